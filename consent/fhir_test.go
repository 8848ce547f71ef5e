package consent_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/internal/fhirtest"
)

// directory knows one patient and one clinic by references, and all by our own identifiers.
type directory struct{}

var (
	frida  = common.Hash{0x51}
	clinic = common.Hash{0xc1}
)

func (directory) Member(reference string) (common.Hash, bool) {
	if id, is := strings.CutPrefix(reference, consent.MemberSystem+"|"); is {
		return common.HexToHash(id), true
	}
	return clinic, reference == "Organization/f001"
}

func (directory) Subject(reference string) (common.Hash, bool) {
	if id, is := strings.CutPrefix(reference, consent.SubjectSystem+"|"); is {
		return common.HexToHash(id), true
	}
	return frida, strings.HasPrefix(reference, "Patient/")
}

// Policy knows one that IHE PCF's example names.
func (directory) Policy(uri string) bool {
	return uri == "http://example.org/policies/basePrivacyConsentPolicy.txt"
}

// fridas is a patient's consent as an application writes it.
func fridas() map[string]any {
	coding := func(system, code string) map[string]any { return map[string]any{"system": system, "code": code} }
	concept := func(codings ...any) map[string]any { return map[string]any{"coding": codings} }
	return map[string]any{
		"resourceType": "Consent", "status": "active",
		"scope":      concept(coding("http://terminology.hl7.org/CodeSystem/consentscope", "patient-privacy")),
		"category":   []any{concept(coding("http://loinc.org", "59284-0"))},
		"patient":    map[string]any{"reference": "Patient/frida", "display": "Frida"},
		"dateTime":   "2026-03-01",
		"policyRule": concept(coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "OPTIN")),
		"provision": map[string]any{
			"period": map[string]any{"start": "2026-03-01", "end": "2026-03-31"},
			"actor": []any{map[string]any{
				"role":      concept(coding("http://terminology.hl7.org/CodeSystem/v3-ParticipationType", "PRCP")),
				"reference": map[string]any{"reference": "Organization/f001"},
			}},
			"action":  []any{concept(coding("http://terminology.hl7.org/CodeSystem/consentaction", "access"))},
			"purpose": []any{coding("http://terminology.hl7.org/CodeSystem/v3-ActReason", "TREAT")},
			"code":    []any{concept(coding("http://loinc.org", "718-7"), coding("urn:lab", "HGB"))},
			"provision": []any{map[string]any{
				"type": "deny", "code": []any{concept(coding("http://loinc.org", "68961-2"))},
			}},
		},
	}
}

func read(t *testing.T, resource map[string]any) (consent.Document, error) {
	t.Helper()
	text, err := json.Marshal(resource)
	check(t, err)
	return consent.ReadFHIR(text, directory{})
}

func TestReadFHIR(t *testing.T) {
	got, err := read(t, fridas())
	check(t, err)
	want := consent.Terms{
		Version: 1, Subject: frida, Decision: consent.Permit, Grantee: clinic,
		Purposes:  consent.PurposeBits(consent.Treatment),
		NotBefore: 1772323200, NotAfter: 1775001600, // the first of March and of April, UTC
		Codes: consent.SortCodes([]common.Hash{
			consent.Code("http://loinc.org", "718-7"), consent.Code("urn:lab", "HGB"),
		}),
		DeniedCodes: []common.Hash{consent.Code("http://loinc.org", "68961-2")},
	}
	if !reflect.DeepEqual(got.Terms, want) {
		t.Errorf("got  %+v\nwant %+v", got.Terms, want)
	}
}

