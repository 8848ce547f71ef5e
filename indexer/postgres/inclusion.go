package postgres

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/lib/pq"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/labseal/labseal/indexer"
)

// Inclusion proves that a version's leaf is in the checkpoint that covers it. What the mirror keeps must give the
// checkpoint's root, or there is no proof.
func (s *Store) Inclusion(ctx context.Context, v indexer.Version) (proof indexer.Inclusion, err error) {
	size, index := int64(v.Checkpoint.Size), int64(v.Index)
	_, err = s.read(ctx, func(tx snapshot) error {
		nodes := tlog.HashReaderFunc(func(wanted []int64) ([]tlog.Hash, error) {
			return subtrees(ctx, tx, v.Entry, wanted)
		})
		path, err := tlog.ProveRecord(size, index, nodes)
		if err != nil {
			return err
		}
		if err := tlog.CheckRecord(path, size, tlog.Hash(v.Checkpoint.Root), index, tlog.Hash(v.Leaf)); err != nil {
			return fmt.Errorf("the leaves that are kept do not give the anchored root: %w", err)
		}
		proof = indexer.Inclusion{Size: v.Checkpoint.Size, Index: v.Index, Path: make([]common.Hash, len(path))}
		for i, hash := range path {
			proof.Path[i] = common.Hash(hash)
		}
		return nil
	})
	if err != nil {
		return proof, fmt.Errorf("prove leaf %s: %w", v.Leaf, err)
	}
	return proof, nil
}

// tileHeight is of the tiles whose roots are kept.
const tileHeight = 8

// subtrees are the hashes of whole subtrees of a log, by their numbers in tlog's order.
func subtrees(ctx context.Context, tx snapshot, log indexer.Entry, wanted []int64) ([]tlog.Hash, error) {
	const query = `
		with wanted as (
			select * from unnest($3::bigint[], $4::smallint[], $5::bigint[], $6::bigint[]) as w (number, level, first, behind)
		)
		select number, string_agg(hash, '' order by index) as hashes
		from (
			select w.number, l.index, l.leaf as hash
			from wanted w
			join leaves l on l.member = $1 and l.log_id = $2 and l.index >= w.first and l.index < w.behind
			where w.level = 0
			union all
			select w.number, t.index, t.hash
			from wanted w
			join tile_hashes t on t.member = $1 and t.log_id = $2 and t.level = w.level
				and t.index >= w.first and t.index < w.behind
			where w.level > 0
		) h
		group by number`
	var numbers, levels, firsts, behinds pq.Int64Array
	for i, node := range wanted {
		height, n := tlog.SplitStoredHashIndex(node)
		width := int64(1) << (height % tileHeight)
		numbers, levels = append(numbers, int64(i)), append(levels, int64(height/tileHeight))
		firsts, behinds = append(firsts, n*width), append(behinds, (n+1)*width)
	}
	var rows []struct {
		Number int
		Hashes []byte
	}
	if err := tx.SelectContext(ctx, &rows, query, log.Member[:], log.Log[:], numbers, levels, firsts, behinds); err != nil {
		return nil, err
	}
	found := make([]tlog.Hash, len(wanted))
	isFound := 0
	for _, r := range rows {
		if int64(len(r.Hashes)) != (behinds[r.Number]-firsts[r.Number])*tlog.HashSize {
			return nil, fmt.Errorf("%w: leaves are missing", indexer.ErrNotFound)
		}
		found[r.Number] = rootOf(r.Hashes)
		isFound++
	}
	if isFound != len(wanted) {
		return nil, fmt.Errorf("%w: leaves are missing", indexer.ErrNotFound)
	}
	return found, nil
}

// rootOf is the root over hashes, one behind the other and as many as a power of two.
func rootOf(hashes []byte) tlog.Hash {
	if len(hashes) == tlog.HashSize {
		return tlog.Hash(hashes)
	}
	half := len(hashes) / 2
	return tlog.NodeHash(rootOf(hashes[:half]), rootOf(hashes[half:]))
}
