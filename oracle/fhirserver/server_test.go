package fhirserver_test

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/jmoiron/sqlx"

	"github.com/labseal/labseal/internal/fhirtest"
	"github.com/labseal/labseal/oracle/fhir"
	"github.com/labseal/labseal/oracle/fhirserver"
	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/intake/intaketest"
	"github.com/labseal/labseal/oracle/projection"
)

// lab is a lab's side from the socket to the journal.
type lab struct {
	url string
	db  *sqlx.DB
	log *lockedBuffer
}

// lockedBuffer is a log that many write.
type lockedBuffer struct {
	mu sync.Mutex
	bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.Buffer.Write(p)
}

func (b *lockedBuffer) text() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.String()
}

func newLab(t testing.TB) *lab {
	t.Helper()
	books := intaketest.New(t, common.Hash{1}, common.Hash{2})
	l := &lab{log: &lockedBuffer{}, db: books.DB}
	log := slog.New(slog.NewTextHandler(l.log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	queue := intake.NewQueue(books.Intake, log)
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- queue.Run(ctx) }()
	server := httptest.NewServer(&fhirserver.Server{Intake: queue, Log: log})
	l.url = server.URL
	t.Cleanup(func() {
		server.Close()
		cancel()
		if err := <-done; !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
	})
	return l
}

// answer is what a client was answered.
type answer struct {
	status int
	http.Header
	body []byte
}

// request sends a request with the headers, each as "Name: value".
func request(t testing.TB, method, url string, body []byte, headers ...string) answer {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, url, bytes.NewReader(body))
	check(t, err)
	r.Header.Set("Content-Type", "application/fhir+json")
	for _, h := range headers {
		if name, value, ok := strings.Cut(h, ": "); ok {
			r.Header.Set(name, value)
		}
	}
	return do(t, http.DefaultClient, r)
}

func do(t testing.TB, client *http.Client, r *http.Request) answer {
	t.Helper()
	got, err := client.Do(r)
	check(t, err)
	defer got.Body.Close()
	body, err := io.ReadAll(got.Body)
	check(t, err)
	a := answer{got.StatusCode, got.Header, body}
	if len(body) > 0 && r.Method != http.MethodHead {
		if kind := a.Get("Content-Type"); kind != "application/fhir+json; charset=utf-8" || !json.Valid(body) {
			t.Errorf("answered %d with %q, valid JSON %v", a.status, kind, json.Valid(body))
		}
	}
	if a.status >= 400 || a.status == http.StatusAccepted {
		if o := a.outcome(t); o.ResourceType != "OperationOutcome" || len(o.Issue) == 0 || o.Issue[0].Details.Text == "" ||
			(o.Issue[0].Severity == "error") != (a.status >= 400) {
			t.Errorf("answered %d with the outcome %+v", a.status, o)
		}
	}
	return a
}

type outcome struct {
	ResourceType string
	Issue        []struct {
		Severity, Code string
		Details        struct{ Text string }
	}
}

func (a *answer) outcome(t testing.TB) (o outcome) {
	t.Helper()
	check(t, json.Unmarshal(a.body, &o))
	return o
}

func (l *lab) post(t testing.TB, path, body string, headers ...string) answer {
	t.Helper()
	return request(t, http.MethodPost, l.url+"/fhir"+path, []byte(body), headers...)
}

// count is the number of rows that a condition selects.
func (l *lab) count(t testing.TB, from string) (n int) {
	t.Helper()
	check(t, l.db.Get(&n, `select count(*) from `+from))
	return n
}

// report is a DiagnosticReport with its patient and its value within.
func report(filler, patient, status, value string) string {
	return fmt.Sprintf(`{"resourceType":"DiagnosticReport","status":%q,"identifier":[{"system":"urn:lab","value":%q}],
		"subject":{"identifier":{"system":"urn:mr","value":%q},"display":"Mona Madeup"},"conclusion":%q}`,
		status, filler, patient, value)
}

