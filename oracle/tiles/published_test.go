package tiles_test

import (
	"crypto/ed25519"
	"crypto/rand"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/oracle/tiles"
)

// TestRoots compares the roots of a log that grows leaf by leaf with those of its tiles.
func TestRoots(t *testing.T) {
	s := store{}
	var roots tiles.Roots
	for size := uint64(0); size < 600; size++ {
		tree, leaves := s.append(t, size, 1)
		roots.Add(leaves[0])
		if roots.Size() != tree.Size || roots.Root() != tree.Root {
			t.Fatalf("%d leaves have root %s, want %s", roots.Size(), roots.Root(), tree.Root)
		}
	}
}

func TestPublished(t *testing.T) {
	s, dir := store{}, t.TempDir()
	_, key, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	publisher := &tiles.Publisher{Dir: dir, Log: common.Hash{7}, Key: key}
	var leaves []common.Hash
	for _, n := range []int{200, 100} {
		tree, added := s.append(t, uint64(len(leaves)), n)
		leaves = append(leaves, added...)
		if err := publisher.Publish(t.Context(), s, tree); err != nil {
			t.Fatal(err)
		}
	}
	server := httptest.NewServer(http.FileServer(http.Dir(dir)))
	defer server.Close()
	for _, base := range []string{dir, server.URL, server.URL + "/"} {
		p := &tiles.Published{Base: base, Log: common.Hash{7}}
		for _, test := range []struct {
			n     uint64
			width int
			found bool
		}{
			{0, 256, true},
			{0, 200, true},
			{0, 201, true}, // of the whole tile
			{1, 44, true},
			{1, 43, false},
			{1, 256, false},
			{2, 1, false},
		} {
			got, err := p.Leaves(t.Context(), test.n, test.width)
			if (err == nil) != test.found || err != nil && !errors.Is(err, tiles.ErrNotPublished) {
				t.Errorf("%s: tile %d, width %d: %v", base, test.n, test.width, err)
				continue
			}
			for i := range got {
				if want := leaves[int(test.n)*256+i]; got[i] != want {
					t.Fatalf("%s: leaf %d of tile %d is %s, want %s", base, i, test.n, got[i], want)
				}
			}
			if test.found && len(got) != test.width {
				t.Errorf("%s: got %d leaves, want %d", base, len(got), test.width)
			}
		}
	}
}

// TestPublished_Cut: a tile that a power cut left empty or cut is not there. What else is there counts.
func TestPublished_Cut(t *testing.T) {
	dir := t.TempDir()
	p := &tiles.Published{Base: dir}
	put := func(width, length int) {
		t.Helper()
		path := filepath.Join(dir, strings.Repeat("00", 32), filepath.FromSlash(tiles.Path(tiles.ID{}, width)))
		check(t, os.MkdirAll(filepath.Dir(path), 0o755))
		write(t, path, make([]byte, length))
	}
	for _, length := range []int{0, 63, 65, 96} {
		put(2, length)
		if _, err := p.Leaves(t.Context(), 0, 2); !errors.Is(err, tiles.ErrNotPublished) {
			t.Errorf("a tile of %d bytes for 64: %v", length, err)
		}
	}
	for _, length := range []int{256*32 - 1, 256*32 + 1} {
		put(256, length)
		if _, err := p.Leaves(t.Context(), 0, 2); !errors.Is(err, tiles.ErrNotPublished) {
			t.Errorf("a full tile of %d bytes: %v", length, err)
		}
	}
	put(256, 256*32)
	if leaves, err := p.Leaves(t.Context(), 0, 2); err != nil || len(leaves) != 2 {
		t.Errorf("the full tile is whole: %d leaves, %v", len(leaves), err)
	}
}

func TestPublished_Faults(t *testing.T) {
	broken := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusInternalServerError)
	}))
	defer broken.Close()
	for _, base := range []string{broken.URL, "http://127.0.0.1:1"} {
		p := &tiles.Published{Base: base}
		if _, err := p.Leaves(t.Context(), 0, 2); err == nil || errors.Is(err, tiles.ErrNotPublished) {
			t.Errorf("%s: %v: a fault is no answer to what is published", base, err)
		}
	}
}
