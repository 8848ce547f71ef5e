package access_test

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/docs/spec"
	"github.com/labseal/labseal/indexer"
	"github.com/labseal/labseal/indexer/access"
	"github.com/labseal/labseal/indexer/api"
	"github.com/labseal/labseal/indexer/postgres"
)

// scoped is the mirror as callers see it.
type scoped struct{ *postgres.Store }

func (s scoped) Events(
	ctx context.Context, when indexer.When, filter indexer.EventFilter, page indexer.Page,
) (indexer.Ref, []indexer.StoredEvent, error) {
	return access.Scoped{Mirror: s.Store}.Events(ctx, when, filter, page)
}

// roles are all sorts of callers: the table's columns, a member that is suspended, and a patient of the other side's whom
// ours vouches for.
var roles = []string{
	"public", "member", "lab", "collector", "courier", "provider", "payer", "researcher", "manufacturer", "auditor",
	"patient", "suspended", "patient of theirs",
}

// reach is what the rows of the table that a role has give together.
func reach(row map[string]string, role string) string {
	columns := []string{"public"}
	switch role {
	case "public", "suspended":
	case "patient", "patient of theirs":
		columns = append(columns, "patient")
	default:
		columns = append(columns, "member", role)
	}
	for _, much := range []string{"any", "own"} {
		if slices.ContainsFunc(columns, func(c string) bool { return row[c] == much }) {
			return much
		}
	}
	return "-"
}

// question is an operation's path with what it asks about.
type question struct{ operation, path, kind string }

// questions are all of the API, as its document has them.
func questions(rows map[string]map[string]string) (list []question) {
	document := api.Describe()
	for path, item := range document.Paths {
		op := item.Get
		q := question{operation: op.OperationID, path: path}
		kind, parameters, _ := strings.Cut(rows[q.operation]["own"], "=")
		parameter, _, _ := strings.Cut(parameters, ",")
		if kind != "-" {
			q.kind = kind
			if !strings.Contains(path, "{"+parameter+"}") {
				q.path += "?" + parameter + "={" + parameter + "}"
			}
			q.path = strings.ReplaceAll(q.path, "{"+parameter+"}", "THING")
		}
		list = append(list, q)
	}
	slices.SortFunc(list, func(a, b question) int { return strings.Compare(a.operation, b.operation) })
	return list
}

// about asks it about a side's thing.
func (q question) about(s side) string {
	path, id := q.path, s.study.Hex()
	if q.kind != "" {
		thing := s.thing(q.kind, q.operation).Hex()
		if strings.Contains(path, "fhir/Consent") { // whose ids have no room for 0x
			thing = thing[2:]
		}
		path = strings.ReplaceAll(path, "THING", thing)
	}
	if strings.Contains(path, "fhir/Provenance") {
		id = id[2:]
	}
	if strings.Contains(path, "proposals") {
		id = "1"
	}
	return strings.NewReplacer(
		"{member}", s.member.Hex(), "{log}", s.study.Hex(), "{id}", id, "{handle}", s.order.Hex(), "{leaf}", s.order.Hex(),
		"{account}", "0x"+strings.Repeat("11", 20), "{role}", "lab", "{number}", "1",
	).Replace(path)
}

// violations are what a server does to some callers' questions that the table does not say.
func violations(
	t *testing.T, url string, rows map[string]map[string]string, asked []question, callers []string,
) (found []string) {
	t.Helper()
	for _, q := range asked {
		for _, role := range callers {
			much := reach(rows[q.operation], role)
			for name, s := range map[string]side{"own": ours, "foreign": theirs} {
				isAllowed := much == "any" || much == "own" && name == "own" && role != "patient of theirs"
				status, body, header := ask(t, url+q.about(s), role)
				wants := 403
				if role == "public" {
					wants = 401
				}
				isRefused := status == 401 || status == 403
				switch {
				case isAllowed && (isRefused || status >= 500):
					found = append(found, fmt.Sprintf("%s may not ask %s about its %s: %d %s", role, q.operation, name, status, body))
				case !isAllowed && status != wants:
					found = append(found, fmt.Sprintf("%s asks %s about %s: %d %s", role, q.operation, name, status, body))
				case !isAllowed && status == 401 && header.Get("WWW-Authenticate") == "":
					found = append(found, q.operation+": a refusal without a challenge")
				case much == "own" && isAllowed && mentions(body, theirs):
					found = append(found, fmt.Sprintf("%s reads of the other side by %s: %s", role, q.operation, body))
				case !isAllowed && (mentions(body, theirs) || mentions(body, ours)):
					found = append(found, fmt.Sprintf("the refusal of %s to %s tells something: %s", q.operation, role, body))
				}
			}
		}
	}
	return found
}

func mentions(body string, s side) bool {
	return slices.ContainsFunc([]common.Hash{s.member, s.subject, s.grant, s.specimen, s.parcel, s.order, s.lot}, func(id common.Hash) bool {
		return strings.Contains(body, id.Hex()[2:])
	})
}

