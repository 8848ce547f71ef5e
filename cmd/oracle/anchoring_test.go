package main

import (
	"context"
	"errors"
	"testing"
	"time"

	ucli "github.com/urfave/cli/v2"

	"github.com/labseal/labseal/internal/keys"
	"github.com/labseal/labseal/oracle/intake"
)

// TestAnchor_NoNode: an oracle whose node was never there puts what it takes into the log all the same, and bodies and copies of
// entries into the store. What is in the way is told.
func TestAnchor_NoNode(t *testing.T) {
	l := newBooks(t)
	check(t, books(t, []string{"--trust", l.path("trust")}, func(c *ucli.Context, lab *lab) error {
		check(t, lab.folder.Create(keys.Sequencer))
		sequencer, err := lab.folder.Account(keys.Sequencer)
		check(t, err)
		in, err := lab.intake()
		check(t, err)
		_, err = in.Take(c.Context, []intake.Artefact{{Bytes: []byte(criticalMessage), Source: intake.FromMLLP}})
		check(t, err)

		ctx, cancel := context.WithTimeout(c.Context, time.Minute)
		defer cancel()
		n := node{url: "http://127.0.0.1:1", deployment: l.deployment, interval: 5 * time.Millisecond}
		done := make(chan error, 1)
		go func() { done <- lab.anchor(ctx, n, anchoringKeys{sequencer: sequencer}) }()
		for isDone := false; !isDone; time.Sleep(5 * time.Millisecond) {
			figures, err := lab.journal.Figures(ctx)
			check(t, err)
			uncopied, err := lab.journal.Uncopied(ctx, 1, nil)
			check(t, err)
			obstacles, err := lab.journal.Obstacles(ctx)
			check(t, err)
			isDone = figures.Logged == 1 && figures.Bodies == 0 && uncopied.Count == 0 && len(obstacles) == 1 && obstacles[0].What == connecting
		}
		cancel()
		if err := <-done; !errors.Is(err, context.Canceled) {
			t.Errorf("it ended with %v", err)
		}
		return nil
	}))
}
