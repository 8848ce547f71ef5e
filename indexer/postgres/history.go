package postgres

import (
	"context"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/indexer"
)

// memberHistory is all that had been true of a member by a block, oldest first.
func memberHistory(ctx context.Context, tx snapshot, at indexer.Ref, id common.Hash) (h indexer.History, err error) {
	const accounts = `
		select member, account, purpose, is_active, active_from, block_number
		from account_changes
		where member = $1 and block_number <= $2
		order by block_number, log_index, position`
	const keys = `
		select member, kind, key, valid_from, block_number
		from key_changes
		where member = $1 and block_number <= $2
		order by block_number, log_index, position`
	if h.Roles, err = rolesHistory(ctx, tx, at, id); err != nil {
		return h, err
	}
	if h.Standing, err = standingHistory(ctx, tx, at, id); err != nil {
		return h, err
	}
	accountsOf, err := accountStates(ctx, tx, accounts, id[:], at.Number)
	if err != nil {
		return h, err
	}
	keysOf, err := keyStates(ctx, tx, keys, id[:], at.Number)
	if err != nil {
		return h, err
	}
	h.Accounts = append([]indexer.AccountState{}, accountsOf[id]...)
	h.Keys = append([]indexer.KeyState{}, keysOf[id]...)
	if h.LogURLs, err = urlHistory(ctx, tx, at, id); err != nil {
		return h, err
	}
	h.Compromises, err = compromises(ctx, tx, at, id)
	return h, err
}

func rolesHistory(ctx context.Context, tx snapshot, at indexer.Ref, id common.Hash) ([]indexer.RolesState, error) {
	const query = `
		select roles, block_number
		from role_changes
		where member = $1 and block_number <= $2
		order by block_number, log_index`
	var rows []struct {
		Roles uint64 `db:"roles"`
		Since uint64 `db:"block_number"`
	}
	if err := tx.SelectContext(ctx, &rows, query, id[:], at.Number); err != nil {
		return nil, err
	}
	list := []indexer.RolesState{}
	for _, r := range rows {
		list = append(list, indexer.RolesState{Roles: indexer.Roles(r.Roles), Since: r.Since})
	}
	return list, nil
}

func standingHistory(ctx context.Context, tx snapshot, at indexer.Ref, id common.Hash) ([]indexer.StatusState, error) {
	const query = `
		select status, coalesce(suspended_until, 0) as suspended_until, block_number
		from status_changes
		where member = $1 and block_number <= $2
		order by block_number, log_index`
	var rows []struct {
		Status string `db:"status"`
		Until  uint64 `db:"suspended_until"`
		Since  uint64 `db:"block_number"`
	}
	if err := tx.SelectContext(ctx, &rows, query, id[:], at.Number); err != nil {
		return nil, err
	}
	list := []indexer.StatusState{}
	for _, r := range rows {
		list = append(list, indexer.StatusState(r))
	}
	return list, nil
}

func urlHistory(ctx context.Context, tx snapshot, at indexer.Ref, id common.Hash) ([]indexer.LogURLState, error) {
	const query = `
		select url, block_number
		from log_url_changes
		where member = $1 and block_number <= $2
		order by block_number, log_index`
	var rows []struct {
		URL   string `db:"url"`
		Since uint64 `db:"block_number"`
	}
	if err := tx.SelectContext(ctx, &rows, query, id[:], at.Number); err != nil {
		return nil, err
	}
	list := []indexer.LogURLState{}
	for _, r := range rows {
		list = append(list, indexer.LogURLState(r))
	}
	return list, nil
}

func compromises(ctx context.Context, tx snapshot, at indexer.Ref, id common.Hash) ([]indexer.Compromise, error) {
	const query = `
		select block_number, log_index, account, '' as kind, null as key, since_block, since_log_index
		from account_compromises
		where member = $1 and block_number <= $2
		union all
		select block_number, log_index, null, kind, key, since_block, since_log_index
		from key_ends
		where member = $1 and block_number <= $2 and since_block is not null
		order by block_number, log_index`
	var rows []struct {
		Since         uint64 `db:"block_number"`
		Index         uint64 `db:"log_index"`
		Account       []byte `db:"account"`
		Kind          string `db:"kind"`
		Key           []byte `db:"key"`
		SinceBlock    uint64 `db:"since_block"`
		SinceLogIndex uint64 `db:"since_log_index"`
	}
	if err := tx.SelectContext(ctx, &rows, query, id[:], at.Number); err != nil {
		return nil, err
	}
	list := []indexer.Compromise{}
	for _, r := range rows {
		c := indexer.Compromise{
			Kind: r.Kind, Key: r.Key, Block: r.SinceBlock, LogIndex: r.SinceLogIndex, Since: r.Since,
		}
		if r.Account != nil {
			account := common.Address(r.Account)
			c.Account = &account
		}
		list = append(list, c)
	}
	return list, nil
}
