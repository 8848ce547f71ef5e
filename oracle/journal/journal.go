// Package journal is the oracle's memory in Postgres: what was sealed, the log's tree, the outbox, and what proves it.
//
// The caller may rely on this: when a method returns without an error, what it wrote is durable (synchronous commit),
// and it was written in one transaction, whole or not at all. The journal holds no clear text: records are sealed,
// what they are found by is an HMAC under a mask (index.go), and content keys are wrapped under keys that are not in the
// database. No two rows hold an equal value by which one record could be known as another's: see [Mask].
package journal

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"maps"

	"github.com/ethereum/go-ethereum/common"
	"github.com/jmoiron/sqlx"
	"github.com/lib/pq" // the Postgres driver
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
)

//go:embed migrations/*.sql
var migrations embed.FS

// ErrOtherLog is returned for a database that belongs to another member's log.
var ErrOtherLog = errors.New("this database is the journal of another log")

// ErrForgetful is returned for a database that answers before what it answers for is on its disk.
var ErrForgetful = errors.New("synchronous_commit is off in this database: what was acknowledged could be lost; " +
	"leave it on in postgresql.conf, and for the role and the database (alter role … reset synchronous_commit)")

// ErrNotFound is returned for a record or version that is not in the journal.
var ErrNotFound = errors.New("not found")

// Journal is an open journal.
type Journal struct {
	db         *sqlx.DB
	member     common.Hash
	statements *statements
	masks      masks
	hints      hints
	recent     recent
}

// Open connects, brings the schema up to date, and binds an empty journal to the log.
func Open(ctx context.Context, url string, member, log common.Hash) (*Journal, error) {
	db, err := connect(url)
	if err != nil {
		return nil, fmt.Errorf("open journal: %w", err)
	}
	j := &Journal{db: db, member: member, statements: newStatements(db)}
	if err := j.prepare(ctx, member, log); err != nil {
		db.Close()
		return nil, fmt.Errorf("open journal: %w", err)
	}
	return j, nil
}

// sessions is how many sessions stay open though nobody needs them at the moment: as many as intake and the steps of the
// anchorer need at once. A new one has to prepare all its queries again.
const sessions = 8

// settings of all sessions. They never compile a query: each reads a few rows, but of tables that grow all day, whose statistics
// lag behind, and then Postgres takes a query for one that is worth compiling. For the same reason a prepared query is planned each
// time that it runs: a plan that was kept from an empty table reads all of a full one.
var settings = map[string]string{"jit": "off", "plan_cache_mode": "force_custom_plan"}

// vanished are settings by which Postgres ends the session of a machine that has vanished in half a minute, instead of after the
// system's two hours, and that of a process that hangs within a transaction in a few minutes: others wait for what they hold, which
// may be the lock of intake or a sender's. Within a transaction intake waits for nobody but the store of bodies, if one is large.
// What the database's URL says of them counts.
var vanished = map[string]string{
	"tcp_keepalives_idle":                 "10", // seconds
	"tcp_keepalives_interval":             "5",
	"tcp_keepalives_count":                "4",
	"tcp_user_timeout":                    "30000", // milliseconds
	"idle_in_transaction_session_timeout": "300000",
}

// connect opens a pool of sessions.
func connect(url string) (*sqlx.DB, error) {
	config, err := pq.NewConfig(url)
	if err != nil {
		return nil, err
	}
	config.BinaryParameters = true // bytes go as they are, and one round trip does for a query that is not prepared
	runtime := maps.Clone(vanished)
	maps.Copy(runtime, config.Runtime)
	maps.Copy(runtime, settings)
	config.Runtime = runtime
	connector, err := pq.NewConnectorConfig(config)
	if err != nil {
		return nil, err
	}
	db := sqlx.NewDb(sql.OpenDB(connector), "postgres")
	db.SetMaxIdleConns(sessions)
	return db, nil
}

// Close lets go of the database.
func (j *Journal) Close() error { return j.db.Close() }

func (j *Journal) prepare(ctx context.Context, member, log common.Hash) error {
	var commit string
	if err := j.db.GetContext(ctx, &commit, `select current_setting('synchronous_commit')`); err != nil {
		return err
	}
	if commit == "off" { // all others wait for the disk at least
		return ErrForgetful
	}
	if err := migrate(ctx, j.db.DB); err != nil {
		return err
	}
	const bind = `insert into log (member, log) values ($1, $2) on conflict do nothing`
	if _, err := j.db.ExecContext(ctx, bind, member[:], log[:]); err != nil {
		return err
	}
	var is bool
	const check = `select member = $1 and log = $2 from log`
	if err := j.db.GetContext(ctx, &is, check, member[:], log[:]); err != nil {
		return err
	}
	if !is {
		return ErrOtherLog
	}
	return nil
}

func migrate(ctx context.Context, db *sql.DB) error {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	locker, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(1, 60)) // a look each second, for a minute
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(goose.DialectPostgres, db, files, goose.WithSessionLocker(locker))
	if err != nil {
		return err
	}
	if isPending, err := p.HasPending(ctx); err == nil && !isPending {
		return nil // as almost always: no need to wait for the lock
	}
	_, err = p.Up(ctx)
	return err
}

// within runs f in one transaction.
func (j *Journal) within(ctx context.Context, f func(tx *sqlx.Tx) error) error {
	tx, err := j.db.BeginTxx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // nothing to do after Commit
	if err := f(tx); err != nil {
		return refusedEnded(err)
	}
	return tx.Commit()
}

// Obstacle is something that can't go on, and why.
type Obstacle struct {
	What   string `json:"what"`
	Reason string `json:"reason"`
	Since  string `json:"since"`               // RFC 3339
	Alarm  bool   `json:"alarm" db:"is_alarm"` // no waiting clears it: a person must look
}

// SetObstacle notes that something can't go on; an empty reason clears it.
func (j *Journal) SetObstacle(ctx context.Context, what, reason string, isAlarm bool) error {
	const clearing = `delete from obstacles where what = $1`
	const set = `
		insert into obstacles (what, reason, is_alarm) values ($1, $2, $3)
		on conflict (what) do update set reason = excluded.reason, is_alarm = excluded.is_alarm`
	var err error
	if reason == "" {
		_, err = j.db.ExecContext(ctx, clearing, what)
	} else {
		_, err = j.db.ExecContext(ctx, set, what, reason, isAlarm)
	}
	if err != nil {
		return fmt.Errorf("note obstacle: %w", err)
	}
	return nil
}

// Obstacles returns what can't go on at present.
func (j *Journal) Obstacles(ctx context.Context) ([]Obstacle, error) {
	const query = `
		select what, reason, is_alarm, to_char(since at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as since
		from obstacles order by what`
	list := []Obstacle{}
	if err := j.db.SelectContext(ctx, &list, query); err != nil {
		return nil, fmt.Errorf("read obstacles: %w", err)
	}
	return list, nil
}
