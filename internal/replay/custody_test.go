package replay_test

import (
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/labseal/labseal/bindings"
)

// custodyRun calls a CustodyLedger at random.
type custodyRun struct {
	*audit
	*custodyBooks
	calls   *bindings.CustodyLedger
	parties []party
	offers  map[common.Hash]bindings.ICustodyLedgerOffer // the newest of each item
}

// at is a time that may be stated: of the last ten minutes or a little ahead, and seldom another.
func (r *custodyRun) at() uint64 {
	minute := r.Time - r.Time%60
	switch r.IntN(60) {
	case 0:
		return minute + 600
	case 1:
		return minute + 1
	case 2:
		return minute - 3600*r.Uint64N(100)
	}
	return minute - 60*r.Uint64N(2) + 60*r.Uint64N(2)
}

// item draws one that is as wanted, or any.
func (r *custodyRun) item(isWanted func(*custodyItem) bool) (common.Hash, *custodyItem) {
	if len(r.ids) == 0 {
		return r.hash(), &custodyItem{}
	}
	for range 60 {
		if id := pick(r.walk, r.ids); isWanted(r.items[id]) {
			return id, r.items[id]
		}
	}
	id := pick(r.walk, r.ids)
	return id, r.items[id]
}

// isFree tells whether an item can be moved.
func (r *custodyRun) isFree(item *custodyItem) bool {
	return !item.isDisposed && item.flaw == 0 && item.pack == common.Hash{} && r.Time > item.expiresAt
}

func (r *custodyRun) isSpecimen(item *custodyItem) bool {
	return r.isFree(item) && item.kind == bindings.ItemKindSpecimen
}

func (r *custodyRun) isOffered(item *custodyItem) bool {
	return !item.isDisposed && r.Time <= item.expiresAt
}

func (r *custodyRun) custodian(member common.Hash) common.Address {
	return r.caller(r.parties, member, bindings.PurposeCustodian)
}

func (r *custodyRun) collect() {
	member := pick(r.walk, r.parties).id
	r.call(r.custodian(member), r.calls.PackCollect(member, r.hash(), r.some(), r.at()))
}

func (r *custodyRun) aliquot() {
	id, item := r.item(r.isSpecimen)
	count := 1 + r.IntN(4)
	salts, commitments := r.list(count, r.hash), r.list(count, r.some)
	if r.odds(30) {
		salts = salts[1:]
	}
	r.call(r.custodian(item.holder), r.calls.PackAliquot(item.holder, id, salts, commitments, r.at()))
}

// pack takes up to nine specimens of one custodian.
func (r *custodyRun) packAway() {
	_, first := r.item(r.isSpecimen)
	isOurs := func(item *custodyItem) bool { return r.isSpecimen(item) && item.holder == first.holder }
	specimens := r.distinct(1+r.IntN(9), isOurs)
	call := r.calls.PackPack(first.holder, r.hash(), specimens, r.some(), r.at())
	r.call(r.custodian(first.holder), call)
}

func (r *custodyRun) takeOut() {
	id, item := r.item(func(item *custodyItem) bool { return item.count != 0 && r.Time > item.expiresAt })
	isInside := func(specimen *custodyItem) bool { return specimen.pack == id }
	var specimens [][32]byte
	for _, specimen := range item.packed {
		if isInside(r.items[specimen]) && !r.odds(3) {
			specimens = append(specimens, specimen)
		}
	}
	r.call(r.custodian(item.holder), r.calls.PackUnpack(item.holder, id, specimens, r.at()))
}

func (r *custodyRun) throwAway() {
	_, first := r.item(r.isFree)
	items := r.distinct(1+r.IntN(2), func(item *custodyItem) bool {
		return !item.isDisposed && item.holder == first.holder && item.pack == common.Hash{} && item.count == 0
	})
	r.call(r.custodian(first.holder), r.calls.PackDispose(first.holder, items, r.some(), r.at()))
}

func (r *custodyRun) flagItem() {
	id, item := r.item(func(item *custodyItem) bool { return !item.isDisposed && item.flaw == 0 })
	call := r.calls.PackFlag(item.holder, id, uint8(r.IntN(9)), r.some(), r.at())
	r.call(r.custodian(item.holder), call)
}

func (r *custodyRun) correct() {
	id, _ := r.item(func(*custodyItem) bool { return true })
	member := pick(r.walk, r.parties).id
	call := r.calls.PackCorrect(member, id, r.Uint64N(uint64(len(r.ids)+1)), r.some())
	r.call(r.custodian(member), call)
}

func (r *custodyRun) assign() {
	id, item := r.item(func(item *custodyItem) bool { return !item.isDisposed && item.pack == common.Hash{} })
	call := r.calls.PackAssignCustody(id, pick(r.walk, r.parties).id)
	if r.odds(10) {
		r.call(r.custodian(item.holder), call)
		return
	}
	r.byVote(call)
}

// list draws hashes.
func (r *custodyRun) list(count int, draw func() common.Hash) (list [][32]byte) {
	for range count {
		list = append(list, draw())
	}
	return list
}

// distinct draws items, each once.
func (r *custodyRun) distinct(count int, isWanted func(*custodyItem) bool) (list [][32]byte) {
	for range count {
		if id, _ := r.item(isWanted); !slices.Contains(list, [32]byte(id)) {
			list = append(list, id)
		}
	}
	return list
}

// sign signs a struct of this hash as the custodian of a member, or, seldom, as somebody else.
func (r *custodyRun) sign(member, hash common.Hash) []byte {
	if r.odds(20) {
		member = pick(r.walk, r.parties).id
	}
	key := partyOf(r.parties, member).keys[bindings.PurposeCustodian]
	signature, err := crypto.Sign(custodyDigest(r.ChainID(), r.audit.contract, hash), key)
	if err != nil {
		r.t.Fatal(err)
	}
	signature[64] += 27
	return signature
}

// TestReplay_CustodyLedger compares every view. EIP712DomainChanged belongs to OpenZeppelin's EIP712 and never occurs.
func TestReplay_CustodyLedger(t *testing.T) {
	const seed, steps = 3, 3500
	t.Logf("seed %d", seed)
	parties, evm := newParties(t)
	live := newCustodyBooks()
	a := newAudit(t, newWalk(t, evm, seed), evm.Deployment.CustodyLedger.Address, &bindings.CustodyLedgerMetaData, live)
	r := &custodyRun{a, live, live.contract, parties, map[common.Hash]bindings.ICustodyLedgerOffer{}}
	acts := slices.Concat(
		often(10, r.collect), often(3, r.aliquot), often(5, r.packAway), often(5, r.takeOut), often(12, r.makeOffer),
		often(9, r.acceptOffer), often(8, r.handOver), often(3, r.refuse), often(3, r.withdraw), often(1, r.flagItem),
		often(1, r.throwAway), often(2, r.correct), often(2, r.assign),
	)
	for range steps {
		r.step(parties, 300, acts)
	}
	r.finish(func() books { return newCustodyBooks() }, "EIP712DomainChanged")
}
