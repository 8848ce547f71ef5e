package replay_test

import (
	"bytes"

	"github.com/ethereum/go-ethereum/core/types"

	"github.com/labseal/labseal/bindings"
)

func (c *consortiumModel) apply(e *types.Log) error {
	parsed := c.contract.GetABI()
	kind, err := parsed.EventByID(e.Topics[0])
	if err != nil {
		return err
	}
	at := c.seen(e)
	for _, part := range []func(string, *types.Log, moment) (bool, error){
		c.applyMember, c.applyAccountOrKey, c.applyList, c.applyProposal,
	} {
		if isMine, err := part(kind.Name, e, at); isMine {
			return err
		}
	}
	return errUnfit
}

func (c *consortiumModel) applyMember(name string, e *types.Log, at moment) (bool, error) {
	switch name {
	case "MemberAdmitted":
		return true, taken(c.contract.UnpackMemberAdmittedEvent, e, func(e *bindings.ConsortiumMemberAdmitted) error {
			return c.admit(e, at)
		})
	case "MemberRemoved":
		return true, taken(c.contract.UnpackMemberRemovedEvent, e, func(e *bindings.ConsortiumMemberRemoved) error {
			c.remove(e.Member, at)
			return fitting(c.members[e.Member] != nil)
		})
	case "MemberSuspended":
		return true, taken(c.contract.UnpackMemberSuspendedEvent, e, func(e *bindings.ConsortiumMemberSuspended) error {
			c.member(e.Member).suspend(bindings.MemberStatusSuspended, forever, e.IsKeyCompromise, at)
			return fitting(c.members[e.Member] != nil)
		})
	case "MemberReinstated":
		return true, taken(c.contract.UnpackMemberReinstatedEvent, e, func(e *bindings.ConsortiumMemberReinstated) error {
			wasSuspended := at.time < c.member(e.Member).suspendedUntil
			c.member(e.Member).suspend(bindings.MemberStatusActive, 0, false, at)
			return fitting(wasSuspended)
		})
	case "EmergencySupported":
		return true, taken(c.contract.UnpackEmergencySupportedEvent, e, func(e *bindings.ConsortiumEmergencySupported) error {
			c.support(c.member(e.Member), e, at)
			return fitting(c.members[e.Member] != nil)
		})
	case "RolesChanged":
		return true, taken(c.contract.UnpackRolesChangedEvent, e, func(e *bindings.ConsortiumRolesChanged) error {
			m := c.member(e.Member)
			wereOld := m.roles == e.OldRoles.Uint64()
			m.roles = e.NewRoles.Uint64()
			m.record(at)
			return fitting(wereOld)
		})
	case "LogUrlChanged":
		return true, taken(c.contract.UnpackLogUrlChangedEvent, e, func(e *bindings.ConsortiumLogUrlChanged) error {
			m := c.member(e.Member)
			wasOld := m.logURL == e.OldUrl
			m.logURL = e.NewUrl
			return fitting(wasOld)
		})
	}
	return false, nil
}

func (c *consortiumModel) admit(e *bindings.ConsortiumMemberAdmitted, at moment) error {
	isNew := c.members[e.Member] == nil
	m := &memberModel{status: bindings.MemberStatusActive, roles: e.Roles.Uint64(), logURL: e.LogUrl}
	m.record(at)
	for _, a := range e.Accounts {
		account := &accountModel{member: e.Member, purpose: a.Purpose}
		account.set(at.time, at.block)
		c.accounts[a.Account] = account
	}
	for _, k := range e.Keys {
		m.keys[k.Kind] = []keyModel{{k.Key, at.time, at.block}}
	}
	c.members[e.Member] = m
	c.ids = append(c.ids, e.Member)
	return fitting(isNew)
}

func (c *consortiumModel) remove(member [32]byte, at moment) {
	c.member(member).suspend(bindings.MemberStatusRemoved, forever, false, at)
	for _, a := range c.accounts {
		if a.member == member {
			a.activeFrom = 0 // its history goes on: the member's standing says it
		}
	}
}

