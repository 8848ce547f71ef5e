package intake

import (
	"context"
	"errors"
	"fmt"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/projection"
	"github.com/labseal/labseal/oracle/vault"
)

// Errors that a correction may meet.
var (
	ErrWithdrawn     = errors.New("the record was withdrawn; a new result is a new record")
	ErrOtherRecord   = errors.New("these bytes are in the journal already, as another record or an older version")
	ErrNoReplacement = errors.New("this reason withdraws the record: it takes no file")
	ErrNeedsFile     = errors.New("this reason needs the corrected file")
)

// Correct takes a new version of a record and amends the newest one, as a person says. A reason that withdraws takes no
// bytes. The same correction again changes nothing.
func (in *Intake) Correct(
	ctx context.Context, id vault.RecordID, reason evidence.Reason, bytes []byte, t projection.Type,
) (answer Answer, err error) {
	if reason.Withdraws() && bytes != nil {
		return Answer{}, ErrNoReplacement
	}
	if !reason.Withdraws() && bytes == nil {
		return Answer{}, ErrNeedsFile
	}
	err = in.Journal.Intake(ctx, func(desk *journal.Desk) error {
		newest, err := desk.Newest(ctx, id)
		if err != nil {
			return err
		}
		if reason.Withdraws() {
			answer, err = in.withdraw(ctx, desk, newest, reason)
		} else {
			answer, err = in.replace(ctx, desk, newest, reason, in.read(Artefact{Bytes: bytes, Type: t, Source: FromCommand}))
		}
		return err
	})
	return answer, err
}

func (in *Intake) withdraw(
	ctx context.Context, desk *journal.Desk, newest *journal.Stored, reason evidence.Reason,
) (Answer, error) {
	if newest.Withdraws {
		return Answer{Outcome: Duplicate, VersionID: newest.VersionID, Leaf: newest.Leaf}, nil
	}
	v, err := in.withdrawal(oracle.VersionID{Record: newest.Record, Version: newest.Version + 1}, newest.Handle, reason)
	if err != nil {
		return Answer{}, fmt.Errorf("withdraw record %s: %w", newest.Record, err)
	}
	err = desk.Add(ctx, []journal.Addition{
		{Version: v, Kind: "withdrawal", Source: string(FromCommand), Notices: notices(reason, false)},
	})
	return Answer{Outcome: Accepted, VersionID: v.VersionID, Leaf: evidence.LeafHash(v.Entry)}, err
}

func (in *Intake) replace(
	ctx context.Context, desk *journal.Desk, newest *journal.Stored, reason evidence.Reason, r *arrival,
) (Answer, error) {
	if newest.Withdraws {
		return Answer{}, ErrWithdrawn
	}
	if r.projected == nil {
		return Answer{Outcome: Refused, Problem: r.problem}, &projection.RefusedError{Err: errors.New(r.problem)}
	}
	known, err := desk.Known(ctx, []journal.Query{{Lookup: r.keys.Lookup}})
	if err != nil {
		return Answer{}, err
	}
	if same := known[0].Bytes; same != nil {
		answer := Answer{Outcome: Duplicate, VersionID: *same}
		if *same != newest.VersionID {
			return answer, ErrOtherRecord
		}
		return answer, nil
	}
	addition, err := in.addition(r, decision{outcome: Accepted, id: newest.VersionID, handle: newest.Handle, reason: reason}, &journal.Known{})
	if err != nil {
		return Answer{}, fmt.Errorf("correct record %s: %w", newest.Record, err)
	}
	return Answer{Outcome: Accepted, VersionID: addition.VersionID, Leaf: evidence.LeafHash(addition.Entry), Facts: r.projected.Facts},
		desk.Add(ctx, []journal.Addition{*addition})
}
