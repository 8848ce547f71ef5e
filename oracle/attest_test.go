package oracle_test

import (
	"strings"
	"testing"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle"
)

// TestAttest_Threshold: each block is held against the threshold of that block. So a consortium can raise and lower it, and what
// was attested before stays so.
func TestAttest_Threshold(t *testing.T) {
	l := newLab(t)
	all := l.attestors
	step := func(n int, attestors []string) oracle.VersionID {
		t.Helper()
		id := l.take(t, n, 1)[0]
		l.attestors = attestors
		l.verify(t, l.run(t, l.steps(t, honest), id)[0], record(n))
		return id
	}
	two := step(0, all[:2])
	next := l.nextBlock(t)
	l.trust.Attestation = []evidence.TrustPeriod{{Threshold: 2, Until: &next}, {Threshold: 3, From: next}}
	l.trust.Members[2].Attestors[0].From = next
	three := step(1, all)
	last := l.nextBlock(t)
	l.trust.Attestation[1].Until = &last
	l.trust.Attestation = append(l.trust.Attestation, evidence.TrustPeriod{Threshold: 1, From: last})
	one := step(2, all[:1])
	l.trust.Attestation[0].Threshold = 3 // which the first block can't reach any more: the third member counts from later on
	four := step(3, all)
	progress, err := l.Progress(t.Context(), []oracle.VersionID{two, three, one, four})
	check(t, err)
	for i, want := range []oracle.State{oracle.Final, oracle.Attested, oracle.Attested, oracle.Attested} {
		if progress[i].State != want {
			t.Errorf("under another trust file version %d is %s, want %s", i, progress[i].State, want)
		}
	}
	obstacles, err := l.Obstacles(t.Context())
	check(t, err)
	if len(obstacles) != 1 || !strings.Contains(obstacles[0].Reason, "2 of 3 attestations held") {
		t.Errorf("got %v, want word of the block that stays short", obstacles)
	}
}

// nextBlock is the number of the block that comes next.
func (l *lab) nextBlock(t *testing.T) uint64 {
	t.Helper()
	head, err := l.client.BlockNumber(t.Context())
	check(t, err)
	return head + 1
}
