package evidence_test

import (
	"bytes"
	"encoding/json"
	"math/big"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/rawdb"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/rlp"
	"github.com/ethereum/go-ethereum/trie"
	"github.com/ethereum/go-ethereum/triedb"

	"github.com/labseal/labseal/evidence"
)

// randomReceipts makes receipts of every transaction type that go-ethereum knows, some failed, some from before
// Byzantium, with and without events.
func randomReceipts(r *rand.Rand, n int) types.Receipts {
	receipts := types.Receipts{}
	for i := range n {
		receipt := &types.Receipt{Type: uint8(r.IntN(5)), Status: uint64(r.IntN(2)), CumulativeGasUsed: r.Uint64()}
		if receipt.Type == types.LegacyTxType && r.IntN(4) == 0 {
			receipt.PostState = crypto.Keccak256([]byte{byte(i)})
		}
		for range r.IntN(3) {
			l := &types.Log{Address: common.Address{byte(r.IntN(256))}, Topics: []common.Hash{}, Data: make([]byte, r.IntN(100))}
			for range r.IntN(5) {
				l.Topics = append(l.Topics, common.Hash{byte(r.IntN(256))})
			}
			receipt.Logs = append(receipt.Logs, l)
		}
		receipt.Bloom = types.CreateBloom(receipt)
		receipts = append(receipts, receipt)
	}
	return receipts
}

func ours(r *types.Receipt) evidence.Receipt {
	status := r.PostState
	if len(status) == 0 && r.Status == types.ReceiptStatusSuccessful {
		status = []byte{1}
	}
	return evidence.Receipt{Type: r.Type, Status: status, Gas: r.CumulativeGasUsed, Bloom: r.Bloom, Logs: r.Logs}
}

func encodeAll(t testing.TB, receipts types.Receipts) [][]byte {
	t.Helper()
	var list []evidence.Receipt
	for _, r := range receipts {
		list = append(list, ours(r))
	}
	return encodeReceipts(t, list...)
}

// fullTrie builds a receipts trie with go-ethereum's full trie, which the package does not use.
func fullTrie(t testing.TB, encoded [][]byte) *trie.Trie {
	t.Helper()
	full := trie.NewEmpty(triedb.NewDatabase(rawdb.NewMemoryDatabase(), nil))
	for i, b := range encoded {
		check(t, full.Update(rlp.AppendUint64(nil, uint64(i)), b))
	}
	return full
}

// nodeList keeps the nodes of a proof in the order in which they are put.
type nodeList [][]byte

func (l *nodeList) Put(_, node []byte) error { *l = append(*l, bytes.Clone(node)); return nil }
func (l *nodeList) Delete([]byte) error      { return nil }

// TestReceipts_Differential compares encodings, roots and proofs with go-ethereum's for blocks of up to 300 receipts.
func TestReceipts_Differential(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for n := range 301 {
		receipts := randomReceipts(r, n)
		encoded := encodeAll(t, receipts)
		want := types.DeriveSha(receipts, trie.NewStackTrie(nil))
		if got := evidence.ReceiptsRoot(encoded); got != want {
			t.Fatalf("%d receipts: root %s, want %s", n, got, want)
		}
		if _, err := evidence.ProveReceipt(encoded, uint64(n)); err == nil {
			t.Fatalf("%d receipts: proved one more", n)
		}
		if n == 0 {
			continue
		}
		full := fullTrie(t, encoded)
		for _, index := range []int{0, n - 1, r.IntN(n), min(n-1, 127), min(n-1, 128)} {
			var want nodeList
			check(t, full.Prove(rlp.AppendUint64(nil, uint64(index)), &want))
			got, err := evidence.ProveReceipt(encoded, uint64(index))
			check(t, err)
			if !slices.EqualFunc(got, want, bytes.Equal) {
				t.Fatalf("receipt %d of %d: another proof than go-ethereum's", index, n)
			}
		}
	}
}

