package main

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/labseal/labseal/indexer/simchain"
	"github.com/labseal/labseal/internal/devpg"
)

// TestSoak replaces a chain's last blocks, as many as 64 of them, takes some away, and kills indexers and databases, all
// in one run. Each time the mirror comes to the head by itself, and is what a rebuild is. Ten seeds follow on each other.
//
// LABSEAL_SOAK_INDEXER="rounds seed" makes it a long one of one seed; tools/soak-indexer does.
func TestSoak(t *testing.T) {
	seeds, rounds, seed := 10, 2, uint64(time.Now().UnixNano())
	if soak := strings.Fields(os.Getenv("LABSEAL_SOAK_INDEXER")); len(soak) == 2 {
		n, err := strconv.Atoi(soak[0])
		check(t, err)
		seeds, rounds = 1, n
		seed, err = strconv.ParseUint(soak[1], 10, 64)
		check(t, err)
	}
	s := newSoak(t)
	for i := range uint64(seeds) {
		t.Logf("seed %d", seed+i)
		s.chance = rand.New(rand.NewPCG(seed+i, 0))
		for round := range rounds {
			for range 1 + s.chance.IntN(4) {
				s.Block(s.chance.IntN(40), 4)
			}
			s.disturb(t)
			if round%3 == 2 || round == rounds-1 {
				s.compare(t)
			}
		}
	}
}

// soak is a chain, a database that can be killed, and an indexer that can be killed.
type soak struct {
	*simchain.Flood
	*programs
	chance *rand.Rand
	dir    string
	server *devpg.Server
	leader *service
}

func newSoak(t *testing.T) *soak {
	t.Helper()
	s := &soak{Flood: simchain.NewFlood(t), dir: t.TempDir()}
	for range 150 { // deeper than any reorganisation
		s.Mine()
	}
	var err error
	s.server, err = devpg.Start(t.Context(), s.dir)
	check(t, err)
	t.Cleanup(func() { s.server.Close() })
	check(t, s.server.CreateDatabase(t.Context(), "mirror"))
	s.programs = newFloodPrograms(t, s.Flood, s.server.URL("mirror"))
	s.env = append(s.env, "LABSEAL_FINALITY=depth:100", "LABSEAL_INDEXER_POLL=10ms",
		"LABSEAL_RPC_URL="+s.Flood.URL+","+s.WebSocketURL)
	s.launch(t)
	t.Cleanup(func() {
		if t.Failed() {
			t.Logf("the indexer said:\n%s", s.leader.said)
		}
	})
	return s
}

// launch starts an indexer. One that finds no database when it starts ends, and is its supervisor's to start again; so
// the database is left alone until it follows.
func (s *soak) launch(t *testing.T) {
	t.Helper()
	s.leader = s.start("run")
	eventually(t, "the indexer to follow", func() bool { return strings.Contains(s.leader.said.String(), "msg=following") })
}

// disturb does one thing, at any moment of the indexer's work.
func (s *soak) disturb(t *testing.T) {
	t.Helper()
	time.Sleep(time.Duration(s.chance.IntN(200)) * time.Millisecond)
	switch s.chance.IntN(5) {
	case 0, 1:
		s.Reorg(1 + s.chance.IntN(64))
	case 2:
		s.Rollback(1 + s.chance.IntN(10))
	case 3:
		s.leader.kill()
		s.Reorg(1 + s.chance.IntN(8))
		s.launch(t)
	case 4:
		check(t, s.server.Kill())
		s.Block(9, 3)
		server, err := devpg.Start(t.Context(), s.dir)
		check(t, err)
		s.server = server
	}
}

// compare waits until the mirror is at the head and rebuilds it.
func (s *soak) compare(t *testing.T) {
	t.Helper()
	s.Block(3, 1)
	var d digest
	eventually(t, "the mirror to be at the head", func() bool {
		number, head := s.Head()
		stdout, _, code := s.programs.run("digest", "--json")
		isRead := code == 0 && json.Unmarshal([]byte(stdout), &d) == nil
		if isRead && d.Block.Number > number { // the head fell, and nothing contradicts what is stored: it looks like a lag
			s.Mine()
		}
		return isRead && d.Block.Hash == head
	})
	wants(t, s.must("rebuild"), "after  "+d.Digest.Hex())
}
