package e2e

import (
	"context"
	"encoding/json"
	"errors"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/labseal/labseal/indexer"
	index "github.com/labseal/labseal/indexer/metrics"
	"github.com/labseal/labseal/indexer/monitor"
	lab "github.com/labseal/labseal/oracle/health"
	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/journal"
)

// TestWatch: the dashboard shows every figure of oracle, indexer and witness, and no other; the alerts name none that is
// not served.
func TestWatch(t *testing.T) {
	served := figuresServed(t)
	if len(served) < 20 {
		t.Fatalf("only %d figures are served: %v", len(served), slices.Sorted(maps.Keys(served)))
	}
	dashboard, err := os.ReadFile("../../deploy/dashboard.json")
	check(t, err)
	if !json.Valid(dashboard) {
		t.Fatal("the dashboard is no JSON")
	}
	shown := figuresNamed(dashboard)
	if !maps.Equal(shown, served) {
		t.Errorf("the dashboard shows %v, want %v", slices.Sorted(maps.Keys(shown)), slices.Sorted(maps.Keys(served)))
	}
	alerts, err := os.ReadFile("../../deploy/alerts.yaml")
	check(t, err)
	for name := range figuresNamed(alerts) {
		if !served[name] {
			t.Errorf("an alert asks for %s, which nobody serves", name)
		}
	}
}

// noJournal counts nothing, and has one obstacle.
type noJournal struct{}

func (noJournal) Figures(context.Context) (journal.Figures, error) { return journal.Figures{}, nil }
func (noJournal) Obstacles(context.Context) ([]journal.Obstacle, error) {
	return []journal.Obstacle{{What: "send transactions"}}, nil
}

// figuresServed are the names of all figures of ours that the three serve.
func figuresServed(t *testing.T) map[string]bool {
	t.Helper()
	oracle := lab.NewMetrics(noJournal{})
	oracle.Observe(intake.FromMLLP, intake.Answer{Outcome: intake.Accepted}, nil, time.Second)
	mirror := index.New()
	mirror.Stored([]indexer.Block{{Events: []indexer.Event{{Contract: indexer.ResultLog}}}})
	mirror.Fault(&indexer.Fault{Node: "a", Check: indexer.CheckLink, Err: errors.New("no")})
	serving := index.NewServing()
	serving.Timed(http.NotFoundHandler()).ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/", nil))
	serving.Limited("public")
	serving.Told("delivered", "")
	all := map[string]bool{}
	for _, h := range []http.Handler{oracle.Handler(), mirror.Handler(), serving.Handler(), (&monitor.Monitor{}).Handler()} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/metrics", nil))
		maps.Copy(all, figuresNamed(w.Body.Bytes()))
	}
	return all
}

// figuresNamed are the names of figures of ours in a text; those of a histogram's parts are the histogram's.
func figuresNamed(text []byte) map[string]bool {
	names := map[string]bool{}
	for _, name := range regexp.MustCompile(`labseal_[a-z]+_[a-z_]+`).FindAllString(string(text), -1) {
		for _, part := range []string{"_bucket", "_sum", "_count"} {
			name = strings.TrimSuffix(name, part)
		}
		names[name] = true
	}
	return names
}
