package deidentify_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/deidentify"
	"github.com/labseal/labseal/oracle/projection"
)

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// results are those of a whole record.
func results(t *testing.T, record string, o deidentify.Options) ([]deidentify.Result, error) {
	t.Helper()
	p, err := projection.Project([]byte(record), projection.TypeAny)
	check(t, err)
	var contexts, claims []evidence.Claim
	for _, c := range p.Claims {
		if c.Kind == evidence.ContextKind {
			contexts = append(contexts, c)
		} else {
			claims = append(claims, c)
		}
	}
	return o.Results(p.Projection, contexts, claims)
}

// TestResults de-identifies a panel of ours in both formats, whole.
func TestResults(t *testing.T) {
	loinc := func(code string) []deidentify.Coding {
		return []deidentify.Coding{{System: deidentify.LOINC, Code: code}}
	}
	lipid := func(code, value, low, high string, flags ...string) deidentify.Result {
		return deidentify.Result{
			Codes: loinc(code), Status: "final", Year: 2026, Age: deidentify.Age{From: 40, IsOf: true}, Sex: "female",
			Value: &deidentify.Quantity{Number: value, Unit: "mg/dL", IsUCUM: true}, Low: low, High: high, Flags: flags,
		}
	}
	want := []deidentify.Result{
		lipid("2093-3", "212", "", "200", "H"), lipid("2571-8", "150", "", "150", "H"), lipid("2085-9", "48.0", "40", ""),
		lipid("18262-6", "134", "", "130", "H"),
	}
	for _, path := range []string{"../hl7/testdata/lipid-panel.hl7", "../hl7/testdata/lipid-panel-other-delimiters.hl7"} {
		text, err := os.ReadFile(path)
		check(t, err)
		got, err := results(t, string(text), deidentify.Options{})
		check(t, err)
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s:\n%s\nwant\n%s", path, said(got), said(want))
		}
	}
	text, err := os.ReadFile("../fhir/testdata/lipid-report.json")
	check(t, err)
	got, err := results(t, string(text), deidentify.Options{})
	check(t, err)
	if len(got) == 0 || got[0].Value == nil || got[0].Year != 2026 || !got[0].Age.IsOf {
		t.Errorf("as FHIR: %s", said(got))
	}
	text, err = os.ReadFile("../fhir/testdata/two-patients.json")
	check(t, err)
	if _, err := results(t, string(text), deidentify.Options{}); !errors.Is(err, deidentify.ErrSeveral) {
		t.Errorf("two patients: %v", err)
	}
}

func said(v any) string {
	text, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		return err.Error()
	}
	return string(text)
}

// message is a result of one OBX, with the fields from OBX-2 on.
func message(pid, obx string) string {
	return "MSH|^~\\&|LIS|NORTH|EHR|CLINIC|20260314083000||ORU^R01^ORU_R01|1|P|2.5.1\rPID|1||1^^^N^MR||" + pid +
		"\rOBR|1||F1|2345-7^Glucose^LN|||20260314080000|||||||||||||||||||F\rOBX|1|" + obx + "\r"
}

