package evidence_test

import (
	"bytes"
	"errors"
	"math"
	"runtime"
	"strings"
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

func FuzzDecodeHeader(f *testing.F) {
	f.Add(fixedConsortium(f).block(f, [][]byte{{1}}, 0).Header)
	f.Fuzz(func(t *testing.T, b []byte) {
		block, err := evidence.DecodeHeader(evidence.CodecEthereum, b)
		if err != nil {
			return
		}
		var h types.Header
		check(t, rlp.DecodeBytes(b, &h))
		if block.Hash != crypto.Keccak256Hash(b) || block.Hash != h.Hash() {
			t.Fatal("another hash than that of its bytes")
		}
	})
}

// TestDecoders_Memory gives each decoder 1 KiB that claims to be much, or is as much as it can be.
func TestDecoders_Memory(t *testing.T) {
	c := newConsortium(t)
	opening := func(claims string) []byte { // version, leaf, projection, size, then claims as given
		return []byte("\xa6\x01\x01\x02\x58\x20" + strings.Repeat("l", 32) + "\x03\x61p\x05\x10\x06" + claims)
	}
	trustText := func(members string) []byte {
		return []byte(`{"format":"labseal/trust/1","number":1,"members":[` + members + "]}\n\n")
	}
	inputs := map[string][]byte{
		"a list of 2^31":          opening("\x9a\x80\x00\x00\x00"),
		"a list of 2^62":          opening("\x9b\x40\x00\x00\x00\x00\x00\x00\x00"),
		"a string of 2^40":        opening("\x5b\x00\x00\x01\x00\x00\x00\x00\x00"),
		"nulls":                   opening("\x99\x03\x80" + strings.Repeat("\xf6", 0x380)),
		"empty lists":             opening("\x99\x03\x80" + strings.Repeat("\x80", 0x380)),
		"nested lists":            opening(strings.Repeat("\x81", 900)),
		"nested maps":             []byte(strings.Repeat("\xa1\x01", 500)),
		"a map of 2^31":           []byte("\xd2\x84\x40\xba\x80\x00\x00\x00"),
		"many headers":            append([]byte("\xd2\x84\x40\xb9\x01\x40"), bytes.Repeat([]byte{0x19, 0x01, 0xf6}, 320)...),
		"indefinite":              []byte("\xd2\x84\x5f" + strings.Repeat("\x41a", 400)),
		"an RLP list of 2^56":     append([]byte{0xff, 0x7f}, bytes.Repeat([]byte{0xff}, 1000)...),
		"an RLP string of 2^40":   append([]byte{0xfd, 0, 1, 0, 0, 0, 0}, bytes.Repeat([]byte{0xbf}, 1000)...),
		"RLP lists":               append([]byte{0xf9, 0x03, 0xe8}, bytes.Repeat([]byte{0xc0}, 1000)...),
		"nested RLP":              bytes.Repeat([]byte{0xc1}, 1024),
		"members":                 trustText(strings.Repeat("{},", 300) + "{}"),
		"null members":            trustText(strings.Repeat("null,", 180) + "null"),
		"nested JSON":             trustText(strings.Repeat("[", 900)),
		"signature lines":         []byte("{}\n\n" + strings.Repeat("— 0x \n", 120)),
		"an opening cut short":    opening("\x99\x03\x80"),
		"one byte, 1,024 times 0": make([]byte, 1024),
	}
	for name, decoder := range map[string]func([]byte){
		"opening":   func(b []byte) { _, _ = evidence.DecodeOpening(b) },
		"statement": func(b []byte) { _, _ = evidence.DecodeStatement(b) },
		"evidence":  func(b []byte) { _, _ = evidence.Verify(evidence.Input{Evidence: b}, c.trust) },
		"trust":     func(b []byte) { _, _, _ = evidence.ParseTrust(b) },
		"header":    func(b []byte) { _, _ = evidence.DecodeHeader(evidence.CodecEthereum, b) },
	} {
		for what, input := range inputs {
			if len(input) > 1100 {
				t.Fatalf("%s: %d bytes", what, len(input))
			}
			decoder(input) // what is allocated once is not the input's doing
			if n := allocated(func() { decoder(input) }); n > 1<<20 {
				t.Errorf("%s: %s made it allocate %d bytes", name, what, n)
			}
		}
	}
}

// allocated is the least number of bytes that a call allocates, of three.
func allocated(call func()) uint64 {
	least := uint64(math.MaxUint64)
	var before, after runtime.MemStats
	for range 3 {
		runtime.ReadMemStats(&before)
		call()
		runtime.ReadMemStats(&after)
		least = min(least, after.TotalAlloc-before.TotalAlloc)
	}
	return least
}
