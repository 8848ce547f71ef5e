package evidence

import (
	"crypto"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
)

// Envelope is a content key for one recipient, as the lab signs it (docs/spec/envelope.md). Without the recipient's
// private key nothing in it says what the record is.
type Envelope struct {
	Member    common.Hash // the lab
	Leaf      common.Hash // leaf hash of the version that is released
	Suite     string      // of HPKE: KEM, KDF, AEAD
	Address   common.Hash // SHA-256 of the ciphertext that the key opens
	Recipient common.Hash // SHA-256 of the recipient's public key, as its KEM serialises it
	Grant     common.Hash // that the release rests on; zero for another basis, or several
	IsScoped  bool        // the ciphertext holds some claims; else it is the whole record

	Encapsulation []byte
	Sealed        []byte // the 32-byte key, encrypted
}

const (
	envelopeType = "application/vnd.labseal.envelope+cbor"

	// sealedKey is the size of a sealed key: 32 bytes and the AEAD's tag.
	sealedKey = 32 + 16
	// maxEncapsulation bounds what a KEM encapsulates to; MLKEM768-P256 takes 1,153.
	maxEncapsulation = 4096
	maxSuite         = 64
)

type envelopeItem struct {
	Version       uint64 `cbor:"1,keyasint"`
	Suite         string `cbor:"2,keyasint"`
	Address       []byte `cbor:"3,keyasint"`
	Recipient     []byte `cbor:"4,keyasint"`
	Grant         []byte `cbor:"5,keyasint"`
	Scope         uint64 `cbor:"6,keyasint"` // 1 whole, 2 some claims
	Encapsulation []byte `cbor:"7,keyasint"`
	Sealed        []byte `cbor:"8,keyasint"`
}

// KeyHash names a recipient's public key.
func KeyHash(public []byte) common.Hash { return sha256.Sum256(public) }

// Associated is the data that a key is sealed with, so that it opens for this release and no other.
func (e Envelope) Associated() []byte {
	data := append([]byte("labseal/envelope/1\x00"), e.Member[:]...)
	for _, h := range []common.Hash{e.Leaf, e.Address, e.Recipient, e.Grant} {
		data = append(data, h[:]...)
	}
	return append(data, byte(e.scope()))
}

func (e Envelope) scope() uint64 {
	if e.IsScoped {
		return 2
	}
	return 1
}

// SignEnvelope signs with the lab's statement key.
func SignEnvelope(e Envelope, key crypto.Signer) ([]byte, error) {
	if err := e.check(); err != nil {
		return nil, fmt.Errorf("sign envelope: %w", err)
	}
	payload := encode(envelopeItem{
		1, e.Suite, e.Address[:], e.Recipient[:], e.Grant[:], e.scope(), e.Encapsulation, e.Sealed,
	})
	b, err := message{envelopeType, e.Member, e.Leaf, payload}.sign(key, rand.Reader)
	if err != nil {
		return nil, fmt.Errorf("sign envelope: %w", err)
	}
	return b, nil
}

// CheckEnvelope reads an envelope and checks that the lab signed it with a statement key that counts for the member at
// the given block, the newest one that the reader knows.
func (t *Trust) CheckEnvelope(b []byte, block uint64) (Envelope, error) {
	e, err := t.checkEnvelope(b, block)
	if err != nil {
		return Envelope{}, fmt.Errorf("envelope: %w", err)
	}
	return e, nil
}

func (t *Trust) checkEnvelope(b []byte, block uint64) (e Envelope, err error) {
	s, err := decodeSign1(b)
	if err != nil {
		return e, err
	}
	m, id, err := s.message(envelopeType)
	if err != nil {
		return e, err
	}
	if e, err = m.envelope(); err != nil {
		return e, err
	}
	_, err = t.checkSigned(s, e.Member, id, block)
	return e, err
}

func (e Envelope) check() error {
	var zero common.Hash
	switch {
	case e.Member == zero || e.Leaf == zero || e.Address == zero || e.Recipient == zero:
		return errors.New("member, leaf, address and recipient must not be zero")
	case e.Suite == "" || len(e.Suite) > maxSuite:
		return errors.New("the suite has no name, or one that is too long")
	case len(e.Encapsulation) == 0 || len(e.Encapsulation) > maxEncapsulation:
		return errors.New("the encapsulation is empty or too large")
	case len(e.Sealed) != sealedKey:
		return errors.New("the sealed key is not of the size of a key")
	}
	return nil
}

// envelope reads the payload.
func (m message) envelope() (e Envelope, err error) {
	var item envelopeItem
	if err := decode(m.payload, &item); err != nil {
		return e, fmt.Errorf("payload: %w", err)
	}
	if item.Version != 1 || item.Scope != 1 && item.Scope != 2 {
		return e, fmt.Errorf("version %d, scope %d is not known; a newer reader may read it", item.Version, item.Scope)
	}
	e = Envelope{
		Member: m.member, Leaf: m.subject, Suite: item.Suite, IsScoped: item.Scope == 2,
		Encapsulation: item.Encapsulation, Sealed: item.Sealed,
	}
	for _, field := range []struct {
		name string
		from []byte
		to   *common.Hash
	}{{"address", item.Address, &e.Address}, {"recipient", item.Recipient, &e.Recipient}, {"grant", item.Grant, &e.Grant}} {
		if *field.to, err = hashOf(field.from); err != nil {
			return e, fmt.Errorf("%s: %w", field.name, err)
		}
	}
	return e, e.check()
}
