package projection_test

import (
	"os"
	"slices"
	"testing"

	"github.com/labseal/labseal/oracle/projection"
	"github.com/labseal/labseal/oracle/record"
)

// TestPersons reads whom records are of, and compares them as somebody in a hurry would write them.
func TestPersons(t *testing.T) {
	for name, test := range map[string]struct {
		projection string
		want       []record.Person
	}{
		"../hl7/testdata/lipid-panel.hl7": {"hl7v2/1", []record.Person{{Family: "FICTIONAL", Given: "FRIDA", Born: "19840229"}}},
		"../fhir/testdata/lipid-report.json": {"fhir/1", []record.Person{
			{Family: "FICTIONAL", Given: "FRIDA", Born: "19840229"},
		}},
	} {
		text, err := os.ReadFile(name)
		check(t, err)
		list, err := projection.Persons(text, test.projection)
		check(t, err)
		for i := range list {
			list[i] = list[i].Plain()
		}
		if !slices.Equal(list, test.want) {
			t.Errorf("%s: %v", name, list)
		}
	}
	for text, want := range map[record.Person]record.Person{
		{Family: "de la Cruz-Ödön", Given: " Ána ", Born: "1984-02-29"}: {Family: "DELACRUZÖDÖN", Given: "ÁNA", Born: "19840229"},
		{Family: "O'Neil", Given: "Sam", Born: "198402"}:                {Family: "ONEIL", Given: "SAM"},
		{Family: "X", Given: "Y", Born: "198402291200"}:                 {Family: "X", Given: "Y", Born: "19840229"},
	} {
		if got := text.Plain(); got != want {
			t.Errorf("%v: %v", text, got)
		}
	}
	if list, err := projection.Persons([]byte("anything"), projection.Opaque); err != nil || list != nil {
		t.Errorf("of bytes that nobody reads: %v, %v", list, err)
	}
}
