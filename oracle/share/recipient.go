package share

import (
	"context"
	"errors"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/release"
)

// ErrDisagree is returned where the lab's nodes tell different things.
var ErrDisagree = errors.New("the lab's nodes disagree")

// recipient completes a member that is to get something with what the consortium's books say of it. Whoever is no member
// needs no chain. In an emergency what the nodes last agreed on will do where they don't answer: nobody dies of a key or
// a standing that is a day old, and the accounting says so.
func (s *Sharer) recipient(ctx context.Context, ask *Ask) error {
	to := &ask.Request.Recipient
	if to.Member == (common.Hash{}) {
		return nil
	}
	known, err := s.Refresh(ctx, to.Member)
	switch {
	case errors.Is(err, ErrDisagree):
		return &DeniedError{release.Disagreement}
	case err != nil && ask.Request.Basis == release.Emergency:
		m, err := s.Journal.Member(ctx, to.Member)
		if errors.Is(err, journal.ErrNotFound) {
			return &DeniedError{release.UnknownRecipient}
		}
		if err != nil {
			return err
		}
		ask.isCached = true
		known = Recipient{release.Recipient{Member: m.ID, Roles: m.Roles, IsActive: m.IsActive}, m.Encryption}
	case err != nil:
		s.Log.Warn("can't ask the chain for a recipient", "member", to.Member, "reason", err)
		return &DeniedError{release.StaleChain}
	}
	to.Roles, to.IsActive, ask.Key = known.Roles, known.IsActive, known.Key
	return nil
}

// Refresh asks the nodes for a member, and keeps what they agree on.
func (s *Sharer) Refresh(ctx context.Context, member common.Hash) (Recipient, error) {
	known, err := s.Chain.Recipient(ctx, member)
	if err != nil {
		return known, err
	}
	return known, s.Journal.KeepMember(ctx, journal.Member{
		ID: member, Roles: known.Roles, IsActive: known.IsActive, Encryption: known.Key, AsOf: s.Now().UTC(),
	})
}

// RefreshAll does so for members every now and then, until the context ends: an emergency may come when no node answers.
func (s *Sharer) RefreshAll(ctx context.Context, members []common.Hash, every time.Duration) error {
	for {
		for _, m := range members {
			if _, err := s.Refresh(ctx, m); err != nil && ctx.Err() == nil {
				s.Log.Debug("member not refreshed", "member", m, "reason", err)
			}
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(every):
		}
	}
}
