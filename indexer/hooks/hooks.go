// Package hooks tells receivers what the contracts say, by signed webhooks (Standard Webhooks).
//
// A receiver is somebody's: it acts on a member's behalf, or on nobody's, and is told what the access table gives that
// caller as of the newest block. It gets the events in the order of the chain, each at least once, under an id that is the
// same at every attempt, by which it tells repeats. Where a reorganisation replaced blocks that it was told of, it is told
// that they are void, before what took their place. A receiver may choose to be told of what is final only.
//
// Deliveries lie in the database: what is to be told, and how far it was made out, commit together, so that a crash at any
// point loses nothing. One that fails is tried again later and later; what comes after it waits, for the order's sake.
// After about a day it is a dead letter, which waits for a person, and the others go on.
package hooks

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"golang.org/x/sync/errgroup"

	"github.com/labseal/labseal/indexer"
	"github.com/labseal/labseal/internal/webhook"
)

// Delivery is a message to a receiver.
type Delivery struct {
	Seq      int64
	ID       string // that the receiver tells repeats by
	Contract string // of the event; empty where a block is void
	Event    string
	Body     []byte
	Attempts int // that failed
}

// Observer is told how telling goes. It must not block.
type Observer interface {
	// Told says what became of an attempt: delivered, failed, dead (and not tried again) or dropped, since the receiver may
	// not be told any more; and why in a word, empty where it was delivered.
	Told(outcome, reason string)
	// Backlog says how many deliveries wait, how old the oldest is, and how many nobody tries any more.
	Backlog(waiting, dead int, oldest time.Duration)
}

// Store is where deliveries lie.
type Store interface {
	// Stage adds what make makes of a page of news for a receiver, and moves the receiver's cursor behind it, both or
	// none. A receiver that is not known begins at the newest block. It returns how much was added, and whether there is
	// more at once.
	Stage(
		ctx context.Context, receiver string, filter indexer.EventFilter, limit int,
		make func(indexer.News) ([]Delivery, error),
	) (added int, isMore bool, err error)
	// TryTell takes the right to tell, or returns nil where another process has it. It ends with the process, and where that
	// does not check it for ten seconds.
	TryTell(ctx context.Context) (Right, error)
	// Next returns a receiver's oldest delivery that is not dead, if it is due; else nil.
	Next(ctx context.Context, receiver string) (*Delivery, error)
	// Backlog returns how many deliveries wait, how old the oldest is, and how many are dead.
	Backlog(ctx context.Context) (waiting, dead int, oldest time.Duration, err error)
	// Arrived removes a delivery.
	Arrived(ctx context.Context, receiver string, seq int64) error
	// Failed keeps a delivery for later, or as a dead letter.
	Failed(ctx context.Context, receiver string, seq int64, reason string, after time.Duration, isDead bool) error
}

// Right is the right to tell receivers: one process has it at a time, so that the order holds. Where it is lost in the
// midst of a delivery, the delivery may be made twice.
type Right interface {
	// Check keeps it, or returns an error where it is lost.
	Check(ctx context.Context) error
	Close()
}

// Sender sends a message once.
type Sender interface {
	Send(ctx context.Context, id string, at time.Time, body []byte) error
}

// Receiver is told.
type Receiver struct {
	Name      string
	Sender    Sender
	Filter    indexer.EventFilter // the contract and the event that it wants; its scope is not used
	OnlyFinal bool
	// Scope says what it may be told by now.
	Scope func(context.Context) (indexer.EventScope, error)
}

// Teller tells receivers.
type Teller struct {
	Store     Store
	Receivers []Receiver
	Schedule  webhook.Schedule
	Log       *slog.Logger
	Now       func() time.Time
	// Changed returns a channel that is closed when there may be something new.
	Changed func() <-chan struct{}
	// Observer may be nil.
	Observer Observer
}

const (
	page   = 200             // events that are made out at once
	noting = 5 * time.Second // that it may take to note what became of it, also while everything stops

	checking = 5 * time.Second  // that the database may take to say that the right is still ours
	counting = 10 * time.Second // between counts of what waits
)

// Run tells all receivers, each for itself, whenever no other process does, until the context ends.
func (t *Teller) Run(ctx context.Context) error {
	for ctx.Err() == nil {
		right, err := t.Store.TryTell(ctx)
		if err != nil && ctx.Err() == nil {
			t.Log.Warn("receivers can't be told", "reason", err)
		}
		if right != nil {
			t.tell(ctx, right)
			right.Close()
		}
		select {
		case <-ctx.Done():
		case <-time.After(t.Schedule.Poll):
		}
	}
	return nil
}

// tell tells all receivers while the right lasts.
func (t *Teller) tell(ctx context.Context, right Right) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var group errgroup.Group
	for i := range t.Receivers {
		group.Go(func() error { t.serve(ctx, &t.Receivers[i]); return nil })
	}
	for counted := (time.Time{}); ctx.Err() == nil; {
		if err := t.check(ctx, right); err != nil {
			t.Log.Warn("the right to tell receivers is lost", "reason", err)
			cancel()
		}
		if t.Observer != nil && time.Since(counted) > counting {
			counted = time.Now()
			t.count(ctx)
		}
		select {
		case <-ctx.Done():
		case <-time.After(t.Schedule.Poll):
		}
	}
	_ = group.Wait() // none of them returns an error
}

