package journal_test

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"os"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"
	"github.com/pressly/goose/v3"

	"github.com/labseal/labseal/internal/devpg/pgtest"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/tiles"
	"github.com/labseal/labseal/oracle/vault"
)

// TestOpen_Refuses opens a journal in a database that answers before its disk has what it answers for, and one of another
// log. What was refused is left as it was.
func TestOpen_Refuses(t *testing.T) {
	url := pgtest.NewDatabase(t)
	config, err := pq.NewConfig(url)
	check(t, err)
	db, err := sqlx.Open("postgres", url)
	check(t, err)
	defer db.Close()
	member, log := common.Hash{1}, common.Hash{2}
	for _, setting := range []string{"off", "local", "on"} {
		_, err = db.Exec("alter database " + pq.QuoteIdentifier(config.Database) + " set synchronous_commit = " + setting)
		check(t, err)
		if setting == "off" {
			refused(t, url, log, journal.ErrForgetful)
			var tables int
			check(t, db.Get(&tables, `select count(*) from pg_tables where schemaname = 'public'`))
			if tables != 0 {
				t.Errorf("%d tables were made in a database that was refused", tables)
			}
			continue
		}
		j, err := journal.Open(t.Context(), url, member, log)
		check(t, err)
		check(t, j.Close())
	}
	refused(t, url, common.Hash{3}, journal.ErrOtherLog)
}

func refused(t *testing.T, url string, log common.Hash, want error) {
	t.Helper()
	j, err := journal.Open(t.Context(), url, common.Hash{1}, log)
	if !errors.Is(err, want) {
		t.Errorf("opened with %v, want %v", err, want)
	}
	if err == nil {
		j.Close()
	}
}

// TestOpen_Places opens the journal of a version that gave an entry its place when it was logged. What was logged keeps its place;
// what was not follows, in the order in which it came; versions and amendments go with their entries.
func TestOpen_Places(t *testing.T) {
	url := pgtest.NewDatabase(t)
	db, err := sqlx.Open("postgres", url)
	check(t, err)
	defer db.Close()
	before, err := goose.NewProvider(goose.DialectPostgres, db.DB, os.DirFS("migrations"))
	check(t, err)
	_, err = before.UpTo(t.Context(), 58)
	check(t, err)
	// Five versions and an amendment. The first entry to come was the second to be logged; one more was lost on the way (id 3).
	_, err = db.Exec(`
		insert into entries (id, leaf, statement, place) overriding system value
		select id, sha256(int8send(id)), '', place from (values (1, 1), (2, 0), (4, null), (5, 2), (6, null), (7, null)) as e (id, place);
		insert into records (id) select substr(leaf, 1, 16) from entries;
		insert into versions (record, version, leaf, handle, projection, status, content)
		select substr(leaf, 1, 16), 1, leaf, leaf, '', 0, leaf from entries where id <> 7;
		insert into amendments (record, version, handle, reason, leaf)
		select v.record, 1, v.handle, 1, a.leaf from versions v join entries e using (leaf), entries a where e.id = 6 and a.id = 7;
		insert into trees (size, root) values (3, sha256(''));
		update demographics_read set entry = 4`)
	check(t, err)

	j, err := journal.Open(t.Context(), url, common.Hash{1}, common.Hash{2})
	check(t, err)
	defer j.Close()
	leaves, err := j.Leaves(t.Context(), 0, 10)
	check(t, err)
	var order []int // by place
	for _, leaf := range leaves {
		for id := range 8 {
			if leaf == common.Hash(sha256.Sum256(binary.BigEndian.AppendUint64(nil, uint64(id)))) {
				order = append(order, id)
			}
		}
	}
	if want := []int{2, 1, 5, 4, 6, 7}; !slices.Equal(order, want) {
		t.Errorf("the order is %v, want %v", order, want)
	}
	for place, leaf := range leaves[:5] {
		id := oracle.VersionID{Record: vault.RecordID(leaf[:16]), Version: 1}
		progress, err := j.Progress(t.Context(), []oracle.VersionID{id})
		check(t, err)
		if got := progress[0]; got.Leaf != leaf || (got.Index != nil) != (place < 3) || got.Index != nil && *got.Index != uint64(place) {
			t.Errorf("the version at %d: %+v", place, got)
		}
	}
	var amendment, read uint64
	check(t, db.Get(&amendment, `select place from amendments`))
	check(t, db.Get(&read, `select place from demographics_read`))
	if amendment != 5 || read != 2 { // the version at 2 was not read
		t.Errorf("the amendment is at %d, and demographics were read before %d", amendment, read)
	}
}

// openBoth opens a journal and, beside it, its database.
func openBoth(t *testing.T) (*journal.Journal, *sqlx.DB) {
	t.Helper()
	url := pgtest.NewDatabase(t)
	j, err := journal.Open(t.Context(), url, common.Hash{1}, common.Hash{2})
	check(t, err)
	t.Cleanup(func() { j.Close() })
	db, err := sqlx.Open("postgres", url)
	check(t, err)
	t.Cleanup(func() { db.Close() })
	return j, db
}

// TestGrow takes no tree but one that follows the newest and whose entries are there, and finds no leaves across a hole.
func TestGrow(t *testing.T) {
	j, db := openBoth(t)
	_, err := db.Exec(`insert into entries (place, leaf, statement) select n, sha256(int8send(n)), '' from generate_series(0, 3) n`)
	check(t, err)
	tree := func(size uint64) tiles.Tree { return tiles.Tree{Size: size, Root: common.Hash{byte(size)}} }
	check(t, j.Grow(t.Context(), tiles.Tree{}, tree(2), nil))
	for name, sizes := range map[string][2]uint64{"an older tree": {0, 3}, "one that never was": {3, 4}, "entries that are not there": {2, 5}} {
		if err := j.Grow(t.Context(), tree(sizes[0]), tree(sizes[1]), nil); err == nil {
			t.Errorf("it grows from %s", name)
		}
	}
	check(t, j.Grow(t.Context(), tree(2), tree(4), nil))
	if got, err := j.Tree(t.Context()); err != nil || got != tree(4) {
		t.Errorf("the tree is %+v (%v)", got, err)
	}
	_, err = db.Exec(`insert into entries (place, leaf, statement) values (5, sha256('5'), '')`)
	check(t, err)
	if leaves, err := j.Leaves(t.Context(), 4, 10); err == nil {
		t.Errorf("across a hole there are %d leaves", len(leaves))
	}
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
