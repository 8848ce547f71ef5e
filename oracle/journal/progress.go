package journal

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/lib/pq"

	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/vault"
)

// state computes a version's state from the view. Of what is attested there is evidence.
const state = `
	case
		when tx_state = 'final' and is_attested and is_amended then 'attested'
		when tx_state = 'final' then 'final'
		when tx_state = 'confirmed' then 'confirmed'
		when tx_state in ('staged', 'sent') then 'sent'
		when place is not null then 'logged'
		else 'sealed'
	end`

// Progress says where versions are, in the order asked for.
func (j *Journal) Progress(ctx context.Context, ids []oracle.VersionID) ([]oracle.Progress, error) {
	const query = `
		select record, version, leaf, handle, is_withdrawal, place, checkpoint, tx, ` + state + ` as state
		from unnest($1::bytea[], $2::integer[]) with ordinality as want (record, version, ordinal)
		join progress using (record, version)
		order by ordinal`
	records, versions := make(pq.ByteaArray, len(ids)), make(pq.Int64Array, len(ids))
	for i := range ids {
		records[i], versions[i] = ids[i].Record[:], int64(ids[i].Version)
	}
	var rows []struct {
		Record, Leaf, Handle, Tx []byte
		Version                  int64
		IsWithdrawal             bool `db:"is_withdrawal"`
		Place, Checkpoint        sql.NullInt64
		State                    string
	}
	if err := j.db.SelectContext(ctx, &rows, query, records, versions); err != nil {
		return nil, fmt.Errorf("read progress: %w", err)
	}
	if len(rows) != len(ids) {
		return nil, fmt.Errorf("read progress: %w", ErrNotFound)
	}
	list := make([]oracle.Progress, len(rows))
	for i, r := range rows {
		list[i] = oracle.Progress{
			VersionID:  oracle.VersionID{Record: vault.RecordID(r.Record), Version: uint32(r.Version)},
			Leaf:       common.Hash(r.Leaf),
			Handle:     common.Hash(r.Handle),
			State:      oracle.State(r.State),
			Index:      number(r.Place),
			Checkpoint: number(r.Checkpoint),
			Withdrawal: r.IsWithdrawal,
		}
		if r.Tx != nil {
			hash := common.Hash(r.Tx)
			list[i].Tx = &hash
		}
	}
	return list, nil
}

// Count says how many versions are in each state.
func (j *Journal) Count(ctx context.Context) (map[oracle.State]int, error) {
	const query = `select ` + state + ` as state, count(*) from progress group by 1`
	var rows []struct {
		State string
		Count int
	}
	if err := j.db.SelectContext(ctx, &rows, query); err != nil {
		return nil, fmt.Errorf("count versions: %w", err)
	}
	counts := map[oracle.State]int{}
	for _, s := range oracle.States {
		counts[s] = 0
	}
	for _, r := range rows {
		counts[oracle.State(r.State)] = r.Count
	}
	return counts, nil
}

func number(n sql.NullInt64) *uint64 {
	if !n.Valid {
		return nil
	}
	u := uint64(n.Int64)
	return &u
}
