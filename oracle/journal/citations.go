package journal

import (
	"context"
	"fmt"
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/oracle/vault"
)

// Citation is what a version cites of another lab.
type Citation struct {
	Leaf   common.Hash
	Member common.Hash    // whose it is, where evidence was checked; else zero
	Kept   vault.RecordID // the record that keeps that evidence
}

// cite notes what versions cite. What was checked before stays so.
func (d *Desk) cite(ctx context.Context, list []placed) error {
	const insert = `
		insert into citations (record, version, leaf)
		select * from unnest($1::bytea[], $2::integer[], $3::bytea[]) on conflict do nothing`
	var records, leaves bytesArray
	var versions intArray
	for i := range list {
		for _, leaf := range list[i].Cites {
			hidden := hideFor(d.mask, list[i].Record, leaf)
			records, leaves = append(records, list[i].Record[:]), append(leaves, hidden[:])
			versions = append(versions, int32(list[i].VersionID.Version))
		}
	}
	if len(records) == 0 {
		return nil
	}
	_, err := d.tx.ExecContext(ctx, insert, records, versions, leaves)
	return err
}

// Cite notes that evidence of what a version cites was checked, and which record keeps it.
func (d *Desk) Cite(ctx context.Context, v *Stored, c Citation) error {
	const upsert = `
		insert into citations (record, version, leaf, member, kept) values ($1, $2, $3, $4, $5)
		on conflict (record, version, leaf) do update set member = excluded.member, kept = excluded.kept`
	leaf, kept := hideFor(d.mask, v.Record, c.Leaf), hideRecord(d.mask, v.Record, toEvidence, 0, c.Kept)
	if _, err := d.tx.ExecContext(ctx, upsert, v.Record[:], v.Version, leaf[:], c.Member[:], kept[:]); err != nil {
		return fmt.Errorf("note a citation: %w", err)
	}
	return nil
}

// Citations returns what the versions of a record cite, by their numbers.
func (j *Journal) Citations(ctx context.Context, record vault.RecordID) (map[uint32][]Citation, error) {
	const query = `select version, leaf, member, kept from citations where record = $1`
	var rows []struct {
		Version            uint32
		Leaf, Member, Kept []byte
	}
	list := map[uint32][]Citation{}
	err := j.reading(ctx, func(x index) error {
		if err := x.tx.SelectContext(ctx, &rows, query, record[:]); err != nil {
			return err
		}
		for _, r := range rows {
			c := Citation{Leaf: showFor(x.mask, record, r.Leaf)}
			if r.Kept != nil {
				c.Member, c.Kept = common.Hash(r.Member), showRecord(x.mask, record, r.Kept)
			}
			list[r.Version] = append(list[r.Version], c)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read citations: %w", err)
	}
	for _, cited := range list {
		slices.SortFunc(cited, func(a, b Citation) int { return a.Leaf.Cmp(b.Leaf) })
	}
	return list, nil
}
