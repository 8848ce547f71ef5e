package notify_test

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/jmoiron/sqlx"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/internal/webhook"
	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/intake/intaketest"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/notify"
)

// lab takes messages in, and its receiver is told.
type lab struct {
	*intake.Intake
	journal *journal.Journal
	db      *sqlx.DB
	books   *intaketest.Desk
}

func newLab(t *testing.T) *lab {
	t.Helper()
	books := intaketest.New(t, common.Hash{1}, common.Hash{2})
	return &lab{books.Intake, books.Journal, books.DB, books}
}

// open opens the journal as a process of its own does.
func (l *lab) open(t *testing.T) *journal.Journal {
	t.Helper()
	return l.books.OpenJournal(t, common.Hash{1}, common.Hash{2})
}

// result is a result message. Its status is OBR-25 and OBX-11, one code for both or one for each.
type result struct{ control, patient, filler, status, value, flag string }

func (r result) bytes() []byte {
	order, status := r.status, r.status
	switch {
	case status == "W": // a code of OBX-11 alone
		order = ""
	case len(status) == 2:
		order, status = status[:1], status[1:]
	}
	return []byte(strings.Join([]string{
		`MSH|^~\&|LIS|EAST LAB|EHR|CLINIC|20260301120000||ORU^R01^ORU_R01|` + r.control + `|P|2.5.1`,
		`PID|1||` + r.patient + `^^^EAST^MR||SMITHSON^ALICE`,
		`OBR|1|P1^EHR|` + r.filler + `^LIS|2823-3^Potassium^LN|||20260301110000|||||||||||||||20260301115900|||` + order,
		`OBX|1|NM|2823-3^Potassium^LN||` + r.value + `|mmol/L|3.5-5.1|` + r.flag + `|||` + status,
	}, "\r") + "\r")
}

func (l *lab) take(t *testing.T, r result) intake.Answer {
	t.Helper()
	answers, err := l.Take(t.Context(), []intake.Artefact{{Bytes: r.bytes(), Source: intake.FromMLLP}})
	check(t, err)
	return answers[0]
}

// events are the events of a version, in the order in which they are told.
func (l *lab) events(t *testing.T, record string, version uint32) (list []string) {
	t.Helper()
	const query = `select event from notices where encode(record, 'hex') = $1 and version = $2 order by seq`
	check(t, l.db.Select(&list, query, record, version))
	return list
}

func TestIntake_MakesNotices(t *testing.T) {
	l := newLab(t)
	first := l.take(t, result{"M1", "100", "F1", "P", "69.0417", "HH"})
	for _, step := range []struct {
		name string
		result
		want []string
	}{
		{"the first says that it is critical", result{"M1", "100", "F1", "P", "69.0417", "HH"}, []string{"critical"}},
		{"final, and critical again", result{"M2", "100", "F1", "F", "69.0417", "AA"}, []string{"critical"}},
		{"final sent again", result{"M3", "100", "F1", "F", "69.0417", "AA"}, []string{"critical"}},
		{"corrected to normal", result{"M4", "100", "F1", "C", "4.1", "N"}, []string{"corrected"}},
		{"corrected to critical", result{"M5", "100", "F1", "C", "7.1", "HH"}, []string{"corrected", "critical"}},
		{"another's", result{"M6", "100", "F1", "W", "7.1", "HH"}, []string{"wrong-patient"}},
		{"another record", result{"M7", "100", "F2", "F", "4.0", "N"}, nil},
		{"cancelled", result{"M8", "100", "F2", "X", "", ""}, []string{"withdrawn"}},
		{"one more", result{"W1", "100", "F4", "F", "4.0", "N"}, nil},
		{"another's, in a final report", result{"W2", "100", "F4", "FW", "7.1", "HH"}, []string{"wrong-patient"}},
		{"and another", result{"W3", "100", "F5", "F", "4.0", "N"}, nil},
		{"deleted, in a final report", result{"W4", "100", "F5", "FD", "4.0", "N"}, []string{"withdrawn"}},
	} {
		a := l.take(t, step.result)
		if got := l.events(t, a.Record.String(), a.Version); !slices.Equal(got, step.want) {
			t.Errorf("%s: %s version %d tells %q, want %q", step.name, a.Outcome, a.Version, got, step.want)
		}
	}
	if got := l.events(t, first.Record.String(), 1); !slices.Equal(got, []string{"critical"}) {
		t.Errorf("the first version tells %q", got)
	}
	final := l.take(t, result{"M9", "100", "F3", "F", "4.0", "N"})
	for range 2 {
		kept := l.take(t, result{"M10", "200", "F3", "F", "4.0", "N"})
		if got := l.events(t, kept.Quarantine, 0); !slices.Equal(got, []string{"quarantined"}) {
			t.Errorf("%s: it tells %q", kept.Outcome, got)
		}
	}
	answer, err := l.Correct(t.Context(), final.Record, evidence.ReasonEnteredInError, nil, "")
	check(t, err)
	if got := l.events(t, answer.Record.String(), answer.Version); !slices.Equal(got, []string{"withdrawn"}) {
		t.Errorf("withdrawn by a person: it tells %q", got)
	}
	refused, err := l.Take(t.Context(), []intake.Artefact{{Bytes: []byte("MSH|^~\\&|L\rPID*1\r"), Source: intake.FromMLLP}})
	check(t, err)
	if got := l.events(t, refused[0].Quarantine, 0); len(got) > 0 {
		t.Errorf("%s: its sender was told, and so it tells %q", refused[0].Outcome, got)
	}
}

