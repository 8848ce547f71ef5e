package projection_test

import (
	"errors"
	"reflect"
	"testing"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/projection"
)

// FuzzProject projects anything, recognised or said to be of a type. What is refused says so as a refusal; what is taken
// has claims that can be committed to, and the same ones when it is projected again under the projection's name.
func FuzzProject(f *testing.F) {
	f.Add([]byte("MSH|^~\\&|LIS|LAB|||20260302||ORU^R01|1|P|2.5.1\rPID|1||4711\rOBR|1|P|F\rOBX|1|NM|K||4.1|mmol/L|||||F\r"), "")
	f.Add([]byte(`{"resourceType":"Observation","status":"final","valueQuantity":{"value":1.50}}`), "")
	f.Add([]byte("%PDF-1.7"), "opaque")
	f.Add([]byte{}, "hl7v2")
	f.Fuzz(func(t *testing.T, record []byte, name string) {
		kind, err := projection.ParseType(name)
		if err != nil {
			t.Skip("no type")
		}
		p, err := projection.Project(record, kind)
		if err != nil {
			if refused := (*projection.RefusedError)(nil); !errors.As(err, &refused) {
				t.Fatalf("%v is no refusal", err)
			}
			return
		}
		if _, _, err := evidence.Commit(evidence.NewSecret(), p.Projection, record, p.Claims); err != nil {
			t.Fatalf("can't be committed to: %v", err)
		}
		again, err := projection.Again(record, p.Projection)
		if err != nil || !reflect.DeepEqual(again, p) {
			t.Fatalf("projected again: %v\n%+v\n%+v", err, again, p)
		}
	})
}
