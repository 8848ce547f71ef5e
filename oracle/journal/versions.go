package journal

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/jmoiron/sqlx"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/vault"
)

// Stored is a version as the journal keeps it.
type Stored struct {
	oracle.VersionID
	Leaf       common.Hash
	Handle     common.Hash
	Statement  []byte
	Projection string
	Status     evidence.Status
	Sealed     *vault.Sealed // nil for a withdrawal without a body; its JWE is nil once it lies in the store
	Withdraws  bool          // it withdraws the record
	Shredded   bool          // its content was destroyed
	Received   time.Time
	Promised   time.Duration // what its intake receipt promises; 0: nothing
}

// Version returns one version of a record; number 0 asks for the newest.
func (j *Journal) Version(ctx context.Context, record vault.RecordID, number uint32) (*Stored, error) {
	return version(ctx, j.db, record, number, true)
}

// version reads a version, with its body if that is still in the journal and asked for.
func version(
	ctx context.Context, db sqlx.QueryerContext, record vault.RecordID, number uint32, withBody bool,
) (*Stored, error) {
	const query = `
		select v.version, v.leaf, v.handle, e.statement, v.projection, v.status, v.address, v.epoch, v.wrapped,
			v.pack, b.body, p.bytes, coalesce(a.reason, 0) as reason, v.received_at, coalesce(v.promised, 0) as promised,
			v.shredded_at is not null as is_shredded
		from versions v
		join entries e using (place)
		left join amendments a on a.record = v.record and a.version = v.version
		left join bodies b on $3 and b.address = v.address
		left join packs p on $3 and p.name = v.pack
		where v.record = $1 and ($2 = 0 or v.version = $2)
		order by v.version desc
		limit 1`
	var row struct {
		Version                 int64
		Leaf, Handle, Statement []byte
		Projection              string
		Status, Reason          uint8
		Address, Wrapped        []byte
		Pack, Body, Bytes       []byte
		Epoch                   sql.NullInt64
		ReceivedAt              time.Time `db:"received_at"`
		Promised                int64
		IsShredded              bool `db:"is_shredded"`
	}
	if err := sqlx.GetContext(ctx, db, &row, query, record[:], number, withBody); err != nil {
		return nil, fmt.Errorf("read version: %w", notFound(err))
	}
	s := &Stored{
		VersionID: oracle.VersionID{Record: record, Version: uint32(row.Version)},
		Leaf:      common.Hash(row.Leaf), Handle: common.Hash(row.Handle),
		Statement: row.Statement, Projection: row.Projection, Status: evidence.Status(row.Status),
		Withdraws: evidence.Reason(row.Reason).Withdraws(), Received: row.ReceivedAt,
		Promised: time.Duration(row.Promised) * time.Second, Shredded: row.IsShredded,
	}
	if row.Address == nil {
		return s, nil
	}
	s.Sealed = &vault.Sealed{
		Body: row.Body, Address: common.Hash(row.Address), Wrapped: row.Wrapped, Epoch: uint32(row.Epoch.Int64),
		Pack: common.BytesToHash(row.Pack),
	}
	if row.Bytes == nil {
		return s, nil
	}
	var err error
	if s.Sealed.Body, err = vault.Unpack(s.Sealed.Pack, row.Bytes, s.Sealed.Address); err != nil {
		return nil, fmt.Errorf("read version: %w", err)
	}
	return s, nil
}

// Bodies returns sealed bodies that still lie in the journal, by their addresses.
func (j *Journal) Bodies(ctx context.Context, limit int) (map[common.Hash][]byte, error) {
	const query = `select address, body from bodies limit $1`
	var rows []struct{ Address, Body []byte }
	if err := j.db.SelectContext(ctx, &rows, query, limit); err != nil {
		return nil, fmt.Errorf("read sealed bodies: %w", err)
	}
	bodies := make(map[common.Hash][]byte, len(rows))
	for _, r := range rows {
		bodies[common.Hash(r.Address)] = r.Body
	}
	return bodies, nil
}

// ForgetBodies forgets bodies that are durable in the store.
func (j *Journal) ForgetBodies(ctx context.Context, addresses []common.Hash) error {
	const remove = `delete from bodies where address = any($1)`
	if _, err := j.db.ExecContext(ctx, remove, byteas(addresses)); err != nil {
		return fmt.Errorf("forget %d stored bodies: %w", len(addresses), err)
	}
	return nil
}

func notFound(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return ErrNotFound
	}
	return err
}
