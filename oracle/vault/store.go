package vault

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"net/url"

	"github.com/ethereum/go-ethereum/common"
	"gocloud.dev/blob"
)

// Store keeps sealed bodies under their addresses, in a folder or a bucket. It need not be trusted: it holds nothing
// but ciphertext, and each body is checked against its address when it is read.
//
// A body is the object "ab/abcd…", the address in hex behind its first byte, without type or metadata; or it lies in a
// [Pack] with others, as most do.
type Store struct{ place place }

// place is where bodies lie.
type place interface {
	// get reads what lies under an address, as it is, or of what is larger than any body so much that it shows. It
	// answers ErrMissing where there is nothing.
	get(ctx context.Context, address common.Hash) ([]byte, error)
	// put returns when the body is there, whole and durable.
	put(ctx context.Context, address common.Hash, body []byte) error

	// write makes an object of another name than a body's. When it returns nil, that is there, whole and durable; a crash
	// may leave one cut, which is mended when it is written again. One that is there is replaced whole or not at all. load
	// reads it.
	write(ctx context.Context, name string, data []byte) error
	load(ctx context.Context, name string) ([]byte, error)
	// remove removes an object for good, if it is there.
	remove(ctx context.Context, name string) error
	// list returns what lies right under a prefix, which is empty or ends in a slash: objects, and prefixes, which end in
	// a slash too.
	list(ctx context.Context, prefix string) (names []string, err error)
	Close() error
}

// OpenStore opens the store that a URL names (LABSEAL_VAULT_URL): file:///var/lib/labseal/vault is a folder, which must
// exist unless the URL ends in ?create_dir=true.
func OpenStore(ctx context.Context, location string) (*Store, error) {
	u, err := url.Parse(location)
	if err != nil {
		return nil, errors.New("open store: not a URL: name a folder as file:///its/path")
	}
	var p place
	if u.Scheme == "file" {
		p, err = openFolder(u)
	} else {
		var b *blob.Bucket
		b, err = blob.DefaultURLMux().OpenBucketURL(ctx, u)
		p = bucket{b}
	}
	if err != nil {
		return nil, fmt.Errorf("open store: %w", err)
	}
	return &Store{p}, nil
}

// Close lets go of the store.
func (s *Store) Close() error { return s.place.Close() }

// Put stores a body. When it returns nil the body is durable: in a folder, file and folders have been fsynced; a bucket
// answers for itself. A body that is there already is made durable and left alone; one that is damaged is replaced. A
// crash leaves the body whole, damaged or absent, and perhaps a *.tmp file of ciphertext with it.
func (s *Store) Put(ctx context.Context, address common.Hash, body []byte) error {
	if err := checkBody(address, body); err != nil {
		return fmt.Errorf("store body: %w", err)
	}
	if err := s.place.put(ctx, address, body); err != nil {
		return fmt.Errorf("store body %x: %w", address, err)
	}
	return nil
}

// Get reads a body and checks it. It answers ErrMissing if the store has none of that address, ErrDamaged if it is not
// the one that was put there.
func (s *Store) Get(ctx context.Context, address common.Hash) ([]byte, error) {
	body, err := s.place.get(ctx, address)
	if err == nil {
		err = checkBody(address, body)
	}
	if err != nil {
		return nil, fmt.Errorf("read body %x: %w", address, err)
	}
	return body, nil
}

// Remove removes a body for good, if it is there.
func (s *Store) Remove(ctx context.Context, address common.Hash) error {
	if err := s.place.remove(ctx, objectName(address)); err != nil {
		return fmt.Errorf("remove body %x: %w", address, err)
	}
	return nil
}

// RemovePack removes a pack for good, if it is there.
func (s *Store) RemovePack(ctx context.Context, name common.Hash) error {
	if err := s.place.remove(ctx, packObject(name)); err != nil {
		return fmt.Errorf("remove pack %x: %w", name, err)
	}
	return nil
}

func objectName(address common.Hash) string {
	name := hex.EncodeToString(address[:])
	return name[:2] + "/" + name
}
