package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/labseal/labseal/cmd/internal/cli"
	"github.com/labseal/labseal/oracle"
)

// errPending is the end of waiting before all is attested.
var errPending = errors.New("not attested in time")

// wait anchors, or lets another process do it, until all versions are attested. On errPending the progress so far
// comes back with it.
func (l *lab) wait(ctx context.Context, n node, ids []oracle.VersionID, timeout time.Duration) ([]oracle.Progress, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	k, err := l.anchoringKeys()
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeoutCause(ctx, timeout, errPending)
	anchored := make(chan error, 1)
	go func() { anchored <- l.anchor(ctx, n, k) }()
	defer func() {
		cancel()
		<-anchored
	}()
	bar := newBar(os.Stderr)
	defer bar.done()
	var last []oracle.Progress
	for {
		progress, err := l.journal.Progress(ctx, ids)
		if err == nil {
			last = progress
			if bar.show(progress) == len(ids) {
				return progress, nil
			}
		}
		select {
		case err := <-anchored:
			anchored <- nil
			if ctx.Err() == nil {
				return last, err
			}
		case <-time.After(50 * time.Millisecond):
		case <-ctx.Done():
		}
		if ctx.Err() != nil {
			return last, context.Cause(ctx)
		}
	}
}

// pending says what is awaited, on standard error, and is exit code 3.
func (l *lab) pending(progress []oracle.Progress) error {
	counts := map[oracle.State]int{}
	for _, p := range progress {
		counts[p.State]++
	}
	var parts []string
	for _, s := range oracle.States {
		if counts[s] > 0 && s != oracle.Attested {
			parts = append(parts, fmt.Sprintf("%d %s", counts[s], s))
		}
	}
	hint := "nothing is lost: the work goes on with `oracle serve` or the next `oracle anchor`"
	obstacles, err := l.journal.Obstacles(context.Background())
	for _, o := range obstacles {
		hint += fmt.Sprintf("\n%s: %s", o.What, strings.ReplaceAll(o.Reason, "\n", "; "))
	}
	if err != nil {
		hint += "\nthe journal does not answer: " + err.Error()
	}
	return &cli.Error{
		Code: cli.ExitPending,
		Err:  fmt.Errorf("still on the way: %s", strings.Join(parts, ", ")),
		Hint: hint,
	}
}

// bar shows progress on a terminal, and nothing elsewhere.
type bar struct {
	out      *os.File
	terminal bool
}

func newBar(out *os.File) *bar {
	info, err := out.Stat()
	return &bar{out, err == nil && info.Mode()&os.ModeCharDevice != 0}
}

// show draws and returns how many are attested.
func (b *bar) show(progress []oracle.Progress) int {
	attested, anchored := 0, 0
	for _, p := range progress {
		switch p.State {
		case oracle.Attested:
			attested++
		case oracle.Final, oracle.Confirmed:
			anchored++
		}
	}
	if b.terminal {
		const width = 30
		filled := width * attested / len(progress)
		fmt.Fprintf(b.out, "\r[%s%s] %d of %d attested, %d more in blocks ",
			strings.Repeat("=", filled), strings.Repeat(" ", width-filled), attested, len(progress), anchored)
	}
	return attested
}

func (b *bar) done() {
	if b.terminal {
		fmt.Fprint(b.out, "\r\033[K")
	}
}
