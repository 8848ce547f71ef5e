package bundle_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/internal/fhirtest"
	"github.com/labseal/labseal/oracle/bundle"
	"github.com/labseal/labseal/oracle/hl7"
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

// TestResources_Valid has a validator of others read what is made of HL7 v2: of the examples, and of the corpus where it is.
func TestResources_Valid(t *testing.T) {
	paths, err := filepath.Glob("../hl7/testdata/*.hl7")
	check(t, err)
	if dir := os.Getenv("LABSEAL_CORPUS"); dir != "" {
		more, err := filepath.Glob(filepath.Join(dir, "hl7v2", "*", "*"))
		check(t, err)
		paths = append(paths, more...)
	}
	var said [][]byte
	for _, path := range paths {
		file, err := os.ReadFile(path)
		if err != nil {
			continue // a folder
		}
		if text := asFHIR(t, file); text != nil {
			said = append(said, text)
		}
	}
	// What such messages leave out: a result without a name, and a system whose name holds a space.
	odd := "MSH|^~\\&|LAB|EAST|||20260301||ORU^R01|M1|P|2.5.1\rPID|1||100^^^EAST||Doe^Jane\rOBR|1||F1|X^Panel^East Lab\rOBX|1|NM||1|3.1|||||||F\rOBX|2|NM|X^Sodium^East Lab|2|140|||||F\r"
	said = append(said, asFHIR(t, []byte(odd)))
	if len(said) < 5 {
		t.Errorf("of %d files %d say something", len(paths), len(said))
	}
	fhirtest.Check(t, said...)
}

// asFHIR is what an HL7 v2 file says, as a Bundle; nil where it says nothing, or would not be taken in.
func asFHIR(t *testing.T, file []byte) []byte {
	t.Helper()
	p, err := projection.Project(file, projection.TypeAny)
	if err != nil || p.Projection != hl7.Projection {
		return nil
	}
	_, opening, err := evidence.Commit(evidence.NewSecret(), p.Projection, file, p.Claims)
	check(t, err)
	entries, err := bundle.Resources(p.Projection, file, opening.Claims)
	check(t, err)
	if len(entries) == 0 {
		return nil
	}
	var out bytes.Buffer
	check(t, bundle.Write(&out, bundle.Collection(entries)))
	return out.Bytes()
}
