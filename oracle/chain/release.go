package chain

import (
	"context"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/internal/deploy"
	"github.com/labseal/labseal/oracle/release"
	"github.com/labseal/labseal/oracle/share"
)

// Releases answers what releases rest on, at the newest block.
type Releases struct {
	Chain    *Chain
	Finality deploy.Finality
	MaxAge   time.Duration // of the newest block, for the view to be fresh
	Now      func() time.Time
}

// View implements share.Chain. One node is asked, so nodes can't disagree.
func (r *Releases) View(ctx context.Context) (release.View, error) {
	head, err := r.Chain.Time(ctx)
	if err != nil {
		return release.View{}, err
	}
	age := r.Now().Sub(time.Unix(int64(head), 0))
	return release.View{IsFresh: age <= r.MaxAge, IsAgreed: true, Time: head}, nil
}

// Recipient implements share.Chain.
func (r *Releases) Recipient(ctx context.Context, member common.Hash) (share.Recipient, error) {
	m, err := r.Chain.Consortium().Member(ctx, member)
	if err != nil {
		return share.Recipient{}, fmt.Errorf("ask for recipient %s: %w", member, err)
	}
	recipient := share.Recipient{Recipient: release.Recipient{
		Member: member, Roles: m.Roles, IsActive: m.Status == "active" && !m.IsSuspended,
	}}
	for _, k := range m.Keys {
		if k.Kind == "encryption" && k.ValidFrom == 0 {
			recipient.Key = k.Key
		}
	}
	return recipient, nil
}

// Grants implements share.Chain.
func (r *Releases) Grants(ctx context.Context, subject common.Hash) ([]share.Grant, error) {
	head, err := r.Chain.Head(ctx)
	if err != nil {
		return nil, err
	}
	final, err := r.Finality.Final(head, func() (uint64, error) { return r.Chain.Finalized(ctx) })
	if err != nil {
		return nil, err
	}
	grants, err := r.Chain.ConsentRegistry(nil).Grants(ctx, subject)
	if err != nil {
		return nil, err
	}
	list := make([]share.Grant, len(grants))
	for i, g := range grants {
		list[i] = share.Grant{
			ID: g.ID, Effective: g.EffectiveAt, Expiry: g.Expiry, IsRevoked: g.RevokedBlock != 0,
			IsFinal: g.GrantedBlock <= final, IsByProxy: g.IsByProxy, Appointment: g.Appointment,
		}
	}
	return list, nil
}
