package chain_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/trie"
	"github.com/holiman/uint256"

	"github.com/labseal/labseal/indexer"
	"github.com/labseal/labseal/indexer/chain"
)

// FuzzScanner passes over values: over one of JSON to its very end, over anything else without harm.
func FuzzScanner(f *testing.F) {
	f.Add([]byte(`{"a":[1,-2.5e3,true,null,"\\\"}",{}],"b":"0x"}`))
	f.Add([]byte(`[[[`))
	f.Fuzz(func(t *testing.T, b []byte) {
		n, err := chain.Skip(b)
		if n > len(b) {
			t.Fatalf("passed over %d bytes of %d", n, len(b))
		}
		if !json.Valid(b) {
			return
		}
		if rest := bytes.TrimSpace(b[n:]); err != nil || len(rest) > 0 {
			t.Fatalf("left %q, %v", rest, err)
		}
	})
}

// FuzzReceipts reads anything as receipts. What is taken gives the root, so nothing else is taken than what has one.
func FuzzReceipts(f *testing.F) {
	f.Add([]byte(`[{"type":"0x2","status":"0x1","cumulativeGasUsed":"0x5208","logsBloom":"0x00","logs":[{"address":"0x","topics":[],"data":"0x"}]}]`))
	f.Add([]byte(`[]`))
	f.Fuzz(func(t *testing.T, b []byte) {
		events, err := chain.ReadReceipts(b, types.EmptyReceiptsHash)
		if err == nil && len(events) > 0 {
			t.Fatalf("events without a receipt: %v", events)
		}
	})
}

// TestReceipts reads receipts of every form as go-ethereum writes them, and of a type that it does not know.
func TestReceipts(t *testing.T) {
	chance := rand.New(rand.NewPCG(3, 4))
	for range 50 {
		var receipts types.Receipts
		for i := range chance.IntN(200) {
			r := &types.Receipt{Type: uint8(chance.IntN(5)), Status: uint64(chance.IntN(2)), CumulativeGasUsed: chance.Uint64() >> chance.IntN(64)}
			if r.Type == 0 && chance.IntN(3) == 0 {
				r.PostState, r.Status = common.Hash{byte(i)}.Bytes(), 0
			}
			r.Logs = []*types.Log{}
			for range chance.IntN(4) {
				l := &types.Log{Address: common.Address{byte(i)}, Data: make([]byte, chance.IntN(100)), Topics: []common.Hash{}}
				for range chance.IntN(5) {
					l.Topics = append(l.Topics, common.Hash{byte(i), 31: 1})
				}
				r.Logs = append(r.Logs, l)
			}
			r.Bloom = types.CreateBloom(r)
			receipts = append(receipts, r)
		}
		answer, err := json.Marshal(receipts)
		check(t, err)
		if receipts == nil {
			answer = []byte("[]")
		}
		root := types.DeriveSha(receipts, trie.NewStackTrie(nil))
		if _, err := chain.ReadReceipts(answer, root); err != nil {
			t.Fatalf("%d receipts: %v", len(receipts), err)
		}
		root[0]++
		var fault *indexer.Fault
		if _, err := chain.ReadReceipts(answer, root); !errors.As(err, &fault) || fault.Check != indexer.CheckReceipts {
			t.Fatalf("another root: %v", err)
		}
	}
}

// TestAppendTransaction encodes transactions as go-ethereum does, or leaves them to it.
func TestAppendTransaction(t *testing.T) {
	key, err := crypto.GenerateKey()
	check(t, err)
	to := common.Address{1}
	list := types.AccessList{{Address: to, StorageKeys: []common.Hash{{2}}}}
	id := big.NewInt(1337)
	quick := 0
	for i, data := range []types.TxData{
		&types.LegacyTx{}, &types.LegacyTx{Nonce: 1 << 40, GasPrice: big.NewInt(7), Gas: 21000, To: &to, Value: id, Data: make([]byte, 300)},
		&types.DynamicFeeTx{ChainID: id}, &types.DynamicFeeTx{ChainID: id, GasTipCap: id, GasFeeCap: id, Gas: 1, To: &to, Value: id, Data: []byte{0x7f}},
		&types.DynamicFeeTx{ChainID: id, To: &to, AccessList: list}, &types.AccessListTx{ChainID: id, AccessList: list},
		&types.BlobTx{ChainID: uint256.NewInt(1337), To: to, BlobHashes: []common.Hash{{1}}},
		&types.SetCodeTx{ChainID: uint256.NewInt(1337), To: to, AuthList: []types.SetCodeAuthorization{{Nonce: 5}}},
	} {
		tx, err := types.SignNewTx(key, types.LatestSignerForChainID(id), data)
		check(t, err)
		fields, err := tx.MarshalJSON()
		check(t, err)
		want, err := tx.MarshalBinary()
		check(t, err)
		got, isQuick := chain.AppendTransaction(fields)
		if isQuick && !bytes.Equal(got, want) {
			t.Errorf("transaction %d: %x\nwant %x\n%s", i, got, want, fields)
		}
		if isQuick {
			quick++
		}
	}
	if quick != 4 {
		t.Errorf("%d transactions were encoded quickly, want 4", quick)
	}
	for _, bad := range []string{``, `{`, `{"type":"0x9"}`, `{"nonce":"0xzz"}`, `{"nonce":5}`} {
		if got, isQuick := chain.AppendTransaction([]byte(bad)); isQuick {
			t.Errorf("%q is taken for %x", bad, got)
		}
	}
}
