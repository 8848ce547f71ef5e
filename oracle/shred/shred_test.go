package shred_test

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/google/uuid"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/internal/keys"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/epoch"
	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/officer"
	"github.com/labseal/labseal/oracle/record"
	"github.com/labseal/labseal/oracle/vault"
)

// propose has an officer propose to shred something.
func (d *desk) propose(t testing.TB, by *ecdsa.PrivateKey, record vault.RecordID, version uint32, at time.Time) (journal.Shred, error) {
	t.Helper()
	s := journal.Shred{ID: uuid.New(), Record: record, Version: version, Reason: "kept for as long as it must be"}
	var err error
	s.Proposed.Signed, err = officer.Sign(s.Word(common.Hash{1}, officer.ProposeShred), by)
	check(t, err)
	return s, d.journal.ProposeShred(t.Context(), s, journal.Keeping{Otherwise: 10}, at)
}

// deny keeps that somebody asked for a record and was denied.
func (d *desk) deny(t testing.TB, id byte, of vault.RecordID, at time.Time) {
	t.Helper()
	denial := journal.Denial{ID: vault.RecordID{id}, Record: of, Basis: "order", Rule: "recipient-did-not-order", Made: at}
	var err error
	denial.Sealed, _, err = d.ring.Seal([]byte("who asked"), denial.ID, 1)
	check(t, err)
	check(t, d.journal.AddDenial(t.Context(), denial))
}

// decide has an officer approve or reject.
func (d *desk) decide(t testing.TB, by *ecdsa.PrivateKey, s journal.Shred, act officer.Act) error {
	t.Helper()
	signed, err := officer.Sign(s.Word(common.Hash{1}, act), by)
	check(t, err)
	if act == officer.RejectShred {
		return d.journal.RejectShred(t.Context(), s.ID, signed)
	}
	return d.journal.ApproveShred(t.Context(), s.ID, signed)
}

// agree has one officer propose and another approve.
func (d *desk) agree(t testing.TB, record vault.RecordID, version uint32) journal.Shred {
	t.Helper()
	s, err := d.propose(t, d.officers[0], record, version, inElevenYears())
	check(t, err)
	check(t, d.decide(t, d.officers[1], s, officer.ApproveShred))
	return s
}

func (d *desk) shred(t testing.TB) {
	t.Helper()
	done, refused, err := d.shredder().Run(t.Context())
	check(t, err)
	if len(done) != 1 || len(refused) != 0 {
		t.Fatalf("shredded %d, refused %v", len(done), refused)
	}
}

