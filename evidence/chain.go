package evidence

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rlp"
	"github.com/ethereum/go-ethereum/trie"
)

// Receipt is a consensus receipt of any transaction type.
type Receipt struct {
	Type   uint8
	Status []byte // post-state root before Byzantium, 1 or nothing since
	Gas    uint64 // cumulative in the block
	Bloom  types.Bloom
	Logs   []*types.Log // address, topics and data
}

type receiptFields struct {
	Status []byte
	Gas    uint64
	Bloom  types.Bloom
	Logs   []*types.Log
}

// Encode writes the receipt as the receipts trie holds it (EIP-2718): generically, so that a transaction type nobody
// knows yet is encoded all the same.
func (r Receipt) Encode() ([]byte, error) {
	b, err := rlp.EncodeToBytes(receiptFields{r.Status, r.Gas, r.Bloom, r.Logs})
	if err != nil {
		return nil, fmt.Errorf("encode receipt: %w", err)
	}
	if r.Type != 0 {
		b = append([]byte{r.Type}, b...)
	}
	return b, nil
}

// ReceiptsRoot is the root of the trie of a block's encoded receipts.
func ReceiptsRoot(receipts [][]byte) common.Hash {
	return types.DeriveSha(encodedList(receipts), trie.NewStackTrie(nil))
}

// encodedList lets the library's trie builder take receipts that are encoded already.
type encodedList [][]byte

func (l encodedList) Len() int                           { return len(l) }
func (l encodedList) EncodeIndex(i int, w *bytes.Buffer) { w.Write(l[i]) }

// ProveReceipt returns the nodes of the receipts trie from its root to the receipt at index.
func ProveReceipt(receipts [][]byte, index uint64) ([][]byte, error) {
	if index >= uint64(len(receipts)) {
		return nil, fmt.Errorf("prove receipt %d: the block has %d", index, len(receipts))
	}
	key := nibbles(rlp.AppendUint64(nil, index))
	var nodes [][]byte
	keep := func(path []byte, _ common.Hash, node []byte) {
		if bytes.HasPrefix(key, path) {
			nodes = append(nodes, bytes.Clone(node))
		}
	}
	types.DeriveSha(encodedList(receipts), trie.NewStackTrie(keep))
	slices.Reverse(nodes) // the builder hands out a node after its children
	return nodes, nil
}

// nibbles splits bytes into the half-bytes along which the trie branches.
func nibbles(b []byte) []byte {
	n := make([]byte, 0, 2*len(b))
	for _, x := range b {
		n = append(n, x>>4, x&0x0f)
	}
	return n
}
