package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/labseal/labseal/auth"
)

// maxNonces is how many nonces may wait to be used: anybody may ask for one.
const maxNonces = 10000

// KeepToken implements auth.Store.
func (s *Store) KeepToken(ctx context.Context, digest [32]byte, t auth.Token) error {
	const insert = `
		with expired as (
			delete from tokens where expires_at < now() - interval '1 minute'
		)
		insert into tokens (digest, method, subject, expires_at)
		values ($1, $2, $3, $4)`
	if _, err := s.db.ExecContext(ctx, insert, digest[:], t.Method, t.Subject, t.Expires); err != nil {
		return fmt.Errorf("keep a token: %w", err)
	}
	return nil
}

// Token implements auth.Store.
func (s *Store) Token(ctx context.Context, digest [32]byte) (auth.Token, error) {
	var row struct {
		Method  auth.Method `db:"method"`
		Subject string      `db:"subject"`
		Expires time.Time   `db:"expires_at"`
	}
	err := s.reads.GetContext(ctx, &row, `select method, subject, expires_at from tokens where digest = $1`, digest[:])
	if errors.Is(err, sql.ErrNoRows) {
		return auth.Token{}, fmt.Errorf("%w: the token is unknown, or has expired", auth.ErrRefused)
	}
	if err != nil {
		return auth.Token{}, fmt.Errorf("read a token: %w", err)
	}
	return auth.Token(row), nil
}

// KeepNonce implements auth.Store.
func (s *Store) KeepNonce(ctx context.Context, nonce string, until time.Time) error {
	const insert = `
		with expired as (
			delete from nonces where expires_at < now() - interval '1 minute'
		)
		insert into nonces (nonce, expires_at)
		select $1, $2
		where (select count(*) from nonces) < $3`
	result, err := s.db.ExecContext(ctx, insert, nonce, until, maxNonces)
	if err != nil {
		return fmt.Errorf("keep a nonce: %w", err)
	}
	if n, err := result.RowsAffected(); err != nil || n == 0 {
		return errors.Join(err, auth.ErrBusy)
	}
	return nil
}

// TakeNonce implements auth.Store.
func (s *Store) TakeNonce(ctx context.Context, nonce string, now time.Time) (bool, error) {
	var until time.Time
	err := s.db.GetContext(ctx, &until, `delete from nonces where nonce = $1 returning expires_at`, nonce)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("take a nonce: %w", err)
	}
	return now.Before(until), nil
}

// UseOnce implements auth.Store.
func (s *Store) UseOnce(ctx context.Context, id string, until time.Time) (bool, error) {
	const insert = `
		with expired as (
			delete from used_ids where expires_at < now() - interval '1 minute' and id <> $1
		)
		insert into used_ids (id, expires_at)
		values ($1, $2)
		on conflict do nothing`
	result, err := s.db.ExecContext(ctx, insert, id, until)
	if err != nil {
		return false, fmt.Errorf("use an id once: %w", err)
	}
	n, err := result.RowsAffected()
	return n == 1, err
}
