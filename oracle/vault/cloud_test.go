package vault_test

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/storage/azblob"
	"github.com/ethereum/go-ethereum/common"
	"github.com/fsouza/fake-gcs-server/fakestorage"
	"github.com/johannesboyne/gofakes3"
	"github.com/johannesboyne/gofakes3/backend/s3mem"
	"gocloud.dev/blob"
	_ "gocloud.dev/blob/azureblob"
	_ "gocloud.dev/blob/gcsblob"
	_ "gocloud.dev/blob/s3blob"

	"github.com/labseal/labseal/oracle/vault"
)

// newS3 is a bucket of a server that speaks S3, by its URL, with credentials from the environment.
func newS3(t *testing.T) (location string) {
	t.Helper()
	backend := s3mem.New()
	server := httptest.NewServer(gofakes3.New(backend).Server())
	t.Cleanup(server.Close)
	check(t, backend.CreateBucket("labseal"))
	t.Setenv("AWS_ACCESS_KEY_ID", "test")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "test")
	t.Setenv("AWS_CONFIG_FILE", "/dev/null")
	query := url.Values{"region": {"us-east-1"}, "endpoint": {server.URL}, "use_path_style": {"true"}, "disable_https": {"true"}}
	return "s3://labseal?" + query.Encode()
}

// freeAddress is one that nobody listens at.
func freeAddress(t *testing.T) (host, port string) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	check(t, err)
	defer listener.Close()
	host, port, err = net.SplitHostPort(listener.Addr().String())
	check(t, err)
	return host, port
}

// newGCS is a bucket of a server that speaks GCS's JSON API.
func newGCS(t *testing.T) (location string) {
	t.Helper()
	host, port := freeAddress(t)
	number, err := strconv.ParseUint(port, 10, 16)
	check(t, err)
	server, err := fakestorage.NewServerWithOptions(fakestorage.Options{
		Scheme: "http", Host: host, Port: uint16(number), PublicHost: net.JoinHostPort(host, port), Writer: io.Discard,
	})
	check(t, err)
	t.Cleanup(server.Stop)
	server.CreateBucketWithOpts(fakestorage.CreateBucketOpts{Name: "labseal"})
	t.Setenv("STORAGE_EMULATOR_HOST", net.JoinHostPort(host, port))
	return "gs://labseal"
}

// newAzure is a container of Azurite, the Azure emulator of Microsoft's.
func newAzure(t *testing.T) (location string) {
	t.Helper()
	azurite, err := filepath.Abs("../../bin/tools/azurite/node_modules/azurite/dist/src/blob/main.js")
	check(t, err)
	if _, err := os.Stat(azurite); err != nil {
		if os.Getenv("LABSEAL_CI") != "" {
			t.Fatal("no Azurite: tools/setup azurite")
		}
		t.Skip("LEFT OUT: no Azurite; tools/setup azurite installs it")
	}
	host, port := freeAddress(t)
	cmd := exec.CommandContext(t.Context(), "node", azurite, "--silent", "--skipApiVersionCheck", "--disableTelemetry",
		"--blobHost", host, "--blobPort", port, "--location", t.TempDir())
	check(t, cmd.Start())
	t.Cleanup(func() {
		cmd.Process.Kill()
		cmd.Wait()
	})
	t.Setenv("AZURE_STORAGE_ACCOUNT", "devstoreaccount1") // account and key are Azurite's own, the same everywhere
	t.Setenv("AZURE_STORAGE_KEY", "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==")
	t.Setenv("AZURE_STORAGE_DOMAIN", net.JoinHostPort(host, port))
	t.Setenv("AZURE_STORAGE_PROTOCOL", "http")
	t.Setenv("AZURE_STORAGE_IS_LOCAL_EMULATOR", "true")
	credential, err := azblob.NewSharedKeyCredential("devstoreaccount1", os.Getenv("AZURE_STORAGE_KEY"))
	check(t, err)
	client, err := azblob.NewClientWithSharedKeyCredential("http://"+net.JoinHostPort(host, port)+"/devstoreaccount1", credential, nil)
	check(t, err)
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(50 * time.Millisecond) {
		if _, err = client.CreateContainer(t.Context(), "labseal", nil); err == nil {
			return "azblob://labseal"
		}
		if time.Now().After(deadline) {
			t.Fatal(err)
		}
	}
}

// shelf is books that name some bodies.
type shelf []common.Hash

