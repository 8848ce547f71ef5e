package research_test

import (
	"encoding/json"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/internal/fhirtest"
	"github.com/labseal/labseal/oracle/deidentify"
	"github.com/labseal/labseal/oracle/hl7"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/projection"
	"github.com/labseal/labseal/oracle/research"
)

// TestCorpus exports every record of the corpus on its own, and holds what leaves to two rules: no word leaves that is not of
// the export's own vocabulary, and no value that the record keeps of a person leaves at all.
func TestCorpus(t *testing.T) {
	dir := os.Getenv("LABSEAL_CORPUS")
	if dir == "" {
		dir = "../../../shared/corpus"
	}
	if _, err := os.Stat(filepath.Join(dir, "hl7v2")); err != nil {
		t.Skip("LEFT OUT: no corpus; set LABSEAL_CORPUS to the folder that holds hl7v2 and fhir-r4")
	}
	for _, folder := range []string{"hl7v2", "fhir-r4"} {
		records, values, identities := 0, 0, 0
		var all []told
		err := filepath.WalkDir(filepath.Join(dir, folder), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			record, err := os.ReadFile(path)
			check(t, err)
			record = marked.ReplaceAll(record, []byte("$1|P$2")) // many are marked as tests, of which nothing is told
			p, err := projection.Project(record, projection.TypeAny)
			if err != nil {
				return nil //nolint:nilerr // it would not be taken in
			}
			records++
			if results := resultsOf(t, p); len(results) > 0 {
				all = append(all, told{path, identityOf(p.Projection, record), results, ""})
			}
			return nil
		})
		check(t, err)
		export(t, all)
		for _, r := range all {
			identities += len(r.identity)
			for _, result := range r.results {
				if result.Value != nil {
					values++
				}
			}
			for _, found := range leaks(r.text, r.identity) {
				t.Errorf("%s: the export holds %q", r.path, found)
			}
			for _, planted := range append(r.identity[:min(1, len(r.identity))], "Mrs Planted") {
				line, _, _ := strings.Cut(r.text, "\n")
				broken := strings.Replace(line, `"status":"`, `"note":"`+planted+`","status":"`, 1)
				if len(leaks(broken, r.identity)) == 0 {
					t.Errorf("%s: %q was planted in the export and not found", r.path, planted)
				}
			}
		}
		t.Logf("%s: %d records, of %d something is told, %d numbers; %d values of persons looked for", folder, records, len(all), values, identities)
		if len(all) < 20 || values < 100 || identities < 500 {
			t.Errorf("%s: too little to be a test", folder)
		}
	}
}

// told is a record of which something is told, and its lines.
type told struct {
	path     string
	identity []string
	results  []deidentify.Result
	text     string
}

func resultsOf(t *testing.T, p *projection.Projected) []deidentify.Result {
	t.Helper()
	var contexts, claims []evidence.Claim
	for _, c := range p.Claims {
		if c.Kind == evidence.ContextKind {
			contexts = append(contexts, c)
		} else {
			claims = append(claims, c)
		}
	}
	results, err := deidentify.Options{Areas: true}.Results(p.Projection, contexts, claims)
	if errors.Is(err, deidentify.ErrSeveral) {
		return nil
	}
	check(t, err)
	return results
}

// export writes records into one export, and gives each its lines, without the random names.
func export(t *testing.T, all []told) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "export")
	folder, err := research.NewFolder(dir)
	check(t, err)
	for i := range all {
		check(t, folder.Add(journal.Pseudonym{1}, all[i].results))
	}
	check(t, folder.Close(research.Manifest{}))
	for _, file := range []struct {
		name    string
		heading int // lines before the first result's
	}{{research.ObservationFile, 0}, {research.TableFile, 1}} {
		part, err := os.ReadFile(filepath.Join(dir, file.name))
		check(t, err)
		if file.name == research.ObservationFile {
			fhirtest.Check(t, fhirtest.Lines(string(part))...)
		}
		at := file.heading
		lines := strings.SplitAfter(randomID.ReplaceAllString(string(part), ""), "\n")
		for i := range all {
			all[i].text += strings.Join(lines[at:at+len(all[i].results)], "")
			at += len(all[i].results)
		}
	}
}

var (
	marked   = regexp.MustCompile(`(?m)((?:^|\r)MSH(?:\|[^|\r\n]*){9})\|[DT](\|)`)
	randomID = regexp.MustCompile(`[0-9a-f]{32}`)
)

