package api

import (
	"context"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/indexer"
)

// Events are asked what the contracts said.
type Events interface {
	Events(
		ctx context.Context, when indexer.When, filter indexer.EventFilter, page indexer.Page,
	) (indexer.Ref, []indexer.StoredEvent, error)
}

// EventList is a page of events.
type EventList struct {
	Block  Block                 `json:"block"`
	Events []indexer.StoredEvent `json:"events"`
	Next   string                `json:"next" doc:"cursor behind the last one; empty where the list is and no cursor was given"`
}

func (s *server) events(e Events) {
	type query struct {
		Question
		Page
		Contract string `query:"contract" enum:"Consortium,ResultLog,ConsentRegistry,CustodyLedger,DisclosureLog,OrderEscrow,LotRegistry,StudyRegistry" doc:"only this contract's"`
		Name     string `query:"name" maxLength:"64" pattern:"^[A-Za-z0-9]*$" doc:"only events of this name"`
	}
	get(s, op{
		id: "list-events", path: "/v1/events", summary: "What the contracts said, in the order of the chain",
		errors: []int{410},
	}, func(ctx context.Context, in *query) (indexer.Ref, EventList, error) {
		return eventList(ctx, e, in.Question, in.Page, indexer.EventFilter{Contract: in.Contract, Name: in.Name})
	})

	for _, about := range []struct {
		kind      indexer.Kind
		id, paths string
	}{
		{indexer.AboutItem, "list-specimen-events", "/v1/specimens"},
		{indexer.AboutItem, "list-package-events", "/v1/packages"},
		{indexer.AboutLot, "list-lot-events", "/v1/lots"},
		{indexer.AboutOrder, "list-order-events", "/v1/orders"},
		{indexer.AboutStudy, "list-study-events", "/v1/studies"},
		{indexer.AboutSubject, "list-subject-events", "/v1/subjects"},
	} {
		s.eventsAbout(e, about.kind, about.id, about.paths)
	}
	s.proposalEvents(e)
}

const eventsOf = "All that was said of it, in the order of the chain; an empty list where nothing was"

func (s *server) eventsAbout(e Events, kind indexer.Kind, id, paths string) {
	type byID struct {
		Question
		Page
		ID string `path:"id" pattern:"^0x[0-9a-fA-F]{64}$" patternDescription:"0x and 64 hex digits"`
	}
	get(s, op{
		id: id, path: paths + "/{id}/events", errors: []int{410}, summary: eventsOf,
	}, func(ctx context.Context, in *byID) (indexer.Ref, EventList, error) {
		filter := indexer.EventFilter{About: &indexer.About{Kind: kind, ID: common.FromHex(in.ID)}}
		return eventList(ctx, e, in.Question, in.Page, filter)
	})
}

func (s *server) proposalEvents(e Events) {
	type byID struct {
		Question
		Page
		ProposalID
	}
	get(s, op{
		id: "list-proposal-events", path: "/v1/proposals/{id}/events", errors: []int{410}, summary: eventsOf,
	}, func(ctx context.Context, in *byID) (indexer.Ref, EventList, error) {
		filter := indexer.EventFilter{About: &indexer.About{Kind: indexer.AboutProposal, ID: in.ID}}
		return eventList(ctx, e, in.Question, in.Page, filter)
	})
}

func eventList(
	ctx context.Context, e Events, q Question, p Page, filter indexer.EventFilter,
) (indexer.Ref, EventList, error) {
	page, err := p.page()
	if err != nil {
		return indexer.Ref{}, EventList{}, err
	}
	at, list, err := e.Events(ctx, q.when, filter, page)
	return at, EventList{blockOf(at), list, next(p, list, func(e indexer.StoredEvent) indexer.Place {
		return e.Place
	})}, err
}
