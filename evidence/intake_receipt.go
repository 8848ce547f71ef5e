package evidence

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/veraison/go-cose"
)

// IntakeReceipt is what a lab signs for the sender of an artefact that it took in (docs/spec/intake-receipt.md): the
// statement of this leaf hash will be in the log, and anchored, before the promise is over. It is no receipt of
// inclusion, which comes when that is done.
type IntakeReceipt struct {
	Member   common.Hash // who promises
	Log      common.Hash // where the leaf will be
	Leaf     common.Hash // leaf hash of the version's statement
	Salt     common.Hash // of the version's artefact commitment
	Received uint64      // unix seconds: when the lab took the artefact in
	Promise  uint64      // seconds from then until it is anchored, at most
}

// Bounds of an intake receipt's times.
const (
	MaxPromise  = 366 * 24 * 3600
	maxReceived = 253402300799 // the year 9999 ends
)

const intakeReceiptType = "application/vnd.labseal.intake-receipt+cbor"

type intakeReceiptItem struct {
	Version  uint64 `cbor:"1,keyasint"`
	Log      []byte `cbor:"2,keyasint"`
	Salt     []byte `cbor:"3,keyasint"`
	Received uint64 `cbor:"4,keyasint"`
	Promise  uint64 `cbor:"5,keyasint"`
}

// ArtefactSalt is the salt of a version's artefact commitment. With the artefact at hand it opens that commitment, and
// nothing else of the version.
func ArtefactSalt(secret Secret, projection string) common.Hash {
	return newSalts(secret, projection).derive("artefact", 0)
}

// Deadline is the last second in which the promise may be kept, in unix time.
func (r IntakeReceipt) Deadline() uint64 { return r.Received + r.Promise }

// SignIntakeReceipt signs with the lab's statement key.
func SignIntakeReceipt(r IntakeReceipt, key crypto.Signer) ([]byte, error) {
	if err := r.check(); err != nil {
		return nil, fmt.Errorf("sign intake receipt: %w", err)
	}
	public, ok := key.Public().(*ecdsa.PublicKey)
	if !ok || public.Curve != elliptic.P256() {
		return nil, errors.New("sign intake receipt: the statement key must be ES256 (P-256)")
	}
	signer, err := cose.NewSigner(cose.AlgorithmES256, key)
	if err != nil {
		return nil, fmt.Errorf("sign intake receipt: %w", err)
	}
	header := encode(statementHeader{
		Algorithm:   int64(cose.AlgorithmES256),
		ContentType: intakeReceiptType,
		KeyID:       keyID(StatementKey(public)),
		Claims:      cwtClaims{Issuer: uri(r.Member), Subject: uri(r.Leaf)},
	})
	payload := encode(intakeReceiptItem{1, r.Log[:], r.Salt[:], r.Received, r.Promise})
	signature, err := signer.Sign(rand.Reader, toBeSigned(header, payload))
	if err != nil {
		return nil, fmt.Errorf("sign intake receipt: %w", err)
	}
	return sign1{Protected: header, Payload: &payload, Signature: signature}.encode(), nil
}

// ParseIntakeReceipt reads an intake receipt without checking its signature.
func ParseIntakeReceipt(b []byte) (IntakeReceipt, error) {
	m, err := decodeSign1(b)
	if err != nil {
		return IntakeReceipt{}, fmt.Errorf("intake receipt: %w", err)
	}
	r, _, err := m.intakeReceipt()
	if err != nil {
		return IntakeReceipt{}, fmt.Errorf("intake receipt: %w", err)
	}
	return r, nil
}

// CheckIntakeReceipt reads an intake receipt and checks that it was signed with a statement key that counted for the
// member at the given block, the newest one at the time received. A key that is known to be compromised counts at no
// block: nothing but the signature says when the receipt was made.
func (t *Trust) CheckIntakeReceipt(b []byte, block uint64) (IntakeReceipt, error) {
	r, err := t.checkIntakeReceipt(b, block)
	if err != nil {
		return IntakeReceipt{}, fmt.Errorf("intake receipt: %w", err)
	}
	return r, nil
}

