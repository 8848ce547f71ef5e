package api_test

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"net/http"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/labseal/labseal/indexer"
	"github.com/labseal/labseal/indexer/api"
)

// TestQuestions asks each question of a mirror in Postgres, of the newest block and of earlier ones.
func TestQuestions(t *testing.T) {
	server := newServer(t, api.New(api.Config{Mirror: filled(t), Log: discard}))
	for name, path := range map[string]string{
		"accredited":             "/v1/members/" + hex(1) + "/roles/lab",
		"accredited-suspended":   "/v1/members/" + hex(1) + "/roles/lab?block=5",
		"accredited-on-a-day":    "/v1/members/" + hex(1) + "/roles/researcher?at=2026-03-03T12:00:00Z",
		"accredited-without":     "/v1/members/" + hex(1) + "/roles/researcher",
		"account":                "/v1/accounts/0x0000000000000000000000000000000000000009?block=7",
		"account-compromised":    "/v1/accounts/0x0000000000000000000000000000000000000009",
		"member-as-of":           "/v1/members/" + hex(1) + "?block=4",
		"logs":                   "/v1/logs",
		"log-as-of":              "/v1/logs/" + hex(1) + "/" + hex(3) + "?block=16",
		"checkpoints-of-log":     "/v1/checkpoints?limit=2&member=" + hex(1) + "&log=" + hex(3),
		"checkpoints-next":       "/v1/checkpoints?cursor=17-0-0b000000&member=" + hex(1),
		"completeness":           "/v1/members/" + hex(1) + "/completeness?from=2026-03-17T00:00:00Z&until=2026-04-01T00:00:00Z",
		"completeness-whole":     "/v1/members/" + hex(1) + "/completeness?from=2026-03-01T00:00:00Z&until=2026-03-18T00:00:00Z",
		"version-as-of":          "/v1/versions/" + hex(22) + "?block=17&handle=" + hex(4),
		"version-proven":         "/v1/versions/" + hex(22) + "?proof=inclusion",
		"version-before":         "/v1/versions/" + hex(22) + "?block=16",
		"handle-as-of":           "/v1/handles/" + hex(1) + "/" + hex(4) + "?block=17",
		"handle-amended":         "/v1/handles/" + hex(1) + "/" + hex(4),
		"grants-as-of":           "/v1/subjects/" + hex(5) + "/grants?block=22",
		"grants-now":             "/v1/subjects/" + hex(5) + "/grants",
		"grant-revoked":          "/v1/grants/" + hex(7),
		"specimen":               "/v1/specimens/" + hex(30),
		"specimen-packed":        "/v1/specimens/" + hex(30) + "?block=29",
		"specimen-disposed":      "/v1/specimens/" + hex(31),
		"specimen-is-no-package": "/v1/packages/" + hex(30),
		"package":                "/v1/packages/" + hex(32),
		"specimen-events":        "/v1/specimens/" + hex(30) + "/events?limit=3",
		"lot":                    "/v1/lots/" + hex(50),
		"lot-as-of":              "/v1/lots/" + hex(50) + "?block=38",
		"lot-uses":               "/v1/lots/" + hex(50) + "/uses",
		"lot-events":             "/v1/lots/" + hex(50) + "/events?block=37",
		"order":                  "/v1/orders/" + hex(40),
		"order-as-of":            "/v1/orders/" + hex(40) + "?block=45",
		"orders-of-lab":          "/v1/orders?lab=" + hex(1) + "&payer=" + hex(11),
		"study":                  "/v1/studies/" + hex(60),
		"study-as-of":            "/v1/studies/" + hex(60) + "?block=50",
		"study-revised":          "/v1/studies?block=51",
		"proposal":               "/v1/proposals/1",
		"proposals-as-of":        "/v1/proposals?block=10",
		"proposal-events":        "/v1/proposals/1/events?limit=2",
		"disclosures":            "/v1/disclosures?member=" + hex(1),
		"emergencies":            "/v1/emergencies",
		"emergencies-as-of":      "/v1/emergencies?block=53&member=" + hex(1),
		"events-by-name":         "/v1/events?name=HandlesAmended",
		"events-of-contract":     "/v1/events?contract=ResultLog&limit=2&cursor=16-0-0b000000",
		"events-of-other":        "/v1/events?contract=ResultLog&name=GlassBroken",
		"events-unknown-name":    "/v1/events?name=Nonsense",
		"fhir-consent":           "/v1/fhir/Consent/" + hex(7)[2:],
		"fhir-consent-active":    "/v1/fhir/Consent/" + hex(7)[2:] + "?block=23",
		"fhir-provenance":        "/v1/fhir/Provenance/" + hex(22)[2:],
		"fhir-audit-events":      "/v1/fhir/AuditEvent?limit=1",
		"before-the-contracts":   "/v1/members?at=1999-01-01T00:00:00Z",
		"ahead":                  "/v1/members?block=99",
		"ahead-of-time":          "/v1/members?at=2027-01-01T00:00:00%2B01:00",
		"cursor-replaced":        "/v1/orders?cursor=44-0-00000000",
	} {
		t.Run(name, func(t *testing.T) {
			_, _, body := ask(t, server.URL+path)
			var pretty bytes.Buffer
			if err := json.Indent(&pretty, body, "", "  "); err != nil {
				t.Fatalf("%v: %s", err, body)
			}
			golden(t, filepath.Join("testdata", "questions", name+".json"), pretty.Bytes())
		})
	}
}

