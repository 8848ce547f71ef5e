package tiles_test

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/transparency-dev/merkle/rfc6962"
	"github.com/transparency-dev/tessera/api"
	"github.com/transparency-dev/tessera/client"
	"github.com/transparency-dev/tessera/fsck"
	"golang.org/x/mod/sumdb/note"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/tiles"
)

// entries are those of a store: entry i is its number in words.
type entries struct{}

func (entries) ReadEntries(_ context.Context, first uint64, n int) ([][]byte, error) {
	out := make([][]byte, n)
	for i := range out {
		out[i] = fmt.Appendf(nil, "entry %d", first+uint64(i))
	}
	return out, nil
}

// TestFsck has the checker of another implementation, Tessera, read a published log of 100,000 entries whole: it builds
// the tree anew from the bundles and compares every tile and the signed checkpoint.
func TestFsck(t *testing.T) {
	s, ctx := store{}, t.Context()
	public, key, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	p := &tiles.Publisher{Dir: t.TempDir(), Member: common.Hash{1}, Log: common.Hash{2}, Key: key, Entries: entries{}}
	for _, step := range []struct {
		size uint64
		n    int
	}{{0, 300}, {300, 99_700}} {
		tree, _ := s.append(t, step.size, step.n)
		if err := p.Publish(ctx, s, tree); err != nil {
			t.Fatal(err)
		}
	}
	root := filepath.Join(p.Dir, fmt.Sprintf("%x", p.Log))
	origin := evidence.Origin(p.Member, p.Log)
	verifierKey, err := note.NewEd25519VerifierKey(origin, public)
	if err != nil {
		t.Fatal(err)
	}
	verifier, err := note.NewVerifier(verifierKey)
	if err != nil {
		t.Fatal(err)
	}
	check := func() error {
		return fsck.New(origin, verifier, client.FileFetcher{Root: root}, leafHashes, fsck.Opts{N: 2}).Check(ctx)
	}
	if err := check(); err != nil {
		t.Fatal(err)
	}

	// One byte of one file, and it must object.
	for _, name := range []string{tiles.BundlePath(77, 256), tiles.Path(tiles.ID{Level: 0, N: 200}, 256), tiles.Path(tiles.ID{Level: 1, N: 1}, 134)} {
		path := filepath.Join(root, name)
		whole, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		changed := append([]byte{}, whole...)
		changed[40] ^= 1
		write(t, path, changed)
		if check() == nil {
			t.Errorf("a changed byte of %s was not found", name)
		}
		write(t, path, whole)
	}
}

func write(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func leafHashes(bundle []byte) ([][]byte, error) {
	var b api.EntryBundle
	if err := b.UnmarshalText(bundle); err != nil {
		return nil, fmt.Errorf("read bundle: %w", err)
	}
	hashes := make([][]byte, len(b.Entries))
	for i, entry := range b.Entries {
		hashes[i] = rfc6962.DefaultHasher.HashLeaf(entry)
	}
	return hashes, nil
}
