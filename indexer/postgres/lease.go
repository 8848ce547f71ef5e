package postgres

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"
)

// leaseAge is how old the lease may get before another process takes it. The one that has it renews it each second.
const leaseAge = 10 * time.Second

// ErrLost is returned to a writer whose lease another process has taken.
var ErrLost = errors.New("another process has taken the right to write")

// TryWriter takes the right to write, or answers nil where another process has it. What its blocks are
// trusted for is noted, in words, for those who want to know how much a block is worth.
//
// The right is a lock that a session holds, so it is free as soon as a writer dies. A writer that hangs, and renews its
// lease no more, has its session ended by whoever wants to write. What it still holds in its hands is then worth
// nothing: each right to write has a token of its own, larger than those before, and no transaction commits with an
// old one.
func (s *Store) TryWriter(ctx context.Context, trust string) (*Writer, error) {
	w, err := s.tryWriter(ctx, trust)
	if err != nil {
		return nil, fmt.Errorf("take the right to write: %w", err)
	}
	return w, nil
}

func (s *Store) tryWriter(ctx context.Context, trust string) (*Writer, error) {
	conn, err := s.db.Connx(ctx)
	if err != nil {
		return nil, err
	}
	var isOurs bool
	if err := conn.GetContext(ctx, &isOurs, `select pg_try_advisory_lock($1)`, int64(writerLock)); err != nil {
		conn.Close()
		return nil, err
	}
	if !isOurs {
		return nil, errors.Join(evict(ctx, conn, writerLock, "lease"), conn.Close())
	}
	const take = `
		insert into lease (token) values (1)
		on conflict (is_only) do update set
			token = lease.token + 1,
			renewed_at = clock_timestamp()
		returning token`
	w := &Writer{pool: s.db, conn: conn, trust: trust}
	_, err = conn.ExecContext(ctx, `set idle_in_transaction_session_timeout = '10s'`)
	if err == nil {
		err = conn.GetContext(ctx, &w.token, take)
	}
	if err != nil {
		release(conn, writerLock)
		return nil, err
	}
	w.renew()
	return w, nil
}

// evict ends the session that holds a lock and has not renewed its lease, which is a row of a table.
func evict(ctx context.Context, conn *sqlx.Conn, lock int64, lease string) error {
	query := `
		select count(pg_terminate_backend(l.pid))
		from pg_locks l
		where l.locktype = 'advisory' and l.granted
			and l.database = (select oid from pg_database where datname = current_database())
			and l.classid = ($1::bigint >> 32)::oid and l.objid = ($1::bigint & 4294967295)::oid
			and exists (
				select from ` + lease + ` where renewed_at < clock_timestamp() - make_interval(secs => $2)
			)`
	_, err := conn.ExecContext(ctx, query, lock, leaseAge.Seconds())
	return err
}

// renew renews the lease until the writer is closed. It does so on another session than the one that may be busy.
func (w *Writer) renew() {
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	w.stop = func() { cancel(); <-done }
	go func() {
		defer close(done)
		for tick := time.NewTicker(time.Second); ; {
			select {
			case <-ctx.Done():
				tick.Stop()
				return
			case <-tick.C:
				// Where this fails the lease gets old, which is what others look at.
				_, _ = w.pool.ExecContext(ctx, `update lease set renewed_at = clock_timestamp() where token = $1`, w.token)
			}
		}
	}()
}

// fence is the last thing that a transaction does before it commits: it fails where the lease is another's by now, and
// keeps others from taking it until the transaction has ended. A process that stops right here would keep them for
// ever: the database ends sessions that do nothing in a transaction for too long.
func (w *Writer) fence(ctx context.Context, tx *sqlx.Tx) error {
	if w.token == 0 {
		return nil
	}
	result, err := tx.ExecContext(ctx, `update lease set renewed_at = clock_timestamp() where token = $1`, w.token)
	if err != nil {
		return err
	}
	if n, err := result.RowsAffected(); err != nil || n == 0 {
		return errors.Join(err, ErrLost)
	}
	return nil
}

// Close gives the right back.
func (w *Writer) Close() {
	w.stop()
	release(w.conn, writerLock)
}
