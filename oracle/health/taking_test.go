package health_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/oracle/health"
	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/intake/intaketest"
	"github.com/labseal/labseal/oracle/room"
)

// TestHandler_CantWrite has a database that answers, and refuses what it would have to write, as with a full disk. That shows with
// the first message, and is over when one was taken, or after a while without any.
func TestHandler_CantWrite(t *testing.T) {
	d := intaketest.New(t, common.Hash{1}, common.Hash{2})
	m := health.NewMetrics(d.Journal)
	now := time.Now()
	m.Now = func() time.Time { return now }
	queue := intake.NewQueue(d.Intake, slog.New(slog.DiscardHandler))
	observed := make(chan struct{})
	queue.Observe = func(source intake.Source, answer intake.Answer, err error, took time.Duration) {
		m.Observe(source, answer, err, took)
		observed <- struct{}{}
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- queue.Run(ctx) }()
	defer func() { cancel(); <-done }()
	take := func(n int) error {
		a := intake.Artefact{Bytes: intaketest.Chemistry(n), Source: intake.FromMLLP}
		_, err := queue.Submit(ctx, a)(ctx)
		<-observed
		return err
	}
	ready, metrics := httptest.NewServer(health.Handler(d.Journal, m)), httptest.NewServer(m.Handler())
	defer ready.Close()
	defer metrics.Close()
	expect := func(when string, isReady bool) {
		t.Helper()
		response, err := http.Get(ready.URL + "/readyz")
		check(t, err)
		defer response.Body.Close()
		var h health.Health
		check(t, json.NewDecoder(response.Body).Decode(&h))
		if (response.StatusCode == http.StatusOK) != isReady || h.Intake != isReady || (len(h.Reasons) == 0) != isReady || !h.Anchoring {
			t.Errorf("%s: %d %+v", when, response.StatusCode, h)
		}
		if up := strings.Contains(scrape(t, metrics.URL), "labseal_oracle_journal_up 1\n"); up != isReady {
			t.Errorf("%s: by the metrics it takes messages: %v", when, up)
		}
	}
	fill := func() {
		_, err := d.DB.Exec(`
			create function refuse() returns trigger language plpgsql as $$
			begin raise exception 'could not extend file' using errcode = '53100'; end $$;
			create trigger disk_is_full before insert on versions for each statement execute function refuse()`)
		check(t, err)
	}
	free := func() {
		_, err := d.DB.Exec(`drop trigger disk_is_full on versions; drop function refuse`)
		check(t, err)
	}

	check(t, take(1))
	expect("it was taken", true)
	fill()
	if take(2) == nil {
		t.Fatal("taken by a database that refuses it")
	}
	expect("it can't be taken", false)
	free()
	expect("nobody has tried again", false)
	check(t, take(2))
	expect("it was taken after all", true)
	fill()
	if take(3) == nil {
		t.Fatal("taken by a database that refuses it")
	}
	now = now.Add(2*time.Minute - 1)
	expect("not for long", false)
	now = now.Add(1)
	expect("long ago", true)
}

// TestHandler_TakesOthers: what has an obstacle of its own, or keeps nothing else from being taken, does not count.
func TestHandler_TakesOthers(t *testing.T) {
	d := intaketest.New(t, common.Hash{1}, common.Hash{2})
	m := health.NewMetrics(d.Journal)
	ready := httptest.NewServer(health.Handler(d.Journal, m))
	defer ready.Close()
	for _, test := range []struct {
		err  error
		want int
	}{
		{fmt.Errorf("take records in: %w", &room.FullError{Problem: "the disk"}), http.StatusOK},
		{fmt.Errorf("take records in: %w: no answer", intake.ErrStore), http.StatusOK},
		{errors.New("take records in: anything else"), http.StatusServiceUnavailable},
	} {
		m.Observe(intake.FromMLLP, intake.Answer{}, test.err, time.Second)
		response, err := http.Get(ready.URL + "/readyz")
		check(t, err)
		response.Body.Close()
		if response.StatusCode != test.want {
			t.Errorf("%v: %d, want %d", test.err, response.StatusCode, test.want)
		}
	}
}
