package chain

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/labseal/labseal/internal/deploy"
	"github.com/labseal/labseal/oracle/release"
	"github.com/labseal/labseal/oracle/share"
)

// Releases answers what releases rest on, at the newest block. It asks all of the lab's nodes, of which some number must
// agree: a node that lies, or is cut off from the rest, can deny a release, and permit none.
type Releases struct {
	Nodes    []*Peer
	Need     int // how many must agree
	Finality deploy.Finality
	MaxAge   time.Duration // of the newest block, for the view to be fresh
	Now      func() time.Time
}

// View implements share.Chain.
func (r *Releases) View(ctx context.Context) (release.View, error) {
	newest, down := askAll(ctx, r.Nodes, func(ctx context.Context, c *Chain) (release.Block, error) { return c.blockAt(ctx, nil) })
	number, ok := release.CommonBlock(newest, r.Need)
	if !ok {
		return release.View{}, errTooFew(len(newest), r.Need, len(r.Nodes), down)
	}
	blocks, down := askAll(ctx, r.Nodes, func(ctx context.Context, c *Chain) (release.Block, error) { return c.blockAt(ctx, bigUint(number)) })
	if len(blocks) < r.Need {
		return release.View{}, errTooFew(len(blocks), r.Need, len(r.Nodes), down)
	}
	now := r.Now().Add(time.Second - 1) // a second that has begun is over: the stricter of the two
	return release.Agree(blocks, r.Need, uint64(r.MaxAge/time.Second), uint64(now.Unix())), nil
}

// blockAt is a block as the node names it; nil asks for the newest. The hash is not computed from the header, since only
// what the nodes say is compared.
func (c *Chain) blockAt(ctx context.Context, number *big.Int) (release.Block, error) {
	var block *struct {
		Number    hexutil.Uint64
		Timestamp hexutil.Uint64
		Hash      common.Hash
	}
	which := "latest"
	if number != nil {
		which = hexutil.EncodeBig(number)
	}
	if err := c.client.Client().CallContext(ctx, &block, "eth_getBlockByNumber", which, false); err != nil {
		return release.Block{}, fmt.Errorf("ask for block %s: %w", which, err)
	}
	if block == nil {
		return release.Block{}, fmt.Errorf("ask for block %s: the node does not have it", which)
	}
	return release.Block{Number: uint64(block.Number), Time: uint64(block.Timestamp), Hash: block.Hash}, nil
}

// Recipient implements share.Chain. All nodes that answer must name the same encryption key, or a lying one could have
// records sealed for itself; a member has the roles and the standing that all of them give it.
func (r *Releases) Recipient(ctx context.Context, member common.Hash) (share.Recipient, error) {
	told, down := askAll(ctx, r.Nodes, func(ctx context.Context, c *Chain) (share.Recipient, error) { return c.recipient(ctx, member) })
	if len(told) < r.Need {
		return share.Recipient{}, fmt.Errorf("ask for recipient %s: %w", member, errTooFew(len(told), r.Need, len(r.Nodes), down))
	}
	known := told[0]
	for _, other := range told[1:] {
		if !bytes.Equal(other.Key, known.Key) {
			return share.Recipient{}, fmt.Errorf("ask for recipient %s: %w", member, share.ErrDisagree)
		}
		known.IsActive = known.IsActive && other.IsActive
		known.Roles = slices.DeleteFunc(known.Roles, func(role string) bool { return !slices.Contains(other.Roles, role) })
	}
	return known, nil
}

func (c *Chain) recipient(ctx context.Context, member common.Hash) (share.Recipient, error) {
	m, err := c.Consortium().Member(ctx, member)
	if err != nil {
		return share.Recipient{}, err
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

// Grants implements share.Chain. A grant permits as far as all nodes that answer have it; that it is revoked one of them
// is enough to say.
func (r *Releases) Grants(ctx context.Context, subject common.Hash) ([]share.Grant, error) {
	told, down := askAll(ctx, r.Nodes, func(ctx context.Context, c *Chain) ([]share.Grant, error) {
		return c.grants(ctx, subject, r.Finality)
	})
	if len(told) < r.Need {
		return nil, errTooFew(len(told), r.Need, len(r.Nodes), down)
	}
	return mergeGrants(told), nil
}

// mergeGrants is the strictest that several nodes say.
func mergeGrants(told [][]share.Grant) (list []share.Grant) {
	times := map[common.Hash]int{}
	for _, grants := range told {
		for _, g := range grants {
			times[g.ID]++
			i := slices.IndexFunc(list, func(known share.Grant) bool { return known.ID == g.ID })
			if i < 0 {
				list = append(list, g)
				continue
			}
			known := &list[i]
			known.Effective, known.Expiry = max(known.Effective, g.Effective), min(known.Expiry, g.Expiry)
			known.IsRevoked, known.IsByProxy = known.IsRevoked || g.IsRevoked, known.IsByProxy || g.IsByProxy
			known.IsFinal = known.IsFinal && g.IsFinal
		}
	}
	for i := range list {
		list[i].IsFinal = list[i].IsFinal && times[list[i].ID] == len(told)
	}
	return list
}

func (c *Chain) grants(ctx context.Context, subject common.Hash, finality deploy.Finality) ([]share.Grant, error) {
	head, err := c.Head(ctx)
	if err != nil {
		return nil, err
	}
	final, err := finality.Final(head, func() (uint64, error) { return c.Finalized(ctx) })
	if err != nil {
		return nil, err
	}
	grants, err := c.ConsentRegistry(nil).Grants(ctx, subject)
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

// Dial returns a node that answers.
func (r *Releases) Dial(ctx context.Context) (*Chain, error) {
	var errs []error
	for _, p := range r.Nodes {
		c, err := p.Dial(ctx)
		if err == nil {
			if _, err = c.Head(ctx); err == nil {
				return c, nil
			}
		}
		errs = append(errs, err)
	}
	return nil, fmt.Errorf("no node answers: %w", errors.Join(errs...))
}

// Close lets go of the nodes.
func (r *Releases) Close() {
	for _, p := range r.Nodes {
		p.Close()
	}
}
