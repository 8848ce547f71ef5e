package replay_test

import (
	"bytes"
	"math"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/labseal/labseal/bindings"
)

// consortiumModel is a Consortium rebuilt from its events.
type consortiumModel struct {
	contract   *bindings.Consortium
	address    common.Address
	sequence   uint64
	parameters bindings.IConsortiumParameters
	ids        [][32]byte
	members    map[[32]byte]*memberModel
	accounts   map[common.Address]*accountModel
	leaked     map[common.Hash]bindings.IConsortiumCompromise // keys, by keyName
	leakedKeys []leakedKey
	validators map[common.Address][]changeAt
	verifiers  map[common.Address]bool
	successors map[common.Address]common.Address
	proposals  []*proposalModel // number n is at n - 1
	moments    []moment         // of events
}

type memberModel struct {
	status          uint8
	roles           uint64
	suspendedUntil  uint64
	isKeyCompromise bool
	nextEmergencyAt uint64
	logURL          string
	keys            [4][]keyModel
	standings       []standingAt
	supporters      [][32]byte
	lapsesAt        uint64
}

type accountModel struct {
	member     [32]byte
	purpose    uint8
	activeFrom uint64
	history    []changeAt
	compromise bindings.IConsortiumCompromise
}

// standingAt is how a member stands from a block on.
type standingAt struct {
	moment
	roles, suspendedUntil uint64
}

// changeAt is what an account's activeFrom is from a block on, or 1 for a validator.
type changeAt struct{ block, value uint64 }

// keyModel is a key in force, earlier in force, or waiting.
type keyModel struct {
	key       []byte
	validFrom uint64
	setAt     uint64 // block
}

type leakedKey struct {
	member [32]byte
	kind   uint8
	key    []byte
}

type proposalModel struct {
	bindings.IConsortiumProposal
	voters  [][32]byte
	ballots map[[32]byte]uint8
}

func newConsortiumModel(address common.Address) *consortiumModel {
	return &consortiumModel{
		contract: bindings.NewConsortium(), address: address, members: map[[32]byte]*memberModel{},
		accounts: map[common.Address]*accountModel{}, leaked: map[common.Hash]bindings.IConsortiumCompromise{},
		validators: map[common.Address][]changeAt{}, verifiers: map[common.Address]bool{},
		successors: map[common.Address]common.Address{},
	}
}

// member is an empty one where there is none, and so below.
func (c *consortiumModel) member(id [32]byte) *memberModel {
	if m := c.members[id]; m != nil {
		return m
	}
	return &memberModel{}
}

func (c *consortiumModel) account(address common.Address) *accountModel {
	if a := c.accounts[address]; a != nil {
		return a
	}
	return &accountModel{}
}

func (c *consortiumModel) proposal(id uint64) *proposalModel {
	if id == 0 || id > uint64(len(c.proposals)) {
		return &proposalModel{}
	}
	return c.proposals[id-1]
}

func (c *consortiumModel) mayVote(member [32]byte) bool {
	return c.member(member).status == bindings.MemberStatusActive
}

func (c *consortiumModel) voters() (count uint64) {
	for _, m := range c.members {
		if m.status == bindings.MemberStatusActive {
			count++
		}
	}
	return count
}

func (m *memberModel) record(at moment) {
	m.standings = append(m.standings, standingAt{at, m.roles, m.suspendedUntil})
}

func (m *memberModel) suspend(status uint8, until uint64, isKeyCompromise bool, at moment) {
	m.status, m.suspendedUntil, m.isKeyCompromise = status, until, isKeyCompromise
	m.record(at)
}

func (a *accountModel) set(activeFrom, block uint64) {
	a.activeFrom = activeFrom
	a.history = append(a.history, changeAt{block, activeFrom})
}

// forever is the end of a suspension that only a vote ends.
const forever = math.MaxUint64

// keyName names a key of a member.
func keyName(member [32]byte, kind uint8, key []byte) common.Hash {
	return crypto.Keccak256Hash(member[:], []byte{kind}, key)
}

// pending is the key that waits.
func (m *memberModel) pending(kind uint8, time uint64) *keyModel {
	list := m.keys[kind]
	if len(list) == 0 || list[len(list)-1].validFrom <= time {
		return nil
	}
	return &list[len(list)-1]
}

// drop forgets the newest key, which waits.
func (m *memberModel) drop(kind uint8) { m.keys[kind] = m.keys[kind][:len(m.keys[kind])-1] }

// keyAt is the key in force at the end of a block that had this time.
func (c *consortiumModel) keyAt(member [32]byte, kind uint8, at moment) []byte {
	list := c.member(member).keys[kind]
	for i := len(list) - 1; i >= 0; i-- {
		if list[i].setAt > at.block || list[i].validFrom > at.time {
			continue
		}
		reportedAt := c.leaked[keyName(member, kind, list[i].key)].ReportedAt
		if reportedAt != 0 && reportedAt <= at.block {
			return nil
		}
		return list[i].key
	}
	return nil
}

// concerned is the member that a call removes, suspends or reinstates.
func (c *consortiumModel) concerned(target common.Address, data []byte) (member [32]byte) {
	if target != c.address || len(data) < 36 {
		return member
	}
	parsed := c.contract.GetABI()
	for _, name := range []string{"removeMember", "suspendMember", "reinstateMember"} {
		if bytes.Equal(data[:4], parsed.Methods[name].ID) {
			copy(member[:], data[4:36])
		}
	}
	return member
}

// tally counts the votes of the members that may vote now.
func (c *consortiumModel) tally(p *proposalModel) (inFavour, cast, eligible uint64) {
	eligible = c.voters()
	if c.mayVote(p.Concerned) {
		eligible--
	}
	for _, voter := range p.voters {
		if !c.mayVote(voter) {
			continue
		}
		cast++
		if p.ballots[voter] == bindings.BallotFor {
			inFavour++
		}
	}
	return inFavour, cast, eligible
}

// state is how a proposal stands at a time.
func (c *consortiumModel) state(p *proposalModel, time uint64) uint8 {
	decidedAt := p.DecidedAt
	if decidedAt == 0 {
		decidedAt = p.VotingEnds
	}
	inFavour, cast, eligible := c.tally(p)
	isPassed := cast*100 >= uint64(p.Rules.Quorum)*eligible && inFavour*100 > uint64(p.Rules.Threshold)*cast
	executable := decidedAt + uint64(p.Rules.Timelock)
	switch {
	case p.Member == [32]byte{}:
		return bindings.ProposalStateNone
	case p.IsExecuted:
		return bindings.ProposalStateExecuted
	case p.IsCancelled:
		return bindings.ProposalStateCancelled
	case p.DecidedAt == 0 && time < p.VotingEnds:
		return bindings.ProposalStateVoting
	case !isPassed:
		return bindings.ProposalStateDefeated
	case time < executable:
		return bindings.ProposalStateWaiting
	case time >= executable+uint64(p.Rules.ExecutionPeriod):
		return bindings.ProposalStateExpired
	}
	return bindings.ProposalStateExecutable
}

// seen counts an event.
func (c *consortiumModel) seen(e *types.Log) moment {
	c.sequence++
	c.moments = append(c.moments, momentOf(e))
	return momentOf(e)
}

// isEarlier tells whether a position is before another.
func isEarlier(a, b bindings.IConsortiumPosition) bool {
	return a.BlockNumber < b.BlockNumber || (a.BlockNumber == b.BlockNumber && a.LogIndex < b.LogIndex)
}

func words256(list ...uint64) (out []any) {
	for _, n := range list {
		out = append(out, new(big.Int).SetUint64(n))
	}
	return out
}
