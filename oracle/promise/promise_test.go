package promise_test

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/chain"
	"github.com/labseal/labseal/oracle/promise"
	"github.com/labseal/labseal/oracle/tiles"
)

// published is a log whose tiles are shown up to some sizes: what a lab published when its log had these sizes.
type published struct {
	leaves []common.Hash
	sizes  []uint64
	asked  int
	err    error
}

func (p *published) Leaves(_ context.Context, n uint64, width int) ([]common.Hash, error) {
	p.asked++
	if p.err != nil {
		return nil, p.err
	}
	for _, size := range p.sizes {
		if size >= n*256 && (size-n*256 >= 256 || size-n*256 == uint64(width)) {
			return p.leaves[n*256:][:width], nil
		}
	}
	return nil, fmt.Errorf("tile %d: %w", n, tiles.ErrNotPublished)
}

func leaf(n int) (h common.Hash) {
	binary.BigEndian.PutUint64(h[:], uint64(n)+1)
	return h
}

// grown is a log that was anchored at sizes, one a hundred seconds.
func grown(sizes ...uint64) (anchored []chain.Anchored, leaves []common.Hash) {
	var roots tiles.Roots
	for i, size := range sizes {
		for roots.Size() < size {
			leaves = append(leaves, leaf(int(roots.Size())))
			roots.Add(leaves[roots.Size()])
		}
		anchored = append(anchored, chain.Anchored{
			Tree: tiles.Tree{Size: size, Root: roots.Root()}, Block: uint64(i + 1), Time: uint64(i+1) * 100,
		})
	}
	return anchored, leaves
}

func TestJudge(t *testing.T) {
	sizes := []uint64{1, 100, 256, 300, 600, 601}
	for _, test := range []struct {
		name     string
		shown    []uint64
		now      uint64
		leaf     int // -1: nowhere
		deadline uint64
		want     promise.Verdict
		tree     uint64 // that the judgement names
	}{
		{"in the first tree", sizes, 600, 0, 100, promise.Kept, 1},
		{"a second late", sizes, 600, 0, 99, promise.Broken, 1},
		{"the last leaf of a tree", sizes, 600, 99, 200, promise.Kept, 100},
		{"the first leaf behind a tree", sizes, 600, 100, 200, promise.Broken, 256},
		{"the newest", sizes, 600, 600, 600, promise.Kept, 601},
		{"long before the deadline", sizes, 600, 300, 1e9, promise.Kept, 600},
		{"nowhere, in time", sizes, 600, -1, 600, promise.Open, 601},
		{"nowhere, a second over", sizes, 601, -1, 600, promise.Broken, 601},
		{"nowhere, before the first tree", sizes, 600, -1, 50, promise.Broken, 0},
		{"nowhere, by the tiles of then", []uint64{1, 100}, 600, -1, 250, promise.Broken, 100},
		{"nowhere, by later tiles alone", []uint64{601}, 600, -1, 250, promise.Broken, 100},
		{"nowhere, in whole tiles", []uint64{600}, 600, -1, 550, promise.Broken, 600},
		{"tiles of earlier alone", []uint64{1, 100}, 600, -1, 300, promise.Undecided, 256},
		{"tiles of earlier alone, and it is there", []uint64{1, 100}, 600, 200, 300, promise.Undecided, 256},
		{"tiles of earlier alone, in time", []uint64{1, 100}, 300, 200, 300, promise.Open, 256},
		{"no tiles", nil, 600, 0, 300, promise.Undecided, 256},
		{"no tiles and no tree by then", nil, 600, 0, 50, promise.Broken, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			anchored, leaves := grown(sizes...)
			p := &published{leaves: leaves, sizes: test.shown}
			r := evidence.IntakeReceipt{Leaf: leaf(test.leaf), Received: 1, Promise: test.deadline - 1}
			if test.leaf < 0 {
				r.Leaf = common.Hash{0xff}
			}
			log, err := promise.ReadLog(t.Context(), anchored, test.now, p, []common.Hash{r.Leaf})
			if err != nil {
				t.Fatal(err)
			}
			got := log.Judge(r)
			var tree uint64
			if got.Anchored != nil {
				tree = got.Anchored.Size
			}
			if got.Verdict != test.want || tree != test.tree {
				t.Errorf("got %s by the tree of %d, want %s by %d", got.Verdict, tree, test.want, test.tree)
			}
			if got.Place != nil && *got.Place != uint64(test.leaf) {
				t.Errorf("found at %d", *got.Place)
			}
			if (got.Reason != nil) != (test.want == promise.Undecided) {
				t.Errorf("reason %v", got.Reason)
			}
		})
	}
}

// TestReadLog_BelievesNoTile shows a log with one other leaf: it is refused, wherever that stands.
func TestReadLog_BelievesNoTile(t *testing.T) {
	anchored, leaves := grown(3, 300)
	for _, place := range []int{0, 2, 3, 255, 256, 299} {
		changed := append([]common.Hash(nil), leaves...)
		changed[place] = common.Hash{0xff}
		p := &published{leaves: changed, sizes: []uint64{3, 300}}
		if _, err := promise.ReadLog(t.Context(), anchored, 1, p, []common.Hash{{0xee}}); err == nil {
			t.Errorf("another leaf at %d is believed", place)
		}
	}
}

// TestReadLog_FindsOnlyWhatIsAnchored has the leaf behind the last tree that the tiles prove: it is not found there.
func TestReadLog_FindsOnlyWhatIsAnchored(t *testing.T) {
	anchored, leaves := grown(3, 300)
	p := &published{leaves: leaves, sizes: []uint64{256}} // leaf 200 is shown, and no root says that it is so
	log, err := promise.ReadLog(t.Context(), anchored, 1000, p, []common.Hash{leaf(200)})
	if err != nil {
		t.Fatal(err)
	}
	r := evidence.IntakeReceipt{Leaf: leaf(200), Received: 1, Promise: 500}
	if got := log.Judge(r); got.Verdict != promise.Undecided || got.Place != nil {
		t.Errorf("got %s at %v", got.Verdict, got.Place)
	}
}

func TestReadLog_Stops(t *testing.T) {
	anchored, leaves := grown(3, 300, 1000)
	p := &published{leaves: leaves, sizes: []uint64{3, 300, 1000}}
	if _, err := promise.ReadLog(t.Context(), anchored, 1, p, []common.Hash{leaf(1)}); err != nil || p.asked != 1 {
		t.Errorf("asked for %d tiles, %v", p.asked, err)
	}
	p.err = errors.New("the network is down")
	if _, err := promise.ReadLog(t.Context(), anchored, 1, p, []common.Hash{leaf(1)}); !errors.Is(err, p.err) {
		t.Errorf("got %v", err)
	}
}
