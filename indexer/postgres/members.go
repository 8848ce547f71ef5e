package postgres

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

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
	at, err = s.readAt(ctx, when, func(tx snapshot, at indexer.Ref) error {
		members, err = membersAt(ctx, tx, at, nil)
		return err
	})
	if err != nil {
		return at, nil, fmt.Errorf("read members: %w", err)
	}
	return at, members, nil
}

// Member returns a member as it was.
func (s *Store) Member(
	ctx context.Context, when indexer.When, id common.Hash,
) (at indexer.Ref, member indexer.Member, err error) {
	at, err = s.readAt(ctx, when, func(tx snapshot, at indexer.Ref) error {
		member, err = memberAt(ctx, tx, at, id)
		return err
	})
	if err != nil {
		return at, member, fmt.Errorf("read member %s: %w", id, err)
	}
	return at, member, nil
}

// History returns a member as it was, and all that it had been until then.
func (s *Store) History(
	ctx context.Context, when indexer.When, id common.Hash,
) (at indexer.Ref, member indexer.Member, history indexer.History, err error) {
	at, err = s.readAt(ctx, when, func(tx snapshot, at indexer.Ref) error {
		if member, err = memberAt(ctx, tx, at, id); err != nil {
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

func memberAt(ctx context.Context, tx snapshot, at indexer.Ref, id common.Hash) (indexer.Member, error) {
	found, err := membersAt(ctx, tx, at, &id)
	if err == nil && len(found) == 0 {
		err = indexer.ErrNotFound
	}
	if err != nil {
		return indexer.Member{}, err
	}
	return found[0], nil
}

// membersAt returns one member or all, with what counted of their accounts and keys.
func membersAt(ctx context.Context, tx snapshot, at indexer.Ref, only *common.Hash) ([]indexer.Member, error) {
	which, args := "", []any{at.Number}
	if only != nil {
		which, args = " and m.member = $2", append(args, only[:])
	}
	var rows []memberRow
	query := memberColumns + which + `
		order by m.block_number, m.log_index`
	if err := tx.SelectContext(ctx, &rows, query, args...); err != nil {
		return nil, err
	}
	accounts, err := accountStates(ctx, tx, `
		select m.member, m.account, m.purpose, m.is_active, m.active_from, m.block_number
		from accounts_at($1) m
		where true`+which+`
		order by m.purpose, m.account`, args...)
	if err != nil {
		return nil, err
	}
	keys, err := keyStates(ctx, tx, `
		select m.member, m.kind, m.key, m.valid_from, m.block_number
		from keys_at($1) m
		where true`+which+`
		order by m.kind`, args...)
	if err != nil {
		return nil, err
	}
	members := []indexer.Member{}
	for _, r := range rows {
		m := r.member(at)
		m.Accounts = append(m.Accounts, accounts[m.ID]...)
		m.Keys = append(m.Keys, keys[m.ID]...)
		members = append(members, m)
	}
	return members, nil
}

func (r memberRow) member(at indexer.Ref) indexer.Member {
	m := indexer.Member{
		ID: common.Hash(r.Member), Roles: indexer.Roles(r.Roles), LogURL: r.URL, Admitted: r.place(),
		Standing: indexer.StatusState{Status: r.Status, Until: r.Until, Since: r.Since},
		Accounts: []indexer.AccountState{}, Keys: []indexer.KeyState{},
	}
	if r.Until != 0 && at.Time >= r.Until { // the emergency has lapsed
		m.Standing.Status, m.Standing.Until = indexer.StatusActive, 0
	}
	return m
}

// accountStates are by member.
func accountStates(
	ctx context.Context, tx snapshot, query string, args ...any,
) (map[common.Hash][]indexer.AccountState, error) {
	var rows []struct {
		Member   []byte `db:"member"`
		Account  []byte `db:"account"`
		Purpose  string `db:"purpose"`
		IsActive bool   `db:"is_active"`
		From     uint64 `db:"active_from"`
		Since    uint64 `db:"block_number"`
	}
	if err := tx.SelectContext(ctx, &rows, query, args...); err != nil {
		return nil, err
	}
	states := map[common.Hash][]indexer.AccountState{}
	for _, r := range rows {
		id := common.Hash(r.Member)
		states[id] = append(states[id], indexer.AccountState{
			Account: common.Address(r.Account), Purpose: r.Purpose, IsActive: r.IsActive, From: r.From, Since: r.Since,
		})
	}
	return states, nil
}

// keyStates are by member.
func keyStates(
	ctx context.Context, tx snapshot, query string, args ...any,
) (map[common.Hash][]indexer.KeyState, error) {
	var rows []struct {
		Member []byte `db:"member"`
		Kind   string `db:"kind"`
		Key    []byte `db:"key"`
		From   uint64 `db:"valid_from"`
		Since  uint64 `db:"block_number"`
	}
	if err := tx.SelectContext(ctx, &rows, query, args...); err != nil {
		return nil, err
	}
	states := map[common.Hash][]indexer.KeyState{}
	for _, r := range rows {
		id := common.Hash(r.Member)
		states[id] = append(states[id], indexer.KeyState{Kind: r.Kind, Key: r.Key, From: r.From, Since: r.Since})
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
	at, err = s.readAt(ctx, when, func(tx snapshot, at indexer.Ref) error {
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
