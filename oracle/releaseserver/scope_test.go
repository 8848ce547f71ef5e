package releaseserver_test

import (
	"bytes"
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/hpke"
	"crypto/sha256"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/fxamacker/cbor/v2"
	"github.com/go-jose/go-jose/v4"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/projection"
	"github.com/labseal/labseal/oracle/releaseserver"
	"github.com/labseal/labseal/oracle/vault"
)

// got is all that a grantee of one analyte has of a version: what was released, opened with its own key, and the lab's
// ciphertext of the whole record, since the store needs no trust.
type got struct {
	released  releaseserver.Released
	envelope  evidence.Envelope
	text      []byte // of the partial opening
	opening   *evidence.Opening
	statement evidence.Statement
	key       []byte // that the envelope holds
	body      []byte // JWE of the record in the store

	truth  *evidence.Opening // what the grantee must not learn: here to be guessed right, and for the controls
	secret evidence.Secret
}

// TestScope gives a grantee one analyte of a panel and of its correction, and lets it try to learn another with all that
// it was given. Each attempt is shown to work with what it was not given.
func TestScope(t *testing.T) {
	l := newLab(t)
	for number := 900001; ; number++ { // until a hidden claim stands beside a shown one, where its hash is shown
		record := l.panel(t, strconv.Itoa(number))
		p := l.enroll(t, record)
		p.grant(t, cholesterol)
		first := l.got(t, record)
		if !first.hasNeighbour() {
			continue
		}
		l.correct(t, record, strconv.Itoa(number))
		second := l.got(t, record)
		for name, try := range map[string]func(*testing.T, *lab, got, got){
			"read": tryReading, "guess": tryGuessing, "derive": tryDeriving, "compare": tryComparing, "keys": tryKeys, "artefact": tryArtefact,
		} {
			t.Run(name, func(t *testing.T) { try(t, l, first, second) })
		}
		t.Run("sizes", func(t *testing.T) { trySizes(t, l, first) })
		t.Run("asking", func(t *testing.T) { tryAsking(t, l, record) })
		return
	}
}

// correct sends a correction: both the shown analyte and a hidden one change.
func (l *lab) correct(t *testing.T, record vault.RecordID, number string) {
	t.Helper()
	text, err := os.ReadFile("../hl7/testdata/lipid-panel.hl7")
	check(t, err)
	named := strings.NewReplacer("770412", number, "F-9001", "F-"+number, "P-5501", "P-"+number, "RIV-20260302-0001", "N-"+number,
		"||212|", "||213|", "||150|", "||155|", "|||F|||2026", "|||C|||2026")
	taken, err := l.intake.Correct(t.Context(), record, evidence.ReasonCorrected, []byte(named.Replace(string(text))), projection.TypeHL7)
	check(t, err)
	if taken.Outcome == intake.Duplicate || taken.Version != 2 {
		t.Fatalf("corrected: %+v", taken)
	}
}

// got asks for a record by consent, and opens what comes.
func (l *lab) got(t *testing.T, record vault.RecordID) (g got) {
	t.Helper()
	l.ask(t, releaseserver.Asked{Record: record.String(), Basis: "consent", Purpose: "TREAT"}).into(t, &g.released)
	g.text, g.envelope = l.opened(t, g.released.Opening)
	var err error
	g.opening, err = evidence.DecodeOpening(g.text)
	check(t, err)
	g.statement, err = evidence.DecodeStatement(g.released.Evidence)
	check(t, err)
	recipient, err := hpke.NewRecipient(g.envelope.Encapsulation, l.private, hpke.HKDFSHA256(), hpke.AES256GCM(),
		[]byte("labseal/envelope/1\x00"+g.envelope.Suite))
	check(t, err)
	g.key, err = recipient.Open(g.envelope.Associated(), g.envelope.Sealed)
	check(t, err)

	stored, err := l.journal.Version(context.Background(), record, 0)
	check(t, err)
	sealed, err := l.sharer.Issuer.Sealed(t.Context(), stored)
	check(t, err)
	g.body = sealed.Body
	g.truth, err = l.sharer.Issuer.Opened(t.Context(), stored)
	check(t, err)
	_, g.secret, err = l.keyring.Open(sealed, record, stored.Version)
	check(t, err)
	return g
}

// hidden are the claims that were not released.
func (g got) hidden() (list []evidence.OpenedClaim) {
	for _, c := range g.truth.Claims {
		if !slices.ContainsFunc(g.opening.Claims, func(o evidence.OpenedClaim) bool { return o.Position == c.Position }) {
			list = append(list, c)
		}
	}
	return list
}

// leaf is a claim's hash in the tree (docs/spec/commitments.md), by another implementation than the one under test.
func leaf(t *testing.T, salt common.Hash, c evidence.Claim) common.Hash {
	t.Helper()
	item, err := cbor.Marshal([]any{c.Kind, c.Name, c.Body})
	check(t, err)
	return sha256.Sum256(slices.Concat([]byte{0}, salt[:], item))
}

