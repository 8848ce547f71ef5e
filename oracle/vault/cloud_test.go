package vault_test

import (
	"errors"
	"net/http/httptest"
	"net/url"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/johannesboyne/gofakes3"
	"github.com/johannesboyne/gofakes3/backend/s3mem"
	"gocloud.dev/blob"
	_ "gocloud.dev/blob/s3blob"

	"github.com/labseal/labseal/oracle/vault"
)

// newS3 is a store in a bucket of a server that speaks S3, by its URL, with credentials from the environment.
func newS3(t *testing.T) (store *vault.Store, backend *s3mem.Backend, location string) {
	t.Helper()
	backend = s3mem.New()
	server := httptest.NewServer(gofakes3.New(backend).Server())
	t.Cleanup(server.Close)
	check(t, backend.CreateBucket("labseal"))
	t.Setenv("AWS_ACCESS_KEY_ID", "test")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "test")
	t.Setenv("AWS_CONFIG_FILE", "/dev/null")
	query := url.Values{"region": {"us-east-1"}, "endpoint": {server.URL}, "use_path_style": {"true"}, "disable_https": {"true"}}
	location = "s3://labseal?" + query.Encode()
	store, err := vault.OpenStore(t.Context(), location)
	check(t, err)
	t.Cleanup(func() { store.Close() })
	return store, backend, location
}

// TestStore_S3 does over S3 what a lab does with its store: bodies, one of them chunked, copies, wrapped epoch keys, fsck.
func TestStore_S3(t *testing.T) {
	store, backend, location := newS3(t)
	ring, _ := newTestKeyring(t)
	var addresses []common.Hash
	var sealed []vault.Sealed
	for _, size := range []int{3, 4096, vault.Chunk + 1} {
		s, _, err := ring.Seal(randomBytes(size), record, 1)
		check(t, err)
		check(t, store.Put(t.Context(), s.Address, s.JWE))
		check(t, store.Put(t.Context(), s.Address, s.JWE)) // again: it is there
		addresses, sealed = append(addresses, s.Address), append(sealed, s)
	}
	for _, s := range sealed {
		body, err := store.Get(t.Context(), s.Address)
		if err != nil || string(body) != string(s.JWE) {
			t.Errorf("%x: %v", s.Address, err)
		}
	}
	if _, err := store.Get(t.Context(), common.Hash{1}); !errors.Is(err, vault.ErrMissing) {
		t.Errorf("none: %v", err)
	}
	// Somebody with access to the bucket changes a body: it is found out when it is read, and mended when it is put again.
	objects, err := backend.ListBucket("labseal", nil, gofakes3.ListBucketPage{})
	check(t, err)
	if len(objects.Contents) != 3 {
		t.Fatalf("%d objects", len(objects.Contents))
	}
	name := vault.ObjectName(addresses[1])
	raw, err := blob.OpenBucket(t.Context(), location)
	check(t, err)
	defer raw.Close()
	check(t, raw.WriteAll(t.Context(), name, []byte("x"), nil))
	if _, err := store.Get(t.Context(), addresses[1]); !errors.Is(err, vault.ErrDamaged) {
		t.Errorf("changed: %v", err)
	}
	check(t, store.Put(t.Context(), addresses[1], sealed[1].JWE))
	if _, err := store.Get(t.Context(), addresses[1]); err != nil {
		t.Errorf("mended: %v", err)
	}
	check(t, store.Remove(t.Context(), addresses[1]))
	check(t, store.Remove(t.Context(), addresses[1]))
	if has, err := store.Has(t.Context(), addresses[1]); has || err != nil {
		t.Errorf("removed: %v, %v", has, err)
	}
	copied, err := ring.SealCopy([]byte("rows"))
	check(t, err)
	check(t, store.PutCopy(t.Context(), common.Hash{7}, 300, copied))
	list, err := store.Copies(t.Context(), common.Hash{7}, 0)
	if err != nil || len(list) != 1 {
		t.Fatalf("%d copies, %v", len(list), err)
	}
	if rows, err := ring.OpenCopy(list[0]); err != nil || string(rows) != "rows" {
		t.Errorf("a copy: %q, %v", rows, err)
	}
	_, wrapped := newEpoch(t, 9, newPair(t))
	check(t, store.PutEpoch(t.Context(), common.Hash{7}, wrapped))
	epochs, err := store.Epochs(t.Context(), common.Hash{7})
	if err != nil || len(epochs) != 1 || epochs[0].ID != 9 || string(epochs[0].Wrapped) != string(wrapped.Wrapped) {
		t.Errorf("wrapped epoch keys: %+v, %v", epochs, err)
	}
	n, err := store.RemoveCopies(t.Context(), common.Hash{7}, func(vault.Copy) bool { return true })
	if err != nil || n != 1 {
		t.Errorf("removed %d copies, %v", n, err)
	}
}

// TestOpenStore_Refuses: a URL that names no store is refused.
func TestOpenStore_Refuses(t *testing.T) {
	for _, location := range []string{"ftp://labseal", "s3:", "labseal", "file://relative"} {
		if store, err := vault.OpenStore(t.Context(), location); err == nil {
			store.Close()
			t.Errorf("%s was opened", location)
		}
	}
}
