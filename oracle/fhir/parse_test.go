package fhir_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/labseal/labseal/oracle/fhir"
)

func parse(t *testing.T, record string) *fhir.File {
	t.Helper()
	f, err := fhir.Parse([]byte(record))
	if err != nil {
		t.Fatalf("parse: %v", err)
	}
	return f
}

func tryParse(record string) (*fhir.File, error) { return fhir.Parse([]byte(record)) }

func fixture(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func fixtures(t *testing.T) map[string]string {
	t.Helper()
	paths, err := filepath.Glob("testdata/*.json")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	records := make(map[string]string)
	for _, path := range paths {
		records[filepath.Base(path)] = fixture(t, filepath.Base(path))
	}
	return records
}

// bundle is a Bundle of these entries.
func bundle(entries ...string) string {
	return `{"resourceType":"Bundle","type":"collection","entry":[` + strings.Join(entries, ",") + `]}`
}

func TestParse_Refuses(t *testing.T) {
	const again = "send the file again from the system it comes from"
	const apart = "send the resources in a Bundle or each in a file"
	const sampled = `{"resource":{"resourceType":"Observation","specimen":{"reference":"Specimen/s"}}}`
	const head = `{"resourceType":"Observation",`
	for name, tt := range map[string]struct{ record, want string }{
		"nothing":         {" ", "line 1: the text ends in the middle; " + again},
		"no resourceType": {`{"id":"1"}`, "the record does not say its resourceType; " + again},
		"list":            {`[{"resourceType":"Patient"}]`, "line 1: this is a list and not one resource; " + apart},
		"ndjson": {
			head + "\"id\":\"1\"}\n{}",
			"line 2: there is more text behind the end of the resource; " + apart,
		},
		"string": {`"resourceType"`, "line 1: a FHIR resource begins with {; " + again},
		"XML":    {`<Patient xmlns="http://hl7.org/fhir"/>`, "FHIR as XML is not read yet; send JSON"},
		"UTF-16": {"\xff\xfe{\x00", "the text is UTF-16; send it as UTF-8"},
		"not UTF-8": {
			head + "\n\"id\":\"M\xfc\"}",
			"line 2: the text is not UTF-8; let the sender write UTF-8",
		},
		"cut off in name": {head + `"sta`, "line 1: the text ends in the middle; " + again},
		"cut off in text": {head + `"status":"fin`, "line 1: status: the text ends in the middle; " + again},
		"cut off in list": {head + `"note":[{"text":"a"},`, "line 1: note[1]: the text ends in the middle; " + again},
		"cut off at end": {
			head + "\n" + `"code":{"coding":[{"code":"1"}]}`,
			"line 2: code: the text ends in the middle; " + again,
		},
		"twice": {
			head + `"code":{"text":"a","text":"b"}}`,
			"line 1: code: the element text stands twice in one object; " + again,
		},
		"twice, of no name of FHIR's": {
			head + `"code":{"smith19700101":"a","smith19700101":"b"}}`,
			"line 1: code: an element stands twice in one object; " + again,
		},
		"within an element of no name of FHIR's": {
			head + `"id":"1","code":{"text":"a","smith19700101":[{"smith":{"_status":?`,
			"line 1: code.{1}[0].{0}._status: here a value should begin; " + again,
		},
		"twice, escaped": {
			head + `"code":{"text":"a","\u0074ext":"b"}}`,
			"line 1: code: here stands a name that no FHIR element has; " + again,
		},
		"strange name": {
			head + `"Zanzibar 1":2}`,
			"line 1: here stands a name that no FHIR element has; " + again,
		},
		"bare name": {
			head + `status:"final"}`,
			`line 1: here the name of an element should begin, with "; ` + again,
		},
		"no colon": {
			head + `"status" "final"}`,
			"line 1: a colon is missing behind the name of an element; " + again,
		},
		"no comma": {
			head + `"id":"1" "status":"final"}`,
			"line 1: id: here a comma or } is missing; " + again,
		},
		"comma too many": {head + `"note":[1,]}`, "line 1: note[1]: here a value should begin; " + again},
		"comment":        {head + `"id": // mine`, "line 1: id: here a value should begin; " + again},
		"line break": {
			head + "\"id\":\"a\nb\"}",
			"line 1: id: a string holds a line break or control character that is not escaped; " + again,
		},
		"bad escape": {
			head + `"id":"\x41"}`,
			"line 1: id: a string holds a backslash that begins no escape; " + again,
		},
		"bad unicode": {
			head + `"id":"\u00g0"}`,
			`line 1: id: a string holds \u without four hexadecimal digits; ` + again,
		},
		"lone surrogate": {
			head + `"id":"\ud83d!"}`,
			"line 1: id: a string holds half of a character (a lone surrogate); " + again,
		},
		"leading zero": {
			head + `"valueInteger":01}`,
			"line 1: valueInteger: here a comma or } is missing; " + again,
		},
		"no fraction": {
			head + `"valueDecimal":1.}`,
			"line 1: valueDecimal: here is a number without digits behind its point; " + again,
		},
		"no exponent": {
			head + `"valueDecimal":1e}`,
			"line 1: valueDecimal: here is a number without digits in its exponent; " + again,
		},
		"minus alone": {
			head + `"valueDecimal":-}`,
			"line 1: valueDecimal: here is a number without digits; " + again,
		},
		"resourceType is no type": {
			`{"resourceType":"bundle 1"}`,
			"line 1: resourceType does not name a type of resource; " + again,
		},
		"resourceType is a number": {
			bundle(`{"resource":{"resourceType":1}}`),
			"line 1: entry[0].resource: resourceType does not name a type of resource; " + again,
		},
		"too deep": {head + `"extension":` + strings.Repeat("[", 200), "line 1: extension" + strings.Repeat("[0]", 99) +
			": elements are nested more than 100 deep; " + again},
		"entries are no list": {
			`{"resourceType":"Bundle","entry":{}}`,
			"entry: the Bundle's entries are not a list; " + again,
		},
		"entry is no entry": {
			bundle(`{}`, `1`),
			"entry[1]: the entry's resource does not say its resourceType; " + again,
		},
		"untyped resource": {
			bundle(`{"resource":{}}`),
			"entry[0]: the entry's resource does not say its resourceType; " + again,
		},
		"too many": {
			bundle(strings.Repeat("{},", 1<<16) + "{}"),
			"the Bundle makes 65538 claims, and one record can have 65536; send it in smaller Bundles",
		},
		"too much": {
			bundle(`{"resource":{"resourceType":"Specimen","id":"s","type":{"text":"`+strings.Repeat("s", 1<<20)+`"}}}`,
				strings.Repeat(sampled+",", 99)+sampled),
			"the reports and specimens are too long for so many observations; send it in smaller Bundles",
		},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := fhir.Parse([]byte(tt.record))
			var typed *fhir.Error
			if !errors.As(err, &typed) {
				t.Fatalf("got %v, want an *fhir.Error", err)
			}
			if err.Error() != tt.want {
				t.Errorf("got  %q\nwant %q", err, tt.want)
			}
		})
	}
}