// hasNeighbour says whether the hash of a hidden claim itself is shown, and not only that of a part of the tree.
func (g got) hasNeighbour() bool {
	for _, c := range g.hidden() {
		if item, err := cbor.Marshal([]any{c.Claim.Kind, c.Claim.Name, c.Claim.Body}); err == nil &&
			slices.Contains(g.opening.Siblings, common.Hash(sha256.Sum256(slices.Concat([]byte{0}, c.Salt[:], item)))) {
			return true
		}
	}
	return false
}

// windows are all runs of 32 bytes in what a grantee has: whatever could be a salt, a secret or a key.
func windows(gots ...got) (list []common.Hash) {
	for _, g := range gots {
		for _, b := range [][]byte{g.text, g.released.Evidence, g.released.Opening.Envelope, g.key} {
			for i := 0; i+32 <= len(b); i++ {
				list = append(list, common.Hash(b[i:i+32]))
			}
		}
	}
	return append(list, common.Hash{})
}

// tryReading looks for the other analytes in clear.
func tryReading(t *testing.T, _ *lab, first, second got) {
	for _, g := range []got{first, second} {
		if !bytes.Contains(g.text, []byte("2093-3")) {
			t.Error("what was granted is not there")
		}
		// The order's own name, "Lipid panel with direct LDL", is context of the analyte, and says what was ordered.
		for _, other := range []string{"2571-8", "2085-9", "18262-6", "Triglyceride", "HDL", "LDL cholesterol", "150", "155", "48.0", "134"} {
			if bytes.Contains(g.text, []byte(other)) || bytes.Contains(g.released.Evidence, []byte(other)) {
				t.Errorf("%q is there", other)
			}
		}
		if g.opening.Artefact != nil {
			t.Error("the digest of the record is there")
		}
	}
}

// tryGuessing guesses what a hidden claim says, rightly, and looks for a salt that proves it.
func tryGuessing(t *testing.T, _ *lab, first, second got) {
	candidates := windows(first, second)
	tries := func(g got, salts []common.Hash) (found bool) {
		for _, c := range g.hidden() {
			item, err := cbor.Marshal([]any{c.Claim.Kind, c.Claim.Name, c.Claim.Body})
			check(t, err)
			for _, salt := range salts {
				hash := common.Hash(sha256.Sum256(slices.Concat([]byte{0}, salt[:], item)))
				found = found || slices.Contains(g.opening.Siblings, hash)
			}
		}
		return found
	}
	for _, g := range []got{first, second} {
		if tries(g, candidates) {
			t.Error("a guess is confirmed by something that was given")
		}
	}
	var salts []common.Hash
	for _, c := range first.hidden() {
		salts = append(salts, c.Salt)
	}
	if !tries(first, salts) {
		t.Error("the attempt finds nothing with the right salts either")
	}
}

// tryDeriving takes everything for the version secret, and derives the salts that it knows.
func tryDeriving(t *testing.T, _ *lab, first, second got) {
	derives := func(g got, secret []byte) bool {
		key, err := hkdf.Expand(sha256.New, secret, "labseal/salts/1\x00"+g.opening.Projection, 32)
		check(t, err)
		block, err := aes.NewCipher(key)
		check(t, err)
		stream := make([]byte, 17*32)
		cipher.NewCTR(block, make([]byte, 16)).XORKeyStream(stream, stream)
		return slices.ContainsFunc(g.opening.Claims, func(c evidence.OpenedClaim) bool { return bytes.Contains(stream, c.Salt[:]) })
	}
	for _, g := range []got{first, second} {
		for _, secret := range windows(first, second) {
			if derives(g, secret[:]) {
				t.Fatal("the secret is in what was given")
			}
		}
	}
	if !derives(first, first.secret[:]) {
		t.Error("the attempt finds nothing with the right secret either")
	}
}

// tryComparing compares version and correction: what did not change must not show that it did not.
func tryComparing(t *testing.T, _ *lab, first, second got) {
	hashes := func(o *evidence.Opening) (list []common.Hash) {
		list = slices.Clone(o.Siblings)
		for _, c := range o.Claims {
			list = append(list, c.Salt)
		}
		return list
	}
	for _, h := range hashes(first.opening) {
		if slices.Contains(hashes(second.opening), h) {
			t.Error("a hash or a salt of the version is in its correction")
		}
	}
	unchanged := 0
	for _, a := range first.truth.Claims {
		for _, b := range second.truth.Claims {
			if a.Claim.Kind != b.Claim.Kind || a.Claim.Name != b.Claim.Name || !bytes.Equal(a.Claim.Body, b.Claim.Body) {
				continue
			}
			unchanged++
			if a.Salt == b.Salt || leaf(t, a.Salt, a.Claim) == leaf(t, b.Salt, b.Claim) {
				t.Errorf("%s %s is committed to as before", a.Claim.Kind, a.Claim.Name)
			}
		}
	}
	if unchanged == 0 {
		t.Error("nothing stayed as it was: nothing is shown")
	}
	for _, pair := range [][2]common.Hash{
		{first.statement.Commitments.Content, second.statement.Commitments.Content},
		{first.statement.Commitments.Artefact, second.statement.Commitments.Artefact},
		{first.statement.Handle, second.statement.Handle},
	} {
		if pair[0] == pair[1] {
			t.Error("the statements have something in common")
		}
	}
}

