package journal

import (
	"context"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/jmoiron/sqlx"

	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/vault"
)

// Uncopied implements oracle.Copied. An entry's rows are copied as they are in their tables, so that a copy keeps up with the
// schema. A migration that adds a column which may not be null has to say what it is for rows of older copies.
func (j *Journal) Uncopied(ctx context.Context, limit int) ([]oracle.EntryCopy, error) {
	const query = `
		select e.place, e.leaf, v.address as body, v.pack, json_strip_nulls(json_build_object(
			'mask', (select current from index_mask),
			'entries', json_build_array(to_json(e)),
			'versions', case when v.leaf is not null then json_build_array(to_json(v)) end,
			'amendments', case when a.leaf is not null then json_build_array(to_jsonb(a) - 'account' - 'nonce') end,
			'order_keys', (select json_agg(to_json(o)) from order_keys o where o.record = v.record),
			'identities', (select json_agg(to_json(i)) from identities i where i.record = v.record),
			'controls', (select json_agg(to_json(c)) from controls c where c.record = v.record and c.version = v.version),
			'identity_links', (select json_agg(to_json(l) order by l.id) from identity_links l where l.record = v.record)
		)) as rows
		from entries e
		left join versions v using (leaf)
		left join amendments a using (leaf)
		where e.place >= (select coalesce(max(place), 0) from copied) and e.statement is not null
		order by e.place
		limit $1`
	var rows []struct {
		Place            int64
		Leaf, Body, Pack []byte
		Rows             []byte
	}
	if err := j.db.SelectContext(ctx, &rows, query, limit); err != nil {
		return nil, fmt.Errorf("read entries without a copy: %w", err)
	}
	list := make([]oracle.EntryCopy, len(rows))
	for i, r := range rows {
		list[i] = oracle.EntryCopy{Place: uint64(r.Place), Leaf: common.Hash(r.Leaf), Rows: r.Rows}
		if r.Body != nil {
			list[i].Body = new(common.Hash(r.Body))
		}
		if r.Pack != nil {
			list[i].Pack = new(common.Hash(r.Pack))
		}
	}
	return list, nil
}

// CopyRound implements oracle.Copied.
func (j *Journal) CopyRound(ctx context.Context) (round int64, err error) {
	if err := j.db.GetContext(ctx, &round, `select coalesce(max(round), 0) from copied`); err != nil {
		return 0, fmt.Errorf("read the round of copies: %w", err)
	}
	return round, nil
}

// NoteCopied implements oracle.Copied.
func (j *Journal) NoteCopied(ctx context.Context, place uint64, round int64, epoch uint32) error {
	const note = `
		insert into copied (place)
		select $1 where not exists (select from epochs where id = $3 and ended_at is not null)
			and $2 = (select coalesce(max(round), 0) from copied)
		on conflict (is_only) do update set place = excluded.place where copied.round = $2`
	err := changed(j.db.ExecContext(ctx, note, int64(place), round, epoch))
	if errors.Is(err, ErrNotFound) {
		err = vault.ErrEnded // or another round has begun: they are copied again either way
	}
	if err != nil {
		return fmt.Errorf("note copies of entries: %w", err)
	}
	return nil
}

// restore puts an entry's rows back, if the journal then has a whole record: with all earlier versions, an epoch that it
// knows, and no other version in the same place. Else the entry stays a leaf hash, and what it stands for may be sent again.
func (j *Journal) restore(ctx context.Context, tx *sqlx.Tx, c oracle.EntryCopy) error {
	const (
		statement = `
			update entries e set statement = c.statement, added_at = c.added_at
			from jsonb_populate_recordset(null::entries, $1::jsonb->'entries') c
			where e.leaf = c.leaf and c.leaf = $2 and e.statement is null`
		can = `
			select not exists (
				select from jsonb_populate_recordset(null::versions, $1::jsonb->'versions') c
				where c.version > 1 and not exists (select from versions v where v.record = c.record and v.version = c.version - 1)
					or c.epoch is not null and not exists (select from epochs where id = c.epoch)
					or exists (select from versions v
						where v.record = c.record and v.version = c.version or v.handle = c.handle or v.lookup = c.lookup)
			) and not exists (
				select from jsonb_populate_recordset(null::amendments, $1::jsonb->'amendments') c
				where not exists (select from versions v where v.record = c.record and v.version = c.version
						union all select from jsonb_populate_recordset(null::versions, $1::jsonb->'versions') v
							where v.record = c.record and v.version = c.version)
					or exists (select from amendments a
						where a.record = c.record and a.version = c.version or a.handle = c.handle)
			)`
		records = `
			insert into records (id)
			select record from jsonb_populate_recordset(null::versions, $1::jsonb->'versions') on conflict do nothing`
		amendments = `
			insert into amendments (record, version, handle, reason, replacement, leaf, account, nonce)
			select c.record, c.version, c.handle, c.reason, c.replacement, c.leaf, x.account, x.nonce
			from jsonb_populate_recordset(null::amendments, $1::jsonb->'amendments') c
			left join amended x using (handle)`
		links = `
			insert into identity_links (survives, merged, record, is_undo)
			select survives, merged, record, is_undo
			from jsonb_populate_recordset(null::identity_links, $1::jsonb->'identity_links') c
			where exists (select from records r where r.id = c.record)
			order by id`
	)
	rows, err := j.relabelled(ctx, tx, c.Rows)
	if err != nil {
		return err
	}
	// What was sealed before a backup may be of an epoch that has ended since.
	if _, err := tx.ExecContext(ctx, `set local labseal.restoring = 'on'`); err != nil {
		return err
	}
	var isPossible bool
	if err := tx.GetContext(ctx, &isPossible, can, rows); err != nil || !isPossible {
		return err
	}
	if _, err := tx.ExecContext(ctx, statement, rows, c.Leaf[:]); err != nil {
		return err
	}
	queries := []string{records, rowsOf("versions"), amendments, rowsOf("order_keys"), rowsOf("identities"), rowsOf("controls"), links}
	for _, query := range queries {
		if _, err := tx.ExecContext(ctx, query, rows); err != nil {
			return err
		}
	}
	return nil
}

// rowsOf is the statement that puts a table's rows back.
func rowsOf(table string) string {
	return `insert into ` + table + ` select * from jsonb_populate_recordset(null::` + table + `, $1::jsonb->'` + table + `')
		on conflict do nothing`
}
