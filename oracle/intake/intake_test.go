package intake_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/jmoiron/sqlx"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/intake/intaketest"
	"github.com/labseal/labseal/oracle/journal"
)

// desk is an intake on a journal of its own.
type desk struct {
	*intake.Intake
	journal *journal.Journal
	db      *sqlx.DB
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	books := intaketest.New(t, common.Hash{1}, common.Hash{2})
	return &desk{books.Intake, books.Journal, books.DB}
}

// message is a result message in short.
type message struct {
	control, patient, filler string
	status                   string // OBR-25 and OBX-11: one code for both, or one for the OBR and one for each OBX
	value                    string
}

func (m message) bytes() []byte {
	order, status := m.status, m.status
	switch {
	case status == "W": // a code of OBX-11 alone
		order = ""
	case len(status) > 1:
		order, status = status[:1], status[1:]
	}
	lines := []string{
		`MSH|^~\&|LIS|EAST LAB|EHR|CLINIC|20260301120000||ORU^R01^ORU_R01|` + m.control + `|P|2.5.1`,
		`PID|1||` + m.patient + `^^^EAST^MR`,
		`OBR|1|P1^EHR|` + m.filler + `^LIS|718-7^Hemoglobin^LN|||20260301110000|||||||||||||||20260301115900|||` + order,
	}
	for i, code := range status {
		lines = append(lines, fmt.Sprintf(`OBX|%d|NM|718-7^Hemoglobin^LN||%s|g/dL|||||%c`, i+1, m.value, code))
	}
	if m.patient == "" {
		lines = append(lines[:1], lines[2:]...)
	}
	return []byte(strings.Join(lines, "\r") + "\r")
}

func (d *desk) take(t *testing.T, messages ...message) []intake.Answer {
	t.Helper()
	artefacts := make([]intake.Artefact, len(messages))
	for i, m := range messages {
		artefacts[i] = intake.Artefact{Bytes: m.bytes(), Source: intake.FromMLLP}
	}
	answers, err := d.Take(t.Context(), artefacts)
	check(t, err)
	return answers
}

// first, and what may follow it.
var (
	first       = message{"M1", "100", "F1", "P", "13.5"}
	resent      = message{"M2", "100", "F1", "P", "13.5"}
	final       = message{"M3", "100", "F1", "F", "13.6"}
	corrected   = message{"M4", "100", "F1", "C", "14.6"}
	unmarked    = message{"M5", "100", "F1", "F", "14.7"}
	otherLab    = message{"M6", "100", "F2", "F", "13.6"}
	stranger    = message{"M7", "200", "F1", "F", "13.6"}
	cancelled   = message{"M8", "100", "F1", "X", ""}
	wrong       = message{"M9", "100", "F1", "W", "13.6"}
	wrongInPart = message{"M14", "100", "F1", "FWF", "13.6"}
	wrongWhole  = message{"M16", "100", "F1", "FWW", "13.6"}
	wrongMarked = message{"M17", "100", "F1", "CW", "13.6"}
	wrongSoFar  = message{"M18", "100", "F1", "PW", "13.5"}
	deleted     = message{"M19", "100", "F1", "FDD", "13.6"}
	wrongAtAll  = message{"M15", "100", "F1", "YW", "13.6"} // Y is no status
	again       = message{"M10", "100", "F1", "F", "13.9"}
	sameNumber  = message{"M3", "100", "F3", "F", "15.0"}
	preliminary = message{"M11", "100", "F1", "P", "13.4"}
	unidentifed = message{"M12", "", "F9", "P", "12.0"}
	identified  = message{"M13", "300", "F9", "F", "12.0"}
)

