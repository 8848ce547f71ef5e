package journal

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
)

// Addresses returns the addresses of all sealed versions whose bodies are in no pack, ascending.
func (j *Journal) Addresses(ctx context.Context) ([]common.Hash, error) {
	const query = `select distinct address from versions where address is not null and pack is null order by address`
	return j.addresses(ctx, query)
}

// Named returns those of the addresses that a sealed version has whose body is in no pack.
func (j *Journal) Named(ctx context.Context, addresses []common.Hash) ([]common.Hash, error) {
	const query = `select distinct address from versions where address = any($1) and pack is null order by address`
	return j.addresses(ctx, query, byteas(addresses))
}

// Waiting returns those of the addresses whose bodies are still in the journal.
func (j *Journal) Waiting(ctx context.Context, addresses []common.Hash) ([]common.Hash, error) {
	const query = `select address from bodies where address = any($1) order by address`
	return j.addresses(ctx, query, byteas(addresses))
}

func (j *Journal) addresses(ctx context.Context, query string, arguments ...any) ([]common.Hash, error) {
	rows, err := j.db.QueryContext(ctx, query, arguments...)
	if err != nil {
		return nil, fmt.Errorf("read addresses of sealed bodies: %w", err)
	}
	defer rows.Close()
	var list []common.Hash
	var address []byte
	for rows.Next() {
		if err := rows.Scan(&address); err != nil {
			return nil, fmt.Errorf("read addresses of sealed bodies: %w", err)
		}
		list = append(list, common.Hash(address))
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("read addresses of sealed bodies: %w", err)
	}
	return list, nil
}

func byteas(hashes []common.Hash) bytesArray {
	list := make(bytesArray, len(hashes))
	for i := range hashes {
		list[i] = hashes[i][:]
	}
	return list
}
