package tiles_test

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"fmt"
	"io/fs"
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/oracle/tiles"
)

// newPublisher returns how publishers start into a folder, one after the other.
func newPublisher(t *testing.T) (start func() *tiles.Publisher, root string) {
	t.Helper()
	_, key, err := ed25519.GenerateKey(rand.Reader)
	check(t, err)
	dir := t.TempDir()
	return func() *tiles.Publisher {
		return &tiles.Publisher{Dir: dir, Member: common.Hash{1}, Log: common.Hash{2}, Key: key, Entries: entries{}}
	}, filepath.Join(dir, common.Hash{2}.Hex()[2:])
}

// TestPublish_Cut: files that a power cut left empty or cut are whole again when the publisher has started anew.
func TestPublish_Cut(t *testing.T) {
	s := store{}
	start, root := newPublisher(t)
	tree, _ := s.append(t, 0, 300)
	check(t, start().Publish(t.Context(), s, tree))
	whole := files(t, root)
	for _, name := range []string{
		tiles.Path(tiles.ID{}, 256), tiles.Path(tiles.ID{N: 1}, 44), tiles.Path(tiles.ID{Level: 1}, 1),
		tiles.BundlePath(0, 256), tiles.BundlePath(1, 44), "checkpoint",
	} {
		if whole[name] == "" {
			t.Fatalf("%s is not among %v", name, reflect.ValueOf(whole).MapKeys())
		}
		for _, wrong := range []string{"", whole[name][:len(whole[name])-1], whole[name] + "x", "\x00\x00" + whole[name]} {
			write(t, filepath.Join(root, name), []byte(wrong))
			check(t, start().Publish(t.Context(), s, tree))
			if !reflect.DeepEqual(files(t, root), whole) {
				t.Errorf("%s had %d bytes instead of %d, and has not become what it was", name, len(wrong), len(whole[name]))
			}
		}
	}
}

// TestPublish_GoesOn: a publisher looks at all files at first, and then only at those that the tree has more.
func TestPublish_GoesOn(t *testing.T) {
	s := store{}
	start, root := newPublisher(t)
	p := start()
	var size uint64
	grow := func(n int) {
		t.Helper()
		tree, _ := s.append(t, size, n)
		size = tree.Size
		check(t, p.Publish(t.Context(), s, tree))
	}
	grow(700)
	old := []string{tiles.Path(tiles.ID{}, 256), tiles.BundlePath(1, 256)}
	for _, name := range old {
		check(t, os.Remove(filepath.Join(root, name)))
	}
	for _, n := range []int{68, 1, 255, 3000} {
		grow(n)
	}
	later := files(t, root)
	for _, name := range old {
		if _, ok := later[name]; ok {
			t.Errorf("%s was looked at again", name)
		}
	}
	p = start()
	grow(1)
	mended := files(t, root)
	for _, name := range old {
		if _, ok := mended[name]; !ok {
			t.Errorf("%s is missing", name)
		}
	}
	check(t, os.RemoveAll(root))
	check(t, start().Publish(t.Context(), s, tiles.Tree{Size: size}))
	for name, at := range files(t, root) {
		if mended[name] != at && name != "checkpoint" {
			t.Errorf("%s is not what it is when it is all published at once", name)
		}
	}
}

// lossy are entries of which some are lost.
type lossy struct{ lost map[uint64]bool }

func (l lossy) ReadEntries(ctx context.Context, first uint64, n int) ([][]byte, error) {
	for i := range uint64(n) {
		if l.lost[first+i] {
			return nil, fmt.Errorf("entry %d: %w", first+i, tiles.ErrLost)
		}
	}
	return entries{}.ReadEntries(ctx, first, n)
}

// TestPublish_Lost: a bundle of which an entry is lost is left out, and all else is published. It comes once it is whole.
func TestPublish_Lost(t *testing.T) {
	s := store{}
	start, root := newPublisher(t)
	first, _ := s.append(t, 0, 700)
	second, _ := s.append(t, 700, 5)
	check(t, start().Publish(t.Context(), s, first))
	check(t, start().Publish(t.Context(), s, second))
	whole := files(t, root)
	check(t, os.RemoveAll(root))

	var said bytes.Buffer
	p := start()
	p.Entries, p.Logger = lossy{map[uint64]bool{10: true, 690: true}}, slog.New(slog.NewTextHandler(&said, nil))
	damaged := filepath.Join(root, tiles.BundlePath(0, 256)) // as if the lost entry had none of its bytes
	check(t, os.MkdirAll(filepath.Dir(damaged), 0o755))
	write(t, damaged, []byte(strings.Replace(whole[tiles.BundlePath(0, 256)], "\x00\x08entry 10", "\x00\x00", 1)))
	check(t, p.Publish(t.Context(), s, first))
	check(t, p.Publish(t.Context(), s, second))
	want := maps.Clone(whole)
	for _, name := range []string{tiles.BundlePath(0, 256), tiles.BundlePath(2, 188), tiles.BundlePath(2, 193)} {
		delete(want, name)
	}
	if len(want) != len(whole)-3 || !reflect.DeepEqual(files(t, root), want) {
		t.Errorf("without lost entries there are %v", reflect.ValueOf(files(t, root)).MapKeys())
	}
	if lines := strings.Count(said.String(), "\n"); lines != 1 || !strings.Contains(said.String(), "bundles=2 first=0 last=2") {
		t.Errorf("it says %q", said.String())
	}

	check(t, start().Publish(t.Context(), s, second))
	delete(whole, tiles.BundlePath(2, 188)) // of a tree that is not the newest any more
	if !reflect.DeepEqual(files(t, root), whole) {
		t.Error("the entries are there again, and the bundles are not")
	}
}

// files are all files under a folder, by their names.
func files(t *testing.T, root string) map[string]string {
	t.Helper()
	found := map[string]string{}
	check(t, filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		name, nameErr := filepath.Rel(root, path)
		check(t, nameErr)
		found[filepath.ToSlash(name)] = string(b)
		return err
	}))
	return found
}
