package health

import (
	"context"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/journal"
)

// Counts is what metrics ask the journal.
type Counts interface {
	Figures(ctx context.Context) (journal.Figures, error)
	Obstacles(ctx context.Context) ([]journal.Obstacle, error)
}

// Metrics are an oracle's figures in Prometheus' format. No label holds what a message says or who sent it.
type Metrics struct {
	Now func() time.Time

	registry  *prometheus.Registry
	artefacts *prometheus.CounterVec
	answer    prometheus.Histogram
	taking    taking
}

// failed is the outcome of an artefact that by a fault of ours was not taken.
const failed = "failed"

// NewMetrics makes the metrics of one process. What lies in the journal is counted when somebody asks.
func NewMetrics(counts Counts) *Metrics {
	m := &Metrics{
		Now:      time.Now,
		registry: prometheus.NewRegistry(),
		artefacts: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "labseal_oracle_artefacts_total", Help: "Artefacts that came in, by way and by what became of them.",
		}, []string{"source", "outcome"}),
		answer: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "labseal_oracle_answer_seconds", Help: "From an artefact's last byte until its answer is durable.",
			Buckets: prometheus.ExponentialBuckets(0.001, 2, 14),
		}),
	}
	for _, source := range []intake.Source{intake.FromMLLP, intake.FromFHIR, intake.FromFolder} {
		m.artefacts.WithLabelValues(string(source), failed) // at zero, or the first would be no increase
	}
	m.registry.MustRegister(
		m.artefacts, m.answer, &figures{counts, m},
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}),
	)
	return m
}

// Observe counts what became of an artefact, and notes whether it could be taken. It is an [intake.Queue]'s Observe.
func (m *Metrics) Observe(source intake.Source, answer intake.Answer, err error, took time.Duration) {
	outcome := string(answer.Outcome)
	if err != nil {
		outcome = failed
	}
	m.artefacts.WithLabelValues(string(source), outcome).Inc()
	m.answer.Observe(took.Seconds())
	m.taking.note(err, m.Now())
}

// Handler serves GET /metrics.
func (m *Metrics) Handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{Timeout: 2 * timeout})
}

// figures reads the journal's figures whenever they are asked for.
type figures struct {
	counts  Counts
	metrics *Metrics
}

// gauges are the journal's figures by name.
var gauges = []struct {
	desc  *prometheus.Desc
	value func(*journal.Figures) float64
}{
	{gauge("unlogged_entries", "Entries that are not in the log yet."), func(f *journal.Figures) float64 { return float64(f.Unlogged) }},
	{gauge("log_entries", "Entries of the log."), func(f *journal.Figures) float64 { return float64(f.Logged) }},
	{gauge("anchored_entries", "Entries under a final checkpoint."), func(f *journal.Figures) float64 { return float64(f.Anchored) }},
	{gauge("unanchored_age_seconds", "For how long the oldest entry that is under no final checkpoint has waited."), func(f *journal.Figures) float64 { return f.Waiting.Seconds() }},
	{gauge("open_transactions", "Transactions that are not final."), func(f *journal.Figures) float64 { return float64(f.Transactions) }},
	{gauge("unmoved_bodies", "Sealed bodies that are not in the store yet."), func(f *journal.Figures) float64 { return float64(f.Bodies) }},
	{gauge("emergencies_unreviewed", "Emergencies that lack one of their two reviews."), func(f *journal.Figures) float64 { return float64(f.Unreviewed) }},
	{gauge("emergency_unreviewed_age_seconds", "For how long the oldest of them has been open."), func(f *journal.Figures) float64 { return f.UnreviewedFor.Seconds() }},
	{gauge("notices_waiting", "Notices of which nobody was told yet."), func(f *journal.Figures) float64 { return float64(f.Untold.Waiting) }},
	{gauge("notices_given_up", "Notices that could not be delivered and are not tried any more, of which nobody was told."), func(f *journal.Figures) float64 { return float64(f.Untold.GivenUp) }},
	{gauge("notice_untold_age_seconds", "For how long the oldest of both has waited."), func(f *journal.Figures) float64 { return f.UntoldFor.Seconds() }},
	{gauge("disclosures_unbatched", "Disclosures that are in no anchored batch yet. More than a batch holds: make batches larger."), func(f *journal.Figures) float64 { return float64(f.Unbatched) }},
	{gauge("quarantined", "Artefacts that wait for a person."), func(f *journal.Figures) float64 { return float64(f.Quarantined) }},
}

var (
	obstacleGauge = gauge("obstacle", "1 for each thing that can't go on; alarms need a person.", "what", "alarm")
	journalGauge  = gauge("journal_up", "1 if the journal answers and the newest message could be taken.")
)

func gauge(name, help string, labels ...string) *prometheus.Desc {
	return prometheus.NewDesc("labseal_oracle_"+name, help, labels, nil)
}

// Describe implements prometheus.Collector.
func (f *figures) Describe(out chan<- *prometheus.Desc) {
	for _, g := range gauges {
		out <- g.desc
	}
	out <- obstacleGauge
	out <- journalGauge
}

// Collect implements prometheus.Collector.
func (f *figures) Collect(out chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), timeout) // the interface hands over none
	defer cancel()
	up := 0.0
	defer func() { out <- prometheus.MustNewConstMetric(journalGauge, prometheus.GaugeValue, up) }()
	figures, err := f.counts.Figures(ctx)
	if err != nil {
		return
	}
	obstacles, err := f.counts.Obstacles(ctx)
	if err != nil {
		return
	}
	if f.metrics.taking.problem(f.metrics.Now()) == nil {
		up = 1
	}
	for _, g := range gauges {
		out <- prometheus.MustNewConstMetric(g.desc, prometheus.GaugeValue, g.value(&figures))
	}
	for _, o := range obstacles {
		alarm := "false"
		if o.Alarm {
			alarm = "true"
		}
		out <- prometheus.MustNewConstMetric(obstacleGauge, prometheus.GaugeValue, 1, o.What, alarm)
	}
}
