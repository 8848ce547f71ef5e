package intake

import (
	"context"
	"errors"
	"fmt"

	"github.com/labseal/labseal/internal/keys"
	"github.com/labseal/labseal/oracle/vault"
)

// Epochs is where wrapped epoch keys are kept.
type Epochs interface {
	Epochs(ctx context.Context) ([]vault.WrappedEpoch, error)
	AddEpoch(ctx context.Context, e vault.WrappedEpoch) (bool, error)
}

// OpenKeyring opens all epochs with the key pairs of the key folder, and begins the first where there is none.
func OpenKeyring(ctx context.Context, epochs Epochs, folder *keys.Folder) (*vault.Keyring, error) {
	wrapped, err := epochs.Epochs(ctx)
	if err == nil && len(wrapped) == 0 {
		wrapped, err = beginEpoch(ctx, epochs, folder, 1)
	}
	if err != nil {
		return nil, fmt.Errorf("open keyring: %w", err)
	}
	ring := vault.NewKeyring()
	for _, w := range wrapped {
		pair, err := folder.Epoch(w.ID)
		if err != nil {
			return nil, fmt.Errorf("open keyring: %w", err)
		}
		key, err := vault.OpenEpoch(w, pair.Private())
		if err != nil {
			return nil, fmt.Errorf("open keyring: %w", err)
		}
		ring.Add(key)
	}
	return ring, nil
}

// beginEpoch makes an epoch's key pair and its key, and returns all epochs. Where two processes do so at once, both end
// with the same: the pair's file is created once, and so is the row.
func beginEpoch(ctx context.Context, epochs Epochs, folder *keys.Folder, id uint32) ([]vault.WrappedEpoch, error) {
	if err := folder.CreateEpoch(id); err != nil && !errors.Is(err, keys.ErrExists) {
		return nil, err
	}
	pair, err := folder.Epoch(id)
	if err != nil {
		return nil, err
	}
	_, wrapped, err := vault.NewEpoch(id, pair.Public())
	if err != nil {
		return nil, err
	}
	if _, err := epochs.AddEpoch(ctx, wrapped); err != nil {
		return nil, err
	}
	return epochs.Epochs(ctx)
}