// TestTake tells what becomes of a message behind others, for each way in which messages follow each other, in batches
// of one and in one batch.
func TestTake(t *testing.T) {
	tests := map[string]struct {
		before  []message
		message message
		outcome intake.Outcome
		version uint32 // of the first record; 0 for another record
		reason  evidence.Reason
		alerts  int
	}{
		"preliminary, then final":          {[]message{first}, final, intake.Accepted, 2, evidence.ReasonSuperseded, 0},
		"sent again under another number":  {[]message{first}, resent, intake.Duplicate, 1, 0, 0},
		"the same again":                   {[]message{first}, first, intake.Duplicate, 1, 0, 0},
		"corrected":                        {[]message{final}, corrected, intake.Accepted, 2, evidence.ReasonCorrected, 0},
		"corrected without a mark":         {[]message{final}, unmarked, intake.Accepted, 2, evidence.ReasonCorrected, 1},
		"another order":                    {[]message{final}, otherLab, intake.Accepted, 0, 0, 0},
		"another patient under the number": {[]message{first}, stranger, intake.Quarantined, 0, 0, 0},
		"late preliminary":                 {[]message{final}, preliminary, intake.Quarantined, 0, 0, 0},
		"late resend of the final":         {[]message{final, corrected}, final, intake.Duplicate, 1, 0, 0},
		"a final behind a correction":      {[]message{final, corrected}, unmarked, intake.Quarantined, 0, 0, 0},
		"cancelled":                        {[]message{first}, cancelled, intake.Accepted, 2, evidence.ReasonCancelled, 0},
		"wrong patient":                    {[]message{final}, wrong, intake.Accepted, 2, evidence.ReasonWrongPatient, 1},
		"wrong patient, in part":           {[]message{final}, wrongInPart, intake.Accepted, 2, evidence.ReasonCorrected, 1},
		"wrong patient, in a final report": {[]message{final}, wrongWhole, intake.Accepted, 2, evidence.ReasonWrongPatient, 1},
		"wrong patient, as a correction":   {[]message{final}, wrongMarked, intake.Accepted, 2, evidence.ReasonWrongPatient, 1},
		"wrong patient, and more to come":  {[]message{first}, wrongSoFar, intake.Accepted, 2, evidence.ReasonSuperseded, 1},
		"deleted, in a final report":       {[]message{corrected}, deleted, intake.Accepted, 2, evidence.ReasonEnteredInError, 0},
		"after such a withdrawal":          {[]message{final, wrongWhole}, again, intake.Accepted, 0, 0, 0},
		"wrong patient, without a mark":    {[]message{final}, wrongAtAll, intake.Accepted, 2, evidence.ReasonCorrected, 2},
		"wrong patient, of no record":      {nil, wrong, intake.Accepted, 1, 0, 1},
		"a result after its withdrawal":    {[]message{final, wrong}, again, intake.Accepted, 0, 0, 0},
		"a number used for something else": {[]message{final}, sameNumber, intake.Accepted, 0, 0, 1},
		"identified late":                  {[]message{unidentifed}, identified, intake.Accepted, 2, evidence.ReasonSuperseded, 0},
	}
	for name, test := range tests {
		for way, inOne := range map[string]bool{"one by one": false, "in one batch": true} {
			t.Run(name+", "+way, func(t *testing.T) {
				t.Parallel()
				d := newDesk(t)
				all := append(test.before[:len(test.before):len(test.before)], test.message)
				var answers []intake.Answer
				if inOne {
					answers = d.take(t, all...)
				} else {
					for _, m := range all {
						answers = append(answers, d.take(t, m)...)
					}
				}
				got := answers[len(answers)-1]
				if got.Outcome != test.outcome || len(got.Alerts) != test.alerts {
					t.Fatalf("got %s %q with alerts %q", got.Outcome, got.Problem, got.Alerts)
				}
				if isFirst := got.Record == answers[0].Record; isFirst != (test.version > 0) {
					t.Fatalf("of the first record: %v", isFirst)
				}
				if test.version > 0 && got.Version != test.version {
					t.Errorf("got version %d, want %d", got.Version, test.version)
				}
				if reason := d.reason(t, got); reason != test.reason {
					t.Errorf("got reason %s, want %s", reason, test.reason)
				}
			})
		}
	}
}

