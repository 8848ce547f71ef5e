package journal

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/google/uuid"
	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"github.com/labseal/labseal/oracle/vault"
)

// Event is of what people must be told (42 CFR 493.1291(g), (k)).
type Event string

// The events.
const (
	Critical     Event = "critical"      // a result is flagged critical
	Corrected    Event = "corrected"     // a version replaces one that was reported
	WrongPatient Event = "wrong-patient" // a result is withdrawn as another patient's
	Withdrawn    Event = "withdrawn"     // a record is withdrawn for another reason
	Quarantined  Event = "quarantined"   // an artefact waits for a person

	EmergencyOpened Event = "emergency" // somebody broke the glass: two people must review it
)

// NoticeID names a notice: random, and so safe to show.
type NoticeID = uuid.UUID

// Notice is an event of a version, and how far its telling is.
type Notice struct {
	ID       NoticeID
	Record   vault.RecordID // of Quarantined: its id in the quarantine; of EmergencyOpened: its own
	Version  uint32         // 0 for these two
	Event    Event
	Leaf     common.Hash // zero for them
	Made     time.Time
	Told     time.Time // by the webhook; zero: not yet
	Whom     string    // the receiver's name
	Attempts int
	Error    string    // of the last attempt
	Next     time.Time // when it is tried again
	Dead     bool      // it is not tried any more, until somebody says so
	Tellings []Telling // of persons
}

// Telling is that a person was told. What is sealed says who and how.
type Telling struct {
	Record vault.RecordID // under which it is sealed, as version 1
	At     time.Time
	Sealed vault.Sealed
}

// noticesLock stands for the account of whoever sends notices.
var noticesLock = common.BytesToAddress([]byte("labseal\x02notices-----")) // 20 bytes, and a lock looks at the first 8

// TryNotices takes the right to send notices, or answers nil where another process has it.
func (j *Journal) TryNotices(ctx context.Context) (*Lock, error) { return j.TryLock(ctx, noticesLock) }

const noticeColumns = `
	n.id, n.record, n.version, n.event, v.leaf, n.made_at, n.told_at, coalesce(n.told_whom, '') as told_whom, n.attempts,
	coalesce(n.last_error, '') as last_error, n.next_try, n.is_dead`

// DueNotices returns notices that are to be sent now, oldest first: of each record only the first that is open, so that
// the next goes when that one is told or dead.
func (j *Journal) DueNotices(ctx context.Context, limit int) ([]Notice, error) {
	const query = `
		select ` + noticeColumns + `
		from (
			select distinct on (record) * from notices where told_at is null and not is_dead order by record, seq
		) n
		left join versions v on v.record = n.record and v.version = n.version
		where n.next_try <= now()
		order by n.seq
		limit $1`
	var rows []noticeRow
	if err := j.db.SelectContext(ctx, &rows, query, limit); err != nil {
		return nil, fmt.Errorf("read due notices: %w", err)
	}
	return notices(rows), nil
}

// NoticeTold notes that a receiver has a notice.
func (j *Journal) NoticeTold(ctx context.Context, id NoticeID, whom string) error {
	const update = `
		update notices set told_at = now(), told_whom = $2, attempts = attempts + 1, last_error = null
		where id = $1 and told_at is null`
	if _, err := j.db.ExecContext(ctx, update, id, whom); err != nil {
		return fmt.Errorf("note that notice %s is told: %w", id, err)
	}
	return nil
}

// NoticeFailed notes that a notice could not be sent, and why. It is tried again after a while, or, as a dead letter,
// when somebody says so; then people are alerted.
func (j *Journal) NoticeFailed(ctx context.Context, id NoticeID, reason string, after time.Duration, isDead bool) error {
	const update = `
		update notices
		set attempts = attempts + 1, last_error = $2, next_try = now() + $3 * interval '1 microsecond', is_dead = $4
		where id = $1 and told_at is null
		returning record, version, event`
	const alert = `insert into alerts (record, version, alert) values ($1, $2, $3)`
	err := j.within(ctx, func(tx *sqlx.Tx) error {
		var row noticeRow
		err := tx.GetContext(ctx, &row, update, id, reason, after.Microseconds(), isDead)
		if errors.Is(err, sql.ErrNoRows) {
			return nil // it was told meanwhile
		}
		if err != nil || !isDead {
			return err
		}
		_, err = tx.ExecContext(ctx, alert, row.Record, row.Version,
			fmt.Sprintf("its notice (%s) could not be delivered: see `oracle notices list`", row.Event))
		return err
	})
	if err != nil {
		return fmt.Errorf("note that notice %s failed: %w", id, err)
	}
	return nil
}

// RetryNotices makes open notices due now, dead ones too: those named, or all dead ones where none is. It returns how
// many they are.
func (j *Journal) RetryNotices(ctx context.Context, ids ...NoticeID) (int, error) {
	const update = `
		update notices set is_dead = false, attempts = 0, next_try = now()
		where told_at is null and (id = any ($1::uuid[]) or is_dead and $2)`
	list := make(pq.StringArray, len(ids))
	for i, id := range ids {
		list[i] = id.String()
	}
	result, err := j.db.ExecContext(ctx, update, list, len(ids) == 0)
	if err != nil {
		return 0, fmt.Errorf("retry notices: %w", err)
	}
	n, err := result.RowsAffected()
	return int(n), err
}

