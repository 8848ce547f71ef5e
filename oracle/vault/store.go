package vault

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"

	"github.com/ethereum/go-ethereum/common"
	"gocloud.dev/blob"
	_ "gocloud.dev/blob/fileblob" // file://
	"gocloud.dev/gcerrors"
)

// Store keeps sealed bodies under their addresses, in a folder or a bucket. It need not be trusted: it holds nothing
// but ciphertext, and each body is checked against its address when it is read.
//
// A body is the object "ab/abcd…", the address in hex behind its first byte, without type or metadata.
type Store struct{ bucket *blob.Bucket }

// OpenStore opens the store that a URL names (LABSEAL_VAULT_URL): file:///var/lib/labseal/vault is a folder, which must
// exist unless the URL ends in ?create_dir=true.
func OpenStore(ctx context.Context, location string) (*Store, error) {
	u, err := url.Parse(location)
	if err != nil {
		return nil, errors.New("open store: not a URL: name a folder as file:///its/path")
	}
	if u.Scheme == "file" {
		u.RawQuery = folderOptions(u.Query()).Encode()
	}
	bucket, err := blob.DefaultURLMux().OpenBucketURL(ctx, u)
	if errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("open store: %w: mount or make the folder, or end the URL in ?create_dir=true", err)
	}
	if err != nil {
		return nil, fmt.Errorf("open store: %w", err)
	}
	return &Store{bucket}, nil
}

// folderOptions keeps a folder to itself: no metadata files, temporary files beside the bodies and not in a shared
// place (perhaps on another file system), folders for the owner only.
func folderOptions(query url.Values) url.Values {
	query.Set("metadata", "skip")
	query.Set("no_tmp_dir", "true")
	if !query.Has("dir_file_mode") {
		query.Set("dir_file_mode", "0700")
	}
	return query
}

// Close lets go of the store.
func (s *Store) Close() error { return s.bucket.Close() }

// Put stores a body. When it returns nil the body is durable: in a folder, file and folders have been fsynced, which
// fileblob leaves out; a bucket answers for itself. A body that is there already is made durable and left alone; one
// that is damaged is replaced. A crash leaves the body whole or absent, and perhaps a *.tmp file of ciphertext with it.
func (s *Store) Put(ctx context.Context, address common.Hash, body []byte) error {
	if err := checkBody(address, body); err != nil {
		return fmt.Errorf("store body: %w", err)
	}
	_, err := s.read(ctx, address, syncFile)
	if errors.Is(err, ErrMissing) || errors.Is(err, ErrDamaged) {
		err = s.write(ctx, objectName(address), body)
	}
	if err != nil {
		return fmt.Errorf("store body %x: %w", address, err)
	}
	return nil
}

// Get reads a body and checks it. It answers ErrMissing if the store has none of that address, ErrDamaged if it is not
// the one that was put there.
func (s *Store) Get(ctx context.Context, address common.Hash) ([]byte, error) {
	body, err := s.read(ctx, address, func(*os.File) error { return nil })
	if err != nil {
		return nil, fmt.Errorf("read body %x: %w", address, err)
	}
	return body, nil
}

// Has says whether there is a body of an address. It is not read.
func (s *Store) Has(ctx context.Context, address common.Hash) (bool, error) {
	has, err := s.bucket.Exists(ctx, objectName(address))
	if err != nil {
		return false, fmt.Errorf("look for body %x: %w", address, err)
	}
	return has, nil
}

// read reads and checks a body, and then hands its file, if it is in a folder, to settle.
func (s *Store) read(ctx context.Context, address common.Hash, settle func(*os.File) error) ([]byte, error) {
	var file *os.File
	reader, err := s.bucket.NewReader(ctx, objectName(address), &blob.ReaderOptions{
		BeforeRead: func(as func(any) bool) error { as(&file); return nil },
	})
	if gcerrors.Code(err) == gcerrors.NotFound {
		return nil, ErrMissing
	}
	if err != nil {
		return nil, err
	}
	defer reader.Close()
	if reader.Size() > maxStored {
		return nil, fmt.Errorf("%w: larger than any sealed body", ErrDamaged)
	}
	body := make([]byte, reader.Size())
	if _, err := io.ReadFull(reader, body); err != nil {
		return nil, err
	}
	if err := checkBody(address, body); err != nil {
		return nil, err
	}
	if file != nil {
		return body, settle(file)
	}
	return body, nil
}

// write writes an object: to a temporary file, synced before it is renamed (by Close), and its folders after.
func (s *Store) write(ctx context.Context, name string, body []byte) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var file *os.File
	writer, err := s.bucket.NewWriter(ctx, name, &blob.WriterOptions{
		DisableContentTypeDetection: true,
		BeforeWrite:                 func(as func(any) bool) error { as(&file); return nil },
	})
	if err != nil {
		return err
	}
	_, err = writer.Write(body)
	if err == nil && file != nil {
		err = errors.Join(file.Chmod(0o600), file.Sync())
	}
	if err != nil {
		cancel() // so that Close removes what was written
		return errors.Join(err, writer.Close())
	}
	if err := writer.Close(); err != nil || file == nil {
		return err
	}
	return syncFolders(file)
}

func syncFile(file *os.File) error { return errors.Join(file.Sync(), syncFolders(file)) }

// syncFolders makes a body's name durable, and that of its folder, which may be new.
func syncFolders(body *os.File) error {
	folder := filepath.Dir(body.Name())
	for _, path := range []string{folder, filepath.Dir(folder)} {
		dir, err := os.Open(path)
		if err != nil {
			return err
		}
		if err := errors.Join(dir.Sync(), dir.Close()); err != nil {
			return err
		}
	}
	return nil
}

func objectName(address common.Hash) string {
	name := hex.EncodeToString(address[:])
	return name[:2] + "/" + name
}
