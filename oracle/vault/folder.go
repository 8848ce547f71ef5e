package vault

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"

	"github.com/ethereum/go-ethereum/common"
)

// folder keeps objects as files. The driver that gocloud.dev has for that syncs nothing and takes a temporary file and a
// rename for each. Here nothing needs them but what is to be replaced: each object's reader tells one that is cut.
type folder struct{ root string }

func openFolder(u *url.URL) (*folder, error) {
	query := u.Query()
	create := query.Get("create_dir") == "true"
	query.Del("create_dir")
	if u.Host != "" || !filepath.IsAbs(filepath.FromSlash(u.Path)) || len(query) > 0 {
		return nil, errors.New("name a folder as file:///its/path, and nothing behind it but ?create_dir=true")
	}
	root := filepath.FromSlash(u.Path)
	if create {
		if err := os.MkdirAll(root, 0o700); err != nil {
			return nil, err
		}
	}
	info, err := os.Stat(root)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("%w: mount or make the folder, or end the URL in ?create_dir=true", err)
	case err != nil:
		return nil, err
	case !info.IsDir():
		return nil, fmt.Errorf("%s is not a folder", root)
	}
	return &folder{root}, nil
}

func (f *folder) Close() error { return nil }

func (f *folder) path(address common.Hash) string {
	return filepath.Join(f.root, filepath.FromSlash(objectName(address)))
}

// get reads what lies under an address, unchecked.
func (f *folder) get(_ context.Context, address common.Hash) ([]byte, error) {
	return readAtMost(f.path(address), maxStored+1)
}

func readAtMost(path string, size int) ([]byte, error) {
	file, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrMissing
	}
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, int64(size)))
}

func (f *folder) put(ctx context.Context, address common.Hash, body []byte) error {
	return f.write(ctx, objectName(address), body)
}

// write writes an object under its own name at once: a temporary file and a rename would have the file system's journal
// written twice. A crash or a full disk may leave it cut; whoever wrote it does so again, and it is mended.
func (f *folder) write(ctx context.Context, name string, data []byte) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	path := filepath.Join(f.root, filepath.FromSlash(name))
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if errors.Is(err, fs.ErrNotExist) {
		if err := f.makeDir(filepath.Dir(path)); err != nil {
			return err
		}
		file, err = os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	}
	if errors.Is(err, fs.ErrExist) {
		return settle(path, data)
	}
	if err != nil {
		return err
	}
	if err := fill(file, data); err != nil {
		return err // what is cut stays: another may have mended it by now, and to remove it would remove that
	}
	return syncPath(filepath.Dir(path))
}

// settle makes an object durable that is there already, and replaces one that is not the same to the byte: it is cut or
// damaged, or says something else by now.
func settle(path string, data []byte) error {
	there, err := readAtMost(path, len(data)+1)
	if err != nil && !errors.Is(err, ErrMissing) {
		return err
	}
	if err == nil && bytes.Equal(there, data) {
		return errors.Join(syncPath(path), syncPath(filepath.Dir(path)))
	}
	return replace(path, data)
}

// replace writes a file beside its place, and puts it there when it is durable.
func replace(path string, data []byte) error {
	file, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.tmp") // for its owner only
	if err != nil {
		return err
	}
	err = fill(file, data)
	if err == nil {
		err = os.Rename(file.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(file.Name()))
	}
	return syncPath(filepath.Dir(path))
}

func (f *folder) load(_ context.Context, name string) ([]byte, error) {
	data, err := os.ReadFile(filepath.Join(f.root, filepath.FromSlash(name)))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrMissing
	}
	return data, err
}

func (f *folder) remove(_ context.Context, name string) error {
	path := filepath.Join(f.root, filepath.FromSlash(name))
	err := os.Remove(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return syncPath(filepath.Dir(path))
}

func (f *folder) list(_ context.Context, prefix string) (names []string, err error) {
	entries, err := os.ReadDir(filepath.Join(f.root, filepath.FromSlash(prefix)))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		name := prefix + e.Name()
		if e.IsDir() {
			name += "/"
		}
		names = append(names, name)
	}
	return names, nil
}

// makeDir makes a folder for objects, durably.
func (f *folder) makeDir(path string) error {
	if err := os.Mkdir(path, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return syncPath(f.root)
}

func fill(file *os.File, data []byte) error {
	_, err := file.Write(data)
	if err == nil {
		err = file.Sync()
	}
	return errors.Join(err, file.Close())
}

func syncPath(path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(file.Sync(), file.Close())
}
