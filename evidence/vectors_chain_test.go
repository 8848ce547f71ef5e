package evidence_test

import (
	"fmt"
	"math/big"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/rlp"

	"github.com/labseal/labseal/evidence"
)

type chainVectors struct {
	Description  string              `json:"description"`
	Headers      []headerVector      `json:"headers"`
	Receipts     []chainReceipt      `json:"receipts"`
	Tries        []trieVector        `json:"tries"`
	Anchors      []anchorVector      `json:"anchors"`
	Attestations []attestationVector `json:"attestations"`
	Negative     chainNegatives      `json:"negative"`
}

type headerVector struct {
	Name         string        `json:"name"`
	Header       hexutil.Bytes `json:"header"`
	Hash         common.Hash   `json:"hash"`
	ParentHash   common.Hash   `json:"parentHash"`
	Number       uint64        `json:"number"`
	Time         uint64        `json:"time"`
	ReceiptsRoot common.Hash   `json:"receiptsRoot"`
}

type chainLog struct {
	Address common.Address `json:"address"`
	Topics  []common.Hash  `json:"topics"`
	Data    hexutil.Bytes  `json:"data"`
}

type chainReceipt struct {
	Name    string        `json:"name"`
	Type    uint8         `json:"type"`
	Status  hexutil.Bytes `json:"status"`
	Gas     uint64        `json:"gas"` // cumulative
	Bloom   hexutil.Bytes `json:"bloom"`
	Logs    []chainLog    `json:"logs"`
	Events  hexutil.Bytes `json:"events"` // RLP, as a chain proof holds them
	Encoded hexutil.Bytes `json:"encoded"`
}

type anchorVector struct {
	Log      chainLog       `json:"log"`
	Contract common.Address `json:"contract"`
	Member   common.Hash    `json:"member"`
	LogID    common.Hash    `json:"logId"`
	Sequence uint64         `json:"sequence"`
	ChainID  uint64         `json:"chainId"`
	OldSize  uint64         `json:"oldSize"`
	Size     uint64         `json:"size"`
	Root     common.Hash    `json:"root"`
}

type attestationVector struct {
	ChainID         uint64         `json:"chainId"`
	Genesis         common.Hash    `json:"genesis"`
	Number          uint64         `json:"number"`
	Hash            common.Hash    `json:"hash"`
	DomainSeparator common.Hash    `json:"domainSeparator"`
	StructHash      common.Hash    `json:"structHash"`
	Digest          common.Hash    `json:"digest"`
	Account         common.Address `json:"account"`
	Signature       hexutil.Bytes  `json:"signature"`
}

type chainNegatives struct {
	Headers []headerNegative `json:"headers"`
	Anchors []anchorNegative `json:"anchors"`
}

type headerNegative struct {
	Name   string        `json:"name"`
	Why    string        `json:"why"`
	Header hexutil.Bytes `json:"header"`
}

type anchorNegative struct {
	Name string   `json:"name"`
	Why  string   `json:"why"`
	Log  chainLog `json:"log"`
}

func makeChainVectors(t testing.TB) *chainVectors {
	c := fixedConsortium(t)
	v := &chainVectors{
		Description: "Chain proofs: see chain-proof.md. Headers, receipts, tries, the anchoring event, attestations.",
	}
	v.Headers, v.Negative.Headers = headerVectors(t)
	for _, b := range goQuorumBlocks(t)[:1] {
		v.Tries = append(v.Tries, trieOf(t, fmt.Sprintf("block %d of a GoQuorum network", b.Number), b.encode(t),
			true, 0, 3, 8))
	}
	v.Tries = append(v.Tries,
		trieOf(t, "empty", ruleReceipts(t, 0), false),
		trieOf(t, "one", ruleReceipts(t, 1), false, 0),
		trieOf(t, "two", ruleReceipts(t, 2), false, 0, 1),
		trieOf(t, "beyond one byte of key", ruleReceipts(t, 130), false, 0, 1, 127, 128, 129),
		trieOf(t, "beyond two bytes of key", ruleReceipts(t, 257), false, 255, 256),
	)
	event := anchorLog(c, 7, 3, 10, fixed("anchored root"))
	v.Receipts = []chainReceipt{
		receiptVectorOf(t, "legacy, no event", evidence.Receipt{Status: []byte{1}, Gas: 21000}),
		receiptVectorOf(t, "failed", evidence.Receipt{Type: 2, Gas: 90000}),
		receiptVectorOf(t, "before Byzantium", evidence.Receipt{Status: bytesOf(fixed("state root")), Gas: 21000}),
		receiptVectorOf(t, "an anchoring", evidence.Receipt{
			Type: 2, Status: []byte{1}, Gas: 100_000,
			Logs: []*types.Log{event},
		}),
		receiptVectorOf(t, "an unknown type", evidence.Receipt{
			Type: 0x7f, Status: []byte{1}, Gas: 300_000,
			Logs: []*types.Log{event},
		}),
	}
	v.Anchors = []anchorVector{{
		Log: chainLogOf(event), Contract: event.Address, Member: c.member, LogID: c.logID, Sequence: 7, ChainID: 31337,
		OldSize: 3, Size: 10, Root: fixed("anchored root"),
	}}
	v.Negative.Anchors = anchorNegatives(event)
	block := v.Headers[len(v.Headers)-1]
	v.Attestations = []attestationVector{attestationOf(t, c, block.Number, block.Hash)}
	return v
}

