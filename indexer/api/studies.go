package api

import (
	"context"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/indexer"
)

// Studies are asked what data is used for.
type Studies interface {
	Study(ctx context.Context, when indexer.When, id common.Hash) (indexer.Ref, indexer.Study, error)
	Studies(ctx context.Context, when indexer.When, page indexer.Page) (indexer.Ref, []indexer.Study, error)
}

// StudyAnswer is a study.
type StudyAnswer struct {
	Block Block `json:"block"`
	indexer.Study
}

// StudyList is a page of studies.
type StudyList struct {
	Block   Block           `json:"block"`
	Studies []indexer.Study `json:"studies"`
	Next    string          `json:"next" doc:"cursor behind the last one; empty where the list is and no cursor was given"`
}

func (s *server) studies(d Studies) {
	type byID struct {
		Question
		ID string `path:"id" pattern:"^0x[0-9a-fA-F]{64}$" patternDescription:"0x and 64 hex digits" doc:"study id"`
	}
	get(s, op{
		id: "get-study", path: "/v1/studies/{id}", summary: "A study's terms, whether it is approved, and who takes part",
	}, func(ctx context.Context, in *byID) (indexer.Ref, StudyAnswer, error) {
		at, study, err := d.Study(ctx, in.when, common.HexToHash(in.ID))
		return at, StudyAnswer{blockOf(at), study}, err
	})

	type query struct {
		Question
		Page
	}
	get(s, op{
		id: "list-studies", path: "/v1/studies", summary: "Studies, as they were registered", errors: []int{410},
	}, func(ctx context.Context, in *query) (indexer.Ref, StudyList, error) {
		page, err := in.page()
		if err != nil {
			return indexer.Ref{}, StudyList{}, err
		}
		at, list, err := d.Studies(ctx, in.when, page)
		return at, StudyList{blockOf(at), list, next(in.Page, list, func(s indexer.Study) indexer.Place {
			return s.Registered
		})}, err
	})
}
