package projection_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/projection"
)

// TestHolders tells whom each context names by the very numbers that the record as a whole tells of.
func TestHolders(t *testing.T) {
	message := strings.Join([]string{
		`MSH#:~\&#LIS#LAB###20260301##ORU:R01#1#P#2.5.1`,
		`PID#1##47\T\11:::LAB&1.2&ISO~9:::X##Doe:Jane`, `OBR#1#P1#F1#1:Panel`, `OBX#1#NM#2:Sodium##140#####F`,
		`PID#2##4712:::LAB##Roe:Rita`, `OBR#1#P2#F2#1:Panel`, `OBX#1#NM#2:Sodium##141#####F`,
	}, "\r") + "\r"
	p, err := projection.Project([]byte(message), projection.TypeAny)
	check(t, err)
	_, o, err := evidence.Commit(evidence.NewSecret(), p.Projection, []byte(message), p.Claims)
	check(t, err)
	holders := projection.Holders(o)
	slices.SortFunc(holders, func(a, b projection.Holder) int { return strings.Compare(a.Context, b.Context) })
	if len(holders) != 2 || holders[0].Context != "1.1" || holders[1].Context != "1.2" {
		t.Fatalf("%+v", holders)
	}
	if all := slices.Concat(holders[0].Numbers, holders[1].Numbers); len(all) != 3 || !slices.Equal(all, p.Facts.Patient) {
		t.Errorf("%+v, and the record as a whole %+v", all, p.Facts.Patient)
	}
	if projection.IsOfOne(o) {
		t.Error("two patients are taken for one")
	}
	joined := strings.Replace(message, "4712:::LAB", "4712:::LAB~9:::X", 1) // a number of both
	p, err = projection.Project([]byte(joined), projection.TypeAny)
	check(t, err)
	_, o, err = evidence.Commit(evidence.NewSecret(), p.Projection, []byte(joined), p.Claims)
	check(t, err)
	if !projection.IsOfOne(o) || !projection.IsOfOne(open(t, "../fhir/testdata/potassium-observation.json")) {
		t.Error("one patient is taken for two")
	}
	two := open(t, "../fhir/testdata/two-patients.json")
	if holders := projection.Holders(two); len(holders) != 2 || slices.Equal(holders[0].Numbers, holders[1].Numbers) {
		t.Errorf("of two Patients: %+v", holders)
	}
	if projection.IsOfOne(two) {
		t.Error("two Patients are taken for one")
	}
	if holders := projection.Holders(open(t, "../fhir/testdata/potassium-observation.json")); len(holders) != 0 {
		t.Errorf("of no Patient: %+v", holders)
	}
}
