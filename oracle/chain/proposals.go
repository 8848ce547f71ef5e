package chain

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/bindings"
)

// Parameters are how the consortium decides.
type Parameters = bindings.IConsortiumParameters

// Proposal is a call that was put to the vote, and how that stands.
type Proposal struct {
	ID             uint64
	Member         common.Hash // that proposed it
	Concerned      common.Hash // that has no vote on it; zero: none
	Call           Call
	State          string
	VotingEnds     uint64
	ExecutableFrom uint64 // if it passes; with votes to come, at the latest
	ExpiresAt      uint64
	InFavour       uint64
	Cast           uint64
	Eligible       uint64
	Rules          Parameters
}

// Parameters are those in force.
func (c *Consortium) Parameters(ctx context.Context) (Parameters, error) {
	v, err := c.newest(ctx)
	if err != nil {
		return Parameters{}, err
	}
	return ask(ctx, v, c.contract.PackParameters(), c.contract.UnpackParameters)
}

// Proposals lists all proposals, oldest first.
func (c *Consortium) Proposals(ctx context.Context) ([]Proposal, error) {
	v, err := c.newest(ctx)
	if err != nil {
		return nil, err
	}
	count, err := ask(ctx, v, c.contract.PackProposalCount(), c.contract.UnpackProposalCount)
	if err != nil {
		return nil, err
	}
	var list []Proposal
	for id := uint64(1); id <= count.Uint64(); id++ {
		p, err := v.proposal(ctx, id)
		if err != nil {
			return nil, err
		}
		list = append(list, p)
	}
	return list, nil
}

// Proposal is one of them.
func (c *Consortium) Proposal(ctx context.Context, id uint64) (Proposal, error) {
	v, err := c.newest(ctx)
	if err != nil {
		return Proposal{}, err
	}
	return v.proposal(ctx, id)
}

// Ballot is how a member voted.
type Ballot struct {
	Member common.Hash
	Ballot string // for or against
}

// Ballots are the votes on a proposal, in the order of the members' admission. All are listed, also of members that
// may not vote any more, whose votes do not count.
func (c *Consortium) Ballots(ctx context.Context, id uint64) (list []Ballot, err error) {
	v, err := c.newest(ctx)
	if err != nil {
		return nil, err
	}
	members, err := v.memberIDs(ctx)
	if err != nil {
		return nil, err
	}
	for _, member := range members {
		ballot, err := ask(ctx, v, c.contract.PackBallotOf(bigUint(id), member), c.contract.UnpackBallotOf)
		if err != nil {
			return nil, err
		}
		if ballot != 0 {
			list = append(list, Ballot{member, bindings.NameOf(ballotNames, ballot)})
		}
	}
	return list, nil
}

func (v view) proposal(ctx context.Context, id uint64) (Proposal, error) {
	number := bigUint(id)
	p, err := ask(ctx, v, v.contract.PackProposal(number), v.contract.UnpackProposal)
	if err != nil {
		return Proposal{}, err
	}
	if p.Member == (common.Hash{}) {
		return Proposal{}, fmt.Errorf("there is no proposal %d", id)
	}
	state, err := ask(ctx, v, v.contract.PackState(number), v.contract.UnpackState)
	if err != nil {
		return Proposal{}, err
	}
	tally, err := ask(ctx, v, v.contract.PackTally(number), v.contract.UnpackTally)
	if err != nil {
		return Proposal{}, err
	}
	decided := p.VotingEnds
	if p.DecidedAt != 0 {
		decided = p.DecidedAt
	}
	from := decided + uint64(p.Rules.Timelock)
	return Proposal{
		ID: id, Member: p.Member, Concerned: p.Concerned, Call: Call{p.Target, p.Data},
		State: bindings.NameOf(proposalNames, state), VotingEnds: p.VotingEnds,
		ExecutableFrom: from, ExpiresAt: from + uint64(p.Rules.ExecutionPeriod),
		InFavour: tally.InFavour.Uint64(), Cast: tally.Cast.Uint64(), Eligible: tally.Eligible.Uint64(), Rules: p.Rules,
	}, nil
}
