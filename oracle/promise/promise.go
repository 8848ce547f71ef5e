// Package promise says whether a lab kept what it promised in an intake receipt: to have a leaf in its log, and that log
// anchored, by a deadline (docs/spec/intake-receipt.md).
//
// It takes the receipt, what the chain says of the log, and the log's published tiles, and asks the lab nothing. The
// tiles are believed only as far as their leaf hashes build the anchored roots.
package promise

import (
	"context"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/chain"
	"github.com/labseal/labseal/oracle/tiles"
)

// Verdict says what became of a promise.
type Verdict string

// The verdicts.
const (
	Kept      Verdict = "kept"      // the leaf was anchored by the deadline
	Open      Verdict = "open"      // it was not yet, and there is time
	Broken    Verdict = "broken"    // it was not, and the time is over
	Undecided Verdict = "undecided" // the time is over, and the published tiles do not show the tree of then
)

// Tiles are a log's published tiles.
type Tiles interface {
	// Leaves returns the first width leaf hashes of the n-th tile of level 0.
	Leaves(ctx context.Context, n uint64, width int) ([]common.Hash, error)
}

// Log is what is known of a log for certain: which trees were anchored, and where in them the leaves asked for are.
type Log struct {
	anchored []chain.Anchored // oldest first
	shown    int              // how many of them the tiles show
	places   map[common.Hash]uint64
	now      uint64 // time of the newest final block
	missing  error  // why the tiles show no more
}

// ReadLog reads a log's tiles until it has found all leaves asked for, or up to the newest anchored tree, or as far as
// there are any. Tiles that don't build an anchored root are an error: somebody shows another log than the anchored one.
func ReadLog(
	ctx context.Context, anchored []chain.Anchored, now uint64, published Tiles, leaves []common.Hash,
) (*Log, error) {
	l := &Log{anchored: anchored, now: now, places: map[common.Hash]uint64{}}
	wanted := map[common.Hash]bool{}
	for _, leaf := range leaves {
		wanted[leaf] = true
	}
	found := map[common.Hash]uint64{}
	var roots tiles.Roots
	for l.shown < len(anchored) && len(l.places) < len(wanted) {
		batch, err := l.next(ctx, published, roots.Size())
		if errors.Is(err, tiles.ErrNotPublished) {
			l.missing = err
			return l, nil
		}
		if err != nil {
			return nil, err
		}
		for _, leaf := range batch {
			if _, again := found[leaf]; wanted[leaf] && !again {
				found[leaf] = roots.Size()
			}
			roots.Add(leaf)
			if a := anchored[l.shown]; a.Size == roots.Size() {
				if a.Root != roots.Root() {
					return nil, fmt.Errorf("the published tiles do not build the root of %d entries that block %d anchors", a.Size, a.Block)
				}
				l.shown++
				for leaf, place := range found {
					l.places[leaf] = place
				}
			}
		}
	}
	return l, nil
}

// next are the leaves behind the first size of them, up to the end of their tile or of the newest tree that the tile
// shows.
func (l *Log) next(ctx context.Context, published Tiles, size uint64) ([]common.Hash, error) {
	const whole = 1 << tiles.Height
	n, from := size/whole, size%whole
	var missing error
	for i := len(l.anchored) - 1; i >= l.shown; i-- {
		width := min(whole, l.anchored[i].Size-n*whole)
		if width == whole && i > l.shown && l.anchored[i-1].Size-n*whole >= whole {
			continue // the same tile
		}
		leaves, err := published.Leaves(ctx, n, int(width))
		if err == nil {
			return leaves[from:], nil
		}
		if !errors.Is(err, tiles.ErrNotPublished) {
			return nil, err
		}
		missing = err
	}
	return nil, missing
}

// Judgement is a verdict with what it rests on.
type Judgement struct {
	Verdict
	Place    *uint64         // of the leaf in the log; nil where it is not found
	Anchored *chain.Anchored // kept, or broken by being late: the first tree with the leaf; else the last by the deadline; nil: none
	Shown    *chain.Anchored // the newest tree that the tiles show; nil: none
	Now      uint64          // time of the newest final block
	Reason   error           // why it is undecided
}

// Judge says whether a promise was kept. The receipt must have been checked.
func (l *Log) Judge(r evidence.IntakeReceipt) Judgement {
	j := Judgement{Now: l.now}
	deadline, due := r.Deadline(), 0 // due: how many trees were anchored by the deadline
	for due < len(l.anchored) && l.anchored[due].Time <= deadline {
		due++
	}
	if due > 0 {
		j.Anchored = &l.anchored[due-1]
	}
	if l.shown > 0 {
		j.Shown = &l.anchored[l.shown-1]
	}
	place, isFound := l.places[r.Leaf]
	switch {
	case isFound:
		j.Place = &place
		for i := range l.anchored {
			if l.anchored[i].Size > place {
				j.Anchored = &l.anchored[i]
				break
			}
		}
		j.Verdict = Kept
		if j.Anchored.Time > deadline {
			j.Verdict = Broken
		}
	case l.now <= deadline:
		j.Verdict = Open
	case l.shown < due:
		j.Verdict, j.Reason = Undecided, l.missing
	default:
		j.Verdict = Broken
	}
	return j
}
