package oracle_test

import (
	"testing"

	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/intake"
)

// BenchmarkCopyEntries copies entries of results to the store, and reports what one takes of the processor in this process, the
// kernel's part too; the database is another.
func BenchmarkCopyEntries(b *testing.B) {
	const results = 1024
	l := newLab(b)
	for first := 0; first < results; first += 32 {
		var list []intake.Artefact
		for n := range 32 {
			list = append(list, intake.Artefact{Bytes: message(first+n, first+n, 0, "F"), Source: intake.FromMLLP})
		}
		_, err := l.intake().Take(b.Context(), list)
		check(b, err)
	}
	for again := true; again; {
		var err error
		again, err = oracle.Sequence(l.Journal).Do(b.Context())
		check(b, err)
	}
	step := oracle.CopyEntries(l.log, l.Journal, l.keyring, l.store)
	_, err := step.Do(b.Context())
	check(b, err)
	var used, n int64
	b.ReportAllocs()
	for b.Loop() {
		check(b, l.CopyAnew(b.Context()))
		since := cpuTime(b)
		_, err := step.Do(b.Context())
		check(b, err)
		used += int64(cpuTime(b) - since)
		n += results
	}
	b.ReportMetric(float64(used)/1000/float64(n), "cpu-µs/entry")
}
