package evidence_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/labseal/labseal/evidence"
)

// FuzzCosignatures puts any bytes where evidence carries cosignatures. Whatever is read has one encoding, and nothing
// passes for the cosignature of a witness that never signed.
func FuzzCosignatures(f *testing.F) {
	c := fixedConsortium(f)
	file := c.version(f, "a version", sampleClaims, 1).evidence(f)
	checkpoint, err := evidence.CheckpointOf(file)
	check(f, err)
	signed, silent := fixedWitness("signed.example"), fixedWitness("silent.example")
	f.Add(item(f, []any{[]any{signed.Name, bytes.Repeat([]byte{1}, 76)}}))
	f.Add(item(f, []any{[]any{silent.Name, bytes.Repeat([]byte{2}, 76)}, []any{silent.Name, bytes.Repeat([]byte{3}, 76)}}))
	f.Fuzz(func(t *testing.T, value []byte) {
		changed := decodeCOSE(t, file)
		changed.Unprotected.(map[any]any)[int64(-70004)] = value
		b := changed.encode(t)
		list, err := evidence.Cosignatures(b)
		if err != nil {
			return
		}
		if again, err := evidence.AttachCosignatures(b, list); err != nil || !bytes.Equal(again, b) {
			t.Fatalf("two encodings of one list: %v", err)
		}
		for _, c := range list {
			if c.Check(silent.Witness, checkpoint) == nil {
				t.Fatal("a cosignature that was never made fits")
			}
		}
	})
}

// FuzzParseCosignature reads lines of notes, and writes them again as they were.
func FuzzParseCosignature(f *testing.F) {
	w := fixedWitness("witness.example")
	f.Add(w.cosign("labseal/a/b\n1\nAA==\n", 1).Line())
	f.Add("— a b")
	f.Fuzz(func(t *testing.T, line string) {
		if c, err := evidence.ParseCosignature(line); err == nil && (c.Line() != line || strings.Contains(line, "\n")) {
			t.Fatalf("%q is written again as %q", line, c.Line())
		}
	})
}
