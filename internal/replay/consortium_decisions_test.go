package replay_test

import (
	"encoding/binary"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/bindings"
)

// decision draws a call that a vote decides.
func (r *consortiumRun) decision() (target common.Address, data []byte) {
	if r.IntN(25) == 0 { // of another contract
		return r.Deployment.ResultLog.Address, bindings.NewResultLog().PackOpenLog(r.anyMember(), r.hash(), [32]byte{})
	}
	return r.contract, r.change()
}

func (r *consortiumRun) change() []byte {
	member := r.anyMember()
	switch n := r.IntN(100); {
	case n < 3 && len(r.members) < 9:
		return r.c.PackAdmitMember(r.newMember(1, 2, 2, 3, 5))
	case n < 4 && len(r.members) > 5:
		return r.c.PackRemoveMember(member)
	case n < 7:
		return r.c.PackSuspendMember(member, r.IntN(2) == 0)
	case n < 26:
		return r.c.PackReinstateMember(member)
	case n < 33:
		return r.c.PackSetRoles(member, big256(r.Uint64N(258)))
	case n < 35:
		return r.c.PackReportAccountCompromise(member, r.anyAccount(member), r.position())
	case n < 41:
		kind, key := r.key()
		return r.c.PackReportKeyCompromise(member, kind, key, r.position())
	case n < 45:
		return r.c.PackSetParameters(r.parameters())
	default:
		return r.smallChange(member)
	}
}

func (r *consortiumRun) smallChange(member [32]byte) []byte {
	switch r.IntN(6) {
	case 0:
		return r.c.PackSetValidator(common.Address{byte(r.IntN(6))}, r.IntN(2) == 0)
	case 1:
		return r.c.PackSetVerifier(r.target(), r.IntN(2) == 0)
	case 2:
		return r.c.PackNameSuccessor(r.target(), r.target())
	case 3:
		kind, key := r.key()
		return r.c.PackSetKey(member, kind, key)
	case 4:
		return r.cancellation(member)
	default:
		return r.setAccount(member, 1, 1, 2, 3, 3, 3, 4)
	}
}

// target is a contract, or now and then not.
func (r *consortiumRun) target() common.Address {
	if r.IntN(10) == 0 {
		return common.Address{7}
	}
	return pick(r.walk, r.targets)
}

// parameters are short periods, and sometimes out of bounds.
func (r *consortiumRun) parameters() bindings.IConsortiumParameters {
	p := bindings.IConsortiumParameters{
		VotingPeriod: 5000 + r.Uint32N(5000), Timelock: r.Uint32N(3000), ExecutionPeriod: 10_000 + r.Uint32N(20_000),
		ManagerDelay: r.Uint32N(4000), EmergencyPeriod: 1000 + r.Uint32N(3000),
		Quorum: uint8(20 + r.IntN(40)), Threshold: uint8(50 + r.IntN(15)), EmergencyQuorum: uint8(10 + r.IntN(30)),
		Attestations: uint8(1 + r.IntN(3)),
	}
	p.EmergencyCooldown = p.EmergencyPeriod + r.Uint32N(4000)
	if len(r.members) > 5 && r.IntN(8) == 0 {
		p.Threshold = 100
	}
	return p
}

// newMember has a governor, a manager, and others.
func (r *consortiumRun) newMember(others ...uint8) (m bindings.IConsortiumNewMember) {
	r.made++
	m.Id = memberID(r.made)
	m.Roles, m.LogUrl = big256(r.Uint64N(256)), "https://new.example"
	for _, purpose := range append(others, bindings.PurposeGovernor, bindings.PurposeManager) {
		m.Accounts = append(m.Accounts, bindings.IConsortiumAccount{Account: r.newAccount(), Purpose: purpose})
	}
	m.Keys = []bindings.IConsortiumKey{}
	for range r.IntN(3) {
		kind := uint8(len(m.Keys) + 1)
		m.Keys = append(m.Keys, bindings.IConsortiumKey{Kind: kind, Key: r.newKey(kind)})
	}
	r.accounts[m.Id] = m.Accounts
	return m
}

func memberID(n uint64) (id [32]byte) {
	binary.BigEndian.PutUint64(id[:], n)
	return id
}

func (r *consortiumRun) newAccount() (account common.Address) {
	r.made++
	binary.BigEndian.PutUint64(account[12:], 1<<32+r.made)
	return account
}

// setAccount switches a known account on or off, or a new one of one of the purposes on.
func (r *consortiumRun) setAccount(member [32]byte, purposes ...uint8) []byte {
	if r.IntN(5) == 0 {
		a := bindings.IConsortiumAccount{Account: r.newAccount(), Purpose: pick(r.walk, purposes)}
		r.accounts[member] = append(r.accounts[member], a)
		return r.c.PackSetAccount(member, a.Account, a.Purpose, true)
	}
	a := pick(r.walk, r.accounts[member])
	isGuarding := a.Purpose == bindings.PurposeGovernor || a.Purpose == bindings.PurposeManager
	return r.c.PackSetAccount(member, a.Account, a.Purpose, isGuarding || r.IntN(2) == 0)
}

// key is one that was drawn before, or a new one.
func (r *consortiumRun) key() (kind uint8, key []byte) {
	kind = uint8(1 + r.IntN(3))
	if len(r.keys[kind]) != 0 && r.IntN(3) != 0 {
		return kind, pick(r.walk, r.keys[kind])
	}
	return kind, r.newKey(kind)
}

func (r *consortiumRun) newKey(kind uint8) []byte {
	first, second := r.hash(), r.hash()
	key := first[:]
	if kind == bindings.KeyKindStatement {
		key = append(key, second[:]...)
	}
	r.keys[kind] = append(r.keys[kind], key)
	return key
}

// position is one in the past, or just to come.
func (r *consortiumRun) position() bindings.IConsortiumPosition {
	return bindings.IConsortiumPosition{BlockNumber: r.Uint64N(r.Block + 2), LogIndex: r.Uint32N(4)}
}

// anyMember is one that is a member; seldom one that was or will be, or never is.
func (r *consortiumRun) anyMember() [32]byte {
	if n := r.Uint64N(40 * r.made); n > 0 && n <= r.made {
		if id := memberID(n); r.accounts[id] != nil {
			return id
		}
	}
	return pick(r.walk, r.members)
}

func (r *consortiumRun) anyAccount(member [32]byte) common.Address {
	return pick(r.walk, r.accounts[member]).Account
}

// accountFor is one of a purpose; seldom any.
func (r *consortiumRun) accountFor(member [32]byte, purpose uint8) common.Address {
	var list []common.Address
	for _, a := range r.accounts[member] {
		if a.Purpose == purpose {
			list = append(list, a.Account)
		}
	}
	if len(list) == 0 || r.IntN(20) == 0 {
		return r.anyAccount(member)
	}
	return pick(r.walk, list)
}
