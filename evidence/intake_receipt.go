package evidence

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
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
	return newSalts(secret, projection, 0).artefact()
}

// Deadline is the last second in which the promise may be kept, in unix time.
func (r IntakeReceipt) Deadline() uint64 { return r.Received + r.Promise }

// SignIntakeReceipt signs with the lab's statement key.
func SignIntakeReceipt(r IntakeReceipt, key crypto.Signer) ([]byte, error) {
	if err := r.check(); err != nil {
		return nil, fmt.Errorf("sign intake receipt: %w", err)
	}
	payload := encode(intakeReceiptItem{1, r.Log[:], r.Salt[:], r.Received, r.Promise})
	b, err := message{intakeReceiptType, r.Member, r.Leaf, payload}.sign(key, rand.Reader)
	if err != nil {
		return nil, fmt.Errorf("sign intake receipt: %w", err)
	}
	return b, nil
}

// ParseIntakeReceipt reads an intake receipt without checking its signature.
func ParseIntakeReceipt(b []byte) (IntakeReceipt, error) {
	r, _, _, err := readIntakeReceipt(b)
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
	r, signed, id, err := readIntakeReceipt(b)
	if err != nil {
		return r, err
	}
	key, err := t.checkSigned(signed, r.Member, id, block)
	if err != nil {
		return r, err
	}
	if key.CompromisedSince != nil {
		return r, fmt.Errorf("its key is known to be compromised since block %d: whoever has it can have made "+
			"this receipt for any time", *key.CompromisedSince)
	}
	return r, nil
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

// NamesKey says whether a statement names this key as the one that signed it. It checks no signature.
func NamesKey(statement []byte, key crypto.PublicKey) bool {
	public, isECDSA := key.(*ecdsa.PublicKey)
	m, err := decodeSign1(statement)
	if err != nil || !isECDSA || public.Curve != elliptic.P256() {
		return false
	}
	_, id, err := m.statement()
	return err == nil && bytes.Equal(id, keyID(StatementKey(public)))
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

// readIntakeReceipt reads an intake receipt, and the id of the key that is said to have signed.
func readIntakeReceipt(b []byte) (r IntakeReceipt, signed sign1, keyID []byte, err error) {
	if signed, err = decodeSign1(b); err != nil {
		return r, signed, nil, err
	}
	m, keyID, err := signed.message(intakeReceiptType)
	if err != nil {
		return r, signed, nil, err
	}
	var item intakeReceiptItem
	if err := decode(m.payload, &item); err != nil {
		return r, signed, nil, fmt.Errorf("payload: %w", err)
	}
	if item.Version != 1 {
		return r, signed, nil, fmt.Errorf("version %d is not known; a newer verifier may read it", item.Version)
	}
	r = IntakeReceipt{Member: m.member, Leaf: m.subject, Received: item.Received, Promise: item.Promise}
	if r.Log, err = hashOf(item.Log); err != nil {
		return r, signed, nil, fmt.Errorf("log: %w", err)
	}
	if r.Salt, err = hashOf(item.Salt); err != nil {
		return r, signed, nil, fmt.Errorf("salt: %w", err)
	}
	return r, signed, keyID, r.check()
}
