package journal

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"github.com/labseal/labseal/oracle/vault"
)

// ErrHeld is returned for what may not be erased, because it is under a legal hold. The database itself refuses it.
var ErrHeld = errors.New("it is under a legal hold: `oracle hold list` says which")

// heldCode is the SQLSTATE by which the database refuses.
const heldCode = "LS001"

// refusedHeld turns the database's refusal into ErrHeld.
func refusedHeld(err error) error {
	var refused *pq.Error
	if errors.As(err, &refused) && refused.Code == heldCode {
		return ErrHeld
	}
	return err
}

// HoldID names a legal hold.
type HoldID = uuid.UUID

// Hold is a legal hold. Why and by whom is in clear: it names no patient.
type Hold struct {
	ID         HoldID
	Record     vault.RecordID // what it holds: a record or a quarantined artefact; else zero
	Identities [][32]byte     // or all that is of a patient with one of these
	Reason, By string
	Set        time.Time

	Released               time.Time // zero: it holds
	ReleaseReason, Release string    // why, and by whom
	Records                int       // that it holds now
}

// SetHold sets a hold and returns its id. It answers ErrNotFound for a record that is none.
func (j *Journal) SetHold(ctx context.Context, h Hold) (id HoldID, err error) {
	const insert = `insert into holds (reason, set_by) values ($1, $2) returning id`
	const record = `
		insert into hold_targets (hold, record)
		select $1, $2 where exists (select from records where id = $2) or exists (select from quarantine where id = $2)`
	const identities = `insert into hold_targets (hold, identity) select $1::uuid, unnest($2::bytea[])`
	err = j.asked(ctx, func(x index) error {
		if err := x.tx.GetContext(ctx, &id, insert, h.Reason, h.By); err != nil {
			return err
		}
		if h.Record != (vault.RecordID{}) {
			return changed(x.tx.ExecContext(ctx, record, id, h.Record[:]))
		}
		if err := x.alone(ctx); err != nil {
			return err
		}
		labels, err := x.next(ctx, byHold, without(h.Identities, nil))
		if err != nil {
			return err
		}
		_, err = x.tx.ExecContext(ctx, identities, id, labels)
		return err
	})
	if err != nil {
		return id, fmt.Errorf("set hold: %w", err)
	}
	return id, nil
}

// ReleaseHold ends a hold. It answers ErrNotFound for one that is none or was released before.
func (j *Journal) ReleaseHold(ctx context.Context, id HoldID, reason, by string) error {
	const update = `
		update holds set released_at = now(), released_by = $3, release_reason = $2 where id = $1 and released_at is null`
	result, err := j.db.ExecContext(ctx, update, id, reason, by)
	if err := changed(result, err); err != nil {
		return fmt.Errorf("release hold %s: %w", id, err)
	}
	return nil
}

// changed answers ErrNotFound where a statement changed nothing.
func changed(result sql.Result, err error) error {
	if err != nil {
		return err
	}
	n, err := result.RowsAffected()
	if err == nil && n == 0 {
		err = ErrNotFound
	}
	return err
}

