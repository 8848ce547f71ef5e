package oracle

import (
	"context"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/oracle/tiles"
)

// Ledger is the ResultLog contract, for our log.
type Ledger interface {
	// Head is the newest checkpoint on the chain; size 0 before the first.
	Head(ctx context.Context) (tiles.Tree, error)
	// MaxGrowth is by how many entries one checkpoint may grow the log.
	MaxGrowth(ctx context.Context) (uint64, error)
	// Checkpoint signs a transaction that anchors a tree. It asks the chain first whether it would succeed.
	Checkpoint(ctx context.Context, nonce uint64, tree tiles.Tree, consistency []common.Hash) (Tx, error)
	// Amend signs a transaction that records amendments, likewise.
	Amend(ctx context.Context, nonce uint64, list []Amendment) (Tx, error)
}

// Staging is where checkpoints and amendments are staged.
type Staging interface {
	Trees
	// Next is the largest tree that has at most growth entries more than size, and when the first of them was added.
	Next(ctx context.Context, size, growth uint64) (tree tiles.Tree, since time.Time, err error)
	PendingAmendments(ctx context.Context, limit int) ([]Amendment, error)
	StageCheckpoint(ctx context.Context, tx Tx, size uint64) error
	StageAmendments(ctx context.Context, tx Tx, list []Amendment) error
}

// Cadence says when a grown log is anchored: as soon as one of its bounds is reached. The zero value anchors at once.
type Cadence struct {
	Entries uint64        // not anchored yet
	Age     time.Duration // of the oldest of them
}

// isDue says whether entries, of which the first was added at since, are to be anchored.
func (c Cadence) isDue(entries uint64, since, now time.Time) bool {
	if c.Entries == 0 && c.Age == 0 {
		return true
	}
	return c.Entries > 0 && entries >= c.Entries || c.Age > 0 && now.Sub(since) >= c.Age
}

// amendBatch is how many amendments one transaction takes; the contract allows 256.
const amendBatch = 100

// Checkpoint stages the next transaction once all earlier ones are in a block: an amendment whose statement is finally
// anchored, else a checkpoint if the log has grown and one is due. A backlog that is more than one checkpoint may take is
// anchored by several.
func Checkpoint(journal Staging, ledger Ledger, outbox *Outbox, cadence Cadence) Step {
	c := &checkpointer{journal, ledger, outbox, cadence}
	return Step{"stage transactions", c.do}
}

type checkpointer struct {
	journal Staging
	ledger  Ledger
	outbox  *Outbox
	cadence Cadence
}

func (c *checkpointer) do(ctx context.Context) (bool, error) {
	if waiting, err := c.outbox.Unconfirmed(ctx); err != nil || waiting {
		return false, err
	}
	anchored, err := c.anchored(ctx)
	if err != nil {
		return false, err
	}
	nonce, err := c.outbox.Nonce(ctx) // also where there is nothing to send: whoever else sends shows at once
	if err != nil {
		return false, err
	}
	if did, err := c.amend(ctx, nonce); did || err != nil {
		return did, err
	}
	return c.checkpoint(ctx, nonce, anchored)
}

// anchored is the newest tree that journal and chain agree on.
func (c *checkpointer) anchored(ctx context.Context) (tiles.Tree, error) {
	known, err := c.journal.Anchored(ctx, false)
	if err != nil {
		return known, err
	}
	head, err := c.ledger.Head(ctx)
	if err != nil {
		return known, err
	}
	switch {
	case head.Size > known.Size, head.Size == known.Size && head.Size > 0 && head.Root != known.Root:
		return known, errChainAhead(head.Size, known.Size)
	case head.Size < known.Size:
		return known, errNodeBehind(head.Size, known.Size)
	}
	return known, nil
}

func (c *checkpointer) amend(ctx context.Context, nonce uint64) (bool, error) {
	list, err := c.journal.PendingAmendments(ctx, amendBatch)
	if err != nil || len(list) == 0 {
		return false, err
	}
	tx, err := c.ledger.Amend(ctx, nonce, list)
	if err != nil {
		return false, err
	}
	return true, c.journal.StageAmendments(ctx, tx, list)
}

func (c *checkpointer) checkpoint(ctx context.Context, nonce uint64, anchored tiles.Tree) (bool, error) {
	growth, err := c.ledger.MaxGrowth(ctx)
	if err != nil {
		return false, err
	}
	tree, since, err := c.journal.Next(ctx, anchored.Size, growth)
	if err != nil || tree.Size <= anchored.Size || !c.cadence.isDue(tree.Size-anchored.Size, since, time.Now()) {
		return false, err
	}
	proof, err := tiles.Consistency(ctx, c.journal, anchored.Size, tree.Size)
	if err != nil {
		return false, err
	}
	tx, err := c.ledger.Checkpoint(ctx, nonce, tree, proof)
	if err != nil {
		return false, err
	}
	return true, c.journal.StageCheckpoint(ctx, tx, tree.Size)
}
