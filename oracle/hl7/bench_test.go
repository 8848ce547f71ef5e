package hl7_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/labseal/labseal/oracle/hl7"
)

// chemistry is an ORU^R01 of 4 KiB with 25 results.
func chemistry() []byte {
	var b strings.Builder
	b.WriteString(`MSH|^~\&|LIS|RIVERSIDE|EHR|HARBOR|20260302101500+0100||ORU^R01^ORU_R01|8842|P|2.5.1` + "\r")
	b.WriteString("PID|1||770412^^^RIVERSIDE^MR||Fictional^Frida^M||19840229|F|||1 Sample Street^^Exampleton\r")
	b.WriteString("ORC|RE|P-5501^EHR|F-9001^LIS||CM||||20260302093000\r")
	b.WriteString("OBR|1|P-5501^EHR|F-9001^LIS|24323-8^Comprehensive metabolic panel^LN|||20260302093000|||||||||" +
		"1881^Order^Olga||||||20260302101000||CH|F\r")
	for i := range 25 {
		fmt.Fprintf(&b, "OBX|%d|NM|%d-8^Analyte number %d in serum or plasma^LN^A%d^Analyte %d^99RIV||%d.%d0|mmol/L^^UCUM|"+
			"%d.0-%d.0|N|||F|||20260302100%d00||77^Tech^Tess\r", i+1, 2000+i, i, i, i, 4+i, i%10, i+1, i+9, i%10)
	}
	b.WriteString("SPM|1|S-5501^EHR||119364003^Serum specimen^SCT|||||||||||||20260302093000|20260302094500\r")
	return []byte(b.String())
}

// BenchmarkParseAndClaims reads one record after the other, as intake does.
func BenchmarkParseAndClaims(b *testing.B) {
	record := chemistry()
	var parser hl7.Parser
	var memory hl7.Memory
	b.SetBytes(int64(len(record)))
	b.ReportAllocs()
	for b.Loop() {
		f, err := parser.Parse(record)
		if err != nil {
			b.Fatal(err)
		}
		if n := len(f.ClaimsIn(&memory)); n != 29 {
			b.Fatalf("got %d claims, want 29", n)
		}
	}
}

func BenchmarkAck(b *testing.B) {
	record := chemistry()
	at := time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC)
	b.ReportAllocs()
	for b.Loop() {
		header := hl7.ReadHeader(record)
		_, code := header.Wants(hl7.ApplicationAccept)
		ack := hl7.Ack{Code: code, Control: "ABCDEFGHIJKLMNOPQRST", At: at}
		if len(ack.Encode(header)) == 0 {
			b.Fatal("no answer")
		}
	}
}