// TestCrossCaller asks everything as everybody, about what is theirs and what is not.
func TestCrossCaller(t *testing.T) {
	store := newWorld(t)
	rows := table(t, spec.Access)
	all := questions(rows)
	if len(all) < 30 {
		t.Fatalf("%d operations only", len(all))
	}
	server := newServer(t, store, spec.Access)
	for _, v := range violations(t, server.URL, rows, all, roles) {
		t.Error(v)
	}
	for _, v := range eventViolations(t, server.URL, rows, roles) {
		t.Error(v)
	}
}

// TestCrossCaller_Control changes the table that is served, a cell a row, and wants it to be noticed: what is not given
// is given to a payer or an auditor, what is one's own is given to all, and what is given is taken away.
func TestCrossCaller_Control(t *testing.T) {
	store := newWorld(t)
	rows := table(t, spec.Access)
	all := questions(rows)
	for name, row := range rows {
		for column, cell := range map[string]string{"payer": "any", "courier": "any", "manufacturer": "-", "patient": "-", "public": "-"} {
			if row[column] == cell || reach(row, column) == cell || strings.HasPrefix(name, "request-") {
				continue
			}
			server := newServer(t, store, change(t, name, column, cell))
			role := column
			var found []string
			if strings.HasPrefix(name, "event ") {
				found = eventViolations(t, server.URL, rows, []string{role})
			} else {
				one := slices.DeleteFunc(slices.Clone(all), func(q question) bool { return q.operation != name })
				found = violations(t, server.URL, rows, one, []string{role})
			}
			if len(found) == 0 {
				t.Errorf("%s: %s is %q instead of %q, and nobody notices", name, column, cell, row[column])
			}
			server.Close()
		}
	}
}

// eventViolations compares the events that callers are told with the table's rows of events.
func eventViolations(t *testing.T, url string, rows map[string]map[string]string, callers []string) (found []string) {
	t.Helper()
	for _, role := range callers {
		var want []string
		for i, s := range []side{ours, theirs} {
			for _, e := range s.events() {
				row, isApart := rows["event "+e.Contract+"."+e.Name]
				if !isApart {
					row = rows["event "+e.Contract]
				}
				much := reach(row, role)
				if much == "any" || much == "own" && i == 0 && role != "patient of theirs" {
					want = append(want, fmt.Sprintf("%d %s.%s", i+1, e.Contract, e.Name))
				}
			}
		}
		for _, query := range []string{"", "?limit=3", "?contract=LotRegistry", "?name=Granted", "?name=LotRecalled", "?contract=ConsentRegistry&name=Revoked"} {
			got := eventsBy(t, url+"/v1/events"+query, role)
			some := slices.DeleteFunc(slices.Clone(want), func(e string) bool { return !isAsked(e, query) })
			if !slices.Equal(got, some) {
				found = append(found, fmt.Sprintf("%s is told by events%s\n%v, want\n%v", role, query, got, some))
			}
		}
	}
	return found
}

// isAsked says whether an event is one that the query asks for.
func isAsked(event, query string) bool {
	_, full, _ := strings.Cut(event, " ")
	contract, name, _ := strings.Cut(full, ".")
	for part := range strings.SplitSeq(strings.TrimPrefix(query, "?"), "&") {
		if value, isThere := strings.CutPrefix(part, "contract="); isThere && value != contract {
			return false
		}
		if value, isThere := strings.CutPrefix(part, "name="); isThere && value != name {
			return false
		}
	}
	return true
}

// eventsBy reads all pages.
func eventsBy(t *testing.T, url, role string) (list []string) {
	t.Helper()
	separator := "?"
	if strings.Contains(url, "?") {
		separator = "&"
	}
	for cursor := ""; ; {
		asked := url
		if cursor != "" {
			asked += separator + "cursor=" + cursor
		}
		status, body, _ := ask(t, asked, role)
		if status != 200 {
			return append(list, fmt.Sprint(status, body))
		}
		var page struct {
			Events []indexer.StoredEvent `json:"events"`
			Next   string                `json:"next"`
		}
		check(t, json.Unmarshal([]byte(body), &page))
		if len(page.Events) == 0 {
			return list
		}
		for _, e := range page.Events {
			list = append(list, fmt.Sprintf("%d %s.%s", e.Block, e.Contract, e.Name))
		}
		cursor = page.Next
	}
}

// TestTable_NamesAll wants a row for each operation of the API, and an operation for each row.
func TestTable_NamesAll(t *testing.T) {
	parsed, err := access.Parse(spec.Access)
	check(t, err)
	served := []string{"request-attestation", "request-newest-attestation"} // by the attestor
	for _, item := range api.Describe().Paths {
		served = append(served, item.Get.OperationID)
	}
	slices.Sort(served)
	if got := parsed.Operations(); !slices.Equal(got, served) {
		t.Errorf("the table names\n%v, the API has\n%v", got, served)
	}
}
