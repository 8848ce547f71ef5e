package chain_test

import (
	"context"
	"database/sql"
	"errors"
	"log/slog"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/lib/pq"

	"github.com/labseal/labseal/indexer"
	"github.com/labseal/labseal/indexer/chain"
	"github.com/labseal/labseal/indexer/postgres"
	"github.com/labseal/labseal/indexer/simchain"
	"github.com/labseal/labseal/internal/deploy"
)

// TestSource_Faults follows a chain by a node that is faulty in every way there is, at moments of chance, while blocks
// come and are replaced and the head falls. Whatever the node does, the mirror holds no row that an honest node's chain
// did not have, and ends as a rebuild from the honest node. A reader that takes the node's word does not.
//
// LABSEAL_SOAK_INDEXER="faults seed" makes it a long one; tools/soak-indexer does.
func TestSource_Faults(t *testing.T) {
	faults, seed := 8, uint64(time.Now().UnixNano())
	if soak := strings.Fields(os.Getenv("LABSEAL_SOAK_INDEXER")); len(soak) == 2 {
		n, err := strconv.Atoi(soak[0])
		check(t, err)
		faults = n
		seed, err = strconv.ParseUint(soak[1], 10, 64)
		check(t, err)
	}
	t.Logf("seed %d", seed)
	t.Run("checked", func(t *testing.T) {
		f := newFaultRun(t, seed)
		source, err := chain.New(chain.Config{
			URLs: []string{f.liar.URL}, Deployment: f.Deployment, Finality: finality(t, "depth:64"), Patience: 300 * time.Millisecond,
		})
		check(t, err)
		defer source.Close()
		if wrong, stuck := f.run(t, source, faults, false); wrong+stuck > 0 {
			t.Errorf("seed %d: of %d faults, wrong rows after %d and stuck after %d", seed, faults, wrong, stuck)
		}
	})
	t.Run("unchecked", func(t *testing.T) {
		f := newFaultRun(t, seed)
		client, err := ethclient.Dial(f.liar.URL)
		check(t, err)
		defer client.Close()
		if wrong, _ := f.run(t, unchecked{client, f.Deployment}, 100, true); wrong == 0 {
			t.Errorf("seed %d: a reader that checks nothing passed: the faults prove nothing", seed)
		}
	})
}

func finality(t *testing.T, text string) deploy.Finality {
	t.Helper()
	f, err := deploy.ParseFinality(text)
	check(t, err)
	return f
}

// faultRun is a chain, a liar before it, a mirror of what the liar says and one of what the chain says.
type faultRun struct {
	*simchain.Flood
	liar   *simchain.Liar
	chance *rand.Rand
	mirror mirror
	honest mirror
}

func newFaultRun(t *testing.T, seed uint64) *faultRun {
	f := simchain.NewFlood(t)
	for range 70 { // deeper than any reorganisation
		f.Mine()
	}
	r := &faultRun{
		Flood: f, liar: simchain.NewLiar(t, f.URL), chance: rand.New(rand.NewPCG(seed, 0)),
		mirror: newMirror(t, f.Deployment), honest: newMirror(t, f.Deployment),
	}
	r.mirror.writer.Close() // one is taken each time
	return r
}

// run makes faults one by one, each while the chain goes on, and counts those after which the mirror held wrong rows and
// those after which it did not come to the end. A control ends with the first wrong row.
func (f *faultRun) run(t *testing.T, source indexer.Source, faults int, isControl bool) (wrong, stuck int) {
	for i := range faults {
		if i%50 == 49 {
			t.Logf("%d faults", i)
		}
		ways := simchain.Faults
		if isControl {
			ways = ways[:simchain.Lies]
		}
		fault := ways[f.chance.IntN(len(ways))]
		fault.Set(f.liar, rand.New(rand.NewPCG(f.chance.Uint64(), 0)))
		for range 1 + f.chance.IntN(3) {
			f.Block(f.chance.IntN(12), 3)
			f.follow(t, source, f.mirror, 1500*time.Millisecond, false)
			f.disturb()
		}
		isWrong := !f.isTrue(t)
		f.liar.Tell(nil)
		f.Block(3, 1)
		isEnd := isWrong || f.follow(t, source, f.mirror, 5*time.Minute, true)
		if isWrong = isWrong || isEnd && !f.isTrue(t); isWrong {
			wrong++
		} else if !isEnd {
			stuck++
		}
		if isWrong || !isEnd {
			t.Logf("fault %d, a node that %s: wrong: %v, at the end: %v", i, fault.Name, isWrong, isEnd)
			f.mirror.empty(t)
		}
		if isControl && isWrong {
			return wrong, stuck
		}
	}
	return wrong, stuck
}

// isTrue says whether the mirror is as a rebuild from the honest node, as of the newest block that both hold.
func (f *faultRun) isTrue(t *testing.T) bool {
	t.Helper()
	f.rebuild(t)
	var newest sql.NullInt64
	const query = `select max(number) from chain.blocks where hash = any ($1)`
	var honest pq.ByteaArray
	check(t, f.honest.db.QueryRow(`select array_agg(hash) from chain.blocks`).Scan(&honest))
	check(t, f.mirror.db.QueryRow(query, honest).Scan(&newest))
	if !newest.Valid {
		return true // it holds nothing of this chain
	}
	return f.mirror.digest(t, uint64(newest.Int64)) == f.honest.digest(t, uint64(newest.Int64))
}

// disturb replaces or takes away the chain's last blocks now and then.
func (f *faultRun) disturb() {
	switch f.chance.IntN(6) {
	case 0:
		f.Reorg(1 + f.chance.IntN(6))
	case 1:
		f.Rollback(1 + f.chance.IntN(3))
	}
}

// follow brings a mirror as far as it comes, for so long. It answers whether it came to the end.
func (f *faultRun) follow(t *testing.T, source indexer.Source, m mirror, patience time.Duration, isHealed bool) bool {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	var w *postgres.Writer
	for w == nil { // a session that was cut off is gone a moment later
		var err error
		if w, err = m.store.TryWriter(t.Context(), ""); err != nil {
			t.Fatal(err)
		}
	}
	defer w.Close()
	var last error
	for ; ; time.Sleep(time.Millisecond) {
		tip, err := f.follower(source, w).CatchUp(ctx)
		number, hash := f.Head()
		switch {
		case err == nil && (tip.Hash == hash || !isHealed):
			return true
		case err == nil && tip.Number > number: // the head fell, and nothing contradicts what is stored: it looks like a lag
			f.Mine()
		case ctx.Err() != nil || !isHealed || errors.Is(err, indexer.ErrGap) || errors.Is(err, indexer.ErrFinality):
			if isHealed {
				t.Logf("at %v, the head is %d %s: %v; last: %v", tip, number, hash, err, last)
			}
			return false
		}
		last = err
	}
}

func (f *faultRun) follower(source indexer.Source, store indexer.Store) *indexer.Follower {
	return &indexer.Follower{Source: source, Store: store, First: 1, Poll: time.Millisecond, Log: discard}
}

// rebuild fills a mirror from the honest node.
func (f *faultRun) rebuild(t *testing.T) {
	t.Helper()
	source, err := chain.New(chain.Config{URLs: []string{f.URL}, Deployment: f.Deployment})
	check(t, err)
	defer source.Close()
	f.honest.empty(t)
	if _, err := f.follower(source, f.honest.writer).CatchUp(t.Context()); err != nil {
		t.Fatal(err)
	}
}

var discard = slog.New(slog.DiscardHandler)
