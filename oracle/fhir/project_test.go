package fhir_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/labseal/labseal/evidence"
)

// equal compares claims and shows the first difference.
func equal(t *testing.T, got, want []evidence.Claim) {
	t.Helper()
	if i := difference(got, want); i >= 0 {
		at := func(claims []evidence.Claim) string {
			if i == len(claims) {
				return "none"
			}
			return fmt.Sprintf("%s %q %s", claims[i].Kind, claims[i].Name, claims[i].Body)
		}
		t.Errorf("claim %d:\ngot  %s\nwant %s", i, at(got), at(want))
	}
}

// difference is the index of the first claim that differs; -1 when none does.
func difference(a, b []evidence.Claim) int {
	for i := range min(len(a), len(b)) {
		if a[i].Kind != b[i].Kind || a[i].Name != b[i].Name || !bytes.Equal(a[i].Body, b[i].Body) {
			return i
		}
	}
	if len(a) != len(b) {
		return min(len(a), len(b))
	}
	return -1
}

// TestClaims_Canonical projects values of one element.
func TestClaims_Canonical(t *testing.T) {
	for name, tt := range map[string]struct{ value, want string }{
		"decimals stay":        {`[1.50, 1.5 ,-0,0.0e+1,1E5,123456789.90]`, `[1.50,1.5,-0,0.0e+1,1E5,123456789.90]`},
		"members by name":      {"{ \"b\" : 1,\r\n\"a\":[ ],\"_a\" :{ } ,\"aB\":null}", `{"_a":{},"a":[],"aB":null,"b":1}`},
		"literals":             {`[true,false,null]`, `[true,false,null]`},
		"plain text":           {`"a/b & <c> é 😀"`, `"a/b & <c> é 😀"`},
		"escapes that go":      {`"\/\u0041\u00e9\ud83d\ude00\u007f\u2028"`, "\"/Aé😀\x7f\u2028\""},
		"escapes that stay":    {`"\"\\\b\t\n\f\r\u0000\u001F"`, `"\"\\\b\t\n\f\r\u0000\u001f"`},
		"escapes made short":   {`"\u0022\u005c\u0008\u0009\u000a\u000c\u000d"`, `"\"\\\b\t\n\f\r"`},
		"meta of no resource":  {`{"meta":{"a":1},"text":{"b":2}}`, `{"meta":{"a":1},"text":{"b":2}}`},
		"meta of a resource":   {`{"resourceType":"List","meta":{},"text":{},"id":"1"}`, `{"id":"1","resourceType":"List"}`},
		"text of a code":       {`{"text":"words"}`, `{"text":"words"}`},
		"contained in an item": {`[{"resourceType":"List","text":{}}]`, `[{"resourceType":"List"}]`},
	} {
		t.Run(name, func(t *testing.T) {
			claims := parse(t, `{"x":`+tt.value+`,"resourceType":"Basic","meta":{"x":1},"text":{"y":2}}`).Claims()
			want := `{"context":1,"entry":{"resource":{"resourceType":"Basic","x":` + tt.want + `}}}`
			if got := string(claims[1].Body); got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
		})
	}
}