func observation(filler, patient, status, value string) string {
	return strings.Replace(report(filler, patient, status, value), "DiagnosticReport", "Observation", 1)
}

// transaction is a Bundle of a Patient, an Observation and a report; conditions are members of the last two requests.
func transaction(kind, filler, status, value string, conditions ...string) string {
	conditions = append(conditions, "", "")
	return fmt.Sprintf(`{"resourceType":"Bundle","type":%q,"entry":[
		{"fullUrl":"urn:p","resource":{"resourceType":"Patient","identifier":[{"system":"urn:mr","value":"100"}]},
			"request":{"method":"PUT","url":"Patient/1","ifNoneExist":"name=Madeup"}},
		{"fullUrl":"urn:o","resource":{"resourceType":"Observation","status":%q,"valueString":%q,
			"identifier":[{"system":"urn:lab","value":"O-%s"}],"subject":{"reference":"urn:p"}},
			"request":{"method":"POST","url":"Observation"%s}},
		{"resource":{"resourceType":"DiagnosticReport","status":%q,"identifier":[{"system":"urn:lab","value":%q}],
			"subject":{"reference":"urn:p"},"result":[{"reference":"urn:o"}]},
			"request":{"method":"POST","url":"DiagnosticReport"%s}}]}`,
		kind, status, value, filler, conditions[0], status, filler, conditions[1])
}

var locations = regexp.MustCompile(`^/fhir/(DiagnosticReport|Observation|Bundle)/[0-9a-f]{32,64}/_history/([0-9]+)$`)

// TestServer answers what a client may send, each as it must be answered.
func TestServer(t *testing.T) {
	l := newLab(t)
	for _, test := range []struct {
		name, path, body string
		status           int
		version          string // of the Location
	}{
		{"a report", "/DiagnosticReport", report("F1", "100", "preliminary", "4711"), 201, "1"},
		{"the same again", "/DiagnosticReport", report("F1", "100", "preliminary", "4711"), 200, "1"},
		{"the same, written anew", "/DiagnosticReport/", " " + report("F1", "100", "preliminary", "4711") + "\n", 200, "1"},
		{"the final one", "/DiagnosticReport", report("F1", "100", "final", "4711"), 201, "2"},
		{"of another patient, which is kept", "/DiagnosticReport", report("F1", "200", "final", "4711"), 202, ""},
		{"late", "/DiagnosticReport", report("F1", "100", "preliminary", "4712"), 202, ""},
		{"withdrawn", "/DiagnosticReport", report("F1", "100", "entered-in-error", "4711"), 201, "3"},
		{"anew after that", "/DiagnosticReport", report("F1", "100", "final", "4713"), 201, "1"},
		{"an observation", "/Observation", observation("F2", "100", "final", "4711"), 201, "1"},
		{"a document", "/Bundle", transaction("document", "F3", "final", "4711"), 201, "1"},
		{"a document at the root", "", transaction("document", "F4", "final", "4711"), 201, "1"},
		{"a message", "/", transaction("message", "F5", "final", "4711"), 201, "1"},
		{"a transaction", "", transaction("transaction", "F6", "final", "4711"), 200, ""},
		{"a batch", "", transaction("batch", "F7", "final", "4711"), 200, ""},
		{"not JSON", "/DiagnosticReport", "Mona Madeup 4711", 400, ""},
		{"cut off", "/Observation", report("F8", "100", "final", "4711")[:80], 400, ""},
		{"a name twice", "/Observation", `{"resourceType":"Observation","id":"4711","id":"4711"}`, 400, ""},
		{"nothing", "/Observation", "", 400, ""},
		{"another type", "/Observation", report("F9", "100", "final", "4711"), 400, ""},
		{"a report at the root", "", report("F9", "100", "final", "4711"), 400, ""},
		{"a transaction as a Bundle", "/Bundle", transaction("transaction", "F9", "final", "4711"), 400, ""},
		{"an answer", "", transaction("batch-response", "F9", "final", "4711"), 400, ""},
		{"a search's Bundle", "", transaction("searchset", "F9", "final", "4711"), 400, ""},
		{"a Bundle of no type", "", `{"resourceType":"Bundle","entry":[]}`, 400, ""},
		{"a deletion", "", strings.Replace(transaction("batch", "F9", "final", "4711"), `"method":"PUT"`, `"method":"DELETE"`, 1), 400, ""},
		{"not for us", "", `{"resourceType":"Bundle","type":"transaction","entry":[{"resource":{"resourceType":"Basic","id":"x4711"}}]}`, 422, ""},
	} {
		got := l.post(t, test.path, test.body)
		version := ""
		if location := got.Get("Location"); location != "" {
			m := locations.FindStringSubmatch(location)
			if m == nil {
				t.Fatalf("%s: at %q", test.name, location)
			}
			if version = m[2]; got.Get("ETag") != `W/"`+version+`"` || !strings.Contains(test.body, `"`+m[1]+`"`) {
				t.Errorf("%s: at %q with the tag %q", test.name, location, got.Get("ETag"))
			}
		}
		if got.status != test.status || version != test.version {
			t.Errorf("%s: answered %d %q, version %q, want %d, version %q", test.name, got.status, got.body, version, test.status, test.version)
		}
		if strings.Contains(string(got.body), "4711") || strings.Contains(string(got.body), "Madeup") {
			t.Errorf("%s: content in the answer %s", test.name, got.body)
		}
	}
	if versions, held := l.count(t, "versions"), l.count(t, `quarantine where state = 'held'`); versions != 10 || held != 6 {
		t.Errorf("%d versions and %d in quarantine", versions, held)
	}
	if n := l.count(t, `versions where source <> 'fhir'`); n != 0 {
		t.Errorf("%d versions of another source", n)
	}
	if log := l.log.text(); !strings.Contains(log, "outcome=accepted") || strings.Contains(log, "4711") || strings.Contains(log, "Madeup") ||
		strings.Contains(log, "F1") {
		t.Errorf("log: %s", log)
	}
}

