package journal

import (
	"context"
	"crypto/sha256"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/jmoiron/sqlx"

	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/vault"
)

// StageEnrolment keeps a subject together with the transaction that enrols it.
func (j *Journal) StageEnrolment(ctx context.Context, t oracle.Tx, subject, salt common.Hash) error {
	const insert = `insert into subjects (subject, salt) values ($1, $2)`
	err := j.within(ctx, func(tx *sqlx.Tx) error {
		if _, err := tx.ExecContext(ctx, insert, subject[:], salt[:]); err != nil {
			return err
		}
		return stage(ctx, tx, oracle.TxConsent, t)
	})
	if err != nil {
		return fmt.Errorf("stage enrolment: %w", err)
	}
	return nil
}

// SealedGrant is a grant whose opening is sealed under a record id of its own, as version 1.
type SealedGrant struct {
	ID      common.Hash
	Subject common.Hash
	Record  vault.RecordID
	Opening vault.Sealed
}

// StageGrant keeps a grant's opening together with the transaction that records it.
func (j *Journal) StageGrant(ctx context.Context, t oracle.Tx, g SealedGrant) error {
	err := j.within(ctx, func(tx *sqlx.Tx) error {
		if err := addGrant(ctx, tx, g); err != nil {
			return err
		}
		return stage(ctx, tx, oracle.TxConsent, t)
	})
	if err != nil {
		return fmt.Errorf("stage grant: %w", err)
	}
	return nil
}

func addGrant(ctx context.Context, tx *sqlx.Tx, g SealedGrant) error {
	const insert = `
		insert into grants (grant_id, subject, record, epoch, wrapped, opening) values ($1, $2, $3, $4, $5, $6)`
	_, err := tx.ExecContext(ctx, insert, g.ID[:], g.Subject[:], g.Record[:], g.Opening.Epoch, g.Opening.Wrapped, g.Opening.Body)
	return err
}

// Grant returns a grant with its sealed opening.
func (j *Journal) Grant(ctx context.Context, id common.Hash) (*SealedGrant, error) {
	const query = `select subject, record, epoch, wrapped, opening from grants where grant_id = $1`
	g := &SealedGrant{ID: id}
	var subject, record []byte
	err := j.db.QueryRowxContext(ctx, query, id[:]).Scan(
		&subject, &record, &g.Opening.Epoch, &g.Opening.Wrapped, &g.Opening.Body)
	if err != nil {
		return nil, fmt.Errorf("read grant: %w", notFound(err))
	}
	g.Subject, g.Record = common.Hash(subject), vault.RecordID(record)
	g.Opening.Address = sha256.Sum256(g.Opening.Body)
	return g, nil
}

// SubjectSalt is the salt that a subject's name is made with.
func (j *Journal) SubjectSalt(ctx context.Context, subject common.Hash) (common.Hash, error) {
	const query = `select salt from subjects where subject = $1`
	var salt []byte
	if err := j.db.GetContext(ctx, &salt, query, subject[:]); err != nil {
		return common.Hash{}, fmt.Errorf("read subject: %w", notFound(err))
	}
	return common.Hash(salt), nil
}

// HasSubject says whether the journal knows a subject.
func (j *Journal) HasSubject(ctx context.Context, subject common.Hash) (bool, error) {
	var has bool
	const query = `select exists (select from subjects where subject = $1)`
	if err := j.db.GetContext(ctx, &has, query, subject[:]); err != nil {
		return false, fmt.Errorf("look for subject: %w", err)
	}
	return has, nil
}
