package postgres

import (
	"context"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/lib/pq"

	"github.com/labseal/labseal/indexer"
)

// flaws as the contract numbers them.
var flaws = []string{
	"", "no-form", "no-specimen", "no-collector", "two-collections", "id-mismatch", "broken-seal", "insufficient-volume",
	"device-expired",
}

const (
	specimen = "specimen"
	parcel   = "package"
)

// Specimen returns where a specimen was, and who had had it.
func (s *Store) Specimen(
	ctx context.Context, when indexer.When, id common.Hash,
) (at indexer.Ref, custody indexer.Custody, err error) {
	return s.custody(ctx, when, specimen, id)
}

// Package returns where a package was, and what was in it.
func (s *Store) Package(
	ctx context.Context, when indexer.When, id common.Hash,
) (at indexer.Ref, custody indexer.Custody, err error) {
	return s.custody(ctx, when, parcel, id)
}

func (s *Store) custody(
	ctx context.Context, when indexer.When, kind string, id common.Hash,
) (at indexer.Ref, custody indexer.Custody, err error) {
	at, err = s.readAt(ctx, when, func(tx snapshot, at indexer.Ref) error {
		custody = indexer.Custody{Item: id, Kind: kind, Contents: []common.Hash{}}
		if custody.Trail, err = trail(ctx, tx, at, id); err != nil {
			return err
		}
		if len(custody.Trail) == 0 || isPackage(custody.Trail) != (kind == parcel) {
			return indexer.ErrNotFound
		}
		custody.Custodian = custody.Trail[len(custody.Trail)-1].Custodian
		return custodyNow(ctx, tx, at, &custody)
	})
	if err != nil {
		return at, custody, fmt.Errorf("read %s %s: %w", kind, id, err)
	}
	return at, custody, nil
}

// isPackage says whether a trail is a package's: that begins with its packing.
func isPackage(trail []indexer.Step) bool {
	return trail[0].How == "packed" && trail[0].Package == nil
}

func trail(ctx context.Context, tx snapshot, at indexer.Ref, id common.Hash) ([]indexer.Step, error) {
	const query = `
		select t.block_number, p.block_hash, p.block_time, t.log_index, p.tx_hash, t.custodian, t.how, t.package_id, t.occurred_at
		from trail_of($1, $2) t
		join places p using (block_number, log_index)
		order by t.block_number, t.log_index`
	var rows []struct {
		placeRow
		Custodian  []byte  `db:"custodian"`
		How        string  `db:"how"`
		Package    []byte  `db:"package_id"`
		OccurredAt *uint64 `db:"occurred_at"`
	}
	if err := tx.SelectContext(ctx, &rows, query, id[:], at.Number); err != nil {
		return nil, err
	}
	steps := []indexer.Step{}
	for _, r := range rows {
		steps = append(steps, indexer.Step{
			Custodian: common.Hash(r.Custodian), How: r.How, Package: unlessZero(r.Package), OccurredAt: r.OccurredAt,
			Place: r.place(),
		})
	}
	return steps, nil
}

// custodyNow adds what is so at the block.
func custodyNow(ctx context.Context, tx snapshot, at indexer.Ref, c *indexer.Custody) error {
	const state = `
		select (select package_id from package_of($1, $2)) as package_id,
			(select flaw from item_flags where item = $1 and block_number <= $2
				order by block_number desc, log_index desc limit 1) as flaw,
			array(
				select s.specimen
				from packings p
				cross join unnest(p.specimens) as s (specimen)
				where p.package_id = $1 and p.block_number <= $2
					and not exists (
						select from unpackings u
						where u.package_id = $1 and u.specimens @> array[s.specimen] and u.block_number <= $2
					)
				order by 1
			) as contents`
	var row struct {
		Package  []byte        `db:"package_id"`
		Flaw     *int          `db:"flaw"`
		Contents pq.ByteaArray `db:"contents"`
	}
	if err := tx.GetContext(ctx, &row, state, c.Item[:], at.Number); err != nil {
		return err
	}
	c.Package, c.Contents = unlessZero(row.Package), hashes(row.Contents)
	if row.Flaw != nil && *row.Flaw > 0 && *row.Flaw < len(flaws) {
		c.Flaw = &flaws[*row.Flaw]
	}
	moved := c.Item
	if c.Package != nil {
		moved = *c.Package
	}
	var err error
	if c.Offer, err = openOffer(ctx, tx, at, moved); err != nil {
		return err
	}
	c.Disposed, err = disposal(ctx, tx, at, c.Item)
	return err
}

// openOffer is the newest offer of an item, unless it has ended.
func openOffer(ctx context.Context, tx snapshot, at indexer.Ref, item common.Hash) (*indexer.HandOff, error) {
	const query = `
		select o.block_number, p.block_hash, p.block_time, o.log_index, p.tx_hash, o.from_member, o.to_member, o.number, o.occurred_at,
			o.expires_at
		from (
			select *
			from offers
			where item = $1 and block_number <= $2
			order by block_number desc, log_index desc
			limit 1
		) o
		join places p using (block_number, log_index)
		where not exists (select from acceptances x where x.item = $1 and x.number = o.number and x.block_number <= $2)
			and not exists (select from refusals x where x.item = $1 and x.number = o.number and x.block_number <= $2)
			and not exists (select from offer_withdrawals x where x.item = $1 and x.number = o.number and x.block_number <= $2)
			and not exists (select from custody_assignments x where x.item = $1 and x.block_number <= $2
				and (x.block_number, x.log_index) > (o.block_number, o.log_index))`
	var row struct {
		placeRow
		From       []byte `db:"from_member"`
		To         []byte `db:"to_member"`
		Number     uint64 `db:"number"`
		OccurredAt uint64 `db:"occurred_at"`
		ExpiresAt  uint64 `db:"expires_at"`
	}
	err := notFound(tx.GetContext(ctx, &row, query, item[:], at.Number))
	if errors.Is(err, indexer.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return &indexer.HandOff{
		From: common.Hash(row.From), To: common.Hash(row.To), Number: row.Number, OccurredAt: row.OccurredAt,
		ExpiresAt: row.ExpiresAt, IsExpired: at.Time >= row.ExpiresAt, Place: row.place(),
	}, nil
}

func disposal(ctx context.Context, tx snapshot, at indexer.Ref, item common.Hash) (*indexer.Place, error) {
	const query = `
		select d.block_number, p.block_hash, p.block_time, d.log_index, p.tx_hash
		from disposals d
		join places p using (block_number, log_index)
		where d.items @> array[$1::bytea] and d.block_number <= $2
		order by d.block_number, d.log_index
		limit 1`
	var row placeRow
	err := notFound(tx.GetContext(ctx, &row, query, item[:], at.Number))
	if errors.Is(err, indexer.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	place := row.place()
	return &place, nil
}
