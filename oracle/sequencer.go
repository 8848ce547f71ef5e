package oracle

import (
	"context"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/oracle/tiles"
)

// batch bounds what one step takes on, so that its memory and its transactions stay small.
const batch = 4096

// Entries is where the sequencer finds entries and keeps the tree.
type Entries interface {
	tiles.Reader
	Tree(ctx context.Context) (tiles.Tree, error)
	Leaves(ctx context.Context, first uint64, limit int) ([]common.Hash, error)
	Grow(ctx context.Context, old, tree tiles.Tree, changed []tiles.Tile) error
}

// Sequence appends sealed entries to the log, in the order of their places.
func Sequence(entries Entries) Step {
	return Step{"sequence entries into the log", func(ctx context.Context) (bool, error) {
		old, err := entries.Tree(ctx)
		if err != nil {
			return false, err
		}
		leaves, err := entries.Leaves(ctx, old.Size, batch)
		if err != nil || len(leaves) == 0 {
			return false, err
		}
		tree, changed, err := tiles.Append(ctx, entries, old.Size, leaves)
		if err != nil {
			return false, err
		}
		return true, entries.Grow(ctx, old, tree, changed)
	}}
}

// Trees is what a publisher reads.
type Trees interface {
	tiles.Reader
	Anchored(ctx context.Context, final bool) (tiles.Tree, error)
}

// Publishing is the name of the step that publishes tiles. Not every process has it.
const Publishing = "publish the log's tiles"

// Publish writes the tiles of what is finally anchored.
func Publish(trees Trees, publisher *tiles.Publisher) Step {
	return Step{Publishing, func(ctx context.Context) (bool, error) {
		tree, err := trees.Anchored(ctx, true)
		if err != nil {
			return false, err
		}
		return false, publisher.Publish(ctx, trees, tree)
	}}
}
