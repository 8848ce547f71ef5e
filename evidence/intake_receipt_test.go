package evidence_test

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/fxamacker/cbor/v2"

	"github.com/labseal/labseal/evidence"
)

type intakeReceiptVectors struct {
	Description string                  `json:"description"`
	Key         hexutil.Bytes           `json:"key"`   // x || y of the key that signed
	KeyID       hexutil.Bytes           `json:"keyId"` // first eight bytes of its SHA-256
	Positive    []intakeReceiptVector   `json:"positive"`
	Negative    []intakeReceiptNegative `json:"negative"`
}

type intakeReceiptVector struct {
	Name       string        `json:"name"`
	Member     common.Hash   `json:"member"`
	Log        common.Hash   `json:"log"`
	Leaf       common.Hash   `json:"leaf"`
	Salt       common.Hash   `json:"salt"`
	Received   uint64        `json:"received"`
	Promise    uint64        `json:"promise"`
	Deadline   uint64        `json:"deadline"`
	Secret     common.Hash   `json:"secret"` // of the version, that the salt comes from
	Projection string        `json:"projection"`
	Artefact   hexutil.Bytes `json:"artefact"`
	Statement  hexutil.Bytes `json:"statement"` // of the leaf; commits to the artefact under the salt
	Protected  hexutil.Bytes `json:"protected"`
	Payload    hexutil.Bytes `json:"payload"`
	ToBeSigned hexutil.Bytes `json:"toBeSigned"`
	Signature  hexutil.Bytes `json:"signature"`
	Receipt    hexutil.Bytes `json:"receipt"`
}

type intakeReceiptNegative struct {
	Name    string        `json:"name"`
	Why     string        `json:"why"`
	Fails   string        `json:"fails"` // format or signature
	Receipt hexutil.Bytes `json:"receipt"`
}

func TestVectors_IntakeReceipt(t *testing.T) {
	testVectors(t, "intake-receipt.json", makeIntakeReceiptVectors, (*intakeReceiptVectors).consume)
}

func makeIntakeReceiptVectors(t testing.TB) *intakeReceiptVectors {
	c := fixedConsortium(t)
	key := evidence.StatementKey(&c.statement.PublicKey)
	id := sha256.Sum256(key)
	v := &intakeReceiptVectors{
		Description: "Intake receipts: see intake-receipt.md. The signatures are by RFC 6979, but any valid one will do.",
		Key:         key, KeyID: id[:8],
	}
	v.add(t, c, "a day", "hl7v2/1", "MSH|^~\\&|LIS|LAB|||20260901100000||ORU^R01|1|P|2.5.1\r", 1_789_999_321, 86_400)
	v.add(t, c, "a second, of bytes that are not read", "opaque/1", "", 1, 1)
	v.add(t, c, "a year", "fhir-r4/1", `{"resourceType":"Observation"}`, 253402300799, evidence.MaxPromise)
	v.Negative = intakeReceiptNegatives(t, c, v.Positive[0])
	return v
}

func (v *intakeReceiptVectors) add(
	t testing.TB, c *consortium, name, projection, artefact string, received, promise uint64,
) {
	t.Helper()
	secret := fixed("secret of " + name)
	commitments, _, err := evidence.Commit(evidence.Secret(secret), projection, []byte(artefact), nil)
	check(t, err)
	statement := c.sign(t, evidence.Statement{
		Member: c.member, Log: c.logID, Handle: fixed("handle of " + name), Kind: evidence.KindVersion,
		Time: received - received%3600, Commitments: commitments, Projection: projection, Status: evidence.StatusFinal,
	})
	r := evidence.IntakeReceipt{
		Member: c.member, Log: c.logID, Leaf: evidence.LeafHash(statement),
		Salt: evidence.ArtefactSalt(evidence.Secret(secret), projection), Received: received, Promise: promise,
	}
	b, err := evidence.SignIntakeReceipt(r, steady{c.statement})
	check(t, err)
	m := decodeCOSE(t, b)
	v.Positive = append(v.Positive, intakeReceiptVector{
		Name: name, Member: r.Member, Log: r.Log, Leaf: r.Leaf, Salt: r.Salt, Received: received, Promise: promise,
		Deadline: r.Deadline(), Secret: secret, Projection: projection, Artefact: []byte(artefact), Statement: statement,
		Protected: m.Protected, Payload: m.Payload.([]byte), Signature: m.Signature, Receipt: b,
		ToBeSigned: sigStructure(t, m.Protected, m.Payload.([]byte)),
	})
}

