package health_test

import (
	"database/sql"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/internal/devpg/pgtest"
	"github.com/labseal/labseal/oracle/health"
	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/journal"
)

// TestMetrics reads the figures of a journal that holds something, and of one that is gone.
func TestMetrics(t *testing.T) {
	url := pgtest.NewDatabase(t)
	j, err := journal.Open(t.Context(), url, common.Hash{1}, common.Hash{2})
	check(t, err)
	check(t, j.SetObstacle(t.Context(), "send transactions", "no answer of 10.0.0.1", false))
	db, err := sql.Open("postgres", url)
	check(t, err)
	defer db.Close()
	_, err = db.Exec(`
		insert into notices (record, version, event, is_dead, made_at)
		select decode(md5(''), 'hex'), n, 'critical', n = 1, now() - interval '1 day' from generate_series(1, 3) n`)
	check(t, err)
	m := health.NewMetrics(j)
	m.Observe(intake.FromMLLP, intake.Answer{}, errors.New("patient Frida"), time.Second)
	m.Observe(intake.FromMLLP, intake.Answer{Outcome: intake.Accepted}, nil, 3*time.Millisecond)
	server := httptest.NewServer(m.Handler())
	defer server.Close()
	text := scrape(t, server.URL)
	for _, want := range []string{
		`labseal_oracle_artefacts_total{outcome="accepted",source="mllp"} 1`,
		`labseal_oracle_artefacts_total{outcome="failed",source="mllp"} 1`,
		`labseal_oracle_answer_seconds_bucket{le="0.004"} 1`,
		"labseal_oracle_journal_up 1\n", // its help says "1 if"
		`labseal_oracle_unlogged_entries 0`,
		`labseal_oracle_unanchored_age_seconds 0`,
		`labseal_oracle_notices_waiting 2`,
		`labseal_oracle_notices_given_up 1`,
		`labseal_oracle_notice_untold_age_seconds 864`, // and some more
		`labseal_oracle_obstacle{alarm="false",what="send transactions"} 1`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("lacks %s", want)
		}
	}
	if strings.Contains(text, "Frida") || strings.Contains(text, "10.0.0.1") {
		t.Error("the text of an error shows")
	}
	check(t, j.Close())
	if text = scrape(t, server.URL); !strings.Contains(text, "labseal_oracle_journal_up 0") {
		t.Error("a journal that is gone counts as up")
	}
}

func scrape(t *testing.T, url string) string {
	t.Helper()
	response, err := http.Get(url)
	check(t, err)
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	check(t, err)
	return string(body)
}