// TestServer_Protocol refuses what is not FHIR's protocol, and takes nothing.
func TestServer_Protocol(t *testing.T) {
	l := newLab(t)
	body := report("F1", "100", "final", "4711")
	for _, test := range []struct {
		name, method, path, header string
		status                     int
		allow                      string
	}{
		{"no such path", "POST", "/fhir/Patient", "", 404, ""},
		{"above", "POST", "/", "", 404, ""},
		{"a read", "GET", "/fhir/DiagnosticReport/1", "", 404, ""},
		{"a search", "GET", "/fhir/DiagnosticReport", "", 405, "POST"},
		{"an update", "PUT", "/fhir/Observation", "", 405, "POST"},
		{"a deletion", "DELETE", "/fhir", "", 405, "POST"},
		{"a posted statement", "POST", "/fhir/metadata", "", 405, "GET, HEAD"},
		{"XML", "POST", "/fhir/DiagnosticReport", "Content-Type: application/fhir+xml", 415, ""},
		{"old XML", "POST", "/fhir/DiagnosticReport", "Content-Type: text/xml; charset=utf-8", 415, ""},
		{"HL7 v2", "POST", "/fhir/DiagnosticReport", "Content-Type: application/hl7-v2", 415, ""},
		{"no type", "POST", "/fhir/DiagnosticReport", "Content-Type: ", 415, ""},
		{"a broken type", "POST", "/fhir/DiagnosticReport", "Content-Type: application/json; =", 415, ""},
		{"another character set", "POST", "/fhir/DiagnosticReport", "Content-Type: application/json; charset=latin1", 415, ""},
		{"R5", "POST", "/fhir/DiagnosticReport", "Content-Type: application/fhir+json; fhirVersion=5.0", 415, ""},
		{"compressed", "POST", "/fhir/DiagnosticReport", "Content-Encoding: gzip", 415, ""},
		{"an answer as XML", "POST", "/fhir/DiagnosticReport", "Accept: application/fhir+xml", 406, ""},
		{"an answer as no JSON", "POST", "/fhir/DiagnosticReport", "Accept: application/json;q=0, text/html", 406, ""},
		{"a format", "POST", "/fhir/DiagnosticReport?_format=xml", "Accept: application/json", 406, ""},
		{"a statement as XML", "GET", "/fhir/metadata?_format=application/fhir%2Bxml", "", 406, ""},
	} {
		got := request(t, test.method, l.url+test.path, []byte(body), test.header)
		if got.status != test.status || got.Get("Allow") != test.allow {
			t.Errorf("%s: answered %d, allows %q", test.name, got.status, got.Get("Allow"))
		}
		if isXML := strings.Contains(test.header, "xml") && test.status == 415; isXML && !strings.Contains(string(got.body), "XML") {
			t.Errorf("%s: XML is not named: %s", test.name, got.body)
		}
	}
	if n := l.count(t, "versions") + l.count(t, "quarantine"); n != 0 {
		t.Errorf("%d taken", n)
	}
	for _, header := range []string{
		"Accept: application/fhir+json", "Accept: */*", "Accept: text/html, application/json;q=0.9", "Accept: application/*",
		"Content-Type: application/json", "Content-Type: application/fhir+json; charset=UTF-8; fhirVersion=4.0",
	} {
		if got := l.post(t, "/DiagnosticReport?_format=application/fhir+json", body, header); got.status != 201 && got.status != 200 {
			t.Errorf("%s: answered %d %s", header, got.status, got.body)
		}
	}
}

