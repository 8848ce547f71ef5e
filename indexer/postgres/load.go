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
	sessions chan *sqlx.Conn
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
	l := &Load{w: w, sessions: make(chan *sqlx.Conn, loaders), before: make(chan struct{})}
	if l.numbers, err = numbersOf(ctx, tx); err != nil {
		return nil, fmt.Errorf("begin to load: %w", err)
	}
	close(l.before)
	for range loaders {
		l.sessions <- nil // opened when it is needed
	}
	l.group, l.ctx = errgroup.WithContext(ctx)
	return l, nil
}

// Add implements indexer.Load.
func (l *Load) Add(blocks []indexer.Block) error {
	if err := l.numbers.follow(blocks); err != nil {
		return err
	}
	var conn *sqlx.Conn
	select {
	case <-l.ctx.Done():
		return l.ctx.Err()
	case conn = <-l.sessions:
	}
	before, done := l.before, make(chan struct{})
	l.before = done
	l.group.Go(func() error {
		conn, err := l.store(conn, blocks, before)
		l.sessions <- conn
		if err != nil {
			return fmt.Errorf("store blocks %d to %d: %w", blocks[0].Number, blocks[len(blocks)-1].Number, err)
		}
		close(done)
		return nil
	})
	return nil
}

// store copies a range, waits for its turn and commits it.
func (l *Load) store(conn *sqlx.Conn, blocks []indexer.Block, before <-chan struct{}) (*sqlx.Conn, error) {
	if conn == nil {
		var err error
		if conn, err = l.w.pool.Connx(l.ctx); err != nil {
			return nil, err
		}
	}
	tx, err := conn.BeginTxx(l.ctx, nil)
	if err != nil {
		return conn, err
	}
	defer tx.Rollback() // nothing to do after Commit
	// Ranges have no row in common. If a chain makes them have one, this is better than to wait for each other for ever.
	if _, err := tx.ExecContext(l.ctx, `set local lock_timeout = '1min'`); err != nil {
		return conn, err
	}
	if err := rowsOf(blocks).insert(l.ctx, conn); err != nil {
		return conn, err
	}
	select {
	case <-l.ctx.Done():
		return conn, l.ctx.Err()
	case <-before:
	}
	if err := checkParent(l.ctx, tx, blocks[0]); err != nil {
		return conn, err
	}
	if err := l.w.fence(l.ctx, tx); err != nil {
		return conn, err
	}
	return conn, tx.Commit()
}

// Close implements indexer.Load.
func (l *Load) Close() error {
	err := l.group.Wait()
	for range loaders {
		if conn := <-l.sessions; conn != nil {
			conn.Close()
		}
	}
	return err
}
