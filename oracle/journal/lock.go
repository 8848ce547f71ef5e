package journal

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"encoding/binary"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"
)

// Lock is the right to send for one account. It lives as long as its database session: a process that dies loses it.
type Lock struct {
	conn    *sql.Conn
	session driver.Conn // of conn: to end it while somebody waits for its answer
	key     int64
}

// lockTimeout is how long the database may take to answer for a lock.
const lockTimeout = 10 * time.Second

// TryLock takes the sender lock of an account, or answers nil where another process holds it.
func (j *Journal) TryLock(ctx context.Context, account common.Address) (*Lock, error) {
	conn, err := j.db.Conn(ctx)
	if err != nil {
		return nil, fmt.Errorf("take sender lock: %w", err)
	}
	l := &Lock{conn: conn, key: int64(binary.BigEndian.Uint64(account[:8]))}
	var got bool
	err = conn.Raw(func(session any) error { l.session = session.(driver.Conn); return nil })
	if err == nil {
		err = conn.QueryRowContext(ctx, `select pg_try_advisory_lock($1)`, l.key).Scan(&got)
	}
	if err != nil {
		conn.Close()
		return nil, fmt.Errorf("take sender lock: %w", err)
	}
	if !got {
		return nil, conn.Close()
	}
	return l, nil
}

// Check says whether the lock is still held: its session may have been cut. A database that does not answer in time is taken for
// one that is gone, with the lock.
func (l *Lock) Check(ctx context.Context) error {
	if err := l.inTime(ctx, l.conn.PingContext); err != nil {
		return fmt.Errorf("sender lock is lost: %w", err)
	}
	return nil
}

// Release gives the lock back. The session is unlocked first: it returns to the pool.
func (l *Lock) Release() error {
	err := l.inTime(context.Background(), func(ctx context.Context) error {
		_, err := l.conn.ExecContext(ctx, `select pg_advisory_unlock($1)`, l.key)
		return err
	})
	if closeErr := l.conn.Close(); err == nil {
		err = closeErr
	}
	return err
}

// inTime asks the database something, and ends the session when the time is up. The driver alone would wait for as long as the
// connection seems to be there.
func (l *Lock) inTime(ctx context.Context, ask func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(ctx, lockTimeout)
	defer cancel()
	stop := context.AfterFunc(ctx, func() { _ = l.session.Close() })
	defer stop()
	return ask(ctx)
}
