package evidence

import (
	"fmt"
	"strings"
)

// Kind says what a statement states.
type Kind uint8

// The kinds of statement.
const (
	KindVersion   Kind = 1 // this version of a record was received and sealed
	KindAmendment Kind = 2 // an earlier version was corrected or withdrawn
	KindShred     Kind = 3 // an earlier version's content was destroyed
)

// Reason is why a version was amended. Its numbers are those of the ResultLog contract.
type Reason uint8

// The reasons. The last three withdraw a version without a successor.
const (
	ReasonNone Reason = iota
	ReasonCorrected
	ReasonAmended
	ReasonSuperseded
	ReasonEnteredInError
	ReasonWrongPatient
	ReasonCancelled
)

var reasonNames = [...]string{
	"none", "corrected", "amended", "superseded", "entered-in-error", "wrong-patient", "cancelled",
}

// String is the reason's name as flags and answers spell it.
func (r Reason) String() string {
	if int(r) < len(reasonNames) {
		return reasonNames[r]
	}
	return fmt.Sprintf("reason(%d)", uint8(r))
}

// ParseReason reads a reason's name; "none" is not one.
func ParseReason(name string) (Reason, error) {
	for i, n := range reasonNames[1:] {
		if n == name {
			return Reason(i + 1), nil
		}
	}
	return 0, fmt.Errorf("unknown reason %q: use one of %s", name, strings.Join(reasonNames[1:], ", "))
}

// Withdraws says whether the reason leaves no successor version.
func (r Reason) Withdraws() bool { return r >= ReasonEnteredInError && r <= ReasonCancelled }

// Status is the class of a version's status, as its statement shows it to the public.
type Status uint8

// The status classes. FHIR's DiagnosticReport.status and HL7 OBR-25/OBX-11 map onto them.
const (
	StatusUnknown Status = iota
	StatusRegistered
	StatusPreliminary
	StatusFinal
	StatusCorrected
	StatusCancelled
	StatusEnteredInError
)

var statusNames = [...]string{
	"unknown", "registered", "preliminary", "final", "corrected", "cancelled", "entered-in-error",
}

// String is the status class in words.
func (s Status) String() string {
	if int(s) < len(statusNames) {
		return statusNames[s]
	}
	return fmt.Sprintf("status(%d)", uint8(s))
}
