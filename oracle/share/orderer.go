package share

import (
	"context"
	"errors"

	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/record"
	"github.com/labseal/labseal/oracle/release"
)

// orderer looks whether the record itself says that the recipient ordered it: by the numbers of its orders (OBR-16, ORC-12;
// requester of what it is based on), which the lab's list gives to members. What a person of the lab found stands besides.
func (s *Sharer) orderer(ctx context.Context, ask *Ask, o *opened) error {
	to := &ask.Request.Recipient
	if ask.Request.Basis != release.Order || to.IsOrderer {
		return nil
	}
	facts, err := s.Issuer.Facts(ctx, o.stored)
	if err != nil {
		return err
	}
	var orders []release.Ordered
	for _, order := range facts.Orders {
		for _, numbers := range append([][]record.Identifier{order.Orderers}, order.Beside...) {
			named, err := s.listed(ctx, numbers)
			if err != nil {
				return err
			}
			orders = append(orders, named)
		}
	}
	to.Unordered = release.OrderedBy(to.Member, orders)
	to.IsOrderer = to.Unordered == release.None
	return nil
}

// listed is whose the numbers are that an order names its orderer with.
func (s *Sharer) listed(ctx context.Context, numbers []record.Identifier) (release.Ordered, error) {
	named := release.Ordered{Numbers: len(numbers)}
	for _, number := range numbers {
		member, err := s.Journal.OrdererOf(ctx, number)
		if errors.Is(err, journal.ErrNotFound) {
			continue
		}
		if err != nil {
			return named, err
		}
		named.Listed = append(named.Listed, member)
	}
	return named, nil
}
