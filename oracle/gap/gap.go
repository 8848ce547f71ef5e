// Package gap finds what a journal of an older day lacks: the entries that the lab's log has got since, and the
// transactions that its accounts have sent since.
//
// The chain says which trees were anchored and by which transactions. The lab's published tiles say which leaf hashes these
// trees have, and are believed only as far as they build the anchored roots. From both the journal can be filled so that
// the log grows on where the chain has it. What a leaf hash stands for is in neither: it is in the sealed copies of entries
// that the oracle puts into the store of bodies, as far as it had come with that.
//
// Nothing here can tell for certain whose the transactions were. A checkpoint whose leaves the lab has published was the
// lab's. Amendments were if the journal has them, or may have had them in entries that it lacks. Batches of disclosures and
// emergencies of the lab's own sequencer are taken for the lab's: what they stood for is lost, and the report says so. All
// others are named as foreign, for a person to judge.
package gap

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/chain"
	"github.com/labseal/labseal/oracle/tiles"
	"github.com/labseal/labseal/oracle/vault"
)

// Chain is what final blocks hold.
type Chain interface {
	Anchored(ctx context.Context, member, log common.Hash) ([]chain.Anchored, error)
	Amended(ctx context.Context, member common.Hash, from uint64) ([]chain.Amended, error)
	Transaction(ctx context.Context, hash common.Hash) (chain.Sent, error)
	Sent(ctx context.Context, account common.Address, nonce, from uint64) ([]chain.Sent, error)
	// Batches are the member's batches of disclosures behind a number.
	Batches(ctx context.Context, member common.Hash, above uint64) ([]oracle.GapBatch, error)
}

// Journal is what the lab knows.
type Journal interface {
	tiles.Reader
	Anchored(ctx context.Context, final bool) (tiles.Tree, error)
	Open(ctx context.Context, account common.Address) ([]oracle.OutboxTx, error)
	// Settled is the nonce behind an account's last transaction that is final or reverted, and the block of that.
	Settled(ctx context.Context, account common.Address) (nonce, block uint64, err error)
	// Amends says whether each of these handles has an amendment that was logged or waits for it.
	Amends(ctx context.Context, handles []common.Hash) (bool, error)
	// MissingSuspensions says how many suspensions of a copy it lacks, or does not know to have ended.
	MissingSuspensions(ctx context.Context, rows json.RawMessage) (int, error)
	// LastBatch is the newest batch of disclosures, and whether a block holds it.
	LastBatch(ctx context.Context) (b oracle.Batch, isMined bool, err error)
}

// Leaves are a log's leaf hashes from somewhere else than the journal.
type Leaves interface {
	// Leaves returns the first width leaf hashes of the n-th tile of level 0.
	Leaves(ctx context.Context, n uint64, width int) ([]common.Hash, error)
}

// ErrForked means that journal and chain have different logs under one name, which nothing can mend.
var ErrForked = errors.New("the chain has another log under this name")

// Finder looks for the gap of one log.
type Finder struct {
	Member, Log common.Hash
	Sequencer   common.Address
	Relayer     common.Address // zero: the lab has none
	Chain       Chain
	Journal     Journal
	Published   Leaves
	Copies      Copies
	Bodies      Bodies
}

// Copies are the copies of entries in the store, those that were made first before others.
type Copies interface {
	Read(ctx context.Context, from uint64) ([]oracle.EntryCopy, error)
	// Suspensions are the rows of the newest copy of suspensions; nil where there is none.
	Suspensions(ctx context.Context) (json.RawMessage, error)
}

// Bodies are the sealed bodies in the store.
type Bodies interface {
	// Fetch reads a body. It answers vault.ErrMissing and vault.ErrDamaged.
	Fetch(ctx context.Context, sealed vault.Sealed) ([]byte, error)
}

// Find looks for the gap. An empty one means that the journal lacks nothing.
func (f *Finder) Find(ctx context.Context) (*oracle.Gap, error) {
	base, err := f.Journal.Anchored(ctx, true)
	if err != nil {
		return nil, err
	}
	anchored, err := f.Chain.Anchored(ctx, f.Member, f.Log)
	if err != nil {
		return nil, err
	}
	block, behind, err := split(anchored, base)
	if err != nil {
		return nil, err
	}
	g := &oracle.Gap{Base: base}
	if err := f.transactions(ctx, g, behind, block); err != nil {
		return nil, err
	}
	if err := f.batches(ctx, g); err != nil {
		return nil, err
	}
	if err := f.suspensions(ctx, g); err != nil {
		return nil, err
	}
	for _, t := range g.Transactions {
		if t.Size > 0 { // at least one tree is news
			return g, f.grow(ctx, g, behind)
		}
	}
	return g, nil
}

// suspensions finds the suspensions of accountings that the journal lacks. The chain knows nothing of them.
func (f *Finder) suspensions(ctx context.Context, g *oracle.Gap) error {
	rows, err := f.Copies.Suspensions(ctx)
	if err != nil || rows == nil {
		return err
	}
	n, err := f.Journal.MissingSuspensions(ctx, rows)
	if err != nil || n == 0 {
		return err
	}
	g.Suspensions, g.Suspended = n, rows
	return nil
}

// batches finds the batches of disclosures that the journal does not know, or knows as others.
func (f *Finder) batches(ctx context.Context, g *oracle.Gap) error {
	last, isMined, err := f.Journal.LastBatch(ctx)
	if err != nil {
		return err
	}
	known := last.Number
	if !isMined { // it may be on its way, or another has taken its place
		known--
	}
	behind, err := f.Chain.Batches(ctx, f.Member, known)
	if err != nil {
		return err
	}
	for _, b := range behind {
		if b.Number != last.Number || b.Root != last.Root {
			g.Batches = append(g.Batches, b)
		}
	}
	return nil
}

