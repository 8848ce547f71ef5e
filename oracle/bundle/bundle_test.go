package bundle_test

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/bundle"
	"github.com/labseal/labseal/oracle/projection"
)

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// written is what a file says, as a collection.
func written(t *testing.T, path string) (*evidence.Opening, string) {
	t.Helper()
	file, err := os.ReadFile(path)
	check(t, err)
	p, err := projection.Project(file, projection.TypeAny)
	check(t, err)
	_, opening, err := evidence.Commit(evidence.NewSecret(), p.Projection, file, p.Claims)
	check(t, err)
	entries, err := bundle.Resources(p.Projection, file, opening.Claims)
	check(t, err)
	var out bytes.Buffer
	check(t, bundle.Write(&out, bundle.Collection(entries)))
	return opening, out.String()
}

// TestResources_HL7 puts a result into FHIR: whose it is, what was ordered, and what was measured, each of that patient.
func TestResources_HL7(t *testing.T) {
	_, text := written(t, "../hl7/testdata/lipid-panel.hl7")
	var b struct {
		Entry []struct {
			FullURL  string
			Resource struct {
				ResourceType, Status, Intent string
				Subject                      *struct{ Reference string }
				Code                         struct{ Text string }
				ValueQuantity                *struct{ Value json.Number }
			}
		}
	}
	check(t, json.Unmarshal([]byte(text), &b))
	count, patient := map[string]int{}, ""
	for _, e := range b.Entry {
		r := e.Resource
		count[r.ResourceType]++
		if r.ResourceType == "Patient" {
			patient = e.FullURL
			continue
		}
		if r.Subject == nil || r.Subject.Reference != patient || r.Status == "" || r.Code.Text == "" {
			t.Errorf("%+v is not of %s", r, patient)
		}
		if r.ResourceType == "ServiceRequest" && r.Intent != "order" {
			t.Errorf("an order: %+v", r)
		}
	}
	if count["Patient"] != 1 || count["Observation"] < 4 || count["ServiceRequest"] != 1 {
		t.Errorf("%v in %s", count, text)
	}
}

// TestResources_FHIR hands FHIR on as it came, digit by digit; and of a part of it only that part.
func TestResources_FHIR(t *testing.T) {
	opening, text := written(t, "../fhir/testdata/two-patients.json")
	for _, name := range []string{"Noname", "Nobody"} {
		if !strings.Contains(text, name) {
			t.Errorf("%s is not in %s", name, text)
		}
	}
	positions, err := projection.Choose(opening, []string{"Patient/p6"})
	check(t, err)
	part, err := opening.Narrow(positions...)
	check(t, err)
	entries, err := bundle.Said(part.Projection, part.Claims)
	check(t, err)
	var out bytes.Buffer
	check(t, bundle.Write(&out, bundle.Collection(entries)))
	if said := out.String(); len(entries) != 1 || !strings.Contains(said, `"Patient"`) || !strings.Contains(said, "Noname") || strings.Contains(said, "Nobody") {
		t.Errorf("a part says %s", said)
	}
	if _, text := written(t, "../fhir/testdata/potassium-observation.json"); !strings.Contains(text, "4.50") {
		t.Errorf("the digits changed: %s", text)
	}
}
