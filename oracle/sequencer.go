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
	Unlogged(ctx context.Context, limit int) ([]common.Hash, error)
	Tree(ctx context.Context) (tiles.Tree, error)
	Place(ctx context.Context, old uint64, leaves []common.Hash, tree tiles.Tree, changed []tiles.Tile) error
}

// Sequence gives sealed entries their places in the log.
func Sequence(entries Entries) Step {
	return Step{"sequence entries into the log", func(ctx context.Context) (bool, error) {
		leaves, err := entries.Unlogged(ctx, batch)
		if err != nil || len(leaves) == 0 {
			return false, err
		}
		old, err := entries.Tree(ctx)
		if err != nil {
			return false, err
		}
		tree, changed, err := tiles.Append(ctx, entries, old.Size, leaves)
		if err != nil {
			return false, err
		}
		return true, entries.Place(ctx, old.Size, leaves, tree, changed)
	}}
}

// Trees is what a publisher reads.
type Trees interface {
	tiles.Reader
	Anchored(ctx context.Context, final bool) (tiles.Tree, error)
}

// Publish writes the tiles of what is finally anchored.
func Publish(trees Trees, publisher *tiles.Publisher) Step {
	return Step{"publish the log's tiles", func(ctx context.Context) (bool, error) {
		tree, err := trees.Anchored(ctx, true)
		if err != nil {
			return false, err
		}
		return false, publisher.Publish(ctx, trees, tree)
	}}
}
