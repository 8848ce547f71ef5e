package postgres

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/indexer"
)

type checkpointRow struct {
	placeRow
	Member  []byte `db:"member"`
	Log     []byte `db:"log_id"`
	OldSize uint64 `db:"old_size"`
	Size    uint64 `db:"size"`
	Root    []byte `db:"root"`
}

func (r checkpointRow) checkpoint() indexer.Checkpoint {
	return indexer.Checkpoint{
		Member: common.Hash(r.Member), Log: common.Hash(r.Log), OldSize: r.OldSize, Size: r.Size,
		Root: common.Hash(r.Root), Place: r.place(),
	}
}

// Checkpoints returns a page of checkpoints, in the order of the chain.
func (s *Store) Checkpoints(
	ctx context.Context, when indexer.When, filter indexer.CheckpointFilter, page indexer.Page,
) (at indexer.Ref, checkpoints []indexer.Checkpoint, err error) {
	where, args := onPage+pageEnd, []any{}
	switch {
	case filter.Member != nil && filter.Log != nil:
		where, args = pageOf("member, log_id", "$4, $5"), []any{filter.Member[:], filter.Log[:]}
	case filter.Member != nil:
		where, args = pageOf("member", "$4"), []any{filter.Member[:]}
	}
	query := `
		with found as (select * from checkpoints where ` + where + `)
		select c.block_number, p.block_hash, p.block_time, c.log_index, p.tx_hash, c.member, c.log_id, c.old_size, c.size, c.root
		from found c
		join places p using (block_number, log_index)
		order by c.block_number, c.log_index`
	checkpoints = []indexer.Checkpoint{}
	at, err = s.readAt(ctx, when, func(tx snapshot, at indexer.Ref) error {
		p, err := behind(ctx, tx, at, page)
		if err != nil {
			return err
		}
		var rows []checkpointRow
		err = tx.SelectContext(ctx, &rows, p.limited(query), p.args(args...)...)
		for _, row := range rows {
			checkpoints = append(checkpoints, row.checkpoint())
		}
		return err
	})
	if err != nil {
		return at, nil, fmt.Errorf("read checkpoints: %w", err)
	}
	return at, checkpoints, nil
}
