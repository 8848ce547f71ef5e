package releaseserver_test

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/hpke"
	"crypto/rand"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
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
	"github.com/labseal/labseal/oracle/demographics"
	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/intake/intaketest"
	"github.com/labseal/labseal/oracle/issue"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/projection"
	"github.com/labseal/labseal/oracle/relay"
	"github.com/labseal/labseal/oracle/releaseserver"
	"github.com/labseal/labseal/oracle/share"
	"github.com/labseal/labseal/oracle/vault"
)

// lab is a lab with its release endpoint, on a chain whose one member it is: it asks itself for records, as a clinic
// would.
type lab struct {
	*simchain.Chain
	journal   *journal.Journal
	keyring   *vault.Keyring
	intake    *intake.Intake
	statement *ecdsa.PrivateKey
	private   hpke.PrivateKey
	trust     *evidence.Trust
	releases  *chain.Releases
	sharer    *share.Sharer
	register  *demographics.Register
	server    *releaseserver.Server
	url       string
	now       func() time.Time
	log       *bytes.Buffer
}

func newLab(t *testing.T) *lab {
	t.Helper()
	l := &lab{Chain: simchain.New(t), log: new(bytes.Buffer)}
	l.now = func() time.Time { return time.Unix(int64(l.Head().Time), 0) } // the chain's clock is its own
	books := intaketest.New(t, simchain.Lab, common.Hash{0xb1})
	books.Now = l.now
	l.journal, l.keyring, l.intake, l.statement = books.Journal, books.Keyring, books.Intake, books.Statement
	var err error
	l.private, err = hpke.MLKEM768P256().GenerateKey()
	check(t, err)
	consortium := bindings.NewConsortium()
	l.Vote(l.Deployment.Consortium.Address, consortium.PackSetRoles(simchain.Lab, bindings.Roles(bindings.RoleLab|bindings.RoleProvider)))
	l.Commit()
	l.setEncryption(t, consortium.PackSetKey(simchain.Lab, bindings.KeyKindEncryption, l.private.PublicKey().Bytes()))
	l.trust = &evidence.Trust{
		Chain: evidence.TrustChain{ID: simchain.ChainID, Genesis: l.Deployment.Genesis, Codec: evidence.CodecEthereum},
		Members: []*evidence.Member{{
			ID: simchain.Lab, Name: "Lab", Keys: []evidence.TrustKey{{Kind: "statement", Key: evidence.StatementKey(&l.statement.PublicKey)}},
		}},
	}
	l.openRelease(t)
	l.openCounter(t)
	return l
}

// setEncryption has the manager set the key, which takes more gas than the chain's own calls have.
func (l *lab) setEncryption(t *testing.T, data []byte) {
	t.Helper()
	evm, err := chain.Dial(t.Context(), l.URL, l.Deployment)
	check(t, err)
	defer evm.Close()
	done := make(chan error, 1)
	go func() {
		manager := account{l.Keys[bindings.PurposeManager]}
		_, err := evm.Consortium().Do(t.Context(), manager, chain.Call{Target: l.Deployment.Consortium.Address, Data: data})
		done <- err
	}()
	for {
		select {
		case err := <-done:
			check(t, err)
			return
		case <-time.After(20 * time.Millisecond):
			l.Commit()
		}
	}
}

