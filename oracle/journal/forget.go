package journal

import (
	"context"

	"github.com/labseal/labseal/oracle/vault"
)

// renumber lets go of the numbers of what was erased, and says what becomes of the labels behind them.
func (x index) renumber(ctx context.Context) (map[[32]byte]labelled, error) {
	var rows [][]byte
	if err := x.tx.SelectContext(ctx, &rows, `select label from erased_labels`); err != nil {
		return nil, err
	}
	erased := map[labelled]bool{}
	values := map[class][][32]byte{}
	for _, label := range rows {
		l := show(x.mask, label)
		erased[l] = true
		values[l.class] = append(values[l.class], l.value)
	}
	labels := map[[32]byte]labelled{}
	for c, list := range values {
		counts, err := x.count(ctx, c, list)
		if err != nil {
			return nil, err
		}
		for v, n := range counts {
			l := labelled{v, c, 0}
			for i := range n {
				if before := (labelled{v, c, i}); !erased[before] {
					labels[before.hide(x.mask)] = l
					l.number++
				}
			}
		}
	}
	_, err := x.tx.ExecContext(ctx, `delete from erased_labels`)
	return labels, err
}

// forget takes the names of records that were erased out of the rows that name them.
func (x index) forget(ctx context.Context) error {
	const query = `
		select record from shreds s where erased_at is not null and done_at is null
			and not exists (select from versions v where v.record = s.record and v.address is not null)`
	const ordered = `select id, ordered_by as named from records where ordered_by is not null and id > $1 order by id limit $2`
	const cited = `select record as id, kept as named from citations where kept is not null`
	var erased [][]byte
	if err := x.tx.SelectContext(ctx, &erased, query); err != nil || len(erased) == 0 {
		return err
	}
	is := map[vault.RecordID]bool{}
	for _, id := range erased {
		is[vault.RecordID(id)] = true
	}
	type row struct{ ID, Named []byte }
	drop := func(rows []row, update string) error {
		var gone bytesArray
		for _, r := range rows {
			if is[showRecord(x.mask, [16]byte(r.ID), r.Named)] {
				gone = append(gone, r.Named)
			}
		}
		if len(gone) == 0 {
			return nil
		}
		_, err := x.tx.ExecContext(ctx, update, gone)
		return err
	}
	for last := []byte{}; ; {
		var rows []row
		if err := x.tx.SelectContext(ctx, &rows, ordered, last, remaskBatch); err != nil {
			return err
		}
		if len(rows) == 0 {
			break
		}
		last = rows[len(rows)-1].ID
		if err := drop(rows, `update records set ordered_by = null where ordered_by = any($1)`); err != nil {
			return err
		}
	}
	var rows []row
	if err := x.tx.SelectContext(ctx, &rows, cited); err != nil {
		return err
	}
	return drop(rows, `update citations set member = null, kept = null where kept = any($1)`)
}
