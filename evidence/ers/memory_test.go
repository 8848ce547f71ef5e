package ers_test

import (
	"bytes"
	"crypto"
	"math"
	"runtime"
	"strings"
	"testing"

	"github.com/labseal/labseal/evidence/ers"
	"github.com/labseal/labseal/internal/tsatest"
)

// TestDecode_Memory gives the decoder 1 KiB that claims to be much, or is as much as it can be.
func TestDecode_Memory(t *testing.T) {
	sequence := func(tag byte, content string) string {
		return string([]byte{tag, 0x82, byte(len(content) >> 8), byte(len(content))}) + content
	}
	record := func(chains string) string {
		return sequence(0x30, "\x02\x01\x01\x30\x0d\x30\x0b\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01"+sequence(0x30, chains))
	}
	genuine := stamp(t, tsatest.New(t, "Authority", 2025, 2035), 2026, crypto.SHA256, ers.Item{Document: document})[0].Encode()
	for what, input := range map[string]string{
		"empty chains":           record(strings.Repeat("\x30\x00", 480)),
		"empty timestamps":       record(sequence(0x30, strings.Repeat("\x30\x00", 480))),
		"lists in a tree":        record(sequence(0x30, sequence(0x30, sequence(0xa2, strings.Repeat("\x30\x00", 480))))),
		"hashes in a tree":       record(sequence(0x30, sequence(0x30, sequence(0xa2, sequence(0x30, strings.Repeat("\x04\x00", 480)))))),
		"a length of 2^31":       "\x30\x84\x7f\xff\xff\xff" + strings.Repeat("\x00", 1000),
		"nested sequences":       strings.Repeat("\x30\x80", 500),
		"a token of many pieces": record(sequence(0x30, sequence(0x30, sequence(0x30, strings.Repeat("\x05\x00", 450))))),
		"a genuine one, cut":     string(genuine[:len(genuine)-100]),
		"a genuine one":          string(genuine),
	} {
		if len(input) > 1100 {
			t.Fatalf("%s: %d bytes", what, len(input))
		}
		decode := func() { _, _ = ers.Decode([]byte(input)) }
		decode() // what is allocated once is not the input's doing
		if n := allocated(decode); n > 1<<20 {
			t.Errorf("%s made it allocate %d bytes", what, n)
		}
	}
	if _, err := ers.Decode(bytes.Clone(genuine)); err != nil {
		t.Errorf("the genuine one is refused: %v", err)
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
