package accounting_test

import (
	"errors"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/jmoiron/sqlx"

	"github.com/labseal/labseal/internal/devpg/pgtest"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/vault"
)

// TestSuspensions keeps statements, finds those of a patient under each of their numbers, and ends them. The database
// itself refuses an oral one for longer than 30 days, and none is ever deleted.
func TestSuspensions(t *testing.T) {
	database := pgtest.NewDatabase(t)
	j, err := journal.Open(t.Context(), database, common.Hash{1}, common.Hash{2})
	check(t, err)
	t.Cleanup(func() { j.Close() })
	db, err := sqlx.Connect("postgres", database)
	check(t, err)
	t.Cleanup(func() { db.Close() })
	const identities, links = 6, 7 // as the first row of a patient's number is labelled, where there is no mask
	label := func(n, class byte) []byte { h := common.Hash{n, 27: class}; return h[:] }
	records := map[byte]vault.RecordID{1: {1}, 2: {2}, 3: {3}}
	for n, id := range records {
		db.MustExec(`insert into records (id) values ($1)`, id[:])
		db.MustExec(`insert into identities (record, identity) values ($1, $2)`, id[:], label(n, identities))
	}
	one, two, three := records[1], records[2], records[3]
	db.MustExec(`insert into identity_links (survives, merged, record) values ($1, $2, $3)`, label(1, links), label(2, links), one[:])

	now := time.Now().UTC().Truncate(time.Microsecond)
	oral := journal.Suspension{
		Record: one, Statement: "oral", Ground: "law-enforcement", Agency: "County Sheriff", Official: "Sgt. Roe", Says: "case 26-117",
		Member: common.Hash{7}, Stated: now, Until: now.AddDate(0, 0, 30), Set: journal.Said{By: "R. Officer"},
	}
	id, err := j.Suspend(t.Context(), oral)
	check(t, err)
	written := oral
	written.Statement, written.Until, written.Member, written.Name = "written", now.AddDate(2, 0, 0), common.Hash{}, "County Sheriff"
	_, err = j.Suspend(t.Context(), written)
	check(t, err)

	for name, change := range map[string]func(*journal.Suspension){
		"oral for longer":     func(s *journal.Suspension) { s.Until = now.AddDate(0, 0, 30).Add(time.Second) },
		"over before it came": func(s *journal.Suspension) { s.Until = now },
		"of nobody":           func(s *journal.Suspension) { s.Official = "" },
		"of some other power": func(s *journal.Suspension) { s.Ground = "curiosity" },
		"to nobody":           func(s *journal.Suspension) { s.Member = common.Hash{} },
		"to two":              func(s *journal.Suspension) { s.Name = "another" },
	} {
		s := oral
		change(&s)
		if _, err := j.Suspend(t.Context(), s); err == nil {
			t.Errorf("%s: taken", name)
		}
	}
	s := oral
	s.Record = vault.RecordID{99}
	if _, err := j.Suspend(t.Context(), s); !errors.Is(err, journal.ErrNotFound) {
		t.Errorf("of no record: %v", err)
	}

	count := func(record vault.RecordID, at time.Time) int {
		t.Helper()
		list, err := j.SuspensionsOf(t.Context(), record, at)
		check(t, err)
		return len(list)
	}
	if a, b, c := count(one, now), count(two, now), count(three, now); a != 2 || b != 2 || c != 0 {
		t.Errorf("of the patient %d, under a linked number %d, of another %d", a, b, c)
	}
	if n := count(two, now.AddDate(0, 0, 31)); n != 1 {
		t.Errorf("after 30 days %d", n)
	}
	db.MustExec(`delete from identity_links`)
	db.MustExec(`delete from identities where record = $1`, one[:]) // as when it is shredded
	if n := count(one, now); n != 2 {
		t.Errorf("by the record itself, when its numbers are gone: %d", n)
	}
	if all, err := j.Suspensions(t.Context(), true, now); err != nil || len(all) != 2 || all[0].Record != one {
		t.Errorf("named by: %+v, %v", all, err)
	}

	check(t, j.EndSuspension(t.Context(), id, "the inquiry is closed", "R. Officer"))
	if err := j.EndSuspension(t.Context(), id, "again", "R. Officer"); !errors.Is(err, journal.ErrNotFound) {
		t.Errorf("ended twice: %v", err)
	}
	if n := count(one, now); n != 1 {
		t.Errorf("after one was ended: %d", n)
	}
	all, err := j.Suspensions(t.Context(), true, now)
	check(t, err)
	if len(all) != 2 || all[0].Agency != "County Sheriff" || all[0].Official != "Sgt. Roe" || all[0].Resumed.By != "R. Officer" || all[0].Reason == "" ||
		all[0].Statement != "oral" || !all[0].Until.Equal(oral.Until) || all[0].Member != oral.Member || all[1].Name != "County Sheriff" {
		t.Errorf("the list: %+v", all)
	}
	if in, err := j.Suspensions(t.Context(), false, now); err != nil || len(in) != 1 || !in[0].IsInForce(now) || in[0].IsInForce(now.AddDate(2, 0, 0)) {
		t.Errorf("in force: %+v, %v", in, err)
	}
}
