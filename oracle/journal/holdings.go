package journal

import (
	"context"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/jmoiron/sqlx"
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
	const query = `
		select array(select identity from identities where record = r.id order by identity) from records r where r.id = $1`
	p.Record = record
	err = j.within(ctx, func(tx *sqlx.Tx) error {
		mask, err := j.mask(ctx, tx)
		if err != nil {
			return err
		}
		var own pq.ByteaArray
		if err := tx.QueryRowxContext(ctx, query, record[:]).Scan(&own); err != nil {
			return notFound(err)
		}
		p.Identities = showAll(mask, own)
		return nil
	})
	if err != nil {
		return p, fmt.Errorf("find the patient of record %s: %w", record, err)
	}
	return p, nil
}

// PatientOfSubject is the patient that a subject is. It answers ErrNotFound for a subject that is none, or that was bound
// to no record.
func (j *Journal) PatientOfSubject(ctx context.Context, subject common.Hash) (p Patient, err error) {
	const query = `select identity from subject_identities where subject = $1 order by identity`
	err = j.within(ctx, func(tx *sqlx.Tx) error {
		mask, err := j.mask(ctx, tx)
		if err != nil {
			return err
		}
		var rows [][]byte
		if err := tx.SelectContext(ctx, &rows, query, subject[:]); err != nil {
			return err
		}
		if len(rows) == 0 {
			return ErrNotFound
		}
		p.Identities = showAll(mask, rows)
		return nil
	})
	if err != nil {
		return p, fmt.Errorf("find the patient of subject %s: %w", subject, err)
	}
	return p, nil
}

// standing are the links that count for access, those that can be shown: the signed statement of each stands, neither
// withdrawn nor shredded, and was not undone. A record that came without a number, and is of whom its own order or a later
// version of it names, needs no other to stand.
const standing = `
	standing (one, other, record) as (
		select l.survives, l.merged, l.record from identity_links l
		where l.undone_by is null and (
			exists (
				select from versions v where v.record = l.record and v.address is not null
					and not exists (select from versions w where w.record = l.record and w.version > v.version))
			or exists (
				select from identities i where i.record = l.record and i.is_provisional and i.identity in (l.survives, l.merged)))
	)`

// Numbers are a patient's numbers with those that standing links say are the same patient's, and the records that say so.
// Withheld is how many more there would be by links that do not stand.
func (j *Journal) Numbers(ctx context.Context, p Patient) (numbers [][32]byte, by []vault.RecordID, withheld int, err error) {
	const query = `
		with recursive ` + standing + `,
		mine (identity) as (
			select unnest($1::bytea[])
			union
			select case when s.one = m.identity then s.other else s.one end
			from mine m join standing s on m.identity in (s.one, s.other)
		),
		all_ (identity) as (
			select unnest($1::bytea[])
			union
			select case when l.survives = a.identity then l.merged else l.survives end
			from all_ a join identity_links l on a.identity in (l.survives, l.merged) and l.undone_by is null
		)
		select
			array(select identity from mine order by identity),
			array(select distinct s.record from standing s join mine m on m.identity in (s.one, s.other) order by 1),
			(select count(*) from all_) - (select count(*) from mine)`
	err = j.within(ctx, func(tx *sqlx.Tx) error {
		mask, err := j.mask(ctx, tx)
		if err != nil {
			return err
		}
		var mine, records pq.ByteaArray
		row := tx.QueryRowxContext(ctx, query, arrayOf(hideAll(mask, p.Identities)))
		if err := row.Scan(&mine, &records, &withheld); err != nil {
			return err
		}
		for _, r := range records {
			by = append(by, vault.RecordID(r))
		}
		numbers = showAll(mask, mine)
		return nil
	})
	if err != nil {
		return nil, nil, 0, fmt.Errorf("find a patient's numbers: %w", err)
	}
	return numbers, by, withheld, nil
}

func arrayOf(list [][32]byte) pq.ByteaArray {
	array := make(pq.ByteaArray, len(list))
	for i := range list {
		array[i] = list[i][:]
	}
	return array
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
		with own (record) as (
			select record from identities where identity = any($1)
			union
			select id from records where id = $2
		),
		wanted (record, is_order) as (
			select record, false from own
			union
			select distinct r.ordered_by, true from records r join own on own.record = r.id
			where r.ordered_by is not null and r.ordered_by not in (select record from own)
				and not exists (
					select from identities i
					where i.record = r.ordered_by and not i.is_provisional and not i.identity = any($1))
		),
		page as (
			select w.record, w.is_order, r.created_at
			from wanted w join records r on r.id = w.record
			where (r.created_at, r.id) > ($3, $4) order by r.created_at, r.id limit $5
		)
		select p.record, p.is_order, p.created_at, v.version, v.kind, v.status, v.received_at, v.shredded_at is not null as is_shredded,
			v.address is not null as has_body, coalesce(a.reason, 0) as reason,
			exists (
				select from identities i where i.record = p.record and not i.is_provisional and not i.identity = any($1)
				union all
				select from identity_links l
				where l.record = p.record and not (l.survives = any($1) and l.merged = any($1))) as names_others,
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
	err := j.within(ctx, func(tx *sqlx.Tx) error {
		mask, err := j.mask(ctx, tx)
		if err != nil {
			return err
		}
		hidden := arrayOf(hideAll(mask, numbers))
		return tx.SelectContext(ctx, &rows, query, hidden, p.Record[:], after.Taken, after.Record[:], limit)
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