// intakeReceiptNegatives are receipts that are signed properly and wrong otherwise, in one respect each.
func intakeReceiptNegatives(t testing.TB, c *consortium, of intakeReceiptVector) (out []intakeReceiptNegative) {
	t.Helper()
	add := func(name, why, fails string, receipt []byte) {
		out = append(out, intakeReceiptNegative{name, why, fails, receipt})
	}
	signed := func(protected, payload []byte) []byte { return signCOSE(t, c.statement, protected, payload).encode(t) }
	payload := func(name, why string, change func(m map[uint64]any)) {
		m := map[uint64]any{}
		check(t, cbor.Unmarshal(of.Payload, &m))
		change(m)
		add(name, why, "format", signed(of.Protected, item(t, m)))
	}
	header := func(name, why string, change func(m map[uint64]any)) {
		m := map[uint64]any{}
		check(t, cbor.Unmarshal(of.Protected, &m))
		change(m)
		add(name, why, "format", signed(item(t, m), of.Payload))
	}
	envelope := func(name, why, fails string, change func(m *coseSign1)) {
		m := decodeCOSE(t, of.Receipt)
		change(&m)
		add(name, why, fails, m.encode(t))
	}
	zeros := make([]byte, 32)
	const canonical = "one encoding only (README.md, CBOR)"

	add("nothing", "no bytes", "format", []byte{})
	add("untagged", "tag 18 is mandatory (RFC 9052, section 4.2)", "format", of.Receipt[1:])
	add("trailing byte", "bytes behind the item", "format", append(slices.Clone(of.Receipt), 0))
	add("a statement", "another content type", "format", of.Statement)
	envelope("unprotected header", "it is empty", "format", func(m *coseSign1) { m.Unprotected = map[int]int{1: -7} })
	envelope("detached payload", "the payload is in the receipt", "format", func(m *coseSign1) { m.Payload = nil })
	envelope("another signature", "not over these bytes", "signature", func(m *coseSign1) { m.Signature[63] ^= 1 })
	envelope("short signature", "64 bytes", "signature", func(m *coseSign1) { m.Signature = m.Signature[:63] })
	header("ES384", "alg is -7", func(m map[uint64]any) { m[1] = -35 })
	header("the content type of a statement", "not ours", func(m map[uint64]any) {
		m[3] = "application/vnd.labseal.statement+cbor"
	})
	header("unknown header", "closed map", func(m map[uint64]any) { m[16] = "x" })
	header("no key id", "mandatory", func(m map[uint64]any) { delete(m, 4) })
	header("member zero", "no member", func(m map[uint64]any) { m[15] = map[int]string{1: urn([32]byte{}), 2: urn(of.Leaf)} })
	header("leaf zero", "no leaf", func(m map[uint64]any) { m[15] = map[int]string{1: urn(of.Member), 2: urn([32]byte{})} })
	header("leaf in hex", "labseal: and base64url of 32 bytes", func(m map[uint64]any) {
		m[15] = map[int]string{1: urn(of.Member), 2: hex.EncodeToString(of.Leaf[:])}
	})
	payload("version 2", "unknown version", func(m map[uint64]any) { m[1] = 2 })
	payload("log zero", "no log", func(m map[uint64]any) { m[2] = zeros })
	payload("short log", "32 bytes", func(m map[uint64]any) { m[2] = zeros[1:] })
	payload("no salt", "mandatory", func(m map[uint64]any) { delete(m, 3) })
	payload("salt zero", "no salt", func(m map[uint64]any) { m[3] = zeros })
	payload("no time", "mandatory", func(m map[uint64]any) { m[4] = 0 })
	payload("a time after the year 9999", "out of range", func(m map[uint64]any) { m[4] = uint64(253402300800) })
	payload("no promise", "a second at least", func(m map[uint64]any) { m[5] = 0 })
	payload("a promise of more than a year", "366 days at most", func(m map[uint64]any) { m[5] = evidence.MaxPromise + 1 })
	payload("unknown key", "closed map", func(m map[uint64]any) { m[6] = 0 })
	add("long integer", canonical, "format", signed(of.Protected,
		append([]byte{of.Payload[0], 0x01, 0x18, 0x01}, of.Payload[3:]...)))
	add("another key's signature", "the key id names one key, another signed", "signature",
		signCOSE(t, fixedStatementKey(t, "another statement key"), of.Protected, of.Payload).encode(t))
	return out
}

