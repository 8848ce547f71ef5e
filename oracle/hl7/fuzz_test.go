package hl7_test

import (
	"strings"
	"testing"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/hl7"
)

// FuzzParse reads anything; what it takes in is projected within bounds, and its canonical form, which the claims of
// the segments are, projects to the same once more.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		header, lines("PID|1||4711^^^A&B~C|\"\"", `OBX|1|TX|A||x\.br\y\T\z\`, "NTE|1"),
		"\x0bMSH@~&#\\@A\nPID@1@a~b&c#d|\\E\\\n\x1c\r", "MSH|^~\\&#|\rZZZ|a#\\P\\\r",
		"FHS|^~\\&\rBHS|^~\\&\r" + lines("SPM|1", "OBR|1", "OBX|1", "PID|2", "OBX|1") + "BTS|1\rFTS|1\r",
		"MSH|^~\\&||\xa8|\xb3\\|||||ORU^R01|1|P|2.5||||||BIG-5\rOBX|1|ST|K^\xa8|||\xb3\\||\r",
		"MSH|^~\\&|||||||ORU^R01|1|P|2.5||||||~ISO IR87\rOBX|1|ST|K^\x1b$BK|8^5~\x1b(B||\x1b$B$&\x1b(B\r",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, record []byte) {
		file, err := hl7.Parse(record)
		if err != nil {
			if len(err.Error()) > 300 {
				t.Errorf("an error of %d bytes", len(err.Error()))
			}
			return
		}
		if !hl7.Looks(record) {
			t.Error("parses and does not look like HL7 v2")
		}
		writes(t, "the record", record)
		for _, m := range hl7.Split(record) {
			if _, err := hl7.Parse(m); err != nil {
				t.Errorf("a message of a batch is refused when it is alone: %v", err)
			}
		}
		claims := file.Claims()
		if len(claims) == 0 || claims[0].Kind != "context" {
			t.Fatal("the first claim is no context")
		}
		file.Status() // it notes what the claims are made by the next time
		equal(t, file.Claims(), claims)
		if file.IsConverted() {
			return // its canonical form is in UTF-8, and its header does not say so
		}
		again, err := hl7.Parse([]byte(file.Canonical()))
		if err != nil {
			t.Fatalf("the canonical form is refused: %v", err)
		}
		equal(t, again.Claims(), claims)
		padded, err := hl7.Parse([]byte(strings.ReplaceAll(file.Canonical(), "\r", "\r\n\n")))
		if err != nil {
			t.Fatalf("the canonical form with other line ends is refused: %v", err)
		}
		equal(t, padded.Claims(), claims)
	})
}

// FuzzClaims holds two results against each other that differ in one value: their claims are the same if the value is,
// whatever it is, and however it was padded on the way; and never else.
func FuzzClaims(f *testing.F) {
	f.Add("4.1", "4.10")
	f.Add("4.1", "4.1 ")
	f.Add("a\\T\\b", "a\\S\\b")
	f.Fuzz(func(t *testing.T, a, b string) {
		for _, value := range []string{a, b} {
			if strings.ContainsFunc(value, func(c rune) bool { return c < ' ' }) || strings.ContainsAny(value, "|~^&") {
				t.Skip("the value would be several")
			}
		}
		claimsOf := func(value string) []evidence.Claim {
			return parse(t, lines("PID|1||4711", "OBR|1", "OBX|1|ST|K||"+value+"|mmol/L")).Claims()
		}
		padded := parse(t, resend(lines("PID|1||4711||", "OBR|1|||", "OBX|1|ST|K||"+a+"^&^|mmol/L||"))).Claims()
		equal(t, padded, claimsOf(a))
		if isSame := difference(claimsOf(a), claimsOf(b)) < 0; isSame != (a == b) {
			t.Errorf("%q and %q have the same claims: %v", a, b, isSame)
		}
	})
}