func (c *consortiumModel) support(m *memberModel, e *bindings.ConsortiumEmergencySupported, at moment) {
	if at.time >= m.lapsesAt {
		m.supporters, m.lapsesAt = nil, at.time+uint64(c.parameters.EmergencyPeriod)
	}
	m.supporters = append(m.supporters, e.By)
	if e.SuspendedUntil == 0 {
		return
	}
	m.supporters, m.lapsesAt = nil, 0
	m.nextEmergencyAt = at.time + uint64(c.parameters.EmergencyCooldown)
	m.suspend(m.status, e.SuspendedUntil, false, at)
}

func (c *consortiumModel) applyAccountOrKey(name string, e *types.Log, at moment) (bool, error) {
	switch name {
	case "AccountChanged":
		return true, taken(c.contract.UnpackAccountChangedEvent, e, func(e *bindings.ConsortiumAccountChanged) error {
			return c.changeAccount(e, at)
		})
	case "AccountCompromised":
		return true, taken(c.contract.UnpackAccountCompromisedEvent, e, func(e *bindings.ConsortiumAccountCompromised) error {
			return c.compromiseAccount(e, at)
		})
	case "KeyChanged":
		return true, taken(c.contract.UnpackKeyChangedEvent, e, func(e *bindings.ConsortiumKeyChanged) error {
			return c.changeKey(e, at)
		})
	case "KeyCancelled":
		return true, taken(c.contract.UnpackKeyCancelledEvent, e, func(e *bindings.ConsortiumKeyCancelled) error {
			m := c.member(e.Member)
			waiting := m.pending(e.Kind, at.time)
			if waiting == nil || !bytes.Equal(waiting.key, e.Key) {
				return errUnfit
			}
			m.drop(e.Kind)
			return nil
		})
	case "KeyCompromised":
		return true, taken(c.contract.UnpackKeyCompromisedEvent, e, func(e *bindings.ConsortiumKeyCompromised) error {
			return c.compromiseKey(e, at)
		})
	}
	return false, nil
}

func (c *consortiumModel) changeAccount(e *bindings.ConsortiumAccountChanged, at moment) error {
	a := c.accounts[e.Account]
	if a == nil {
		a = &accountModel{member: e.Member, purpose: e.Purpose}
		c.accounts[e.Account] = a
	}
	isOther := (a.activeFrom != 0) != e.IsActive
	a.set(e.ActiveFrom, at.block)
	return fitting(isOther, a.member == e.Member, a.purpose == e.Purpose)
}

func (c *consortiumModel) compromiseAccount(e *bindings.ConsortiumAccountCompromised, at moment) error {
	a := c.account(e.Account)
	if err := report(&a.compromise, e.Since, at); err != nil {
		return err
	}
	if a.activeFrom != 0 {
		a.set(0, at.block)
	}
	return fitting(a.member == e.Member)
}

func (c *consortiumModel) changeKey(e *bindings.ConsortiumKeyChanged, at moment) error {
	m := c.members[e.Member]
	if m == nil {
		return errUnfit
	}
	if m.pending(e.Kind, at.time) != nil {
		m.drop(e.Kind)
	}
	wasOld := bytes.Equal(c.keyAt(e.Member, e.Kind, at), e.OldKey)
	m.keys[e.Kind] = append(m.keys[e.Kind], keyModel{e.NewKey, e.ValidFrom, at.block})
	return fitting(wasOld)
}

func (c *consortiumModel) compromiseKey(e *bindings.ConsortiumKeyCompromised, at moment) error {
	name := keyName(e.Member, e.Kind, e.Key)
	compromise := c.leaked[name]
	if err := report(&compromise, e.Since, at); err != nil {
		return err
	}
	c.leaked[name] = compromise
	c.leakedKeys = append(c.leakedKeys, leakedKey{e.Member, e.Kind, e.Key})
	m := c.member(e.Member)
	if waiting := m.pending(e.Kind, at.time); waiting != nil && bytes.Equal(waiting.key, e.Key) {
		m.drop(e.Kind)
	}
	return nil
}

// report is a compromise, which a later one can only move earlier.
func report(compromise *bindings.IConsortiumCompromise, since bindings.IConsortiumPosition, at moment) error {
	if compromise.ReportedAt == 0 {
		compromise.ReportedAt = at.block
	} else if !isEarlier(since, compromise.Since) {
		return errUnfit
	}
	compromise.Since = since
	return nil
}
