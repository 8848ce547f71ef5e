package e2e

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// testBooks takes in two old results, says whose one of them is, holds all of that patient, and asks what may be erased.
func testBooks(t *testing.T, d *devnet, own string) {
	dir := t.TempDir()
	const head = `MSH|^~\&|OLD|LAB|EHR|CLINIC|20120301101500||ORU^R01|`
	const rest = "|P|2.3\rPID|1||PATIENT\rOBR|1||FILLER^OLD|1^glucose\rOBX|1|NM|1^glucose||5.1||||||F\r"
	take := func(patient, filler string) (record string) {
		t.Helper()
		path := filepath.Join(dir, filler)
		text := head + filler + strings.NewReplacer("PATIENT", patient, "FILLER", filler).Replace(rest)
		check(t, os.WriteFile(path, []byte(text), 0o600))
		var line struct{ Record, Outcome string }
		check(t, json.Unmarshal([]byte(d.must(t, "oracle", "backfill", "--json", path)), &line))
		if line.Outcome != "accepted" {
			t.Fatalf("%s: %s", filler, line.Outcome)
		}
		return line.Record
	}
	unknown, known := take("", "B-1"), take("4711^^^LAB", "B-2")

	if text := d.must(t, "oracle", "show", unknown); !strings.Contains(text, "nobody has identified") {
		t.Errorf("before: %s", text)
	}
	d.must(t, "oracle", "identify", "--as", known, unknown)
	if text := d.must(t, "oracle", "show", unknown); strings.Contains(text, "nobody has identified") {
		t.Errorf("identified: %s", text)
	}
	if a := d.run(t, "oracle", "identify", unknown, filepath.Join(dir, "B-2")); a.code != 1 || !strings.Contains(a.stderr, "is known") {
		t.Errorf("identified twice: exit code %d, %s", a.code, a.stderr)
	}
	if a := d.run(t, "oracle", "cite", "--evidence", own, known); a.code != 1 || !strings.Contains(a.stderr, "own") {
		t.Errorf("its own evidence cited: exit code %d, %s", a.code, a.stderr)
	}

	south := d.as(t, "south")
	theirs := parseAnchored(t, south.must(t, "oracle", append([]string{"anchor", "--json", "--out", t.TempDir()}, writeRecords(t, "south", 1)...)...))[0]
	d.must(t, "oracle", "cite", "--evidence", theirs.Evidence, known)
	if text := d.must(t, "oracle", "show", known); !strings.Contains(text, "cites "+theirs.Leaf+", checked: of member "+south.id()) {
		t.Errorf("cites: %s", text)
	}

	isDue := func(record string) bool {
		return strings.Contains(d.must(t, "oracle", "retention", "list", "--json", "--retention", "document=25"), record)
	}
	if !isDue(known) || !isDue(unknown) {
		t.Error("results of 2012 are not due")
	}
	hold := strings.TrimSpace(d.must(t, "oracle", "hold", "set", "--reason", "case 7", "--by", "counsel", "--patient-of", known))
	if isDue(known) || isDue(unknown) {
		t.Error("what is held is due")
	}
	if text := d.must(t, "oracle", "hold", "list"); !strings.Contains(text, hold) || !strings.Contains(text, "all of a patient, 3 held, by counsel: case 7") {
		t.Errorf("list: %s", text)
	}
	d.must(t, "oracle", "hold", "release", "--reason", "settled", "--by", "counsel", hold)
	if text := d.must(t, "oracle", "hold", "list"); !isDue(known) || !strings.Contains(text, "nothing is held") {
		t.Errorf("after the release: %s", text)
	}
}
