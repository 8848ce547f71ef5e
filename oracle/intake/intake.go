// Package intake takes artefacts into the journal: it reads, decides, commits, signs and seals, and when it answers,
// what it says is durable and can't be lost. It never waits for the chain.
//
// [Intake.Take] takes a batch in one transaction, alone among all processes on the journal; [Queue] makes batches of
// what comes in from many sides. What becomes of an artefact is [Intake.decide]'s to say, by what the artefact tells of
// itself ([record.Facts]) and what the journal knows (docs/guides/lifecycle.md).
package intake

import (
	"context"
	"crypto"
	"crypto/rand"
	"errors"
	"fmt"
	"runtime"
	"sync/atomic"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"golang.org/x/sync/errgroup"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/projection"
	"github.com/labseal/labseal/oracle/vault"
)

// Journal is where versions become durable.
type Journal interface {
	Intake(ctx context.Context, f func(*journal.Desk) error) error
	Quarantined(ctx context.Context, id vault.RecordID) (journal.Kept, error)
}

// Lookup turns values that the journal is searched by into names that say nothing.
type Lookup interface {
	Sum(tag string, value []byte) [32]byte
}

// Intake takes records for one lab and log.
type Intake struct {
	Member    common.Hash
	Log       common.Hash
	Statement crypto.Signer // ES256
	Lookup    Lookup
	Keyring   *vault.Keyring
	Journal   Journal
	Now       func() time.Time

	// Bodies is the store, in which a body above [AtOnce] is durable before its version is; without one it lies in the
	// journal first, like all others.
	Bodies oracle.BodyStore

	Promise     time.Duration // until what is taken is anchored, whole seconds; answers carry signed receipts of it; 0: none
	Room        func() error  // whether there is room for more; nil: there is
	RefuseReuse bool          // refuse a message whose number came before with another content; else it is taken, with an alert
}

// Take takes artefacts in their order. When it returns without an error, every answer is durable; with one, nothing is.
func (in *Intake) Take(ctx context.Context, artefacts []Artefact) ([]Answer, error) {
	if in.Room != nil {
		if err := in.Room(); err != nil {
			return nil, fmt.Errorf("take records in: %w", err)
		}
	}
	arrivals := make([]*arrival, len(artefacts))
	if err := each(len(artefacts), func(i int) error {
		arrivals[i] = in.read(artefacts[i])
		return nil
	}); err != nil {
		return nil, err
	}
	defer release(arrivals)
	answers := make([]Answer, 0, len(artefacts))
	err := in.Keyring.Again(ctx, func() error {
		return in.Journal.Intake(ctx, func(desk *journal.Desk) error {
			answers = answers[:0]
			for rest := arrivals; len(rest) > 0; {
				n := round(rest)
				list, err := in.take(ctx, desk, rest[:n])
				if err != nil {
					return err
				}
				answers, rest = append(answers, list...), rest[n:]
			}
			return nil
		})
	})
	if err != nil {
		return nil, fmt.Errorf("take records in: %w", err)
	}
	return answers, nil
}

// round is how many arrivals can be decided at once: none of them meets one before it. A link is decided alone, as it can change
// whose anything is.
func round(arrivals []*arrival) int {
	seen := make(seen, 4*len(arrivals))
	for i, r := range arrivals {
		if i > 0 && (r.isLink() || arrivals[0].isLink()) || r.meets(seen) {
			return i
		}
		r.mark(seen)
	}
	return len(arrivals)
}

// take takes arrivals that don't meet.
func (in *Intake) take(ctx context.Context, desk *journal.Desk, arrivals []*arrival) ([]Answer, error) {
	queries := make([]journal.Query, len(arrivals), 2*len(arrivals))
	for i, r := range arrivals {
		queries[i] = r.keys
	}
	of := make([]*arrival, 0, len(arrivals)) // whom a query behind those asks for
	for _, r := range arrivals {
		if len(r.retired) > 0 {
			queries, of = append(queries, journal.Query{Orders: r.retired}), append(of, r)
		}
	}
	known, err := desk.Known(ctx, queries)
	if err != nil {
		return nil, err
	}
	for i, r := range of {
		r.isRetired = len(known[len(arrivals)+i].Records) > 0
	}
	answers := make([]Answer, len(arrivals))
	additions := make([]*journal.Addition, len(arrivals))
	if err := each(len(arrivals), func(i int) error {
		var err error
		answers[i], additions[i], err = in.settle(arrivals[i], &known[i])
		return err
	}); err != nil {
		return nil, err
	}
	list := make([]journal.Addition, 0, len(additions))
	for i, a := range additions {
		if a != nil {
			list = append(list, *a)
			continue
		}
		if err := in.settleKept(ctx, desk, arrivals[i], &answers[i]); err != nil {
			return nil, err
		}
	}
	if err := in.putLarge(ctx, list); err != nil {
		return nil, err
	}
	if err := desk.Add(ctx, list); err != nil {
		return nil, err
	}
	return answers, in.promiseAll(ctx, desk, answers, arrivals)
}

