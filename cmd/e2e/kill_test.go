package e2e

import (
	"context"
	"math/rand/v2"
	"slices"
	"testing"
	"time"
)

// TestKill kills the oracles, the indexers, the API and the anchoring command itself, all with SIGKILL and at moments
// of chance, while files are anchored; then once everything, devnet included. Afterwards every file is in the log
// exactly once, with evidence that verifies, and the mirror's digest is a rebuild's.
func TestKill(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	chance := rand.New(rand.NewPCG(seed, 0))
	d := up(t, "--block-time", "1s")
	victims := [][]string{{"oracle", "serve", "north"}, {"indexer", "run"}, {"indexer", "serve"}, {"oracle", "anchor"}}

	const rounds, each = 12, 6
	var files []string
	for round := range rounds {
		fresh := writeRecords(t, "kill"+string(rune('a'+round)), each)
		files = append(files, fresh...)
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		cmd := d.command(ctx, "oracle", append([]string{"anchor", "--json", "--out", t.TempDir()}, fresh...)...)
		check(t, cmd.Start())
		for range 1 + chance.IntN(2) {
			time.Sleep(time.Duration(chance.IntN(1500)) * time.Millisecond)
			victim := victims[chance.IntN(len(victims))]
			if victim[1] == "anchor" {
				check(t, cmd.Process.Kill())
				continue
			}
			if n := d.killServices(t, victim...); n == 0 {
				t.Logf("round %d: %v was not there to be killed", round, victim)
			}
		}
		if round == rounds/2 {
			d.kill(t)
			d.start(t)
		}
		_ = cmd.Wait() // killed or not, the next run goes on
		cancel()
	}
	list := parseAnchored(t, d.must(t, "oracle", append([]string{"anchor", "--json", "--out", t.TempDir()}, files...)...))
	d.onceEach(t, files, list)
}

// onceEach checks that the log holds these files once each, and nothing else.
func (d *devnet) onceEach(t *testing.T, files []string, list []anchored) {
	t.Helper()
	if len(list) != len(files) {
		t.Fatalf("%d lines for %d files", len(list), len(files))
	}
	trust := d.trust(t)
	var places []uint64
	for _, a := range list {
		if a.Index == nil || a.State != "attested" {
			t.Fatalf("not attested: %+v", a)
		}
		places = append(places, *a.Index)
		a.verify(t, trust)
	}
	slices.Sort(places)
	for i, p := range places {
		if p != uint64(i) {
			t.Fatalf("places in the log: %v", places)
		}
	}
	d.waitIndexed(t)
	rebuilt := d.run(t, "indexer", "rebuild")
	if rebuilt.code != 0 {
		t.Errorf("rebuild: exit code %d\n%s%s", rebuilt.code, rebuilt.stdout, rebuilt.stderr)
	}
}