// TestTake_OnlyNew takes a message only where its order is of no record yet.
func TestTake_OnlyNew(t *testing.T) {
	d := newDesk(t)
	take := func(m message, onlyNew bool) intake.Answer {
		t.Helper()
		answers, err := d.Take(t.Context(), []intake.Artefact{{Bytes: m.bytes(), Source: intake.FromFHIR, OnlyNew: onlyNew}})
		check(t, err)
		return answers[0]
	}
	one := take(final, true)
	if one.Outcome != intake.Accepted || one.Version != 1 {
		t.Fatalf("the first of its order: %s %s", one.Outcome, one.Problem)
	}
	if got := take(corrected, true); got.Outcome != intake.Duplicate || got.VersionID != one.VersionID || got.Leaf != one.Leaf {
		t.Errorf("another of its order: %s, record %s version %d", got.Outcome, got.Record, got.Version)
	}
	if got := take(stranger, true); got.Outcome != intake.Quarantined {
		t.Errorf("of another patient: %s", got.Outcome)
	}
	two := take(corrected, false)
	if two.Outcome != intake.Accepted || two.Record != one.Record || two.Version != 2 {
		t.Fatalf("a correction that may be a version: %s, version %d", two.Outcome, two.Version)
	}
	if got := take(again, true); got.Outcome != intake.Duplicate || got.VersionID != two.VersionID {
		t.Errorf("behind a correction: %s, version %d", got.Outcome, got.Version)
	}
	take(wrong, false)
	if got := take(again, true); got.Outcome != intake.Accepted || got.Record == one.Record {
		t.Errorf("after the withdrawal: %s, of the same record %v", got.Outcome, got.Record == one.Record)
	}
}

// reason is why a version amended the one before it.
func (d *desk) reason(t *testing.T, a intake.Answer) (reason evidence.Reason) {
	t.Helper()
	if a.Outcome != intake.Accepted {
		return 0
	}
	const query = `select coalesce(max(reason), 0) from amendments where record = $1 and version = $2`
	check(t, d.db.Get(&reason, query, a.Record[:], a.Version))
	return reason
}

// TestTake_Backfill makes versions of history in its order, and lets none of it go behind what came in live.
func TestTake_Backfill(t *testing.T) {
	d := newDesk(t)
	take := func(source intake.Source, m message) intake.Answer {
		answers, err := d.Take(t.Context(), []intake.Artefact{{Bytes: m.bytes(), Source: source}})
		check(t, err)
		return answers[0]
	}
	for i, want := range []struct {
		source  intake.Source
		message message
		outcome intake.Outcome
		version uint32
	}{
		{intake.FromBackfill, first, intake.Accepted, 1},
		{intake.FromBackfill, final, intake.Accepted, 2},
		{intake.FromBackfill, first, intake.Duplicate, 1},
		{intake.FromMLLP, corrected, intake.Accepted, 3},
		{intake.FromBackfill, unmarked, intake.Quarantined, 0},
		{intake.FromBackfill, final, intake.Duplicate, 2},
	} {
		if got := take(want.source, want.message); got.Outcome != want.outcome || got.Version != want.version {
			t.Errorf("%d: %s version %d (%s)", i, got.Outcome, got.Version, got.Problem)
		}
	}
}

func TestTake_Refuses(t *testing.T) {
	d := newDesk(t)
	d.RefuseReuse = true
	d.take(t, final)
	if got := d.take(t, sameNumber)[0]; got.Outcome != intake.Refused {
		t.Errorf("a number used for something else: %s", got.Outcome)
	}
	const damaged = "MSH|^~\\&|LIS|LAB|EHR|CLINIC|20260301||ORU^R01|D1|P|2.5.1\rPID*1\r"
	query := `MSH|^~\&|LIS|LAB|EHR|CLINIC|20260301||QRY^A19|D2|P|2.5.1` + "\rQRD|1\r"
	for _, bytes := range []string{damaged, query} {
		answers, err := d.Take(t.Context(), []intake.Artefact{{Bytes: []byte(bytes), Source: intake.FromMLLP}})
		check(t, err)
		if a := answers[0]; a.Outcome != intake.Refused || a.Problem == "" || a.Quarantine == "" {
			t.Errorf("got %s, problem %q, quarantine %q", a.Outcome, a.Problem, a.Quarantine)
		}
	}
}

