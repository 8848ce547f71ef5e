package intake_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/vault"
)

// dead is a journal that takes nothing. It counts how often it is asked to.
type dead struct {
	intake.Journal
	asked int
}

var errDead = errors.New("the journal is dead")

func (d *dead) Intake(context.Context, func(*journal.Desk) error) error {
	d.asked++
	return errDead
}

type noLookup struct{}

func (noLookup) Sum(string, []byte) [32]byte { return [32]byte{} }

// TestQueue_Wait: a batch waits for as many as the one before had, and 2 ms at most. The journal takes nothing, so that it is
// asked once for a batch and, where that had several, once more for each of them; the clock stands still but for the waits.
func TestQueue_Wait(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		books := &dead{}
		q := intake.NewQueue(&intake.Intake{Lookup: noLookup{}, Keyring: vault.NewKeyring(), Journal: books}, slog.New(slog.DiscardHandler))
		var took []time.Duration
		q.Observe = func(_ intake.Source, _ intake.Answer, _ error, d time.Duration) { took = append(took, d) }
		ctx, cancel := context.WithCancel(t.Context())
		done := make(chan error, 1)
		submitted := 0
		submit := func() {
			submitted++
			m := message{fmt.Sprint(submitted), "100", fmt.Sprint(submitted), "F", "13.5"}
			q.Submit(ctx, intake.Artefact{Bytes: m.bytes(), Source: intake.FromMLLP})
		}
		expect := func(when string, asked int, want ...time.Duration) {
			t.Helper()
			time.Sleep(time.Second)
			synctest.Wait()
			if books.asked != asked || !slices.Equal(took, want) {
				t.Errorf("%s: the journal was asked %d times, and it took %v; want %d, %v", when, books.asked, took, asked, want)
			}
			books.asked, took = 0, nil
		}
		const ms = time.Millisecond

		submit()
		submit()
		submit()
		go func() { done <- q.Run(ctx) }()
		expect("three that waited in the beginning", 1+3, 0, 0, 0)
		submit()
		time.Sleep(ms / 4)
		submit()
		time.Sleep(ms / 2)
		submit()
		expect("three again, one after the other", 1+3, 3*ms/4, ms/2, 0)
		submit()
		expect("one where three are expected", 1, 2*ms)
		submit()
		expect("one where one is expected", 1, 0)

		cancel()
		if err := <-done; !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
	})
}
