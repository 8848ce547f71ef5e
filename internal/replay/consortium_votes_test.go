package replay_test

import (
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/labseal/labseal/bindings"
)

func (c *consortiumModel) applyList(name string, e *types.Log, at moment) (bool, error) {
	switch name {
	case "ParametersChanged":
		return true, taken(c.contract.UnpackParametersChangedEvent, e, func(e *bindings.ConsortiumParametersChanged) error {
			wereOld := c.parameters == e.OldParameters
			c.parameters = e.NewParameters
			return fitting(wereOld)
		})
	case "ValidatorChanged":
		return true, taken(c.contract.UnpackValidatorChangedEvent, e, func(e *bindings.ConsortiumValidatorChanged) error {
			history := c.validators[e.Validator]
			wasActive := valueAt(history, at.block) != 0
			change := changeAt{block: at.block}
			if e.IsActive {
				change.value = 1
			}
			c.validators[e.Validator] = append(history, change)
			return fitting(wasActive != e.IsActive)
		})
	case "VerifierChanged":
		return true, taken(c.contract.UnpackVerifierChangedEvent, e, func(e *bindings.ConsortiumVerifierChanged) error {
			wasActive := c.verifiers[e.Verifier]
			c.verifiers[e.Verifier] = e.IsActive
			return fitting(wasActive != e.IsActive)
		})
	case "SuccessorNamed":
		return true, taken(c.contract.UnpackSuccessorNamedEvent, e, func(e *bindings.ConsortiumSuccessorNamed) error {
			c.successors[e.Predecessor] = e.Successor
			return nil
		})
	}
	return false, nil
}

func (c *consortiumModel) applyProposal(name string, e *types.Log, _ moment) (bool, error) {
	switch name {
	case "ProposalCreated":
		return true, taken(c.contract.UnpackProposalCreatedEvent, e, func(e *bindings.ConsortiumProposalCreated) error {
			c.proposals = append(c.proposals, &proposalModel{bindings.IConsortiumProposal{
				Member: e.Member, Concerned: c.concerned(e.Target, e.Data), Target: e.Target, VotingEnds: e.VotingEnds,
				Rules: c.parameters, Data: e.Data,
			}, nil, map[[32]byte]uint8{}})
			return fitting(e.ProposalId.Uint64() == uint64(len(c.proposals)))
		})
	case "VoteCast":
		return true, taken(c.contract.UnpackVoteCastEvent, e, func(e *bindings.ConsortiumVoteCast) error {
			return c.proposal(e.ProposalId.Uint64()).vote(e)
		})
	case "ProposalExecuted":
		return true, taken(c.contract.UnpackProposalExecutedEvent, e, func(e *bindings.ConsortiumProposalExecuted) error {
			c.proposal(e.ProposalId.Uint64()).IsExecuted = true
			return nil
		})
	case "ProposalCancelled":
		return true, taken(c.contract.UnpackProposalCancelledEvent, e, func(e *bindings.ConsortiumProposalCancelled) error {
			c.proposal(e.ProposalId.Uint64()).IsCancelled = true
			return nil
		})
	}
	return false, nil
}

func (p *proposalModel) vote(e *bindings.ConsortiumVoteCast) error {
	if p.ballots == nil || p.ballots[e.Member] != bindings.BallotNone {
		return errUnfit
	}
	p.voters = append(p.voters, e.Member)
	p.ballots[e.Member] = bindings.BallotAgainst
	if e.IsSupport {
		p.ballots[e.Member] = bindings.BallotFor
	}
	if e.DecidedAt != 0 {
		p.DecidedAt = e.DecidedAt
	}
	return nil
}

// valueAt is the last value set up to the end of a block; 0 where there is none.
func valueAt(history []changeAt, block uint64) (value uint64) {
	for _, change := range history {
		if change.block <= block {
			value = change.value
		}
	}
	return value
}
