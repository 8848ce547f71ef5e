package evidence_test

import (
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/rawdb"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/rlp"
	"github.com/ethereum/go-ethereum/trie"
	"github.com/ethereum/go-ethereum/triedb"
	"github.com/holiman/uint256"

	"github.com/labseal/labseal/evidence"
)

// worldState is a chain's state at a block, with what ResultLog holds in it. It is built with go-ethereum's full trie,
// which the package does not use.
type worldState struct {
	number   uint64
	accounts int                         // others, beside ResultLog
	handles  int                         // others that are amended
	statuses map[common.Hash]uint256.Int // status words by slot
	codeHash common.Hash
	isEmpty  bool // ResultLog holds nothing
	isAbsent bool // there is no ResultLog
}

// status is a status word.
func status(block uint64, reason evidence.Reason) uint256.Int {
	word := new(uint256.Int).Lsh(uint256.NewInt(block), 8)
	return *word.AddUint64(word, uint64(reason))
}

// state is the world at block 2000, in which ResultLog keeps these statuses.
func (c *consortium) state(statuses map[common.Hash]uint256.Int) worldState {
	return worldState{
		number: 2000, accounts: 20, handles: 40, statuses: statuses, codeHash: c.trust.Contracts[0].CodeHash,
	}
}

// prove proves what a slot holds, in a block that two members attest.
func (w worldState) prove(t testing.TB, c *consortium, slot common.Hash) evidence.AmendmentState {
	t.Helper()
	storage := newTrie()
	if !w.isEmpty {
		w.fill(t, storage)
	}
	state := newTrie()
	for i := range w.accounts {
		put(t, state, common.BigToAddress(big.NewInt(int64(i+1))).Bytes(), stateAccount(t, uint64(i), types.EmptyRootHash, types.EmptyCodeHash))
	}
	contract := c.trust.Contracts[0].Address
	if !w.isAbsent {
		put(t, state, contract[:], stateAccount(t, 1, storage.Hash(), w.codeHash))
	}
	header := &types.Header{
		Number: new(big.Int).SetUint64(w.number), Difficulty: big.NewInt(0), Time: 1_790_001_234, BaseFee: big.NewInt(0),
		Root: state.Hash(), WithdrawalsHash: &types.EmptyWithdrawalsHash, BlobGasUsed: new(uint64), ExcessBlobGas: new(uint64),
		ParentBeaconRoot: &common.Hash{}, RequestsHash: &types.EmptyRequestsHash,
	}
	s := evidence.AmendmentState{Account: nodesTo(t, state, contract[:]), Storage: [][]byte{}}
	if !w.isEmpty {
		s.Storage = nodesTo(t, storage, slot[:])
	}
	var err error
	s.Header, err = rlp.EncodeToBytes(header)
	check(t, err)
	p := c.attested(t, evidence.ChainProof{Header: s.Header})
	s.Method, s.Signatures = p.Method, p.Signatures
	return s
}

func (w worldState) fill(t testing.TB, storage *trie.Trie) {
	t.Helper()
	put(t, storage, common.Hash{}.Bytes(), encodeRLP(t, uint64(7))) // the sequence
	for i := range w.handles {
		slot := evidence.StatusSlot(fixed("member 1"), crypto.Keccak256Hash(big.NewInt(int64(i)).Bytes()))
		word := status(uint64(1300+i), evidence.ReasonCorrected)
		put(t, storage, slot[:], encodeRLP(t, &word))
	}
	for slot, word := range w.statuses {
		put(t, storage, slot[:], encodeRLP(t, &word))
	}
}

func newTrie() *trie.Trie { return trie.NewEmpty(triedb.NewDatabase(rawdb.NewMemoryDatabase(), nil)) }

func put(t testing.TB, to *trie.Trie, key, value []byte) {
	t.Helper()
	check(t, to.Update(crypto.Keccak256(key), value))
}

func nodesTo(t testing.TB, in *trie.Trie, key []byte) [][]byte {
	t.Helper()
	var nodes nodeList
	check(t, in.Prove(crypto.Keccak256(key), &nodes))
	return nodes
}

func stateAccount(t testing.TB, nonce uint64, storage, code common.Hash) []byte {
	t.Helper()
	return encodeRLP(t, &types.StateAccount{Nonce: nonce, Balance: uint256.NewInt(1), Root: storage, CodeHash: code[:]})
}

func encodeRLP(t testing.TB, v any) []byte {
	t.Helper()
	b, err := rlp.EncodeToBytes(v)
	check(t, err)
	return b
}

func attachState(t testing.TB, file []byte, s evidence.AmendmentState) []byte {
	t.Helper()
	b, err := evidence.AttachAmendmentState(file, s)
	check(t, err)
	return b
}
