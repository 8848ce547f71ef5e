package postgres

import (
	"bytes"
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"github.com/labseal/labseal/indexer"
)

// Writer is the right to write what the chain says: a session that holds a lock, and the lease's token, which every
// transaction shows before it commits.
type Writer struct {
	pool  *sqlx.DB
	conn  *sqlx.Conn
	trust string
	token uint64 // 0 where nobody else could write
	stop  func() // ends the renewing of the lease
}

// Tip implements indexer.Store.
func (w *Writer) Tip(ctx context.Context) (indexer.Ref, bool, error) { return tip(ctx, w.conn) }

// Hash implements indexer.Store.
func (w *Writer) Hash(ctx context.Context, number uint64) (common.Hash, error) {
	var hash []byte
	if err := w.conn.GetContext(ctx, &hash, `select hash from blocks where number = $1`, number); err != nil {
		return common.Hash{}, fmt.Errorf("read block %d: %w", number, notFound(err))
	}
	return common.Hash(hash), nil
}

// Append implements indexer.Store.
func (w *Writer) Append(ctx context.Context, blocks []indexer.Block) error {
	if err := w.append(ctx, blocks); err != nil {
		return fmt.Errorf("store blocks %d to %d: %w", blocks[0].Number, blocks[len(blocks)-1].Number, err)
	}
	return nil
}

func (w *Writer) append(ctx context.Context, blocks []indexer.Block) error {
	tx, err := w.conn.BeginTxx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // nothing to do after Commit
	if err := w.drop(ctx, tx, blocks[0].Number); err != nil {
		return err
	}
	if err := checkParent(ctx, tx, blocks[0]); err != nil {
		return err
	}
	numbers, err := numbersOf(ctx, tx)
	if err != nil {
		return err
	}
	if err := numbers.follow(blocks); err != nil {
		return err
	}
	rows := newRows()
	rows.set(blocks)
	if err := rows.insert(ctx, w.conn); err != nil {
		return err
	}
	if err := note(ctx, tx, blocks); err != nil {
		return err
	}
	if err := w.announce(ctx, tx); err != nil {
		return err
	}
	if err := w.fence(ctx, tx); err != nil {
		return err
	}
	return tx.Commit()
}

// drop removes the blocks from a number on, and keeps their names for those who were told of their events.
func (w *Writer) drop(ctx context.Context, tx *sqlx.Tx, number uint64) error {
	query := `delete from blocks where number >= $1`
	if w.token != 0 {
		query = `
			with gone as (
				delete from blocks where number >= $1 returning hash, number, parent_hash
			)
			insert into replaced_blocks as r (hash, number, parent_hash)
			select hash, number, parent_hash
			from gone
			on conflict (hash) do update set
				times = r.times + 1,
				replaced_at = now()`
	}
	_, err := tx.ExecContext(ctx, query, number)
	return err
}

// checkParent makes sure that the stored blocks before this one end with its parent, or that there are none.
func checkParent(ctx context.Context, tx *sqlx.Tx, first indexer.Block) error {
	const query = `
		select number, hash, time
		from blocks
		where number < $1
		order by number desc
		limit 1`
	var before []blockRow
	if err := tx.SelectContext(ctx, &before, query, first.Number); err != nil {
		return err
	}
	if len(before) > 0 && (before[0].Number+1 != first.Number || !bytes.Equal(before[0].Hash, first.Parent[:])) {
		return indexer.ErrMoved
	}
	return nil
}

// note notes of blocks what depends on those before, which must be visible: whose own the events are, and which checkpoints
// do not go on where the one before ended.
func note(ctx context.Context, tx *sqlx.Tx, blocks []indexer.Block) error {
	const query = `select note_own_events($1, $2), note_checkpoint_gaps($1, $2)`
	if _, err := tx.ExecContext(ctx, query, blocks[0].Number, blocks[len(blocks)-1].Number); err != nil {
		return fmt.Errorf("note what follows from the blocks before: %w", err)
	}
	return nil
}

// numbers are the newest sequence numbers, by contract.
type numbers map[string]uint64

func numbersOf(ctx context.Context, tx *sqlx.Tx) (numbers, error) {
	// For each contract the end of an index, where max() over all would read every event.
	const query = `
		select contract, coalesce((select seq from events e where e.contract = c.contract order by block_number desc, log_index desc limit 1), 0) as seq
		from unnest($1::text[]) as c (contract)`
	var rows []struct {
		Contract string `db:"contract"`
		Seq      uint64 `db:"seq"`
	}
	if err := tx.SelectContext(ctx, &rows, query, pq.StringArray(indexer.Contracts)); err != nil {
		return nil, fmt.Errorf("read the newest sequence numbers: %w", err)
	}
	n := numbers{}
	for _, row := range rows {
		n[row.Contract] = row.Seq
	}
	return n, nil
}

// follow makes sure that no contract's event is missing or repeated.
func (n numbers) follow(blocks []indexer.Block) error {
	contract, last := "", uint64(0) // of the event before: most come in runs
	for i := range blocks {
		for k := range blocks[i].Events {
			e := &blocks[i].Events[k]
			if e.Contract != contract {
				contract, last = e.Contract, n[e.Contract]
			}
			if e.Seq != last+1 {
				return fmt.Errorf("%w: event %d of %s in block %d comes after event %d",
					indexer.ErrGap, e.Seq, e.Contract, blocks[i].Number, last)
			}
			last = e.Seq
			n[contract] = last
		}
	}
	return nil
}

// Settled implements indexer.Store.
func (w *Writer) Settled(ctx context.Context) (uint64, error) {
	var settled uint64
	const query = `select coalesce(max(settled), 0) from follower`
	if err := w.conn.GetContext(ctx, &settled, query); err != nil {
		return 0, fmt.Errorf("read what is settled: %w", err)
	}
	return settled, nil
}

// Note implements indexer.Store.
func (w *Writer) Note(ctx context.Context, s indexer.State) error {
	const upsert = `
		insert into follower (head_number, head_hash, head_time, settled, halted, trust, unattested, is_overdue, is_attested)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
		on conflict (is_only) do update set
			head_number = excluded.head_number,
			head_hash = excluded.head_hash,
			head_time = excluded.head_time,
			settled = greatest(follower.settled, excluded.settled),
			halted = excluded.halted,
			trust = excluded.trust,
			unattested = excluded.unattested,
			is_overdue = excluded.is_overdue,
			is_attested = follower.is_attested or excluded.is_attested,
			seen_at = now()`
	tx, err := w.conn.BeginTxx(ctx, nil)
	if err != nil {
		return fmt.Errorf("note how following goes: %w", err)
	}
	defer tx.Rollback() // nothing to do after Commit
	_, err = tx.ExecContext(ctx, upsert, s.Head.Number, s.Head.Hash[:], s.Head.Time, s.Settled, s.Halted, w.trust,
		s.Unattested, s.IsOverdue, s.IsAttested && s.Settled > 0)
	if err == nil {
		err = w.fence(ctx, tx)
	}
	if err == nil {
		err = tx.Commit()
	}
	if err != nil {
		return fmt.Errorf("note how following goes: %w", err)
	}
	return nil
}
