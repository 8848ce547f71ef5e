package evidence_test

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rlp"

	"github.com/labseal/labseal/evidence"
)

// TestDecoders_Memory gives each decoder 1 KiB that claims to be much, or is as much as it can be.
func TestDecoders_Memory(t *testing.T) {
	c := fixedConsortium(t)
	m := c.version(t, "a version", sampleClaims, 1)
	proof, receipts := item(t, m.proof(t)), []any{m.receipt}
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
	for _, vector := range shortVectors(t) {
		inputs[vector.name] = vector.bytes
	}
	for name, decoder := range map[string]func([]byte){
		"opening":   func(b []byte) { _, _ = evidence.DecodeOpening(b) },
		"statement": func(b []byte) { _, _ = evidence.DecodeStatement(b) },
		"evidence":  func(b []byte) { _, _ = evidence.Verify(evidence.Input{Evidence: b}, c.trust) },
		"trust":     func(b []byte) { _, _, _ = evidence.ParseTrust(b) },
		"header":    func(b []byte) { _, _ = evidence.DecodeHeader(evidence.CodecEthereum, b) },
		"QBFT":      func(b []byte) { _, _ = evidence.ReadHeader(evidence.CodecQBFTBesu, b) },
		"extraData": func(b []byte) { _, _ = evidence.ReadHeader(evidence.CodecQBFTBesu, withRawExtra(t, b)) },
		"receipt":   func(b []byte) { _, _ = evidence.Verify(evidence.Input{Evidence: m.raw(t, []any{b}, proof)}, c.trust) },
		"proof":     func(b []byte) { _, _ = evidence.Verify(evidence.Input{Evidence: m.raw(t, receipts, b)}, c.trust) },
		"events":    func(b []byte) { _, _ = evidence.Verify(evidence.Input{Evidence: m.withEvents(t, b)}, c.trust) },
		"merge":     func(b []byte) { _, _ = evidence.MergeTrust(b, b) },
		"intake":    func(b []byte) { _, _ = evidence.ParseIntakeReceipt(b) },
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

// allocated is the number of bytes that a call allocates; where that is much, the least of three.
func allocated(call func()) uint64 {
	least := uint64(math.MaxUint64)
	var before, after runtime.MemStats
	for i := 0; i < 3 && least > 1<<20; i++ {
		runtime.ReadMemStats(&before)
		call()
		runtime.ReadMemStats(&after)
		least = min(least, after.TotalAlloc-before.TotalAlloc)
	}
	return least
}

// withRawExtra is a QBFT header with any bytes as its extraData.
func withRawExtra(t testing.TB, extra []byte) []byte {
	t.Helper()
	header, _ := readServed(t, "besu-headers-synthetic.json").Headers[0].encoded(t)
	h := new(types.Header)
	check(t, rlp.DecodeBytes(header, h))
	h.Extra = extra
	b, err := rlp.EncodeToBytes(h)
	check(t, err)
	return b
}

// withEvents is evidence with any bytes as the chain receipt's events.
func (m made) withEvents(t testing.TB, events []byte) []byte {
	t.Helper()
	p := m.proof(t)
	p[6].([]any)[2] = events
	return m.raw(t, []any{m.receipt}, item(t, p))
}

type namedBytes struct {
	name  string
	bytes []byte
}

// shortVectors are all byte strings of up to 1 KiB in the vectors of the specification: what the decoders are for, and
// what they refuse.
func shortVectors(t testing.TB) (list []namedBytes) {
	t.Helper()
	files, err := filepath.Glob(vectorsDir + "/*.json")
	check(t, err)
	for _, name := range files {
		file, err := os.ReadFile(name)
		check(t, err)
		seen := map[string]bool{}
		for _, hex := range regexp.MustCompile(`"0x[0-9a-f]{200,}"`).FindAll(file, -1) {
			if s := string(bytes.Trim(hex, `"`)); !seen[s] && len(s) <= 2+2048 {
				seen[s] = true
				list = append(list, namedBytes{fmt.Sprintf("%s %d", filepath.Base(name), len(list)), common.FromHex(s)})
			}
		}
	}
	return list
}
