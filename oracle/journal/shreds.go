package journal

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/google/uuid"
	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"github.com/labseal/labseal/oracle/officer"
	"github.com/labseal/labseal/oracle/vault"
)

// Errors that say why something is not shredded.
var (
	ErrNotDue      = errors.New("it must still be kept: `oracle retention list` says what need not")
	ErrAccountable = errors.New("it was disclosed less than six years ago, and the accounting must still tell of that (45 CFR 164.528)")
	ErrUnbatched   = errors.New("it was disclosed in an emergency, and that waits for its batch on the chain: run it again when `oracle disclosures list` names a transaction")
	ErrShredOpen   = errors.New("it is proposed already: `oracle shred list` says by whom")
	ErrDecided     = errors.New("it was decided on before: `oracle shred list --all` says how")
)

// ShredID names a shredding.
type ShredID = uuid.UUID

// Shred is that a record, or one version of it, is to be shredded or was. Why and by whom is in clear: it names no patient.
type Shred struct {
	ID       ShredID
	Record   vault.RecordID // or the id of a quarantined artefact
	Version  uint32         // 0: all of it
	Reason   string
	Proposed Said
	Approved Said
	Rejected Said

	Erased    time.Time     // from then on nothing leads back
	Epochs    []uint32      // that it was sealed under
	Addresses []common.Hash // of its bodies that are objects of their own
	Packs     []common.Hash // that others of its bodies lie in
	Handles   []common.Hash // of its versions
	Until     time.Time     // until then backups may still hold it
	Done      time.Time
}

// Said is which officer said something, when, and the signature of it.
type Said struct {
	By string // the officer's name
	At time.Time
	officer.Signed
}

// Word is what an officer signs of a shredding.
func (s *Shred) Word(member common.Hash, act officer.Act) officer.Word {
	w := officer.Word{Member: member, Act: act, About: [][]byte{
		s.ID[:], s.Record[:], binary.BigEndian.AppendUint32(nil, s.Version), []byte(s.Reason),
	}}
	if act != officer.ProposeShred { // then it is the answer to somebody's proposal
		w.About = append(w.About, s.Proposed.Key[:])
	}
	return w
}

// isAgreed says whether two officers agreed to a shredding, and are still in office.
func (j *Journal) isAgreed(ctx context.Context, tx *sqlx.Tx, s *Shred) error {
	roster, err := j.roster(ctx, tx)
	if err != nil {
		return err
	}
	if _, err := roster.Check(s.Word(j.member, officer.ProposeShred), s.Proposed.Signed); err != nil {
		return fmt.Errorf("proposed by %s: %w", s.Proposed.By, err)
	}
	if _, err := roster.Check(s.Word(j.member, officer.ApproveShred), s.Approved.Signed); err != nil {
		return fmt.Errorf("approved by %s: %w", s.Approved.By, err)
	}
	if s.Approved.Key == s.Proposed.Key {
		return officer.ErrSamePair
	}
	return nil
}

