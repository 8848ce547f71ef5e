package postgres

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/indexer"
)

// logColumns of logs as of a block, $1, each with its newest checkpoint.
const logColumns = `
		select l.block_number, p.block_hash, p.block_time, l.log_index, p.tx_hash, l.member, l.log_id, l.opens_at, l.predecessor,
			coalesce(l.change, '') as change, l.closes_at, c.block_number as head_block, c.block_hash as head_hash, c.block_time as head_time,
			c.log_index as head_log_index, c.tx_hash as head_tx, c.old_size, c.size, c.root
		from logs_at($1) l
		join places p using (block_number, log_index)
		left join lateral (
			select c.*, q.block_hash, q.block_time, q.tx_hash
			from checkpoints c
			join places q using (block_number, log_index)
			where c.member = l.member and c.log_id = l.log_id and c.block_number <= $1
			order by c.block_number desc, c.log_index desc
			limit 1
		) c on true`

type logRow struct {
	placeRow
	Member      []byte  `db:"member"`
	Log         []byte  `db:"log_id"`
	OpensAt     uint64  `db:"opens_at"`
	Predecessor []byte  `db:"predecessor"`
	Change      string  `db:"change"`
	ClosesAt    *uint64 `db:"closes_at"`
	HeadBlock   *uint64 `db:"head_block"`
	HeadHash    []byte  `db:"head_hash"`
	HeadTime    *uint64 `db:"head_time"`
	HeadIndex   *uint64 `db:"head_log_index"`
	HeadTx      []byte  `db:"head_tx"`
	OldSize     *uint64 `db:"old_size"`
	Size        *uint64 `db:"size"`
	Root        []byte  `db:"root"`
}

// LogsOf returns the logs of a member, or all, in the order in which they were opened.
func (s *Store) LogsOf(
	ctx context.Context, when indexer.When, member *common.Hash,
) (at indexer.Ref, logs []indexer.Log, err error) {
	const query = logColumns + `
		where $2::bytea is null or l.member = $2
		order by l.block_number, l.log_index`
	logs = []indexer.Log{}
	at, err = s.readAt(ctx, when, func(tx snapshot, at indexer.Ref) error {
		var rows []logRow
		if err := tx.SelectContext(ctx, &rows, query, at.Number, optional(member)); err != nil {
			return err
		}
		for _, row := range rows {
			logs = append(logs, row.log(at.Time))
		}
		return nil
	})
	if err != nil {
		return at, nil, fmt.Errorf("read logs: %w", err)
	}
	return at, logs, nil
}

// Log returns a log as it was.
func (s *Store) Log(
	ctx context.Context, when indexer.When, member, log common.Hash,
) (at indexer.Ref, found indexer.Log, err error) {
	const query = logColumns + `
		where l.member = $2 and l.log_id = $3`
	at, err = s.readAt(ctx, when, func(tx snapshot, at indexer.Ref) error {
		var row logRow
		if err := tx.GetContext(ctx, &row, query, at.Number, member[:], log[:]); err != nil {
			return notFound(err)
		}
		found = row.log(at.Time)
		return nil
	})
	if err != nil {
		return at, found, fmt.Errorf("read log %s of member %s: %w", log, member, err)
	}
	return at, found, nil
}

func (r logRow) log(now uint64) indexer.Log {
	l := indexer.Log{
		Member: common.Hash(r.Member), Log: common.Hash(r.Log), State: r.state(now), OpensAt: r.OpensAt,
		ClosesAt: r.ClosesAt, Predecessor: unlessZero(r.Predecessor), Opened: r.place(),
	}
	if r.Change != indexer.LogClosed {
		l.ClosesAt = nil
	}
	if r.HeadBlock != nil {
		head := checkpointRow{
			placeRow{*r.HeadBlock, r.HeadHash, *r.HeadTime, *r.HeadIndex, r.HeadTx}, r.Member, r.Log, *r.OldSize, *r.Size, r.Root,
		}.checkpoint()
		l.Head = &head
	}
	return l
}

// state as docs/spec/log.md names it.
func (r logRow) state(now uint64) string {
	isClosing := r.Change == indexer.LogClosed && r.ClosesAt != nil
	switch {
	case r.Change == indexer.LogOpeningCancelled:
		return "none"
	case isClosing && now >= *r.ClosesAt:
		return "closed"
	case now < r.OpensAt:
		return "opening"
	case isClosing:
		return "closing"
	}
	return "open"
}

// unlessZero is a hash that stands for none where it is zero.
func unlessZero(b []byte) *common.Hash {
	if len(b) == 0 || common.Hash(b) == (common.Hash{}) {
		return nil
	}
	h := common.Hash(b)
	return &h
}

func optional(h *common.Hash) any {
	if h == nil {
		return nil
	}
	return h[:]
}
