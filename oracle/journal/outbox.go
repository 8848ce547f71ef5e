package journal

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/jmoiron/sqlx"

	"github.com/labseal/labseal/oracle"
)

// NextNonce is the nonce behind an account's last transaction in the outbox; ok is false where it has none.
func (j *Journal) NextNonce(ctx context.Context, account common.Address) (nonce uint64, ok bool, err error) {
	const query = `select max(nonce) + 1 from transactions where account = $1`
	var next sql.NullInt64
	if err := j.db.GetContext(ctx, &next, query, account[:]); err != nil {
		return 0, false, fmt.Errorf("read next nonce: %w", err)
	}
	return uint64(next.Int64), next.Valid, nil
}

// Stage puts a transaction of no more meaning than its own in the outbox.
func (j *Journal) Stage(ctx context.Context, kind oracle.TxKind, t oracle.Tx) error {
	if err := j.within(ctx, func(tx *sqlx.Tx) error { return stage(ctx, tx, kind, t) }); err != nil {
		return fmt.Errorf("stage %s: %w", kind, err)
	}
	return nil
}

// StageCheckpoint puts a transaction in the outbox which anchors the tree of a size.
func (j *Journal) StageCheckpoint(ctx context.Context, t oracle.Tx, size uint64) error {
	const checkpoint = `insert into checkpoints (size, account, nonce) values ($1, $2, $3)`
	err := j.within(ctx, func(tx *sqlx.Tx) error {
		if err := stage(ctx, tx, oracle.TxCheckpoint, t); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, checkpoint, int64(size), t.Account[:], int64(t.Nonce))
		return err
	})
	if err != nil {
		return fmt.Errorf("stage checkpoint of %d: %w", size, err)
	}
	return nil
}

