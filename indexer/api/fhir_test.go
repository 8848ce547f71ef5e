package api_test

import (
	"encoding/json"
	"errors"
	"maps"
	"net/http"
	"reflect"
	"slices"
	"testing"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/indexer/api"
	"github.com/labseal/labseal/internal/fhirtest"
)

// elements of the FHIR R4 resources that are served: true where R4 demands one. Of Consent, R4 demands a policy or a
// policyRule (ppc-1).
var elements = map[string]map[string]bool{
	"Consent": {
		"resourceType": true, "id": false, "modifierExtension": false, "identifier": false, "status": true, "scope": true,
		"category": true, "patient": false, "dateTime": false, "policy": true, "provision": false,
	},
	"Provenance": {
		"resourceType": true, "id": false, "target": true, "recorded": true, "activity": false, "agent": true, "entity": false,
	},
	"AuditEvent": {
		"resourceType": true, "id": false, "type": true, "action": false, "recorded": true, "outcome": false,
		"purposeOfEvent": false, "agent": true, "source": true, "entity": false,
	},
	"Bundle": {"resourceType": true, "type": true, "link": false, "entry": false},
}

// TestFHIR holds the views against what R4 demands and knows, and wants none of them to be taken for a permission.
func TestFHIR(t *testing.T) {
	server := newServer(t, api.New(api.Config{Mirror: filled(t), Log: discard}))
	var all [][]byte
	for path, kind := range map[string]string{
		"/v1/fhir/Consent/" + hex(6)[2:] + "?block=22": "Consent", "/v1/fhir/Provenance/" + hex(20)[2:]: "Provenance",
		"/v1/fhir/AuditEvent": "Bundle",
	} {
		status, header, body := ask(t, server.URL+path)
		if status != 200 || header.Get("Content-Type") != "application/fhir+json" {
			t.Errorf("%s: status %d, %s", path, status, header.Get("Content-Type"))
		}
		all = append(all, body)
		resource := isResource(t, kind, body)
		if kind == "Bundle" {
			var entries []struct{ Resource json.RawMessage }
			check(t, json.Unmarshal(resource["entry"], &entries))
			isResource(t, "AuditEvent", entries[0].Resource)
		}
		if kind == "Consent" {
			var unenforceable *consent.UnenforceableError
			if _, err := consent.ReadFHIR(body, nobody{}); !errors.As(err, &unenforceable) {
				t.Errorf("read as a permission: %v", err)
			}
		}
	}
	_, _, refused := ask(t, server.URL+"/v1/fhir/Consent/none")
	fhirtest.Check(t, append(all, refused)...)
}

// TestFHIR_Refuses answers with OperationOutcomes below /v1/fhir, whoever refuses, and with problem details elsewhere.
func TestFHIR_Refuses(t *testing.T) {
	noisy := func(ctx huma.Context, next func(huma.Context)) {
		if ctx.Query("cursor") != "" {
			next(ctx)
			return
		}
		_, w := humago.Unwrap(ctx)
		w.Header().Set("Content-Type", "application/problem+json")
		w.Header().Set("Retry-After", "7")
		w.WriteHeader(http.StatusTooManyRequests)
		_ = json.NewEncoder(w).Encode(huma.NewError(http.StatusTooManyRequests, "wait"))
	}
	open := newServer(t, api.New(api.Config{Mirror: filled(t), Log: discard}))
	guarded := newServer(t, api.New(api.Config{Mirror: filled(t), Log: discard, Middlewares: huma.Middlewares{noisy}}))
	for url, want := range map[string]struct {
		status int
		issues []api.FHIRIssue
	}{
		open.URL + "/v1/fhir/Consent/" + hex(9)[2:]: {404, []api.FHIRIssue{{"error", "not-found", "the mirror does not hold it"}}},
		open.URL + "/v1/fhir/Consent/none":          {422, []api.FHIRIssue{{"error", "invalid", "path.id: expected string to be 64 hex digits"}}},
		open.URL + "/v1/fhir/AuditEvent?limit=0&member=x": {422, []api.FHIRIssue{
			{"error", "invalid", "query.limit: expected number >= 1"},
			{"error", "invalid", "query.member: expected string to be 0x and 64 hex digits"},
		}},
		open.URL + "/v1/fhir/AuditEvent?block=999999":    {409, []api.FHIRIssue{{"error", "transient", ""}}},
		open.URL + "/v1/fhir/AuditEvent?limit=1&limit=1": {422, []api.FHIRIssue{{"error", "invalid", ""}}},
		open.URL + "/v1/fhir/Patient/1":                  {404, []api.FHIRIssue{{"error", "not-found", ""}}},
		guarded.URL + "/v1/fhir/AuditEvent":              {429, []api.FHIRIssue{{"error", "throttled", "wait"}}},
	} {
		status, header, body := ask(t, url)
		var got api.FHIROutcome
		check(t, json.Unmarshal(body, &got))
		for i := range want.issues { // whose words are another test's
			if want.issues[i].Diagnostics == "" && i < len(got.Issue) && got.Issue[i].Diagnostics != "" {
				want.issues[i].Diagnostics = got.Issue[i].Diagnostics
			}
		}
		if status != want.status || header.Get("Content-Type") != "application/fhir+json" ||
			!reflect.DeepEqual(got, api.FHIROutcome{ResourceType: "OperationOutcome", Issue: want.issues}) {
			t.Errorf("%s: %d %s %s", url, status, header.Get("Content-Type"), body)
		}
		if (status == 409 || status == 429) && header.Get("Retry-After") == "" {
			t.Errorf("%s: it does not say when to come back", url)
		}
	}
	if _, header, body := ask(t, open.URL+"/v1/grants/"+hex(9)); header.Get("Content-Type") != "application/problem+json" {
		t.Errorf("elsewhere: %s %s", header.Get("Content-Type"), body)
	}
}

func isResource(t *testing.T, kind string, body []byte) map[string]json.RawMessage {
	t.Helper()
	var resource map[string]json.RawMessage
	check(t, json.Unmarshal(body, &resource))
	if string(resource["resourceType"]) != `"`+kind+`"` {
		t.Errorf("%s, want %s", resource["resourceType"], kind)
	}
	for name := range maps.Keys(resource) {
		if _, isKnown := elements[kind][name]; !isKnown {
			t.Errorf("%s has no %s", kind, name)
		}
	}
	for name, isDemanded := range elements[kind] {
		if isDemanded && slices.Contains([]string{"", "null", "[]", `""`}, string(resource[name])) {
			t.Errorf("%s lacks %s", kind, name)
		}
	}
	return resource
}

// nobody is a directory without anybody.
type nobody struct{}

func (nobody) Member(string) (common.Hash, bool)  { return common.Hash{}, false }
func (nobody) Subject(string) (common.Hash, bool) { return common.Hash{}, false }
func (nobody) Policy(string) bool                 { return false }
