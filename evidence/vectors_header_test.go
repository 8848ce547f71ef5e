package evidence_test

import (
	"math/big"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rlp"
)

// headerVectors are headers of each fork's form, and wrong ones.
func headerVectors(t testing.TB) ([]headerVector, []headerNegative) {
	t.Helper()
	h := &types.Header{
		ParentHash: fixed("parent"), UncleHash: types.EmptyUncleHash, Root: fixed("state"), TxHash: types.EmptyTxsHash,
		ReceiptHash: fixed("receipts"), Difficulty: big.NewInt(0), Number: big.NewInt(1234), GasLimit: 30_000_000,
		Time: 1_790_000_123, Extra: []byte("labseal"),
	}
	gas, hash := uint64(131072), fixed("fork field")
	var out []headerVector
	var encoded []byte
	for _, fork := range []struct {
		name string
		add  func()
	}{
		{"classic", func() {}},
		{"London", func() { h.BaseFee = big.NewInt(0) }},
		{"Shanghai", func() { h.WithdrawalsHash = &hash }},
		{"Cancun", func() { h.BlobGasUsed, h.ExcessBlobGas, h.ParentBeaconRoot = &gas, &gas, &hash }},
		{"Prague", func() { h.RequestsHash = &hash }},
		{"later", func() { h.BlockAccessListHash, h.SlotNumber = &hash, &gas }},
	} {
		fork.add()
		var err error
		encoded, err = rlp.EncodeToBytes(h)
		check(t, err)
		out = append(out, headerVector{fork.name, encoded, h.Hash(), h.ParentHash, 1234, h.Time, h.ReceiptHash})
	}
	return out, headerNegatives(t, encoded)
}

func headerNegatives(t testing.TB, encoded []byte) []headerNegative {
	t.Helper()
	var items []rlp.RawValue
	check(t, rlp.DecodeBytes(encoded, &items))
	of := func(at int, items []rlp.RawValue, by ...rlp.RawValue) []byte {
		b, err := rlp.EncodeToBytes(slices.Replace(slices.Clone(items), at, min(at+1, len(items)), by...))
		check(t, err)
		return b
	}
	number := 8
	return []headerNegative{
		{"nothing", "no bytes", []byte{}},
		{"trailing byte", "bytes behind the list", append(slices.Clone(encoded), 0)},
		{"an unknown field", "more fields than are known", of(len(items), items, rlp.RawValue{0x01})},
		{"a field missing", "the first fifteen are mandatory", of(14, items[:15])},
		{"an integer with a zero before it", "not canonical RLP", of(number, items, rlp.RawValue{0x82, 0x00, 0x07})},
		{"a single byte as a string", "not canonical RLP", of(number, items, rlp.RawValue{0x81, 0x07})},
		{"a number beyond 64 bits", "out of range", of(number, items, append(rlp.RawValue{0x89, 1}, make([]byte, 8)...))},
		{"a hash of 31 bytes", "a hash is 32 bytes", of(0, items, append(rlp.RawValue{0x9f}, make([]byte, 31)...))},
		{"a list for a hash", "a hash is a string", of(0, items, rlp.RawValue{0xc0})},
	}
}

func anchorNegatives(event *types.Log) []anchorNegative {
	var out []anchorNegative
	add := func(name, why string, change func(l *chainLog)) {
		l := chainLogOf(event)
		change(&l)
		out = append(out, anchorNegative{name, why, l})
	}
	add("another event", "the first topic is another", func(l *chainLog) { l.Topics[0] = fixed("another event") })
	add("a topic missing", "three topics", func(l *chainLog) { l.Topics = l.Topics[:2] })
	add("a topic too many", "three topics", func(l *chainLog) { l.Topics = append(l.Topics, common.Hash{}) })
	add("a word missing", "five words", func(l *chainLog) { l.Data = l.Data[:4*32] })
	add("a word too many", "five words", func(l *chainLog) { l.Data = append(l.Data, make([]byte, 32)...) })
	add("a chain id of 2^63", "no more than 2^63 - 1", func(l *chainLog) { copy(l.Data[32:64], word(1<<63)) })
	add("a size of 2^200", "no more than 2^63 - 1", func(l *chainLog) { l.Data[3*32+6] = 1 })
	return out
}
