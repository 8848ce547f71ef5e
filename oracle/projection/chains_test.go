package projection_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/projection"
	"github.com/labseal/labseal/oracle/record"
)

// steps are the ends of the names of what an intermediary made of one message: it translated it to FHIR, changed that, and
// translated it back.
var steps = []string{"_0_initial_message.hl7", "_1_hl7_translation.fhir", "_2_fhir_transformation.fhir", "_3_hl7_translation_final.hl7"}

// TestCorpus_Chains reads each message of a chain. HL7 v2 and FHIR tell the same of it: what kind it is, whose, and
// each number that was measured, digit by digit. What comes out is never taken for the message that went in.
func TestCorpus_Chains(t *testing.T) {
	dir := os.Getenv("LABSEAL_CORPUS")
	if dir == "" {
		t.Skip("LEFT OUT: no corpus; set LABSEAL_CORPUS to the folder that holds hl7v2 and fhir-r4")
	}
	firsts, err := filepath.Glob(filepath.Join(dir, "hl7v2/trusted-intermediary/*"+steps[0]))
	check(t, err)
	chains, values := 0, 0
	for _, path := range firsts {
		stem := strings.TrimSuffix(filepath.Base(path), steps[0])
		var chain []*projection.Projected
		for _, step := range steps {
			folder := "hl7v2"
			if strings.HasSuffix(step, ".fhir") {
				folder = "fhir-r4"
			}
			b, err := os.ReadFile(filepath.Join(dir, folder, "trusted-intermediary", stem+step))
			if os.IsNotExist(err) {
				break // this chain ended before, or went on under another type of message
			}
			check(t, err)
			p, err := projection.Project(b, projection.TypeAny)
			if err != nil {
				break // the corpus tests of the formats say which are refused
			}
			chain = append(chain, p)
		}
		if len(chain) < len(steps) {
			continue
		}
		chains++
		t.Run(stem, func(t *testing.T) { values += follow(t, chain) })
	}
	t.Logf("%d whole chains, %d values", chains, values)
	if chains < 15 || values < 500 {
		t.Errorf("only %d whole chains with %d values", chains, values)
	}
}

// follow compares each step with the one before, and returns how many values it compared.
func follow(t *testing.T, chain []*projection.Projected) (n int) {
	for i := 1; i < len(chain); i++ {
		before, now := chain[i-1], chain[i]
		if before.Facts.Kind != now.Facts.Kind {
			t.Errorf("step %d: a %s became a %s", i, before.Facts.Kind, now.Facts.Kind)
		}
		if !overlap(before.Facts.Patient, now.Facts.Patient) {
			t.Errorf("step %d: of another patient", i)
		}
	}
	if digest(t, chain[0]) == digest(t, chain[3]) {
		t.Error("what came out says the same as what went in")
	}
	translated := quantities(chain[1])
	for value := range quantities(chain[0]) {
		if n++; !translated[value] {
			t.Errorf("the value %s is not in the translation", value)
		}
	}
	return n
}

func overlap(a, b []record.Identifier) bool {
	return slices.ContainsFunc(a, func(id record.Identifier) bool {
		return slices.ContainsFunc(b, func(other record.Identifier) bool { return other.Value == id.Value })
	})
}

var (
	obxNumber  = regexp.MustCompile(`(?m)(?:^|\r)OBX\|[^|]*\|NM\|[^|]*\|[^|]*\|([0-9.]+)\|`)
	fhirNumber = regexp.MustCompile(`"value":([0-9.]+)[,}]`) // a number, and no text in quotes
)

// quantities are the numbers that were measured, as they are written.
func quantities(p *projection.Projected) map[string]bool {
	found := map[string]bool{}
	pattern := obxNumber
	if strings.HasPrefix(p.Projection, "fhir") {
		pattern = fhirNumber
	}
	for _, c := range p.Claims {
		if c.Kind != "observation" {
			continue
		}
		for _, m := range pattern.FindAllStringSubmatch(string(c.Body), -1) {
			found[m[1]] = true
		}
	}
	return found
}

func digest(t *testing.T, p *projection.Projected) [32]byte {
	t.Helper()
	c, _, err := evidence.Commit(evidence.Secret{1}, p.Projection, nil, p.Claims)
	check(t, err)
	return c.Content
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
