package hl7_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/labseal/labseal/oracle/hl7"
)

// TestPlaces finds fields in one pass where they are found one by one.
func TestPlaces(t *testing.T) {
	records := [][]byte{chemistry(), []byte("MSH|^~\\&|L\rPID\rNTE|\rOBX|1|" + "|||||||||||||||||||||||||||||||||x\r")}
	paths, err := filepath.Glob("testdata/*.hl7")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no records (%v)", err)
	}
	for _, path := range paths {
		record, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		records = append(records, record)
	}
	fields := 0
	for i, record := range records {
		err := hl7.EachField(record, func(one, other []byte) {
			fields++
			if !bytes.Equal(one, other) {
				t.Errorf("record %d: %q and %q", i, one, other)
			}
		})
		if err != nil && i < 2 {
			t.Error(err)
		}
	}
	if fields < 1000 {
		t.Errorf("%d fields were compared", fields)
	}
}

// TestInstant reads time stamps of every precision, and takes what is no time for none.
func TestInstant(t *testing.T) {
	for text, want := range map[string]string{
		"20260302101500":         "2026-03-02T10:15:00Z",
		"20240229235959":         "2024-02-29T23:59:59Z",
		"20260302101500+0100":    "2026-03-02T10:15:00+01:00",
		"20260302101500.25-0500": "2026-03-02T10:15:00-05:00",
		"202603021015":           "2026-03-02T10:15:00Z",
		"20260302":               "2026-03-02T00:00:00Z",
		"2026":                   "2026-01-01T00:00:00Z",
		"20260229101500":         "", // there is no such day,
		"20260431101500":         "",
		"20261301101500":         "", // no such month,
		"20260001101500":         "",
		"20260300101500":         "",
		"20260302241500":         "", // no such hour,
		"20260302106000":         "",
		"20260302101560":         "",
		"2026030210150x":         "", // and this is no number
		"2026030210150\xff":      "",
		"yesterday, early":       "",
		"":                       "",
		"99999999999999":         "",
		"00010101000000":         "0001-01-01T00:00:00Z",
	} {
		got := hl7.Instant(text)
		switch {
		case want == "" && !got.IsZero():
			t.Errorf("%q is read as %s", text, got)
		case want != "" && got.Format(time.RFC3339) != want:
			t.Errorf("%q is read as %s, want %s", text, got.Format(time.RFC3339), want)
		}
	}
}