// Notices lists notices, oldest first: those that neither a receiver nor a person was told, or all.
func (j *Journal) Notices(ctx context.Context, all bool) ([]Notice, error) {
	const query = `
		select ` + noticeColumns + `
		from notices n
		left join versions v on v.record = n.record and v.version = n.version
		where $1 or n.told_at is null and not exists (select from tellings t where t.notice = n.id)
		order by n.seq`
	const tellings = `
		select notice, record, at, epoch, wrapped, body from tellings where notice = any ($1::uuid[]) order by at`
	var rows []noticeRow
	if err := j.db.SelectContext(ctx, &rows, query, all); err != nil {
		return nil, fmt.Errorf("list notices: %w", err)
	}
	list := notices(rows)
	ids, at := make(pq.StringArray, len(list)), map[NoticeID]*Notice{}
	for i := range list {
		ids[i], at[list[i].ID] = list[i].ID.String(), &list[i]
	}
	var told []struct {
		Notice                NoticeID
		Record, Wrapped, Body []byte
		At                    time.Time
		Epoch                 uint32
	}
	if err := j.db.SelectContext(ctx, &told, tellings, ids); err != nil {
		return nil, fmt.Errorf("list who was told: %w", err)
	}
	for _, t := range told {
		n := at[t.Notice]
		n.Tellings = append(n.Tellings, Telling{vault.RecordID(t.Record), t.At, vault.Sealed{
			Body: t.Body, Address: sha256.Sum256(t.Body), Wrapped: t.Wrapped, Epoch: t.Epoch,
		}})
	}
	return list, nil
}

// AddTelling notes that a person was told. It answers ErrNotFound for a notice that is none.
func (j *Journal) AddTelling(ctx context.Context, id NoticeID, t Telling) error {
	const insert = `
		insert into tellings (record, notice, epoch, wrapped, body)
		select $1, id, $3, $4, $5 from notices where id = $2`
	result, err := j.db.ExecContext(ctx, insert, t.Record[:], id, t.Sealed.Epoch, t.Sealed.Wrapped, t.Sealed.Body)
	if err == nil {
		var n int64
		if n, err = result.RowsAffected(); err == nil && n == 0 {
			err = ErrNotFound
		}
	}
	if err != nil {
		return fmt.Errorf("note who was told of notice %s: %w", id, refusedEnded(err))
	}
	return nil
}

// Untold are the notices of which neither a receiver nor a person was told.
type Untold struct {
	Waiting      int       // to be sent, or told by a person
	GivenUp      int       // dead letters
	Since        time.Time // when the oldest of both was made; zero: there is none
	GivenUpSince time.Time // when the oldest dead letter was made
}

// Untold counts the notices of which nobody was told.
func (j *Journal) Untold(ctx context.Context) (u Untold, err error) {
	const query = `
		select count(*) filter (where not is_dead), count(*) filter (where is_dead), min(made_at), min(made_at) filter (where is_dead)
		from (
			select id, is_dead, made_at from notices where told_at is null and not is_dead
			union all
			select id, is_dead, made_at from notices where is_dead
		) n
		where not exists (select from tellings t where t.notice = n.id)`
	var since, givenUp sql.NullTime
	if err := j.db.QueryRowxContext(ctx, query).Scan(&u.Waiting, &u.GivenUp, &since, &givenUp); err != nil {
		return u, fmt.Errorf("count notices of which nobody was told: %w", err)
	}
	u.Since, u.GivenUpSince = since.Time, givenUp.Time
	return u, nil
}

// notice adds a notice of what is no version.
func (d *Desk) notice(ctx context.Context, record vault.RecordID, event Event) error {
	const insert = `insert into notices (record, version, event) values ($1, 0, $2) on conflict do nothing`
	_, err := d.tx.ExecContext(ctx, insert, record[:], event)
	return err
}

type noticeRow struct {
	ID           NoticeID
	Record, Leaf []byte
	Version      uint32
	Event        Event
	MadeAt       time.Time    `db:"made_at"`
	ToldAt       sql.NullTime `db:"told_at"`
	ToldWhom     string       `db:"told_whom"`
	Attempts     int
	LastError    string    `db:"last_error"`
	NextTry      time.Time `db:"next_try"`
	IsDead       bool      `db:"is_dead"`
}

func notices(rows []noticeRow) []Notice {
	list := make([]Notice, len(rows))
	for i := range rows {
		r := &rows[i]
		list[i] = Notice{
			ID: r.ID, Record: vault.RecordID(r.Record), Version: r.Version, Event: r.Event, Leaf: common.BytesToHash(r.Leaf),
			Made: r.MadeAt, Told: r.ToldAt.Time, Whom: r.ToldWhom, Attempts: r.Attempts, Error: r.LastError,
			Next: r.NextTry, Dead: r.IsDead,
		}
	}
	return list
}
