package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"github.com/labseal/labseal/indexer"
	"github.com/labseal/labseal/indexer/hooks"
)

// Stage implements hooks.Store.
func (s *Store) Stage(
	ctx context.Context, receiver string, filter indexer.EventFilter, limit int,
	makeOut func(indexer.News) ([]hooks.Delivery, error),
) (added int, isMore bool, err error) {
	tx, err := s.db.BeginTxx(ctx, &sql.TxOptions{Isolation: sql.LevelRepeatableRead})
	if err != nil {
		return 0, false, fmt.Errorf("make deliveries out: %w", err)
	}
	defer tx.Rollback() // nothing to do after Commit
	added, isMore, err = stage(ctx, tx, receiver, filter, limit, makeOut)
	if err == nil {
		err = tx.Commit()
	}
	var conflict *pq.Error
	if errors.As(err, &conflict) && conflict.Code.Name() == "serialization_failure" {
		return 0, true, nil // another process did it
	}
	if err != nil {
		return 0, false, fmt.Errorf("make deliveries out: %w", err)
	}
	return added, isMore, nil
}

func stage(
	ctx context.Context, tx *sqlx.Tx, receiver string, filter indexer.EventFilter, limit int,
	makeOut func(indexer.News) ([]hooks.Delivery, error),
) (added int, isMore bool, err error) {
	newest, isBegun, err := tip(ctx, tx)
	if err != nil || !isBegun {
		return 0, false, err
	}
	cursor, isKnown, err := receiverCursor(ctx, tx, receiver)
	if err != nil {
		return 0, false, err
	}
	if !isKnown {
		return 0, false, begin(ctx, tx, receiver, newest, filter.OnlyFinal)
	}
	isFull, err := isFull(ctx, tx, receiver)
	if err != nil || isFull {
		return 0, false, err
	}
	n := indexer.News{At: newest}
	err = news(ctx, tx, newest, filter, cursor, limit, &n)
	if errors.Is(err, indexer.ErrReplaced) {
		return 0, false, fmt.Errorf("receiver %s: nothing is known any more of the blocks that it was told of: "+
			"forget the receiver, and it begins at the newest block: %w", receiver, err)
	}
	if err != nil || n.Next == cursor {
		return 0, false, err
	}
	list, err := makeOut(n)
	if err != nil {
		return 0, false, err
	}
	for _, d := range list {
		const insert = `
			insert into deliveries (receiver, id, contract, event, body)
			values ($1, $2, $3, $4, $5)`
		if _, err := tx.ExecContext(ctx, insert, receiver, d.ID, d.Contract, d.Event, d.Body); err != nil {
			return 0, false, err
		}
	}
	const move = `
		update receivers set block_number = $2, log_index = $3, hash_start = $4
		where name = $1`
	_, err = tx.ExecContext(ctx, move, receiver, n.Next.Block, n.Next.LogIndex, n.Next.Hash[:])
	return len(list), len(n.Void) > 0 || len(n.Events) == limit, err
}

// maxWaiting is how many deliveries of a receiver are made out before they are sent. What comes after them is in the
// tables of events, and waits there.
const maxWaiting = 1000

func isFull(ctx context.Context, tx *sqlx.Tx, receiver string) (isFull bool, err error) {
	const query = `
		select count(*) >= $2
		from (select from deliveries where receiver = $1 and not is_dead limit $2) waiting`
	err = tx.GetContext(ctx, &isFull, query, receiver, maxWaiting)
	return isFull, err
}

// receiverCursor reads how far a receiver's deliveries were made out, and keeps others from making them out.
func receiverCursor(ctx context.Context, tx *sqlx.Tx, receiver string) (c indexer.Cursor, isKnown bool, err error) {
	const query = `
		select block_number, log_index, hash_start
		from receivers
		where name = $1
		for update`
	var row struct {
		Block    uint64 `db:"block_number"`
		LogIndex uint64 `db:"log_index"`
		Hash     []byte `db:"hash_start"`
	}
	err = tx.GetContext(ctx, &row, query, receiver)
	if errors.Is(err, sql.ErrNoRows) {
		return c, false, nil
	}
	if err != nil {
		return c, false, err
	}
	return indexer.Cursor{Block: row.Block, LogIndex: row.LogIndex, Hash: [4]byte(row.Hash)}, true, nil
}

// begin notes a receiver that is not told of what was before.
func begin(ctx context.Context, tx *sqlx.Tx, receiver string, from indexer.Ref, onlyFinal bool) error {
	if onlyFinal {
		var err error
		if from, err = settledBlock(ctx, tx); err != nil || from.Number == 0 {
			return err
		}
	}
	at := endOf(from.Number, from.Hash)
	const insert = `
		insert into receivers (name, block_number, log_index, hash_start)
		values ($1, $2, $3, $4)
		on conflict do nothing`
	_, err := tx.ExecContext(ctx, insert, receiver, at.Block, at.LogIndex, at.Hash[:])
	return err
}

// telling is the right to tell receivers: a lock that a session holds, and so free as soon as the process is gone. One that
// hangs, and does not check its right any more, has its session ended by whoever wants to tell.
type telling struct{ conn *sqlx.Conn }

