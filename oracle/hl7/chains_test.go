package hl7_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/hl7"
	"github.com/labseal/labseal/oracle/record"
)

// TestCorpus_Chains reads messages which an intermediary translated to FHIR, changed, and translated back. What comes
// out is of the same patient, and says something else: it is never taken for the message that went in.
func TestCorpus_Chains(t *testing.T) {
	firsts, err := filepath.Glob(filepath.Join(corpus(t), "hl7v2/trusted-intermediary/*_0_initial_message.hl7"))
	if err != nil {
		t.Fatal(err)
	}
	chains := 0
	for _, path := range firsts {
		last, err := os.ReadFile(strings.Replace(path, "_0_initial_message", "_3_hl7_translation_final", 1))
		if os.IsNotExist(err) {
			continue // this chain ended before
		}
		first, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		before, err := hl7.Parse(first)
		if err != nil {
			continue // TestCorpus says which are refused
		}
		after, err := hl7.Parse(last)
		if err != nil {
			t.Errorf("%s: its translation is refused: %v", filepath.Base(path), err)
			continue
		}
		chains++
		if a, b := content(t, before.Claims()), content(t, after.Claims()); a == b {
			t.Errorf("%s: its translation says the same", filepath.Base(path))
		}
		if a, b := before.Facts(), after.Facts(); !slices.ContainsFunc(a.Patient, func(id record.Identifier) bool {
			return slices.ContainsFunc(b.Patient, func(other record.Identifier) bool { return other.Value == id.Value })
		}) {
			t.Errorf("%s: its translation is of another patient", filepath.Base(path))
		}
	}
	if chains < 20 {
		t.Errorf("only %d chains", chains)
	}
}

// content is the content commitment of claims under one secret for all.
func content(t *testing.T, claims []evidence.Claim) [32]byte {
	t.Helper()
	c, _, err := evidence.Commit(evidence.Secret{1}, hl7.Projection, nil, claims)
	if err != nil {
		t.Fatal(err)
	}
	return c.Content
}
