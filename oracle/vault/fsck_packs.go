package vault

import (
	"context"
	"errors"
	"slices"
	"sync"

	"github.com/ethereum/go-ethereum/common"
	"golang.org/x/sync/errgroup"
)

// Packed is a body that lies in a pack.
type Packed struct{ Pack, Address common.Hash }

// packs checks the packs whose names begin with a byte: those that are there, ascending, and those that versions name.
func (c *fsck) packs(ctx context.Context, first byte, there []common.Hash) error {
	begin, _ := slices.BinarySearchFunc(c.packed, int(first), comparePack)
	end, _ := slices.BinarySearchFunc(c.packed, int(first)+1, comparePack)
	bodies := map[common.Hash][]common.Hash{} // that versions want of each pack
	var named []common.Hash
	for _, p := range c.packed[begin:end] {
		if len(bodies[p.Pack]) == 0 {
			named = append(named, p.Pack)
		}
		bodies[p.Pack] = append(bodies[p.Pack], p.Address)
	}
	if err := c.extraPacks(ctx, without(there, named)); err != nil {
		return err
	}
	return c.readPacks(ctx, named, bodies)
}

func comparePack(p Packed, first int) int { return int(p.Pack[0]) - first }

// extraPacks reports packs that no version names, those aside that have come to be named since.
func (c *fsck) extraPacks(ctx context.Context, names []common.Hash) error {
	if len(names) == 0 {
		return nil
	}
	named, err := c.books.NamedPacks(ctx, names)
	if err != nil {
		return err
	}
	for _, name := range without(names, named) {
		if err := c.report(Finding{packObject(name), Extra}); err != nil {
			return err
		}
	}
	return nil
}

// readPacks reads packs, several at once, and reports those that are lost or damaged.
func (c *fsck) readPacks(ctx context.Context, names []common.Hash, bodies map[common.Hash][]common.Hash) error {
	var mu sync.Mutex // guards what follows
	var unsound []common.Hash
	group, inner := errgroup.WithContext(ctx)
	group.SetLimit(fsckReaders)
	for _, name := range names {
		group.Go(func() error {
			err := c.store.checkPack(inner, name, bodies[name])
			mu.Lock()
			defer mu.Unlock()
			switch {
			case errors.Is(err, ErrMissing), errors.Is(err, ErrDamaged):
				unsound = append(unsound, name)
			case err != nil:
				return err
			default:
				c.checked.Read += len(bodies[name])
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	slices.SortFunc(unsound, common.Hash.Cmp)
	return c.packsAgain(ctx, unsound, bodies)
}

// packsAgain does with packs what again does with bodies.
func (c *fsck) packsAgain(ctx context.Context, names []common.Hash, bodies map[common.Hash][]common.Hash) error {
	if len(names) == 0 {
		return nil
	}
	waiting, err := c.books.WaitingPacks(ctx, names)
	if err != nil {
		return err
	}
	named, err := c.books.NamedPacks(ctx, names)
	if err != nil {
		return err
	}
	for _, name := range names {
		if slices.Contains(waiting, name) {
			c.checked.Waiting += len(bodies[name])
			continue
		}
		if !slices.Contains(named, name) {
			continue
		}
		// A pack is put before it leaves the journal: one that is in neither place now was in neither before.
		err := c.store.checkPack(ctx, name, bodies[name])
		switch {
		case errors.Is(err, ErrMissing):
			err = c.report(Finding{packObject(name), Lost})
		case errors.Is(err, ErrDamaged):
			err = c.report(Finding{packObject(name), Damaged})
		case err == nil:
			c.checked.Read += len(bodies[name])
		}
		if err != nil {
			return err
		}
	}
	return nil
}
