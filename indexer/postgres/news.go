package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"github.com/labseal/labseal/indexer"
)

// blocksChannel is where a commit of blocks is announced. Whoever misses it finds the blocks all the same, later.
const blocksChannel = "labseal_blocks"

// announce tells those who wait, at the commit, that there are new blocks.
func (w *Writer) announce(ctx context.Context, tx *sqlx.Tx) error {
	if w.token == 0 {
		return nil
	}
	_, err := tx.ExecContext(ctx, "notify "+blocksChannel)
	return err
}

// Watch calls changed whenever blocks may have been committed, until the context ends. It misses some.
func (s *Store) Watch(ctx context.Context, changed func()) error {
	listener := pq.NewListener(s.url, 100*time.Millisecond, 10*time.Second, nil)
	stop := context.AfterFunc(ctx, func() { listener.Close() }) // Listen waits for a connection, however long
	defer listener.Close()
	defer stop()
	if err := listener.Listen(blocksChannel); err != nil {
		if ctx.Err() != nil {
			return nil //nolint:nilerr // told to stop
		}
		return fmt.Errorf("listen for blocks: %w", err)
	}
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-listener.Notify: // nil after the connection was lost and is there again
			if ctx.Err() == nil {
				changed()
			}
		}
	}
}

// Newest returns the cursor behind all that there is.
func (s *Store) Newest(ctx context.Context) (indexer.Cursor, error) {
	at, err := s.read(ctx, func(snapshot) error { return nil })
	return endOf(at.Number, at.Hash), err
}

// endOf is the cursor behind a block.
func endOf(number uint64, hash common.Hash) indexer.Cursor {
	return indexer.Cursor{Block: number, LogIndex: indexer.EndOfBlock, Hash: [4]byte(hash[:4])}
}

// News returns what came after a cursor: blocks that were replaced, or else at most limit events. It returns
// ErrReplaced for a cursor into a block that is not known at all.
func (s *Store) News(
	ctx context.Context, filter indexer.EventFilter, after indexer.Cursor, limit int,
) (n indexer.News, err error) {
	n.At, err = s.read(ctx, func(tx snapshot) error {
		newest, _, err := tip(ctx, tx)
		if err != nil {
			return err
		}
		return news(ctx, tx, newest, filter, after, limit, &n)
	})
	if err != nil {
		return n, fmt.Errorf("read what is new: %w", err)
	}
	return n, nil
}

func news(
	ctx context.Context, tx snapshot, newest indexer.Ref, filter indexer.EventFilter, after indexer.Cursor, limit int,
	n *indexer.News,
) error {
	p, err := behind(ctx, tx, newest, indexer.Page{After: &after, Limit: limit})
	if errors.Is(err, indexer.ErrReplaced) {
		n.Void, err = voidBlocks(ctx, tx, after)
		if err == nil {
			oldest := n.Void[len(n.Void)-1]
			n.Next = endOf(oldest.Number-1, oldest.Parent)
		}
		return err
	}
	if err != nil {
		return err
	}
	if filter.OnlyFinal {
		if newest, err = settledBlock(ctx, tx); err != nil || newest.Number < after.Block {
			n.Next = after
			return err
		}
		p.upTo = newest.Number
	}
	if n.Events, err = eventsOn(ctx, tx, filter, p); err != nil {
		return err
	}
	n.Next = endOf(newest.Number, newest.Hash)
	if len(n.Events) == limit {
		last := n.Events[limit-1].Place
		n.Next = indexer.Cursor{Block: last.Block, LogIndex: last.LogIndex, Hash: [4]byte(last.Hash[:4])}
	}
	n.Retold, err = retold(ctx, tx, n.Events)
	return err
}

// settledBlock returns the newest block that is final; none where nothing is.
func settledBlock(ctx context.Context, tx snapshot) (indexer.Ref, error) {
	const query = `
		select number, hash, time
		from blocks
		where number = (select settled from follower)`
	var row blockRow
	err := tx.GetContext(ctx, &row, query)
	if errors.Is(err, sql.ErrNoRows) {
		return indexer.Ref{}, nil
	}
	if err != nil {
		return indexer.Ref{}, err
	}
	return row.ref(), nil
}

// voidBlocks returns the blocks that were replaced, from the cursor's down to the first whose parent is on the chain.
func voidBlocks(ctx context.Context, tx snapshot, from indexer.Cursor) ([]indexer.VoidBlock, error) {
	const byCursor = `
		select number, hash, parent_hash, times
		from replaced_blocks
		where number = $1 and substring(hash from 1 for 4) = $2
		order by replaced_at desc
		limit 1`
	const byHash = `
		select number, hash, parent_hash, times
		from replaced_blocks
		where number = $1 and hash = $2`
	var list []indexer.VoidBlock
	number, query, hash := from.Block, byCursor, from.Hash[:]
	for {
		var row struct {
			Number uint64 `db:"number"`
			Hash   []byte `db:"hash"`
			Parent []byte `db:"parent_hash"`
			Times  int    `db:"times"`
		}
		err := tx.GetContext(ctx, &row, query, number, hash)
		if errors.Is(err, sql.ErrNoRows) {
			return nil, indexer.ErrReplaced
		}
		if err != nil {
			return nil, err
		}
		list = append(list, indexer.VoidBlock{
			Number: row.Number, Hash: common.Hash(row.Hash), Parent: common.Hash(row.Parent), Times: row.Times,
		})
		var isOnChain bool
		const onChain = `select exists (select from blocks where number = $1 and hash = $2)`
		if err := tx.GetContext(ctx, &isOnChain, onChain, number-1, row.Parent); err != nil || isOnChain {
			return list, err
		}
		number, query, hash = number-1, byHash, row.Parent
	}
}

// retold counts how often the events' blocks were replaced and came back.
func retold(ctx context.Context, tx snapshot, events []indexer.StoredEvent) (map[common.Hash]int, error) {
	var hashes []common.Hash
	for _, e := range events {
		if len(hashes) == 0 || hashes[len(hashes)-1] != e.Hash {
			hashes = append(hashes, e.Hash)
		}
	}
	var rows []struct {
		Hash  []byte `db:"hash"`
		Times int    `db:"times"`
	}
	times := map[common.Hash]int{}
	err := tx.SelectContext(ctx, &rows, `select hash, times from replaced_blocks where hash = any($1)`, arrayOf(hashes))
	for _, r := range rows {
		times[common.Hash(r.Hash)] = r.Times
	}
	return times, err
}
