package journal

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
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
// something was shredded, and the old one is destroyed. No value is in two rows of the backup (index.go), and none names
// another one's record in clear: so it does not show either that the record which was shredded is of the patient of one that
// is left. What does show is when each row was written.
//
// A mask is a permutation of all 32 bytes: values that differ in one bit look like any two.
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

// hiddenColumns are what stands in a row and is not looked for, by table.
var hiddenColumns = []struct{ table, column string }{
	{"controls", "content"},
	{"identities", "authority"},
	{"records", "ordered_by"},
	{"citations", "leaf"},
	{"citations", "kept"},
	{"suspensions", "record"},
	{"health_link_records", "record"},
	{"disclosures", "emergency"},
}

// masked are the columns of all that is under a mask, by table.
func masked() (tables []string, columns map[string][]string) {
	columns = map[string][]string{}
	for _, l := range labelColumns {
		columns[l.table] = append(columns[l.table], l.column)
	}
	for _, h := range hiddenColumns {
		columns[h.table] = append(columns[h.table], h.column)
	}
	return slices.Sorted(maps.Keys(columns)), columns
}

// remaskBatch is of how many values the mask is changed at once in memory.
const remaskBatch = 20_000

// Remask puts all that the journal is searched by under another mask, in one transaction. Intake waits for it. What was erased lets go
// of its numbers, and of its name in other rows.
func (j *Journal) Remask(ctx context.Context, to uint32) error {
	err := j.within(ctx, func(tx *sqlx.Tx) error {
		if err := lockIntake(ctx, tx); err != nil {
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
		for _, lock := range []string{lockMasked(), `select from disclosures where emergency is not null for update`} {
			if _, err := tx.ExecContext(ctx, lock); err != nil {
				return err
			}
		}
		x := index{tx, before}
		if err := x.forget(ctx); err != nil {
			return err
		}
		renumbered, err := x.renumber(ctx)
		if err != nil {
			return err
		}
		if err := exchange(ctx, tx, func(hidden []byte) [32]byte {
			if l, ok := renumbered[[32]byte(hidden)]; ok {
				return l.hide(after)
			}
			return after.Hide(before.Show([32]byte(hidden)))
		}); err != nil {
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

// lockMasked keeps everybody from writing into the tables; they are still read. Disclosures are kept meanwhile: a release does not wait.
// Those that hide something are locked row by row.
func lockMasked() string {
	names, _ := masked()
	names = slices.DeleteFunc(names, func(name string) bool { return name == "disclosures" })
	return "lock table " + strings.Join(names, ", ") + " in share row exclusive mode"
}

// exchange puts other values in the place of all: first of each by itself, then in all rows.
func exchange(ctx context.Context, tx *sqlx.Tx, other func(hidden []byte) [32]byte) error {
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
			value := other(v)
			hidden[i] = value[:]
		}
		if _, err := tx.ExecContext(ctx, add, pq.ByteaArray(values), hidden); err != nil {
			return err
		}
	}
	if _, err := tx.ExecContext(ctx, `analyze remasked`); err != nil {
		return err
	}
	tables, columns := masked()
	for _, table := range tables {
		if _, err := tx.ExecContext(ctx, remaskTable(table, columns[table])); err != nil {
			return fmt.Errorf("%s: %w", table, err)
		}
	}
	return nil
}

// collect numbers all values that there are.
func collect(ctx context.Context, tx *sqlx.Tx) error {
	var parts []string
	tables, columns := masked()
	for _, table := range tables {
		for _, column := range columns[table] {
			parts = append(parts, "select "+column+" as value from "+table+" where "+column+" is not null")
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
