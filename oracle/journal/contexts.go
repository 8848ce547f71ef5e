package journal

import (
	"context"
	"fmt"

	"github.com/lib/pq"

	"github.com/labseal/labseal/oracle/vault"
)

// Context is what an order says of the results that come for it later.
type Context struct {
	Record      vault.RecordID // of the order
	Own         [][32]byte     // identities of its patient; none where it names none
	Authorities [][32]byte     // who gave those out
	Patient     [][32]byte     // its patient's identities with those linked to them
}

// contexts finds the newest order that came under a number of the queries.
func (d *Desk) contexts(ctx context.Context, queries []Query, known []Known) error {
	const query = `
		select distinct on (want.number) want.number, c.record,
			array(select identity from identities where record = c.record and not is_provisional) as own,
			array(select distinct authority from identities where record = c.record and authority is not null) as authorities,
			array(
				select distinct coalesce(q.identity, i.identity)
				from identities i
				left join patients p on p.identity = i.identity
				left join patients q on q.patient = p.patient
				where i.record = c.record
			) as patient
		from unnest($1::integer[], $2::bytea[]) as want (number, key)
		join order_contexts c on c.key = want.key
		join versions v on v.record = c.record
		join entries e on e.leaf = v.leaf
		order by want.number, e.id desc`
	numbers, keys := d.wanted(queries, func(q *Query) [][32]byte { return q.Ordered })
	var rows []struct {
		Number                    int
		Record                    []byte
		Own, Authorities, Patient pq.ByteaArray
	}
	if err := d.rows(ctx, &rows, query, numbers, keys); err != nil {
		return err
	}
	for _, r := range rows {
		known[r.Number].Context = &Context{
			vault.RecordID(r.Record), showAll(d.mask, r.Own), showAll(d.mask, r.Authorities), showAll(d.mask, r.Patient),
		}
	}
	return nil
}

// regroup makes anew which identities are one patient's, for two and all that were ever linked to them.
func (d *Desk) regroup(ctx context.Context, one, other [32]byte) error {
	const update = `
		with recursive links (a, b, counts) as not materialized (
			select survives, merged, undone_by is null from identity_links
			union all
			select merged, survives, undone_by is null from identity_links
		),
		touched (identity) as (
			select unnest(array[$1::bytea, $2::bytea])
			union
			select links.b from touched join links on links.a = touched.identity
		),
		reached (identity, other) as (
			select identity, identity from touched
			union
			select reached.identity, links.b from reached join links on links.a = reached.other where links.counts
		)
		insert into patients (identity, patient)
		select identity, (array_agg(other order by other))[1] from reached group by identity
		on conflict (identity) do update set patient = excluded.patient`
	_, err := d.tx.ExecContext(ctx, update, one[:], other[:])
	return err
}

// belong notes which orders records report on. An order that was noted before stays.
func (d *Desk) belong(ctx context.Context, list []Addition) error {
	const update = `
		update records set ordered_by = o.ordered_by
		from unnest($1::bytea[], $2::bytea[]) as o (record, ordered_by)
		where id = o.record and records.ordered_by is null`
	var records, orders bytesArray
	for i := range list {
		if a := &list[i]; a.OrderedBy != (vault.RecordID{}) {
			records, orders = append(records, a.Record[:]), append(orders, a.OrderedBy[:])
		}
	}
	if len(records) == 0 {
		return nil
	}
	_, err := d.tx.ExecContext(ctx, update, records, orders)
	return err
}

// unidentified are the records whose patient stands under a provisional number that is linked to no other.
const unidentified = `
	select i.record from identities i
	where i.is_provisional and not exists (
		select from patients p join patients q on q.patient = p.patient and q.identity <> p.identity where p.identity = i.identity
	)`

// Standing says whether a record's patient is known: it stands under a provisional identity, and, of that, whether it was
// identified since.
func (d *Desk) Standing(ctx context.Context, record vault.RecordID) (isProvisional, isIdentified bool, err error) {
	const query = `
		select
			coalesce(bool_or(i.is_provisional), false),
			coalesce(bool_or(not i.is_provisional or q.identity is not null), false)
		from identities i
		left join patients p on p.identity = i.identity
		left join patients q on q.patient = p.patient and q.identity <> i.identity
		where i.record = $1`
	if err := d.tx.QueryRowxContext(ctx, query, record[:]).Scan(&isProvisional, &isIdentified); err != nil {
		return false, false, fmt.Errorf("ask whose record %s is: %w", record, err)
	}
	return isProvisional, isIdentified, nil
}
