package intake

import (
	"context"
	"errors"
	"fmt"

	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/projection"
	"github.com/labseal/labseal/oracle/vault"
)

// ErrDecided is returned for an artefact of the quarantine that is not held any more.
var ErrDecided = errors.New("it was decided on before")

// typesOf is as what each source's artefacts are read; those of others by their looks.
var typesOf = map[Source]projection.Type{FromMLLP: projection.TypeHL7, FromFHIR: projection.TypeFHIR}

// Retry takes an artefact out of the quarantine and in again: as it came, or, with asNew, as a new record whatever its
// order numbers say. One that can't be taken now either stays where it is.
func (in *Intake) Retry(ctx context.Context, id vault.RecordID, asNew bool) (Answer, error) {
	kept, bytes, err := in.Quarantined(ctx, id)
	if err != nil {
		return Answer{}, err
	}
	a := Artefact{Bytes: bytes, Type: typesOf[Source(kept.Source)], Source: Source(kept.Source), Sender: kept.Sender}
	r := in.read(a)
	if asNew && r.projected != nil {
		r.keys.Orders, r.keys.Ordered, r.retired = nil, nil, nil
	}
	var answer Answer
	err = in.Journal.Intake(ctx, func(desk *journal.Desk) error {
		answers, err := in.take(ctx, desk, []*arrival{r})
		if err != nil {
			return err
		}
		answer = answers[0]
		if answer.Outcome != Accepted && answer.Outcome != Duplicate {
			return nil // it was kept again, under the id that it has
		}
		return desk.Decide(ctx, id, "taken", "") // as what: its bytes tell
	})
	return answer, err
}

// Drop ends the wait of an artefact in quarantine; the reason is kept, and so is the sealed artefact.
func (in *Intake) Drop(ctx context.Context, id vault.RecordID, reason string) error {
	return in.Journal.Intake(ctx, func(desk *journal.Desk) error { return desk.Decide(ctx, id, "dropped", reason) })
}

// Quarantined opens an artefact that is held.
func (in *Intake) Quarantined(ctx context.Context, id vault.RecordID) (journal.Kept, []byte, error) {
	kept, err := in.Journal.Quarantined(ctx, id)
	if err != nil {
		return kept, nil, err
	}
	if kept.State != "held" {
		return kept, nil, fmt.Errorf("quarantined artefact %s: %w: %s", id, ErrDecided, kept.State)
	}
	bytes, _, err := in.Keyring.Open(kept.Sealed, kept.ID, 1)
	return kept, bytes, err
}
