package e2e

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

var studyID = regexp.MustCompile(`0x[0-9a-f]{64}`)

// study has the clinic do research: it becomes a researcher and registers a study, the members approve it, and the lab takes
// part. The commands are those of docs/guides/research.md.
func (d *devnet) study(t *testing.T) string {
	t.Helper()
	north, south, clinic := d.as(t, "north"), d.as(t, "south"), d.as(t, "clinic") // two of three decide
	north.propose(t, "set-roles", clinic.id(), "provider,researcher").decide(t, north, north, south)
	dir := t.TempDir()
	protocol, terms := filepath.Join(dir, "protocol.txt"), filepath.Join(dir, "study.json")
	check(t, os.WriteFile(protocol, []byte("Glucose over the years.\n"), 0o600))
	now := time.Now().UTC()
	study := studyID.FindString(clinic.must(t, "oracle", "study", "draft", "--protocol", protocol, "--duo", "42",
		"--from", now.AddDate(0, 0, -1).Format(time.DateOnly), "--until", now.AddDate(1, 0, 0).Format(time.DateOnly), "--out", terms))
	clinic.must(t, "oracle", "consortium", "manage", "register-study", clinic.id(), terms)
	if a := north.run(t, "oracle", "study", "show", "--max-head-age", "24h", study); a.code != 1 || !strings.Contains(a.stdout, "not approved") {
		t.Errorf("before it is approved: exit code %d\n%s%s", a.code, a.stdout, a.stderr)
	}
	north.propose(t, "approve-study", study, "1").decide(t, north, north, south)
	north.must(t, "oracle", "consortium", "manage", "join-study", north.id(), study, "1")
	return study
}

// exportMarked exports a record that carries all kinds of identifiers to a study, with its patient's consent, and returns the
// folder. What must be in it is in it; that no marker is, whoever calls looks for.
func (d *devnet) exportMarked(t *testing.T, run func(args ...string) answer, record string) string {
	t.Helper()
	study, dir := d.study(t), t.TempDir()
	check(t, os.WriteFile(filepath.Join(dir, "password"), []byte("patient\n"), 0o600))
	patient := []string{"--json", "--patient-key", filepath.Join(dir, "patient.json"), "--patient-password-file", filepath.Join(dir, "password")}
	said := func(args ...string) (v map[string]any) {
		t.Helper()
		check(t, json.Unmarshal([]byte(d.must(t, "oracle", args...)), &v))
		return v
	}
	subject := said(append([]string{"consent", "enroll", "--new", "--record", record}, patient...)...)["subject"].(string)
	said(append(append([]string{"consent", "grant", "--grantee", d.as(t, "clinic").id(), "--purpose", "HRESCH", "--duo", "42", "--deidentified"}, patient...), subject)...)

	out := filepath.Join(t.TempDir(), "export")
	a := run("study", "export", "--json", "--max-head-age", "24h", "--areas", "--out", out, study)
	var m struct{ Subjects, Records, Results, Masked int }
	if a.code != 0 || json.Unmarshal([]byte(a.stdout), &m) != nil || m.Subjects != 1 || m.Results != 1 {
		t.Fatalf("exit code %d\n%s%s", a.code, a.stdout, a.stderr)
	}
	if table := readFile(t, filepath.Join(out, "results.csv")); !strings.Contains(table, "2026,final,http://loinc.org,2345-7,,5.40,mmol/L") {
		t.Errorf("the table:\n%s", table)
	}
	if list := run("disclosures", "list", record); !strings.Contains(list.stdout, study) || !strings.Contains(list.stdout, "HRESCH") || !strings.Contains(list.stdout, `"exempt":true`) {
		t.Errorf("the accounting:\n%s", list.stdout)
	}
	run("study", "show", "--max-head-age", "24h", study)
	if a := d.run(t, "oracle", "study", "export", "--max-head-age", "24h", "--out", out, study); a.code != 2 {
		t.Errorf("into a folder that is there: exit code %d\n%s", a.code, a.stderr)
	}
	return out
}
