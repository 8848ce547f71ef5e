package evidence_test

import (
	"bytes"
	"errors"
	"testing"

	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/rlp"
	"github.com/fxamacker/cbor/v2"

	"github.com/labseal/labseal/evidence"
)

func FuzzDecodeOpening(f *testing.F) {
	for _, n := range []int{0, 1, 17} {
		_, opening, err := evidence.Commit(evidence.Secret{}, "test/1", sampleRecord, manyClaims(n))
		check(f, err)
		f.Add(opening.Encode())
		if part, err := opening.Reveal(); err == nil {
			f.Add(part.Encode())
		}
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		o, err := evidence.DecodeOpening(b)
		if err != nil {
			return
		}
		if !bytes.Equal(o.Encode(), b) {
			t.Fatal("two encodings of one opening")
		}
		root, err := o.Root()
		if err != nil || len(o.Claims) == 0 {
			return
		}
		part, err := o.Reveal(o.Claims[0].Position)
		check(t, err)
		if again, err := part.Root(); err != nil || again != root {
			t.Fatalf("part of it: root %s, %v, want %s", again, err, root)
		}
	})
}

func FuzzDecodeStatement(f *testing.F) {
	c := fixedConsortium(f)
	f.Add(c.version(f, "a version", sampleClaims, 1).entry)
	f.Add(c.sign(f, evidence.Statement{
		Member: c.member, Log: c.logID, Handle: fixed("handle"), Kind: evidence.KindAmendment,
		Amended: fixed("amended"), Reason: evidence.ReasonWrongPatient,
	}))
	f.Fuzz(func(t *testing.T, b []byte) {
		if _, err := evidence.DecodeStatement(b); err == nil {
			checkDeterministic(t, b)
		}
	})
}

// checkDeterministic decodes CBOR of any kind and wants its deterministic encoding to be the very bytes.
func checkDeterministic(t testing.TB, b []byte) {
	t.Helper()
	mode, err := cbor.CoreDetEncOptions().EncMode()
	check(t, err)
	var v any
	check(t, cbor.Unmarshal(b, &v))
	if again, err := mode.Marshal(v); err != nil || !bytes.Equal(again, b) {
		t.Fatalf("accepted %x, which is %x in deterministic encoding", b, again)
	}
}

// FuzzVerify lets nothing pass but what was made.
func FuzzVerify(f *testing.F) {
	c := fixedConsortium(f)
	m := c.version(f, "a version", sampleClaims, 100)
	genuine, opening := m.evidence(f), m.opening.Encode()
	f.Add(genuine, opening, m.record)
	f.Add(m.entry, []byte{}, []byte{})
	f.Add(m.receipt, opening[:40], []byte{})
	f.Fuzz(func(t *testing.T, e, o, r []byte) {
		_, err := evidence.Verify(evidence.Input{Evidence: e, Opening: o, Record: r}, c.trust)
		var failure *evidence.Failure
		switch isGenuine := bytes.Equal(e, genuine) && bytes.Equal(o, opening) && bytes.Equal(r, m.record); {
		case err == nil && !isGenuine:
			t.Fatal("accepted what was never made")
		case err != nil && (isGenuine || !errors.As(err, &failure)):
			t.Fatalf("refused with %v", err)
		}
	})
}

// FuzzAmendmentState puts any bytes as an amendment state into genuine evidence.
func FuzzAmendmentState(f *testing.F) {
	c := fixedConsortium(f)
	a := c.amended(f)
	genuine := item(f, stateItem(c.state(nil).prove(f, c, a.slot)))
	receipts, proof := []any{a.version.receipt}, item(f, a.version.proof(f))
	f.Add(genuine)
	f.Add(genuine[:100])
	f.Fuzz(func(t *testing.T, b []byte) {
		file := a.version.rawHeader(t, map[int]any{394: receipts, -70001: proof, -70002: b})
		_, err := evidence.Verify(evidence.Input{Evidence: file}, c.trust)
		if (err == nil) != bytes.Equal(b, genuine) {
			t.Fatalf("%v", err)
		}
	})
}

// FuzzReceipt puts any bytes as a receipt under an honest receipts root. Whatever they are, they are no event of ours.
// FuzzReceipt puts any receipt that a proof can express under an honest receipts root. Whatever its events are, they are
// none of ours.
func FuzzReceipt(f *testing.F) {
	c := fixedConsortium(f)
	m := c.version(f, "a version", sampleClaims, 1)
	genuine := m.proof(f)[6].([]any)
	f.Add(uint64(0), uint64(0), uint64(21000), []byte{0xc0})
	f.Add(uint64(1), uint64(2), uint64(90000), genuine[2].([]byte))
	f.Add(uint64(2), uint64(0x7f), uint64(90000), bytes.Replace(genuine[2].([]byte), c.member[:], c.logID[:], 1))
	f.Fuzz(func(t *testing.T, logIndex, kind, gas uint64, events []byte) {
		if bytes.Equal(events, genuine[2].([]byte)) && logIndex == 1 {
			return
		}
		p := m.proof(t)
		p[4], p[6] = logIndex, []any{kind, gas, events}
		b := m.raw(t, []any{m.receipt}, item(t, p))
		_, err := evidence.Verify(evidence.Input{Evidence: b}, c.trust)
		wantFailure(t, err, evidence.CheckBlock)
	})
}

