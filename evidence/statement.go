package evidence

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	"github.com/veraison/go-cose"
	"golang.org/x/mod/sumdb/tlog"
)

// CoarseTime is the grain of a statement's time: the hour, so that it does not single out one patient's visit.
const CoarseTime = 3600

// Statement is what a lab signs of one version or one amendment (docs/spec/statement.md).
type Statement struct {
	Member common.Hash // who states it
	Log    common.Hash // the log it goes into
	Handle common.Hash // random name under which the chain keeps this version's status
	Kind   Kind
	Time   uint64 // unix seconds, a multiple of CoarseTime

	// Of a version.
	Commitments
	Projection string
	Status     Status

	// Of an amendment, and of a shred.
	Amended     common.Hash // handle of the version that it is about
	Reason      Reason
	Replacement common.Hash // pointer to the successor's leaf; zero where the reason withdraws

	// Of a shred.
	Until uint64 // unix seconds, a multiple of CoarseTime: until then backups may still hold what was shredded
}

// NewHandle draws a random handle.
func NewHandle() common.Hash {
	var h common.Hash
	rand.Read(h[:]) // never fails (crypto/rand)
	return h
}

const statementType = "application/vnd.labseal.statement+cbor"

type statementItem struct {
	Version     uint64 `cbor:"1,keyasint"`
	Kind        uint64 `cbor:"2,keyasint"`
	Log         []byte `cbor:"3,keyasint"`
	Time        uint64 `cbor:"4,keyasint"`
	Artefact    []byte `cbor:"5,keyasint,omitempty"`
	Content     []byte `cbor:"6,keyasint,omitempty"`
	Projection  string `cbor:"7,keyasint,omitempty"`
	Status      uint64 `cbor:"8,keyasint,omitempty"`
	Amended     []byte `cbor:"9,keyasint,omitempty"`
	Reason      uint64 `cbor:"10,keyasint,omitempty"`
	Replacement []byte `cbor:"11,keyasint,omitempty"`
	Until       uint64 `cbor:"12,keyasint,omitempty"`
}

type statementHeader struct {
	Algorithm   int64     `cbor:"1,keyasint"`
	ContentType string    `cbor:"3,keyasint"`
	KeyID       []byte    `cbor:"4,keyasint"`
	Claims      cwtClaims `cbor:"15,keyasint"`
}

// cwtClaims name issuer and subject of a statement or a receipt, as SCITT wants them (RFC 9943; CWT Claims header,
// RFC 9597).
type cwtClaims struct {
	Issuer  string `cbor:"1,keyasint"`
	Subject string `cbor:"2,keyasint"`
}

// SignStatement signs with the lab's ES256 key and returns the bytes that the log takes as its entry. A statement is signed
// once: each has a handle of its own.
func SignStatement(s Statement, key crypto.Signer) ([]byte, error) {
	if err := s.check(); err != nil {
		return nil, fmt.Errorf("sign statement: %w", err)
	}
	var room [192]byte
	b, err := message{statementType, s.Member, s.Handle, s.appendPayload(room[:0])}.sign(key, nil)
	if err != nil {
		return nil, fmt.Errorf("sign statement: %w", err)
	}
	return b, nil
}

// DecodeStatement reads a statement's bytes without checking its signature. It refuses an unprotected header: the log
// entry has none.
func DecodeStatement(b []byte) (Statement, error) {
	m, err := decodeSign1(b)
	if err != nil {
		return Statement{}, err
	}
	if len(m.Unprotected) != 0 {
		return Statement{}, errors.New("a log entry has an empty unprotected header")
	}
	s, _, err := m.statement()
	return s, err
}

// CheckStatement reads a log entry, and checks that one of the member's statement keys signed it, whenever that key
// counted: for which block it did is for verifiers of evidence.
func (t *Trust) CheckStatement(entry []byte) (Statement, error) {
	s, err := DecodeStatement(entry)
	if err != nil {
		return Statement{}, err
	}
	m, err := decodeSign1(entry)
	if err != nil {
		return Statement{}, err
	}
	_, id, err := m.statement()
	if err != nil {
		return Statement{}, err
	}
	member := t.Member(s.Member)
	if member == nil {
		return Statement{}, fmt.Errorf("the trust file does not name member %s", s.Member)
	}
	for _, k := range member.Keys {
		if k.Kind == "statement" && bytes.Equal(keyID(k.Key), id) {
			return s, verifyES256(k.Key, toBeSigned(m.Protected, *m.Payload), m.Signature)
		}
	}
	return Statement{}, fmt.Errorf("it is signed by a key %x, which is no statement key of member %s", id, s.Member)
}

