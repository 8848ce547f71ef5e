package postgres

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/lib/pq"

	"github.com/labseal/labseal/indexer"
)

// Raw is the mirror as a chain: its blocks, with the events as the chain holds them, decoded anew. A new version that
// asks more of events gets its rows from here, without a node.
type Raw struct {
	Store *Store
	// Decode says what an event of a contract says.
	Decode func(contract string, topics []common.Hash, data []byte) (indexer.Event, error)
}

// Head implements indexer.Source. All that is stored is final here: a mirror's end that is replaced is a new chain.
func (r Raw) Head(ctx context.Context) (indexer.Head, error) {
	at, isBegun, err := tip(ctx, r.Store.db)
	if err == nil && !isBegun {
		err = indexer.ErrEmpty
	}
	return indexer.Head{Ref: at, Final: at.Number}, err
}

// Header implements indexer.Source.
func (r Raw) Header(ctx context.Context, number uint64) (indexer.Block, error) {
	blocks, err := r.blocks(ctx, number, number, false)
	if err != nil {
		return indexer.Block{}, err
	}
	return blocks[0], nil
}

// Blocks implements indexer.Source.
func (r Raw) Blocks(ctx context.Context, from, to uint64) ([]indexer.Block, error) {
	return r.blocks(ctx, from, to, true)
}

func (r Raw) blocks(ctx context.Context, from, to uint64, withEvents bool) (blocks []indexer.Block, err error) {
	const query = `
		select number, hash, parent_hash, time
		from blocks
		where number between $1 and $2
		order by number`
	_, err = r.Store.read(ctx, func(tx snapshot) error {
		var rows []struct {
			blockRow
			Parent []byte `db:"parent_hash"`
		}
		if err := tx.SelectContext(ctx, &rows, query, from, to); err != nil {
			return err
		}
		for _, row := range rows {
			blocks = append(blocks, indexer.Block{Ref: row.ref(), Parent: common.Hash(row.Parent)})
		}
		if uint64(len(blocks)) != to-from+1 {
			return fmt.Errorf("%w: %d of %d blocks", indexer.ErrNotFound, to-from+1-uint64(len(blocks)), to-from+1)
		}
		if !withEvents {
			return nil
		}
		return r.events(ctx, tx, blocks)
	})
	if err != nil {
		return nil, fmt.Errorf("read stored blocks %d to %d: %w", from, to, err)
	}
	return blocks, nil
}

// events adds their events to blocks.
func (r Raw) events(ctx context.Context, tx snapshot, blocks []indexer.Block) error {
	const query = `
		select block_number, log_index, tx_index, tx_hash, contract, topics, data
		from events
		where block_number between $1 and $2
		order by block_number, log_index`
	first := blocks[0].Number
	rows, err := tx.QueryContext(ctx, query, first, blocks[len(blocks)-1].Number)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var number, logIndex, txIndex uint64
		var txHash, data []byte
		var contract string
		var topics pq.ByteaArray
		if err := rows.Scan(&number, &logIndex, &txIndex, &txHash, &contract, &topics, &data); err != nil {
			return err
		}
		e, err := r.Decode(contract, hashes(topics), data)
		if err != nil {
			return fmt.Errorf("block %d, event %d: %w", number, logIndex, err)
		}
		e.LogIndex, e.TxIndex, e.TxHash = logIndex, txIndex, common.Hash(txHash)
		b := &blocks[number-first]
		b.Events = append(b.Events, e)
	}
	return rows.Err()
}
