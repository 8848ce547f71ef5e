package e2e

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// testCertificate certifies records from the lab's books: one that stands, and the first version of one that was
// corrected, which carries its amendment.
func testCertificate(t *testing.T, d *devnet, list []anchored) {
	for _, test := range []struct {
		record string
		args   []string
		files  int // embedded
	}{
		{list[0].Record, nil, 2},
		{list[0].Record, []string{"--opening"}, 3},
		{list[2].Record, []string{"--version", "1"}, 3},
	} {
		out := filepath.Join(t.TempDir(), "certificate.pdf")
		args := append([]string{"certificate", "--check-page", "https://lab.example/verify.html", "--out", out}, test.args...)
		said := d.must(t, "oracle", append(args, test.record)...)
		if !strings.Contains(said, "holds the proof") {
			t.Errorf("%v: %s", test.args, said)
		}
		pdf, err := os.ReadFile(out)
		check(t, err)
		if n := bytes.Count(pdf, []byte("/Type /EmbeddedFile")); n != test.files {
			t.Errorf("%v: %d embedded files and not %d", test.args, n, test.files)
		}
	}
}
