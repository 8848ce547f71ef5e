package fhir_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/fhir"
	"github.com/labseal/labseal/oracle/record"
)

// observed is the claim of an Observation of these elements.
func observed(t *testing.T, elements string) evidence.Claim {
	t.Helper()
	claims := parse(t, `{"resourceType":"Observation",`+elements+`}`).Claims()
	return claims[len(claims)-1]
}

// TestCodings reads elements by their exact names, a lone object like a list of one, and what is of another shape as not
// there, without losing the rest.
func TestCodings(t *testing.T) {
	a, b := record.Coding{System: "s", Code: "a"}, record.Coding{System: "s", Code: "b"}
	const ofA, ofB = `{"coding":[{"system":"s","code":"a"}]}`, `{"coding":[{"system":"s","code":"b"}]}`
	for name, test := range map[string]struct {
		elements string
		want     []record.Coding
	}{
		"code and component":  {`"code":` + ofA + `,"component":[{"code":` + ofB + `}]`, []record.Coding{a, b}},
		"a lone component":    {`"code":` + ofA + `,"component":{"code":` + ofB + `}`, []record.Coding{a, b}},
		"a lone coding":       {`"code":{"coding":{"system":"s","code":"a"}}`, []record.Coding{a}},
		"names in other case": {`"code":{"coding":[{"system":"s","cODE":"b","code":"a","sYSTEM":"t"}]},"cODE":` + ofB, []record.Coding{a}},
		"in other case only":  {`"cODE":` + ofB, nil},
		"a numeric code":      {`"code":{"coding":[{"system":"s","code":1},{"system":"s","code":"a"}]}`, []record.Coding{a}},
		"a component of text": {`"code":` + ofA + `,"component":["b"]`, []record.Coding{a}},
		"with escapes":        {`"code":{"coding":[{"system":"s","code":"\\\"a "}]}`, []record.Coding{{System: "s", Code: `\"a `}}},
		"nested deep": {
			`"code":` + ofA + `,"extension":` + strings.Repeat("[", 99) + strings.Repeat("]", 99),
			[]record.Coding{a},
		},
	} {
		if got := fhir.Codings(observed(t, test.elements)); !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s: got %v, want %v", name, got, test.want)
		}
	}
	if got := fhir.Categories(observed(t, `"category":`+ofA+`,"cATEGORY":[`+ofB+`]`)); !reflect.DeepEqual(got, []record.Coding{a}) {
		t.Errorf("categories: got %v", got)
	}
	if got := fhir.Codings(evidence.Claim{Kind: "observation", Body: []byte(`{"entry":1}{`)}); got != nil {
		t.Errorf("of what is no claim: %v", got)
	}
}

// TestSay shows the values that a result has under the exact names of elements.
func TestSay(t *testing.T) {
	for elements, want := range map[string]string{
		`"valueString":"5","valuestring":"7"`:                               "K: 5",
		`"valueQuantity":{"value":4.50,"vALUE":9,"unit":"mmol","uNIT":"g"}`: "K: 4.50 mmol",
		`"valueQuantity":{"comparator":"<","value":2,"code":"mg"}`:          "K: <2 mg",
		`"valueCodeableConcept":{"coding":{"code":"c","display":"Found"}}`:  "K: Found",
		`"valueInteger":0,"status":"final"`:                                 "K: 0, status final",
		`"valueBoolean":false`:                                              "K: false",
		`"valueTime":"10:00:00","component":{}`:                             "K: 10:00:00",
		`"valueInteger":null`:                                               "",
		`"valuestring":"7"`:                                                 "",
	} {
		claim := observed(t, `"id":"o","code":{"text":"K","coding":[{"code":"k","display":"Kalium"}]},`+elements)
		if want == "" {
			want = string(claim.Body)
		}
		said := record.Said{Names: []string{"Observation/o", "o", "k", "Kalium", "K"}, Text: want, Context: "1"}
		if got := fhir.Say(claim); !reflect.DeepEqual(got, said) {
			t.Errorf("%s: got %+v", elements, got)
		}
	}
}
