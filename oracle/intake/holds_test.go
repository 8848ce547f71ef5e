package intake_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/record"
	"github.com/labseal/labseal/oracle/retention"
	"github.com/labseal/labseal/oracle/vault"
)

// erase does to a record what an erasure would do, and says whether the database let it. Of a patient's hold the database knows
// only that there is one: whoever erases then says that they looked.
func (d *desk) erase(t *testing.T, id vault.RecordID, looked bool) (wasLet bool) {
	t.Helper()
	tx, err := d.db.Beginx()
	check(t, err)
	defer tx.Rollback() //nolint:errcheck // it is only tried
	statements := []string{
		`delete from quarantine where id = $1`,
		`delete from controls where record = $1`,
		`update versions set address = null, epoch = null, wrapped = null, lookup = null where record = $1`,
		`delete from versions where record = $1`,
	}
	if looked {
		statements = append([]string{`select set_config('labseal.not_held', encode($1, 'hex'), true)`}, statements...)
	}
	for _, statement := range statements {
		if _, err := tx.Exec(statement, id[:]); err != nil {
			if !strings.Contains(err.Error(), "legal hold") {
				t.Fatal(err)
			}
			return false
		}
	}
	return true
}

// isDue says whether a record may be shredded when it need not be kept any more, as the journal sees it.
func (d *desk) isDue(t *testing.T, id vault.RecordID) bool {
	t.Helper()
	list, err := d.journal.Due(t.Context(), nil, 1, time.Now().AddDate(2, 0, 0), 100)
	check(t, err)
	return slices.ContainsFunc(list, func(due journal.Due) bool { return due.Record == id })
}

// holdOn sets a hold, and returns a function that releases it.
func (d *desk) holdOn(t *testing.T, h journal.Hold) (release func()) {
	t.Helper()
	h.Reason, h.By = "case 7", "counsel"
	id, err := d.journal.SetHold(t.Context(), h)
	check(t, err)
	return func() {
		t.Helper()
		check(t, d.journal.ReleaseHold(t.Context(), id, "settled", "counsel"))
	}
}

