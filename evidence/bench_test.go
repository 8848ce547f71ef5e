package evidence_test

import (
	stdcrypto "crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha256"
	"math/big"
	"slices"
	"syscall"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/rlp"
	"golang.org/x/mod/sumdb/tlog"

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
	return c.attested(t, evidence.ChainProof{Header: encoded, Receipt: path})
}

func BenchmarkVerify(b *testing.B) {
	for _, f := range finalities(b) {
		in := evidence.Input{Evidence: f.evidence(b)}
		b.Run(f.name, func(b *testing.B) { benchmarkVerify(b, in, f.trust) })
	}
	c := fixedConsortium(b)
	m := millionth(b, c)
	in := evidence.Input{Evidence: m.evidence(b), Opening: m.opening.Encode(), Record: m.record}
	b.Run("two attestations, with opening and record", func(b *testing.B) { benchmarkVerify(b, in, c.trust) })
}

func benchmarkVerify(b *testing.B, in evidence.Input, trust *evidence.Trust) {
	b.ReportAllocs()
	begin := processorTime(b)
	for b.Loop() {
		_, err := evidence.Verify(in, trust)
		check(b, err)
	}
	b.ReportMetric(float64(processorTime(b)-begin)/float64(b.N), "cpu-ns/op")
	b.ReportMetric(float64(len(in.Evidence)), "evidence-B")
	b.ReportMetric(float64(len(in.Opening)), "opening-B")
}

// BenchmarkVerifier verifies evidence of one checkpoint, of different entries.
func BenchmarkVerifier(b *testing.B) {
	c := fixedConsortium(b)
	entries := c.entries(b, 512)
	inclusions, proof := c.logOf(b, entries...)
	batch, err := evidence.NewBatch(proof, c.log)
	check(b, err)
	files := make([][]byte, len(entries))
	for i := range files {
		files[i], err = batch.Evidence(entries[i], inclusions[i])
		check(b, err)
	}
	verifier, i := evidence.NewVerifier(c.trust), 0
	b.ReportAllocs()
	begin := processorTime(b)
	for b.Loop() {
		_, err := verifier.Verify(evidence.Input{Evidence: files[i%len(files)]})
		check(b, err)
		i++
	}
	perOne := float64(processorTime(b)-begin) / float64(b.N)
	b.ReportMetric(perOne, "cpu-ns/op")
	b.ReportMetric(1e9/perOne, "evidence/cpu-s")
}

// BenchmarkBatch makes evidence of entries of one checkpoint, in a log of 10^6, with the paths through its tree.
func BenchmarkBatch(b *testing.B) {
	const size = 1_000_000
	c := fixedConsortium(b)
	entries := c.entries(b, 512) // each of which stands in the log many times
	stored := make([]tlog.Hash, 0, 2*size)
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		out := make([]tlog.Hash, len(indexes))
		for i, at := range indexes {
			out[i] = stored[at]
		}
		return out, nil
	})
	for i := range int64(size) {
		hashes, err := tlog.StoredHashes(i, entries[i%512], reader)
		check(b, err)
		stored = append(stored, hashes...)
	}
	root, err := tlog.TreeHash(size, reader)
	check(b, err)
	batch, err := evidence.NewBatch(c.anchor(b, c.trust.Contracts[0].Address, size, common.Hash(root)), c.log)
	check(b, err)
	b.ReportAllocs()
	b.ResetTimer()
	begin := processorTime(b)
	for i := range int64(b.N) {
		index := i * 7919 % size // all over the tree
		path, err := tlog.ProveRecord(size, index, reader)
		check(b, err)
		inclusion := evidence.Inclusion{Size: size, Index: uint64(index), Path: make([]common.Hash, len(path))}
		for j, h := range path {
			inclusion.Path[j] = common.Hash(h)
		}
		_, err = batch.Evidence(entries[index%512], inclusion)
		check(b, err)
	}
	b.ReportMetric(float64(processorTime(b)-begin)/float64(b.N), "cpu-ns/op")
}

