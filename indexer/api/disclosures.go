package api

import (
	"context"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/indexer"
)

// Disclosures are asked what members anchored of their accounting.
type Disclosures interface {
	Disclosures(
		ctx context.Context, when indexer.When, member *common.Hash, page indexer.Page,
	) (indexer.Ref, []indexer.DisclosureBatch, error)
	Emergencies(
		ctx context.Context, when indexer.When, member *common.Hash, page indexer.Page,
	) (indexer.Ref, []indexer.Emergency, error)
}

// DisclosureList is a page of batches.
type DisclosureList struct {
	Block   Block                     `json:"block"`
	Batches []indexer.DisclosureBatch `json:"batches"`
	Next    string                    `json:"next" doc:"cursor behind the last one; empty where the list is and no cursor was given"`
}

// EmergencyList is a page of emergencies.
type EmergencyList struct {
	Block       Block               `json:"block"`
	Emergencies []indexer.Emergency `json:"emergencies"`
	Next        string              `json:"next" doc:"cursor behind the last one; empty where the list is and no cursor was given"`
}

func (s *server) disclosures(d Disclosures) {
	type query struct {
		Question
		Page
		Member string `query:"member" pattern:"^0x[0-9a-fA-F]{64}$" patternDescription:"0x and 64 hex digits" doc:"only this member's"`
	}
	get(s, op{
		id: "list-disclosures", path: "/v1/disclosures", errors: []int{410},
		summary: "Anchored batches of the members' accounting of disclosures",
	}, func(ctx context.Context, in *query) (indexer.Ref, DisclosureList, error) {
		page, err := in.page()
		if err != nil {
			return indexer.Ref{}, DisclosureList{}, err
		}
		at, list, err := d.Disclosures(ctx, in.when, optional(in.Member), page)
		return at, DisclosureList{blockOf(at), list, next(in.Page, list, func(b indexer.DisclosureBatch) indexer.Place {
			return b.Place
		})}, err
	})
	get(s, op{
		id: "list-emergencies", path: "/v1/emergencies", errors: []int{410},
		summary: "Releases in emergencies, who reviewed them, and whether they are accounted for",
	}, func(ctx context.Context, in *query) (indexer.Ref, EmergencyList, error) {
		page, err := in.page()
		if err != nil {
			return indexer.Ref{}, EmergencyList{}, err
		}
		at, list, err := d.Emergencies(ctx, in.when, optional(in.Member), page)
		return at, EmergencyList{blockOf(at), list, next(in.Page, list, func(e indexer.Emergency) indexer.Place {
			return e.Place
		})}, err
	})
}
