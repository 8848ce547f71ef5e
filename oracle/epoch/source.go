package epoch

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/labseal/labseal/internal/keys"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/vault"
)

// Rows is where wrapped epoch keys are kept.
type Rows interface {
	Epochs(ctx context.Context) ([]vault.WrappedEpoch, error)
	AddEpoch(ctx context.Context, e vault.WrappedEpoch) (bool, error)
	Masked
}

// Masked is what lies under a mask.
type Masked interface {
	UseMasks(open journal.Masks)
	MaskNumbers(ctx context.Context) (current, destroyed uint32, err error)
	Remask(ctx context.Context, to uint32) error
	NoteMasksDestroyed(ctx context.Context, last uint32) error
}

// OpenKeyring makes a keyring that finds its epochs in the journal and their key pairs in the key folder, and begins the
// first epoch where there is none. It opens no key: each costs a second, and many commands need one or none.
func OpenKeyring(ctx context.Context, rows Rows, folder *keys.Folder) (*vault.Keyring, error) {
	rows.UseMasks(MasksOf(folder))
	list, err := rows.Epochs(ctx)
	if err == nil && len(list) == 0 {
		if err = remask(ctx, rows, folder); err == nil {
			err = begin(ctx, rows, folder, 1)
		}
	}
	if err != nil {
		return nil, fmt.Errorf("open keyring: %w", err)
	}
	ring, err := vault.Follow(ctx, &source{rows, folder})
	if err != nil {
		return nil, fmt.Errorf("open keyring: %w", err)
	}
	return ring, nil
}

// begin makes an epoch's key pair and its key. Where two processes do so at once, both end with the same: the pair's file is
// created once, and so is the row.
func begin(ctx context.Context, rows Rows, folder *keys.Folder, id uint32) error {
	if err := folder.CreateEpoch(id); err != nil && !errors.Is(err, keys.ErrExists) {
		return err
	}
	pair, err := folder.Epoch(id)
	if err != nil {
		return err
	}
	_, wrapped, err := vault.NewEpoch(id, pair.Public())
	if err != nil {
		return err
	}
	_, err = rows.AddEpoch(ctx, wrapped)
	return err
}

// source opens epochs for a keyring.
type source struct {
	rows   Rows
	folder *keys.Folder
}

// LiveEpochs implements vault.Source.
func (s *source) LiveEpochs(ctx context.Context) (live []uint32, current uint32, err error) {
	list, err := s.rows.Epochs(ctx)
	if err != nil {
		return nil, 0, err
	}
	for _, e := range list {
		if e.Destroyed {
			s.folder.ForgetEpoch(e.ID)
			continue
		}
		live = append(live, e.ID)
		if !e.Ended {
			current = e.ID
		}
	}
	return live, current, nil
}

// OpenEpoch implements vault.Source.
func (s *source) OpenEpoch(id uint32) (vault.EpochKey, error) {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	list, err := s.rows.Epochs(ctx)
	if err != nil {
		return vault.EpochKey{}, err
	}
	for _, e := range list {
		if e.ID != id || e.Destroyed {
			continue
		}
		pair, err := s.folder.Epoch(id)
		if errors.Is(err, keys.ErrDestroyed) {
			return vault.EpochKey{}, fmt.Errorf("%w: %w", vault.ErrClosedEpoch, err)
		}
		if err != nil {
			return vault.EpochKey{}, err
		}
		return vault.OpenEpoch(e, pair.Private())
	}
	return vault.EpochKey{}, fmt.Errorf("%w: number %d is not in the journal, or it was destroyed", vault.ErrClosedEpoch, id)
}