// ProposeShred proposes to shred something that is due, in an officer's signed word. It answers ErrNotFound, ErrNotDue, ErrHeld,
// ErrAccountable and ErrShredOpen, and the errors of package officer.
func (j *Journal) ProposeShred(ctx context.Context, s Shred, keeping Keeping, now time.Time) error {
	const insert = `
		insert into shreds (id, record, version, reason, proposed_by, proposed_key, proposed_signature)
		values ($1, $2, nullif($3, 0), $4, $5, $6, $7)
		on conflict (record, coalesce(version, 0)) where done_at is null and rejected_at is null do nothing`
	err := j.asked(ctx, func(x index) error {
		tx := x.tx
		if err := x.mayShred(ctx, s, keeping, now); err != nil {
			return err
		}
		roster, err := j.roster(ctx, tx)
		if err != nil {
			return err
		}
		by, err := roster.Check(s.Word(j.member, officer.ProposeShred), s.Proposed.Signed)
		if err != nil {
			return err
		}
		err = changed(tx.ExecContext(ctx, insert, s.ID, s.Record[:], s.Version, s.Reason, by.Name, s.Proposed.Key[:], s.Proposed.Signature))
		if errors.Is(err, ErrNotFound) {
			return ErrShredOpen
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("propose to shred %s: %w", s.Record, err)
	}
	return nil
}

// mayShred says whether something may be shredded now.
func (x index) mayShred(ctx context.Context, s Shred, keeping Keeping, now time.Time) error {
	const is = `
		select exists (select from versions where record = $1 and ($2 = 0 or version = $2) and address is not null)
			or $2 = 0 and exists (select from quarantine where id = $1)`
	const isAccountable = `
		select exists (
			select from disclosures
			where record = $1 and ($2 = 0 or version = $2) and not is_exempt and made_at > $3::timestamptz - interval '6 years')`
	var there, accountable bool
	if err := x.tx.GetContext(ctx, &there, is, s.Record[:], s.Version); err != nil || !there {
		return errors.Join(err, ErrNotFound)
	}
	held, err := x.isHeld(ctx, s.Record)
	if err != nil {
		return err
	}
	if held {
		return ErrHeld
	}
	list, err := due(ctx, x.tx, keeping, now, 1, s.Record[:], pq.ByteaArray{})
	if err != nil {
		return err
	}
	if len(list) == 0 {
		return ErrNotDue
	}
	if err := x.tx.GetContext(ctx, &accountable, isAccountable, s.Record[:], s.Version, now); err != nil {
		return err
	}
	if accountable {
		return ErrAccountable
	}
	return nil
}

// ApproveShred approves what another officer proposed. It answers ErrNotFound and ErrDecided, and the errors of package officer.
func (j *Journal) ApproveShred(ctx context.Context, id ShredID, by officer.Signed) error {
	const update = `
		update shreds set approved_by = $2, approved_key = $3, approved_signature = $4, approved_at = now() where id = $1`
	return j.decideShred(ctx, id, by, update, officer.ApproveShred)
}

// RejectShred ends a proposal, before anything is erased.
func (j *Journal) RejectShred(ctx context.Context, id ShredID, by officer.Signed) error {
	const update = `
		update shreds set rejected_by = $2, rejected_key = $3, rejected_signature = $4, rejected_at = now() where id = $1`
	return j.decideShred(ctx, id, by, update, officer.RejectShred)
}

func (j *Journal) decideShred(ctx context.Context, id ShredID, by officer.Signed, update string, act officer.Act) error {
	err := j.within(ctx, func(tx *sqlx.Tx) error {
		var row shredRow
		if err := tx.GetContext(ctx, &row, `select `+shredColumns+` from shreds where id = $1 for update`, id); err != nil {
			return notFound(err)
		}
		s := row.shred()
		if !s.Rejected.At.IsZero() || !s.Erased.IsZero() || act == officer.ApproveShred && !s.Approved.At.IsZero() {
			return ErrDecided
		}
		roster, err := j.roster(ctx, tx)
		if err != nil {
			return err
		}
		who, err := roster.Check(s.Word(j.member, act), by)
		if err != nil {
			return err
		}
		if act == officer.ApproveShred && by.Key == s.Proposed.Key {
			return officer.ErrSamePair
		}
		_, err = tx.ExecContext(ctx, update, id, who.Name, by.Key[:], by.Signature)
		return err
	})
	if err != nil {
		return fmt.Errorf("decide on shred %s: %w", id, err)
	}
	return nil
}

// shredColumns are what a shredRow is read from.
const shredColumns = `
	id, record, coalesce(version, 0) as version, reason, proposed_by, proposed_at, proposed_key, proposed_signature,
	coalesce(approved_by, '') as approved_by, approved_at, approved_key, approved_signature,
	coalesce(rejected_by, '') as rejected_by, rejected_at, rejected_key, rejected_signature,
	erased_at, epochs, addresses, packs, handles, backups_until, done_at`

// Shreds lists what is to be shredded, oldest first, or all.
func (j *Journal) Shreds(ctx context.Context, all bool) ([]Shred, error) {
	const query = `
		select ` + shredColumns + ` from shreds where $1 or done_at is null and rejected_at is null
		order by proposed_at, id`
	var rows []shredRow
	if err := j.db.SelectContext(ctx, &rows, query, all); err != nil {
		return nil, fmt.Errorf("list shreds: %w", err)
	}
	list := make([]Shred, len(rows))
	for i := range rows {
		list[i] = rows[i].shred()
	}
	return list, nil
}

type shredRow struct {
	ID                 ShredID
	Record             []byte
	Version            uint32
	Reason             string
	ProposedBy         string       `db:"proposed_by"`
	ProposedAt         time.Time    `db:"proposed_at"`
	ApprovedBy         string       `db:"approved_by"`
	ApprovedAt         sql.NullTime `db:"approved_at"`
	RejectedBy         string       `db:"rejected_by"`
	RejectedAt         sql.NullTime `db:"rejected_at"`
	ErasedAt           sql.NullTime `db:"erased_at"`
	Epochs             pq.Int64Array
	Addresses, Handles pq.ByteaArray
	Packs              pq.ByteaArray
	BackupsUntil       sql.NullTime `db:"backups_until"`
	DoneAt             sql.NullTime `db:"done_at"`
	ProposedKey        []byte       `db:"proposed_key"`
	ProposedSignature  []byte       `db:"proposed_signature"`
	ApprovedKey        []byte       `db:"approved_key"`
	ApprovedSignature  []byte       `db:"approved_signature"`
	RejectedKey        []byte       `db:"rejected_key"`
	RejectedSignature  []byte       `db:"rejected_signature"`
}

// said is what an officer said; nothing where nobody did.
func said(by string, at time.Time, key, signature []byte) Said {
	s := Said{By: by, At: at, Signed: officer.Signed{Signature: signature}}
	if key != nil {
		s.Key = officer.Key(key)
	}
	return s
}

func (r *shredRow) shred() Shred {
	s := Shred{
		ID: r.ID, Record: vault.RecordID(r.Record), Version: r.Version, Reason: r.Reason,
		Proposed: said(r.ProposedBy, r.ProposedAt, r.ProposedKey, r.ProposedSignature),
		Approved: said(r.ApprovedBy, r.ApprovedAt.Time, r.ApprovedKey, r.ApprovedSignature),
		Rejected: said(r.RejectedBy, r.RejectedAt.Time, r.RejectedKey, r.RejectedSignature),
		Erased:   r.ErasedAt.Time, Until: r.BackupsUntil.Time, Done: r.DoneAt.Time,
	}
	for _, e := range r.Epochs {
		s.Epochs = append(s.Epochs, uint32(e))
	}
	for _, a := range r.Addresses {
		s.Addresses = append(s.Addresses, common.Hash(a))
	}
	for _, p := range r.Packs {
		s.Packs = append(s.Packs, common.Hash(p))
	}
	for _, h := range r.Handles {
		s.Handles = append(s.Handles, common.Hash(h))
	}
	return s
}

// FinishShred notes that nothing opens any more what was shredded, together with the entries by which the log says so.
func (j *Journal) FinishShred(ctx context.Context, id ShredID, leaves []common.Hash, entries [][]byte) error {
	const note = `insert into shred_entries (shred, place) select $1, unnest($2::bigint[])`
	const done = `update shreds set done_at = now(), addresses = '{}', packs = '{}' where id = $1 and erased_at is not null and done_at is null`
	err := j.within(ctx, func(tx *sqlx.Tx) error {
		if err := lockIntake(ctx, tx); err != nil {
			return err
		}
		if err := changed(tx.ExecContext(ctx, done, id)); err != nil {
			return err // another process was first
		}
		var next int64
		if err := tx.GetContext(ctx, &next, nextPlace); err != nil {
			return err
		}
		places := make(longArray, len(leaves))
		for i := range places {
			places[i] = next + int64(i)
		}
		if _, err := tx.ExecContext(ctx, addEntries, places, byteas(leaves), bytesArray(entries)); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, note, id, places)
		return err
	})
	if err != nil {
		return fmt.Errorf("finish shred %s: %w", id, err)
	}
	return nil
}
