package replay_test

import (
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/bindings"
)

// lotRun calls a LotRegistry at random.
type lotRun struct {
	*audit
	*lotBooks
	calls   *bindings.LotRegistry
	parties []party
}

func (r *lotRun) custodian(member common.Hash) common.Address {
	return r.caller(r.parties, member, bindings.PurposeCustodian)
}

// lot draws a lot, newer ones more often, or seldom an unknown one.
func (r *lotRun) lot() common.Hash {
	if len(r.ids) == 0 || r.odds(50) {
		return r.hash()
	}
	newest := max(0, len(r.ids)-10)
	if r.odds(3) {
		newest = 0
	}
	return pick(r.walk, r.ids[newest:])
}

// holding draws a lot and a member, rather one that has units of it.
func (r *lotRun) holding() (lotID, member common.Hash, held uint64) {
	for range 20 {
		lotID, member = r.lot(), pick(r.walk, r.parties).id
		if held = entry(r.holdings, lotHolder{lotID, member}).Held; held != 0 {
			break
		}
	}
	return lotID, member, held
}

// quantity is at most so many units, or seldom more.
func (r *lotRun) quantity(most uint64) uint64 {
	if r.odds(30) {
		return most + 1
	}
	return r.Uint64N(most/2 + 2)
}

// day is a whole day so many days from today on, or seldom no whole one.
func (r *lotRun) day(from, days int) uint64 {
	day := r.Time - r.Time%secondsPerDay + uint64(from+r.IntN(days))*secondsPerDay
	if r.odds(30) {
		day++
	}
	return day
}

func (r *lotRun) register() {
	member := pick(r.walk, r.parties).id
	var number [20]byte
	for i := range 1 + r.IntN(20) {
		number[i] = "AZaz09-/_"[r.IntN(9)]
	}
	if r.odds(30) {
		number[0] = ' '
	}
	gtin := lotGTIN(r.Uint64N(1e13))
	if r.odds(30) {
		gtin++
	}
	r.call(r.custodian(member), r.calls.PackRegister(member, gtin, number, r.day(0, 200), r.Uint64N(1000)))
}

// lotGTIN appends the check digit.
func lotGTIN(digits uint64) uint64 {
	var sum uint64
	for rest, weight := digits, uint64(3); rest != 0; rest /= 10 {
		sum += rest % 10 * weight
		weight = 4 - weight
	}
	return digits*10 + (10-sum%10)%10
}

func (r *lotRun) offer() {
	lotID, member, held := r.holding()
	to := pick(r.walk, r.parties).id
	if r.odds(5) {
		to = entry(r.lots, lotID).Member
	}
	r.call(r.custodian(member), r.calls.PackOffer(member, lotID, to, r.quantity(held), r.day(0, 92)))
}

// transfer draws one, rather one that is open.
func (r *lotRun) transfer() (uint64, bindings.ILotRegistryTransfer) {
	id := r.Uint64N(uint64(len(r.transfers)) + 2)
	for range 40 {
		if transfer := r.transferOf(id); transfer.State == bindings.TransferStateOffered {
			return id, transfer
		}
		id = r.Uint64N(uint64(len(r.transfers)) + 2)
	}
	return id, r.transferOf(id)
}

func (r *lotRun) accept() {
	id, transfer := r.transfer()
	r.call(r.custodian(transfer.To), r.calls.PackAccept(id))
}

func (r *lotRun) refuse() {
	id, transfer := r.transfer()
	r.call(r.custodian(transfer.To), r.calls.PackRefuse(id))
}

func (r *lotRun) withdraw() {
	id, transfer := r.transfer()
	r.call(r.custodian(transfer.From), r.calls.PackWithdraw(id))
}

func (r *lotRun) consume() {
	lotID, member, held := r.holding()
	r.call(r.custodian(member), r.calls.PackConsume(member, lotID, r.quantity(held), r.day(-20, 22), r.some()))
}

func (r *lotRun) destroy() {
	lotID, member, held := r.holding()
	r.call(r.custodian(member), r.calls.PackDestroy(member, lotID, r.quantity(held/4)))
}

func (r *lotRun) recall() {
	lotID := r.lot()
	manager := r.caller(r.parties, entry(r.lots, lotID).Member, bindings.PurposeManager)
	r.call(manager, r.calls.PackRecall(lotID, uint8(r.IntN(5)), r.some()))
}

func (r *lotRun) recallByVote() {
	r.byVote(r.calls.PackRecallByVote(r.lot(), uint8(r.IntN(5)), r.some()))
}

// recalled draws a lot, rather one that is recalled.
func (r *lotRun) recalled() (lotID common.Hash) {
	for range 20 {
		if lotID = r.lot(); entry(r.lots, lotID).RecallClass != bindings.RecallClassNone {
			break
		}
	}
	return lotID
}

func (r *lotRun) acknowledge() {
	member := pick(r.walk, r.parties).id
	r.call(r.custodian(member), r.calls.PackAcknowledgeRecall(member, r.recalled(), r.some()))
}

// TestReplay_LotRegistry compares every view.
func TestReplay_LotRegistry(t *testing.T) {
	const seed, steps = 7, 5500
	t.Logf("seed %d", seed)
	parties, evm := newParties(t)
	live := newLotBooks()
	a := newAudit(t, newWalk(t, evm, seed), evm.Deployment.LotRegistry.Address, &bindings.LotRegistryMetaData, live)
	r := &lotRun{a, live, live.contract, parties}
	acts := slices.Concat(
		often(6, r.register), often(12, r.offer), often(8, r.accept), often(3, r.refuse), often(3, r.withdraw),
		often(8, r.consume), often(3, r.destroy), often(1, r.recall), often(1, r.recallByVote), often(4, r.acknowledge),
	)
	for range steps {
		r.step(parties, secondsPerDay/8, acts)
	}
	r.finish(func() books { return newLotBooks() })
}
