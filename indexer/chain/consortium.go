package chain

import (
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/indexer"
)

// addConsortium decodes those events of the Consortium of which the mirror asks what they say.
func addConsortium(known map[common.Hash]decoder) {
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

func memberAdmitted(e *bindings.ConsortiumMemberAdmitted) (indexer.Fact, uint64, error) {
	roles, err := small(e.Roles)
	if err != nil {
		return nil, 0, fmt.Errorf("roles: %w", err)
	}
	m := indexer.MemberAdmitted{Member: e.Member, Roles: roles, LogURL: plain(e.LogUrl)}
	for _, a := range e.Accounts {
		purpose, err := nameOf(bindings.PurposeNames, a.Purpose)
		if err != nil {
			return nil, 0, err
		}
		m.Accounts = append(m.Accounts, indexer.AccountChange{
			Member: e.Member, Account: a.Account, Purpose: purpose, IsActive: true,
		})
	}
	for _, k := range e.Keys {
		kind, err := nameOf(bindings.KeyKindNames, k.Kind)
		if err != nil {
			return nil, 0, err
		}
		m.Keys = append(m.Keys, indexer.KeyChange{Member: e.Member, Kind: kind, Key: k.Key})
	}
	return m, e.Seq, nil
}

func rolesChanged(e *bindings.ConsortiumRolesChanged) (indexer.Fact, uint64, error) {
	roles, err := small(e.NewRoles)
	return indexer.RolesChange{Member: e.Member, Roles: roles}, e.Seq, err
}

func memberSuspended(e *bindings.ConsortiumMemberSuspended) (indexer.Fact, uint64, error) {
	return indexer.StatusChange{Member: e.Member, Status: indexer.StatusSuspended}, e.Seq, nil
}

func memberReinstated(e *bindings.ConsortiumMemberReinstated) (indexer.Fact, uint64, error) {
	return indexer.StatusChange{Member: e.Member, Status: indexer.StatusActive}, e.Seq, nil
}

func memberRemoved(e *bindings.ConsortiumMemberRemoved) (indexer.Fact, uint64, error) {
	return indexer.StatusChange{Member: e.Member, Status: indexer.StatusRemoved}, e.Seq, nil
}

// emergencySupported changes nothing while supporters are too few.
func emergencySupported(e *bindings.ConsortiumEmergencySupported) (indexer.Fact, uint64, error) {
	if e.SuspendedUntil == 0 {
		return nil, e.Seq, nil
	}
	return indexer.StatusChange{
		Member: e.Member, Status: indexer.StatusSuspended, SuspendedUntil: e.SuspendedUntil,
	}, e.Seq, nil
}

func accountChanged(e *bindings.ConsortiumAccountChanged) (indexer.Fact, uint64, error) {
	purpose, err := nameOf(bindings.PurposeNames, e.Purpose)
	return indexer.AccountChange{
		Member: e.Member, Account: e.Account, Purpose: purpose, IsActive: e.IsActive, ActiveFrom: e.ActiveFrom,
	}, e.Seq, err
}

func accountCompromised(e *bindings.ConsortiumAccountCompromised) (indexer.Fact, uint64, error) {
	return indexer.AccountCompromised{Member: e.Member, Account: e.Account, Since: position(e.Since)}, e.Seq, nil
}

func keyChanged(e *bindings.ConsortiumKeyChanged) (indexer.Fact, uint64, error) {
	kind, err := nameOf(bindings.KeyKindNames, e.Kind)
	return indexer.KeyChange{Member: e.Member, Kind: kind, Key: e.NewKey, ValidFrom: e.ValidFrom}, e.Seq, err
}

func keyCancelled(e *bindings.ConsortiumKeyCancelled) (indexer.Fact, uint64, error) {
	kind, err := nameOf(bindings.KeyKindNames, e.Kind)
	return indexer.KeyEnded{Member: e.Member, Kind: kind, Key: e.Key}, e.Seq, err
}

func keyCompromised(e *bindings.ConsortiumKeyCompromised) (indexer.Fact, uint64, error) {
	kind, err := nameOf(bindings.KeyKindNames, e.Kind)
	since := position(e.Since)
	return indexer.KeyEnded{Member: e.Member, Kind: kind, Key: e.Key, Compromised: &since}, e.Seq, err
}

func logURLChanged(e *bindings.ConsortiumLogUrlChanged) (indexer.Fact, uint64, error) {
	return indexer.LogURLChange{Member: e.Member, URL: plain(e.NewUrl)}, e.Seq, nil
}

func position(p bindings.IConsortiumPosition) indexer.Position {
	return indexer.Position{Block: p.BlockNumber, LogIndex: uint64(p.LogIndex)}
}