// TestHold holds a record, what waits in quarantine, and all that is of a patient, also under a number that is linked
// later and in what comes in later: none of it can be erased until the hold is released, and all else can.
func TestHold(t *testing.T) {
	const patient, other = "100^^^EAST^MR", "200^^^EAST^MR"
	t.Run("a record", func(t *testing.T) {
		t.Parallel()
		d := newDesk(t)
		answers := d.takeText(t, ordered("R1", patient, "", "F1", "13"), ordered("R2", patient, "", "F2", "13"))
		release := d.holdOn(t, journal.Hold{Record: answers[0].Record})
		if d.erase(t, answers[0].Record, false) || !d.erase(t, answers[1].Record, false) {
			t.Error("another one is held")
		}
		second := d.holdOn(t, journal.Hold{Record: answers[0].Record})
		release()
		if d.erase(t, answers[0].Record, false) {
			t.Error("not held by the second hold any more")
		}
		second()
		if !d.erase(t, answers[0].Record, false) {
			t.Error("held, though released")
		}
	})
	t.Run("a patient", func(t *testing.T) {
		t.Parallel()
		d := newDesk(t)
		mine := d.takeText(t, ordered("R1", patient, "", "F1", "13"))[0]
		theirs := d.takeText(t, ordered("R2", other, "", "F2", "13"))[0]
		release := d.holdOn(t, journal.Hold{Identities: d.Identities([]record.Identifier{{Value: "100", Authority: "EAST"}})})
		later := d.takeText(t, ordered("R3", patient, "", "F3", "13"))[0]
		if d.isDue(t, mine.Record) || d.isDue(t, later.Record) || !d.isDue(t, theirs.Record) {
			t.Error("not what is the patient's is held")
		}
		if d.erase(t, mine.Record, false) || d.erase(t, theirs.Record, false) || !d.erase(t, theirs.Record, true) {
			t.Error("the database lets who did not look")
		}
		d.takeText(t, adt("A40", "200", "100"))
		if d.isDue(t, theirs.Record) {
			t.Error("not held under a number that is linked")
		}
		list, err := d.journal.Holds(t.Context(), false)
		check(t, err)
		// The message that links is of the patient too.
		if len(list) != 1 || list[0].Records != 4 || list[0].Reason != "case 7" || list[0].By != "counsel" {
			t.Errorf("listed: %+v", list)
		}
		release()
		if !d.isDue(t, mine.Record) || !d.isDue(t, theirs.Record) || !d.erase(t, mine.Record, false) || !d.erase(t, theirs.Record, false) {
			t.Error("held, though released")
		}
		if list, err = d.journal.Holds(t.Context(), false); err != nil || len(list) != 0 {
			t.Errorf("listed after the release: %+v %v", list, err)
		}
		list, err = d.journal.Holds(t.Context(), true)
		check(t, err)
		if len(list) != 1 || list[0].Released.IsZero() || list[0].Release != "counsel" || list[0].ReleaseReason != "settled" {
			t.Errorf("the account of it: %+v", list)
		}
	})
	t.Run("quarantine", func(t *testing.T) {
		t.Parallel()
		d := newDesk(t)
		d.take(t, first)
		d.take(t, stranger)
		kept, err := d.journal.Quarantine(t.Context(), false)
		check(t, err)
		release := d.holdOn(t, journal.Hold{Record: kept[0].ID})
		if err := d.Drop(t.Context(), kept[0].ID, "twice"); !errors.Is(err, journal.ErrHeld) || d.erase(t, kept[0].ID, false) {
			t.Errorf("dropped, though held: %v", err)
		}
		release()
		check(t, d.Drop(t.Context(), kept[0].ID, "twice"))
	})
	t.Run("nothing", func(t *testing.T) {
		t.Parallel()
		d := newDesk(t)
		if _, err := d.journal.SetHold(t.Context(), journal.Hold{Record: vault.RecordID{7}, Reason: "r", By: "b"}); !errors.Is(err, journal.ErrNotFound) {
			t.Errorf("a record that is none: %v", err)
		}
		if err := d.journal.ReleaseHold(t.Context(), uuid.New(), "r", "b"); !errors.Is(err, journal.ErrNotFound) {
			t.Errorf("a hold that is none: %v", err)
		}
	})
}

// TestDue lists what was kept long enough by its kind, from the day that history names or else from its arrival, and
// nothing that is held or that waits for a decision.
func TestDue(t *testing.T) {
	d := newDesk(t)
	at := func(years int) time.Time { return time.Now().AddDate(years, 0, 1) }
	due := func(policy retention.Policy, when time.Time) (list []string) {
		t.Helper()
		rows, err := d.journal.Due(t.Context(), policy, retention.Default, when, 100)
		check(t, err)
		for _, r := range rows {
			list = append(list, fmt.Sprintf("%s %s", r.Kind, r.Record))
		}
		slices.Sort(list)
		return list
	}
	answers := d.takeText(t, order("O1", "100^^^EAST^MR", "P1^EHR"), ordered("R1", "100^^^EAST^MR", "P1^EHR", "F8", "13"))
	d.take(t, first)
	waits := d.take(t, stranger)[0]
	past := strings.Replace(ordered("R0", "100^^^EAST^MR", "", "F0", "12"), "20260301120000", "20150301120000", 1)
	history, err := d.Take(t.Context(), []intake.Artefact{{Source: intake.FromBackfill, Bytes: []byte(past)}})
	check(t, err)
	old := fmt.Sprintf("result %s", history[0].Record)
	result, request := fmt.Sprintf("result %s", answers[1].Record), fmt.Sprintf("order %s", answers[0].Record)

	if got := due(nil, time.Now()); !slices.Equal(got, []string{old}) {
		t.Errorf("today: %v", got)
	}
	if got := due(nil, at(9)); !slices.Equal(got, []string{old}) {
		t.Errorf("in nine years: %v", got)
	}
	if got := due(nil, at(10)); len(got) != 4 || slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, "quarantine") }) {
		t.Errorf("in ten years: %v", got)
	}
	if got := due(retention.Policy{"order": 2}, at(2)); !slices.Equal(got, []string{request, old}) {
		t.Errorf("orders, in two: %v", got)
	}
	release := d.holdOn(t, journal.Hold{Record: answers[1].Record})
	if got := due(nil, at(10)); slices.Contains(got, result) || len(got) != 3 {
		t.Errorf("held: %v", got)
	}
	release()
	// A later version keeps the record longer.
	_, err = d.db.Exec(`update versions set received_at = now() - interval '10 years 2 days' where record = $1`, answers[1].Record[:])
	check(t, err)
	if got := due(nil, time.Now()); !slices.Contains(got, result) {
		t.Errorf("an old result: %v", got)
	}
	d.takeText(t, ordered("R2", "100^^^EAST^MR", "P1^EHR", "F8", "14"))
	if got := due(nil, time.Now()); slices.Contains(got, result) {
		t.Errorf("an old result, corrected today: %v", got)
	}
	kept, err := d.journal.Quarantine(t.Context(), false)
	check(t, err)
	check(t, d.Drop(t.Context(), kept[0].ID, "twice"))
	if got := due(nil, at(10)); !slices.Contains(got, "quarantine "+waits.Quarantine) {
		t.Errorf("dropped, in ten years: %v", got)
	}
}

