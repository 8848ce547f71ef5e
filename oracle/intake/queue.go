package intake

import (
	"context"
	"errors"
	"log/slog"
	"sync/atomic"
	"time"
)

// Limits of a batch. A batch takes what waits; under no load it is one artefact.
const (
	maxBatch      = 256
	maxBatchBytes = 16 << 20
	maxWaiting    = 4 * maxBatch
)

// maxWait is for how long a batch waits for more, where more is to be expected: senders that were just answered send again
// at once. Without that, the messages that are in flight fall into two halves for good, one of which waits while the other is
// taken, and each batch costs as much as one of all.
const maxWait = 2 * time.Millisecond

// ErrClosed is returned for an artefact that came when the queue was closing: it was not taken.
var ErrClosed = errors.New("intake is closing; send it again later")

// Queue takes artefacts from many sides at once and makes batches of them, in their order, so that one commit makes
// many durable.
type Queue struct {
	// Observe, if set before Run, is told what became of each artefact and how long that took since Submit.
	Observe func(source Source, answer Answer, err error, took time.Duration)

	intake  *Intake
	log     *slog.Logger
	waiting chan *ticket
	closed  chan struct{}

	expected int           // as many as the batch before answered, and left waiting
	wanted   atomic.Int64  // how many must wait for Run to go on before maxWait is over; 0: it does not wait for them
	enough   chan struct{} // tells it that they do
}

// ticket is an artefact that waits, and the answer that it waits for.
type ticket struct {
	artefact Artefact
	since    time.Time
	done     chan struct{}
	answer   Answer
	err      error
}

// NewQueue makes a queue in front of an intake. Nothing is taken before Run.
func NewQueue(in *Intake, log *slog.Logger) *Queue {
	return &Queue{
		intake: in, log: log, waiting: make(chan *ticket, maxWaiting), closed: make(chan struct{}), enough: make(chan struct{}, 1),
	}
}

// Submit puts an artefact in the queue, behind those submitted before; it waits while the queue is full. What it
// returns waits until the answer is durable. An error of that means a fault of ours: the artefact was not taken, or
// nobody knows, and its sender may send it again. A batch is as many artefacts as it has messages, with one answer.
func (q *Queue) Submit(ctx context.Context, a Artefact) func(context.Context) (Answer, error) {
	list := Split(a)
	if len(list) == 1 {
		return q.submit(ctx, list[0])
	}
	waits := make([]func(context.Context) (Answer, error), len(list))
	for i, one := range list {
		waits[i] = q.submit(ctx, one)
	}
	return joined(waits)
}

func (q *Queue) submit(ctx context.Context, a Artefact) func(context.Context) (Answer, error) {
	t := &ticket{artefact: a, since: time.Now(), done: make(chan struct{})}
	select {
	case q.waiting <- t:
		q.tell()
	case <-q.closed:
		return failed(ErrClosed)
	case <-ctx.Done():
		return failed(context.Cause(ctx))
	}
	return func(ctx context.Context) (Answer, error) {
		select {
		case <-t.done:
			return t.answer, t.err
		case <-ctx.Done():
			return Answer{}, context.Cause(ctx)
		case <-q.closed:
			select {
			case <-t.done:
				return t.answer, t.err
			default:
				return Answer{}, ErrClosed
			}
		}
	}
}

func failed(err error) func(context.Context) (Answer, error) {
	return func(context.Context) (Answer, error) { return Answer{}, err }
}

// Run takes batches until the context ends. A batch that is being taken then is brought to its end.
func (q *Queue) Run(ctx context.Context) error {
	defer close(q.closed)
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case first := <-q.waiting:
			batch := q.batch(first)
			q.take(context.WithoutCancel(ctx), batch)
			q.expected = min(len(batch)+len(q.waiting), maxBatch)
		}
	}
}

// tell tells Run that as many wait as it wants. One signal for all of them costs less than one for each.
func (q *Queue) tell() {
	if wanted := q.wanted.Load(); wanted > 0 && int64(len(q.waiting)) >= wanted {
		select {
		case q.enough <- struct{}{}:
		default: // it was told
		}
	}
}

// await waits until so many wait, or for maxWait.
func (q *Queue) await(n int) {
	if len(q.waiting) >= n {
		return
	}
	q.wanted.Store(int64(n))
	defer q.wanted.Store(0)
	select {
	case <-q.enough: // told too late for the batch before
	default:
	}
	if len(q.waiting) >= n {
		return // they came before wanted said so
	}
	timer := time.NewTimer(maxWait)
	defer timer.Stop()
	select {
	case <-q.enough:
	case <-timer.C:
	}
}

// batch is the first artefact and those that wait behind it.
func (q *Queue) batch(first *ticket) []*ticket {
	q.await(q.expected - 1)
	batch, size := []*ticket{first}, len(first.artefact.Bytes)
	for len(batch) < maxBatch && size < maxBatchBytes {
		select {
		case t := <-q.waiting:
			batch, size = append(batch, t), size+len(t.artefact.Bytes)
		default:
			return batch
		}
	}
	return batch
}

// take takes a batch. Where that fails, each of its artefacts is taken alone, so that one can't hold up the others.
func (q *Queue) take(ctx context.Context, batch []*ticket) {
	artefacts := make([]Artefact, len(batch))
	for i, t := range batch {
		artefacts[i] = t.artefact
	}
	answers, err := q.intake.Take(ctx, artefacts)
	if err != nil && len(batch) > 1 {
		for _, t := range batch {
			q.take(ctx, []*ticket{t})
		}
		return
	}
	if err != nil {
		q.log.Error("can't take a record in", "source", artefacts[0].Source, "error", err)
	}
	for i, t := range batch {
		if err == nil {
			t.answer = answers[i]
		}
		t.err = err
		close(t.done)
		if q.Observe != nil {
			q.Observe(t.artefact.Source, t.answer, err, time.Since(t.since))
		}
	}
}