func (t *Trust) checkIntakeReceipt(b []byte, block uint64) (r IntakeReceipt, err error) {
	m, err := decodeSign1(b)
	if err != nil {
		return r, err
	}
	r, id, err := m.intakeReceipt()
	if err != nil {
		return r, err
	}
	member := t.Member(r.Member)
	if member == nil {
		return r, fmt.Errorf("the trust file does not name member %s", r.Member)
	}
	key, err := member.key("statement", id, block)
	if err != nil {
		return r, err
	}
	if key.CompromisedSince != nil {
		return r, fmt.Errorf("its key is known to be compromised since block %d: whoever has it can have made "+
			"this receipt for any time", *key.CompromisedSince)
	}
	return r, verifyES256(key.Key, toBeSigned(m.Protected, *m.Payload), m.Signature)
}

// CheckArtefact says whether the receipt is for an artefact. It takes the version's statement, which evidence holds:
// the receipt names it by its leaf hash, and with the receipt's salt the artefact opens its commitment.
func (r IntakeReceipt) CheckArtefact(statement, artefact []byte) error {
	s, err := DecodeStatement(statement)
	if err != nil {
		return fmt.Errorf("statement: %w", err)
	}
	switch {
	case LeafHash(statement) != r.Leaf:
		return errors.New("the statement is of another version than the receipt")
	case s.Member != r.Member || s.Log != r.Log:
		return errors.New("the statement is of another log than the receipt")
	case artefactCommitment(r.Salt, sha256.Sum256(artefact)) != s.Artefact:
		return errors.New("these are not the bytes that the lab received")
	}
	return nil
}

// StatementOf returns the statement that evidence is of, as the log holds it: an evidence file's, or the bytes
// themselves where they are a statement. It checks neither signature nor proof.
func StatementOf(b []byte) ([]byte, error) {
	if _, err := DecodeStatement(b); err == nil {
		return b, nil
	}
	p, err := split(b, decodeChainProof)
	if err != nil {
		return nil, fmt.Errorf("neither evidence nor a statement: %w", err)
	}
	return p.entry, nil
}

func (r IntakeReceipt) check() error {
	var zero common.Hash
	switch {
	case r.Member == zero || r.Log == zero || r.Leaf == zero || r.Salt == zero:
		return errors.New("member, log, leaf and salt must not be zero")
	case r.Received == 0 || r.Received > maxReceived:
		return errors.New("the time received is out of range")
	case r.Promise == 0 || r.Promise > MaxPromise:
		return errors.New("the promise is not between a second and a year")
	}
	return nil
}

// intakeReceipt reads header and payload, and the id of the key that signed.
func (m sign1) intakeReceipt() (r IntakeReceipt, keyID []byte, err error) {
	var header statementHeader
	if err := decode(m.Protected, &header); err != nil {
		return r, nil, fmt.Errorf("protected header: %w", err)
	}
	if header.Algorithm != int64(cose.AlgorithmES256) || header.ContentType != intakeReceiptType {
		return r, nil, errors.New("protected header: not an ES256 intake receipt of ours")
	}
	if len(m.Unprotected) != 0 {
		return r, nil, errors.New("unprotected header: not empty")
	}
	if m.Payload == nil {
		return r, nil, errors.New("payload: detached")
	}
	var item intakeReceiptItem
	if err := decode(*m.Payload, &item); err != nil {
		return r, nil, fmt.Errorf("payload: %w", err)
	}
	if item.Version != 1 {
		return r, nil, fmt.Errorf("version %d is not known; a newer verifier may read it", item.Version)
	}
	r.Received, r.Promise = item.Received, item.Promise
	if r.Member, err = fromURI(header.Claims.Issuer); err != nil {
		return r, nil, fmt.Errorf("issuer: %w", err)
	}
	if r.Leaf, err = fromURI(header.Claims.Subject); err != nil {
		return r, nil, fmt.Errorf("subject: %w", err)
	}
	if r.Log, err = hashOf(item.Log); err != nil {
		return r, nil, fmt.Errorf("log: %w", err)
	}
	if r.Salt, err = hashOf(item.Salt); err != nil {
		return r, nil, fmt.Errorf("salt: %w", err)
	}
	return r, header.KeyID, r.check()
}
