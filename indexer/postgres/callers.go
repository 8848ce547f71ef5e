package postgres

import (
	"context"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/jmoiron/sqlx"

	"github.com/labseal/labseal/indexer"
)

// Standing implements auth.Roster: a member's roles as of the newest block, none where it is not active.
func (s *Store) Standing(ctx context.Context, member common.Hash) (roles []string, err error) {
	const query = `
		select r.roles
		from roles_at($3) r
		join statuses_at($3) s using (member)
		where member = $1
			and (s.status = 'active' or s.status = 'suspended' and s.suspended_until <= $2)`
	_, err = s.readAt(ctx, indexer.When{}, func(tx *sqlx.Tx, newest indexer.Ref) error {
		var bits uint64
		if err := tx.GetContext(ctx, &bits, query, member[:], newest.Time, newest.Number); err != nil {
			return notFound(err)
		}
		roles = indexer.Roles(bits)
		return nil
	})
	if err = known(err); err != nil {
		return nil, fmt.Errorf("read how a member stands: %w", err)
	}
	return roles, nil
}

// AccountOf implements auth.Roster: whose an account is as of the newest block, and what for. An account that ever signed
// a subject's consents is nobody's.
func (s *Store) AccountOf(
	ctx context.Context, account common.Address,
) (member common.Hash, purpose string, err error) {
	const query = `
		select member, purpose
		from accounts_at($3)
		where account = $1 and is_active and active_from <= $2
			and not exists (select from signer_changes where signer = $1)
			and not exists (select from recoveries where signer = $1)`
	var row struct {
		Member  []byte `db:"member"`
		Purpose string `db:"purpose"`
	}
	_, err = s.readAt(ctx, indexer.When{}, func(tx *sqlx.Tx, newest indexer.Ref) error {
		return notFound(tx.GetContext(ctx, &row, query, account[:], newest.Time, newest.Number))
	})
	if err = known(err); err != nil {
		return common.Hash{}, "", fmt.Errorf("read whose an account is: %w", err)
	}
	return common.BytesToHash(row.Member), row.Purpose, nil
}

// known turns what the mirror does not hold into an answer.
func known(err error) error {
	if errors.Is(err, indexer.ErrNotFound) || errors.Is(err, indexer.ErrEmpty) {
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
	_, err = s.read(ctx, func(tx *sqlx.Tx) error {
		return tx.GetContext(ctx, &isParty, query, id[:], member[:])
	})
	if err = known(err); err != nil {
		return false, fmt.Errorf("read who is party to a %s: %w", kind, err)
	}
	return isParty, nil
}

// SubjectOf returns the subject of a grant, zero where there is none.
func (s *Store) SubjectOf(ctx context.Context, grant common.Hash) (common.Hash, error) {
	var subject []byte
	_, err := s.read(ctx, func(tx *sqlx.Tx) error {
		return notFound(tx.GetContext(ctx, &subject, `select subject from grants where grant_id = $1`, grant[:]))
	})
	if err = known(err); err != nil {
		return common.Hash{}, fmt.Errorf("read whose a grant is: %w", err)
	}
	return common.BytesToHash(subject), nil
}