// TestShred shreds a record of two versions and tries to open and to find it with all that is left: with every key, in the
// database, in a backup of it from before, with the bodies from before. All others open. A backup of the key folder from before
// opens it, which is the control: the test can open what can be opened.
func TestShred(t *testing.T) {
	d := newDesk(t)
	first := result("M1", "100", "F1", "F", "13.1")
	corrected := result("M2", "100", "F1", "C", "14.1")
	other := result("M3", "200", "F3", "F", "13.3")
	gone := d.take(t, first)[0].Record
	if again := d.take(t, corrected)[0]; again.Record != gone || again.Version != 2 {
		t.Fatalf("the correction became version %d of %s", again.Version, again.Record)
	}
	stays := d.take(t, other)[0].Record
	d.disclose(t, oracle.VersionID{Record: gone, Version: 1}, true, time.Now())
	link := journal.HealthLink{
		ID: vault.RecordID{7}, Path: [32]byte{7}, Of: []oracle.VersionID{{Record: gone, Version: 2}}, By: "front desk", Expires: inElevenYears().AddDate(1, 0, 0),
	}
	check(t, d.journal.AddHealthLink(t.Context(), link, []journal.HealthLinkFile{{ContentType: "application/fhir+json", File: []byte("ciphertext")}}))
	_, err := d.journal.Suspend(t.Context(), journal.Suspension{
		Record: stays, Statement: "written", Ground: "health-oversight", Agency: "an agency", Official: "an official",
		Says: "it would impede us", Name: "an agency", Stated: time.Now(), Until: time.Now().AddDate(1, 0, 0),
		Set: journal.Said{By: "front desk"},
	})
	check(t, err)
	d.deny(t, 1, gone, time.Now())
	d.deny(t, 2, gone, inElevenYears().AddDate(-1, 0, 0))
	before := d.backup(t)
	d = d.open(t) // its sessions were ended
	fetch := func() error {
		return d.journal.AtHealthLink(t.Context(), link.Path, inElevenYears(), func(*journal.AtHealthLink) error { return nil })
	}
	check(t, fetch())
	id := d.agree(t, gone, 0).ID
	d.shred(t)
	d.take(t) // what the oracle does next

	t.Run("nothing opens it", func(t *testing.T) {
		old := *before
		old.keys = d.keys // the database and the bodies from before, the keys of now
		for name, books := range map[string]*desk{"now": d.open(t), "the backup": old.open(t)} {
			for version := range uint32(2) {
				if text, err := books.opens(t, gone, version+1); err == nil {
					t.Errorf("%s: version %d opens: %q", name, version+1, text)
				}
			}
			books.tryEveryKey(t, name)
		}
		if text, err := before.open(t).opens(t, gone, 1); err != nil || text != first {
			t.Fatalf("the control: with the keys from before the backup does not open: %v", err)
		}
	})
	t.Run("no link gives it out", func(t *testing.T) {
		var files int
		check(t, d.db.Get(&files, `select count(*) from health_link_files`))
		if err := fetch(); !errors.Is(err, journal.ErrNotFound) || files != 0 {
			t.Errorf("the link: %v; %d files", err, files)
		}
	})
	t.Run("the copies still know what was suspended", func(t *testing.T) {
		rows, err := (&oracle.CopyReader{Log: d.log, Opener: d.ring, Store: d.vault}).Suspensions(t.Context())
		if err != nil || !strings.Contains(string(rows), "it would impede us") {
			t.Errorf("they hold %s, %v", rows, err)
		}
	})
	t.Run("a denial that must be kept is of no record", func(t *testing.T) {
		left, err := d.journal.Denials(t.Context(), nil, time.Time{}, inElevenYears())
		check(t, err)
		if len(left) != 1 || left[0].ID != (vault.RecordID{2}) || left[0].Record != (vault.RecordID{}) {
			t.Fatalf("left are %+v", left)
		}
		if text, _, err := d.ring.Open(left[0].Sealed, left[0].ID, 1); err != nil || string(text) != "who asked" {
			t.Errorf("it says %q, %v", text, err)
		}
		if of, err := d.journal.Denials(t.Context(), &gone, time.Time{}, inElevenYears()); err != nil || len(of) != 0 {
			t.Errorf("the record leads to %+v, %v", of, err)
		}
	})
	t.Run("no number leads to it in the backup", func(t *testing.T) {
		// The thief has the lookup key, which is the same as ever, the backup, and all masks of now.
		lookup, err := d.folder.Lookup()
		check(t, err)
		in := intake.Intake{Lookup: lookup}
		identity := in.Identities([]record.Identifier{{Value: "100", Authority: "EAST"}})[0]
		digest := sha256.Sum256([]byte(first))
		message := lookup.Sum("record", digest[:])
		old := before.open(t)
		now, err := d.folder.Mask(2)
		check(t, err)
		before1, err := before.open(t).folder.Mask(1)
		check(t, err)
		for what, first := range map[string][32]byte{
			"the patient's number": firstOf(byIdentity, identity), "the message": firstOf(byBytes, message),
		} {
			sum, hidden, known := first, now.Hide(first), before1.Hide(first)
			if n := old.find(t, map[string][]byte{"plain": sum[:], "masked": hidden[:]}); n != 0 {
				t.Errorf("%s is found in the backup", what)
			}
			if n := old.find(t, map[string][]byte{"masked": known[:]}); n != 1 {
				t.Errorf("the control: %s is not found with the mask from before", what)
			}
		}
		if _, err := d.folder.Mask(1); !errors.Is(err, keys.ErrDestroyed) {
			t.Errorf("the mask from before: %v", err)
		}
		old.folder = d.folder
		old.journal.UseMasks(epoch.MasksOf(d.folder))
		if _, err := old.intake(t).Find(t.Context(), []byte(first), ""); !errors.Is(err, journal.ErrMasked) {
			t.Errorf("the backup is asked for the message with the keys of now: %v", err)
		}
	})
	t.Run("nothing leads to it", func(t *testing.T) {
		lookup, err := d.folder.Lookup()
		check(t, err)
		in := intake.Intake{Lookup: lookup}
		mask, err := before.open(t).folder.Mask(1)
		check(t, err)
		identity := mask.Hide(firstOf(byIdentity, in.Identities([]record.Identifier{{Value: "100", Authority: "EAST"}})[0]))
		traces := map[string][]byte{"patient": identity[:]}
		for i, column := range []string{"lookup", "content", "address", "wrapped"} {
			var b []byte
			old := before.open(t)
			query := `select ` + column + ` from versions where record = $1 and version = 1` //nolint:gosec // of the list above
			check(t, old.db.Get(&b, query, gone[:]))
			traces[fmt.Sprintf("%d %s", i, column)] = b
		}
		if n := before.open(t).find(t, traces); n < len(traces) {
			t.Fatalf("the control: only %d traces are found in the backup", n)
		}
		if n := d.find(t, traces); n != 0 {
			t.Errorf("%d traces are left", n)
		}
	})
	t.Run("nothing is left under the mask from before", func(t *testing.T) {
		lookup, err := d.folder.Lookup()
		check(t, err)
		old, err := before.open(t).folder.Mask(1)
		check(t, err)
		now, err := d.folder.Mask(2)
		check(t, err)
		sum := firstOf(byIdentity, (&intake.Intake{Lookup: lookup}).Identities([]record.Identifier{{Value: "200", Authority: "EAST"}})[0])
		was, is := old.Hide(sum), now.Hide(sum)
		if n := d.find(t, map[string][]byte{"the other patient": was[:]}); n != 0 {
			t.Error("the other patient's number is still under it")
		}
		if n := d.find(t, map[string][]byte{"the other patient": is[:]}); n != 1 {
			t.Error("the control: the other patient's number is not under the present one")
		}
	})
	t.Run("all others open", func(t *testing.T) {
		now := d.open(t)
		if text, err := now.opens(t, stays, 1); err != nil || text != other {
			t.Errorf("the other record: %q, %v", text, err)
		}
		checked, err := now.vault.Fsck(t.Context(), now.journal, func(f vault.Finding) error {
			t.Errorf("%s: %s", f.Object, f.Trouble)
			return nil
		})
		if err != nil || checked.Read != 1 {
			t.Errorf("the store: %+v, %v", checked, err)
		}
		if again := now.take(t, first)[0]; again.Outcome != intake.Accepted || again.Record == gone {
			t.Errorf("the same message sent again: %s of %s", again.Outcome, again.Record)
		}
	})
	t.Run("the log says so", func(t *testing.T) {
		list, err := d.journal.Shreds(t.Context(), true)
		check(t, err)
		if len(list) != 1 || list[0].ID != id || list[0].Done.IsZero() || len(list[0].Handles) != 2 {
			t.Fatalf("listed: %+v", list)
		}
		until := inElevenYears().Add(90 * 24 * time.Hour)
		if list[0].Until.Before(until) || list[0].Until.After(until.AddDate(0, 0, 2)) {
			t.Errorf("backups until %s", list[0].Until)
		}
		var entries [][]byte
		check(t, d.db.Select(&entries, `select statement from shred_entries join entries using (place) where place < (select max(size) from trees)`))
		said := map[common.Hash]bool{}
		for _, entry := range entries {
			s, err := evidence.DecodeStatement(entry)
			check(t, err)
			if s.Kind != evidence.KindShred || s.Until != uint64(list[0].Until.Unix()) {
				t.Errorf("stated: %+v", s)
			}
			said[s.Amended] = true
		}
		if len(said) != 2 || !said[list[0].Handles[0]] || !said[list[0].Handles[1]] {
			t.Errorf("the log says it of %d versions", len(said))
		}
	})
}

