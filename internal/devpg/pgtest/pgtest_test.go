package pgtest_test

import (
	"database/sql"
	"testing"

	_ "github.com/lib/pq"

	"github.com/labseal/labseal/internal/devpg/pgtest"
)

func TestNewDatabase(t *testing.T) {
	var urls []string
	t.Run("each has its own", func(t *testing.T) {
		for range 2 {
			url := pgtest.NewDatabase(t)
			execute(t, url, "create table notes (text text)")
			urls = append(urls, url)
		}
	})
	for _, url := range urls {
		if open(t, url).Ping() == nil {
			t.Error("a database is still there after its test")
		}
	}
}

func TestCloneDatabase(t *testing.T) {
	prepared := 0
	for range 2 {
		url := pgtest.CloneDatabase(t, "notes", func(url string) error {
			prepared++
			execute(t, url, "create table notes (text text)", "insert into notes values ('from the template')")
			return nil
		})
		var text string
		if err := open(t, url).QueryRow("delete from notes returning text").Scan(&text); err != nil {
			t.Fatal(err)
		}
	}
	if prepared != 1 {
		t.Errorf("prepared %d times, want once", prepared)
	}
}

func execute(t *testing.T, url string, statements ...string) {
	t.Helper()
	db := open(t, url)
	defer db.Close()
	for _, statement := range statements {
		if _, err := db.Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
}

func open(t *testing.T, url string) *sql.DB {
	t.Helper()
	db, err := sql.Open("postgres", url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}
