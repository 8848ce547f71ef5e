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

// Status sums up the record's status codes (docs/spec/projections.md, "Status").
func (f *File) Status() evidence.Status {
	var seen evidence.StatusSet
	for i := range f.messages {
		m := &f.messages[i]
		isOrder := m.typeIs("ORM", "OML", "OMG", "OMI", "OPL")
		for _, s := range m.segments {
			switch string(s.name[:]) {
			case "OBR":
				add(&seen, resultStatuses, m.code(s, 25))
			case "OBX":
				if !isOrder { // an order's OBX are answers to questions of the lab, not results
					add(&seen, observationStatuses, m.code(s, 11))
				}
			case "TXA":
				add(&seen, documentStatuses, m.code(s, 17))
			}
		}
	}
	return seen.Class()
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
