package lis_test

import (
	"bytes"
	"context"
	"log/slog"
	"testing"
	"time"

	"github.com/labseal/labseal/oracle/hl7"
	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/lis"
	"github.com/labseal/labseal/oracle/mllp"
)

// steady is an intake that answers everything alike.
type steady struct{ answer intake.Answer }

func (s steady) Submit(context.Context, intake.Artefact) func(context.Context) (intake.Answer, error) {
	return func(context.Context) (intake.Answer, error) { return s.answer, nil }
}

func TestDesk_GivesReceipts(t *testing.T) {
	want := []byte{0xd2, 0x84}
	for _, isAsked := range []bool{true, false} {
		desk := &lis.Desk{
			Intake: steady{intake.Answer{Outcome: intake.Accepted, Receipt: want}},
			Now:    time.Now, Log: slog.New(slog.DiscardHandler), Receipts: isAsked,
		}
		message := []byte(`MSH|^~\&|LIS|LAB|||20260304||ORU^R01|M-1|P|2.5.1` + "\r")
		acks, err := desk.Take(t.Context(), mllp.Peer{}, message)(t.Context())
		check(t, err)
		if len(acks) != 1 {
			t.Fatalf("%d answers", len(acks))
		}
		got, err := hl7.ReadReceipt(acks[0])
		if err != nil || bytes.Equal(got, want) != isAsked {
			t.Errorf("asked for: %v; got %x, %v", isAsked, got, err)
		}
	}
}
