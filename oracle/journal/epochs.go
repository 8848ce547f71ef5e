package journal

import (
	"context"
	"crypto/rand"
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"github.com/labseal/labseal/oracle/vault"
)

// endedCode is the SQLSTATE by which the database refuses what was sealed under an epoch that has ended.
const endedCode = "LS002"

// refusedEnded turns the database's refusal into vault.ErrEnded.
func refusedEnded(err error) error {
	var refused *pq.Error
	if errors.As(err, &refused) && refused.Code == endedCode {
		return vault.ErrEnded
	}
	return err
}

// Epochs returns all epochs, oldest first.
func (j *Journal) Epochs(ctx context.Context) ([]vault.WrappedEpoch, error) {
	const query = `
		select id, suite, public, wrapped, ended_at is not null as ended, destroyed_at is not null as destroyed
		from epochs order by id`
	var epochs []vault.WrappedEpoch
	if err := j.db.SelectContext(ctx, &epochs, query); err != nil {
		return nil, fmt.Errorf("read epochs: %w", err)
	}
	return epochs, nil
}

// AddEpoch keeps a new epoch's wrapped key. It answers false where another process has added that epoch before.
func (j *Journal) AddEpoch(ctx context.Context, e vault.WrappedEpoch) (bool, error) {
	const insert = `insert into epochs (id, suite, public, wrapped) values ($1, $2, $3, $4) on conflict do nothing`
	result, err := j.db.ExecContext(ctx, insert, e.ID, e.Suite, e.Public, e.Wrapped)
	if err != nil {
		return false, fmt.Errorf("add epoch %d: %w", e.ID, err)
	}
	n, err := result.RowsAffected()
	return n == 1, err
}

// EndEpochs ends all epochs before one. It waits until what is being kept under them is, and from then on the database
// refuses more.
func (j *Journal) EndEpochs(ctx context.Context, before uint32) error {
	const lock = `select id from epochs where id < $1 and ended_at is null order by id for update`
	const end = `update epochs set ended_at = now() where id < $1 and ended_at is null`
	err := j.within(ctx, func(tx *sqlx.Tx) error {
		var ids []int64
		if err := tx.SelectContext(ctx, &ids, lock, before); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, end, before)
		return err
	})
	if err != nil {
		return fmt.Errorf("end epochs before %d: %w", before, err)
	}
	return nil
}

// ErrEpochInUse is returned for an epoch that is not to be destroyed: something is still wrapped under it.
var ErrEpochInUse = errors.New("the epoch's key still wraps something")

// DestroyEpoch forgets the wrapped key of an epoch that has ended and under which nothing is wrapped any more.
func (j *Journal) DestroyEpoch(ctx context.Context, id uint32) error {
	const destroy = `
		update epochs set destroyed_at = coalesce(destroyed_at, now()), wrapped = ''
		where id = $1 and ended_at is not null`
	err := j.within(ctx, func(tx *sqlx.Tx) error {
		for _, t := range wrappedTables {
			var is bool
			query := `select exists (select from ` + t.name + ` where epoch = $1 and wrapped <> '')` //nolint:gosec // names are ours
			if err := tx.GetContext(ctx, &is, query, id); err != nil {
				return err
			}
			if is {
				return fmt.Errorf("%w, in %s", ErrEpochInUse, t.name)
			}
		}
		return changed(tx.ExecContext(ctx, destroy, id))
	})
	if err != nil {
		return fmt.Errorf("destroy epoch %d: %w", id, err)
	}
	return nil
}

// wrappedTable is a table with keys that are wrapped under epochs.
type wrappedTable struct {
	name    string
	record  string // the column of the record id that a key is bound to
	version string // likewise; an expression
	body    string // the column of the sealed body, where the address is not kept
}

// wrappedTables are all of them.
var wrappedTables = []wrappedTable{
	{"versions", "record", "version", ""},
	{"quarantine", "id", "1", ""},
	{"grants", "record", "1", "opening"},
	{"tellings", "record", "1", "body"},
	{"disclosures", "id", "1", "body"},
	{"denials", "id", "1", "body"},
	{"health_links", "id", "1", "body"},
	{"emergencies", "id", "1", "body"},
	{"emergency_reviews", "id", "1", "body"},
}

func (t wrappedTable) address() string {
	if t.body == "" {
		return "address"
	}
	return "sha256(" + t.body + ")"
}

