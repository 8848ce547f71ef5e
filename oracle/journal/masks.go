package journal

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"
)

// Mask hides what the journal is searched by, over what the lookup key made of it: numbers, names, digests. Callers see the
// values without it.
//
// All such values are under one mask at a time. What is shredded is gone from the journal's rows, but not from a backup of
// them from before; there, a value can't be told without its mask. So [Journal.Remask] changes the mask of what stays when
// something was shredded, and the old one is destroyed. Which rows of a backup have equal values still shows: that the record
// that was shredded is of the patient of another record that is left.
type Mask interface {
	Hide(value [32]byte) [32]byte
	Show(hidden [32]byte) [32]byte
}

// Masks opens masks by their number.
type Masks func(id uint32) (Mask, error)

// none is mask 0.
type none struct{}

func (none) Hide(value [32]byte) [32]byte  { return value }
func (none) Show(hidden [32]byte) [32]byte { return hidden }

// masks is how the journal comes by the present mask.
type masks struct {
	mu   sync.Mutex
	open Masks
	id   uint32 // of the one that is open
	last Mask
}

// ErrMasked is returned where the present mask is not at hand, and nothing can be found.
var ErrMasked = errors.New("the journal's index can't be read")

// UseMasks says where masks come from.
func (j *Journal) UseMasks(open Masks) {
	j.masks.mu.Lock()
	defer j.masks.mu.Unlock()
	j.masks.open, j.masks.last = open, nil
}

// at opens a mask and keeps it until another one is asked for.
func (m *masks) at(id uint32) (Mask, error) {
	if id == 0 {
		return none{}, nil
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.last != nil && m.id == id {
		return m.last, nil
	}
	if m.open == nil {
		return nil, fmt.Errorf("%w: mask %d is not at hand", ErrMasked, id)
	}
	mask, err := m.open(id)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrMasked, err)
	}
	m.id, m.last = id, mask
	return mask, nil
}

// mask is the present mask. It stays so until the transaction ends.
func (j *Journal) mask(ctx context.Context, tx *sqlx.Tx) (Mask, error) {
	var id uint32
	if err := tx.GetContext(ctx, &id, `select current from index_mask for share`); err != nil {
		return nil, err
	}
	return j.masks.at(id)
}

// RefreshMask lets go of a mask that is not the present one any more. Whoever works with the journal does so by itself.
func (j *Journal) RefreshMask(ctx context.Context) error {
	current, _, err := j.MaskNumbers(ctx)
	if err != nil {
		return err
	}
	j.masks.mu.Lock()
	isOpen := j.masks.last != nil
	j.masks.mu.Unlock()
	if isOpen {
		_, err = j.masks.at(current)
	}
	return err
}

// MaskNumbers are the number of the present mask, and up to which they were destroyed.
func (j *Journal) MaskNumbers(ctx context.Context) (current, destroyed uint32, err error) {
	const query = `select current, destroyed from index_mask`
	if err := j.db.QueryRowxContext(ctx, query).Scan(&current, &destroyed); err != nil {
		return 0, 0, fmt.Errorf("read the mask's number: %w", err)
	}
	return current, destroyed, nil
}

// NoteMasksDestroyed notes that all masks up to one were destroyed.
func (j *Journal) NoteMasksDestroyed(ctx context.Context, last uint32) error {
	const update = `update index_mask set destroyed = greatest(destroyed, $1)`
	if _, err := j.db.ExecContext(ctx, update, last); err != nil {
		return fmt.Errorf("note that masks were destroyed: %w", err)
	}
	return nil
}

// maskedColumns are the columns of all values that the journal is searched by, by table.
var maskedColumns = []struct {
	table   string
	columns []string
}{
	{"versions", []string{"lookup", "content"}},
	{"controls", []string{"control", "content"}},
	{"order_keys", []string{"key"}},
	{"order_contexts", []string{"key"}},
	{"identities", []string{"identity", "authority"}},
	{"identity_links", []string{"survives", "merged"}},
	{"patients", []string{"identity", "patient"}},
	{"subject_identities", []string{"identity"}},
	{"hold_targets", []string{"identity"}},
	{"suspended_identities", []string{"identity"}},
	{"demographics", []string{"key"}},
	{"quarantine", []string{"lookup"}},
}

// remaskBatch is of how many values the mask is changed at once in memory.
const remaskBatch = 20_000

// Remask puts all that the journal is searched by under another mask, in one transaction. Intake waits for it.
func (j *Journal) Remask(ctx context.Context, to uint32) error {
	err := j.within(ctx, func(tx *sqlx.Tx) error {
		if _, err := tx.ExecContext(ctx, `select pg_advisory_xact_lock($1)`, int64(intakeLock)); err != nil {
			return err
		}
		var from uint32
		if err := tx.GetContext(ctx, &from, `select current from index_mask for update`); err != nil || from == to {
			return err
		}
		before, err := j.masks.at(from)
		if err != nil {
			return err
		}
		after, err := j.masks.at(to)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, lockMasked()); err != nil {
			return err
		}
		if err := exchange(ctx, tx, before, after); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `update index_mask set current = $1`, to)
		return err
	})
	if err != nil {
		return fmt.Errorf("put the index under mask %d: %w", to, err)
	}
	return nil
}

