package evidence_test

import (
	"bytes"
	"errors"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/evidence"
)

func TestVerify(t *testing.T) {
	c := newConsortium(t)
	for _, size := range []int{1, 2, 3, 7, 8, 9, 100, 257} {
		p := c.prove(t, sampleRecord, size)
		in := evidence.Input{Evidence: p.evidence, Opening: p.opening, Record: p.record}
		proven, err := evidence.Verify(in, c.trust)
		check(t, err)
		if !proven.Record || len(proven.Opening.Claims) != len(sampleClaims) || len(proven.Finality.Attested) != 2 {
			t.Fatalf("size %d: proven too little: %+v", size, proven)
		}
		if _, err := evidence.Verify(evidence.Input{Evidence: p.evidence}, c.trust); err != nil {
			t.Fatalf("size %d: evidence alone: %v", size, err)
		}
	}
}

// TestVerify_EveryByte changes every byte of evidence, opening and record, and drops and adds one, and wants a refusal
// each time.
func TestVerify_EveryByte(t *testing.T) {
	c := newConsortium(t)
	p := c.prove(t, sampleRecord, 100)
	verify := func(e, o, r []byte) error {
		_, err := evidence.Verify(evidence.Input{Evidence: e, Opening: o, Record: r}, c.trust)
		return err
	}
	check(t, verify(p.evidence, p.opening, p.record))
	var accepted int
	for which, original := range map[string][]byte{"evidence": p.evidence, "opening": p.opening, "record": p.record} {
		try := func(what string, at int, changed []byte) {
			e, o, r := p.evidence, p.opening, p.record
			switch which {
			case "evidence":
				e = changed
			case "opening":
				o = changed
			case "record":
				r = changed
			}
			if err := verify(e, o, r); err == nil {
				accepted++
				t.Errorf("%s: accepted with byte %d %s", which, at, what)
			}
		}
		for i := range original {
			for _, mask := range []byte{0x01, 0x80, 0x20, 0xff} {
				changed := bytes.Clone(original)
				changed[i] ^= mask
				try("changed", i, changed)
			}
			try("dropped", i, slices.Delete(bytes.Clone(original), i, i+1))
			try("doubled", i, slices.Insert(bytes.Clone(original), i, original[i]))
		}
		try("added", len(original), append(bytes.Clone(original), 0))
	}
	t.Logf("%d bytes of evidence, %d of opening, %d of record: %d changes accepted",
		len(p.evidence), len(p.opening), len(p.record), accepted)
}

func TestVerify_RefusesWhatDoesNotBelong(t *testing.T) {
	c := newConsortium(t)
	p, other := c.prove(t, sampleRecord, 100), c.prove(t, []byte("another record"), 100)
	assemble := func(entry, receipt []byte, chain evidence.ChainProof) []byte {
		b, err := evidence.Assemble(entry, receipt, chain)
		check(t, err)
		return b
	}
	withSignatures := func(list ...[]byte) []byte {
		chain := p.chain
		chain.Signatures = list
		return assemble(p.entry, p.receipt, chain)
	}
	block, err := evidence.DecodeHeader(evidence.CodecEthereum, p.chain.Header)
	check(t, err)
	first, second := p.chain.Signatures[0], p.chain.Signatures[1]
	third := c.attest(t, c.attestors[2], block.Number, block.Hash).Signature
	outsider := c.attest(t, newAccount(t), block.Number, block.Hash).Signature

	for _, test := range []struct {
		name  string
		in    evidence.Input
		check string
	}{
		{"another statement", evidence.Input{Evidence: assemble(other.entry, p.receipt, p.chain)}, evidence.CheckBlock},
		{"another receipt", evidence.Input{Evidence: assemble(p.entry, other.receipt, p.chain)}, evidence.CheckReceipt},
		{"another block", evidence.Input{Evidence: assemble(p.entry, p.receipt, other.chain)}, evidence.CheckBlock},
		{"another opening", evidence.Input{Evidence: p.evidence, Opening: other.opening}, evidence.CheckOpening},
		{"another record", evidence.Input{Evidence: p.evidence, Opening: p.opening, Record: other.record}, evidence.CheckRecord},
		{"record without opening", evidence.Input{Evidence: p.evidence, Record: p.record}, evidence.CheckRecord},
		{"no attestation", evidence.Input{Evidence: withSignatures()}, evidence.CheckFinality},
		{"one attestation", evidence.Input{Evidence: withSignatures(first)}, evidence.CheckFinality},
		{"one attestation twice", evidence.Input{Evidence: withSignatures(first, first)}, evidence.CheckFinality},
		{"out of order", evidence.Input{Evidence: withSignatures(second, first)}, evidence.CheckFinality},
		{
			"one attestation more than asked for",
			evidence.Input{Evidence: withSignatures(first, second, third)},
			evidence.CheckFinality,
		},
		{"an outsider's attestation", evidence.Input{Evidence: withSignatures(first, outsider)}, evidence.CheckFinality},
		{"a malleated attestation", evidence.Input{Evidence: withSignatures(malleate(first), second)}, evidence.CheckFinality},
		{"empty", evidence.Input{}, evidence.CheckFormat},
		{"no evidence but a log entry", evidence.Input{Evidence: p.entry}, evidence.CheckFormat},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := evidence.Verify(test.in, c.trust)
			var failure *evidence.Failure
			if !errors.As(err, &failure) || failure.Check != test.check {
				t.Fatalf("got %v, want the %s check to fail", err, test.check)
			}
		})
	}
}