// LeafHash is the RFC 9162 leaf hash of a log entry: the public name of a version.
func LeafHash(statement []byte) common.Hash { return common.Hash(tlog.RecordHash(statement)) }

// StatementKey is the encoding of an ES256 public key in the consortium's books: x || y, 64 bytes.
func StatementKey(key *ecdsa.PublicKey) []byte {
	point, err := key.Bytes()
	if err != nil || len(point) != 65 {
		panic("evidence: statement key is not a P-256 point")
	}
	return point[1:]
}

func (s Statement) check() error {
	var zero common.Hash
	if s.Member == zero || s.Log == zero || s.Handle == zero {
		return errors.New("member, log and handle must not be zero")
	}
	if s.Time%CoarseTime != 0 || s.Until%CoarseTime != 0 {
		return errors.New("the time is finer than an hour")
	}
	if s.Kind != KindShred && s.Until != 0 {
		return errors.New("only a shred says until when backups may hold something")
	}
	isVersion := s.Projection != "" && s.Artefact != zero && s.Content != zero && s.Status <= StatusEnteredInError
	isAmendment := s.Amended != zero && s.Reason > ReasonNone && s.Reason <= ReasonCancelled
	switch s.Kind {
	case KindVersion:
		if !isVersion || s.Amended != zero || s.Reason != 0 || s.Replacement != zero {
			return errors.New("a version states commitments, projection and status, and nothing else")
		}
	case KindAmendment:
		if !isAmendment || s.Projection != "" || s.Commitments != (Commitments{}) || s.Status != 0 {
			return errors.New("an amendment states a handle, a reason and a replacement, and nothing else")
		}
		if s.Reason.Withdraws() != (s.Replacement == zero) {
			return errors.New("an amendment has a replacement unless its reason withdraws the version")
		}
	case KindShred:
		if s.Amended == zero || s.Until < s.Time || s.Projection != "" || s.Commitments != (Commitments{}) ||
			s.Status != 0 || s.Reason != 0 || s.Replacement != zero {
			return errors.New("a shred states a handle and a time that is not before its own, and nothing else")
		}
	default:
		return fmt.Errorf("statement kind %d is not known; a newer verifier may read it", s.Kind)
	}
	return nil
}

func (s Statement) item() statementItem {
	return statementItem{
		Version: 1, Kind: uint64(s.Kind), Log: s.Log[:], Time: s.Time,
		Artefact: bytesOf(s.Artefact), Content: bytesOf(s.Content), Projection: s.Projection, Status: uint64(s.Status),
		Amended: bytesOf(s.Amended), Reason: uint64(s.Reason), Replacement: bytesOf(s.Replacement),
		Until: s.Until,
	}
}

// appendPayload appends what the encoder writes of the item, without the reflection.
func (s Statement) appendPayload(b []byte) []byte {
	head := len(b)
	b = append(b, cborMap) // and the number of entries, at most 12
	put := func(label byte) { b[head]++; b = append(b, label) }
	number := func(label byte, n uint64) {
		put(label)
		b = appendHead(b, cborUint, n)
	}
	hash := func(label byte, h common.Hash) {
		if h != (common.Hash{}) {
			put(label)
			b = appendBytes(b, h[:])
		}
	}
	number(1, 1)
	number(2, uint64(s.Kind))
	put(3)
	b = appendBytes(b, s.Log[:])
	number(4, s.Time)
	hash(5, s.Artefact)
	hash(6, s.Content)
	if s.Projection != "" {
		put(7)
		b = appendText(b, s.Projection)
	}
	if s.Status != 0 {
		number(8, uint64(s.Status))
	}
	hash(9, s.Amended)
	if s.Reason != 0 {
		number(10, uint64(s.Reason))
	}
	hash(11, s.Replacement)
	if s.Until != 0 {
		number(12, s.Until)
	}
	return b
}

