package e2e

import (
	"archive/zip"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// testRights is what a patient may ask of a lab. The patient gets all versions of a record and checks each with its evidence;
// and is told who else got it, but not what a sheriff asked to be kept from them for a time.
func testRights(t *testing.T, d *devnet) {
	dir := t.TempDir()
	text := strings.NewReplacer("770412", "900003", "F-9001", "F-rights").Replace(readFile(t, "../../oracle/hl7/testdata/lipid-panel.hl7"))
	before, after := filepath.Join(dir, "before.hl7"), filepath.Join(dir, "after.hl7")
	check(t, os.WriteFile(before, []byte(text), 0o644))
	check(t, os.WriteFile(after, []byte(strings.Replace(text, "|212|", "|221|", 1)), 0o644))
	record := parseAnchored(t, d.must(t, "oracle", "anchor", "--json", "--out", dir, before))[0].Record
	d.must(t, "oracle", "correct", "--json", "--reason", "corrected", "--out", dir, record, after)

	out := filepath.Join(dir, "export")
	export := func(args ...string) answer {
		return d.run(t, "oracle", append([]string{"access", "export", "--by", "records office"}, args...)...)
	}
	for want, args := range map[string][]string{
		"identify the person first": {"--out", out, record},
		"not found":                 {"--patient", "--out", out, strings.Repeat("ab", 16)},
		"is there already":          {"--patient", "--out", dir, record},
		"no ground":                 {"--patient", "--out", out, "--contact", "x", "--withhold", record + "=whim", record},
		"--out":                     {"--patient", record},
	} {
		if a := export(args...); a.code == 0 || !strings.Contains(a.stderr, want) {
			t.Errorf("%s: exit code %d, %s", want, a.code, a.stderr)
		}
	}
	if list, err := filepath.Glob(filepath.Join(dir, "*export*")); err != nil || len(list) != 0 {
		t.Errorf("what was refused left %v behind", list)
	}
	var made struct {
		Records, Versions, Unproven int
		Path                        string
	}
	check(t, json.Unmarshal([]byte(d.must(t, "oracle", "access", "export", "--json", "--by", "records office", "--patient", "--out", out, record)), &made))
	if made.Records != 1 || made.Versions != 2 || made.Unproven != 0 || made.Path != out {
		t.Errorf("made %+v", made)
	}
	for version, source := range map[string]string{".v1": before, ".v2": after} {
		base := filepath.Join(out, "records", record+version)
		if readFile(t, base+".record") != readFile(t, source) {
			t.Errorf("%s is not what the lab received", version)
		}
		a := d.run(t, "oracle", "verify", "--json", "--trust", filepath.Join(out, "consortium.trust"), "--record", base+".record", base+".evidence")
		if a.code != 0 || !strings.Contains(a.stdout, `"record":true`) || strings.Contains(a.stdout, `"reason":"corrected"`) != (version == ".v1") {
			t.Errorf("%s: exit code %d, %s%s", version, a.code, a.stdout, a.stderr)
		}
	}
	bundle := readFile(t, filepath.Join(out, "bundle.fhir.json"))
	if !json.Valid([]byte(bundle)) || !strings.Contains(bundle, `"value":212`) || !strings.Contains(bundle, `"value":221`) || !strings.Contains(bundle, `"superseded"`) {
		t.Errorf("the Bundle is %s", bundle)
	}
	packed := filepath.Join(dir, "export.zip")
	d.must(t, "oracle", "access", "export", "--by", "records office", "--patient", "--zip", packed, record)
	z, err := zip.OpenReader(packed)
	check(t, err)
	defer z.Close()
	files := 0
	for _, f := range z.File {
		if !f.FileInfo().IsDir() {
			files++
		}
		if _, err := os.Stat(filepath.Join(out, f.Name)); err != nil {
			t.Errorf("the zip has %s: %v", f.Name, err)
		}
	}
	if files != 4+7 {
		t.Errorf("the zip has %d files", files)
	}
	testAccounting(t, d, record, dir)
}

// testAccounting accounts for the exports, and for a release to an authority.
func testAccounting(t *testing.T, d *devnet, record, dir string) {
	clinic := d.as(t, "clinic").id()
	d.must(t, "oracle", "share", "--basis", "required-by-law", "--purpose", "PUBHLTH", "--authority", "--reason", "case 26-117",
		"--to", clinic, "--to-address", "1 Main Street", "--out", filepath.Join(dir, "shared"), record)
	list := func(args ...string) string {
		return d.must(t, "oracle", append(append([]string{"disclosures", "list"}, args...), record)...)
	}
	if all := list(); strings.Count(all, "\n") != 5 || strings.Count(all, `"exempt":true`) != 4 || !strings.Contains(all, "case 26-117") {
		t.Errorf("the accounting:\n%s", all)
	}
	suspend := []string{
		"disclosures", "suspend", "--json", "--statement", "oral", "--ground", "law-enforcement", "--agency", "Sheriff", "--official", "Sgt. Roe",
		"--says", "case 26-117", "--to", clinic, "--by", "records office",
	}
	if a := d.run(t, "oracle", append(suspend, record)...); a.code != 2 || !strings.Contains(a.stderr, "--impedes") {
		t.Errorf("a statement that does not say why: exit code %d, %s", a.code, a.stderr)
	}
	late := time.Now().AddDate(0, 0, 40).Format(time.DateOnly)
	if a := d.run(t, "oracle", append(suspend, "--impedes", "--until", late, record)...); a.code != 2 || !strings.Contains(a.stderr, "30 days") {
		t.Errorf("an oral statement for longer: exit code %d, %s", a.code, a.stderr)
	}
	var set struct{ ID string }
	check(t, json.Unmarshal([]byte(d.must(t, "oracle", append(suspend, "--impedes", record)...)), &set))
	for _, format := range []string{"json", "csv", "fhir", "pdf"} {
		if told := readPrinted(t, format, list("--format", format)); strings.Contains(told, "case 26-117") || strings.Contains(told, "1 Main Street") ||
			strings.Contains(strings.ToLower(told), "suspen") || strings.Contains(told, clinic) {
			t.Errorf("the patient is told by %s what is suspended:\n%s", format, told)
		}
	}
	if all := list("--for", "auditor"); strings.Count(all, "\n") != 5 || !strings.Contains(all, `"suspended":"until `) || !strings.Contains(all, "case 26-117") {
		t.Errorf("the auditor is not told all:\n%s", all)
	}
	d.must(t, "oracle", "disclosures", "resume", "--reason", "closed", "--by", "records office", set.ID)
	if said := d.must(t, "oracle", "disclosures", "suspensions", "--all"); !strings.Contains(said, "Sgt. Roe, Sheriff") || !strings.Contains(said, "ended") {
		t.Errorf("the suspensions:\n%s", said)
	}
	told := readPrinted(t, "pdf", list("--format", "pdf", "--summary"))
	for _, want := range []string{"right to be told of: 1", "Other disclosures: 4", "Valley Clinic, 1 Main Street", "Cholesterol", "case 26-117"} {
		if !strings.Contains(told, want) {
			t.Errorf("the paper does not say %q:\n%s", want, told)
		}
	}
	var events struct {
		Entry []struct{ Resource struct{ ResourceType string } }
	}
	check(t, json.Unmarshal([]byte(list("--format", "fhir")), &events))
	if len(events.Entry) != 6 || events.Entry[5].Resource.ResourceType != "AuditEvent" {
		t.Errorf("%d entries: %+v", len(events.Entry), events)
	}
}

// readPrinted is what a form of the accounting says; of a PDF its text.
func readPrinted(t *testing.T, format, content string) string {
	t.Helper()
	if format != "pdf" {
		return content
	}
	cmd := exec.Command("pdftotext", "-", "-")
	cmd.Stdin = strings.NewReader(content)
	text, err := cmd.Output()
	check(t, err)
	return strings.Join(strings.Fields(string(text)), " ")
}
