package projection_test

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/labseal/labseal/oracle/projection"
	"github.com/labseal/labseal/oracle/record"
)

// TestProjector projects records of all kinds one after the other in one memory: each as if it was the only one, also behind
// one that is refused, one that is larger than what is kept, and where all was forgotten. Facts outlive what comes behind.
func TestProjector(t *testing.T) {
	records := [][]byte{
		[]byte("%PDF-1.7"), []byte("MSH|^~\\&|LIS\r"), []byte("MSH|^~\\&|LIS\rOBX"),
		[]byte("MSH|^~\\&|LIS\r" + strings.Repeat("OBR|1|P|F\rOBX|1|TX|A||"+strings.Repeat("long ", 100)+"\r", 600)),
	}
	for _, pattern := range []string{"../hl7/testdata/*.hl7", "../fhir/testdata/*.json"} {
		paths, err := filepath.Glob(pattern)
		check(t, err)
		for _, path := range paths {
			text, err := os.ReadFile(path)
			check(t, err)
			records = append(records, text)
		}
	}
	var projector projection.Projector
	var facts, alone []record.Facts
	for round := range 3 {
		for i := range records {
			text := records[(i+i*i*round)%len(records)] // what comes before a record differs
			want, refused := projection.Project(text, projection.TypeAny)
			got, err := projector.Project(text, projection.TypeAny)
			if !reflect.DeepEqual(err, refused) || !reflect.DeepEqual(got, want) {
				t.Fatalf("round %d, record %d: %v, %+v\nalone: %v, %+v", round, i, err, got, refused, want)
			}
			if err == nil {
				facts, alone = append(facts, got.Facts), append(alone, want.Facts)
			}
			if round == 2 {
				projector.Forget()
			}
		}
	}
	if len(facts) < 30 || !reflect.DeepEqual(facts, alone) {
		t.Errorf("facts of %d records, or what came behind changed some", len(facts))
	}
}
