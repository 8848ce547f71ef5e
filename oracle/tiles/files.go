package tiles

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

func (p *Publisher) path(name string) string {
	return filepath.Join(p.Dir, fmt.Sprintf("%x", p.Log), filepath.FromSlash(name))
}

// has says whether a tile is there. One of another length was cut, and counts as not there.
func (p *Publisher) has(name string, length int) bool {
	info, err := os.Stat(p.path(name))
	if err != nil || info.Size() != int64(length) {
		return false
	}
	p.touch(name) // whoever wrote it may not have come to sync
	return true
}

// write makes a file appear whole: a power cut leaves all of it or nothing. It survives one once sync returned.
func (p *Publisher) write(name string, data []byte) error {
	path := p.path(name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	temp, err := os.CreateTemp(filepath.Dir(path), ".new-*")
	if err != nil {
		return err
	}
	defer os.Remove(temp.Name()) // gone after the rename
	_, err = temp.Write(data)
	if err := errors.Join(err, temp.Chmod(0o644), temp.Sync(), temp.Close()); err != nil {
		return err
	}
	p.touch(name)
	return os.Rename(temp.Name(), path)
}

// remove takes a file away, if it is there.
func (p *Publisher) remove(name string) error {
	err := os.Remove(p.path(name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil {
		p.touch(name)
	}
	return err
}

// touch has sync look at the folder of a file and at those above it, which may be new as well.
func (p *Publisher) touch(name string) {
	for dir := filepath.Dir(p.path(name)); !p.touched[dir]; dir = filepath.Dir(dir) {
		p.touched[dir] = true
		if dir == filepath.Clean(p.Dir) {
			return
		}
	}
}

// sync makes the names of what was written durable.
func (p *Publisher) sync() error {
	for dir := range p.touched {
		if err := syncDir(dir); err != nil {
			return err
		}
	}
	clear(p.touched)
	return nil
}

func syncDir(path string) error {
	dir, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(dir.Sync(), dir.Close())
}
