package fhir_test

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/fhir"
	"github.com/labseal/labseal/oracle/record"
)

// laboratory is a message that tells all that can be told.
const laboratory = `{"resourceType":"Bundle","type":"message","identifier":{"system":"urn:lab:messages","value":"M-1"},
	"timestamp":"2026-03-04T12:00:00+01:00","meta":{"tag":[
		{"system":"http://terminology.hl7.org/CodeSystem/v3-ActReason","code":"HTEST"}]},"entry":[
	{"resource":{"resourceType":"MessageHeader",
		"eventCoding":{"system":"http://terminology.hl7.org/CodeSystem/v2-0003","code":"R01"}}},
	{"fullUrl":"urn:uuid:r","resource":{"resourceType":"DiagnosticReport","status":"amended",
		"identifier":[{"type":{"coding":[{"code":"FGN"}]},"system":"urn:lab","value":"G-1"},
			{"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0203","code":"FILL"}]},
				"system":"urn:lab","value":"F-1"},
			{"system":"urn:else","value":"E-1"}],
		"basedOn":[{"reference":"ServiceRequest/s"}],"subject":{"reference":"urn:uuid:p"},
		"effectivePeriod":{"start":"2026-03-04T10:15:00Z"},"issued":"2026-03-04T10:59:00Z",
		"performer":[{"reference":"#lab"},{"reference":"Practitioner/o"}],"result":[{"reference":"urn:uuid:o"}],
		"contained":[{"resourceType":"Organization","id":"lab","name":"EAST \"LAB\"",
			"identifier":[{"system":"urn:oid:2.16.840.1.113883.4.7","value":"99D0000001"}]}]}},
	{"fullUrl":"urn:uuid:o","resource":{"resourceType":"Observation","status":"appended",
		"identifier":[{"system":"urn:lab","value":"O-1"}],"effectiveDateTime":"2026-03-04T10:10:00.250Z",
		"interpretation":[{"coding":[{"code":"N"}]},{"coding":[{"code":"LL"}]}],
		"performer":[{"reference":"Organization/west"},{"display":"Otto"},{"type":"Organization","display":"NORTH LAB"}],
		"hasMember":[{"reference":"Observation/m"}]}},
	{"resource":{"resourceType":"Observation","id":"m","status":"final","identifier":[{"value":"O-2"}]}},
	{"resource":{"resourceType":"Organization","id":"west","name":"WEST LAB","identifier":[{"value":"11D1111111",
		"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0203","code":"CLIA"}]}}]}},
	{"resource":{"resourceType":"ServiceRequest","id":"s","status":"active","requester":{"reference":"PractitionerRole/x"},
		"identifier":[{"type":{"coding":[{"code":"PLAC"}]},"system":"urn:ehr","value":"P-1"},{"value":"other"}]}},
	{"resource":{"resourceType":"PractitionerRole","id":"x","practitioner":{"reference":"Practitioner/o"}}},
	{"resource":{"resourceType":"Practitioner","id":"o",
		"identifier":[{"system":"http://hl7.org/fhir/sid/us-npi","value":"77"}]}},
	{"fullUrl":"urn:uuid:p","resource":{"resourceType":"Patient","identifier":[
		{"type":{"coding":[{"code":"MR"}]},"value":"100","assigner":{"display":"EAST"}},
		{"system":"urn:east","value":" 101\t"},{"system":"urn:east","value":"101"},{"system":"urn:none"}]}}]}`

