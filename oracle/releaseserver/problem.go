package releaseserver

import (
	"encoding/json"
	"errors"
	"net/http"
	"strconv"

	"github.com/labseal/labseal/oracle/release"
	"github.com/labseal/labseal/oracle/share"
)

// problem is a problem document (RFC 9457). It says what to do, and nothing of records or patients.
type problem struct {
	status  int
	kind    string
	detail  string
	rule    release.Rule // of a denial, as it is told
	retry   int          // seconds; 0: it is no use
	isQuiet bool         // not told before the set time
}

// The prefix of a problem's type; its kind follows.
const problemType = "urn:labseal:problem:"

// problemBody is a problem on the wire. Rule and exception are for programs (45 CFR part 171).
type problemBody struct {
	Type      string `json:"type"`
	Title     string `json:"title"`
	Status    int    `json:"status"`
	Detail    string `json:"detail,omitempty"`
	Rule      string `json:"rule,omitempty"`
	Exception string `json:"exception,omitempty"`
}

func (p problem) write(w http.ResponseWriter) {
	h := w.Header()
	h.Set("Content-Type", "application/problem+json")
	h.Set("Cache-Control", "no-store")
	if p.status == http.StatusUnauthorized {
		h.Set("WWW-Authenticate", "LabSeal-Request")
	}
	if p.retry > 0 {
		h.Set("Retry-After", strconv.Itoa(p.retry))
	}
	w.WriteHeader(p.status)
	_ = json.NewEncoder(w).Encode(problemBody{ // whoever asked is gone
		Type: problemType + p.kind, Title: http.StatusText(p.status), Status: p.status, Detail: p.detail,
		Rule: string(p.rule), Exception: p.rule.Exception(),
	})
}

// denied is the answer to what a rule denies. Where it is for want of a view of the chain, asking again may help.
func denied(rule release.Rule) problem {
	rule = rule.Told()
	p := problem{status: http.StatusForbidden, kind: "denied", detail: rule.Words(), rule: rule, isQuiet: true}
	if rule == release.StaleChain || rule == release.Disagreement {
		p.status, p.retry = http.StatusServiceUnavailable, 30
	}
	return p
}

// denial finds a denial in an error.
func denial(err error) (problem, bool) {
	var byRule *share.DeniedError
	var unknown *share.UnknownError
	switch {
	case errors.As(err, &byRule):
		return denied(byRule.Rule), true
	case errors.As(err, &unknown):
		return denied(unknown.Rule), true
	}
	return problem{}, false
}

func badRequest(detail string) problem {
	return problem{status: http.StatusBadRequest, kind: "request", detail: detail}
}

func unauthorized(detail string) problem {
	return problem{status: http.StatusUnauthorized, kind: "caller", detail: detail}
}

var unavailable = problem{status: http.StatusServiceUnavailable, kind: "unavailable", detail: "it can't be done now: try again", retry: 5}

// answer is a JSON document.
type answer struct {
	status int
	body   any
}

func (a answer) write(w http.ResponseWriter) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(a.status)
	_ = json.NewEncoder(w).Encode(a.body) // whoever asked is gone
}

// nothing is an answer without a document.
type nothing int

func (n nothing) write(w http.ResponseWriter) { w.WriteHeader(int(n)) }
