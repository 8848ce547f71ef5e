package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"testing"

	ucli "github.com/urfave/cli/v2"
)

// TestBooks_OpenNoKeys runs a command that shows nothing sealed, on books whose first epoch has not begun: it does not
// begin, for the keyring is not opened. A command that needs the keyring begins it.
func TestBooks_OpenNoKeys(t *testing.T) {
	l := newBooks(t)
	hasEpochs := func() bool {
		_, err := os.Stat(l.path("keys/epochs"))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			t.Fatal(err)
		}
		return err == nil
	}
	a := app()
	a.Writer, a.ExitErrHandler = io.Discard, func(*ucli.Context, error) {}
	check(t, a.Run([]string{"oracle", "status", "--trust", l.path("trust")}))
	if hasEpochs() {
		t.Error("status opened the keyring")
	}
	check(t, books(t, []string{"--trust", l.path("trust")}, func(*ucli.Context, *lab) error { return nil }))
	if !hasEpochs() {
		t.Error("whoever opens records has no keyring")
	}
}

// TestLab_WithoutCounter: a process that answers no requests forgets what kept one before it from answering, and nothing else.
func TestLab_WithoutCounter(t *testing.T) {
	l := newBooks(t)
	check(t, books(t, []string{"--trust", l.path("trust")}, func(c *ucli.Context, lab *lab) error {
		for _, what := range []string{"releases", "read whom records are of", "send transactions"} {
			check(t, lab.journal.SetObstacle(c.Context, what, "no answer", false))
		}
		check(t, lab.withoutCounter(c.Context))
		left, err := lab.journal.Obstacles(c.Context)
		if len(left) != 1 || left[0].What != "send transactions" {
			t.Errorf("left: %+v", left)
		}
		return err
	}))
}
