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

// addEntries puts entries at places that nextPlace gave.
const addEntries = `
	insert into entries (place, leaf, statement)
	select * from unnest($1::bigint[], $2::bytea[], $3::bytea[])`

// nextPlace is the place of the next entry. Whoever asks holds intakeLock: an entry is seen by others no sooner than those before
// it, and no place stays empty.
const nextPlace = `select coalesce(max(place) + 1, 0) from entries`

// Leaves returns the leaves of at most limit entries from place first on, whether the log has them yet or not.
func (j *Journal) Leaves(ctx context.Context, first uint64, limit int) ([]common.Hash, error) {
	const query = `select place, leaf from entries where place >= $1 order by place limit $2`
	var rows []struct {
		Place int64
		Leaf  []byte
	}
	if err := j.db.SelectContext(ctx, &rows, query, int64(first), limit); err != nil {
		return nil, fmt.Errorf("read leaves from %d: %w", first, err)
	}
	leaves := make([]common.Hash, len(rows))
	for i, r := range rows {
		if want := int64(first) + int64(i); r.Place != want {
			return nil, fmt.Errorf("read leaves from %d: there is no entry %d before entry %d", first, want, r.Place)
		}
		leaves[i] = common.Hash(r.Leaf)
	}
	return leaves, nil
}

// ReadEntries returns n entries of the log from place first on. Where one of them is lost it answers tiles.ErrLost.
func (j *Journal) ReadEntries(ctx context.Context, first uint64, n int) ([][]byte, error) {
	const query = `select statement from entries where place >= $1 and place < $1 + $2 order by place`
	var entries [][]byte
	if err := j.db.SelectContext(ctx, &entries, query, int64(first), int64(n)); err != nil {
		return nil, fmt.Errorf("read entries from %d: %w", first, err)
	}
	if len(entries) != n {
		return nil, fmt.Errorf("read entries from %d: %d of %d are there", first, len(entries), n)
	}
	for i, entry := range entries {
		if entry == nil {
			return nil, fmt.Errorf("read entry %d: %w", first+uint64(i), tiles.ErrLost)
		}
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

// Grow keeps the tree that has become of the old one, with the tiles that changed: the log has the entries up to its size now.
// Only the holder of the sequencer's lock may call it.
func (j *Journal) Grow(ctx context.Context, old, tree tiles.Tree, changed []tiles.Tile) error {
	const tile = `
		insert into tiles (level, n, hashes) values ($1, $2, $3)
		on conflict (level, n) do update set hashes = excluded.hashes`
	const head = `
		insert into trees (size, root)
		select $1, $2 where (select coalesce(max(size), 0) from trees) = $3 and (select max(place) + 1 from entries) >= $1`
	err := j.within(ctx, func(tx *sqlx.Tx) error {
		for _, t := range changed {
			if _, err := tx.ExecContext(ctx, tile, t.Level, int64(t.N), t.Hashes); err != nil {
				return err
			}
		}
		result, err := tx.ExecContext(ctx, head, int64(tree.Size), tree.Root[:], int64(old.Size))
		if err != nil {
			return err
		}
		n, err := result.RowsAffected()
		if err == nil && n != 1 {
			err = fmt.Errorf("the tree is not of %d entries any more: is another sequencer at work?", old.Size)
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("log entries %d to %d: %w", old.Size, tree.Size, err)
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
