package keys

import (
	"fmt"
	"path/filepath"
)

const epochFolder = "epochs"

// CreateEpoch makes the key pair of an epoch and writes it durably. It answers ErrExists, and changes nothing, if there
// is one.
func (f *Folder) CreateEpoch(id uint32) error {
	secret, err := generate(hpkeAlgorithm)
	if err != nil {
		return fmt.Errorf("create epoch %d key: %w", id, err)
	}
	if err := makeDir(filepath.Join(f.dir, epochFolder)); err != nil {
		return fmt.Errorf("create epoch %d key: %w", id, err)
	}
	return f.create(epochSlot(id), secret)
}

// Epoch opens the key pair of an epoch.
func (f *Folder) Epoch(id uint32) (Pair, error) { return f.pair(epochSlot(id)) }

func epochSlot(id uint32) slot {
	return slot{filepath.Join(epochFolder, fmt.Sprintf("%d.json", id)), fmt.Sprintf("epoch %d", id), hpkeAlgorithm}
}
