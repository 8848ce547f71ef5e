package evidence

import (
	"bytes"
	"errors"
	"fmt"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/rlp"
	"github.com/ethereum/go-ethereum/trie"
)

// ChainProof leads from an event to a trusted block (docs/spec/chain-proof.md): header, receipt, event, attestations.
type ChainProof struct {
	Header       []byte        // RLP of the block header
	TxIndex      uint64        // place of the transaction in the block
	LogIndex     uint64        // place of the event among the transaction's own
	Receipt      [][]byte      // receipts-trie nodes from the root to the receipt
	Attestations []Attestation // exactly as many as the trust file asks for, by account, ascending
}

// Block is what a header says of its block.
type Block struct {
	Number       uint64
	Hash         common.Hash
	ParentHash   common.Hash
	StateRoot    common.Hash
	ReceiptsRoot common.Hash
	Bloom        types.Bloom
	Time         uint64 // unix seconds
}

// DecodeHeader reads the RLP of a header of Ethereum's own form and computes the block's hash from it. A field that it
// does not know is refused. Chains that hash otherwise (QBFT) need a codec of their own.
func DecodeHeader(b []byte) (Block, error) {
	var h types.Header
	if err := rlp.DecodeBytes(b, &h); err != nil {
		return Block{}, fmt.Errorf("header: %w", err)
	}
	if !h.Number.IsUint64() {
		return Block{}, errors.New("header: the block number is too large")
	}
	again, err := rlp.EncodeToBytes(&h)
	if err != nil || !bytes.Equal(again, b) {
		return Block{}, errors.New("header: not in the canonical encoding")
	}
	return Block{
		Number: h.Number.Uint64(), Hash: crypto.Keccak256Hash(b), ParentHash: h.ParentHash,
		StateRoot: h.Root, ReceiptsRoot: h.ReceiptHash, Bloom: h.Bloom, Time: h.Time,
	}, nil
}

// Receipt is a consensus receipt of any transaction type.
type Receipt struct {
	Type   uint8
	Status []byte // post-state root before Byzantium, 1 or nothing since
	Gas    uint64 // cumulative in the block
	Bloom  types.Bloom
	Logs   []*types.Log // address, topics and data
}

type receiptItem struct {
	Status []byte
	Gas    uint64
	Bloom  types.Bloom
	Logs   []*types.Log
}

// Encode writes the receipt as the receipts trie holds it (EIP-2718): generically, so that a transaction type nobody
// knows yet is encoded all the same.
func (r Receipt) Encode() ([]byte, error) {
	b, err := rlp.EncodeToBytes(receiptItem{r.Status, r.Gas, r.Bloom, r.Logs})
	if err != nil {
		return nil, fmt.Errorf("encode receipt: %w", err)
	}
	if r.Type != 0 {
		b = append([]byte{r.Type}, b...)
	}
	return b, nil
}

func decodeReceiptItem(b []byte) (receiptItem, error) {
	if len(b) > 0 && b[0] <= 0x7f {
		b = b[1:] // EIP-2718: a type byte comes before the list
	}
	var item receiptItem
	err := rlp.DecodeBytes(b, &item)
	return item, err
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
	var n []byte
	for _, x := range b {
		n = append(n, x>>4, x&0x0f)
	}
	return n
}

// nodeQueue hands out proof nodes in order, each only under its own hash, so that a proof with a node too many, too
// few or out of order is refused.
type nodeQueue [][]byte

func (q *nodeQueue) Get(hash []byte) ([]byte, error) {
	if len(*q) == 0 || !bytes.Equal(crypto.Keccak256((*q)[0]), hash) {
		return nil, errors.New("not the next node of the proof")
	}
	node := (*q)[0]
	*q = (*q)[1:]
	return node, nil
}

func (q *nodeQueue) Has(hash []byte) (bool, error) {
	return len(*q) > 0 && bytes.Equal(crypto.Keccak256((*q)[0]), hash), nil
}

// event walks from a receipts root to the event the proof names. The transaction must have succeeded.
func (p *ChainProof) event(root common.Hash) (*types.Log, error) {
	queue := nodeQueue(p.Receipt)
	value, err := trie.VerifyProof(root, rlp.AppendUint64(nil, p.TxIndex), &queue)
	if err != nil {
		return nil, fmt.Errorf("receipts trie: %w", err)
	}
	if value == nil || len(queue) != 0 {
		return nil, errors.New("receipts trie: the path does not lead to the receipt")
	}
	item, err := decodeReceiptItem(value)
	if err != nil {
		return nil, fmt.Errorf("receipt: %w", err)
	}
	if !bytes.Equal(item.Status, []byte{1}) {
		return nil, errors.New("receipt: the transaction did not succeed")
	}
	if p.LogIndex >= uint64(len(item.Logs)) {
		return nil, fmt.Errorf("receipt: no event %d", p.LogIndex)
	}
	return item.Logs[p.LogIndex], nil
}
