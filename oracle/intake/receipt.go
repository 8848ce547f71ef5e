package intake

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/vault"
)

// promise is what a receipt is made of, besides what an answer says.
type promise struct {
	salt     common.Hash // of the artefact commitment; zero: no receipt
	received time.Time   // zero: now
	delay    time.Duration
}

// promised is what a receipt for a version that the journal holds is made of: its first time, and what was promised then. Where
// nothing was, there is none now: today's promise would count from then, and may be over already. Nor is there one where another
// statement key signed the version: today's may not count for that time. A version whose epoch was destroyed has none, for its
// salt is gone, and it is no less a duplicate for that; nor has a withdrawal without a body.
func (in *Intake) promised(v *journal.Stored) (promise, error) {
	if in.Promise == 0 || v.Promised == 0 || v.Sealed == nil || !evidence.NamesKey(v.Statement, in.Statement.Public()) {
		return promise{}, nil
	}
	secret, err := in.Keyring.Secret(*v.Sealed, v.Record, v.Version)
	if errors.Is(err, vault.ErrClosedEpoch) {
		return promise{}, nil
	}
	return promise{evidence.ArtefactSalt(secret, v.Projection), v.Received, v.Promised}, err
}

// promiseAll signs the receipts of one round, before its transaction ends: what is answered has its receipt, or is not
// durable.
func (in *Intake) promiseAll(ctx context.Context, desk *journal.Desk, answers []Answer, arrivals []*arrival) error {
	if in.Promise == 0 {
		return nil
	}
	now, err := desk.Now(ctx) // what the journal notes for all that it takes in this transaction
	if err != nil {
		return err
	}
	return each(len(answers), func(i int) error {
		p := arrivals[i].promise
		if p.salt == (common.Hash{}) {
			return nil
		}
		if p.received.IsZero() {
			p.received = now
		}
		var err error
		answers[i].Receipt, err = evidence.SignIntakeReceipt(evidence.IntakeReceipt{
			Member: in.Member, Log: in.Log, Leaf: answers[i].Leaf, Salt: p.salt,
			Received: uint64(p.received.Unix()), Promise: uint64(p.delay / time.Second),
		}, in.Statement)
		if err != nil {
			return fmt.Errorf("record %s version %d: %w", answers[i].Record, answers[i].Version, err)
		}
		return nil
	})
}