// TestDenials keeps what was denied for as long as the lab's rule says, six years at the least, and while its record is held; then
// it is listed as due, and erased when somebody says so.
func TestDenials(t *testing.T) {
	d := newDesk(t)
	record := d.take(t, first)[0].Record
	deny := func(id byte, of vault.RecordID) string {
		t.Helper()
		denial := journal.Denial{ID: vault.RecordID{id}, Record: of, Basis: "order", Rule: "recipient-did-not-order", Made: time.Now()}
		var err error
		denial.Sealed, _, err = d.Keyring.Seal([]byte("who asked"), denial.ID, 1)
		check(t, err)
		check(t, d.journal.AddDenial(t.Context(), denial))
		return denial.ID.String()
	}
	named, nobodys := deny(1, record), deny(2, vault.RecordID{9})
	at := func(years int) time.Time { return time.Now().AddDate(years, 0, 1) }
	due := func(policy retention.Policy, when time.Time) (list []string) {
		t.Helper()
		rows, err := d.journal.Due(t.Context(), policy, retention.Default, when, 100)
		check(t, err)
		for _, r := range rows {
			if r.Kind == retention.Denial {
				list = append(list, r.Record.String())
			}
		}
		slices.Sort(list)
		return list
	}
	drop := func(policy retention.Policy, when time.Time) int {
		t.Helper()
		n, err := d.journal.DropDenials(t.Context(), journal.Keeping{Years: policy, Otherwise: retention.Default}, when)
		check(t, err)
		return n
	}
	six := retention.Policy{"denial": 6}
	if got := due(nil, at(9)); len(got) != 0 || drop(nil, at(9)) != 0 || drop(six, at(5)) != 0 {
		t.Errorf("before their time: %v", got)
	}
	if got := due(six, at(6)); !slices.Equal(got, []string{named, nobodys}) {
		t.Errorf("in six years: %v", got)
	}
	if got := due(nil, at(10)); !slices.Equal(got, []string{named, nobodys}) {
		t.Errorf("in ten years: %v", got)
	}
	release := d.holdOn(t, journal.Hold{Record: record})
	if got := due(six, at(6)); !slices.Equal(got, []string{nobodys}) || drop(six, at(6)) != 1 {
		t.Errorf("of a record that is held: %v", got)
	}
	release()
	if n := drop(six, at(6)); n != 1 || len(due(six, at(6))) != 0 {
		t.Errorf("after the hold: %d", n)
	}
}
