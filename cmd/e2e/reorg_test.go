package e2e

import (
	"bytes"
	"encoding/json"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/rpc"

	"github.com/labseal/labseal/internal/devchain"
)

// TestReorg anchors on an anvil whose newest blocks are reorganised away, transactions and all, while versions are on
// their way to finality. All end attested, once each, and the mirror's digest is a rebuild's.
func TestReorg(t *testing.T) {
	anvil, err := devchain.StartAnvil(t.Context(), "--block-time", "1")
	check(t, err)
	t.Cleanup(func() { anvil.Close() })
	node, err := rpc.DialContext(t.Context(), anvil.URL())
	check(t, err)
	defer node.Close()
	d := up(t, "--rpc-url", anvil.URL(), "--finality", "depth:4")

	var files []string
	for round := range 3 {
		fresh := writeRecords(t, "reorg"+string(rune('a'+round)), 4)
		files = append(files, fresh...)
		var stdout, stderr bytes.Buffer
		cmd := d.command(t.Context(), "oracle", append([]string{"anchor", "--json", "--out", t.TempDir()}, fresh...)...)
		cmd.Stdout, cmd.Stderr = &stdout, &stderr
		check(t, cmd.Start())
		d.await(t, "confirmed", len(fresh))
		// The newest blocks are replaced by empty ones: what they confirmed is on its way again.
		check(t, node.CallContext(t.Context(), nil, "anvil_reorg", 2+round%2, []any{}))
		if err := cmd.Wait(); err != nil {
			t.Fatalf("round %d: %v\n%s%s", round, err, stdout.String(), stderr.String())
		}
	}
	list := parseAnchored(t, d.must(t, "oracle", append([]string{"anchor", "--json", "--out", t.TempDir()}, files...)...))
	d.onceEach(t, files, list)
}

// await returns when this many versions are in a state.
func (d *devnet) await(t *testing.T, state string, n int) {
	t.Helper()
	deadline := time.Now().Add(time.Minute)
	for {
		var s struct{ Versions map[string]int }
		check(t, json.Unmarshal([]byte(d.must(t, "oracle", "status", "--json")), &s))
		if s.Versions[state] >= n {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("not %d versions are %s: %v", n, state, s.Versions)
		}
	}
}
