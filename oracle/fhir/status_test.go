package fhir_test

import (
	"strings"
	"testing"

	"github.com/labseal/labseal/evidence"
)

func TestStatus(t *testing.T) {
	for statuses, want := range map[string]evidence.Status{
		"":                           evidence.StatusUnknown,
		"registered":                 evidence.StatusRegistered,
		"partial":                    evidence.StatusPreliminary,
		"preliminary":                evidence.StatusPreliminary,
		"modified":                   evidence.StatusPreliminary,
		"final":                      evidence.StatusFinal,
		"amended":                    evidence.StatusCorrected,
		"corrected":                  evidence.StatusCorrected,
		"appended":                   evidence.StatusCorrected,
		"cancelled":                  evidence.StatusCancelled,
		"entered-in-error":           evidence.StatusEnteredInError,
		"unknown":                    evidence.StatusUnknown,
		"Final":                      evidence.StatusUnknown,
		"final unknown":              evidence.StatusFinal,
		"final strange":              evidence.StatusUnknown,
		"final preliminary":          evidence.StatusPreliminary,
		"final registered":           evidence.StatusPreliminary,
		"registered cancelled":       evidence.StatusRegistered,
		"final cancelled":            evidence.StatusFinal,
		"final corrected":            evidence.StatusCorrected,
		"final entered-in-error":     evidence.StatusCorrected,
		"corrected preliminary":      evidence.StatusPreliminary,
		"cancelled entered-in-error": evidence.StatusEnteredInError,
	} {
		for _, resource := range []string{"DiagnosticReport", "Observation", "Composition"} {
			var entries []string
			for status := range strings.FieldsSeq(statuses) {
				entries = append(entries, `{"resource":{"resourceType":"`+resource+`","status":"`+status+`"}}`)
			}
			if got := parse(t, bundle(entries...)).Status(); got != want {
				t.Errorf("%s %s: got %v, want %v", resource, statuses, got, want)
			}
		}
	}
}

func TestStatus_OtherResources(t *testing.T) {
	for resource, want := range map[string]evidence.Status{
		`"DocumentReference","status":"current"`:                     evidence.StatusUnknown,
		`"DocumentReference","status":"current","docStatus":"final"`: evidence.StatusFinal,
		`"DocumentReference","status":"entered-in-error"`:            evidence.StatusEnteredInError,
		`"Specimen","status":"available"`:                            evidence.StatusUnknown,
		`"ServiceRequest","status":"active"`:                         evidence.StatusUnknown,
		`"Observation","status":["final"]`:                           evidence.StatusUnknown,
	} {
		if got := parse(t, `{"resourceType":`+resource+`}`).Status(); got != want {
			t.Errorf("%s: got %v, want %v", resource, got, want)
		}
	}
	if got := parse(t, fixture(t, "lipid-report-corrected.json")).Status(); got != evidence.StatusCorrected {
		t.Errorf("corrected sample: got %v", got)
	}
}
