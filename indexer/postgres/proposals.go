package postgres

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/labseal/labseal/indexer"
)

// proposalColumns of proposals found, as of a block, $3.
const proposalColumns = `
		select o.block_number, p.block_hash, p.block_time, o.log_index, p.tx_hash, o.proposal_id, o.member, o.target, o.data,
			o.voting_ends,
			(select max(v.decided_at) from votes v
				where v.proposal_id = o.proposal_id and v.block_number <= $3 and v.decided_at > 0) as decided_at,
			exists (select from proposal_executions x where x.proposal_id = o.proposal_id and x.block_number <= $3)
				as is_executed,
			exists (select from proposal_cancellations x where x.proposal_id = o.proposal_id and x.block_number <= $3)
				as is_cancelled
		from found o
		join places p using (block_number, log_index)
		order by o.block_number, o.log_index`

type proposalRow struct {
	placeRow
	Proposal    string  `db:"proposal_id"`
	Member      []byte  `db:"member"`
	Target      []byte  `db:"target"`
	Data        []byte  `db:"data"`
	VotingEnds  uint64  `db:"voting_ends"`
	DecidedAt   *uint64 `db:"decided_at"`
	IsExecuted  bool    `db:"is_executed"`
	IsCancelled bool    `db:"is_cancelled"`
}

func (r proposalRow) proposal(ctx context.Context, tx snapshot, at indexer.Ref) (indexer.Proposal, error) {
	o := indexer.Proposal{
		ID: r.Proposal, Member: common.Hash(r.Member), Target: common.Address(r.Target), Data: hexutil.Encode(r.Data),
		VotingEnds: r.VotingEnds, DecidedAt: r.DecidedAt, State: "voting", Proposed: r.place(), Votes: []indexer.Vote{},
	}
	switch {
	case r.IsExecuted:
		o.State = "executed"
	case r.IsCancelled:
		o.State = "cancelled"
	case r.DecidedAt != nil, at.Time >= r.VotingEnds:
		o.State = "decided"
	}
	const query = `
		select v.block_number, p.block_hash, p.block_time, v.log_index, p.tx_hash, v.member, v.is_support
		from votes v
		join places p using (block_number, log_index)
		where v.proposal_id = $1::text::numeric and v.block_number <= $2
		order by v.block_number, v.log_index`
	var rows []struct {
		placeRow
		Member    []byte `db:"member"`
		IsSupport bool   `db:"is_support"`
	}
	if err := tx.SelectContext(ctx, &rows, query, r.Proposal, at.Number); err != nil {
		return o, err
	}
	for _, v := range rows {
		o.Votes = append(o.Votes, indexer.Vote{Member: common.Hash(v.Member), IsSupport: v.IsSupport, Place: v.place()})
	}
	return o, nil
}

// Proposal returns a proposal as it stood. Its number is decimal.
func (s *Store) Proposal(
	ctx context.Context, when indexer.When, id string,
) (at indexer.Ref, proposal indexer.Proposal, err error) {
	const query = `
		with found as (
			select * from proposals where proposal_id = $4::text::numeric and ` + onPage + pageEnd + `)` + proposalColumns
	at, err = s.readAt(ctx, when, func(tx snapshot, at indexer.Ref) error {
		var row proposalRow
		p := bounds{-1, -1, at.Number, 1}
		if err := tx.GetContext(ctx, &row, p.limited(query), p.args(id)...); err != nil {
			return notFound(err)
		}
		proposal, err = row.proposal(ctx, tx, at)
		return err
	})
	if err != nil {
		return at, proposal, fmt.Errorf("read proposal %s: %w", id, err)
	}
	return at, proposal, nil
}

// Proposals returns a page of proposals as they stood, oldest first.
func (s *Store) Proposals(
	ctx context.Context, when indexer.When, page indexer.Page,
) (at indexer.Ref, proposals []indexer.Proposal, err error) {
	const query = `
		with found as (select * from proposals where ` + onPage + pageEnd + `)` + proposalColumns
	proposals = []indexer.Proposal{}
	at, err = s.readAt(ctx, when, func(tx snapshot, at indexer.Ref) error {
		p, err := behind(ctx, tx, at, page)
		if err != nil {
			return err
		}
		var rows []proposalRow
		if err := tx.SelectContext(ctx, &rows, p.limited(query), p.args()...); err != nil {
			return err
		}
		for _, row := range rows {
			proposal, err := row.proposal(ctx, tx, at)
			if err != nil {
				return err
			}
			proposals = append(proposals, proposal)
		}
		return nil
	})
	if err != nil {
		return at, nil, fmt.Errorf("read proposals: %w", err)
	}
	return at, proposals, nil
}
