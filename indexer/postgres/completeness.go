package postgres

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/jmoiron/sqlx"

	"github.com/labseal/labseal/indexer"
)

// Completeness returns what a member's logs anchored in a period: whether each checkpoint begins where the one before
// ended, and whether the leaves between are mirrored, which they are only once they gave an anchored root.
func (s *Store) Completeness(
	ctx context.Context, when indexer.When, member common.Hash, period indexer.Period,
) (at indexer.Ref, answer indexer.Completeness, err error) {
	const logs = `select log_id from logs_at($1) where member = $2 order by block_number, log_index`
	answer = indexer.Completeness{Member: member, Logs: []indexer.LogAccount{}}
	at, err = s.readAt(ctx, when, func(tx *sqlx.Tx, at indexer.Ref) error {
		if err := exists(ctx, tx, knownMember, member[:], at.Number); err != nil {
			return err
		}
		var ids [][]byte
		if err := tx.SelectContext(ctx, &ids, logs, at.Number, member[:]); err != nil {
			return err
		}
		for _, id := range ids {
			account, err := account(ctx, tx, at, member[:], id, period)
			if err != nil {
				return err
			}
			answer.Logs = append(answer.Logs, account)
		}
		return nil
	})
	if err != nil {
		return at, answer, fmt.Errorf("read what member %s anchored: %w", member, err)
	}
	return at, answer, nil
}

// ofPeriod are a log's checkpoints of a period: $1 member, $2 log, $3 block, $4 and $5 the period.
const ofPeriod = `
		select c.block_number, c.log_index, c.old_size, c.size, c.root, c.member, c.log_id, b.hash as block_hash,
			b.time as block_time
		from checkpoints c
		join blocks b on b.number = c.block_number
		where c.member = $1 and c.log_id = $2 and c.block_number <= $3 and b.time >= $4 and b.time < $5`

func account(
	ctx context.Context, tx *sqlx.Tx, at indexer.Ref, member, log []byte, period indexer.Period,
) (indexer.LogAccount, error) {
	a := indexer.LogAccount{Log: common.Hash(log), Gaps: []indexer.Gap{}, Missing: []indexer.Range{}}
	args := []any{member, log, at.Number, period.From, period.Until}
	const sum = `
		select count(*) as checkpoints,
			coalesce((
				select max(c.size)
				from checkpoints c
				join blocks b on b.number = c.block_number
				where c.member = $1 and c.log_id = $2 and c.block_number <= $3 and b.time < $4), 0) as old_size
		from (` + ofPeriod + `) c`
	var row struct {
		Checkpoints uint64 `db:"checkpoints"`
		OldSize     uint64 `db:"old_size"`
	}
	if err := tx.GetContext(ctx, &row, sum, args...); err != nil {
		return a, err
	}
	a.Checkpoints, a.OldSize, a.Size = row.Checkpoints, row.OldSize, row.OldSize
	var err error
	if a.Checkpoints > 0 {
		if a.First, err = edge(ctx, tx, "", args); err != nil {
			return a, err
		}
		if a.Last, err = edge(ctx, tx, "desc", args); err != nil {
			return a, err
		}
		a.Size = a.Last.Size
	}
	if a.Gaps, err = gaps(ctx, tx, args); err != nil {
		return a, err
	}
	if a.Missing, a.Reason, err = missing(ctx, tx, member, log, a.OldSize, a.Size); err != nil {
		return a, err
	}
	a.Complete = len(a.Gaps) == 0 && len(a.Missing) == 0
	return a, nil
}

// edge is the first or the last checkpoint of a period.
func edge(ctx context.Context, tx *sqlx.Tx, order string, args []any) (*indexer.Checkpoint, error) {
	query := `
		select c.*, e.tx_hash
		from (` + ofPeriod + ` order by c.size ` + order + ` limit 1) c
		join events e using (block_number, log_index)`
	var row checkpointRow
	if err := tx.GetContext(ctx, &row, query, args...); err != nil {
		return nil, err
	}
	c := row.checkpoint()
	return &c, nil
}

// gaps are where a checkpoint of the period does not begin where the log's one before ended.
func gaps(ctx context.Context, tx *sqlx.Tx, args []any) ([]indexer.Gap, error) {
	const query = `
		select coalesce(p.size, 0) as after, c.old_size as next
		from (` + ofPeriod + `) c
		left join lateral (
			select x.size
			from checkpoints x
			where x.member = c.member and x.log_id = c.log_id
				and (x.block_number, x.log_index) < (c.block_number, c.log_index)
			order by x.size desc
			limit 1
		) p on true
		where coalesce(p.size, 0) <> c.old_size
		order by c.block_number, c.log_index
		limit 100`
	list := []indexer.Gap{}
	err := tx.SelectContext(ctx, &list, query, args...)
	return list, err
}

// missing are the leaves between two sizes that are not mirrored, and why.
func missing(
	ctx context.Context, tx *sqlx.Tx, member, log []byte, from, until uint64,
) (list []indexer.Range, reason *string, err error) {
	const query = `
		with edges (index, next) as (
			select $3::bigint - 1, coalesce((
				select min(index) from leaves where member = $1 and log_id = $2 and index >= $3 and index < $4), $4)
			union all
			select index, lead(index, 1, $4::bigint) over (order by index)
			from leaves
			where member = $1 and log_id = $2 and index >= $3 and index < $4
		)
		select index + 1 as from, next as until
		from edges
		where next > index + 1
		order by index
		limit 100`
	list = []indexer.Range{}
	if err := tx.SelectContext(ctx, &list, query, member, log, from, until); err != nil || len(list) == 0 {
		return list, nil, err
	}
	var reasons []string
	const why = `select reason from lags where member = $1 and log_id = $2`
	if err := tx.SelectContext(ctx, &reasons, why, member, log); err != nil {
		return nil, nil, err
	}
	if len(reasons) > 0 {
		reason = &reasons[0]
	}
	return list, reason, nil
}
