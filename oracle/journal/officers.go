package journal

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"github.com/labseal/labseal/oracle/officer"
)

// Officers returns who is and was an officer, as it follows from what was signed.
func (j *Journal) Officers(ctx context.Context) (*officer.Roster, error) {
	r, err := j.roster(ctx, j.db)
	if err != nil {
		return nil, fmt.Errorf("read officers: %w", err)
	}
	return r, nil
}

func (j *Journal) roster(ctx context.Context, db sqlx.QueryerContext) (*officer.Roster, error) {
	const query = `select officer, name, act, by_key, signature, at from officer_entries order by id`
	var rows []struct {
		Officer, Signature []byte
		ByKey              []byte `db:"by_key"`
		Name               string
		Act                officer.Act
		At                 time.Time
	}
	if err := sqlx.SelectContext(ctx, db, &rows, query); err != nil {
		return nil, err
	}
	entries := make([]officer.Entry, len(rows))
	for i, r := range rows {
		entries[i] = officer.Entry{
			Of: officer.Key(r.Officer), Name: r.Name, Act: r.Act, By: officer.Signed{Key: officer.Key(r.ByKey), Signature: r.Signature},
			At: r.At,
		}
	}
	return officer.Replay(j.member, entries)
}

// AddOfficerEntry keeps a word about an officer, if it counts: one at a time.
func (j *Journal) AddOfficerEntry(ctx context.Context, e officer.Entry) error {
	const lock = `lock table officer_entries in share row exclusive mode`
	const insert = `
		insert into officer_entries (officer, name, act, by_key, signature) values ($1, $2, $3, $4, $5)`
	err := j.within(ctx, func(tx *sqlx.Tx) error {
		if _, err := tx.ExecContext(ctx, lock); err != nil {
			return err
		}
		r, err := j.roster(ctx, tx)
		if err != nil {
			return err
		}
		if err := r.Take(e); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, insert, e.Of[:], e.Name, e.Act, e.By.Key[:], e.By.Signature)
		if refused := new(pq.Error); errors.As(err, &refused) && refused.Constraint == "officer_names" {
			return fmt.Errorf("an officer is called %s already", e.Name)
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("%s officer %s: %w", e.Act, e.Name, err)
	}
	return nil
}