// Two of the journal's classes (oracle/journal/index.go).
const byBytes, byIdentity = 1, 6

// firstOf is what is hidden in a value's first row.
func firstOf(class byte, value [32]byte) [32]byte {
	value[27] = class
	return value
}

// tryEveryKey tries each key pair of the folder on each wrapped epoch key, and each key that opens on each version. What is
// shredded is counted by its ciphertext in the store of the backup, which is whole.
func (d *desk) tryEveryKey(t *testing.T, name string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(d.keys, "epochs", "*.json"))
	check(t, err)
	epochs, err := d.journal.Epochs(t.Context())
	check(t, err)
	var rows []struct {
		Record, Address, Pack, Wrapped []byte
		Version, Epoch                 uint32
	}
	check(t, d.db.Select(&rows, `select record, version, address, pack, wrapped, epoch from versions where address is not null`))
	opened := 0
	for _, file := range files {
		var number uint32
		_, err := fmt.Sscanf(filepath.Base(file), "%d.json", &number)
		check(t, err)
		pair, err := d.folder.Epoch(number)
		check(t, err)
		for _, e := range epochs {
			key, err := vault.OpenEpoch(e, pair.Private())
			if err != nil {
				continue
			}
			for _, row := range rows {
				sealed := vault.Sealed{
					Address: common.Hash(row.Address), Pack: common.BytesToHash(row.Pack), Wrapped: row.Wrapped, Epoch: key.ID(),
				}
				var err error
				sealed.Body, err = d.vault.Fetch(t.Context(), sealed)
				check(t, err)
				if _, _, err := vault.NewKeyring(key).Open(sealed, vault.RecordID(row.Record), row.Version); err == nil {
					opened++
				}
			}
		}
	}
	want := map[string]int{"now": 1, "the backup": 0}[name] // the backup's rows are wrapped under the key that is gone
	if opened != want {
		t.Errorf("%s: %d versions open with some key, want %d", name, opened, want)
	}
}

