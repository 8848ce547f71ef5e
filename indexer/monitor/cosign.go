package monitor

import (
	"context"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/transparency-dev/merkle/compact"
	"github.com/transparency-dev/merkle/rfc6962"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/indexer"
)

// chunk is how many leaves are read at once.
const chunk = 1 << 16

// checkCosigned says whether what was cosigned last is still what is anchored at that size.
func checkCosigned(l indexer.WatchedLog) error {
	switch {
	case l.Cosigned.Size == 0:
		return nil
	case l.Anchored == nil && l.Newest >= l.Cosigned.Size:
		return fmt.Errorf("the head that was cosigned, root %s, is not anchored any more", l.Cosigned.Root)
	case l.Anchored == nil:
		return nil // the mirror is behind what was cosigned, and will come to it
	case *l.Anchored != l.Cosigned.Root:
		return fmt.Errorf("cosigned was the root %s, anchored is %s", l.Cosigned.Root, *l.Anchored)
	}
	return nil
}

// extend appends the log's leaves to a tree and compares with a head. wrong says that they don't lead to it.
func (m *Monitor) extend(
	ctx context.Context, l indexer.WatchedLog, tree, head indexer.Tree,
) (next indexer.Tree, wrong, err error) {
	factory := compact.RangeFactory{Hash: rfc6962.DefaultHasher.HashChildren}
	frontier := make([][]byte, len(tree.Frontier))
	for i := range tree.Frontier {
		frontier[i] = tree.Frontier[i][:]
	}
	grown, err := factory.NewRange(0, tree.Size, frontier)
	if err != nil {
		return next, nil, fmt.Errorf("go on from the tree of %d leaves: %w", tree.Size, err)
	}
	for grown.End() < head.Size {
		leaves, err := m.Store.Leaves(ctx, l.Member, l.Log, grown.End(), min(head.Size, grown.End()+chunk))
		if err != nil {
			return next, nil, err
		}
		for i := range leaves {
			if err := grown.Append(leaves[i][:], nil); err != nil {
				return next, nil, fmt.Errorf("append leaf %d: %w", grown.End(), err)
			}
		}
	}
	root, err := grown.GetRootHash(nil)
	if err != nil {
		return next, nil, fmt.Errorf("root of %d leaves: %w", head.Size, err)
	}
	if common.Hash(root) != head.Root {
		return next, fmt.Errorf("from the tree of %d leaves its leaves lead to the root %x, anchored is %s",
			tree.Size, root, head.Root), nil
	}
	next = indexer.Tree{Size: head.Size, Root: head.Root}
	for _, h := range grown.Hashes() {
		next.Frontier = append(next.Frontier, common.Hash(h))
	}
	return next, nil, nil
}

// cosign keeps what is to be signed and signs what is kept. wrong says that another root was kept at that size.
func (m *Monitor) cosign(ctx context.Context, l indexer.WatchedLog, tree indexer.Tree) (wrong, err error) {
	kept, err := m.Store.ReserveCosignature(ctx, m.id(), indexer.Cosigned{
		Member: l.Member, Log: l.Log, Tree: tree, Time: uint64(m.Now().Unix()),
	})
	if err != nil {
		return nil, err
	}
	if kept.Tree.Root != tree.Root {
		return fmt.Errorf("cosigned was the root %s, now it is %s: not cosigned again", kept.Tree.Root, tree.Root), nil
	}
	if kept.Signature != nil {
		return nil, nil
	}
	// A crash here leaves the reservation, and the next run signs it.
	return nil, m.sign(ctx, kept)
}

func (m *Monitor) sign(ctx context.Context, c indexer.Cosigned) error {
	signed, err := evidence.Cosign(m.Name, m.Key, c.Time, checkpoint(c))
	if err != nil {
		return err
	}
	c.Signature = signed.Signature
	if err := m.Store.AddCosignature(ctx, m.id(), c); err != nil {
		return err
	}
	m.mu.Lock()
	m.counts.cosigned++
	m.mu.Unlock()
	m.Log.Info("cosigned", "member", c.Member, "log", c.Log, "size", c.Tree.Size, "root", c.Tree.Root)
	return nil
}

// checkpoint is the body of a cosigned head's note.
func checkpoint(c indexer.Cosigned) string {
	return evidence.CheckpointText(c.Member, c.Log, c.Tree.Size, c.Tree.Root)
}

// Note is the head of a log that was cosigned at a size, or the newest for size 0, as a C2SP note with the cosignature.
func (m *Monitor) Note(ctx context.Context, member, log common.Hash, size uint64) (string, error) {
	c, err := m.Store.Cosigned(ctx, m.id(), member, log, size)
	if err != nil {
		return "", err
	}
	if c.Signature == nil {
		return "", fmt.Errorf("%w: it is not signed yet", indexer.ErrNotFound)
	}
	signed := evidence.Cosignature{
		Witness: m.Name, KeyID: m.Witness().KeyID(), Time: c.Time, Signature: c.Signature,
	}
	if err := signed.Check(m.Witness(), checkpoint(c)); err != nil {
		return "", errors.Join(errors.New("what is kept is not handed out"), err)
	}
	return checkpoint(c) + "\n" + signed.Line() + "\n", nil
}
