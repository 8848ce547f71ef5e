package journal

import (
	"context"
	"database/sql"
	"encoding/binary"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
)

// Lock is the right to send for one account. It lives as long as its database session: a process that dies loses it.
type Lock struct {
	conn *sql.Conn
	key  int64
}

// TryLock takes the sender lock of an account, or answers nil where another process holds it.
func (j *Journal) TryLock(ctx context.Context, account common.Address) (*Lock, error) {
	conn, err := j.db.Conn(ctx)
	if err != nil {
		return nil, fmt.Errorf("take sender lock: %w", err)
	}
	l := &Lock{conn: conn, key: int64(binary.BigEndian.Uint64(account[:8]))}
	var got bool
	if err := conn.QueryRowContext(ctx, `select pg_try_advisory_lock($1)`, l.key).Scan(&got); err != nil {
		conn.Close()
		return nil, fmt.Errorf("take sender lock: %w", err)
	}
	if !got {
		return nil, conn.Close()
	}
	return l, nil
}

// Check says whether the lock is still held: its session may have been cut.
func (l *Lock) Check(ctx context.Context) error {
	if err := l.conn.PingContext(ctx); err != nil {
		return fmt.Errorf("sender lock is lost: %w", err)
	}
	return nil
}

// Release gives the lock back. The session is unlocked first: it returns to the pool.
func (l *Lock) Release() error {
	_, err := l.conn.ExecContext(context.Background(), `select pg_advisory_unlock($1)`, l.key)
	if closeErr := l.conn.Close(); err == nil {
		err = closeErr
	}
	return err
}
