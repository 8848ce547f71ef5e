package evidence

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/rlp"
)

// receiptItem is a receipt in a chain proof, without what follows from the rest: its status is 1, since a failed
// transaction has no events that count, and its bloom filter is a function of its events.
type receiptItem struct {
	_      struct{} `cbor:",toarray"`
	Type   uint64
	Gas    uint64 // cumulative in the block
	Events []byte // RLP, as in the receipt
}

// read returns the events, and the receipt as the trie holds it.
func (r receiptItem) read() (events []*types.Log, encoded []byte, err error) {
	if r.Type > 0x7f {
		return nil, nil, fmt.Errorf("receipt: type %d is above 127", r.Type)
	}
	if err := rlp.DecodeBytes(r.Events, &events); err != nil {
		return nil, nil, fmt.Errorf("receipt: events: %w", err)
	}
	whole := Receipt{Type: uint8(r.Type), Status: []byte{1}, Gas: r.Gas, Bloom: bloomOf(events), Logs: events}
	encoded, err = whole.Encode()
	return events, encoded, err
}

func bloomOf(events []*types.Log) types.Bloom { return types.CreateBloom(&types.Receipt{Logs: events}) }

// trim takes out of a proof's last node the receipt that it ends in.
func trim(path [][]byte) (nodes [][]byte, item receiptItem, err error) {
	if len(path) == 0 {
		return nil, item, errors.New("the receipts path is empty")
	}
	var leaf [][]byte
	if err := rlp.DecodeBytes(path[len(path)-1], &leaf); err != nil || len(leaf) != 2 {
		return nil, item, errors.New("the receipts path does not end in a leaf")
	}
	value := leaf[1]
	if len(value) > 0 && value[0] <= 0x7f {
		item.Type, value = uint64(value[0]), value[1:] // EIP-2718: a type byte comes before the list
	}
	var r receiptFields
	if err := rlp.DecodeBytes(value, &r); err != nil {
		return nil, item, fmt.Errorf("receipt: %w", err)
	}
	item.Gas = r.Gas
	if item.Events, err = rlp.EncodeToBytes(r.Logs); err != nil {
		return nil, item, fmt.Errorf("receipt: %w", err)
	}
	if _, again, err := item.read(); err != nil || !bytes.Equal(again, leaf[1]) {
		return nil, item, errors.New("receipt: the transaction did not succeed, or its bloom filter is not of its events")
	}
	return path[:len(path)-1], item, nil
}

// checkPath walks from a receipts root along the key of a transaction's place, and wants to arrive at the receipt. The
// nodes are those above the leaf; the leaf follows from the receipt.
func checkPath(root common.Hash, index uint64, nodes [][]byte, receipt []byte) error {
	key, next := nibbles(rlp.AppendUint64(nil, index)), root[:]
	for _, node := range nodes {
		if !bytes.Equal(crypto.Keccak256(node), next) {
			return errors.New("receipts trie: not the next node of the path")
		}
		var err error
		if key, next, err = step(node, key); err != nil {
			return fmt.Errorf("receipts trie: %w", err)
		}
	}
	leaf, err := rlp.EncodeToBytes([][]byte{hexPrefix(key), receipt})
	if err != nil {
		return fmt.Errorf("receipts trie: %w", err)
	}
	if !bytes.Equal(crypto.Keccak256(leaf), next) {
		return errors.New("receipts trie: the path does not lead to the receipt")
	}
	return nil
}

// step follows the key through a branch or an extension. Whatever is on the way to a receipt is longer than a hash, so
// a child is never inlined.
func step(node, key []byte) (rest, next []byte, err error) {
	var items []rlp.RawValue
	if err := rlp.DecodeBytes(node, &items); err != nil {
		return nil, nil, err
	}
	var child rlp.RawValue
	switch {
	case len(key) == 0:
		return nil, nil, errors.New("the key ends before the path")
	case len(items) == 17:
		child, rest = items[key[0]], key[1:]
	case len(items) == 2:
		path, isExtension := extension(items[0])
		if !isExtension || !bytes.HasPrefix(key, path) {
			return nil, nil, errors.New("the key leads elsewhere")
		}
		child, rest = items[1], key[len(path):]
	default:
		return nil, nil, fmt.Errorf("a node of %d items", len(items))
	}
	if next, _, err = rlp.SplitString(child); err != nil || len(next) != common.HashLength {
		return nil, nil, errors.New("the key leads nowhere")
	}
	return rest, next, nil
}

// extension reads the path of an extension node.
func extension(item rlp.RawValue) (path []byte, ok bool) {
	b, _, err := rlp.SplitString(item)
	if err != nil || len(b) == 0 || b[0]>>4 > 1 {
		return nil, false
	}
	path = nibbles(b)
	if b[0]>>4 == 0 {
		return path[2:], true // an even path begins with a byte of its own
	}
	return path[1:], true
}

// hexPrefix writes the rest of a key as a leaf holds it (Yellow Paper, appendix C).
func hexPrefix(key []byte) []byte {
	if len(key)%2 == 0 {
		key = append([]byte{2, 0}, key...)
	} else {
		key = append([]byte{3}, key...)
	}
	b := make([]byte, 0, len(key)/2)
	for i := 0; i < len(key); i += 2 {
		b = append(b, key[i]<<4|key[i+1])
	}
	return b
}