// TestServer_Limit takes a body of the very limit, and none that is a byte longer, whether it says its length or not.
func TestServer_Limit(t *testing.T) {
	body := []byte(report("F1", "100", "final", "5"))
	stub := &stubIntake{}
	server := httptest.NewServer(&fhirserver.Server{Intake: stub, Log: slog.New(slog.DiscardHandler), MaxBody: int64(len(body))})
	defer server.Close()
	for _, isChunked := range []bool{false, true} {
		for extra, want := range []int{201, 413} {
			var r io.Reader = bytes.NewReader(append(slices.Clone(body), bytes.Repeat([]byte(" "), extra)...))
			if isChunked {
				r = io.MultiReader(r)
			}
			request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, server.URL+"/fhir/DiagnosticReport", r)
			check(t, err)
			request.Header.Set("Content-Type", "application/json")
			if got := do(t, http.DefaultClient, request); got.status != want {
				t.Errorf("%d bytes more, chunked %v: answered %d", extra, isChunked, got.status)
			}
		}
	}
	if stub.taken != 2 {
		t.Errorf("%d taken", stub.taken)
	}
}

// TestServer_Incomplete takes nothing of a body that does not come whole.
func TestServer_Incomplete(t *testing.T) {
	stub := &stubIntake{}
	server := httptest.NewServer(&fhirserver.Server{Intake: stub, Log: slog.New(slog.DiscardHandler)})
	defer server.Close()
	conn, err := net.Dial("tcp", server.Listener.Addr().String())
	check(t, err)
	defer conn.Close()
	body := report("F1", "100", "final", "5")
	_, err = fmt.Fprintf(conn, "POST /fhir/DiagnosticReport HTTP/1.1\r\nHost: lab\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s",
		len(body)+1, body)
	check(t, err)
	check(t, conn.(*net.TCPConn).CloseWrite())
	got, err := io.ReadAll(conn)
	check(t, err)
	if !strings.HasPrefix(string(got), "HTTP/1.1 400 ") || !strings.Contains(string(got), "whole") || stub.taken != 0 {
		t.Errorf("answered %s, %d taken", got, stub.taken)
	}
}

// stubIntake accepts everything. With a meeting it lets records go by as many as that, which are in it at once.
type stubIntake struct {
	mu       sync.Mutex
	taken    int
	in, most int
	meeting  int
	waiting  int           // for the next meeting
	met      chan struct{} // closed when they meet
	artefact intake.Artefact
}

