package replay_test

import (
	"maps"
	"math/big"
	"math/rand/v2"
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/bindings"
)

// consortiumQuestions gathers what to ask a Consortium.
type consortiumQuestions struct {
	*consortiumModel
	*rand.Rand
	now  moment
	list []question
}

func (c *consortiumModel) questions(now moment) []question {
	q := &consortiumQuestions{c, rand.New(rand.NewPCG(1, now.time)), now, nil}
	q.aboutAll()
	members := append(slices.Clone(c.ids), [32]byte{}, [32]byte{31: 1})
	for _, member := range members {
		q.aboutMember(member)
	}
	accounts := addresses(c.accounts)
	for _, account := range append(accounts, common.Address{}, common.Address{1}) {
		q.aboutAccount(account)
	}
	for id := range uint64(len(c.proposals) + 2) {
		q.aboutProposal(big256(id), members)
	}
	for _, leaked := range c.leakedKeys {
		q.ask("keyCompromise", leaked.member, leaked.kind, leaked.key)
		q.ask("keyCompromise", c.ids[0], leaked.kind, leaked.key)
	}
	return q.list
}

func (q *consortiumQuestions) ask(view string, args ...any) {
	q.list = append(q.list, question{view, args})
}

// moment draws a block with its time: of an event, between two, now, or to come.
func (q *consortiumQuestions) moment() (block, time *big.Int) {
	at := q.moments[q.IntN(len(q.moments))]
	switch q.IntN(10) {
	case 0:
		at.block-- // a moment too late for its block
	case 1:
		at.time -= min(at.time, q.Uint64N(5000))
	case 2:
		at = q.now
	case 3:
		at = moment{q.now.block + q.Uint64N(2), q.now.time + q.Uint64N(2)}
	}
	return big256(at.block), big256(at.time)
}

func (q *consortiumQuestions) aboutAll() {
	for _, view := range []string{
		"sequence", "memberCount", "voterCount", "parameters", "managerDelay", "validators", "verifiers", "proposalCount",
	} {
		q.ask(view)
	}
	for i := range uint64(len(q.ids) + 2) {
		q.ask("memberAt", big256(i))
	}
	none := common.Address{9}
	for _, validator := range append(addresses(q.validators), none) {
		q.ask("isValidator", validator)
		for range 60 {
			block, _ := q.moment()
			q.ask("wasValidator", validator, block)
		}
	}
	for _, verifier := range append(addresses(q.verifiers), none) {
		q.ask("isVerifier", verifier)
	}
	for _, predecessor := range append(addresses(q.successors), none) {
		q.ask("successorOf", predecessor)
	}
}

func (q *consortiumQuestions) aboutMember(member [32]byte) {
	for _, view := range []string{"standingOf", "logUrl", "accountsOf", "mayVote", "emergencyOf"} {
		q.ask(view, member)
	}
	for _, roles := range []uint64{0, 1, 2, 4, 8, 16, 32, 64, 128, 255, 256, q.Uint64N(256)} {
		q.ask("hasRoles", member, big256(roles))
	}
	m := q.member(member)
	for _, standing := range m.standings {
		block, roles := big256(standing.block), big256(standing.roles)
		q.ask("hadRoles", member, roles, block, big256(standing.time))
		q.ask("hadRoles", member, roles, block, big256(q.now.time))
	}
	for range 30 {
		block, time := q.moment()
		q.ask("hadRoles", member, big256(1<<q.Uint64N(8)), block, time)
	}
	for kind := range bindings.KeyKindEncryption + 1 {
		q.aboutKeys(member, kind)
	}
}

func (q *consortiumQuestions) aboutKeys(member [32]byte, kind uint8) {
	q.ask("keyOf", member, kind)
	q.ask("pendingKey", member, kind)
	q.ask("keyCompromise", member, kind, []byte{})
	for _, entry := range q.member(member).keys[kind] {
		q.ask("keyCompromise", member, kind, entry.key)
		q.ask("keyAt", member, kind, big256(q.now.block), big256(min(entry.validFrom, q.now.time)))
		q.ask("keyAt", member, kind, big256(entry.setAt), big256(q.now.time))
	}
	for range 12 {
		block, time := q.moment()
		q.ask("keyAt", member, kind, block, time)
	}
}

func (q *consortiumQuestions) aboutAccount(account common.Address) {
	a := q.account(account)
	q.ask("accountOf", account)
	q.ask("accountCompromise", account)
	for _, member := range [][32]byte{a.member, q.ids[q.IntN(len(q.ids))]} {
		for purpose := range bindings.PurposeTreasurer + 1 {
			q.ask("requirePurpose", member, account, purpose)
		}
		q.ask("requireGovernor", member, account)
		q.ask("requireWithdrawer", member, account)
	}
	for _, change := range a.history {
		q.ask("wasActive", account, big256(change.block), big256(min(change.value, q.now.time)))
		q.ask("wasActive", account, big256(change.block), big256(q.now.time))
	}
	for range 8 {
		block, time := q.moment()
		q.ask("wasActive", account, block, time)
	}
}

func (q *consortiumQuestions) aboutProposal(id *big.Int, members [][32]byte) {
	q.ask("proposal", id)
	q.ask("state", id)
	q.ask("tally", id)
	for _, member := range append(slices.Clone(q.proposal(id.Uint64()).voters), members[q.IntN(len(members))]) {
		q.ask("ballotOf", id, member)
	}
}

// addresses are the keys of a map, in order.
func addresses[V any](of map[common.Address]V) []common.Address {
	return slices.SortedFunc(maps.Keys(of), common.Address.Cmp)
}
