package e2e

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/jmoiron/sqlx"

	"github.com/labseal/labseal/internal/keys"
)

// office are the two officers of a devnet's first lab, by the options with which they speak. Whoever asks first founds the office.
func (d *devnet) office(t *testing.T) (archivist, director []string) {
	t.Helper()
	return d.officer(t, "A. Archivist"), d.officer(t, "B. Director")
}

// officer is an officer with a key of their own, who is added where nobody has done so yet.
func (d *devnet) officer(t *testing.T, name string) []string {
	t.Helper()
	dir := filepath.Join(filepath.Dir(d.env["LABSEAL_KEYSTORE"]), "officer "+name)
	password := dir + ".password"
	options := []string{"--officer-keystore", dir, "--officer-password-file", password}
	if _, err := os.Stat(dir); err == nil {
		return options
	}
	check(t, os.Mkdir(dir, 0o700))
	check(t, os.WriteFile(password, []byte("of "+name+"\n"), 0o600))
	folder, err := keys.Open(dir, password)
	check(t, err)
	check(t, folder.Unguard())
	check(t, folder.Create(keys.Officer))
	d.must(t, "oracle", slices.Concat([]string{"officer", "add", "--name", name}, options)...)
	return options
}

// testShred shreds a record while the oracle works: two officers agree, it does not open any more, all others do, what comes in
// then is taken as before, and the log says what was done.
func testShred(t *testing.T, d *devnet) {
	dir := t.TempDir()
	anchor := func(number string) string {
		t.Helper()
		path := filepath.Join(dir, number+".txt")
		check(t, os.WriteFile(path, []byte("a record of "+number), 0o644))
		return parseAnchored(t, d.must(t, "oracle", "anchor", "--json", "--out", dir, path))[0].Record
	}
	gone, stays := anchor("long ago"), anchor("today")
	archivist, director := d.office(t)
	say := func(by []string, words ...string) []string { return slices.Concat(words[:2], by, words[2:]) }
	propose := say(archivist, "shred", "propose", "--reason", "retention is over", gone)
	if a := d.run(t, "oracle", propose...); a.code == 0 || !strings.Contains(a.stderr, "must still be kept") {
		t.Fatalf("a record of today is to be shredded: %s%s", a.stdout, a.stderr)
	}
	db, err := sqlx.Open("postgres", d.env["LABSEAL_ORACLE_DATABASE_URL"])
	check(t, err)
	defer db.Close()
	_, err = db.Exec(`update versions set received_at = now() - interval '11 years' where encode(record, 'hex') = $1`, gone)
	check(t, err)
	id := strings.TrimSpace(d.must(t, "oracle", propose...))
	if a := d.run(t, "oracle", say(archivist, "shred", "approve", id)...); a.code == 0 || !strings.Contains(a.stderr, "it takes two") {
		t.Errorf("one person alone does both: %s%s", a.stdout, a.stderr)
	}
	mallory := d.officer(t, "M. Mallory")
	if a := d.run(t, "oracle", say(mallory, "shred", "approve", id)...); a.code == 0 || !strings.Contains(a.stderr, "not in office") {
		t.Errorf("one whom nobody let in approves: %s%s", a.stdout, a.stderr)
	}
	if said := d.must(t, "oracle", "officer", "list"); strings.Count(said, "in office") != 2 || strings.Count(said, "a founder") != 2 ||
		!strings.Contains(said, "waits since") {
		t.Errorf("the officers:\n%s", said)
	}
	d.must(t, "oracle", say(director, "shred", "approve", id)...)
	if said := d.must(t, "oracle", "shred", "run"); !strings.Contains(said, id+"  shredded") || !strings.Contains(said, "backups may hold it until") {
		t.Errorf("the run said %s", said)
	}
	if a := d.run(t, "oracle", "open", gone); a.code == 0 || !strings.Contains(a.stderr, "shredded") {
		t.Errorf("it opens: %s%s", a.stdout, a.stderr)
	}
	if got := d.must(t, "oracle", "open", stays); got != "a record of today" {
		t.Errorf("the other one opens to %q", got)
	}
	if said := d.must(t, "oracle", "show", gone); !strings.Contains(said, "shredded") {
		t.Errorf("shown as %s", said)
	}
	if said := d.must(t, "oracle", "epoch", "list"); !strings.Contains(said, "epoch 1: destroyed, wraps 0 keys") || !strings.Contains(said, "epoch 2: current") {
		t.Errorf("the epochs:\n%s", said)
	}
	if got := d.must(t, "oracle", "open", anchor("afterwards")); got != "a record of afterwards" {
		t.Errorf("what came in afterwards opens to %q", got)
	}
	d.must(t, "oracle", "fsck")
	var logged int
	check(t, db.Get(&logged, `select count(*) from shred_entries where place < (select max(size) from trees)`))
	if logged != 1 {
		t.Errorf("the log says it %d times", logged)
	}
}
