package intake_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/intake"
)

// TestCorpus_Lineage takes in first reports and their updates. An update under its report's filler number is its next
// version, corrected; one under a number of its own is a record of its own.
func TestCorpus_Lineage(t *testing.T) {
	dir := os.Getenv("LABSEAL_CORPUS")
	if dir == "" {
		t.Skip("LEFT OUT: no corpus; set LABSEAL_CORPUS to the folder that holds hl7v2")
	}
	paths, err := filepath.Glob(filepath.Join(dir, "hl7v2/data-exchange-lineage/*.txt"))
	check(t, err)
	isUpdate := func(path string) bool { return strings.Contains(path, "Update") || strings.Contains(path, "Delete") }
	slices.SortStableFunc(paths, func(a, b string) int { // reports first
		switch {
		case isUpdate(a) == isUpdate(b):
			return strings.Compare(a, b)
		case isUpdate(a):
			return 1
		}
		return -1
	})
	d := newDesk(t)
	reports := map[string]intake.Answer{} // by OBR-3
	updates := 0
	for _, path := range paths {
		body, err := os.ReadFile(path)
		check(t, err)
		answers, err := d.Take(t.Context(), []intake.Artefact{{Bytes: body, Source: intake.FromFolder}})
		check(t, err)
		got, filler := answers[0], fieldOf(string(body), "OBR", 3)
		first, isKnown := reports[filler]
		switch {
		case got.Outcome != intake.Accepted:
			t.Errorf("%s: %s: %s", filepath.Base(path), got.Outcome, got.Problem)
		case !isKnown && got.Version != 1, isKnown && (got.Record != first.Record || got.Version != 2):
			t.Errorf("%s: version %d", filepath.Base(path), got.Version)
		case isKnown:
			updates++
			if reason := d.reason(t, got); reason != evidence.ReasonCorrected {
				t.Errorf("%s: amends for %s", filepath.Base(path), reason)
			}
		default:
			reports[filler] = got
		}
	}
	if updates < 2 || len(reports) < 5 {
		t.Errorf("%d reports and %d updates", len(reports), updates)
	}
}

// fieldOf is a field of the first segment of a name.
func fieldOf(message, segment string, n int) string {
	for line := range strings.FieldsFuncSeq(message, func(r rune) bool { return r == '\r' || r == '\n' }) {
		if fields := strings.Split(line, "|"); fields[0] == segment && len(fields) > n {
			return fields[n]
		}
	}
	return ""
}
