package journal

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/vault"
)

// intakeLock names the lock under which one intake at a time works, of all processes on this database.
const intakeLock = 0x6c616273_65616c01

// Desk is the journal while one intake works on it: what it finds stays true until it is done.
type Desk struct {
	tx         *sqlx.Tx
	statements *statements
	mask       Mask         // over all that is looked for and kept
	packs      []vault.Pack // that were added
}

// begin waits for the lock, and has all that an intake asks planned once a session, and by way of the indexes. Its tables
// grow all day and their statistics lag behind: without that, Postgres takes a lookup of a few keys for one that finds many
// rows, reads all of a table for it, and plans each check of a foreign key anew.
const begin = `
	select pg_advisory_xact_lock($1), set_config('plan_cache_mode', 'force_generic_plan', true),
		set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
		set_config('enable_mergejoin', 'off', true)`

// Intake runs f in one transaction, alone. What f wrote is durable when Intake returns nil, and undone if it fails.
func (j *Journal) Intake(ctx context.Context, f func(*Desk) error) error {
	var d *Desk
	err := j.within(ctx, func(tx *sqlx.Tx) error {
		d = &Desk{tx: tx, statements: j.statements}
		if err := d.exec(ctx, begin, int64(intakeLock)); err != nil {
			return fmt.Errorf("wait for other intakes: %w", err)
		}
		var id []uint32
		if err := d.rows(ctx, &id, `select current from index_mask`); err != nil {
			return err
		}
		var err error
		if d.mask, err = j.masks.at(id[0]); err != nil {
			return err
		}
		return f(d)
	})
	if err == nil {
		j.recent.keep(d.packs)
	}
	return err
}

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
	for _, ask := range []func(context.Context, []Query, []Known) error{d.versions, d.records, d.contexts} {
		if err := ask(ctx, queries, known); err != nil {
			return nil, fmt.Errorf("look records up: %w", err)
		}
	}
	return known, nil
}

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

// versions looks up the versions of the same bytes and of the same content, and what came under the same numbers, in one
// round trip.
func (d *Desk) versions(ctx context.Context, queries []Query, known []Known) error {
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
		join controls on control = key`
	bytes, lookups := d.wanted(queries, func(q *Query) [][32]byte { return [][32]byte{q.Lookup} })
	contents, digests := d.wanted(queries, func(q *Query) [][32]byte { return [][32]byte{q.Content} })
	controls, names := d.wanted(queries, func(q *Query) [][32]byte { return [][32]byte{q.Control} })
	var rows []struct {
		By      string
		Number  int
		Record  []byte
		Version uint32
		Content []byte
	}
	if err := d.rows(ctx, &rows, query, bytes, lookups, contents, digests, controls, names); err != nil {
		return err
	}
	for _, r := range rows {
		id, k := oracle.VersionID{Record: vault.RecordID(r.Record), Version: r.Version}, &known[r.Number]
		switch r.By {
		case "bytes":
			k.Bytes = &id
		case "content":
			k.Content = &id
		case "control":
			k.Control = &Control{id, d.mask.Show([32]byte(r.Content))}
		}
	}
	return nil
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
	if len(keys) == 0 {
		return nil
	}
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

// Now is the moment that the journal notes for all that this intake takes.
func (d *Desk) Now(ctx context.Context) (now time.Time, err error) {
	if err := d.tx.GetContext(ctx, &now, `select now()`); err != nil {
		return now, fmt.Errorf("ask for the time: %w", err)
	}
	return now, nil
}

// Newest returns the newest version of a record, as the desk sees it, without its body.
func (d *Desk) Newest(ctx context.Context, record vault.RecordID) (*Stored, error) {
	return version(ctx, d.tx, record, 0, false)
}

// Version returns one version, as the desk sees it, without its body.
func (d *Desk) Version(ctx context.Context, id oracle.VersionID) (*Stored, error) {
	return version(ctx, d.tx, id.Record, id.Version, false)
}

// Link is two identities of one patient, or the end of their being that.
type Link struct {
	Survives, Merged [32]byte
	Undo             bool
}

// Addition is a version with what intake will find it by.
type Addition struct {
	oracle.Version
	Keys   Query
	Kind   string
	Source string
	Dated  time.Time // the day that history names; else zero
	Links  []Link

	Opens         [][32]byte     // the numbers of an order, under which its results will find it
	OrderedBy     vault.RecordID // the order that it reports on; zero: none that is known
	Authorities   [][32]byte     // of an order: who gave out the identities of Keys
	Cites         []common.Hash  // leaf hashes of other labs' versions
	IsProvisional bool           // the identity of Keys stands for a patient that the record does not name
	Alerts        []string

	Notices []Event // of what people must be told
}

// Add puts versions in the journal, in their order: their rows, their sealed bodies, their entries for the log.
func (d *Desk) Add(ctx context.Context, list []Addition) error {
	hidden := make([]Addition, len(list))
	for i := range list {
		hidden[i] = d.hidden(list[i])
	}
	if err := d.add(ctx, hidden); err != nil {
		return fmt.Errorf("add versions to journal: %w", err)
	}
	return nil
}
