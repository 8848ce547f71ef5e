package projection_test

import (
	"os"
	"reflect"
	"testing"

	"github.com/labseal/labseal/oracle/hl7"
	"github.com/labseal/labseal/oracle/projection"
	"github.com/labseal/labseal/oracle/record"
)

func codingsOf(t *testing.T, bytes []byte) (all [][]record.Coding) {
	t.Helper()
	p, err := projection.Project(bytes, projection.TypeAny)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range p.Claims {
		if codings := projection.Codings(p.Projection, c); codings != nil {
			all = append(all, codings)
		}
	}
	return all
}

func TestCodings_HL7(t *testing.T) {
	got := codingsOf(t, []byte("MSH|^~\\&|LIS|LAB|EHR|CLINIC|20260301||ORU^R01|1|P|2.5.1\rPID|1||1^^^E\r"+
		"OBR|1||F1|57698-3^Lipid panel^LN\r"+
		"OBX|1|NM|2093-3^Cholesterol^LN^CHOL^Cholesterol^99LAB||190\r"+
		"OBX|2|NM|HDL^HDL^L||50\rOBX|3|ST|||free\rOBX|4|ST|a\\T\\b^x^LN||odd\r"))
	want := [][]record.Coding{
		{{System: "http://loinc.org", Code: "2093-3"}, {System: "urn:labseal:hl7v2:99LAB", Code: "CHOL"}},
		{{System: "urn:labseal:hl7v2:L", Code: "HDL"}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

func TestCodings_FHIR(t *testing.T) {
	bytes, err := os.ReadFile("../fhir/testdata/lipid-report.json")
	if err != nil {
		t.Fatal(err)
	}
	got := codingsOf(t, bytes)
	if len(got) == 0 || got[0][0].System != "http://loinc.org" {
		t.Fatalf("got %v", got)
	}
	pressure := codingsOf(t, []byte(`{"resourceType":"Observation","status":"final","code":{"coding":[`+
		`{"system":"http://loinc.org","code":"85354-9"}]},"component":[{"code":{"coding":[`+
		`{"system":"http://loinc.org","code":"8480-6"},{"code":"local"}]}}]}`))
	want := [][]record.Coding{{{System: "http://loinc.org", Code: "85354-9"}, {System: "http://loinc.org", Code: "8480-6"}}}
	if !reflect.DeepEqual(pressure, want) {
		t.Errorf("got  %v\nwant %v", pressure, want)
	}
}

// TestCategories reads the section of an order, and an Observation's categories.
func TestCategories(t *testing.T) {
	for name, test := range map[string]struct {
		record string
		want   []record.Coding
	}{
		"HL7": {
			"MSH|^~\\&|LIS|LAB|EHR|CLINIC|20260301||ORU^R01|1|P|2.5.1\rPID|1||1^^^E\r" +
				"OBR|1||F1|57698-3^Lipid panel^LN||||||||||||||||||||CH|F\rOBX|1|NM|2093-3^Cholesterol^LN||190\r",
			[]record.Coding{{System: hl7.SectionSystem, Code: "CH"}},
		},
		"HL7, none": {"MSH|^~\\&|LIS|LAB|EHR|CLINIC|20260301||ORU^R01|1|P|2.5.1\rPID|1||1^^^E\r" +
			"OBR|1||F1|57698-3^Lipid panel^LN\rOBX|1|NM|2093-3^Cholesterol^LN||190\r", nil},
		"FHIR": {
			`{"resourceType":"Observation","status":"final","category":[{"coding":[{"system":"urn:c","code":"laboratory"}]}],` +
				`"code":{"coding":[{"system":"http://loinc.org","code":"2093-3"}]}}`,
			[]record.Coding{{System: "urn:c", Code: "laboratory"}},
		},
	} {
		p, err := projection.Project([]byte(test.record), projection.TypeAny)
		if err != nil {
			t.Fatal(err)
		}
		var got []record.Coding
		for _, c := range p.Claims {
			got = append(got, projection.Categories(p.Projection, c)...)
		}
		if !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s: got %v, want %v", name, got, test.want)
		}
	}
}
