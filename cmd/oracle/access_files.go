package main

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/labseal/labseal/cmd/internal/cli"
)

// handout is a folder, or a zip of one, which is there whole or not at all: it is written beside its place under another
// name, and gets its own when it is done.
type handout struct {
	path  string // of what the caller gets
	isZip bool
	dir   string // that is written
}

func newHandout(dir, file string) (*handout, error) {
	if (dir == "") == (file == "") {
		return nil, cli.Usage("say where to: --out for a folder, or --zip for a file")
	}
	e := &handout{path: dir}
	if file != "" {
		e.path, e.isZip = file, true
	}
	if _, err := os.Lstat(e.path); !errors.Is(err, fs.ErrNotExist) {
		return nil, cli.Usage("what is to be written is there already, and is not replaced: name another one")
	}
	return e, nil
}

func (e *handout) begin() (err error) {
	if e.dir, err = os.MkdirTemp(filepath.Dir(filepath.Clean(e.path)), ".export-"); err != nil {
		return fmt.Errorf("write the export: %w", unnamed(err))
	}
	return nil
}

// Create implements access.Folder.
func (e *handout) Create(name string) (io.WriteCloser, error) {
	path := filepath.Join(e.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, fmt.Errorf("write the export: %w", unnamed(err))
	}
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, fmt.Errorf("write the export: %w", unnamed(err))
	}
	return file, nil
}

// drop removes what was written.
func (e *handout) drop() error {
	if err := os.RemoveAll(e.dir); err != nil {
		return fmt.Errorf("remove what was written of the export: %w", err)
	}
	return nil
}

// finish puts what was written in its place.
func (e *handout) finish() error {
	if !e.isZip {
		if err := os.Rename(e.dir, e.path); err != nil {
			return fmt.Errorf("put the export in its place: %w", err)
		}
		return nil
	}
	packed := e.dir + ".zip"
	err := e.pack(packed)
	if err == nil {
		err = os.Rename(packed, e.path)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("pack the export: %w", err), removed(packed))
	}
	return e.drop()
}

func removed(path string) error {
	if err := os.Remove(path); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

func (e *handout) pack(to string) error {
	file, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	z := zip.NewWriter(file)
	return errors.Join(z.AddFS(os.DirFS(e.dir)), z.Close(), file.Close())
}
