package journal

import (
	"context"
	"fmt"
	"math"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/jmoiron/sqlx"

	"github.com/labseal/labseal/oracle/tiles"
)

// Unlogged returns the leaves of entries that have no place in the log yet, in order of arrival.
func (j *Journal) Unlogged(ctx context.Context, limit int) ([]common.Hash, error) {
	const query = `select leaf from entries where place is null order by id limit $1`
	var rows [][]byte
	if err := j.db.SelectContext(ctx, &rows, query, limit); err != nil {
		return nil, fmt.Errorf("read unlogged entries: %w", err)
	}
	leaves := make([]common.Hash, len(rows))
	for i, r := range rows {
		leaves[i] = common.Hash(r)
	}
	return leaves, nil
}

// ReadEntries returns n entries of the log from place first on.
func (j *Journal) ReadEntries(ctx context.Context, first uint64, n int) ([][]byte, error) {
	const query = `select statement from entries where place >= $1 and place < $1 + $2 order by place`
	var entries [][]byte
	if err := j.db.SelectContext(ctx, &entries, query, int64(first), int64(n)); err != nil {
		return nil, fmt.Errorf("read entries from %d: %w", first, err)
	}
	if len(entries) != n {
		return nil, fmt.Errorf("read entries from %d: %d of %d are there", first, len(entries), n)
	}
	return entries, nil
}

// Tree returns the log's tree as it is by now; size 0 before the first entry.
func (j *Journal) Tree(ctx context.Context) (tiles.Tree, error) {
	const query = `select size, root from trees order by size desc limit 1`
	var rows []struct {
		Size int64
		Root []byte
	}
	if err := j.db.SelectContext(ctx, &rows, query); err != nil || len(rows) == 0 {
		return tiles.Tree{}, err
	}
	return tiles.Tree{Size: uint64(rows[0].Size), Root: common.Hash(rows[0].Root)}, nil
}

// Next returns the largest tree that has at most growth entries more than size, and when the first of them was added;
// the tree of that size itself where there is no larger one.
func (j *Journal) Next(ctx context.Context, size, growth uint64) (tree tiles.Tree, since time.Time, err error) {
	const query = `
		select t.size, t.root, e.added_at
		from trees t
		join entries e on e.place = $1
		where t.size > $1 and t.size <= $2
		order by t.size desc
		limit 1`
	var rows []struct {
		Size    int64
		Root    []byte
		AddedAt time.Time `db:"added_at"`
	}
	if err := j.db.SelectContext(ctx, &rows, query, int64(size), int64(min(size+growth, math.MaxInt64))); err != nil {
		return tiles.Tree{}, since, fmt.Errorf("read the tree to anchor: %w", err)
	}
	if len(rows) == 0 {
		return tiles.Tree{Size: size}, since, nil
	}
	return tiles.Tree{Size: uint64(rows[0].Size), Root: common.Hash(rows[0].Root)}, rows[0].AddedAt, nil
}

// Place gives leaves the places behind the old tree, and keeps the new tree with the tiles that changed. Only the
// holder of the sequencer's lock may call it.
func (j *Journal) Place(ctx context.Context, old uint64, leaves []common.Hash, tree tiles.Tree, changed []tiles.Tile) error {
	const place = `
		update entries set place = p.place
		from unnest($1::bytea[], $2::bigint[]) as p (leaf, place)
		where entries.leaf = p.leaf and entries.place is null`
	const tile = `
		insert into tiles (level, n, hashes) values ($1, $2, $3)
		on conflict (level, n) do update set hashes = excluded.hashes`
	const head = `insert into trees (size, root) values ($1, $2)`
	err := j.within(ctx, func(tx *sqlx.Tx) error {
		items, places := make(bytesArray, len(leaves)), make(longArray, len(leaves))
		for i := range leaves {
			items[i], places[i] = leaves[i][:], int64(old)+int64(i)
		}
		result, err := tx.ExecContext(ctx, place, items, places)
		if err != nil {
			return err
		}
		n, err := result.RowsAffected()
		if err != nil {
			return err
		}
		if n != int64(len(leaves)) {
			return fmt.Errorf("placed %d of %d entries: is another sequencer at work?", n, len(leaves))
		}
		for _, t := range changed {
			if _, err := tx.ExecContext(ctx, tile, t.Level, int64(t.N), t.Hashes); err != nil {
				return err
			}
		}
		_, err = tx.ExecContext(ctx, head, int64(tree.Size), tree.Root[:])
		return err
	})
	if err != nil {
		return fmt.Errorf("log %d entries: %w", len(leaves), err)
	}
	return nil
}

// ReadTiles implements tiles.Reader.
func (j *Journal) ReadTiles(ctx context.Context, ids []tiles.ID) ([]tiles.Tile, error) {
	const query = `
		select level, n, hashes
		from unnest($1::integer[], $2::bigint[]) with ordinality as want (level, n, place)
		join tiles using (level, n)
		order by place`
	levels, ns := make(intArray, len(ids)), make(longArray, len(ids))
	for i, id := range ids {
		levels[i], ns[i] = int32(id.Level), int64(id.N)
	}
	var rows []struct {
		Level  int
		N      int64
		Hashes []byte
	}
	if err := j.db.SelectContext(ctx, &rows, query, levels, ns); err != nil {
		return nil, fmt.Errorf("read tiles: %w", err)
	}
	if len(rows) != len(ids) {
		return nil, fmt.Errorf("read tiles: the journal has %d of %d", len(rows), len(ids))
	}
	out := make([]tiles.Tile, len(rows))
	for i, r := range rows {
		out[i] = tiles.Tile{ID: tiles.ID{Level: r.Level, N: uint64(r.N)}, Hashes: r.Hashes}
	}
	return out, nil
}
