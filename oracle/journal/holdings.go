package journal

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/lib/pq"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/vault"
)

// Patient is whose records are looked for.
type Patient struct {
	Record     vault.RecordID // one of theirs; zero where they are named otherwise
	Identities [][32]byte     // their numbers
}

// PatientOf is the patient of a record, by the numbers that the record itself names. It answers ErrNotFound for a record
// that is none.
func (j *Journal) PatientOf(ctx context.Context, record vault.RecordID) (p Patient, err error) {
	const query = `select exists (select from records where id = $1)`
	p.Record = record
	err = j.reading(ctx, func(x index) (err error) {
		var is bool
		if err := x.tx.GetContext(ctx, &is, query, record[:]); err != nil || !is {
			return errors.Join(err, ErrNotFound)
		}
		p.Identities, err = x.numbersOf(ctx, record)
		return err
	})
	if err != nil {
		return p, fmt.Errorf("find the patient of record %s: %w", record, err)
	}
	return p, nil
}

// PatientOfSubject is the patient that a subject is. It answers ErrNotFound for a subject that is none, or that was bound
// to no record.
func (j *Journal) PatientOfSubject(ctx context.Context, subject common.Hash) (p Patient, err error) {
	err = j.reading(ctx, func(x index) (err error) {
		if p.Identities, err = x.numbersOfSubject(ctx, subject); err == nil && len(p.Identities) == 0 {
			err = ErrNotFound
		}
		return err
	})
	if err != nil {
		return p, fmt.Errorf("find the patient of subject %s: %w", subject, err)
	}
	return p, nil
}

// Numbers are a patient's numbers with those that standing links say are the same patient's, and the records that say so.
// Withheld is how many more there would be by links that do not stand.
func (j *Journal) Numbers(ctx context.Context, p Patient) (numbers [][32]byte, by []vault.RecordID, withheld int, err error) {
	err = j.reading(ctx, func(x index) error {
		all, links, err := x.linked(ctx, p.Identities)
		if err != nil {
			return err
		}
		if links, err = x.standingOf(ctx, links); err != nil {
			return err
		}
		numbers = group(p.Identities, links)
		withheld = len(all) - len(numbers)
		for _, l := range links {
			if slices.Contains(numbers, l.one) && !slices.Contains(by, l.record) {
				by = append(by, l.record)
			}
		}
		return nil
	})
	if err != nil {
		return nil, nil, 0, fmt.Errorf("find a patient's numbers: %w", err)
	}
	slices.SortFunc(numbers, compare)
	slices.SortFunc(by, func(a, b vault.RecordID) int { return bytes.Compare(a[:], b[:]) })
	return numbers, by, withheld, nil
}

// standingOf are the links that count for access, those that can be shown: the signed statement of each stands, neither
// withdrawn nor shredded. A record that came without a number, and is of whom its own order or a later version of it names,
// needs no other to stand.
func (x index) standingOf(ctx context.Context, links []saidLink) (standing []saidLink, err error) {
	const query = `
		select record, null::bytea as own from versions v
		where record = any($1) and v.address is not null
			and not exists (select from versions w where w.record = v.record and w.version > v.version)
		union all
		select record, identity from identities where record = any($1) and is_provisional`
	records := make(bytesArray, len(links))
	for i := range links {
		records[i] = links[i].record[:]
	}
	var rows []struct{ Record, Own []byte }
	if err := x.tx.SelectContext(ctx, &rows, query, records); err != nil {
		return nil, err
	}
	for _, l := range links {
		for _, r := range rows {
			if vault.RecordID(r.Record) != l.record {
				continue
			}
			own := [32]byte{}
			if r.Own != nil {
				own = show(x.mask, r.Own).value
			}
			if r.Own == nil || own == l.one || own == l.other {
				standing = append(standing, l)
				break
			}
		}
	}
	return standing, nil
}

// Holding is a record that a patient is named in, or that is the order of one that is.
type Holding struct {
	Record      vault.RecordID
	Taken       time.Time // when it first came in
	NamesOthers bool      // it names somebody else too: a number that is none of the patient's
	IsOrder     bool      // it names no patient: it is the order of a record that does
	IsPart2     bool      // the lab found that it holds data under 42 CFR Part 2
	Versions    []HeldVersion
}

// HeldVersion is a version of a holding, first to last.
type HeldVersion struct {
	Version    uint32
	Kind       string
	Status     evidence.Status
	Received   time.Time
	IsShredded bool
	HasBody    bool
	Amends     evidence.Reason // why it amends the version before
}