// find counts in how many places each of these bytes is: in the tables, in the names and bytes of the store's objects, and in
// its copies of rows as far as they open.
func (d *desk) find(t *testing.T, traces map[string][]byte) (n int) {
	t.Helper()
	var text strings.Builder
	var tables []string
	check(t, d.db.Select(&tables, `select tablename from pg_tables where schemaname = 'public'`))
	for _, table := range tables {
		var rows []string
		check(t, d.db.Select(&rows, `select t::text from `+table+` t`)) //nolint:gosec // names are the database's own
		text.WriteString(strings.Join(rows, "\n"))
	}
	check(t, filepath.Walk(d.store, func(path string, _ os.FileInfo, err error) error {
		text.WriteString(path)
		return err
	}))
	copies, err := d.vault.Copies(t.Context(), d.log, 0)
	check(t, err)
	for _, c := range copies {
		if plain, err := d.ring.OpenCopy(c); err == nil {
			text.Write(plain)
		}
	}
	for _, trace := range traces {
		if len(trace) > 0 && strings.Contains(text.String(), hex.EncodeToString(trace)) {
			n++
		}
	}
	return n
}

// TestShred_OneVersion shreds the first version of a record: the second opens, and the record is still found.
func TestShred_OneVersion(t *testing.T) {
	d := newDesk(t)
	record := d.take(t, result("M1", "100", "F1", "F", "13.1"))[0].Record
	d.take(t, result("M2", "100", "F1", "C", "14.1"))
	d.agree(t, record, 1)
	d.shred(t)
	if _, err := d.opens(t, record, 1); err == nil {
		t.Error("the version that was shredded opens")
	}
	if text, err := d.opens(t, record, 2); err != nil || !strings.Contains(text, "14.1") {
		t.Errorf("the other version: %v", err)
	}
	if next := d.take(t, result("M3", "100", "F1", "C", "15.1"))[0]; next.Record != record || next.Version != 3 {
		t.Errorf("the next correction became version %d of %s", next.Version, next.Record)
	}
}

// TestShred_Quarantine shreds what was dropped from quarantine.
func TestShred_Quarantine(t *testing.T) {
	d := newDesk(t)
	d.take(t, result("M1", "100", "F1", "F", "13.1"), result("M2", "200", "F1", "F", "13.3"))
	kept, err := d.journal.Quarantine(t.Context(), false)
	check(t, err)
	if _, err := d.propose(t, d.officers[0], kept[0].ID, 0, inElevenYears()); !errors.Is(err, journal.ErrNotDue) {
		t.Errorf("what waits for a decision: %v", err)
	}
	check(t, d.intake(t).Drop(t.Context(), kept[0].ID, "twice"))
	d.agree(t, kept[0].ID, 0)
	d.shred(t)
	if _, err := d.journal.Quarantined(t.Context(), kept[0].ID); !errors.Is(err, journal.ErrNotFound) {
		t.Errorf("it is still there: %v", err)
	}
	if _, err := d.folder.Epoch(1); !errors.Is(err, keys.ErrDestroyed) {
		t.Errorf("the key that opened it: %v", err)
	}
}