// TestResults_Values says what becomes of each kind of value, in HL7 v2.
func TestResults_Values(t *testing.T) {
	const glucose = "2345-7^Glucose^LN"
	for obx, want := range map[string]string{
		"NM|" + glucose + "||5.40|mmol/L|||||F":                    "5.40 mmol/L",
		"NM|" + glucose + "||-.50|mmol/L|||||F":                    "-0.50 mmol/L",
		"ST|" + glucose + "||<5|mg/dL|||||F":                       "<5 mg/dL",
		"NM|" + glucose + "||7|10*3/uL|||||F":                      "7 10*3/uL",
		"NM|" + glucose + "||7|10\\S\\3/uL|||||F":                  "7 10^3/uL",
		"NM|" + glucose + "||7|mL/min/1.73_m2|||||F":               "masked",
		"NM|" + glucose + "||7.4||7.35-7.45||||F":                  "7.4",
		"NM|" + glucose + "||1.02|||||||F":                         "masked", // a number without a unit and a range
		"NM|30525-0^Age^LN||93|a|||||F":                            "masked", // an age
		"NM|30525-0^Age^LN||93|yr|||||F":                           "masked",
		"NM|" + glucose + "||987654329|mg/dL|||||F":                "masked", // nine digits
		"NM|" + glucose + "||5.4|Mr. Smith|||||F":                  "masked",
		"ST|" + glucose + "||Smith|mg/dL|||||F":                    "masked",
		"ST|" + glucose + "||555-0173|mg/dL|||||F":                 "masked",
		"TX|" + glucose + "||5.4|mg/dL|||||F":                      "masked",
		"DT|" + glucose + "||19470719||||||F":                      "masked",
		"NM|" + glucose + "||5~6|mg/dL|||||F":                      "masked",
		"SN|" + glucose + "||>^10|mg/dL|||||F":                     ">10 mg/dL",
		"SN|" + glucose + "||^1^:^128||||||F":                      "1:128",
		"SN|" + glucose + "||^1^-^5||||||F":                        "masked",
		"CWE|" + glucose + "||260385009^Negative^SCT||||||F":       "http://snomed.info/sct|260385009",
		"CWE|" + glucose + "||260385008^Negative^SCT||||||F":       "masked", // wrong check digit
		"CWE|" + glucose + "||MRN4408^Smith^L||||||F":              "masked",
		"CWE|" + glucose + "||LA6576-8^Positive^LN||||||F":         "http://loinc.org|LA6576-8",
		"ED|" + glucose + "||^IM^JPEG^Base64^U21pdGg=||||||F":      "masked",
		"NM|" + glucose + "|||mg/dL|||||F":                         "no value",
		"NM|2345-8^Glucose^LN||5|mg/dL|||||F":                      "left out", // no LOINC code: its check digit is wrong
		"NM|GLU^Glucose^L||5|mg/dL|||||F":                          "left out",
		"NM|" + glucose + "||5|mg/dL|||||W":                        "left out",
		"NM|" + glucose + "||5|mg/dL|||||X":                        "left out",
		"NM|" + glucose + "||5|MG/DL|90 - 110|>^Smith~H~Smith|||F": "5 MG/DL (90,110) >,H",
		"NM|" + glucose + "||5|mg/dL|see Dr. Smith|Smith|||F":      "5 mg/dL",
	} {
		got, err := results(t, message("Smith^Ann", obx), deidentify.Options{})
		check(t, err)
		if text := brief(got); text != want {
			t.Errorf("%s\ngot  %s\nwant %s", obx, text, want)
		}
	}
}

// brief says what is told of one result's value.
func brief(list []deidentify.Result) (text string) {
	if len(list) != 1 {
		return "left out"
	}
	r := list[0]
	switch {
	case r.IsMasked:
		return "masked"
	case r.Value != nil:
		text = strings.TrimSpace(r.Value.Comparator + r.Value.Number + " " + r.Value.Unit)
	case r.Ratio != nil:
		return r.Ratio.Numerator + ":" + r.Ratio.Denominator
	case len(r.Coded) > 0:
		return r.Coded[0].System + "|" + r.Coded[0].Code
	default:
		return "no value"
	}
	if r.Low+r.High != "" && len(r.Flags) > 0 {
		text += fmt.Sprintf(" (%s,%s) %s", r.Low, r.High, strings.Join(r.Flags, ","))
	}
	return text
}

