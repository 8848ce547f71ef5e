package evidence_test

import (
	"bytes"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/rlp"

	"github.com/labseal/labseal/evidence"
)

// trustChange is a trust file that differs in one respect. All evidence is anchored in block 1234.
type trustChange struct {
	name   string
	change func(trust *evidence.Trust)
}

func (v *evidenceVectors) addTrust(t testing.TB, c *consortium, change trustChange) {
	t.Helper()
	text, file := c.signTrust(t, changedTrust(t, c, change.change), governorNames...)
	v.Trusts = append(v.Trusts, namedTrust{change.name, evidence.TrustHash(text), string(file)})
}

func block(n uint64) *uint64 { return &n }

// everyValidity sets the validity of all keys and attestors.
func everyValidity(set evidence.Validity) func(*evidence.Trust) {
	return func(trust *evidence.Trust) {
		for _, m := range trust.Members {
			for i := range m.Attestors {
				m.Attestors[i].Validity = set
			}
			for i := range m.Keys {
				m.Keys[i].Validity = set
			}
		}
	}
}

var goodValidities = []trustChange{
	{"from that block", everyValidity(evidence.Validity{From: 1234})},
	{"until the next block", everyValidity(evidence.Validity{Until: block(1235)})},
	{"compromised since the next block", everyValidity(evidence.Validity{CompromisedSince: block(1235)})},
}

// refusal collects negative evidence.
type refusal struct {
	t   testing.TB
	c   *consortium
	v   *evidenceVectors
	out []evidenceNegative
}

func (r *refusal) add(check, name, why string, b []byte) { r.addInput(check, name, why, b, nil, nil) }

func (r *refusal) addInput(check, name, why string, b, opening, record []byte) {
	in := evidenceInput{Trust: "file 1", Evidence: b, Opening: optional(opening), Record: optional(record)}
	r.out = append(r.out, evidenceNegative{name, why, check, in})
}

func (r *refusal) addTrust(check, why string, b []byte, change trustChange) {
	r.v.addTrust(r.t, r.c, change)
	in := evidenceInput{Trust: change.name, Evidence: b}
	r.out = append(r.out, evidenceNegative{change.name, why, check, in})
}

func evidenceNegatives(
	t testing.TB, c *consortium, v *evidenceVectors, version, amendment, alone made, part *evidence.Opening,
) []evidenceNegative {
	t.Helper()
	r := &refusal{t: t, c: c, v: v}
	r.format(version, alone)
	r.addTrust(evidence.CheckMember, "the trust file does not name the issuer", version.evidence(t),
		trustChange{"another member", func(trust *evidence.Trust) { trust.Members[0].ID = fixed("another member") }})
	r.inclusion(version)
	r.block(version)
	r.attestations(version)
	r.statement(version)
	r.receipt(version)
	r.openings(version, amendment, alone, part)
	return r.out
}

func (r *refusal) inclusion(m made) {
	proof := func(change func(in *inclusionVector)) []byte {
		in := inclusionVector{Size: m.inclusion.Size, Index: m.inclusion.Index, Path: slices.Clone(m.inclusion.Path)}
		change(&in)
		return m.raw(r.t, []any{m.rawReceipt(r.t, []any{in.Size, in.Index, toBytes(in.Path)})}, item(r.t, m.proof(r.t)))
	}
	r.add(evidence.CheckInclusion, "index is the size", "index not below size", proof(func(in *inclusionVector) {
		in.Index = in.Size
	}))
	r.add(evidence.CheckInclusion, "a hash missing", "the path is too short", proof(func(in *inclusionVector) {
		in.Path = in.Path[1:]
	}))
	r.add(evidence.CheckInclusion, "a hash too many", "the path is too long", proof(func(in *inclusionVector) {
		in.Path = append(in.Path, common.Hash{})
	}))
	r.add(evidence.CheckBlock, "a changed hash", "no anchored root", proof(func(in *inclusionVector) {
		in.Path[3][0] ^= 1
	}))
	r.add(evidence.CheckBlock, "another index", "no anchored root", proof(func(in *inclusionVector) { in.Index ^= 1 }))
	r.add(evidence.CheckBlock, "another size", "no anchored size", proof(func(in *inclusionVector) { in.Size-- }))
}

// failed is evidence whose block holds the receipt as that of a failed transaction.
func (r *refusal) failed(m made) []byte {
	r.t.Helper()
	b := lastReceipt(r.t, m.chain)
	header := r.c.block(r.t, [][]byte{bytes.Replace(b, b[4:6], []byte{0x80, b[5]}, 1)}, 0)
	changed := m
	changed.chain = r.c.block(r.t, [][]byte{b}, 0)
	changed.chain.Header, changed.chain.Signatures = header.Header, header.Signatures
	return changed.evidence(r.t)
}

// withBloom gives a changed receipt of type 2 the bloom filter of its events.
func withBloom(t testing.TB, receipt []byte) []byte {
	t.Helper()
	var fields struct {
		Status []byte
		Gas    uint64
		Bloom  types.Bloom
		Logs   []*types.Log
	}
	check(t, rlp.DecodeBytes(receipt[1:], &fields))
	return encodeReceipts(t, evidence.Receipt{
		Type: receipt[0], Status: fields.Status, Gas: fields.Gas, Logs: fields.Logs,
		Bloom: types.CreateBloom(&types.Receipt{Logs: fields.Logs}),
	})[0]
}