// TestVerify_RefusesForgedChain builds a chain that is consistent in itself and anchors the right log: the members'
// attestors have never seen its block.
func TestVerify_RefusesForgedChain(t *testing.T) {
	honest, forger := newConsortium(t), newConsortium(t)
	forger.statement, forger.log, forger.trust = honest.statement, honest.log, honest.trust
	p := forger.prove(t, sampleRecord, 100)
	_, err := evidence.Verify(evidence.Input{Evidence: p.evidence}, honest.trust)
	var failure *evidence.Failure
	if !errors.As(err, &failure) || failure.Check != evidence.CheckFinality {
		t.Fatalf("a forged chain: got %v, want finality to fail", err)
	}
}

func TestVerify_RefusesOtherContractAndChain(t *testing.T) {
	c := newConsortium(t)
	p := c.prove(t, sampleRecord, 10)
	for name, change := range map[string]func(*evidence.Trust){
		"contract": func(t *evidence.Trust) { t.Contracts[0].Address = common.HexToAddress("0x107") },
		"chain":    func(t *evidence.Trust) { t.Chain.ID++ },
		"genesis":  func(t *evidence.Trust) { t.Chain.Genesis[0]++ },
		"member":   func(t *evidence.Trust) { t.Members = t.Members[1:] },
		"keys":     func(t *evidence.Trust) { t.Members[0].Keys = nil },
	} {
		t.Run(name, func(t *testing.T) {
			changed, _, err := evidence.ParseTrust(c.file)
			check(t, err)
			change(changed)
			if _, err := evidence.Verify(evidence.Input{Evidence: p.evidence}, changed); err == nil {
				t.Fatal("accepted")
			}
		})
	}
}

func TestVerify_KeyValidity(t *testing.T) {
	c := newConsortium(t)
	p := c.prove(t, sampleRecord, 10) // anchored in block 1234
	at := func(n uint64) *uint64 { return &n }
	for _, test := range []struct {
		name     string
		validity evidence.Validity
		want     bool
	}{
		{"open", evidence.Validity{}, true},
		{"from that block", evidence.Validity{From: 1234}, true},
		{"from the next", evidence.Validity{From: 1235}, false},
		{"until that block", evidence.Validity{Until: at(1234)}, false},
		{"until the next", evidence.Validity{Until: at(1235)}, true},
		{"compromised since that block", evidence.Validity{CompromisedSince: at(1234)}, false},
		{"compromised since the next", evidence.Validity{CompromisedSince: at(1235)}, true},
	} {
		for _, key := range []int{0, 1} {
			trust, _, err := evidence.ParseTrust(c.file)
			check(t, err)
			trust.Members[0].Keys[key].Validity = test.validity
			_, err = evidence.Verify(evidence.Input{Evidence: p.evidence}, trust)
			if (err == nil) != test.want {
				t.Errorf("%s key, %s: %v", trust.Members[0].Keys[key].Kind, test.name, err)
			}
		}
	}
}