// check makes sure that the right is still ours. A database that does not say so in time may have given it to another.
func (t *Teller) check(ctx context.Context, right Right) error {
	ctx, cancel := context.WithTimeout(ctx, checking)
	defer cancel()
	return right.Check(ctx)
}

// count tells what waits. Where it can't be read, what was told before stays.
func (t *Teller) count(ctx context.Context) {
	waiting, dead, oldest, err := t.Store.Backlog(ctx)
	if err == nil {
		t.Observer.Backlog(waiting, dead, oldest)
	}
}

func (t *Teller) observe(outcome, reason string) {
	if t.Observer != nil {
		t.Observer.Told(outcome, reason)
	}
}

// serve makes deliveries out and sends them.
func (t *Teller) serve(ctx context.Context, r *Receiver) {
	for ctx.Err() == nil {
		changed := t.Changed()
		isBusy, err := t.round(ctx, r)
		if err != nil && ctx.Err() == nil {
			t.Log.Warn("a receiver can't be told", "receiver", r.Name, "reason", err)
		}
		if isBusy && err == nil {
			continue
		}
		select {
		case <-ctx.Done():
		case <-changed:
		case <-time.After(t.Schedule.Poll):
		}
	}
}

// round makes a page out and sends what is due of it. It says whether there is more to do at once.
func (t *Teller) round(ctx context.Context, r *Receiver) (isBusy bool, err error) {
	scope, err := r.Scope(ctx)
	if err != nil {
		return false, err
	}
	filter := r.Filter
	filter.Scope, filter.OnlyFinal = &scope, r.OnlyFinal
	_, isBusy, err = t.Store.Stage(ctx, r.Name, filter, page, deliveries)
	if err != nil {
		return false, err
	}
	for n := 0; n < page; n++ {
		isSent, err := t.send(ctx, r, scope)
		if err != nil || !isSent {
			return isBusy, err
		}
	}
	return true, nil
}

// send sends the oldest delivery, if it is due.
func (t *Teller) send(ctx context.Context, r *Receiver, scope indexer.EventScope) (isSent bool, err error) {
	d, err := t.Store.Next(ctx, r.Name)
	if err != nil || d == nil {
		return false, err
	}
	if d.Contract != "" && !scope.HasSome(d.Contract, d.Event) {
		t.Log.Info("a delivery is dropped: the receiver may not be told any more", "receiver", r.Name, "delivery", d.ID)
		t.observe("dropped", "access")
		return true, t.Store.Arrived(ctx, r.Name, d.Seq)
	}
	failure := r.Sender.Send(ctx, d.ID, t.Now(), d.Body)
	isStopped := ctx.Err() != nil
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), noting)
	defer cancel()
	switch {
	case failure == nil:
		t.observe("delivered", "")
		return true, t.Store.Arrived(ctx, r.Name, d.Seq)
	case isStopped: // as if it had not been tried
		return false, nil
	}
	failures := d.Attempts + 1
	isDead := failures >= t.Schedule.Attempts
	outcome := "failed"
	if isDead {
		outcome = "dead"
	}
	t.observe(outcome, webhook.Reason(failure))
	t.Log.Warn("not delivered", "receiver", r.Name, "delivery", d.ID, "attempt", failures, "given up", isDead, "reason", failure)
	return isDead, t.Store.Failed(ctx, r.Name, d.Seq, failure.Error(), t.Schedule.After(failures), isDead)
}

// message is the body of a webhook. It is the same at every attempt.
type message struct {
	Type      string    `json:"type"`
	Timestamp time.Time `json:"timestamp"`
	Data      any       `json:"data"`
}

// deliveries makes messages of news. A block may be replaced and come back: what is told of it then has other ids, or
// the receiver would take it for a repeat.
func deliveries(n indexer.News) ([]Delivery, error) {
	var list []Delivery
	add := func(id, contract, event string, m message) error {
		body, err := json.Marshal(m)
		if err != nil {
			return errors.New("a message can't be written")
		}
		list = append(list, Delivery{ID: id, Contract: contract, Event: event, Body: body})
		return nil
	}
	at := time.Unix(int64(n.At.Time), 0).UTC()
	for _, v := range n.Void {
		if err := add(id(v.Hash, "void", v.Times), "", "", message{"block.void", at, v}); err != nil {
			return nil, err
		}
	}
	for _, e := range n.Events {
		id := id(e.Hash, fmt.Sprint(e.LogIndex), n.Retold[e.Hash])
		if err := add(id, e.Contract, e.Name, message{"event." + e.Contract + "." + e.Name, at, e}); err != nil {
			return nil, err
		}
	}
	return list, nil
}

func id(block common.Hash, what string, times int) string {
	return fmt.Sprintf("%x-%s-%d", block, what, times)
}
