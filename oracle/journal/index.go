package journal

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"maps"
	"math"
	"slices"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"github.com/labseal/labseal/oracle/vault"
)

// The index is what rows are found by. No value of it is stored twice: each row has a label of its own, which is the value, the
// column in which it stands, and the row's number among those of that value, from 0, all under the mask. To whoever has no mask all
// labels are random, and rows of one patient or order look like those of any. With it, one asks for the labels 0, 1, 2 … of
// a value until there are no more. Nothing counts them: a count would be a place that all rows of a value have in common.
//
// So numbers have no gaps. What is erased leaves its labels behind in a table of their own, until [Journal.Remask] numbers anew.
// Rows are numbered by one transaction at a time: under intakeLock or, in classes that intake does not write, under numberLock.

// class is the column in which a value stands.
type class byte

// The classes. They are part of what is stored.
const (
	byBytes class = iota + 1
	byContent
	byControl
	byOrder
	byOpening // the numbers of an order
	byIdentity
	byLink // either side of one
	bySubject
	byHold
	bySuspension
	byPerson
	byKept // bytes in quarantine
	byEmergency
)

// labelColumn is a column of labels.
type labelColumn struct {
	class         class
	table, column string
}

var labelColumns = []labelColumn{
	{byBytes, "versions", "lookup"},
	{byContent, "versions", "content"},
	{byControl, "controls", "control"},
	{byOrder, "order_keys", "key"},
	{byOpening, "order_contexts", "key"},
	{byIdentity, "identities", "identity"},
	{byLink, "identity_links", "survives"},
	{byLink, "identity_links", "merged"},
	{bySubject, "subject_identities", "identity"},
	{byHold, "hold_targets", "identity"},
	{bySuspension, "suspended_identities", "identity"},
	{byPerson, "demographics", "key"},
	{byKept, "quarantine", "lookup"},
	{byEmergency, "emergency_records", "label"},
}

// valueSize is how much of a value is in its label. The rest of a value is zero.
const valueSize = 27

// labelled is a value with what makes a label of it.
type labelled struct {
	value  [32]byte
	class  class
	number uint32
}

func (l labelled) hide(m Mask) [32]byte {
	b := l.value
	b[valueSize] = byte(l.class)
	binary.BigEndian.PutUint32(b[valueSize+1:], l.number)
	return m.Hide(b)
}

func show(m Mask, label []byte) (l labelled) {
	l.value = m.Show([32]byte(label))
	l.class, l.number = class(l.value[valueSize]), binary.BigEndian.Uint32(l.value[valueSize+1:])
	clear(l.value[valueSize:])
	return l
}

// single is the label of a value of which there is one row at most.
func single(m Mask, c class, value [32]byte) [32]byte { return labelled{value, c, 0}.hide(m) }

// hideFor hides what stands in a row and is not looked for: of two rows it looks different, by the id that each has in clear.
func hideFor(m Mask, owner [16]byte, value [32]byte) [32]byte { return m.Hide(tweaked(owner, value)) }

func showFor(m Mask, owner [16]byte, hidden []byte) [32]byte {
	return tweaked(owner, m.Show([32]byte(hidden)))
}

func tweaked(owner [16]byte, value [32]byte) [32]byte {
	for i := range owner {
		value[i] ^= owner[i]
	}
	return value
}

// place is the column in which a row names another record.
type place byte

// The places.
const (
	toOrder place = iota + 1
	toEvidence
	toShared
	toSuspended
)

// hideRecord hides the name of a record in a row that has an id in clear, and a number where it has several rows.
func hideRecord(m Mask, owner [16]byte, p place, number int, id vault.RecordID) [32]byte {
	var value [32]byte
	copy(value[:], id[:])
	value[16] = byte(p)
	binary.BigEndian.PutUint32(value[17:], uint32(number))
	return hideFor(m, owner, value)
}

func showRecord(m Mask, owner [16]byte, hidden []byte) vault.RecordID {
	value := showFor(m, owner, hidden)
	return vault.RecordID(value[:16])
}

// index asks, within a transaction.
type index struct {
	tx   *sqlx.Tx
	mask Mask
}

// index is the index until the transaction ends.
func (j *Journal) index(ctx context.Context, tx *sqlx.Tx) (index, error) {
	mask, err := j.mask(ctx, tx)
	return index{tx, mask}, err
}

// reading runs f with the index as it was at one moment. It waits for nobody: while the mask is changed, it reads under the one before.
func (j *Journal) reading(ctx context.Context, f func(index) error) error {
	err := j.read(ctx, f)
	if errors.Is(err, ErrMasked) { // that one was destroyed at this very moment
		err = j.read(ctx, f)
	}
	return err
}

