package monitor

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/indexer"
)

// Handler serves what was cosigned, and whether all is well:
//
//	GET /<member>/<log id>/<size>   the head at that size, a C2SP note with the cosignature
//	GET /<member>/<log id>          the newest that is cosigned
//	GET /key                        the witness's key
//	GET /healthz                    503 while a log has an alarm, with what it is
//	GET /metrics                    figures in Prometheus' text form
//
// Member and log id are 64 lower-case hex digits.
func (m *Monitor) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{member}/{log}/{size}", m.serveNote)
	mux.HandleFunc("GET /{member}/{log}", m.serveNote)
	mux.HandleFunc("GET /key", func(w http.ResponseWriter, _ *http.Request) { say(w, m.Witness().String()+"\n") })
	mux.HandleFunc("GET /healthz", m.serveHealth)
	mux.HandleFunc("GET /metrics", m.serveMetrics)
	return mux
}

func say(w http.ResponseWriter, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = io.WriteString(w, text) //nolint:gosec // plain text, and says so
}

func (m *Monitor) serveNote(w http.ResponseWriter, r *http.Request) {
	member, isMember := parseID(r.PathValue("member"))
	log, isLog := parseID(r.PathValue("log"))
	text, size := r.PathValue("size"), uint64(0)
	if text != "" {
		var err error
		if size, err = strconv.ParseUint(text, 10, 63); err != nil || size == 0 || text != strconv.FormatUint(size, 10) {
			isLog = false
		}
	}
	if !isMember || !isLog {
		http.Error(w, "want /<member>/<log id>/<size>: 64 hex digits each, and a decimal number above 0", http.StatusBadRequest)
		return
	}
	signed, err := m.Note(r.Context(), member, log, size)
	switch {
	case errors.Is(err, indexer.ErrNotFound):
		http.Error(w, "no head of that log and size is cosigned", http.StatusNotFound)
	case err != nil:
		m.Log.Error("can't answer", "path", r.URL.Path, "error", err)
		http.Error(w, "the cosignatures can't be read", http.StatusInternalServerError)
	default:
		say(w, signed)
	}
}

func parseID(text string) (id common.Hash, ok bool) {
	if len(text) != 2*common.HashLength || text != strings.ToLower(text) {
		return id, false
	}
	return id, id.UnmarshalText([]byte("0x"+text)) == nil
}

// Alarms says what is wrong with which log now, one line each.
func (m *Monitor) Alarms() (lines []string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, f := range m.alarms {
		lines = append(lines, fmt.Sprintf("%s: %s: %s", f.kind, f.about, f.err))
	}
	slices.Sort(lines)
	return lines
}

func (m *Monitor) serveHealth(w http.ResponseWriter, _ *http.Request) {
	if lines := m.Alarms(); len(lines) > 0 {
		http.Error(w, strings.Join(lines, "\n"), http.StatusServiceUnavailable)
		return
	}
	say(w, "ok\n")
}

func (m *Monitor) serveMetrics(w http.ResponseWriter, _ *http.Request) {
	m.mu.Lock()
	c, now := m.counts, len(m.alarms)
	m.mu.Unlock()
	say(w, fmt.Sprintf(`# HELP labseal_witness_cosigned_total Heads cosigned since the monitor began.
# TYPE labseal_witness_cosigned_total counter
labseal_witness_cosigned_total %d
# HELP labseal_witness_alarms_total New alarms since the monitor began.
# TYPE labseal_witness_alarms_total counter
labseal_witness_alarms_total %d
# HELP labseal_witness_passes_total Times that all logs were looked at.
# TYPE labseal_witness_passes_total counter
labseal_witness_passes_total %d
# HELP labseal_witness_logs_alarmed Logs that are not cosigned because something is wrong.
# TYPE labseal_witness_logs_alarmed gauge
labseal_witness_logs_alarmed %d
`, c.cosigned, c.alarms, c.passes, now))
}
