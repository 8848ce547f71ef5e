package api

import (
	"context"
	"errors"
	"io"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/labseal/labseal/indexer"
)

// staleAfter is how old the follower's last sign of life may be.
const staleAfter = 15 * time.Second

// Health is asked how the mirror does. It returns indexer.ErrEmpty beside its answer where no block is indexed yet.
type Health interface {
	Health(ctx context.Context) (indexer.Ref, indexer.Health, error)
}

// HealthAnswer is how the mirror does.
type HealthAnswer struct {
	Block      *Block              `json:"block" doc:"newest indexed block; null while there is none"`
	Status     string              `json:"status" enum:"ok,behind,waiting,halted,stale" doc:"stale: nobody follows the chain at present, or no node answers; waiting: final blocks have not been attested for too long, and nothing newer is taken in"`
	Head       *Block              `json:"head" doc:"newest block of the node; null while nobody has followed"`
	FinalBlock uint64              `json:"finalBlock" doc:"newest indexed block that is final, and attested where that is what blocks are trusted for"`
	Unattested string              `json:"unattested" doc:"what members' attestations lack, so that newer blocks don't count as final; empty where nothing is lacking, or none are asked for"`
	Lag        Lag                 `json:"lag"`
	Halted     string              `json:"halted" doc:"why following ended for good; empty while it goes on"`
	Trust      string              `json:"trust" doc:"what the verified blocks rest on, in words; empty while nobody has followed"`
	Logs       []indexer.LogHealth `json:"logs"`
	Alarms     []indexer.Alarm     `json:"alarms" doc:"what a person must look at"`
	Complaints []indexer.Complaint `json:"complaints" doc:"what nodes answered wrongly in the last hour"`
}

// Lag is how far the mirror is behind the node.
type Lag struct {
	Blocks  uint64 `json:"blocks"`
	Seconds uint64 `json:"seconds" doc:"between the two blocks' times"`
}

func (s *server) health(h Health) {
	operation := huma.Operation{
		OperationID: "get-health", Method: http.MethodGet, Path: "/v1/health", Summary: "How the mirror does",
		Errors: []int{http.StatusConflict, http.StatusUnprocessableEntity, http.StatusServiceUnavailable},
	}
	type question struct {
		MinBlock uint64 `query:"min_block" maximum:"9007199254740991" doc:"least block that must be indexed; 409 while it is not"`
	}
	type answer struct{ Body HealthAnswer }
	huma.Register(s.huma, operation, func(ctx context.Context, in *question) (*answer, error) {
		at, health, err := h.Health(ctx)
		if err != nil && !errors.Is(err, indexer.ErrEmpty) {
			return nil, s.problem(ctx, operation.Path, at, err)
		}
		if err := (&Question{MinBlock: in.MinBlock}).check(at); err != nil {
			return nil, err
		}
		return &answer{healthAnswer(at, health, time.Now())}, nil
	})
}

func healthAnswer(at indexer.Ref, h indexer.Health, now time.Time) HealthAnswer {
	a := HealthAnswer{
		Status: "stale", FinalBlock: h.Settled, Logs: h.Logs, Alarms: h.Alarms,
		Complaints: h.Complaints,
	}
	if at.Number != 0 {
		block := blockOf(at)
		a.Block = &block
	}
	if h.Follower == nil {
		return a
	}
	head := blockOf(h.Follower.Head)
	a.Head, a.Halted, a.Trust, a.Unattested = &head, h.Follower.Halted, h.Follower.Trust, h.Follower.Unattested
	if head.Number > at.Number {
		a.Lag = Lag{Blocks: head.Number - at.Number, Seconds: head.Time - min(at.Time, head.Time)}
	}
	switch {
	case a.Halted != "":
		a.Status = "halted"
	case now.Sub(h.Follower.Seen) > staleAfter:
		a.Status = "stale"
	case h.Follower.IsOverdue:
		a.Status = "waiting"
	case a.Lag.Blocks > 1:
		a.Status = "behind"
	default:
		a.Status = "ok"
	}
	return a
}

// readyz says whether questions are answered: the mirror can be read, and holds something.
func (s *server) readyz(h Health) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _, err := h.Health(r.Context())
		switch {
		case errors.Is(err, indexer.ErrEmpty):
			http.Error(w, "no block is indexed yet", http.StatusServiceUnavailable)
		case err != nil:
			http.Error(w, "the mirror can't be read", http.StatusServiceUnavailable)
		default:
			_, _ = io.WriteString(w, "ready\n") // the caller may be gone
		}
	})
}

// healthz says in one word, for whoever restarts programs, whether the mirror can be asked.
func (s *server) healthz(h Health) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		at, health, err := h.Health(r.Context())
		switch status := healthAnswer(at, health, time.Now()).Status; {
		case err != nil && !errors.Is(err, indexer.ErrEmpty):
			http.Error(w, "the mirror can't be read", http.StatusServiceUnavailable)
		case status == "halted":
			http.Error(w, status, http.StatusServiceUnavailable)
		default:
			_, _ = io.WriteString(w, status+"\n") // the caller may be gone
		}
	})
}