// TestIntake_HistoryMakesNoNotices takes in what happened years ago: people were told then.
func TestIntake_HistoryMakesNoNotices(t *testing.T) {
	l := newLab(t)
	for _, r := range []result{
		{"M1", "100", "F1", "F", "69.0417", "HH"}, {"M2", "100", "F1", "C", "4.1", "N"}, {"M3", "200", "F1", "F", "4.1", "N"},
	} {
		_, err := l.Take(t.Context(), []intake.Artefact{{Bytes: r.bytes(), Source: intake.FromBackfill}})
		check(t, err)
	}
	var notices, versions, kept int
	check(t, l.db.Get(&notices, `select count(*) from notices`))
	check(t, l.db.Get(&versions, `select count(*) from versions`))
	check(t, l.db.Get(&kept, `select count(*) from quarantine`))
	if notices != 0 || versions != 2 || kept != 1 {
		t.Errorf("%d notices of %d versions and %d kept", notices, versions, kept)
	}
}

// TestIntake_NoNoticeOfNothing fails in the middle of a batch: there is neither version nor notice.
func TestIntake_NoNoticeOfNothing(t *testing.T) {
	l := newLab(t)
	_, err := l.db.Exec(`alter table notices add constraint full_disk check (event <> 'critical')`)
	check(t, err)
	r := result{"M1", "100", "F1", "F", "69.0417", "HH"}
	if _, err := l.Take(t.Context(), []intake.Artefact{{Bytes: r.bytes(), Source: intake.FromMLLP}}); err == nil {
		t.Fatal("taken without its notice")
	}
	var n int
	check(t, l.db.Get(&n, `select (select count(*) from versions) + (select count(*) from notices)`))
	if n != 0 {
		t.Errorf("%d rows are left", n)
	}
}

// hook is one call of the webhook.
type hook struct {
	id   string
	body body
}

type body struct {
	Type      string    `json:"type"`
	Timestamp time.Time `json:"timestamp"`
	Data      struct {
		Member  common.Hash `json:"member"`
		Log     common.Hash `json:"log"`
		Record  string      `json:"record"`
		Version uint32      `json:"version"`
		Event   string      `json:"event"`
		Leaf    common.Hash `json:"leaf"`
	} `json:"data"`
}

// receiver is a real one: it checks signatures, and keeps what it accepted.
type receiver struct {
	*httptest.Server
	mu       sync.Mutex
	accepted []hook
	calls    int
	fault    func(call int, h hook, w http.ResponseWriter, r *http.Request) bool // true: it has answered
}

