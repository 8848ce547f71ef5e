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
	var reports, others, results evidence.StatusSet // results: of all Observations, also of one that says nothing
	for i := range f.entries {
		r := f.entries[i].resource
		code := r.get("status").string()
		switch r.resourceType() {
		case "DiagnosticReport", "Composition":
			add(&reports, code)
			for within := range r.get("contained").each {
				if within.resourceType() == "Observation" {
					results.Add(classes[within.get("status").string()])
				}
			}
		case "Observation":
			add(&others, code)
			results.Add(classes[code])
		case "DocumentReference":
			add(&others, r.get("docStatus").string())
			if code == "entered-in-error" {
				add(&others, code)
			}
		}
	}
	if results.Class() == evidence.StatusEnteredInError {
		reports = reports.Withdrawn()
	}
	return (reports | others).Class()
}

// add adds a code's class: nothing for a missing code or "unknown", unknown for one that is not in the table.
func add(seen *evidence.StatusSet, code string) {
	if code != "" && code != "unknown" {
		seen.Add(classes[code])
	}
}
