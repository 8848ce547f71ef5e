package journal

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/vault"
)

// ErrDuplicate is returned by Add for bytes that are a version already, or a version number that is taken.
var ErrDuplicate = errors.New("already in the journal")

// Add puts a version in the journal: its row, its sealed body, its entries for the log. From its return on, the version
// can't be lost. It answers ErrDuplicate and changes nothing where the record's bytes or the version are there already.
func (j *Journal) Add(ctx context.Context, v oracle.Version) error {
	err := j.within(ctx, func(tx *sqlx.Tx) error { return add(ctx, tx, v) })
	var conflict *pq.Error
	if errors.As(err, &conflict) && conflict.Code == "23505" {
		return ErrDuplicate
	}
	if err != nil {
		return fmt.Errorf("add version to journal: %w", err)
	}
	return nil
}

func add(ctx context.Context, tx *sqlx.Tx, v oracle.Version) error {
	const record = `insert into records (id) values ($1) on conflict do nothing`
	const body = `insert into bodies (address, body) values ($1, $2)`
	const version = `
		insert into versions (record, version, leaf, handle, projection, status, lookup, address, epoch, wrapped)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`
	const amendment = `
		insert into amendments (record, version, handle, reason, replacement, leaf)
		values ($1, $2, $3, $4, $5, $6)`
	if _, err := tx.ExecContext(ctx, record, v.Record[:]); err != nil {
		return err
	}
	if err := addEntry(ctx, tx, v.Entry); err != nil {
		return err
	}
	leaf := evidence.LeafHash(v.Entry)
	var lookup, address, epoch, wrapped any // null for a withdrawal
	if v.Sealed != nil {
		lookup, address, epoch, wrapped = v.Lookup[:], v.Sealed.Address[:], v.Sealed.Epoch, v.Sealed.Wrapped
		if _, err := tx.ExecContext(ctx, body, v.Sealed.Address[:], v.Sealed.JWE); err != nil {
			return err
		}
	}
	if _, err := tx.ExecContext(ctx, version, v.Record[:], v.Version, leaf[:], v.Handle[:], v.Projection, v.Status,
		lookup, address, epoch, wrapped); err != nil {
		return err
	}
	a := v.Amends
	if a == nil {
		return nil
	}
	if v.Sealed != nil { // a withdrawal is its own entry
		if err := addEntry(ctx, tx, a.Entry); err != nil {
			return err
		}
	}
	amending := evidence.LeafHash(a.Entry)
	var replacement any
	if a.Replacement != (common.Hash{}) {
		replacement = a.Replacement[:]
	}
	_, err := tx.ExecContext(ctx, amendment, v.Record[:], v.Version, a.Handle[:], a.Reason, replacement, amending[:])
	return err
}

func addEntry(ctx context.Context, tx *sqlx.Tx, entry []byte) error {
	const insert = `insert into entries (leaf, statement) values ($1, $2)`
	leaf := evidence.LeafHash(entry)
	_, err := tx.ExecContext(ctx, insert, leaf[:], entry)
	return err
}

// FindBytes returns the version whose record's bytes have this lookup value.
func (j *Journal) FindBytes(ctx context.Context, lookup [32]byte) (oracle.VersionID, error) {
	const query = `select record, version from versions where lookup = $1`
	var record []byte
	var id oracle.VersionID
	err := j.db.QueryRowxContext(ctx, query, lookup[:]).Scan(&record, &id.Version)
	if err != nil {
		return id, fmt.Errorf("find record: %w", notFound(err))
	}
	id.Record = vault.RecordID(record)
	return id, nil
}

// Stored is a version as the journal keeps it.
type Stored struct {
	oracle.VersionID
	Leaf       common.Hash
	Handle     common.Hash
	Statement  []byte
	Projection string
	Sealed     *vault.Sealed // nil for a withdrawal; its JWE is nil once it lies in the store
}

// Version returns one version of a record; number 0 asks for the newest.
func (j *Journal) Version(ctx context.Context, record vault.RecordID, number uint32) (*Stored, error) {
	const query = `
		select v.version, v.leaf, v.handle, e.statement, v.projection, v.address, v.epoch, v.wrapped, b.body
		from versions v
		join entries e using (leaf)
		left join bodies b using (address)
		where v.record = $1 and ($2 = 0 or v.version = $2)
		order by v.version desc
		limit 1`
	var row struct {
		Version                 int64
		Leaf, Handle, Statement []byte
		Projection              string
		Address, Wrapped, Body  []byte
		Epoch                   sql.NullInt64
	}
	if err := j.db.GetContext(ctx, &row, query, record[:], number); err != nil {
		return nil, fmt.Errorf("read version: %w", notFound(err))
	}
	s := &Stored{
		VersionID: oracle.VersionID{Record: record, Version: uint32(row.Version)},
		Leaf:      common.Hash(row.Leaf), Handle: common.Hash(row.Handle),
		Statement: row.Statement, Projection: row.Projection,
	}
	if row.Address != nil {
		s.Sealed = &vault.Sealed{
			JWE: row.Body, Address: common.Hash(row.Address), Wrapped: row.Wrapped, Epoch: uint32(row.Epoch.Int64),
		}
	}
	return s, nil
}

// NextBody returns a sealed body that still lies in the journal, or nil.
func (j *Journal) NextBody(ctx context.Context) (common.Hash, []byte, error) {
	const query = `select address, body from bodies limit 1`
	var rows []struct{ Address, Body []byte }
	if err := j.db.SelectContext(ctx, &rows, query); err != nil || len(rows) == 0 {
		return common.Hash{}, nil, err
	}
	return common.Hash(rows[0].Address), rows[0].Body, nil
}

// BodyStored forgets a body that is durable in the store.
func (j *Journal) BodyStored(ctx context.Context, address common.Hash) error {
	const remove = `delete from bodies where address = $1`
	if _, err := j.db.ExecContext(ctx, remove, address[:]); err != nil {
		return fmt.Errorf("forget stored body: %w", err)
	}
	return nil
}

func notFound(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return ErrNotFound
	}
	return err
}
