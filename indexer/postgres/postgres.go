// Package postgres keeps the mirror in Postgres.
//
// There are two schemas. In chain is what follows from verified blocks, and nothing else: its [Store.Digest] is the
// same after every rebuild. In local is what this indexer did and saw: attestations, leaves, alarms.
//
// The promises:
//
//   - one process writes the chain schema, on one session, which holds an advisory lock ([Store.Writer]). The session's
//     end is the end of the lock and of whatever it had not committed, so a writer that was cut off writes nothing;
//   - blocks and their events come and go in one transaction ([Writer.Append]);
//   - every read is of one snapshot and begins with the newest block. It is as of that, or of an earlier one that was asked
//     for, which it returns: what a question is about is so as of that block ([Store.At]);
//   - a rebuild fills a second chain schema beside the first and takes its place in one transaction ([Scratch]).
package postgres

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"runtime"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"
	"github.com/pressly/goose/v3"

	"github.com/labseal/labseal/internal/deploy"
)

//go:embed migrations
var migrations embed.FS

// Schemas.
const (
	chainSchema   = "chain"
	scratchSchema = "chain_scratch"
	localSchema   = "local"
)

// Advisory locks of the database.
const (
	migrateLock = 0x1ab5ea100 + iota
	writerLock
	scratchLock
	tellLock
)

// Store is an open mirror.
type Store struct {
	db    *sqlx.DB
	reads *sqlx.DB // by another driver, which answers faster
	url   string
}

// Open connects, and prepares the database.
func Open(ctx context.Context, url string, d deploy.Deployment) (*Store, error) {
	s, err := New(url)
	if err != nil {
		return nil, err
	}
	if err := s.Prepare(ctx, d); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// New returns a store that connects when it is first asked. It must be prepared before it is asked for anything else.
func New(url string) (*Store, error) {
	s, err := pools(url, chainSchema)
	if err != nil {
		return nil, fmt.Errorf("open the mirror's database: %w", err)
	}
	return s, nil
}

// Prepare brings the schemas up to date, and binds an empty mirror to the deployment.
func (s *Store) Prepare(ctx context.Context, d deploy.Deployment) error {
	err := migrate(ctx, s.url, localSchema)
	if err == nil {
		err = migrate(ctx, s.url, chainSchema)
	}
	if err == nil {
		err = s.bind(ctx, d)
	}
	if err != nil {
		return fmt.Errorf("open the mirror's database: %w", err)
	}
	return nil
}

// open connects with a schema for what the chain says, and brings that up to date.
func open(ctx context.Context, url, chain string) (*Store, error) {
	if err := migrate(ctx, url, localSchema); err != nil {
		return nil, err
	}
	if err := migrate(ctx, url, chain); err != nil {
		return nil, err
	}
	return pools(url, chain)
}

func pools(url, chain string) (*Store, error) {
	db, err := connect(url, chain+", "+localSchema)
	if err != nil {
		return nil, err
	}
	reads, err := connectReads(url, chain+", "+localSchema)
	if err != nil {
		db.Close()
		return nil, err
	}
	return &Store{db, reads, url}, nil
}

// Close lets go of the database.
func (s *Store) Close() error { return errors.Join(s.reads.Close(), s.db.Close()) }

// connect opens a pool of sessions that find tables in these schemas.
func connect(url, schemas string) (*sqlx.DB, error) {
	config, err := pq.NewConfig(url)
	if err != nil {
		return nil, err
	}
	if config.Runtime == nil {
		config.Runtime = map[string]string{}
	}
	config.Runtime["search_path"] = schemas
	connector, err := pq.NewConnectorConfig(config)
	if err != nil {
		return nil, err
	}
	return sqlx.NewDb(sql.OpenDB(connector), "postgres"), nil
}

// maxReads is how many questions are answered at once; more wait their turn. Many more than there are processors would answer no
// faster, and sessions that are seldom used know few plans: each would make them anew for the few questions that it gets.
var maxReads = 4 * runtime.GOMAXPROCS(0)

// connectReads opens a pool for reads: by pgx, which keeps statements prepared, and so answers in a fraction of
// the time (make bench-indexer ARGS="queries ..."). It has no say in how rows are written.
func connectReads(url, schemas string) (*sqlx.DB, error) {
	config, err := pgx.ParseConfig(url)
	if err != nil {
		return nil, err
	}
	config.RuntimeParams["search_path"] = schemas
	// To plan a question, or to compile it, takes longer than to answer it: each is planned once in a session, for whatever
	// it will be asked with. Those where that matters are written so that only one plan is possible (see pageOf).
	config.RuntimeParams["plan_cache_mode"], config.RuntimeParams["jit"] = "force_generic_plan", "off"
	db := stdlib.OpenDB(*config)
	db.SetMaxOpenConns(maxReads)
	db.SetMaxIdleConns(maxReads)
	return sqlx.NewDb(db, "pgx"), nil
}

// migrate brings one schema up to date. Each has its own version.
func migrate(ctx context.Context, url, schema string) error {
	db, err := connect(url, schema)
	if err != nil {
		return err
	}
	defer db.Close()
	folder := "migrations/" + localSchema
	if schema != localSchema {
		folder = "migrations/" + chainSchema
	}
	files, err := fs.Sub(migrations, folder)
	if err != nil {
		return err
	}
	unlock, err := lock(ctx, db, migrateLock)
	if err != nil {
		return err
	}
	defer unlock()
	if _, err := db.ExecContext(ctx, "create schema if not exists "+pq.QuoteIdentifier(schema)); err != nil {
		return err
	}
	provider, err := goose.NewProvider(goose.DialectPostgres, db.DB, files, goose.WithTableName("migrations"))
	if err != nil {
		return err
	}
	_, err = provider.Up(ctx)
	return err
}

// lock waits for an advisory lock on a session of its own.
func lock(ctx context.Context, db *sqlx.DB, key int64) (unlock func(), err error) {
	conn, err := db.Connx(ctx)
	if err != nil {
		return nil, err
	}
	if _, err := conn.ExecContext(ctx, `select pg_advisory_lock($1)`, key); err != nil {
		conn.Close()
		return nil, err
	}
	return func() { release(conn, key) }, nil
}

// releasing is how long a database may take to unlock. After that its session is given up.
const releasing = 5 * time.Second

// release unlocks before it closes: the session goes back to the pool as it is. Where unlocking fails the session is
// broken, and its end is the lock's.
func release(conn *sqlx.Conn, key int64) {
	// The caller's context may have ended, which is no reason to keep the lock.
	ctx, cancel := context.WithTimeout(context.Background(), releasing)
	defer cancel()
	_, err := conn.ExecContext(ctx, `select pg_advisory_unlock($1)`, key)
	if err != nil {
		_ = conn.Raw(func(any) error { return driver.ErrBadConn }) // makes the pool drop it
	}
	conn.Close()
}
