package epoch

import (
	"context"
	"fmt"
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/internal/keys"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/vault"
)

// batch is how many keys are wrapped anew in one transaction.
const batch = 2000

// Journal is where the wrapped keys are.
type Journal interface {
	Rows
	oracle.Copied
	EndEpochs(ctx context.Context, before uint32) error
	Wrapped(ctx context.Context, table int, epoch uint32, after *vault.Wrapping, limit int) ([]vault.Wrapping, error)
	Rewrap(ctx context.Context, table int, from, to uint32, list []vault.Wrapping) error
	CopyAnew(ctx context.Context) error
	DestroyEpoch(ctx context.Context, id uint32) error
}

// Store is where copies of the journal's rows and wrapped epoch keys lie.
type Store interface {
	oracle.CopyStore
	RemoveCopies(ctx context.Context, log common.Hash, round int64) (int, error)
	PutEpoch(ctx context.Context, log common.Hash, e vault.WrappedEpoch) error
	RemoveEpoch(ctx context.Context, log common.Hash, id uint32) error
}

// Keeper looks after a lab's epochs.
type Keeper struct {
	Log     common.Hash
	Journal Journal
	Store   Store
	Folder  *keys.Folder
	Keyring *vault.Keyring
}

// Rotate begins a new epoch and ends all before it, and returns its number. Where an earlier call was interrupted it finishes
// that one.
func (k *Keeper) Rotate(ctx context.Context) (uint32, error) {
	list, err := k.Journal.Epochs(ctx)
	if err != nil {
		return 0, fmt.Errorf("rotate epoch: %w", err)
	}
	next, open := uint32(1), 0
	for _, e := range list {
		next = max(next, e.ID+1)
		if !e.Ended {
			open++
		}
	}
	if open > 1 {
		next-- // it was begun, and those before it have not ended
	} else if err := begin(ctx, k.Journal, k.Folder, next); err != nil {
		return 0, fmt.Errorf("rotate epoch: %w", err)
	}
	if err := k.publish(ctx); err != nil {
		return 0, fmt.Errorf("rotate epoch: %w", err)
	}
	if err := k.Journal.EndEpochs(ctx, next); err != nil {
		return 0, fmt.Errorf("rotate epoch: %w", err)
	}
	return next, k.Keyring.Refresh(ctx)
}

// End begins a new epoch where one of these has not ended.
func (k *Keeper) End(ctx context.Context, ids ...uint32) error {
	list, err := k.Journal.Epochs(ctx)
	if err != nil {
		return err
	}
	for _, e := range list {
		if slices.Contains(ids, e.ID) && !e.Ended {
			_, err := k.Rotate(ctx)
			return err
		}
	}
	return nil
}

// publish puts the wrapped keys of all live epochs beside the copies in the store.
func (k *Keeper) publish(ctx context.Context) error {
	list, err := k.Journal.Epochs(ctx)
	if err != nil {
		return err
	}
	for _, e := range list {
		if e.Destroyed {
			continue
		}
		if err := k.Store.PutEpoch(ctx, k.Log, e); err != nil {
			return err
		}
	}
	return nil
}

// Rewrap wraps all that an epoch which has ended holds under the current one, and returns how many keys that were.
func (k *Keeper) Rewrap(ctx context.Context, id uint32) (n int, err error) {
	if err := k.Keyring.Refresh(ctx); err != nil {
		return 0, err
	}
	current, _ := k.Keyring.Current()
	if id == current {
		return 0, fmt.Errorf("wrap the keys of epoch %d anew: it is the current one: rotate first", id)
	}
	for table := range journal.WrappedTables() {
		var last *vault.Wrapping
		for {
			list, err := k.Journal.Wrapped(ctx, table, id, last, batch)
			if err != nil {
				return n, err
			}
			if len(list) == 0 {
				break
			}
			end := list[len(list)-1]
			last = &end
			if err := k.Keyring.Rewrap(id, current, list); err != nil {
				return n, err
			}
			if err := k.Journal.Rewrap(ctx, table, id, current, list); err != nil {
				return n, err
			}
			n += len(list)
		}
	}
	return n, nil
}

// CopyAnew makes all copies of the journal's rows in the store anew, and then removes those that were made before.
func (k *Keeper) CopyAnew(ctx context.Context) error {
	if err := k.Journal.CopyAnew(ctx); err != nil {
		return err
	}
	step := oracle.CopyEntries(k.Log, k.Journal, k.Keyring, k.Store)
	for {
		again, err := step.Do(ctx)
		if err != nil {
			return fmt.Errorf("copy entries anew: %w", err)
		}
		if !again {
			break
		}
	}
	round, err := k.Journal.CopyRound(ctx)
	if err != nil {
		return err
	}
	_, err = k.Store.RemoveCopies(ctx, k.Log, round)
	return err
}

// Destroy destroys the keys of epochs that have ended, for good: what they hold is wrapped under the current epoch before, and
// the copies in the store are made anew.
func (k *Keeper) Destroy(ctx context.Context, ids ...uint32) error {
	if err := k.mayDestroy(ctx, ids); err != nil {
		return err
	}
	for _, id := range ids {
		if _, err := k.Rewrap(ctx, id); err != nil {
			return fmt.Errorf("destroy epoch %d: %w", id, err)
		}
	}
	if err := k.CopyAnew(ctx); err != nil {
		return fmt.Errorf("destroy epochs: %w", err)
	}
	for _, id := range ids {
		if err := k.Journal.DestroyEpoch(ctx, id); err != nil {
			return err
		}
		if err := k.Folder.DestroyEpoch(id); err != nil {
			return err
		}
		if err := k.Store.RemoveEpoch(ctx, k.Log, id); err != nil {
			return err
		}
	}
	return k.Keyring.Refresh(ctx)
}

func (k *Keeper) mayDestroy(ctx context.Context, ids []uint32) error {
	list, err := k.Journal.Epochs(ctx)
	if err != nil {
		return err
	}
	for _, id := range ids {
		at := slices.IndexFunc(list, func(e vault.WrappedEpoch) bool { return e.ID == id })
		switch {
		case at < 0:
			return fmt.Errorf("destroy epoch %d: there is none", id)
		case !list[at].Ended:
			return fmt.Errorf("destroy epoch %d: it is the current one: rotate first", id)
		}
	}
	return nil
}
