package replay_test

import (
	"bytes"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/labseal/labseal/bindings"
)

// custodyItem is a specimen or a package.
type custodyItem struct {
	kind, flaw    uint8
	isDisposed    bool
	holder        common.Hash // of a packed specimen, whoever packed it
	pack          common.Hash // where it is in one
	occurredAt    uint64
	offers, count uint32
	offerHash     common.Hash
	expiresAt     uint64
	packed        []common.Hash // of a package, all that were ever in it
}

// custodyBooks are a CustodyLedger's.
type custodyBooks struct {
	contract *bindings.CustodyLedger
	items    map[common.Hash]*custodyItem
	ids      []common.Hash
}

func newCustodyBooks() *custodyBooks {
	return &custodyBooks{contract: bindings.NewCustodyLedger(), items: map[common.Hash]*custodyItem{}}
}

func (b *custodyBooks) write(name string, e *types.Log) {
	switch name {
	case "Collected":
		event := entered(b.contract.UnpackCollectedEvent(e))
		b.register(event.Specimen, event.Member, bindings.ItemKindSpecimen, event.OccurredAt)
	case "Aliquoted":
		b.aliquoted(entered(b.contract.UnpackAliquotedEvent(e)))
	case "Packed":
		b.pack(entered(b.contract.UnpackPackedEvent(e)), e)
	case "Unpacked":
		b.unpack(entered(b.contract.UnpackUnpackedEvent(e)), e)
	case "ItemFlagged":
		b.flag(entered(b.contract.UnpackItemFlaggedEvent(e)))
	case "ItemsDisposed":
		b.dispose(entered(b.contract.UnpackItemsDisposedEvent(e)))
	case "EntryCorrected": // changes no item
	default:
		b.writeHandOff(name, e)
	}
}

func (b *custodyBooks) writeHandOff(name string, e *types.Log) {
	item := entry(b.items, e.Topics[1])
	switch name {
	case "HandOffOffered":
		b.offer(item, entered(b.contract.UnpackHandOffOfferedEvent(e)))
	case "HandOffAccepted":
		event := entered(b.contract.UnpackHandOffAcceptedEvent(e))
		item.holder, item.occurredAt, item.expiresAt = event.To, event.OccurredAt, 0
	case "HandOffRefused", "OfferWithdrawn":
		item.expiresAt = 0
	case "CustodyAssigned":
		item.holder, item.expiresAt = entered(b.contract.UnpackCustodyAssignedEvent(e)).To, 0
	}
}

// marks are for good but of what only moves an item: it is hidden by whatever moves the same item again. A correction
// changes no item.
func (b *custodyBooks) marks(name string, e *types.Log) []string {
	switch name {
	case "EntryCorrected":
		return nil
	case "Packed":
		return append(forGood(e), custodyHex(entered(b.contract.UnpackPackedEvent(e)).Specimens)...)
	case "Unpacked":
		return append(forGood(e), custodyHex(entered(b.contract.UnpackUnpackedEvent(e)).Specimens)...)
	case "Collected", "Aliquoted", "ItemsDisposed":
		return forGood(e)
	}
	return []string{e.Topics[1].Hex()}
}

func custodyHex(items [][32]byte) (list []string) {
	for _, id := range items {
		list = append(list, common.Hash(id).Hex())
	}
	return list
}

func (b *custodyBooks) register(id, member common.Hash, kind uint8, occurredAt uint64) *custodyItem {
	item := entry(b.items, id)
	item.kind, item.holder, item.occurredAt = kind, member, occurredAt
	b.ids = append(b.ids, id)
	return item
}

func (b *custodyBooks) aliquoted(e *bindings.CustodyLedgerAliquoted) {
	entry(b.items, common.Hash(e.Parent)).occurredAt = e.OccurredAt
	for _, id := range e.Specimens {
		b.register(id, e.Member, bindings.ItemKindSpecimen, e.OccurredAt)
	}
}

