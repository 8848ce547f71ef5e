package e2e

import (
	"os/exec"
	"strings"
	"testing"
	"time"
)

// stages are the parts of a result's way, by functions whose work, with all that they call, is theirs; but for what a
// function of another stage does for them. A profile does not see the runtime's monitor, which is no goroutine: where
// sessions and files keep a program waiting for parts of a millisecond, it takes as much as a stage does.
var stages = []struct{ name, function string }{
	{"parse", "oracle/intake.(*Intake).read"},
	{"commit", "evidence.NewCommitments"},
	{"sign", "evidence.SignStatement"},
	{"seal", "vault.(*Keyring).Seal"},
	{"journal", "oracle/journal.(*Journal).Intake"},
	{"sockets", "oracle/mllp."},
	{"sockets", "internal/poll.runtime_poll"},
	{"log", "Sequence.func"},
	{"checkpoint", "oracle.(*Anchorer)."},
	{"move-bodies", "MoveBodies.func"},
	{"move-bodies", "oracle.movePacks"},
	{"move-bodies", "oracle.moveBodies"},
	{"move-bodies", "oracle.(*putting)."},
	{"copy-entries", "oracle.copyEntries"},
	{"copy-entries", "CopyEntries.func"},
	{"collect-garbage", "runtime.gcBgMarkWorker"},
	{"collect-garbage", "runtime.bgsweep"},
	{"collect-garbage", "runtime.bgscavenge"},
	{"schedule", "runtime.mcall"},
	{"schedule", "runtime.mstart"},
	{start, "main.openService"},
	{start, "vault.(*Keyring).Ready"},
}

const (
	start = "start" // until the oracle serves; it does not count
	rest  = "rest"  // what belongs to no stage
)

// shares says which share of its processor time a program spent in each stage, by a profile of it. Each sample counts
// once, for the innermost function that is of a stage.
func shares(b *testing.B, profile string) map[string]float64 {
	b.Helper()
	out, err := exec.Command("go", "tool", "pprof", "-traces", profile).Output()
	check(b, err)
	spent := map[string]time.Duration{}
	var total time.Duration
	for trace := range strings.SplitSeq(string(out), "-----------+") {
		took, stack := sample(trace)
		if stage := stageOf(stack); stage != start {
			spent[stage] += took
			total += took
		}
	}
	if total == 0 {
		b.Fatal("the profile is empty")
	}
	share := map[string]float64{}
	for name, took := range spent {
		share[name] = took.Seconds() / total.Seconds()
	}
	return share
}

// sample reads a trace: a line with how long, and the functions from the innermost on, one a line. Behind some of them stands
// that they are inlined.
func sample(trace string) (took time.Duration, stack []string) {
	for line := range strings.Lines(trace) {
		fields := strings.Fields(line)
		if len(fields) >= 2 && took == 0 {
			if d, err := time.ParseDuration(fields[0]); err == nil {
				took, fields = d, fields[1:]
			}
		}
		if took > 0 && len(fields) > 0 {
			stack = append(stack, fields[0])
		}
	}
	return took, stack
}

func stageOf(stack []string) string {
	for _, function := range stack {
		for _, s := range stages {
			if strings.Contains(function, s.function) {
				return s.name
			}
		}
	}
	return rest
}
