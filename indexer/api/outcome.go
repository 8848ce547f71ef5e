package api

import (
	"bytes"
	"encoding/json"
	"net/http"
	"reflect"
	"strings"

	"github.com/danielgtaylor/huma/v2"
)

// FHIR says how its errors look: an OperationOutcome, where the rest of the API answers with problem details. Whoever
// refuses a question, and be it before it reaches its operation, writes problem details; on their way out of a FHIR path
// they become what a FHIR client reads.

const (
	fhirPath    = "/v1/fhir/"
	problemType = "application/problem+json"
)

// FHIROutcome is a FHIR R4 OperationOutcome.
type FHIROutcome struct {
	ResourceType string      `json:"resourceType" enum:"OperationOutcome"`
	Issue        []FHIRIssue `json:"issue" minItems:"1"`
}

// FHIRIssue is what was wrong.
type FHIRIssue struct {
	Severity    string `json:"severity" enum:"error,fatal"`
	Code        string `json:"code" enum:"invalid,login,forbidden,not-found,not-supported,transient,expired,throttled,exception,processing"`
	Diagnostics string `json:"diagnostics"`
}

// issueCodes are FHIR's words for statuses.
var issueCodes = map[int]string{
	http.StatusBadRequest: "invalid", http.StatusUnprocessableEntity: "invalid", http.StatusUnauthorized: "login",
	http.StatusForbidden: "forbidden", http.StatusNotFound: "not-found", http.StatusMethodNotAllowed: "not-supported",
	http.StatusConflict: "transient", http.StatusGone: "expired", http.StatusTooManyRequests: "throttled",
	http.StatusInternalServerError: "exception", http.StatusServiceUnavailable: "transient",
}

// outcome says what problem details say, an issue for each thing that is wrong. What was sent is not repeated.
func outcome(status int, p huma.ErrorModel) FHIROutcome {
	o := FHIROutcome{ResourceType: "OperationOutcome"}
	add := func(diagnostics string) {
		issue := FHIRIssue{Severity: "error", Code: issueCodes[status], Diagnostics: diagnostics}
		if issue.Code == "" {
			issue.Code = "processing"
		}
		if status >= http.StatusInternalServerError {
			issue.Severity = "fatal"
		}
		o.Issue = append(o.Issue, issue)
	}
	for _, e := range p.Errors {
		add(strings.TrimPrefix(e.Location+": "+e.Message, ": "))
	}
	if len(o.Issue) == 0 {
		add(p.Detail)
	}
	return o
}

// outcomes answers with an OperationOutcome where a FHIR path is refused.
type outcomes struct{ next http.Handler }

func (o outcomes) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if !strings.HasPrefix(r.URL.Path, fhirPath) {
		o.next.ServeHTTP(w, r)
		return
	}
	answer := &refusal{ResponseWriter: w}
	o.next.ServeHTTP(answer, r)
	answer.finish()
}

// Away answers that the mirror can't be read now, as the API does once it could be.
func Away(w http.ResponseWriter, r *http.Request) {
	outcomes{http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", problemType)
		w.WriteHeader(http.StatusServiceUnavailable)
		// It can't be written only where the caller is gone.
		_ = json.NewEncoder(w).Encode(huma.NewError(http.StatusServiceUnavailable, isAway))
	})}.ServeHTTP(w, r)
}

// refusal keeps problem details back, and lets everything else through.
type refusal struct {
	http.ResponseWriter
	status int // of problem details; 0 where the answer is none
	text   bytes.Buffer
}

func (a *refusal) WriteHeader(status int) {
	if status >= http.StatusBadRequest && a.Header().Get("Content-Type") == problemType {
		a.status = status
		return
	}
	a.ResponseWriter.WriteHeader(status)
}

func (a *refusal) Write(b []byte) (int, error) {
	if a.status != 0 {
		return a.text.Write(b)
	}
	return a.ResponseWriter.Write(b)
}

func (a *refusal) finish() {
	if a.status == 0 {
		return
	}
	var problem huma.ErrorModel
	if json.Unmarshal(a.text.Bytes(), &problem) != nil {
		problem = huma.ErrorModel{Detail: http.StatusText(a.status)}
	}
	a.Header().Set("Content-Type", fhirType)
	a.Header().Del("Content-Length")
	a.ResponseWriter.WriteHeader(a.status)
	_ = json.NewEncoder(a.ResponseWriter).Encode(outcome(a.status, problem)) // the caller may be gone
}

// describeOutcomes says in the document how FHIR's errors look.
func describeOutcomes(document *huma.OpenAPI) {
	schema := document.Components.Schemas.Schema(reflect.TypeFor[FHIROutcome](), true, "FHIROutcome")
	for path, item := range document.Paths {
		if !strings.HasPrefix(path, fhirPath) || item.Get == nil {
			continue
		}
		for _, response := range item.Get.Responses {
			if response.Content[problemType] != nil {
				response.Content = map[string]*huma.MediaType{fhirType: {Schema: schema}}
			}
		}
	}
}