// lockMasked keeps everybody from writing into the tables; they are still read.
func lockMasked() string {
	var names []string
	for _, t := range maskedColumns {
		names = append(names, t.table)
	}
	return "lock table " + strings.Join(names, ", ") + " in share row exclusive mode"
}

// exchange changes one mask for another: first of each value by itself, then in all rows.
func exchange(ctx context.Context, tx *sqlx.Tx, before, after Mask) error {
	const (
		pairs = `create temporary table remasked (old bytea primary key, new bytea not null) on commit drop`
		add   = `insert into remasked select * from unnest($1::bytea[], $2::bytea[])`
	)
	if err := collect(ctx, tx); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, pairs); err != nil {
		return err
	}
	for first := 0; ; first += remaskBatch {
		var values [][]byte
		const next = `select value from to_remask where id > $1 and id <= $2`
		if err := tx.SelectContext(ctx, &values, next, first, first+remaskBatch); err != nil {
			return err
		}
		if len(values) == 0 {
			break
		}
		hidden := make(pq.ByteaArray, len(values))
		for i, v := range values {
			value := after.Hide(before.Show([32]byte(v)))
			hidden[i] = value[:]
		}
		if _, err := tx.ExecContext(ctx, add, pq.ByteaArray(values), hidden); err != nil {
			return err
		}
	}
	if _, err := tx.ExecContext(ctx, `analyze remasked`); err != nil {
		return err
	}
	for _, t := range maskedColumns {
		if _, err := tx.ExecContext(ctx, remaskTable(t.table, t.columns)); err != nil {
			return fmt.Errorf("%s: %w", t.table, err)
		}
	}
	return nil
}

// collect numbers all values that there are.
func collect(ctx context.Context, tx *sqlx.Tx) error {
	var parts []string
	for _, t := range maskedColumns {
		for _, column := range t.columns {
			parts = append(parts, "select "+column+" as value from "+t.table+" where "+column+" is not null")
		}
	}
	query := `
		create temporary table to_remask on commit drop as
		select row_number() over () as id, value from (` + strings.Join(parts, " union ") + `) as v`
	if _, err := tx.ExecContext(ctx, query); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, `alter table to_remask add primary key (id)`)
	return err
}

// remaskTable is the statement that puts the new values into a table's columns. A null stays one.
func remaskTable(table string, columns []string) string {
	var sets, joins, conditions []string
	for i, column := range columns {
		alias := fmt.Sprintf("m%d", i)
		sets = append(sets, column+" = "+alias+".new")
		joins = append(joins, "left join remasked "+alias+" on "+alias+".old = o."+column)
		conditions = append(conditions, "o."+column+" is not null")
	}
	return `update ` + table + ` t set ` + strings.Join(sets, ", ") + `
		from ` + table + ` o ` + strings.Join(joins, " ") + `
		where t.ctid = o.ctid and (` + strings.Join(conditions, " or ") + `)`
}

// hideAll masks values in place of those in a list.
func hideAll(m Mask, list [][32]byte) [][32]byte {
	hidden := make([][32]byte, len(list))
	for i := range list {
		hidden[i] = hide(m, list[i])
	}
	return hidden
}

// hide masks a value. Zero is none, and stays so.
func hide(m Mask, value [32]byte) [32]byte {
	if value == ([32]byte{}) {
		return value
	}
	return m.Hide(value)
}

// hidden is an addition as it is kept.
func (d *Desk) hidden(a Addition) Addition {
	a.Keys = Query{
		Lookup: hide(d.mask, a.Keys.Lookup), Content: hide(d.mask, a.Keys.Content), Control: hide(d.mask, a.Keys.Control),
		Orders: hideAll(d.mask, a.Keys.Orders), Ordered: hideAll(d.mask, a.Keys.Ordered), Identities: hideAll(d.mask, a.Keys.Identities),
	}
	a.Opens, a.Authorities = hideAll(d.mask, a.Opens), hideAll(d.mask, a.Authorities)
	links := make([]Link, len(a.Links))
	for i, l := range a.Links {
		links[i] = Link{hide(d.mask, l.Survives), hide(d.mask, l.Merged), l.Undo}
	}
	a.Links = links
	return a
}

// showAll are the values of a column without their mask.
func showAll(m Mask, list [][]byte) [][32]byte {
	shown := make([][32]byte, len(list))
	for i := range list {
		shown[i] = m.Show([32]byte(list[i]))
	}
	return shown
}
