package projection_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/projection"
)

// open projects a file and opens all of it.
func open(t *testing.T, path string) *evidence.Opening {
	t.Helper()
	file, err := os.ReadFile(path)
	check(t, err)
	p, err := projection.Project(file, projection.TypeAny)
	check(t, err)
	_, opening, err := evidence.Commit(evidence.NewSecret(), p.Projection, file, p.Claims)
	check(t, err)
	return opening
}

// chosen are kind and text of the claims that are chosen by names.
func chosen(t *testing.T, o *evidence.Opening, names ...string) (list []string) {
	t.Helper()
	positions, err := projection.Choose(o, names)
	check(t, err)
	part, err := o.Narrow(positions...)
	check(t, err)
	for _, c := range part.Claims {
		list = append(list, c.Claim.Kind+" "+projection.Say(part.Projection, c.Claim).Text)
	}
	slices.Sort(list)
	return list
}

// TestChoose names claims as people do, and reads what they say.
func TestChoose(t *testing.T) {
	const patient = "context MSH-9 ORU^R01^ORU_R01, MSH-11 P, MSH-12 2.5.1, MSH-18 UNICODE UTF-8; " +
		"PID-3 660018^^^RIVERSIDE&2.999.1.1&ISO^MR~X-42^^^HARBOR&2.999.1.3&ISO^PI, PID-5 Invented^Igor, PID-7 19710712, PID-8 M"
	const hemoglobin = "observation Hemoglobin [Mass/volume] in Blood: 13.9 g/dL, range 13.5-17.5, flag N, status F"
	blood := open(t, "../hl7/testdata/cbc-2-final.hl7")
	for _, name := range []string{"718-7", "hemoglobin [mass/volume] in blood", "obx:3", "OBX:3", "718-7^Hemoglobin [Mass/volume] in Blood"} {
		if got := chosen(t, blood, name); !slices.Equal(got, []string{patient, hemoglobin}) {
			t.Errorf("%s: %q", name, got)
		}
	}
	if got := chosen(t, blood, "obx:3", "obx:4"); len(got) != 3 {
		t.Errorf("two: %q", got)
	}
	potassium := chosen(t, open(t, "../fhir/testdata/potassium-observation.json"), "2823-3")
	if len(potassium) != 2 || potassium[1] != "observation Potassium [Moles/volume] in Serum or Plasma: 4.50 mmol/L, status final" {
		t.Errorf("a single resource: %q", potassium)
	}
	for _, name := range []string{"LN", "obx:9", "#99", "context", ""} {
		if positions, err := projection.Choose(blood, []string{name}); err == nil {
			t.Errorf("%q chooses %d", name, positions)
		}
	}
}

// TestChoose_OnePatient discloses of a record of several patients the context of one.
func TestChoose_OnePatient(t *testing.T) {
	for _, test := range []struct{ path, name, whose, others string }{
		{"../fhir/testdata/two-patients.json", "Patient/p6", "Noname", "Nobody"},
		{"../fhir/testdata/two-patients.json", "Patient/p5", "Nobody", "Noname"},
	} {
		list := strings.Join(chosen(t, open(t, test.path), test.name), "\n")
		if !strings.Contains(list, test.whose) || strings.Contains(list, test.others) || !strings.Contains(list, "context ") {
			t.Errorf("%s: %s", test.name, list)
		}
	}
	batch := open(t, "../hl7/testdata/nightly-batch.hl7")
	for _, c := range batch.Claims {
		if c.Claim.Kind != "observation" {
			continue
		}
		list := chosen(t, batch, fmt.Sprintf("#%d", c.Position))
		if len(list) != 2 || strings.Contains(list[0], "Nobody") == strings.Contains(list[0], "Noname") {
			t.Errorf("%s comes with %q", c.Claim.Name, list)
		}
	}
}

// TestChoose_Ambiguous refuses a name that two claims have, and tells their positions, by which one is chosen.
func TestChoose_Ambiguous(t *testing.T) {
	twice := "MSH|^~\\&|L||E||20260101||ORU^R01^ORU_R01|1|P|2.5.1\rPID|1||1||A^B\rOBR|1|||P^Panel^L\r" +
		"OBX|1|NM|GLU^Glucose^L^2345-7^Glucose^LN||5.1|mmol/L|||||F\rOBX|2|NM|GLU^Glucose^L||6.3|mmol/L|||||F\r"
	p, err := projection.Project([]byte(twice), projection.TypeHL7)
	check(t, err)
	_, o, err := evidence.Commit(evidence.NewSecret(), p.Projection, []byte(twice), p.Claims)
	check(t, err)
	_, err = projection.Choose(o, []string{"glu"})
	if err == nil || !strings.Contains(err.Error(), "#") {
		t.Fatalf("got %v", err)
	}
	if got := chosen(t, o, "2345-7"); len(got) != 2 || got[1] != "observation Glucose: 5.1 mmol/L, status F" {
		t.Errorf("by its other code: %q", got)
	}
}

// TestSay_FHIR reads an Observation.
func TestSay_FHIR(t *testing.T) {
	o := open(t, "../fhir/testdata/lipid-report.json")
	var said []string
	for _, c := range o.Claims {
		if c.Claim.Kind == "observation" {
			said = append(said, projection.Say(o.Projection, c.Claim).Text)
		}
	}
	slices.Sort(said)
	want := []string{
		"Cholesterol [Mass/volume] in Serum or Plasma: 212 mg/dL, status final",
		"Cholesterol in HDL [Mass/volume] in Serum or Plasma: 48.0 mg/dL, status final",
		"Cholesterol in LDL [Mass/volume] in Serum or Plasma by Direct assay: 134 mg/dL, status final",
	}
	if !slices.Equal(said, want) {
		t.Errorf("%q", said)
	}
}
