// Package health tells the machines that watch an oracle how it is: whether it takes messages, whether it anchors, and
// why not.
package health

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"time"

	"github.com/labseal/labseal/oracle/folder"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/room"
)

// Journal is asked how things are.
type Journal interface {
	Obstacles(ctx context.Context) ([]journal.Obstacle, error)
	Quarantine(ctx context.Context, all bool) ([]journal.Kept, error)
	Unreviewed(ctx context.Context) (n int, since time.Time, err error)
	Untold(ctx context.Context) (journal.Untold, error)
}

// Health is how an oracle is, as /readyz says it. No field holds content of a record.
type Health struct {
	Ready       bool               `json:"ready"`       // it takes messages, and nothing calls for a person
	Intake      bool               `json:"intake"`      // the journal answers and has room, and the newest message could be taken
	Anchoring   bool               `json:"anchoring"`   // nothing keeps what was taken from being anchored
	Releasing   bool               `json:"releasing"`   // nothing keeps releases that rest on the chain from being decided
	Quarantined int                `json:"quarantined"` // artefacts that wait for a person
	Unreviewed  int                `json:"unreviewed"`  // emergencies that lack one of their two reviews
	Reasons     []journal.Obstacle `json:"reasons"`
}

// Releases is the name under which the journal notes that the lab's view of the chain is too old, or its nodes disagree, or too
// few answer: what rests on the chain is then denied. An emergency, and what rests on an order, goes on.
const Releases = "releases"

// timeout is how long the journal may take to answer.
const timeout = 5 * time.Second

// Handler serves /healthz, 200 as long as the process lives, and /readyz, 200 or 503 with a [Health].
//
// A chain or an attestor that is down leaves an oracle ready: it takes messages, and anchors them later. An alarm does
// not: transactions of somebody else's under our key, or a chain that is ahead of the journal. The metrics are those that the
// intake's queue tells what becomes of artefacts: while they can't be taken, it is not ready either.
func Handler(j Journal, m *Metrics) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) {
		write(w, http.StatusOK, struct {
			Alive bool `json:"alive"`
		}{true})
	})
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, r *http.Request) {
		h := ask(r.Context(), j, m.taking.problem(m.Now()))
		status := http.StatusOK
		if !h.Ready {
			status = http.StatusServiceUnavailable
		}
		write(w, status, h)
	})
	return mux
}

// ask asks the journal how things are. The problem is what keeps messages from being taken, though it answers; nil: nothing.
func ask(ctx context.Context, j Journal, problem *journal.Obstacle) Health {
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	obstacles, err := j.Obstacles(ctx)
	var held []journal.Kept
	if err == nil {
		held, err = j.Quarantine(ctx, false)
	}
	var unreviewed int
	if err == nil {
		unreviewed, _, err = j.Unreviewed(ctx)
	}
	var untold journal.Untold
	if err == nil {
		untold, err = j.Untold(ctx)
	}
	if err != nil { // its text may name hosts and users of the database
		return Health{Reasons: []journal.Obstacle{{What: "journal", Reason: "the database does not answer; the log says more", Alarm: true}}}
	}
	h := Health{
		Ready: true, Intake: true, Anchoring: true, Releasing: true, Quarantined: len(held), Unreviewed: unreviewed, Reasons: obstacles,
	}
	for _, o := range obstacles {
		h.Ready = h.Ready && !o.Alarm
		switch o.What {
		case room.Obstacle: // what was taken goes on its way
			h.Intake = false
		case Releases:
			h.Releasing = false
		case folder.Obstacle: // some files wait for a person; all else goes on
		default:
			h.Anchoring = false
		}
	}
	if problem != nil {
		h.Ready, h.Intake, h.Reasons = false, false, append(h.Reasons, *problem)
	}
	if untold.GivenUp > 0 {
		h.Reasons = append(h.Reasons, journal.Obstacle{
			What: "notices", Since: untold.GivenUpSince.UTC().Format(time.RFC3339),
			Reason: fmt.Sprintf("%d could not be delivered and are not tried any more, and nobody was told; see `oracle notices list`", untold.GivenUp),
		})
	}
	return h
}

func write(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body) // whoever asked is gone
}
