package journal

import (
	"context"
	"fmt"
	"slices"

	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/vault"
)

// Unread returns versions whose demographics were not read yet, in the order of their entries, and the place behind the last
// of these.
func (j *Journal) Unread(ctx context.Context, limit int) (list []oracle.VersionID, next int64, err error) {
	const query = `
		select v.record, v.version, v.place from versions v
		where v.place >= (select place from demographics_read) and v.address is not null
		order by v.place limit $1`
	var rows []struct {
		Record  []byte
		Version uint32
		Place   int64
	}
	if err := j.db.SelectContext(ctx, &rows, query, limit); err != nil {
		return nil, 0, fmt.Errorf("read whose demographics are missing: %w", err)
	}
	for _, r := range rows {
		list, next = append(list, oracle.VersionID{Record: vault.RecordID(r.Record), Version: r.Version}), r.Place+1
	}
	return list, next, nil
}

// AddDemographics keeps by what records are found, and that the entries before the place next were read.
func (j *Journal) AddDemographics(ctx context.Context, keys map[vault.RecordID][][32]byte, next int64) error {
	const insert = `insert into demographics (key, record) select * from unnest($1::bytea[], $2::bytea[])`
	const update = `update demographics_read set place = greatest(place, $1)`
	err := j.asked(ctx, func(x index) error {
		if err := x.alone(ctx); err != nil {
			return err
		}
		var records bytesArray
		for record := range keys {
			records = append(records, record[:])
		}
		had, err := x.standsUnder(ctx, records)
		if err != nil {
			return err
		}
		var added [][32]byte
		var of bytesArray
		for record, list := range keys {
			for _, key := range without(list, nil) {
				if !slices.Contains(had[record], labelled{key, byPerson, 0}) {
					added, of = append(added, key), append(of, record[:])
				}
			}
		}
		labels, err := x.next(ctx, byPerson, added)
		if err != nil {
			return err
		}
		if _, err := x.tx.ExecContext(ctx, insert, labels, of); err != nil {
			return err
		}
		_, err = x.tx.ExecContext(ctx, update, next)
		return err
	})
	if err != nil {
		return fmt.Errorf("keep demographics: %w", err)
	}
	return nil
}

// FoundBy returns the records that are found by a key, newest first.
func (j *Journal) FoundBy(ctx context.Context, key [32]byte, limit int) ([]vault.RecordID, error) {
	const query = `
		select d.record from demographics d join records r on r.id = d.record
		where d.key = any($1) order by r.created_at desc, d.record limit $2`
	var rows [][]byte
	err := j.reading(ctx, func(x index) error {
		labels, err := x.labels(ctx, byPerson, [][32]byte{key})
		if err != nil {
			return err
		}
		return x.tx.SelectContext(ctx, &rows, query, labels, limit)
	})
	if err != nil {
		return nil, fmt.Errorf("find records: %w", err)
	}
	list := make([]vault.RecordID, len(rows))
	for i, r := range rows {
		list[i] = vault.RecordID(r)
	}
	return list, nil
}
