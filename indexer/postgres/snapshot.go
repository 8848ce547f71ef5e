package postgres

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/jmoiron/sqlx"

	"github.com/labseal/labseal/indexer"
)

// snapshot is what is read from: one state of the mirror, whatever is written meanwhile.
type snapshot interface {
	sqlx.QueryerContext
	sqlx.ExecerContext
	GetContext(ctx context.Context, row any, query string, args ...any) error
	SelectContext(ctx context.Context, rows any, query string, args ...any) error
}

// session is a snapshot on a session of its own.
type session struct{ *sqlx.Conn }

const beginSnapshot = `begin isolation level repeatable read read only`

// snapshot begins one, and returns with it the newest block, if there is any. A session that was broken, such as by the
// database's restart, is noticed now, and another one is tried.
func (s *Store) snapshot(ctx context.Context) (tx session, newest indexer.Ref, isBegun bool, err error) {
	for range 3 {
		conn, err := s.reads.Connx(ctx)
		if err != nil {
			return tx, newest, false, err
		}
		tx = session{conn}
		if newest, isBegun, err = tx.begin(ctx); err == nil {
			return tx, newest, isBegun, nil
		}
		tx.end()
		if ctx.Err() != nil || !IsAway(err) {
			return tx, newest, false, err
		}
	}
	return tx, newest, false, err
}

// begin begins the snapshot and reads the newest block: where the driver can send both at once, in one trip, as most
// questions take only one or two more.
func (s session) begin(ctx context.Context) (newest indexer.Ref, isBegun bool, err error) {
	isTogether := false
	err = s.Raw(func(raw any) error {
		c, isPgx := raw.(*stdlib.Conn)
		if !isPgx {
			return nil
		}
		isTogether = true
		newest, isBegun, err = beginTogether(ctx, c.Conn())
		return err
	})
	if isTogether || err != nil {
		return newest, isBegun, err
	}
	if _, err := s.ExecContext(ctx, beginSnapshot); err != nil {
		return newest, false, err
	}
	return tip(ctx, s)
}

func beginTogether(ctx context.Context, c *pgx.Conn) (newest indexer.Ref, isBegun bool, err error) {
	var batch pgx.Batch
	batch.Queue(beginSnapshot)
	batch.Queue(newestBlock)
	results := c.SendBatch(ctx, &batch)
	var row blockRow
	_, err = results.Exec()
	if err == nil {
		err = results.QueryRow().Scan(&row.Number, &row.Hash, &row.Time, &row.Final)
	}
	isBegun = err == nil
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	if err = errors.Join(err, results.Close()); err != nil {
		return newest, false, fmt.Errorf("read the newest block: %w", err)
	}
	if isBegun {
		newest = row.ref()
	}
	return newest, isBegun, nil
}

// end ends the snapshot: nothing was written. A session that can't be told so is given up.
func (s session) end() {
	ctx, cancel := context.WithTimeout(context.Background(), releasing)
	defer cancel()
	if _, err := s.ExecContext(ctx, `rollback`); err != nil {
		_ = s.Raw(func(any) error { return driver.ErrBadConn }) // makes the pool drop it
	}
	s.Close()
}
