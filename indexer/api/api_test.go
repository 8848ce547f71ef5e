package api_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/labseal/labseal/indexer"
	"github.com/labseal/labseal/indexer/api"
	"github.com/labseal/labseal/indexer/attestor"
)

var update = flag.Bool("update", false, "write openapi.yaml and the answers in testdata anew")

// TestDocument compares the document with the one that is checked in.
func TestDocument(t *testing.T) {
	got, err := api.Document()
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "openapi.yaml", got)
}

// TestAnswers asks each question once and compares with the answers that are checked in.
func TestAnswers(t *testing.T) {
	server := newServer(t, api.New(api.Config{Mirror: mirror{}, Log: discard}))
	for name, path := range map[string]string{
		"health":              "/v1/health",
		"members":             "/v1/members",
		"member":              "/v1/members/" + hex(1),
		"member-unknown":      "/v1/members/" + hex(9),
		"checkpoints":         "/v1/checkpoints?limit=1&member=" + hex(1),
		"events":              "/v1/events?contract=ResultLog&name=LogOpened",
		"events-none":         "/v1/events?cursor=7-1-07000000",
		"events-replaced":     "/v1/events?cursor=6-1-00000000",
		"grants":              "/v1/subjects/" + hex(5) + "/grants",
		"version":             "/v1/versions/" + hex(2),
		"version-amended":     "/v1/versions/" + hex(2) + "?handle=" + hex(4),
		"version-not-amended": "/v1/versions/" + hex(2) + "?handle=" + hex(6),
		"version-unknown":     "/v1/versions/" + hex(9),
		"handle":              "/v1/handles/" + hex(1) + "/" + hex(4),
		"handle-not-amended":  "/v1/handles/" + hex(1) + "/" + hex(6),
		"attestation":         "/v1/attestations/7",
		"attestation-none":    "/v1/attestations/8",
		"min-block-reached":   "/v1/handles/" + hex(1) + "/" + hex(4) + "?min_block=7",
		"min-block-ahead":     "/v1/handles/" + hex(1) + "/" + hex(4) + "?min_block=8",
		"min-block-unknown":   "/v1/versions/" + hex(9) + "?min_block=8",
	} {
		t.Run(name, func(t *testing.T) {
			status, header, body := ask(t, server.URL+path)
			isProblem := header.Get("Content-Type") == "application/problem+json"
			if isProblem != (status >= 400) || (header.Get("Retry-After") != "") != (status == 409) {
				t.Errorf("status %d with %v", status, header)
			}
			var pretty bytes.Buffer
			if err := json.Indent(&pretty, body, "", "  "); err != nil {
				t.Fatalf("%v: %s", err, body)
			}
			golden(t, filepath.Join("testdata", name+".json"), pretty.Bytes())
		})
	}
}

// TestBadQuestions are refused by name of what is wrong, and never by 500.
func TestBadQuestions(t *testing.T) {
	server := newServer(t, api.New(api.Config{Mirror: mirror{}, Log: discard}))
	for path, want := range map[string]string{
		"/v1/members/0x12":                                 "path.member",
		"/v1/members/" + strings.Repeat("g", 66):           "path.member",
		"/v1/versions/" + hex(2)[2:]:                       "path.leaf",
		"/v1/versions/" + hex(2) + "?handle=1":             "query.handle",
		"/v1/events?limit=0":                               "query.limit",
		"/v1/events?limit=1001":                            "query.limit",
		"/v1/events?limit=x":                               "query.limit",
		"/v1/events?cursor=1":                              "query.cursor",
		"/v1/events?cursor=9999999999999999999-1-00000000": "query.cursor",
		"/v1/events?contract=Escrow":                       "query.contract",
		"/v1/events?name=a%00":                             "query.name",
		"/v1/events?colour=red":                            "colour",
		"/v1/members?min_block=-1":                         "query.min_block",
		"/v1/attestations/x":                               "path.number",
		"/v1/attestations/9223372036854775808":             "path.number",
		"/v1/members?min_block=18446744073709551616":       "query.min_block",
		"/v1/members?block=0":                              "query.block",
		"/v1/members?at=yesterday":                         "query.at",
		"/v1/members?block=1&at=2026-01-01T00:00:00Z":      "query.at",
		"/v1/members?proof=evm":                            "query.proof",
		"/v1/checkpoints?log=" + hex(3):                    "query.member",
		"/v1/members/" + hex(1) + "/roles/king":            "path.role",
		"/v1/members/" + hex(1) + "/completeness":          "query.from",
		"/v1/members/" + hex(1) + "/completeness?from=2026-03-01T00:00:00Z&until=2026-03-01T00:00:00Z": "query.until",
		"/v1/accounts/0x12":   "path.account",
		"/v1/proposals/0":     "path.id",
		"/v1/orders?payer=0x": "query.payer",
	} {
		status, _, body := ask(t, server.URL+path)
		if status != 422 || !strings.Contains(string(body), want) {
			t.Errorf("%s: status %d, want 422 about %s: %s", path, status, want, body)
		}
	}
}

