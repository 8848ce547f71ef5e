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
	Source       string   // the way on which that version came in
	IsOfPatient  bool     // it names the patient that was asked for, or one linked to it
	IsIdentified bool     // it names a patient
	Provisional  [32]byte // the number that stands for a patient whom it does not name; zero where it does
}

// Known answers queries, in their order.
func (d *Desk) Known(ctx context.Context, queries []Query) ([]Known, error) {
	known := make([]Known, len(queries))
	met, err := d.versions(ctx, queries, known)
	if err == nil && met.contents {
		err = d.contents(ctx, queries, known)
	}
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

// met says whether any of the queries says what came before, or names an order that some record reports on, or one that itself
// came before. Most batches do not, and need no more than one round trip.
type met struct{ contents, orders, contexts bool }

// wanted are the first labels of a field of the queries, with the numbers of those that ask for them.
func (d *Desk) wanted(c class, queries []Query, values func(*Query) [][32]byte) (numbers intArray, labels bytesArray) {
	numbers, labels = make(intArray, 0, len(queries)), make(bytesArray, 0, len(queries))
	for i := range queries {
		for _, v := range values(&queries[i]) {
			if v != ([32]byte{}) {
				label := single(d.mask, c, v)
				numbers, labels = append(numbers, int32(i)), append(labels, label[:])
			}
		}
	}
	return numbers, labels
}

// found is what the journal found by one key of a query.
type found struct {
	By      string
	Number  int // of the query
	Record  []byte
	Version uint32
	Content []byte // what came under a number; of all others: the labels that are taken, one behind the other
}

func (f *found) id() *oracle.VersionID {
	return &oracle.VersionID{Record: vault.RecordID(f.Record), Version: f.Version}
}

// versions looks up the versions of the same bytes and of the same content, and what came under the same numbers, in one
// round trip; and whether there is more to look up, and under which labels rows can be put.
func (d *Desk) versions(ctx context.Context, queries []Query, known []Known) (met met, err error) {
	const query = `
		select 'bytes' as by, number, record, version, null::bytea as content
		from unnest($1::integer[], $2::bytea[]) as want (number, label)
		join versions on lookup = label
		union all
		select 'content', number, record, version, null
		from unnest($3::integer[], $4::bytea[]) as want (number, label)
		join versions on content = label
		union all
		select 'control', number, record, version, content
		from unnest($5::integer[], $6::bytea[]) as want (number, label)
		join controls on control = label
		union all
		select 'orders', 0, null, 0, string_agg(label, '')
		from unnest($7::bytea[]) as want (label) join order_keys on key = label having count(*) > 0
		union all
		select 'contexts', 0, null, 0, string_agg(label, '')
		from unnest($8::bytea[]) as want (label) join order_contexts on key = label having count(*) > 0
		union all
		select 'identities', 0, null, 0, string_agg(label, '')
		from unnest($9::bytea[]) as want (label) join identities on identity = label having count(*) > 0`
	bytes, lookups := d.wanted(byBytes, queries, func(q *Query) [][32]byte { return [][32]byte{q.Lookup} })
	contents, digests := d.wanted(byContent, queries, func(q *Query) [][32]byte { return [][32]byte{q.Content} })
	controls, names := d.wanted(byControl, queries, func(q *Query) [][32]byte { return [][32]byte{q.Control} })
	_, orders := d.wanted(byOrder, queries, func(q *Query) [][32]byte { return q.Orders })
	_, ordered := d.wanted(byOpening, queries, func(q *Query) [][32]byte { return q.Ordered })
	guesses := d.guesses(queries)
	var rows []found
	err = d.rows(ctx, &rows, query, bytes, lookups, contents, digests, controls, names, orders, ordered, guesses.labels)
	if err != nil {
		return met, err
	}
	var ordersTaken, identitiesTaken []byte
	for _, r := range rows {
		switch k := &known[r.Number]; r.By {
		case "bytes":
			k.Bytes = r.id()
		case "content":
			k.Content, met.contents = r.id(), true
		case "control":
			k.Control = &Control{*r.id(), showFor(d.mask, [16]byte(r.Record), r.Content)}
		case "orders":
			ordersTaken, met.orders = r.Content, true
		case "contexts":
			met.contexts = true
		case "identities":
			identitiesTaken = r.Content
		}
	}
	d.noteFree(queries, known, ordersTaken)
	d.noteGuesses(guesses, identitiesTaken)
	return met, nil
}

// contents finds the newest of several versions that say the same.
func (d *Desk) contents(ctx context.Context, queries []Query, known []Known) error {
	const query = `select record, version from versions where content = any($1) order by received_at desc, version desc limit 1`
	for i := range known {
		if known[i].Content == nil || known[i].Bytes != nil {
			continue
		}
		labels, err := d.labels(ctx, byContent, [][32]byte{queries[i].Content})
		if err != nil {
			return err
		}
		var rows []found
		if err := d.tx.SelectContext(ctx, &rows, query, labels); err != nil {
			return err
		}
		if len(rows) > 0 {
			known[i].Content = rows[0].id()
		}
	}
	return nil
}

// several are all labels of a field of the queries, with the numbers of those that ask for them.
func (d *Desk) several(ctx context.Context, c class, queries []Query, values func(*Query) [][32]byte) (numbers intArray, labels bytesArray, err error) {
	var all [][32]byte
	for i := range queries {
		all = append(all, values(&queries[i])...)
	}
	counts, err := d.count(ctx, c, all)
	if err != nil {
		return nil, nil, err
	}
	for v, n := range counts {
		d.free[labelled{v, c, 0}] = n
	}
	numbers, labels = intArray{}, bytesArray{}
	for i := range queries {
		for _, v := range values(&queries[i]) {
			for n := range counts[v] {
				label := labelled{v, c, n}.hide(d.mask)
				numbers, labels = append(numbers, int32(i)), append(labels, label[:])
			}
		}
	}
	return numbers, labels, nil
}

func (d *Desk) records(ctx context.Context, queries []Query, known []Known) error {
	const query = `
		select want.number, v.record, v.version, v.handle, v.status, v.source,
			array(select identity from identities where record = v.record and not is_provisional) as named,
			array(select identity from identities where record = v.record and is_provisional) as provisional
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
	numbers, keys, err := d.several(ctx, byOrder, queries, func(q *Query) [][32]byte { return q.Orders })
	if err != nil {
		return err
	}
	var rows []struct {
		Number             int
		Record, Handle     []byte
		Version            uint32
		Status             uint8
		Source             string
		Named, Provisional pq.ByteaArray
	}
	if err := d.rows(ctx, &rows, query, numbers, keys, evidence.ReasonEnteredInError); err != nil {
		return err
	}
	var all [][32]byte
	for _, r := range rows {
		all = append(all, d.values(append(r.Named, r.Provisional...))...)
	}
	_, links, err := d.linked(ctx, all)
	if err != nil {
		return err
	}
	for _, r := range rows {
		held := Held{
			VersionID:    oracle.VersionID{Record: vault.RecordID(r.Record), Version: r.Version},
			Handle:       common.Hash(r.Handle),
			Status:       evidence.Status(r.Status),
			Source:       r.Source,
			IsIdentified: len(r.Named) > 0,
		}
		for _, p := range d.values(r.Provisional) {
			held.Provisional = p
			held.IsIdentified = held.IsIdentified || len(group([][32]byte{p}, links)) > 1
		}
		for _, identity := range group(d.values(append(r.Named, r.Provisional...)), links) {
			held.IsOfPatient = held.IsOfPatient || slices.Contains(queries[r.Number].Identities, identity)
		}
		known[r.Number].Records = append(known[r.Number].Records, held)
	}
	return nil
}
