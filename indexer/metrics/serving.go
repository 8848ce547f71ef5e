package metrics

import (
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// Serving are the figures of a process that answers questions and tells of news. No label says who asked, or for what:
// an operation is named by its path as the document has it, never as it was asked.
type Serving struct {
	registry  *prometheus.Registry
	requests  *prometheus.HistogramVec
	limited   *prometheus.CounterVec
	streams   prometheus.Gauge
	messages  prometheus.Counter
	webhooks  *prometheus.CounterVec
	waiting   prometheus.Gauge
	oldest    prometheus.Gauge
	graveyard prometheus.Gauge
}

// NewServing returns the figures of a process that begins.
func NewServing() *Serving {
	gauge := func(name, help string) prometheus.Gauge {
		return prometheus.NewGauge(prometheus.GaugeOpts{Name: "labseal_indexer_" + name, Help: help})
	}
	counters := func(name, help string, labels ...string) *prometheus.CounterVec {
		return prometheus.NewCounterVec(prometheus.CounterOpts{Name: "labseal_indexer_" + name, Help: help}, labels)
	}
	s := &Serving{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "labseal_indexer_request_seconds", Help: "How long answers of the API took, streams left out.",
			Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 10},
		}, []string{"method", "route", "class"}),
		limited: counters("limited_requests_total", "Requests that were refused with 429, by which limit: public, known, or failures to sign in.", "limit"),
		streams: gauge("streams", "Streams of events that are open."),
		messages: prometheus.NewCounter(prometheus.CounterOpts{
			Name: "labseal_indexer_stream_messages_total", Help: "Messages that were written to streams: events, and blocks that became void.",
		}),
		webhooks:  counters("webhooks_total", "Attempts to deliver webhooks, by outcome (delivered, failed, dead, dropped) and by why.", "outcome", "reason"),
		waiting:   gauge("webhooks_waiting", "Deliveries that wait to be sent. Only the process that tells receivers says more than 0."),
		oldest:    gauge("webhook_lag_seconds", "Age of the oldest delivery that waits."),
		graveyard: gauge("webhooks_dead", "Deliveries that nobody tries any more."),
	}
	s.registry.MustRegister(s.requests, s.limited, s.streams, s.messages, s.webhooks, s.waiting, s.oldest, s.graveyard,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return s
}

// Timed measures what a handler answers. It stands outermost, so that what is refused counts too.
func (s *Serving) Timed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		begun := time.Now()
		answer := &noted{ResponseWriter: w, status: http.StatusOK}
		next.ServeHTTP(answer, r)
		if answer.Header().Get("Content-Type") == "text/event-stream" {
			return // it took as long as its client liked
		}
		s.requests.WithLabelValues(methodOf(r), routeOf(r), strconv.Itoa(answer.status/100)+"xx").
			Observe(time.Since(begun).Seconds())
	})
}

// routeOf is the pattern that the request was answered by.
func routeOf(r *http.Request) string {
	_, route, hasMethod := strings.Cut(r.Pattern, " ")
	if !hasMethod {
		route = r.Pattern
	}
	if route == "" || route == "/" {
		return "other"
	}
	return route
}

// methodOf is the request's method, if it is one that is served: others could be of any number.
func methodOf(r *http.Request) string {
	switch r.Method {
	case http.MethodGet, http.MethodHead, http.MethodPost:
		return r.Method
	}
	return "other"
}

// noted keeps the status of an answer.
type noted struct {
	http.ResponseWriter
	status int
}

func (n *noted) WriteHeader(status int) {
	n.status = status
	n.ResponseWriter.WriteHeader(status)
}

// Unwrap lets streams flush and set deadlines.
func (n *noted) Unwrap() http.ResponseWriter { return n.ResponseWriter }

// Limited counts a request that a limit refused.
func (s *Serving) Limited(limit string) { s.limited.WithLabelValues(limit).Inc() }

// Streaming says how many streams there are by now.
func (s *Serving) Streaming(streams int) { s.streams.Set(float64(streams)) }

// Streamed counts a message that was written to a stream.
func (s *Serving) Streamed() { s.messages.Inc() }

// Told counts what became of an attempt to deliver.
func (s *Serving) Told(outcome, reason string) { s.webhooks.WithLabelValues(outcome, reason).Inc() }

// Backlog says what waits to be delivered, how long already, and what nobody tries any more.
func (s *Serving) Backlog(waiting, dead int, oldest time.Duration) {
	s.waiting.Set(float64(waiting))
	s.graveyard.Set(float64(dead))
	s.oldest.Set(oldest.Seconds())
}

// Handler serves /metrics.
func (s *Serving) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(s.registry, promhttp.HandlerOpts{}))
	return mux
}