func (s shelf) Addresses(context.Context) ([]common.Hash, error) { return s, nil }

func (s shelf) Named(context.Context, []common.Hash) ([]common.Hash, error) { return s, nil }

func (shelf) Waiting(context.Context, []common.Hash) ([]common.Hash, error) { return nil, nil }

func (shelf) Packed(context.Context) ([]vault.Packed, error) { return nil, nil }

func (shelf) NamedPacks(context.Context, []common.Hash) ([]common.Hash, error) { return nil, nil }

func (shelf) WaitingPacks(context.Context, []common.Hash) ([]common.Hash, error) { return nil, nil }

// TestStore_Cloud does with each provider's protocol, by the URL that an operator gives, what a lab does with its store: bodies,
// one of them chunked, packs, copies, wrapped epoch keys, fsck.
func TestStore_Cloud(t *testing.T) {
	for name, location := range map[string]func(*testing.T) string{"S3": newS3, "GCS": newGCS, "Azure": newAzure} {
		t.Run(name, func(t *testing.T) { testCloud(t, location(t)) })
	}
}

func testCloud(t *testing.T, location string) {
	store, err := vault.OpenStore(t.Context(), location)
	check(t, err)
	defer store.Close()
	ring, _ := newTestKeyring(t)
	var addresses []common.Hash
	var sealed []vault.Sealed
	for _, size := range []int{3, 4096, vault.Chunk + 1} {
		s, _, err := ring.Seal(randomBytes(size), record, 1)
		check(t, err)
		check(t, store.Put(t.Context(), s.Address, s.Body))
		check(t, store.Put(t.Context(), s.Address, s.Body)) // again: it is there
		addresses, sealed = append(addresses, s.Address), append(sealed, s)
	}
	for _, s := range sealed {
		body, err := store.Get(t.Context(), s.Address)
		if err != nil || string(body) != string(s.Body) {
			t.Errorf("%x: %v", s.Address, err)
		}
	}
	if _, err := store.Get(t.Context(), common.Hash{1}); !errors.Is(err, vault.ErrMissing) {
		t.Errorf("none: %v", err)
	}
	// Somebody with access to the bucket changes a body: it is found out when it is read, and mended when it is put again.
	name := vault.ObjectName(addresses[1])
	raw, err := blob.OpenBucket(t.Context(), location)
	check(t, err)
	defer raw.Close()
	fsck := func() (checked vault.Checked, found []vault.Finding) {
		t.Helper()
		books := shelf(slices.SortedFunc(slices.Values(addresses), common.Hash.Cmp))
		checked, err := store.Fsck(t.Context(), books, func(f vault.Finding) error {
			found = append(found, f)
			return nil
		})
		check(t, err)
		return checked, found
	}
	if checked, found := fsck(); checked != (vault.Checked{Named: 3, Read: 3}) || len(found) != 0 {
		t.Errorf("fsck: %+v, %v", checked, found)
	}
	check(t, raw.WriteAll(t.Context(), name, []byte("x"), nil))
	check(t, raw.WriteAll(t.Context(), vault.ObjectName(common.Hash{1}), []byte("x"), nil))
	if _, found := fsck(); !slices.Contains(found, vault.Finding{Object: name, Trouble: vault.Damaged}) ||
		!slices.Contains(found, vault.Finding{Object: vault.ObjectName(common.Hash{1}), Trouble: vault.Extra}) || len(found) != 2 {
		t.Errorf("fsck finds: %v", found)
	}
	if _, err := store.Get(t.Context(), addresses[1]); !errors.Is(err, vault.ErrDamaged) {
		t.Errorf("changed: %v", err)
	}
	check(t, store.Put(t.Context(), addresses[1], sealed[1].Body))
	if _, err := store.Get(t.Context(), addresses[1]); err != nil {
		t.Errorf("mended: %v", err)
	}
	check(t, store.Remove(t.Context(), addresses[1]))
	check(t, store.Remove(t.Context(), addresses[1]))
	if _, found := fsck(); !slices.Contains(found, vault.Finding{Object: name, Trouble: vault.Lost}) {
		t.Errorf("fsck finds of what was removed: %v", found)
	}
	if _, err := store.Get(t.Context(), addresses[1]); !errors.Is(err, vault.ErrMissing) {
		t.Errorf("removed: %v", err)
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
	n, err := store.RemoveCopies(t.Context(), common.Hash{7}, copied.Round+1)
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
