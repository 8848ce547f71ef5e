package fhir_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"testing"
	"unicode/utf8"

	"github.com/labseal/labseal/oracle/fhir"
)

var update = flag.Bool("update", false, "write the vectors anew")

const vectorsPath = "../../docs/spec/vectors/projections-fhir.json"

// vectors is the file of test vectors. Bytes are text where they are UTF-8, else base64.
type vectors struct {
	Comment    string   `json:"comment"`
	Projection string   `json:"projection"`
	Records    []vector `json:"records"`
}

type vector struct {
	Name         string        `json:"name"`
	Record       string        `json:"record,omitempty"`
	RecordBase64 []byte        `json:"recordBase64,omitempty"`
	Refused      bool          `json:"refused,omitempty"`
	Status       string        `json:"status,omitempty"`
	Claims       []vectorClaim `json:"claims,omitempty"`
}

type vectorClaim struct {
	Kind       string `json:"kind"`
	Name       string `json:"name"`
	Body       string `json:"body,omitempty"`
	BodyBase64 []byte `json:"bodyBase64,omitempty"`
}

func newVector(name, record string) vector {
	v := vector{Name: name}
	v.Record, v.RecordBase64 = textOrBytes([]byte(record))
	f, err := fhir.Parse([]byte(record))
	if err != nil {
		v.Refused = true
		return v
	}
	v.Status = f.Status().String()
	for _, c := range f.Claims() {
		claim := vectorClaim{Kind: c.Kind, Name: c.Name}
		claim.Body, claim.BodyBase64 = textOrBytes(c.Body)
		v.Claims = append(v.Claims, claim)
	}
	return v
}

func textOrBytes(b []byte) (text string, other []byte) {
	if utf8.Valid(b) {
		return string(b), nil
	}
	return "", b
}

// TestVectors compares the vectors with what the code makes of them now; with -update it writes them.
func TestVectors(t *testing.T) {
	all := vectors{
		Comment:    "Made by go test ./oracle/fhir -run Vectors -update. All patients are invented.",
		Projection: fhir.Projection,
	}
	for _, name := range []string{"lipid-report.json", "potassium-observation.json", "two-patients.json"} {
		all.Records = append(all.Records, newVector(name, fixture(t, name)))
	}
	for _, v := range []struct{ name, record string }{
		{"order of names, blanks, numbers and literals", `{"resourceType":"Basic","b": [1.50, -0, 1E+5, true, null],
			"aB":{},"_a":[ ],"a":""}`},
		{"escapes", `{"resourceType":"Basic","x":"\/\u0041\u00e9\ud83d\ude00\u007f\u0022\\\u0008\u000A\u001F é"}`},
		{"meta and narrative", `{"resourceType":"Basic","meta":{"versionId":"1"},"text":{"div":"<div/>"},"language":"en",
			"code":{"text":"kept"},"extension":[{"meta":{"kept":1}}],
			"contained":[{"resourceType":"List","text":{"div":"x"},"id":"l"}]}`},
		{"message", bundle(
			`{"fullUrl":"urn:h","resource":{"resourceType":"MessageHeader","id":"h","eventUri":"u","source":{"name":"lis"}}}`,
			`{"fullUrl":"urn:p","search":{},"resource":{"resourceType":"Patient","active":true,"birthDate":"1984-02-29",
				"_birthDate":{"id":"b"}}}`)},
		{"requests and responses", bundle(
			`{"request":{"method":"DELETE","url":"Observation/o"}}`, `{"response":{"status":"201"},"link":[]}`,
			`{"request":{"method":"PATCH","url":"Patient/p"},"resource":{"resourceType":"Parameters"}}`,
			`{"request":{"method":"PUT","url":"Basic/b"},"resource":{"resourceType":"Basic","id":"b"}}`)},
		{"observations with reports and specimens", bundle(
			`{"fullUrl":"urn:r","resource":{"resourceType":"DiagnosticReport","status":"corrected","conclusion":"left out below",
				"specimen":[{"reference":"Specimen/s"}],
				"result":[{"reference":"urn:o"},{"reference":"Observation/2/_history/7"}]}}`,
			`{"resource":{"resourceType":"Specimen","id":"s","type":{"text":"serum"}}}`,
			`{"resource":{"resourceType":"Specimen","id":"t","type":{"text":"urine"}}}`,
			`{"fullUrl":"urn:o","resource":{"resourceType":"Observation","status":"final"}}`,
			`{"resource":{"resourceType":"Observation","id":"2","status":"corrected","specimen":{"reference":"Specimen/t"}}}`)},
		{"withdrawn: a final report, all Observations of which are entered in error", bundle(
			`{"resource":{"resourceType":"DiagnosticReport","status":"final","contained":[
				{"resourceType":"Observation","id":"c","status":"entered-in-error"}],
				"result":[{"reference":"#c"},{"reference":"Observation/o"}]}}`,
			`{"resource":{"resourceType":"Observation","id":"o","status":"entered-in-error"}}`)},
		{"withdrawn: a report that is entered in error itself", bundle(
			`{"resource":{"resourceType":"DiagnosticReport","status":"entered-in-error","result":[{"reference":"Observation/o"}]}}`,
			`{"resource":{"resourceType":"Observation","id":"o","status":"final"}}`)},
		{"corrected: a final report, one Observation of which is entered in error", bundle(
			`{"resource":{"resourceType":"DiagnosticReport","status":"final","contained":[
				{"resourceType":"Observation","id":"c","status":"final"}],
				"result":[{"reference":"#c"},{"reference":"Observation/o"}]}}`,
			`{"resource":{"resourceType":"Observation","id":"o","status":"entered-in-error"}}`)},
		{"refused: a name twice", `{"resourceType":"Basic","id":"1","id":"1"}`},
		{"refused: cut off", `{"resourceType":"Basic","id":"1"`},
		{"refused: lone surrogate", `{"resourceType":"Basic","id":"\ud83d"}`},
		{"refused: name that is no element's", `{"resourceType":"Basic","$id":1}`},
		{"refused: not UTF-8", "{\"resourceType\":\"Basic\",\"id\":\"\xfc\"}"},
	} {
		all.Records = append(all.Records, newVector(v.name, v.record))
	}
	var got bytes.Buffer
	encoder := json.NewEncoder(&got)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(all); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(vectorsPath, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(vectorsPath)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Bytes(), want) {
		t.Errorf("%s is not what the code makes; if that is right, run this test with -update", vectorsPath)
	}
}
