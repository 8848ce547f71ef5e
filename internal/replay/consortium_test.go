package replay_test

import (
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/internal/deploy"
	"github.com/labseal/labseal/internal/evmtest"
)

// TestReplay_Consortium compares every view: none of them is pure. The order of accountsOf, validators and verifiers is
// not promised, so they are compared as sets.
func TestReplay_Consortium(t *testing.T) {
	const seed = 20
	r := newConsortiumRun(t, seed)
	t.Logf("seed %d", seed)
	for step := range 7000 {
		r.step()
		r.sometimesPass(150)
		if step == 2500 {
			r.compare()
		}
	}
	for _, member := range r.members { // some stay suspended, so that the control has such an event to drop
		r.do(r.contract, r.contract, r.c.PackSuspendMember(member, r.IntN(2) == 0))
	}
	r.compare()
	r.Time += 500_000 // what waits is over: proposals, delays, emergencies
	r.Block += 10
	r.finish()
}

// consortiumRun is a random run of a Consortium.
type consortiumRun struct {
	*replay
	c         *bindings.Consortium
	contracts []*abi.ABI // whose errors a call may pass on
	targets   []common.Address
	members   [][32]byte
	accounts  map[[32]byte][]bindings.IConsortiumAccount
	keys      map[uint8][][]byte
	proposals uint64
	made      uint64 // accounts and members
}

func newConsortiumRun(t *testing.T, seed uint64) *consortiumRun {
	t.Helper()
	r := &consortiumRun{
		c: bindings.NewConsortium(), accounts: map[[32]byte][]bindings.IConsortiumAccount{}, keys: map[uint8][][]byte{},
	}
	r.replay = &replay{walk: newWalk(t, nil, seed), unordered: []string{"accountsOf", "validators", "verifiers"}}
	f := deploy.Founding{Parameters: r.parameters(), Limits: deploy.DefaultLimits()}
	f.Parameters.Quorum, f.Parameters.EmergencyQuorum = 40, 34
	for range 3 { // many more would not fit into one transaction
		m := r.newMember()
		f.Members, r.members = append(f.Members, m), append(r.members, m.Id)
	}
	r.EVM = evmtest.New(t, f)
	d := r.Deployment
	r.contract = d.Consortium.Address
	r.empty = func() mirror { return newConsortiumModel(r.contract) }
	// A later one says all that an earlier one said: who took over, and since when; support lapses; a vote's key, or a
	// report about it, drops one that waits; and why a member is suspended, if only that changed, is not kept.
	const longestDelay = 4000
	r.obsolete = map[string][]overwriting{
		"SuccessorNamed":     {{"SuccessorNamed", 1, forever}},
		"AccountCompromised": {{"AccountCompromised", 2, forever}},
		"AccountChanged":     {{"AccountCompromised", 2, forever}, {"MemberRemoved", 1, forever}},
		"KeyCompromised":     {{"KeyCompromised", 1, forever}},
		"EmergencySupported": {{"EmergencySupported", 1, forever}},
		"MemberSuspended": {
			{"MemberSuspended", 1, forever}, {"MemberReinstated", 1, forever}, {"MemberRemoved", 1, forever},
		},
		"KeyChanged":   {{"KeyChanged", 1, longestDelay}, {"KeyCompromised", 1, longestDelay}},
		"KeyCancelled": {{"KeyChanged", 1, longestDelay}, {"KeyCompromised", 1, longestDelay}},
	}
	own, results := r.c.GetABI(), bindings.NewResultLog().GetABI()
	r.abi, r.contracts = &own, []*abi.ABI{&own, &results}
	r.targets = []common.Address{
		r.contract, d.ResultLog.Address, d.ConsentRegistry.Address, d.CustodyLedger.Address, d.WebAuthnVerifier.Address,
	}
	return r
}

func (r *consortiumRun) step() {
	switch n := r.IntN(100); {
	case n < 33:
		r.manage()
	case n < 38:
		r.guard()
	case n < 85:
		r.govern()
	case n < 98: // what a vote does, without the vote
		target, data := r.decision()
		r.do(r.contract, target, data)
	default:
		r.do(r.anyAccount(r.anyMember()), r.contract, r.change())
	}
}

func (r *consortiumRun) do(from, to common.Address, data []byte) bool {
	events := r.send(from, to, data, r.contracts...)
	for _, e := range events {
		if e.Address != r.contract {
			continue
		}
		switch r.name(e) {
		case "MemberAdmitted":
			r.members = append(r.members, e.Topics[1])
		case "MemberRemoved":
			r.members = slices.DeleteFunc(r.members, func(m [32]byte) bool { return m == e.Topics[1] })
		}
	}
	return events != nil
}

// manage does what a manager does.
func (r *consortiumRun) manage() {
	member := r.anyMember()
	from := r.accountFor(member, bindings.PurposeManager)
	switch r.IntN(8) {
	case 0:
		url := pick(r.walk, []string{"", "https://a.example", "https://b.example"})
		r.do(from, r.contract, r.c.PackSetLogUrl(member, url))
	case 1, 2, 3:
		kind, key := r.key()
		r.do(from, r.contract, r.c.PackSetKey(member, kind, key))
	default:
		r.do(from, r.contract, r.setAccount(member, 2, 5, 6, 7))
	}
}

// guard does what a governor does without others, and a vote may do too.
func (r *consortiumRun) guard() {
	member := r.anyMember()
	from := r.accountFor(member, bindings.PurposeGovernor)
	r.do(from, r.contract, r.cancellation(member))
}

func (r *consortiumRun) cancellation(member [32]byte) []byte {
	if r.IntN(2) == 0 {
		return r.c.PackCancelKey(member, uint8(1+r.IntN(3)))
	}
	return r.c.PackCancelAccount(member, r.anyAccount(member))
}

// govern proposes, votes and executes as members do.
func (r *consortiumRun) govern() {
	member := r.anyMember()
	from := r.accountFor(member, bindings.PurposeGovernor)
	id := big256(1 + r.proposals - min(r.proposals, r.Uint64N(4)))
	switch n := r.IntN(100); {
	case n < 9:
		target, data := r.decision()
		if r.do(from, r.contract, r.c.PackPropose(member, target, data)) {
			r.proposals++
		}
	case n < 80:
		r.do(from, r.contract, r.c.PackVote(member, id, r.IntN(5) != 0))
	case n < 90:
		id = big256(1 + r.proposals - min(r.proposals, r.Uint64N(12)))
		r.do(from, r.contract, r.c.PackExecute(id))
	case n < 93:
		r.do(from, r.contract, r.c.PackCancel(id))
	default:
		about := r.members[min(len(r.members)-1, r.IntN(4))] // some of them only, so that enough support it
		r.do(from, r.contract, r.c.PackSuspendInEmergency(about, member))
	}
}
