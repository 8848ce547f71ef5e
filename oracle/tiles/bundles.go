package tiles

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"os"
	"strings"
)

// EntryReader reads n entries of the log from place first on, in order. A missing one is an error: ErrLost, if nothing
// but its leaf hash is known.
type EntryReader interface {
	ReadEntries(ctx context.Context, first uint64, n int) ([][]byte, error)
}

// ErrLost is returned for entries of which one is lost: the log knows its leaf hash, and not what it says.
var ErrLost = errors.New("an entry is lost")

// BundlePath is where a bundle of entries is published: C2SP tlog-tiles.
func BundlePath(n uint64, width int) string {
	return strings.Replace(Path(ID{Level: 0, N: n}, width), "tile/0/", "tile/entries/", 1)
}

// publishBundles writes the entries of a tree that grew from the old size, 256 a file as in the hash tiles of level 0.
// Like these a bundle of a given width never changes. One of which an entry is lost is left out, and holds up no other.
func (p *Publisher) publishBundles(ctx context.Context, old, size uint64) error {
	var lost []uint64
	for first := old >> Height << Height; first < size; first += 1 << Height {
		width := int(min(size-first, 1<<Height))
		n := first >> Height
		name := BundlePath(n, width)
		if p.hasBundle(name, width) {
			continue
		}
		entries, err := p.Entries.ReadEntries(ctx, first, width)
		if errors.Is(err, ErrLost) {
			if err := p.remove(name); err != nil { // what is damaged there can't be mended
				return err
			}
			lost = append(lost, n)
			continue
		}
		if err != nil {
			return err
		}
		bundle, err := encodeBundle(entries)
		if err != nil {
			return fmt.Errorf("entries from %d: %w", first, err)
		}
		if err := p.write(name, bundle); err != nil {
			return err
		}
	}
	p.tellLost(lost)
	return nil
}

// tellLost tells of the bundles that are left out, once of each: the newest would else be told of at each checkpoint.
func (p *Publisher) tellLost(bundles []uint64) {
	for len(bundles) > 0 && bundles[0] < p.told {
		bundles = bundles[1:]
	}
	if len(bundles) == 0 {
		return
	}
	last := bundles[len(bundles)-1]
	p.told = last + 1
	if p.Logger != nil {
		p.Logger.Warn("entry bundles are left out: entries in them are lost", "bundles", len(bundles), "first", bundles[0], "last", last)
	}
}

// hasBundle is has for a bundle. What its length should be, only the lengths in it tell.
func (p *Publisher) hasBundle(name string, width int) bool {
	bundle, err := os.ReadFile(p.path(name))
	if err != nil || !isWhole(bundle, width) {
		return false
	}
	p.touch(name)
	return true
}

// isWhole says whether a bundle holds so many entries, and none that is empty: no statement is.
func isWhole(bundle []byte, width int) bool {
	for range width {
		if len(bundle) < 2 {
			return false
		}
		end := 2 + int(binary.BigEndian.Uint16(bundle))
		if end == 2 || end > len(bundle) {
			return false
		}
		bundle = bundle[end:]
	}
	return len(bundle) == 0
}

// encodeBundle writes each entry behind its length, two bytes, big endian.
func encodeBundle(entries [][]byte) ([]byte, error) {
	var b bytes.Buffer
	for _, entry := range entries {
		if len(entry) == 0 || len(entry) > math.MaxUint16 {
			return nil, fmt.Errorf("an entry of %d bytes: a bundle holds 1 to %d of each", len(entry), math.MaxUint16)
		}
		b.Write(binary.BigEndian.AppendUint16(nil, uint16(len(entry))))
		b.Write(entry)
	}
	return b.Bytes(), nil
}
