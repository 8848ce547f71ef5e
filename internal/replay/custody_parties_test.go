package replay_test

import (
	"crypto/ecdsa"
	"fmt"
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/internal/deploy"
	"github.com/labseal/labseal/internal/evmtest"
)

const secondsPerDay = 24 * 3600

// consortiumABI has the errors that the other contracts pass on.
var consortiumABI = func() *abi.ABI {
	parsed, err := bindings.ConsortiumMetaData.ParseABI()
	if err != nil {
		panic(err)
	}
	return parsed
}()

// party is a member with one account of each purpose, whose keys the test has.
type party struct {
	id    common.Hash
	roles *big.Int
	keys  map[uint8]*ecdsa.PrivateKey
}

func (p party) account(purpose uint8) common.Address {
	return crypto.PubkeyToAddress(p.keys[purpose].PublicKey)
}

// partyRoles are those of the members: each of the roles that a contract asks for twice or more often.
var partyRoles = [][]uint64{
	{bindings.RoleLab, bindings.RoleCollector},
	{bindings.RoleLab, bindings.RoleResearcher},
	{bindings.RoleCollector, bindings.RoleManufacturer},
	{bindings.RoleResearcher, bindings.RolePayer},
	{bindings.RoleLab, bindings.RoleManufacturer, bindings.RoleResearcher},
	{bindings.RoleCourier, bindings.RolePayer, bindings.RoleAuditor},
}

// newParties are the same members each time, in an EVM with the contracts. They are founded with a governor each; a
// vote adds the other accounts: all in one transaction cost more gas than it may.
func newParties(t testing.TB) ([]party, *evmtest.EVM) {
	t.Helper()
	founding := deploy.Founding{Parameters: deploy.DefaultParameters(), Limits: deploy.DefaultLimits()}
	var list []party
	for i, roles := range partyRoles {
		p := newParty(t, i, bindings.Roles(roles...))
		founding.Members = append(founding.Members, bindings.IConsortiumNewMember{
			Id: p.id, Roles: p.roles, LogUrl: "https://member.example/log", Accounts: []bindings.IConsortiumAccount{
				{Account: p.account(bindings.PurposeGovernor), Purpose: bindings.PurposeGovernor},
			},
		})
		list = append(list, p)
	}
	evm := evmtest.New(t, founding)
	consortium := evm.Deployment.Consortium.Address
	for _, p := range list {
		for purpose := bindings.PurposeSequencer; purpose <= bindings.PurposeTreasurer; purpose++ {
			call := bindings.NewConsortium().PackSetAccount(p.id, p.account(purpose), purpose, true)
			if _, err := evm.Send(consortium, consortium, call); err != nil {
				t.Fatal(err)
			}
		}
	}
	return list, evm
}

func newParty(t testing.TB, number int, roles *big.Int) party {
	t.Helper()
	p := party{
		id: crypto.Keccak256Hash(fmt.Appendf(nil, "member %d", number)), roles: roles, keys: map[uint8]*ecdsa.PrivateKey{},
	}
	for purpose := bindings.PurposeGovernor; purpose <= bindings.PurposeTreasurer; purpose++ {
		key, err := crypto.ToECDSA(crypto.Keccak256(p.id[:], []byte{purpose}))
		if err != nil {
			t.Fatal(err)
		}
		p.keys[purpose] = key
	}
	return p
}

// partyOf finds a member; one that nobody knows is the first.
func partyOf(parties []party, id common.Hash) party {
	for _, p := range parties {
		if p.id == id {
			return p
		}
	}
	return parties[0]
}

// caller is the account that may act for a member; one call in twenty comes from somebody else's.
func (w *walk) caller(parties []party, id common.Hash, purpose uint8) common.Address {
	if w.odds(20) {
		return pick(w, parties).account(pick(w, []uint8{bindings.PurposeManager, bindings.PurposeCustodian, purpose}))
	}
	return partyOf(parties, id).account(purpose)
}

// odds is true one time in so many.
func (w *walk) odds(times int) bool { return w.IntN(times) == 0 }

// some is a hash, or zero one time in thirty.
func (w *walk) some() common.Hash {
	if w.odds(30) {
		return common.Hash{}
	}
	return w.hash()
}

// unsettle lets a vote change what a member may do, or put it back as it was. The Consortium may refuse: it was so
// already.
func (w *walk) unsettle(parties []party) {
	w.t.Helper()
	consortium, p := bindings.NewConsortium(), pick(w, parties)
	purpose := uint8(2 + w.IntN(6))
	calls := [][]byte{ // to disturb, and to settle
		consortium.PackSuspendMember(p.id, w.odds(2)), consortium.PackReinstateMember(p.id),
		consortium.PackSetRoles(p.id, bindings.Roles(bindings.RoleAuditor)), consortium.PackSetRoles(p.id, p.roles),
		consortium.PackSetAccount(p.id, p.account(purpose), purpose, false),
		consortium.PackSetAccount(p.id, p.account(purpose), purpose, true),
	}
	address := w.Deployment.Consortium.Address
	if i := 2 * w.IntN(3); w.odds(6) {
		w.send(address, address, calls[i], consortiumABI)
		return
	}
	for i := 1; i < len(calls); i += 2 {
		w.send(address, address, calls[i], consortiumABI)
	}
}

// step lets a vote or time pass now and then, and does one of the acts: each as often as it is in the list.
func (w *walk) step(parties []party, seconds uint64, acts []func()) {
	w.t.Helper()
	if w.odds(12) {
		w.unsettle(parties)
	}
	if !w.odds(3) { // several calls are in one block
		w.pass(seconds)
	}
	pick(w, acts)()
}

// often repeats an act in a list.
func often(times int, act func()) []func() {
	list := make([]func(), times)
	for i := range list {
		list[i] = act
	}
	return list
}
