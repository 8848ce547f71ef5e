package keys

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

const epochFolder = "epochs"

// CreateEpoch makes the key pair of an epoch and writes it durably. It answers ErrExists, and changes nothing, if there
// is one.
func (f *Folder) CreateEpoch(id uint32) error {
	if f.isDestroyed(id) {
		return fmt.Errorf("create epoch %d key: %w", id, ErrDestroyed)
	}
	secret, err := generate(hpkeAlgorithm)
	if err != nil {
		return fmt.Errorf("create epoch %d key: %w", id, err)
	}
	if err := makeDir(filepath.Join(f.dir, epochFolder)); err != nil {
		return fmt.Errorf("create epoch %d key: %w", id, err)
	}
	return f.create(epochSlot(id), secret)
}

// Epoch opens the key pair of an epoch. It answers ErrDestroyed for one that was destroyed.
func (f *Folder) Epoch(id uint32) (Pair, error) {
	if f.isDestroyed(id) {
		f.ForgetEpoch(id)
		return Pair{}, fmt.Errorf("epoch %d key: %w", id, ErrDestroyed)
	}
	return f.pair(epochSlot(id))
}

func epochSlot(id uint32) slot {
	return slot{filepath.Join(epochFolder, fmt.Sprintf("%d.json", id)), fmt.Sprintf("epoch %d", id), hpkeAlgorithm}
}

// ErrDestroyed is returned for the key pair of an epoch that was destroyed on purpose.
var ErrDestroyed = errors.New("it was destroyed, and with it all that was sealed in its epoch")

// DestroyEpoch destroys the key pair of an epoch for good: it leaves a mark that says so, overwrites the file and removes it.
// Done again after whatever interrupted it, it goes on. It reaches neither copies of the folder nor blocks that the disk has
// put aside; there, the folder's password guards what is left.
func (f *Folder) DestroyEpoch(id uint32) error {
	s := epochSlot(id)
	path := filepath.Join(f.dir, s.name)
	if err := makeDir(filepath.Dir(path)); err != nil {
		return fmt.Errorf("destroy epoch %d key: %w", id, err)
	}
	note := []byte("the key pair of this epoch was destroyed\n")
	if err := createFile(f.destroyedMark(id), note); err != nil && !errors.Is(err, ErrExists) {
		return fmt.Errorf("destroy epoch %d key: %w", id, err)
	}
	f.forget(s)
	if err := wipe(path); err != nil {
		return fmt.Errorf("destroy epoch %d key: %w", id, err)
	}
	return nil
}

// ForgetEpoch lets go of an epoch's opened key pair.
func (f *Folder) ForgetEpoch(id uint32) { f.forget(epochSlot(id)) }

func (f *Folder) destroyedMark(id uint32) string {
	return filepath.Join(f.dir, epochFolder, fmt.Sprintf("%d.destroyed", id))
}

func (f *Folder) isDestroyed(id uint32) bool {
	_, err := os.Lstat(f.destroyedMark(id))
	return err == nil
}

// wipe overwrites a file with zeros and removes it, durably. A file that is not there was wiped before.
func wipe(path string) error {
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	info, err := file.Stat()
	if err == nil {
		_, err = file.Write(make([]byte, info.Size()))
	}
	if err := errors.Join(err, file.Sync(), file.Close()); err != nil {
		return err
	}
	if err := os.Remove(path); err != nil {
		return err
	}
	return syncDir(filepath.Dir(path))
}