// TryTell implements hooks.Store.
func (s *Store) TryTell(ctx context.Context) (hooks.Right, error) {
	conn, err := s.db.Connx(ctx)
	if err != nil {
		return nil, fmt.Errorf("take the right to tell: %w", err)
	}
	var isOurs bool
	if err := conn.GetContext(ctx, &isOurs, `select pg_try_advisory_lock($1)`, int64(tellLock)); err != nil {
		release(conn, tellLock) // it may be ours though the answer did not arrive
		return nil, fmt.Errorf("take the right to tell: %w", err)
	}
	if !isOurs {
		return nil, errors.Join(evict(ctx, conn, tellLock, "telling"), conn.Close())
	}
	t := &telling{conn}
	if err := t.Check(ctx); err != nil {
		t.Close()
		return nil, fmt.Errorf("take the right to tell: %w", err)
	}
	return t, nil
}

// Check implements hooks.Right. It renews the lease on the session that holds the lock, so that only that one can.
func (t *telling) Check(ctx context.Context) error {
	const renew = `
		insert into telling default values
		on conflict (is_only) do update set renewed_at = clock_timestamp()`
	_, err := t.conn.ExecContext(ctx, renew)
	return err
}

// Close implements hooks.Right.
func (t *telling) Close() { release(t.conn, tellLock) }

// Next implements hooks.Store.
func (s *Store) Next(ctx context.Context, receiver string) (*hooks.Delivery, error) {
	const query = `
		select seq, id, contract, event, body, attempts
		from (
			select *
			from deliveries
			where receiver = $1 and not is_dead
			order by seq
			limit 1
		) oldest
		where due_at <= now()`
	var row struct {
		Seq      int64  `db:"seq"`
		ID       string `db:"id"`
		Contract string `db:"contract"`
		Event    string `db:"event"`
		Body     []byte `db:"body"`
		Attempts int    `db:"attempts"`
	}
	err := s.db.GetContext(ctx, &row, query, receiver)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read what to deliver: %w", err)
	}
	d := hooks.Delivery(row)
	return &d, nil
}

// Backlog implements hooks.Store.
func (s *Store) Backlog(ctx context.Context) (waiting, dead int, oldest time.Duration, err error) {
	const query = `
		select count(*) filter (where not is_dead) as waiting, count(*) filter (where is_dead) as dead,
			coalesce(extract(epoch from now() - min(made_at) filter (where not is_dead)), 0)::float8 as oldest
		from deliveries`
	var row struct {
		Waiting int     `db:"waiting"`
		Dead    int     `db:"dead"`
		Oldest  float64 `db:"oldest"` // seconds
	}
	if err := s.db.GetContext(ctx, &row, query); err != nil {
		return 0, 0, 0, fmt.Errorf("count deliveries: %w", err)
	}
	return row.Waiting, row.Dead, time.Duration(row.Oldest * float64(time.Second)), nil
}

// Arrived implements hooks.Store.
func (s *Store) Arrived(ctx context.Context, receiver string, seq int64) error {
	return s.note(ctx, `delete from deliveries where receiver = $1 and seq = $2`, receiver, seq)
}

// Failed implements hooks.Store.
func (s *Store) Failed(
	ctx context.Context, receiver string, seq int64, reason string, after time.Duration, isDead bool,
) error {
	const update = `
		update deliveries set
			attempts = attempts + 1,
			reason = $3,
			due_at = now() + make_interval(secs => $4),
			is_dead = $5
		where receiver = $1 and seq = $2`
	return s.note(ctx, update, receiver, seq, reason, after.Seconds(), isDead)
}

func (s *Store) note(ctx context.Context, statement string, args ...any) error {
	if _, err := s.db.ExecContext(ctx, statement, args...); err != nil {
		return fmt.Errorf("note what became of a delivery: %w", err)
	}
	return nil
}

// DeadLetter is a delivery that nobody tries any more.
type DeadLetter struct {
	Receiver string    `db:"receiver" json:"receiver"`
	Seq      int64     `db:"seq" json:"seq"`
	ID       string    `db:"id" json:"id"`
	Event    string    `db:"event" json:"event"`
	Made     time.Time `db:"made_at" json:"made"`
	Attempts int       `db:"attempts" json:"attempts"`
	Reason   string    `db:"reason" json:"reason"`
}

// DeadLetters returns the oldest deliveries that nobody tries any more.
func (s *Store) DeadLetters(ctx context.Context, limit int) ([]DeadLetter, error) {
	const query = `
		select receiver, seq, id, contract || '.' || event as event, made_at, attempts, reason
		from deliveries
		where is_dead
		order by receiver, seq
		limit $1`
	list := []DeadLetter{}
	if err := s.db.SelectContext(ctx, &list, query, limit); err != nil {
		return nil, fmt.Errorf("read dead letters: %w", err)
	}
	return list, nil
}

// Revive makes a receiver's dead letters due again, and returns how many there were.
func (s *Store) Revive(ctx context.Context, receiver string) (int64, error) {
	const update = `
		update deliveries set is_dead = false, attempts = 0, due_at = now()
		where receiver = $1 and is_dead`
	return s.count(ctx, update, receiver)
}

// Forget drops a receiver with all its deliveries: it begins anew at the newest block.
func (s *Store) Forget(ctx context.Context, receiver string) (int64, error) {
	return s.count(ctx, `delete from receivers where name = $1`, receiver)
}

func (s *Store) count(ctx context.Context, statement string, args ...any) (int64, error) {
	result, err := s.db.ExecContext(ctx, statement, args...)
	if err != nil {
		return 0, fmt.Errorf("change deliveries: %w", err)
	}
	return result.RowsAffected()
}
