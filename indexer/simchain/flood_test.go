package simchain_test

import (
	"testing"

	"github.com/labseal/labseal/indexer/chain"
	"github.com/labseal/labseal/indexer/simchain"
)

// TestFlood has the events that were asked for, and after a reorganisation those that are left.
func TestFlood(t *testing.T) {
	f := simchain.NewFlood(t)
	for range 3 {
		f.Block(31, 4)
	}
	f.Reorg(2)
	f.Block(5, 10)
	f.Rollback(1)
	f.Block(7, 1)
	source, err := chain.New(chain.Config{URLs: []string{f.URL}, Deployment: f.Deployment})
	if err != nil {
		t.Fatal(err)
	}
	defer source.Close()
	number, hash := f.Head()
	blocks, err := source.Blocks(t.Context(), 1, number)
	if err != nil {
		t.Fatal(err)
	}
	seq, events := map[string]uint64{}, 0
	for _, b := range blocks {
		for _, e := range b.Events {
			events++
			if seq[e.Contract]++; e.Seq != seq[e.Contract] || e.Fact == nil && e.Name != "GlassBroken" {
				t.Errorf("event %d of %s comes as number %d: %+v", e.Seq, e.Contract, seq[e.Contract], e.Fact)
			}
		}
	}
	if last := blocks[len(blocks)-1]; events != 31+7 || last.Hash != hash {
		t.Errorf("%d events, the last block is %v", events, last.Ref)
	}
}
