package intake

import (
	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/projection"
	"github.com/labseal/labseal/oracle/record"
)

// Source is the way on which an artefact came in.
type Source string

// The sources.
const (
	FromCommand  Source = "command"
	FromMLLP     Source = "mllp"
	FromFHIR     Source = "fhir"
	FromFolder   Source = "folder"
	FromBackfill Source = "backfill" // the history of a lab, long after it happened
)

// Artefact is one record as it came in.
type Artefact struct {
	Bytes  []byte
	Type   projection.Type // zero: look
	Source Source
	Sender string // who sent it: the name of the client certificate, or the address; for people

	// OnlyNew wants it as a new record or not at all: where its order is of one record already, that record stays as it
	// is (FHIR's conditional create).
	OnlyNew bool
}

// Outcome is what became of an artefact. All but Refused are durable when the answer is given.
type Outcome string

// The outcomes.
const (
	Accepted    Outcome = "accepted"    // a new record, a new version, or a withdrawal
	Duplicate   Outcome = "duplicate"   // it was here before, as the version that the answer names; nothing changed
	Quarantined Outcome = "quarantined" // kept sealed until a person decides; the sender need not send it again
	Refused     Outcome = "refused"     // it can't be taken, and its sender must change something
)

// Answer says what became of an artefact.
type Answer struct {
	Outcome
	oracle.VersionID             // of Accepted and Duplicate
	Leaf             common.Hash // of Accepted and Duplicate
	Quarantine       string      // id of Quarantined, and of Refused that was kept
	Unread           bool        // of Refused: it can't be read, and another copy of it can't be either: its sender must mend it
	Problem          string      // why Quarantined or Refused, and what to do; without content
	Alerts           []string    // what a person should look at, though it was taken; without content
	Receipt          []byte      // of Accepted and Duplicate, where the intake promises: see evidence.IntakeReceipt
	Facts            record.Facts
}
