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
	LogIndex uint64 `db:"log_index"`
	Tx       []byte `db:"tx_hash"`
}

func (r placeRow) place() indexer.Place {
	return indexer.Place{Block: r.Block, Hash: common.Hash(r.Hash), LogIndex: r.LogIndex, Tx: common.Hash(r.Tx)}
}

type memberRow struct {
	placeRow
	Member []byte `db:"member"`
	Roles  uint64 `db:"roles"`
	URL    string `db:"url"`
	Status string `db:"status"`
	Until  uint64 `db:"suspended_until"`
	Since  uint64 `db:"standing_since"`
}

// memberColumns of a member as of now.
const memberColumns = `
		select m.block_number, p.block_hash, m.log_index, p.tx_hash, m.member, r.roles, u.url, s.status,
			coalesce(s.suspended_until, 0) as suspended_until, s.block_number as standing_since
		from members m
		join places p using (block_number, log_index)
		join roles r using (member)
		join statuses s using (member)
		join log_urls u using (member)`

// Members returns all members as of now, in the order of their admission.
func (s *Store) Members(ctx context.Context) (at indexer.Ref, members []indexer.Member, err error) {
	const query = memberColumns + `
		order by m.block_number, m.log_index`
	members = []indexer.Member{}
	at, err = s.read(ctx, func(tx *sqlx.Tx) error {
		var rows []memberRow
		if err := tx.SelectContext(ctx, &rows, query); err != nil {
			return err
		}
		for _, row := range rows {
			member, err := row.member(ctx, tx)
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

// Member returns a member as of now, and its history.
func (s *Store) Member(
	ctx context.Context, id common.Hash,
) (at indexer.Ref, member indexer.Member, history indexer.History, err error) {
	const query = memberColumns + `
		where m.member = $1`
	at, err = s.read(ctx, func(tx *sqlx.Tx) error {
		var row memberRow
		if err := tx.GetContext(ctx, &row, query, id[:]); err != nil {
			return notFound(err)
		}
		if member, err = row.member(ctx, tx); err != nil {
			return err
		}
		history, err = memberHistory(ctx, tx, id)
		return err
	})
	if err != nil {
		return at, member, history, fmt.Errorf("read member %s: %w", id, err)
	}
	return at, member, history, nil
}

func (r memberRow) member(ctx context.Context, tx *sqlx.Tx) (indexer.Member, error) {
	const accounts = `
		select account, purpose, is_active, active_from, block_number
		from accounts
		where member = $1
		order by purpose, account`
	const keys = `
		select kind, key, valid_from, block_number
		from keys
		where member = $1
		order by kind`
	m := indexer.Member{
		ID: common.Hash(r.Member), Roles: indexer.Roles(r.Roles), LogURL: r.URL, Admitted: r.place(),
		Standing: indexer.StatusState{Status: r.Status, Until: r.Until, Since: r.Since},
	}
	newest, _, err := tip(ctx, tx)
	if err != nil {
		return m, err
	}
	if r.Until != 0 && newest.Time >= r.Until { // the emergency has lapsed
		m.Standing.Status, m.Standing.Until = indexer.StatusActive, 0
	}
	if m.Accounts, err = accountStates(ctx, tx, accounts, r.Member); err != nil {
		return m, err
	}
	m.Keys, err = keyStates(ctx, tx, keys, r.Member)
	return m, err
}

func accountStates(ctx context.Context, tx *sqlx.Tx, query string, member []byte) ([]indexer.AccountState, error) {
	var rows []struct {
		Account  []byte `db:"account"`
		Purpose  string `db:"purpose"`
		IsActive bool   `db:"is_active"`
		From     uint64 `db:"active_from"`
		Since    uint64 `db:"block_number"`
	}
	if err := tx.SelectContext(ctx, &rows, query, member); err != nil {
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

func keyStates(ctx context.Context, tx *sqlx.Tx, query string, member []byte) ([]indexer.KeyState, error) {
	var rows []struct {
		Kind  string `db:"kind"`
		Key   []byte `db:"key"`
		From  uint64 `db:"valid_from"`
		Since uint64 `db:"block_number"`
	}
	if err := tx.SelectContext(ctx, &rows, query, member); err != nil {
		return nil, err
	}
	states := []indexer.KeyState{}
	for _, r := range rows {
		states = append(states, indexer.KeyState{Kind: r.Kind, Key: r.Key, From: r.From, Since: r.Since})
	}
	return states, nil
}