func (s *stubIntake) Submit(_ context.Context, a intake.Artefact) func(context.Context) (intake.Answer, error) {
	s.mu.Lock()
	s.artefact = a
	s.taken++
	s.in++
	s.most = max(s.most, s.in)
	met := s.met
	if s.waiting++; s.waiting == s.meeting {
		close(met)
		s.met, s.waiting = make(chan struct{}), 0
	}
	s.mu.Unlock()
	return func(ctx context.Context) (intake.Answer, error) {
		if s.meeting > 0 {
			select {
			case <-met:
			case <-ctx.Done():
				return intake.Answer{}, ctx.Err()
			}
		}
		s.mu.Lock()
		s.in--
		s.mu.Unlock()
		a := intake.Answer{Outcome: intake.Accepted}
		a.Version = 1
		return a, nil
	}
}

// TestServer_InFlight lets as many bodies be on their way as its limit allows: two here, and two there are.
func TestServer_InFlight(t *testing.T) {
	body := report("F1", "100", "final", "5")
	stub := &stubIntake{meeting: 2, met: make(chan struct{})}
	server := httptest.NewServer(&fhirserver.Server{
		Intake: stub, Log: slog.New(slog.DiscardHandler), MaxBody: int64(len(body)), InFlight: 2*int64(len(body)) + 1,
	})
	defer server.Close()
	var group sync.WaitGroup
	for range 6 {
		group.Go(func() {
			got := request(t, http.MethodPost, server.URL+"/fhir/DiagnosticReport", []byte(body))
			if got.status != 201 {
				t.Errorf("answered %d", got.status)
			}
		})
	}
	group.Wait()
	if stub.taken != 6 || stub.most != 2 {
		t.Errorf("%d taken, at most %d at once", stub.taken, stub.most)
	}
}

// TestServer_Fault answers 503 and stores nothing while the journal takes nothing, and takes the record when it does.
func TestServer_Fault(t *testing.T) {
	l := newLab(t)
	body := report("F1", "100", "final", "4711")
	_, err := l.db.Exec(`alter table versions add constraint full_disk check (false)`)
	check(t, err)
	got := l.post(t, "/DiagnosticReport", body)
	if got.status != 503 || got.Get("Retry-After") == "" || strings.Contains(string(got.body), "full_disk") || l.count(t, "bodies") != 0 {
		t.Errorf("answered %d %s, again after %q", got.status, got.body, got.Get("Retry-After"))
	}
	if log := l.log.text(); strings.Contains(log, "4711") || !strings.Contains(log, "not taken") {
		t.Errorf("log: %s", log)
	}
	_, err = l.db.Exec(`alter table versions drop constraint full_disk`)
	check(t, err)
	if got := l.post(t, "/DiagnosticReport", body); got.status != 201 {
		t.Errorf("sent again: answered %d %s", got.status, got.body)
	}
}

// TestServer_Transaction answers each entry of a transaction and a batch, once they were taken and once they were known.
func TestServer_Transaction(t *testing.T) {
	l := newLab(t)
	var answers [][]byte
	defer func() { fhirtest.Check(t, answers...) }()
	for _, kind := range []string{"transaction", "batch"} {
		for _, want := range []string{"201 Created", "200 OK"} {
			got := l.post(t, "", transaction(kind, "F-"+kind, "final", "5"), "Prefer: return=OperationOutcome")
			answers = append(answers, got.body)
			var answer struct {
				ResourceType, Type string
				Entry              []struct {
					Response struct {
						Status, Location, Etag string
						Outcome                outcome
					}
				}
			}
			check(t, json.Unmarshal(got.body, &answer))
			if answer.ResourceType != "Bundle" || answer.Type != kind+"-response" || len(answer.Entry) != 3 {
				t.Fatalf("answered %d %s", got.status, got.body)
			}
			for _, e := range answer.Entry {
				r := e.Response
				if r.Status != want || r.Etag != `W/"1"` || !locations.MatchString("/fhir/"+r.Location) || r.Outcome.ResourceType == "" {
					t.Errorf("got %+v, want %s", r, want)
				}
			}
		}
	}
	if n := l.count(t, "versions"); n != 2 {
		t.Errorf("%d versions of 2 Bundles", n)
	}
}

