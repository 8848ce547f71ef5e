package postgres

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/indexer"
)

// Completeness returns what a member's logs anchored in a period: whether each checkpoint begins where the one before
// ended, and whether the leaves between are mirrored, which they are only once they gave an anchored root.
func (s *Store) Completeness(
	ctx context.Context, when indexer.When, member common.Hash, period indexer.Period,
) (at indexer.Ref, answer indexer.Completeness, err error) {
	answer = indexer.Completeness{Member: member, Logs: []indexer.LogAccount{}}
	at, err = s.readAt(ctx, when, func(tx snapshot, at indexer.Ref) error {
		if err := exists(ctx, tx, knownMember, member[:], at.Number); err != nil {
			return err
		}
		from, until, err := blocksOf(ctx, tx, at, period)
		if err != nil {
			return err
		}
		answer.Logs, err = accounts(ctx, tx, at, member[:], from, until)
		return err
	})
	if err != nil {
		return at, answer, fmt.Errorf("read what member %s anchored: %w", member, err)
	}
	return at, answer, nil
}

// blocksOf returns the first block of a period, and the first behind it, of those until a block.
func blocksOf(ctx context.Context, tx snapshot, at indexer.Ref, p indexer.Period) (from, until uint64, err error) {
	const query = `
		select least(coalesce((select number from blocks where time >= $2 order by time, number limit 1), $1), $1),
			least(coalesce((select number from blocks where time >= $3 order by time, number limit 1), $1), $1)`
	err = tx.QueryRowxContext(ctx, query, int64(at.Number)+1, p.From, p.Until).Scan(&from, &until)
	return from, until, err
}

// accountRow is what a log anchored in a period, in sum. Its sizes say where the period began and ended.
type accountRow struct {
	Log         []byte `db:"log_id"`
	OldSize     uint64 `db:"old_size"`
	Size        uint64 `db:"size"`
	Checkpoints uint64 `db:"checkpoints"`
	Grown       uint64 `db:"grown"`
	HasGaps     bool   `db:"has_gaps"`
	Leaves      uint64 `db:"leaves"`
}

// accounts are what a member's logs anchored from a block on until another.
//
// That nothing is missing is told by sums, and where they don't say so it is looked up what is. A checkpoint that was taken
// out of the mirror leaves the others' growth short of the log's; one that did not go on where the one before ended was
// noted when it came.
func accounts(
	ctx context.Context, tx snapshot, at indexer.Ref, member []byte, from, until uint64,
) ([]indexer.LogAccount, error) {
	const query = `
		select l.log_id, b.size as old_size, e.size, p.checkpoints, p.grown,
			exists (
				select from checkpoint_gaps
				where member = $2 and log_id = l.log_id and block_number >= $3 and block_number < $4
			) as has_gaps,
			(
				select coalesce(sum(c.leaves), 0)
				from leaf_counts c
				where c.member = $2 and c.log_id = l.log_id and c.tile >= t.first and c.tile < t.last
			) + (
				select count(*)
				from leaves
				where member = $2 and log_id = l.log_id and index >= b.size and index < least(e.size, t.first * 256)
			) + (
				select count(*)
				from leaves
				where member = $2 and log_id = l.log_id and index >= greatest(t.last * 256, least(e.size, t.first * 256))
					and index < e.size
			) as leaves
		from logs_at($1) l
		cross join lateral (
			select coalesce((
				select size
				from checkpoints
				where member = $2 and log_id = l.log_id and block_number < $3
				order by block_number desc, log_index desc
				limit 1), 0) as size
		) b
		cross join lateral (
			select coalesce((
				select size
				from checkpoints
				where member = $2 and log_id = l.log_id and block_number >= $3 and block_number < $4
				order by block_number desc, log_index desc
				limit 1), b.size) as size
		) e
		cross join lateral (select (b.size + 255) / 256 as first, e.size / 256 as last) t
		cross join lateral (
			select count(*) as checkpoints, coalesce(sum(size - old_size), 0) as grown
			from checkpoints
			where member = $2 and log_id = l.log_id and block_number >= $3 and block_number < $4
		) p
		where l.member = $2
		order by l.block_number, l.log_index`
	var rows []accountRow
	if err := tx.SelectContext(ctx, &rows, query, at.Number, member, from, until); err != nil {
		return nil, err
	}
	list := []indexer.LogAccount{}
	for _, r := range rows {
		a, err := r.account(ctx, tx, member, from, until)
		if err != nil {
			return nil, err
		}
		list = append(list, a)
	}
	return list, nil
}

// account adds the period's first and last checkpoint, and what is missing.
func (r accountRow) account(
	ctx context.Context, tx snapshot, member []byte, from, until uint64,
) (a indexer.LogAccount, err error) {
	a = indexer.LogAccount{
		Log: common.Hash(r.Log), OldSize: r.OldSize, Size: r.Size, Checkpoints: r.Checkpoints, Gaps: []indexer.Gap{},
		Missing: []indexer.Range{},
	}
	args := []any{member, r.Log, from, until}
	if a.Checkpoints > 0 {
		if a.First, a.Last, err = edges(ctx, tx, args); err != nil {
			return a, err
		}
	}
	if r.HasGaps || r.OldSize+r.Grown != r.Size {
		if a.Gaps, err = gaps(ctx, tx, append(args, a.OldSize)); err != nil {
			return a, err
		}
	}
	if r.OldSize+r.Leaves != r.Size {
		if a.Missing, a.Reason, err = missing(ctx, tx, member, r.Log, a.OldSize, a.Size); err != nil {
			return a, err
		}
	}
	a.Complete = len(a.Gaps) == 0 && len(a.Missing) == 0
	return a, nil
}

// ofPeriod are a log's checkpoints of a period: $1 member, $2 log, $3 and $4 the blocks.
const ofPeriod = `
			from checkpoints
			where member = $1 and log_id = $2 and block_number >= $3 and block_number < $4`

// gaps finds the checkpoints of a period that do not begin where the one before ended.
func gaps(ctx context.Context, tx snapshot, args []any) ([]indexer.Gap, error) {
	const query = `
		select before as after, old_size as next
		from (
			select block_number, log_index, old_size,
				lag(size, 1, $5::bigint) over (order by block_number, log_index) as before` + ofPeriod + `
		) c
		where before <> old_size
		order by block_number, log_index
		limit 100`
	list := []indexer.Gap{}
	err := tx.SelectContext(ctx, &list, query, args...)
	return list, err
}

// edges are the first and the last checkpoint of a period.
func edges(ctx context.Context, tx snapshot, args []any) (first, last *indexer.Checkpoint, err error) {
	const query = `
		select c.block_number, p.block_hash, p.block_time, c.log_index, p.tx_hash, c.member, c.log_id, c.old_size, c.size, c.root
		from (
			(select *` + ofPeriod + ` order by block_number, log_index limit 1)
			union all
			(select *` + ofPeriod + ` order by block_number desc, log_index desc limit 1)
		) c
		join places p using (block_number, log_index)
		order by c.block_number, c.log_index`
	var rows []checkpointRow
	if err := tx.SelectContext(ctx, &rows, query, args...); err != nil || len(rows) == 0 {
		return nil, nil, err
	}
	one, other := rows[0].checkpoint(), rows[len(rows)-1].checkpoint()
	return &one, &other, nil
}

// missing are the leaves between two sizes that are not mirrored, and why.
func missing(
	ctx context.Context, tx snapshot, member, log []byte, from, until uint64,
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
