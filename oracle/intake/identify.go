package intake

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"

	"github.com/labseal/labseal/oracle/hl7"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/projection"
	"github.com/labseal/labseal/oracle/record"
	"github.com/labseal/labseal/oracle/vault"
)

// Errors that an identification may meet.
var (
	ErrIdentified   = errors.New("the record's patient is known; if that is another's result, withdraw it as wrong-patient")
	ErrOfNobody     = errors.New("the record waits for no patient: it is of none, or was taken in as a file by a command")
	ErrUnidentified = errors.New("nobody identified the record's patient: there is nothing to undo")
	ErrNoPatient    = errors.New("no patient's number is named")
)

// Identify says whose a record is that named no patient when it came, or, with undo, that this was a mistake. What a
// person says so becomes a record of its own, signed and logged like an ADT message that says it: the provisional number
// of the record and the patient's numbers are linked. It does not name the record: when that is shredded, nothing leads from its
// name to this. It answers with that record.
func (in *Intake) Identify(ctx context.Context, id vault.RecordID, patient []record.Identifier, undo bool) (answer Answer, err error) {
	if len(patient) == 0 {
		return answer, ErrNoPatient
	}
	err = in.Journal.Intake(ctx, func(desk *journal.Desk) error {
		if _, err := desk.Newest(ctx, id); err != nil {
			return err
		}
		standing, err := desk.Standing(ctx, id)
		isProvisional, isIdentified := standing.Provisional != [32]byte{}, standing.IsIdentified
		switch {
		case err != nil:
			return err
		case !isProvisional && !isIdentified:
			return ErrOfNobody
		case !isProvisional || isIdentified && !undo:
			return ErrIdentified
		case undo && !isIdentified:
			return ErrUnidentified
		}
		linked := record.Linked{
			Survives: patient, Merged: []record.Identifier{provisional(standing.Provisional)}, Undo: undo,
		}
		message := hl7.Link("LabSeal", rand.Text()[:20], linked, in.Now())
		r := in.read(Artefact{Bytes: message, Type: projection.TypeHL7, Source: FromCommand})
		if r.projected == nil {
			return fmt.Errorf("identify record %s: %s", id, r.problem)
		}
		answers, err := in.take(ctx, desk, []*arrival{r})
		if err == nil {
			answer = answers[0]
		}
		return err
	})
	return answer, err
}