// TestNoOperation is told in problem details too.
func TestNoOperation(t *testing.T) {
	server := newServer(t, api.New(api.Config{Mirror: mirror{}, Log: discard}))
	for _, c := range []struct {
		method, path string
		want         int
	}{{"GET", "/v2/members", 404}, {"DELETE", "/v1/members", 405}} {
		request, err := http.NewRequestWithContext(t.Context(), c.method, server.URL+c.path, nil)
		if err != nil {
			t.Fatal(err)
		}
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		var problem struct{ Status int }
		err = json.NewDecoder(response.Body).Decode(&problem)
		response.Body.Close()
		if err != nil || response.StatusCode != c.want || problem.Status != c.want ||
			response.Header.Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s %s: status %d, %+v, %v", c.method, c.path, response.StatusCode, problem, err)
		}
	}
}

// TestDocs serves the page, all of it from here.
func TestDocs(t *testing.T) {
	server := newServer(t, api.New(api.Config{Mirror: mirror{}, Log: discard}))
	for path, want := range map[string]string{
		"/docs/": "docs.js", "/docs/docs.js": "/openapi.json", "/docs/docs.css": "font", "/openapi.json": "get-specimen",
		"/openapi.yaml": "get-specimen",
	} {
		status, header, body := ask(t, server.URL+path)
		if status != 200 || !strings.Contains(string(body), want) || strings.Contains(string(body), "https://") &&
			strings.HasPrefix(path, "/docs") {
			t.Errorf("%s: status %d: %.200s", path, status, body)
		}
		if strings.HasPrefix(path, "/docs") && !strings.HasPrefix(header.Get("Content-Security-Policy"), "default-src 'self'") {
			t.Errorf("%s: policy %q", path, header.Get("Content-Security-Policy"))
		}
	}
}

// TestTrouble tells the caller no more than that there is some.
func TestTrouble(t *testing.T) {
	var said bytes.Buffer
	server := newServer(t, api.New(api.Config{
		Mirror: mirror{err: errors.New("inner detail")}, Log: slog.New(slog.NewTextHandler(&said, nil)),
	}))
	status, _, body := ask(t, server.URL+"/v1/members")
	if status != 500 || strings.Contains(string(body), "inner") || !strings.Contains(said.String(), "inner detail") {
		t.Errorf("status %d: %s\nlogged: %s", status, body, said.String())
	}
	server = newServer(t, api.New(api.Config{Mirror: mirror{err: indexer.ErrEmpty}, Log: discard}))
	if status, header, _ := ask(t, server.URL+"/v1/members"); status != 503 || header.Get("Retry-After") == "" {
		t.Errorf("empty mirror: status %d", status)
	}
	if status, _, body := ask(t, server.URL+"/v1/health"); status != 200 || !bytes.Contains(body, []byte(`"block":null`)) {
		t.Errorf("health of an empty mirror: status %d: %s", status, body)
	}
}

// TestAttestorServer serves attestations and nothing else of the API.
func TestAttestorServer(t *testing.T) {
	server := newServer(t, api.NewAttestor(mirror{}, onRequest(nil), discard))
	for path, want := range map[string]int{"/v1/attestations/7": 200, "/v1/attestations/newest": 200, "/healthz": 200, "/v1/members": 404} {
		if status, _, body := ask(t, server.URL+path); status != want {
			t.Errorf("%s: status %d: %s", path, status, body)
		}
	}
	halted := newServer(t, api.NewAttestor(mirror{halted: "deeper than finality"}, onRequest(nil), discard))
	if status, _, _ := ask(t, halted.URL+"/healthz"); status != 503 {
		t.Errorf("halted: status %d", status)
	}
}

// onRequest answers requests to sign with the errors that it has for their blocks.
type onRequest map[uint64]error

func (r onRequest) Request(ctx context.Context, number uint64) (indexer.Attestation, error) {
	if err := r[number]; err != nil {
		return indexer.Attestation{}, fmt.Errorf("attest: %w", err)
	}
	return mirror{}.Attestation(ctx, 7)
}

func (r onRequest) RequestNewest(ctx context.Context) (indexer.Attestation, error) {
	return r.Request(ctx, 0)
}

// TestAttestorServer_Request says why a block is not signed, and whether to ask again.
func TestAttestorServer_Request(t *testing.T) {
	server := newServer(t, api.NewAttestor(mirror{}, onRequest{
		8: attestor.ErrNotFinal, 9: attestor.ErrTooOld, 10: attestor.ErrRefused, 11: api.ErrNoAttestor,
		12: errors.New("inner detail"),
	}, discard))
	for which, want := range map[string]int{"7": 200, "newest": 200, "8": 409, "9": 410, "10": 410, "11": 503, "12": 500} {
		response, err := http.Post(server.URL+"/v1/attestations/"+which, "", nil)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(response.Body)
		response.Body.Close()
		if err != nil || response.StatusCode != want || strings.Contains(string(body), "inner") ||
			(response.Header.Get("Retry-After") != "") != (want == 409) {
			t.Errorf("block %s: status %d, %s, %v", which, response.StatusCode, body, err)
		}
	}
}

var discard = slog.New(slog.DiscardHandler)

func newServer(t *testing.T, handler http.Handler) *httptest.Server {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	return server
}

func ask(t *testing.T, url string) (int, http.Header, []byte) {
	t.Helper()
	request, err := http.NewRequestWithContext(context.Background(), http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, response.Header, body
}

func golden(t *testing.T, path string, got []byte) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; if that is meant, run go test ./indexer/api -update\n%s", path, got)
	}
}