// AtOnce is the size of a body from which it goes to the store at once: the database need not carry it.
const AtOnce = 1 << 20

// ErrStore is that the store does not take a large body. What is not large can be taken all the same.
var ErrStore = errors.New("the store does not take a large body")

// putLarge makes large bodies durable in the store. What the journal then does not take in stays there, named by nothing.
func (in *Intake) putLarge(ctx context.Context, list []journal.Addition) error {
	if in.Bodies == nil {
		return nil
	}
	for i := range list {
		if s := list[i].Sealed; s != nil && len(s.Body) > AtOnce {
			if err := in.Bodies.Put(ctx, s.Address, s.Body); err != nil {
				return fmt.Errorf("%w: %w", ErrStore, err)
			}
			s.Body = nil
		}
	}
	return nil
}

// settle decides about an arrival, and makes the version that it becomes, if it does.
func (in *Intake) settle(r *arrival, known *journal.Known) (Answer, *journal.Addition, error) {
	if r.projected == nil {
		if known.Bytes != nil { // taken before by a reader that was more lenient
			return Answer{Outcome: Duplicate, VersionID: *known.Bytes}, nil, nil
		}
		return Answer{Outcome: Refused, Unread: true, Problem: r.problem}, nil, nil
	}
	d := in.decide(r, known)
	answer := Answer{
		Outcome: d.outcome, VersionID: d.id, Problem: d.problem, Unread: d.unread, Alerts: d.alerts, Facts: r.projected.Facts,
	}
	if d.outcome != Accepted {
		return answer, nil, nil
	}
	addition, err := in.addition(r, d, known)
	if err != nil {
		return answer, nil, err
	}
	answer.VersionID, answer.Leaf = addition.VersionID, evidence.LeafHash(addition.Entry)
	return answer, addition, nil
}

// maxKept is the most that is kept of what was refused: its sender has it, and is told so. What waits for a person is kept
// whatever its size, as nobody else will.
const maxKept = 8 << 20

// settleKept completes the answer for an arrival that becomes no version: the version that it was is looked up, what
// waits for a person is kept.
func (in *Intake) settleKept(ctx context.Context, desk *journal.Desk, r *arrival, answer *Answer) error {
	if answer.Outcome == Duplicate {
		stored, err := desk.Version(ctx, answer.VersionID)
		if err != nil {
			return err
		}
		answer.Leaf = stored.Leaf
		r.promise, err = in.promised(stored)
		return err
	}
	if r.Source == FromCommand || r.Source == FromBackfill && answer.Outcome == Refused {
		return nil // the file stays with whoever named it
	}
	if answer.Outcome == Refused && len(r.Bytes) > maxKept {
		return nil
	}
	kept := journal.Kept{
		Lookup: r.keys.Lookup, Source: string(r.Source), Sender: r.Sender, Refused: answer.Outcome == Refused, Silent: r.Source == FromBackfill,
		Problem: answer.Problem,
	}
	rand.Read(kept.ID[:]) // never fails (crypto/rand)
	var err error
	if kept.Sealed, _, err = in.Keyring.Seal(r.Bytes, kept.ID, 1); err != nil {
		return err
	}
	id, err := desk.Keep(ctx, kept)
	answer.Quarantine = id.String()
	return err
}

// Receive takes a file in as a new record, as a person says. The same bytes again are the version they were. A record
// that can't be taken is a *projection.RefusedError.
func (in *Intake) Receive(ctx context.Context, record []byte, t projection.Type) (Answer, error) {
	answers, err := in.Take(ctx, []Artefact{{Bytes: record, Type: t, Source: FromCommand}})
	if err != nil {
		return Answer{}, err
	}
	if answers[0].Outcome == Refused {
		return answers[0], &projection.RefusedError{Err: errors.New(answers[0].Problem)}
	}
	return answers[0], nil
}

// each does f for 0 to n-1, as many at once as the machine has cores. The caller's goroutine is one of those that do: its stack
// has grown already, and those of new ones have to grow for every batch.
func each(n int, f func(i int) error) error {
	var next atomic.Int64
	work := func() error {
		for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
			if err := f(i); err != nil {
				return err
			}
		}
		return nil
	}
	var group errgroup.Group
	for range min(n, runtime.GOMAXPROCS(0)) - 1 {
		group.Go(work)
	}
	err := work()
	if other := group.Wait(); err == nil {
		err = other
	}
	return err
}

// fresh names a new record.
func fresh() oracle.VersionID {
	id := oracle.VersionID{Version: 1}
	rand.Read(id.Record[:]) // never fails (crypto/rand)
	return id
}
