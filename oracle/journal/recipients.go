package journal

import (
	"context"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/lib/pq"

	"github.com/labseal/labseal/oracle/vault"
)

// Member is a member as the lab's nodes last agreed on it.
type Member struct {
	ID         common.Hash
	Roles      []string
	IsActive   bool
	Encryption []byte // empty where it has none
	AsOf       time.Time
}

// KeepMember keeps what the nodes agree on now.
func (j *Journal) KeepMember(ctx context.Context, m Member) error {
	const upsert = `
		insert into recipients (member, roles, is_active, encryption, as_of) values ($1, $2, $3, $4, $5)
		on conflict (member) do update
		set roles = excluded.roles, is_active = excluded.is_active, encryption = excluded.encryption, as_of = excluded.as_of`
	key := m.Encryption
	if key == nil {
		key = []byte{}
	}
	if _, err := j.db.ExecContext(ctx, upsert, m.ID[:], pq.StringArray(m.Roles), m.IsActive, key, m.AsOf); err != nil {
		return fmt.Errorf("keep member %s: %w", m.ID, err)
	}
	return nil
}

// Member returns what the nodes last agreed on.
func (j *Journal) Member(ctx context.Context, id common.Hash) (Member, error) {
	const query = `select roles, is_active, encryption, as_of from recipients where member = $1`
	m := Member{ID: id}
	row := j.db.QueryRowxContext(ctx, query, id[:])
	if err := row.Scan((*pq.StringArray)(&m.Roles), &m.IsActive, &m.Encryption, &m.AsOf); err != nil {
		return m, fmt.Errorf("read member %s: %w", id, notFound(err))
	}
	return m, nil
}

// Finding is what the lab found of a recipient and a record.
type Finding string

// The findings.
const (
	IsOrderer   Finding = "orderer"   // the order names it
	IsAuthority Finding = "authority" // the law names it
	IsPart2     Finding = "part2"     // of no recipient: the record holds data under 42 CFR Part 2
)

// AddFinding keeps a finding.
func (j *Journal) AddFinding(ctx context.Context, record vault.RecordID, member common.Hash, f Finding) error {
	const insert = `
		insert into findings (record, member, finding) select id, $2, $3 from records where id = $1
		on conflict (record, member, finding) do update set finding = excluded.finding`
	result, err := j.db.ExecContext(ctx, insert, record[:], member[:], f)
	if err == nil {
		var n int64
		if n, err = result.RowsAffected(); err == nil && n == 0 {
			err = ErrNotFound
		}
	}
	if err != nil {
		return fmt.Errorf("keep finding of record %s: %w", record, err)
	}
	return nil
}

// DropFinding forgets a finding.
func (j *Journal) DropFinding(ctx context.Context, record vault.RecordID, member common.Hash, f Finding) error {
	const remove = `delete from findings where record = $1 and member = $2 and finding = $3`
	if _, err := j.db.ExecContext(ctx, remove, record[:], member[:], f); err != nil {
		return fmt.Errorf("drop finding of record %s: %w", record, err)
	}
	return nil
}

// HasFinding says whether there is one.
func (j *Journal) HasFinding(ctx context.Context, record vault.RecordID, member common.Hash, f Finding) (has bool, err error) {
	const query = `select exists (select from findings where record = $1 and member = $2 and finding = $3)`
	if err := j.db.GetContext(ctx, &has, query, record[:], member[:], f); err != nil {
		return false, fmt.Errorf("look for a finding: %w", err)
	}
	return has, nil
}

// RecordOf names the record of which a leaf hash is a version, and which one.
func (j *Journal) RecordOf(ctx context.Context, leaf common.Hash) (record vault.RecordID, version uint32, err error) {
	const query = `select record, version from versions where leaf = $1`
	var id []byte
	if err := j.db.QueryRowxContext(ctx, query, leaf[:]).Scan(&id, &version); err != nil {
		return record, 0, fmt.Errorf("look for version %s: %w", leaf, notFound(err))
	}
	return vault.RecordID(id), version, nil
}
