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
		from, until, err := blocksOf(ctx, tx, at, period)
		if err != nil {
			return err
		}
		for _, id := range ids {
			account, err := account(ctx, tx, member[:], id, from, until)
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

// blocksOf returns the first block of a period, and the first behind it, of those until a block.
func blocksOf(ctx context.Context, tx *sqlx.Tx, at indexer.Ref, p indexer.Period) (from, until uint64, err error) {
	const query = `
		select least(coalesce((select number from blocks where time >= $2 order by time, number limit 1), $1), $1),
			least(coalesce((select number from blocks where time >= $3 order by time, number limit 1), $1), $1)`
	err = tx.QueryRowxContext(ctx, query, int64(at.Number)+1, p.From, p.Until).Scan(&from, &until)
	return from, until, err
}

// account is what a log anchored from a block on until another.
func account(
	ctx context.Context, tx *sqlx.Tx, member, log []byte, from, until uint64,
) (a indexer.LogAccount, err error) {
	a = indexer.LogAccount{Log: common.Hash(log), Missing: []indexer.Range{}}
	args := []any{member, log, from, until}
	const before = `
		select coalesce((
			select size
			from checkpoints
			where member = $1 and log_id = $2 and block_number < $3
			order by block_number desc, log_index desc
			limit 1), 0)`
	if err := tx.GetContext(ctx, &a.OldSize, before, args[:3]...); err != nil {
		return a, err
	}
	a.Size = a.OldSize
	if a.Checkpoints, a.Gaps, err = gaps(ctx, tx, append(args, a.OldSize)); err != nil {
		return a, err
	}
	if a.Checkpoints > 0 {
		if a.First, err = edge(ctx, tx, "", args); err != nil {
			return a, err
		}
		if a.Last, err = edge(ctx, tx, "desc", args); err != nil {
			return a, err
		}
		a.Size = a.Last.Size
	}
	if a.Missing, a.Reason, err = missing(ctx, tx, member, log, a.OldSize, a.Size); err != nil {
		return a, err
	}
	a.Complete = len(a.Gaps) == 0 && len(a.Missing) == 0
	return a, nil
}

// ofPeriod are a log's checkpoints of a period: $1 member, $2 log, $3 and $4 the blocks.
const ofPeriod = `
			from checkpoints
			where member = $1 and log_id = $2 and block_number >= $3 and block_number < $4`

// gaps counts the checkpoints of a period, and finds those that do not begin where the one before ended.
func gaps(ctx context.Context, tx *sqlx.Tx, args []any) (count uint64, list []indexer.Gap, err error) {
	const query = `
		with found as (
			select old_size, lag(size, 1, $5::bigint) over (order by block_number, log_index) as before` + ofPeriod + `
		)
		select (select count(*) from found) as checkpoints, g.before as after, g.old_size as next
		from (values (true)) one
		left join (select * from found where before <> old_size order by old_size limit 100) g on true`
	var rows []struct {
		Checkpoints uint64  `db:"checkpoints"`
		After       *uint64 `db:"after"`
		Next        *uint64 `db:"next"`
	}
	list = []indexer.Gap{}
	if err := tx.SelectContext(ctx, &rows, query, args...); err != nil {
		return 0, nil, err
	}
	for _, r := range rows {
		count = r.Checkpoints
		if r.Next != nil {
			list = append(list, indexer.Gap{After: *r.After, Next: *r.Next})
		}
	}
	return count, list, nil
}

// edge is the first or the last checkpoint of a period.
func edge(ctx context.Context, tx *sqlx.Tx, order string, args []any) (*indexer.Checkpoint, error) {
	query := `
		select c.block_number, p.block_hash, p.block_time, c.log_index, p.tx_hash, c.member, c.log_id, c.old_size, c.size, c.root
		from (
			select *` + ofPeriod + `
			order by block_number ` + order + `, log_index ` + order + `
			limit 1
		) c
		join places p using (block_number, log_index)`
	var row checkpointRow
	if err := tx.GetContext(ctx, &row, query, args...); err != nil {
		return nil, err
	}
	c := row.checkpoint()
	return &c, nil
}

// missing are the leaves between two sizes that are not mirrored, and why.
func missing(
	ctx context.Context, tx *sqlx.Tx, member, log []byte, from, until uint64,
) (list []indexer.Range, reason *string, err error) {
	const all = `
		select count(*) = $4::bigint - $3
		from leaves
		where member = $1 and log_id = $2 and index >= $3 and index < $4`
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
	var isComplete bool
	if err := tx.GetContext(ctx, &isComplete, all, member, log, from, until); err != nil || isComplete {
		return list, nil, err
	}
	if err := tx.SelectContext(ctx, &list, query, member, log, from, until); err != nil {
		return nil, nil, err
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
