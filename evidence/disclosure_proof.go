package evidence

import (
	"errors"
	"fmt"
	"math/bits"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
)

// DisclosureProof shows that a disclosure is a row of a member's anchored accounting (docs/spec/disclosure.md). It holds
// the row: it is as confidential as the accounting.
type DisclosureProof struct {
	Member   common.Hash // who accounts
	Number   uint64      // of the batch
	Salt     common.Hash
	Row      []byte
	Position uint64
	Size     uint64
	Path     []common.Hash
	Chain    ChainProof // leads to the batch's event
}

// maxRow bounds a row: nobody accounts for more in one.
const maxRow = 64 << 10

type disclosureProofItem struct {
	Version  uint64         `cbor:"1,keyasint"`
	Member   []byte         `cbor:"2,keyasint"`
	Number   uint64         `cbor:"3,keyasint"`
	Salt     []byte         `cbor:"4,keyasint"`
	Row      []byte         `cbor:"5,keyasint"`
	Position uint64         `cbor:"6,keyasint"`
	Size     uint64         `cbor:"7,keyasint"`
	Path     [][]byte       `cbor:"8,keyasint"`
	Chain    chainProofItem `cbor:"9,keyasint"`
}

// Encode writes the proof in its one encoding.
func (p DisclosureProof) Encode() ([]byte, error) {
	chain, err := p.Chain.item()
	if err != nil {
		return nil, fmt.Errorf("encode disclosure proof: %w", err)
	}
	return encode(disclosureProofItem{
		1, p.Member[:], p.Number, p.Salt[:], p.Row, p.Position, p.Size, hashItems(p.Path), chain,
	}), nil
}

// ProvenDisclosure is what a disclosure proof has shown.
type ProvenDisclosure struct {
	Member   *Member
	Number   uint64 // of the batch
	Covered  uint64 // the emergencies up to this one are accounted for in the batches so far
	Row      []byte
	Block    Block // since which the row can't be changed
	Finality Finality
}

// CheckDisclosure verifies a disclosure proof. That nothing else was disclosed nobody can prove.
func (t *Trust) CheckDisclosure(b []byte) (*ProvenDisclosure, error) {
	proven, err := t.checkDisclosure(b)
	if err != nil {
		return nil, fmt.Errorf("disclosure proof: %w", err)
	}
	return proven, nil
}

func (t *Trust) checkDisclosure(b []byte) (*ProvenDisclosure, error) {
	var item disclosureProofItem
	if err := decode(b, &item); err != nil {
		return nil, err
	}
	if item.Version != 1 || item.Chain.Version != 1 {
		return nil, errors.New("its version is not known; a newer verifier may read it")
	}
	member, memberErr := hashOf(item.Member)
	salt, saltErr := hashOf(item.Salt)
	path, pathErr := hashesOf(item.Path)
	if err := errors.Join(memberErr, saltErr, pathErr); err != nil {
		return nil, err
	}
	if len(item.Row) > maxRow {
		return nil, errors.New("its row is too long")
	}
	proven := &ProvenDisclosure{Member: t.Member(member), Number: item.Number, Row: item.Row}
	if proven.Member == nil {
		return nil, fmt.Errorf("the trust file does not name member %s", member)
	}
	root, err := disclosureRoot(DisclosureLeaf(salt, item.Row), item.Position, item.Size, path)
	if err != nil {
		return nil, err
	}
	if err := checkMethod(item.Chain.Method, item.Chain.Signatures); err != nil {
		return nil, err
	}
	header, event, err := item.Chain.event(t)
	if err != nil {
		return nil, err
	}
	anchor, err := DecodeDisclosureAnchor(event)
	if err != nil {
		return nil, err
	}
	contract, isNamed := t.Contract("DisclosureLog")
	switch {
	case !isNamed || anchor.Contract != contract.Address:
		return nil, fmt.Errorf("the event is of contract %s, not of the consortium's DisclosureLog", anchor.Contract)
	case anchor.Member != member || anchor.Number != item.Number || anchor.Size != item.Size || anchor.Root != root:
		return nil, errors.New("the event anchors another batch than the one that the row is in")
	}
	finality, err := t.checkFinality(header, item.Chain.Method, item.Chain.Signatures, common.Hash{})
	if err != nil {
		return nil, err
	}
	proven.Covered, proven.Block, proven.Finality = anchor.Covered, header.Block, *finality
	return proven, nil
}

// disclosureRoot walks from a leaf to the root.
func disclosureRoot(h common.Hash, position, size uint64, path []common.Hash) (common.Hash, error) {
	if !slices.Contains(DisclosureSizes, int(size)) || position >= size || len(path) != bits.Len64(size)-1 {
		return common.Hash{}, errors.New("its place is not one in a batch")
	}
	for _, sibling := range path {
		if position&1 == 0 {
			h = nodeHash(h, sibling)
		} else {
			h = nodeHash(sibling, h)
		}
		position /= 2
	}
	return h, nil
}

// event walks from the header to the event that the proof names.
func (p chainProofItem) event(t *Trust) (Header, *types.Log, error) {
	h, err := readHeaderFor(t.Chain.Codec, p.Header, p.Method)
	if err != nil {
		return h, nil, err
	}
	events, receipt, err := p.Receipt.read()
	if err != nil {
		return h, nil, err
	}
	if err := checkPath(h.ReceiptsRoot, p.TxIndex, p.Nodes, receipt); err != nil {
		return h, nil, err
	}
	if p.LogIndex >= uint64(len(events)) {
		return h, nil, fmt.Errorf("receipt: no event %d", p.LogIndex)
	}
	return h, events[p.LogIndex], nil
}
