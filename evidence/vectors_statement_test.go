package evidence_test

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/sha256"
	"encoding/base64"
	"math/big"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/fxamacker/cbor/v2"

	"github.com/labseal/labseal/evidence"
)

type statementVectors struct {
	Description string              `json:"description"`
	Key         hexutil.Bytes       `json:"key"`   // x || y of the key that signed
	KeyID       hexutil.Bytes       `json:"keyId"` // first eight bytes of its SHA-256
	Positive    []statementVector   `json:"positive"`
	Negative    []statementNegative `json:"negative"`
}

type statementVector struct {
	Name        string          `json:"name"`
	Fields      statementFields `json:"fields"`
	Issuer      string          `json:"issuer"`
	Subject     string          `json:"subject"`
	Protected   hexutil.Bytes   `json:"protected"`
	Payload     hexutil.Bytes   `json:"payload"`
	ToBeSigned  hexutil.Bytes   `json:"toBeSigned"`
	Signature   hexutil.Bytes   `json:"signature"`
	Statement   hexutil.Bytes   `json:"statement"`
	LeafHash    common.Hash     `json:"leafHash"`
	ReasonName  string          `json:"reasonName,omitempty"`
	StatusClass string          `json:"statusClass,omitempty"`
}

type statementFields struct {
	Member      common.Hash  `json:"member"`
	Log         common.Hash  `json:"log"`
	Handle      common.Hash  `json:"handle"`
	Kind        uint8        `json:"kind"`
	Time        uint64       `json:"time"`
	Artefact    *common.Hash `json:"artefact,omitempty"`
	Content     *common.Hash `json:"content,omitempty"`
	Projection  string       `json:"projection,omitempty"`
	Status      *uint8       `json:"status,omitempty"`
	Amended     *common.Hash `json:"amended,omitempty"`
	Reason      uint8        `json:"reason,omitempty"`
	Replacement *common.Hash `json:"replacement,omitempty"`
	Until       uint64       `json:"until,omitempty"`
}

type statementNegative struct {
	Name      string        `json:"name"`
	Why       string        `json:"why"`
	Statement hexutil.Bytes `json:"statement"`
}

func (f statementFields) statement() evidence.Statement {
	s := evidence.Statement{
		Member: f.Member, Log: f.Log, Handle: f.Handle, Kind: evidence.Kind(f.Kind), Time: f.Time,
		Projection: f.Projection, Reason: evidence.Reason(f.Reason), Until: f.Until,
	}
	for _, h := range []struct{ from, to *common.Hash }{
		{f.Artefact, &s.Artefact}, {f.Content, &s.Content}, {f.Amended, &s.Amended}, {f.Replacement, &s.Replacement},
	} {
		if h.from != nil {
			*h.to = *h.from
		}
	}
	if f.Status != nil {
		s.Status = evidence.Status(*f.Status)
	}
	return s
}

func (c *consortium) sign(t testing.TB, s evidence.Statement) []byte {
	t.Helper()
	b, err := evidence.SignStatement(s, steady{c.statement})
	check(t, err)
	return b
}

// coseSign1 is a COSE_Sign1 whose parts can be anything.
type coseSign1 struct {
	_           struct{} `cbor:",toarray"`
	Protected   []byte
	Unprotected any
	Payload     any
	Signature   []byte
}

func decodeCOSE(t testing.TB, b []byte) coseSign1 {
	t.Helper()
	var m coseSign1
	check(t, cbor.Unmarshal(b[1:], &m))
	return m
}

func (m coseSign1) encode(t testing.TB) []byte {
	t.Helper()
	return append([]byte{0xd2}, item(t, m)...)
}

// signCOSE signs any header and payload with ES256, by nothing that the package uses.
func signCOSE(t testing.TB, key *ecdsa.PrivateKey, protected, payload []byte) coseSign1 {
	t.Helper()
	digest := sha256.Sum256(sigStructure(t, protected, payload))
	der, err := key.Sign(nil, digest[:], crypto.SHA256)
	check(t, err)
	return coseSign1{Protected: protected, Unprotected: map[int]int{}, Payload: payload, Signature: fromDER(t, der)}
}

// fromDER turns an ASN.1 ECDSA signature into r || s.
func fromDER(t testing.TB, der []byte) []byte {
	t.Helper()
	r, s := new(big.Int), new(big.Int)
	r.SetBytes(der[4 : 4+der[3]])
	s.SetBytes(der[6+der[3]:])
	return slices.Concat(r.FillBytes(make([]byte, 32)), s.FillBytes(make([]byte, 32)))
}

