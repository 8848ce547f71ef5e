package fhirserver_test

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/labseal/labseal/oracle/fhirserver"
)

// FuzzServer posts anything with any headers. Each answer is one that is documented, and each refusal says why; only
// what was taken reaches intake, and only under a condition does it ask for a new record.
func FuzzServer(f *testing.F) {
	const json1, json2 = "application/fhir+json", "application/json; charset=utf-8"
	body := []byte(report("F1", "100", "final", "5"))
	f.Add("/DiagnosticReport", "", json1, "*/*", "return=representation", "identifier=urn:lab|F1", body)
	f.Add("/Observation", "_format=xml", json2, "text/html;q=0", "", `identifier=\|\,|$`, []byte("{"))
	f.Add("", "", json1, "", "return=OperationOutcome", "", []byte(transaction("transaction", "F1", "final", "5", `,"ifNoneExist":"identifier=urn:lab|F1"`)))
	f.Add("/Bundle", "", json1, "application/json;q=x", "", "", []byte(transaction("document", "F1", "final", "5")))
	f.Fuzz(func(t *testing.T, path, query, kind, accept, prefer, condition string, body []byte) {
		stub := &stubIntake{}
		server := &fhirserver.Server{Intake: stub, Log: slog.New(slog.DiscardHandler), MaxBody: 1 << 20}
		r := httptest.NewRequest(http.MethodPost, "/", bytes.NewReader(body))
		r.URL = &url.URL{Path: fhirserver.Root + path, RawQuery: query}
		for name, value := range map[string]string{"Content-Type": kind, "Accept": accept, "Prefer": prefer, "If-None-Exist": condition} {
			if value != "" {
				r.Header.Set(name, value)
			}
		}
		w := httptest.NewRecorder()
		server.ServeHTTP(w, r)
		if !slices.Contains([]int{200, 201, 400, 404, 405, 406, 413, 415}, w.Code) {
			t.Fatalf("answered %d", w.Code)
		}
		if w.Code < 300 && stub.taken != 1 || w.Code >= 400 && stub.taken != 0 {
			t.Errorf("answered %d, %d taken", w.Code, stub.taken)
		}
		if stub.taken == 1 && !bytes.Equal(stub.artefact.Bytes, body) {
			t.Error("other bytes are taken than were posted")
		}
		if stub.artefact.OnlyNew && condition == "" && !bytes.Contains(body, []byte("ifNoneExist")) {
			t.Error("a new record is asked for without a condition")
		}
		var o outcome
		if w.Code >= 400 && (json.Unmarshal(w.Body.Bytes(), &o) != nil || len(o.Issue) != 1 || strings.TrimSpace(o.Issue[0].Details.Text) == "") {
			t.Errorf("answered %d with %s", w.Code, w.Body)
		}
	})
}
