package journal

import (
	"context"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/oracle/record"
)

// Orderer is a number by which orders name a member.
type Orderer struct {
	Number record.Identifier
	Member common.Hash
}

// ErrListed is returned for a number that is another member's.
var ErrListed = errors.New("the number is listed as another member's: drop it there first")

// AddOrderer lists a number as a member's. The same again is no error.
func (j *Journal) AddOrderer(ctx context.Context, o Orderer) error {
	const insert = `insert into orderers (authority, value, member) values ($1, $2, $3) on conflict do nothing`
	number := o.Number.Plain()
	if _, err := j.db.ExecContext(ctx, insert, number.Authority, number.Value, o.Member[:]); err != nil {
		return fmt.Errorf("list an orderer: %w", err)
	}
	member, err := j.OrdererOf(ctx, number)
	if err == nil && member != o.Member {
		err = fmt.Errorf("list an orderer: %w", ErrListed)
	}
	return err
}

// DropOrderer takes a number off the list. It answers ErrNotFound where it is not on it.
func (j *Journal) DropOrderer(ctx context.Context, number record.Identifier) error {
	const remove = `delete from orderers where authority = $1 and value = $2`
	number = number.Plain()
	if err := changed(j.db.ExecContext(ctx, remove, number.Authority, number.Value)); err != nil {
		return fmt.Errorf("drop an orderer: %w", err)
	}
	return nil
}

// OrdererOf is the member whose a number is. It answers ErrNotFound where it is nobody's.
func (j *Journal) OrdererOf(ctx context.Context, number record.Identifier) (common.Hash, error) {
	const query = `select member from orderers where authority = $1 and value = $2`
	number = number.Plain()
	var member []byte
	if err := j.db.GetContext(ctx, &member, query, number.Authority, number.Value); err != nil {
		return common.Hash{}, fmt.Errorf("look for an orderer: %w", notFound(err))
	}
	return common.Hash(member), nil
}

// Orderers lists all.
func (j *Journal) Orderers(ctx context.Context) ([]Orderer, error) {
	const query = `select authority, value, member from orderers order by member, authority, value`
	var rows []struct {
		Authority, Value string
		Member           []byte
	}
	if err := j.db.SelectContext(ctx, &rows, query); err != nil {
		return nil, fmt.Errorf("list orderers: %w", err)
	}
	list := make([]Orderer, len(rows))
	for i, row := range rows {
		list[i] = Orderer{record.Identifier{Value: row.Value, Authority: row.Authority}, common.Hash(row.Member)}
	}
	return list, nil
}