// BenchmarkRaw is what the hashes and signatures cost of which verifying and making consist.
func BenchmarkRaw(b *testing.B) {
	c := fixedConsortium(b)
	digest, node := fixed("digest"), make([]byte, 65)
	es256, err := ecdsa.SignASN1(rand.Reader, c.statement, digest[:])
	check(b, err)
	ed := ed25519.Sign(c.log, digest[:])
	recoverable, err := crypto.Sign(digest[:], c.attestors[0])
	check(b, err)
	public := c.log.Public().(ed25519.PublicKey)
	for _, raw := range []struct {
		name string
		do   func()
	}{
		{"SHA-256 of a node", func() { sha256.Sum256(node) }},
		{"keccak256 of 600 bytes", func() { crypto.Keccak256(make([]byte, 600)) }},
		{"ES256 sign", func() { _, err = ecdsa.SignASN1(rand.Reader, c.statement, digest[:]) }},
		{"ES256 sign without chance", func() { _, err = c.statement.Sign(nil, digest[:], stdcrypto.SHA256) }},
		{"ES256 verify", func() { ecdsa.VerifyASN1(&c.statement.PublicKey, digest[:], es256) }},
		{"Ed25519 sign", func() { ed25519.Sign(c.log, digest[:]) }},
		{"Ed25519 verify", func() { ed25519.Verify(public, digest[:], ed) }},
		{"secp256k1 recover", func() { _, err = crypto.Ecrecover(digest[:], recoverable) }},
	} {
		b.Run(raw.name, func(b *testing.B) {
			begin := processorTime(b)
			for b.Loop() {
				raw.do()
			}
			b.ReportMetric(float64(processorTime(b)-begin)/float64(b.N), "cpu-ns/op")
		})
	}
	check(b, err)
}

// processorTime is what the process used of processors, which tells more than a clock where others work too.
func processorTime(tb testing.TB) time.Duration {
	tb.Helper()
	var usage syscall.Rusage
	check(tb, syscall.Getrusage(syscall.RUSAGE_SELF, &usage))
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

// TestEvidence_Size holds evidence to the sizes that docs/spec/evidence.md says, at 10^6 entries.
func TestEvidence_Size(t *testing.T) {
	for _, f := range finalities(t) {
		if n := len(f.evidence(t)); n != f.size {
			t.Errorf("%s: evidence of %d bytes, not %d: say so in docs/spec/evidence.md", f.name, n, f.size)
		}
	}
}

// finalities are evidence in a log of 10^6 entries by each method.
func finalities(t testing.TB) []finalityOf {
	t.Helper()
	c := fixedConsortium(t)
	m := millionth(t, c)
	bare, err := m.chain.Unattested(c.trust)
	check(t, err)
	four := *c
	four.trust = changedTrust(t, c, func(trust *evidence.Trust) { trust.Attestation[0].Threshold = 4 })
	var list []evidence.Attestation
	block, err := evidence.DecodeHeader(evidence.CodecEthereum, m.chain.Header)
	check(t, err)
	for _, name := range []string{"First Lab", "Second Lab", "Provider & Partners", "Fourth"} {
		key := fixedAccount(t, "attestor of "+name)
		list = append(list, c.attest(t, key, block.Number, block.Hash))
		if name == "Fourth" {
			four.trust.Members = append(four.trust.Members, &evidence.Member{
				ID: fixed("member 4"), Attestors: []evidence.TrustAccount{{Account: account{key}.Address()}},
			})
		}
	}
	attested, err := bare.Attested(four.trust, list)
	check(t, err)
	besu := c.onQBFT(t, evidence.CodecQBFTBesu)
	keys, accounts := validatorKeys(t)
	for _, name := range []string{"validator 5", "validator 6"} {
		key := fixedAccount(t, name)
		keys, accounts = append(keys, key), append(accounts, account{key}.Address())
	}
	slices.SortFunc(accounts, common.Address.Cmp)
	besu.trust.Validators[0].Accounts = accounts
	sealed, err := besu.sealed(t, m.chain, sealing{validators: accounts, by: keys}).Sealed(besu.trust)
	check(t, err)
	pinned := changedTrust(t, c, func(trust *evidence.Trust) {
		trust.Pinned = []evidence.PinnedBlock{{Number: block.Number, Hash: block.Hash}}
	})
	return []finalityOf{
		{"pinned", m.on(bare), pinned, 2233},
		{"two attestations", m, c.trust, 2367},
		{"four attestations", m.on(attested), four.trust, 2501},
		{"four seals of six validators", m.on(sealed), besu.trust, 2644},
	}
}

type finalityOf struct {
	name string
	made
	trust *evidence.Trust
	size  int
}

// on is the same version, with another chain proof.
func (m made) on(chain evidence.ChainProof) made {
	m.chain = chain
	return m
}
