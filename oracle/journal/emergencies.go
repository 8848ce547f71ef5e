package journal

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/jmoiron/sqlx"

	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/vault"
)

// Emergency is a breaking of the glass. What is sealed says who asked, about whom, and why.
type Emergency struct {
	Pseudonym  common.Hash    // what the chain knows it by
	ID         vault.RecordID // what it is sealed under, as version 1
	Commitment common.Hash
	Opened     time.Time
	Until      time.Time // nothing is released under it any more from then on
	Sealed     vault.Sealed
	Number     uint64 // on the chain; 0: it is not final there yet
	Reviews    []Review
}

// Reviewer is in whose purpose a review is made. The contract wants one of each.
type Reviewer string

// The reviewers.
const (
	ByManager  Reviewer = "manager"
	ByGovernor Reviewer = "governor"
)

// Review is what one person found. What is sealed says who and what.
type Review struct {
	Reviewer   Reviewer
	ID         vault.RecordID // what it is sealed under, as version 1
	Commitment common.Hash
	Sealed     vault.Sealed
	Made       time.Time
	Tx         common.Hash // zero: the chain does not have it yet
}

// IsReviewed says whether two people have reviewed it, and the chain says so.
func (e *Emergency) IsReviewed() bool {
	return len(e.Reviews) == 2 && e.Reviews[0].Tx != (common.Hash{}) && e.Reviews[1].Tx != (common.Hash{})
}

// AddEmergency keeps an emergency, what may be seen in it, and the notice of it, before anything is released.
func (j *Journal) AddEmergency(ctx context.Context, e Emergency, records []vault.RecordID) error {
	const (
		insert = `
			insert into emergencies (pseudonym, id, commitment, opened_at, until, epoch, wrapped, body)
			values ($1, $2, $3, $4, $5, $6, $7, $8)`
		found  = `insert into emergency_records (label) select unnest($1::bytea[])`
		notice = `insert into notices (record, version, event) values ($1, 0, $2)`
	)
	err := j.asked(ctx, func(x index) error {
		labels := make(bytesArray, len(records))
		for i := range records {
			label := x.seenIn(e.Pseudonym, records[i])
			labels[i] = label[:]
		}
		tx := x.tx
		if _, err := tx.ExecContext(ctx, insert, e.Pseudonym[:], e.ID[:], e.Commitment[:], e.Opened, e.Until,
			e.Sealed.Epoch, e.Sealed.Wrapped, e.Sealed.Body); err != nil {
			return refusedEnded(err)
		}
		if _, err := tx.ExecContext(ctx, found, labels); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, notice, e.ID[:], EmergencyOpened)
		return err
	})
	if err != nil {
		return fmt.Errorf("keep emergency: %w", err)
	}
	return nil
}

// seenIn is the label by which an emergency may see a record.
func (x index) seenIn(emergency common.Hash, record vault.RecordID) [32]byte {
	sum := sha256.Sum256(append(emergency[:], record[:]...))
	return single(x.mask, byEmergency, sum)
}

const emergencyColumns = `pseudonym, id, commitment, opened_at, until, epoch, wrapped, body, coalesce(number, 0) as number`

type emergencyRow struct {
	Pseudonym, ID, Commitment, Wrapped, Body []byte
	OpenedAt                                 time.Time `db:"opened_at"`
	Until                                    time.Time
	Epoch                                    uint32
	Number                                   int64
}

func (r emergencyRow) emergency() Emergency {
	return Emergency{
		Pseudonym: common.Hash(r.Pseudonym), ID: vault.RecordID(r.ID), Commitment: common.Hash(r.Commitment),
		Opened: r.OpenedAt, Until: r.Until, Number: uint64(r.Number),
		Sealed: vault.Sealed{Body: r.Body, Address: sha256.Sum256(r.Body), Wrapped: r.Wrapped, Epoch: r.Epoch},
	}
}

// Emergency returns an emergency, and says whether it may see a record.
func (j *Journal) Emergency(ctx context.Context, pseudonym common.Hash, record vault.RecordID) (*Emergency, bool, error) {
	const query = `select ` + emergencyColumns + ` from emergencies where pseudonym = $1`
	const sees = `select exists (select from emergency_records where label = $1)`
	var row emergencyRow
	if err := j.db.GetContext(ctx, &row, query, pseudonym[:]); err != nil {
		return nil, false, fmt.Errorf("read emergency: %w", notFound(err))
	}
	var isSeen bool
	err := j.reading(ctx, func(x index) error {
		label := x.seenIn(pseudonym, record)
		return x.tx.GetContext(ctx, &isSeen, sees, label[:])
	})
	if err != nil {
		return nil, false, fmt.Errorf("read emergency: %w", err)
	}
	e := row.emergency()
	return &e, isSeen, nil
}

// Emergencies lists emergencies with their reviews, oldest first: all of them, or those that are not reviewed.
func (j *Journal) Emergencies(ctx context.Context, all bool) ([]Emergency, error) {
	const query = `
		select ` + emergencyColumns + ` from emergencies e
		where $1 or (select count(*) from emergency_reviews r where r.pseudonym = e.pseudonym and r.tx is not null) < 2
		order by seq`
	const reviews = `
		select pseudonym, reviewer, id, commitment, epoch, wrapped, body, made_at, tx from emergency_reviews order by made_at`
	var rows []emergencyRow
	if err := j.db.SelectContext(ctx, &rows, query, all); err != nil {
		return nil, fmt.Errorf("list emergencies: %w", err)
	}
	var made []reviewRow
	if err := j.db.SelectContext(ctx, &made, reviews); err != nil {
		return nil, fmt.Errorf("list emergencies: %w", err)
	}
	of := map[common.Hash][]Review{}
	for _, r := range made {
		of[common.Hash(r.Pseudonym)] = append(of[common.Hash(r.Pseudonym)], r.review())
	}
	list := make([]Emergency, len(rows))
	for i, r := range rows {
		list[i] = r.emergency()
		list[i].Reviews = of[list[i].Pseudonym]
	}
	return list, nil
}