// statement reads header and payload of a signed statement, and the id of the key that signed it.
func (m sign1) statement() (Statement, []byte, error) {
	var header statementHeader
	if err := decode(m.Protected, &header); err != nil {
		return Statement{}, nil, fmt.Errorf("protected header: %w", err)
	}
	if header.Algorithm != int64(cose.AlgorithmES256) || header.ContentType != statementType {
		return Statement{}, nil, errors.New("protected header: not an ES256 statement of ours")
	}
	if m.Payload == nil {
		return Statement{}, nil, errors.New("payload: detached")
	}
	var item statementItem
	if err := decode(*m.Payload, &item); err != nil {
		return Statement{}, nil, fmt.Errorf("payload: %w", err)
	}
	if item.Version != 1 || item.Kind > 255 || item.Status > 255 || item.Reason > 255 {
		return Statement{}, nil, errors.New("payload: a version or code that is not known")
	}
	s := Statement{
		Kind: Kind(item.Kind), Time: item.Time,
		Projection: item.Projection, Status: Status(item.Status), Reason: Reason(item.Reason), Until: item.Until,
	}
	var err error
	if s.Member, err = fromURI(header.Claims.Issuer); err != nil {
		return Statement{}, nil, fmt.Errorf("issuer: %w", err)
	}
	if s.Handle, err = fromURI(header.Claims.Subject); err != nil {
		return Statement{}, nil, fmt.Errorf("subject: %w", err)
	}
	for _, f := range []struct {
		to   *common.Hash
		from []byte
	}{
		{&s.Log, item.Log},
		{&s.Artefact, item.Artefact},
		{&s.Content, item.Content},
		{&s.Amended, item.Amended},
		{&s.Replacement, item.Replacement},
	} {
		if len(f.from) != 0 && len(f.from) != common.HashLength {
			return Statement{}, nil, errors.New("payload: a hash is not 32 bytes")
		}
		*f.to = common.BytesToHash(f.from)
	}
	if !bytes.Equal(encode(s.item()), *m.Payload) { // a hash of zeros written out where it must be left out
		return Statement{}, nil, fmt.Errorf("payload: %w", errNotCanonical)
	}
	if err := s.check(); err != nil {
		return Statement{}, nil, err
	}
	return s, header.KeyID, nil
}

// toBeSigned is the Sig_structure of a COSE_Sign1 without external data (RFC 9052, section 4.4).
func toBeSigned(protected, payload []byte) []byte {
	return appendToBeSigned(make([]byte, 0, len(protected)+len(payload)+32), protected, payload)
}

func appendToBeSigned(b, protected, payload []byte) []byte {
	b = appendBytes(appendText(append(b, cborArray|4), "Signature1"), protected)
	return appendBytes(append(b, cborBytes), payload)
}

// verifyES256 checks a signature by a 64-byte public key x || y.
func verifyES256(key, signed, signature []byte) error {
	if len(key) != 64 {
		return fmt.Errorf("statement key has %d bytes, want 64", len(key))
	}
	public, err := ecdsa.ParseUncompressedPublicKey(elliptic.P256(), append([]byte{4}, key...))
	if err != nil {
		return fmt.Errorf("statement key: %w", err)
	}
	verifier, err := cose.NewVerifier(cose.AlgorithmES256, public)
	if err != nil {
		return fmt.Errorf("statement key: %w", err)
	}
	return verifier.Verify(signed, signature)
}

// keyID names a public key in a COSE header: the first eight bytes of its SHA-256.
func keyID(public []byte) []byte {
	sum := sha256.Sum256(public)
	return sum[:8]
}

// uri writes a 32-byte id as a URI: labseal:<base64url>.
func uri(id common.Hash) string { return "labseal:" + base64.RawURLEncoding.EncodeToString(id[:]) }

// appendURI appends what uri writes, as a text.
func appendURI(b []byte, id common.Hash) []byte {
	b = appendHead(b, cborText, uint64(len("labseal:")+base64.RawURLEncoding.EncodedLen(len(id))))
	return base64.RawURLEncoding.AppendEncode(append(b, "labseal:"...), id[:])
}

func fromURI(s string) (common.Hash, error) {
	text, ok := strings.CutPrefix(s, "labseal:")
	b, err := base64.RawURLEncoding.Strict().DecodeString(text)
	if !ok || err != nil || len(b) != common.HashLength {
		return common.Hash{}, errors.New("not labseal: and a 32-byte id in base64url")
	}
	return common.Hash(b), nil
}

func bytesOf(h common.Hash) []byte {
	if h == (common.Hash{}) {
		return nil
	}
	return h[:]
}
