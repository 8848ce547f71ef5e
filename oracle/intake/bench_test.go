package intake_test

import (
	"testing"

	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/intake/intaketest"
	"github.com/labseal/labseal/oracle/projection"
)

// BenchmarkRead reads results of 4 KiB in batches of 32, as an oracle under load does. It counts by the result.
func BenchmarkRead(b *testing.B) {
	lookup, err := intaketest.NewFolder(b).Lookup()
	if err != nil {
		b.Fatal(err)
	}
	in := &intake.Intake{Lookup: lookup}
	batch := make([]intake.Artefact, 32)
	for i := range batch {
		batch[i] = intake.Artefact{Bytes: intaketest.Chemistry(i), Type: projection.TypeHL7, Source: intake.FromMLLP}
	}
	b.ReportAllocs()
	b.ResetTimer()
	for n := b.N; n > 0; n -= len(batch) {
		if some := batch[:min(n, len(batch))]; in.Read(some) != len(some) {
			b.Fatal("results of orders of their own meet")
		}
	}
}
