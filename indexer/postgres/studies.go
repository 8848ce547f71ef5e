package postgres

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/lib/pq"

	"github.com/labseal/labseal/indexer"
)

// studyColumns of studies found, as of a block, $3. A review is of one version; the last one of it counts.
const studyColumns = `
		select s.block_number, p.block_hash, p.block_time, s.log_index, p.tx_hash, s.study_id, s.member, t.version, t.protocol_commit,
			t.duo, t.diseases, t.valid_from, t.expiry, approved_version(s.study_id, $3) as approved,
			coalesce((
				select r.until
				from study_reviews r
				where r.study_id = s.study_id and r.version = t.version and r.block_number <= $3
				order by r.block_number desc, r.log_index desc
				limit 1), 0) as reviewed_until
		from found s
		join places p using (block_number, log_index)
		cross join lateral study_terms(s.study_id, $3) t
		order by s.block_number, s.log_index`

type studyRow struct {
	placeRow
	Study          []byte        `db:"study_id"`
	Member         []byte        `db:"member"`
	Version        uint64        `db:"version"`
	ProtocolCommit []byte        `db:"protocol_commit"`
	DUO            pq.Int64Array `db:"duo"`
	Diseases       pq.ByteaArray `db:"diseases"`
	ValidFrom      uint64        `db:"valid_from"`
	Expiry         uint64        `db:"expiry"`
	Approved       *uint64       `db:"approved"`
	ReviewedUntil  uint64        `db:"reviewed_until"`
}

// needsReview is the term of the Data Use Ontology that asks for an ethics review.
const needsReview = 21

func (r studyRow) study(ctx context.Context, tx snapshot, at indexer.Ref) (indexer.Study, error) {
	s := indexer.Study{
		ID: common.Hash(r.Study), Member: common.Hash(r.Member), Version: r.Version,
		ProtocolCommit: common.Hash(r.ProtocolCommit), DUO: []uint32{}, Diseases: hashes(r.Diseases), ValidFrom: r.ValidFrom,
		Expiry: r.Expiry, ReviewedUntil: r.ReviewedUntil, Participants: []indexer.Participant{}, Registered: r.place(),
	}
	isReviewed := true
	for _, term := range r.DUO {
		s.DUO = append(s.DUO, uint32(term))
		isReviewed = isReviewed && (term != needsReview || at.Time < r.ReviewedUntil)
	}
	s.IsApproved = r.Approved != nil && *r.Approved == r.Version && isReviewed && at.Time >= r.ValidFrom && at.Time < r.Expiry
	const query = `select member, block_number from participants_of($1, $2, $3)`
	var rows []struct {
		Member []byte `db:"member"`
		Since  uint64 `db:"block_number"`
	}
	if err := tx.SelectContext(ctx, &rows, query, r.Study, r.Version, at.Number); err != nil {
		return s, err
	}
	for _, p := range rows {
		s.Participants = append(s.Participants, indexer.Participant{Member: common.Hash(p.Member), Since: p.Since})
	}
	return s, nil
}

// Study returns a study as it was.
func (s *Store) Study(
	ctx context.Context, when indexer.When, id common.Hash,
) (at indexer.Ref, study indexer.Study, err error) {
	const query = `
		with found as (select * from studies where study_id = $4 and ` + onPage + pageEnd + `)` + studyColumns
	at, err = s.readAt(ctx, when, func(tx snapshot, at indexer.Ref) error {
		var row studyRow
		p := bounds{-1, -1, at.Number, 1}
		if err := tx.GetContext(ctx, &row, p.limited(query), p.args(id[:])...); err != nil {
			return notFound(err)
		}
		study, err = row.study(ctx, tx, at)
		return err
	})
	if err != nil {
		return at, study, fmt.Errorf("read study %s: %w", id, err)
	}
	return at, study, nil
}

// Studies returns a page of studies as they were, in the order of their registration.
func (s *Store) Studies(
	ctx context.Context, when indexer.When, page indexer.Page,
) (at indexer.Ref, studies []indexer.Study, err error) {
	const query = `
		with found as (select * from studies where ` + onPage + pageEnd + `)` + studyColumns
	studies = []indexer.Study{}
	at, err = s.readAt(ctx, when, func(tx snapshot, at indexer.Ref) error {
		p, err := behind(ctx, tx, at, page)
		if err != nil {
			return err
		}
		var rows []studyRow
		if err := tx.SelectContext(ctx, &rows, p.limited(query), p.args()...); err != nil {
			return err
		}
		for _, row := range rows {
			study, err := row.study(ctx, tx, at)
			if err != nil {
				return err
			}
			studies = append(studies, study)
		}
		return nil
	})
	if err != nil {
		return at, nil, fmt.Errorf("read studies: %w", err)
	}
	return at, studies, nil
}
