package postgres

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/lib/pq"

	"github.com/labseal/labseal/indexer"
)

// Disclosures returns a page of the anchored batches of a member, or of all, in the order of the chain.
func (s *Store) Disclosures(
	ctx context.Context, when indexer.When, member *common.Hash, page indexer.Page,
) (at indexer.Ref, batches []indexer.DisclosureBatch, err error) {
	found, args := ofMember("disclosure_batches", member)
	query := found + `
		select d.block_number, p.block_hash, p.block_time, d.log_index, p.tx_hash, d.member, d.number, d.root, d.size, d.covered, d.head
		from found d
		join places p using (block_number, log_index)
		order by d.block_number, d.log_index`
	batches = []indexer.DisclosureBatch{}
	at, err = s.readAt(ctx, when, func(tx snapshot, at indexer.Ref) error {
		p, err := behind(ctx, tx, at, page)
		if err != nil {
			return err
		}
		var rows []struct {
			placeRow
			Member  []byte `db:"member"`
			Number  uint64 `db:"number"`
			Root    []byte `db:"root"`
			Size    uint64 `db:"size"`
			Covered uint64 `db:"covered"`
			Head    []byte `db:"head"`
		}
		if err := tx.SelectContext(ctx, &rows, p.limited(query), p.args(args...)...); err != nil {
			return err
		}
		for _, r := range rows {
			batches = append(batches, indexer.DisclosureBatch{
				Member: common.Hash(r.Member), Number: r.Number, Root: common.Hash(r.Root), Size: r.Size, Covered: r.Covered,
				Head: common.Hash(r.Head), Place: r.place(),
			})
		}
		return nil
	})
	if err != nil {
		return at, nil, fmt.Errorf("read disclosures: %w", err)
	}
	return at, batches, nil
}

// ofMember is what a query for a page of a table begins with: all rows, or a member's.
func ofMember(table string, member *common.Hash) (found string, args []any) {
	where := onPage + pageEnd
	if member != nil {
		where, args = pageOf("member", "$4"), []any{member[:]}
	}
	return `
		with found as (select * from ` + table + ` where ` + where + `)`, args
}

// Emergencies returns a page of the emergencies of a member, or of all, in the order of the chain.
func (s *Store) Emergencies(
	ctx context.Context, when indexer.When, member *common.Hash, page indexer.Page,
) (at indexer.Ref, emergencies []indexer.Emergency, err error) {
	found, args := ofMember("emergencies", member)
	query := found + `
		select e.block_number, p.block_hash, p.block_time, e.log_index, p.tx_hash, e.member, e.number, e.pseudonym, e.commitment,
			e.number <= coalesce((
				select d.covered
				from disclosure_batches d
				where d.member = e.member and d.block_number <= $3
				order by d.block_number desc, d.log_index desc
				limit 1), 0) as is_covered
		from found e
		join places p using (block_number, log_index)
		order by e.block_number, e.log_index`
	emergencies = []indexer.Emergency{}
	at, err = s.readAt(ctx, when, func(tx snapshot, at indexer.Ref) error {
		p, err := behind(ctx, tx, at, page)
		if err != nil {
			return err
		}
		var rows []struct {
			placeRow
			Member     []byte `db:"member"`
			Number     uint64 `db:"number"`
			Pseudonym  []byte `db:"pseudonym"`
			Commitment []byte `db:"commitment"`
			IsCovered  bool   `db:"is_covered"`
		}
		if err := tx.SelectContext(ctx, &rows, p.limited(query), p.args(args...)...); err != nil {
			return err
		}
		for _, r := range rows {
			e := indexer.Emergency{
				Member: common.Hash(r.Member), Number: r.Number, Pseudonym: common.Hash(r.Pseudonym),
				Commitment: common.Hash(r.Commitment), IsCovered: r.IsCovered, Place: r.place(),
			}
			emergencies = append(emergencies, e)
		}
		return addReviews(ctx, tx, at, emergencies)
	})
	if err != nil {
		return at, nil, fmt.Errorf("read emergencies: %w", err)
	}
	return at, emergencies, nil
}

// reviewers as the contract numbers purposes: these two may review.
var reviewers = map[uint8]string{1: "governor", 3: "manager"}

// addReviews tells of each emergency who reviewed it.
func addReviews(ctx context.Context, tx snapshot, at indexer.Ref, emergencies []indexer.Emergency) error {
	type numbered struct {
		member common.Hash
		number uint64
	}
	indexOf := map[numbered]int{}
	members, numbers := pq.ByteaArray{}, pq.Int64Array{}
	for i, e := range emergencies {
		emergencies[i].Reviews = []indexer.Review{}
		indexOf[numbered{e.Member, e.Number}] = i
		members, numbers = append(members, e.Member[:]), append(numbers, int64(e.Number))
	}
	const query = `
		select r.block_number, p.block_hash, p.block_time, r.log_index, p.tx_hash, r.member, r.number, r.reviewer, r.review_commit
		from emergency_reviews r
		join unnest($1::bytea[], $2::bigint[]) as wanted (member, number)
			on wanted.member = r.member and wanted.number = r.number
		join places p using (block_number, log_index)
		where r.block_number <= $3
		order by r.block_number, r.log_index`
	var rows []struct {
		placeRow
		Member       []byte `db:"member"`
		Number       uint64 `db:"number"`
		Reviewer     uint8  `db:"reviewer"`
		ReviewCommit []byte `db:"review_commit"`
	}
	if err := tx.SelectContext(ctx, &rows, query, members, numbers, at.Number); err != nil {
		return err
	}
	for _, r := range rows {
		e := &emergencies[indexOf[numbered{common.Hash(r.Member), r.Number}]]
		e.Reviews = append(e.Reviews, indexer.Review{
			Reviewer: reviewers[r.Reviewer], ReviewCommit: common.Hash(r.ReviewCommit), Place: r.place(),
		})
	}
	return nil
}
