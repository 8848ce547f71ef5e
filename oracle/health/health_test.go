package health_test

import (
	"database/sql"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/internal/devpg/pgtest"
	"github.com/labseal/labseal/oracle/folder"
	"github.com/labseal/labseal/oracle/health"
	"github.com/labseal/labseal/oracle/journal"
)

// TestHandler asks an oracle how it is: well, with the chain down, with an alarm, and without its database.
func TestHandler(t *testing.T) {
	url := pgtest.NewDatabase(t)
	j, err := journal.Open(t.Context(), url, common.Hash{1}, common.Hash{2})
	check(t, err)
	db, err := sql.Open("postgres", url)
	check(t, err)
	defer db.Close()
	server := httptest.NewServer(health.Handler(j, health.NewMetrics(j)))
	defer server.Close()
	ask := func() (int, health.Health) {
		t.Helper()
		response, err := http.Get(server.URL + "/readyz")
		check(t, err)
		defer response.Body.Close()
		var h health.Health
		check(t, json.NewDecoder(response.Body).Decode(&h))
		return response.StatusCode, h
	}
	for _, test := range []struct {
		when              string
		prepare           func() error
		status            int
		intake, anchoring bool
		reasons           int
	}{
		{"well", func() error { return nil }, 200, true, true, 0},
		{"the chain is down", func() error { return j.SetObstacle(t.Context(), "send", "no answer", false) }, 200, true, false, 1},
		{"an alarm", func() error { return j.SetObstacle(t.Context(), "stage", "foreign", true) }, 503, true, false, 2},
		{"cleared", func() error {
			check(t, j.SetObstacle(t.Context(), "send", "", false))
			return j.SetObstacle(t.Context(), "stage", "", false)
		}, 200, true, true, 0},
		{"no view of the chain", func() error { return j.SetObstacle(t.Context(), health.Releases, "nodes disagree", false) }, 200, true, true, 1},
		{"a view again", func() error { return j.SetObstacle(t.Context(), health.Releases, "", false) }, 200, true, true, 0},
		{"a file stays", func() error { return j.SetObstacle(t.Context(), folder.Obstacle, "can't be read", false) }, 200, true, true, 1},
		{"it is gone", func() error { return j.SetObstacle(t.Context(), folder.Obstacle, "", false) }, 200, true, true, 0},
		{"a notice was given up", func() error {
			_, err := db.Exec(`insert into notices (record, version, event, is_dead) values (decode(md5(''), 'hex'), 1, 'critical', true)`)
			return err
		}, 200, true, true, 1},
		{"it is told after all", func() error {
			_, err := db.Exec(`update notices set is_dead = false, told_at = now(), told_whom = 'ward'`)
			return err
		}, 200, true, true, 0},
		{"no room", func() error { return j.SetObstacle(t.Context(), "room", "the disk is full", true) }, 503, false, true, 1},
		{"no database", j.Close, 503, false, false, 1},
	} {
		check(t, test.prepare())
		status, h := ask()
		if status != test.status || h.Intake != test.intake || h.Anchoring != test.anchoring || h.Releasing == (test.when == "no view of the chain" || test.when == "no database") || len(h.Reasons) != test.reasons {
			t.Errorf("%s: %d %+v", test.when, status, h)
		}
	}
	response, err := http.Get(server.URL + "/healthz")
	check(t, err)
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		t.Errorf("alive: %d", response.StatusCode)
	}
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