func bytesOf(h common.Hash) []byte { return h[:] }

func anchorLog(c *consortium, sequence, oldSize, size uint64, root common.Hash) *types.Log {
	data := slices.Concat(word(sequence), word(c.trust.Chain.ID), word(oldSize), word(size), root[:])
	return &types.Log{
		Address: c.trust.Contracts[0].Address, Data: data,
		Topics: []common.Hash{
			crypto.Keccak256Hash([]byte("CheckpointAnchored(bytes32,bytes32,uint64,uint256,uint64,uint64,bytes32)")),
			c.member, c.logID,
		},
	}
}

func word(n uint64) []byte { return new(big.Int).SetUint64(n).FillBytes(make([]byte, 32)) }

func chainLogOf(l *types.Log) chainLog {
	return chainLog{Address: l.Address, Topics: append([]common.Hash{}, l.Topics...), Data: append([]byte{}, l.Data...)}
}

func receiptVectorOf(t testing.TB, name string, r evidence.Receipt) chainReceipt {
	t.Helper()
	r.Bloom = types.CreateBloom(&types.Receipt{Logs: r.Logs})
	v := chainReceipt{
		Name: name, Type: r.Type, Status: append([]byte{}, r.Status...), Gas: r.Gas, Bloom: r.Bloom[:], Logs: []chainLog{},
		Encoded: encodeReceipts(t, r)[0],
	}
	for _, l := range r.Logs {
		v.Logs = append(v.Logs, chainLogOf(l))
	}
	var err error
	v.Events, err = rlp.EncodeToBytes(r.Logs)
	check(t, err)
	return v
}

func attestationOf(t testing.TB, c *consortium, number uint64, hash common.Hash) attestationVector {
	t.Helper()
	genesis := c.trust.Chain.Genesis
	v := attestationVector{
		ChainID: c.trust.Chain.ID, Genesis: genesis, Number: number, Hash: hash,
		DomainSeparator: crypto.Keccak256Hash(
			crypto.Keccak256([]byte("EIP712Domain(string name,string version,uint256 chainId,bytes32 salt)")),
			crypto.Keccak256([]byte("LabSeal Attestation")), crypto.Keccak256([]byte("1")), word(c.trust.Chain.ID), genesis[:]),
		StructHash: crypto.Keccak256Hash(
			crypto.Keccak256([]byte("Attestation(uint64 number,bytes32 hash)")), word(number), hash[:]),
	}
	v.Digest = crypto.Keccak256Hash([]byte{0x19, 0x01}, v.DomainSeparator[:], v.StructHash[:])
	signature, err := crypto.Sign(v.Digest[:], c.attestors[0])
	check(t, err)
	v.Account, v.Signature = crypto.PubkeyToAddress(c.attestors[0].PublicKey), signature
	return v
}

func (v *chainVectors) consume(t *testing.T) {
	for _, h := range v.Headers {
		b, err := evidence.DecodeHeader(evidence.CodecEthereum, h.Header)
		if err != nil || b.Hash != h.Hash || b.Number != h.Number || b.ReceiptsRoot != h.ReceiptsRoot ||
			b.ParentHash != h.ParentHash || b.Time != h.Time {
			t.Errorf("%s: %+v, %v", h.Name, b, err)
		}
	}
	for _, h := range v.Negative.Headers {
		if _, err := evidence.DecodeHeader(evidence.CodecEthereum, h.Header); err == nil {
			t.Errorf("header, %s: accepted", h.Name)
		}
	}
	for _, r := range v.Receipts {
		again := evidence.Receipt{
			Type: r.Type, Status: r.Status, Gas: r.Gas, Bloom: types.BytesToBloom(r.Bloom),
			Logs: r.logs(),
		}
		if b, err := again.Encode(); err != nil || hexutil.Encode(b) != r.Encoded.String() {
			t.Errorf("receipt, %s: encoded %x, %v", r.Name, b, err)
		}
	}
	for _, tr := range v.Tries {
		tr.consume(t)
	}
	for _, a := range v.Anchors {
		want := evidence.Anchor{
			Contract: a.Contract, Member: a.Member, Log: a.LogID, Sequence: a.Sequence, ChainID: a.ChainID, OldSize: a.OldSize,
			Size: a.Size, Root: a.Root,
		}
		if got, err := evidence.DecodeAnchor(a.Log.log()); err != nil || got != want {
			t.Errorf("anchor: %+v, %v", got, err)
		}
	}
	for _, a := range v.Negative.Anchors {
		if _, err := evidence.DecodeAnchor(a.Log.log()); err == nil {
			t.Errorf("anchor, %s: accepted", a.Name)
		}
	}
	for _, a := range v.Attestations {
		digest := evidence.AttestationDigest(a.ChainID, a.Genesis, a.Number, a.Hash)
		public, err := crypto.SigToPub(digest[:], a.Signature)
		if err != nil || digest != a.Digest || crypto.PubkeyToAddress(*public) != a.Account {
			t.Errorf("attestation: digest %s, %v, want %s", digest, err, a.Digest)
		}
	}
}

func (l chainLog) log() *types.Log {
	return &types.Log{Address: l.Address, Topics: l.Topics, Data: l.Data}
}

func (r chainReceipt) logs() []*types.Log {
	var out []*types.Log
	for _, l := range r.Logs {
		out = append(out, l.log())
	}
	return out
}