// TestReadFHIR_Refuses changes one element of a good consent, and wants it named.
func TestReadFHIR_Refuses(t *testing.T) {
	provision := func(c map[string]any) map[string]any { return c["provision"].(map[string]any) }
	category := func(system, code string) []any {
		return []any{map[string]any{"coding": []any{map[string]any{"system": system, "code": code}}}}
	}
	for name, test := range map[string]struct {
		change  func(c map[string]any)
		element string
	}{
		"a draft":            {func(c map[string]any) { c["status"] = "proposed" }, "Consent.status"},
		"a class":            {func(c map[string]any) { provision(c)["class"] = []any{} }, "Consent.provision.class"},
		"a security label":   {func(c map[string]any) { provision(c)["securityLabel"] = []any{} }, "Consent.provision.securityLabel"},
		"times of the data":  {func(c map[string]any) { provision(c)["dataPeriod"] = map[string]any{} }, "Consent.provision.dataPeriod"},
		"single data":        {func(c map[string]any) { provision(c)["data"] = []any{} }, "Consent.provision.data"},
		"no end":             {func(c map[string]any) { delete(provision(c)["period"].(map[string]any), "end") }, "Consent.provision.period.end"},
		"a period backwards": {func(c map[string]any) { provision(c)["period"].(map[string]any)["end"] = "2026-02" }, "Consent.provision.period"},
		"the zero id": {func(c map[string]any) {
			c["patient"] = map[string]any{"identifier": map[string]any{"system": consent.SubjectSystem, "value": common.Hash{}.Hex()}}
		}, "Consent.patient"},
		"no period":           {func(c map[string]any) { delete(provision(c), "period") }, "Consent.provision.period.start"},
		"no actor":            {func(c map[string]any) { delete(provision(c), "actor") }, "Consent.provision.actor"},
		"no purpose":          {func(c map[string]any) { delete(provision(c), "purpose") }, "Consent.provision.purpose"},
		"no policy":           {func(c map[string]any) { delete(c, "policyRule") }, "Consent.policyRule"},
		"no provision":        {func(c map[string]any) { delete(c, "provision") }, "Consent.provision"},
		"other rules":         {func(c map[string]any) { c["implicitRules"] = "urn:x" }, "Consent.implicitRules"},
		"a modifier":          {func(c map[string]any) { c["modifierExtension"] = []any{} }, "Consent.modifierExtension"},
		"not confirmed":       {func(c map[string]any) { c["verification"] = []any{map[string]any{"verified": false}} }, "Consent.verification.verified"},
		"denied to one":       {func(c map[string]any) { provision(c)["type"] = "deny" }, "Consent.policyRule"},
		"an unknown patient":  {func(c map[string]any) { c["patient"] = map[string]any{"reference": "Group/1"} }, "Consent.patient"},
		"somebody else":       {func(c map[string]any) { c["performer"] = []any{map[string]any{"reference": "RelatedPerson/1"}} }, "Consent.performer"},
		"a nested permission": {func(c map[string]any) { provision(c)["provision"].([]any)[0].(map[string]any)["type"] = "permit" }, "Consent.provision.provision"},
		"a nested purpose":    {func(c map[string]any) { provision(c)["provision"].([]any)[0].(map[string]any)["purpose"] = []any{} }, "Consent.provision.provision.purpose"},
		"a category that no result has": {func(c map[string]any) {
			provision(c)["code"] = category("http://hl7.org/fhir/v2/0074", "MB")
		}, "Consent.provision.code"},
		"all but a category": {func(c map[string]any) {
			provision(c)["provision"].([]any)[0].(map[string]any)["code"] = category("http://terminology.hl7.org/CodeSystem/observation-category", "imaging")
		}, "Consent.provision.provision.code"},
		"another extension": {func(c map[string]any) {
			provision(c)["extension"] = []any{map[string]any{"url": "urn:x", "valueCode": "part2"}}
		}, "Consent.provision.extension"},
	} {
		t.Run(name, func(t *testing.T) {
			c := fridas()
			test.change(c)
			_, err := read(t, c)
			var refused *consent.UnenforceableError
			if !errors.As(err, &refused) || refused.Element != test.element {
				t.Errorf("got %v, want %s refused", err, test.element)
			}
		})
	}
	if _, err := consent.ReadFHIR([]byte(`{"resourceType":"Consent","status":"active","status":"active"}`), directory{}); err == nil {
		t.Error("an element that is there twice was taken")
	}
}

// TestDocument_FHIR writes random documents and reads them back: nothing is lost, and the commitment is the same.
func TestDocument_FHIR(t *testing.T) {
	chance := rand.New(rand.NewPCG(3, 4))
	for range 500 {
		want := randomDocument(chance)
		text, err := want.FHIR()
		check(t, err)
		got, err := consent.ReadFHIR(text, directory{})
		if err != nil {
			t.Fatalf("%v: %s", err, text)
		}
		if !reflect.DeepEqual(got, want) || got.Terms.Commit(frida) != want.Terms.Commit(frida) {
			t.Fatalf("got  %+v\nwant %+v", got, want)
		}
	}
	bad := randomDocument(chance)
	bad.Codes = append(bad.Codes, consent.Coding{System: "urn:x", Code: "y"})
	if _, err := bad.FHIR(); err == nil {
		t.Error("codings that are not the terms' were written")
	}
}