// TestServer_IfNoneExist creates a record only where there is none of its order.
func TestServer_IfNoneExist(t *testing.T) {
	l := newLab(t)
	first := l.post(t, "/DiagnosticReport", report("F1", "100", "preliminary", "5"), "If-None-Exist: identifier=urn:lab|F1")
	if first.status != 201 {
		t.Fatalf("the first: answered %d %s", first.status, first.body)
	}
	const same = "identifier=urn:lab|F1"
	for _, test := range []struct {
		condition string
		status    int
	}{
		{same, 200},
		{"?" + same, 200},
		{"identifier=urn%3Alab%7CF1", 200},
		{`identifier=urn:lab|\F1`, 200},
		{"", 400},
		{"identifier=F1", 400},
		{"identifier=|F1", 400},
		{"identifier=urn:lab|", 400},
		{"identifier=urn:lab|F2", 400},
		{"identifier=urn:else|F1", 400},
		{"identifier=urn:lab|F1,urn:lab|F2", 400},
		{"identifier=urn:lab|F1|F1", 400},
		{same + "&status=final", 400},
		{same + "&" + same, 400},
		{"subject=Patient/1", 400},
		{"identifier:not=urn:lab|F1", 400},
		{"%zz", 400},
	} {
		got := l.post(t, "/DiagnosticReport", report("F1", "100", "final", "6"), "If-None-Exist: "+test.condition)
		if got.status != test.status || got.status == 200 && got.Get("Location") != first.Get("Location") {
			t.Errorf("%q: answered %d at %q", test.condition, got.status, got.Get("Location"))
		}
		if o := got.status == 400 && !strings.Contains(string(got.body), `"not-supported"`); o {
			t.Errorf("%q: %s", test.condition, got.body)
		}
	}
	if n := l.count(t, "versions"); n != 1 {
		t.Errorf("%d versions", n)
	}
	if got := l.post(t, "/DiagnosticReport", report("F1", "200", "final", "6"), "If-None-Exist: "+same); got.status != 202 {
		t.Errorf("of another patient: answered %d", got.status)
	}
	if got := l.post(t, "/Bundle", transaction("document", "F1", "final", "6"), "If-None-Exist: "+same); got.status != 400 {
		t.Errorf("a Bundle: answered %d", got.status)
	}
	if got := l.post(t, "/DiagnosticReport", report("F1", "100", "final", "6")); got.status != 201 || !strings.HasSuffix(got.Get("Location"), "/2") {
		t.Errorf("without the condition: answered %d at %q", got.status, got.Get("Location"))
	}
}

// TestServer_IfNoneExistEntry does the same by an entry's ifNoneExist.
func TestServer_IfNoneExistEntry(t *testing.T) {
	l := newLab(t)
	const ofReport, ofObservation = `,"ifNoneExist":"identifier=urn:lab|F1"`, `,"ifNoneExist":"identifier=urn:lab|O-F1"`
	for _, test := range []struct {
		name, body string
		status     int
		entry      string
	}{
		{"the first", transaction("transaction", "F1", "final", "5", "", ofReport), 200, "201 Created"},
		{"changed", transaction("transaction", "F1", "final", "6", "", ofReport), 200, "200 OK"},
		{"changed, of each entry", transaction("transaction", "F1", "final", "6", ofObservation, ofReport), 200, "200 OK"},
		{"of no order", transaction("transaction", "F1", "final", "6", ofObservation), 400, ""},
		{"of another order", transaction("transaction", "F2", "final", "6", "", ofReport), 400, ""},
		{"of another's number", transaction("transaction", "F1", "final", "6", ofReport, ofReport), 400, ""},
		{"unconditional", transaction("transaction", "F1", "final", "6"), 200, "201 Created"},
	} {
		got := l.post(t, "", test.body)
		if got.status != test.status || !strings.Contains(string(got.body), test.entry) {
			t.Errorf("%s: answered %d %s", test.name, got.status, got.body)
		}
	}
	if n := l.count(t, "versions"); n != 2 {
		t.Errorf("%d versions", n)
	}
}

