package replay_test

import (
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/labseal/labseal/bindings"
)

const (
	custodyOfferType = "Offer(bytes32 item,bytes32 from,address account,bytes32 to,uint32 number,bytes32 seal," +
		"bytes32 condition,uint64 occurredAt,uint64 expiresAt)"
	custodyAcceptanceType = "Acceptance(Offer offer,address account,bytes32 seal,bytes32 condition,bool isSealIntact," +
		"uint64 occurredAt)" + custodyOfferType
	custodyDomainType = "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
	custodyName       = "LabSeal CustodyLedger"
	custodyVersion    = "1"
)

func (b *custodyBooks) views(a *audit) {
	for _, id := range a.live.(*custodyBooks).ids {
		if a.isDecided() {
			return
		}
		b.viewItem(a, id, *entry(b.items, id))
		b.viewPacked(a, id, *entry(b.items, id))
	}
	b.viewItem(a, a.hash(), custodyItem{})
	b.viewItem(a, common.Hash{}, custodyItem{})
	b.viewRules(a)
}

func (b *custodyBooks) viewItem(a *audit, id common.Hash, item custodyItem) {
	custodian := b.custodianOf(item)
	a.view(b.contract.PackItemOf(id), bindings.ICustodyLedgerItem{
		Kind: item.kind, Flaw: item.flaw, IsDisposed: item.isDisposed, Custodian: custodian, Package: item.pack,
		OccurredAt: item.occurredAt, Offers: item.offers, Count: item.count, Root: custodyRoot(item.packed),
	})
	a.view(b.contract.PackCustodianOf(id), custodian)
	a.view(b.contract.PackPackageOf(id), item.pack)
	a.view(b.contract.PackIsBlocked(id), item.flaw != bindings.FlawNone)
	a.view(b.contract.PackOfferOf(id), bindings.ICustodyLedgerOfferState{
		Number: item.offers, Hash: item.offerHash, ExpiresAt: item.expiresAt, IsOpen: a.Time <= item.expiresAt,
	})
}

// viewPacked proves every specimen that was packed, in this package and in none.
func (b *custodyBooks) viewPacked(a *audit, id common.Hash, item custodyItem) {
	for i, specimen := range item.packed {
		proof := custodyProof(item.packed, i)
		a.view(b.contract.PackVerifyMember(id, specimen, proof), true)
		a.view(b.contract.PackVerifyMember(specimen, specimen, proof), false)
		a.view(b.contract.PackVerifyMember(id, id, proof), false)
	}
}

// viewRules asks what is no state: the constants, and what is only computed.
func (b *custodyBooks) viewRules(a *audit) {
	member, salt := a.hash(), a.hash()
	a.view(b.contract.PackIdOf(member, salt), crypto.Keccak256Hash(member[:], salt[:]))
	offer := bindings.ICustodyLedgerOffer{Item: a.hash(), From: a.hash(), To: a.hash(), Number: a.Uint32(), Seal: a.hash()}
	a.view(b.contract.PackOfferHashOf(offer), custodyOfferHash(offer))
	a.view(b.contract.PackMAXAHEAD(), uint64(300))
	a.view(b.contract.PackMAXBATCH(), big.NewInt(1024))
	chainID := new(big.Int).SetUint64(a.ChainID())
	a.view(b.contract.PackEip712Domain(),
		[1]byte{0x0f}, custodyName, custodyVersion, chainID, a.contract, [32]byte{}, []*big.Int{})
}

// custodyOfferHash is the EIP-712 struct hash of an offer.
func custodyOfferHash(o bindings.ICustodyLedgerOffer) common.Hash {
	return crypto.Keccak256Hash(
		crypto.Keccak256([]byte(custodyOfferType)), o.Item[:], o.From[:], custodyAddress(o.Account), o.To[:],
		custodyNumber(uint64(o.Number)), o.Seal[:], o.Condition[:], custodyNumber(o.OccurredAt), custodyNumber(o.ExpiresAt),
	)
}

func custodyAcceptanceHash(a bindings.ICustodyLedgerAcceptance) common.Hash {
	var isIntact uint64
	if a.IsSealIntact {
		isIntact = 1
	}
	return crypto.Keccak256Hash(
		crypto.Keccak256([]byte(custodyAcceptanceType)), custodyOfferHash(a.Offer).Bytes(), custodyAddress(a.Account),
		a.Seal[:], a.Condition[:], custodyNumber(isIntact), custodyNumber(a.OccurredAt),
	)
}

// custodyDigest is what is signed for a struct of this hash.
func custodyDigest(chainID uint64, contract common.Address, hash common.Hash) []byte {
	domain := crypto.Keccak256(
		crypto.Keccak256([]byte(custodyDomainType)), crypto.Keccak256([]byte(custodyName)),
		crypto.Keccak256([]byte(custodyVersion)), custodyNumber(chainID), custodyAddress(contract),
	)
	return crypto.Keccak256([]byte{0x19, 1}, domain, hash[:])
}

func custodyAddress(a common.Address) []byte { return common.LeftPadBytes(a[:], 32) }

func custodyNumber(n uint64) []byte {
	return common.LeftPadBytes(new(big.Int).SetUint64(n).Bytes(), 32)
}
