// Package feed tells whoever waits what the contracts say, as the mirror gets to know it.
//
// A stream of server-sent events is the list of events, read on and on: what a stream has told is a cursor, the same that
// pages have. Each message carries the cursor behind it as its id, so a client that comes back with the last one it got
// (Last-Event-ID) goes on from there, on any replica, and gets everything once. Where a reorganisation replaced blocks
// that the client was told of, it is told so first, the newest block first: what was told of events of that block, by its
// hash, is void. What took their place follows.
//
// The truth is in the tables. That the database announces commits shortens the wait; a look each second finds what was
// not announced. Nothing is kept in memory for a client: one that reads too slowly is let go, and comes back with its
// cursor. Whose stream it is and what they may be told is asked anew whenever there is something to tell.
package feed

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/labseal/labseal/indexer"
)

// Source is a mirror.
type Source interface {
	// News returns what came after a cursor, or indexer.ErrReplaced for a cursor that nothing is known of.
	News(ctx context.Context, filter indexer.EventFilter, after indexer.Cursor, limit int) (indexer.News, error)
	// Newest returns the cursor behind all that there is, or indexer.ErrEmpty.
	Newest(ctx context.Context) (indexer.Cursor, error)
	// Watch calls changed whenever there may be something new, until the context ends. It may miss some.
	Watch(ctx context.Context, changed func()) error
}

// Observer is told how streaming goes, by several goroutines. It must not block.
type Observer interface {
	// Streaming says how many streams there are by now.
	Streaming(streams int)
	// Streamed says that a message was written: an event, or a block that became void.
	Streamed()
}

// Feed wakes those who wait for news, and streams news to them.
type Feed struct {
	Source Source
	Log    *slog.Logger
	Poll   time.Duration // between looks that nobody asked for
	Beat   time.Duration // between signs of life to a client who is told nothing
	Slow   time.Duration // that a client may take for one message
	Most   int           // streams at once
	// Observer is told how streaming goes. May be nil.
	Observer Observer

	mu      sync.Mutex
	changed chan struct{} // closed at the next change
	streams int
	ended   chan struct{} // closed at the end of Run
}

// New returns a feed with what is usual.
func New(source Source, log *slog.Logger) *Feed {
	return &Feed{
		Source: source, Log: log, Poll: time.Second, Beat: 15 * time.Second, Slow: 10 * time.Second, Most: 512,
		changed: make(chan struct{}), ended: make(chan struct{}),
	}
}

// Run looks for changes until the context ends, and with it all streams. It may be called once.
func (f *Feed) Run(ctx context.Context) error {
	defer close(f.ended)
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error {
		for ctx.Err() == nil {
			if err := f.Source.Watch(ctx, f.wake); err != nil && ctx.Err() == nil {
				f.Log.Warn("nobody announces blocks: they are looked for", "reason", err)
				sleep(ctx, 10*time.Second)
			}
		}
		return nil
	})
	group.Go(func() error { f.look(ctx); return nil })
	return group.Wait()
}

// look finds changes that were not announced.
func (f *Feed) look(ctx context.Context) {
	var seen indexer.Cursor
	for ctx.Err() == nil {
		newest, err := f.Source.Newest(ctx)
		switch {
		case err == nil && newest != seen:
			seen = newest
			f.wake()
		case err != nil && !errors.Is(err, indexer.ErrEmpty) && ctx.Err() == nil:
			f.Log.Warn("can't look for news", "error", err)
		}
		sleep(ctx, f.Poll)
	}
}

func sleep(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}

// wake tells all who wait that there may be something new.
func (f *Feed) wake() {
	f.mu.Lock()
	defer f.mu.Unlock()
	close(f.changed)
	f.changed = make(chan struct{})
}

// Changed returns a channel that is closed at the next change. Who wants to miss none gets it before looking.
func (f *Feed) Changed() <-chan struct{} {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.changed
}

// enter counts a stream, unless there are too many.
func (f *Feed) enter() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.streams >= f.Most {
		return false
	}
	f.streams++
	f.observe()
	return true
}

func (f *Feed) leave() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.streams--
	f.observe()
}

// observe tells how many streams there are. The caller holds the lock.
func (f *Feed) observe() {
	if f.Observer != nil {
		f.Observer.Streaming(f.streams)
	}
}