// tryKeys opens the stored record with all that could be its key.
func tryKeys(t *testing.T, _ *lab, first, second got) {
	parse := func(jwe []byte) *jose.JSONWebEncryption {
		parsed, err := jose.ParseEncryptedCompact(string(jwe), []jose.KeyAlgorithm{jose.DIRECT}, []jose.ContentEncryption{jose.A256GCM})
		check(t, err)
		return parsed
	}
	for _, g := range []got{first, second} {
		jwe, err := vault.JWE(g.body)
		check(t, err)
		body := parse(jwe)
		for _, key := range windows(first, second) {
			if _, err := body.Decrypt(key[:]); err == nil {
				t.Fatal("the record opens")
			}
		}
		if _, err := parse([]byte(g.released.Opening.JWE)).Decrypt(g.key); err != nil {
			t.Error("the attempt does not open what was released either")
		}
	}
}

// tryArtefact guesses the whole record, rightly, and looks for a salt that proves it.
func tryArtefact(t *testing.T, _ *lab, first, second got) {
	commits := func(g got, salt common.Hash) bool {
		return common.Hash(sha256.Sum256(slices.Concat([]byte("labseal/artefact/1\x00"), salt[:], g.truth.Artefact.Digest[:]))) ==
			g.statement.Commitments.Artefact
	}
	for _, g := range []got{first, second} {
		for _, salt := range windows(first, second) {
			if commits(g, salt) {
				t.Fatal("a guess of the record is confirmed")
			}
		}
		if !commits(g, g.truth.Artefact.Salt) {
			t.Error("the attempt finds nothing with the right salt either")
		}
	}
}

// trySizes compares the sizes with those of a record whose hidden analytes are others: one is missing, one is long.
func trySizes(t *testing.T, l *lab, first got) {
	text, err := os.ReadFile("../hl7/testdata/lipid-panel.hl7")
	check(t, err)
	lines := slices.DeleteFunc(strings.Split(string(text), "\r"), func(line string) bool { return strings.Contains(line, "2085-9") })
	named := strings.NewReplacer("770412", "911111", "F-9001", "F-911111", "P-5501", "P-911111", "RIV-20260302-0001", "M-911111",
		"||150|", "||"+strings.Repeat("1", 2000)+"|", "OBX|4", "OBX|3")
	taken, err := l.intake.Receive(t.Context(), []byte(named.Replace(strings.Join(lines, "\r"))), projection.TypeHL7)
	check(t, err)
	p := l.enroll(t, taken.Record)
	p.grant(t, cholesterol)
	other := l.got(t, taken.Record)
	if len(other.truth.Claims) == len(first.truth.Claims) {
		t.Fatal("the records have as many claims: nothing is shown")
	}
	// The siblings depend on the places of the claims, which chance decides; each takes 34 bytes.
	size := func(g got) int { return len(g.text) - 34*len(g.opening.Siblings) }
	if size(other) != size(first) || other.opening.Size != first.opening.Size || len(other.released.Opening.Envelope) != len(first.released.Opening.Envelope) {
		t.Errorf("sizes %d, %d, %d and %d, %d, %d", size(first), first.opening.Size, len(first.released.Opening.Envelope), size(other),
			other.opening.Size, len(other.released.Opening.Envelope))
	}
}

// tryAsking asks for each analyte by name, those that were measured and those that were not.
func tryAsking(t *testing.T, l *lab, record vault.RecordID) {
	var answers []told
	for _, code := range []string{"2571-8", "2085-9", "18262-6", "68961-2", "0-0"} {
		answers = append(answers, l.ask(t, releaseserver.Asked{
			Record: record.String(), Basis: "consent", Purpose: "TREAT", Codes: []releaseserver.Coding{{System: "http://loinc.org", Code: code}},
		}))
	}
	for i, a := range answers {
		if a.status != 403 || a.body != answers[0].body || a.header.Get("Content-Length") != answers[0].header.Get("Content-Length") {
			t.Errorf("answer %d differs: %d %s", i, a.status, a.body)
		}
	}
	var both releaseserver.Released
	l.ask(t, releaseserver.Asked{Record: record.String(), Basis: "consent", Purpose: "TREAT", Codes: []releaseserver.Coding{
		releaseserver.Coding(cholesterol), releaseserver.Coding(triglyceride),
	}}).into(t, &both)
	if text, _ := l.opened(t, both.Opening); bytes.Contains(text, []byte("2571-8")) {
		t.Error("asked together, the other one comes")
	}
}
