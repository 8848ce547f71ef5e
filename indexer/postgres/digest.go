package postgres

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"fmt"
	"hash"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/indexer"
)

// Digest sums up what the chain schema says as of a block: SHA-256 over, for each table in order, its name and a
// newline, and for each of its rows by key the length of the row's text in decimal, a colon, the text and a newline.
// The text is Postgres' own of a row, with bytes in hexadecimal. The number 0 asks for the newest block.
func (s *Store) Digest(ctx context.Context, number uint64) (at indexer.Ref, digest common.Hash, err error) {
	_, err = s.read(ctx, func(tx snapshot) error {
		if at, err = blockAt(ctx, tx, number); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `set local bytea_output = 'hex'`); err != nil {
			return err
		}
		sum := sha256.New()
		for _, t := range tables {
			if err := t.sum(ctx, tx, at.Number, sum); err != nil {
				return fmt.Errorf("%s: %w", t.name, err)
			}
		}
		digest = common.Hash(sum.Sum(nil))
		return nil
	})
	if err != nil {
		return indexer.Ref{}, common.Hash{}, fmt.Errorf("digest: %w", err)
	}
	return at, digest, nil
}

func (t table) sum(ctx context.Context, tx snapshot, number uint64, sum hash.Hash) error {
	fmt.Fprintf(sum, "%s\n", t.name)
	query := "select row(" + t.key + ", " + t.columns + ")::text from " + t.name +
		" where " + t.height() + " <= $1 order by " + t.key
	rows, err := tx.QueryContext(ctx, query, number)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var text sql.RawBytes
		if err := rows.Scan(&text); err != nil {
			return err
		}
		fmt.Fprintf(sum, "%d:%s\n", len(text), text)
	}
	return rows.Err()
}

// blockAt returns a stored block, the newest for 0.
func blockAt(ctx context.Context, tx snapshot, number uint64) (indexer.Ref, error) {
	if number == 0 {
		newest, _, err := tip(ctx, tx)
		return newest, err
	}
	var row blockRow
	if err := tx.GetContext(ctx, &row, `select number, hash, time from blocks where number = $1`, number); err != nil {
		return indexer.Ref{}, fmt.Errorf("block %d: %w", number, notFound(err))
	}
	return row.ref(), nil
}