type reviewRow struct {
	Pseudonym, ID, Commitment, Wrapped, Body, Tx []byte

	Reviewer string
	Epoch    uint32
	MadeAt   time.Time `db:"made_at"`
}

func (r reviewRow) review() Review {
	return Review{
		Reviewer: Reviewer(r.Reviewer), ID: vault.RecordID(r.ID), Commitment: common.Hash(r.Commitment), Made: r.MadeAt,
		Sealed: vault.Sealed{Body: r.Body, Address: sha256.Sum256(r.Body), Wrapped: r.Wrapped, Epoch: r.Epoch},
		Tx:     common.BytesToHash(r.Tx),
	}
}

// AddReview keeps a review before the chain is told of it. The first one of a purpose stays: it is returned.
func (j *Journal) AddReview(ctx context.Context, pseudonym common.Hash, r Review) (Review, error) {
	const insert = `
		insert into emergency_reviews (pseudonym, reviewer, id, commitment, epoch, wrapped, body)
		values ($1, $2, $3, $4, $5, $6, $7) on conflict (pseudonym, reviewer) do nothing`
	const query = `
		select pseudonym, reviewer, id, commitment, epoch, wrapped, body, made_at, tx from emergency_reviews
		where pseudonym = $1 and reviewer = $2`
	_, err := j.db.ExecContext(ctx, insert, pseudonym[:], r.Reviewer, r.ID[:], r.Commitment[:], r.Sealed.Epoch, r.Sealed.Wrapped,
		r.Sealed.Body)
	var row reviewRow
	if err == nil {
		err = j.db.GetContext(ctx, &row, query, pseudonym[:], r.Reviewer)
	}
	if err != nil {
		return Review{}, fmt.Errorf("keep review: %w", refusedEnded(err))
	}
	return row.review(), nil
}

// ReviewSent notes by which transaction the chain has a review.
func (j *Journal) ReviewSent(ctx context.Context, pseudonym common.Hash, by Reviewer, tx common.Hash) error {
	const update = `update emergency_reviews set tx = $3 where pseudonym = $1 and reviewer = $2`
	if _, err := j.db.ExecContext(ctx, update, pseudonym[:], by, tx[:]); err != nil {
		return fmt.Errorf("note review: %w", err)
	}
	return nil
}

// UnannouncedEmergencies returns those that no transaction carries yet, oldest first.
func (j *Journal) UnannouncedEmergencies(ctx context.Context, limit int) ([]oracle.Emergency, error) {
	const query = `
		select pseudonym, commitment from emergencies where account is null and number is null order by seq limit $1`
	return j.emergencies(ctx, query, limit)
}

// UnnumberedEmergencies returns those whose transaction is final, and whose number on the chain is not known yet.
func (j *Journal) UnnumberedEmergencies(ctx context.Context, limit int) ([]oracle.Emergency, error) {
	const query = `
		select pseudonym, commitment from emergencies join transactions using (account, nonce)
		where state = 'final' and number is null order by seq limit $1`
	return j.emergencies(ctx, query, limit)
}

func (j *Journal) emergencies(ctx context.Context, query string, limit int) ([]oracle.Emergency, error) {
	var rows []struct{ Pseudonym, Commitment []byte }
	if err := j.db.SelectContext(ctx, &rows, query, limit); err != nil {
		return nil, fmt.Errorf("read emergencies: %w", err)
	}
	list := make([]oracle.Emergency, len(rows))
	for i, r := range rows {
		list[i] = oracle.Emergency{Pseudonym: common.Hash(r.Pseudonym), Commitment: common.Hash(r.Commitment)}
	}
	return list, nil
}

// StageEmergency puts a transaction in the outbox which tells the chain of an emergency.
func (j *Journal) StageEmergency(ctx context.Context, t oracle.Tx, pseudonym common.Hash) error {
	const update = `update emergencies set account = $2, nonce = $3 where pseudonym = $1`
	err := j.within(ctx, func(tx *sqlx.Tx) error {
		if err := stage(ctx, tx, oracle.TxEmergency, t); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, update, pseudonym[:], t.Account[:], int64(t.Nonce))
		return err
	})
	if err != nil {
		return fmt.Errorf("stage emergency: %w", err)
	}
	return nil
}

// NumberEmergency notes which number the chain gave an emergency.
func (j *Journal) NumberEmergency(ctx context.Context, pseudonym common.Hash, number uint64) error {
	const update = `update emergencies set number = $2 where pseudonym = $1`
	if _, err := j.db.ExecContext(ctx, update, pseudonym[:], int64(number)); err != nil {
		return fmt.Errorf("number emergency: %w", err)
	}
	return nil
}

// Unreviewed is how many emergencies lack a review, and since when the oldest of them is open; zero for none.
func (j *Journal) Unreviewed(ctx context.Context) (n int, since time.Time, err error) {
	const query = `
		select count(*), min(opened_at) from emergencies e
		where (select count(*) from emergency_reviews r where r.pseudonym = e.pseudonym and r.tx is not null) < 2`
	var oldest sql.NullTime
	if err := j.db.QueryRowxContext(ctx, query).Scan(&n, &oldest); err != nil {
		return 0, since, fmt.Errorf("count emergencies without their reviews: %w", err)
	}
	return n, oldest.Time, nil
}

// isNone says whether a query found nothing.
func isNone(err error) bool { return errors.Is(err, sql.ErrNoRows) }
