package indexer_test

import (
	"crypto/ecdsa"
	"log/slog"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/crypto"

	"github.com/labseal/labseal/indexer"
	"github.com/labseal/labseal/indexer/chain"
	"github.com/labseal/labseal/indexer/postgres"
	"github.com/labseal/labseal/indexer/simchain"
	"github.com/labseal/labseal/internal/deploy"
	"github.com/labseal/labseal/internal/devpg/pgtest"
)

// compareWithRebuild fills a second mirror and wants it to be the same.
func compareWithRebuild(t *testing.T, c *simchain.Chain, store *postgres.Store) {
	t.Helper()
	ctx := t.Context()
	scratch, err := store.Scratch(ctx)
	check(t, err)
	defer scratch.Close()
	_, err = newFollower(t, c, scratch, "instant").CatchUp(ctx)
	check(t, err)
	at, err := scratch.Common(ctx)
	check(t, err)
	if at.Hash != c.Head().Hash() {
		t.Fatalf("the two mirrors agree up to block %d only, the head is %d", at.Number, c.Head().Number)
	}
	differences, err := scratch.Differences(ctx, at.Number)
	check(t, err)
	_, got, err := store.Digest(ctx, at.Number)
	check(t, err)
	_, want, err := scratch.Digest(ctx, at.Number)
	check(t, err)
	if got != want || len(differences) != 0 {
		t.Fatalf("digest %s, that of a rebuild is %s; %v", got, want, differences)
	}
}

func newStore(t *testing.T, d deploy.Deployment) *postgres.Store {
	t.Helper()
	store, err := postgres.Open(t.Context(), pgtest.NewDatabase(t), d)
	check(t, err)
	t.Cleanup(func() { store.Close() })
	return store
}

func newWriter(t *testing.T, store *postgres.Store) *postgres.Writer {
	t.Helper()
	w, err := store.TryWriter(t.Context(), "")
	check(t, err)
	if w == nil {
		t.Fatal("somebody else writes")
	}
	t.Cleanup(w.Close)
	return w
}

func newFollower(t *testing.T, c *simchain.Chain, store indexer.Store, finality string) *indexer.Follower {
	t.Helper()
	f, err := deploy.ParseFinality(finality)
	check(t, err)
	source, err := chain.New(chain.Config{URLs: []string{c.URL}, Deployment: c.Deployment, Finality: f})
	check(t, err)
	t.Cleanup(source.Close)
	return &indexer.Follower{
		Source: source, Store: store, First: chain.First(c.Deployment), Poll: time.Millisecond,
		Log: slog.New(slog.DiscardHandler),
	}
}

// follow brings a store up to the head.
func follow(t *testing.T, c *simchain.Chain, store *postgres.Store, finality string) {
	t.Helper()
	w, err := store.TryWriter(t.Context(), "")
	check(t, err)
	defer w.Close()
	_, err = newFollower(t, c, w, finality).CatchUp(t.Context())
	check(t, err)
}

func newKey(t *testing.T) *ecdsa.PrivateKey {
	t.Helper()
	key, err := crypto.GenerateKey()
	check(t, err)
	return key
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