// TestQuarantine_Retry keeps a message, and takes it in as a new record.
func TestQuarantine_Retry(t *testing.T) {
	d := newDesk(t)
	d.take(t, first)
	kept := d.take(t, stranger)[0]
	if again := d.take(t, stranger)[0]; again.Quarantine != kept.Quarantine {
		t.Error("the same message is kept twice")
	}
	list, err := d.journal.Quarantine(t.Context(), false)
	check(t, err)
	if len(list) != 1 || strings.Contains(list[0].Problem, "200") {
		t.Fatalf("got %d kept, problem %q", len(list), list[0].Problem)
	}
	id := list[0].ID
	_, bytes, err := d.Quarantined(t.Context(), id)
	check(t, err)
	if string(bytes) != string(stranger.bytes()) {
		t.Error("the quarantine holds other bytes")
	}
	if got, err := d.Retry(t.Context(), id, false); err != nil || got.Outcome != intake.Quarantined {
		t.Errorf("taken in again as it came: %s, %v", got.Outcome, err)
	}
	got, err := d.Retry(t.Context(), id, true)
	check(t, err)
	if got.Outcome != intake.Accepted || got.Version != 1 {
		t.Errorf("taken in as a new record: %s, version %d", got.Outcome, got.Version)
	}
	if _, err := d.Retry(t.Context(), id, true); !errors.Is(err, intake.ErrDecided) {
		t.Errorf("decided twice: %v", err)
	}
}

// TestTake_ReadsNoWholeTable: what intake asks of a journal that grows, and of which Postgres has no statistics yet, takes the
// way of the indexes. The migrations read whole tables too, a few times.
func TestTake_ReadsNoWholeTable(t *testing.T) {
	d := newDesk(t)
	const batches, size = 20, 30
	for batch := range batches {
		list := make([]message, size)
		for i := range list {
			n := fmt.Sprint(batch*size + i)
			list[i] = message{"M" + n, n, "F" + n, "P", "13." + n}
		}
		d.take(t, list...)
		list[0].control, list[0].value, list[0].status = "again"+list[0].control, "14", "F"
		if answers := d.take(t, list[0]); answers[0].Version != 2 {
			t.Fatalf("a final result: %+v", answers[0])
		}
	}
	check(t, d.journal.Close()) // its sessions tell the server what they read when they end
	const query = `
		select relname as table, seq_scan as whole, coalesce(idx_scan, 0) as by_index from pg_stat_user_tables
		where relname in ('records', 'entries', 'versions', 'controls', 'order_keys', 'identities', 'patients')`
	var tables []struct {
		Table   string
		Whole   int
		ByIndex int `db:"by_index"`
	}
	isTold := func() bool {
		check(t, d.db.Select(&tables, query))
		reads := 0
		for _, table := range tables {
			reads += table.ByIndex
		}
		return reads > batches*size
	}
	for deadline := time.Now().Add(time.Minute); !isTold(); tables = nil {
		if time.Now().After(deadline) {
			t.Fatalf("the server does not tell what was read: %+v", tables)
		}
		time.Sleep(20 * time.Millisecond)
	}
	for _, table := range tables {
		if table.Whole >= batches {
			t.Errorf("all of %s was read %d times", table.Table, table.Whole)
		}
	}
}

