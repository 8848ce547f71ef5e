package replay_test

import (
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/labseal/labseal/bindings"
)

// lotHolder names a member's units of a lot.
type lotHolder struct{ lotID, member common.Hash }

// lotBooks are a LotRegistry's.
type lotBooks struct {
	contract     *bindings.LotRegistry
	lots         map[common.Hash]*bindings.ILotRegistryLot
	ids          []common.Hash
	holdings     map[lotHolder]*bindings.ILotRegistryHolding
	transfers    map[uint64]*bindings.ILotRegistryTransfer
	acknowledged map[lotHolder]uint8
}

func newLotBooks() *lotBooks {
	return &lotBooks{
		bindings.NewLotRegistry(),
		map[common.Hash]*bindings.ILotRegistryLot{},
		nil,
		map[lotHolder]*bindings.ILotRegistryHolding{},
		map[uint64]*bindings.ILotRegistryTransfer{},
		map[lotHolder]uint8{},
	}
}

func (b *lotBooks) write(name string, e *types.Log) {
	switch name {
	case "LotRegistered":
		b.registered(entered(b.contract.UnpackLotRegisteredEvent(e)))
	case "TransferOffered":
		b.offered(entered(b.contract.UnpackTransferOfferedEvent(e)))
	case "TransferAccepted":
		transfer := b.end(entered(b.contract.UnpackTransferAcceptedEvent(e)).TransferId, bindings.TransferStateAccepted)
		b.holding(transfer.LotId, transfer.To).Held += transfer.Quantity
	case "TransferRefused":
		b.giveBack(entered(b.contract.UnpackTransferRefusedEvent(e)).TransferId, bindings.TransferStateRefused)
	case "TransferWithdrawn":
		b.giveBack(entered(b.contract.UnpackTransferWithdrawnEvent(e)).TransferId, bindings.TransferStateWithdrawn)
	case "UnitsConsumed":
		event := entered(b.contract.UnpackUnitsConsumedEvent(e))
		holding := b.holding(event.LotId, event.Member)
		holding.Held, holding.Consumed = holding.Held-event.Quantity, holding.Consumed+event.Quantity
	case "UnitsDestroyed":
		event := entered(b.contract.UnpackUnitsDestroyedEvent(e))
		holding := b.holding(event.LotId, event.Member)
		holding.Held, holding.Destroyed = holding.Held-event.Quantity, holding.Destroyed+event.Quantity
	case "LotRecalled":
		b.recalled(entered(b.contract.UnpackLotRecalledEvent(e)))
	case "RecallAcknowledged":
		event := entered(b.contract.UnpackRecallAcknowledgedEvent(e))
		b.acknowledged[lotHolder{event.LotId, event.Member}] = event.RecallClass
	}
}

func (b *lotBooks) registered(e *bindings.LotRegistryLotRegistered) {
	*entry(b.lots, common.Hash(e.LotId)) = bindings.ILotRegistryLot{
		Member: e.Member, Gtin: e.Gtin, Expiry: e.Expiry, Quantity: e.Quantity, Number: e.Number,
	}
	b.ids = append(b.ids, e.LotId)
	b.holding(e.LotId, e.Member).Held = e.Quantity
}

func (b *lotBooks) offered(e *bindings.LotRegistryTransferOffered) {
	*entry(b.transfers, e.TransferId) = bindings.ILotRegistryTransfer{
		LotId: e.LotId, From: e.From, To: e.To, Account: e.Account, Quantity: e.Quantity, Expiry: e.Expiry,
		State: bindings.TransferStateOffered,
	}
	holding := b.holding(e.LotId, e.From)
	holding.Held, holding.Reserved = holding.Held-e.Quantity, holding.Reserved+e.Quantity
}

// recalled keeps the time of the first recall.
func (b *lotBooks) recalled(e *bindings.LotRegistryLotRecalled) {
	lot := entry(b.lots, common.Hash(e.LotId))
	lot.RecallClass, lot.NoticeCommit = e.RecallClass, e.NoticeCommit
	if lot.RecalledAt == 0 {
		lot.RecalledAt = e.Raw.BlockTimestamp
	}
}

// end takes the units of a transfer off the sender's reserved ones.
func (b *lotBooks) end(id uint64, state uint8) bindings.ILotRegistryTransfer {
	transfer := entry(b.transfers, id)
	transfer.State = state
	b.holding(transfer.LotId, transfer.From).Reserved -= transfer.Quantity
	return *transfer
}

func (b *lotBooks) giveBack(id uint64, state uint8) {
	transfer := b.end(id, state)
	b.holding(transfer.LotId, transfer.From).Held += transfer.Quantity
}

func (b *lotBooks) holding(lotID, member common.Hash) *bindings.ILotRegistryHolding {
	return entry(b.holdings, lotHolder{lotID, member})
}

// transferOf is a transfer, zero where there is none.
func (b *lotBooks) transferOf(id uint64) (transfer bindings.ILotRegistryTransfer) {
	if found := b.transfers[id]; found != nil {
		transfer = *found
	}
	return transfer
}

// marks are for good but of recalls: the newest of a lot counts, and a member's newest answer to it.
func (b *lotBooks) marks(name string, e *types.Log) []string {
	switch name {
	case "LotRecalled":
		return []string{name + e.Topics[1].Hex()}
	case "RecallAcknowledged":
		return []string{name + e.Topics[1].Hex() + e.Topics[2].Hex()}
	}
	return forGood(e)
}

func (b *lotBooks) views(a *audit) {
	a.view(b.contract.PackOFFERPERIOD(), uint64(90*secondsPerDay))
	a.view(b.contract.PackRECORDINGPERIOD(), uint64(30*secondsPerDay))
	a.view(b.contract.PackTransferCount(), uint64(len(b.transfers)))
	known := a.live.(*lotBooks)
	for id := range uint64(len(known.transfers)) + 2 { // 0, and one more than there are
		a.view(b.contract.PackTransferOf(id), b.transferOf(id))
	}
	members := lotMembers(known)
	for _, lotID := range append(known.ids, common.Hash{}, a.hash()) {
		lot := *entry(b.lots, lotID)
		a.view(b.contract.PackLotOf(lotID), lot)
		a.view(b.contract.PackIsRecalled(lotID), lot.RecallClass != bindings.RecallClassNone)
		for member := range members {
			a.view(b.contract.PackHoldingOf(lotID, member), *b.holding(lotID, member))
			a.view(b.contract.PackAcknowledgedClass(lotID, member), b.acknowledged[lotHolder{lotID, member}])
		}
	}
}

// lotMembers are all that ever held units or answered a recall, and one that did not.
func lotMembers(b *lotBooks) map[common.Hash]bool {
	members := map[common.Hash]bool{{}: true}
	for holder := range b.holdings {
		members[holder.member] = true
	}
	for holder := range b.acknowledged {
		members[holder.member] = true
	}
	return members
}
