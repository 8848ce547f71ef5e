package evidence_test

import (
	"bytes"
	"fmt"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/fxamacker/cbor/v2"

	"github.com/labseal/labseal/evidence"
)

// TestFinality_EveryByte changes and drops every byte of evidence by each method, and wants a refusal each time.
func TestFinality_EveryByte(t *testing.T) {
	for _, f := range finalities(t) {
		t.Run(f.name, func(t *testing.T) {
			good := f.evidence(t)
			_, err := evidence.Verify(evidence.Input{Evidence: good}, f.trust)
			check(t, err)
			everyByte(good, func(what string, at int, changed []byte) {
				if _, err := evidence.Verify(evidence.Input{Evidence: changed}, f.trust); err == nil {
					t.Errorf("accepted with byte %d %s", at, what)
				}
			})
		})
	}
}

// everyByte tries all bytes changed, in one bit and in all, and dropped.
func everyByte(good []byte, try func(what string, at int, changed []byte)) {
	for i := range good {
		for _, mask := range []byte{0x01, 0xff} {
			changed := bytes.Clone(good)
			changed[i] ^= mask
			try("changed", i, changed)
		}
		try("dropped", i, slices.Delete(bytes.Clone(good), i, i+1))
	}
}

// TestAgreed_EveryByte is the same for evidence that the reader's nodes speak for: they know one hash, whatever the
// file says.
func TestAgreed_EveryByte(t *testing.T) {
	c := fixedConsortium(t)
	for _, on := range []*consortium{c, c.onQBFT(t, evidence.CodecQBFTBesu)} {
		m := c.version(t, "a version", sampleClaims, 5)
		if on != c {
			_, accounts := validatorKeys(t)
			m.chain = on.sealed(t, m.chain, sealing{validators: accounts, round: 1})
		}
		chain, err := m.chain.Unattested(on.trust)
		check(t, err)
		block, err := evidence.DecodeHeader(on.trust.Chain.Codec, chain.Header)
		check(t, err)
		good := m.on(chain).evidence(t)
		proven, err := evidence.Verify(evidence.Input{Evidence: good, Agreed: block.Hash}, on.trust)
		if err != nil || !proven.Finality.Agreed {
			t.Fatalf("agreed: %+v, %v", proven, err)
		}
		everyByte(good, func(what string, at int, changed []byte) {
			if _, err := evidence.Verify(evidence.Input{Evidence: changed, Agreed: block.Hash}, on.trust); err == nil {
				t.Errorf("%s: accepted with byte %d %s", on.trust.Chain.Codec, at, what)
			}
		})
	}
}

// TestVerify_EveryField drops every element of every map and list of evidence and of its opening, at every depth, and
// wants a refusal each time.
func TestVerify_EveryField(t *testing.T) {
	for _, f := range finalities(t) {
		dropped := 0
		for _, changed := range drops(t, f.evidence(t)[1:]) {
			dropped++
			file := append([]byte{0xd2}, changed...)
			if _, err := evidence.Verify(evidence.Input{Evidence: file}, f.trust); err == nil {
				t.Errorf("%s: accepted %x", f.name, file)
			}
		}
		if dropped < 60 {
			t.Errorf("%s: only %d fields to drop", f.name, dropped)
		}
	}
	c := fixedConsortium(t)
	m := c.version(t, "a version", sampleClaims, 5)
	in := evidence.Input{Evidence: m.evidence(t), Opening: m.opening.Encode()}
	_, err := evidence.Verify(in, c.trust)
	check(t, err)
	for _, changed := range drops(t, in.Opening) {
		if bytes.Equal(changed, fullWithoutArtefact(m.opening).Encode()) {
			continue // a partial opening of all claims: it opens less, and says so
		}
		in.Opening = changed
		if _, err := evidence.Verify(in, c.trust); err == nil {
			t.Errorf("accepted opening %x", changed)
		}
	}
}

func fullWithoutArtefact(o *evidence.Opening) *evidence.Opening {
	part := *o
	part.Artefact = nil
	return &part
}