// Holdings returns records of a patient's numbers, and the record by which the patient was named, the one that came first
// first, after the last one of what was returned before. With a record comes the order that it reports on, where that
// names nobody else.
func (j *Journal) Holdings(
	ctx context.Context, p Patient, numbers [][32]byte, after Holding, limit int,
) ([]Holding, error) {
	const query = `
		with wanted (record, is_order) as (
			select unnest($1::bytea[]), false
			union all
			select o.record, true from unnest($2::bytea[]) as o (record)
			where not exists (
				select from identities i where i.record = o.record and not i.is_provisional and i.identity <> all ($6::bytea[]))
		),
		page as (
			select w.record, w.is_order, r.created_at
			from wanted w join records r on r.id = w.record
			where (r.created_at, r.id) > ($3, $4) order by r.created_at, r.id limit $5
		)
		select p.record, p.is_order, p.created_at, v.version, v.kind, v.status, v.received_at, v.shredded_at is not null as is_shredded,
			v.address is not null as has_body, coalesce(a.reason, 0) as reason,
			exists (
				select from identities i where i.record = p.record and not i.is_provisional and i.identity <> all ($6::bytea[])
				union all
				select from identity_links l
				where l.record = p.record and not is_undo
					and not (l.survives = any ($7::bytea[]) and l.merged = any ($7::bytea[]))) as names_others,
			exists (
				select from findings f
				where f.record = p.record and f.member = decode(repeat('00', 32), 'hex') and f.finding = 'part2') as is_part2
		from page p
		join versions v on v.record = p.record
		left join amendments a on a.record = v.record and a.version = v.version
		order by p.created_at, p.record, v.version`
	var rows []struct {
		Record         []byte
		IsOrder        bool      `db:"is_order"`
		CreatedAt      time.Time `db:"created_at"`
		Version        uint32
		Kind           string
		Status, Reason uint8
		ReceivedAt     time.Time `db:"received_at"`
		IsShredded     bool      `db:"is_shredded"`
		HasBody        bool      `db:"has_body"`
		NamesOthers    bool      `db:"names_others"`
		IsPart2        bool      `db:"is_part2"`
	}
	err := j.reading(ctx, func(x index) error {
		own, orders, err := x.holdings(ctx, p, numbers)
		if err != nil {
			return err
		}
		names, err := x.labels(ctx, byIdentity, numbers)
		if err != nil {
			return err
		}
		links, err := x.labels(ctx, byLink, numbers)
		if err != nil {
			return err
		}
		return x.tx.SelectContext(ctx, &rows, query, own, orders, after.Taken, after.Record[:], limit, names, links)
	})
	if err != nil {
		return nil, fmt.Errorf("list a patient's records: %w", err)
	}
	var list []Holding
	for _, r := range rows {
		id := vault.RecordID(r.Record)
		if len(list) == 0 || list[len(list)-1].Record != id {
			list = append(list, Holding{
				Record: id, Taken: r.CreatedAt, NamesOthers: r.NamesOthers, IsOrder: r.IsOrder, IsPart2: r.IsPart2,
			})
		}
		h := &list[len(list)-1]
		h.Versions = append(h.Versions, HeldVersion{
			Version: r.Version, Kind: r.Kind, Status: evidence.Status(r.Status), Received: r.ReceivedAt, IsShredded: r.IsShredded,
			HasBody: r.HasBody, Amends: evidence.Reason(r.Reason),
		})
	}
	return list, nil
}

// holdings are the records of a patient's numbers, with the one by which the patient was named, and the orders that they report on
// where those are none of them.
func (x index) holdings(ctx context.Context, p Patient, numbers [][32]byte) (own, orders pq.ByteaArray, err error) {
	const query = `select id, ordered_by from records where id = any($1) or id = $2`
	if own, err = x.recordsOf(ctx, numbers); err != nil {
		return nil, nil, err
	}
	var rows []struct {
		ID        []byte
		OrderedBy []byte `db:"ordered_by"`
	}
	if err := x.tx.SelectContext(ctx, &rows, query, own, p.Record[:]); err != nil {
		return nil, nil, err
	}
	is := map[vault.RecordID]bool{}
	own = pq.ByteaArray{}
	for _, r := range rows {
		is[vault.RecordID(r.ID)], own = true, append(own, r.ID)
	}
	orders = pq.ByteaArray{}
	for _, r := range rows {
		if r.OrderedBy == nil {
			continue
		}
		if order := showRecord(x.mask, vault.RecordID(r.ID), r.OrderedBy); !is[order] {
			is[order], orders = true, append(orders, order[:])
		}
	}
	return own, orders, nil
}
