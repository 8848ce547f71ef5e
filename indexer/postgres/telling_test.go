package postgres_test

import (
	"database/sql"
	"testing"

	"github.com/labseal/labseal/indexer/hooks"
	"github.com/labseal/labseal/indexer/postgres"
	"github.com/labseal/labseal/internal/devpg/pgtest"
)

// TestStore_TryTell_Hung takes the right to tell from one that does not check it any more, and from no other.
func TestStore_TryTell_Hung(t *testing.T) {
	url := pgtest.NewDatabase(t)
	store, err := postgres.Open(t.Context(), url, deployment)
	check(t, err)
	defer store.Close()
	db, err := sql.Open("postgres", url)
	check(t, err)
	defer db.Close()
	ctx := t.Context()
	age := func() {
		_, err := db.Exec(`update local.telling set renewed_at = now() - interval '1 minute'`)
		check(t, err)
	}
	first, err := store.TryTell(ctx)
	check(t, err)
	defer first.Close()
	age()
	check(t, first.Check(ctx)) // it is slow, and goes on
	if early, err := store.TryTell(ctx); err != nil || early != nil {
		t.Fatalf("a second one while the first goes on: %v, %v", early, err)
	}
	check(t, first.Check(ctx))

	age()
	var second hooks.Right
	for second == nil { // the database ends the session when it comes to it
		second, err = store.TryTell(ctx)
		check(t, err)
	}
	defer second.Close()
	if err := first.Check(ctx); err == nil {
		t.Error("the first one has the right too")
	}
	check(t, second.Check(ctx))
}
