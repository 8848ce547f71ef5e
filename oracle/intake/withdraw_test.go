package intake_test

import (
	"strings"
	"testing"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/intake"
)

const (
	standing = `"status":"final"`
	mistaken = `"status":"entered-in-error"`
	notHis   = mistaken + `,"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/event-statusReason",
		"valueCodeableConcept":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0085","code":"W"}]}}]`
)

// bundleOf is a report of one status on one order, with an Observation that it contains and one beside it.
func bundleOf(status, contained, beside string) string {
	return strings.NewReplacer("STATUS", status, "CONTAINED", contained, "BESIDE", beside).Replace(
		`{"resourceType":"Bundle","type":"collection","entry":[
			{"fullUrl":"urn:p","resource":{"resourceType":"Patient","identifier":[{"system":"urn:east","value":"100"}]}},
			{"resource":{"resourceType":"DiagnosticReport","status":"STATUS","subject":{"reference":"urn:p"},
				"identifier":[{"system":"urn:east:lis","value":"F1"}],
				"result":[{"reference":"#c"},{"reference":"urn:o"}],
				"contained":[{"resourceType":"Observation","id":"c",CONTAINED,"code":{"text":"sodium"}}]}},
			{"fullUrl":"urn:o","resource":{"resourceType":"Observation",BESIDE,"subject":{"reference":"urn:p"},
				"code":{"text":"potassium"}}}]}`)
}

// TestTake_WithdrawsReports takes reports in FHIR of which some Observations, or all, are entered in error, behind a final one.
func TestTake_WithdrawsReports(t *testing.T) {
	for name, test := range map[string]struct {
		report string
		reason evidence.Reason
		alerts int
	}{
		"all, as another patient's":      {bundleOf("final", notHis, notHis), evidence.ReasonWrongPatient, 1},
		"all, in a correction":           {bundleOf("corrected", mistaken, notHis), evidence.ReasonWrongPatient, 1},
		"all, for another reason":        {bundleOf("amended", mistaken, mistaken), evidence.ReasonEnteredInError, 0},
		"one of them, beside":            {bundleOf("final", standing, notHis), evidence.ReasonCorrected, 1},
		"one of them, in a correction":   {bundleOf("corrected", standing, mistaken), evidence.ReasonCorrected, 0},
		"one of them, that is contained": {bundleOf("corrected", notHis, standing), evidence.ReasonCorrected, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t)
			answers, err := d.Take(t.Context(), []intake.Artefact{
				{Bytes: []byte(bundleOf("final", standing, standing)), Source: intake.FromFHIR},
				{Bytes: []byte(test.report), Source: intake.FromFHIR},
			})
			check(t, err)
			first, got := answers[0], answers[1]
			if got.Outcome != intake.Accepted || got.Record != first.Record || got.Version != 2 || len(got.Alerts) != test.alerts {
				t.Fatalf("got %s %q, version %d with alerts %q", got.Outcome, got.Problem, got.Version, got.Alerts)
			}
			if reason := d.reason(t, got); reason != test.reason {
				t.Errorf("got reason %s, want %s", reason, test.reason)
			}
		})
	}
}