// TestFacts reads all that a record tells, once.
func TestFacts(t *testing.T) {
	got := parse(t, laboratory).Facts()
	want := record.Facts{
		Kind: record.Result, Type: "Bundle", Test: true, Critical: true, Amended: true,
		Sender:   record.Sender{Application: "urn:lab:messages", Control: "M-1"},
		Made:     got.Made,
		Observed: time.Date(2026, 3, 4, 10, 10, 0, 250e6, time.UTC),
		Patient:  []record.Identifier{{Value: "100"}, {Value: "101", Authority: "urn:east"}},
		Orders: []record.Ordered{{
			Filler: record.Identifier{Value: "F-1", Authority: "urn:lab"}, Placer: record.Identifier{Value: "P-1", Authority: "urn:ehr"},
			Orderer: record.Identifier{Value: "77", Authority: "http://hl7.org/fhir/sid/us-npi"}, Status: evidence.StatusCorrected,
			Orderers: []record.Identifier{{Value: "77", Authority: record.NPI}},
		}},
		Performers: []record.Performer{
			{Name: `EAST "LAB"`, CLIA: "99D0000001"},
			{Name: "WEST LAB", CLIA: "11D1111111"},
			{Name: "NORTH LAB"},
		},
	}
	if !got.Made.Equal(time.Date(2026, 3, 4, 11, 0, 0, 0, time.UTC)) {
		t.Errorf("made %s", got.Made)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

// TestFacts_Kind is the table of kinds.
func TestFacts_Kind(t *testing.T) {
	const (
		patient     = `{"resource":{"resourceType":"Patient","id":"p","identifier":[{"value":"1"}]}}`
		observation = `{"resource":{"resourceType":"Observation","status":"final"}}`
		control     = `{"resource":{"resourceType":"Specimen","type":{"coding":[
			{"system":"http://terminology.hl7.org/CodeSystem/v2-0369","code":"Q"}]}}}`
	)
	header := func(event string) string {
		return `{"resource":{"resourceType":"MessageHeader","eventCoding":{
			"system":"http://terminology.hl7.org/CodeSystem/v2-0003","code":"` + event + `"}}}`
	}
	single := func(of, rest string) string { return `{"resourceType":"` + of + `"` + rest + `}` }
	for name, test := range map[string]struct {
		record string
		want   record.Kind
	}{
		"report":                      {single("DiagnosticReport", `,"subject":{"reference":"Patient/1"}`), record.Result},
		"observation":                 {single("Observation", `,"subject":{"identifier":{"value":"1"}}`), record.Result},
		"observation of a urn":        {single("Observation", `,"subject":{"reference":"urn:uuid:1"}`), record.Result},
		"of an order only":            {single("Observation", `,"identifier":[{"value":"F"}]`), record.Result},
		"an instrument's own":         {single("Observation", `,"device":{"reference":"Device/1"}`), record.Instrument},
		"of a device":                 {single("Observation", `,"subject":{"reference":"http://x/Device/1/_history/2"}`), record.Instrument},
		"quality control":             {bundle(observation, control), record.Control},
		"a patient's own specimen":    {bundle(observation, control, patient), record.Result},
		"contained quality control":   {single("Observation", `,"contained":[{"resourceType":"Specimen","role":[{"coding":[{"system":"x/v2-0369","code":"C"}]}]}]`), record.Control},
		"document":                    {bundle(entryOf("Composition"), patient), record.Document},
		"a report as a document":      {bundle(entryOf("Composition"), entryOf("DiagnosticReport"), patient), record.Result},
		"document reference":          {single("DocumentReference", ""), record.Document},
		"order":                       {single("ServiceRequest", ""), record.Order},
		"an order's answered asks":    {bundle(header("O21"), entryOf("ServiceRequest"), observation, patient), record.Order},
		"a result's order":            {bundle(header("R01"), entryOf("ServiceRequest"), observation, patient), record.Result},
		"patient":                     {single("Patient", ""), record.Other},
		"another resource":            {single("Basic", ""), record.Other},
		"an empty Bundle":             {bundle(), record.Other},
		"a response without resource": {bundle(`{"response":{"status":"201"}}`), record.Other},
		"link to an unknown patient":  {single("Patient", `,"identifier":[{"value":"1"}],"link":[{"type":"replaces","other":{"reference":"Patient/2"}}]`), record.Other},
		"link": {single("Patient", `,"identifier":[{"value":"1"}],
			"link":[{"type":"replaces","other":{"identifier":{"value":"2"}}}]`), record.Link},
		"a result of a linked patient": {bundle(observation, `{"resource":{"resourceType":"Patient","identifier":[{"value":"1"}],
			"link":[{"type":"replaces","other":{"identifier":{"value":"2"}}}]}}`), record.Result},
	} {
		t.Run(name, func(t *testing.T) {
			got := parse(t, test.record).Facts()
			if got.Kind != test.want {
				t.Errorf("got %s, want %s", got.Kind, test.want)
			}
			if (len(got.Links) > 0) != (test.want == record.Link) {
				t.Errorf("links %v", got.Links)
			}
		})
	}
}

// entryOf is an entry of that type of resource.
func entryOf(of string) string { return `{"resource":{"resourceType":"` + of + `"}}` }

// TestFacts_Orders tells which numbers of a resource are those of its order.
func TestFacts_Orders(t *testing.T) {
	const fill, plac, group = `"type":{"coding":[{"code":"FILL"}]},`, `"type":{"coding":[{"code":"PLAC"}]},`, `"type":{"text":"accession"},`
	id := func(kind, value string) string { return `{` + kind + `"system":"s","value":"` + value + `"}` }
	for name, test := range map[string]struct {
		elements string
		want     string // filler/placer of each order
	}{
		"none":                           {`"identifier":[]`, ""},
		"one":                            {`"identifier":[` + id("", "1") + `]`, "1/"},
		"one that is no list":            {`"identifier":` + id("", "1"), "1/"},
		"two of no type":                 {`"identifier":[` + id("", "1") + `,` + id("", "2") + `]`, "1/ 2/"},
		"the typed before others":        {`"identifier":[` + id("", "1") + `,` + id(fill, "2") + `]`, "2/"},
		"placer":                         {`"identifier":[` + id(plac, "1") + `,` + id("", "2") + `]`, "2/1"},
		"placer only":                    {`"identifier":[` + id(plac, "1") + `]`, "/1"},
		"of a group":                     {`"identifier":[` + id(group, "1") + `]`, ""},
		"without a value":                {`"identifier":[{"system":"s"}]`, ""},
		"a value with a NUL":             {`"identifier":[` + id("", `1\u0000`) + `]`, ""},
		"based on a placer":              {`"identifier":[` + id("", "1") + `],"basedOn":[{"identifier":` + id("", "2") + `}]`, "1/2"},
		"based on a filler":              {`"basedOn":[{"identifier":` + id(fill, "2") + `}]`, "2/"},
		"its own filler before another":  {`"identifier":[` + id("", "1") + `],"basedOn":[{"identifier":` + id(fill, "2") + `}]`, "1/"},
		"based on a contained request":   {`"contained":[{"resourceType":"ServiceRequest","id":"r","identifier":[` + id("", "2") + `]}],"basedOn":[{"reference":"#r"}]`, "/2"},
		"based on what is not held":      {`"basedOn":[{"reference":"#r"},{"reference":"ServiceRequest/1"},{}]`, ""},
		"based on a request of two sets": {`"contained":[{"resourceType":"ServiceRequest","id":"r","identifier":[` + id(fill, "3") + `,` + id(plac, "2") + `,` + id("", "4") + `]}],"basedOn":[{"reference":"#r"}]`, "3/2"},
	} {
		for _, resource := range []string{"DiagnosticReport", "Observation"} {
			var got []string
			for _, o := range parse(t, `{"resourceType":"`+resource+`","status":"final",`+test.elements+`}`).Facts().Orders {
				if o.Status != evidence.StatusFinal {
					t.Errorf("%s: status %s", name, o.Status)
				}
				got = append(got, o.Filler.Value+"/"+o.Placer.Value)
			}
			if strings.Join(got, " ") != test.want {
				t.Errorf("%s, %s: got %q, want %q", name, resource, got, test.want)
			}
		}
	}
	order := parse(t, `{"resourceType":"ServiceRequest","identifier":[`+id(fill, "1")+`,`+id("", "2")+`],
		"requester":{"identifier":`+id("", "3")+`}}`).Facts().Orders
	want := []record.Ordered{{
		Filler: record.Identifier{Value: "1", Authority: "s"}, Placer: record.Identifier{Value: "2", Authority: "s"},
		Orderer: record.Identifier{Value: "3", Authority: "s"}, Orderers: []record.Identifier{{Value: "3", Authority: "s"}},
	}}
	if !reflect.DeepEqual(order, want) {
		t.Errorf("of a ServiceRequest: got %+v", order)
	}
}

// TestFacts_Patients tells whose a record is.
func TestFacts_Patients(t *testing.T) {
	patient := func(id string) string {
		return `{"resource":{"resourceType":"Patient","id":"` + id + `","identifier":[{"value":"` + id + `"}]}}`
	}
	of := func(elements string) string { return `{"resource":{"resourceType":"Observation",` + elements + `}}` }
	for name, test := range map[string]struct{ record, want string }{
		"one, not referred to":            {bundle(patient("1"), of(`"status":"final"`)), "1"},
		"one, and the reference's own":    {bundle(patient("1"), of(`"subject":{"identifier":{"value":"2"}}`)), "2"},
		"one, and a reference to it":      {bundle(patient("1"), of(`"subject":{"reference":"Patient/1","identifier":{"value":"2"}}`)), "1 2"},
		"the subject of two":              {bundle(patient("1"), patient("2"), of(`"subject":{"reference":"Patient/2"}`)), "2"},
		"both of two":                     {bundle(patient("1"), patient("2"), of(`"subject":{"reference":"Patient/2"}`), of(`"subject":{"reference":"Patient/1/_history/3"}`)), "2 1"},
		"two, none of which is said":      {bundle(patient("1"), patient("2"), of(`"status":"final"`)), "1 2"},
		"contained":                       {bundle(of(`"contained":[{"resourceType":"Patient","id":"p","identifier":[{"value":"5"}]}],"subject":{"reference":"#p"}`)), "5"},
		"a reference says nobody's":       {bundle(of(`"subject":{"reference":"Patient/1"}`)), ""},
		"the subject is a device":         {bundle(of(`"subject":{"type":"Device","identifier":{"value":"5"}}`)), ""},
		"an order's":                      {bundle(patient("1"), patient("2"), `{"resource":{"resourceType":"ServiceRequest","subject":{"reference":"Patient/1"}}}`), "1"},
		"a document's":                    {bundle(patient("1"), patient("2"), `{"resource":{"resourceType":"Composition","subject":{"reference":"Patient/2"}}}`), "2"},
		"a number that can't be a number": {bundle(patient("1"), of(`"subject":{"identifier":{"value":7}}`)), "1"},
	} {
		var got []string
		for _, id := range parse(t, test.record).Facts().Patient {
			got = append(got, id.Value)
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%s: got %q, want %q", name, got, test.want)
		}
	}
}

// TestFacts_Marks tells what a person must know of a result.
func TestFacts_Marks(t *testing.T) {
	const wrong = `"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/event-statusReason",
		"valueCodeableConcept":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0085","code":"W"}]}}]`
	flag := func(code string) string { return `"interpretation":[{"coding":[{"code":"` + code + `"}]}]` }
	for _, test := range []struct {
		elements, want string
	}{
		{`"status":"final"`, ""},
		{flag("H"), ""},
		{flag("HH"), "critical"},
		{flag("LL"), "critical"},
		{flag("AA"), "critical"},
		{`"component":[{` + flag("N") + `},{` + flag("AA") + `}]`, "critical"},
		{`"contained":[{"resourceType":"Observation",` + flag("AA") + `}]`, "critical"},
		{`"status":"amended"`, "amended"},
		{`"status":"appended"`, "amended"},
		{`"status":"corrected"`, ""},
		{`"status":"appended","contained":[{"resourceType":"Observation","status":"corrected"}]`, ""},
		{`"status":"entered-in-error"`, ""},
		{`"status":"entered-in-error",` + wrong, "wrong"},
		{`"status":"final",` + wrong, ""},
		{`"meta":{"tag":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ActReason","code":"HTEST"}]}`, "test"},
		{`"meta":{"security":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ActReason","code":"HTEST"}]}`, "test"},
		{`"meta":{"tag":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0103","code":"T"}]}`, "test"},
		{`"meta":{"tag":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0103","code":"P"}]}`, ""},
		{`"meta":{"tag":[{"system":"urn:else","code":"HTEST"}]}`, ""},
	} {
		facts := parse(t, `{"resourceType":"Observation",`+test.elements+`}`).Facts()
		var got []string
		for name, is := range map[string]bool{
			"critical": facts.Critical, "amended": facts.Amended, "wrong": facts.WrongPatient, "test": facts.Test,
		} {
			if is {
				got = append(got, name)
			}
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%s: got %q, want %q", test.elements, got, test.want)
		}
	}
}

// TestFacts_CriticalOrder takes the answers that come with an order for no critical result, and the same for one where it is.
func TestFacts_CriticalOrder(t *testing.T) {
	for event, want := range map[string]bool{"O21": false, "R01": true} {
		got := parse(t, bundle(`{"resource":{"resourceType":"MessageHeader","eventCoding":{"system":"http://terminology.hl7.org/CodeSystem/v2-0003","code":"`+event+`"}}}`,
			entryOf("ServiceRequest"), `{"resource":{"resourceType":"Observation","interpretation":[{"coding":[{"code":"HH"}]}],
				"component":[{"interpretation":[{"coding":[{"code":"LL"}]}]}]}}`)).Facts()
		if got.Critical != want {
			t.Errorf("%s: critical %v", event, got.Critical)
		}
	}
}

// TestFacts_Times reads every precision, and what is no time as none.
func TestFacts_Times(t *testing.T) {
	for text, want := range map[string]string{
		"2026":                          "2026-01-01T00:00:00Z",
		"2026-03":                       "2026-03-01T00:00:00Z",
		"2026-03-04":                    "2026-03-04T00:00:00Z",
		"2026-03-04T05:06:07":           "2026-03-04T05:06:07Z",
		"2026-03-04T05:06:07Z":          "2026-03-04T05:06:07Z",
		"2026-03-04T05:06:07.891-01:30": "2026-03-04T06:36:07.891Z",
		"2026-13-04":                    "",
		"yesterday":                     "",
		"":                              "",
	} {
		for _, element := range []string{`"effectiveDateTime":%q`, `"effectiveInstant":%q`, `"effectivePeriod":{"start":%q}`, `"effectiveTiming":{"event":["2030",%q]}`} {
			if strings.Contains(element, "2030") && want == "" {
				continue
			}
			facts := parse(t, `{"resourceType":"Observation","issued":"`+text+`",`+fmt.Sprintf(element, text)+`}`).Facts()
			for _, at := range []time.Time{facts.Observed, facts.Made} {
				if at.IsZero() != (want == "") || want != "" && at.UTC().Format(time.RFC3339Nano) != want {
					t.Errorf("%s %q: got %s", element, text, at)
				}
			}
		}
	}
}

func TestFacts_Links(t *testing.T) {
	a, b := record.Identifier{Value: "1", Authority: "E"}, record.Identifier{Value: "2", Authority: "E"}
	for how, survives := range map[string]record.Identifier{"replaces": a, "replaced-by": b} {
		merged := a
		if survives == a {
			merged = b
		}
		got := parse(t, bundle(
			`{"resource":{"resourceType":"Patient","id":"a","identifier":[{"system":"E","value":"1"}],
				"link":[{"type":"`+how+`","other":{"reference":"Patient/b"}},{"type":"seealso","other":{"reference":"Patient/b"}}]}}`,
			`{"resource":{"resourceType":"Patient","id":"b","identifier":[{"system":"E","value":"2"}]}}`)).Facts()
		want := []record.Linked{{Survives: []record.Identifier{survives}, Merged: []record.Identifier{merged}}}
		if got.Kind != record.Link || !reflect.DeepEqual(got.Links, want) {
			t.Errorf("%s: got %s %+v", how, got.Kind, got.Links)
		}
	}
}

// TestFacts_Lineage reads a report and its correction: one order, one patient.
func TestFacts_Lineage(t *testing.T) {
	before, now := parse(t, fixture(t, "lipid-report.json")).Facts(), parse(t, fixture(t, "lipid-report-corrected.json")).Facts()
	if len(before.Orders) != 1 || len(before.Patient) == 0 || before.Orders[0].Filler.Value != "F-9001" {
		t.Fatalf("got %+v", before)
	}
	if !reflect.DeepEqual(now.Patient, before.Patient) || now.Orders[0].Filler != before.Orders[0].Filler {
		t.Errorf("the correction is of another patient or order: %+v", now)
	}
}

// TestFacts_Corpus counts kinds.
func TestFacts_Corpus(t *testing.T) {
	kinds := map[string]map[record.Kind]int{}
	var orders, patients, times, performers, critical, numbered, results int
	eachFile(t, func(_, text string) {
		f, err := tryParse(text)
		if err != nil {
			return
		}
		facts := f.Facts()
		if kinds[facts.Type] == nil {
			kinds[facts.Type] = map[record.Kind]int{}
		}
		kinds[facts.Type][facts.Kind]++
		if facts.Kind != record.Result {
			return
		}
		count := func(n *int, is bool) {
			if is {
				*n++
			}
		}
		results++
		count(&orders, len(facts.Orders) > 0)
		count(&patients, len(facts.Patient) > 0)
		count(&times, !facts.Observed.IsZero())
		count(&performers, len(facts.Performers) > 0)
		count(&critical, facts.Critical)
		count(&numbered, facts.Sender.Control != "")
	})
	for resource, counts := range kinds {
		if len(counts) > 1 || counts[record.Other] == 0 {
			t.Logf("%-20s %v", resource, counts)
		}
	}
	t.Logf("of %d results: %d with an order's number, %d with a patient's, %d observed, %d with a performer, %d critical, %d with a sender's number",
		results, orders, patients, times, performers, critical, numbered)
	if results == 0 || orders == 0 || patients == 0 || times == 0 {
		t.Error("no result in the corpus tells its order, its patient and its time")
	}
}

func BenchmarkFacts(b *testing.B) {
	text, err := os.ReadFile(filepath.Join("testdata", "lipid-report.json"))
	if err != nil {
		b.Fatal(err)
	}
	f, err := fhir.Parse(text)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		f.Facts()
	}
}

// TestFacts_Embedded notices a document that is not the Base64 that FHIR wants it to be, wherever a resource embeds it.
func TestFacts_Embedded(t *testing.T) {
	for name, resource := range map[string]string{
		"report":    `{"resourceType":"DiagnosticReport","status":"final","presentedForm":[{"data":"Zm9v"},{"data":"DATA"}]}`,
		"binary":    `{"resourceType":"Binary","contentType":"application/pdf","data":"DATA"}`,
		"reference": `{"resourceType":"DocumentReference","content":[{"attachment":{"data":"DATA"}}]}`,
		"media":     `{"resourceType":"Media","content":{"data":"DATA"}}`,
	} {
		for data, want := range map[string]bool{"Zm9vYg==": false, `Zm9v\nYg==`: false, "Zm9vYg": true, "": true, "<pdf>": true} {
			if got := parse(t, bundle(`{"resource":`+strings.Replace(resource, "DATA", data, 1)+`}`)).Facts().Damaged; got != want {
				t.Errorf("%s of %q: damaged %v", name, data, got)
			}
		}
	}
}

// TestFacts_Cites reads what a report cites of other labs.
func TestFacts_Cites(t *testing.T) {
	leaf := "0x" + strings.Repeat("ab", 32)
	cites := func(url, leaf string) record.Facts {
		return parse(t, `{"resourceType":"DiagnosticReport","status":"final","code":{},"extension":[{"url":"`+url+`","valueString":"`+leaf+`"}]}`).Facts()
	}
	if got := cites("urn:labseal:cites", leaf); len(got.Cites) != 1 || got.Cites[0].String() != leaf || got.Miscited {
		t.Errorf("cites %v", got.Cites)
	}
	if got := cites("urn:else", leaf); len(got.Cites) != 0 || got.Miscited {
		t.Errorf("another extension cites %v", got.Cites)
	}
	if got := cites("urn:labseal:cites", "0x12"); len(got.Cites) != 0 || !got.Miscited {
		t.Error("no leaf hash is taken for one")
	}
}

// TestFacts_Orderers reads all numbers of who ordered a report: of the practitioner, of the role, and of the organisation.
func TestFacts_Orderers(t *testing.T) {
	const npi = `{"system":"urn:oid:2.16.840.1.113883.4.6","value":"1234567893"}`
	got := parse(t, `{"resourceType":"Bundle","type":"collection","entry":[
		{"resource":{"resourceType":"DiagnosticReport","status":"final","identifier":[{"system":"s","value":"F-1"}],"basedOn":[{"reference":"ServiceRequest/o"}],"subject":{"reference":"Patient/p"}}},
		{"resource":{"resourceType":"ServiceRequest","id":"o","requester":{"reference":"PractitionerRole/r","identifier":{"system":"s","value":"9"}}}},
		{"resource":{"resourceType":"PractitionerRole","id":"r","identifier":[{"value":"no authority"}],"practitioner":{"reference":"Practitioner/d"},"organization":{"identifier":{"system":"urn:clinic","value":"C-1"}}}},
		{"resource":{"resourceType":"Practitioner","id":"d","identifier":[`+npi+`,{"system":"urn:clinic","value":"D-2"}]}}]}`).Facts().Orders
	want := []record.Identifier{
		{Value: "9", Authority: "s"},
		{Value: "1234567893", Authority: record.NPI},
		{Value: "D-2", Authority: "urn:clinic"},
		{Value: "C-1", Authority: "urn:clinic"},
	}
	if len(got) != 1 || !reflect.DeepEqual(got[0].Orderers, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	based := parse(t, `{"resourceType":"DiagnosticReport","status":"final","identifier":[{"system":"s","value":"F-1"}],
		"basedOn":[{"identifier":{"system":"s","value":"P-1"}}],"subject":{"reference":"Patient/p"}}`).Facts().Orders
	if len(based) != 1 || based[0].Orderers != nil {
		t.Errorf("based on an order that the record does not hold: %+v", based)
	}
	several := parse(t, `{"resourceType":"DiagnosticReport","status":"final","identifier":[{"system":"s","value":"F-1"}],"subject":{"reference":"Patient/p"},
		"basedOn":[{"reference":"#a"},{"identifier":{"system":"s","value":"P-1"}},{"reference":"#b"}],"contained":[
		{"resourceType":"ServiceRequest","id":"a","requester":{"identifier":{"system":"s","value":"9"}}},
		{"resourceType":"ServiceRequest","id":"b","requester":{"identifier":`+npi+`}}]}`).Facts().Orders
	beside := [][]record.Identifier{nil, {{Value: "1234567893", Authority: record.NPI}}}
	if len(several) != 1 || !reflect.DeepEqual(several[0].Orderers, want[:1]) || !reflect.DeepEqual(several[0].Beside, beside) {
		t.Errorf("of three orders: %+v", several)
	}
}

// TestFacts_Bounds reads an order once however often a report names it, and holds no more of orders than it may. Behind the
// bounds orders name nobody, so that nobody is taken for who ordered all.
func TestFacts_Bounds(t *testing.T) {
	const based = `{"reference":"ServiceRequest/%d"},`
	list := func(format string, from, to int) string {
		var b strings.Builder
		for i := from; i < to; i++ {
			b.WriteString(strings.ReplaceAll(format, "%d", fmt.Sprint(i)))
		}
		return strings.TrimSuffix(b.String(), ",")
	}
	report := func(based string) string {
		return `{"resource":{"resourceType":"DiagnosticReport","identifier":[{"system":"s","value":"F"}],"basedOn":[` + based + `]}}`
	}
	doctor := `{"resource":{"resourceType":"Practitioner","id":"d","identifier":[` + list(`{"system":"s","value":"%d"},`, 0, 64) + `]}}`
	const request = `{"resource":{"resourceType":"ServiceRequest","id":"%d","requester":{"reference":"Practitioner/d"}}},`
	requests := list(request, 0, 1030)

	often := parse(t, bundle(report(strings.Repeat(`{"reference":"ServiceRequest/1"},`, 20_000)+`{"reference":"ServiceRequest/2"}`), requests, doctor)).Facts().Orders
	if len(often) != 1 || len(often[0].Orderers) != 64 || len(often[0].Beside) != 1 {
		t.Errorf("one order named often, and another: %d beside", len(often[0].Beside))
	}
	many := parse(t, bundle(report(list(based, 0, 70)), requests, doctor)).Facts().Orders[0].Beside
	if len(many) != 64 || len(many[62]) != 64 || many[63] != nil {
		t.Errorf("on 70 orders: %d beside", len(many))
	}
	all := parse(t, bundle(list(strings.ReplaceAll(report(based[:len(based)-1]), `"F"`, `"F%d"`)+",", 0, 1030), requests, doctor)).Facts().Orders
	if len(all) != 1030 || len(all[1023].Orderers) != 64 || all[1024].Orderers != nil {
		t.Errorf("numbers of %d orders", len(all))
	}

	// A long number is held once for all that refer to it.
	const size = 1 << 20
	f := parse(t, bundle(strings.TrimSuffix(strings.Repeat(report(`{"reference":"ServiceRequest/o"}`)+",", 200), ","),
		`{"resource":{"resourceType":"ServiceRequest","id":"o","identifier":[{"value":"`+strings.Repeat("1", size)+`"}]}}`))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	facts := f.Facts()
	runtime.ReadMemStats(&after)
	if took := after.TotalAlloc - before.TotalAlloc; len(facts.Orders) != 200 || len(facts.Orders[199].Placer.Value) != size || took > 20*size {
		t.Errorf("%d orders took %d bytes", len(facts.Orders), took)
	}
}

// TestFacts_Bases reads of two resources with one id the one of the same server.
func TestFacts_Bases(t *testing.T) {
	at := func(url, resource string) string { return `{"fullUrl":"` + url + `","resource":` + resource + `}` }
	patient := func(value string) string {
		return `{"resourceType":"Patient","id":"1","identifier":[{"value":"` + value + `"}]}`
	}
	a, b := at("http://a/Patient/1", patient("A")), at("http://b/Patient/1", patient("B"))
	const observation = `{"resourceType":"Observation","id":"9","subject":{"reference":"Patient/1"}}`
	for name, test := range map[string]struct{ record, want string }{
		"of its own server":            {bundle(a, b, at("http://b/Observation/9", observation)), "B"},
		"by version":                   {bundle(a, b, at("http://b/Observation/9", strings.Replace(observation, "Patient/1", "Patient/1/_history/2", 1))), "B"},
		"by an absolute reference":     {bundle(a, b, at("http://b/Observation/9", strings.Replace(observation, "Patient/1", "http://a/Patient/1", 1))), "A"},
		"of a server that is not told": {bundle(a, b, at("urn:uuid:9", observation)), "A"},
		"by one that is not told":      {bundle(a, at("urn:uuid:1", patient("C")), at("http://b/Observation/9", observation)), "C"},
		"contained":                    {bundle(a, b, at("http://b/Composition/2", `{"resourceType":"Composition","id":"2","contained":[`+observation+`]}`)), "B"},
		"of a server whose patient is not there": {bundle(a, at("http://c/Patient/1", patient("C")),
			at("http://b/Observation/9", strings.Replace(observation, `Patient/1"`, `Patient/1","identifier":{"value":"B"}`, 1))), "B"},
	} {
		var got []string
		for _, id := range parse(t, test.record).Facts().Patient {
			got = append(got, id.Value)
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%s: got %q, want %q", name, got, test.want)
		}
	}

	report := func(server, filler string) string {
		return at(server+"/DiagnosticReport/1", `{"resourceType":"DiagnosticReport","id":"1","identifier":[{"value":"`+filler+`"}],
			"basedOn":[{"reference":"ServiceRequest/1"}],"result":[{"reference":"Observation/1"}]}`)
	}
	others := func(server, number string) string {
		return at(server+"/Observation/1", `{"resourceType":"Observation","id":"1","identifier":[{"value":"O`+number+`"}]}`) + "," +
			at(server+"/ServiceRequest/1", `{"resourceType":"ServiceRequest","id":"1","requester":{"reference":"PractitionerRole/1"}}`) + "," +
			at(server+"/PractitionerRole/1", `{"resourceType":"PractitionerRole","id":"1","practitioner":{"reference":"Practitioner/1"}}`) + "," +
			at(server+"/Practitioner/1", `{"resourceType":"Practitioner","id":"1","identifier":[{"system":"s","value":"`+number+`"}]}`)
	}
	var got []string
	for _, o := range parse(t, bundle(report("http://a", "FA"), report("http://b", "FB"), others("http://a", "1"), others("http://b", "2"))).Facts().Orders {
		got = append(got, o.Filler.Value+" by "+o.Orderer.Value+" "+o.Orderers[0].Value)
	}
	if want := "FA by 1 1, FB by 2 2"; strings.Join(got, ", ") != want {
		t.Errorf("orders: got %q, want %q", got, want)
	}
	within := parse(t, `{"resourceType":"DiagnosticReport","identifier":[{"value":"F"}],"basedOn":[{"reference":"#r"}],"contained":[
		{"resourceType":"ServiceRequest","id":"r","requester":{"reference":"#d"}},
		{"resourceType":"Practitioner","id":"d","identifier":[{"system":"s","value":"1"}]}]}`).Facts().Orders
	if len(within) != 1 || within[0].Orderer.Value != "1" {
		t.Errorf("by who is contained: %+v", within)
	}
}
