package fhir_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/labseal/labseal/oracle/fhir"
)

// FuzzParse reads anything; what it takes in is JSON for encoding/json too, and its claims are JSON and stay the same
// when the record is written anew.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		`{"resourceType":"Observation","valueQuantity":{"value":-1.50e+2},"note":[{"text":"\ud83d\ude00\n\/"}]}`,
		bundle(`{"fullUrl":"urn:p","resource":{"resourceType":"Patient","id":"p","meta":{}}}`,
			`{"resource":{"resourceType":"Patient","id":"q"}}`, `{"request":{"method":"DELETE"}}`,
			`{"resource":{"resourceType":"DiagnosticReport","result":[{"reference":"Observation/o"}],
				"specimen":[{"reference":"Specimen/s"}]}}`,
			`{"resource":{"resourceType":"Observation","id":"o","subject":{"reference":"Patient/q"}}}`,
			`{"resource":{"resourceType":"Specimen","id":"s","text":{}}}`),
		laboratory,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, record []byte) {
		file, err := fhir.Parse(record)
		if err != nil {
			if len(err.Error()) > 10_000 {
				t.Errorf("an error of %d bytes", len(err.Error()))
			}
			return
		}
		claims := file.Claims()
		if len(claims) == 0 || claims[0].Kind != "context" {
			t.Fatal("the first claim is no context")
		}
		for i, c := range claims {
			if !json.Valid(c.Body) {
				t.Errorf("claim %d is not JSON: %s", i, c.Body)
			}
		}
		file.Status()
		facts := file.Facts()
		for _, id := range facts.Patient {
			if id.IsZero() || strings.ContainsRune(id.Value+id.Authority, 0) {
				t.Errorf("a patient's number is %q of %q", id.Value, id.Authority)
			}
		}
		if facts.Kind == "" || facts.Type == "" {
			t.Errorf("kind %q, type %q", facts.Kind, facts.Type)
		}
		again, err := fhir.Parse([]byte(write(t, read(t, string(record)), " ")))
		if err != nil {
			t.Fatalf("the record written anew is refused: %v", err)
		}
		equal(t, again.Claims(), claims)
	})
}
