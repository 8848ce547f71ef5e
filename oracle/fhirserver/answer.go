package fhirserver

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/quota"
)

// capability is the CapabilityStatement.
//
//go:embed capability.json
var capability []byte

// retryAfter is when a sender may try again, in seconds.
const retryAfter = "5"

// response writes an answer.
type response func(http.ResponseWriter)

// issue is one issue of an OperationOutcome.
type issue struct {
	Severity string  `json:"severity"`
	Code     string  `json:"code"`
	Details  details `json:"details"`
}

type details struct {
	Text string `json:"text"`
}

type operationOutcome struct {
	ResourceType string  `json:"resourceType"`
	Issue        []issue `json:"issue"`
}

func newOutcome(severity, code, text string) *operationOutcome {
	return &operationOutcome{"OperationOutcome", []issue{{severity, code, details{text}}}}
}

// bundle is the answer to a transaction or batch.
type bundle struct {
	ResourceType string  `json:"resourceType"`
	Type         string  `json:"type"`
	Entry        []entry `json:"entry"`
}

type entry struct {
	Response entryResponse `json:"response"`
}

type entryResponse struct {
	Status   string            `json:"status"`
	Location string            `json:"location"`
	Etag     string            `json:"etag"`
	Outcome  *operationOutcome `json:"outcome,omitempty"`
}

// send answers with a resource. An answer may hold a record: caches on the way don't keep it, and browsers don't guess
// what it is.
func send(status int, body []byte) response {
	return func(w http.ResponseWriter) {
		w.Header().Set("Content-Type", "application/fhir+json; charset=utf-8")
		w.Header().Set("Cache-Control", "no-store")
		w.Header().Set("X-Content-Type-Options", "nosniff")
		w.WriteHeader(status)
		_, _ = io.Copy(w, bytes.NewReader(body)) // if it does not arrive, the sender sends again, and nothing changes
	}
}

// encode answers with what encodes to JSON.
func encode(status int, resource any) response {
	body, err := json.Marshal(resource)
	if err != nil { // strings and lists of them always encode
		panic(fmt.Errorf("encode answer: %w", err))
	}
	return send(status, append(body, '\n'))
}

// refuse answers with an error.
func refuse(status int, code, text string) response {
	return encode(status, newOutcome("error", code, text))
}

func with(header, value string, next response) response {
	return func(w http.ResponseWriter) {
		w.Header().Set(header, value)
		next(w)
	}
}

func notAllowed(allowed string) response {
	return with("Allow", allowed, refuse(http.StatusMethodNotAllowed, "not-supported",
		"results are posted here; nothing is read, searched, updated or deleted"))
}

func unavailable(why string) response {
	return with("Retry-After", retryAfter, refuse(http.StatusServiceUnavailable, "transient", why+"; send it again later"))
}

// tooMany answers a sender that has as much on the way as it may.
func tooMany(wait time.Duration) response {
	return with("Retry-After", strconv.Itoa(quota.Seconds(wait)), refuse(http.StatusTooManyRequests, "throttled",
		"this sender has as many records on the way as it may; send it again later"))
}

func (s *Server) tooLarge() response {
	return refuse(http.StatusRequestEntityTooLarge, "too-long",
		fmt.Sprintf("the body is longer than the %d bytes that one record may have: send it in smaller Bundles", s.MaxBody))
}

// answer says what became of the record.
func (p *posted) answer(a *intake.Answer, prefer string) response {
	switch {
	case a.Outcome == intake.Refused && a.Unread:
		return refuse(http.StatusBadRequest, "structure", a.Problem)
	case a.Outcome == intake.Refused:
		return refuse(http.StatusUnprocessableEntity, "business-rule", a.Problem)
	case a.Outcome == intake.Quarantined:
		return encode(http.StatusAccepted, newOutcome("information", "informational",
			"it is kept until a person of the laboratory decides, and need not be sent again: "+a.Problem))
	}
	return p.taken(a, prefer)
}

// taken answers for a record that is durable as a version: the one that it became, or the one that it was before.
func (p *posted) taken(a *intake.Answer, prefer string) response {
	status, text := http.StatusCreated, "it is taken"
	if a.Outcome == intake.Duplicate {
		status, text = http.StatusOK, "it was here before; nothing changed"
	}
	outcome := newOutcome("information", "informational", text)
	for _, alert := range a.Alerts {
		outcome.Issue = append(outcome.Issue, issue{"warning", "business-rule", details{alert}})
	}
	resource := p.Type
	if resource == "" { // a reader that was more lenient took the same bytes before
		resource = "Bundle"
	}
	location := fmt.Sprintf("%s/%s/_history/%d", resource, a.Record, a.Version)
	etag := fmt.Sprintf(`W/"%d"`, a.Version)
	if p.Bundle == "transaction" || p.Bundle == "batch" {
		of := entryResponse{Status: fmt.Sprint(status, " ", http.StatusText(status)), Location: location, Etag: etag}
		if prefer == "OperationOutcome" {
			of.Outcome = outcome
		}
		answer := &bundle{"Bundle", p.Bundle + "-response", make([]entry, len(p.Requests))}
		for i := range answer.Entry {
			answer.Entry[i].Response = of
		}
		return encode(http.StatusOK, answer)
	}
	var body response
	switch {
	case prefer == "OperationOutcome":
		body = encode(status, outcome)
	case prefer == "representation" && a.Outcome == intake.Accepted:
		body = send(status, p.body)
	default:
		body = func(w http.ResponseWriter) { w.WriteHeader(status) }
	}
	return with("Location", strings.Join([]string{Root, location}, "/"), with("ETag", etag, body))
}