// drops are the encodings of a CBOR item with one map entry or list element left out, also within byte strings that
// hold CBOR themselves.
func drops(t testing.TB, b []byte) (out [][]byte) {
	t.Helper()
	var v any
	if cbor.Unmarshal(b, &v) != nil {
		return nil
	}
	switch v := v.(type) {
	case map[any]any:
		for key, value := range v {
			without := map[any]any{}
			for k, w := range v {
				if k != key {
					without[k] = w
				}
			}
			out = append(out, item(t, without))
			for _, changed := range drops(t, item(t, value)) {
				without[key] = cbor.RawMessage(changed)
				out = append(out, item(t, without))
			}
		}
	case []any:
		for i := range v {
			out = append(out, item(t, slices.Delete(slices.Clone(v), i, i+1)))
			for _, changed := range drops(t, item(t, v[i])) {
				with := slices.Clone(v)
				with[i] = cbor.RawMessage(changed)
				out = append(out, item(t, with))
			}
		}
	case []byte:
		inner, tag := v, []byte(nil)
		if len(v) > 0 && v[0] == 0xd2 {
			inner, tag = v[1:], v[:1]
		}
		if len(inner) < 2 || !isContainer(inner) {
			return nil
		}
		for _, changed := range drops(t, inner) {
			out = append(out, item(t, slices.Concat(tag, changed)))
		}
	}
	return out
}

// isContainer says whether bytes are a map or list of CBOR, and wholly so.
func isContainer(b []byte) bool {
	var v any
	return b[0]>>5 >= 4 && b[0]>>5 <= 5 && cbor.Unmarshal(b, &v) == nil
}

// TestVerify_EverySplice puts the statement, the receipt and the chain proof of several evidences together in every
// way but the right one.
func TestVerify_EverySplice(t *testing.T) {
	c := fixedConsortium(t)
	entries := c.entries(t, 2)
	inclusions, proof := c.logOf(t, entries...)
	amendment := c.logged(t, made{size: 7, entry: c.sign(t, evidence.Statement{
		Member: c.member, Log: c.logID, Handle: fixed("handle"), Kind: evidence.KindAmendment, Time: 1_789_999_200,
		Amended: fixed("amended"), Reason: evidence.ReasonCancelled,
	})})
	all := []made{
		c.version(t, "a version", sampleClaims, 100), c.version(t, "another version", sampleClaims, 100),
		c.version(t, "the only version", nil, 1), amendment,
	}
	for i, entry := range entries { // two of one checkpoint: they differ in place and path only
		receipt, err := evidence.SignReceipt(entry, inclusions[i], c.log)
		check(t, err)
		all = append(all, made{entry: entry, receipt: receipt, chain: proof})
	}
	accepted := map[string]bool{}
	for i, a := range all {
		for j, b := range all {
			for k, d := range all {
				file, err := evidence.Assemble(a.entry, b.receipt, d.chain)
				check(t, err)
				if _, err := evidence.Verify(evidence.Input{Evidence: file}, c.trust); err == nil {
					accepted[fmt.Sprint(i, j, k)] = true
				}
			}
		}
	}
	want := map[string]bool{ // each as it was made; and the last two have one block
		"0 0 0": true, "1 1 1": true, "2 2 2": true, "3 3 3": true, "4 4 4": true, "5 5 5": true, "4 4 5": true, "5 5 4": true,
	}
	if fmt.Sprint(accepted) != fmt.Sprint(want) {
		t.Errorf("accepted %v, want %v", accepted, want)
	}
}

// TestFinality_OtherTrust gives evidence by each method to readers of another consortium's, chain's or contract's.
func TestFinality_OtherTrust(t *testing.T) {
	for _, f := range finalities(t) {
		for name, change := range map[string]func(*evidence.Trust){
			"contract":   func(t *evidence.Trust) { t.Contracts[0].Address = common.HexToAddress("0x107") },
			"chain id":   func(t *evidence.Trust) { t.Chain.ID++ },
			"codec":      func(t *evidence.Trust) { t.Chain.Codec = evidence.CodecQBFTGoQuorum },
			"member":     func(t *evidence.Trust) { t.Members = t.Members[1:] },
			"keys":       func(t *evidence.Trust) { t.Members[0].Keys = nil },
			"other keys": func(t *evidence.Trust) { t.Members[0].Keys[1].Key = bytesOf(fixed("another log key")) },
			"nobody": func(t *evidence.Trust) {
				t.Attestation, t.Validators, t.Pinned = nil, nil, nil
			},
			"another pin": func(t *evidence.Trust) {
				t.Pinned = []evidence.PinnedBlock{{Number: 12_345_678, Hash: fixed("another block")}}
			},
		} {
			trust := copyTrust(f.trust)
			change(trust)
			if _, err := evidence.Verify(evidence.Input{Evidence: f.evidence(t)}, trust); err == nil {
				t.Errorf("%s, another %s: accepted", f.name, name)
			}
		}
	}
}

// copyTrust copies what these tests change.
func copyTrust(t *evidence.Trust) *evidence.Trust {
	c := *t
	c.Contracts, c.Members = slices.Clone(t.Contracts), slices.Clone(t.Members)
	first := *t.Members[0]
	first.Keys = slices.Clone(first.Keys)
	c.Members[0] = &first
	return &c
}
