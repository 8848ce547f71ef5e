// Package metrics says how an indexer does: in numbers for Prometheus, in words for whoever asks whether it is ready, and
// to the watchdog, which ends an indexer that has come to a stand.
//
// It holds no state that anything rests on. What a number means is in its help text; deploy/alerts.yaml says which of
// them a person is to be woken for.
package metrics

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"github.com/labseal/labseal/indexer"
)

// ErrStalled is returned by the watchdog.
var ErrStalled = errors.New("the indexer has come to a stand")

// Metrics of one process. It is an indexer.Observer.
type Metrics struct {
	registry *prometheus.Registry
	head     prometheus.Gauge
	block    prometheus.Gauge
	lag      prometheus.Gauge
	behind   prometheus.Gauge
	final    prometheus.Gauge
	blocks   prometheus.Counter
	events   *prometheus.CounterVec
	reorgs   prometheus.Histogram
	faults   *prometheus.CounterVec
	leads    prometheus.Gauge
	attested prometheus.Gauge

	mu      sync.Mutex // guards what follows
	beat    time.Time  // when something last went on
	looked  time.Time  // when a node's head was last seen
	missing uint64     // blocks behind it
	isFirst bool       // whether this process writes
	overdue string     // what attestations lack, for so long that nothing is taken in
	fault   string     // the last one
}

// New returns the metrics of a process that begins.
func New() *Metrics {
	gauge := func(name, help string) prometheus.Gauge {
		return prometheus.NewGauge(prometheus.GaugeOpts{Name: "labseal_indexer_" + name, Help: help})
	}
	m := &Metrics{
		registry: prometheus.NewRegistry(), beat: time.Now(),
		head:     gauge("head_block", "Newest block of the node."),
		block:    gauge("block", "Newest block of the mirror."),
		lag:      gauge("lag_blocks", "Blocks of the node that the mirror does not hold."),
		behind:   gauge("lag_seconds", "Between the times of the node's newest block and the mirror's."),
		final:    gauge("final_block", "Newest block that is final."),
		attested: gauge("unattested_seconds", "How long final blocks have waited for members' attestations; 0 where none are asked for."),
		leads:    gauge("leads", "1 in the process that writes, 0 in those that stand by."),
		blocks: prometheus.NewCounter(prometheus.CounterOpts{
			Name: "labseal_indexer_blocks_total", Help: "Blocks that were verified and taken in.",
		}),
		events: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "labseal_indexer_events_total", Help: "Events that were verified and taken in.",
		}, []string{"contract"}),
		reorgs: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "labseal_indexer_reorg_depth", Help: "Blocks that a reorganisation replaced.",
			Buckets: prometheus.ExponentialBuckets(1, 2, 8),
		}),
		faults: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "labseal_indexer_rejected_answers_total", Help: "Answers of nodes that failed a check, or did not come.",
		}, []string{"node", "check"}),
	}
	m.registry.MustRegister(m.head, m.block, m.lag, m.behind, m.final, m.leads, m.blocks, m.events, m.reorgs, m.faults, m.attested,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// Looked implements indexer.Observer.
func (m *Metrics) Looked(head indexer.Head, newest indexer.Ref) {
	missing := head.Number - min(head.Number, newest.Number)
	m.head.Set(float64(head.Number))
	m.block.Set(float64(newest.Number))
	m.final.Set(float64(head.Final))
	m.lag.Set(float64(missing))
	m.behind.Set(float64(head.Time - min(head.Time, newest.Time)))
	waited, overdue := 0.0, ""
	if a := head.Attested; a != nil && !a.Since.IsZero() {
		waited = time.Since(a.Since).Seconds()
		if a.IsOverdue {
			overdue = a.Missing
		}
	}
	m.attested.Set(waited)
	m.mu.Lock()
	defer m.mu.Unlock()
	m.beat, m.looked, m.missing, m.overdue = time.Now(), time.Now(), missing, overdue
}

// Stored implements indexer.Observer.
func (m *Metrics) Stored(blocks []indexer.Block) {
	m.blocks.Add(float64(len(blocks)))
	counts := map[string]int{}
	for i := range blocks {
		for k := range blocks[i].Events {
			counts[blocks[i].Events[k].Contract]++
		}
	}
	for contract, n := range counts {
		m.events.WithLabelValues(contract).Add(float64(n))
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.beat = time.Now()
}

// Reorganised implements indexer.Observer.
func (m *Metrics) Reorganised(depth uint64) { m.reorgs.Observe(float64(depth)) }

// Fault counts an answer that was refused.
func (m *Metrics) Fault(f *indexer.Fault) {
	m.faults.WithLabelValues(f.Node, f.Check).Inc()
	m.mu.Lock()
	defer m.mu.Unlock()
	m.beat, m.fault = time.Now(), f.Check+" of "+f.Node
}

// Leads says whether this process writes, or waits for another one's end.
func (m *Metrics) Leads(isFirst bool) {
	value := 0.0
	if isFirst {
		value = 1
	}
	m.leads.Set(value)
	m.mu.Lock()
	defer m.mu.Unlock()
	m.isFirst, m.beat = isFirst, time.Now()
}

const (
	staleAfter = 15 * time.Second
	farBehind  = 20 // blocks
)

// Ready returns why the indexer is not, or nil.
func (m *Metrics) Ready(now time.Time) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	switch {
	case !m.isFirst:
		return nil // it stands by, and is ready to
	case m.looked.IsZero():
		return errors.New("no node has answered yet" + m.because())
	case now.Sub(m.looked) > staleAfter:
		return fmt.Errorf("no node's head was seen for %s%s", now.Sub(m.looked).Round(time.Second), m.because())
	case m.overdue != "":
		return errors.New("nothing newer is taken in, for want of attestations: " + m.overdue)
	case m.missing > farBehind:
		return fmt.Errorf("%d blocks behind the node", m.missing)
	}
	return nil
}

func (m *Metrics) because() string {
	if m.fault == "" {
		return ""
	}
	return "; last refused: " + m.fault
}

// Watch returns ErrStalled when nothing has gone on for too long, neither a step nor a fault: then something waits for
// what never comes, and a new process is the way on. It ends with ctx.
func (m *Metrics) Watch(ctx context.Context, patience time.Duration) error {
	tick := time.NewTicker(patience / 10)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case now := <-tick.C:
			m.mu.Lock()
			isStalled := m.isFirst && now.Sub(m.beat) > patience
			m.mu.Unlock()
			if isStalled {
				return fmt.Errorf("%w: nothing has gone on for %s", ErrStalled, patience)
			}
		}
	}
}

// Handler serves /metrics and /readyz.
func (m *Metrics) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{}))
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, _ *http.Request) {
		if err := m.Ready(time.Now()); err != nil {
			http.Error(w, err.Error(), http.StatusServiceUnavailable)
			return
		}
		_, _ = io.WriteString(w, "ready\n") // the caller may be gone
	})
	return mux
}
