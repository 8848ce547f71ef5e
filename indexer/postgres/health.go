package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/indexer"
)

// complaintAge is how long a node's wrong answer is told.
const complaintAge = time.Hour

// Complain keeps what a node answered wrongly.
func (s *Store) Complain(ctx context.Context, f *indexer.Fault) error {
	const upsert = `
		insert into complaints (node, failed_check, block_number, detail) values ($1, $2, $3, $4)
		on conflict (node, failed_check) do update set
			block_number = excluded.block_number,
			detail = excluded.detail,
			times = complaints.times + 1,
			last_at = now()`
	_, err := s.db.ExecContext(ctx, upsert, f.Node, f.Check, fmt.Sprint(f.Block), cut(f.Err.Error()))
	if err != nil {
		return fmt.Errorf("keep complaint: %w", err)
	}
	return nil
}

// Alarm keeps what a person must look at, and answers whether it is new.
func (s *Store) Alarm(ctx context.Context, kind, about, detail string) (isNew bool, err error) {
	const upsert = `
		insert into alarms (kind, about, detail) values ($1, $2, $3)
		on conflict (kind, about) do update set
			detail = excluded.detail,
			times = alarms.times + 1,
			last_at = now()
		returning times = 1`
	if err := s.db.GetContext(ctx, &isNew, upsert, kind, about, cut(detail)); err != nil {
		return false, fmt.Errorf("keep alarm: %w", err)
	}
	return isNew, nil
}

// cut bounds what others may make us keep, to text that a database and a terminal take.
func cut(s string) string {
	const most = 1000
	clean := strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "?"))
	runes := []rune(clean)
	return string(runes[:min(len(runes), most)])
}

// Health returns how the mirror does. It works on an empty mirror too, for which it returns ErrEmpty beside its answer.
func (s *Store) Health(ctx context.Context) (indexer.Ref, indexer.Health, error) {
	h := indexer.Health{Logs: []indexer.LogHealth{}, Alarms: []indexer.Alarm{}, Complaints: []indexer.Complaint{}}
	at, emptyErr := s.read(ctx, func(tx snapshot) (err error) {
		h.Logs, err = logHealth(ctx, tx)
		return err
	})
	if emptyErr != nil && !errors.Is(emptyErr, indexer.ErrEmpty) {
		return at, h, fmt.Errorf("read health: %w", emptyErr)
	}
	if err := s.following(ctx, &h); err != nil {
		return at, h, fmt.Errorf("read health: %w", away(err))
	}
	const alarms = `
		select kind, about, detail, times, first_at as first, last_at as last
		from alarms
		order by last_at desc
		limit 100`
	if err := s.db.SelectContext(ctx, &h.Alarms, alarms); err != nil {
		return at, h, fmt.Errorf("read health: %w", away(err))
	}
	const complaints = `
		select node, failed_check as check, block_number as block, detail, times, first_at as first, last_at as last
		from complaints
		where last_at > now() - make_interval(secs => $1)
		order by last_at desc
		limit 100`
	if err := s.db.SelectContext(ctx, &h.Complaints, complaints, complaintAge.Seconds()); err != nil {
		return at, h, fmt.Errorf("read health: %w", away(err))
	}
	return at, h, emptyErr
}

func logHealth(ctx context.Context, tx snapshot) ([]indexer.LogHealth, error) {
	const query = `
		select l.member, l.log_id, coalesce(h.size, 0) as anchored, coalesce(m.size, 0) as mirrored, g.reason
		from logs l
		left join lateral (
			select max(size) as size
			from checkpoints c
			where c.member = l.member and c.log_id = l.log_id
		) h on true
		left join mirrored_logs m using (member, log_id)
		left join lags g using (member, log_id)
		order by l.block_number, l.log_index`
	var rows []struct {
		Member   []byte  `db:"member"`
		Log      []byte  `db:"log_id"`
		Anchored uint64  `db:"anchored"`
		Mirrored uint64  `db:"mirrored"`
		Reason   *string `db:"reason"`
	}
	if err := tx.SelectContext(ctx, &rows, query); err != nil {
		return nil, err
	}
	list := []indexer.LogHealth{}
	for _, r := range rows {
		list = append(list, indexer.LogHealth{
			Member: common.Hash(r.Member), Log: common.Hash(r.Log), Anchored: r.Anchored, Mirrored: r.Mirrored,
			Reason: r.Reason,
		})
	}
	return list, nil
}

// following reads what the follower noted, if there ever was one.
func (s *Store) following(ctx context.Context, h *indexer.Health) error {
	const query = `
		select head_number as number, head_hash as hash, head_time as time, settled, halted, trust, unattested, is_overdue, seen_at
		from follower`
	var row struct {
		blockRow
		Settled    uint64    `db:"settled"`
		Halted     string    `db:"halted"`
		Trust      string    `db:"trust"`
		Unattested string    `db:"unattested"`
		IsOverdue  bool      `db:"is_overdue"`
		Seen       time.Time `db:"seen_at"`
	}
	err := s.db.GetContext(ctx, &row, query)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	h.Settled = row.Settled
	h.Follower = &indexer.Following{
		Head: row.ref(), Halted: row.Halted, Trust: row.Trust, Unattested: row.Unattested, IsOverdue: row.IsOverdue,
		Seen: row.Seen,
	}
	return nil
}
