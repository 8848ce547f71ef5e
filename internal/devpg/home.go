package devpg

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
)

// Where files go that must lie outside the caller's folder: kept ones to lastingBases, others to fleetingBases.
var (
	lastingBases  = []string{"/var/lib", "/var/db", os.TempDir(), "/tmp"}
	fleetingBases = []string{os.TempDir(), "/tmp", "/var/lib", "/var/db"}
)

// homeOf returns the home of the cluster for a folder, which it makes if missing: the folder itself, or a place
// elsewhere that the server's user can reach.
func homeOf(dir string) (string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", err
	}
	if dir, err = filepath.EvalSymlinks(dir); err != nil {
		return "", err
	}
	pointer := filepath.Join(dir, "elsewhere")
	text, err := os.ReadFile(pointer)
	if err == nil {
		home := strings.TrimSpace(string(text))
		if _, err := os.Stat(home); err != nil {
			return "", fmt.Errorf("its files were kept in %s, which is gone (%w): remove %s and start anew", home, err, dir)
		}
		return home, nil
	}
	if !errors.Is(err, os.ErrNotExist) {
		return "", err
	}
	owner := serverUser()
	if _, err := os.Stat(filepath.Join(dir, "data")); err == nil || owner.reaches(dir) {
		return dir, nil
	}
	home, err := farHome(dir, owner)
	if err != nil {
		return "", err
	}
	return home, errors.Join(os.WriteFile(pointer, []byte(home+"\n"), 0o644), syncFolder(dir))
}

// farHome makes the home elsewhere. A folder for a while, as a test's, is given one for a while.
func farHome(dir string, owner user) (string, error) {
	bases := lastingBases
	temp, err := filepath.EvalSymlinks(os.TempDir())
	if err == nil && strings.HasPrefix(dir, temp+string(os.PathSeparator)) {
		bases = fleetingBases
	}
	base, err := owner.base(bases)
	if err != nil {
		return "", err
	}
	sweep(base)
	name := sha256.Sum256([]byte(dir))
	home := filepath.Join(base, fmt.Sprintf("labseal-pg-%x", name[:8]))
	if err := os.Mkdir(home, 0o711); err != nil && !errors.Is(err, os.ErrExist) {
		return "", err
	}
	info, err := os.Lstat(home)
	if err != nil {
		return "", err
	}
	if !info.IsDir() || int(info.Sys().(*syscall.Stat_t).Uid) != os.Geteuid() {
		return "", fmt.Errorf("%s is not ours: remove it", home)
	}
	return home, errors.Join(os.Chmod(home, 0o711), os.WriteFile(filepath.Join(home, "for"), []byte(dir), 0o600))
}

// throwawayHome makes the home of a server that leaves nothing behind. It belongs to the server's user, as whom the
// leash removes it.
func throwawayHome() (string, error) {
	owner := serverUser()
	base, err := owner.base(fleetingBases)
	if err != nil {
		return "", err
	}
	sweep(base)
	home, err := os.MkdirTemp(base, "labseal-pg-throwaway-*")
	if err != nil {
		return "", err
	}
	return home, owner.own(home)
}

// base returns the first folder in which we can write and which the user reaches.
func (u user) base(candidates []string) (string, error) {
	for _, base := range candidates {
		probe, err := os.MkdirTemp(base, "labseal-pg-probe-*")
		if err != nil {
			continue
		}
		os.Remove(probe)
		if u.reaches(base) {
			return base, nil
		}
	}
	tried := slices.Compact(slices.Sorted(slices.Values(candidates)))
	return "", fmt.Errorf("user %v, who runs the server, reaches none of %s", u, strings.Join(tried, ", "))
}

// sweep removes homes that nobody needs any more: not in use, and throw-away or made for a folder that is gone.
// Something is left only where even the leash was killed.
func sweep(base string) {
	homes, _ := filepath.Glob(filepath.Join(base, "labseal-pg-*"))
	for _, home := range homes {
		if unneeded(home) {
			os.RemoveAll(home)
		}
	}
}

func unneeded(home string) bool {
	if !strings.HasPrefix(filepath.Base(home), "labseal-pg-throwaway-") {
		dir, err := os.ReadFile(filepath.Join(home, "for"))
		if err != nil {
			return false
		}
		if _, err := os.Lstat(string(dir)); !errors.Is(err, os.ErrNotExist) {
			return false
		}
	}
	if _, err := os.Stat(filepath.Join(home, "lock")); err != nil {
		return false // not ours to see, or just being made
	}
	release, err := lock(home)
	if err != nil {
		return false
	}
	release()
	return true
}