func newReceiver(t *testing.T, fault func(call int, h hook, w http.ResponseWriter, r *http.Request) bool) *receiver {
	t.Helper()
	v := &receiver{fault: fault}
	v.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { v.serve(t, w, r) }))
	t.Cleanup(func() { v.CloseClientConnections(); v.Close() })
	return v
}

func (v *receiver) serve(t *testing.T, w http.ResponseWriter, r *http.Request) {
	text, err := io.ReadAll(r.Body)
	if err != nil {
		t.Error(err)
	}
	h := hook{id: r.Header.Get("webhook-id")}
	timestamp := r.Header.Get("webhook-timestamp")
	if want := signature(t, h.id, timestamp, text); r.Header.Get("webhook-signature") != want {
		t.Errorf("signed %s, want %s", r.Header.Get("webhook-signature"), want)
	}
	if at, err := strconv.ParseInt(timestamp, 10, 64); err != nil || time.Since(time.Unix(at, 0)).Abs() > 5*time.Minute {
		t.Errorf("sent at %q", timestamp)
	}
	for _, phi := range []string{"SMITHSON", "ALICE", "69.0417", "EAST", "Potassium", "2823-3", "CLINIC"} {
		if strings.Contains(string(text), phi) {
			t.Errorf("the body holds %s: %s", phi, text)
		}
	}
	if err := json.Unmarshal(text, &h.body); err != nil {
		t.Error(err)
	}
	v.mu.Lock()
	v.calls++
	call := v.calls
	v.mu.Unlock()
	if v.fault != nil && v.fault(call, h, w, r) {
		return
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	v.accepted = append(v.accepted, h)
	w.WriteHeader(http.StatusNoContent)
}

func (v *receiver) list() []hook {
	v.mu.Lock()
	defer v.mu.Unlock()
	return slices.Clone(v.accepted)
}

func (l *lab) sender(t *testing.T, v *receiver) *notify.Sender {
	t.Helper()
	return &notify.Sender{
		Outbox:   l.open(t),
		Receiver: &webhook.Receiver{URL: v.URL, Secret: secret(t), Client: &http.Client{Timeout: time.Second}},
		Name:     "ward system", Member: common.Hash{1}, Log: common.Hash{2}, Logger: slog.New(slog.DiscardHandler),
		Now:      time.Now,
		Schedule: webhook.Schedule{Poll: time.Millisecond, First: time.Millisecond, Longest: 4 * time.Millisecond, Attempts: 50},
	}
}

// start runs a sender. What it returns stops it and waits for its end.
func start(t *testing.T, s *notify.Sender) (stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- s.Run(ctx) }()
	stop = sync.OnceFunc(func() {
		cancel()
		select {
		case err := <-done:
			if !errors.Is(err, context.Canceled) {
				t.Errorf("the sender ended with %v", err)
			}
		case <-time.After(20 * time.Second):
			t.Error("the sender does not end with its context")
		}
	})
	t.Cleanup(stop)
	return stop
}

// until waits for something that must come to be.
func until(t *testing.T, what string, is func() bool) {
	t.Helper()
	for deadline := time.Now().Add(30 * time.Second); !is(); time.Sleep(2 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("waited in vain: %s", what)
		}
	}
}

// settled says whether nothing waits to be sent.
func (l *lab) settled(t *testing.T) func() bool {
	return func() bool {
		untold, err := l.journal.Untold(t.Context())
		check(t, err)
		return untold.Waiting == 0
	}
}

// ofRecord picks what was told of a record: versions and events.
func ofRecord(list []hook, record string) (told []string) {
	for _, h := range list {
		if h.body.Data.Record == record {
			told = append(told, fmt.Sprintf("%d %s", h.body.Data.Version, h.body.Data.Event))
		}
	}
	return told
}

