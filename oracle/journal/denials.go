package journal

import (
	"context"
	"crypto/sha256"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"github.com/labseal/labseal/oracle/vault"
)

// Denial is that somebody asked for something and did not get it.
type Denial struct {
	ID     vault.RecordID // what it is sealed under, as version 1
	Record vault.RecordID // that it was about; zero where the lab holds none of that name, or none was named
	Basis  string
	Rule   string
	Made   time.Time
	Sealed vault.Sealed // who asked, why, and for what
}

// AddDenial keeps a denial. Its record is forgotten where the lab holds none of that name.
func (j *Journal) AddDenial(ctx context.Context, d Denial) error {
	const insert = `
		insert into denials (id, made_at, basis, rule, record, epoch, wrapped, body)
		values ($1, $2, $3, $4, (select id from records where id = $5), $6, $7, $8)`
	_, err := j.db.ExecContext(ctx, insert, d.ID[:], d.Made, d.Basis, d.Rule, d.Record[:], d.Sealed.Epoch, d.Sealed.Wrapped, d.Sealed.Body)
	if err != nil {
		return fmt.Errorf("keep denial: %w", refusedEnded(err))
	}
	return nil
}

// isKept says, of a denial, for how long it is kept: $1 years, as of $2.
const isKept = `made_at + make_interval(years => $1) > $2`

// denials is for how many years denials are kept.
func (k Keeping) denials() int {
	if years, isSaid := k.Years["denial"]; isSaid {
		return years
	}
	return k.Otherwise
}

// DropDenials erases denials that were kept for as long as they must be, and are of no record that is held. It returns how many.
func (j *Journal) DropDenials(ctx context.Context, k Keeping, at time.Time) (int, error) {
	const drop = `delete from denials where not ` + isKept + ` and (record is null or record <> all ($3::bytea[]))`
	var n int64
	err := j.asked(ctx, func(x index) error {
		held, err := x.allHeld(ctx)
		if err != nil {
			return err
		}
		result, err := x.tx.ExecContext(ctx, drop, k.denials(), at, held)
		if err == nil {
			n, err = result.RowsAffected()
		}
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("drop denials: %w", err)
	}
	return int(n), nil
}

// eraseDenials erases what is shredded with a record. A denial that must be kept for longer is about no record from then on:
// who asked, when and why stays, sealed, under the name that was asked for, which leads nowhere any more.
func eraseDenials(ctx context.Context, tx *sqlx.Tx, s Shred, k Keeping, now time.Time) error {
	if s.Version != 0 {
		return nil
	}
	for _, statement := range []string{
		`delete from denials where not ` + isKept + ` and record = $3`,
		`update denials set record = null where ` + isKept + ` and record = $3`,
	} {
		if _, err := tx.ExecContext(ctx, statement, k.denials(), now, s.Record[:]); err != nil {
			return err
		}
	}
	return nil
}

// Denials lists what was denied from one time to another, oldest first: all of it, or what was asked for of the patient of a
// record.
func (j *Journal) Denials(ctx context.Context, record *vault.RecordID, from, to time.Time) ([]Denial, error) {
	const columns = `select d.id, d.record, d.basis, d.rule, d.made_at, d.epoch, d.wrapped, d.body from denials d`
	const ofAll = columns + ` where d.made_at >= $1 and d.made_at < $2 order by d.seq`
	const ofPatient = columns + ` where d.record = any($1) and d.made_at >= $2 and d.made_at < $3 order by d.seq`
	var rows []struct {
		ID, Record, Wrapped, Body []byte
		Basis, Rule               string
		Made                      time.Time `db:"made_at"`
		Epoch                     uint32
	}
	var err error
	if record == nil {
		err = j.db.SelectContext(ctx, &rows, ofAll, from, to)
	} else {
		err = j.reading(ctx, func(x index) error {
			records, err := x.recordsOfPatient(ctx, *record)
			if err != nil {
				return err
			}
			return x.tx.SelectContext(ctx, &rows, ofPatient, records, from, to)
		})
	}
	if err != nil {
		return nil, fmt.Errorf("list denials: %w", err)
	}
	list := make([]Denial, len(rows))
	for i, r := range rows {
		list[i] = Denial{
			ID: vault.RecordID(r.ID), Basis: r.Basis, Rule: r.Rule, Made: r.Made,
			Sealed: vault.Sealed{Body: r.Body, Address: sha256.Sum256(r.Body), Wrapped: r.Wrapped, Epoch: r.Epoch},
		}
		copy(list[i].Record[:], r.Record)
	}
	return list, nil
}
