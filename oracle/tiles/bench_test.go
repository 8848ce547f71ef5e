package tiles_test

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"encoding/binary"
	"math/big"
	"syscall"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rlp"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/tiles"
)

// BenchmarkBatch makes evidence of the entries of one checkpoint of 10^6, from the log's tiles: inclusion proof,
// receipt, chain proof, file. The log key signs once; the file is not verified again.
func BenchmarkBatch(b *testing.B) {
	const size, statements = 1_000_000, 4096
	member, log := common.Hash{1}, common.Hash{2}
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	check(b, err)
	_, logKey, err := ed25519.GenerateKey(rand.Reader)
	check(b, err)
	entries, leaves := make([][]byte, statements), make([]common.Hash, size)
	for i := range leaves {
		binary.BigEndian.PutUint64(leaves[i][:], uint64(i))
	}
	const first = 500_000
	for i := range entries {
		entries[i], err = evidence.SignStatement(evidence.Statement{
			Member: member, Log: log, Handle: evidence.NewHandle(), Kind: evidence.KindVersion, Time: 3600,
			Commitments: evidence.Commitments{Artefact: common.Hash{3}, Content: common.Hash{4}}, Projection: "hl7v2/1",
			Status: evidence.StatusFinal,
		}, key)
		check(b, err)
		leaves[first+i] = evidence.LeafHash(entries[i])
	}
	s := store{}
	tree, changed, err := tiles.Append(b.Context(), s, 0, leaves)
	check(b, err)
	for _, tile := range changed {
		s[tile.ID] = tile.Hashes
	}
	batch, err := evidence.NewBatch(anchored(b, member, log, tree), logKey)
	check(b, err)

	var p *tiles.Prover
	i := 0
	b.ReportAllocs()
	begin := processorTime(b)
	for b.Loop() {
		if i %= statements; i == 0 {
			p = tiles.NewProver(s, tree.Size) // which then remembers nothing of the round before
		}
		inclusion, err := p.Inclusion(b.Context(), uint64(first+i))
		check(b, err)
		_, err = batch.Evidence(entries[i], inclusion)
		check(b, err)
		i++
	}
	b.ReportMetric(float64(processorTime(b)-begin)/float64(b.N), "cpu-ns/op")
}

// processorTime is what the process used of processors, which tells more than a clock where others work too.
func processorTime(tb testing.TB) time.Duration {
	tb.Helper()
	var usage syscall.Rusage
	check(tb, syscall.Getrusage(syscall.RUSAGE_SELF, &usage))
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

// anchored is a chain proof of a block in which the tree was anchored.
func anchored(tb testing.TB, member, log common.Hash, tree tiles.Tree) evidence.ChainProof {
	tb.Helper()
	data := make([]byte, 5*32)
	data[63] = 1
	new(big.Int).SetUint64(tree.Size).FillBytes(data[96:128])
	copy(data[128:], tree.Root[:])
	events := []*types.Log{{Topics: []common.Hash{evidence.AnchorTopic, member, log}, Data: data}}
	receipt, err := evidence.Receipt{
		Type: types.DynamicFeeTxType, Status: []byte{1}, Logs: events, Bloom: types.CreateBloom(&types.Receipt{Logs: events}),
	}.Encode()
	check(tb, err)
	path, err := evidence.ProveReceipt([][]byte{receipt}, 0)
	check(tb, err)
	header, err := rlp.EncodeToBytes(&types.Header{
		Number: big.NewInt(1), Difficulty: new(big.Int), ReceiptHash: evidence.ReceiptsRoot([][]byte{receipt}),
	})
	check(tb, err)
	return evidence.ChainProof{Header: header, Receipt: path, Method: evidence.Unattested}
}

func check(tb testing.TB, err error) {
	tb.Helper()
	if err != nil {
		tb.Fatal(err)
	}
}
