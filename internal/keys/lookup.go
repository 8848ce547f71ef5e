package keys

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"hash"
	"sync"

	"github.com/labseal/labseal/internal/keys/redact"
)

// LookupKey turns what the journal is searched by (MRN, filler number, MSH-10, digest) into names that say nothing to
// whoever lacks the key. They stay equal for equal values: the journal keeps them so that this does not show.
type LookupKey struct {
	redact.All
	macs redact.Hidden[*sync.Pool] // of *mac: to make an HMAC takes as long as to use it
}

// mac is an HMAC under the key, and the memory in which its message is written.
type mac struct {
	hash.Hash
	b []byte
}

// Lookup opens the lookup key.
func (f *Folder) Lookup() (LookupKey, error) {
	secret, err := f.secret(Lookup.slot())
	if err != nil {
		return LookupKey{}, err
	}
	if len(secret) != 32 {
		return LookupKey{}, fmt.Errorf("lookup key: %w: not 32 bytes", ErrDamaged)
	}
	return LookupKey{macs: redact.Hide(&sync.Pool{New: func() any { return &mac{Hash: hmac.New(sha256.New, secret)} }})}, nil
}

// Sum is HMAC-SHA256 over "labseal/lookup/1", a zero byte, the tag's length as four bytes (big-endian), the tag and the
// value. The tag says what kind of value it is, so that an MRN and a filler number of the same digits differ. Its last five bytes
// are zero: there the journal writes which of a value's rows it is.
func (k LookupKey) Sum(tag string, value []byte) (sum [32]byte) {
	pool := k.macs.Reveal()
	m := pool.Get().(*mac)
	defer pool.Put(m)
	m.Reset()
	b := binary.BigEndian.AppendUint32(append(m.b[:0], "labseal/lookup/1\x00"...), uint32(len(tag)))
	b = append(append(b, tag...), value...)
	m.Write(b)
	clear(b) // it may be a patient's number
	m.b = m.Hash.Sum(b[:0])
	copy(sum[:27], m.b)
	return sum
}
