package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/indexer"
)

// Standing implements auth.Roster: a member's roles as of the newest block, none where it is not active.
func (s *Store) Standing(ctx context.Context, member common.Hash) (roles []string, err error) {
	const query = newest + `
		select r.roles
		from newest n
		cross join lateral roles_at(n.number) r
		cross join lateral statuses_at(n.number) s
		where r.member = $1 and s.member = $1
			and (s.status = 'active' or s.status = 'suspended' and s.suspended_until <= n.time)`
	var bits uint64
	if err = s.reads.GetContext(ctx, &bits, query, member[:]); errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read how a member stands: %w", err)
	}
	return indexer.Roles(bits), nil
}

// AccountOf implements auth.Roster: whose an account is as of the newest block, and what for. An account that ever signed
// a subject's consents is nobody's.
func (s *Store) AccountOf(
	ctx context.Context, account common.Address,
) (member common.Hash, purpose string, err error) {
	const query = newest + `
		select a.member, a.purpose
		from newest n
		cross join lateral accounts_at(n.number) a
		where a.account = $1 and a.is_active and a.active_from <= n.time
			and not exists (select from signer_changes where signer = $1)
			and not exists (select from recoveries where signer = $1)`
	var row struct {
		Member  []byte `db:"member"`
		Purpose string `db:"purpose"`
	}
	if err = known(s.reads.GetContext(ctx, &row, query, account[:])); err != nil {
		return common.Hash{}, "", fmt.Errorf("read whose an account is: %w", err)
	}
	return common.BytesToHash(row.Member), row.Purpose, nil
}

// newest is the newest block, for questions that are one statement: that is a snapshot by itself.
const newest = `
		with newest as (select number, time from blocks order by number desc limit 1)`

// known turns what the mirror does not hold into an answer.
func known(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	return err
}

// parties are who is party to a thing, by what kind of thing it is. Each query takes the thing and a member.
var parties = map[string]string{
	"subject": `
		select exists (select from subjects where subject = $1 and member = $2)`,
	"grant": `
		select exists (
			select from grants g join subjects s using (subject) where g.grant_id = $1 and s.member = $2
		)`,
	// Who had a specimen or a package in custody, or was offered it. What happens to a package happens to what is in it.
	"item": `
		with items (item, since) as (
			select $1::bytea, 0::bigint
			union all
			select package_id, block_number from packings where specimens @> array[$1::bytea]
		)
		select exists (
			select from items, custody_of(items.item, 9223372036854775807) c
			where c.custodian = $2 and c.block_number >= items.since
		) or exists (
			select from items join offers using (item) where to_member = $2 and block_number >= items.since
		)`,
	"order": `
		select exists (select from orders where order_id = $1 and $2 in (payer, lab))`,
	"lot": `
		select exists (select from lots where lot_id = $1 and member = $2)
			or exists (select from lot_transfers where lot_id = $1 and $2 in (from_member, to_member))
			or exists (select from lot_uses where lot_id = $1 and member = $2)`,
	// Who made a lot.
	"product": `
		select exists (select from lots where lot_id = $1 and member = $2)`,
	"study": `
		select exists (select from studies where study_id = $1 and member = $2)
			or exists (select from study_joins where study_id = $1 and member = $2)`,
}

// IsParty says whether a member is party to a thing of a kind as of the newest block.
func (s *Store) IsParty(ctx context.Context, kind string, id, member common.Hash) (isParty bool, err error) {
	query, isKnown := parties[kind]
	if !isKnown {
		return false, fmt.Errorf("nobody knows who is party to a %s", kind)
	}
	if err := s.reads.GetContext(ctx, &isParty, query, id[:], member[:]); err != nil {
		return false, fmt.Errorf("read who is party to a %s: %w", kind, err)
	}
	return isParty, nil
}

// SubjectOf returns the subject of a grant, zero where there is none.
func (s *Store) SubjectOf(ctx context.Context, grant common.Hash) (common.Hash, error) {
	var subject []byte
	err := s.reads.GetContext(ctx, &subject, `select subject from grants where grant_id = $1`, grant[:])
	if err = known(err); err != nil {
		return common.Hash{}, fmt.Errorf("read whose a grant is: %w", err)
	}
	return common.BytesToHash(subject), nil
}
