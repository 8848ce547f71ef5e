package fhir

import "github.com/labseal/labseal/evidence"

// statuses is a set of status classes: bit n is class n.
type statuses uint16

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
	var seen statuses
	for i := range f.entries {
		r := f.entries[i].resource
		switch r.resourceType() {
		case "DiagnosticReport", "Observation", "Composition":
			seen.add(r.get("status").string())
		case "DocumentReference":
			seen.add(r.get("docStatus").string())
			if r.get("status").string() == "entered-in-error" {
				seen.add("entered-in-error")
			}
		}
	}
	return seen.class()
}

// add adds a code's class: nothing for a missing code or "unknown", unknown for one that is not in the table.
func (s *statuses) add(code string) {
	if code != "" && code != "unknown" {
		*s |= 1 << classes[code]
	}
}

// class is the one class for all that was seen.
func (s statuses) class() evidence.Status {
	if s&(1<<evidence.StatusUnknown) != 0 {
		return evidence.StatusUnknown
	}
	if live := s &^ (1 << evidence.StatusCancelled); live != 0 {
		s = live
	}
	for _, only := range []evidence.Status{
		evidence.StatusCancelled, evidence.StatusEnteredInError, evidence.StatusRegistered,
	} {
		if s == 1<<only {
			return only
		}
	}
	switch {
	case s&(1<<evidence.StatusRegistered|1<<evidence.StatusPreliminary) != 0:
		return evidence.StatusPreliminary
	case s&(1<<evidence.StatusCorrected|1<<evidence.StatusEnteredInError) != 0:
		return evidence.StatusCorrected
	case s != 0:
		return evidence.StatusFinal
	}
	return evidence.StatusUnknown
}
