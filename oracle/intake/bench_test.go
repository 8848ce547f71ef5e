package intake_test

import (
	"fmt"
	"strings"
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
		batch[i] = intake.Artefact{Bytes: chemistry(i), Type: projection.TypeHL7, Source: intake.FromMLLP}
	}
	b.ReportAllocs()
	b.ResetTimer()
	for n := b.N; n > 0; n -= len(batch) {
		if some := batch[:min(n, len(batch))]; in.Read(some) != len(some) {
			b.Fatal("results of orders of their own meet")
		}
	}
}

// chemistry is an ORU^R01 of 4 KiB with 25 results, of order and patient n.
func chemistry(n int) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, `MSH|^~\&|LIS|RIVERSIDE|EHR|HARBOR|20260302101500+0100||ORU^R01^ORU_R01|%d|P|2.5.1`+"\r", n)
	fmt.Fprintf(&b, "PID|1||%d^^^RIVERSIDE^MR||Fictional^Frida^M||19840229|F|||1 Sample Street^^Exampleton\r", n)
	fmt.Fprintf(&b, "OBR|1|P-%d^EHR|F-%d^LIS|24323-8^Comprehensive metabolic panel^LN|||20260302093000|||||||||"+
		"1881^Order^Olga||||||20260302101000||CH|F\r", n, n)
	for i := range 25 {
		fmt.Fprintf(&b, "OBX|%d|NM|%d-8^Analyte number %d in serum or plasma, of which the name is long^LN^A%d^Analyte %d^99RIV||%d.%d%d|mmol/L^^UCUM|"+
			"%d.0-%d.0|N|||F|||20260302100%d00||77^Tech^Tess\r", i+1, 2000+i, i, i, i, 4+i, i%10, n%10, i+1, i+9, i%10)
	}
	return []byte(b.String())
}