// split finds the base among the anchored trees: its block, and what came behind it.
func split(anchored []chain.Anchored, base tiles.Tree) (block uint64, behind []chain.Anchored, err error) {
	if base.Size == 0 {
		return 0, anchored, nil
	}
	for i, a := range anchored {
		if a.Tree == base {
			return a.Block, anchored[i+1:], nil
		}
	}
	return 0, nil, fmt.Errorf("%w: the journal holds a tree of %d entries and root %s as final, and it was never anchored there: "+
		"is this the right database, and the right chain?", ErrForked, base.Size, base.Root)
}

// grow reads the leaves behind the base and builds the anchored trees from them.
func (f *Finder) grow(ctx context.Context, g *oracle.Gap, behind []chain.Anchored) error {
	copies, err := f.Copies.Read(ctx, g.Base.Size)
	if err != nil {
		return err
	}
	size := behind[len(behind)-1].Size
	leaves, err := f.leaves(ctx, g.Base.Size, size)
	if errors.Is(err, tiles.ErrNotPublished) {
		leaves, err = leavesOf(copies, g.Base.Size, size, err)
	}
	if err != nil {
		return fmt.Errorf("the leaf hashes of entries %d to %d: %w", g.Base.Size, size-1, err)
	}
	grown := &overlay{Reader: f.Journal, fresh: map[tiles.ID][]byte{}}
	at := g.Base.Size
	for _, a := range behind {
		tree, changed, err := tiles.Append(ctx, grown, at, leaves[at-g.Base.Size:a.Size-g.Base.Size])
		if err != nil {
			return err
		}
		if tree != a.Tree {
			return fmt.Errorf("%w: the published leaf hashes up to %d build the root %s, and block %d anchored %s",
				ErrForked, a.Size, tree.Root, a.Block, a.Root)
		}
		for _, t := range changed {
			grown.fresh[t.ID] = t.Hashes
		}
		g.Trees, at = append(g.Trees, tree), a.Size
	}
	for id, hashes := range grown.fresh {
		g.Tiles = append(g.Tiles, tiles.Tile{ID: id, Hashes: hashes})
	}
	g.Leaves = leaves
	g.Copies, err = f.copies(ctx, copies, g.Base.Size, leaves)
	return err
}

// leavesOf takes leaf hashes from the copies, where the tiles do not show them: the last checkpoint may not have been
// published any more. Of two copies for one place the older one counts: the younger was made when the gap was there.
func leavesOf(copies []oracle.EntryCopy, from, to uint64, missing error) ([]common.Hash, error) {
	leaves := make([]common.Hash, to-from)
	count := uint64(0)
	for _, c := range copies {
		if c.Place >= from && c.Place < to && leaves[c.Place-from] == (common.Hash{}) {
			leaves[c.Place-from] = c.Leaf
			count++
		}
	}
	if count < to-from {
		return nil, fmt.Errorf("%w, and of the copies in the store %d are missing", missing, to-from-count)
	}
	return leaves, nil
}

// copies picks the copies of these leaves, which stand from a place on, and notes the places that they have now. One whose body is
// not in the store, or was cut there by a crash, is left out: the message was not moved there yet, and has to be sent again.
func (f *Finder) copies(ctx context.Context, all []oracle.EntryCopy, from uint64, leaves []common.Hash) ([]oracle.EntryCopy, error) {
	byLeaf := map[common.Hash]oracle.EntryCopy{}
	for _, c := range all {
		byLeaf[c.Leaf] = c
	}
	var list []oracle.EntryCopy
	for i, leaf := range leaves {
		c, ok := byLeaf[leaf]
		if !ok {
			continue
		}
		c.Place = from + uint64(i)
		if c.Body != nil {
			has, err := f.has(ctx, &c)
			if err != nil {
				return nil, err
			}
			if !has {
				continue
			}
		}
		list = append(list, c)
	}
	return list, nil
}

func (f *Finder) has(ctx context.Context, c *oracle.EntryCopy) (bool, error) {
	sealed := vault.Sealed{Address: *c.Body}
	if c.Pack != nil {
		sealed.Pack = *c.Pack
	}
	_, err := f.Bodies.Fetch(ctx, sealed)
	if errors.Is(err, vault.ErrMissing) || errors.Is(err, vault.ErrDamaged) {
		return false, nil
	}
	return err == nil, err
}

// leaves reads leaf hashes from the published tiles.
func (f *Finder) leaves(ctx context.Context, from, to uint64) (list []common.Hash, err error) {
	const width = 1 << tiles.Height
	for n := from / width; n*width < to; n++ {
		tile, err := f.Published.Leaves(ctx, n, int(min(width, to-n*width)))
		if err != nil {
			return nil, err
		}
		list = append(list, tile[max(from, n*width)-n*width:]...)
	}
	return list, nil
}

// overlay are the journal's tiles under those that were grown since.
type overlay struct {
	tiles.Reader
	fresh map[tiles.ID][]byte
}

func (o *overlay) ReadTiles(ctx context.Context, ids []tiles.ID) ([]tiles.Tile, error) {
	list := make([]tiles.Tile, len(ids))
	for i, id := range ids {
		if hashes, ok := o.fresh[id]; ok {
			list[i] = tiles.Tile{ID: id, Hashes: hashes}
			continue
		}
		read, err := o.Reader.ReadTiles(ctx, []tiles.ID{id})
		if err != nil {
			return nil, err
		}
		list[i] = read[0]
	}
	return list, nil
}
