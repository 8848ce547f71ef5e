package api

import (
	"context"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/indexer"
)

// Orders are asked where the escrow of an order stands.
type Orders interface {
	Order(ctx context.Context, when indexer.When, id common.Hash) (indexer.Ref, indexer.Order, error)
	Orders(
		ctx context.Context, when indexer.When, filter indexer.OrderFilter, page indexer.Page,
	) (indexer.Ref, []indexer.Order, error)
}

// OrderAnswer is an order.
type OrderAnswer struct {
	Block Block `json:"block"`
	indexer.Order
}

// OrderList is a page of orders.
type OrderList struct {
	Block  Block           `json:"block"`
	Orders []indexer.Order `json:"orders"`
	Next   string          `json:"next" doc:"cursor behind the last one; empty where the list is and no cursor was given"`
}

func (s *server) orders(o Orders) {
	type byID struct {
		Question
		ID string `path:"id" pattern:"^0x[0-9a-fA-F]{64}$" patternDescription:"0x and 64 hex digits" doc:"order id"`
	}
	get(s, op{id: "get-order", path: "/v1/orders/{id}", summary: "Where an order's payment stands"},
		func(ctx context.Context, in *byID) (indexer.Ref, OrderAnswer, error) {
			at, order, err := o.Order(ctx, in.when, common.HexToHash(in.ID))
			return at, OrderAnswer{blockOf(at), order}, err
		})

	type query struct {
		Question
		Page
		Payer string `query:"payer" pattern:"^0x[0-9a-fA-F]{64}$" patternDescription:"0x and 64 hex digits" doc:"only this member's, who pays"`
		Lab   string `query:"lab" pattern:"^0x[0-9a-fA-F]{64}$" patternDescription:"0x and 64 hex digits" doc:"only this member's, who is paid"`
	}
	get(s, op{
		id: "list-orders", path: "/v1/orders", summary: "Orders, as they were funded", errors: []int{410},
	}, func(ctx context.Context, in *query) (indexer.Ref, OrderList, error) {
		page, err := in.page()
		if err != nil {
			return indexer.Ref{}, OrderList{}, err
		}
		filter := indexer.OrderFilter{Payer: optional(in.Payer), Lab: optional(in.Lab)}
		at, list, err := o.Orders(ctx, in.when, filter, page)
		return at, OrderList{blockOf(at), list, next(in.Page, list, func(o indexer.Order) indexer.Place {
			return o.Funded
		})}, err
	})
}
