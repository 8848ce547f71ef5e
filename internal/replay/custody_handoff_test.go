package replay_test

import (
	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/bindings"
)

// newOffer is the next of an item that can be moved.
func (r *custodyRun) newOffer() bindings.ICustodyLedgerOffer {
	id, item := r.item(r.isFree)
	at := r.at()
	return bindings.ICustodyLedgerOffer{
		Item: id, From: item.holder, Account: partyOf(r.parties, item.holder).account(bindings.PurposeCustodian),
		To: pick(r.walk, r.parties).id, Number: item.offers + 1, Seal: r.some(), Condition: r.some(), OccurredAt: at,
		ExpiresAt: r.Time + r.Uint64N(20_000),
	}
}

// acceptanceOf accepts an offer.
func (r *custodyRun) acceptanceOf(offer bindings.ICustodyLedgerOffer) bindings.ICustodyLedgerAcceptance {
	return bindings.ICustodyLedgerAcceptance{
		Offer: offer, Account: partyOf(r.parties, offer.To).account(bindings.PurposeCustodian), Seal: r.some(),
		Condition: r.some(), IsSealIntact: !r.odds(5), OccurredAt: max(r.at(), offer.OccurredAt),
	}
}

// makeOffer is called by the custodian, or by anybody with its signature.
func (r *custodyRun) makeOffer() {
	offer := r.newOffer()
	from, signature := offer.Account, []byte(nil)
	if r.odds(3) {
		from, signature = common.Address{1}, r.sign(offer.From, custodyOfferHash(offer))
	}
	if r.call(from, r.calls.PackOffer(offer, signature)) {
		r.offers[offer.Item] = offer
	}
}

// openOffer draws one that can be accepted.
func (r *custodyRun) openOffer() bindings.ICustodyLedgerOffer {
	id, _ := r.item(r.isOffered)
	offer := r.offers[id]
	if r.odds(30) {
		offer.Seal = r.hash()
	}
	return offer
}

func (r *custodyRun) acceptOffer() {
	acceptance := r.acceptanceOf(r.openOffer())
	from, signature := acceptance.Account, []byte(nil)
	if r.odds(3) {
		from, signature = common.Address{1}, r.sign(acceptance.Offer.To, custodyAcceptanceHash(acceptance))
	}
	r.call(from, r.calls.PackAccept(acceptance, signature))
}

// handOver is a hand-off in one transaction: by either side, or by anybody with both signatures.
func (r *custodyRun) handOver() {
	offer := r.newOffer()
	acceptance := r.acceptanceOf(offer)
	given, taken := r.sign(offer.From, custodyOfferHash(offer)), r.sign(offer.To, custodyAcceptanceHash(acceptance))
	from := pick(r.walk, []common.Address{offer.Account, acceptance.Account, {1}})
	if r.call(from, r.calls.PackHandOff(acceptance, given, taken)) {
		r.offers[offer.Item] = offer
	}
}

func (r *custodyRun) refuse() {
	offer := r.openOffer()
	r.call(r.custodian(offer.To), r.calls.PackRefuse(offer, r.some()))
}

func (r *custodyRun) withdraw() {
	id, item := r.item(r.isOffered)
	r.call(r.custodian(item.holder), r.calls.PackWithdrawOffer(item.holder, id))
}