func (v *intakeReceiptVectors) consume(t *testing.T) {
	trust := fixedConsortium(t).trust
	for _, p := range v.Positive {
		want := evidence.IntakeReceipt{
			Member: p.Member, Log: p.Log, Leaf: p.Leaf, Salt: p.Salt, Received: p.Received, Promise: p.Promise,
		}
		if got, err := evidence.ParseIntakeReceipt(p.Receipt); err != nil || got != want || got.Deadline() != p.Deadline {
			t.Errorf("%s: parsed %+v, %v", p.Name, got, err)
		}
		if got, err := trust.CheckIntakeReceipt(p.Receipt, 1); err != nil || got != want {
			t.Errorf("%s: checked %+v, %v", p.Name, got, err)
		}
		if !verifyES256(t, v.Key, p.ToBeSigned, p.Signature) {
			t.Errorf("%s: the signature does not fit", p.Name)
		}
		again := slices.Concat([]byte{0xd2, 0x84}, item(t, []byte(p.Protected)), []byte{0xa0}, item(t, []byte(p.Payload)),
			item(t, []byte(p.Signature)))
		if !bytes.Equal(again, p.Receipt) {
			t.Errorf("%s: is not made of its parts", p.Name)
		}
		if salt := evidence.ArtefactSalt(evidence.Secret(p.Secret), p.Projection); salt != p.Salt {
			t.Errorf("%s: salt %s", p.Name, salt)
		}
		if err := want.CheckArtefact(p.Statement, p.Artefact); err != nil {
			t.Errorf("%s: %v", p.Name, err)
		}
	}
	for _, n := range v.Negative {
		_, formatErr := evidence.ParseIntakeReceipt(n.Receipt)
		_, err := trust.CheckIntakeReceipt(n.Receipt, 1)
		if err == nil || (formatErr != nil) != (n.Fails == "format") {
			t.Errorf("%s: parse: %v; check: %v", n.Name, formatErr, err)
		}
	}
}

// TestSpec_IntakeReceiptExamples finds every long hex string of the page in its vectors.
func TestSpec_IntakeReceiptExamples(t *testing.T) {
	vectors, err := os.ReadFile(filepath.Join(vectorsDir, "intake-receipt.json"))
	check(t, err)
	page, err := os.ReadFile(filepath.Join(vectorsDir, "..", "intake-receipt.md"))
	check(t, err)
	examples := regexp.MustCompile(`0x[0-9a-f]{16,}`).FindAll(page, -1)
	if len(examples) == 0 {
		t.Error("the page shows no example")
	}
	for _, e := range examples {
		if !bytes.Contains(vectors, e) {
			t.Errorf("intake-receipt.md: %.24s... is in no vector", e)
		}
	}
}

