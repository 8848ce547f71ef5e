package journal

import (
	"context"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"github.com/labseal/labseal/oracle/vault"
)

// relabel puts a copy's rows under the journal's mask and numbers: the journal may be a backup from before the copy was made, or
// the copy one from before the mask was changed.
type relabel struct {
	index
	from Mask // the copy's
	err  error
}

// copiedRow is a row of a copy. It holds bytes as Postgres writes them: \x and hex.
type copiedRow map[string]json.RawMessage

// relabelled are the rows of a copy as they can be put into the journal. What is there already is left out.
func (j *Journal) relabelled(ctx context.Context, tx *sqlx.Tx, rows []byte) (string, error) {
	var copied struct{ Mask uint32 }
	var tables map[string]json.RawMessage
	for _, to := range []any{&copied, &tables} {
		if err := json.Unmarshal(rows, to); err != nil {
			return "", fmt.Errorf("read copy: %w", err)
		}
	}
	from, err := j.masks.at(copied.Mask)
	if err != nil {
		return "", err
	}
	x, err := j.index(ctx, tx)
	if err != nil {
		return "", err
	}
	r := &relabel{index: x, from: from}
	for table, change := range map[string]func(context.Context, []copiedRow) []copiedRow{
		"records": r.records, "versions": r.versions, "controls": r.controls,
		"order_keys": r.orderKeys, "order_contexts": r.orderKeys, "identities": r.identities,
		"identity_links": r.identityLinks, "suspensions": r.suspensionRows, "suspended_identities": r.suspendedIdentities,
	} {
		if tables[table] == nil {
			continue
		}
		var list []copiedRow
		if err := json.Unmarshal(tables[table], &list); err != nil {
			return "", fmt.Errorf("read copy: %s: %w", table, err)
		}
		list = change(ctx, list)
		if r.err != nil {
			return "", fmt.Errorf("read copy: %s: %w", table, r.err)
		}
		if tables[table], err = json.Marshal(list); err != nil {
			return "", fmt.Errorf("read copy: %s: %w", table, err)
		}
	}
	b, err := json.Marshal(tables)
	return string(b), err
}

// bytes are those of a column; nil for null.
func (r *relabel) bytes(row copiedRow, column string, size int) []byte {
	if row[column] == nil || string(row[column]) == "null" {
		return nil
	}
	var value string
	err := json.Unmarshal(row[column], &value)
	var b []byte
	if err == nil {
		b, err = hex.DecodeString(strings.TrimPrefix(value, `\x`))
	}
	if err == nil && len(b) != size {
		err = fmt.Errorf("not %d bytes", size)
	}
	if err != nil {
		r.err = fmt.Errorf("%s: %w", column, err)
		return make([]byte, size)
	}
	return b
}

func (row copiedRow) set(column string, value []byte) {
	row[column] = json.RawMessage(`"\\x` + hex.EncodeToString(value) + `"`)
}

// exchange changes the mask of what has no number or is alone.
func (r *relabel) exchange(row copiedRow, column string) {
	if b := r.bytes(row, column, 32); b != nil {
		hidden := r.mask.Hide(r.from.Show([32]byte(b)))
		row.set(column, hidden[:])
	}
}

// put puts a row behind all others of its value.
func (r *relabel) put(ctx context.Context, row copiedRow, column string, l labelled) {
	labels, err := r.next(ctx, l.class, [][32]byte{l.value})
	if err != nil {
		r.err = err
		return
	}
	row.set(column, labels[0])
}

func (r *relabel) records(_ context.Context, list []copiedRow) []copiedRow {
	for _, row := range list {
		r.exchange(row, "ordered_by")
	}
	return list
}

func (r *relabel) versions(ctx context.Context, list []copiedRow) []copiedRow {
	for _, row := range list {
		r.exchange(row, "lookup")
		if b := r.bytes(row, "content", 32); b != nil {
			r.put(ctx, row, "content", show(r.from, b))
		}
	}
	return list
}

func (r *relabel) controls(_ context.Context, list []copiedRow) []copiedRow {
	for _, row := range list {
		r.exchange(row, "control")
		r.exchange(row, "content")
	}
	return list
}

// orderKeys are also those of order_contexts.
func (r *relabel) orderKeys(ctx context.Context, list []copiedRow) []copiedRow {
	return r.keyed(ctx, list, "key")
}

func (r *relabel) identities(ctx context.Context, list []copiedRow) []copiedRow {
	list = r.keyed(ctx, list, "identity")
	for _, row := range list {
		r.exchange(row, "authority")
	}
	return list
}

// keyed are the rows under whose value their record does not stand yet.
func (r *relabel) keyed(ctx context.Context, list []copiedRow, column string) (missing []copiedRow) {
	missing = []copiedRow{}
	for _, row := range list {
		record, label := r.bytes(row, "record", 16), r.bytes(row, column, 32)
		if r.err != nil {
			return nil
		}
		l := show(r.from, label)
		l.number = 0
		had, err := r.standsUnder(ctx, bytesArray{record})
		if err != nil {
			r.err = err
			return nil
		}
		if !slices.Contains(had[vault.RecordID(record)], l) {
			r.put(ctx, row, column, l)
			missing = append(missing, row)
		}
	}
	return missing
}

// identityLinks are the rows that say what their record does not say yet.
func (r *relabel) identityLinks(ctx context.Context, list []copiedRow) (missing []copiedRow) {
	const query = `select survives, merged, record, is_undo from identity_links where record = $1`
	missing = []copiedRow{}
	for _, row := range list {
		record := r.bytes(row, "record", 16)
		one, other := r.bytes(row, "survives", 32), r.bytes(row, "merged", 32)
		var before []linkRow
		if r.err == nil {
			r.err = r.tx.SelectContext(ctx, &before, query, record)
		}
		if r.err != nil {
			return nil
		}
		l := Link{show(r.from, one).value, show(r.from, other).value, string(row["is_undo"]) == "true"}
		if slices.ContainsFunc(before, func(b linkRow) bool { return b.said(r.mask).link() == l }) {
			continue
		}
		labels, err := r.next(ctx, byLink, [][32]byte{l.Survives, l.Merged})
		if err != nil {
			r.err = err
			return nil
		}
		row.set("survives", labels[0])
		row.set("merged", labels[1])
		missing = append(missing, row)
	}
	return missing
}

func (r *relabel) suspensionRows(_ context.Context, list []copiedRow) []copiedRow {
	for _, row := range list {
		r.exchange(row, "record")
	}
	return list
}

// suspendedIdentities are the rows that name a number which their suspension does not name yet.
func (r *relabel) suspendedIdentities(ctx context.Context, list []copiedRow) (missing []copiedRow) {
	const query = `select identity from suspended_identities where suspension = ($1::jsonb #>> '{}')::uuid`
	missing = []copiedRow{}
	if r.err = r.alone(ctx); r.err != nil {
		return nil
	}
	for _, row := range list {
		label := r.bytes(row, "identity", 32)
		var had pq.ByteaArray
		if r.err == nil {
			r.err = r.tx.SelectContext(ctx, (*[][]byte)(&had), query, string(row["suspension"]))
		}
		if r.err != nil {
			return nil
		}
		if l := show(r.from, label); !slices.Contains(r.values(had), l.value) {
			r.put(ctx, row, "identity", l)
			missing = append(missing, row)
		}
	}
	return missing
}