func TestSender_Tells(t *testing.T) {
	l := newLab(t)
	v := newReceiver(t, nil)
	a := l.take(t, result{"M1", "100", "F1", "F", "69.0417", "HH"})
	l.take(t, result{"M2", "100", "F1", "C", "7.4", "HH"})
	kept := l.take(t, result{"M3", "200", "F1", "F", "4.0", "N"})
	start(t, l.sender(t, v))
	until(t, "all is told", l.settled(t))
	list := v.list()
	if got := ofRecord(list, a.Record.String()); !slices.Equal(got, []string{"1 critical", "2 corrected", "2 critical"}) {
		t.Errorf("of the record is told %q", got)
	}
	if got := ofRecord(list, kept.Quarantine); !slices.Equal(got, []string{"0 quarantined"}) {
		t.Errorf("of the quarantine is told %q", got)
	}
	for _, h := range list {
		d := h.body.Data
		if h.body.Type != "notice."+d.Event || d.Member != l.Member || d.Log != l.Log || h.body.Timestamp.IsZero() {
			t.Errorf("got %+v", h.body)
		}
		if d.Version == 1 && d.Leaf != a.Leaf {
			t.Errorf("leaf %s, want %s", d.Leaf, a.Leaf)
		}
	}
	notices, err := l.journal.Notices(t.Context(), true)
	check(t, err)
	for _, n := range notices {
		if n.Told.IsZero() || n.Whom != "ward system" || n.Attempts != 1 {
			t.Errorf("notice of %s: told %q at %s after %d attempts", n.Event, n.Whom, n.Told, n.Attempts)
		}
	}
	if open, err := l.journal.Notices(t.Context(), false); err != nil || len(open) > 0 {
		t.Errorf("%d are open, %v", len(open), err)
	}
}

