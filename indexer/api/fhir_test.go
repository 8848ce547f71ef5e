package api_test

import (
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/indexer/api"
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
	for path, kind := range map[string]string{
		"/v1/fhir/Consent/" + hex(6)[2:] + "?block=22": "Consent", "/v1/fhir/Provenance/" + hex(20)[2:]: "Provenance",
		"/v1/fhir/AuditEvent": "Bundle",
	} {
		status, header, body := ask(t, server.URL+path)
		if status != 200 || header.Get("Content-Type") != "application/fhir+json" {
			t.Errorf("%s: status %d, %s", path, status, header.Get("Content-Type"))
		}
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