// openRelease opens what decides on releases and makes them.
func (l *lab) openRelease(t *testing.T) {
	t.Helper()
	store, err := vault.OpenStore(t.Context(), "file://"+t.TempDir())
	check(t, err)
	t.Cleanup(func() { store.Close() })
	issuer := &issue.Issuer{Journal: l.journal, Store: store, Keyring: l.keyring, Trust: l.trust}
	l.register = &demographics.Register{Journal: l.journal, Records: issuer, Lookup: l.intake.Lookup}
	l.releases = &chain.Releases{
		Nodes: []*chain.Peer{chain.NewPeer(l.URL, l.Deployment)}, Need: 1, Finality: deploy.Finality{}, MaxAge: time.Hour, Now: l.now,
	}
	t.Cleanup(l.releases.Close)
	l.sharer = &share.Sharer{
		Member: simchain.Lab, Journal: l.journal, Issuer: issuer, Chain: l.releases, Keyring: l.keyring, Statement: l.statement,
		Window: time.Hour, Log: l.logger(), Now: l.now,
		// The log is not anchored here: cmd/e2e does that.
		Evidence: func(ctx context.Context, id oracle.VersionID) ([]byte, error) {
			stored, err := l.journal.Version(ctx, id.Record, id.Version)
			if err != nil {
				return nil, err
			}
			return stored.Statement, nil
		},
	}
}

func (l *lab) logger() *slog.Logger {
	return slog.New(slog.NewTextHandler(l.log, &slog.HandlerOptions{Level: slog.LevelDebug}))
}

// openCounter opens the endpoint.
func (l *lab) openCounter(t *testing.T) {
	t.Helper()
	l.server = &releaseserver.Server{
		Lab: simchain.Lab, Trust: l.trust, Sharer: l.sharer, Journal: l.journal, Register: l.register, Keyring: l.keyring,
		Receipts: &share.Receipts{Member: simchain.Lab, Journal: l.journal, Keyring: l.keyring, Trust: l.trust},
		Desk: &relay.Desk{
			Member: simchain.Lab, Journal: l.journal, Now: l.now, Domain: l.domain(),
			Registry: func(ctx context.Context) (relay.Registry, error) {
				evm, err := l.releases.Dial(ctx)
				if err != nil {
					return nil, err
				}
				return chain.PostedRegistry{ConsentRegistry: evm.ConsentRegistry(relayerOf(l))}, nil
			},
		},
		Log: l.logger(), Now: l.now,
	}
	endpoint := httptest.NewServer(l.server)
	t.Cleanup(endpoint.Close)
	l.url = endpoint.URL
}

func (l *lab) domain() consent.Domain {
	return consent.Domain{ChainID: simchain.ChainID, Registry: l.Deployment.ConsentRegistry.Address}
}

// panel is a lipid panel of a patient of its own.
func (l *lab) panel(t *testing.T, number string) vault.RecordID {
	t.Helper()
	text, err := os.ReadFile("../hl7/testdata/lipid-panel.hl7")
	check(t, err)
	named := strings.NewReplacer("770412", number, "F-9001", "F-"+number, "P-5501", "P-"+number, "RIV-20260302-0001", "M-"+number)
	taken, err := l.intake.Receive(t.Context(), []byte(named.Replace(string(text))), projection.TypeHL7)
	check(t, err)
	return taken.Record
}

// patient is a subject with its key, and what it granted.
type patient struct {
	*lab
	key     *ecdsa.PrivateKey
	subject common.Hash
}

// enroll makes the patient of a record a subject.
func (l *lab) enroll(t *testing.T, record vault.RecordID) *patient {
	t.Helper()
	key, err := crypto.GenerateKey()
	check(t, err)
	p := &patient{l, key, l.Enroll(key)}
	l.Commit()
	check(t, l.journal.StageEnrolment(t.Context(), oracle.Tx{Account: common.Address{1}, Nonce: nonce(p.subject), Hash: p.subject, Raw: []byte{1}}, p.subject, common.Hash{}))
	check(t, l.journal.BindSubject(t.Context(), p.subject, record))
	return p
}

// nonce is one that nothing else in these tests has.
func nonce(h common.Hash) uint64 { return uint64(h[0])<<16 | uint64(h[1])<<8 | uint64(h[2]) }

// grant has the patient grant TREAT to the lab, for some codes or for all, on the chain and in the lab's books.
func (p *patient) grant(t *testing.T, codes ...consent.Coding) (share.Opening, common.Hash) {
	t.Helper()
	return p.grantBy(t, nil, codes...)
}