// TestServer_Prefer answers in the way that the client prefers.
func TestServer_Prefer(t *testing.T) {
	l := newLab(t)
	for i, test := range []struct{ prefer, want string }{
		{"", ""},
		{"return=minimal", ""},
		{"return=representation", "Mona"},
		{"handling=strict, return=\"representation\"", "Mona"},
		{"respond-async; return=OperationOutcome", "OperationOutcome"},
		{"return=something", ""},
	} {
		body := report(fmt.Sprint("F", i), "100", "final", "5")
		for _, status := range []int{201, 200} {
			got := l.post(t, "/DiagnosticReport", body, "Prefer: "+test.prefer)
			want := test.want
			if status == 200 && want == "Mona" { // what is there is not read again
				want = ""
			}
			if got.status != status || (want == "") != (len(got.body) == 0) || !strings.Contains(string(got.body), want) {
				t.Errorf("%q: answered %d %s", test.prefer, got.status, got.body)
			}
			if want == "Mona" && string(got.body) != body {
				t.Errorf("%q: other bytes than were posted", test.prefer)
			}
		}
	}
	l.post(t, "/DiagnosticReport", report("A", "100", "final", "5"))
	changed := l.post(t, "/DiagnosticReport", report("A", "100", "final", "6"), "Prefer: return=OperationOutcome")
	if o := changed.outcome(t); changed.status != 201 || len(o.Issue) != 2 || o.Issue[1].Severity != "warning" {
		t.Errorf("a change that is not marked: %d %s", changed.status, changed.body)
	}
}

// TestServer_Sender names the sender by its client certificate, or by its address.
func TestServer_Sender(t *testing.T) {
	stub := &stubIntake{}
	server := httptest.NewUnstartedServer(&fhirserver.Server{Intake: stub, Log: slog.New(slog.DiscardHandler)})
	server.TLS = &tls.Config{ClientAuth: tls.RequestClientCert}
	server.StartTLS()
	defer server.Close()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	check(t, err)
	template := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "east-lis"}}
	certificate, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	check(t, err)
	for want, certificates := range map[string][]tls.Certificate{
		"127.0.0.1": nil,
		"east-lis":  {{Certificate: [][]byte{certificate}, PrivateKey: key}},
	} {
		body := strings.NewReader(report("F1", "100", "final", "5"))
		r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, server.URL+"/fhir/DiagnosticReport", body)
		check(t, err)
		r.Header.Set("Content-Type", "application/json")
		transport := server.Client().Transport.(*http.Transport).Clone()
		transport.TLSClientConfig.Certificates = certificates
		if got := do(t, &http.Client{Transport: transport}, r); got.status != 201 {
			t.Fatalf("answered %d", got.status)
		}
		transport.CloseIdleConnections()
		if a := stub.artefact; a.Sender != want || a.Source != intake.FromFHIR || a.Type != projection.TypeFHIR || a.OnlyNew {
			t.Errorf("submitted by %q from %q as %q, want by %q", a.Sender, a.Source, a.Type, want)
		}
	}
}

