package access_test

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/labseal/labseal/auth"
	"github.com/labseal/labseal/docs/spec"
	"github.com/labseal/labseal/indexer/access"
	"github.com/labseal/labseal/indexer/api"
)

// TestParse_Refuses says where the table is wrong.
func TestParse_Refuses(t *testing.T) {
	lines := strings.SplitN(spec.Access, "\n", 3)
	for name, test := range map[string]struct{ text, want string }{
		"another head":       {strings.Replace(spec.Access, "\tpatient\t", "\tnurse\t", 1), "first line"},
		"a row twice":        {spec.Access + lines[1] + "\n", "there twice"},
		"a cell too few":     {strings.Replace(spec.Access, "any\t-\t", "any\t", 1), "cells"},
		"no reason":          {lines[0] + "\nlist\t-\tany" + strings.Repeat("\t-", 10) + "\t\n", "cells"},
		"another word":       {strings.Replace(spec.Access, "\tany\t", "\tall\t", 1), `not "all"`},
		"own without a rule": {strings.Replace(spec.Access, "subject=id", "-", 1), "own: want a rule"},
		"a rule without own": {strings.Replace(spec.Access, "get-health\t-", "get-health\tsubject=id", 1), "own: want a rule"},
		"own of the public":  {strings.Replace(spec.Access, "subject=id\t-", "subject=id\town", 1), "public"},
		"a rule of no kind":  {strings.Replace(spec.Access, "subject=id", "subject", 1), "kind of thing"},
		"an event's rule":    {strings.Replace(spec.Access, "\tnamed\t", "\tmember=member\t", 1), "want named"},
	} {
		if _, err := access.Parse(test.text); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v, want %q", name, err, test.want)
		}
	}
}

// TestGuard_Check refuses an API with an operation of which the table says nothing.
func TestGuard_Check(t *testing.T) {
	for _, row := range strings.Split(strings.TrimSpace(spec.Access), "\n")[1:] {
		name, _, _ := strings.Cut(row, "\t")
		if strings.HasPrefix(name, "event ") || strings.HasPrefix(name, "request-") {
			continue
		}
		table, err := access.Parse(strings.Replace(spec.Access, row+"\n", "", 1))
		check(t, err)
		if err := (&access.Guard{Table: table}).Check(api.Describe()); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("without %s: %v", name, err)
		}
	}
}

// broken knows nobody, or nothing.
type broken struct{ err error }

func (b broken) Caller(*http.Request) (auth.Caller, error) { return auth.Anyone, b.err }

// limited serves a mirror to callers with limits.
func limited(t *testing.T, callers access.Callers, limits *access.Limits) *httptest.Server {
	t.Helper()
	table, err := access.Parse(spec.Access)
	check(t, err)
	store := newWorld(t)
	guard := &access.Guard{Table: table, Callers: callers, Parties: store, Limits: limits, Log: discard}
	server := httptest.NewServer(api.New(api.Config{Mirror: scoped{store}, Log: discard, Middlewares: huma.Middlewares{guard.Middleware}}))
	t.Cleanup(server.Close)
	return server
}

// TestGuard_Refuses denies what is public, too, to a credential that does not count, and says whose fault it is.
func TestGuard_Refuses(t *testing.T) {
	refused := fmt.Errorf("%w: it has expired", auth.ErrRefused)
	for status, err := range map[int]error{401: refused, 503: errors.New("inner detail")} {
		server := limited(t, broken{err}, nil)
		got, body, header := ask(t, server.URL+"/v1/members", "lab")
		if got != status || strings.Contains(body, "inner") || header.Get("Content-Type") != "application/problem+json" {
			t.Errorf("%v: %d %s %v", err, got, body, header)
		}
		if (header.Get("Retry-After") != "") != (status == 503) || strings.Contains(header.Get("WWW-Authenticate"), "invalid_token") != (status == 401) {
			t.Errorf("%v: %v", err, header)
		}
	}
}

// TestGuard_WrongNames refuses names that are none, and two of them, before it is asked whose they are.
func TestGuard_WrongNames(t *testing.T) {
	server := newServer(t, newWorld(t), spec.Access)
	own, foreign := ours.member.Hex(), theirs.member.Hex()
	for path, want := range map[string]int{
		"/v1/subjects/0x12/grants":                              422,
		"/v1/disclosures?member=" + own[2:]:                     422,
		"/v1/disclosures?member=" + own + "&member=" + foreign:  422,
		"/v1/disclosures?member=" + own + "&Member=" + foreign:  422,
		"/v1/disclosures":                                       403,
		"/v1/disclosures?member=":                               403,
		"/v1/orders?payer=" + foreign + "&lab=" + own:           200,
		"/v1/orders?payer=" + foreign + "&lab=" + foreign:       403,
		"/v1/orders?payer=" + own:                               200,
		"/v1/disclosures?member=" + own:                         200,
		"/v1/disclosures?member=0x" + strings.ToUpper(own[2:]):  200,
		"/v1/subjects/" + ours.subject.Hex() + "%2f/grants":     422,
		"/v1/subjects/" + theirs.subject.Hex() + "/../x/grants": 422,
	} {
		if status, body, _ := ask(t, server.URL+path, "lab"); status != want {
			t.Errorf("%s: %d, want %d: %s", path, status, want, body)
		} else if strings.Contains(body, theirs.order.Hex()) {
			t.Errorf("%s tells of another's order", path)
		}
	}
}

// TestLimits lets each caller ask so much, and each address that has no token, and says when to come back.
func TestLimits(t *testing.T) {
	now := time.Unix(1000, 0)
	server := limited(t, roleCaller{}, access.NewLimits(1, 10, func() time.Time { return now }))
	count := func(role string, n int) (refused int) {
		for range n {
			status, body, header := ask(t, server.URL+"/v1/members", role)
			if status == 429 {
				refused++
				if header.Get("Retry-After") != "1" || header.Get("Content-Type") != "application/problem+json" || !strings.Contains(body, "Retry-After") {
					t.Fatalf("%v %s", header, body)
				}
			} else if status != 200 {
				t.Fatalf("%d %s", status, body)
			}
		}
		return refused
	}
	for _, step := range []struct {
		role           string
		asked, refused int
		after          time.Duration
	}{
		{"public", 12, 2, 0}, {"lab", 25, 5, 0}, {"payer", 20, 0, 0}, {"public", 2, 1, time.Second}, {"lab", 22, 2, time.Second},
	} {
		now = now.Add(step.after)
		if got := count(step.role, step.asked); got != step.refused {
			t.Errorf("%s asks %d times, %s later: %d refused, want %d", step.role, step.asked, step.after, got, step.refused)
		}
	}
}

// TestLimits_Guessing turns away who tries tokens, and not who has one at another address.
func TestLimits_Guessing(t *testing.T) {
	now := time.Unix(1000, 0)
	server := limited(t, broken{auth.ErrRefused}, access.NewLimits(0, 0, func() time.Time { return now }))
	var got []int
	for range 12 {
		status, _, _ := ask(t, server.URL+"/v1/members", "x")
		got = append(got, status)
	}
	if got[9] != 401 || got[10] != 429 || got[11] != 429 {
		t.Errorf("%v", got)
	}
	now = now.Add(time.Second)
	if status, _, _ := ask(t, server.URL+"/v1/members", "x"); status != 401 {
		t.Errorf("a second later: %d", status)
	}
}
