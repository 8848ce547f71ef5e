package journal

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/jmoiron/sqlx"

	"github.com/labseal/labseal/oracle/vault"
)

// suspensionChanges is how often a suspension was set or ended. It only grows: no row is deleted, and each ends once.
const suspensionChanges = `(select count(*) + count(resumed_at) from suspensions)`

// UncopiedSuspensions implements oracle.Copied.
func (j *Journal) UncopiedSuspensions(ctx context.Context) (rows json.RawMessage, changes int64, err error) {
	const query = `
		select now_.changes, json_build_object(
			'mask', (select current from index_mask),
			'suspensions', (select json_agg(s order by s.set_at, s.id) from suspensions s),
			'suspended_identities', (select json_agg(i) from suspended_identities i)
		) as rows
		from ` + suspensionChanges + ` as now_ (changes)
		where now_.changes > 0 and not exists (select from copied where suspensions = now_.changes and suspensions_round = round)`
	var list []struct {
		Changes int64
		Rows    []byte
	}
	if err := j.db.SelectContext(ctx, &list, query); err != nil {
		return nil, 0, fmt.Errorf("read suspensions without a copy: %w", err)
	}
	if len(list) == 0 {
		return nil, 0, nil
	}
	return list[0].Rows, list[0].Changes, nil
}

// NoteSuspensionsCopied implements oracle.Copied.
func (j *Journal) NoteSuspensionsCopied(ctx context.Context, changes, round int64, epoch uint32) error {
	const note = `
		insert into copied (place, suspensions, suspensions_round)
		select 0, $1, $2 where not exists (select from epochs where id = $3 and ended_at is not null)
			and $2 = (select coalesce(max(round), 0) from copied)
		on conflict (is_only) do update set suspensions = excluded.suspensions, suspensions_round = excluded.suspensions_round
			where copied.round = $2`
	err := changed(j.db.ExecContext(ctx, note, changes, round, epoch))
	if errors.Is(err, ErrNotFound) {
		err = vault.ErrEnded // or another round has begun: they are copied again either way
	}
	if err != nil {
		return fmt.Errorf("note the copy of suspensions: %w", err)
	}
	return nil
}

// MissingSuspensions says how many suspensions of a copy are not here, or are not known to have been ended.
func (j *Journal) MissingSuspensions(ctx context.Context, rows json.RawMessage) (n int, err error) {
	const query = `
		select count(*) from jsonb_populate_recordset(null::suspensions, $1::jsonb->'suspensions') c
		where not exists (select from suspensions s where s.id = c.id and (s.resumed_at is not null or c.resumed_at is null))`
	if err := j.db.GetContext(ctx, &n, query, string(rows)); err != nil {
		return 0, fmt.Errorf("compare suspensions with their copy: %w", err)
	}
	return n, nil
}

// restoreSuspensions puts suspensions back, and that some were ended.
func (j *Journal) restoreSuspensions(ctx context.Context, tx *sqlx.Tx, copied json.RawMessage) error {
	const suspensions = `
		insert into suspensions
		select * from jsonb_populate_recordset(null::suspensions, $1::jsonb->'suspensions')
		on conflict (id) do update set resumed_at = excluded.resumed_at, resumed_by = excluded.resumed_by, resume_reason = excluded.resume_reason
			where suspensions.resumed_at is null and excluded.resumed_at is not null`
	rows, err := j.relabelled(ctx, tx, copied)
	if err != nil {
		return fmt.Errorf("suspensions: %w", err)
	}
	for _, query := range []string{suspensions, rowsOf("suspended_identities")} {
		if _, err := tx.ExecContext(ctx, query, rows); err != nil {
			return fmt.Errorf("suspensions: %w", err)
		}
	}
	return nil
}