// TestClaims_Bundle shows what of a Bundle and its entries goes into which claim.
func TestClaims_Bundle(t *testing.T) {
	record := `{"resourceType":"Bundle","id":"i","identifier":{"value":"v"},"timestamp":"t","_timestamp":{"id":"x"},
		"total":1,"link":[],"meta":{},"signature":{},"type":"message","implicitRules":"r","entry":[
		{"fullUrl":"urn:h","resource":{"resourceType":"MessageHeader","id":"h","eventCoding":{"code":"R01"},
			"source":{"name":"lis"},"destination":[{"name":"ehr"}],"sender":{"reference":"Organization/l"},
			"extension":[{"url":"MSH.7"}],"focus":[{"reference":"urn:r"}]}},
		{"fullUrl":"urn:p","id":"e","request":{"method":"PUT","url":"Patient/p"},"search":{"mode":"match"},
			"resource":{"resourceType":"Patient","id":"p","name":[{"family":"F"}],"_birthDate":{"id":"b"},
				"gender":"female","photo":[]}},
		{"request":{"method":"PATCH","url":"Observation/o"},"resource":{"resourceType":"Parameters"}},
		{"request":{"method":"DELETE","url":"Observation/o"},"link":[]},
		{"response":{"status":"201"},"fullUrl":"urn:x"}]}`
	want := []string{
		`context|Bundle|{"bundle":{"implicitRules":"r","resourceType":"Bundle","type":"message"},` +
			`"context":1,"patient":{"fullUrl":"urn:p","resource":{"_birthDate":{"id":"b"},"gender":"female",` +
			`"id":"p","name":[{"family":"F"}],"resourceType":"Patient"}}}`,
		`other|MessageHeader|{"context":1,"entry":{"resource":{"eventCoding":{"code":"R01"},` +
			`"focus":[{"reference":"urn:r"}],"resourceType":"MessageHeader"}}}`,
		`patient|Patient/p|{"context":1,"entry":{"fullUrl":"urn:p","id":"e","resource":{"_birthDate":{"id":"b"},` +
			`"gender":"female","id":"p","name":[{"family":"F"}],"photo":[],"resourceType":"Patient"}}}`,
		`other|Parameters|{"context":1,"entry":{"request":{"method":"PATCH","url":"Observation/o"},` +
			`"resource":{"resourceType":"Parameters"}}}`,
		`other||{"context":1,"entry":{"request":{"method":"DELETE","url":"Observation/o"}}}`,
		`other||{"context":1,"entry":{"fullUrl":"urn:x","response":{"status":"201"}}}`,
	}
	claims := parse(t, record).Claims()
	if len(claims) != len(want) {
		t.Fatalf("got %d claims, want %d", len(claims), len(want))
	}
	for i, c := range claims {
		if got := c.Kind + "|" + c.Name + "|" + string(c.Body); got != want[i] {
			t.Errorf("claim %d:\ngot  %s\nwant %s", i, got, want[i])
		}
	}
}

// TestClaims_Observation carries along what an Observation is about.
func TestClaims_Observation(t *testing.T) {
	claims := parse(t, bundle(
		`{"fullUrl":"https://x/DiagnosticReport/r","resource":{"resourceType":"DiagnosticReport","id":"r","status":"final",
			"conclusion":"c","specimen":[{"reference":"Specimen/s"}],
			"result":[{"reference":"urn:o"},{"reference":"urn:o"},{"reference":"Observation/2/_history/7"}]}}`,
		`{"resource":{"resourceType":"Specimen","id":"s","type":{"text":"serum"},"text":{"div":"x"},"container":[]}}`,
		`{"resource":{"resourceType":"Specimen","id":"t","type":{"text":"urine"}}}`,
		`{"fullUrl":"urn:o","resource":{"resourceType":"Observation"}}`,
		`{"resource":{"resourceType":"Observation","id":"2","specimen":{"reference":"Specimen/t"}}}`,
		`{"resource":{"resourceType":"Observation","id":"3","specimen":{"reference":"Specimen/none"}}}`,
	)).Claims()
	const report = `"report":[{"fullUrl":"https://x/DiagnosticReport/r",` +
		`"resource":{"id":"r","resourceType":"DiagnosticReport","status":"final"}}]`
	for i, want := range map[int]string{
		4: `{"context":1,"entry":{"fullUrl":"urn:o","resource":{"resourceType":"Observation"}},` + report +
			`,"specimen":[{"resource":{"id":"s","resourceType":"Specimen","type":{"text":"serum"}}}]}`,
		5: `{"context":1,"entry":{"resource":{"id":"2","resourceType":"Observation",` +
			`"specimen":{"reference":"Specimen/t"}}},` + report +
			`,"specimen":[{"resource":{"id":"t","resourceType":"Specimen","type":{"text":"urine"}}}]}`,
		6: `{"context":1,"entry":{"resource":{"id":"3","resourceType":"Observation",` +
			`"specimen":{"reference":"Specimen/none"}}}}`,
	} {
		if got := string(claims[i].Body); got != want {
			t.Errorf("claim %d:\ngot  %s\nwant %s", i, got, want)
		}
	}
}

