package postgres

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/lib/pq"

	"github.com/labseal/labseal/indexer"
)

// Watched returns all logs that were ever anchored, as a witness watches them.
func (s *Store) Watched(ctx context.Context, witness string) (logs []indexer.WatchedLog, err error) {
	const query = `
		select h.member, h.log_id, coalesce(u.url, '') as url, h.newest,
			coalesce(w.size, 0) as size, w.root, w.frontier, a.root as anchored,
			coalesce(m.size, 0) as mirrored
		from (select member, log_id, max(size) as newest from checkpoints group by member, log_id) h
		left join log_urls u using (member)
		left join mirrored_logs m using (member, log_id)
		left join lateral (
			select size, root, frontier
			from cosignatures c
			where c.witness = $1 and c.member = h.member and c.log_id = h.log_id
			order by size desc
			limit 1
		) w on true
		left join checkpoints a on a.member = h.member and a.log_id = h.log_id and a.size = w.size
		order by h.member, h.log_id`
	_, err = s.read(ctx, func(tx snapshot) error {
		var rows []struct {
			Member   []byte        `db:"member"`
			Log      []byte        `db:"log_id"`
			URL      string        `db:"url"`
			Newest   uint64        `db:"newest"`
			Size     uint64        `db:"size"`
			Root     []byte        `db:"root"`
			Frontier pq.ByteaArray `db:"frontier"`
			Anchored []byte        `db:"anchored"`
			Mirrored uint64        `db:"mirrored"`
		}
		if err := tx.SelectContext(ctx, &rows, query, witness); err != nil {
			return err
		}
		for _, r := range rows {
			l := indexer.WatchedLog{
				Member: common.Hash(r.Member), Log: common.Hash(r.Log), URL: r.URL, Newest: r.Newest,
				Cosigned: indexer.Tree{Size: r.Size, Root: common.BytesToHash(r.Root), Frontier: hashes(r.Frontier)},
			}
			if r.Anchored != nil {
				root := common.Hash(r.Anchored)
				l.Anchored = &root
			}
			if err := ahead(ctx, tx, &l, r.Mirrored); err != nil {
				return err
			}
			logs = append(logs, l)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read logs to watch: %w", err)
	}
	return logs, nil
}

// ahead reads which settled heads the witness has not cosigned: those whose leaves are mirrored, and the first other.
func ahead(ctx context.Context, tx snapshot, l *indexer.WatchedLog, mirrored uint64) error {
	heads, err := heads(ctx, tx, l.Member[:], l.Log[:], l.Cosigned.Size)
	if err != nil {
		return err
	}
	for _, head := range heads {
		if head.Size <= mirrored {
			l.Ahead = append(l.Ahead, head)
		}
	}
	const query = `
		select b.number, b.hash, b.time
		from checkpoints c
		join blocks b on b.number = c.block_number
		where c.member = $1 and c.log_id = $2 and c.size > $3
			and c.block_number <= (select coalesce(max(settled), 0) from follower)
		order by c.size
		limit 1`
	var rows []blockRow
	if err := tx.SelectContext(ctx, &rows, query, l.Member[:], l.Log[:], max(mirrored, l.Cosigned.Size)); err != nil {
		return err
	}
	for _, r := range rows {
		ref := r.ref()
		l.Unseen = &ref
	}
	return nil
}

// AnchoredRoot returns the root that is anchored at a size of a log, or ErrNotFound.
func (s *Store) AnchoredRoot(ctx context.Context, member, log common.Hash, size uint64) (common.Hash, error) {
	const query = `select root from checkpoints where member = $1 and log_id = $2 and size = $3`
	var root []byte
	if err := s.db.GetContext(ctx, &root, query, member[:], log[:], int64(size)); err != nil {
		return common.Hash{}, fmt.Errorf("read the head of %d entries: %w", size, notFound(err))
	}
	return common.Hash(root), nil
}

// Leaves returns the mirrored leaf hashes of a log from one index to another, that one excluded.
func (s *Store) Leaves(ctx context.Context, member, log common.Hash, from, to uint64) ([]common.Hash, error) {
	const query = `
		select leaf
		from leaves
		where member = $1 and log_id = $2 and index >= $3 and index < $4
		order by index`
	var rows [][]byte
	if err := s.db.SelectContext(ctx, &rows, query, member[:], log[:], int64(from), int64(to)); err != nil {
		return nil, fmt.Errorf("read leaves %d to %d: %w", from, to, err)
	}
	if uint64(len(rows)) != to-from {
		return nil, fmt.Errorf("read leaves %d to %d: %w: %d are mirrored", from, to, indexer.ErrNotFound, len(rows))
	}
	return hashes(rows), nil
}

// ReserveCosignature keeps, for ever, that a witness cosigns this root at this size and no other. It returns what is
// kept, which is another where that came first.
func (s *Store) ReserveCosignature(ctx context.Context, witness string, c indexer.Cosigned) (indexer.Cosigned, error) {
	const insert = `
		insert into cosignatures (witness, member, log_id, size, root, frontier, seen_at) values ($1, $2, $3, $4, $5, $6, $7)
		on conflict do nothing`
	frontier := make(pq.ByteaArray, len(c.Tree.Frontier))
	for i := range c.Tree.Frontier {
		frontier[i] = c.Tree.Frontier[i][:]
	}
	_, err := s.db.ExecContext(ctx, insert, witness, c.Member[:], c.Log[:], int64(c.Tree.Size), c.Tree.Root[:], frontier,
		int64(c.Time))
	if err != nil {
		return indexer.Cosigned{}, fmt.Errorf("reserve cosignature: %w", err)
	}
	return s.Cosigned(ctx, witness, c.Member, c.Log, c.Tree.Size)
}

// AddCosignature keeps the signature over what was reserved.
func (s *Store) AddCosignature(ctx context.Context, witness string, c indexer.Cosigned) error {
	const update = `
		update cosignatures set signature = $6
		where witness = $1 and member = $2 and log_id = $3 and size = $4 and root = $5`
	_, err := s.db.ExecContext(ctx, update, witness, c.Member[:], c.Log[:], int64(c.Tree.Size), c.Tree.Root[:], c.Signature)
	if err != nil {
		return fmt.Errorf("keep cosignature: %w", err)
	}
	return nil
}

// Unsigned returns what a witness reserved and did not sign yet.
func (s *Store) Unsigned(ctx context.Context, witness string) ([]indexer.Cosigned, error) {
	return s.cosigned(ctx, `where witness = $1 and signature is null order by member, log_id, size`, witness)
}

// Cosigned returns what a witness reserved of a log at a size, or ErrNotFound; size 0 asks for the newest that is signed.
func (s *Store) Cosigned(ctx context.Context, witness string, member, log common.Hash, size uint64) (indexer.Cosigned, error) {
	const where = `
		where witness = $1 and member = $2 and log_id = $3 and (size = $4 or $4 = 0 and signature is not null)
		order by size desc limit 1`
	list, err := s.cosigned(ctx, where, witness, member[:], log[:], int64(size))
	if err == nil && len(list) == 0 {
		err = indexer.ErrNotFound
	}
	if err != nil {
		return indexer.Cosigned{}, err
	}
	return list[0], nil
}

func (s *Store) cosigned(ctx context.Context, where string, arguments ...any) (list []indexer.Cosigned, err error) {
	const query = `select member, log_id, size, root, frontier, seen_at, signature from cosignatures `
	var rows []struct {
		Member    []byte        `db:"member"`
		Log       []byte        `db:"log_id"`
		Size      uint64        `db:"size"`
		Root      []byte        `db:"root"`
		Frontier  pq.ByteaArray `db:"frontier"`
		SeenAt    uint64        `db:"seen_at"`
		Signature []byte        `db:"signature"`
	}
	if err := s.db.SelectContext(ctx, &rows, query+where, arguments...); err != nil {
		return nil, fmt.Errorf("read cosignatures: %w", err)
	}
	for _, r := range rows {
		list = append(list, indexer.Cosigned{
			Member: common.Hash(r.Member), Log: common.Hash(r.Log), Time: r.SeenAt, Signature: r.Signature,
			Tree: indexer.Tree{Size: r.Size, Root: common.Hash(r.Root), Frontier: hashes(r.Frontier)},
		})
	}
	return list, nil
}