func randomDocument(chance *rand.Rand) (d consent.Document) {
	d.Terms = consent.Terms{
		Version: 1, Subject: randomHash(chance), Grantee: randomHash(chance), Decision: consent.Decision(1 + chance.IntN(2)),
		Purposes: 1 + chance.Uint32N(1<<9-1), NotBefore: chance.Uint64N(1 << 32), Flags: uint8(chance.IntN(8)),
	}
	d.Terms.NotAfter = d.Terms.NotBefore + 1 + chance.Uint64N(1<<30)
	for use := range chance.IntN(4) {
		d.Terms.DUO = append(d.Terms.DUO, uint16(7+use*13))
		d.Terms.Flags |= consent.AllowsResearch
	}
	d.Codes, d.Terms.Codes = randomCodes(chance)
	if d.Terms.Decision == consent.Permit {
		d.Denied, d.Terms.DeniedCodes = randomCodes(chance)
	}
	return d
}

func randomCodes(chance *rand.Rand) (codings []consent.Coding, hashes []common.Hash) {
	byHash := map[common.Hash]consent.Coding{}
	for range chance.IntN(4) {
		c := consent.Coding{System: "http://loinc.org", Code: fmt.Sprintf("%d-%d", chance.IntN(90000), chance.IntN(10))}
		byHash[consent.Code(c.System, c.Code)] = c
		hashes = append(hashes, consent.Code(c.System, c.Code))
	}
	hashes = consent.SortCodes(hashes)
	for _, h := range hashes {
		codings = append(codings, byHash[h])
	}
	if len(hashes) == 0 {
		return nil, nil
	}
	return codings, hashes
}

// TestDocument_RecordedFHIR writes random documents with what a lab knows of their grants, reads them back, and wants
// IHE PCF's profiles claimed just where all that is said has a place in them.
func TestDocument_RecordedFHIR(t *testing.T) {
	chance := rand.New(rand.NewPCG(9, 10))
	claimed, written := map[string]int{}, [][]byte{}
	for n := range 400 {
		want := randomDocument(chance)
		want.IsPaper = n%3 == 0
		if n%2 == 0 {
			want = consent.NewDocument(want.Terms, nil, nil)
			want.Terms.Flags &= consent.AllowsResearch
		}
		text, err := want.RecordedFHIR(consent.Recorded{Grant: common.Hash{1}, Custodian: common.Hash{2}, At: 1_790_000_000})
		check(t, err)
		got, err := consent.ReadFHIR(text, directory{})
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Fatalf("%v\n%+v\n%+v\n%s", err, got, want, text)
		}
		if written = append(written, text); n%5 == 0 {
			bare, err := want.FHIR()
			check(t, err)
			written = append(written, bare)
		}
		var resource struct {
			Meta                              struct{ Profile []string }
			DateTime                          string
			Performer, Organization, Policy   []any
			SourceReference, PolicyRule, Code map[string]any
			Provision                         struct {
				Type              string
				Action, Extension []any
				Code, Provision   []any
			}
		}
		check(t, json.Unmarshal(text, &resource))
		p := resource.Provision
		isWhole := len(resource.Performer) == 1 && len(resource.Organization) == 1 && len(resource.Policy) == 1 &&
			resource.SourceReference != nil && resource.DateTime == "2026-09-21T14:13:20Z" && p.Type != ""
		fits := len(p.Code) == 0 && len(p.Provision) == 0 && len(p.Extension) == 0
		if !isWhole || resource.PolicyRule != nil || p.Action != nil || fits != (len(resource.Meta.Profile) == 1) {
			t.Fatalf("not as PCF has it, or it claims so wrongly: %s", text)
		}
		claimed[strings.Join(resource.Meta.Profile, "")]++
	}
	fhirtest.Check(t, written...)
	if len(claimed) < 2 {
		t.Errorf("claimed: %v", claimed)
	}
	basic := consent.NewDocument(consent.Terms{
		Version: 1, Subject: frida, Decision: consent.Permit, Grantee: clinic, Purposes: 1, NotAfter: 1,
	}, nil, nil)
	text, err := basic.RecordedFHIR(consent.Recorded{})
	check(t, err)
	if !strings.Contains(string(text), "IHE.PCF.consentBasic") {
		t.Errorf("the simplest consent is not basic: %s", text)
	}
}

