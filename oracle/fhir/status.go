package fhir

import "github.com/labseal/labseal/evidence"

// classes are the classes of FHIR's status codes, R4 and R5, in the resources that report results. The code "unknown"
// says nothing and has none.
var classes = map[string]evidence.Status{
	"amended":          evidence.StatusCorrected,
	"appended":         evidence.StatusCorrected,
	"cancelled":        evidence.StatusCancelled,
	"corrected":        evidence.StatusCorrected,
	"entered-in-error": evidence.StatusEnteredInError,
	"final":            evidence.StatusFinal,
	"modified":         evidence.StatusPreliminary, // R5: changed before it was final
	"partial":          evidence.StatusPreliminary,
	"preliminary":      evidence.StatusPreliminary,
	"registered":       evidence.StatusRegistered,
}

// Status sums up the record's status codes (docs/spec/projections.md, "Status").
func (f *File) Status() evidence.Status {
	var seen evidence.StatusSet
	for i := range f.entries {
		r := f.entries[i].resource
		switch r.resourceType() {
		case "DiagnosticReport", "Observation", "Composition":
			add(&seen, r.get("status").string())
		case "DocumentReference":
			add(&seen, r.get("docStatus").string())
			if r.get("status").string() == "entered-in-error" {
				add(&seen, "entered-in-error")
			}
		}
	}
	return seen.Class()
}

// add adds a code's class: nothing for a missing code or "unknown", unknown for one that is not in the table.
func add(seen *evidence.StatusSet, code string) {
	if code != "" && code != "unknown" {
		seen.Add(classes[code])
	}
}
