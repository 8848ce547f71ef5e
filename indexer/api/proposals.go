package api

import (
	"context"

	"github.com/labseal/labseal/indexer"
)

// Proposals are asked what members voted on.
type Proposals interface {
	Proposal(ctx context.Context, when indexer.When, id string) (indexer.Ref, indexer.Proposal, error)
	Proposals(ctx context.Context, when indexer.When, page indexer.Page) (indexer.Ref, []indexer.Proposal, error)
}

// ProposalAnswer is a proposal.
type ProposalAnswer struct {
	Block Block `json:"block"`
	indexer.Proposal
}

// ProposalList is a page of proposals.
type ProposalList struct {
	Block     Block              `json:"block"`
	Proposals []indexer.Proposal `json:"proposals"`
	Next      string             `json:"next" doc:"cursor behind the last one; empty where the list is and no cursor was given"`
}

// ProposalID is a proposal in a path.
type ProposalID struct {
	ID string `path:"id" pattern:"^[1-9][0-9]{0,76}$" patternDescription:"number of a proposal" doc:"number of the proposal"`
}

func (s *server) proposals(p Proposals) {
	type byID struct {
		Question
		ProposalID
	}
	get(s, op{id: "get-proposal", path: "/v1/proposals/{id}", summary: "A proposal, and who voted how"},
		func(ctx context.Context, in *byID) (indexer.Ref, ProposalAnswer, error) {
			at, proposal, err := p.Proposal(ctx, in.when, in.ID)
			return at, ProposalAnswer{blockOf(at), proposal}, err
		})

	type query struct {
		Question
		Page
	}
	get(s, op{id: "list-proposals", path: "/v1/proposals", summary: "Proposals, oldest first", errors: []int{410}},
		func(ctx context.Context, in *query) (indexer.Ref, ProposalList, error) {
			page, err := in.page()
			if err != nil {
				return indexer.Ref{}, ProposalList{}, err
			}
			at, list, err := p.Proposals(ctx, in.when, page)
			return at, ProposalList{blockOf(at), list, next(in.Page, list, func(p indexer.Proposal) indexer.Place {
				return p.Proposed
			})}, err
		})
}
