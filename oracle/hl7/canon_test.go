package hl7_test

import (
	"reflect"
	"testing"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/hl7"
)

// TestUnescape reads what stands for a delimiter, and takes no two sequences that touch for a third.
func TestUnescape(t *testing.T) {
	for value, want := range map[string]string{
		"":                   "",
		"plain":              "plain",
		`a\F\b\S\c\R\d`:      "a|b^c~d",
		`\E\F\E\`:            `\F\`,
		`one\.br\two`:        "one two",
		`\.br\F\.br\`:        " F ", // the closing stroke of one sequence opens no other
		`\H\bold\N\ \X0D0A\`: `\H\bold\N\ \X0D0A\`,
		`\P\1 \T\ 2`:         "#1 & 2",
		`cut\F`:              `cut\F`,
	} {
		if got := hl7.Unescape(value); got != want {
			t.Errorf("%q: %q, want %q", value, got, want)
		}
	}
}

// TestSegments reads a claim as it was projected.
func TestSegments(t *testing.T) {
	file, err := hl7.Parse([]byte("MSH|^~\\&|LIS|LAB|||20260301||ORU^R01|1|P|2.5.1\rPID|1||4711^^^LAB~9^^^X||M\xfcller^Eva\r" +
		"OBR|1|P1|F1|1^Panel\rOBX|1|ST|99^Acid \\T\\ base^L||a^b~c|||||F\rOBX|2|ST|98||second\r"))
	if err != nil {
		t.Fatal(err)
	}
	said := map[string][]string{}
	for _, c := range file.Claims() {
		for name, s := range hl7.Segments(c) {
			said[c.Kind+" "+name] = append(said[c.Kind+" "+name], s.Part(5, 0)+"; "+s.Part(3, 1)+"; "+s.Text(5)+"; "+s.Part(99, 0)+s.Part(3, 99))
		}
	}
	for key, want := range map[string][]string{
		evidence.ContextKind + " PID": {"Müller; ; Müller Eva; "},
		"observation OBX":             {"a; Acid & base; a b, c; ", "second; ; second; "},
	} {
		if !reflect.DeepEqual(said[key], want) {
			t.Errorf("%s: %q, want %q", key, said[key], want)
		}
	}
}