// TestPages reads lists in pages of one and wants what one page of all has.
func TestPages(t *testing.T) {
	server := newServer(t, api.New(api.Config{Mirror: filled(t), Log: discard}))
	for path, rows := range map[string]string{
		"/v1/events?": "events", "/v1/events?contract=CustodyLedger&": "events", "/v1/events?name=VoteCast&": "events",
		"/v1/events?name=MemberAdmitted&": "events", "/v1/specimens/" + hex(30) + "/events?": "events",
		"/v1/lots/" + hex(50) + "/events?": "events", "/v1/subjects/" + hex(5) + "/events?block=24&": "events",
		"/v1/studies/" + hex(60) + "/events?": "events", "/v1/orders/" + hex(40) + "/events?": "events",
		"/v1/checkpoints?": "checkpoints",
	} {
		whole := page(t, server.URL+path+"limit=1000", rows)
		var one []json.RawMessage
		next := ""
		for range len(whole.rows) {
			p := page(t, server.URL+path+"limit=1&cursor="+next, rows)
			one, next = append(one, p.rows...), p.next
		}
		if len(whole.rows) < 2 || next != whole.next {
			t.Errorf("%s: %d rows; next %q, in one page %q", path, len(whole.rows), next, whole.next)
		}
		got, want := join(one), join(whole.rows)
		if got != want {
			t.Errorf("%s: in pages of one\n%s\nin one page\n%s", path, got, want)
		}
	}
}

type rowsPage struct {
	rows []json.RawMessage
	next string
}

func page(t *testing.T, url, rows string) (p rowsPage) {
	t.Helper()
	if url[len(url)-1] == '=' {
		url = url[:len(url)-len("&cursor=")]
	}
	status, _, body := ask(t, url)
	var fields map[string]json.RawMessage
	if status != 200 || json.Unmarshal(body, &fields) != nil || json.Unmarshal(fields[rows], &p.rows) != nil ||
		json.Unmarshal(fields["next"], &p.next) != nil {
		t.Fatalf("%s: status %d: %s", url, status, body)
	}
	return p
}

func join(rows []json.RawMessage) string {
	var all bytes.Buffer
	for _, r := range rows {
		all.Write(r)
		all.WriteByte('\n')
	}
	return all.String()
}

// TestETag gives 304 to whoever has the answer, until a question or its block is another one.
func TestETag(t *testing.T) {
	store := filled(t)
	server := newServer(t, api.New(api.Config{Mirror: store, Log: discard}))
	status := func(path, etag string) (int, string) {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, server.URL+path, nil)
		check(t, err)
		request.Header.Set("If-None-Match", etag)
		response, err := http.DefaultClient.Do(request)
		check(t, err)
		response.Body.Close()
		return response.StatusCode, response.Header.Get("ETag")
	}
	_, newest := status("/v1/members", "")
	_, old := status("/v1/members?block=4", "")
	for _, c := range []struct {
		path, etag string
		want       int
	}{
		{"/v1/members", newest, 304},
		{"/v1/members?min_block=3", `"other", W/` + newest, 304},
		{"/v1/members?block=4", old, 304},
		{"/v1/members", old, 200},
		{"/v1/members?block=5", old, 200},
		{"/v1/proposals", newest, 200},
		{"/v1/members?min_block=99", newest, 409},
		{"/v1/members?limit=1", newest, 422},
		{"/v1/versions/" + hex(22), newest, 200},
	} {
		got, etag := status(c.path, c.etag)
		if got != c.want || c.want == 304 && etag == "" {
			t.Errorf("%s with %s: status %d, ETag %s; want %d", c.path, c.etag, got, etag, c.want)
		}
	}
	w, err := store.TryWriter(t.Context(), "")
	check(t, err)
	defer w.Close()
	all := story()
	replaced := all[len(all)-1]
	replaced.Hash[0]++
	check(t, w.Append(t.Context(), []indexer.Block{replaced}))
	if got, _ := status("/v1/members", newest); got != 200 {
		t.Errorf("after a reorganisation: status %d", got)
	}
	if got, _ := status("/v1/members?block=4", old); got != 304 {
		t.Errorf("of a block that stays: status %d", got)
	}
}

// TestCompleteness_Notices takes a checkpoint and a leaf out of a mirror and wants both to be missed.
func TestCompleteness_Notices(t *testing.T) {
	store, database := filledAt(t)
	db, err := sql.Open("postgres", database)
	check(t, err)
	defer db.Close()
	_, err = db.Exec(`
		delete from chain.checkpoints where size = 4;
		delete from local.leaves where index = 1`)
	check(t, err)
	server := newServer(t, api.New(api.Config{Mirror: store, Log: discard}))
	_, _, body := ask(t, server.URL+"/v1/members/"+hex(1)+
		"/completeness?from=2026-03-01T00:00:00Z&until=2026-04-01T00:00:00Z")
	var answer struct {
		Complete bool
		Logs     []struct {
			Gaps    []indexer.Gap
			Missing []indexer.Range
		}
	}
	check(t, json.Unmarshal(body, &answer))
	if answer.Complete || len(answer.Logs) != 1 || !reflect.DeepEqual(answer.Logs[0].Gaps, []indexer.Gap{{After: 2, Next: 4}}) ||
		!reflect.DeepEqual(answer.Logs[0].Missing, []indexer.Range{{From: 1, Until: 2}, {From: 4, Until: 5}}) {
		t.Errorf("%s", body)
	}
}
