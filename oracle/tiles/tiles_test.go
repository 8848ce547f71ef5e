package tiles_test

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"reflect"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/transparency-dev/merkle/proof"
	"github.com/transparency-dev/merkle/rfc6962"
	"golang.org/x/mod/sumdb/note"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/tiles"
)

// store keeps tiles in memory.
type store map[tiles.ID][]byte

func (s store) ReadTiles(_ context.Context, ids []tiles.ID) ([]tiles.Tile, error) {
	var out []tiles.Tile
	for _, id := range ids {
		hashes, ok := s[id]
		if !ok {
			return nil, fmt.Errorf("no tile %v", id)
		}
		out = append(out, tiles.Tile{ID: id, Hashes: hashes})
	}
	return out, nil
}

func (s store) append(t *testing.T, size uint64, n int) (tiles.Tree, []common.Hash) {
	t.Helper()
	leaves := make([]common.Hash, n)
	for i := range leaves {
		leaves[i] = evidence.LeafHash(fmt.Appendf(nil, "entry %d", size+uint64(i)))
	}
	tree, changed, err := tiles.Append(t.Context(), s, size, leaves)
	if err != nil {
		t.Fatal(err)
	}
	for _, tile := range changed {
		s[tile.ID] = tile.Hashes
	}
	return tree, leaves
}

// TestTree grows a log in uneven steps over tile borders and checks every root and proof with another implementation.
func TestTree(t *testing.T) {
	s, ctx := store{}, t.Context()
	var leaves []common.Hash
	var trees []tiles.Tree
	for _, n := range []int{1, 1, 2, 3, 120, 129, 1, 255, 256, 257, 1000} {
		tree, added := s.append(t, uint64(len(leaves)), n)
		leaves, trees = append(leaves, added...), append(trees, tree)
	}
	for i, tree := range trees {
		root, err := tiles.Root(ctx, s, tree.Size)
		if err != nil || root != tree.Root {
			t.Fatalf("root at %d: %v, %v", tree.Size, root, err)
		}
		for index := uint64(0); index < tree.Size; index += 1 + tree.Size/37 {
			p, err := tiles.Inclusion(ctx, s, tree.Size, index)
			if err != nil {
				t.Fatal(err)
			}
			if err := proof.VerifyInclusion(rfc6962.DefaultHasher, index, tree.Size, leaves[index][:], slices(p.Path),
				tree.Root[:]); err != nil {
				t.Fatalf("inclusion of %d in %d: %v", index, tree.Size, err)
			}
		}
		for _, old := range trees[:i] {
			c, err := tiles.Consistency(ctx, s, old.Size, tree.Size)
			if err != nil {
				t.Fatal(err)
			}
			if err := proof.VerifyConsistency(rfc6962.DefaultHasher, old.Size, tree.Size, slices(c), old.Root[:],
				tree.Root[:]); err != nil {
				t.Fatalf("consistency of %d with %d: %v", tree.Size, old.Size, err)
			}
		}
	}
}

func TestPublish(t *testing.T) {
	s, ctx := store{}, t.Context()
	public, key, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	p := &tiles.Publisher{Dir: t.TempDir(), Member: common.Hash{1}, Log: common.Hash{2}, Key: key}
	tree, _ := s.append(t, 0, 300)
	if err := p.Publish(ctx, s, tree); err != nil {
		t.Fatal(err)
	}
	tree, _ = s.append(t, 300, 5)
	if err := p.Publish(ctx, s, tree); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(http.FileServer(http.Dir(p.Dir)))
	defer server.Close()
	base := fmt.Sprintf("%s/%x/", server.URL, p.Log)
	if got := get(t, base+"tile/0/000"); len(got) != 256*32 {
		t.Errorf("full tile: %d bytes", len(got))
	}
	if got := get(t, base+"tile/0/001.p/49"); len(got) != 49*32 {
		t.Errorf("partial tile: %d bytes", len(got))
	}
	if got := get(t, base+"tile/1/000.p/1"); len(got) != 32 {
		t.Errorf("tile of level 1: %d bytes", len(got))
	}
	verifierKey, err := note.NewEd25519VerifierKey(evidence.Origin(p.Member, p.Log), public)
	if err != nil {
		t.Fatal(err)
	}
	verifier, err := note.NewVerifier(verifierKey)
	if err != nil {
		t.Fatal(err)
	}
	signed, err := note.Open(get(t, base+"checkpoint"), note.VerifierList(verifier))
	if err != nil {
		t.Fatal(err)
	}
	var origin, root string
	var size uint64
	if _, err := fmt.Sscanf(signed.Text, "%s\n%d\n%s\n", &origin, &size, &root); err != nil || size != 305 {
		t.Fatalf("checkpoint of %d: %v", size, err)
	}
}

func get(t *testing.T, url string) []byte {
	t.Helper()
	resp, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s, %v", url, resp.Status, err)
	}
	return b
}

func slices(hashes []common.Hash) [][]byte {
	var out [][]byte
	for _, h := range hashes {
		out = append(out, h[:])
	}
	return out
}

// TestProver proves all leaves of a tree, forwards and here and there, as single proofs prove them.
func TestProver(t *testing.T) {
	s, ctx := store{}, t.Context()
	tree, _ := s.append(t, 0, 1000)
	p := tiles.NewProver(s, tree.Size)
	for i := range 2 * tree.Size {
		index := i
		if i >= tree.Size {
			index = i * 7919 % tree.Size
		}
		want, err := tiles.Inclusion(ctx, s, tree.Size, index)
		check(t, err)
		if got, err := p.Inclusion(ctx, index); err != nil || !reflect.DeepEqual(got, want) {
			t.Fatalf("leaf %d: %v, %v, want %v", index, got, err, want)
		}
	}
	if _, err := p.Inclusion(ctx, tree.Size); err == nil {
		t.Error("proved a leaf behind the last")
	}
	id := tiles.ID{Level: 0, N: 1}
	tile := s[id]
	delete(s, id)
	p = tiles.NewProver(s, tree.Size)
	if _, err := p.Inclusion(ctx, 300); err == nil {
		t.Error("proved a leaf whose tile is not there")
	}
	s[id] = tile
	if _, err := p.Inclusion(ctx, 300); err != nil {
		t.Errorf("the tile came back: %v", err)
	}
}
