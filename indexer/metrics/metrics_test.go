package metrics_test

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/indexer"
	"github.com/labseal/labseal/indexer/metrics"
)

// TestMetrics tells what happened, and asks.
func TestMetrics(t *testing.T) {
	m := metrics.New()
	wants(t, m, "/readyz", http.StatusOK, "ready") // it stands by
	m.Leads(true)
	m.Fault(&indexer.Fault{Node: "a", Check: indexer.CheckLink, Err: errors.New("no")})
	wants(t, m, "/readyz", http.StatusServiceUnavailable, "no node has answered yet; last refused: link of a")
	at := func(n uint64) indexer.Ref { return indexer.Ref{Number: n, Time: 10 * n, Hash: common.Hash{byte(n)}} }
	m.Looked(indexer.Head{Ref: at(50), Final: 40}, at(7))
	wants(t, m, "/readyz", http.StatusServiceUnavailable, "43 blocks behind the node")
	m.Stored([]indexer.Block{{Events: []indexer.Event{{Contract: indexer.ResultLog}, {Contract: indexer.ResultLog}}}})
	m.Reorganised(3)
	m.Looked(indexer.Head{Ref: at(50), Final: 40}, at(49))
	wants(t, m, "/readyz", http.StatusOK, "ready")
	for _, line := range []string{
		"labseal_indexer_lag_blocks 1", "labseal_indexer_lag_seconds 10", "labseal_indexer_head_block 50",
		"labseal_indexer_final_block 40", "labseal_indexer_leads 1", "labseal_indexer_blocks_total 1",
		`labseal_indexer_events_total{contract="ResultLog"} 2`, "labseal_indexer_reorg_depth_sum 3",
		`labseal_indexer_rejected_answers_total{check="link",node="a"} 1`,
	} {
		wants(t, m, "/metrics", http.StatusOK, line+"\n")
	}
	if err := m.Ready(time.Now().Add(time.Minute)); err == nil || !strings.Contains(err.Error(), "no node's head was seen for 1m") {
		t.Errorf("a minute later: %v", err)
	}
}

// TestWatch ends a process that leads and does nothing, and none that stands by.
func TestWatch(t *testing.T) {
	m := metrics.New()
	m.Leads(true)
	if err := m.Watch(t.Context(), 20*time.Millisecond); !errors.Is(err, metrics.ErrStalled) {
		t.Errorf("a leader at a stand: %v", err)
	}
	m.Leads(false)
	done := make(chan error, 1)
	go func() { done <- m.Watch(t.Context(), 20*time.Millisecond) }()
	select {
	case err := <-done:
		t.Errorf("a standby: %v", err)
	case <-time.After(100 * time.Millisecond):
	}
}

func wants(t *testing.T, m *metrics.Metrics, path string, status int, text string) {
	t.Helper()
	w := httptest.NewRecorder()
	m.Handler().ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
	if w.Code != status || !strings.Contains(w.Body.String(), text) {
		t.Errorf("%s: %d %s, want %d %s", path, w.Code, w.Body, status, text)
	}
}
