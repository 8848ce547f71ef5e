package evidence_test

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"math/big"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/rlp"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/labseal/labseal/evidence"
)

// consortium is two labs and a provider, whose books say what the tests want.
type consortium struct {
	trust     *evidence.Trust
	text      []byte
	file      []byte
	statement *ecdsa.PrivateKey
	log       ed25519.PrivateKey
	attestors []*ecdsa.PrivateKey
	member    common.Hash
	logID     common.Hash
}

func newConsortium(t testing.TB) *consortium {
	t.Helper()
	c := &consortium{member: common.HexToHash("0xa1"), logID: common.HexToHash("0xb1")}
	var err error
	c.statement, err = ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	check(t, err)
	_, c.log, err = ed25519.GenerateKey(rand.Reader)
	check(t, err)
	c.trust = &evidence.Trust{
		Format: evidence.TrustFormat, Number: 1,
		Chain: evidence.TrustChain{ID: 31337, Genesis: common.HexToHash("0x6e"), Codec: "ethereum"},
		Contracts: []evidence.TrustContract{
			{Name: "ResultLog", Address: common.HexToAddress("0x106"), CodeHash: common.HexToHash("0xc0de"), Layout: "result-log/1"},
		},
		Governance:  evidence.TrustThreshold{Threshold: 2},
		Attestation: []evidence.TrustPeriod{{Threshold: 2}},
		Validators:  []evidence.ValidatorSet{}, Pinned: []evidence.PinnedBlock{},
	}
	var governors []evidence.TrustSigner
	for i, name := range []string{"First Lab", "Second Lab", "Provider"} {
		governor, attestor := newAccount(t), newAccount(t)
		governors, c.attestors = append(governors, account{governor}), append(c.attestors, attestor)
		m := &evidence.Member{
			ID: common.BigToHash(big.NewInt(int64(0xa1 + i))), Name: name,
			Governors: []common.Address{crypto.PubkeyToAddress(governor.PublicKey)},
			Attestors: []evidence.TrustAccount{{Account: crypto.PubkeyToAddress(attestor.PublicKey)}},
			Keys:      []evidence.TrustKey{},
		}
		if i == 0 {
			m.Keys = []evidence.TrustKey{
				{Kind: "statement", Key: evidence.StatementKey(&c.statement.PublicKey)},
				{Kind: "log", Key: []byte(c.log.Public().(ed25519.PublicKey))},
			}
		}
		c.trust.Members = append(c.trust.Members, m)
	}
	c.text, err = c.trust.Text()
	check(t, err)
	c.file, err = evidence.SignTrust(c.text, governors...)
	check(t, err)
	return c
}

// account is a governor with its key at hand.
type account struct{ key *ecdsa.PrivateKey }

func (a account) Address() common.Address                { return crypto.PubkeyToAddress(a.key.PublicKey) }
func (a account) SignHash(h common.Hash) ([]byte, error) { return crypto.Sign(h[:], a.key) }

func newAccount(t testing.TB) *ecdsa.PrivateKey {
	t.Helper()
	key, err := crypto.GenerateKey()
	check(t, err)
	return key
}

// proof is one version with all that proves it.
type proof struct {
	record   []byte
	secret   evidence.Secret
	claims   []evidence.Claim
	entry    []byte
	evidence []byte
	opening  []byte
	receipt  []byte
	chain    evidence.ChainProof
}

var sampleRecord = []byte("OBX|1|NM|2345-7^Glucose^LN||5.10|mmol/L|3.9-5.5|N|||F\r")

var sampleClaims = []evidence.Claim{
	{Kind: "context", Name: "", Body: []byte("PID|1||4711")},
	{Kind: "observation", Name: "2345-7", Body: []byte("OBX|1|NM|2345-7^Glucose^LN||5.10|mmol/L")},
	{Kind: "observation", Name: "2160-0", Body: []byte("OBX|2|NM|2160-0^Creatinine^LN||71|umol/L")},
}

// prove takes a record the whole way, in a log of size leaves, into a block of its own making.
func (c *consortium) prove(t testing.TB, record []byte, size int) *proof {
	t.Helper()
	p := &proof{record: record, secret: evidence.NewSecret(), claims: sampleClaims}
	commitments, opening, err := evidence.Commit(p.secret, "hl7v2/1", record, p.claims)
	check(t, err)
	p.entry, err = evidence.SignStatement(evidence.Statement{
		Member: c.member, Log: c.logID, Handle: evidence.NewHandle(), Kind: evidence.KindVersion,
		Time: 1_790_000_000 / 3600 * 3600, Commitments: commitments, Projection: "hl7v2/1", Status: evidence.StatusFinal,
	}, c.statement)
	check(t, err)
	opening.Leaf = evidence.LeafHash(p.entry)
	p.opening = opening.Encode()

	index := size * 2 / 3
	inclusion, root := include(t, opening.Leaf, index, size)
	p.receipt, err = evidence.SignReceipt(p.entry, inclusion, c.log)
	check(t, err)
	p.chain = c.anchor(t, c.trust.Contracts[0].Address, uint64(size), root)
	p.evidence, err = evidence.Assemble(p.entry, p.receipt, p.chain)
	check(t, err)
	return p
}

