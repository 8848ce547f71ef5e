package vault

import (
	"cmp"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
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
	Record RecordID // in the object's name
	Round  int64    // of copies: other rounds are removed; in the object's name, so that a cut one has it too
	Epoch  uint32
	Made   int64 // nanoseconds since 1970

	object []byte // as it is stored
}

// What lies before the body in a copy: its format, epoch, when it was made, its wrapped key.
const (
	copyFormat = 1
	copyHead   = 1 + 4 + 8 + wrappedSize
)

// SealCopy seals a copy under the current epoch.
func (r *Keyring) SealCopy(plaintext []byte) (Copy, error) {
	c := Copy{Made: time.Now().UnixNano()}
	rand.Read(c.Record[:]) // never fails (crypto/rand)
	head := make([]byte, copyHead, copyHead+sealedSize(len(plaintext)))
	sealed, _, err := r.seal(head, plaintext, c.Record, 1)
	if err != nil {
		return Copy{}, err
	}
	c.Epoch = sealed.Epoch
	head[0] = copyFormat
	binary.BigEndian.PutUint32(head[1:], c.Epoch)
	binary.BigEndian.PutUint64(head[5:], uint64(c.Made))
	copy(head[13:], sealed.Wrapped)
	c.object = head[:copyHead+len(sealed.Body)] // the body lies there already
	return c, nil
}

// parse reads what lies before the body. A copy that a crash cut there stays without, and does not open.
func (c *Copy) parse(object []byte) {
	if len(object) < copyHead || object[0] != copyFormat {
		return
	}
	c.Epoch, c.Made = binary.BigEndian.Uint32(object[1:]), int64(binary.BigEndian.Uint64(object[5:]))
	c.object = object
}

// OpenCopy opens a copy, as Open does a version. It answers ErrMissing for one that is cut before its body.
func (r *Keyring) OpenCopy(c Copy) ([]byte, error) {
	var s Sealed
	if c.object != nil {
		body := c.object[copyHead:]
		s = Sealed{Body: body, Address: sha256.Sum256(body), Wrapped: c.object[13:copyHead], Epoch: c.Epoch}
	}
	plaintext, _, err := r.Open(s, c.Record, 1)
	return plaintext, err
}

// PutCopy stores a copy of a log's entries from the place first on. It is the object "copies-<log>/<first>-<round>-<record>", and
// whole and durable when this returns nil. A crash may leave one cut: it does not open, and the same entries are copied again
// under another record, beside it.
func (s *Store) PutCopy(ctx context.Context, log common.Hash, first uint64, c Copy) error {
	name := fmt.Sprintf("%s%020d-%016x-%s", copiesOf(log), first, c.Round, c.Record)
	if err := s.place.write(ctx, name, c.object); err != nil {
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
		first, c, ok := parseCopyName(name[len(copiesOf(log)):])
		if !ok || first < from {
			continue // perhaps what a crash left behind
		}
		object, err := s.place.load(ctx, name)
		if err != nil {
			return nil, fmt.Errorf("read a copy of entries: %w", err)
		}
		c.parse(object)
		list = append(list, c)
	}
	slices.SortStableFunc(list, func(a, b Copy) int { return cmp.Compare(a.Made, b.Made) })
	return list, nil
}

// parseCopyName reads what the last part of an object's name says of a copy.
func parseCopyName(name string) (first uint64, c Copy, ok bool) {
	parts := strings.Split(name, "-")
	if len(parts) != 3 {
		return 0, Copy{}, false
	}
	first, notFirst := strconv.ParseUint(parts[0], 10, 64)
	round, notRound := strconv.ParseInt(parts[1], 16, 64)
	id, notHex := hex.DecodeString(parts[2])
	if notFirst != nil || notRound != nil || notHex != nil || len(id) != len(RecordID{}) {
		return 0, Copy{}, false
	}
	return first, Copy{Record: RecordID(id), Round: round}, true
}

// RemoveCopies removes the copies of a log's entries that are of another round, and what is no copy by its name, and returns how
// many. None is read: one of this round that is half written now is left alone.
func (s *Store) RemoveCopies(ctx context.Context, log common.Hash, round int64) (n int, err error) {
	objects, err := s.place.list(ctx, copiesOf(log))
	if err != nil {
		return 0, fmt.Errorf("list copies of entries: %w", err)
	}
	for _, name := range objects {
		if _, c, ok := parseCopyName(name[len(copiesOf(log)):]); ok && c.Round == round {
			continue
		}
		if err := s.place.remove(ctx, name); err != nil {
			return n, fmt.Errorf("remove a copy of entries: %w", err)
		}
		n++
	}
	return n, nil
}

// copiesPrefix begins the name of a log's folder of copies.
const copiesPrefix = "copies-"

func copiesOf(log common.Hash) string { return copiesPrefix + hex.EncodeToString(log[:]) + "/" }
