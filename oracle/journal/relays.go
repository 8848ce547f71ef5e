package journal

import (
	"context"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/jmoiron/sqlx"

	"github.com/labseal/labseal/oracle"
)

// Posted is what a subject signed and sent here: a grant or a revocation, on its way to the chain.
type Posted struct {
	ID    int64
	Kind  PostedKind
	Grant common.Hash `db:"-"`
	Body  []byte      // the contract's arguments, as JSON
}

// PostedKind says what was posted.
type PostedKind string

// The kinds.
const (
	PostedGrant      PostedKind = "grant"
	PostedRevocation PostedKind = "revoke"
)

// revoke notes that a grant counts no more here. It waits for disclosures that are being kept: each is before it, or
// refused.
func revoke(ctx context.Context, tx *sqlx.Tx, grant common.Hash) error {
	if _, err := tx.ExecContext(ctx, `select pg_advisory_xact_lock($1)`, int64(revoking)); err != nil {
		return err
	}
	const insert = `insert into revocations (grant_id) values ($1) on conflict do nothing`
	_, err := tx.ExecContext(ctx, insert, grant[:])
	return err
}

const post = `insert into relays (kind, grant_id, body) values ($1, $2, $3) on conflict do nothing`

// PostRevocation keeps a signed revocation. It counts for this lab when it returns, whatever becomes of it on the chain.
func (j *Journal) PostRevocation(ctx context.Context, grant common.Hash, body []byte) error {
	err := j.within(ctx, func(tx *sqlx.Tx) error {
		if err := revoke(ctx, tx, grant); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, post, PostedRevocation, grant[:], string(body))
		return err
	})
	if err != nil {
		return fmt.Errorf("keep revocation: %w", err)
	}
	return nil
}

// PostGrant keeps a signed grant with its sealed opening. It counts when the chain has it.
func (j *Journal) PostGrant(ctx context.Context, g SealedGrant, body []byte) error {
	err := j.within(ctx, func(tx *sqlx.Tx) error {
		if err := addGrant(ctx, tx, g); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, post, PostedGrant, g.ID[:], string(body))
		return err
	})
	if err != nil {
		return fmt.Errorf("keep grant: %w", err)
	}
	return nil
}

// IsRevoked says whether this lab was told that a grant is revoked.
func (j *Journal) IsRevoked(ctx context.Context, grant common.Hash) (is bool, err error) {
	const query = `select exists (select from revocations where grant_id = $1)`
	if err := j.db.GetContext(ctx, &is, query, grant[:]); err != nil {
		return false, fmt.Errorf("look for a revocation: %w", err)
	}
	return is, nil
}

// WaitingPosts returns what waits for its transaction: revocations first, each kind in the order in which it came.
func (j *Journal) WaitingPosts(ctx context.Context, limit int) ([]Posted, error) {
	const query = `
		select id, kind, grant_id, body from relays where account is null and refused is null
		order by kind = 'grant', id limit $1`
	var rows []struct {
		Posted
		GrantID []byte `db:"grant_id"`
	}
	if err := j.db.SelectContext(ctx, &rows, query, limit); err != nil {
		return nil, fmt.Errorf("read what subjects sent: %w", err)
	}
	list := make([]Posted, len(rows))
	for i, r := range rows {
		list[i] = r.Posted
		list[i].Grant = common.Hash(r.GrantID)
	}
	return list, nil
}

// StagePost keeps the transaction of something that was posted.
func (j *Journal) StagePost(ctx context.Context, t oracle.Tx, id int64) error {
	const update = `update relays set account = $2, nonce = $3 where id = $1`
	err := j.within(ctx, func(tx *sqlx.Tx) error {
		if err := stage(ctx, tx, oracle.TxConsent, t); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, update, id, t.Account[:], int64(t.Nonce))
		return err
	})
	if err != nil {
		return fmt.Errorf("stage what a subject sent: %w", err)
	}
	return nil
}

// RefusePost notes that the contract takes it never. A revocation counts here all the same.
func (j *Journal) RefusePost(ctx context.Context, id int64, reason string) error {
	const update = `update relays set refused = $2 where id = $1`
	if _, err := j.db.ExecContext(ctx, update, id, reason); err != nil {
		return fmt.Errorf("note what a subject sent as refused: %w", err)
	}
	return nil
}

// requestsKept is for how long requests are remembered: far longer than one is fresh.
const requestsKept = 24 * time.Hour

// FirstRequest notes a request and answers whether it is new.
func (j *Journal) FirstRequest(ctx context.Context, digest [32]byte) (bool, error) {
	const insert = `insert into requests (digest) values ($1) on conflict do nothing`
	const forget = `delete from requests where at < now() - $1 * interval '1 second'`
	result, err := j.db.ExecContext(ctx, insert, digest[:])
	if err != nil {
		return false, fmt.Errorf("note request: %w", err)
	}
	if _, err := j.db.ExecContext(ctx, forget, requestsKept.Seconds()); err != nil {
		return false, fmt.Errorf("forget old requests: %w", err)
	}
	n, err := result.RowsAffected()
	return n == 1, err
}
