package journal

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/vault"
)

// StageConsent keeps a transaction about a subject of which the journal keeps nothing else: its signer, guardians, proxies.
func (j *Journal) StageConsent(ctx context.Context, t oracle.Tx) error {
	err := j.within(ctx, func(tx *sqlx.Tx) error { return stage(ctx, tx, oracle.TxConsent, t) })
	if err != nil {
		return fmt.Errorf("stage a subject's write: %w", err)
	}
	return nil
}

// AreOfOnePatient says whether records are of the patient of the first, as the numbers in them tell: those that were linked
// count. One record is; several are not where one of them names nobody.
func (j *Journal) AreOfOnePatient(ctx context.Context, records []vault.RecordID) (is bool, err error) {
	const query = `
		select not exists (
			select from unnest($1::bytea[]) as other (record)
			where not exists (
				select from identities i where i.record = other.record and not i.is_provisional and i.identity = any($2)))`
	if len(records) < 2 {
		return true, nil
	}
	ids := make(pq.ByteaArray, len(records))
	for i := range records {
		ids[i] = records[i][:]
	}
	err = j.reading(ctx, func(x index) error {
		numbers, err := x.patientOf(ctx, records[0])
		if err != nil {
			return err
		}
		labels, err := x.labels(ctx, byIdentity, numbers)
		if err != nil {
			return err
		}
		return x.tx.GetContext(ctx, &is, query, ids, labels)
	})
	if err != nil {
		return false, fmt.Errorf("compare whom records are of: %w", err)
	}
	return is, nil
}

// Enrolled is a subject that a record's patient has.
type Enrolled struct {
	Subject common.Hash
	// IsOwn: it was enrolled under an identity that the record itself names. One that only a link leads to permits
	// nothing, because linking patients' numbers widens no grant; what it denies counts.
	IsOwn bool
}

// numbersOfSubject are the numbers under which a subject was enrolled.
func (x index) numbersOfSubject(ctx context.Context, subject common.Hash) ([][32]byte, error) {
	const query = `select identity from subject_identities where subject = $1 order by identity`
	var labels pq.ByteaArray
	if err := x.tx.SelectContext(ctx, (*[][]byte)(&labels), query, subject[:]); err != nil {
		return nil, err
	}
	return x.values(labels), nil
}

// SubjectsOf returns the subjects of a record's patient.
func (j *Journal) SubjectsOf(ctx context.Context, record vault.RecordID) (list []Enrolled, err error) {
	const query = `select subject, identity from subject_identities where identity = any($1) order by subject`
	var rows []struct{ Subject, Identity []byte }
	err = j.reading(ctx, func(x index) error {
		own, err := x.numbersOf(ctx, record)
		if err != nil {
			return err
		}
		numbers, _, err := x.linked(ctx, own)
		if err != nil {
			return err
		}
		labels, err := x.labels(ctx, bySubject, numbers)
		if err != nil {
			return err
		}
		if err := x.tx.SelectContext(ctx, &rows, query, labels); err != nil {
			return err
		}
		for _, r := range rows {
			if subject := common.Hash(r.Subject); len(list) == 0 || list[len(list)-1].Subject != subject {
				list = append(list, Enrolled{Subject: subject})
			}
			last := &list[len(list)-1]
			last.IsOwn = last.IsOwn || slices.Contains(own, show(x.mask, r.Identity).value)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("find the record's subjects: %w", err)
	}
	return list, nil
}

// BindSubject says that a subject is the patient of a record: of the identities that the record itself names. The same again
// is no error.
func (j *Journal) BindSubject(ctx context.Context, subject common.Hash, record vault.RecordID) error {
	const query = `select identity from identities where record = $1 and not is_provisional`
	const insert = `insert into subject_identities (subject, identity) select $1, unnest($2::bytea[])`
	err := j.asked(ctx, func(x index) error {
		if err := x.alone(ctx); err != nil {
			return err
		}
		var labels pq.ByteaArray
		if err := x.tx.SelectContext(ctx, (*[][]byte)(&labels), query, record[:]); err != nil {
			return err
		}
		if len(labels) == 0 {
			return ErrNotFound
		}
		before, err := x.numbersOfSubject(ctx, subject)
		if err != nil {
			return err
		}
		added, err := x.next(ctx, bySubject, without(x.values(labels), before))
		if err != nil {
			return err
		}
		_, err = x.tx.ExecContext(ctx, insert, subject[:], added)
		return err
	})
	if errors.Is(err, ErrNotFound) {
		return fmt.Errorf("bind subject to the patient of record %s: %w, or it names no patient", record, ErrNotFound)
	}
	if err != nil {
		return fmt.Errorf("bind subject to a record's patient: %w", err)
	}
	return nil
}