// TestShred_Refused: one person alone can't, what must be kept stays, what is held stays, and what an accounting must tell of
// stays; also where that came after the approval.
func TestShred_Refused(t *testing.T) {
	d := newDesk(t)
	answers := d.take(t, result("M1", "100", "F1", "F", "13.1"), result("M2", "200", "F2", "F", "13.2"))
	one, two := answers[0].VersionID, answers[1].VersionID
	archivist, director := d.officers[0], d.officers[1]
	propose := func(of vault.RecordID, at time.Time) (journal.Shred, error) {
		return d.propose(t, archivist, of, 0, at)
	}
	want := func(what string, err, want error) {
		t.Helper()
		if !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", what, err, want)
		}
	}
	_, err := propose(one.Record, time.Now())
	want("young", err, journal.ErrNotDue)
	_, err = propose(vault.RecordID{7}, inElevenYears())
	want("nothing", err, journal.ErrNotFound)
	disclosed := d.disclose(t, two, false, inElevenYears().AddDate(-5, 0, 0))
	_, err = propose(two.Record, inElevenYears())
	want("disclosed", err, journal.ErrAccountable)
	_, err = d.db.Exec(`update disclosures set made_at = $2 where id = $1`, disclosed[:], inElevenYears().AddDate(-6, 0, -1))
	check(t, err)

	s, err := propose(two.Record, inElevenYears())
	check(t, err)
	_, err = propose(two.Record, inElevenYears())
	want("twice", err, journal.ErrShredOpen)
	want("alone", d.decide(t, archivist, s, officer.ApproveShred), officer.ErrSamePair)
	stranger, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	check(t, err)
	want("by a stranger", d.decide(t, stranger, s, officer.ApproveShred), officer.ErrUnknown)
	another := s
	another.Reason = "another one"
	want("of something else", d.decide(t, director, another, officer.ApproveShred), officer.ErrForged)
	const alone = `update shreds set approved_by = 'C', approved_key = proposed_key, approved_signature = proposed_signature, approved_at = now()`
	if _, err := d.db.Exec(alone); err == nil {
		t.Error("the database lets one person do it alone")
	}
	if done, _, err := d.shredder().Run(t.Context()); err != nil || len(done) != 0 {
		t.Errorf("without an approval: %d, %v", len(done), err)
	}
	check(t, d.decide(t, director, s, officer.ApproveShred))
	want("approved again", d.decide(t, director, s, officer.ApproveShred), journal.ErrDecided)
	hold, err := d.journal.SetHold(t.Context(), journal.Hold{Record: two.Record, Reason: "case 7", By: "counsel"})
	check(t, err)
	_, refused, err := d.shredder().Run(t.Context())
	check(t, err)
	if len(refused) != 1 || !errors.Is(refused[0].Why, journal.ErrHeld) {
		t.Errorf("held since the approval: %+v", refused)
	}
	if n := d.opensAll(t); n != 3 {
		t.Errorf("%d are left", n)
	}
	check(t, d.journal.ReleaseHold(t.Context(), hold, "settled", "counsel"))
	d.shred(t)

	check(t, d.decide(t, director, d.agree(t, one.Record, 0), officer.RejectShred))
	if done, _, err := d.shredder().Run(t.Context()); err != nil || len(done) != 0 {
		t.Errorf("rejected, and shredded: %d, %v", len(done), err)
	}
	if _, err := d.opens(t, one.Record, 1); err != nil {
		t.Error(err)
	}
}

