package journal

import (
	"context"
	"slices"

	"github.com/lib/pq"

	"github.com/labseal/labseal/oracle/vault"
)

// saidLink is what a message says of two numbers: that they are one patient's, or that they are not after all.
type saidLink struct {
	id     int64
	one    [32]byte
	other  [32]byte
	record vault.RecordID // that says so; zero where that was shredded
	isUndo bool
}

func (l saidLink) isOf(a, b [32]byte) bool {
	return l.one == a && l.other == b || l.one == b && l.other == a
}

func (l saidLink) link() Link { return Link{l.one, l.other, l.isUndo} }

type linkRow struct {
	ID                       int64
	Survives, Merged, Record []byte
	IsUndo                   bool `db:"is_undo"`
}

func (r linkRow) said(m Mask) saidLink {
	return saidLink{r.ID, show(m, r.Survives).value, show(m, r.Merged).value, vault.RecordID(r.Record), r.IsUndo}
}

// links are those that count of all that one of the numbers is in: nobody has undone them since.
func (x index) links(ctx context.Context, numbers [][32]byte) ([]saidLink, error) {
	const query = `
		select id, survives, merged, record, is_undo from identity_links
		where survives = any($1) or merged = any($1) order by id`
	labels, err := x.labels(ctx, byLink, numbers)
	if err != nil || len(labels) == 0 {
		return nil, err
	}
	var rows []linkRow
	if err := x.tx.SelectContext(ctx, &rows, query, labels); err != nil {
		return nil, err
	}
	var list []saidLink
	for _, r := range rows {
		l := r.said(x.mask)
		if l.isUndo {
			list = slices.DeleteFunc(list, func(before saidLink) bool { return before.isOf(l.one, l.other) })
		} else {
			list = append(list, l)
		}
	}
	return list, nil
}

// linked are all numbers of the patients of some, by the links that count, and those links.
func (x index) linked(ctx context.Context, numbers [][32]byte) (all [][32]byte, by []saidLink, err error) {
	known := map[int64]bool{}
	for fresh := without(numbers, nil); len(fresh) > 0; {
		all = append(all, fresh...)
		links, err := x.links(ctx, fresh)
		if err != nil {
			return nil, nil, err
		}
		fresh = nil
		for _, l := range links {
			if !known[l.id] {
				known[l.id] = true
				by, fresh = append(by, l), append(fresh, l.one, l.other)
			}
		}
		fresh = without(fresh, all)
	}
	return all, by, nil
}

// group are those of a patient's numbers that some of the links lead to from a few.
func group(numbers [][32]byte, by []saidLink) [][32]byte {
	beside := map[[32]byte][][32]byte{}
	for _, l := range by {
		beside[l.one] = append(beside[l.one], l.other)
		beside[l.other] = append(beside[l.other], l.one)
	}
	all := without(numbers, nil)
	seen := make(map[[32]byte]bool, len(all))
	for _, v := range all {
		seen[v] = true
	}
	for i := 0; i < len(all); i++ {
		for _, v := range beside[all[i]] {
			if !seen[v] {
				seen[v], all = true, append(all, v)
			}
		}
	}
	return all
}

// numbersOf are the numbers that a record names, in an order that says nothing.
func (x index) numbersOf(ctx context.Context, record vault.RecordID) ([][32]byte, error) {
	const query = `select identity from identities where record = $1 order by identity`
	var labels pq.ByteaArray
	if err := x.tx.SelectContext(ctx, (*[][]byte)(&labels), query, record[:]); err != nil {
		return nil, err
	}
	return x.values(labels), nil
}

// patientOf are all numbers of the patient of a record: its own, and those that are linked to them.
func (x index) patientOf(ctx context.Context, record vault.RecordID) (all [][32]byte, err error) {
	own, err := x.numbersOf(ctx, record)
	if err == nil {
		all, _, err = x.linked(ctx, own)
	}
	return all, err
}

// recordsOf are the records that name one of some numbers.
func (x index) recordsOf(ctx context.Context, numbers [][32]byte) (records pq.ByteaArray, err error) {
	const query = `select distinct record from identities where identity = any($1)`
	labels, err := x.labels(ctx, byIdentity, numbers)
	if err == nil {
		err = x.tx.SelectContext(ctx, (*[][]byte)(&records), query, labels)
	}
	return records, err
}

// recordsOfPatient are a record and all those of its patient.
func (x index) recordsOfPatient(ctx context.Context, record vault.RecordID) (pq.ByteaArray, error) {
	numbers, err := x.patientOf(ctx, record)
	if err != nil {
		return nil, err
	}
	records, err := x.recordsOf(ctx, numbers)
	return append(records, record[:]), err
}
