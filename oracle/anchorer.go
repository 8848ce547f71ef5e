package oracle

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"
)

// Step is one part of the way. Do brings it as far as it goes now and says whether it changed anything.
type Step struct {
	Name string
	Do   func(ctx context.Context) (changed bool, err error)
}

// Obstacles keeps what can't go on and why; an empty reason clears it. An alarm is one that no waiting clears.
type Obstacles interface {
	SetObstacle(ctx context.Context, what, reason string, isAlarm bool) error
}

// Rest says why anchoring is to rest; an empty reason lets it go on.
type Rest interface {
	Paused(ctx context.Context) (reason string, err error)
}

// Lock is the right to sequence and send. Check fails once it is lost.
type Lock interface {
	Check(ctx context.Context) error
}

// Anchorer drives versions from sealed to attested. Its steps hold all their state in the journal, so it may stop
// anywhere and go on in another process.
type Anchorer struct {
	Steps     []Step
	Lacks     []string // steps that another process on this journal may have had: what kept them is no obstacle any more
	Obstacles Obstacles
	Lock      Lock
	Rest      Rest          // nil: never
	Interval  time.Duration // between looks when nothing changes
	Pace      time.Duration // between looks when something did: what comes meanwhile is one round's work instead of many's
	Log       *slog.Logger

	stuck map[string]string
}

// Run does the steps over and over until the context ends or the lock is lost. A step that fails is an obstacle that
// others see, and is tried again; it holds up no other step.
func (a *Anchorer) Run(ctx context.Context) error {
	a.stuck = map[string]string{}
	for {
		if err := a.Lock.Check(ctx); err != nil {
			return err
		}
		for _, step := range a.Lacks {
			a.note(ctx, step, nil)
		}
		wait := a.Interval
		if changed := !a.rests(ctx) && a.round(ctx); changed {
			wait = a.Pace
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(wait):
		}
	}
}

// round does each step once.
func (a *Anchorer) round(ctx context.Context) (changed bool) {
	for _, step := range a.Steps {
		did, err := step.Do(ctx)
		if ctx.Err() != nil {
			return false
		}
		a.note(ctx, step.Name, err)
		changed = changed || did && err == nil
	}
	return changed
}

// rests says whether anchoring rests because somebody paused it. That is an obstacle like others, for all to see.
func (a *Anchorer) rests(ctx context.Context) bool {
	const pause = "paused"
	if a.Rest == nil {
		return false
	}
	reason, err := a.Rest.Paused(ctx)
	if err == nil && reason != "" {
		err = errors.New(reason)
	}
	if ctx.Err() == nil {
		a.note(ctx, pause, err)
	}
	return err != nil
}

// note tells about a step that began or ceased to fail.
func (a *Anchorer) note(ctx context.Context, step string, err error) {
	reason := ""
	if err != nil {
		reason = err.Error()
	}
	before, known := a.stuck[step]
	if known && before == reason {
		return
	}
	isAlarm := errors.Is(err, ErrChainAhead) || errors.Is(err, ErrForeign)
	if err := a.Obstacles.SetObstacle(ctx, step, reason, isAlarm); err != nil {
		a.Log.Error("note obstacle", "step", step, "error", err)
		return
	}
	a.stuck[step] = reason
	switch {
	case isAlarm:
		a.Log.Error("stopped sending", "step", step, "reason", reason)
	case err != nil:
		a.Log.Warn("can't go on", "step", step, "reason", reason)
	case before != "":
		a.Log.Info("goes on", "step", step)
	}
}

// ErrChainAhead means that the chain knows a newer checkpoint of our log than the journal: the database was restored
// from a backup, or another oracle runs with our keys. Going on would fork the log.
var ErrChainAhead = errors.New("the chain is ahead of the journal")

// ErrForeign means that the chain knows transactions of our account that are not ours: somebody else holds its key.
var ErrForeign = errors.New("something else sends with this key")

func errChainAhead(chain, journal uint64) error {
	return fmt.Errorf("%w: it holds a checkpoint of %d entries, the journal knows of %d; nothing is sent. "+
		"Was the database restored, or does another oracle use these keys? "+
		"Bring back the newest database, or see what `oracle recover` says", ErrChainAhead, chain, journal)
}