func (r *refusal) block(m made) {
	add := func(name, why string, change func(p *evidence.ChainProof)) {
		changed := m
		changed.chain.Receipt = slices.Clone(m.chain.Receipt)
		change(&changed.chain)
		r.add(evidence.CheckBlock, name, why, changed.evidence(r.t))
	}
	other := r.c.version(r.t, "another version", sampleClaims, 100)
	add("header with an unknown field", "closed", func(p *evidence.ChainProof) {
		var items []rlp.RawValue
		check(r.t, rlp.DecodeBytes(p.Header, &items))
		var err error
		p.Header, err = rlp.EncodeToBytes(slices.Concat(items, slices.Repeat([]rlp.RawValue{{1}}, 8)))
		check(r.t, err)
	})
	add("another place in the block", "the key leads elsewhere", func(p *evidence.ChainProof) { p.TxIndex = 2 })
	add("no such place in the block", "the key leads nowhere", func(p *evidence.ChainProof) { p.TxIndex = 99 })
	add("another event", "not CheckpointAnchored", func(p *evidence.ChainProof) { p.LogIndex = 0 })
	add("no such event", "two events only", func(p *evidence.ChainProof) { p.LogIndex = 2 })
	add("another version's block", "another root is anchored in it", func(p *evidence.ChainProof) { *p = other.chain })
	raw := func(name, why string, change func(p map[int]any)) {
		p := m.proof(r.t)
		change(p)
		r.add(evidence.CheckBlock, name, why, m.raw(r.t, []any{m.receipt}, item(r.t, p)))
	}
	raw("another receipts root", "the path's first node is not the root", func(p map[int]any) {
		p[2] = bytes.Replace(p[2].([]byte), crypto.Keccak256(p[5].([]any)[0].([]byte)), make([]byte, 32), 1)
	})
	raw("a node missing", "the path ends before the receipt", func(p map[int]any) { p[5] = []any{} })
	raw("a node too many", "each node is needed", func(p map[int]any) { p[5] = append(p[5].([]any), p[5].([]any)[0]) })
	raw("a changed node", "another hash", func(p map[int]any) { p[5].([]any)[0].([]byte)[40] ^= 1 })
	raw("a node that is no list", "another hash", func(p map[int]any) { p[5] = []any{[]byte("node")} })
	raw("a receipt type above 0x7f", "EIP-2718: 0 to 0x7f", func(p map[int]any) { p[6].([]any)[0] = 0x80 })
	raw("another receipt type", "another leaf", func(p map[int]any) { p[6].([]any)[0] = 1 })
	raw("another sum of gas", "another leaf", func(p map[int]any) { p[6].([]any)[1] = 90001 })
	raw("bytes behind the events", "one RLP item", func(p map[int]any) {
		p[6].([]any)[2] = append(p[6].([]any)[2].([]byte), 0)
	})
	raw("an event fewer", "another leaf", func(p map[int]any) {
		var events []rlp.RawValue
		check(r.t, rlp.DecodeBytes(p[6].([]any)[2].([]byte), &events))
		one, err := rlp.EncodeToBytes(events[1:])
		check(r.t, err)
		p[4], p[6].([]any)[2] = 0, one
	})
	r.add(evidence.CheckBlock, "a failed transaction", "the leaf is rebuilt with status 1", r.failed(m))
	receipt := func(name, why string, old, by []byte) {
		b := lastReceipt(r.t, m.chain)
		if bytes.Count(b, old) == 0 {
			r.t.Fatalf("%s: not in the receipt", name)
		}
		changed := m
		changed.chain = r.c.block(r.t, [][]byte{withBloom(r.t, bytes.ReplaceAll(b, old, by))}, 0)
		r.add(evidence.CheckBlock, name, why, changed.evidence(r.t))
	}
	contract := r.c.trust.Contracts[0].Address
	receipt("an event of another contract", "not the consortium's ResultLog", contract[:], make([]byte, 20))
	receipt("an event of another chain", "not the trust file's chain id", word(31337), word(31338))
	receipt("another member's log", "not the issuer's", r.c.member[:], bytesOf(fixed("member 2")))
	receipt("another log", "not the statement's", r.c.logID[:], bytesOf(fixed("log 2")))
	r.addTrust(evidence.CheckBlock, "another address", m.evidence(r.t), trustChange{
		"another contract",
		func(trust *evidence.Trust) {
			trust.Contracts[0].Address = common.Address{1}
		},
	})
	r.addTrust(evidence.CheckBlock, "there is no ResultLog", m.evidence(r.t), trustChange{
		"no contract",
		func(trust *evidence.Trust) {
			trust.Contracts[0].Name = "OtherLog"
		},
	})
	r.addTrust(evidence.CheckBlock, "another chain id", m.evidence(r.t), trustChange{
		"another chain",
		func(trust *evidence.Trust) {
			trust.Chain.ID++
		},
	})
}
