package postgres_test

import (
	"context"
	"errors"
	"sync"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/indexer"
	"github.com/labseal/labseal/indexer/postgres"
	"github.com/labseal/labseal/internal/deploy"
	"github.com/labseal/labseal/internal/devpg/pgtest"
)

var deployment = deploy.Deployment{ChainID: 1 << 63, Genesis: common.Hash{1}}

// blocks makes a chain of blocks from a number on, with an event each. The fork tells chains apart.
func blocks(from, to uint64, parent common.Hash, fork byte) (list []indexer.Block) {
	for n := from; n <= to; n++ {
		b := indexer.Block{
			Ref:    indexer.Ref{Number: n, Hash: common.Hash{fork, 31: byte(n)}, Time: 1000 + n},
			Parent: parent,
			Events: []indexer.Event{{
				Contract: indexer.Consortium, Name: "LogUrlChanged", Seq: n, TxHash: common.Hash{9},
				Topics: []common.Hash{{8}}, Fact: indexer.LogURLChange{Member: common.Hash{7}, URL: string(rune(n))},
			}},
		}
		list, parent = append(list, b), b.Hash
	}
	return list
}

func TestOpen_AtOnce(t *testing.T) {
	url := pgtest.NewDatabase(t)
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			store, err := postgres.Open(t.Context(), url, deployment)
			if err != nil {
				t.Error(err)
				return
			}
			store.Close()
		})
	}
	group.Wait()
	for name, change := range map[string]func(*deploy.Deployment){
		"chain":           func(d *deploy.Deployment) { d.ChainID++ },
		"genesis":         func(d *deploy.Deployment) { d.Genesis[0]++ },
		"Consortium":      func(d *deploy.Deployment) { d.Consortium.Address[0]++ },
		"ResultLog":       func(d *deploy.Deployment) { d.ResultLog.Address[0]++ },
		"ConsentRegistry": func(d *deploy.Deployment) { d.ConsentRegistry.Address[0]++ },
		"CustodyLedger":   func(d *deploy.Deployment) { d.CustodyLedger.Address[0]++ },
		"DisclosureLog":   func(d *deploy.Deployment) { d.DisclosureLog.Address[0]++ },
		"OrderEscrow":     func(d *deploy.Deployment) { d.OrderEscrow.Address[0]++ },
		"LotRegistry":     func(d *deploy.Deployment) { d.LotRegistry.Address[0]++ },
		"StudyRegistry":   func(d *deploy.Deployment) { d.StudyRegistry.Address[0]++ },
	} {
		other := deployment
		change(&other)
		if _, err := postgres.Open(t.Context(), url, other); !errors.Is(err, postgres.ErrOtherDeployment) {
			t.Errorf("another %s: %v", name, err)
		}
	}
}

func TestWriter_IsOne(t *testing.T) {
	store := newStore(t)
	first := newWriter(t, store)
	if second, err := store.TryWriter(t.Context(), ""); err != nil || second != nil {
		t.Fatalf("a second writer: %v, %v", second, err)
	}
	first.Close()
	newWriter(t, store).Close()
}

func TestAppend(t *testing.T) {
	store := newStore(t)
	w := newWriter(t, store)
	defer w.Close()
	ctx := t.Context()
	if _, _, err := store.Members(ctx, indexer.When{}); !errors.Is(err, indexer.ErrEmpty) {
		t.Errorf("read an empty mirror: %v", err)
	}
	a := blocks(1, 5, common.Hash{}, 0xa)
	check(t, w.Append(ctx, a))
	_, before, err := store.Digest(ctx, 3)
	check(t, err)

	if err := w.Append(ctx, blocks(7, 8, common.Hash{}, 0xa)); !errors.Is(err, indexer.ErrMoved) {
		t.Errorf("a block was left out: %v", err)
	}
	if err := w.Append(ctx, blocks(4, 8, common.Hash{0xb}, 0xb)); !errors.Is(err, indexer.ErrMoved) {
		t.Errorf("on another parent: %v", err)
	}
	for name, seq := range map[string]uint64{"missing": 7, "repeated": 5} {
		gap := blocks(6, 7, a[4].Hash, 0xa)
		gap[0].Events[0].Seq = seq
		if err := w.Append(ctx, gap); !errors.Is(err, indexer.ErrGap) {
			t.Errorf("an event is %s: %v", name, err)
		}
	}
	if tip, _, err := w.Tip(ctx); err != nil || tip != a[4].Ref {
		t.Fatalf("the tip moved to %v (%v)", tip, err)
	}

	b := blocks(4, 6, a[2].Hash, 0xb)
	check(t, w.Append(ctx, b))
	if tip, _, err := w.Tip(ctx); err != nil || tip != b[2].Ref {
		t.Errorf("tip %v (%v), want %v", tip, err, b[2].Ref)
	}
	_, events, err := store.Events(ctx, indexer.When{}, indexer.EventFilter{}, indexer.Page{Limit: 10})
	if err != nil || len(events) != 6 || events[4].Hash != b[1].Hash {
		t.Errorf("events %+v, %v", events, err)
	}
	if _, after, err := store.Digest(ctx, 3); err != nil || after != before {
		t.Errorf("digest of what stayed: %s (%v), was %s", after, err, before)
	}
}

// TestNote_SettledStays says that what was settled once stays so.
func TestNote_SettledStays(t *testing.T) {
	store := newStore(t)
	w := newWriter(t, store)
	defer w.Close()
	for _, n := range []uint64{5, 3} {
		check(t, w.Note(t.Context(), indexer.State{Settled: n}))
	}
	if settled, err := w.Settled(t.Context()); err != nil || settled != 5 {
		t.Errorf("settled %d, %v", settled, err)
	}
}

// TestReplace takes a rebuilt mirror's place under readers and a writer at work.
func TestReplace(t *testing.T) {
	store := newStore(t)
	w := newWriter(t, store)
	defer w.Close()
	all := blocks(1, 100, common.Hash{}, 0xa)
	check(t, w.Append(t.Context(), all[:40]))
	ctx, stop := context.WithCancel(t.Context())
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() { readUntil(ctx, t, store) })
	}
	for n := 50; n <= 100; n += 10 {
		scratch, err := store.Scratch(t.Context())
		check(t, err)
		check(t, scratch.Append(t.Context(), all[:n-11]))
		if err := scratch.Replace(t.Context()); !errors.Is(err, postgres.ErrBehind) {
			t.Errorf("took the place of newer blocks: %v", err)
		}
		check(t, scratch.Append(t.Context(), all[n-11:n-5]))
		check(t, scratch.Replace(t.Context()))
		check(t, scratch.Close())
		check(t, w.Append(t.Context(), all[n-5:n]))
	}
	stop()
	group.Wait()
}

// readUntil reads while it may, and finds as many events as the block that the answer names has below it.
func readUntil(ctx context.Context, t *testing.T, store *postgres.Store) {
	for ctx.Err() == nil {
		if _, err := store.Standing(ctx, common.Hash{7}); err != nil && ctx.Err() == nil {
			t.Error(err)
		}
		at, events, err := store.Events(ctx, indexer.When{}, indexer.EventFilter{}, indexer.Page{Limit: 1000})
		if ctx.Err() != nil {
			return
		}
		if err != nil || uint64(len(events)) != at.Number {
			t.Errorf("%d events as of block %d, %v", len(events), at.Number, err)
			return
		}
	}
}

func newStore(t *testing.T) *postgres.Store {
	t.Helper()
	store, err := postgres.Open(t.Context(), pgtest.NewDatabase(t), deployment)
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
	return w
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
