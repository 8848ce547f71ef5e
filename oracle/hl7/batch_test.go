package hl7_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/labseal/labseal/oracle/hl7"
)

func oneOf(n int) string {
	return fmt.Sprintf("MSH|^~\\&|LIS|LAB|||20260304||ORU^R01|%d|P|2.5\rPID|1||%d^^^LAB\rOBX|1|NM|1^one||5\r", n, n)
}

func TestSplit(t *testing.T) {
	one, two := oneOf(1), strings.Replace(oneOf(2), "|", "*", -1)
	for name, test := range map[string]struct {
		record string
		want   []string
	}{
		"one message":          {one, nil},
		"a batch of one":       {"BHS|^~\\&|LIS\r" + one + "BTS|1\r", nil},
		"a file of a batch":    {"FHS|^~\\&\rBHS|^~\\&|LIS\r" + one + two + "BTS|2\rFTS|1\r", []string{one, two}},
		"no envelope":          {one + two, []string{one, two}},
		"framed, other ends":   {"\x0b" + one + "\r\n\r\n" + strings.ReplaceAll(two, "\r", "\r\n") + "\x1c\r", []string{one, strings.ReplaceAll(two, "\r", "\r\n")}},
		"no end":               {one + strings.TrimSuffix(two, "\r"), []string{one, strings.TrimSuffix(two, "\r")}},
		"a count that's wrong": {"BHS|^~\\&|LIS\r" + one + two + "BTS|3\r", nil},
		"no HL7":               {"hello", nil},
	} {
		got := hl7.Split([]byte(test.record))
		if len(got) != len(test.want) {
			t.Errorf("%s: %d messages, want %d", name, len(got), len(test.want))
			continue
		}
		for i, m := range got {
			if string(m) != test.want[i] {
				t.Errorf("%s: message %d is %q", name, i+1, m)
			}
			if _, err := hl7.Parse(m); err != nil {
				t.Errorf("%s: message %d alone: %v", name, i+1, err)
			}
		}
	}
}

// TestAppendTo writes records as they came, whatever their line ends, delimiters and padding are.
func TestAppendTo(t *testing.T) {
	own, err := filepath.Glob("testdata/*.hl7")
	if err != nil || len(own) == 0 {
		t.Fatal("no records", err)
	}
	records := [][]byte{
		[]byte("\xef\xbb\xbf\x0bMSH|^~\\&|A\r\n\r\nPID|1||||\n\x1c\r"),
		[]byte("FHS#!@$%\nBHS#!@$%\nMSH#!@$%#A\rZZZ\nBTS|1\r\rFTS\r\n"),
		[]byte(oneOf(1) + "   \r" + oneOf(2)),
	}
	for _, path := range own {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		records = append(records, b)
	}
	for i, b := range records {
		writes(t, fmt.Sprint("record ", i), b)
	}
}

// TestCorpus_AppendTo does so with all of the corpus that is read.
func TestCorpus_AppendTo(t *testing.T) {
	n := 0
	eachFile(t, "hl7v2", func(path, record string) {
		if writes(t, path, []byte(record)) {
			n++
		}
	})
	t.Logf("%d records", n)
	if n < 200 {
		t.Errorf("only %d records were read", n)
	}
}

// writes says whether a record can be read, and demands that it is written as it was.
func writes(t *testing.T, what string, b []byte) bool {
	t.Helper()
	f, err := hl7.Parse(bytes.Clone(b))
	if err != nil {
		return false
	}
	if got := f.AppendTo(nil); !bytes.Equal(got, b) {
		t.Errorf("%s: written as %d bytes, not the %d that it was", what, len(got), len(b))
	}
	return true
}
