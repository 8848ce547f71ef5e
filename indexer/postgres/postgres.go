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
//   - every read is of one snapshot and begins with the newest block, which it returns ([Store.read]);
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

	"github.com/ethereum/go-ethereum/common"
	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"
	"github.com/pressly/goose/v3"

	"github.com/labseal/labseal/indexer"
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
)

// ErrOtherDeployment is returned for a database that mirrors other contracts.
var ErrOtherDeployment = errors.New("this database mirrors other contracts: use another database, or the right " +
	"deployment file")

// Store is an open mirror.
type Store struct {
	db  *sqlx.DB
	url string
}

// Open connects, brings the schemas up to date, and binds an empty mirror to the deployment.
func Open(ctx context.Context, url string, d deploy.Deployment) (*Store, error) {
	s, err := open(ctx, url, chainSchema)
	if err != nil {
		return nil, fmt.Errorf("open the mirror's database: %w", err)
	}
	if err := s.bind(ctx, d); err != nil {
		s.Close()
		return nil, fmt.Errorf("open the mirror's database: %w", err)
	}
	return s, nil
}

// open connects with a schema for what the chain says.
func open(ctx context.Context, url, chain string) (*Store, error) {
	if err := migrate(ctx, url, localSchema); err != nil {
		return nil, err
	}
	if err := migrate(ctx, url, chain); err != nil {
		return nil, err
	}
	db, err := connect(url, chain+", "+localSchema)
	if err != nil {
		return nil, err
	}
	return &Store{db, url}, nil
}

// Close lets go of the database.
func (s *Store) Close() error { return s.db.Close() }

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

// release unlocks before it closes: the session goes back to the pool as it is. Where unlocking fails the session is
// broken, and its end is the lock's.
func release(conn *sqlx.Conn, key int64) {
	// The caller's context may have ended, which is no reason to keep the lock.
	_, err := conn.ExecContext(context.Background(), `select pg_advisory_unlock($1)`, key)
	if err != nil {
		_ = conn.Raw(func(any) error { return driver.ErrBadConn }) // makes the pool drop it
	}
	conn.Close()
}

// bind says whose mirror this is, or makes sure that it is.
func (s *Store) bind(ctx context.Context, d deploy.Deployment) error {
	const insert = `
		insert into deployment (chain_id, genesis, consortium, result_log, consent_registry)
		values ($1, $2, $3, $4, $5)
		on conflict do nothing`
	const check = `
		select chain_id = $1 and genesis = $2 and consortium = $3 and result_log = $4 and consent_registry = $5
		from deployment`
	args := []any{
		fmt.Sprint(d.ChainID), d.Genesis[:], d.Consortium.Address[:], d.ResultLog.Address[:],
		d.ConsentRegistry.Address[:],
	}
	if _, err := s.db.ExecContext(ctx, insert, args...); err != nil {
		return err
	}
	var isSame bool
	if err := s.db.GetContext(ctx, &isSame, check, args...); err != nil {
		return err
	}
	if !isSame {
		return ErrOtherDeployment
	}
	return nil
}

// read runs f in one snapshot and returns the block that it is as of. That the blocks are read first is what a rebuild
// relies on when it takes the place of what is read here.
func (s *Store) read(ctx context.Context, f func(tx *sqlx.Tx) error) (indexer.Ref, error) {
	tx, err := s.db.BeginTxx(ctx, &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true})
	if err != nil {
		return indexer.Ref{}, err
	}
	defer tx.Rollback() // nothing was written
	tip, isBegun, err := tip(ctx, tx)
	if err != nil {
		return indexer.Ref{}, err
	}
	if !isBegun {
		return indexer.Ref{}, indexer.ErrEmpty
	}
	return tip, f(tx)
}

// tip returns the newest stored block.
func tip(ctx context.Context, q sqlx.QueryerContext) (indexer.Ref, bool, error) {
	const query = `
		select number, hash, time
		from blocks
		order by number desc
		limit 1`
	var row blockRow
	err := sqlx.GetContext(ctx, q, &row, query)
	if errors.Is(err, sql.ErrNoRows) {
		return indexer.Ref{}, false, nil
	}
	if err != nil {
		return indexer.Ref{}, false, fmt.Errorf("read the newest block: %w", err)
	}
	return row.ref(), true, nil
}

type blockRow struct {
	Number uint64 `db:"number"`
	Hash   []byte `db:"hash"`
	Time   uint64 `db:"time"`
}

func (r blockRow) ref() indexer.Ref {
	return indexer.Ref{Number: r.Number, Hash: common.Hash(r.Hash), Time: r.Time}
}

// notFound turns the driver's answer to an empty result into ours.
func notFound(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return indexer.ErrNotFound
	}
	return err
}
