// Package lis is what a laboratory information system talks to: it takes HL7 v2 messages in by MLLP and answers each
// as the sender asks to be answered (HL7 v2.5.1, 2.9).
//
// AA or CA is sent when the message is durable in the journal, and never before; it never waits for the chain. What
// waits in quarantine is durable too: the sender has done its part, and a person decides. AE means that the sender must
// change something, AR that the message is not for us, or that the fault is ours and the sender may send it again.
package lis

import (
	"context"
	"crypto/rand"
	"log/slog"
	"time"

	"github.com/labseal/labseal/oracle/hl7"
	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/mllp"
	"github.com/labseal/labseal/oracle/projection"
)

// Intake takes artefacts, in their order. What Submit returns waits until the answer is durable.
type Intake interface {
	Submit(ctx context.Context, a intake.Artefact) func(context.Context) (intake.Answer, error)
}

// Desk answers messages. It implements mllp.Handler.
type Desk struct {
	Intake Intake
	Now    func() time.Time
	Log    *slog.Logger

	Receipts  bool // answers carry the signed receipts that the intake makes
	OneAnswer bool // of two answers that a sender asks for, it gets the first only
}

// faultOfOurs is all that a sender is told of what went wrong here.
const faultOfOurs = "it could not be stored now; send it again later"

// Take hands a message to intake.
func (d *Desk) Take(ctx context.Context, peer mllp.Peer, message []byte) func(context.Context) ([][]byte, error) {
	header := hl7.ReadHeader(message)
	sender := peer.Name
	if sender == "" {
		sender = peer.Address
	}
	wait := d.Intake.Submit(ctx, intake.Artefact{
		Bytes: message, Type: projection.TypeHL7, Source: intake.FromMLLP, Sender: sender,
	})
	return func(ctx context.Context) (answers [][]byte, err error) {
		answer, err := wait(ctx)
		ack := d.ack(answer, err)
		if err != nil {
			d.Log.Warn("message not taken", "sender", sender, "reason", err)
		} else {
			d.Log.Debug("message", "sender", sender, "outcome", answer.Outcome, "record", answer.Record, "version", answer.Version)
		}
		if d.Receipts {
			ack.Receipt = answer.Receipt
		}
		commit, application := header.Wants(ack.Code)
		for _, ack.Code = range [...]hl7.Code{commit, application} {
			if ack.Code == "" || d.OneAnswer && len(answers) > 0 {
				continue
			}
			ack.Control, ack.At = rand.Text()[:20], d.Now() // MSH-10 takes 20 characters
			answers = append(answers, ack.Encode(header))
		}
		return answers, nil
	}
}

// ack is the answer to what became of a message.
func (d *Desk) ack(answer intake.Answer, err error) hl7.Ack {
	switch {
	case err != nil:
		return hl7.Ack{Code: hl7.ApplicationReject, Text: faultOfOurs}
	case answer.Outcome == intake.Refused && answer.Unread:
		return hl7.Ack{Code: hl7.ApplicationError, Text: answer.Problem}
	case answer.Outcome == intake.Refused:
		return hl7.Ack{Code: hl7.ApplicationReject, Text: answer.Problem}
	}
	return hl7.Ack{Code: hl7.ApplicationAccept, Text: answer.Problem}
}
