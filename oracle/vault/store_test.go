package vault_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	_ "gocloud.dev/blob/memblob"

	"github.com/labseal/labseal/oracle/vault"
)

func openStore(t testing.TB, location string) *vault.Store {
	t.Helper()
	store, err := vault.OpenStore(context.Background(), location)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	return store
}

// newTestStore makes a store in a folder of its own.
func newTestStore(t testing.TB) (store *vault.Store, dir string) {
	t.Helper()
	dir = t.TempDir()
	return openStore(t, "file://"+filepath.ToSlash(dir)), dir
}

func newBody(content string) (common.Hash, []byte) {
	return sha256.Sum256([]byte(content)), []byte(content)
}

func TestStore_KeepsBodies(t *testing.T) {
	_, dir := newTestStore(t)
	for name, location := range map[string]string{
		"memory":     "mem://",
		"folder":     "file://" + filepath.ToSlash(t.TempDir()),
		"new folder": "file://" + filepath.ToSlash(filepath.Join(dir, "new")) + "?create_dir=true",
	} {
		t.Run(name, func(t *testing.T) {
			store, ctx := openStore(t, location), t.Context()
			address, body := newBody("body")
			if _, err := store.Get(ctx, address); !errors.Is(err, vault.ErrMissing) {
				t.Fatalf("got %v before it was put", err)
			}
			for range 2 { // the second time changes nothing
				if err := store.Put(ctx, address, body); err != nil {
					t.Fatal(err)
				}
				got, err := store.Get(ctx, address)
				if err != nil || !bytes.Equal(got, body) {
					t.Fatalf("got %q, %v", got, err)
				}
			}
			other, _ := newBody("other")
			if err := store.Put(ctx, other, body); !errors.Is(err, vault.ErrDamaged) {
				t.Fatalf("a body was put under another's address: %v", err)
			}
			if _, err := store.Get(ctx, other); !errors.Is(err, vault.ErrMissing) {
				t.Fatalf("got %v", err)
			}
		})
	}
}

func TestStore_FindsAndMendsDamage(t *testing.T) {
	for name, harm := range map[string]func(path string, body []byte) error{
		"flipped byte": func(path string, body []byte) error {
			changed := bytes.Clone(body)
			changed[len(changed)/2] ^= 1
			return os.WriteFile(path, changed, 0o600)
		},
		"cut":      func(path string, body []byte) error { return os.Truncate(path, int64(len(body)-1)) },
		"emptied":  func(path string, _ []byte) error { return os.Truncate(path, 0) },
		"extended": func(path string, body []byte) error { return os.WriteFile(path, append(body, 0), 0o600) },
		"huge":     func(path string, _ []byte) error { return os.Truncate(path, int64(vault.MaxStored)+1) },
		"swapped": func(path string, _ []byte) error {
			_, other := newBody("other")
			return os.WriteFile(path, other, 0o600)
		},
	} {
		t.Run(name, func(t *testing.T) {
			store, dir := newTestStore(t)
			address, body := newBody("sealed body")
			if err := store.Put(t.Context(), address, body); err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(dir, filepath.FromSlash(vault.ObjectName(address)))
			if err := harm(path, bytes.Clone(body)); err != nil {
				t.Fatal(err)
			}
			if _, err := store.Get(t.Context(), address); !errors.Is(err, vault.ErrDamaged) {
				t.Fatalf("got %v", err)
			}
			if err := store.Put(t.Context(), address, body); err != nil {
				t.Fatal(err)
			}
			if got, err := store.Get(t.Context(), address); err != nil || !bytes.Equal(got, body) {
				t.Fatalf("not mended: %q, %v", got, err)
			}
		})
	}
}

// A folder shows nothing but addresses, and those to the owner only: no metadata files, nothing left over.
func TestStore_FolderHoldsOnlyBodies(t *testing.T) {
	store, dir := newTestStore(t)
	want := map[string]bool{}
	for _, content := range []string{"a", "b", "c"} {
		address, body := newBody(content)
		if err := store.Put(t.Context(), address, body); err != nil {
			t.Fatal(err)
		}
		want[vault.ObjectName(address)] = true
	}
	got := map[string]bool{}
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || path == dir {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		if info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s has mode %s", path, info.Mode())
		}
		if !entry.IsDir() {
			name, err := filepath.Rel(dir, path)
			got[filepath.ToSlash(name)] = true
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for name := range got {
		if !want[name] {
			t.Errorf("%s does not belong there", name)
		}
	}
	if len(got) != len(want) {
		t.Fatalf("%d files, want %d", len(got), len(want))
	}
}

func TestStore_CancelledPutLeavesNothing(t *testing.T) {
	store, dir := newTestStore(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	address, body := newBody("body")
	if err := store.Put(ctx, address, body); !errors.Is(err, context.Canceled) {
		t.Fatalf("got %v", err)
	}
	files, err := filepath.Glob(filepath.Join(dir, "*", "*"))
	if err != nil || len(files) != 0 {
		t.Fatalf("left behind: %v (%v)", files, err)
	}
}

func TestStore_PutAtOnce(t *testing.T) {
	store, _ := newTestStore(t)
	address, body := newBody(strings.Repeat("body", 1<<16))
	var group sync.WaitGroup
	for range 16 {
		group.Go(func() {
			if err := store.Put(t.Context(), address, body); err != nil {
				t.Error(err)
			}
			if _, err := store.Get(t.Context(), address); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
}

// TestStore_PutPackAtOnce has several processes store one pack, of which a crash has left the begin.
func TestStore_PutPackAtOnce(t *testing.T) {
	store, dir := newTestStore(t)
	made, sealed := pack(t, strings.Repeat("body", 1<<14), strings.Repeat("another", 1<<13))
	path := filepath.Join(dir, filepath.FromSlash(vault.ObjectName(made.Name)+".pack"))
	check(t, os.MkdirAll(filepath.Dir(path), 0o700))
	check(t, os.WriteFile(path, made.Bytes[:len(made.Bytes)/2], 0o600))
	var group sync.WaitGroup
	for range 16 {
		group.Go(func() {
			if err := store.PutPack(t.Context(), made); err != nil {
				t.Error(err)
			}
			for _, s := range sealed {
				if _, err := store.Fetch(t.Context(), s); err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	if files, err := filepath.Glob(filepath.Join(dir, "*", "*")); err != nil || len(files) != 1 {
		t.Errorf("left behind: %v (%v)", files, err)
	}
}

func TestOpenStore_SaysWhatIsWrong(t *testing.T) {
	for name, c := range map[string]struct{ location, says string }{
		"no folder":      {"file:///no/such/folder/anywhere", "?create_dir=true"},
		"no scheme":      {"/var/lib/labseal/vault", "scheme"},
		"unknown scheme": {"ftp://host/vault", "ftp"},
		"no URL":         {"file://%zz", "file:///its/path"},
		"empty":          {"", "scheme"},
		"half a path":    {"file://vault/bodies", "file:///its/path"},
		"other options":  {"file:///var/lib?metadata=skip", "?create_dir=true"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := vault.OpenStore(t.Context(), c.location)
			if err == nil || !strings.Contains(err.Error(), c.says) {
				t.Fatalf("got %v, want it to say %q", err, c.says)
			}
		})
	}
}
