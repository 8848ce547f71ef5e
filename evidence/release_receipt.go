package evidence

import (
	"crypto"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
)

// DisclosureID names a disclosure in the accounting of the lab that made it: random, and so it says nothing.
type DisclosureID [16]byte

// ReleaseReceipt is what a recipient signs for what it got (docs/spec/release-receipt.md). It says that these envelopes
// came and opened. That what they hold is right it does not say.
type ReleaseReceipt struct {
	Recipient  common.Hash // the member that signs
	Leaf       common.Hash // leaf hash of the version that was released
	Lab        common.Hash // the member that released it
	Disclosure DisclosureID
	Envelopes  []common.Hash // of the signed envelopes, as EnvelopeHash names them
	Received   uint64        // unix seconds, by the recipient's clock
}

const (
	releaseReceiptType = "application/vnd.labseal.release-receipt+cbor"
	maxEnvelopes       = 16
)

type releaseReceiptItem struct {
	Version    uint64   `cbor:"1,keyasint"`
	Lab        []byte   `cbor:"2,keyasint"`
	Disclosure []byte   `cbor:"3,keyasint"`
	Envelopes  [][]byte `cbor:"4,keyasint"`
	Received   uint64   `cbor:"5,keyasint"`
}

// EnvelopeHash names a signed envelope: the SHA-256 of its bytes.
func EnvelopeHash(signed []byte) common.Hash { return sha256.Sum256(signed) }

// SignReleaseReceipt signs with the recipient's statement key.
func SignReleaseReceipt(r ReleaseReceipt, key crypto.Signer) ([]byte, error) {
	if err := r.check(); err != nil {
		return nil, fmt.Errorf("sign release receipt: %w", err)
	}
	payload := encode(releaseReceiptItem{1, r.Lab[:], r.Disclosure[:], hashItems(r.Envelopes), r.Received})
	b, err := message{releaseReceiptType, r.Recipient, r.Leaf, payload}.sign(key, rand.Reader)
	if err != nil {
		return nil, fmt.Errorf("sign release receipt: %w", err)
	}
	return b, nil
}

// ReadReleaseReceipt reads a release receipt without checking its signature.
func ReadReleaseReceipt(b []byte) (ReleaseReceipt, error) {
	r, _, _, err := readReleaseReceipt(b)
	if err != nil {
		return ReleaseReceipt{}, fmt.Errorf("release receipt: %w", err)
	}
	return r, nil
}

// CheckReleaseReceipt reads a release receipt and checks that the recipient signed it with a statement key that counts
// for it at the given block.
func (t *Trust) CheckReleaseReceipt(b []byte, block uint64) (ReleaseReceipt, error) {
	r, err := t.checkReleaseReceipt(b, block)
	if err != nil {
		return ReleaseReceipt{}, fmt.Errorf("release receipt: %w", err)
	}
	return r, nil
}

func (t *Trust) checkReleaseReceipt(b []byte, block uint64) (ReleaseReceipt, error) {
	r, s, id, err := readReleaseReceipt(b)
	if err != nil {
		return r, err
	}
	_, err = t.checkSigned(s, r.Recipient, id, block)
	return r, err
}

// readReleaseReceipt reads a receipt, and the id of the key that is said to have signed.
func readReleaseReceipt(b []byte) (r ReleaseReceipt, s sign1, id []byte, err error) {
	if s, err = decodeSign1(b); err != nil {
		return r, s, nil, err
	}
	m, id, err := s.message(releaseReceiptType)
	if err != nil {
		return r, s, nil, err
	}
	var item releaseReceiptItem
	if err := decode(m.payload, &item); err != nil {
		return r, s, nil, fmt.Errorf("payload: %w", err)
	}
	if item.Version != 1 {
		return r, s, nil, fmt.Errorf("version %d is not known; a newer reader may read it", item.Version)
	}
	if len(item.Disclosure) != len(r.Disclosure) {
		return r, s, nil, errors.New("disclosure: not 16 bytes")
	}
	r = ReleaseReceipt{
		Recipient: m.member, Leaf: m.subject, Disclosure: DisclosureID(item.Disclosure), Received: item.Received,
	}
	if r.Lab, err = hashOf(item.Lab); err != nil {
		return r, s, nil, fmt.Errorf("lab: %w", err)
	}
	if r.Envelopes, err = hashesOf(item.Envelopes); err != nil {
		return r, s, nil, fmt.Errorf("envelopes: %w", err)
	}
	return r, s, id, r.check()
}

func (r ReleaseReceipt) check() error {
	var zero common.Hash
	switch {
	case r.Recipient == zero || r.Leaf == zero || r.Lab == zero || r.Disclosure == DisclosureID{}:
		return errors.New("recipient, leaf, lab and disclosure must not be zero")
	case len(r.Envelopes) == 0 || len(r.Envelopes) > maxEnvelopes:
		return errors.New("it names no envelope, or too many")
	case r.Received == 0 || r.Received > maxReceived:
		return errors.New("the time received is out of range")
	}
	return nil
}