// TestClaims_Patients gives each patient a context, and each claim the number of its own.
func TestClaims_Patients(t *testing.T) {
	const base = "https://riverside.example/fhir/"
	claims := parse(t, fixture(t, "two-patients.json")).Claims()
	for i, want := range []string{
		`{"bundle":{"resourceType":"Bundle","type":"collection"},"context":0}`,
		`{"bundle":{"resourceType":"Bundle","type":"collection"},"context":1,"patient":{"fullUrl":"` + base + `Patient/p5",`,
		`{"bundle":{"resourceType":"Bundle","type":"collection"},"context":2,"patient":{"fullUrl":"` + base + `Patient/p6",`,
		`{"context":1,"entry":{"fullUrl":"https://riverside.example/fhir/Patient/p5",`,
		`{"context":2,"entry":{"fullUrl":"https://riverside.example/fhir/Patient/p6",`,
		`{"context":1,"entry":{"fullUrl":"https://riverside.example/fhir/Observation/a1c-5",`,
		`{"context":2,"entry":{"fullUrl":"https://riverside.example/fhir/Observation/a1c-6",`,
		`{"context":0,"entry":{"fullUrl":"https://riverside.example/fhir/Organization/lab",`,
	} {
		if !strings.HasPrefix(string(claims[i].Body), want) {
			t.Errorf("claim %d: got %s, want it to begin with %s", i, claims[i].Body, want)
		}
	}
}

// TestClaims_Kind tells kinds and names by the type of resource.
func TestClaims_Kind(t *testing.T) {
	for resource, want := range map[string]string{
		`"Patient","id":"p"`:               "patient Patient/p",
		`"RelatedPerson"`:                  "patient RelatedPerson",
		`"ServiceRequest","id":"a.b-1"`:    "order ServiceRequest/a.b-1",
		`"Specimen"`:                       "specimen Specimen",
		`"Observation","id":"M\u00fcller"`: "observation Observation",
		`"Observation","id":"` + strings.Repeat("a", 65) + `"`: "observation Observation",
		`"DiagnosticReport"`:  "document DiagnosticReport",
		`"DocumentReference"`: "document DocumentReference",
		`"Binary"`:            "document Binary",
		`"AuditEvent"`:        "other AuditEvent",
		`"NotYetInvented"`:    "other NotYetInvented",
	} {
		claims := parse(t, `{"resourceType":`+resource+`}`).Claims()
		if got := claims[1].Kind + " " + claims[1].Name; got != want {
			t.Errorf("%s: got %q, want %q", resource, got, want)
		}
	}
}

// TestClaims_EveryByteCounts changes each digit and small letter of each fixture's strings and numbers outside of what
// is transport: the claims must change with it. Inside of transport they must not.
func TestClaims_EveryByteCounts(t *testing.T) {
	for _, name := range []string{"lipid-report.json", "potassium-observation.json", "two-patients.json"} {
		record := fixture(t, name)
		want := parse(t, record).Claims()
		lines := strings.SplitAfter(record, "\n")
		left := transportLines(lines)
		for n := range lines {
			colon := strings.Index(lines[n], `": `) // an element's value; names must not change
			for i := colon + 1; i < len(lines[n]); i++ {
				if !strings.ContainsRune("0123456789abcdefghijklmnopqrstuvwxyz", rune(lines[n][i])) {
					continue
				}
				changed := []byte(lines[n])
				changed[i] ^= 1
				again := strings.Join(lines[:n], "") + string(changed) + strings.Join(lines[n+1:], "")
				f, err := tryParse(again)
				if err != nil {
					continue
				}
				if moved := difference(f.Claims(), want) >= 0; moved == left[n] {
					t.Errorf("%s: line %d, byte %d changed: claims moved is %v, transport is %v", name, n+1, i, moved, left[n])
				}
			}
		}
	}
}

// transportLines says which lines of an indented record hold what the specification leaves out.
func transportLines(lines []string) []bool {
	left := make([]bool, len(lines))
	until := "" // the line that ends what is left out
	for n, line := range lines {
		trimmed := strings.TrimLeft(line, " ")
		indent := line[:len(line)-len(trimmed)]
		if until == "" {
			for _, name := range []string{`"meta": {`, `"text": {`, `"request": {`} {
				if strings.HasPrefix(trimmed, name) {
					until = indent + "}"
				}
			}
			left[n] = len(indent) == 2 && (strings.HasPrefix(trimmed, `"timestamp"`) || strings.HasPrefix(trimmed, `"id"`)) &&
				strings.Contains(lines[1], "Bundle")
		}
		if until != "" {
			left[n] = true
			if strings.HasPrefix(line, until) {
				until = ""
			}
		}
	}
	return left
}