// StageAmendments puts a transaction in the outbox which records these amendments.
func (j *Journal) StageAmendments(ctx context.Context, t oracle.Tx, list []oracle.Amendment) error {
	const amend = `update amendments set account = $2, nonce = $3 where handle = $1`
	err := j.within(ctx, func(tx *sqlx.Tx) error {
		if err := stage(ctx, tx, oracle.TxAmend, t); err != nil {
			return err
		}
		for _, a := range list {
			if _, err := tx.ExecContext(ctx, amend, a.Handle[:], t.Account[:], int64(t.Nonce)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("stage %d amendments: %w", len(list), err)
	}
	return nil
}

func stage(ctx context.Context, tx *sqlx.Tx, kind oracle.TxKind, t oracle.Tx) error {
	const insert = `insert into transactions (account, nonce, kind, hash) values ($1, $2, $3, $4)`
	if _, err := tx.ExecContext(ctx, insert, t.Account[:], int64(t.Nonce), kind, t.Hash[:]); err != nil {
		return err
	}
	return addAttempt(ctx, tx, t)
}

func addAttempt(ctx context.Context, tx *sqlx.Tx, t oracle.Tx) error {
	const insert = `
		insert into attempts (hash, account, nonce, number, raw)
		select $1, $2, $3, 1 + count(*), $4 from attempts where account = $2 and nonce = $3
		on conflict (hash) do nothing`
	_, err := tx.ExecContext(ctx, insert, t.Hash[:], t.Account[:], int64(t.Nonce), t.Raw)
	return err
}

// AddAttempt implements oracle.Transactions.
func (j *Journal) AddAttempt(ctx context.Context, t oracle.Tx) error {
	const newest = `
		update transactions set hash = $3
		where account = $1 and nonce = $2 and state in ('staged', 'sent')`
	err := j.within(ctx, func(tx *sqlx.Tx) error {
		if err := addAttempt(ctx, tx, t); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, newest, t.Account[:], int64(t.Nonce), t.Hash[:])
		return err
	})
	if err != nil {
		return fmt.Errorf("keep another attempt at transaction %d: %w", t.Nonce, err)
	}
	return nil
}

// HashOf is the hash under which a block holds a transaction, or else that of the newest attempt at it.
func (j *Journal) HashOf(ctx context.Context, t oracle.Tx) (common.Hash, error) {
	const query = `select hash from transactions where account = $1 and nonce = $2`
	var hash []byte
	if err := j.db.GetContext(ctx, &hash, query, t.Account[:], int64(t.Nonce)); err != nil {
		return common.Hash{}, fmt.Errorf("read transaction %d: %w", t.Nonce, notFound(err))
	}
	return common.Hash(hash), nil
}

// Open returns an account's transactions that are neither final nor reverted for good, by nonce.
func (j *Journal) Open(ctx context.Context, account common.Address) ([]oracle.OutboxTx, error) {
	const query = `
		select t.nonce, t.kind, t.hash, t.state, t.block_number, t.block_hash,
			a.hash as attempt, a.raw, a.signed_at
		from transactions t
		join attempts a using (account, nonce)
		where account = $1 and state in ('staged', 'sent', 'confirmed')
		order by nonce, number`
	var rows []openRow
	if err := j.db.SelectContext(ctx, &rows, query, account[:]); err != nil {
		return nil, fmt.Errorf("read outbox: %w", err)
	}
	var list []oracle.OutboxTx
	for _, r := range rows {
		if len(list) == 0 || list[len(list)-1].Nonce != uint64(r.Nonce) {
			list = append(list, r.transaction(account))
		}
		last := &list[len(list)-1]
		tx := oracle.Tx{Account: account, Nonce: uint64(r.Nonce), Hash: common.Hash(r.Attempt), Raw: r.Raw}
		last.Attempts = append(last.Attempts, oracle.Attempt{Tx: tx, Signed: r.SignedAt})
		if tx.Hash == common.Hash(r.Hash) {
			last.Tx = tx
		}
	}
	return list, nil
}

// Formers are the accounts other than this one that sent for the log and have transactions that are open: those of sequencers
// before it. The relayer, which sends for patients, is none.
func (j *Journal) Formers(ctx context.Context, account common.Address) ([]common.Address, error) {
	const query = `
		select distinct account from transactions
		where account <> $1 and state in ('staged', 'sent', 'confirmed') and kind <> 'consent'
		order by account`
	var rows [][]byte
	if err := j.db.SelectContext(ctx, &rows, query, account[:]); err != nil {
		return nil, fmt.Errorf("read former sequencers: %w", err)
	}
	list := make([]common.Address, len(rows))
	for i, r := range rows {
		list[i] = common.Address(r)
	}
	return list, nil
}

// openRow is an attempt, with the transaction that it is one of.
type openRow struct {
	Nonce              int64
	Kind, State        string
	Hash, Attempt, Raw []byte
	BlockNumber        sql.NullInt64 `db:"block_number"`
	BlockHash          []byte        `db:"block_hash"`
	SignedAt           time.Time     `db:"signed_at"`
}

func (r *openRow) transaction(account common.Address) oracle.OutboxTx {
	t := oracle.OutboxTx{
		Tx:    oracle.Tx{Account: account, Nonce: uint64(r.Nonce)},
		Kind:  oracle.TxKind(r.Kind),
		State: oracle.TxState(r.State),
	}
	if r.BlockHash != nil {
		t.Mined = &oracle.Mined{Block: common.Hash(r.BlockHash), Number: uint64(r.BlockNumber.Int64), Succeeded: true}
	}
	return t
}

// SetState moves a transaction to a state; mined is nil for those that no block holds. The transaction's hash becomes that
// of the attempt that is given.
func (j *Journal) SetState(ctx context.Context, t oracle.Tx, state oracle.TxState, mined *oracle.Mined) error {
	const update = `
		update transactions set state = $3, block_number = $4, block_hash = $5, reason = $6, hash = $7
		where account = $1 and nonce = $2 and state not in ('final', 'reverted')`
	const alert = `
		insert into alerts (alert)
		select format('the transaction %s (%s) was reverted in block %s: %s; what it carried goes with the next one',
			'0x' || encode(hash, 'hex'), kind, block_number, reason)
		from transactions where account = $1 and nonce = $2`
	err := j.within(ctx, func(tx *sqlx.Tx) error {
		var number, block, reason any
		if mined != nil {
			number, block = int64(mined.Number), mined.Block[:]
			if mined.Reason != "" {
				reason = mined.Reason
			}
		}
		result, err := tx.ExecContext(ctx, update, t.Account[:], int64(t.Nonce), state, number, block, reason, t.Hash[:])
		if err != nil || state != oracle.TxReverted {
			return err
		}
		if n, err := result.RowsAffected(); err != nil || n == 0 {
			return err
		}
		if _, err := tx.ExecContext(ctx, alert, t.Account[:], int64(t.Nonce)); err != nil {
			return err
		}
		return unload(ctx, tx, t)
	})
	if err != nil {
		return fmt.Errorf("move transaction %d to %s: %w", t.Nonce, state, err)
	}
	return nil
}

// unload takes from a reverted transaction what it carried: a revert ends the transaction, never that.
func unload(ctx context.Context, tx *sqlx.Tx, t oracle.Tx) error {
	for _, release := range []string{
		`update amendments set account = null, nonce = null where account = $1 and nonce = $2`,
		`update disclosure_batches set account = null, nonce = null where account = $1 and nonce = $2`,
		`update emergencies set account = null, nonce = null where account = $1 and nonce = $2`,
		`update relays set account = null, nonce = null where account = $1 and nonce = $2`,
	} {
		if _, err := tx.ExecContext(ctx, release, t.Account[:], int64(t.Nonce)); err != nil {
			return err
		}
	}
	return nil
}
