package journal

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/oracle/vault"
)

// Packs returns packs of sealed bodies that still lie in the journal.
func (j *Journal) Packs(ctx context.Context, limit int) ([]vault.Pack, error) {
	const query = `select name, bodies, bytes from packs limit $1`
	var rows []struct {
		Name, Bytes []byte
		Bodies      int
	}
	statement, err := j.statements.of(ctx, query)
	if err == nil {
		err = statement.SelectContext(ctx, &rows, limit)
	}
	if err != nil {
		return nil, fmt.Errorf("read packs of sealed bodies: %w", err)
	}
	packs := make([]vault.Pack, len(rows))
	for i, r := range rows {
		packs[i] = vault.Pack{Name: common.Hash(r.Name), Bytes: r.Bytes, Count: r.Bodies}
	}
	return packs, nil
}

// ForgetPacks forgets packs that are durable in the store.
func (j *Journal) ForgetPacks(ctx context.Context, names []common.Hash) error {
	const remove = `delete from packs where name = any($1)`
	if _, err := j.db.ExecContext(ctx, remove, byteas(names)); err != nil {
		return fmt.Errorf("forget %d stored packs: %w", len(names), err)
	}
	return nil
}

// Packed returns the bodies that lie in packs, by their packs' names, ascending.
func (j *Journal) Packed(ctx context.Context) ([]vault.Packed, error) {
	const query = `select pack, address from versions where pack is not null order by pack`
	rows, err := j.db.QueryContext(ctx, query)
	if err != nil {
		return nil, fmt.Errorf("read which bodies lie in packs: %w", err)
	}
	defer rows.Close()
	var list []vault.Packed
	var pack, address []byte
	for rows.Next() {
		if err := rows.Scan(&pack, &address); err != nil {
			return nil, fmt.Errorf("read which bodies lie in packs: %w", err)
		}
		list = append(list, vault.Packed{Pack: common.Hash(pack), Address: common.Hash(address)})
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("read which bodies lie in packs: %w", err)
	}
	return list, nil
}

// NamedPacks returns those of the packs in which a version's body lies.
func (j *Journal) NamedPacks(ctx context.Context, names []common.Hash) ([]common.Hash, error) {
	const query = `select distinct pack from versions where pack = any($1) order by pack`
	return j.addresses(ctx, query, byteas(names))
}

// WaitingPacks returns those of the packs that are still in the journal.
func (j *Journal) WaitingPacks(ctx context.Context, names []common.Hash) ([]common.Hash, error) {
	const query = `select name from packs where name = any($1) order by name`
	return j.addresses(ctx, query, byteas(names))
}
