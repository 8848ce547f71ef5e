package postgres

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/jmoiron/sqlx"

	"github.com/labseal/labseal/indexer"
)

// placeRow is where on the chain a row was said. Queries that read it join events and blocks, by the view below.
type placeRow struct {
	Block    uint64 `db:"block_number"`
	Hash     []byte `db:"block_hash"`
	Time     uint64 `db:"block_time"`
	LogIndex uint64 `db:"log_index"`
	Tx       []byte `db:"tx_hash"`
}

func (r placeRow) place() indexer.Place {
	return indexer.Place{
		Block: r.Block, Hash: common.Hash(r.Hash), Time: r.Time, LogIndex: r.LogIndex, Tx: common.Hash(r.Tx),
	}
}

// knownMember says whether somebody, $1, was a member by a block, $2.
const knownMember = `select exists (select from members where member = $1 and block_number <= $2)`

type memberRow struct {
	placeRow
	Member []byte `db:"member"`
	Roles  uint64 `db:"roles"`
	URL    string `db:"url"`
	Status string `db:"status"`
	Until  uint64 `db:"suspended_until"`
	Since  uint64 `db:"standing_since"`
}

// memberColumns of members as of a block.
const memberColumns = `
		select m.block_number, p.block_hash, p.block_time, m.log_index, p.tx_hash, m.member, r.roles, u.url, s.status,
			coalesce(s.suspended_until, 0) as suspended_until, s.block_number as standing_since
		from members m
		join places p using (block_number, log_index)
		join roles_at($1) r using (member)
		join statuses_at($1) s using (member)
		join log_urls_at($1) u using (member)
		where m.block_number <= $1`

// Members returns all members as they were, in the order of their admission.
func (s *Store) Members(ctx context.Context, when indexer.When) (at indexer.Ref, members []indexer.Member, err error) {
	const query = memberColumns + `
		order by m.block_number, m.log_index`
	members = []indexer.Member{}
	at, err = s.readAt(ctx, when, func(tx *sqlx.Tx, at indexer.Ref) error {
		var rows []memberRow
		if err := tx.SelectContext(ctx, &rows, query, at.Number); err != nil {
			return err
		}
		for _, row := range rows {
			member, err := row.member(ctx, tx, at)
			if err != nil {
				return err
			}
			members = append(members, member)
		}
		return nil
	})
	if err != nil {
		return at, nil, fmt.Errorf("read members: %w", err)
	}
	return at, members, nil
}

// Member returns a member as it was, and its history until then.
func (s *Store) Member(
	ctx context.Context, when indexer.When, id common.Hash,
) (at indexer.Ref, member indexer.Member, history indexer.History, err error) {
	const query = memberColumns + `
		and m.member = $2`
	at, err = s.readAt(ctx, when, func(tx *sqlx.Tx, at indexer.Ref) error {
		var row memberRow
		if err := tx.GetContext(ctx, &row, query, at.Number, id[:]); err != nil {
			return notFound(err)
		}
		if member, err = row.member(ctx, tx, at); err != nil {
			return err
		}
		history, err = memberHistory(ctx, tx, at, id)
		return err
	})
	if err != nil {
		return at, member, history, fmt.Errorf("read member %s: %w", id, err)
	}
	return at, member, history, nil
}

func (r memberRow) member(ctx context.Context, tx *sqlx.Tx, at indexer.Ref) (indexer.Member, error) {
	const accounts = `
		select account, purpose, is_active, active_from, block_number
		from accounts_at($1)
		where member = $2
		order by purpose, account`
	const keys = `
		select kind, key, valid_from, block_number
		from keys_at($1)
		where member = $2
		order by kind`
	m := indexer.Member{
		ID: common.Hash(r.Member), Roles: indexer.Roles(r.Roles), LogURL: r.URL, Admitted: r.place(),
		Standing: indexer.StatusState{Status: r.Status, Until: r.Until, Since: r.Since},
	}
	if r.Until != 0 && at.Time >= r.Until { // the emergency has lapsed
		m.Standing.Status, m.Standing.Until = indexer.StatusActive, 0
	}
	var err error
	if m.Accounts, err = accountStates(ctx, tx, accounts, at.Number, r.Member); err != nil {
		return m, err
	}
	m.Keys, err = keyStates(ctx, tx, keys, at.Number, r.Member)
	return m, err
}

func accountStates(ctx context.Context, tx *sqlx.Tx, query string, args ...any) ([]indexer.AccountState, error) {
	var rows []struct {
		Account  []byte `db:"account"`
		Purpose  string `db:"purpose"`
		IsActive bool   `db:"is_active"`
		From     uint64 `db:"active_from"`
		Since    uint64 `db:"block_number"`
	}
	if err := tx.SelectContext(ctx, &rows, query, args...); err != nil {
		return nil, err
	}
	states := []indexer.AccountState{}
	for _, r := range rows {
		states = append(states, indexer.AccountState{
			Account: common.Address(r.Account), Purpose: r.Purpose, IsActive: r.IsActive, From: r.From, Since: r.Since,
		})
	}
	return states, nil
}

func keyStates(ctx context.Context, tx *sqlx.Tx, query string, args ...any) ([]indexer.KeyState, error) {
	var rows []struct {
		Kind  string `db:"kind"`
		Key   []byte `db:"key"`
		From  uint64 `db:"valid_from"`
		Since uint64 `db:"block_number"`
	}
	if err := tx.SelectContext(ctx, &rows, query, args...); err != nil {
		return nil, err
	}
	states := []indexer.KeyState{}
	for _, r := range rows {
		states = append(states, indexer.KeyState{Kind: r.Kind, Key: r.Key, From: r.From, Since: r.Since})
	}
	return states, nil
}

// Account returns whose an account was, and for what. One that was never anybody's is ErrNotFound.
func (s *Store) Account(
	ctx context.Context, when indexer.When, account common.Address,
) (at indexer.Ref, holder indexer.AccountHolder, err error) {
	const query = `
		select member, purpose, is_active, active_from, block_number
		from accounts_at($1)
		where account = $2 and member = (select member from account_changes where account = $2 limit 1)`
	at, err = s.readAt(ctx, when, func(tx *sqlx.Tx, at indexer.Ref) error {
		var row struct {
			Member   []byte `db:"member"`
			Purpose  string `db:"purpose"`
			IsActive bool   `db:"is_active"`
			From     uint64 `db:"active_from"`
			Since    uint64 `db:"block_number"`
		}
		if err := tx.GetContext(ctx, &row, query, at.Number, account[:]); err != nil {
			return notFound(err)
		}
		holder = indexer.AccountHolder{Member: common.Hash(row.Member), AccountState: indexer.AccountState{
			Account: account, Purpose: row.Purpose, IsActive: row.IsActive, From: row.From, Since: row.Since,
		}}
		return nil
	})
	if err != nil {
		return at, holder, fmt.Errorf("read account %s: %w", account, err)
	}
	return at, holder, nil
}
