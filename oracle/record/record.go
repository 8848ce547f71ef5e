// Package record says what a record tells about itself, alike for every format: what kind of artefact it is, who sent
// it under which number, whose results it holds, under which order, and what a person must be told about it.
//
// The formats (hl7, fhir) fill in [Facts]; intake decides by them what becomes of the record. Facts are clear text and
// live in memory only: what the journal keeps of them is an HMAC under the lab's lookup key, or sealed.
package record

import (
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/evidence"
)

// Kind is what an artefact is, and so which rule of intake it falls under (docs/guides/lifecycle.md).
type Kind string

// The kinds.
const (
	Result     Kind = "result"     // results of a patient: ORU, OUL; DiagnosticReport, Observation
	Document   Kind = "document"   // a report as a document: MDM; DocumentReference, Composition
	Order      Kind = "order"      // an order: ORM, OML, OMG; ServiceRequest
	Control    Kind = "control"    // quality control, calibration, proficiency testing: of no patient
	Instrument Kind = "instrument" // unsolicited results of an instrument that name no patient and no order
	Link       Kind = "link"       // two identities are one patient: ADT A24, A37 (undoes it), A40, A47 and their forerunners
	Citation   Kind = "citation"   // another lab's evidence, and which record here cites it
	Other      Kind = "other"      // readable, and not for us: another ADT, an ACK, a query
	Artefact   Kind = "artefact"   // bytes that are not read at all: the opaque projection
)

// Identifier is a number and who gave it out: HL7's EI and CX, FHIR's Identifier.
type Identifier struct {
	Value     string
	Authority string // assigning authority (namespace, or universal id) or system; may be empty
}

// IsZero says whether there is no number.
func (i Identifier) IsZero() bool { return i.Value == "" }

// Sender is who sent a message under which number: MSH-3, MSH-4, MSH-10. All are empty where the format has none.
type Sender struct {
	Application string // MSH-3
	Facility    string // MSH-4
	Control     string // MSH-10
}

// Ordered is one order of a record, with the status of what was resulted under it.
type Ordered struct {
	Filler  Identifier // the lab's number: OBR-3, ORC-3; DiagnosticReport.identifier
	Placer  Identifier // the orderer's number: OBR-2, ORC-2; basedOn
	Parent  Identifier // filler number of the result that this one follows from, a reflex: OBR-29.2
	Orderer Identifier // who ordered it, and must be told: OBR-16, ORC-12
	Status  evidence.Status

	// Orderers are all numbers of who ordered it: one person may have several, and an organisation its own.
	Orderers []Identifier
	// Beside are, of a report that answers several orders, those of each order but the first: who ordered one did not order another.
	Beside [][]Identifier
}

// Performer is a laboratory that performed tests for the one that reports: OBX-23, OBX-24; performer.
type Performer struct {
	Name string
	CLIA string // CLIA number; empty where the record does not say
}

// Linked is two identities of one patient: MRG-1 and PID-3 of an ADT.
type Linked struct {
	Survives []Identifier
	Merged   []Identifier
	Undo     bool // they were linked before, and by mistake: A37
}

// Facts are what a record tells about itself.
type Facts struct {
	Kind       Kind
	Type       string // MSH-9 as ORU^R01, or the type of resource; for messages to people
	Sender     Sender
	Made       time.Time // when it says it was made (MSH-7, issued); zero where it does not
	Observed   time.Time // the earliest time that its results are of (OBR-7, effective); zero where it does not say
	Patient    []Identifier
	Orders     []Ordered
	Documents  []Identifier // the document's own numbers: TXA-12; identifier, masterIdentifier
	Replaces   []Identifier // those of documents that it replaces: TXA-13 of an MDM^T09 or T10; relatesTo
	Performers []Performer
	Links      []Linked
	Cites      []common.Hash // leaf hashes of other labs' versions that it stands on: ZLC; an extension of our own

	Critical     bool // a result is flagged critical: OBX-8 LL, HH, AA; interpretation
	WrongPatient bool // a result is withdrawn as another patient's: OBX-11 W
	Amended      bool // all that changed was added: OBX-11 A or B, appended, amended
	Damaged      bool // a document that it embeds is not the Base64 that it says it is: OBX-5 of type ED; Attachment.data
	Miscited     bool // it cites as a leaf hash what is none
	Restated     bool // of a document the status changed, and nothing else: MDM T03, T04
	Revised      bool // a document is edited or replaced: MDM T07 to T10; relatesTo
	Test         bool // it is marked as a test or for training: MSH-11 D or T
}

// Date is when the record was made, as far as it says.
func (f *Facts) Date() time.Time {
	if f.Made.IsZero() {
		return f.Observed
	}
	return f.Made
}
