package main

import (
	"fmt"
	"io"
	"net/http"
	"slices"
	"testing"
	"time"

	"github.com/labseal/labseal/indexer/simchain"
	"github.com/labseal/labseal/internal/devpg/pgtest"
)

// TestBenchTail measures how long it takes from a block's making until the API answers as of it: blocks of 30 events,
// one after each pause, at least a second or as LABSEAL_BENCH_TAIL says ("blocks milliseconds").
func TestBenchTail(t *testing.T) {
	n := bench(t, "LABSEAL_BENCH_TAIL")
	blocks, pause := n[0], time.Duration(n[1])*time.Millisecond
	t.Run("websocket", func(t *testing.T) {
		tail(t, "tail-websocket", blocks, pause, func(f *simchain.Flood) string { return f.URL + "," + f.WebSocketURL })
	})
	t.Run("poll", func(t *testing.T) {
		tail(t, "tail-poll", blocks, pause, func(f *simchain.Flood) string { return f.URL })
	})
}

func tail(t *testing.T, name string, blocks int, pause time.Duration, urls func(*simchain.Flood) string) {
	f := simchain.NewFlood(t)
	f.Block(30, 10)
	p := newFloodPrograms(t, f, pgtest.NewDatabase(t))
	p.env = append(p.env, "LABSEAL_RPC_URL="+urls(f))
	address := freeAddress(t)
	p.start("run")
	p.start("serve", "--listen", address, "--public-rate", "0")
	head, _ := f.Head()
	see(t, address, head)
	var took []time.Duration
	for range blocks {
		time.Sleep(pause)
		f.Block(30, 10)
		made := time.Now() // when the node said that it has it
		head++
		see(t, address, head)
		took = append(took, time.Since(made))
	}
	slices.Sort(took)
	for _, percentile := range []int{50, 99} {
		at := took[(len(took)*percentile+99)/100-1]
		figure(fmt.Sprintf("%s/p%d", name, percentile), float64(at.Microseconds())/1000, "ms")
	}
}

// see asks the API again and again until it answers as of a block.
func see(t *testing.T, address string, block uint64) {
	t.Helper()
	url := fmt.Sprintf("http://%s/v1/events?limit=1&min_block=%d", address, block)
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(time.Millisecond) {
		response, err := http.Get(url)
		if err != nil {
			continue // it has not begun
		}
		_, _ = io.Copy(io.Discard, response.Body)
		response.Body.Close()
		if response.StatusCode == http.StatusOK {
			return
		}
	}
	t.Fatalf("waited in vain for block %d", block)
}