func TestIntakeReceipt_EveryByteCounts(t *testing.T) {
	c := fixedConsortium(t)
	receipt := makeIntakeReceiptVectors(t).Positive[0].Receipt
	for i := range receipt {
		for bit := range 8 {
			changed := slices.Clone(receipt)
			changed[i] ^= 1 << bit
			if _, err := c.trust.CheckIntakeReceipt(changed, 1); err == nil {
				t.Fatalf("bit %d of byte %d may change unnoticed", bit, i)
			}
		}
		if _, err := c.trust.CheckIntakeReceipt(receipt[:i], 1); err == nil {
			t.Fatalf("the first %d bytes are accepted", i)
		}
	}
}

func TestIntakeReceipt_IsNoStatement(t *testing.T) {
	v := makeIntakeReceiptVectors(t).Positive[0]
	if _, err := evidence.DecodeStatement(v.Receipt); err == nil {
		t.Error("a receipt is read as a statement")
	}
	if _, err := evidence.ParseIntakeReceipt(v.Statement); err == nil {
		t.Error("a statement is read as a receipt")
	}
}

func TestTrust_CheckIntakeReceipt_Keys(t *testing.T) {
	v := makeIntakeReceiptVectors(t).Positive[0]
	ten, twenty := uint64(10), uint64(20)
	for _, test := range []struct {
		name   string
		change func(m *evidence.Member)
		want   string // empty: accepted at block 15
	}{
		{"as it is", func(*evidence.Member) {}, ""},
		{"ended later", func(m *evidence.Member) { m.Keys[0].Until = &twenty }, ""},
		{"ended before", func(m *evidence.Member) { m.Keys[0].Until = &ten }, "does not count for block 15"},
		{"began later", func(m *evidence.Member) { m.Keys[0].From = 16 }, "does not count for block 15"},
		{"compromised before", func(m *evidence.Member) { m.Keys[0].CompromisedSince = &ten }, "does not count for block 15"},
		{"compromised later", func(m *evidence.Member) { m.Keys[0].CompromisedSince = &twenty }, "compromised since block 20"},
		{"a log key", func(m *evidence.Member) { m.Keys[0].Kind = "log" }, "no such statement key"},
		{"none", func(m *evidence.Member) { m.Keys = m.Keys[1:] }, "no such statement key"},
		{"another member's", func(m *evidence.Member) { m.ID = fixed("nobody") }, "does not name member"},
	} {
		c := fixedConsortium(t)
		test.change(c.trust.Members[0])
		_, err := c.trust.CheckIntakeReceipt(v.Receipt, 15)
		if (err == nil) != (test.want == "") || err != nil && !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v, want %q", test.name, err, test.want)
		}
	}
}

func TestIntakeReceipt_CheckArtefact(t *testing.T) {
	vectors := makeIntakeReceiptVectors(t)
	v, other := vectors.Positive[0], vectors.Positive[2]
	good, err := evidence.ParseIntakeReceipt(v.Receipt)
	check(t, err)
	salted := good
	salted.Salt[0] ^= 1
	elsewhere := good
	elsewhere.Log = fixed("another log")
	for _, test := range []struct {
		name                string
		receipt             evidence.IntakeReceipt
		statement, artefact []byte
		want                string
	}{
		{"its own", good, v.Statement, v.Artefact, ""},
		{"other bytes", good, v.Statement, append(slices.Clone(v.Artefact), ' '), "not the bytes"},
		{"no bytes", good, v.Statement, nil, "not the bytes"},
		{"another salt", salted, v.Statement, v.Artefact, "not the bytes"},
		{"another statement", good, other.Statement, v.Artefact, "another version"},
		{"another log", elsewhere, v.Statement, v.Artefact, "another log"},
		{"no statement", good, v.Receipt, v.Artefact, "statement"},
	} {
		err := test.receipt.CheckArtefact(test.statement, test.artefact)
		if (err == nil) != (test.want == "") || err != nil && !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v, want %q", test.name, err, test.want)
		}
	}
}

