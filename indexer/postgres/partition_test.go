package postgres_test

import (
	"database/sql"
	"fmt"
	"os"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/indexer"
	"github.com/labseal/labseal/indexer/postgres"
	"github.com/labseal/labseal/internal/devpg/pgtest"
)

// partition splits a mirror's tables as deploy/postgres/partition.sql does, into partitions of that many blocks.
func partition(t *testing.T, url string, blocks, rows int) {
	t.Helper()
	script, err := os.ReadFile("../../deploy/postgres/partition.sql")
	check(t, err)
	db, err := sql.Open("postgres", url)
	check(t, err)
	defer db.Close()
	db.SetMaxOpenConns(1)
	_, err = db.Exec(fmt.Sprintf("set labseal.blocks = %d; set labseal.rows = %d", blocks, rows))
	check(t, err)
	_, err = db.Exec(string(script))
	check(t, err)
}

// TestPartition splits a mirror, which then takes blocks and reorganisations and answers like one that is whole.
func TestPartition(t *testing.T) {
	url := pgtest.NewDatabase(t)
	split, err := postgres.Open(t.Context(), url, deployment)
	check(t, err)
	t.Cleanup(func() { split.Close() })
	whole := newStore(t)
	all := blocks(1, 60, common.Hash{}, 0xa)
	fork := blocks(15, 60, all[13].Hash, 0xb) // from another partition than the last
	mirrors := []*postgres.Store{split, whole}
	put := func(list []indexer.Block) {
		for _, store := range mirrors {
			w := newWriter(t, store)
			check(t, w.Append(t.Context(), list))
			w.Close()
		}
	}
	same := func(when string) {
		t.Helper()
		var digests [2]common.Hash
		for i, store := range mirrors {
			_, digests[i], err = store.Digest(t.Context(), 0)
			check(t, err)
		}
		if digests[0] != digests[1] {
			t.Errorf("%s: digest %s, of whole tables %s", when, digests[0], digests[1])
		}
	}
	put(all[:35])
	partition(t, url, 10, 0)
	same("split")
	put(all[35:])
	same("grown")
	partition(t, url, 10, 0)
	put(fork)
	same("reorganised")

	db, err := sql.Open("postgres", url)
	check(t, err)
	defer db.Close()
	var count int
	const used = `select count(distinct tableoid) from chain.log_url_changes`
	check(t, db.QueryRow(used).Scan(&count))
	if count != 7 {
		t.Errorf("60 blocks are in %d partitions, want 7 of 10 blocks", count)
	}
	filter := indexer.EventFilter{Contract: indexer.Consortium}
	if got := numbersOf(t, split, filter); len(got) != 60 || got[59] != 60 {
		t.Errorf("events %v, want those of 60 blocks", got)
	}
}
