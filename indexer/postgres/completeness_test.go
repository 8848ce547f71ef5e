package postgres_test

import (
	"database/sql"
	"reflect"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/indexer"
	"github.com/labseal/labseal/indexer/postgres"
	"github.com/labseal/labseal/internal/devpg/pgtest"
)

// TestCompleteness anchors a log with a gap and an overlap that make up for each other, and replaces them by a chain without.
// Then it mirrors the leaves, and takes some out.
func TestCompleteness(t *testing.T) {
	url := pgtest.NewDatabase(t)
	store, err := postgres.Open(t.Context(), url, deployment)
	check(t, err)
	t.Cleanup(func() { store.Close() })
	db, err := sql.Open("postgres", url)
	check(t, err)
	t.Cleanup(func() { db.Close() })
	lab, log := common.Hash{1}, common.Hash{2}
	anchored := func(old, size uint64) indexer.Event {
		return said(indexer.ResultLog, "CheckpointAnchored", indexer.CheckpointAnchored{
			Member: lab, Log: log, OldSize: old, Size: size, Root: common.Hash{byte(size)},
		})
	}
	chain := func(sizes ...uint64) []indexer.Block {
		events := []indexer.Event{
			said(indexer.Consortium, "MemberAdmitted", indexer.MemberAdmitted{Member: lab, Roles: 1}),
			said(indexer.ResultLog, "LogOpened", indexer.LogOpened{Member: lab, Log: log}),
		}
		for i := 0; i < len(sizes); i += 2 {
			events = append(events, anchored(sizes[i], sizes[i+1]))
		}
		return chainOf(events...)
	}
	account := func(from, until int64) (gaps []indexer.Gap, missing []indexer.Range) {
		t.Helper()
		_, answer, err := store.Completeness(t.Context(), indexer.When{}, lab, indexer.Period{From: 1000 + from, Until: 1000 + until})
		if err != nil || len(answer.Logs) != 1 {
			t.Fatalf("%+v, %v", answer, err)
		}
		a := answer.Logs[0]
		if a.Checkpoints != uint64(until-max(from, 3)) || a.First.Block != uint64(max(from, 3)) || a.Last.Block != uint64(until-1) ||
			a.Last.Size != a.Size {
			t.Errorf("from %d until %d: %+v", from, until, a)
		}
		if a.Complete != (len(a.Gaps) == 0 && len(a.Missing) == 0) {
			t.Errorf("complete is %v: %+v", a.Complete, a)
		}
		return a.Gaps, a.Missing
	}
	w := newWriter(t, store)
	defer w.Close()

	wrong := chain(0, 2, 3, 300, 300, 700, 699, 800)
	check(t, w.Append(t.Context(), wrong[:4]))
	check(t, w.Append(t.Context(), wrong[4:]))
	if gaps, _ := account(0, 7); !reflect.DeepEqual(gaps, []indexer.Gap{{After: 2, Next: 3}, {After: 700, Next: 699}}) {
		t.Errorf("gaps %v", gaps)
	}
	if gaps, _ := account(5, 6); len(gaps) != 0 {
		t.Errorf("gaps of a block that has none: %v", gaps)
	}
	right := chain(0, 2, 2, 300, 300, 700, 700, 800)
	for i := 3; i < len(right); i++ {
		right[i].Hash[1], right[i].Parent = 1, right[i-1].Hash
	}
	check(t, w.Append(t.Context(), right[3:]))
	if gaps, missing := account(0, 7); len(gaps) != 0 || !reflect.DeepEqual(missing, []indexer.Range{{From: 0, Until: 800}}) {
		t.Errorf("replaced: gaps %v, missing %v", gaps, missing)
	}

	mirrored := indexer.MirroredLog{Member: lab, Log: log}
	for _, size := range []uint64{500, 800} {
		tree := indexer.Tree{Size: size}
		check(t, store.AddLeaves(t.Context(), mirrored, make([]common.Hash, size-mirrored.Tree.Size), tree))
		mirrored.Tree = tree
	}
	for block, want := range map[int64][]indexer.Range{3: {}, 4: {{From: 255, Until: 257}}, 5: {{From: 699, Until: 700}}, 6: {}} {
		if _, missing := account(block, block+1); len(missing) != 0 {
			t.Errorf("block %d: missing %v of all", block, missing)
		}
		_, err := db.Exec(`delete from local.leaves where index in (255, 256, 699)`)
		check(t, err)
		if _, missing := account(block, block+1); !reflect.DeepEqual(missing, want) {
			t.Errorf("block %d: missing %v, want %v", block, missing, want)
		}
		_, err = db.Exec(`
			insert into local.leaves (member, log_id, index, leaf)
			select member, log_id, n, leaf from local.leaves, unnest(array[255, 256, 699]) n where index = 0`)
		check(t, err)
	}
	_, err = db.Exec(`update local.leaves set index = index + 1000 where index = 0`)
	check(t, err)
	if _, missing := account(3, 4); !reflect.DeepEqual(missing, []indexer.Range{{From: 0, Until: 1}}) {
		t.Errorf("a leaf was moved: missing %v", missing)
	}
	_, err = db.Exec(`truncate local.leaves`)
	check(t, err)
	if _, missing := account(0, 7); !reflect.DeepEqual(missing, []indexer.Range{{From: 0, Until: 800}}) {
		t.Errorf("emptied: missing %v", missing)
	}
}
