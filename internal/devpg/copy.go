package devpg

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"syscall"
)

// copyPrograms copies the folder native of an npm package, once a version, to where the user can reach it.
func (u user) copyPrograms(native string) (string, error) {
	manifest, err := os.ReadFile(filepath.Join(native, "..", "package.json"))
	if err != nil {
		return "", err
	}
	base, err := u.base(slices.Concat([]string{"/var/cache"}, lastingBases))
	if err != nil {
		return "", err
	}
	version := sha256.Sum256(manifest)
	target := filepath.Join(base, fmt.Sprintf("labseal-pg-programs-%x", version[:8]))
	if info, err := os.Lstat(target); err == nil {
		if int(info.Sys().(*syscall.Stat_t).Uid) != os.Geteuid() {
			return "", fmt.Errorf("%s is not ours: remove it", target)
		}
		return target, nil
	}
	half, err := os.MkdirTemp(base, "labseal-pg-copying-*")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(half)
	if err := errors.Join(os.CopyFS(half, os.DirFS(native)), openToAll(half)); err != nil {
		return "", fmt.Errorf("copy postgres programs to %s: %w", base, err)
	}
	if err := os.Rename(half, target); err != nil && !errors.Is(err, fs.ErrExist) && !errors.Is(err, syscall.ENOTEMPTY) {
		return "", err
	}
	return target, nil
}

// openToAll lets everybody read and pass through a tree, whatever our umask is.
func openToAll(root string) error {
	return filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.Type()&fs.ModeSymlink != 0 {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		mode := info.Mode().Perm() | 0o444
		if entry.IsDir() || mode&0o100 != 0 {
			mode |= 0o111
		}
		return os.Chmod(path, mode)
	})
}
