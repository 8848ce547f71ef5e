package fhirtest_test

import (
	"strings"
	"testing"

	"github.com/labseal/labseal/internal/fhirtest"
)

const (
	observation = `{"resourceType":"Observation","status":"final","code":{"text":"Sodium"},"valueQuantity":{"value":140.0,"unit":"mmol/L"}}`
	collection  = `{"resourceType":"Bundle","type":"collection","entry":[
		{"fullUrl":"urn:uuid:00000000-0000-4000-8000-000000000001","resource":{"resourceType":"Patient"}},
		{"fullUrl":"urn:uuid:00000000-0000-4000-8000-000000000002","resource":{"resourceType":"Observation","status":"final",
			"code":{"text":"Sodium"},"subject":{"reference":"urn:uuid:00000000-0000-4000-8000-000000000001"}}}]}`
	disclosure = `{"resourceType":"AuditEvent",
		"meta":{"profile":["https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.PrivacyDisclosure.Source"]},
		"type":{"system":"http://dicom.nema.org/resources/ontology/DCM","code":"110106"},
		"subtype":[{"system":"http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle","code":"disclose"}],
		"action":"R","recorded":"2026-03-01T00:00:00Z","outcome":"0",
		"agent":[
			{"type":{"coding":[{"system":"http://dicom.nema.org/resources/ontology/DCM","code":"110153"}]},"who":{"display":"lab"},"requestor":false,"network":{"address":"lab.test","type":"1"}},
			{"type":{"coding":[{"system":"http://dicom.nema.org/resources/ontology/DCM","code":"110152"}]},"who":{"display":"clinic"},"requestor":true,"network":{"address":"clinic.test","type":"1"}}],
		"source":{"observer":{"display":"lab"}},
		"entity":[
			{"what":{"display":"patient"},"type":{"system":"http://terminology.hl7.org/CodeSystem/audit-entity-type","code":"1"},"role":{"system":"http://terminology.hl7.org/CodeSystem/object-role","code":"1"}},
			{"what":{"display":"report"}}]}`
	consent = `{"resourceType":"Consent","meta":{"profile":["https://profiles.ihe.net/ITI/PCF/StructureDefinition/IHE.PCF.consentBasic"]},
		"status":"active","scope":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/consentscope","code":"patient-privacy"}]},
		"category":[{"coding":[{"system":"http://loinc.org","code":"59284-0"}]}],"patient":{"display":"patient"},"dateTime":"2026-03-01T00:00:00Z",
		"performer":[{"display":"patient"}],"organization":[{"display":"lab"}],"sourceReference":{"display":"paper"},"policy":[{"uri":"urn:policy"}],
		"provision":{"type":"permit","purpose":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ActReason","code":"TREAT"}]}}`
)

// TestFindings breaks sound resources in one place each, and wants the place to be named.
func TestFindings(t *testing.T) {
	sound := [][]byte{[]byte(observation), []byte(collection), []byte(disclosure), []byte(consent)}
	breaks := []struct{ whole, old, broken, says string }{
		{observation, `"status":"final",`, ``, "Missing required property (Observation.status)"},
		{observation, `"final"`, `"done"`, "done is not in http://hl7.org/fhir/ValueSet/observation-status"},
		{observation, `"unit"`, `"unitt"`, "unitt"},
		{observation, `"unit":"mmol/L"`, `"code":"mmol/L"`, "qty-3"},
		{observation, `"value":140.0`, `"value":"140.0"`, "Observation.value"},
		{observation, `"Observation"`, `"Analysis"`, "no resource of R4"},
		{collection, `"type":"collection"`, `"type":"collection","total":2`, "bdl-1"},
		{collection, `000000000002"`, `000000000001"`, "bdl-7"},
		{collection, `reference":"urn:uuid:00000000-0000-4000-8000-000000000001`, `reference":"urn:uuid:00000000-0000-4000-8000-000000000009`, "is nothing in it"},
		{collection, `"resourceType":"Patient"`, `"resourceType":"Practitioner","active":true`, "Invalid reference"},
		{collection, `"status":"final"`, `"status":"done"`, "observation-status"},
		{collection, `00000000-0000-4000-8000-000000000002`, `2`, "no UUID"},
		{disclosure, `"2026-03-01T00:00:00Z"`, `"2026-03-01"`, "AuditEvent.recorded"},
		{disclosure, `"action":"R"`, `"action":"E"`, "its action is R"},
		{disclosure, `"action":"R"`, `"action":"X"`, "audit-event-action"},
		{disclosure, `"disclose"`, `"access"`, "one subtype is disclose"},
		{disclosure, `"observer":{"display":"lab"}`, `"observer":{"display":"other"}`, "the source is the observer"},
		{disclosure, `"code":"110152"`, `"code":"110153"`, "one agent is the recipient"},
		{disclosure, `,"network":{"address":"clinic.test","type":"1"}`, ``, "the recipient says who and where"},
		{disclosure, `,"role":{"system":"http://terminology.hl7.org/CodeSystem/object-role","code":"1"}`, ``, "the patient has that role"},
		{disclosure, `PrivacyDisclosure.Source`, `Read`, "not known here"},
		{consent, `"policy":[{"uri":"urn:policy"}],`, ``, "ppc-1"},
		{consent, `"TREAT"`, `"HRESCH"`, "only purposes of Basic"},
		{consent, `"type":"permit",`, `"type":"permit","code":[{"text":"HIV"}],`, "no action, class or code"},
		{consent, `"performer":[{"display":"patient"}],`, ``, "it names patient, time, performer"},
	}
	all := sound
	for _, b := range breaks {
		if strings.Count(b.whole, b.old) != 1 {
			t.Fatalf("%q is there %d times", b.old, strings.Count(b.whole, b.old))
		}
		all = append(all, []byte(strings.Replace(b.whole, b.old, b.broken, 1)))
	}
	found := fhirtest.Findings(t, all...)
	for i := range sound {
		if len(found[i]) != 0 {
			t.Errorf("sound, and refused: %v\n%s", found[i], all[i])
		}
	}
	for i, b := range breaks {
		if said := strings.Join(found[len(sound)+i], "\n"); !strings.Contains(said, b.says) {
			t.Errorf("%s → %s: not %q, but %q", b.old, b.broken, b.says, said)
		}
	}
}
