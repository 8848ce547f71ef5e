package journal_test

import (
	"errors"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"github.com/labseal/labseal/internal/devpg/pgtest"
	"github.com/labseal/labseal/oracle/journal"
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

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
