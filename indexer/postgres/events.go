package postgres

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"github.com/labseal/labseal/indexer"
)

// Events returns at most limit events behind the cursor, in the order of the chain. A nil cursor is the beginning.
func (s *Store) Events(
	ctx context.Context, filter indexer.EventFilter, after *indexer.Cursor, limit int,
) (at indexer.Ref, events []indexer.StoredEvent, err error) {
	at, err = s.read(ctx, func(tx *sqlx.Tx) error {
		block, logIndex, err := behind(ctx, tx, after)
		if err != nil {
			return err
		}
		events, err = eventsBehind(ctx, tx, filter, block, logIndex, limit)
		return err
	})
	if err != nil {
		return at, nil, fmt.Errorf("read events: %w", err)
	}
	return at, events, nil
}

// eventsBehind reads events behind a place.
func eventsBehind(
	ctx context.Context, tx *sqlx.Tx, filter indexer.EventFilter, block, logIndex int64, limit int,
) ([]indexer.StoredEvent, error) {
	const query = `
		select e.block_number, b.hash as block_hash, e.log_index, e.tx_hash, e.contract, e.name, e.seq, e.tx_index,
			e.topics, e.data
		from events e
		join blocks b on b.number = e.block_number
		where (e.block_number, e.log_index) > ($1, $2)
			and ($3 = '' or e.contract = $3)
			and ($4 = '' or e.name = $4)`
	const order = `
		order by e.block_number, e.log_index
		limit $5`
	args := []any{block, logIndex, filter.Contract, filter.Name, limit}
	clause := ""
	if s := filter.Scope; s != nil {
		own := s.Own
		if s.Member == (common.Hash{}) { // zeros stand in many events
			own = nil
		}
		clause = inScope
		args = append(args, pq.StringArray(s.All), pq.StringArray(own), pq.StringArray(s.Apart), s.Member[:],
			s.IsPatient, arrayOf(s.Subjects))
	}
	var rows []eventRow
	if err := tx.SelectContext(ctx, &rows, query+clause+order, args...); err != nil {
		return nil, err
	}
	events := []indexer.StoredEvent{}
	for _, row := range rows {
		events = append(events, row.event())
	}
	return events, nil
}

// inScope leaves only events that somebody may read. A member is party to what names it: ids are random, so that one
// does not stand in an event by chance.
const inScope = `
			and exists (
				select from (
					select case
						when e.contract || '.' || e.name = any($8) then e.contract || '.' || e.name
						else e.contract
					end as name
				) row
				where row.name = any($6) or row.name = any($7) and case
					when $10 then exists (
						select from subjects s
						where s.member = $9 and s.subject = any($11) and s.subject = any(e.topics)
					)
					when $9 = any(e.topics) or position($9 in e.data) > 0 then true
					when e.contract = 'ConsentRegistry' then exists (
						select from subjects s where s.member = $9 and s.subject = any(e.topics)
					)
					when e.contract = 'OrderEscrow' then exists (
						select from orders o where o.order_id = e.topics[2] and $9 in (o.payer, o.lab)
					)
					when e.contract = 'CustodyLedger' then exists (
						select from custody_of(e.topics[2], 9223372036854775807) c where c.custodian = $9
					)
					else false
				end
			)`

func arrayOf(list []common.Hash) pq.ByteaArray {
	array := make(pq.ByteaArray, len(list))
	for i := range list {
		array[i] = list[i][:]
	}
	return array
}

type eventRow struct {
	placeRow
	Contract string        `db:"contract"`
	Name     string        `db:"name"`
	Seq      uint64        `db:"seq"`
	TxIndex  uint64        `db:"tx_index"`
	Topics   pq.ByteaArray `db:"topics"`
	Data     []byte        `db:"data"`
}

func (r eventRow) event() indexer.StoredEvent {
	return indexer.StoredEvent{
		Contract: r.Contract, Name: r.Name, Seq: r.Seq, TxIndex: r.TxIndex, Topics: hashes(r.Topics), Data: r.Data,
		Place: r.place(),
	}
}

// behind is where a page begins: behind a place of a block that is still on the chain.
func behind(ctx context.Context, tx *sqlx.Tx, after *indexer.Cursor) (block, logIndex int64, err error) {
	if after == nil {
		return -1, -1, nil
	}
	at, err := blockAt(ctx, tx, after.Block)
	if errors.Is(err, indexer.ErrNotFound) || err == nil && !bytes.Equal(at.Hash[:4], after.Hash[:]) {
		return 0, 0, indexer.ErrReplaced
	}
	return int64(after.Block), int64(after.LogIndex), err
}

type checkpointRow struct {
	placeRow
	Member  []byte `db:"member"`
	Log     []byte `db:"log_id"`
	OldSize uint64 `db:"old_size"`
	Size    uint64 `db:"size"`
	Root    []byte `db:"root"`
}

func (r checkpointRow) checkpoint() indexer.Checkpoint {
	return indexer.Checkpoint{
		Member: common.Hash(r.Member), Log: common.Hash(r.Log), OldSize: r.OldSize, Size: r.Size,
		Root: common.Hash(r.Root), Place: r.place(),
	}
}

// Checkpoints returns at most limit checkpoints behind the cursor, in the order of the chain.
func (s *Store) Checkpoints(
	ctx context.Context, filter indexer.CheckpointFilter, after *indexer.Cursor, limit int,
) (at indexer.Ref, checkpoints []indexer.Checkpoint, err error) {
	const query = `
		select c.block_number, p.block_hash, c.log_index, p.tx_hash, c.member, c.log_id, c.old_size, c.size, c.root
		from checkpoints c
		join places p using (block_number, log_index)
		where (c.block_number, c.log_index) > ($1, $2)
			and ($3::bytea is null or c.member = $3)
			and ($4::bytea is null or c.log_id = $4)
		order by c.block_number, c.log_index
		limit $5`
	checkpoints = []indexer.Checkpoint{}
	at, err = s.read(ctx, func(tx *sqlx.Tx) error {
		block, logIndex, err := behind(ctx, tx, after)
		if err != nil {
			return err
		}
		var rows []checkpointRow
		err = tx.SelectContext(ctx, &rows, query, block, logIndex, optional(filter.Member), optional(filter.Log), limit)
		for _, row := range rows {
			checkpoints = append(checkpoints, row.checkpoint())
		}
		return err
	})
	if err != nil {
		return at, nil, fmt.Errorf("read checkpoints: %w", err)
	}
	return at, checkpoints, nil
}

func optional(h *common.Hash) any {
	if h == nil {
		return nil
	}
	return h[:]
}
