package tiles_test

import (
	"crypto/ed25519"
	"crypto/rand"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
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
