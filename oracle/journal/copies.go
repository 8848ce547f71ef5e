package journal

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/jmoiron/sqlx"

	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/vault"
)

// Uncopied implements oracle.Copied. An entry's rows are copied as they are in their tables, so that a copy keeps up with the
// schema. A migration that adds a column which may not be null has to say what it is for rows of older copies.
func (j *Journal) Uncopied(ctx context.Context, span int, room []byte) (oracle.CopyBatch, error) {
	const query = `
		with first as materialized (
			select place from entries
			where place >= (select coalesce(max(place), 0) from copied) and statement is not null
			order by place
			limit 1
		)
		select count(*), coalesce(min(place), 0), coalesce(max(place), 0),
			coalesce((select place + $1 from first) < (select max(size) from trees), false), json_agg(copy) from (
			select e.place, json_strip_nulls(json_build_object(
				'place', e.place,
				'leaf', '0x' || encode(e.leaf, 'hex'),
				'body', '0x' || encode(v.address, 'hex'),
				'pack', '0x' || encode(v.pack, 'hex'),
				'rows', json_build_object(
					'mask', (select current from index_mask),
					'entries', json_build_array(to_json(e)),
					'records', (select json_agg(json_build_object('id', r.id, 'ordered_by', r.ordered_by))
						from records r where r.id = v.record and r.ordered_by is not null),
					'versions', case when v.place is not null then json_build_array(to_json(v)) end,
					'amendments', case when a.place is not null then json_build_array(to_jsonb(a) - 'account' - 'nonce') end,
					'order_keys', (select json_agg(to_json(o)) from order_keys o where o.record = v.record),
					'order_contexts', (select json_agg(to_json(o)) from order_contexts o where o.record = v.record),
					'identities', (select json_agg(to_json(i)) from identities i where i.record = v.record),
					'controls', (select json_agg(to_json(c)) from controls c where c.record = v.record and c.version = v.version),
					'identity_links', (select json_agg(to_json(l) order by l.id) from identity_links l where l.record = v.record)
				)
			)) as copy
			from entries e
			left join versions v using (place)
			left join amendments a using (place)
			where e.place >= (select place from first) and e.place < (select place + $1 from first)
				and e.place < (select max(size) from trees) and e.statement is not null
			order by e.place
			limit $1 -- no more there can be, but Postgres then reads the tables by way of their indexes
		) as next`
	batch, err := j.uncopied(ctx, query, span, room)
	if err != nil {
		return batch, fmt.Errorf("read entries without a copy: %w", err)
	}
	return batch, nil
}

// uncopied takes the driver's bytes without an allocation of its own: all that is logged passes here.
func (j *Journal) uncopied(ctx context.Context, query string, span int, room []byte) (b oracle.CopyBatch, err error) {
	rows, err := j.db.QueryContext(ctx, query, span)
	if err != nil {
		return b, err
	}
	defer rows.Close()
	for rows.Next() { // one
		var text sql.RawBytes
		if err := rows.Scan(&b.Count, &b.First, &b.Last, &b.More, &text); err != nil {
			return b, err
		}
		b.JSON = append(room[:0], text...)
	}
	return b, rows.Err()
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
			where e.place = $2 and e.leaf = c.leaf and e.statement is null`
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
		ordered = `
			update records r set ordered_by = c.ordered_by
			from jsonb_populate_recordset(null::records, $1::jsonb->'records') c
			where r.id = c.id and r.ordered_by is null`
		versions = `
			insert into versions
			select (jsonb_populate_record(null::versions, c || jsonb_build_object('place', $2::bigint))).*
			from jsonb_array_elements($1::jsonb->'versions') c`
		amendments = `
			insert into amendments (record, version, handle, reason, replacement, place, account, nonce)
			select c.record, c.version, c.handle, c.reason, c.replacement, $2, x.account, x.nonce
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
	for _, query := range []string{records, ordered} {
		if _, err := tx.ExecContext(ctx, query, rows); err != nil {
			return err
		}
	}
	for _, query := range []string{statement, versions, amendments} { // in its place of today
		if _, err := tx.ExecContext(ctx, query, rows, int64(c.Place)); err != nil {
			return err
		}
	}
	of := []string{rowsOf("order_keys"), rowsOf("order_contexts"), rowsOf("identities"), rowsOf("controls"), links}
	for _, query := range of {
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
