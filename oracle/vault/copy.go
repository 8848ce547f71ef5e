package vault

import (
	"cmp"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"
)

// Copy is a sealed copy of rows of the journal. It is sealed as a record is, under a record id of its own, as version 1; its
// wrapped key lies beside it, so that it needs no row of a database that may be lost. The epoch key that opens it is wrapped
// in the journal's oldest rows, and its private half is in the key folder.
type Copy struct {
	Record  RecordID `json:"-"` // in the object's name
	Epoch   uint32   `json:"epoch"`
	Wrapped []byte   `json:"wrapped"`
	JWE     string   `json:"jwe"`
	Made    int64    `json:"made"`  // nanoseconds since 1970
	Round   int64    `json:"round"` // of copies: older rounds are removed
}

// SealCopy seals a copy under the current epoch.
func (r *Keyring) SealCopy(plaintext []byte) (Copy, error) {
	var record RecordID
	rand.Read(record[:]) // never fails (crypto/rand)
	sealed, _, err := r.Seal(plaintext, record, 1)
	if err != nil {
		return Copy{}, err
	}
	return Copy{Record: record, Epoch: sealed.Epoch, Wrapped: sealed.Wrapped, JWE: string(sealed.JWE), Made: time.Now().UnixNano()}, nil
}

// OpenCopy opens a copy, as Open does a version.
func (r *Keyring) OpenCopy(c Copy) ([]byte, error) {
	jwe := []byte(c.JWE)
	plaintext, _, err := r.Open(Sealed{JWE: jwe, Address: common.Hash(sha256.Sum256(jwe)), Wrapped: c.Wrapped, Epoch: c.Epoch}, c.Record, 1)
	return plaintext, err
}

// PutCopy stores a copy of a log's entries from the place first on. It is the object "copies-<log>/<first>-<record>", and
// durable when this returns nil.
func (s *Store) PutCopy(ctx context.Context, log common.Hash, first uint64, c Copy) error {
	text := fmt.Appendf(make([]byte, 0, len(c.JWE)+256), `{"epoch":%d,"made":%d,"round":%d,"wrapped":"%s","jwe":"`,
		c.Epoch, c.Made, c.Round, base64.StdEncoding.EncodeToString(c.Wrapped))
	text = append(append(text, c.JWE...), `"}`...) // nothing in it needs an escape
	if err := s.place.write(ctx, fmt.Sprintf("%s%020d-%s", copiesOf(log), first, c.Record), text); err != nil {
		return fmt.Errorf("store a copy of entries from %d on: %w", first, err)
	}
	return nil
}

// Copies returns the copies of a log's entries that begin at a place or behind it, those that were made first before others.
// A damaged one is there too, and does not open.
func (s *Store) Copies(ctx context.Context, log common.Hash, from uint64) ([]Copy, error) {
	objects, err := s.place.list(ctx, copiesOf(log))
	if err != nil {
		return nil, fmt.Errorf("list copies of entries: %w", err)
	}
	var list []Copy
	for _, name := range objects {
		first, record, _ := strings.Cut(name[len(copiesOf(log)):], "-")
		at, err := strconv.ParseUint(first, 10, 64)
		id, notHex := hex.DecodeString(record)
		if err != nil || notHex != nil || len(id) != len(RecordID{}) || at < from {
			continue // perhaps what a crash left behind
		}
		text, err := s.place.load(ctx, name)
		if err != nil {
			return nil, fmt.Errorf("read a copy of entries: %w", err)
		}
		var c Copy
		if json.Unmarshal(text, &c) != nil {
			c = Copy{} // damaged: it does not open
		}
		c.Record = RecordID(id)
		list = append(list, c)
	}
	slices.SortStableFunc(list, func(a, b Copy) int { return cmp.Compare(a.Made, b.Made) })
	return list, nil
}

// RemoveCopies removes copies of a log's entries for which f says so, and returns how many.
func (s *Store) RemoveCopies(ctx context.Context, log common.Hash, f func(Copy) bool) (n int, err error) {
	objects, err := s.place.list(ctx, copiesOf(log))
	if err != nil {
		return 0, fmt.Errorf("list copies of entries: %w", err)
	}
	for _, name := range objects {
		text, err := s.place.load(ctx, name)
		if errors.Is(err, ErrMissing) {
			continue
		}
		if err != nil {
			return n, fmt.Errorf("read a copy of entries: %w", err)
		}
		var c Copy
		if json.Unmarshal(text, &c) == nil && !f(c) {
			continue
		}
		if err := s.place.remove(ctx, name); err != nil { // a damaged one too: nobody can tell what it was
			return n, fmt.Errorf("remove a copy of entries: %w", err)
		}
		n++
	}
	return n, nil
}

// copiesPrefix begins the name of a log's folder of copies.
const copiesPrefix = "copies-"

func copiesOf(log common.Hash) string { return copiesPrefix + hex.EncodeToString(log[:]) + "/" }
