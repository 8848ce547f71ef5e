package journal

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/google/uuid"

	"github.com/labseal/labseal/oracle/vault"
)

// SuspensionID names a suspension.
type SuspensionID = uuid.UUID

// Suspension is that an agency or an official has suspended a patient's right to an accounting of what went to it. All of
// it is in clear: it names no patient.
type Suspension struct {
	ID        SuspensionID
	Record    vault.RecordID // any of the patient; zero once that was shredded
	Statement string         // written, oral
	Ground    string         // health-oversight, law-enforcement
	Agency    string
	Official  string // who said so
	Says      string

	Member common.Hash // what went to whom is withheld: one of these three
	Key    common.Hash
	Name   string

	Stated, Until time.Time
	Set           Said

	Resumed Said // zero: it was not ended before its time
	Reason  string
}

// IsInForce says whether it withholds anything at a time.
func (s *Suspension) IsInForce(at time.Time) bool { return s.Resumed.At.IsZero() && at.Before(s.Until) }

// Suspend keeps a suspension and returns its id. It answers ErrNotFound for a record that is none. The database refuses one
// on an oral statement for longer than 30 days.
func (j *Journal) Suspend(ctx context.Context, s Suspension) (id SuspensionID, err error) {
	const insert = `
		insert into suspensions (id, record, statement, ground, agency, official, says, member, key, name, stated_at, until, set_by)
		select $1, $2, $3, $4, $5, $6, $7, $8, $9, nullif($10, ''), $11, $12, $13
		where exists (select from records where id = $14)`
	const identities = `insert into suspended_identities (suspension, identity) select $1, unnest($2::bytea[])`
	id = uuid.New()
	err = j.asked(ctx, func(x index) error {
		record := hideRecord(x.mask, id, toSuspended, 0, s.Record)
		err := changed(x.tx.ExecContext(ctx, insert, id, record[:], s.Statement, s.Ground, s.Agency, s.Official, s.Says,
			nullable(s.Member), nullable(s.Key), s.Name, s.Stated, s.Until, s.Set.By, s.Record[:]))
		if err != nil {
			return err
		}
		if err := x.alone(ctx); err != nil {
			return err
		}
		numbers, err := x.numbersOf(ctx, s.Record)
		if err != nil {
			return err
		}
		labels, err := x.next(ctx, bySuspension, numbers)
		if err != nil {
			return err
		}
		_, err = x.tx.ExecContext(ctx, identities, id, labels)
		return err
	})
	if err != nil {
		return id, fmt.Errorf("suspend the accounting of record %s: %w", s.Record, err)
	}
	return id, nil
}

// EndSuspension ends a suspension before its time. It answers ErrNotFound for one that is none or was ended before.
func (j *Journal) EndSuspension(ctx context.Context, id SuspensionID, reason, by string) error {
	const update = `
		update suspensions set resumed_at = now(), resumed_by = $3, resume_reason = $2 where id = $1 and resumed_at is null`
	if err := changed(j.db.ExecContext(ctx, update, id, reason, by)); err != nil {
		return fmt.Errorf("end suspension %s: %w", id, err)
	}
	return nil
}

// Suspensions lists suspensions, oldest first: those that are in force at a time, or all.
func (j *Journal) Suspensions(ctx context.Context, all bool, at time.Time) ([]Suspension, error) {
	const where = ` where $1 or resumed_at is null and until > $2 order by set_at, id`
	var list []Suspension
	err := j.reading(ctx, func(x index) (err error) {
		list, err = x.suspensions(ctx, suspensionColumns+where, all, at)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list suspensions: %w", err)
	}
	return list, nil
}

// SuspensionsOf lists what is suspended at a time of the accounting of a record's patient. Numbers that are linked count:
// what was said of one of them is not told under another. So does the record by which a suspension named the patient, until it is
// shredded.
func (j *Journal) SuspensionsOf(ctx context.Context, record vault.RecordID, at time.Time) ([]Suspension, error) {
	const where = ` where resumed_at is null and until > $1 order by set_at, id`
	const query = `select distinct suspension from suspended_identities where identity = any($1)`
	var list []Suspension
	err := j.reading(ctx, func(x index) error {
		numbers, err := x.patientOf(ctx, record)
		if err != nil {
			return err
		}
		labels, err := x.labels(ctx, bySuspension, numbers)
		if err != nil {
			return err
		}
		var theirs []SuspensionID
		if err := x.tx.SelectContext(ctx, &theirs, query, labels); err != nil {
			return err
		}
		list, err = x.suspensions(ctx, suspensionColumns+where, at)
		list = slices.DeleteFunc(list, func(s Suspension) bool { return s.Record != record && !slices.Contains(theirs, s.ID) })
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("find suspensions for record %s: %w", record, err)
	}
	return list, nil
}

const suspensionColumns = `
		select id, record, statement, ground, agency, official, says, member, key, coalesce(name, '') as name, stated_at, until,
			set_by, set_at, resumed_at, coalesce(resumed_by, '') as resumed_by, coalesce(resume_reason, '') as resume_reason
		from suspensions`

func (x index) suspensions(ctx context.Context, query string, args ...any) ([]Suspension, error) {
	var rows []struct {
		ID                                              SuspensionID
		Record, Member, Key                             []byte
		Statement, Ground, Agency, Official, Says, Name string
		StatedAt                                        time.Time `db:"stated_at"`
		Until                                           time.Time
		SetBy                                           string       `db:"set_by"`
		SetAt                                           time.Time    `db:"set_at"`
		ResumedAt                                       sql.NullTime `db:"resumed_at"`
		ResumedBy                                       string       `db:"resumed_by"`
		ResumeReason                                    string       `db:"resume_reason"`
	}
	if err := x.tx.SelectContext(ctx, &rows, query, args...); err != nil {
		return nil, err
	}
	list := make([]Suspension, len(rows))
	for i, r := range rows {
		list[i] = Suspension{
			ID: r.ID, Statement: r.Statement, Ground: r.Ground, Agency: r.Agency,
			Official: r.Official, Says: r.Says, Member: common.BytesToHash(r.Member), Key: common.BytesToHash(r.Key), Name: r.Name,
			Stated: r.StatedAt, Until: r.Until, Set: Said{By: r.SetBy, At: r.SetAt},
			Resumed: Said{By: r.ResumedBy, At: r.ResumedAt.Time},
			Reason:  r.ResumeReason,
		}
		if r.Record != nil {
			list[i].Record = showRecord(x.mask, r.ID, r.Record)
		}
	}
	return list, nil
}
