package hl7

import (
	"bytes"

	"github.com/labseal/labseal/evidence"
)

// silent is the class of a code that says nothing about a status, such as OBX-11 O, an order's detail.
const silent evidence.Status = 15

// resultStatuses are the codes of OBR-25 (HL7 table 0123).
var resultStatuses = map[string]evidence.Status{
	"A": evidence.StatusPreliminary, // some results are available
	"C": evidence.StatusCorrected,
	"F": evidence.StatusFinal,
	"I": evidence.StatusRegistered,  // specimen received
	"M": evidence.StatusPreliminary, // corrected, not final
	"N": evidence.StatusRegistered,  // procedure done, results pending
	"O": evidence.StatusRegistered,  // order received
	"P": evidence.StatusPreliminary,
	"R": evidence.StatusPreliminary, // stored, not verified
	"S": evidence.StatusRegistered,  // scheduled
	"X": evidence.StatusCancelled,
	"Y": evidence.StatusUnknown, // no order on record: the answer to a question
	"Z": evidence.StatusUnknown, // no record of this patient: likewise
}

// observationStatuses are the codes of OBX-11 (HL7 table 0085).
var observationStatuses = map[string]evidence.Status{
	"A": evidence.StatusCorrected, // amended
	"B": evidence.StatusCorrected, // appended
	"C": evidence.StatusCorrected,
	"D": evidence.StatusEnteredInError, // deleted
	"F": evidence.StatusFinal,
	"I": evidence.StatusRegistered,
	"N": silent, // not asked
	"O": silent, // order detail, no result
	"P": evidence.StatusPreliminary,
	"R": evidence.StatusPreliminary, // entered, not verified
	"S": evidence.StatusPreliminary, // partial
	"U": evidence.StatusFinal,       // changed to final without a new value
	"V": evidence.StatusFinal,       // verified
	"W": evidence.StatusEnteredInError,
	"X": evidence.StatusCancelled,
}

// documentStatuses are the codes of TXA-17 (HL7 table 0271).
var documentStatuses = map[string]evidence.Status{
	"AU": evidence.StatusFinal, // authenticated
	"DI": evidence.StatusPreliminary,
	"DO": evidence.StatusPreliminary,
	"IN": evidence.StatusPreliminary,
	"IP": evidence.StatusPreliminary,
	"LA": evidence.StatusFinal,
	"PA": evidence.StatusPreliminary,
}

// class is the class of all that the codes say. An OBX without a code stands as its report does, and nothing of a document
// that is deleted does.
func (c *collector) class() evidence.Status {
	if c.documents.Class() == evidence.StatusEnteredInError {
		return (c.documents | c.reports.Void() | c.results.Void()).Class()
	}
	reports := c.reports | c.documents
	if !c.uncoded && c.results.Class() == evidence.StatusEnteredInError {
		reports = reports.Withdrawn()
	}
	return (reports | c.results).Class()
}

// add adds a code's class. An empty or silent code adds nothing, one that is not in the table adds unknown.
func add(seen *evidence.StatusSet, table map[string]evidence.Status, code []byte) {
	class, isUpper := table[string(code)]
	if !isUpper {
		class = table[string(bytes.ToUpper(code))]
	}
	if len(code) > 0 && class != silent {
		seen.Add(class)
	}
}
