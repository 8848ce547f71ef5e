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

// TestStatus_Withdrawn looks at reports of which some Observations, or all, are entered in error.
func TestStatus_Withdrawn(t *testing.T) {
	const (
		unknown     = evidence.StatusUnknown
		preliminary = evidence.StatusPreliminary
		final       = evidence.StatusFinal
		corrected   = evidence.StatusCorrected
		cancelled   = evidence.StatusCancelled
		inError     = evidence.StatusEnteredInError
	)
	for _, tt := range []struct {
		report, entries, contained string // statuses, apart by blanks; - is none
		want                       evidence.Status
	}{
		{"final", "entered-in-error", "", inError},
		{"amended", "entered-in-error entered-in-error", "", inError},
		{"corrected", "", "entered-in-error", inError},
		{"appended", "entered-in-error", "entered-in-error", inError},
		{"final", "entered-in-error cancelled", "", inError},
		{"final", "entered-in-error", "cancelled", inError},
		{"cancelled", "entered-in-error", "", inError},
		{"-", "entered-in-error", "", inError},
		{"entered-in-error", "", "final", inError},
		{"entered-in-error", "final final", "", inError},
		{"entered-in-error", "final corrected cancelled entered-in-error", "", inError},
		{"entered-in-error", "preliminary -", "", inError},
		{"entered-in-error", "final strange", "", unknown},
		{"cancelled", "final", "", final},
		{"final", "entered-in-error final", "", corrected},
		{"final", "entered-in-error", "final", corrected},
		{"final", "entered-in-error unknown", "", corrected},
		{"final", "entered-in-error -", "", corrected},
		{"final", "entered-in-error", "-", corrected},
		{"final", "entered-in-error strange", "", unknown},
		{"final", "", "entered-in-error final", final},
		{"final", "cancelled", "cancelled", final},
		{"partial", "entered-in-error", "", preliminary},
		{"preliminary", "entered-in-error", "", preliminary},
		{"modified", "", "entered-in-error", preliminary},
		{"registered", "entered-in-error", "", preliminary},
		{"registered", "", "entered-in-error", evidence.StatusRegistered},
		{"cancelled", "", "entered-in-error", cancelled},
		{"unknown", "", "entered-in-error", unknown},
	} {
		for _, report := range []string{"DiagnosticReport", "Composition"} {
			entries := []string{`{"resource":{"resourceType":"` + report + `","status":"` + strings.TrimPrefix(tt.report, "-") +
				`","contained":[` + strings.Join(observations(tt.contained), ",") + `]}}`}
			for _, o := range observations(tt.entries) {
				entries = append(entries, `{"resource":`+o+`}`)
			}
			if got := parse(t, bundle(entries...)).Status(); got != tt.want {
				t.Errorf("%s %s, Observations %q, contained %q: got %v, want %v", report, tt.report, tt.entries, tt.contained,
					got, tt.want)
			}
		}
	}
}

// TestStatus_Reports looks at records of several reports: Observations stand while one of the reports does, and documents
// whatever becomes of reports.
func TestStatus_Reports(t *testing.T) {
	const observation, document = `{"resource":{"resourceType":"Observation","status":"final"}}`,
		`{"resource":{"resourceType":"DocumentReference","status":"current","docStatus":"final"}}`
	for _, tt := range []struct {
		reports string
		other   string
		want    evidence.Status
	}{
		{"entered-in-error entered-in-error", observation, evidence.StatusEnteredInError},
		{"entered-in-error cancelled", observation, evidence.StatusEnteredInError},
		{"entered-in-error final", observation, evidence.StatusCorrected},
		{"entered-in-error preliminary", observation, evidence.StatusPreliminary},
		{"entered-in-error", document, evidence.StatusCorrected},
	} {
		entries := []string{tt.other}
		for status := range strings.FieldsSeq(tt.reports) {
			entries = append(entries, `{"resource":{"resourceType":"DiagnosticReport","status":"`+status+`"}}`)
		}
		if got := parse(t, bundle(entries...)).Status(); got != tt.want {
			t.Errorf("reports %s and %s: got %v, want %v", tt.reports, tt.other, got, tt.want)
		}
	}
}

// observations are Observations of these statuses.
func observations(statuses string) (list []string) {
	for status := range strings.FieldsSeq(statuses) {
		list = append(list, `{"resourceType":"Observation","status":"`+strings.TrimPrefix(status, "-")+`"}`)
	}
	return list
}