func (j *Journal) read(ctx context.Context, f func(index) error) error {
	tx, err := j.db.BeginTxx(ctx, &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true})
	if err != nil {
		return err
	}
	defer tx.Rollback() // nothing was written
	var id uint32
	if err := tx.GetContext(ctx, &id, `select current from index_mask`); err != nil {
		return err
	}
	mask, err := j.masks.at(id)
	if err != nil {
		return err
	}
	return f(index{tx, mask})
}

// asked runs f with the index, in one transaction. The mask stays the same until it ends.
func (j *Journal) asked(ctx context.Context, f func(index) error) error {
	return j.within(ctx, func(tx *sqlx.Tx) error {
		x, err := j.index(ctx, tx)
		if err != nil {
			return err
		}
		return f(x)
	})
}

// numberLock names the lock under which whoever is not an intake numbers rows.
const numberLock = 0x6c616273_65616c03

// alone waits until nobody else numbers rows, other than intake.
func (x index) alone(ctx context.Context) error {
	_, err := x.tx.ExecContext(ctx, `select pg_advisory_xact_lock($1)`, int64(numberLock))
	return err
}

// taken is the query that says which of the labels $1 are taken.
func taken(c class) (query string) {
	query = `select label from erased_labels where label = any($1)`
	for _, l := range labelColumns {
		if l.class == c {
			query += ` union all select ` + l.column + ` from ` + l.table + ` where ` + l.column + ` = any($1)`
		}
	}
	return query
}

// span is between which numbers the count of a value's rows lies.
type span struct{ least, most uint32 }

// numbers to ask for next: ever further apart while there is no most, then evenly spread.
func (s span) numbers() (list []uint32) {
	const first, then = 13, 16
	for i := range uint32(then) {
		n := s.least + uint32(uint64(s.most-s.least)*uint64(i)/then)
		if s.most == math.MaxUint32 {
			n = s.least + 1<<i - 1
			if i == first {
				break
			}
		}
		list = append(list, n)
	}
	return slices.Compact(list)
}

// count counts the rows of values.
func (x index) count(ctx context.Context, c class, values [][32]byte) (map[[32]byte]uint32, error) {
	open, counts := map[[32]byte]span{}, map[[32]byte]uint32{}
	for _, v := range values {
		open[v] = span{0, math.MaxUint32}
	}
	query := taken(c)
	for len(open) > 0 {
		asked := map[[32]byte]labelled{}
		labels := make(bytesArray, 0, len(open))
		for v, s := range open {
			for _, n := range s.numbers() {
				l := labelled{v, c, n}
				label := l.hide(x.mask)
				asked[label], labels = l, append(labels, label[:])
			}
		}
		var rows [][]byte
		if err := x.tx.SelectContext(ctx, &rows, query, labels); err != nil {
			return nil, err
		}
		for _, label := range rows {
			l := asked[[32]byte(label)]
			s := open[l.value]
			s.least = max(s.least, l.number+1)
			open[l.value] = s
			delete(asked, [32]byte(label))
		}
		for _, l := range asked {
			s := open[l.value]
			s.most = min(s.most, l.number)
			open[l.value] = s
		}
		for v, s := range open {
			if s.least == s.most {
				counts[v] = s.least
				delete(open, v)
			}
		}
	}
	return counts, nil
}

// labels are the labels of all rows of values.
func (x index) labels(ctx context.Context, c class, values [][32]byte) (labels bytesArray, err error) {
	counts, err := x.count(ctx, c, values)
	if err != nil {
		return nil, err
	}
	labels = bytesArray{}
	for _, v := range slices.SortedFunc(maps.Keys(counts), compare) {
		for n := range counts[v] {
			label := labelled{v, c, n}.hide(x.mask)
			labels = append(labels, label[:])
		}
	}
	return labels, nil
}

// next are labels for new rows, one for each value.
func (x index) next(ctx context.Context, c class, values [][32]byte) (labels bytesArray, err error) {
	counts, err := x.count(ctx, c, values)
	if err != nil {
		return nil, err
	}
	labels = make(bytesArray, len(values))
	for i, v := range values {
		label := labelled{v, c, counts[v]}.hide(x.mask)
		counts[v]++
		labels[i] = label[:]
	}
	return labels, nil
}

// values are what labels stand for.
func (x index) values(labels pq.ByteaArray) [][32]byte {
	list := make([][32]byte, len(labels))
	for i, label := range labels {
		list[i] = show(x.mask, label).value
	}
	return list
}

// without are the values that are not among others, each once.
func without(values, others [][32]byte) (list [][32]byte) {
	seen := make(map[[32]byte]bool, len(values)+len(others))
	for _, v := range others {
		seen[v] = true
	}
	for _, v := range values {
		if !seen[v] {
			seen[v], list = true, append(list, v)
		}
	}
	return list
}

func compare(a, b [32]byte) int { return slices.Compare(a[:], b[:]) }
