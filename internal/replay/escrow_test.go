package replay_test

import (
	"math/big"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/bindings"
)

// escrowRun calls an OrderEscrow at random.
type escrowRun struct {
	*audit
	*escrowBooks
	calls   *bindings.OrderEscrow
	parties []party
}

// escrowTokens are the tokens: of the second, half of what is sent arrives; of the third, nothing.
var escrowTokens = []common.Address{{0xc0, 1}, {0xc0, 2}, {0xc0, 3}}

func (r *escrowRun) treasurer(member common.Hash) common.Address {
	return r.caller(r.parties, member, bindings.PurposeTreasurer)
}

func (r *escrowRun) token() common.Address {
	if r.odds(30) {
		return escrowTokens[2]
	}
	return escrowTokens[r.IntN(2)]
}

// amount is at most so much, or seldom more.
func (r *escrowRun) amount(most *big.Int) *big.Int {
	if r.odds(30) {
		return new(big.Int).Add(most, common.Big1)
	}
	return new(big.Int).SetUint64(r.Uint64N(most.Uint64() + 1))
}

// drawPool draws a member and token, rather one with money.
func (r *escrowRun) drawPool() (member common.Hash, token common.Address, amount *big.Int) {
	for range 10 {
		member, token = pick(r.walk, r.parties).id, r.token()
		if amount = r.pool(member, token); amount.Sign() > 0 {
			break
		}
	}
	return member, token, amount
}

// draw draws an order, rather one in one of these states.
func (r *escrowRun) draw(states ...uint8) (id common.Hash, order bindings.IOrderEscrowOrder) {
	if len(r.ids) == 0 || r.odds(50) {
		return r.hash(), order
	}
	for range 40 {
		id = pick(r.walk, r.ids)
		if order = *r.orders[id]; slices.Contains(states, order.State) {
			break
		}
	}
	return id, order
}

func (r *escrowRun) setToken() {
	call := r.calls.PackSetToken(r.token(), !r.odds(8))
	if r.odds(20) {
		r.call(pick(r.walk, r.parties).account(bindings.PurposeGovernor), call)
		return
	}
	r.byVote(call)
}

func (r *escrowRun) deposit() {
	member := pick(r.walk, r.parties).id
	r.call(r.treasurer(member), r.calls.PackDeposit(member, r.token(), r.amount(big.NewInt(1_000_000))))
}

func (r *escrowRun) withdraw() {
	member, token, most := r.drawPool()
	to := pick(r.walk, []common.Address{{1}, {2}, {3}, {4}, {5}, {}, r.audit.contract})
	r.call(r.treasurer(member), r.calls.PackWithdraw(member, token, r.amount(most), to))
}

func (r *escrowRun) payOut() {
	member, token, _ := r.drawPool()
	consortium := bindings.NewConsortium()
	if r.odds(4) {
		address := r.Deployment.Consortium.Address
		r.send(address, address, consortium.PackSuspendMember(member, false), consortiumABI)
	}
	r.byVote(r.calls.PackPayOut(member, token, common.Address{6}))
}

func (r *escrowRun) fund() {
	payer, token, most := r.drawPool()
	lab := pick(r.walk, []party{r.parties[0], r.parties[1], r.parties[4], pick(r.walk, r.parties)}).id
	deadline := r.Time - r.Time%secondsPerDay + secondsPerDay*r.Uint64N(40)
	if r.odds(30) {
		deadline++
	}
	half := new(big.Int).Rsh(new(big.Int).Add(most, common.Big1), 1)
	r.call(r.treasurer(payer), r.calls.PackFund(payer, r.some(), lab, token, r.amount(half), deadline))
}

func (r *escrowRun) claim() {
	id, order := r.draw(bindings.OrderStateFunded)
	r.call(r.treasurer(order.Lab), r.calls.PackClaim(id, r.some()))
}

func (r *escrowRun) dispute() {
	id, order := r.draw(bindings.OrderStateClaimed)
	call := r.calls.PackDispute(id, r.some())
	if r.odds(5) {
		r.byVote(call)
		return
	}
	r.call(r.treasurer(order.Payer), call)
}

func (r *escrowRun) concede() {
	id, order := r.draw(bindings.OrderStateDisputed)
	r.call(r.treasurer(order.Payer), r.calls.PackConcede(id))
}

func (r *escrowRun) refund() {
	id, order := r.draw(bindings.OrderStateFunded, bindings.OrderStateClaimed, bindings.OrderStateDisputed)
	r.call(r.treasurer(order.Lab), r.calls.PackRefund(id))
}

func (r *escrowRun) release() {
	id, _ := r.draw(bindings.OrderStateClaimed)
	r.call(common.Address{7}, r.calls.PackRelease(id))
}

func (r *escrowRun) reclaim() {
	id, _ := r.draw(bindings.OrderStateFunded, bindings.OrderStateDisputed)
	r.call(common.Address{7}, r.calls.PackReclaim(id))
}

func (r *escrowRun) resolve() {
	id, order := r.draw(bindings.OrderStateDisputed)
	if order.Amount == nil {
		order.Amount = new(big.Int)
	}
	r.byVote(r.calls.PackResolve(id, r.amount(order.Amount)))
}

// TestReplay_OrderEscrow compares every view.
func TestReplay_OrderEscrow(t *testing.T) {
	const seed, steps = 5, 6500
	t.Logf("seed %d", seed)
	parties, evm := newParties(t)
	for i, token := range escrowTokens {
		evm.SetCode(token, escrowTokenCode(byte(i)))
	}
	live := newEscrowBooks()
	a := newAudit(t, newWalk(t, evm, seed), evm.Deployment.OrderEscrow.Address, &bindings.OrderEscrowMetaData, live)
	r := &escrowRun{a, live, live.contract, parties}
	acts := slices.Concat(
		often(2, r.setToken), often(6, r.deposit), often(3, r.withdraw), often(1, r.payOut), often(10, r.fund),
		often(12, r.claim), often(6, r.dispute), often(2, r.concede), often(1, r.refund), often(3, r.release),
		often(3, r.reclaim), often(2, r.resolve),
	)
	for range steps {
		r.step(parties, secondsPerDay/2, acts)
	}
	for _, token := range escrowTokens { // a change, so that the state shows the newest vote: one may also change nothing
		r.byVote(r.calls.PackSetToken(token, !r.tokens[token]))
	}
	r.finish(func() books { return newEscrowBooks() })
	r.checkHeld()
}