// TestReadFHIR_PCF reads consents as IHE PCF has them: Basic as far as it names one recipient and a time, and of
// Intermediate and Advanced nothing that is not enforced.
func TestReadFHIR_PCF(t *testing.T) {
	basic := func() map[string]any {
		c := fridas()
		delete(c, "policyRule")
		c["meta"] = map[string]any{"profile": []any{"https://profiles.ihe.net/ITI/PCF/StructureDefinition/IHE.PCF.consentBasic"}}
		c["performer"] = []any{map[string]any{"reference": "Patient/frida"}}
		c["organization"] = []any{map[string]any{"reference": "Organization/lab"}}
		c["sourceReference"] = map[string]any{"reference": "DocumentReference/ink"}
		c["policy"] = []any{map[string]any{"uri": "http://example.org/policies/basePrivacyConsentPolicy.txt"}}
		p := c["provision"].(map[string]any)
		p["type"] = "permit"
		for _, name := range []string{"action", "code", "provision"} {
			delete(p, name)
		}
		return c
	}
	got, err := read(t, basic())
	check(t, err)
	want := consent.Terms{
		Version: 1, Subject: frida, Decision: consent.Permit, Grantee: clinic, Purposes: consent.PurposeBits(consent.Treatment),
		NotBefore: 1772323200, NotAfter: 1775001600,
	}
	if !reflect.DeepEqual(got.Terms, want) {
		t.Errorf("got  %+v\nwant %+v", got.Terms, want)
	}
	provision := func(c map[string]any) map[string]any { return c["provision"].(map[string]any) }
	nested := func(name string) func(c map[string]any) {
		return func(c map[string]any) {
			provision(c)["provision"] = []any{map[string]any{"type": "deny", name: []any{}}}
		}
	}
	for name, test := range map[string]struct {
		change  func(c map[string]any)
		element string
	}{
		"another policy":               {func(c map[string]any) { c["policy"] = []any{map[string]any{"uri": "urn:x"}} }, "Consent.policy"},
		"a policy's authority":         {func(c map[string]any) { c["policy"] = []any{map[string]any{"authority": "urn:x"}} }, "Consent.policy"},
		"a policy, and no type":        {func(c map[string]any) { delete(provision(c), "type") }, "Consent.provision.type"},
		"all in the community":         {func(c map[string]any) { delete(provision(c), "actor") }, "Consent.provision.actor"},
		"no sunset":                    {func(c map[string]any) { delete(provision(c), "period") }, "Consent.provision.period.start"},
		"Intermediate: a timeframe":    {func(c map[string]any) { provision(c)["dataPeriod"] = map[string]any{} }, "Consent.provision.dataPeriod"},
		"Intermediate: an author":      {func(c map[string]any) { provision(c)["data"] = []any{} }, "Consent.provision.data"},
		"Intermediate: not a purpose":  {nested("purpose"), "Consent.provision.provision.purpose"},
		"Intermediate: not an author":  {nested("data"), "Consent.provision.provision.data"},
		"Intermediate: not to one":     {nested("actor"), "Consent.provision.provision.actor"},
		"Advanced: a label":            {func(c map[string]any) { provision(c)["securityLabel"] = []any{} }, "Consent.provision.securityLabel"},
		"Advanced: not a label":        {nested("securityLabel"), "Consent.provision.provision.securityLabel"},
		"a mother for her infant":      {func(c map[string]any) { c["performer"] = []any{map[string]any{"reference": "RelatedPerson/mother"}} }, "Consent.performer"},
		"an attestation not ours":      {func(c map[string]any) { c["extension"] = []any{map[string]any{"url": "urn:x", "valueCode": "paper"}} }, "Consent.extension"},
		"a rejection to all in policy": {func(c map[string]any) { delete(provision(c), "actor"); provision(c)["type"] = "deny" }, "Consent.provision.actor"},
	} {
		c := basic()
		test.change(c)
		_, err := read(t, c)
		var refused *consent.UnenforceableError
		if !errors.As(err, &refused) || refused.Element != test.element {
			t.Errorf("%s: got %v, want %s refused", name, err, test.element)
		}
	}
	rejected := basic()
	provision(rejected)["type"] = "deny"
	if got, err := read(t, rejected); err != nil || got.Terms.Decision != consent.Deny {
		t.Errorf("a rejection: %+v, %v", got.Terms, err)
	}
}

func FuzzReadFHIR(f *testing.F) {
	text, err := json.Marshal(fridas())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(text)
	f.Add([]byte(`{"resourceType":"Consent","decision":"deny","provision":[{"actor":[]}]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		d, err := consent.ReadFHIR(text, directory{})
		if err != nil {
			return
		}
		again, err := d.FHIR()
		check(t, err)
		if back, err := consent.ReadFHIR(again, directory{}); err != nil || !reflect.DeepEqual(back, d) {
			t.Fatalf("there and back: %v\n%+v\n%+v", err, d, back)
		}
	})
}