// TestResults_Person says what is told of who it is of.
func TestResults_Person(t *testing.T) {
	for pid, want := range map[string]string{
		"A||19840315|F|||^^^^97201":           "40-44 female 972", // the day before a birthday: still 41
		"A||19360314|M|||^^^^97201-1234":      "90+ male 972",
		"A||19360315|M|||^^^^03601":           "85-89 male 000",
		"A||1936|M|||^^^^97201^CAN":           "90+ male ", // it may be
		"A||19360101000000|U|||^^^^9720":      "90+  ",
		"A||20260101|F|||^^^^99901":           "0-4 female 000", // by the lab's own list
		"A||20270101|X|||1 Main^^^OR":         " other ",
		"A||unknown|F|||^^^^SW1A 1AA":         " female ",
		"A|Mother|18470101|F|||^^^^97201^USA": " female 972",
	} {
		o := deidentify.Options{Areas: true, SmallAreas: []string{"999"}}
		got, err := results(t, message(pid, "NM|2345-7^Glucose^LN||5.4|mmol/L|||||F"), o)
		check(t, err)
		if len(got) != 1 {
			t.Fatalf("%s: %d results", pid, len(got))
		}
		if text := got[0].Age.String() + " " + got[0].Sex + " " + got[0].Area; text != want {
			t.Errorf("%s: %q, want %q", pid, text, want)
		}
		if got, _ := results(t, message(pid, "NM|2345-7^Glucose^LN||5.4|mmol/L|||||F"), deidentify.Options{}); got[0].Area != "" {
			t.Errorf("%s: an area that nobody asked for", pid)
		}
	}
	if len(deidentify.SmallAreas) != 17 {
		t.Errorf("%d small areas", len(deidentify.SmallAreas))
	}
}

// TestResults_FHIR says what becomes of what only FHIR has.
func TestResults_FHIR(t *testing.T) {
	bundle := func(subject, more string) string {
		return `{"resourceType":"Bundle","type":"collection","entry":[
			{"fullUrl":"urn:uuid:1","resource":{"resourceType":"Patient","id":"p1","birthDate":"1950-01-01","gender":"male","name":[{"family":"Smith"}]}},
			{"resource":{"resourceType":"Observation","status":"final","subject":` + subject + `,"effectiveDateTime":"2026-03-14T08:00:00Z",
			"code":{"text":"Smith","coding":[{"system":"http://loinc.org","code":"2345-7","display":"Smith"}]}` + more + `}}]}`
	}
	const own = `{"reference":"urn:uuid:1","display":"Smith"}`
	for more, want := range map[string]string{
		`,"valueQuantity":{"value":5.40,"unit":"Smith","system":"http://unitsofmeasure.org","code":"mmol/L"}`: "5.40 mmol/L",
		`,"valueQuantity":{"value":5.40,"unit":"mg/dL","code":"Smith"}`:                                       "5.40 mg/dL",
		`,"valueQuantity":{"value":5.40,"unit":"Smith"}`:                                                      "masked",
		`,"valueQuantity":{"value":1e3,"unit":"mg/dL"}`:                                                       "masked",
		`,"valueQuantity":{"value":93,"system":"http://unitsofmeasure.org","code":"a"}`:                       "masked",
		`,"valueString":"Smith"`:        "masked",
		`,"valueDateTime":"1947-07-19"`: "masked",
		`,"valueCodeableConcept":{"text":"Smith","coding":[{"system":"http://snomed.info/sct","code":"260385009","display":"Smith"}]}`: "http://snomed.info/sct|260385009",
		`,"valueCodeableConcept":{"text":"Smith"}`:                                  "masked",
		`,"note":[{"text":"Smith"}]`:                                                "no value",
		`,"modifierExtension":[{"url":"http://smith.example","valueBoolean":true}]`: "left out",
	} {
		got, err := results(t, bundle(own, more), deidentify.Options{})
		check(t, err)
		if text := brief(got); text != want {
			t.Errorf("%s\ngot  %s\nwant %s", more, text, want)
		}
		if text := said(got); strings.Contains(strings.ToLower(text), "smith") {
			t.Errorf("%s: it names the patient:\n%s", more, text)
		}
	}
	if _, err := results(t, bundle(`{"reference":"Patient/other"}`, ""), deidentify.Options{}); !errors.Is(err, deidentify.ErrSeveral) {
		t.Errorf("of another than the record's patient: %v", err)
	}
	pressure := `,"component":[{"code":{"coding":[{"system":"http://loinc.org","code":"8480-6"}]},"valueQuantity":{"value":120,"unit":"mm[Hg]"}}]`
	if got, err := results(t, bundle(own, pressure), deidentify.Options{}); err != nil || len(got) != 2 || got[1].Value.Number != "120" {
		t.Errorf("components: %s, %v", said(got), err)
	}
}
