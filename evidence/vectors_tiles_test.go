package evidence_test

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/labseal/labseal/evidence"
)

// tilesOf cuts a tree into tiles by the formula of C2SP tlog-tiles.
func tilesOf(t testing.TB, size uint64) []tileVector {
	t.Helper()
	level := make([][]byte, size)
	for i := range level {
		leaf := evidence.LeafHash(logEntry(uint64(i)))
		level[i] = leaf[:]
	}
	var out []tileVector
	for l := 0; len(level) > 0; l++ {
		var above [][]byte
		for n := 0; n*256 < len(level); n++ {
			hashes := level[n*256 : min((n+1)*256, len(level))]
			path := fmt.Sprintf("tile/%d/%s", l, tileIndex(n))
			if len(hashes) < 256 {
				path += fmt.Sprintf(".p/%d", len(hashes))
			} else {
				root := refTree(toHashes(hashes), 2)
				above = append(above, root[:])
			}
			out = append(out, tileVector{size, path, len(hashes), sha256.Sum256(slices.Concat(hashes...))})
		}
		level = above
	}
	if size < 1000 {
		return out
	}
	return slices.DeleteFunc(out, func(v tileVector) bool { // of a large tree, its last tiles tell enough
		return v.Width == 256 && strings.HasPrefix(v.Path, "tile/0/") && v.Path != "tile/0/272"
	})
}

func tileIndex(n int) string {
	s := fmt.Sprintf("%03d", n%1000)
	for n /= 1000; n > 0; n /= 1000 {
		s = fmt.Sprintf("x%03d/%s", n%1000, s)
	}
	return s
}

// consumeTiles cuts the same tiles by golang.org/x/mod/sumdb/tlog.
func consumeTiles(t *testing.T, paths []tilePathVector, tiles []tileVector) {
	t.Helper()
	for _, p := range paths {
		if got := tlogPath(tlog.Tile{H: 8, L: p.Level, N: p.N, W: p.Width}); got != p.Path {
			t.Errorf("tile %d of level %d: path %s, want %s", p.N, p.Level, got, p.Path)
		}
	}
	stored := storedHashes{}
	for _, want := range tiles {
		check(t, stored.grow(want.Size))
		i := slices.IndexFunc(tlog.NewTiles(8, 0, int64(want.Size)), func(tile tlog.Tile) bool {
			return tlogPath(tile) == want.Path
		})
		if i < 0 {
			t.Errorf("no tile %s in a tree of %d", want.Path, want.Size)
			continue
		}
		tile := tlog.NewTiles(8, 0, int64(want.Size))[i]
		data, err := tlog.ReadTileData(tile, &stored)
		check(t, err)
		if sha256.Sum256(data) != want.SHA256 || tile.W != want.Width {
			t.Errorf("tile %s of a tree of %d has other bytes", want.Path, want.Size)
		}
	}
}

func tlogPath(tile tlog.Tile) string { return strings.Replace(tile.Path(), "tile/8/", "tile/", 1) }

// storedHashes is a growing log of tlog over the same entries.
type storedHashes struct {
	hashes []tlog.Hash
	size   uint64
}

func (s *storedHashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	var out []tlog.Hash
	for _, i := range indexes {
		out = append(out, s.hashes[i])
	}
	return out, nil
}

func (s *storedHashes) grow(size uint64) error {
	for ; s.size < size; s.size++ {
		hashes, err := tlog.StoredHashes(int64(s.size), logEntry(s.size), s)
		if err != nil {
			return err
		}
		s.hashes = append(s.hashes, hashes...)
	}
	return nil
}
