package keys

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// numbered are keys that follow each other by number, in a folder of their own, and can be destroyed.
type numbered struct{ folder, noun, algorithm, note string }

var (
	epochKeys = numbered{"epochs", "epoch", hpkeAlgorithm, "the key pair of this epoch was destroyed\n"}
	maskKeys  = numbered{"masks", "mask", hmacAlgorithm, "this mask was destroyed\n"}
)

func (n numbered) slot(id uint32) slot {
	return slot{filepath.Join(n.folder, fmt.Sprintf("%d.json", id)), fmt.Sprintf("%s %d", n.noun, id), n.algorithm}
}

// CreateEpoch makes the key pair of an epoch and writes it durably. It answers ErrExists, and changes nothing, if there
// is one.
func (f *Folder) CreateEpoch(id uint32) error { return f.createNumbered(epochKeys, id) }

// Epoch opens the key pair of an epoch. It answers ErrDestroyed for one that was destroyed.
func (f *Folder) Epoch(id uint32) (Pair, error) {
	if f.isDestroyed(epochKeys, id) {
		f.ForgetEpoch(id)
		return Pair{}, fmt.Errorf("epoch %d key: %w", id, ErrDestroyed)
	}
	return f.pair(epochKeys.slot(id))
}

// DestroyEpoch destroys the key pair of an epoch for good: it leaves a mark that says so, overwrites the file and removes it.
// Done again after whatever interrupted it, it goes on. It reaches neither copies of the folder nor blocks that the disk has
// put aside; there, the folder's password guards what is left.
func (f *Folder) DestroyEpoch(id uint32) error { return f.destroyNumbered(epochKeys, id) }

// ForgetEpoch lets go of an epoch's opened key pair.
func (f *Folder) ForgetEpoch(id uint32) { f.forget(epochKeys.slot(id)) }

// ErrDestroyed is returned for a key that was destroyed on purpose.
var ErrDestroyed = errors.New("it was destroyed, and with it all that it opened")

func (f *Folder) createNumbered(n numbered, id uint32) error {
	if f.isDestroyed(n, id) {
		return fmt.Errorf("create %s %d key: %w", n.noun, id, ErrDestroyed)
	}
	secret, err := generate(n.algorithm)
	if err != nil {
		return fmt.Errorf("create %s %d key: %w", n.noun, id, err)
	}
	if err := makeDir(filepath.Join(f.dir, n.folder)); err != nil {
		return fmt.Errorf("create %s %d key: %w", n.noun, id, err)
	}
	return f.create(n.slot(id), secret)
}

func (f *Folder) destroyNumbered(n numbered, id uint32) error {
	s := n.slot(id)
	path := filepath.Join(f.dir, s.name)
	err := makeDir(filepath.Dir(path))
	if err == nil {
		err = createFile(f.destroyedMark(n, id), []byte(n.note))
	}
	if err == nil || errors.Is(err, ErrExists) {
		f.forget(s)
		err = wipe(path)
	}
	if err != nil {
		return fmt.Errorf("destroy %s %d key: %w", n.noun, id, err)
	}
	return nil
}

func (f *Folder) destroyedMark(n numbered, id uint32) string {
	return filepath.Join(f.dir, n.folder, fmt.Sprintf("%d.destroyed", id))
}

func (f *Folder) isDestroyed(n numbered, id uint32) bool {
	_, err := os.Lstat(f.destroyedMark(n, id))
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
