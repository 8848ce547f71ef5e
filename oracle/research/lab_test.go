package research_test

import (
	"context"
	"crypto/ecdsa"
	"crypto/rand"
	"encoding/json"
	"log/slog"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/indexer/simchain"
	"github.com/labseal/labseal/internal/deploy"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/chain"
	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/intake/intaketest"
	"github.com/labseal/labseal/oracle/issue"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/projection"
	"github.com/labseal/labseal/oracle/research"
	"github.com/labseal/labseal/oracle/share"
	"github.com/labseal/labseal/oracle/vault"
)

// lab is a lab on a chain whose one member it is: it does research itself.
type lab struct {
	*simchain.Chain
	journal  *journal.Journal
	keyring  *vault.Keyring
	intake   *intake.Intake
	exporter *research.Exporter
	now      func() time.Time
}

func newLab(t testing.TB) *lab {
	t.Helper()
	l := &lab{Chain: simchain.New(t)}
	l.now = func() time.Time { return time.Unix(int64(l.Head().Time), 0) } // the chain's clock is its own
	l.Vote(l.Deployment.Consortium.Address, bindings.NewConsortium().PackSetRoles(simchain.Lab, bindings.Roles(bindings.RoleLab|bindings.RoleResearcher)))
	l.Commit()
	books := intaketest.New(t, simchain.Lab, common.Hash{0xb1})
	books.Now = l.now
	l.journal, l.keyring, l.intake = books.Journal, books.Keyring, books.Intake
	store, err := vault.OpenStore(t.Context(), "file://"+t.TempDir())
	check(t, err)
	t.Cleanup(func() { store.Close() })
	releases := &chain.Releases{
		Nodes: []*chain.Peer{chain.NewPeer(l.URL, l.Deployment)}, Need: 1, Finality: deploy.Finality{}, MaxAge: time.Hour, Now: l.now,
	}
	t.Cleanup(releases.Close)
	sharer := &share.Sharer{
		Member: simchain.Lab, Journal: l.journal, Chain: releases, Keyring: l.keyring, Statement: books.Statement,
		Issuer: &issue.Issuer{Journal: l.journal, Store: store, Keyring: l.keyring, Trust: &evidence.Trust{}},
		Log:    slog.New(slog.DiscardHandler), Now: l.now,
	}
	l.exporter = &research.Exporter{Lab: simchain.Lab, Journal: l.journal, Studies: releases, Sharer: sharer}
	return l
}

const day = 86400

// study registers a study that runs, and joins it. Nobody has approved it yet.
func (l *lab) study(name byte, duo ...uint16) common.Hash {
	now := l.Head().Time
	id := l.RegisterStudy(bindings.IStudyRegistryTerms{
		ProtocolCommit: common.Hash{name}, Duo: duo, Diseases: [][32]byte{}, ValidFrom: now - now%day, Expiry: now - now%day + 30*day,
	})
	l.Commit()
	return id
}

func (l *lab) approve(study common.Hash) {
	l.Vote(l.Deployment.StudyRegistry.Address, bindings.NewStudyRegistry().PackApprove(study, 1))
	l.Commit()
}

// receive takes a record in, with texts replaced.
func (l *lab) receive(t testing.TB, path string, replace ...string) vault.RecordID {
	t.Helper()
	text, err := os.ReadFile(path)
	check(t, err)
	taken, err := l.intake.Receive(t.Context(), []byte(strings.NewReplacer(replace...).Replace(string(text))), projection.TypeAny)
	check(t, err)
	return taken.Record
}

// panel is a lipid panel of a patient with that number, one of several.
func (l *lab) panel(t testing.TB, patient, nth string) vault.RecordID {
	t.Helper()
	return l.receive(t, "../hl7/testdata/lipid-panel.hl7", "770412", patient, "F-9001", "F-"+patient+nth, "P-5501", "P-"+patient+nth,
		"RIV-20260302-0001", "M-"+patient+nth, "Frida", "Frida"+patient)
}

// patient is a subject with its key.
type patient struct {
	*lab
	key     *ecdsa.PrivateKey
	subject common.Hash
}

// enroll makes the patient of a record a subject.
func (l *lab) enroll(t testing.TB, record vault.RecordID) *patient {
	t.Helper()
	key, err := crypto.GenerateKey()
	check(t, err)
	p := &patient{l, key, l.Enroll(key)}
	l.Commit()
	tx := oracle.Tx{Account: common.Address{1}, Nonce: nonce(p.subject), Hash: p.subject, Raw: []byte{1}}
	check(t, l.journal.StageEnrolment(t.Context(), tx, p.subject, common.Hash{}))
	check(t, l.journal.BindSubject(t.Context(), p.subject, record))
	return p
}

func nonce(h common.Hash) uint64 { return uint64(h[0])<<16 | uint64(h[1])<<8 | uint64(h[2]) }

// grants has the patient grant research to the lab for some uses, on the chain and in the lab's books.
func (p *patient) grants(t testing.TB, duo []uint16, change ...func(*consent.Terms)) common.Hash {
	t.Helper()
	now := uint64(p.now().Unix())
	terms := consent.Terms{
		Version: consent.TermsVersion, Subject: p.subject, Decision: consent.Permit, Grantee: simchain.Lab,
		Purposes: consent.PurposeBits(consent.Research), NotBefore: now - 1000, NotAfter: now + 100_000,
		Flags: consent.AllowsResearch | consent.DeidentifiedOnly, DUO: duo,
	}
	for _, c := range change {
		c(&terms)
	}
	o := share.Opening{Terms: terms, Salt: consent.NewSalt()}
	id := p.Grant(p.key, p.subject, o.Terms.Commit(o.Salt))
	p.Commit()
	text, err := json.Marshal(o)
	check(t, err)
	sealed := journal.SealedGrant{ID: id, Subject: p.subject}
	rand.Read(sealed.Record[:])
	sealed.Opening, _, err = p.keyring.Seal(text, sealed.Record, 1)
	check(t, err)
	check(t, p.journal.StageGrant(t.Context(), oracle.Tx{Account: common.Address{2}, Nonce: nonce(id), Hash: id, Raw: []byte{1}}, sealed))
	return id
}

// disclosures are those of a record's patient.
func (l *lab) disclosures(t *testing.T, record vault.RecordID) []journal.Accounted {
	t.Helper()
	list, err := l.journal.Disclosures(context.Background(), record, time.Time{}, l.now().Add(time.Hour))
	check(t, err)
	return list
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