// TestServer_Metadata states what the server can do: every resource of the statement can be posted, and no other.
func TestServer_Metadata(t *testing.T) {
	l := newLab(t)
	got := request(t, http.MethodGet, l.url+"/fhir/metadata", nil)
	var statement struct {
		ResourceType, Status, Date, Kind, FhirVersion string
		Format                                        []string
		Rest                                          []struct {
			Resource []struct {
				Type        string
				Interaction []struct{ Code string }
			}
			Interaction []struct{ Code string }
		}
	}
	check(t, json.Unmarshal(got.body, &statement))
	if s := statement; got.status != 200 || s.ResourceType != "CapabilityStatement" || s.FhirVersion != "4.0.1" || s.Kind != "instance" ||
		s.Status != "active" || s.Date == "" || len(s.Format) == 0 || len(s.Rest) != 1 || len(s.Rest[0].Interaction) != 2 {
		t.Fatalf("got %d %+v", got.status, s)
	}
	for _, resource := range []string{"Bundle", "DiagnosticReport", "Observation", "Patient", "Consent"} {
		isStated := false
		for _, r := range statement.Rest[0].Resource {
			isStated = isStated || r.Type == resource && r.Interaction[0].Code == "create"
		}
		if got := l.post(t, "/"+resource, "{}"); (got.status == 404) == isStated {
			t.Errorf("%s: stated %v, answered %d", resource, isStated, got.status)
		}
	}
	refused := l.post(t, "/Patient", "{}")
	fhirtest.Check(t, got.body, refused.body)
	if head := request(t, http.MethodHead, l.url+"/fhir/metadata", nil); head.status != 200 {
		t.Errorf("HEAD: %d", head.status)
	}
}

// TestServer_Corpus posts every file of the corpus, twice, to where its type belongs. Each is taken, or refused with an
// OperationOutcome; the second time changes nothing.
func TestServer_Corpus(t *testing.T) {
	dir := os.Getenv("LABSEAL_CORPUS")
	if dir == "" {
		t.Skip("LEFT OUT: no corpus; set LABSEAL_CORPUS to the folder that holds fhir-r4")
	}
	l := newLab(t)
	type file struct {
		path string
		body []byte
	}
	var files []file
	check(t, filepath.WalkDir(filepath.Join(dir, "fhir-r4"), func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		at := ""
		if f, err := fhir.Parse(b); err == nil {
			switch e := f.Envelope(); {
			case e.Type == "DiagnosticReport" || e.Type == "Observation":
				at = "/" + e.Type
			case e.Bundle == "document" || e.Bundle == "message" || e.Bundle == "collection":
				at = "/Bundle"
			}
		}
		files = append(files, file{at, b})
		return nil
	}))
	statuses := map[string]map[int]int{}
	var firsts []int
	for _, f := range files {
		got := l.post(t, f.path, string(f.body))
		if statuses[f.path] == nil {
			statuses[f.path] = map[int]int{}
		}
		statuses[f.path][got.status]++
		if !slices.Contains([]int{200, 201, 202, 400, 422}, got.status) {
			t.Errorf("answered %d %s", got.status, got.body)
		}
		firsts = append(firsts, got.status)
	}
	entries, kept := l.count(t, "entries"), l.count(t, "quarantine")
	if statuses["/Observation"][201] == 0 || statuses["/DiagnosticReport"][201] == 0 || statuses["/Bundle"][201] == 0 || statuses[""][200] == 0 {
		t.Errorf("a type of which nothing was taken: %v", statuses)
	}
	for i, f := range files {
		want := firsts[i]
		if want == 201 {
			want = 200
		}
		if got := l.post(t, f.path, string(f.body)); got.status != want {
			t.Errorf("sent again: answered %d, want %d", got.status, want)
		}
	}
	if n, k := l.count(t, "entries"), l.count(t, "quarantine"); n != entries || k != kept {
		t.Errorf("sent again, the corpus made %d entries and %d quarantined more", n-entries, k-kept)
	}
	var why []string
	check(t, l.db.Select(&why, `select count(*) || ' ' || state || ' ' || problem from quarantine group by state, problem order by 1 desc`))
	t.Logf("kept: %q", why)
	t.Logf("%d files answered, by path: %v; %d entries, %d kept", len(files), statuses, entries, kept)
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
