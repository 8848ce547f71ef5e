package journal

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/vault"
)

// Disclosure is that something of a version left the lab. What is sealed says to whom, what and why.
type Disclosure struct {
	ID        vault.RecordID // what it is sealed under, as version 1
	Of        oracle.VersionID
	Basis     string
	IsExempt  bool // from the accounting (45 CFR 164.528(a)(1))
	Made      time.Time
	Sealed    vault.Sealed
	Leaf      common.Hash   // in the batch that will hold it (docs/spec/disclosure.md)
	Envelopes []common.Hash // what left, by the hashes of its signed envelopes
	Emergency common.Hash   // pseudonym of the one that it is part of; zero for none
	RestsOn   []common.Hash // grants; not kept by themselves
}

// ErrRevoked is returned for a disclosure that rests on a grant which was revoked.
var ErrRevoked = errors.New("a grant that it rests on is revoked")

// revoking names the lock that brings revocations and disclosures into one order: a disclosure shares it, a revocation
// has it alone.
const revoking = 0x6c616273_65616c02

// AddDisclosure keeps a disclosure. Nothing of it leaves before this has returned.
func (j *Journal) AddDisclosure(ctx context.Context, d Disclosure) error {
	err := j.within(ctx, func(tx *sqlx.Tx) (err error) {
		x := index{tx: tx}
		if d.Emergency != (common.Hash{}) { // else nothing of it is hidden, and it need not wait for a mask that is changed
			if x, err = j.index(ctx, tx); err != nil {
				return err
			}
		}
		return addDisclosure(ctx, x, d)
	})
	if err != nil {
		return fmt.Errorf("keep disclosure of record %s: %w", d.Of.Record, err)
	}
	return nil
}

func addDisclosure(ctx context.Context, x index, d Disclosure) error {
	const insert = `
		insert into disclosures (
			id, record, version, basis, is_exempt, made_at, epoch, wrapped, body, leaf, envelopes, emergency)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`
	if d.Leaf == (common.Hash{}) {
		return errors.New("it has no leaf, and so would never be anchored")
	}
	if err := stands(ctx, x.tx, d.RestsOn); err != nil {
		return err
	}
	var emergency []byte
	if d.Emergency != (common.Hash{}) {
		hidden := hideFor(x.mask, d.ID, d.Emergency)
		emergency = hidden[:]
	}
	_, err := x.tx.ExecContext(ctx, insert, d.ID[:], d.Of.Record[:], d.Of.Version, d.Basis, d.IsExempt, d.Made,
		d.Sealed.Epoch, d.Sealed.Wrapped, d.Sealed.Body, d.Leaf[:], byteas(d.Envelopes), emergency)
	return refusedEnded(err)
}

// stands says whether no grant of these is revoked, and lets none be until the transaction ends.
func stands(ctx context.Context, tx *sqlx.Tx, grants []common.Hash) error {
	if len(grants) == 0 {
		return nil
	}
	if _, err := tx.ExecContext(ctx, `select pg_advisory_xact_lock_shared($1)`, int64(revoking)); err != nil {
		return err
	}
	const query = `select exists (select from revocations where grant_id = any($1))`
	var isRevoked bool
	if err := tx.GetContext(ctx, &isRevoked, query, byteas(grants)); err != nil {
		return err
	}
	if isRevoked {
		return ErrRevoked
	}
	return nil
}

// nullable is null for a hash that is zero.
func nullable(h common.Hash) any {
	if h == (common.Hash{}) {
		return nil
	}
	return h[:]
}

// Accounted is a disclosure with what became of it.
type Accounted struct {
	Disclosure
	Receipt []byte // signed by the recipient; nil where it signed none
	Batch   uint64 // that holds it; 0: it waits for one
	Tx      common.Hash
	IsFinal bool // the batch's transaction is in a final block
}

const accountedColumns = `
	d.id, d.record, d.version, d.basis, d.is_exempt, d.made_at, d.epoch, d.wrapped, d.body, d.leaf, d.envelopes, d.emergency,
	coalesce(d.batch, 0) as batch, r.signed, t.hash, coalesce(t.state = 'final', false) as is_final`

const accountedJoins = `
	left join disclosure_receipts r on r.disclosure = d.id
	left join disclosure_batches b on b.number = d.batch
	left join transactions t on t.account = b.account and t.nonce = b.nonce`

