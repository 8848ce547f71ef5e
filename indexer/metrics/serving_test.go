package metrics_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/labseal/labseal/indexer/metrics"
)

// TestServing counts answers by their route and class, never by what was asked for, and leaves streams out.
func TestServing(t *testing.T) {
	s := metrics.NewServing()
	mux := http.NewServeMux()
	mux.HandleFunc("GET /v1/members/{id}", func(w http.ResponseWriter, r *http.Request) {
		if r.PathValue("id") == "nobody" {
			w.WriteHeader(http.StatusNotFound)
		}
	})
	mux.HandleFunc("GET /v1/events", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/event-stream")
		if err := http.NewResponseController(w).Flush(); err != nil {
			t.Errorf("a stream can't flush: %v", err)
		}
	})
	handler := s.Timed(mux)
	for _, question := range []string{
		"GET /v1/members/secret-1", "GET /v1/members/secret-2", "GET /v1/members/nobody", "GET /v1/events", "GET /secret-3",
		"SECRET-4 /v1/members/secret-5", "POST /v1/members/secret-6",
	} {
		method, path, _ := strings.Cut(question, " ")
		handler.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(method, path, nil))
	}
	s.Limited("public")
	s.Streaming(3)
	s.Streamed()
	s.Told("failed", "timeout")
	s.Backlog(4, 1, 90*time.Second)
	w := httptest.NewRecorder()
	s.Handler().ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/metrics", nil))
	got := w.Body.String()
	for _, line := range []string{
		`labseal_indexer_request_seconds_count{class="2xx",method="GET",route="/v1/members/{id}"} 2`,
		`labseal_indexer_request_seconds_count{class="4xx",method="GET",route="/v1/members/{id}"} 1`,
		`labseal_indexer_request_seconds_count{class="4xx",method="GET",route="other"} 1`,
		`labseal_indexer_request_seconds_count{class="4xx",method="other",route="other"} 1`,
		`labseal_indexer_request_seconds_count{class="4xx",method="POST",route="other"} 1`,
		`labseal_indexer_limited_requests_total{limit="public"} 1`, "labseal_indexer_streams 3",
		"labseal_indexer_stream_messages_total 1", `labseal_indexer_webhooks_total{outcome="failed",reason="timeout"} 1`,
		"labseal_indexer_webhooks_waiting 4", "labseal_indexer_webhooks_dead 1", "labseal_indexer_webhook_lag_seconds 90",
	} {
		if !strings.Contains(got, line+"\n") {
			t.Errorf("want %s", line)
		}
	}
	if strings.Contains(strings.ToLower(got), "secret") || strings.Contains(got, "/v1/events") {
		t.Error("what was asked for is told, or a stream is timed")
	}
	if t.Failed() {
		t.Log(got)
	}
}
