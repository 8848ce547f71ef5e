package postgres

import (
	"context"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/indexer"
)

// Version returns where a leaf is logged and anchored, and, for a handle of its lab, how it was amended.
func (s *Store) Version(
	ctx context.Context, when indexer.When, leaf common.Hash, handle *common.Hash,
) (at indexer.Ref, version indexer.Version, amended *indexer.Amended, err error) {
	at, err = s.readAt(ctx, when, func(tx snapshot, at indexer.Ref) error {
		if version, err = findVersion(ctx, tx, at, leaf); err != nil || handle == nil {
			return err
		}
		amended, err = amendment(ctx, tx, at, version.Entry.Member, *handle)
		if errors.Is(err, indexer.ErrNotFound) {
			err = nil
		}
		return err
	})
	if err != nil {
		return at, version, nil, fmt.Errorf("read version %s: %w", leaf, err)
	}
	return at, version, amended, nil
}

// findVersion takes of all places of a leaf the one that was anchored first.
func findVersion(ctx context.Context, tx snapshot, at indexer.Ref, leaf common.Hash) (indexer.Version, error) {
	const query = `
		select l.index, c.block_number, p.block_hash, p.block_time, c.log_index, p.tx_hash, c.member, c.log_id, c.old_size, c.size,
			c.root
		from leaves l
		cross join lateral (
			select *
			from checkpoints c
			where c.member = l.member and c.log_id = l.log_id and c.size > l.index
			order by c.size
			limit 1
		) c
		join places p using (block_number, log_index)
		where l.leaf = $1 and c.block_number <= $2
		order by c.block_number, c.log_index, l.index
		limit 100`
	var rows []struct {
		checkpointRow
		Index uint64 `db:"index"`
	}
	if err := tx.SelectContext(ctx, &rows, query, leaf[:], at.Number); err != nil {
		return indexer.Version{}, err
	}
	if len(rows) == 0 {
		return indexer.Version{}, indexer.ErrNotFound
	}
	v := indexer.Version{Leaf: leaf, Checkpoint: rows[0].checkpoint(), Elsewhere: []indexer.Entry{}}
	for i, row := range rows {
		entry := indexer.Entry{Member: common.Hash(row.Member), Log: common.Hash(row.Log), Index: row.Index}
		if i == 0 {
			v.Entry = entry
		} else {
			v.Elsewhere = append(v.Elsewhere, entry)
		}
	}
	return v, nil
}

// Handle returns how a member's handle was amended; nil where it was not. A member that is not known is ErrNotFound.
func (s *Store) Handle(
	ctx context.Context, when indexer.When, member, handle common.Hash,
) (at indexer.Ref, amended *indexer.Amended, err error) {
	at, err = s.readAt(ctx, when, func(tx snapshot, at indexer.Ref) error {
		if err := exists(ctx, tx, knownMember, member[:], at.Number); err != nil {
			return err
		}
		amended, err = amendment(ctx, tx, at, member, handle)
		if errors.Is(err, indexer.ErrNotFound) {
			err = nil
		}
		return err
	})
	if err != nil {
		return at, nil, fmt.Errorf("read handle %s of member %s: %w", handle, member, err)
	}
	return at, amended, nil
}

func amendment(
	ctx context.Context, tx snapshot, at indexer.Ref, member, handle common.Hash,
) (*indexer.Amended, error) {
	const query = `
		select a.reason, a.replacement, a.block_number, p.block_hash, p.block_time, a.log_index, p.tx_hash
		from amendments a
		join places p using (block_number, log_index)
		where a.member = $1 and a.handle = $2 and a.block_number <= $3`
	var row struct {
		placeRow
		Reason      string `db:"reason"`
		Replacement []byte `db:"replacement"`
	}
	if err := tx.GetContext(ctx, &row, query, member[:], handle[:], at.Number); err != nil {
		return nil, notFound(err)
	}
	a := &indexer.Amended{Reason: row.Reason, Place: row.place()}
	if replacement := common.Hash(row.Replacement); replacement != (common.Hash{}) {
		a.Replacement = &replacement
	}
	return a, nil
}
