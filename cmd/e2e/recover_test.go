package e2e

import (
	"encoding/json"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/jmoiron/sqlx"
	_ "github.com/lib/pq"
)

// TestRecover puts a backup in the place of a lab's database. Nothing is sent until `oracle recover` has filled the gap; then
// all files are what they were, and the log goes on.
func TestRecover(t *testing.T) {
	d := up(t, "--block-time", "1s")
	out := t.TempDir()
	files := writeRecords(t, "recover", 7)
	anchor := append([]string{"anchor", "--json", "--out", out}, files...)
	d.must(t, "oracle", anchor[:4+3]...)
	d.backup(t)
	before := parseAnchored(t, d.must(t, "oracle", anchor[:4+6]...))
	if a := d.run(t, "oracle", "recover"); a.code != 0 || !strings.HasPrefix(a.stdout, "nothing is missing") {
		t.Fatalf("a journal that is not behind: exit code %d\n%s%s", a.code, a.stdout, a.stderr)
	}

	d.env["LABSEAL_ORACLE_DATABASE_URL"] = d.database(t, "backup")
	a := d.run(t, "oracle", "anchor", "--json", "--out", out, "--timeout", "3s", files[6])
	if a.code != 3 || !strings.Contains(a.stderr, "`oracle recover`") {
		t.Errorf("a journal that is behind: exit code %d, want word of what to do\n%s", a.code, a.stderr)
	}
	var told struct {
		Base            uint64
		Entries, Copies int
		Written         bool
		Lost            []any
	}
	for since := time.Now(); told.Copies < 3; time.Sleep(100 * time.Millisecond) { // they come a moment after the entries
		a := d.run(t, "oracle", "recover", "--json")
		check(t, json.Unmarshal([]byte(a.stdout), &told))
		if a.code != 3 || told.Base != 3 || told.Entries != 3 || told.Written || time.Since(since) > time.Minute {
			t.Fatalf("exit code %d\n%s%s", a.code, a.stdout, a.stderr)
		}
	}
	told.Lost = nil
	check(t, json.Unmarshal([]byte(d.must(t, "oracle", "recover", "--json", "--write")), &told))
	if !told.Written || len(told.Lost) != 0 {
		t.Errorf("filled: %+v", told)
	}
	after := parseAnchored(t, d.must(t, "oracle", anchor...))
	trust := d.trust(t)
	for i, a := range after {
		a.verify(t, trust)
		if i < 6 && (!a.Duplicate || a.Leaf != before[i].Leaf || *a.Index != *before[i].Index) || *a.Index != uint64(i) {
			t.Errorf("file %d is %+v", i, a)
		}
	}
}

// backup copies the oracle's database as it is now.
func (d *devnet) backup(t *testing.T) {
	t.Helper()
	name := strings.TrimPrefix(mustParse(t, d.env["LABSEAL_ORACLE_DATABASE_URL"]).Path, "/")
	db, err := sqlx.Connect("postgres", d.database(t, "postgres"))
	check(t, err)
	defer db.Close()
	for _, statement := range []string{
		`alter database "` + name + `" allow_connections false`,
		`select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '` + name + `'`,
		`create database backup template "` + name + `"`,
		`alter database "` + name + `" allow_connections true`,
		`alter database backup allow_connections true`,
	} {
		_, err := db.Exec(statement)
		check(t, err)
	}
}

// database is the URL of a database beside the oracle's.
func (d *devnet) database(t *testing.T, name string) string {
	t.Helper()
	u := mustParse(t, d.env["LABSEAL_ORACLE_DATABASE_URL"])
	u.Path = "/" + name
	return u.String()
}

func mustParse(t *testing.T, text string) *url.URL {
	t.Helper()
	u, err := url.Parse(text)
	check(t, err)
	return u
}
