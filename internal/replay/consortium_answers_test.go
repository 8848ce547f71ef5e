package replay_test

import (
	"maps"
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/bindings"
)

func (c *consortiumModel) answer(q question, now moment) []any {
	for _, part := range []func(question, moment) []any{
		c.answerMember, c.answerAccount, c.answerKey, c.answerList, c.answerProposal,
	} {
		if values := part(q, now); values != nil {
			return values
		}
	}
	return nil
}

func (c *consortiumModel) answerMember(q question, now moment) []any {
	switch q.view {
	case "memberCount":
		return words256(uint64(len(c.ids)))
	case "memberAt":
		if q.number(0) >= uint64(len(c.ids)) {
			return []any{refusal{}}
		}
		return []any{c.ids[q.number(0)]}
	case "voterCount":
		return words256(c.voters())
	case "mayVote":
		return []any{c.mayVote(q.id(0))}
	case "standingOf":
		m := c.member(q.id(0))
		return []any{bindings.IConsortiumStanding{
			Status: m.status, Roles: big256(m.roles), SuspendedUntil: m.suspendedUntil,
			IsKeyCompromise: m.isKeyCompromise, NextEmergencyAt: m.nextEmergencyAt,
		}}
	case "logUrl":
		return []any{c.member(q.id(0)).logURL}
	case "accountsOf":
		return []any{c.accountsOf(q.id(0))}
	case "emergencyOf":
		m := c.member(q.id(0))
		return []any{m.supporters, m.lapsesAt}
	case "hasRoles":
		m := c.member(q.id(0))
		return []any{now.time >= m.suspendedUntil && includes(m.roles, q.number(1))}
	case "hadRoles":
		if no := yet(q, 2, now); no != nil {
			return no
		}
		standing := c.member(q.id(0)).standingAt(q.number(2))
		return []any{q.number(3) >= standing.suspendedUntil && includes(standing.roles, q.number(1))}
	}
	return nil
}

// yet refuses a question about a block and a time to come; the block's number is the argument i.
func yet(q question, i int, now moment) []any {
	if q.number(i) > now.block {
		return []any{refusal{"BlockNotYet", q.args[i : i+1]}}
	}
	if len(q.args) > i+1 && q.number(i+1) > now.time {
		return []any{refusal{"TimeNotYet", q.args[i+1:]}}
	}
	return nil
}

func includes(held, roles uint64) bool { return roles != 0 && held&roles == roles }

func (m *memberModel) standingAt(block uint64) (found standingAt) {
	for _, standing := range m.standings {
		if standing.block <= block {
			found = standing
		}
	}
	return found
}

func (c *consortiumModel) accountsOf(member [32]byte) (list []common.Address) {
	for address, a := range c.accounts {
		if a.member == member && a.activeFrom != 0 {
			list = append(list, address)
		}
	}
	return list
}

func (c *consortiumModel) answerAccount(q question, now moment) []any {
	switch q.view {
	case "accountOf":
		a := c.account(q.address(0))
		return []any{a.member, a.purpose, a.activeFrom}
	case "accountCompromise":
		return []any{c.account(q.address(0)).compromise}
	case "requirePurpose":
		purpose := q.args[2].(uint8)
		isOn := c.isOn(q, purpose, now) && now.time >= c.member(q.id(0)).suspendedUntil
		return required(q, purpose, isOn)
	case "requireGovernor":
		return required(q, bindings.PurposeGovernor, c.isOn(q, bindings.PurposeGovernor, now))
	case "requireWithdrawer":
		isOn := c.isOn(q, bindings.PurposeSequencer, now) && !c.member(q.id(0)).isKeyCompromise
		return required(q, bindings.PurposeSequencer, isOn)
	case "wasActive":
		if no := yet(q, 1, now); no != nil {
			return no
		}
		a, block, time := c.account(q.address(0)), q.number(1), q.number(2)
		activeFrom := valueAt(a.history, block)
		standing := c.member(a.member).standingAt(block)
		return []any{time >= standing.suspendedUntil && activeFrom != 0 && time >= activeFrom}
	}
	return nil
}

// isOn tells whether an account is bound to a member for a purpose, on, and past its delay.
func (c *consortiumModel) isOn(q question, purpose uint8, now moment) bool {
	a := c.account(q.address(1))
	return a.member == q.id(0) && a.purpose == purpose && a.activeFrom != 0 && now.time >= a.activeFrom
}

// required is the answer of a view that returns nothing or refuses.
func required(q question, purpose uint8, isAllowed bool) []any {
	if isAllowed {
		return []any{}
	}
	return []any{refusal{"NotPurpose", []any{q.args[0], q.args[1], purpose}}}
}

func (c *consortiumModel) answerKey(q question, now moment) []any {
	switch q.view {
	case "keyOf":
		return []any{c.keyAt(q.id(0), q.args[1].(uint8), now)}
	case "keyAt":
		if no := yet(q, 2, now); no != nil {
			return no
		}
		return []any{c.keyAt(q.id(0), q.args[1].(uint8), moment{q.number(2), q.number(3)})}
	case "pendingKey":
		waiting := c.member(q.id(0)).pending(q.args[1].(uint8), now.time)
		if waiting == nil {
			waiting = &keyModel{}
		}
		return []any{waiting.key, waiting.validFrom}
	case "keyCompromise":
		return []any{c.leaked[keyName(q.id(0), q.args[1].(uint8), q.args[2].([]byte))]}
	}
	return nil
}

func (c *consortiumModel) answerList(q question, now moment) []any {
	switch q.view {
	case "sequence":
		return []any{c.sequence}
	case "parameters":
		return []any{c.parameters}
	case "managerDelay":
		return []any{c.parameters.ManagerDelay}
	case "isValidator":
		return []any{valueAt(c.validators[q.address(0)], now.block) != 0}
	case "wasValidator":
		if no := yet(q, 1, now); no != nil {
			return no
		}
		return []any{valueAt(c.validators[q.address(0)], q.number(1)) != 0}
	case "validators":
		return []any{slices.DeleteFunc(slices.Collect(maps.Keys(c.validators)), func(a common.Address) bool {
			return valueAt(c.validators[a], now.block) == 0
		})}
	case "isVerifier":
		return []any{c.verifiers[q.address(0)]}
	case "verifiers":
		return []any{slices.DeleteFunc(slices.Collect(maps.Keys(c.verifiers)), func(a common.Address) bool {
			return !c.verifiers[a]
		})}
	case "successorOf":
		return []any{c.successors[q.address(0)]}
	}
	return nil
}

func (c *consortiumModel) answerProposal(q question, now moment) []any {
	switch q.view {
	case "proposalCount":
		return words256(uint64(len(c.proposals)))
	case "proposal":
		return []any{c.proposal(q.number(0)).IConsortiumProposal}
	case "state":
		return []any{c.state(c.proposal(q.number(0)), now.time)}
	case "ballotOf":
		return []any{c.proposal(q.number(0)).ballots[q.id(1)]}
	case "tally":
		return words256(c.tally(c.proposal(q.number(0))))
	}
	return nil
}
