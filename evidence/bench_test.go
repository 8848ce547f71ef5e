package evidence_test

import (
	"crypto/sha256"
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rlp"

	"github.com/labseal/labseal/evidence"
)

// panel is a record of 4 KiB with a context and 24 observations.
func panel() (record []byte, claims []evidence.Claim) {
	record, claims = make([]byte, 4096), manyClaims(25)
	for i := range claims {
		claims[i].Body = record[:150]
	}
	return record, claims
}

func BenchmarkCommit(b *testing.B) {
	record, claims := panel()
	secret := evidence.NewSecret()
	b.SetBytes(int64(len(record)))
	b.ReportAllocs()
	for b.Loop() {
		_, _, err := evidence.Commit(secret, "hl7v2/1", record, claims)
		check(b, err)
	}
}

func BenchmarkSignStatement(b *testing.B) {
	c := fixedConsortium(b)
	s := c.version(b, "a version", sampleClaims, 1).statement
	b.ReportAllocs()
	for b.Loop() {
		_, err := evidence.SignStatement(s, c.statement)
		check(b, err)
	}
}

// millionth is evidence for a panel in a log of 10^6 entries, attested by two members.
func millionth(t testing.TB, c *consortium) made {
	t.Helper()
	_, claims := panel()
	m := c.version(t, "a version", claims, 1)
	m.inclusion = evidence.Inclusion{Size: 1_000_000, Index: 654_321, Path: make([]common.Hash, 20)}
	for i := range m.inclusion.Path {
		m.inclusion.Path[i] = sha256.Sum256([]byte{byte(i)})
	}
	var err error
	m.root, err = m.inclusion.Root(evidence.LeafHash(m.entry))
	check(t, err)
	m.receipt, err = evidence.SignReceipt(m.entry, m.inclusion, c.log)
	check(t, err)
	m.chain = c.pragueBlock(t, anchorLog(c, 1000, 999_000, m.inclusion.Size, m.root))
	return m
}

// pragueBlock is an attested block of today's form with one transaction and its event.
func (c *consortium) pragueBlock(t testing.TB, event *types.Log) evidence.ChainProof {
	t.Helper()
	receipts := encodeReceipts(t, evidence.Receipt{
		Type: types.DynamicFeeTxType, Status: []byte{1}, Gas: 100_000, Logs: []*types.Log{event},
		Bloom: types.CreateBloom(&types.Receipt{Logs: []*types.Log{event}}),
	})
	none, hash := uint64(0), fixed("fork field")
	header := &types.Header{
		Number: big.NewInt(12_345_678), Difficulty: big.NewInt(0), Time: 1_790_000_123, BaseFee: big.NewInt(0),
		GasLimit: 30_000_000, GasUsed: 100_000, Extra: hash[:24],
		ReceiptHash: evidence.ReceiptsRoot(receipts), WithdrawalsHash: &hash, BlobGasUsed: &none, ExcessBlobGas: &none,
		ParentBeaconRoot: &hash, RequestsHash: &hash,
	}
	encoded, err := rlp.EncodeToBytes(header)
	check(t, err)
	path, err := evidence.ProveReceipt(receipts, 0)
	check(t, err)
	p := evidence.ChainProof{Header: encoded, Receipt: path}
	for _, key := range c.attestors[:2] {
		p.Attestations = append(p.Attestations, c.attest(t, key, header.Number.Uint64(), header.Hash()))
	}
	return p
}

func BenchmarkVerify(b *testing.B) {
	c := fixedConsortium(b)
	m := millionth(b, c)
	in := evidence.Input{Evidence: m.evidence(b)}
	opened := evidence.Input{Evidence: in.Evidence, Opening: m.opening.Encode(), Record: m.record}
	for _, bench := range []struct {
		name string
		in   evidence.Input
	}{{"evidence", in}, {"opening", opened}} {
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, err := evidence.Verify(bench.in, c.trust)
				check(b, err)
			}
			b.ReportMetric(float64(len(in.Evidence)), "evidence-B")
			b.ReportMetric(float64(len(bench.in.Opening)), "opening-B")
		})
	}
}

// TestEvidence_Size holds evidence to the size that docs/spec/evidence.md says, at 10^6 entries with two attestations.
func TestEvidence_Size(t *testing.T) {
	if n := len(millionth(t, fixedConsortium(t)).evidence(t)); n != 2678 {
		t.Errorf("evidence of %d bytes: say so in docs/spec/evidence.md", n)
	}
}
