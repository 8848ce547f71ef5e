package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/jmoiron/sqlx"

	"github.com/labseal/labseal/indexer"
)

// At returns the block that a question is answered as of.
func (s *Store) At(ctx context.Context, when indexer.When) (indexer.Ref, error) {
	at, err := s.readAt(ctx, when, func(snapshot, indexer.Ref) error { return nil })
	if err != nil {
		return at, fmt.Errorf("find %s: %w", when, err)
	}
	return at, nil
}

// read runs f in one snapshot and returns the newest block, which it is as of. That the blocks are read first is what a
// rebuild relies on when it takes the place of what is read here.
func (s *Store) read(ctx context.Context, f func(tx snapshot) error) (indexer.Ref, error) {
	return s.readAt(ctx, indexer.When{}, func(tx snapshot, _ indexer.Ref) error { return f(tx) })
}

// readAt runs f in one snapshot as of a block, and returns that.
func (s *Store) readAt(
	ctx context.Context, when indexer.When, f func(tx snapshot, at indexer.Ref) error,
) (at indexer.Ref, err error) {
	defer func() { err = away(err) }()
	tx, at, isBegun, err := s.snapshot(ctx)
	if err != nil {
		return indexer.Ref{}, err
	}
	defer tx.end()
	if !isBegun {
		return indexer.Ref{}, indexer.ErrEmpty
	}
	if when != (indexer.When{}) {
		if at, err = find(ctx, tx, when, at); err != nil {
			return at, err
		}
	}
	return at, f(tx, at)
}

// find returns the block that is meant. Where it is not indexed yet, it returns the newest and ErrAhead.
func find(ctx context.Context, tx snapshot, when indexer.When, newest indexer.Ref) (indexer.Ref, error) {
	const byNumber = `select ` + blockColumns + ` from blocks where number = $1`
	const byTime = `
		select ` + blockColumns + `
		from blocks
		where time <= $1
		order by time desc, number desc
		limit 1`
	var row blockRow
	var err error
	switch {
	case when.Time != nil && *when.Time > int64(newest.Time), when.Block > newest.Number:
		return newest, indexer.ErrAhead
	case when.Time != nil:
		err = tx.GetContext(ctx, &row, byTime, *when.Time)
	default:
		err = tx.GetContext(ctx, &row, byNumber, when.Block)
	}
	if errors.Is(err, sql.ErrNoRows) {
		return newest, indexer.ErrBefore
	}
	if err != nil {
		return newest, fmt.Errorf("find %s: %w", when, err)
	}
	return row.ref(), nil
}

// newestBlock is the newest stored block.
const newestBlock = `
		select ` + blockColumns + `
		from blocks
		order by number desc
		limit 1`

// tip returns the newest stored block.
func tip(ctx context.Context, q sqlx.QueryerContext) (indexer.Ref, bool, error) {
	var row blockRow
	err := sqlx.GetContext(ctx, q, &row, newestBlock)
	if errors.Is(err, sql.ErrNoRows) {
		return indexer.Ref{}, false, nil
	}
	if err != nil {
		return indexer.Ref{}, false, fmt.Errorf("read the newest block: %w", err)
	}
	return row.ref(), true, nil
}

// blockColumns are those of a block that an answer is as of.
const blockColumns = `number, hash, time, number <= coalesce((select settled from follower), 0) as final`

type blockRow struct {
	Number uint64 `db:"number"`
	Hash   []byte `db:"hash"`
	Time   uint64 `db:"time"`
	Final  bool   `db:"final"` // false where it was not asked
}

func (r blockRow) ref() indexer.Ref {
	return indexer.Ref{Number: r.Number, Hash: common.Hash(r.Hash), Time: r.Time, Final: r.Final}
}

// notFound turns the driver's answer to an empty result into ours.
func notFound(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return indexer.ErrNotFound
	}
	return err
}

// exists returns ErrNotFound where a query says that there is no such thing.
func exists(ctx context.Context, tx snapshot, query string, args ...any) error {
	var isKnown bool
	if err := tx.GetContext(ctx, &isKnown, query, args...); err != nil {
		return err
	}
	if !isKnown {
		return indexer.ErrNotFound
	}
	return nil
}