// Disclosures lists what was disclosed of all of a patient's records from one time to another, oldest first. The patient
// is whoever the given record is of: identities that were linked count.
func (j *Journal) Disclosures(ctx context.Context, record vault.RecordID, from, to time.Time) ([]Accounted, error) {
	const query = `
		select ` + accountedColumns + `
		from disclosures d` + accountedJoins + `
		where d.record = any($1) and d.made_at >= $2 and d.made_at < $3
		order by d.seq`
	var list []Accounted
	err := j.reading(ctx, func(x index) error {
		records, err := x.recordsOfPatient(ctx, record)
		if err != nil {
			return err
		}
		var rows []disclosureRow
		if err := x.tx.SelectContext(ctx, &rows, query, records, from, to); err != nil {
			return err
		}
		list = make([]Accounted, len(rows))
		for i, row := range rows {
			list[i] = row.accounted(x.mask)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("list disclosures: %w", err)
	}
	return list, nil
}

// Disclosure returns one.
func (j *Journal) Disclosure(ctx context.Context, id vault.RecordID) (*Accounted, error) {
	const query = `select ` + accountedColumns + ` from disclosures d` + accountedJoins + ` where d.id = $1`
	var d Accounted
	err := j.reading(ctx, func(x index) error {
		var row disclosureRow
		if err := x.tx.GetContext(ctx, &row, query, id[:]); err != nil {
			return notFound(err)
		}
		d = row.accounted(x.mask)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read disclosure %s: %w", id, err)
	}
	return &d, nil
}

// ErrReceipted is returned where another receipt of a disclosure is kept already.
var ErrReceipted = errors.New("another receipt of this disclosure is kept already")

// AddReceipt keeps what the recipient of a disclosure signed. The first one stays; the same again is no error.
func (j *Journal) AddReceipt(ctx context.Context, disclosure vault.RecordID, signed []byte) error {
	const insert = `insert into disclosure_receipts (disclosure, signed) values ($1, $2) on conflict do nothing`
	const check = `select signed = $2 from disclosure_receipts where disclosure = $1`
	if _, err := j.db.ExecContext(ctx, insert, disclosure[:], signed); err != nil {
		return fmt.Errorf("keep receipt of disclosure %s: %w", disclosure, err)
	}
	var isSame bool
	if err := j.db.GetContext(ctx, &isSame, check, disclosure[:], signed); err != nil {
		return fmt.Errorf("keep receipt of disclosure %s: %w", disclosure, err)
	}
	if !isSame {
		return fmt.Errorf("keep receipt of disclosure %s: %w", disclosure, ErrReceipted)
	}
	return nil
}

type disclosureRow struct {
	ID, Record, Wrapped, Body, Leaf, Emergency, Signed, Hash []byte

	Version, Epoch uint32
	Basis          string
	IsExempt       bool      `db:"is_exempt"`
	MadeAt         time.Time `db:"made_at"`
	Envelopes      pq.ByteaArray
	Batch          int64
	IsFinal        bool `db:"is_final"`
}

func (r disclosureRow) accounted(m Mask) Accounted {
	a := Accounted{
		Disclosure: Disclosure{
			ID: vault.RecordID(r.ID), Of: oracle.VersionID{Record: vault.RecordID(r.Record), Version: r.Version},
			Basis: r.Basis, IsExempt: r.IsExempt, Made: r.MadeAt, Leaf: common.BytesToHash(r.Leaf),
			Sealed: vault.Sealed{Body: r.Body, Address: sha256.Sum256(r.Body), Wrapped: r.Wrapped, Epoch: r.Epoch},
		},
		Receipt: r.Signed, Batch: uint64(r.Batch), Tx: common.BytesToHash(r.Hash), IsFinal: r.IsFinal,
	}
	if r.Emergency != nil {
		a.Emergency = showFor(m, a.ID, r.Emergency)
	}
	for _, e := range r.Envelopes {
		a.Envelopes = append(a.Envelopes, common.Hash(e))
	}
	return a
}

// StageRevocation keeps that a grant was revoked, from now on, together with the transaction that says so on the chain.
func (j *Journal) StageRevocation(ctx context.Context, t oracle.Tx, grant common.Hash) error {
	err := j.within(ctx, func(tx *sqlx.Tx) error {
		if err := revoke(ctx, tx, grant); err != nil {
			return err
		}
		return stage(ctx, tx, oracle.TxConsent, t)
	})
	if err != nil {
		return fmt.Errorf("stage revocation: %w", err)
	}
	return nil
}
