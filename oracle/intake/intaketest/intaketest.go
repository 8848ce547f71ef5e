// Package intaketest opens a lab's books for tests: a journal, a key folder and an intake on them, real, and each test's own.
package intaketest

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/jmoiron/sqlx"

	"github.com/labseal/labseal/internal/devpg/pgtest"
	"github.com/labseal/labseal/internal/keys"
	"github.com/labseal/labseal/oracle/epoch"
	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/journal"
)

// Desk is an intake with what it stands on.
type Desk struct {
	*intake.Intake
	URL       string // of the journal's database
	Journal   *journal.Journal
	DB        *sqlx.DB
	Folder    *keys.Folder
	Statement *ecdsa.PrivateKey
}

// New opens the books of a member's log. They are gone when the test ends.
func New(t testing.TB, member, log common.Hash) *Desk {
	t.Helper()
	d := &Desk{URL: pgtest.NewDatabase(t), Folder: NewFolder(t)}
	d.Journal = d.OpenJournal(t, member, log)
	var err error
	d.DB, err = sqlx.Connect("postgres", d.URL)
	check(t, err)
	t.Cleanup(func() { d.DB.Close() })
	keyring, err := epoch.OpenKeyring(t.Context(), d.Journal, d.Folder)
	check(t, err)
	lookup, err := d.Folder.Lookup()
	check(t, err)
	d.Statement, err = ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	check(t, err)
	d.Intake = &intake.Intake{
		Member: member, Log: log, Statement: d.Statement, Lookup: lookup, Keyring: keyring, Journal: d.Journal, Now: time.Now,
	}
	return d
}

// OpenJournal opens the journal once more, as another process does.
func (d *Desk) OpenJournal(t testing.TB, member, log common.Hash) *journal.Journal {
	t.Helper()
	j, err := journal.Open(t.Context(), d.URL, member, log)
	check(t, err)
	t.Cleanup(func() { j.Close() })
	return j
}

// NewFolder makes a key folder with a lookup key. Its password costs no time.
func NewFolder(t testing.TB) *keys.Folder {
	t.Helper()
	dir := t.TempDir()
	check(t, os.Chmod(dir, 0o700))
	password := filepath.Join(dir, "password")
	check(t, os.WriteFile(password, []byte("test\n"), 0o600))
	folder, err := keys.Open(dir, password)
	check(t, err)
	check(t, folder.Unguard())
	check(t, folder.Create(keys.Lookup))
	return folder
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
