package api

import (
	"context"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/indexer"
)

// Lots are asked where units are, whether they are recalled, and what they touched.
type Lots interface {
	Lot(ctx context.Context, when indexer.When, id common.Hash) (indexer.Ref, indexer.Lot, error)
	LotUses(
		ctx context.Context, when indexer.When, lot common.Hash, page indexer.Page,
	) (indexer.Ref, []indexer.LotUse, error)
}

// LotAnswer is a lot.
type LotAnswer struct {
	Block Block `json:"block"`
	indexer.Lot
}

// LotUseList is a page of uses.
type LotUseList struct {
	Block Block            `json:"block"`
	Lot   common.Hash      `json:"lot"`
	Uses  []indexer.LotUse `json:"uses"`
	Next  string           `json:"next" doc:"cursor behind the last one; empty where the list is and no cursor was given"`
	Note  string           `json:"note" doc:"how to come from these to specimens and results"`
}

const useNote = "what a use touched is on the chain as a salted commitment only, by design: each lab opens its own, entry " +
	"by entry, and an opening is checked against useCommit (docs/spec/lots.md)"

func (s *server) lots(l Lots) {
	type byID struct {
		Question
		ID string `path:"id" pattern:"^0x[0-9a-fA-F]{64}$" patternDescription:"0x and 64 hex digits" doc:"lot id"`
	}
	get(s, op{
		id: "get-lot", path: "/v1/lots/{id}", summary: "A lot, who has units of it, and whether it is recalled",
	}, func(ctx context.Context, in *byID) (indexer.Ref, LotAnswer, error) {
		at, lot, err := l.Lot(ctx, in.when, common.HexToHash(in.ID))
		return at, LotAnswer{blockOf(at), lot}, err
	})

	type uses struct {
		Question
		Page
		ID string `path:"id" pattern:"^0x[0-9a-fA-F]{64}$" patternDescription:"0x and 64 hex digits" doc:"lot id"`
	}
	get(s, op{
		id: "list-lot-uses", path: "/v1/lots/{id}/uses", errors: []int{410},
		summary: "Which labs used the lot, when, and what commits to the specimens and results that it touched",
	}, func(ctx context.Context, in *uses) (indexer.Ref, LotUseList, error) {
		page, err := in.page()
		if err != nil {
			return indexer.Ref{}, LotUseList{}, err
		}
		id := common.HexToHash(in.ID)
		at, list, err := l.LotUses(ctx, in.when, id, page)
		return at, LotUseList{blockOf(at), id, list, next(in.Page, list, func(u indexer.LotUse) indexer.Place {
			return u.Place
		}), useNote}, err
	})
}