func (b *custodyBooks) pack(e *bindings.CustodyLedgerPacked, log *types.Log) {
	id := log.Topics[1]
	item := b.register(id, log.Topics[2], bindings.ItemKindPackage, e.OccurredAt)
	item.count = uint32(len(e.Specimens))
	for _, packed := range e.Specimens {
		specimen := entry(b.items, common.Hash(packed))
		specimen.pack, specimen.occurredAt = id, e.OccurredAt
		item.packed = append(item.packed, packed)
	}
}

func (b *custodyBooks) unpack(e *bindings.CustodyLedgerUnpacked, log *types.Log) {
	item := entry(b.items, log.Topics[1])
	item.occurredAt = e.OccurredAt
	item.count -= uint32(len(e.Specimens))
	for _, id := range e.Specimens {
		specimen := entry(b.items, common.Hash(id))
		specimen.pack, specimen.holder, specimen.occurredAt = common.Hash{}, log.Topics[2], e.OccurredAt
	}
}

func (b *custodyBooks) flag(e *bindings.CustodyLedgerItemFlagged) {
	item := entry(b.items, common.Hash(e.Item))
	item.flaw, item.occurredAt, item.expiresAt = e.Flaw, e.OccurredAt, 0
}

func (b *custodyBooks) dispose(e *bindings.CustodyLedgerItemsDisposed) {
	for _, id := range e.Items {
		item := entry(b.items, common.Hash(id))
		item.isDisposed, item.occurredAt = true, e.OccurredAt
	}
}

// offer makes the hash of the offer itself, from its fields.
func (b *custodyBooks) offer(item *custodyItem, e *bindings.CustodyLedgerHandOffOffered) {
	item.offers++
	item.occurredAt, item.expiresAt = e.OccurredAt, e.ExpiresAt
	item.offerHash = custodyOfferHash(bindings.ICustodyLedgerOffer{
		Item: e.Item, From: e.From, Account: e.Account, To: e.To, Number: e.Number, Seal: e.Seal, Condition: e.Condition,
		OccurredAt: e.OccurredAt, ExpiresAt: e.ExpiresAt,
	})
}

// custodianOf is the custodian of the package where the item is in one.
func (b *custodyBooks) custodianOf(item custodyItem) common.Hash {
	if item.pack != (common.Hash{}) {
		return entry(b.items, item.pack).holder
	}
	return item.holder
}

// custodyTree is the tree of a package's specimens, by levels: the leaves first, the root last. As SpecimenTree.sol
// says, pairs are hashed in the order of their values, and a node without a neighbour goes up.
func custodyTree(specimens []common.Hash) [][]common.Hash {
	var level []common.Hash
	for _, id := range specimens {
		level = append(level, crypto.Keccak256Hash(crypto.Keccak256(id[:])))
	}
	tree := [][]common.Hash{level}
	for len(level) > 1 {
		var next []common.Hash
		for pair := range slices.Chunk(level, 2) {
			node := pair[0]
			if len(pair) == 2 {
				node = custodyNode(pair[0], pair[1])
			}
			next = append(next, node)
		}
		tree = append(tree, next)
		level = next
	}
	return tree
}

func custodyNode(a, b common.Hash) common.Hash {
	if bytes.Compare(a[:], b[:]) > 0 {
		a, b = b, a
	}
	return crypto.Keccak256Hash(a[:], b[:])
}

func custodyRoot(specimens []common.Hash) common.Hash {
	if len(specimens) == 0 {
		return common.Hash{}
	}
	tree := custodyTree(specimens)
	return tree[len(tree)-1][0]
}

// custodyProof proves that the specimen of this index was packed.
func custodyProof(specimens []common.Hash, index int) (proof [][32]byte) {
	for _, level := range custodyTree(specimens) {
		if neighbour := index ^ 1; neighbour < len(level) {
			proof = append(proof, level[neighbour])
		}
		index /= 2
	}
	return proof
}
