package intake

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/projection"
	"github.com/labseal/labseal/oracle/record"
	"github.com/labseal/labseal/oracle/vault"
)

// Errors that a citation may meet.
var (
	ErrNoEvidence = errors.New("the evidence does not hold, and is not kept")
	ErrOwn        = errors.New("the evidence is of this lab's own log: an own record is not cited")
	ErrNoVersion  = errors.New("the evidence is of an amendment, and not of a version")
)

// citation is the artefact that keeps another lab's evidence with what cites it (docs/spec/citation.md).
type citation struct {
	Format   string      `json:"format"`
	Leaf     common.Hash `json:"leaf"`  // of this lab's version
	Cites    common.Hash `json:"cites"` // of the other lab's
	Member   common.Hash `json:"member"`
	Evidence []byte      `json:"evidence"`
}

const citationFormat = "labseal/citation/1"

// Cite says that the newest version of a record stands on a version of another lab, whose evidence a person presents. The
// evidence is verified as any reader would. It becomes, with what it is for, a record of its own, signed and logged; the
// answer names that record. The same evidence again is what it was.
func (in *Intake) Cite(ctx context.Context, id vault.RecordID, file []byte, trust *evidence.Trust) (answer Answer, err error) {
	proven, err := evidence.Verify(evidence.Input{Evidence: file}, trust)
	switch {
	case err != nil:
		return answer, fmt.Errorf("%w: %w", ErrNoEvidence, err)
	case proven.Statement.Kind != evidence.KindVersion:
		return answer, ErrNoVersion
	case proven.Statement.Member == in.Member:
		return answer, ErrOwn
	}
	err = in.Journal.Intake(ctx, func(desk *journal.Desk) error {
		cited, err := desk.Newest(ctx, id)
		if err != nil {
			return err
		}
		if cited.Withdraws {
			return ErrWithdrawn
		}
		body, err := json.Marshal(citation{citationFormat, cited.Leaf, proven.Leaf, proven.Statement.Member, file})
		if err != nil {
			return err
		}
		r := in.read(Artefact{Bytes: body, Type: projection.TypeOpaque, Source: FromCommand})
		if r.projected == nil {
			return errors.New(r.problem)
		}
		r.projected.Facts.Kind = record.Citation
		answers, err := in.take(ctx, desk, []*arrival{r})
		if err != nil {
			return err
		}
		answer = answers[0]
		return desk.Cite(ctx, cited, journal.Citation{Leaf: proven.Leaf, Member: proven.Statement.Member, Kept: answer.Record})
	})
	return answer, err
}
