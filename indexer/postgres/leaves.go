package postgres

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"github.com/labseal/labseal/indexer"
)

// Logs returns all logs that have leaves to mirror, each with its next anchored heads, oldest first.
func (s *Store) Logs(ctx context.Context) (logs []indexer.MirroredLog, err error) {
	const query = `
		select l.member, l.log_id, coalesce(u.url, '') as url, coalesce(m.size, 0) as size, m.root, m.frontier,
			m.size is null or exists (
				select from checkpoints c
				where c.member = m.member and c.log_id = m.log_id and c.size = m.size and c.root = m.root
			) as is_anchored
		from logs l
		left join log_urls u using (member)
		left join mirrored_logs m using (member, log_id)
		order by l.block_number, l.log_index`
	_, err = s.read(ctx, func(tx snapshot) error {
		var rows []struct {
			Member     []byte        `db:"member"`
			Log        []byte        `db:"log_id"`
			URL        string        `db:"url"`
			Size       uint64        `db:"size"`
			Root       []byte        `db:"root"`
			Frontier   pq.ByteaArray `db:"frontier"`
			IsAnchored bool          `db:"is_anchored"`
		}
		if err := tx.SelectContext(ctx, &rows, query); err != nil {
			return err
		}
		for _, r := range rows {
			log := indexer.MirroredLog{
				Member: common.Hash(r.Member), Log: common.Hash(r.Log), URL: r.URL, IsAnchored: r.IsAnchored,
				Tree: indexer.Tree{Size: r.Size, Frontier: hashes(r.Frontier)},
			}
			if log.Ahead, err = heads(ctx, tx, r.Member, r.Log, r.Size); err != nil {
				return err
			}
			if len(log.Ahead) > 0 || !log.IsAnchored {
				logs = append(logs, log)
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read logs to mirror: %w", err)
	}
	return logs, nil
}

// heads returns the next settled heads of a log above a size.
func heads(ctx context.Context, tx snapshot, member, log []byte, above uint64) ([]indexer.Tree, error) {
	const query = `
		select size, root
		from checkpoints
		where member = $1 and log_id = $2 and size > $3
			and block_number <= (select coalesce(max(settled), 0) from follower)
		order by size
		limit 1000`
	var rows []struct {
		Size uint64 `db:"size"`
		Root []byte `db:"root"`
	}
	if err := tx.SelectContext(ctx, &rows, query, member, log, above); err != nil {
		return nil, err
	}
	var trees []indexer.Tree
	for _, r := range rows {
		trees = append(trees, indexer.Tree{Size: r.Size, Root: common.Hash(r.Root)})
	}
	return trees, nil
}

// AddLeaves keeps leaves that were checked: those from the log's size on, up to the tree's.
func (s *Store) AddLeaves(ctx context.Context, l indexer.MirroredLog, leaves []common.Hash, tree indexer.Tree) error {
	tx, err := s.db.BeginTxx(ctx, nil)
	if err != nil {
		return fmt.Errorf("keep leaves: %w", err)
	}
	defer tx.Rollback() // nothing to do after Commit
	const upsert = `
		insert into mirrored_logs (member, log_id, size, root, frontier) values ($1, $2, $3, $4, $5)
		on conflict (member, log_id) do update set
			size = excluded.size,
			root = excluded.root,
			frontier = excluded.frontier
		where mirrored_logs.size = $6`
	frontier := make(pq.ByteaArray, len(tree.Frontier))
	for i := range tree.Frontier {
		frontier[i] = tree.Frontier[i][:]
	}
	result, err := tx.ExecContext(ctx, upsert, l.Member[:], l.Log[:], tree.Size, tree.Root[:], frontier, l.Tree.Size)
	if err != nil {
		return fmt.Errorf("keep leaves: %w", err)
	}
	if n, err := result.RowsAffected(); err != nil || n == 0 {
		return err // somebody else was faster
	}
	if err := copyLeaves(ctx, tx, l, leaves); err != nil {
		return fmt.Errorf("keep leaves: %w", err)
	}
	const addTiles = `select add_tile_hashes($1, $2, $3, $4)`
	if _, err := tx.ExecContext(ctx, addTiles, l.Member[:], l.Log[:], l.Tree.Size, tree.Size); err != nil {
		return fmt.Errorf("keep leaves: %w", err)
	}
	return tx.Commit()
}

func copyLeaves(ctx context.Context, tx *sqlx.Tx, l indexer.MirroredLog, leaves []common.Hash) error {
	statement, err := tx.PrepareContext(ctx, `copy leaves (member, log_id, index, leaf) from stdin`)
	if err != nil {
		return err
	}
	defer statement.Close()
	for i, leaf := range leaves {
		if _, err := statement.ExecContext(ctx, l.Member[:], l.Log[:], l.Tree.Size+uint64(i), leaf[:]); err != nil {
			return err
		}
	}
	_, err = statement.ExecContext(ctx)
	return err
}

// ForgetLeaves lets go of leaves that were checked against a head which is no longer anchored.
func (s *Store) ForgetLeaves(ctx context.Context, l indexer.MirroredLog) error {
	const forget = `
		with log as (delete from mirrored_logs where member = $1 and log_id = $2),
		tiles as (delete from tile_hashes where member = $1 and log_id = $2)
		delete from leaves where member = $1 and log_id = $2`
	if _, err := s.db.ExecContext(ctx, forget, l.Member[:], l.Log[:]); err != nil {
		return fmt.Errorf("forget leaves: %w", err)
	}
	return nil
}

// SetLag keeps why a log's newest leaves are not mirrored; an empty reason says that they are.
func (s *Store) SetLag(ctx context.Context, l indexer.MirroredLog, reason string) error {
	const clearing = `delete from lags where member = $1 and log_id = $2`
	const set = `
		insert into lags (member, log_id, reason) values ($1, $2, $3)
		on conflict (member, log_id) do update set reason = excluded.reason`
	var err error
	if reason == "" {
		_, err = s.db.ExecContext(ctx, clearing, l.Member[:], l.Log[:])
	} else {
		_, err = s.db.ExecContext(ctx, set, l.Member[:], l.Log[:], cut(reason))
	}
	if err != nil {
		return fmt.Errorf("note a log's lag: %w", err)
	}
	return nil
}
