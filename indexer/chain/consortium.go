package chain

import (
	"fmt"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/indexer"
)

// addConsortium decodes those events of the Consortium of which the mirror asks what they say.
func addConsortium(known []decoder) {
	c := bindings.NewConsortium()
	add(known, c.UnpackMemberAdmittedEvent, memberAdmitted)
	add(known, c.UnpackRolesChangedEvent, rolesChanged)
	add(known, c.UnpackMemberSuspendedEvent, memberSuspended)
	add(known, c.UnpackMemberReinstatedEvent, memberReinstated)
	add(known, c.UnpackMemberRemovedEvent, memberRemoved)
	add(known, c.UnpackEmergencySupportedEvent, emergencySupported)
	add(known, c.UnpackAccountChangedEvent, accountChanged)
	add(known, c.UnpackAccountCompromisedEvent, accountCompromised)
	add(known, c.UnpackKeyChangedEvent, keyChanged)
	add(known, c.UnpackKeyCancelledEvent, keyCancelled)
	add(known, c.UnpackKeyCompromisedEvent, keyCompromised)
	add(known, c.UnpackLogUrlChangedEvent, logURLChanged)
}

func memberAdmitted(e *bindings.ConsortiumMemberAdmitted) (indexer.Fact, error) {
	roles, err := small(e.Roles)
	if err != nil {
		return nil, fmt.Errorf("roles: %w", err)
	}
	m := indexer.MemberAdmitted{Member: e.Member, Roles: roles, LogURL: plain(e.LogUrl)}
	for _, a := range e.Accounts {
		purpose, err := nameOf(bindings.PurposeNames, a.Purpose)
		if err != nil {
			return nil, err
		}
		m.Accounts = append(m.Accounts, indexer.AccountChange{
			Member: e.Member, Account: a.Account, Purpose: purpose, IsActive: true,
		})
	}
	for _, k := range e.Keys {
		kind, err := nameOf(bindings.KeyKindNames, k.Kind)
		if err != nil {
			return nil, err
		}
		m.Keys = append(m.Keys, indexer.KeyChange{Member: e.Member, Kind: kind, Key: k.Key})
	}
	return m, nil
}

func rolesChanged(e *bindings.ConsortiumRolesChanged) (indexer.Fact, error) {
	roles, err := small(e.NewRoles)
	return indexer.RolesChange{Member: e.Member, Roles: roles}, err
}

func memberSuspended(e *bindings.ConsortiumMemberSuspended) (indexer.Fact, error) {
	return indexer.StatusChange{Member: e.Member, Status: indexer.StatusSuspended}, nil
}

func memberReinstated(e *bindings.ConsortiumMemberReinstated) (indexer.Fact, error) {
	return indexer.StatusChange{Member: e.Member, Status: indexer.StatusActive}, nil
}

func memberRemoved(e *bindings.ConsortiumMemberRemoved) (indexer.Fact, error) {
	return indexer.StatusChange{Member: e.Member, Status: indexer.StatusRemoved}, nil
}

// emergencySupported changes nothing while supporters are too few.
func emergencySupported(e *bindings.ConsortiumEmergencySupported) (indexer.Fact, error) {
	if e.SuspendedUntil == 0 {
		return nil, nil
	}
	return indexer.StatusChange{
		Member: e.Member, Status: indexer.StatusSuspended, SuspendedUntil: e.SuspendedUntil,
	}, nil
}

func accountChanged(e *bindings.ConsortiumAccountChanged) (indexer.Fact, error) {
	purpose, err := nameOf(bindings.PurposeNames, e.Purpose)
	return indexer.AccountChange{
		Member: e.Member, Account: e.Account, Purpose: purpose, IsActive: e.IsActive, ActiveFrom: e.ActiveFrom,
	}, err
}

func accountCompromised(e *bindings.ConsortiumAccountCompromised) (indexer.Fact, error) {
	return indexer.AccountCompromised{Member: e.Member, Account: e.Account, Since: position(e.Since)}, nil
}

func keyChanged(e *bindings.ConsortiumKeyChanged) (indexer.Fact, error) {
	kind, err := nameOf(bindings.KeyKindNames, e.Kind)
	return indexer.KeyChange{Member: e.Member, Kind: kind, Key: e.NewKey, ValidFrom: e.ValidFrom}, err
}

func keyCancelled(e *bindings.ConsortiumKeyCancelled) (indexer.Fact, error) {
	kind, err := nameOf(bindings.KeyKindNames, e.Kind)
	return indexer.KeyEnded{Member: e.Member, Kind: kind, Key: e.Key}, err
}

func keyCompromised(e *bindings.ConsortiumKeyCompromised) (indexer.Fact, error) {
	kind, err := nameOf(bindings.KeyKindNames, e.Kind)
	since := position(e.Since)
	return indexer.KeyEnded{Member: e.Member, Kind: kind, Key: e.Key, Compromised: &since}, err
}

func logURLChanged(e *bindings.ConsortiumLogUrlChanged) (indexer.Fact, error) {
	return indexer.LogURLChange{Member: e.Member, URL: plain(e.NewUrl)}, nil
}

func position(p bindings.IConsortiumPosition) indexer.Position {
	return indexer.Position{Block: p.BlockNumber, LogIndex: uint64(p.LogIndex)}
}