// TestReceipts_GoQuorum rebuilds the roots of real blocks.
func TestReceipts_GoQuorum(t *testing.T) {
	for _, b := range goQuorumBlocks(t) {
		if got := evidence.ReceiptsRoot(b.encode(t)); got != b.ReceiptsRoot {
			t.Errorf("block %d: root %s, want %s", b.Number, got, b.ReceiptsRoot)
		}
	}
}

type goQuorumBlock struct {
	Number       uint64
	ReceiptsRoot common.Hash
	Receipts     []struct {
		Type   uint8
		Status uint64
		Gas    uint64
		Logs   []struct {
			Address common.Address
			Topics  []common.Hash
			Data    hexutil.Bytes
		}
	}
}

func goQuorumBlocks(t testing.TB) []goQuorumBlock {
	t.Helper()
	b, err := os.ReadFile("testdata/goquorum-receipts.json")
	check(t, err)
	var file struct{ Blocks []goQuorumBlock }
	check(t, json.Unmarshal(b, &file))
	return file.Blocks
}

func (b goQuorumBlock) encode(t testing.TB) [][]byte {
	t.Helper()
	var receipts types.Receipts
	for _, r := range b.Receipts {
		receipt := &types.Receipt{Type: r.Type, Status: r.Status, CumulativeGasUsed: r.Gas}
		for _, l := range r.Logs {
			receipt.Logs = append(receipt.Logs, &types.Log{Address: l.Address, Topics: l.Topics, Data: l.Data})
		}
		receipt.Bloom = types.CreateBloom(receipt)
		receipts = append(receipts, receipt)
	}
	return encodeAll(t, receipts)
}

// TestVerify_ReceiptPlaces verifies an anchoring receipt in every kind of place that a receipts trie has.
func TestVerify_ReceiptPlaces(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	c := newConsortium(t)
	p := c.prove(t, sampleRecord, 5)
	anchoring := lastReceipt(t, p.chain)
	for _, n := range []int{1, 2, 16, 17, 127, 128, 129, 300} {
		for _, at := range []int{0, n / 2, n - 1} {
			receipts := encodeAll(t, randomReceipts(r, n))
			receipts[at] = anchoring
			chain := c.block(t, receipts, at)
			b, err := evidence.Assemble(p.entry, p.receipt, chain)
			check(t, err)
			if _, err := evidence.Verify(evidence.Input{Evidence: b}, c.trust); err != nil {
				t.Errorf("receipt %d of %d: %v", at, n, err)
			}
			chain.TxIndex++
			b, err = evidence.Assemble(p.entry, p.receipt, chain)
			check(t, err)
			_, err = evidence.Verify(evidence.Input{Evidence: b}, c.trust)
			wantFailure(t, err, evidence.CheckBlock)
		}
	}
}

// lastReceipt takes the receipt out of the leaf where a proof ends.
func lastReceipt(t testing.TB, p evidence.ChainProof) []byte {
	t.Helper()
	var leaf [][]byte
	check(t, rlp.DecodeBytes(p.Receipt[len(p.Receipt)-1], &leaf))
	return leaf[len(leaf)-1]
}

// block makes an attested block of these receipts and proves one of them, whose second event anchors.
func (c *consortium) block(t testing.TB, receipts [][]byte, at int) evidence.ChainProof {
	t.Helper()
	header := &types.Header{
		Number: big.NewInt(1234), Difficulty: big.NewInt(0), BaseFee: big.NewInt(0),
		ReceiptHash: evidence.ReceiptsRoot(receipts),
	}
	encoded, err := rlp.EncodeToBytes(header)
	check(t, err)
	path, err := evidence.ProveReceipt(receipts, uint64(at))
	check(t, err)
	return c.attested(t, evidence.ChainProof{Header: encoded, TxIndex: uint64(at), LogIndex: 1, Receipt: path})
}