func TestLooks(t *testing.T) {
	for record, want := range map[string]bool{
		`{"resourceType":"Patient"}`:                                                    true,
		"\xef\xbb\xbf {\n\"id\":1, \"resourceType\"":                                    true,
		` [{"resourceType":"Patient"}]`:                                                 true,
		"{\x00\"\x00r\x00e\x00s\x00o\x00u\x00r\x00c\x00e\x00T\x00y\x00p\x00e\x00\"\x00": true,
		`<?xml version="1.0"?><Patient xmlns="http://hl7.org/fhir">`:                    true,
		"":                      false,
		`{"id":"1"}`:            false,
		`"resourceType"`:        false,
		`the "resourceType" is`: false,
		"MSH|^~\\&|":            false,
		"%PDF-1.7":              false,
		`<ClinicalDocument xmlns="urn:hl7-org:v3">`: false,
	} {
		if got := fhir.Looks([]byte(record)); got != want {
			t.Errorf("Looks(%q) = %v, want %v", record, got, want)
		}
	}
}

// TestError_HoldsNoContent damages a record at every fifth byte, and looks in the errors for its values.
func TestError_HoldsNoContent(t *testing.T) {
	record := fixture(t, "lipid-report.json")
	for i := 0; i < len(record); i += 5 {
		for _, damage := range []string{record[:i], record[:i] + "\x01" + record[i:], record[:i] + `"` + record[i:]} {
			_, err := fhir.Parse([]byte(damage))
			if err == nil {
				continue
			}
			for _, value := range strings.Fields("Frida Fictional 770412 Sample 1984 P-5501 48.0 olesterol Lipid") {
				if strings.Contains(err.Error(), value) {
					t.Fatalf("byte %d: the error shows content: %v", i, err)
				}
			}
		}
	}
}

// TestError_SaysElements says the name of every element of the fixtures, and of none whose name is not FHIR's.
func TestError_SaysElements(t *testing.T) {
	names := map[string]bool{"smith": false, "resourcetype": false, "name_": false}
	var collect func(v any)
	collect = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			for name, item := range v {
				names[name] = true
				collect(item)
			}
		case []any:
			for _, item := range v {
				collect(item)
			}
		}
	}
	for _, record := range fixtures(t) {
		collect(read(t, record))
	}
	for name, isFHIR := range names {
		for _, damaged := range []string{`{"` + name + `":?`, `{"` + name + `":1,"` + name + `":2}`, `{"_` + name + `":?`} {
			if _, err := tryParse(damaged); err == nil || strings.Contains(err.Error(), name) != isFHIR {
				t.Errorf("%s: %v", damaged, err)
			}
		}
	}
}
