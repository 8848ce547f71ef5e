package vault

import (
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/ethereum/go-ethereum/common"
	"golang.org/x/sync/errgroup"
)

// Books say which bodies there should be.
type Books interface {
	// Addresses returns the addresses of all sealed versions whose bodies are in no pack, ascending.
	Addresses(ctx context.Context) ([]common.Hash, error)
	// Named returns those of the addresses that such a version has now.
	Named(ctx context.Context, addresses []common.Hash) ([]common.Hash, error)
	// Waiting returns those of the addresses whose bodies have not gone to the store yet.
	Waiting(ctx context.Context, addresses []common.Hash) ([]common.Hash, error)

	// Packed returns the bodies that lie in packs, by their packs' names, ascending.
	Packed(ctx context.Context) ([]Packed, error)
	// NamedPacks returns those of the packs in which a version's body lies now, WaitingPacks those that have not gone to
	// the store yet.
	NamedPacks(ctx context.Context, names []common.Hash) ([]common.Hash, error)
	WaitingPacks(ctx context.Context, names []common.Hash) ([]common.Hash, error)
}

// Trouble is what can be wrong with an object of the store.
type Trouble string

// The troubles.
const (
	Lost    Trouble = "lost"    // a version names it, and it is not there
	Damaged Trouble = "damaged" // its bytes are not those that its name names, or a pack does not hold what it should
	Extra   Trouble = "extra"   // a body or a pack that no version names
	Strange Trouble = "strange" // no body by its name: perhaps what a crash left while one was mended, *.tmp
)

// Finding is an object with its trouble. Object names are addresses, which tell nothing of what is sealed.
type Finding struct {
	Object  string  `json:"object"`
	Trouble Trouble `json:"trouble"`
}

// Checked is how much a check has looked at.
type Checked struct {
	Named   int `json:"named"`   // bodies that versions name
	Waiting int `json:"waiting"` // of those, still in the journal
	Read    int `json:"read"`    // found in the store, and whole
}

// fsckReaders is how many bodies are read at once.
const fsckReaders = 8

// Fsck compares what the books name with what the store holds, reads every body, and reports what is wrong, folder by
// folder. It changes nothing. The oracle may work meanwhile: what changes under it is looked at again before it is
// reported. It keeps 64 bytes a version in memory.
func (s *Store) Fsck(ctx context.Context, books Books, report func(Finding) error) (Checked, error) {
	c := &fsck{store: s, books: books, report: report}
	var err error
	if c.named, err = books.Addresses(ctx); err != nil {
		return c.checked, fmt.Errorf("check store: %w", err)
	}
	if c.packed, err = books.Packed(ctx); err != nil {
		return c.checked, fmt.Errorf("check store: %w", err)
	}
	c.checked.Named = len(c.named) + len(c.packed)
	if err := c.strangers(ctx); err != nil {
		return c.checked, fmt.Errorf("check store: %w", err)
	}
	for first := range 256 {
		if err := c.folder(ctx, byte(first)); err != nil {
			return c.checked, fmt.Errorf("check store: %w", err)
		}
	}
	return c.checked, nil
}

type fsck struct {
	store   *Store
	books   Books
	report  func(Finding) error
	named   []common.Hash
	packed  []Packed
	checked Checked
}

// strangers reports what lies outside of the folders of bodies, and of copies of the journal's rows and wrapped epoch keys.
func (c *fsck) strangers(ctx context.Context) error {
	return c.list(ctx, "", func(name string) error {
		folder, isFolder := strings.CutSuffix(name, "/")
		if isFolder && (len(folder) == 2 && isHex(folder) || strings.HasPrefix(folder, copiesPrefix) || strings.HasPrefix(folder, epochsPrefix)) {
			return nil
		}
		return c.report(Finding{name, Strange})
	})
}