// wordsOf are the words of a text: letters and digits, and behind one of these a hyphen, a dot or a low line.
func wordsOf(text string) (words []string) {
	isBetween := func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !strings.ContainsRune("_.-", r)
	}
	for w := range strings.FieldsFuncSeq(text, isBetween) {
		if w = strings.TrimLeft(w, "_.-"); w != "" {
			words = append(words, w)
		}
	}
	return words
}

// vocabulary are the words that an export may hold, beside codes, numbers and units.
var vocabulary = set(`resourceType Observation Patient id status code coding system subject reference effectiveDateTime extension url
	valueRange valueCode low high value unit valueQuantity comparator valueRatio numerator denominator valueCodeableConcept
	dataAbsentReason referenceRange interpretation http loinc.org snomed.info sct unitsofmeasure.org terminology.hl7.org CodeSystem
	v3-ObservationInterpretation data-absent-reason masked urn labseal study age sex area final corrected amended preliminary
	registered unknown female male other pseudonym year value_system value_code flags a hl7v2 HL70078 hl7.org fhir v2 v2-0078`)

func set(text string) map[string]bool {
	words := map[string]bool{}
	for _, w := range strings.Fields(text) {
		words[w] = true
	}
	return words
}

// leaks are the words of an export that are not its own, and the values of persons in it.
func leaks(text string, identity []string) (found []string) {
	words := wordsOf(text)
	slices.Sort(words)
	for _, w := range slices.Compact(words) {
		isWord := strings.IndexFunc(w, unicode.IsLetter) >= 0
		isUnit := len(w) <= 8 && units.MatchString(w)
		if isWord && !isUnit && !answers.MatchString(w) && !vocabulary[w] && !flagWords[w] {
			found = append(found, w)
		}
		if _, is := slices.BinarySearch(identity, w); is {
			found = append(found, w)
		}
	}
	return found
}

var (
	flagWords = set("A AA B D DET E EX EXP H HH HM HU HX I IE IND L LL LU LX MS N NCL ND NEG NR NS POS R RR S SDD SYN-R SYN-S U UNE VS W WR")
	answers   = regexp.MustCompile(`^LA[0-9]{1,6}-[0-9]$`)
	units     = regexp.MustCompile(`^(?i)(x?10E?[0-9]+|[kmuµμnpfdc]?(g|L|mol|eq|Osm|U|IU|m|s|Pa|kat|cp)[0-9]?|mcg|mcL|min|h|hr|d|day|sec|seconds|Hg|mm[0-9]?|cm|24h|24hr|1.73.m2|creat|INR|pH|ratio|index|iU|cumm|thou|thous|thousand|mill|mil|million|units|unit|cells|cell|hpf|lpf|ppm|ppb|degF|Cel|copies|copy|k|x10)$`)
)

// identityOf are the values that a record keeps of persons, as words of four characters or more: in HL7 v2 of the segments
// about the patient, relatives, guarantors, insurance, visit and notes, and of text results; in FHIR of the resources about
// persons and organisations, and of texts. A year, and a word that the export has of its own, is none.
func identityOf(name string, record []byte) []string {
	found := map[string]bool{}
	if name == hl7.Projection {
		for line := range strings.FieldsFuncSeq(string(record), func(r rune) bool { return r == '\r' || r == '\n' }) {
			if len(line) > 3 && slices.Contains([]string{"PID", "PD1", "NK1", "GT1", "IN1", "IN2", "PV1", "PV2"}, line[:3]) {
				addWords(found, line[3:])
			}
		}
	} else {
		var root any
		if json.Unmarshal(record, &root) == nil {
			personal(found, root, false)
		}
	}
	return slices.Sorted(maps.Keys(found))
}

func personal(found map[string]bool, v any, isPersonal bool) {
	switch v := v.(type) {
	case map[string]any:
		if t, is := v["resourceType"].(string); is {
			isPersonal = slices.Contains([]string{"Patient", "RelatedPerson", "Person", "Practitioner", "Organization", "Location", "Coverage", "Encounter"}, t)
		}
		for name, member := range v {
			personal(found, member, isPersonal || name == "identifier" || name == "telecom")
		}
	case []any:
		for _, item := range v {
			personal(found, item, isPersonal)
		}
	case string:
		if isPersonal {
			addWords(found, v)
		}
	}
}

var fewDigits = regexp.MustCompile(`^[0-9]{1,4}$`)

func addWords(found map[string]bool, text string) {
	for _, w := range wordsOf(text) {
		if len(w) >= 4 && !fewDigits.MatchString(w) && !vocabulary[w] {
			found[w] = true
		}
	}
}