// TestShred_Killed kills a shredding behind every step: done again it comes to its end, and the log says it once.
func TestShred_Killed(t *testing.T) {
	template := newDesk(t)
	record := template.take(t, result("M1", "100", "F1", "F", "13.1"))[0].Record
	template.take(t, result("M2", "200", "F2", "F", "13.2"))
	template.agree(t, record, 0)
	run := func(d *desk, k *killer) error {
		s, keeper := d.shredder(), d.keeper()
		keeper.Journal, keeper.Store = killedJournal{d.journal, k}, killedStore{d.vault, k}
		s.Journal, s.Store, s.Epochs = killedJournal{d.journal, k}, killedStore{d.vault, k}, keeper
		_, refused, err := s.Run(t.Context())
		if len(refused) > 0 {
			return errors.Join(err, refused[0].Why)
		}
		return err
	}
	at := 1
	for ; ; at++ {
		d := template.backup(t).open(t)
		err := run(d, &killer{at: at})
		if err == nil {
			break
		}
		if !errors.Is(err, errKilled) {
			t.Fatal(err)
		}
		d = d.open(t)
		check(t, run(d, &killer{}))
		if _, err := d.opens(t, record, 1); err == nil {
			t.Errorf("killed at %d: it opens", at)
		}
		if n := d.opensAll(t); n != 1 {
			t.Errorf("killed at %d: %d are left", at, n)
		}
		var said int
		check(t, d.db.Get(&said, `select count(*) from shred_entries`))
		if _, err := d.folder.Epoch(1); said != 1 || !errors.Is(err, keys.ErrDestroyed) {
			t.Errorf("killed at %d: the log says it %d times; the old key: %v", at, said, err)
		}
	}
	if at < 12 {
		t.Errorf("it was killed %d times only", at-1)
	}
}

// TestDestroyedKey leaves nothing of the key in the folder.
func TestDestroyedKey(t *testing.T) {
	d := newDesk(t)
	file := filepath.Join(d.keys, "epochs", "1.json")
	key, err := os.ReadFile(file)
	check(t, err)
	check(t, d.folder.DestroyEpoch(1))
	check(t, d.folder.DestroyEpoch(1))
	check(t, filepath.Walk(d.keys, func(path string, info os.FileInfo, err error) error {
		if err != nil || info.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		if bytes.Contains(b, key[100:164]) {
			t.Errorf("%s holds a part of it", path)
		}
		return err
	}))
	if err := d.folder.CreateEpoch(1); !errors.Is(err, keys.ErrDestroyed) {
		t.Errorf("made again: %v", err)
	}
}

// TestShred_Forged approves in the database what nobody signed, and by somebody who has left office since: neither is shredded.
func TestShred_Forged(t *testing.T) {
	d := newDesk(t)
	answers := d.take(t, result("M1", "100", "F1", "F", "13.1"), result("M2", "200", "F2", "F", "13.2"))
	forged, err := d.propose(t, d.officers[0], answers[0].Record, 0, inElevenYears())
	check(t, err)
	director, err := officer.Sign(officer.Word{}, d.officers[1])
	check(t, err)
	_, err = d.db.Exec(`update shreds set approved_by = 'B. Director', approved_key = $1, approved_signature = $2, approved_at = now()`,
		director.Key[:], director.Signature)
	check(t, err)
	d.agree(t, answers[1].Record, 0)
	counsel := d.officer(t, "C. Counsel")
	own, err := officer.Sign(officer.Word{}, counsel)
	check(t, err)
	if err := d.say(officer.Admit, "C. Counsel", own.Key, counsel); !errors.Is(err, officer.ErrNotInIt) {
		t.Errorf("who waits admits itself: %v", err)
	}
	for _, by := range d.officers {
		check(t, d.say(officer.Admit, "C. Counsel", own.Key, by))
	}
	check(t, d.say(officer.Dismiss, "B. Director", director.Key, d.officers[0]))
	check(t, d.say(officer.Dismiss, "B. Director", director.Key, counsel))
	done, refused, err := d.shredder().Run(t.Context())
	check(t, err)
	if len(done) != 0 || len(refused) != 2 || refused[0].ID != forged.ID {
		t.Fatalf("shredded %d, refused %v", len(done), refused)
	}
	for _, r := range refused {
		if !errors.Is(r.Why, officer.ErrNotInIt) {
			t.Errorf("refused: %v", r.Why)
		}
	}
	if n := d.opensAll(t); n != 2 {
		t.Errorf("%d are left", n)
	}
}
