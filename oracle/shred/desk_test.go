package shred_test

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/jmoiron/sqlx"

	"github.com/labseal/labseal/internal/devpg/pgtest"
	"github.com/labseal/labseal/internal/keys"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/epoch"
	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/officer"
	"github.com/labseal/labseal/oracle/shred"
	"github.com/labseal/labseal/oracle/vault"
)

// desk is a lab's books: a database, a store, a key folder.
type desk struct {
	url, store, keys string
	log              common.Hash
	statement        *ecdsa.PrivateKey
	officers         []*ecdsa.PrivateKey // A. Archivist, B. Director

	journal *journal.Journal
	db      *sqlx.DB
	vault   *vault.Store
	folder  *keys.Folder
	ring    *vault.Keyring
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// newDesk makes new books.
func newDesk(t testing.TB) *desk {
	t.Helper()
	dir := t.TempDir()
	d := &desk{url: pgtest.NewDatabase(t), store: filepath.Join(dir, "store"), keys: filepath.Join(dir, "keys"), log: common.Hash{2}}
	check(t, os.MkdirAll(d.store, 0o700))
	check(t, os.MkdirAll(d.keys, 0o700))
	check(t, os.WriteFile(filepath.Join(d.keys, "password"), []byte("test\n"), 0o600))
	var err error
	d.statement, err = ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	check(t, err)
	folder, err := keys.Open(d.keys, filepath.Join(d.keys, "password"))
	check(t, err)
	check(t, folder.Unguard())
	check(t, folder.Create(keys.Lookup))
	d = d.open(t)
	for _, name := range []string{"A. Archivist", "B. Director"} {
		d.officers = append(d.officers, d.officer(t, name))
	}
	return d
}

// officer adds an officer.
func (d *desk) officer(t testing.TB, name string) *ecdsa.PrivateKey {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	check(t, err)
	own, err := officer.Sign(officer.Word{}, key)
	check(t, err)
	check(t, d.say(officer.Register, name, own.Key, key))
	return key
}

// say has an officer say something about one.
func (d *desk) say(act officer.Act, name string, of officer.Key, by *ecdsa.PrivateKey) error {
	signed, err := officer.Sign(officer.About(common.Hash{1}, act, name, of), by)
	if err != nil {
		return err
	}
	return d.journal.AddOfficerEntry(context.Background(), officer.Entry{Of: of, Name: name, Act: act, By: signed})
}

// open opens the books as another process would.
func (d *desk) open(t testing.TB) *desk {
	t.Helper()
	o := *d
	var err error
	o.journal, err = journal.Open(t.Context(), o.url, common.Hash{1}, o.log)
	check(t, err)
	t.Cleanup(func() { o.journal.Close() })
	o.db, err = sqlx.Connect("postgres", o.url)
	check(t, err)
	t.Cleanup(func() { o.db.Close() })
	o.vault, err = vault.OpenStore(t.Context(), (&url.URL{Scheme: "file", Path: o.store}).String())
	check(t, err)
	o.folder, err = keys.Open(o.keys, filepath.Join(o.keys, "password"))
	check(t, err)
	check(t, o.folder.Unguard())
	o.ring, err = epoch.OpenKeyring(t.Context(), o.journal, o.folder)
	check(t, err)
	return &o
}

// backup is a copy of all: database, store, key folder.
func (d *desk) backup(t testing.TB) *desk {
	t.Helper()
	b := *d
	b.url = pgtest.CopyDatabase(t, d.url)
	dir := t.TempDir()
	b.store, b.keys = filepath.Join(dir, "store"), filepath.Join(dir, "keys")
	check(t, os.CopyFS(b.store, os.DirFS(d.store)))
	check(t, os.CopyFS(b.keys, os.DirFS(d.keys)))
	check(t, os.Chmod(b.keys, 0o700))
	check(t, filepath.Walk(b.keys, func(path string, info os.FileInfo, err error) error {
		if err == nil && !info.IsDir() {
			err = os.Chmod(path, 0o600)
		}
		return err
	}))
	return &b
}

func (d *desk) intake(t testing.TB) *intake.Intake {
	t.Helper()
	lookup, err := d.folder.Lookup()
	check(t, err)
	return &intake.Intake{
		Member: common.Hash{1}, Log: d.log, Statement: d.statement, Lookup: lookup, Keyring: d.ring, Journal: d.journal, Now: time.Now,
	}
}

// take takes messages in, and moves their bodies and copies to the store as an oracle does.
func (d *desk) take(t testing.TB, messages ...string) []intake.Answer {
	t.Helper()
	var list []intake.Artefact
	for _, m := range messages {
		list = append(list, intake.Artefact{Bytes: []byte(m), Source: intake.FromMLLP})
	}
	answers, err := d.intake(t).Take(t.Context(), list)
	check(t, err)
	for _, step := range []oracle.Step{
		oracle.Sequence(d.journal), oracle.MoveBodies(d.journal, d.vault), oracle.CopyEntries(d.log, d.journal, d.ring, d.vault),
	} {
		for again := true; again; {
			again, err = step.Do(t.Context())
			check(t, err)
		}
	}
	return answers
}

// result is a result message of a patient.
func result(control, patient, filler, status, value string) string {
	return strings.Join([]string{
		`MSH|^~\&|LIS|EAST LAB|EHR|CLINIC|20260301120000||ORU^R01^ORU_R01|` + control + `|P|2.5.1`,
		`PID|1||` + patient + `^^^EAST^MR`,
		`OBR|1|P1^EHR|` + filler + `^LIS|718-7^Hemoglobin^LN|||20260301110000|||||||||||||||20260301115900|||` + status,
		`OBX|1|NM|718-7^Hemoglobin^LN||` + value + `|g/dL|||||` + status,
	}, "\r") + "\r"
}

func (d *desk) keeper() *epoch.Keeper {
	return &epoch.Keeper{Log: d.log, Journal: d.journal, Store: d.vault, Folder: d.folder, Keyring: d.ring}
}

func (d *desk) shredder() *shred.Shredder {
	return &shred.Shredder{
		Member: common.Hash{1}, Log: d.log, Journal: d.journal, Store: d.vault, Epochs: d.keeper(), Statement: d.statement,
		Keeping: journal.Keeping{Otherwise: 10}, Backups: 90 * 24 * time.Hour, Now: inElevenYears,
	}
}

// inElevenYears is a time at which all that these tests take in need not be kept any more.
func inElevenYears() time.Time { return time.Now().AddDate(11, 0, 0) }

// opens says what a version holds, or why it does not open.
func (d *desk) opens(t testing.TB, record vault.RecordID, version uint32) (string, error) {
	t.Helper()
	stored, err := d.journal.Version(t.Context(), record, version)
	if err != nil {
		return "", err
	}
	if stored.Sealed == nil {
		return "", fmt.Errorf("there is no sealed body")
	}
	sealed := *stored.Sealed
	if sealed.Body == nil {
		if sealed.Body, err = d.vault.Fetch(t.Context(), sealed); err != nil {
			return "", err
		}
	}
	plaintext, _, err := d.ring.Open(sealed, record, version)
	return string(plaintext), err
}

// disclose notes a disclosure of a version.
func (d *desk) disclose(t testing.TB, of oracle.VersionID, isExempt bool, at time.Time) vault.RecordID {
	t.Helper()
	var id vault.RecordID
	rand.Read(id[:])
	sealed, _, err := d.ring.Seal([]byte("to the clinic"), id, 1)
	check(t, err)
	check(t, d.journal.AddDisclosure(t.Context(), journal.Disclosure{
		ID: id, Of: of, Basis: "order", IsExempt: isExempt, Made: at, Sealed: sealed, Leaf: common.BytesToHash(id[:]),
	}))
	return id
}

// opensAll fails the test unless all that these rows hold opens, and returns how much that was.
func (d *desk) opensAll(t testing.TB) (n int) {
	t.Helper()
	var versions []struct {
		Record  []byte
		Version uint32
	}
	check(t, d.db.Select(&versions, `select record, version from versions where address is not null`))
	for _, v := range versions {
		if _, err := d.opens(t, vault.RecordID(v.Record), v.Version); err != nil {
			t.Errorf("version %d of record %x: %v", v.Version, v.Record, err)
		}
	}
	kept, err := d.journal.Quarantine(t.Context(), true)
	check(t, err)
	for _, k := range kept {
		k, err := d.journal.Quarantined(t.Context(), k.ID)
		check(t, err)
		if _, _, err := d.ring.Open(k.Sealed, k.ID, 1); err != nil {
			t.Errorf("in quarantine: %v", err)
		}
	}
	var disclosures []struct {
		ID, Wrapped, Body []byte
		Epoch             uint32
	}
	check(t, d.db.Select(&disclosures, `select id, wrapped, body, epoch from disclosures where wrapped <> ''`))
	for _, r := range disclosures {
		sealed := vault.Sealed{Body: r.Body, Address: sha256.Sum256(r.Body), Wrapped: r.Wrapped, Epoch: r.Epoch}
		if _, _, err := d.ring.Open(sealed, vault.RecordID(r.ID), 1); err != nil {
			t.Errorf("a disclosure: %v", err)
		}
	}
	return len(versions) + len(kept) + len(disclosures)
}