// TestSender_Faults has a receiver that fails at two calls of three, each time in another way.
func TestSender_Faults(t *testing.T) {
	l := newLab(t)
	v := newReceiver(t, func(call int, _ hook, w http.ResponseWriter, r *http.Request) bool {
		if call%3 == 0 {
			return false
		}
		switch call % 5 {
		case 0:
			w.WriteHeader(http.StatusInternalServerError)
		case 1:
			http.Redirect(w, r, "/elsewhere", http.StatusFound)
		case 2:
			w.WriteHeader(http.StatusNotFound)
		case 3:
			panic(http.ErrAbortHandler)
		default:
			<-r.Context().Done() // hangs
		}
		return true
	})
	records := map[string][]string{}
	for n := range 6 {
		filler := fmt.Sprintf("F%d", n)
		a := l.take(t, result{filler + "-1", "100", filler, "F", "69.0417", "HH"})
		l.take(t, result{filler + "-2", "100", filler, "C", "4.2", "N"})
		l.take(t, result{filler + "-3", "100", filler, "C", "4.3", "N"})
		records[a.Record.String()] = []string{"1 critical", "2 corrected", "3 corrected"}
	}
	s := l.sender(t, v)
	s.Receiver = &webhook.Receiver{URL: v.URL, Secret: secret(t), Client: &http.Client{
		Timeout:       100 * time.Millisecond,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
	start(t, s)
	until(t, "all is told", l.settled(t))
	list := v.list()
	for record, want := range records {
		if got := slices.Compact(ofRecord(list, record)); !slices.Equal(got, want) {
			t.Errorf("record %s: told %q, want %q", record, got, want)
		}
	}
	if untold, err := l.journal.Untold(t.Context()); err != nil || untold.GivenUp > 0 {
		t.Errorf("%d were given up, %v", untold.GivenUp, err)
	}
}

// TestSender_GivesUp has a receiver that never takes one notice. That holds up no other record, and in the end not even
// its own; people are alerted, and may have it sent again.
func TestSender_GivesUp(t *testing.T) {
	l := newLab(t)
	var mu sync.Mutex
	isMended := false
	v := newReceiver(t, func(_ int, h hook, w http.ResponseWriter, _ *http.Request) bool {
		mu.Lock()
		defer mu.Unlock()
		if h.body.Data.Event == "critical" && !isMended {
			w.WriteHeader(http.StatusInternalServerError)
			return true
		}
		return false
	})
	a := l.take(t, result{"M1", "100", "F1", "F", "69.0417", "HH"})
	l.take(t, result{"M2", "100", "F1", "C", "4.2", "N"})
	b := l.take(t, result{"M3", "100", "F2", "F", "4.0", "N"})
	l.take(t, result{"M4", "100", "F2", "C", "4.1", "N"})
	s := l.sender(t, v)
	s.Schedule.Attempts = 3
	start(t, s)
	until(t, "all else is told", l.settled(t))
	if got := ofRecord(v.list(), a.Record.String()); !slices.Equal(got, []string{"2 corrected"}) {
		t.Errorf("of the first record is told %q", got)
	}
	if got := ofRecord(v.list(), b.Record.String()); !slices.Equal(got, []string{"2 corrected"}) {
		t.Errorf("of the other record is told %q", got)
	}
	open, err := l.journal.Notices(t.Context(), false)
	check(t, err)
	if len(open) != 1 || !open[0].Dead || open[0].Attempts != 3 || open[0].Error != "the receiver answered 500" {
		t.Fatalf("open: %+v", open)
	}
	alerts, err := l.journal.Alerts(t.Context(), 10)
	check(t, err)
	if !slices.ContainsFunc(alerts, func(a journal.Alert) bool { return strings.Contains(a.Alert, "could not be delivered") }) {
		t.Errorf("nobody is alerted: %+v", alerts)
	}

	mu.Lock()
	isMended = true
	mu.Unlock()
	n, err := l.journal.RetryNotices(t.Context())
	check(t, err)
	until(t, "it is told after all", l.settled(t))
	if got := ofRecord(v.list(), a.Record.String()); n != 1 || !slices.Equal(got, []string{"2 corrected", "1 critical"}) {
		t.Errorf("%d sent again; told %q", n, got)
	}
}

// TestSender_Restarts ends the sender while the receiver has a notice that it has not confirmed, for each notice: each is
// told in the end, under the id that it had, and in its order.
func TestSender_Restarts(t *testing.T) {
	l := newLab(t)
	seen := make(chan hook, 100)
	var confirmed sync.Map // ids that the receiver confirms; it leaves the others without an answer
	v := newReceiver(t, func(_ int, h hook, _ http.ResponseWriter, r *http.Request) bool {
		if _, isConfirmed := confirmed.Load(h.id); isConfirmed {
			return false
		}
		seen <- h
		<-r.Context().Done()
		return true
	})
	a := l.take(t, result{"M1", "100", "F1", "F", "69.0417", "HH"})
	l.take(t, result{"M2", "100", "F1", "C", "7.3", "HH"})
	want := []string{"1 critical", "2 corrected", "2 critical"}
	run := func() (stop func()) {
		s := l.sender(t, v)
		s.Receiver = &webhook.Receiver{URL: v.URL, Secret: secret(t)} // more patient than the test
		return start(t, s)
	}
	for _, event := range want {
		stop := run()
		h := <-seen
		stop()
		if got := ofRecord([]hook{h}, a.Record.String()); !slices.Equal(got, []string{event}) {
			t.Fatalf("sent %q, want %s", got, event)
		}
		var attempts int
		check(t, l.db.Get(&attempts, `select attempts from notices where id = $1`, h.id))
		if attempts != 0 {
			t.Errorf("%s: a send that was cut short counts as an attempt", event)
		}
		confirmed.Store(h.id, true)
		stop = run()
		until(t, event+" is told under the same id", func() bool {
			var isTold bool
			check(t, l.db.Get(&isTold, `select told_at is not null from notices where id = $1`, h.id))
			return isTold
		})
		stop()
	}
	if got := slices.Compact(ofRecord(v.list(), a.Record.String())); !slices.Equal(got, want) {
		t.Errorf("told %q", got)
	}
	if !l.settled(t)() {
		t.Error("something still waits")
	}
}

// TestSender_OneAtATime runs three senders on one journal: each notice is told once.
func TestSender_OneAtATime(t *testing.T) {
	l := newLab(t)
	v := newReceiver(t, nil)
	for n := range 40 {
		filler := fmt.Sprintf("F%d", n)
		l.take(t, result{filler, "100", filler, "F", "69.0417", "HH"})
	}
	for range 3 {
		start(t, l.sender(t, v))
	}
	until(t, "all is told", l.settled(t))
	ids := map[string]int{}
	for _, h := range v.list() {
		ids[h.id]++
	}
	if len(ids) != 40 || len(v.list()) != 40 {
		t.Errorf("%d notices in %d calls", len(ids), len(v.list()))
	}
}

// TestSender_LosesTheDatabase takes the database session away from a sender at work: it goes on with another.
func TestSender_LosesTheDatabase(t *testing.T) {
	l := newLab(t)
	cut := sync.OnceFunc(func() {
		_, err := l.db.Exec(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`)
		if err != nil {
			t.Error(err)
		}
	})
	v := newReceiver(t, func(int, hook, http.ResponseWriter, *http.Request) bool { cut(); return false })
	a := l.take(t, result{"M1", "100", "F1", "F", "69.0417", "HH"})
	l.take(t, result{"M2", "100", "F1", "C", "4.3", "N"})
	start(t, l.sender(t, v))
	until(t, "all is told", func() bool {
		untold, err := l.journal.Untold(t.Context())
		return err == nil && untold.Waiting == 0
	})
	if got := slices.Compact(ofRecord(v.list(), a.Record.String())); !slices.Equal(got, []string{"1 critical", "2 corrected"}) {
		t.Errorf("told %q", got)
	}
}

// TestJournal_DueNotices has a notice wait for its next try: neither it nor the next of its record is due.
func TestJournal_DueNotices(t *testing.T) {
	l := newLab(t)
	l.take(t, result{"M1", "100", "F1", "F", "69.0417", "HH"})
	l.take(t, result{"M2", "100", "F1", "C", "4.2", "N"})
	b := l.take(t, result{"M3", "100", "F2", "F", "69.0417", "HH"})
	due, err := l.journal.DueNotices(t.Context(), 10)
	check(t, err)
	if len(due) != 2 {
		t.Fatalf("%d are due, want the first of each record", len(due))
	}
	check(t, l.journal.NoticeFailed(t.Context(), due[0].ID, "the receiver answered 500", time.Hour, false))
	later, err := l.journal.DueNotices(t.Context(), 10)
	check(t, err)
	if len(later) != 1 || later[0].Record != b.Record {
		t.Errorf("while one waits: %d are due", len(later))
	}
	if n, err := l.journal.RetryNotices(t.Context()); err != nil || n != 0 {
		t.Errorf("%d were given up, %v", n, err)
	}
	if n, err := l.journal.RetryNotices(t.Context(), due[0].ID); err != nil || n != 1 {
		t.Errorf("%d are sent again, %v", n, err)
	}
	if again, err := l.journal.DueNotices(t.Context(), 10); err != nil || len(again) != 2 || again[0].Attempts != 0 {
		t.Errorf("after the retry: %d are due, %v", len(again), err)
	}
	check(t, l.journal.NoticeTold(t.Context(), due[0].ID, "ward system"))
	check(t, l.journal.NoticeFailed(t.Context(), due[0].ID, "a late fault", time.Hour, true))
	check(t, l.journal.NoticeTold(t.Context(), due[0].ID, "another"))
	all, err := l.journal.Notices(t.Context(), true)
	check(t, err)
	if n := all[0]; n.Dead || n.Whom != "ward system" || n.Error != "" {
		t.Errorf("what is told stays told: %+v", n)
	}
	if n, err := l.journal.RetryNotices(t.Context(), due[0].ID); err != nil || n != 0 {
		t.Errorf("%d that are told are sent again, %v", n, err)
	}
}

// TestJournal_Untold counts a notice that waits and one that was given up, until a person was told of it.
func TestJournal_Untold(t *testing.T) {
	l := newLab(t)
	l.take(t, result{"M1", "100", "F1", "F", "69.0417", "HH"})
	l.take(t, result{"M2", "100", "F2", "F", "69.0417", "HH"})
	due, err := l.journal.DueNotices(t.Context(), 10)
	check(t, err)
	dead, waiting := due[0], due[1]
	check(t, l.journal.NoticeFailed(t.Context(), dead.ID, "the receiver answered 500", time.Hour, true))
	expect := func(when string, want journal.Untold) {
		t.Helper()
		got, err := l.journal.Untold(t.Context())
		check(t, err)
		if got.Waiting != want.Waiting || got.GivenUp != want.GivenUp || !got.Since.Equal(want.Since) || !got.GivenUpSince.Equal(want.GivenUpSince) {
			t.Errorf("%s: %+v, want %+v", when, got, want)
		}
	}
	expect("one was given up", journal.Untold{Waiting: 1, GivenUp: 1, Since: dead.Made, GivenUpSince: dead.Made})
	telling := journal.Telling{Record: [16]byte{9}}
	telling.Sealed, _, err = l.Keyring.Seal([]byte("Dr. Jones, by phone"), telling.Record, 1)
	check(t, err)
	check(t, l.journal.AddTelling(t.Context(), dead.ID, telling))
	expect("a person was told", journal.Untold{Waiting: 1, Since: waiting.Made})
	check(t, l.journal.NoticeTold(t.Context(), waiting.ID, "ward system"))
	expect("the receiver was told", journal.Untold{})
}

// TestJournal_Tellings notes that persons were told, sealed: the database has no word of it.
func TestJournal_Tellings(t *testing.T) {
	l := newLab(t)
	l.take(t, result{"M1", "100", "F1", "F", "69.0417", "HH"})
	open, err := l.journal.Notices(t.Context(), false)
	check(t, err)
	telling := journal.Telling{Record: [16]byte{9}}
	telling.Sealed, _, err = l.Keyring.Seal([]byte("Dr. Jones, by phone"), telling.Record, 1)
	check(t, err)
	check(t, l.journal.AddTelling(t.Context(), open[0].ID, telling))
	if err := l.journal.AddTelling(t.Context(), journal.NoticeID{1}, telling); !errors.Is(err, journal.ErrNotFound) {
		t.Errorf("of a notice that is none: %v", err)
	}
	if open, err = l.journal.Notices(t.Context(), false); err != nil || len(open) != 0 {
		t.Errorf("%d notices of which nobody was told, %v", len(open), err)
	}
	all, err := l.journal.Notices(t.Context(), true)
	check(t, err)
	if len(all) != 1 || len(all[0].Tellings) != 1 {
		t.Fatalf("got %+v", all)
	}
	told := all[0].Tellings[0]
	if text, _, err := l.Keyring.Open(told.Sealed, told.Record, 1); err != nil || string(text) != "Dr. Jones, by phone" {
		t.Errorf("opens to %q, %v", text, err)
	}
	var n int
	check(t, l.db.Get(&n, `select count(*) from tellings t where t::text like '%Jones%' or position('Jones' in encode(body, 'escape')) > 0`))
	if n != 0 {
		t.Error("the database holds it in clear")
	}
	if due, err := l.journal.DueNotices(t.Context(), 10); err != nil || len(due) != 1 {
		t.Errorf("a person was told, and so the webhook is not: %d due, %v", len(due), err)
	}
}

func TestSchedule_After(t *testing.T) {
	s := webhook.Schedule{First: time.Second, Longest: time.Minute}
	for failures, most := range map[int]time.Duration{
		1: time.Second, 2: 2 * time.Second, 4: 8 * time.Second, 6: 32 * time.Second, 7: time.Minute, 1000: time.Minute,
	} {
		for range 100 {
			if got := s.After(failures); got > most || got < most*4/5 {
				t.Fatalf("after %d failures: %s, want at most %s", failures, got, most)
			}
		}
	}
}

const testSecret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"

func secret(t testing.TB) webhook.Secret {
	t.Helper()
	s, err := webhook.ParseSecret(testSecret + "\n")
	check(t, err)
	return s
}

// signature is what the receiver computes: Standard Webhooks, by nothing that the package uses.
func signature(t testing.TB, id, timestamp string, body []byte) string {
	t.Helper()
	key, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(testSecret, "whsec_"))
	check(t, err)
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(id + "." + timestamp + "." + string(body)))
	return "v1," + base64.StdEncoding.EncodeToString(mac.Sum(nil))
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
