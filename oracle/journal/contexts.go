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
			array(select authority from identities where record = c.record and authority is not null) as authorities,
			array(select identity from identities where record = c.record) as named
		from unnest($1::integer[], $2::bytea[]) as want (number, key)
		join order_contexts c on c.key = want.key
		join versions v on v.record = c.record
		order by want.number, v.place desc`
	numbers, keys, err := d.several(ctx, byOpening, queries, func(q *Query) [][32]byte { return q.Ordered })
	if err != nil {
		return err
	}
	var rows []struct {
		Number                  int
		Record                  []byte
		Own, Authorities, Named pq.ByteaArray
	}
	if err := d.rows(ctx, &rows, query, numbers, keys); err != nil {
		return err
	}
	var all [][32]byte
	for _, r := range rows {
		all = append(all, d.values(r.Named)...)
	}
	_, links, err := d.linked(ctx, all)
	if err != nil {
		return err
	}
	for _, r := range rows {
		order := &Context{Record: vault.RecordID(r.Record), Own: d.values(r.Own), Patient: group(d.values(r.Named), links)}
		for _, a := range r.Authorities {
			order.Authorities = append(order.Authorities, showFor(d.mask, order.Record, a))
		}
		known[r.Number].Context = order
	}
	return nil
}

// belong notes which orders records report on. An order that was noted before stays.
func (d *Desk) belong(ctx context.Context, list []placed) error {
	const update = `
		update records set ordered_by = o.ordered_by
		from unnest($1::bytea[], $2::bytea[]) as o (record, ordered_by)
		where id = o.record and records.ordered_by is null`
	var records, orders bytesArray
	for i := range list {
		if a := &list[i]; a.OrderedBy != (vault.RecordID{}) {
			order := hideRecord(d.mask, a.Record, toOrder, 0, a.OrderedBy)
			records, orders = append(records, a.Record[:]), append(orders, order[:])
		}
	}
	if len(records) == 0 {
		return nil
	}
	_, err := d.tx.ExecContext(ctx, update, records, orders)
	return err
}

// Standing is how far a record's patient is known.
type Standing struct {
	Provisional  [32]byte // the number under which it stands that names no patient; else zero
	IsIdentified bool     // its patient is named, by it or since
}

// Standing says whether a record's patient is known.
func (d *Desk) Standing(ctx context.Context, record vault.RecordID) (Standing, error) {
	s, err := d.standing(ctx, record)
	if err != nil {
		return s, fmt.Errorf("ask whose record %s is: %w", record, err)
	}
	return s, nil
}

func (x index) standing(ctx context.Context, record vault.RecordID) (s Standing, err error) {
	const query = `select identity, is_provisional from identities where record = $1`
	var rows []struct {
		Identity      []byte
		IsProvisional bool `db:"is_provisional"`
	}
	if err := x.tx.SelectContext(ctx, &rows, query, record[:]); err != nil {
		return s, err
	}
	for _, r := range rows {
		if !r.IsProvisional {
			s.IsIdentified = true
			continue
		}
		s.Provisional = show(x.mask, r.Identity).value
		all, _, err := x.linked(ctx, [][32]byte{s.Provisional})
		if err != nil {
			return s, err
		}
		s.IsIdentified = s.IsIdentified || len(all) > 1
	}
	return s, nil
}
