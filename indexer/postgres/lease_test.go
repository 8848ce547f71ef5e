package postgres_test

import (
	"database/sql"
	"errors"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/indexer"
	"github.com/labseal/labseal/indexer/postgres"
	"github.com/labseal/labseal/internal/devpg/pgtest"
)

// TestWriter_Stalled takes the right to write from one that hangs, which then writes nothing more, by none of its
// sessions.
func TestWriter_Stalled(t *testing.T) {
	url := pgtest.NewDatabase(t)
	store, err := postgres.Open(t.Context(), url, deployment)
	check(t, err)
	defer store.Close()
	ctx := t.Context()
	first := newWriter(t, store)
	defer first.Close()
	chain := blocks(1, 6, common.Hash{}, 0xa)
	check(t, first.Append(ctx, chain[:2]))
	if early, err := store.TryWriter(ctx, ""); err != nil || early != nil {
		t.Fatalf("a second writer before the lease is old: %v, %v", early, err)
	}
	check(t, first.Append(ctx, chain[2:3]))
	load, err := first.Load(ctx)
	check(t, err)

	first.Stall()
	db, err := sql.Open("postgres", url)
	check(t, err)
	defer db.Close()
	_, err = db.Exec(`update local.lease set renewed_at = now() - interval '1 minute'`)
	check(t, err)
	if evicting, err := store.TryWriter(ctx, ""); err != nil || evicting != nil {
		t.Fatalf("while it evicts: %v, %v", evicting, err)
	}
	var second *postgres.Writer
	for second == nil { // the database ends the session when it comes to it
		second, err = store.TryWriter(ctx, "")
		check(t, err)
	}
	defer second.Close()

	check(t, load.Add(chain[3:5]))
	if err := load.Close(); !errors.Is(err, postgres.ErrLost) {
		t.Errorf("a load of the first writer: %v", err)
	}
	if err := first.Append(ctx, chain[3:4]); err == nil {
		t.Error("the first writer appended")
	}
	if err := first.Note(ctx, indexer.State{}); err == nil {
		t.Error("the first writer noted something")
	}
	if tip, _, err := second.Tip(ctx); err != nil || tip != chain[2].Ref {
		t.Errorf("the tip is %v, %v", tip, err)
	}
	check(t, second.Append(ctx, chain[3:]))
}

// TestLoad stores ranges side by side. One that can't be stored takes those behind it with it, and none before.
func TestLoad(t *testing.T) {
	store := newStore(t)
	w := newWriter(t, store)
	defer w.Close()
	ctx := t.Context()
	chain := blocks(1, 40, common.Hash{}, 0xa)
	load, err := w.Load(ctx)
	check(t, err)
	for i := 0; i < 20; i += 4 {
		check(t, load.Add(chain[i:i+4]))
	}
	gap := blocks(21, 22, chain[19].Hash, 0xa)
	gap[1].Events[0].Seq++
	if err := load.Add(gap); !errors.Is(err, indexer.ErrGap) {
		t.Errorf("an event is missing: %v", err)
	}
	check(t, load.Close())
	if tip, _, err := w.Tip(ctx); err != nil || tip != chain[19].Ref {
		t.Fatalf("the tip is %v, %v", tip, err)
	}

	chain[29].Events[0].Fact = indexer.LogURLChange{URL: "\x00"} // which no database takes
	load, err = w.Load(ctx)
	check(t, err)
	for i := 20; i < 40; i += 4 {
		if load.Add(chain[i:i+4]) != nil {
			break
		}
	}
	if load.Close() == nil {
		t.Error("a text that no database takes was stored")
	}
	tip, _, err := w.Tip(ctx)
	if err != nil || tip != chain[tip.Number-1].Ref || tip.Number > 28 || tip.Number%4 != 0 {
		t.Errorf("the tip is %v, %v", tip, err)
	}
	if tip.Number < 28 {
		check(t, w.Append(ctx, chain[tip.Number:28]))
	}
}
