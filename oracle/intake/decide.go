package intake

import (
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/projection"
	"github.com/labseal/labseal/oracle/record"
)

// decision is what becomes of an artefact.
type decision struct {
	outcome Outcome
	id      oracle.VersionID // of a duplicate: the version that it was; of a new version: the one before
	handle  common.Hash      // of the version before
	reason  evidence.Reason  // why that one is amended; none for a new record
	problem string
	unread  bool // of Refused: its sender must mend it
	alerts  []string
}

// What people are told; none of it holds content.
const (
	alertReused    = "the sender used a message's number (MSH-10) again for another content"
	alertUnmarked  = "a result that was final has changed, and its sender did not mark it as corrected"
	alertDamaged   = "a document that it embeds is not the Base64 that it says it is: look whether it can be opened"
	alertMiscited  = "what it cites of another lab is no leaf hash (0x and 64 hexadecimal digits)"
	alertWrong     = "a result is withdrawn because it was another patient's"
	problemReused  = "the number of this message (MSH-10) was used before for another content; send it under a new one"
	problemSpans   = "it names orders or documents of several records: send what is about each in a message of its own, or take it as a new record"
	problemPatient = "it names an order or a document of a record that is of another patient: check the number and the patient"
	problemRetired = "it is about a document that another has replaced: send it under the number of that one"
	problemOrdered = "it names an order that came for another patient: check the order number and the patient"
	problemNoLink  = "it is to link or part two patients' numbers, and names no two: check MRG-1 and PID-3, or the second PID"
	problemLate    = "it is older than what the record holds, which is final: nothing is to be done if a late message was sent again"
	problemPast    = "the record has versions that came in after the history was made: history does not go behind them"
	problemKind    = "messages of this type are not taken here"
)

// decide says what becomes of an artefact, by what it tells of itself and by what the journal knows
// (docs/guides/lifecycle.md). It looks at nothing else.
func (in *Intake) decide(a *arrival, known *journal.Known) decision {
	facts := &a.projected.Facts
	switch {
	case known.Bytes != nil:
		return decision{outcome: Duplicate, id: *known.Bytes}
	case a.Source == FromCommand: // whoever gives the command knows what the file is
		return decision{outcome: Accepted}
	case a.tooMuch != "":
		return decision{outcome: Refused, unread: true, problem: a.tooMuch}
	case facts.Kind == record.Other:
		return decision{outcome: Refused, problem: problemKind}
	case facts.Kind == record.Link && len(a.links) == 0:
		return decision{outcome: Refused, unread: true, problem: problemNoLink}
	case known.Control != nil && known.Control.Content == a.keys.Content:
		return decision{outcome: Duplicate, id: known.Control.VersionID}
	case known.Control != nil && in.RefuseReuse:
		return decision{outcome: Refused, problem: problemReused}
	case known.Content != nil:
		return decision{outcome: Duplicate, id: *known.Content}
	}
	d := in.place(a, known)
	if known.Control != nil && d.outcome == Accepted {
		d.alerts = append(d.alerts, alertReused)
	}
	if facts.WrongPatient && d.outcome == Accepted {
		d.alerts = append(d.alerts, alertWrong)
	}
	if facts.Miscited && d.outcome == Accepted {
		d.alerts = append(d.alerts, alertMiscited)
	}
	if facts.Damaged && d.outcome == Accepted {
		d.alerts = append(d.alerts, alertDamaged)
	}
	return d
}

// place finds the record that an artefact is a version of.
func (in *Intake) place(r *arrival, known *journal.Known) decision {
	facts, records := &r.projected.Facts, known.Records
	isReport := facts.Kind == record.Result || facts.Kind == record.Document
	switch {
	case isReport && in.contradicts(r, known.Context):
		return decision{outcome: Quarantined, problem: problemOrdered}
	case r.isRetired:
		return decision{outcome: Quarantined, problem: problemRetired}
	case !isReport || len(records) == 0:
		return decision{outcome: Accepted}
	case len(records) > 1:
		return decision{outcome: Quarantined, problem: problemSpans}
	}
	before := records[0]
	if before.IsIdentified && len(facts.Patient) > 0 && !before.IsOfPatient {
		return decision{outcome: Quarantined, problem: problemPatient}
	}
	switch {
	case r.Source == FromBackfill && before.Source != string(FromBackfill):
		return decision{outcome: Quarantined, problem: problemPast}
	case r.OnlyNew:
		return decision{outcome: Duplicate, id: before.VersionID}
	}
	d := decision{outcome: Accepted, id: before.VersionID, handle: before.Handle}
	var isLate, isUnmarked bool
	d.reason, isLate, isUnmarked = amends(before.Status, r.projected.Status, facts)
	if isLate {
		return decision{outcome: Quarantined, problem: problemLate}
	}
	if isUnmarked {
		d.alerts = append(d.alerts, alertUnmarked)
	}
	return d
}

// amends is the reason for which a version of one status amends another. A result that was final and comes again as
// preliminary is late, and so is one that was corrected and comes as final; one that changes and stays final is
// corrected without a mark. A document's message can say of itself that it is neither.
func amends(before, now evidence.Status, facts *record.Facts) (reason evidence.Reason, isLate, isUnmarked bool) {
	wasFinal := before == evidence.StatusFinal || before == evidence.StatusCorrected
	switch now {
	case evidence.StatusCancelled:
		return evidence.ReasonCancelled, false, false
	case evidence.StatusEnteredInError:
		if facts.WrongPatient {
			return evidence.ReasonWrongPatient, false, false
		}
		return evidence.ReasonEnteredInError, false, false
	case evidence.StatusRegistered, evidence.StatusPreliminary:
		if wasFinal && facts.Revised { // and not signed yet
			return evidence.ReasonCorrected, false, false
		}
		return evidence.ReasonSuperseded, wasFinal && !facts.Restated, false
	case evidence.StatusCorrected:
		if facts.Amended {
			return evidence.ReasonAmended, false, false
		}
		return evidence.ReasonCorrected, false, false
	}
	if wasFinal && !facts.Restated {
		return evidence.ReasonCorrected, before == evidence.StatusCorrected && !facts.Revised, !facts.Revised
	}
	return evidence.ReasonSuperseded, false, false
}

// refusal is why a record can't be read, if that is why.
func refusal(err error) (string, bool) {
	var refused *projection.RefusedError
	if errors.As(err, &refused) {
		return fmt.Sprint(refused), true
	}
	return "", false
}
