// Package notify tells a receiver of what people must be told: critical results, corrections, withdrawals, and what
// waits in quarantine (42 CFR 493.1291(g), (k); docs/guides/notices.md).
//
// Notices lie in the journal, where intake puts them together with the version that they are of. A [Sender] sends each
// at least once, those of one record in their order, by a signed webhook; one that fails is tried again later and later,
// and in the end waits for a person. A notice says which record it is about, and nothing of what the record says.
package notify

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"golang.org/x/sync/errgroup"

	"github.com/labseal/labseal/internal/webhook"
	"github.com/labseal/labseal/oracle/journal"
)

// Outbox is where notices wait.
type Outbox interface {
	TryNotices(ctx context.Context) (*journal.Lock, error)
	DueNotices(ctx context.Context, limit int) ([]journal.Notice, error)
	NoticeTold(ctx context.Context, id journal.NoticeID, whom string) error
	NoticeFailed(ctx context.Context, id journal.NoticeID, reason string, after time.Duration, isDead bool) error
}

// Receiver is told.
type Receiver interface {
	Send(ctx context.Context, id string, at time.Time, body []byte) error
}

// Sender sends notices to one receiver.
type Sender struct {
	Outbox   Outbox
	Receiver Receiver
	Name     string // of the receiver, as the journal keeps it
	Member   common.Hash
	Log      common.Hash
	Logger   *slog.Logger
	Now      func() time.Time
	Schedule webhook.Schedule
}

// Limits of a round.
const (
	maxRound = 64
	atOnce   = 4
)

// noting is how long it may take to note what became of a notice, also while everything stops.
const noting = 5 * time.Second

// Run sends notices whenever no other process does, until the context ends.
func (s *Sender) Run(ctx context.Context) error {
	for {
		if err := s.work(ctx); err != nil && ctx.Err() == nil {
			s.Logger.Warn("sending of notices pauses", "reason", err)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(s.Schedule.Poll):
		}
	}
}

// work sends all that is due, if this process may.
func (s *Sender) work(ctx context.Context) (err error) {
	lock, err := s.Outbox.TryNotices(ctx)
	if err != nil || lock == nil {
		return err
	}
	defer func() { err = errors.Join(err, lock.Release()) }()
	for ctx.Err() == nil {
		if err := lock.Check(ctx); err != nil {
			return err
		}
		due, err := s.Outbox.DueNotices(ctx, maxRound)
		if err != nil || len(due) == 0 {
			return err
		}
		var group errgroup.Group // not one that stops the others: a notice has nothing to do with another record's
		group.SetLimit(atOnce)
		for i := range due {
			group.Go(func() error { return s.tell(ctx, &due[i]) })
		}
		if err := group.Wait(); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// tell sends a notice and notes what became of it. One that was cut short by the end of the context is as if it had not
// been tried, and is sent again.
func (s *Sender) tell(ctx context.Context, n *journal.Notice) error {
	body, err := s.body(n)
	if err != nil {
		return err
	}
	failure := s.Receiver.Send(ctx, n.ID.String(), s.Now(), body)
	if failure != nil && ctx.Err() != nil {
		return ctx.Err()
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), noting)
	defer cancel()
	if failure == nil {
		return s.Outbox.NoticeTold(ctx, n.ID, s.Name)
	}
	failures := n.Attempts + 1
	isDead := failures >= s.Schedule.Attempts
	s.Logger.Warn("notice not delivered", "notice", n.ID, "event", n.Event, "attempt", failures, "given up", isDead, "reason", failure)
	return s.Outbox.NoticeFailed(ctx, n.ID, failure.Error(), s.Schedule.After(failures), isDead)
}

// message is the body of a webhook. It is the same at every attempt.
type message struct {
	Type      string    `json:"type"`
	Timestamp time.Time `json:"timestamp"` // when what it is about came to the journal
	Data      data      `json:"data"`
}

type data struct {
	Member  common.Hash  `json:"member"`
	Log     common.Hash  `json:"log"`
	Record  string       `json:"record"`
	Version uint32       `json:"version,omitempty"`
	Event   string       `json:"event"`
	Leaf    *common.Hash `json:"leaf,omitempty"`
}

func (s *Sender) body(n *journal.Notice) ([]byte, error) {
	m := message{
		Type: "notice." + string(n.Event), Timestamp: n.Made.UTC(),
		Data: data{Member: s.Member, Log: s.Log, Record: n.Record.String(), Version: n.Version, Event: string(n.Event)},
	}
	if n.Leaf != (common.Hash{}) {
		m.Data.Leaf = &n.Leaf
	}
	b, err := json.Marshal(m)
	if err != nil {
		return nil, fmt.Errorf("write notice %s: %w", n.ID, err)
	}
	return b, nil
}