// Holds lists holds, oldest first: those that hold, or all.
func (j *Journal) Holds(ctx context.Context, all bool) ([]Hold, error) {
	const query = `
		select h.id, t.record, h.reason, h.set_by, h.set_at, h.released_at, coalesce(h.released_by, '') as released_by,
			coalesce(h.release_reason, '') as release_reason
		from holds h
		left join lateral (select record from hold_targets where hold = h.id and record is not null) t on true
		where $1 or h.released_at is null
		order by h.set_at, h.id`
	var rows []struct {
		ID            HoldID
		Record        []byte
		Reason        string
		SetBy         string       `db:"set_by"`
		SetAt         time.Time    `db:"set_at"`
		ReleasedAt    sql.NullTime `db:"released_at"`
		ReleasedBy    string       `db:"released_by"`
		ReleaseReason string       `db:"release_reason"`
	}
	var held map[HoldID]pq.ByteaArray
	err := j.reading(ctx, func(x index) (err error) {
		if err = x.tx.SelectContext(ctx, &rows, query, all); err == nil {
			held, err = x.heldRecords(ctx)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list holds: %w", err)
	}
	list := make([]Hold, len(rows))
	for i, r := range rows {
		list[i] = Hold{
			ID: r.ID, Reason: r.Reason, By: r.SetBy, Set: r.SetAt, Released: r.ReleasedAt.Time, Release: r.ReleasedBy,
			ReleaseReason: r.ReleaseReason, Records: len(held[r.ID]),
		}
		if r.Record != nil {
			list[i].Record = vault.RecordID(r.Record)
		}
	}
	return list, nil
}

// Due is what was kept for as long as it must be, and is not held.
type Due struct {
	Record vault.RecordID // or the id of a quarantined artefact, or of a denial
	Kind   string         // these are of kind "quarantine" and "denial"
	Until  time.Time      // how long it had to be kept
}

// Due lists, longest due first, what may be erased as of a time, by how many years each kind is kept: a record as long as
// its version that must be kept longest, which counts from the day that history names or else from its arrival; an
// artefact of the quarantine, once decided on, from that decision; a denial from when it was made.
func (j *Journal) Due(ctx context.Context, years map[string]int, otherwise int, at time.Time, limit int) ([]Due, error) {
	var list []Due
	err := j.asked(ctx, func(x index) error {
		held, err := x.allHeld(ctx)
		if err == nil {
			list, err = due(ctx, x.tx, Keeping{years, otherwise}, at, limit, nil, held)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list what is due: %w", err)
	}
	return list, nil
}

// Keeping is for how many years each kind of record is kept.
type Keeping struct {
	Years     map[string]int
	Otherwise int
}

// heldRecords are the records that each hold holds now: also what came in after it was set, under a number or one linked to it.
func (x index) heldRecords(ctx context.Context) (map[HoldID]pq.ByteaArray, error) {
	const named = `select hold as id, record as of from held`
	const patients = `
		select h.id, t.identity as of from holds h join hold_targets t on t.hold = h.id
		where h.released_at is null and t.identity is not null`
	var rows []struct {
		ID HoldID
		Of []byte
	}
	if err := x.tx.SelectContext(ctx, &rows, named); err != nil {
		return nil, err
	}
	held := map[HoldID]pq.ByteaArray{}
	for _, r := range rows {
		held[r.ID] = append(held[r.ID], r.Of)
	}
	rows = nil
	if err := x.tx.SelectContext(ctx, &rows, patients); err != nil {
		return nil, err
	}
	numbers := map[HoldID][][32]byte{}
	for _, r := range rows {
		numbers[r.ID] = append(numbers[r.ID], show(x.mask, r.Of).value)
	}
	for id, list := range numbers {
		all, _, err := x.linked(ctx, list)
		if err != nil {
			return nil, err
		}
		if held[id], err = x.recordsOf(ctx, all); err != nil {
			return nil, err
		}
	}
	return held, nil
}

// allHeld are the records that any hold holds now. It lets none be set until the transaction ends.
func (x index) allHeld(ctx context.Context) (pq.ByteaArray, error) {
	if _, err := x.tx.ExecContext(ctx, `lock table holds in share mode`); err != nil {
		return nil, err
	}
	held, err := x.heldRecords(ctx)
	all := pq.ByteaArray{}
	for _, records := range held {
		all = append(all, records...)
	}
	return all, err
}

// isHeld says whether a hold is on a record or on its patient, and lets none be set until the transaction ends.
func (x index) isHeld(ctx context.Context, record vault.RecordID) (is bool, err error) {
	const query = `
		select exists (select from held where record = $1)
			or exists (
				select from holds h join hold_targets t on t.hold = h.id
				where h.released_at is null and t.identity = any($2))`
	if _, err := x.tx.ExecContext(ctx, `lock table holds in share mode`); err != nil {
		return false, err
	}
	numbers, err := x.patientOf(ctx, record)
	if err != nil {
		return false, err
	}
	labels, err := x.labels(ctx, byHold, numbers)
	if err != nil {
		return false, err
	}
	err = x.tx.GetContext(ctx, &is, query, record[:], labels)
	return is, err
}

// due lists what is due but for some records, or says so of one.
func due(
	ctx context.Context, db sqlx.QueryerContext, k Keeping, at time.Time, limit int, record []byte, except pq.ByteaArray,
) ([]Due, error) {
	const query = `
		with kept (kind, years) as (select * from unnest($1::text[], $2::integer[])),
		due (record, kind, until) as (
			select v.record, (array_agg(v.kind order by v.version))[1],
				max(coalesce(v.dated::timestamp at time zone 'utc', v.received_at) + make_interval(years => coalesce(k.years, $3)))
			from versions v left join kept k using (kind)
			where $6::bytea is null or v.record = $6
			group by v.record
			having bool_or(v.address is not null)
			union all
			select id, 'quarantine', decided_at + make_interval(years => coalesce((select years from kept where kind = 'quarantine'), $3))
			from quarantine where state <> 'held' and ($6::bytea is null or id = $6)
			union all
			select id, 'denial', made_at + make_interval(years => coalesce((select years from kept where kind = 'denial'), $3))
			from denials where $6::bytea is null and (record is null or record <> all ($7::bytea[]))
		)
		select record, kind, until from due
		where until <= $4 and record <> all ($7::bytea[])
		order by until, record
		limit $5`
	var kinds pq.StringArray
	var periods pq.Int64Array
	for kind, n := range k.Years {
		kinds, periods = append(kinds, kind), append(periods, int64(n))
	}
	var rows []struct {
		Record []byte
		Kind   string
		Until  time.Time
	}
	if err := sqlx.SelectContext(ctx, db, &rows, query, kinds, periods, k.Otherwise, at, limit, record, except); err != nil {
		return nil, err
	}
	list := make([]Due, len(rows))
	for i, r := range rows {
		list[i] = Due{vault.RecordID(r.Record), r.Kind, r.Until}
	}
	return list, nil
}