// include puts a leaf among others, by another implementation of RFC 9162 than the one under test.
func include(t testing.TB, leaf common.Hash, index, size int) (evidence.Inclusion, common.Hash) {
	t.Helper()
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		var out []tlog.Hash
		for _, i := range indexes {
			out = append(out, stored[i])
		}
		return out, nil
	})
	for i := range size {
		h := tlog.RecordHash([]byte{byte(i), byte(i >> 8)})
		if i == index {
			h = tlog.Hash(leaf)
		}
		hashes, err := tlog.StoredHashesForRecordHash(int64(i), h, reader)
		check(t, err)
		stored = append(stored, hashes...)
	}
	path, err := tlog.ProveRecord(int64(size), int64(index), reader)
	check(t, err)
	root, err := tlog.TreeHash(int64(size), reader)
	check(t, err)
	p := evidence.Inclusion{Size: uint64(size), Index: uint64(index), Path: []common.Hash{}}
	for _, h := range path {
		p.Path = append(p.Path, common.Hash(h))
	}
	return p, common.Hash(root)
}

// anchor makes a block of three transactions, the second of which anchors the tree, attested by two members.
func (c *consortium) anchor(t testing.TB, contract common.Address, size uint64, root common.Hash) evidence.ChainProof {
	t.Helper()
	data := make([]byte, 5*32)
	big.NewInt(7).FillBytes(data[:32])
	new(big.Int).SetUint64(c.trust.Chain.ID).FillBytes(data[32:64])
	new(big.Int).SetUint64(size).FillBytes(data[96:128])
	copy(data[128:], root[:])
	anchored := &types.Log{
		Address: contract, Topics: []common.Hash{evidence.AnchorTopic, c.member, c.logID}, Data: data,
	}
	other := &types.Log{Address: common.HexToAddress("0x01"), Topics: []common.Hash{{1}}, Data: []byte("other")}
	receipts := encodeReceipts(t,
		evidence.Receipt{Status: []byte{1}, Gas: 21000, Logs: []*types.Log{}},
		evidence.Receipt{Type: 2, Status: []byte{1}, Gas: 90000, Logs: []*types.Log{other, anchored}},
		evidence.Receipt{Type: 0x7e, Status: []byte{1}, Gas: 120000, Logs: []*types.Log{other}},
	)
	header := &types.Header{
		Number: big.NewInt(1234), Difficulty: big.NewInt(0), Time: 1_790_000_123, BaseFee: big.NewInt(0),
		ReceiptHash: evidence.ReceiptsRoot(receipts),
	}
	encoded, err := rlp.EncodeToBytes(header)
	check(t, err)
	path, err := evidence.ProveReceipt(receipts, 1)
	check(t, err)
	return c.attested(t, evidence.ChainProof{Header: encoded, TxIndex: 1, LogIndex: 1, Receipt: path})
}

// attested has two members attest the proof's block.
func (c *consortium) attested(t testing.TB, p evidence.ChainProof) evidence.ChainProof {
	t.Helper()
	block, err := evidence.DecodeHeader(c.trust.Chain.Codec, p.Header)
	check(t, err)
	var list []evidence.Attestation
	for _, key := range c.attestors[:2] {
		list = append(list, c.attest(t, key, block.Number, block.Hash))
	}
	return under(p, list...)
}

// under puts attestations under a proof, in the order of their accounts, whosever they are.
func under(p evidence.ChainProof, list ...evidence.Attestation) evidence.ChainProof {
	p.Method, p.Signatures = evidence.ByAttestations, nil
	for _, a := range sortedByAccount(list) {
		p.Signatures = append(p.Signatures, a.Signature)
	}
	return p
}

func sortedByAccount(list []evidence.Attestation) []evidence.Attestation {
	return slices.SortedFunc(slices.Values(list), func(a, b evidence.Attestation) int { return a.Account.Cmp(b.Account) })
}

func (c *consortium) attest(t testing.TB, key *ecdsa.PrivateKey, number uint64, block common.Hash) evidence.Attestation {
	t.Helper()
	digest := evidence.AttestationDigest(c.trust.Chain.ID, c.trust.Chain.Genesis, number, block)
	signature, err := crypto.Sign(digest[:], key)
	check(t, err)
	return evidence.Attestation{Account: crypto.PubkeyToAddress(key.PublicKey), Signature: signature}
}

func encodeReceipts(t testing.TB, receipts ...evidence.Receipt) [][]byte {
	t.Helper()
	var out [][]byte
	for _, r := range receipts {
		r.Bloom = types.CreateBloom(&types.Receipt{Logs: r.Logs})
		b, err := r.Encode()
		check(t, err)
		out = append(out, b)
	}
	return out
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
