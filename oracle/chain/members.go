package chain

import (
	"context"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/bindings"
)

// Member is a member as it stands.
type Member struct {
	ID              common.Hash
	Status          string
	Roles           []string
	LogURL          string
	MayVote         bool
	IsSuspended     bool
	SuspendedUntil  string // when that ends, in words
	IsKeyCompromise bool
	Accounts        []Account // that are on or will be
	Keys            []Key     // in force, and waiting
	Supporters      []common.Hash
	SupportLapsesAt uint64
}

// Account is an account of a member.
type Account struct {
	Address    common.Address
	Purpose    string
	ActiveFrom uint64
}

// Key is a key of a member.
type Key struct {
	Kind      string
	Key       []byte
	ValidFrom uint64 // 0: it is in force
}

// Members lists all members, removed ones too, in the order of their admission.
func (c *Consortium) Members(ctx context.Context) (list []Member, err error) {
	v, err := c.newest(ctx)
	if err != nil {
		return nil, err
	}
	ids, err := v.memberIDs(ctx)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		m, err := v.member(ctx, id)
		if err != nil {
			return nil, err
		}
		list = append(list, m)
	}
	return list, nil
}

// Member is one of them.
func (c *Consortium) Member(ctx context.Context, id common.Hash) (Member, error) {
	v, err := c.newest(ctx)
	if err != nil {
		return Member{}, err
	}
	return v.member(ctx, id)
}

func (v view) memberIDs(ctx context.Context) ([]common.Hash, error) {
	count, err := ask(ctx, v, v.contract.PackMemberCount(), v.contract.UnpackMemberCount)
	if err != nil {
		return nil, err
	}
	var ids []common.Hash
	for i := uint64(0); i < count.Uint64(); i++ {
		id, err := ask(ctx, v, v.contract.PackMemberAt(bigUint(i)), v.contract.UnpackMemberAt)
		if err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, nil
}

func (v view) member(ctx context.Context, id common.Hash) (Member, error) {
	standing, err := ask(ctx, v, v.contract.PackStandingOf(id), v.contract.UnpackStandingOf)
	if err != nil {
		return Member{}, err
	}
	m := Member{
		ID: id, Status: bindings.NameOf(statusNames, standing.Status), Roles: bindings.RoleNamesOf(standing.Roles),
		IsSuspended: v.time < standing.SuspendedUntil, IsKeyCompromise: standing.IsKeyCompromise,
	}
	if m.IsSuspended {
		m.SuspendedUntil = moment(standing.SuspendedUntil)
	}
	if m.LogURL, err = ask(ctx, v, v.contract.PackLogUrl(id), v.contract.UnpackLogUrl); err != nil {
		return m, err
	}
	if m.MayVote, err = ask(ctx, v, v.contract.PackMayVote(id), v.contract.UnpackMayVote); err != nil {
		return m, err
	}
	emergency, err := ask(ctx, v, v.contract.PackEmergencyOf(id), v.contract.UnpackEmergencyOf)
	if err != nil {
		return m, err
	}
	if v.time < emergency.LapsesAt {
		m.SupportLapsesAt = emergency.LapsesAt
		for _, by := range emergency.Supporters {
			m.Supporters = append(m.Supporters, by)
		}
	}
	if m.Accounts, err = v.accounts(ctx, id); err != nil {
		return m, err
	}
	m.Keys, err = v.keys(ctx, id)
	return m, err
}

func (v view) accounts(ctx context.Context, member common.Hash) (list []Account, err error) {
	addresses, err := ask(ctx, v, v.contract.PackAccountsOf(member), v.contract.UnpackAccountsOf)
	if err != nil {
		return nil, err
	}
	for _, address := range addresses {
		a, err := ask(ctx, v, v.contract.PackAccountOf(address), v.contract.UnpackAccountOf)
		if err != nil {
			return nil, err
		}
		list = append(list, Account{address, bindings.NameOf(bindings.PurposeNames, a.Purpose), a.ActiveFrom})
	}
	return list, nil
}

func (v view) keys(ctx context.Context, member common.Hash) (list []Key, err error) {
	for kind := 1; kind < len(bindings.KeyKindNames); kind++ {
		name := bindings.KeyKindNames[kind]
		key, err := ask(ctx, v, v.contract.PackKeyOf(member, uint8(kind)), v.contract.UnpackKeyOf)
		if err != nil {
			return nil, err
		}
		if len(key) > 0 {
			list = append(list, Key{Kind: name, Key: key})
		}
		pending, err := ask(ctx, v, v.contract.PackPendingKey(member, uint8(kind)), v.contract.UnpackPendingKey)
		if err != nil {
			return nil, err
		}
		if len(pending.Key) > 0 {
			list = append(list, Key{name, pending.Key, pending.ValidFrom})
		}
	}
	return list, nil
}