// WrappedTables are the names of the tables with wrapped keys.
func WrappedTables() (names []string) {
	for _, t := range wrappedTables {
		names = append(names, t.name)
	}
	return names
}

// Wrapped returns the next keys of a table that are wrapped under an epoch, behind the last one of what was returned before.
func (j *Journal) Wrapped(
	ctx context.Context, table int, epoch uint32, after *vault.Wrapping, limit int,
) ([]vault.Wrapping, error) {
	t := wrappedTables[table]
	query := fmt.Sprintf(`
		select %[1]s as record, %[2]s as version, %[3]s as address, wrapped from %[4]s
		where epoch = $1 and wrapped <> '' and (%[1]s, %[2]s) > ($2, $3)
		order by %[1]s, %[2]s limit $4`, t.record, t.version, t.address(), t.name) //nolint:gosec // names are ours
	from, version := []byte{}, int64(0)
	if after != nil {
		from, version = after.Record[:], int64(after.Version)
	}
	var rows []struct {
		Record, Address, Wrapped []byte
		Version                  uint32
	}
	if err := j.db.SelectContext(ctx, &rows, query, epoch, from, version, limit); err != nil {
		return nil, fmt.Errorf("read keys under epoch %d in %s: %w", epoch, t.name, err)
	}
	list := make([]vault.Wrapping, len(rows))
	for i, r := range rows {
		list[i] = vault.Wrapping{
			Record: vault.RecordID(r.Record), Version: r.Version, Address: common.Hash(r.Address), Wrapped: r.Wrapped,
		}
	}
	return list, nil
}

// Rewrap keeps keys of a table that were wrapped anew. One whose row was shredded meanwhile is left out.
func (j *Journal) Rewrap(ctx context.Context, table int, from, to uint32, list []vault.Wrapping) error {
	t := wrappedTables[table]
	query := fmt.Sprintf(`
		update %[1]s t set epoch = $1, wrapped = n.wrapped
		from unnest($2::bytea[], $3::integer[], $4::bytea[]) as n (record, version, wrapped)
		where t.%[2]s = n.record and %[3]s = n.version and t.epoch = $5 and t.wrapped <> ''`,
		t.name, t.record, map[bool]string{true: "t.version", false: "1"}[t.version == "version"])
	var records, wrapped pq.ByteaArray
	var versions pq.Int64Array
	for i := range list {
		records, wrapped = append(records, list[i].Record[:]), append(wrapped, list[i].Wrapped)
		versions = append(versions, int64(list[i].Version))
	}
	err := j.within(ctx, func(tx *sqlx.Tx) error {
		// Row by row by its key: of so many the planner would rather read the whole table, each time.
		for _, way := range []string{"seqscan", "hashjoin", "mergejoin"} {
			if _, err := tx.ExecContext(ctx, `set local enable_`+way+` = off`); err != nil {
				return err
			}
		}
		_, err := tx.ExecContext(ctx, query, to, records, versions, wrapped, from)
		return err
	})
	if err != nil {
		return fmt.Errorf("keep keys under epoch %d in %s: %w", to, t.name, err)
	}
	return nil
}

// EpochUse is how many keys each epoch wraps.
func (j *Journal) EpochUse(ctx context.Context) (map[uint32]int, error) {
	use := map[uint32]int{}
	for _, t := range wrappedTables {
		var rows []struct {
			Epoch uint32
			N     int
		}
		query := `select epoch, count(*) as n from ` + t.name + ` where wrapped <> '' group by epoch` //nolint:gosec // names are ours
		if err := j.db.SelectContext(ctx, &rows, query); err != nil {
			return nil, fmt.Errorf("count keys in %s: %w", t.name, err)
		}
		for _, r := range rows {
			use[r.Epoch] += r.N
		}
	}
	return use, nil
}

// CopyAnew has all entries copied again: what older copies hold is to go.
func (j *Journal) CopyAnew(ctx context.Context) error {
	const begin = `
		insert into copied (place, round) values (0, $1)
		on conflict (is_only) do update set place = 0, round = excluded.round`
	var round [8]byte
	rand.Read(round[:]) // never fails (crypto/rand)
	if _, err := j.db.ExecContext(ctx, begin, int64(binary.BigEndian.Uint64(round[:])>>1)); err != nil {
		return fmt.Errorf("begin copies anew: %w", err)
	}
	return nil
}
