package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/labseal/labseal/oracle/intake"
)

// batches notes how much is taken at once, and takes it.
type batches struct{ counts, sizes []int }

func (b *batches) Take(_ context.Context, list []intake.Artefact) ([]intake.Answer, error) {
	size := 0
	for _, a := range list {
		size += len(a.Bytes)
	}
	b.counts, b.sizes = append(b.counts, len(list)), append(b.sizes, size)
	answers := make([]intake.Answer, len(list))
	for i := range answers {
		answers[i].Outcome = intake.Accepted
	}
	return answers, nil
}

// TestBackfill_Batches: live records never wait for more than a small batch of history, however many records its files hold
// and however large they are.
func TestBackfill_Batches(t *testing.T) {
	dir := t.TempDir()
	nightly := "FHS|^~\\&|OLD\rBHS|^~\\&|OLD\r"
	for i := range 100 {
		nightly += fmt.Sprintf("MSH|^~\\&|OLD|LAB|||2015030%d||ORU^R01|N%d|P|2.3\rPID|1||%[2]d^^^LAB\rOBR|1||N%[2]d^OLD|1^x\r", 1+i%9, i)
	}
	check(t, os.WriteFile(filepath.Join(dir, "a"), []byte(nightly+"BTS|100\rFTS|1\r"), 0o600))
	large := "MSH|^~\\&|OLD|LAB|||20150401||ORU^R01|L%d|P|2.3\rPID|1||1^^^LAB\rOBR|1||L%[1]d^OLD|1^x\rOBX|1|TX|1^x||%s||||||F\r"
	for i, size := range []int{3 << 20, 3 << 20, 3 << 20, 9 << 20, 1} {
		check(t, os.WriteFile(filepath.Join(dir, fmt.Sprint("b", i)), fmt.Appendf(nil, large, i, strings.Repeat("x", size)), 0o600))
	}
	files, err := history(t.Context(), []string{dir})
	check(t, err)
	taken := &batches{}
	b := &backfill{
		in: taken, look: func(context.Context) error { return nil }, rate: 1e9, out: io.Discard, counts: map[intake.Outcome]int{},
	}
	check(t, b.run(t.Context(), files))
	if want := []int{32, 32, 32, 6, 1, 1, 1}; !slices.Equal(taken.counts, want) {
		t.Errorf("took %v at once, want %v", taken.counts, want)
	}
	if b.counts[intake.Accepted] != 105 {
		t.Errorf("%d records were taken", b.counts[intake.Accepted])
	}
	for i, size := range taken.sizes {
		if size > backfillBytes && taken.counts[i] > 1 {
			t.Errorf("%d bytes were taken at once", size)
		}
	}
}
