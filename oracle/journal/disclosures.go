package journal

import (
	"context"
	"crypto/sha256"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/jmoiron/sqlx"

	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/vault"
)

// Disclosure is that something of a version left the lab. What is sealed says to whom, what and why.
type Disclosure struct {
	ID       vault.RecordID // what it is sealed under, as version 1
	Of       oracle.VersionID
	Basis    string
	IsExempt bool // from the accounting (45 CFR 164.528(a)(1))
	Made     time.Time
	Sealed   vault.Sealed
}

const insertDisclosure = `
	insert into disclosures (id, record, version, basis, is_exempt, made_at, epoch, wrapped, body)
	values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`

// AddDisclosure keeps a disclosure. Nothing of it leaves before this has returned.
func (j *Journal) AddDisclosure(ctx context.Context, d Disclosure) error {
	_, err := j.db.ExecContext(ctx, insertDisclosure, d.ID[:], d.Of.Record[:], d.Of.Version, d.Basis, d.IsExempt, d.Made,
		d.Sealed.Epoch, d.Sealed.Wrapped, d.Sealed.JWE)
	if err != nil {
		return fmt.Errorf("keep disclosure of record %s: %w", d.Of.Record, refusedEnded(err))
	}
	return nil
}

// Disclosures lists what was disclosed of all of a patient's records from one time to another, oldest first. The patient
// is whoever the given record is of: identities that were linked count.
func (j *Journal) Disclosures(ctx context.Context, record vault.RecordID, from, to time.Time) ([]Disclosure, error) {
	const query = patientOf + `
		select d.id, d.record, d.version, d.basis, d.is_exempt, d.made_at, d.epoch, d.wrapped, d.body
		from disclosures d
		where (d.record = $1 or d.record in (select i.record from identities i join patient p using (identity)))
			and d.made_at >= $2 and d.made_at < $3
		order by d.seq`
	var rows []disclosureRow
	if err := j.db.SelectContext(ctx, &rows, query, record[:], from, to); err != nil {
		return nil, fmt.Errorf("list disclosures: %w", err)
	}
	list := make([]Disclosure, len(rows))
	for i, row := range rows {
		list[i] = row.disclosure()
	}
	return list, nil
}

// patientOf names all identities of the patient of record $1: its own, and those that are linked to them, and so on.
const patientOf = `
		with recursive patient (identity) as (
			select identity from identities where record = $1
			union
			select case when l.survives = p.identity then l.merged else l.survives end
			from patient p
			join identity_links l on (l.survives = p.identity or l.merged = p.identity) and l.undone_by is null
		)`

type disclosureRow struct {
	ID, Record, Wrapped, Body []byte
	Version, Epoch            uint32
	Basis                     string
	IsExempt                  bool      `db:"is_exempt"`
	MadeAt                    time.Time `db:"made_at"`
}

func (r disclosureRow) disclosure() Disclosure {
	return Disclosure{
		ID: vault.RecordID(r.ID), Of: oracle.VersionID{Record: vault.RecordID(r.Record), Version: r.Version},
		Basis: r.Basis, IsExempt: r.IsExempt, Made: r.MadeAt,
		Sealed: vault.Sealed{JWE: r.Body, Address: sha256.Sum256(r.Body), Wrapped: r.Wrapped, Epoch: r.Epoch},
	}
}

// Enrolled is a subject that a record's patient has.
type Enrolled struct {
	Subject common.Hash
	// IsOwn: it was enrolled under an identity that the record itself names. One that only a link leads to permits
	// nothing, because linking patients' numbers widens no grant; what it denies counts.
	IsOwn bool
}

// SubjectsOf returns the subjects of a record's patient.
func (j *Journal) SubjectsOf(ctx context.Context, record vault.RecordID) ([]Enrolled, error) {
	const query = patientOf + `
		select s.subject, bool_or(exists (
			select from identities i where i.record = $1 and i.identity = s.identity)) as is_own
		from subject_identities s
		join patient p using (identity)
		group by s.subject
		order by s.subject`
	var rows []struct {
		Subject []byte
		IsOwn   bool `db:"is_own"`
	}
	if err := j.db.SelectContext(ctx, &rows, query, record[:]); err != nil {
		return nil, fmt.Errorf("find the record's subjects: %w", err)
	}
	list := make([]Enrolled, len(rows))
	for i, row := range rows {
		list[i] = Enrolled{common.Hash(row.Subject), row.IsOwn}
	}
	return list, nil
}

// BindSubject says that a subject is the patient of a record: of the identities that the record itself names.
func (j *Journal) BindSubject(ctx context.Context, subject common.Hash, record vault.RecordID) error {
	const insert = `
		insert into subject_identities (subject, identity)
		select $1, identity from identities where record = $2 and not is_provisional
		on conflict do nothing`
	var n int64
	result, err := j.db.ExecContext(ctx, insert, subject[:], record[:])
	if err == nil {
		n, err = result.RowsAffected()
	}
	if err != nil {
		return fmt.Errorf("bind subject to a record's patient: %w", err)
	}
	if n == 0 {
		return j.bound(ctx, subject, record)
	}
	return nil
}

// bound tells a subject that was bound before from a record without a patient.
func (j *Journal) bound(ctx context.Context, subject common.Hash, record vault.RecordID) error {
	const query = `
		select exists (
			select from identities i join subject_identities s using (identity) where i.record = $2 and s.subject = $1)`
	var is bool
	if err := j.db.GetContext(ctx, &is, query, subject[:], record[:]); err != nil {
		return fmt.Errorf("bind subject to a record's patient: %w", err)
	}
	if !is {
		return fmt.Errorf("bind subject to the patient of record %s: %w, or it names no patient", record, ErrNotFound)
	}
	return nil
}

// StageRevocation keeps that a grant was revoked, from now on, together with the transaction that says so on the chain.
func (j *Journal) StageRevocation(ctx context.Context, t oracle.Tx, grant common.Hash) error {
	const update = `update grants set revoked_at = coalesce(revoked_at, now()) where grant_id = $1`
	err := j.within(ctx, func(tx *sqlx.Tx) error {
		if _, err := tx.ExecContext(ctx, update, grant[:]); err != nil {
			return err
		}
		return stage(ctx, tx, oracle.TxConsent, t)
	})
	if err != nil {
		return fmt.Errorf("stage revocation: %w", err)
	}
	return nil
}