// folder checks the bodies whose addresses begin with a byte.
func (c *fsck) folder(ctx context.Context, first byte) error {
	var there, packs []common.Hash
	err := c.list(ctx, hex.EncodeToString([]byte{first})+"/", func(name string) error {
		bare, isPack := strings.CutSuffix(name, packSuffix)
		b, err := hex.DecodeString(bare[3:])
		switch {
		case err != nil || len(b) != common.HashLength || objectName(common.Hash(b)) != bare:
			return c.report(Finding{name, Strange})
		case isPack:
			packs = append(packs, common.Hash(b))
		default:
			there = append(there, common.Hash(b))
		}
		return nil
	})
	if err != nil {
		return err
	}
	slices.SortFunc(there, common.Hash.Cmp)
	begin, _ := slices.BinarySearchFunc(c.named, first, func(a common.Hash, b byte) int { return int(a[0]) - int(b) })
	end, _ := slices.BinarySearchFunc(c.named, int(first)+1, func(a common.Hash, b int) int { return int(a[0]) - b })
	named := c.named[begin:end]
	if err := c.extra(ctx, without(there, named)); err != nil {
		return err
	}
	if err := c.read(ctx, named); err != nil {
		return err
	}
	slices.SortFunc(packs, common.Hash.Cmp)
	return c.packs(ctx, first, packs)
}

// without returns what is in a and not in b; both are sorted.
func without(a, b []common.Hash) []common.Hash {
	return slices.DeleteFunc(slices.Clone(a), func(h common.Hash) bool {
		_, is := slices.BinarySearchFunc(b, h, common.Hash.Cmp)
		return is
	})
}

// extra reports bodies that no version names, those aside that have come to be named since.
func (c *fsck) extra(ctx context.Context, addresses []common.Hash) error {
	if len(addresses) == 0 {
		return nil
	}
	named, err := c.books.Named(ctx, addresses)
	if err != nil {
		return err
	}
	for _, a := range addresses {
		if !slices.Contains(named, a) {
			if err := c.report(Finding{objectName(a), Extra}); err != nil {
				return err
			}
		}
	}
	return nil
}

// read reads bodies, several at once, and reports those that are lost or damaged.
func (c *fsck) read(ctx context.Context, addresses []common.Hash) error {
	var mu sync.Mutex // guards what follows
	var unsound []common.Hash
	group, inner := errgroup.WithContext(ctx)
	group.SetLimit(fsckReaders)
	for _, a := range addresses {
		group.Go(func() error {
			_, err := c.store.Get(inner, a)
			mu.Lock()
			defer mu.Unlock()
			switch {
			case errors.Is(err, ErrMissing), errors.Is(err, ErrDamaged):
				unsound = append(unsound, a)
			case err != nil:
				return err
			default:
				c.checked.Read++
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	slices.SortFunc(unsound, common.Hash.Cmp)
	return c.again(ctx, unsound)
}

// again looks again at bodies that were not there, or not whole, and reports those that are so still. One that waits in the
// journal may be on its way, or was cut by a crash and will be mended when it is put again.
func (c *fsck) again(ctx context.Context, addresses []common.Hash) error {
	if len(addresses) == 0 {
		return nil
	}
	waiting, err := c.books.Waiting(ctx, addresses)
	if err != nil {
		return err
	}
	named, err := c.books.Named(ctx, addresses)
	if err != nil {
		return err
	}
	for _, a := range addresses {
		if slices.Contains(waiting, a) {
			c.checked.Waiting++
			continue
		}
		if !slices.Contains(named, a) {
			continue
		}
		// A body is put before it leaves the journal: one that is in neither place now was in neither before.
		_, err := c.store.Get(ctx, a)
		switch {
		case errors.Is(err, ErrMissing):
			err = c.report(Finding{objectName(a), Lost})
		case errors.Is(err, ErrDamaged):
			err = c.report(Finding{objectName(a), Damaged})
		case err == nil:
			c.checked.Read++
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// list calls for each object or folder right under a prefix.
func (c *fsck) list(ctx context.Context, prefix string, each func(name string) error) error {
	names, err := c.store.place.list(ctx, prefix)
	if err != nil {
		return fmt.Errorf("list objects: %w", err)
	}
	for _, name := range names {
		if err := each(name); err != nil {
			return err
		}
	}
	return nil
}

func isHex(s string) bool {
	b, err := hex.DecodeString(s)
	return err == nil && bytes.Equal([]byte(hex.EncodeToString(b)), []byte(s))
}
