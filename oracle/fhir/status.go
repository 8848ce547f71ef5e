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
	var reports, observations, documents evidence.StatusSet
	var results evidence.StatusSet // of all Observations, also of contained ones, and of one that says nothing
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
			add(&observations, code)
			results.Add(classes[code])
		case "DocumentReference":
			add(&documents, r.get("docStatus").string())
			if code == "entered-in-error" {
				add(&documents, code)
			}
		}
	}
	switch evidence.StatusEnteredInError {
	case reports.Class():
		observations = observations.Void()
	case results.Class():
		reports = reports.Withdrawn()
	}
	return (reports | observations | documents).Class()
}

// add adds a code's class: nothing for a missing code or "unknown", unknown for one that is not in the table.
func add(seen *evidence.StatusSet, code string) {
	if code != "" && code != "unknown" {
		seen.Add(classes[code])
	}
}
