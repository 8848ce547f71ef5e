// Package fhirtest has programs of others judge the FHIR that LabSeal writes: is it R4, element by element.
//
// validate.mjs hands each document to Medplum's validator with HL7's own definitions: elements, cardinalities, types, the
// constraints written in FHIRPath, resources within resources. It adds what that validator does not look at: codes of required
// value sets, references within a Bundle, and what the profiles that a resource claims ask for. What it can't judge (a value set
// that is not there, a profile that it does not know) is a finding too, so that nothing passes unread.
package fhirtest

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// Check fails the test for each finding in documents, each one resource.
func Check(t testing.TB, documents ...[]byte) {
	t.Helper()
	if len(documents) == 0 {
		t.Error("there is nothing to validate as FHIR")
	}
	for i, found := range Findings(t, documents...) {
		for _, f := range found {
			t.Errorf("it is not FHIR R4: %s\n%s", f, documents[i])
		}
	}
}

// Findings are what is wrong with each of the documents.
func Findings(t testing.TB, documents ...[]byte) (found [][]string) {
	t.Helper()
	var list []json.RawMessage
	for _, d := range documents {
		if !json.Valid(d) {
			t.Fatalf("it is not JSON: %s", d)
		}
		list = append(list, d)
	}
	input, err := json.Marshal(list)
	if err != nil {
		t.Fatal(err)
	}
	_, here, _, _ := runtime.Caller(0)
	script := filepath.Join(filepath.Dir(here), "validate.mjs")
	for _, path := range []string{script, filepath.Join(filepath.Dir(here), "profiles.mjs")} {
		if _, err := os.Stat(path); err != nil { // looked at here, so that Go tests again what they judge once they change
			t.Fatal(err)
		}
	}
	cmd := exec.CommandContext(t.Context(), "node", script)
	cmd.Stdin = bytes.NewReader(input)
	cmd.Stderr = new(bytes.Buffer)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("validate FHIR (tools/setup npm fetches what it needs): %v\n%s", err, cmd.Stderr)
	}
	if err := json.Unmarshal(out, &found); err != nil || len(found) != len(documents) {
		t.Fatalf("validate FHIR: %d answers, %v\n%s", len(found), err, out)
	}
	return found
}

// Lines are the documents of a file with one on each line.
func Lines(text string) (documents [][]byte) {
	for line := range strings.Lines(text) {
		documents = append(documents, []byte(line))
	}
	return documents
}