func FuzzParseTrust(f *testing.F) {
	c := fixedConsortium(f)
	f.Add(c.file)
	f.Add(c.text)
	f.Fuzz(func(t *testing.T, b []byte) {
		trust, hash, err := evidence.ParseTrust(b)
		if err != nil {
			return
		}
		text, err := trust.Text()
		check(t, err)
		if !bytes.Contains(b, text) || trust.Number == 1 && evidence.TrustHash(text) != hash {
			t.Fatal("accepted another text than it reads")
		}
	})
}

// FuzzReadHeader reads any bytes by each codec. What is read has one form only, and hashes by the rules.
func FuzzReadHeader(f *testing.F) {
	f.Add(fixedConsortium(f).block(f, [][]byte{{1}}, 0).Header)
	for _, name := range []string{"goquorum-headers.json", "besu-headers-synthetic.json"} {
		for _, s := range readServed(f, name).Headers {
			header, _ := s.encoded(f)
			f.Add(header)
		}
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		for _, codec := range []string{evidence.CodecEthereum, evidence.CodecQBFTBesu, evidence.CodecQBFTGoQuorum} {
			h, err := evidence.ReadHeader(codec, b)
			if err != nil {
				continue
			}
			var fields types.Header
			check(t, rlp.DecodeBytes(b, &fields))
			if h.Hash != crypto.Keccak256Hash(h.Unsealed) || h.Number != fields.Number.Uint64() {
				t.Fatalf("%s: another hash or number than of what it read", codec)
			}
			if codec == evidence.CodecEthereum && h.Hash != fields.Hash() {
				t.Fatal("another hash than go-ethereum's")
			}
			for _, form := range [][]byte{h.Unsealed, h.Signed} {
				again, err := evidence.ReadHeader(codec, form)
				if err != nil || again.Hash != h.Hash || len(again.Seals) != 0 && codec != evidence.CodecEthereum {
					t.Fatalf("%s: its unsealed form reads %+v, %v", codec, again, err)
				}
			}
		}
	})
}

// FuzzChainProof puts any bytes in the place of a chain proof, under each method's trust file: none is accepted but the
// genuine ones of that block.
func FuzzChainProof(f *testing.F) {
	all, genuine := finalities(f), map[string]bool{}
	for _, m := range all {
		proof := item(f, m.proof(f))
		genuine[string(proof)] = true
		f.Add(proof)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		for _, m := range all {
			_, err := evidence.Verify(evidence.Input{Evidence: m.raw(t, []any{m.receipt}, b)}, m.trust)
			isOwn := bytes.Equal(b, item(t, m.proof(t)))
			if err == nil && !genuine[string(b)] || err != nil && isOwn {
				t.Fatalf("%s: its own %v, and yet %v", m.name, isOwn, err)
			}
		}
	})
}

// FuzzLogReceipt puts any bytes in the place of the receipt of inclusion.
func FuzzLogReceipt(f *testing.F) {
	c := fixedConsortium(f)
	m := c.version(f, "a version", sampleClaims, 100)
	f.Add(m.receipt)
	f.Add(c.version(f, "another version", sampleClaims, 7).receipt)
	proof := item(f, m.proof(f))
	f.Fuzz(func(t *testing.T, b []byte) {
		_, err := evidence.Verify(evidence.Input{Evidence: m.raw(t, []any{b}, proof)}, c.trust)
		if isGenuine := bytes.Equal(b, m.receipt); isGenuine != (err == nil) {
			t.Fatalf("genuine %v, and yet %v", isGenuine, err)
		}
	})
}

// FuzzMergeTrust merges any file with a good one: whatever comes out has the good one's text.
func FuzzMergeTrust(f *testing.F) {
	c := fixedConsortium(f)
	_, one := c.signTrust(f, c.trust, "First Lab")
	f.Add(one)
	f.Add(c.file)
	f.Fuzz(func(t *testing.T, b []byte) {
		merged, err := evidence.MergeTrust(one, b)
		if err != nil {
			return
		}
		if !bytes.HasPrefix(merged, c.text) {
			t.Fatal("merged into another text")
		}
		if again, err := evidence.MergeTrust(merged); err != nil || !bytes.Equal(again, merged) {
			t.Fatalf("merged once more it is another file, %v", err)
		}
	})
}