// grantBy does so on the word of a paper that the lab attests, if there is one.
func (p *patient) grantBy(t *testing.T, paper *consent.Paper, codes ...consent.Coding) (share.Opening, common.Hash) {
	t.Helper()
	now := uint64(p.now().Unix())
	d := consent.NewDocument(consent.Terms{
		Version: consent.TermsVersion, Subject: p.subject, Decision: consent.Permit, Grantee: simchain.Lab,
		Purposes: consent.PurposeBits(consent.Treatment), NotBefore: now - 1000, NotAfter: now + 100_000,
	}, codes, nil)
	o := share.Opening{Terms: d.Terms, Salt: consent.NewSalt(), Codes: d.Codes, Paper: paper}
	if paper != nil {
		o.Salt = paper.TermsSalt()
	}
	id := p.Grant(p.key, p.subject, o.Terms.Commit(o.Salt))
	p.Commit()
	text, err := json.Marshal(o)
	check(t, err)
	sealed := journal.SealedGrant{ID: id, Subject: p.subject}
	rand.Read(sealed.Record[:])
	sealed.Opening, _, err = p.keyring.Seal(text, sealed.Record, 1)
	check(t, err)
	check(t, p.journal.StageGrant(t.Context(), oracle.Tx{Account: common.Address{2}, Nonce: nonce(id), Hash: id, Raw: []byte{1}}, sealed))
	return o, id
}

// revocation is what the patient signs to revoke.
func (p *patient) revocation(t *testing.T, o share.Opening) relay.Revocation {
	t.Helper()
	r := relay.Revocation{Subject: p.subject, TermsCommit: o.Terms.Commit(o.Salt), Deadline: uint64(p.now().Unix()) + 3600}
	digest := p.domain().Revoke(r.ID(), r.Deadline)
	r.Signature = signHash(t, p.key, digest)
	return r
}

// told is an answer of the endpoint.
type told struct {
	status int
	header http.Header
	body   string
}

func (a told) into(t *testing.T, v any) {
	t.Helper()
	if a.status >= 300 {
		t.Fatalf("status %d: %s", a.status, a.body)
	}
	check(t, json.Unmarshal([]byte(a.body), v))
}

// post posts bytes.
func (l *lab) post(t *testing.T, client *http.Client, url, contentType string, body []byte) told {
	t.Helper()
	response, err := client.Post(url, contentType, bytes.NewReader(body))
	check(t, err)
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	check(t, err)
	return told{response.StatusCode, response.Header, string(text)}
}

// sign signs a request as the member.
func (l *lab) sign(t *testing.T, path string, body any, change ...func(*evidence.Request)) []byte {
	t.Helper()
	text, err := json.Marshal(body)
	check(t, err)
	r := evidence.Request{Member: simchain.Lab, Lab: simchain.Lab, Time: uint64(l.now().Unix()), Path: path, Body: text}
	rand.Read(r.Nonce[:])
	for _, c := range change {
		c(&r)
	}
	signed, err := evidence.SignRequest(r, l.statement)
	check(t, err)
	return signed
}

// ask asks for a record, by a signed request.
func (l *lab) ask(t *testing.T, asked releaseserver.Asked) told {
	t.Helper()
	return l.post(t, http.DefaultClient, l.url+releaseserver.Records, evidence.RequestType, l.sign(t, releaseserver.Records, asked))
}

func (l *lab) postJSON(t *testing.T, path string, body any) told {
	t.Helper()
	text, err := json.Marshal(body)
	check(t, err)
	return l.post(t, http.DefaultClient, l.url+path, "application/json", text)
}

// opened opens what was released, as its recipient does.
func (l *lab) opened(t *testing.T, p releaseserver.Parcel) ([]byte, evidence.Envelope) {
	t.Helper()
	e, err := l.trust.CheckEnvelope(p.Envelope, 1<<60)
	check(t, err)
	text, err := vault.Receive(e, []byte(p.JWE), l.private)
	check(t, err)
	return text, e
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