func sigStructure(t testing.TB, protected, payload []byte) []byte {
	t.Helper()
	return item(t, []any{"Signature1", protected, []byte{}, payload})
}

func urn(h common.Hash) string { return "labseal:" + base64.RawURLEncoding.EncodeToString(h[:]) }

func makeStatementVectors(t testing.TB) *statementVectors {
	c := fixedConsortium(t)
	key := evidence.StatementKey(&c.statement.PublicKey)
	id := sha256.Sum256(key)
	v := &statementVectors{
		Description: "Statements: see statement.md. The signatures are by RFC 6979, but any valid one will do.",
		Key:         key, KeyID: id[:8],
	}
	hash := func(name string) *common.Hash { h := fixed(name); return &h }
	final, unknown := uint8(evidence.StatusFinal), uint8(evidence.StatusUnknown)
	base := statementFields{Member: c.member, Log: c.logID, Kind: 1, Time: 1_789_999_200}
	version := base
	version.Artefact, version.Content, version.Projection = hash("artefact"), hash("content"), "hl7v2/1"
	for _, add := range []struct {
		name   string
		fields statementFields
		change func(f *statementFields)
	}{
		{"a final version", version, func(f *statementFields) { f.Status = &final }},
		{"a version of unknown status", version, func(f *statementFields) { f.Status = &unknown }},
		{"an amendment with a successor", base, func(f *statementFields) {
			f.Kind, f.Amended, f.Reason, f.Replacement = 2, hash("handle of the amended"), 1, hash("replacement")
		}},
		{"an amendment that withdraws", base, func(f *statementFields) {
			f.Kind, f.Amended, f.Reason = 2, hash("handle of the amended"), 5
		}},
		{"a shred", base, func(f *statementFields) {
			f.Kind, f.Amended, f.Until = 3, hash("handle of the shredded"), f.Time+90*24*3600
		}},
	} {
		add.fields.Handle = fixed("handle of " + add.name)
		add.change(&add.fields)
		v.Positive = append(v.Positive, statementVectorOf(t, c, add.name, add.fields))
	}
	v.Negative = statementNegatives(t, c, v.Positive)
	return v
}

func statementVectorOf(t testing.TB, c *consortium, name string, f statementFields) statementVector {
	t.Helper()
	s := f.statement()
	b := c.sign(t, s)
	m := decodeCOSE(t, b)
	v := statementVector{
		Name: name, Fields: f, Issuer: urn(f.Member), Subject: urn(f.Handle),
		Protected: m.Protected, Payload: m.Payload.([]byte), Signature: m.Signature, Statement: b,
		ToBeSigned: sigStructure(t, m.Protected, m.Payload.([]byte)),
		LeafHash:   sha256.Sum256(append([]byte{0}, b...)),
	}
	switch f.Kind {
	case 2:
		v.ReasonName = s.Reason.String()
	case 1:
		v.StatusClass = s.Status.String()
	}
	return v
}

func (v *statementVectors) consume(t *testing.T) {
	for _, p := range v.Positive {
		got, err := evidence.DecodeStatement(p.Statement)
		if err != nil || got != p.Fields.statement() {
			t.Errorf("%s: decoded %+v, %v", p.Name, got, err)
		}
		if got := evidence.LeafHash(p.Statement); got != p.LeafHash {
			t.Errorf("%s: leaf hash %s", p.Name, got)
		}
		again := slices.Concat([]byte{0xd2, 0x84}, item(t, []byte(p.Protected)), []byte{0xa0}, item(t, []byte(p.Payload)),
			item(t, []byte(p.Signature)))
		if !bytes.Equal(again, p.Statement) {
			t.Errorf("%s: is not made of its parts", p.Name)
		}
		if p.ReasonName != "" {
			if reason, err := evidence.ParseReason(p.ReasonName); err != nil || uint8(reason) != p.Fields.Reason {
				t.Errorf("%s: reason %s is %d, %v", p.Name, p.ReasonName, reason, err)
			}
		}
		if !verifyES256(t, v.Key, p.ToBeSigned, p.Signature) {
			t.Errorf("%s: the signature does not fit", p.Name)
		}
	}
	for _, n := range v.Negative {
		if _, err := evidence.DecodeStatement(n.Statement); err == nil {
			t.Errorf("%s: accepted", n.Name)
		}
	}
}
