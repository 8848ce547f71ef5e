package epoch

import (
	"context"
	"errors"
	"fmt"

	"github.com/labseal/labseal/internal/keys"
	"github.com/labseal/labseal/oracle/journal"
)

// MasksOf opens the masks of a key folder. It lets go of the one before.
func MasksOf(folder *keys.Folder) journal.Masks {
	return func(id uint32) (journal.Mask, error) {
		mask, err := folder.Mask(id)
		if errors.Is(err, keys.ErrDestroyed) {
			return nil, fmt.Errorf("%w: the database is from before something was shredded: see docs/operator/keys.md, \"Masks\"", err)
		}
		if err != nil {
			return nil, err
		}
		folder.ForgetMask(id - 1)
		return mask, nil
	}
}

// remask makes a mask, and puts all under it that the journal is searched by.
func remask(ctx context.Context, rows Masked, folder *keys.Folder) error {
	current, _, err := rows.MaskNumbers(ctx)
	if err != nil {
		return err
	}
	next := current + 1
	err = folder.CreateMask(next)
	for ; errors.Is(err, keys.ErrDestroyed); err = folder.CreateMask(next) {
		next++ // the folder is older than the database
	}
	if err != nil && !errors.Is(err, keys.ErrExists) {
		return err
	}
	return rows.Remask(ctx, next)
}

// Forget destroys epochs, and the mask under which was what something was found by that is shredded now. What stays is put under
// another one before, and the copies are made anew under it. Intake waits meanwhile.
func (k *Keeper) Forget(ctx context.Context, epochs ...uint32) error {
	if err := remask(ctx, k.Journal, k.Folder); err != nil {
		return err
	}
	if err := k.Destroy(ctx, epochs...); err != nil {
		return err
	}
	current, destroyed, err := k.Journal.MaskNumbers(ctx)
	if err != nil {
		return err
	}
	for id := destroyed + 1; id < current; id++ {
		if err := k.Folder.DestroyMask(id); err != nil {
			return err
		}
	}
	return k.Journal.NoteMasksDestroyed(ctx, current-1)
}