func TestStatementOf(t *testing.T) {
	m := fixedConsortium(t).version(t, "a version", sampleClaims, 1)
	for name, b := range map[string][]byte{"evidence": m.evidence(t), "a statement": m.entry} {
		if got, err := evidence.StatementOf(b); err != nil || !bytes.Equal(got, m.entry) {
			t.Errorf("%s: %x, %v", name, got, err)
		}
	}
	if _, err := evidence.StatementOf(m.receipt); err == nil {
		t.Error("a statement of a receipt of inclusion")
	}
}

func TestNamesKey(t *testing.T) {
	c := fixedConsortium(t)
	m := c.version(t, "a version", sampleClaims, 1)
	other, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	check(t, err)
	if !evidence.NamesKey(m.entry, c.statement.Public()) {
		t.Error("a statement does not name its key")
	}
	if evidence.NamesKey(m.entry, other.Public()) || evidence.NamesKey(m.entry, c.log.Public()) || evidence.NamesKey(m.receipt, c.statement.Public()) {
		t.Error("another key is named, or what is no statement names one")
	}
}

func TestSignIntakeReceipt_Refuses(t *testing.T) {
	c := fixedConsortium(t)
	good, err := evidence.ParseIntakeReceipt(makeIntakeReceiptVectors(t).Positive[0].Receipt)
	check(t, err)
	for name, change := range map[string]func(r *evidence.IntakeReceipt){
		"no leaf":        func(r *evidence.IntakeReceipt) { r.Leaf = common.Hash{} },
		"no promise":     func(r *evidence.IntakeReceipt) { r.Promise = 0 },
		"a long one":     func(r *evidence.IntakeReceipt) { r.Promise = evidence.MaxPromise + 1 },
		"no time":        func(r *evidence.IntakeReceipt) { r.Received = 0 },
		"the far time":   func(r *evidence.IntakeReceipt) { r.Received = 1 << 60 },
		"nobody's":       func(r *evidence.IntakeReceipt) { r.Member = common.Hash{} },
		"in no log":      func(r *evidence.IntakeReceipt) { r.Log = common.Hash{} },
		"without a salt": func(r *evidence.IntakeReceipt) { r.Salt = common.Hash{} },
	} {
		r := good
		change(&r)
		if _, err := evidence.SignIntakeReceipt(r, c.statement); err == nil {
			t.Errorf("%s: signed", name)
		}
	}
	if _, err := evidence.SignIntakeReceipt(good, c.log); err == nil {
		t.Error("signed by an Ed25519 key")
	}
	p384, err := ecdsa.GenerateKey(elliptic.P384(), rand.Reader)
	check(t, err)
	if _, err := evidence.SignIntakeReceipt(good, p384); err == nil {
		t.Error("signed by a P-384 key")
	}
}

func FuzzParseIntakeReceipt(f *testing.F) {
	v := makeIntakeReceiptVectors(f)
	for _, p := range v.Positive {
		f.Add([]byte(p.Receipt))
	}
	for _, n := range v.Negative {
		f.Add([]byte(n.Receipt))
	}
	genuine := map[string]bool{}
	for _, p := range v.Positive {
		genuine[string(p.Receipt)] = true
	}
	trust := fixedConsortium(f).trust
	f.Fuzz(func(t *testing.T, b []byte) {
		if _, err := evidence.ParseIntakeReceipt(b); err != nil {
			return
		}
		checkDeterministic(t, b)
		if _, err := evidence.DecodeStatement(b); err == nil {
			t.Fatal("it is a statement as well")
		}
		if _, err := trust.CheckIntakeReceipt(b, 1); (err == nil) != genuine[string(b)] {
			t.Fatalf("checked with %v", err)
		}
	})
}
