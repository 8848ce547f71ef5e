// Package room watches whether there is room for what comes in, and says so before there is none.
//
// A database whose disk is full stops in ways of its own, and what it was doing then is repaired before it answers again.
// So intake stops earlier: senders are told to send again later, nothing is acknowledged, and what is in the journal goes
// on its way, which makes room again. Two things are watched, each if the lab says so: the free space of the file system
// that the database is on, and how much waits in the journal for a store that is down.
package room

import (
	"context"
	"fmt"
	"log/slog"
	"sync/atomic"
	"time"

	"golang.org/x/sys/unix"
)

// Obstacle is the name under which the journal notes that there is no room.
const Obstacle = "room"

// Journal is what waits, and where it is noted why nothing more is taken.
type Journal interface {
	Backlog(ctx context.Context) (bytes int64, err error)
	SetObstacle(ctx context.Context, what, reason string, isAlarm bool) error
}

// Watch looks whether there is room. Its fields are set before the first look.
type Watch struct {
	Path       string // on the file system of the database; empty: it is not watched
	MinFree    uint64 // bytes
	MaxBacklog int64  // bytes of sealed bodies that wait to be moved to the store; 0: any
	Journal    Journal
	Log        *slog.Logger

	full    atomic.Pointer[FullError] // nil: there is room
	isClear bool                      // the journal was told that there is room; looking is one goroutine's
}

// FullError says that there is no room, and what is full.
type FullError struct{ Problem string }

func (e *FullError) Error() string { return "there is no room: " + e.Problem }

// Check answers a *FullError while nothing more may be taken, as of the last look.
func (w *Watch) Check() error {
	if full := w.full.Load(); full != nil {
		return full
	}
	return nil
}

// Run looks again and again, until the context ends.
func (w *Watch) Run(ctx context.Context, interval time.Duration) error {
	for {
		if err := w.Look(ctx); err != nil && ctx.Err() == nil {
			w.Log.Warn("can't look whether there is room", "reason", err)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(interval):
		}
	}
}

// Look looks once. Where it can't look, what it saw last stays true.
func (w *Watch) Look(ctx context.Context) error {
	problem, err := w.problem(ctx)
	if err != nil {
		return err
	}
	if problem == "" {
		w.full.Store(nil)
	} else {
		w.full.Store(&FullError{problem})
	}
	if w.isClear && problem == "" {
		return nil
	}
	// While there is none it is noted at each look: another process that starts clears what it does not see.
	if err := w.Journal.SetObstacle(ctx, Obstacle, problem, problem != ""); err != nil {
		return err
	}
	w.isClear = problem == ""
	return nil
}

// problem says what is full. It names limits and no figures, so that it does not change at every look.
func (w *Watch) problem(ctx context.Context) (string, error) {
	if w.Path != "" {
		var s unix.Statfs_t
		if err := unix.Statfs(w.Path, &s); err != nil {
			return "", fmt.Errorf("ask for the free space: %w", err)
		}
		if free := s.Bavail * uint64(s.Bsize); free < w.MinFree {
			return fmt.Sprintf("the journal's disk has less than %d MiB left", w.MinFree>>20), nil
		}
	}
	if w.MaxBacklog == 0 {
		return "", nil
	}
	waits, err := w.Journal.Backlog(ctx)
	if err != nil || waits <= w.MaxBacklog {
		return "", err
	}
	return fmt.Sprintf("more than %d MiB of bodies wait in the journal to be moved to the store", w.MaxBacklog>>20), nil
}
