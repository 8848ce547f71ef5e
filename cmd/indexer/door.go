package main

import (
	"context"
	"io"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/labseal/labseal/indexer/api"
	"github.com/labseal/labseal/indexer/postgres"
)

// door is what a program serves that can't serve yet: the database is away. It says so until it is opened.
type door struct {
	behind atomic.Pointer[http.Handler]
	reason atomic.Pointer[string]
}

// open lets all requests through from now on.
func (d *door) open(to http.Handler) { d.behind.Store(&to) }

func (d *door) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if behind := d.behind.Load(); behind != nil {
		(*behind).ServeHTTP(w, r)
		return
	}
	reason := "the database was not reached yet"
	if told := d.reason.Load(); told != nil {
		reason = *told
	}
	w.Header().Set("Retry-After", "5")
	switch r.URL.Path {
	case "/healthz": // whoever restarts programs would not bring the database back
		_, _ = io.WriteString(w, "waiting for the database\n") // the caller may be gone
	case "/readyz": // for whoever runs it, and so with the reason
		http.Error(w, reason, http.StatusServiceUnavailable)
	default:
		api.Away(w, r)
	}
}

const (
	firstWait = 250 * time.Millisecond // for a database that is away
	lastWait  = 5 * time.Second
)

// await opens the database, and waits for one that is away; why, it says behind the door. It returns an error for one that
// is there and can't be used.
func (m *mirror) await(ctx context.Context, d *door) error {
	for wait := firstWait; ; wait = min(2*wait, lastWait) {
		err := m.store.Prepare(ctx, m.deployment)
		if err == nil || ctx.Err() != nil || !postgres.IsAway(err) {
			return err
		}
		reason := err.Error()
		d.reason.Store(&reason)
		m.logger.Warn("the database is waited for", "error", err, "again in", wait)
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(wait):
		}
	}
}
