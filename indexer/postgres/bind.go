package postgres

import (
	"context"
	"errors"
	"fmt"

	"github.com/labseal/labseal/internal/deploy"
)

// ErrOtherDeployment is returned for a database that mirrors other contracts.
var ErrOtherDeployment = errors.New("this database mirrors other contracts: use another database, or the right " +
	"deployment file")

// bind says whose mirror this is, or makes sure that it is.
func (s *Store) bind(ctx context.Context, d deploy.Deployment) error {
	const insert = `
		insert into deployment (chain_id, genesis, consortium, result_log, consent_registry, custody_ledger, disclosure_log,
			order_escrow, lot_registry, study_registry)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
		on conflict (is_only) do update set
			custody_ledger = coalesce(deployment.custody_ledger, excluded.custody_ledger),
			disclosure_log = coalesce(deployment.disclosure_log, excluded.disclosure_log),
			order_escrow = coalesce(deployment.order_escrow, excluded.order_escrow),
			lot_registry = coalesce(deployment.lot_registry, excluded.lot_registry),
			study_registry = coalesce(deployment.study_registry, excluded.study_registry)
		where deployment.study_registry is null`
	const check = `
		select (chain_id, genesis, consortium, result_log, consent_registry, custody_ledger, disclosure_log, order_escrow,
			lot_registry, study_registry) = ($1::numeric, $2::bytea, $3::bytea, $4::bytea, $5::bytea, $6::bytea, $7::bytea,
			$8::bytea, $9::bytea, $10::bytea)
		from deployment`
	args := []any{fmt.Sprint(d.ChainID), d.Genesis[:]}
	for _, c := range d.Contracts() { // in the order of the columns
		args = append(args, c.Address[:])
	}
	if _, err := s.db.ExecContext(ctx, insert, args...); err != nil {
		return err
	}
	var isSame bool
	if err := s.db.GetContext(ctx, &isSame, check, args...); err != nil {
		return err
	}
	if !isSame {
		return ErrOtherDeployment
	}
	return nil
}
