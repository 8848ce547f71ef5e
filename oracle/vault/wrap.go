package vault

import (
	"crypto/aes"
	"crypto/cipher"
	"encoding/binary"
	"encoding/hex"
	"errors"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/internal/keys/redact"
)

// ErrWrapped is returned for a wrapped key that does not open: its row was altered, belongs to another record, version,
// epoch or body, or the epoch key is another lab's. AES-GCM can't say which.
var ErrWrapped = errors.New("wrapped key does not open")

// wrapFormat is the first byte of a wrapped key.
const wrapFormat = 1

// wrappedSize is the size of a wrapped key: format, nonce, content key and secret, tag.
const wrappedSize = 1 + nonceSize + 64 + tagSize

// RecordID names a record within its lab: random, and so safe to show.
type RecordID [16]byte

// String is the id in hex.
func (r RecordID) String() string { return hex.EncodeToString(r[:]) }

// EpochKey is an opened epoch: it wraps and unwraps the keys of its versions. It is safe for concurrent use.
type EpochKey struct {
	redact.All
	id   uint32
	aead redact.Hidden[cipher.AEAD]
}

// ID is the epoch's number.
func (k EpochKey) ID() uint32 { return k.id }

func newEpochKey(id uint32, key []byte) (EpochKey, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return EpochKey{}, err
	}
	aead, err := cipher.NewGCMWithRandomNonce(block)
	if err != nil {
		return EpochKey{}, err
	}
	return EpochKey{id: id, aead: redact.Hide(aead)}, nil
}

// binding is what a wrapped key is tied to, besides its epoch.
type binding struct {
	record  RecordID
	version uint32
	address common.Hash
}

func (k EpochKey) wrap(b binding, content []byte, secret evidence.Secret) []byte {
	inner := append(append(make([]byte, 0, 64), content...), secret[:]...)
	defer clear(inner)
	wrapped := append(make([]byte, 0, wrappedSize), wrapFormat)
	return k.aead.Reveal().Seal(wrapped, nil, inner, k.associated(b))
}

func (k EpochKey) unwrap(b binding, wrapped []byte) (content []byte, secret evidence.Secret, err error) {
	if len(wrapped) == 0 || wrapped[0] != wrapFormat {
		return nil, evidence.Secret{}, ErrWrapped
	}
	inner, err := k.aead.Reveal().Open(nil, nil, wrapped[1:], k.associated(b))
	if err != nil || len(inner) != 64 {
		return nil, evidence.Secret{}, ErrWrapped
	}
	return inner[:32], evidence.Secret(inner[32:]), nil
}

func (k EpochKey) associated(b binding) []byte {
	data := append(append(make([]byte, 0, 80), "labseal/wrap/1\x00"...), b.record[:]...)
	data = binary.BigEndian.AppendUint32(data, b.version)
	data = binary.BigEndian.AppendUint32(data, k.id)
	return append(data, b.address[:]...)
}
