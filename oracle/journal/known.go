package journal

import (
	"context"
	"fmt"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/lib/pq"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/vault"
)

// Query is what the journal may know an artefact by. Zero values ask nothing.
type Query struct {
	Lookup     [32]byte   // of its bytes
	Content    [32]byte   // of what it says
	Control    [32]byte   // of its sender's number for it
	Orders     [][32]byte // of the orders that it reports on
	Ordered    [][32]byte // of the same and their placers' numbers: under which the order itself may have come
	Identities [][32]byte // of its patient
}

// Known is what the journal knows of an artefact.
type Known struct {
	Bytes   *oracle.VersionID // the version of the same bytes
	Content *oracle.VersionID // the newest version that says the same
	Control *Control          // what came under its number before
	Records []Held            // records that report on one of its orders and were not withdrawn
	Context *Context          // the order itself, where that came before
}

// Control is what came last under a sender's number.
type Control struct {
	oracle.VersionID
	Content [32]byte
}

// Held is the newest version of a record.
type Held struct {
	oracle.VersionID
	Handle       common.Hash
	Status       evidence.Status
	Source       string // the way on which that version came in
	IsOfPatient  bool   // it names the patient that was asked for, or one linked to it
	IsIdentified bool   // it names a patient
}

// Known answers queries, in their order.
func (d *Desk) Known(ctx context.Context, queries []Query) ([]Known, error) {
	known := make([]Known, len(queries))
	met, err := d.versions(ctx, queries, known)
	if err == nil && met.orders {
		err = d.records(ctx, queries, known)
	}
	if err == nil && met.contexts {
		err = d.contexts(ctx, queries, known)
	}
	if err != nil {
		return nil, fmt.Errorf("look records up: %w", err)
	}
	return known, nil
}

// met says whether any of the queries names an order that some record reports on, or one that itself came before. Most
// batches do not, and need no more than one round trip.
type met struct{ orders, contexts bool }

// wanted are the values of a field of the queries, as they are kept, with the numbers of those that ask for them.
func (d *Desk) wanted(queries []Query, values func(*Query) [][32]byte) (numbers intArray, keys bytesArray) {
	for i := range queries {
		for _, v := range values(&queries[i]) {
			if v != ([32]byte{}) {
				hidden := d.mask.Hide(v)
				numbers, keys = append(numbers, int32(i)), append(keys, hidden[:])
			}
		}
	}
	return numbers, keys
}

// found is what the journal found by one key of a query.
type found struct {
	By      string
	Number  int // of the query
	Record  []byte
	Version uint32
	Content []byte
}

func (f *found) id() *oracle.VersionID {
	return &oracle.VersionID{Record: vault.RecordID(f.Record), Version: f.Version}
}

// versions looks up the versions of the same bytes and of the same content, and what came under the same numbers, in one
// round trip; and whether there is more to look up.
func (d *Desk) versions(ctx context.Context, queries []Query, known []Known) (met met, err error) {
	const query = `
		select 'bytes' as by, number, record, version, null::bytea as content
		from unnest($1::integer[], $2::bytea[]) as want (number, key)
		join versions on lookup = key
		union all
		(
			select distinct on (number) 'content', number, record, version, null
			from unnest($3::integer[], $4::bytea[]) as want (number, key)
			join versions on content = key
			order by number, received_at desc, version desc
		)
		union all
		select 'control', number, record, version, content
		from unnest($5::integer[], $6::bytea[]) as want (number, key)
		join controls on control = key
		union all
		select 'orders', 0, null, 0, null
		where exists (select from unnest($7::bytea[]) as want (key) join order_keys using (key))
		union all
		select 'contexts', 0, null, 0, null
		where exists (select from unnest($8::bytea[]) as want (key) join order_contexts using (key))`
	bytes, lookups := d.wanted(queries, func(q *Query) [][32]byte { return [][32]byte{q.Lookup} })
	contents, digests := d.wanted(queries, func(q *Query) [][32]byte { return [][32]byte{q.Content} })
	controls, names := d.wanted(queries, func(q *Query) [][32]byte { return [][32]byte{q.Control} })
	_, orders := d.wanted(queries, func(q *Query) [][32]byte { return q.Orders })
	_, ordered := d.wanted(queries, func(q *Query) [][32]byte { return q.Ordered })
	var rows []found
	if err := d.rows(ctx, &rows, query, bytes, lookups, contents, digests, controls, names, orders, ordered); err != nil {
		return met, err
	}
	for _, r := range rows {
		switch k := &known[r.Number]; r.By {
		case "bytes":
			k.Bytes = r.id()
		case "content":
			k.Content = r.id()
		case "control":
			k.Control = &Control{*r.id(), d.mask.Show([32]byte(r.Content))}
		case "orders":
			met.orders = true
		case "contexts":
			met.contexts = true
		}
	}
	return met, nil
}

func (d *Desk) records(ctx context.Context, queries []Query, known []Known) error {
	const query = `
		select want.number, v.record, v.version, v.handle, v.status, v.source,
			exists (
				select from identities i
				left join patients p on p.identity = i.identity
				left join patients q on q.patient = p.patient and q.identity <> i.identity
				where i.record = v.record and (not i.is_provisional or q.identity is not null)
			) as identified,
			array(
				select coalesce(q.identity, i.identity)
				from identities i
				left join patients p on p.identity = i.identity
				left join patients q on q.patient = p.patient
				where i.record = v.record
			) as identities
		from (
			select distinct number, record
			from unnest($1::integer[], $2::bytea[]) as w (number, key)
			join order_keys using (key)
		) want
		join lateral (
			select * from versions where record = want.record order by version desc limit 1
		) v on true
		left join amendments a on a.record = v.record and a.version = v.version
		where coalesce(a.reason, 0) < $3
		order by want.number, v.received_at`
	numbers, keys := d.wanted(queries, func(q *Query) [][32]byte { return q.Orders })
	var rows []struct {
		Number         int
		Record, Handle []byte
		Version        uint32
		Status         uint8
		Source         string
		Identified     bool
		Identities     pq.ByteaArray
	}
	if err := d.rows(ctx, &rows, query, numbers, keys, evidence.ReasonEnteredInError); err != nil {
		return err
	}
	for _, r := range rows {
		held := Held{
			VersionID:    oracle.VersionID{Record: vault.RecordID(r.Record), Version: r.Version},
			Handle:       common.Hash(r.Handle),
			Status:       evidence.Status(r.Status),
			Source:       r.Source,
			IsIdentified: r.Identified,
		}
		for _, identity := range showAll(d.mask, r.Identities) {
			held.IsOfPatient = held.IsOfPatient || slices.Contains(queries[r.Number].Identities, identity)
		}
		known[r.Number].Records = append(known[r.Number].Records, held)
	}
	return nil
}
