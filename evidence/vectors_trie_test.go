package evidence_test

import (
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rlp"

	"github.com/labseal/labseal/evidence"
)

// trieVector has its receipts spelled out, or Count of them made by a rule: receipt i is of legacy type, succeeded, has
// cumulative gas 21000 × (i + 1) and no event.
type trieVector struct {
	Name     string          `json:"name"`
	Count    int             `json:"count"`
	Receipts []hexutil.Bytes `json:"receipts,omitempty"`
	Root     common.Hash     `json:"root"`
	Proofs   []trieProof     `json:"proofs"`
}

type trieProof struct {
	Index uint64          `json:"index"`
	Key   hexutil.Bytes   `json:"key"`
	Nodes []hexutil.Bytes `json:"nodes"`
}

func ruleReceipts(t testing.TB, n int) [][]byte {
	t.Helper()
	var receipts types.Receipts
	for i := range n {
		receipts = append(receipts, &types.Receipt{Status: 1, CumulativeGasUsed: 21000 * uint64(i+1)})
	}
	return encodeAll(t, receipts)
}

func trieOf(t testing.TB, name string, encoded [][]byte, spellOut bool, prove ...uint64) trieVector {
	t.Helper()
	full := fullTrie(t, encoded)
	v := trieVector{Name: name, Count: len(encoded), Root: full.Hash(), Proofs: []trieProof{}}
	for _, b := range encoded {
		if spellOut {
			v.Receipts = append(v.Receipts, b)
		}
	}
	for _, index := range prove {
		key := rlp.AppendUint64(nil, index)
		var nodes nodeList
		check(t, full.Prove(key, &nodes))
		p := trieProof{Index: index, Key: key}
		for _, n := range nodes {
			p.Nodes = append(p.Nodes, n)
		}
		v.Proofs = append(v.Proofs, p)
	}
	return v
}

func (v trieVector) consume(t *testing.T) {
	t.Helper()
	encoded := ruleReceipts(t, v.Count)
	for i, b := range v.Receipts {
		encoded[i] = b
	}
	if got := evidence.ReceiptsRoot(encoded); got != v.Root {
		t.Errorf("%s: root %s, want %s", v.Name, got, v.Root)
	}
	for _, p := range v.Proofs {
		nodes, err := evidence.ProveReceipt(encoded, p.Index)
		if err != nil || !slices.EqualFunc(nodes, p.Nodes, func(a []byte,
			b hexutil.Bytes,
		) bool {
			return hexutil.Encode(a) == b.String()
		}) {
			t.Errorf("%s: another proof of receipt %d, %v", v.Name, p.Index, err)
		}
	}
}
