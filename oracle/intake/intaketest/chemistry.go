package intaketest

import (
	"fmt"
	"strings"
)

// Chemistry is an ORU^R01 of 4 KiB with 25 results, of order n, of one of 50,000 patients: what benchmarks send.
func Chemistry(n int) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, `MSH|^~\&|LIS|RIVERSIDE|EHR|HARBOR|20260302101500+0100||ORU^R01^ORU_R01|%d|P|2.5.1`+"\r", n)
	fmt.Fprintf(&b, "PID|1||%d^^^RIVERSIDE^MR||Fictional^Frida^M||19840229|F|||1 Sample Street^^Exampleton\r", n%50_000)
	fmt.Fprintf(&b, "OBR|1|P-%d^EHR|F-%d^LIS|24323-8^Comprehensive metabolic panel^LN|||20260302093000|||||||||"+
		"1881^Order^Olga||||||20260302101000||CH|F\r", n, n)
	for i := range 25 {
		fmt.Fprintf(&b, "OBX|%d|NM|%d-8^Analyte number %d in serum or plasma, of which the name is long^LN^A%d^Analyte %d^99RIV||%d.%d%d|mmol/L^^UCUM|"+
			"%d.0-%d.0|N|||F|||20260302100%d00||77^Tech^Tess\r", i+1, 2000+i, i, i, i, 4+i, i%10, n%10, i+1, i+9, i%10)
	}
	return []byte(b.String())
}