// TestQueue takes messages from many sides at once: each is taken once, and one that can't be taken harms no other.
func TestQueue(t *testing.T) {
	d := newDesk(t)
	q := intake.NewQueue(d.Intake, slog.New(slog.DiscardHandler))
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- q.Run(ctx) }()
	var group sync.WaitGroup
	for side := range 8 {
		group.Go(func() {
			for n := range 25 {
				m := message{fmt.Sprintf("S%d-%d", side, n), "100", fmt.Sprintf("F%d-%d", side, n), "F", "13.5"}
				got, err := q.Submit(ctx, intake.Artefact{Bytes: m.bytes(), Source: intake.FromMLLP})(ctx)
				if err != nil || got.Outcome != intake.Accepted {
					t.Errorf("side %d message %d: %s %v", side, n, got.Outcome, err)
				}
			}
		})
	}
	group.Wait()
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if _, err := q.Submit(t.Context(), intake.Artefact{Bytes: first.bytes()})(t.Context()); !errors.Is(err, intake.ErrClosed) {
		t.Errorf("after the end: %v", err)
	}
	var versions, records int
	check(t, d.db.Get(&versions, `select count(*) from versions`))
	check(t, d.db.Get(&records, `select count(distinct record) from versions`))
	if versions != 200 || records != 200 {
		t.Errorf("got %d versions of %d records", versions, records)
	}
	var ordered bool
	check(t, d.db.Get(&ordered, `select bool_and(leaf is not null) from entries`))
	if !ordered {
		t.Error("entries without a leaf")
	}
}

// TestQueue_Batch takes a batch's messages in one by one, and says in one answer what became of them.
func TestQueue_Batch(t *testing.T) {
	d := newDesk(t)
	queue := intake.NewQueue(d.Intake, slog.New(slog.DiscardHandler))
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- queue.Run(ctx) }()
	defer func() { cancel(); <-done }()
	send := func(messages ...message) intake.Answer {
		batch := "BHS|^~\\&|LIS\r"
		for _, m := range messages {
			batch += string(m.bytes())
		}
		answer, err := queue.Submit(ctx, intake.Artefact{Bytes: []byte(batch + "BTS\r"), Source: intake.FromMLLP})(ctx)
		check(t, err)
		return answer
	}
	if a := send(first, final, otherLab); a.Outcome != intake.Accepted || a.Problem != "" {
		t.Errorf("%s: %s", a.Outcome, a.Problem)
	}
	if a := send(first, final, otherLab); a.Outcome != intake.Duplicate {
		t.Errorf("again: %s", a.Outcome)
	}
	if a := send(corrected, stranger); a.Outcome != intake.Quarantined || !strings.HasPrefix(a.Problem, "message 2 of 2: ") {
		t.Errorf("another patient: %s: %s", a.Outcome, a.Problem)
	}
	strangers := make([]message, 23)
	for i := range strangers {
		strangers[i] = stranger
		strangers[i].control, strangers[i].value = fmt.Sprintf("S%d", i), strconv.Itoa(i)
	}
	if a := send(strangers...); strings.Count(a.Problem, "message ") != 20 || !strings.HasSuffix(a.Problem, "; and 3 more") {
		t.Errorf("many of another patient: %s", a.Problem)
	}
	var versions, records int
	check(t, d.db.Get(&versions, `select count(*) from versions`))
	check(t, d.db.Get(&records, `select count(*) from records`))
	if versions != 4 || records != 2 {
		t.Errorf("%d versions of %d records", versions, records)
	}
}

// TestTake_Aborts fails in the middle of a batch, and nothing of it is there.
func TestTake_Aborts(t *testing.T) {
	d := newDesk(t)
	_, err := d.db.Exec(`alter table versions add constraint full_disk check (kind <> 'result')`)
	check(t, err)
	if _, err := d.Take(t.Context(), []intake.Artefact{
		{Bytes: []byte("a document"), Source: intake.FromMLLP}, {Bytes: first.bytes(), Source: intake.FromMLLP},
	}); err == nil {
		t.Fatal("taken, though the journal refuses it")
	}
	var n int
	check(t, d.db.Get(&n, `select (select count(*) from versions) + (select count(*) from entries) + (select count(*) from packs)`))
	if n != 0 {
		t.Errorf("%d rows are left of a batch that failed", n)
	}
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
