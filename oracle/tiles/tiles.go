// Package tiles is the lab's log as a Merkle tree: RFC 9162 with SHA-256, kept in hash tiles of 256 hashes.
//
// The tree has no other store than its tiles. Append turns new leaves into the tiles they change, and roots, inclusion
// and consistency proofs are read from tiles again; a Publisher writes them out as static files in the layout of C2SP
// tlog-tiles, from which anyone can do the same. The tree's mathematics are those of golang.org/x/mod/sumdb/tlog.
package tiles

import (
	"context"
	"fmt"
	"math"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/labseal/labseal/evidence"
)

// Height is the height of a tile: 2^8 hashes.
const Height = 8

// ID names a tile: its level and its place in it.
type ID struct {
	Level int
	N     uint64
}

// Tile is a tile with its hashes, 32 bytes each, at most 256. A tile at the edge is partial and grows.
type Tile struct {
	ID
	Hashes []byte
}

// Reader reads tiles as wide as they are by now, in the order asked for. A missing one is an error.
type Reader interface {
	ReadTiles(ctx context.Context, ids []ID) ([]Tile, error)
}

// Tree is a size and its root.
type Tree struct {
	Size uint64
	Root common.Hash
}

// Append adds leaf hashes behind a tree of size leaves. It returns the new tree and the tiles that changed, whole.
func Append(ctx context.Context, r Reader, size uint64, leaves []common.Hash) (Tree, []Tile, error) {
	old, next := int64(size), int64(size)
	h := &hashes{ctx: ctx, reader: r, size: old, fresh: map[int64]tlog.Hash{}}
	for _, leaf := range leaves {
		stored, err := tlog.StoredHashesForRecordHash(next, tlog.Hash(leaf), h)
		if err != nil {
			return Tree{}, nil, fmt.Errorf("append leaf %d: %w", next, err)
		}
		first := tlog.StoredHashIndex(0, next)
		for i, hash := range stored {
			h.fresh[first+int64(i)] = hash
		}
		next++
	}
	root, err := tlog.TreeHash(next, h)
	if err != nil {
		return Tree{}, nil, fmt.Errorf("root at %d: %w", next, err)
	}
	var changed []Tile
	for _, t := range tlog.NewTiles(Height, old, next) {
		data, err := tlog.ReadTileData(t, h)
		if err != nil {
			return Tree{}, nil, fmt.Errorf("tile %d/%d: %w", t.L, t.N, err)
		}
		changed = append(changed, Tile{ID{t.L, uint64(t.N)}, data})
	}
	return Tree{uint64(next), common.Hash(root)}, changed, nil
}

// Root is the root of the first size leaves.
func Root(ctx context.Context, r Reader, size uint64) (common.Hash, error) {
	root, err := tlog.TreeHash(int64(size), read(ctx, r, size))
	if err != nil {
		return common.Hash{}, fmt.Errorf("root at %d: %w", size, err)
	}
	return common.Hash(root), nil
}

// Inclusion proves a leaf in the tree of the first size leaves.
func Inclusion(ctx context.Context, r Reader, size, index uint64) (evidence.Inclusion, error) {
	if index >= size || size > math.MaxInt64 {
		return evidence.Inclusion{}, fmt.Errorf("prove leaf %d: not in a tree of %d", index, size)
	}
	path, err := tlog.ProveRecord(int64(size), int64(index), read(ctx, r, size))
	if err != nil {
		return evidence.Inclusion{}, fmt.Errorf("prove leaf %d in %d: %w", index, size, err)
	}
	return evidence.Inclusion{Size: size, Index: index, Path: fromTlog(path)}, nil
}

// Prover proves many leaves of one tree. It remembers what it read and hashed, within bounds: leaves that are proven in
// their order cost a few hashes each. It is not safe for concurrent use.
type Prover struct {
	hashes *hashes
	kept   map[int64]tlog.Hash
}

// NewProver proves leaves in the tree of the first size leaves.
func NewProver(r Reader, size uint64) *Prover {
	return &Prover{&hashes{reader: r, size: int64(size)}, map[int64]tlog.Hash{}}
}

// Bounds of what a Prover remembers: about 2 MiB of hashes, and as much of tiles.
const (
	mostHashes = 1 << 14
	mostTiles  = 1 << 8
)

