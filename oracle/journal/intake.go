package journal

import (
	"context"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/jmoiron/sqlx"

	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/vault"
)

// intakeLock names the lock under which one intake at a time works, of all processes on this database.
const intakeLock = 0x6c616273_65616c01

// lockIntake waits until no intake works, and keeps others waiting to the transaction's end: until then nobody else numbers
// entries, or rows of what intake writes.
func lockIntake(ctx context.Context, tx *sqlx.Tx) error {
	_, err := tx.ExecContext(ctx, `select pg_advisory_xact_lock($1)`, int64(intakeLock))
	return err
}

// Desk is the journal while one intake works on it: what it finds stays true until it is done.
type Desk struct {
	index
	statements *statements
	free       map[labelled]uint32 // the next number of a value's rows, where it is known; the key's own is 0
	hasErased  bool                // numbers are taken of which there are no rows
	hints      *hints
	end        int64        // the place behind all entries
	packs      []vault.Pack // that were added
}

// begin waits for the lock, and has all that an intake asks planned once a session, and by way of the indexes. Its tables
// grow all day and their statistics lag behind: without that, Postgres takes a lookup of a few keys for one that finds many
// rows, reads all of a table for it, and plans each check of a foreign key anew.
const begin = `
	select pg_advisory_xact_lock($1), set_config('plan_cache_mode', 'force_generic_plan', true),
		set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
		set_config('enable_mergejoin', 'off', true)`

// Intake runs f in one transaction, alone. What f wrote is durable when Intake returns nil, and undone if it fails.
func (j *Journal) Intake(ctx context.Context, f func(*Desk) error) error {
	var d *Desk
	err := j.within(ctx, func(tx *sqlx.Tx) error {
		d = &Desk{index: index{tx: tx}, statements: j.statements, free: map[labelled]uint32{}, hints: &j.hints}
		if err := d.exec(ctx, begin, int64(intakeLock)); err != nil {
			return fmt.Errorf("wait for other intakes: %w", err)
		}
		var now []struct {
			Current   uint32
			HasErased bool `db:"has_erased"`
			End       int64
		}
		const query = `
			select current, exists (select from erased_labels) as has_erased, (` + nextPlace + `) as "end" from index_mask`
		if err := d.rows(ctx, &now, query); err != nil {
			return err
		}
		var err error
		if d.mask, err = j.masks.at(now[0].Current); err != nil {
			return err
		}
		d.hasErased, d.end = now[0].HasErased, now[0].End
		return f(d)
	})
	if err == nil {
		j.recent.keep(d.packs)
	}
	return err
}

// Now is the moment that the journal notes for all that this intake takes.
func (d *Desk) Now(ctx context.Context) (now time.Time, err error) {
	if err := d.tx.GetContext(ctx, &now, `select now()`); err != nil {
		return now, fmt.Errorf("ask for the time: %w", err)
	}
	return now, nil
}

// Newest returns the newest version of a record, as the desk sees it, without its body.
func (d *Desk) Newest(ctx context.Context, record vault.RecordID) (*Stored, error) {
	return version(ctx, d.tx, record, 0, false)
}

// Version returns one version, as the desk sees it, without its body.
func (d *Desk) Version(ctx context.Context, id oracle.VersionID) (*Stored, error) {
	return version(ctx, d.tx, id.Record, id.Version, false)
}

// Link is two identities of one patient, or the end of their being that.
type Link struct {
	Survives, Merged [32]byte
	Undo             bool
}

// Addition is a version with what intake will find it by.
type Addition struct {
	oracle.Version
	Keys   Query
	Kind   string
	Source string
	Dated  time.Time // the day that history names; else zero
	Links  []Link

	Promised time.Duration // in which it is anchored, by its intake receipt, in whole seconds; 0: nothing is promised

	Opens         [][32]byte     // the numbers of an order, under which its results will find it
	OrderedBy     vault.RecordID // the order that it reports on; zero: none that is known
	Authorities   [][32]byte     // of an order: who gave out the identities of Keys
	Cites         []common.Hash  // leaf hashes of other labs' versions
	IsProvisional bool           // the identity of Keys stands for a patient that the record does not name
	Alerts        []string

	Notices []Event // of what people must be told
}

// Add puts versions in the journal, in their order: their rows, their sealed bodies, their entries for the log.
func (d *Desk) Add(ctx context.Context, list []Addition) error {
	placed, err := d.place(ctx, list)
	if err == nil {
		err = d.add(ctx, placed)
	}
	if err != nil {
		return fmt.Errorf("add versions to journal: %w", err)
	}
	return nil
}
