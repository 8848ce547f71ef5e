package postgres

import (
	"bytes"
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/jmoiron/sqlx"

	"github.com/labseal/labseal/indexer"
)

// Writer is the right to write what the chain says. It is one session: all its writing is done there, and the lock that
// makes it the only one ends when the session does.
type Writer struct {
	conn  *sqlx.Conn
	nodes int
}

// TryWriter takes the right to write, or answers nil where another process has it. The number of nodes that are asked
// is noted for those who want to know how much a block is worth.
func (s *Store) TryWriter(ctx context.Context, nodes int) (*Writer, error) {
	conn, err := s.db.Connx(ctx)
	if err != nil {
		return nil, fmt.Errorf("take the right to write: %w", err)
	}
	var isOurs bool
	if err := conn.GetContext(ctx, &isOurs, `select pg_try_advisory_lock($1)`, int64(writerLock)); err != nil {
		conn.Close()
		return nil, fmt.Errorf("take the right to write: %w", err)
	}
	if !isOurs {
		return nil, conn.Close()
	}
	return &Writer{conn, nodes}, nil
}

// Close gives the right back.
func (w *Writer) Close() { release(w.conn, writerLock) }

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
	if _, err := tx.ExecContext(ctx, `delete from blocks where number >= $1`, blocks[0].Number); err != nil {
		return err
	}
	if err := checkParent(ctx, tx, blocks[0]); err != nil {
		return err
	}
	if err := checkContiguous(ctx, tx, blocks); err != nil {
		return err
	}
	if err := insert(ctx, tx, blocks); err != nil {
		return err
	}
	return tx.Commit()
}

// checkParent makes sure that what is left ends with the block's parent, or that nothing is left.
func checkParent(ctx context.Context, tx *sqlx.Tx, first indexer.Block) error {
	newest, isBegun, err := tip(ctx, tx)
	if err != nil {
		return err
	}
	if isBegun && (newest.Number+1 != first.Number || !bytes.Equal(newest.Hash[:], first.Parent[:])) {
		return indexer.ErrMoved
	}
	return nil
}

// checkContiguous makes sure that no contract's event is missing or repeated.
func checkContiguous(ctx context.Context, tx *sqlx.Tx, blocks []indexer.Block) error {
	const query = `
		select coalesce(max(seq), 0)
		from events
		where contract = $1`
	last := map[string]uint64{}
	for _, b := range blocks {
		for _, e := range b.Events {
			seq, isKnown := last[e.Contract]
			if !isKnown {
				if err := tx.GetContext(ctx, &seq, query, e.Contract); err != nil {
					return err
				}
			}
			if e.Seq != seq+1 {
				return fmt.Errorf("%w: event %d of %s in block %d comes after event %d",
					indexer.ErrGap, e.Seq, e.Contract, b.Number, seq)
			}
			last[e.Contract] = e.Seq
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
		insert into follower (head_number, head_hash, head_time, settled, halted, nodes)
		values ($1, $2, $3, $4, $5, $6)
		on conflict (is_only) do update set
			head_number = excluded.head_number,
			head_hash = excluded.head_hash,
			head_time = excluded.head_time,
			settled = greatest(follower.settled, excluded.settled),
			halted = excluded.halted,
			nodes = excluded.nodes,
			seen_at = now()`
	_, err := w.conn.ExecContext(ctx, upsert, s.Head.Number, s.Head.Hash[:], s.Head.Time, s.Settled, s.Halted, w.nodes)
	if err != nil {
		return fmt.Errorf("note how following goes: %w", err)
	}
	return nil
}