// Inclusion proves a leaf.
func (p *Prover) Inclusion(ctx context.Context, index uint64) (evidence.Inclusion, error) {
	size := uint64(p.hashes.size)
	if index >= size {
		return evidence.Inclusion{}, fmt.Errorf("prove leaf %d: not in a tree of %d", index, size)
	}
	if len(p.kept) > mostHashes {
		clear(p.kept)
	}
	if len(p.hashes.tiles) > mostTiles {
		clear(p.hashes.tiles)
	}
	p.hashes.ctx = ctx
	path, err := tlog.ProveRecord(int64(size), int64(index), p)
	if err != nil {
		return evidence.Inclusion{}, fmt.Errorf("prove leaf %d in %d: %w", index, size, err)
	}
	return evidence.Inclusion{Size: size, Index: index, Path: fromTlog(path)}, nil
}

// ReadHashes implements tlog.HashReader.
func (p *Prover) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	out := make([]tlog.Hash, len(indexes))
	var missing []int64
	for _, index := range indexes {
		if _, ok := p.kept[index]; !ok {
			missing = append(missing, index)
		}
	}
	read, err := p.hashes.ReadHashes(missing)
	if err != nil {
		p.hashes.tiles = nil // what could not be read must be asked for again
		return nil, err
	}
	for i, index := range missing {
		p.kept[index] = read[i]
	}
	for i, index := range indexes {
		out[i] = p.kept[index]
	}
	return out, nil
}

// Consistency proves that the tree of size leaves extends the one of old. From the empty tree the proof is empty.
func Consistency(ctx context.Context, r Reader, old, size uint64) ([]common.Hash, error) {
	if old > size {
		return nil, fmt.Errorf("prove consistency: %d leaves can't extend %d", size, old)
	}
	if old == 0 {
		return nil, nil
	}
	proof, err := tlog.ProveTree(int64(size), int64(old), read(ctx, r, size))
	if err != nil {
		return nil, fmt.Errorf("prove consistency of %d with %d: %w", size, old, err)
	}
	return fromTlog(proof), nil
}

// Path is a tile's place under a log's URL at a width, as C2SP tlog-tiles spells it: tile/0/x001/067 or
// tile/0/x001/067.p/8.
func Path(id ID, width int) string {
	t := tlog.Tile{H: Height, L: id.Level, N: int64(id.N), W: width}
	return strings.Replace(t.Path(), fmt.Sprintf("tile/%d/", Height), "tile/", 1)
}

// Changed lists the tiles of a tree of size leaves that one of old leaves has not, or not so wide, with their widths.
func Changed(old, size uint64) (ids []ID, widths []int) {
	for _, t := range tlog.NewTiles(Height, int64(old), int64(size)) {
		ids, widths = append(ids, ID{t.L, uint64(t.N)}), append(widths, t.W)
	}
	return ids, widths
}

func fromTlog(list []tlog.Hash) []common.Hash {
	out := make([]common.Hash, len(list))
	for i, h := range list {
		out[i] = common.Hash(h)
	}
	return out
}

func read(ctx context.Context, r Reader, size uint64) *hashes {
	return &hashes{ctx: ctx, reader: r, size: int64(size)}
}

// hashes answers tlog's reads of single hashes from tiles. It lives for one call, whose context it carries.
type hashes struct {
	ctx    context.Context //nolint:containedctx // tlog's HashReader takes none; this value lives for one call
	reader Reader
	size   int64               // leaves that the tiles hold
	fresh  map[int64]tlog.Hash // hashes not in tiles yet
	tiles  map[ID][]byte       // read so far
}

// ReadHashes implements tlog.HashReader: it reads all tiles it lacks in one go.
func (h *hashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	if err := h.fetch(indexes); err != nil {
		return nil, err
	}
	out := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		if fresh, ok := h.fresh[index]; ok {
			out[i] = fresh
			continue
		}
		t := tlog.TileForIndex(Height, index)
		data := h.tiles[ID{t.L, uint64(t.N)}]
		if len(data) < t.W*tlog.HashSize {
			return nil, fmt.Errorf("tile %d/%d is too short", t.L, t.N)
		}
		hash, err := tlog.HashFromTile(t, data[:t.W*tlog.HashSize], index)
		if err != nil {
			return nil, err
		}
		out[i] = hash
	}
	return out, nil
}

func (h *hashes) fetch(indexes []int64) error {
	if h.tiles == nil {
		h.tiles = map[ID][]byte{}
	}
	var missing []ID
	for _, index := range indexes {
		if _, ok := h.fresh[index]; ok {
			continue
		}
		t := tlog.TileForIndex(Height, index)
		id := ID{t.L, uint64(t.N)}
		if _, ok := h.tiles[id]; !ok {
			h.tiles[id] = nil
			missing = append(missing, id)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	read, err := h.reader.ReadTiles(h.ctx, missing)
	if err != nil {
		return err
	}
	for _, t := range read {
		h.tiles[t.ID] = t.Hashes
	}
	return nil
}
