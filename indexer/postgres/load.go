package postgres

import (
	"context"
	"fmt"

	"github.com/jmoiron/sqlx"
	"golang.org/x/sync/errgroup"

	"github.com/labseal/labseal/indexer"
)

// loaders is how many ranges are copied at once. What a range waits for is Postgres, not us.
const loaders = 3

// Load stores many ranges of linked blocks, each in a transaction and a session of its own. They are copied at the same
// time and committed in the order of the chain. So at every moment, and after every crash, the stored blocks are
// without a hole: they are themselves the ledger of what was loaded, and the newest is the cursor.
type Load struct {
	w        *Writer
	sessions chan *loader
	group    *errgroup.Group
	ctx      context.Context //nolint:containedctx // of the group, which lives as long as the load does
	numbers  numbers
	before   chan struct{} // closed when the range before is committed
}

// Load implements indexer.Store. What is added must follow on what is stored.
func (w *Writer) Load(ctx context.Context) (indexer.Load, error) {
	tx, err := w.conn.BeginTxx(ctx, nil)
	if err != nil {
		return nil, fmt.Errorf("begin to load: %w", err)
	}
	defer tx.Rollback() // nothing was written
	l := &Load{w: w, sessions: make(chan *loader, loaders), before: make(chan struct{})}
	if l.numbers, err = numbersOf(ctx, tx); err != nil {
		return nil, fmt.Errorf("begin to load: %w", err)
	}
	close(l.before)
	for range loaders {
		l.sessions <- &loader{rows: *rooms.Get().(*rows)}
	}
	l.group, l.ctx = errgroup.WithContext(ctx)
	return l, nil
}

// Add implements indexer.Load.
func (l *Load) Add(blocks []indexer.Block) error {
	if err := l.numbers.follow(blocks); err != nil {
		return err
	}
	var one *loader
	select {
	case <-l.ctx.Done():
		return l.ctx.Err()
	case one = <-l.sessions:
	}
	before, done := l.before, make(chan struct{})
	l.before = done
	l.group.Go(func() error {
		err := l.store(one, blocks, before)
		l.sessions <- one
		if err != nil {
			return fmt.Errorf("store blocks %d to %d: %w", blocks[0].Number, blocks[len(blocks)-1].Number, err)
		}
		close(done)
		return nil
	})
	return nil
}

// loader is a session, opened when it is first needed, and room for the rows of a range, kept from one to the next.
type loader struct {
	conn *sqlx.Conn
	rows rows
}

// store copies a range, waits for its turn and commits it.
func (l *Load) store(one *loader, blocks []indexer.Block, before <-chan struct{}) (err error) {
	if one.conn == nil {
		if one.conn, err = l.w.pool.Connx(l.ctx); err != nil {
			return err
		}
	}
	tx, err := one.conn.BeginTxx(l.ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // nothing to do after Commit
	// Ranges have no row in common. If a chain makes them have one, this is better than to wait for each other for ever.
	const limits = `set local lock_timeout = '10s'; set local idle_in_transaction_session_timeout = '1min'`
	if _, err := tx.ExecContext(l.ctx, limits); err != nil {
		return err
	}
	one.rows.set(blocks)
	if err := one.rows.insert(l.ctx, one.conn); err != nil {
		return err
	}
	select {
	case <-l.ctx.Done():
		return l.ctx.Err()
	case <-before:
	}
	if err := checkParent(l.ctx, tx, blocks[0]); err != nil {
		return err
	}
	if err := note(l.ctx, tx, blocks); err != nil {
		return err
	}
	if err := l.w.fence(l.ctx, tx); err != nil {
		return err
	}
	return tx.Commit()
}

// Close implements indexer.Load.
func (l *Load) Close() error {
	err := l.group.Wait()
	for range loaders {
		one := <-l.sessions
		if one.conn != nil {
			one.conn.Close()
		}
		rooms.Put(&one.rows)
	}
	return err
}
