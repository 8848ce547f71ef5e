package main

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/labseal/labseal/cmd/internal/cli"
)

// TestAnchor_TellsWhatWasTaken is a lab that can't anchor, for it has no sequencer's key: what was taken is told nevertheless,
// and a second call takes nothing twice.
func TestAnchor_TellsWhatWasTaken(t *testing.T) {
	l := newBooks(t)
	check(t, l.deployment.Save(l.path("deployment.json")))
	t.Setenv(cli.Env("deployment")[0], l.path("deployment.json"))
	t.Setenv(cli.Env("attestors")[0], l.node.URL())
	check(t, os.WriteFile(l.path("first"), []byte(old("A", "20150105", "F")), 0o600))
	check(t, os.WriteFile(l.path("second"), []byte(old("A", "20150106", "C")), 0o600))
	call := func(args ...string) (one result) {
		t.Helper()
		got := l.oracle(t, "", args...)
		if got.code != 1 || got.err == nil || !strings.Contains(got.err.Error(), errNotWritten.Error()) {
			t.Errorf("%v: exit code %d, %v", args, got.code, got.err)
		}
		check(t, json.Unmarshal([]byte(got.stdout), &one))
		return one
	}
	anchor := []string{"anchor", "--json", "--out", l.path("out"), l.path("first")}
	first := call(anchor...)
	if first.Record == "" || first.Version != 1 || first.Duplicate || first.Evidence != "" {
		t.Errorf("anchored: %+v", first)
	}
	if again := call(anchor...); again.Record != first.Record || !again.Duplicate {
		t.Errorf("anchored again: %+v", again)
	}
	correct := []string{"correct", "--json", "--out", l.path("out"), "--reason", "corrected", first.Record, l.path("second")}
	if second := call(correct...); second.Record != first.Record || second.Version != 2 || second.Duplicate {
		t.Errorf("corrected: %+v", second)
	}
	if again := call(correct...); again.Version != 2 || !again.Duplicate {
		t.Errorf("corrected again: %+v", again)
	}
	if got := l.oracle(t, "", "anchor", l.path("first")); got.stdout != l.path("first")+": record "+first.Record+" version 1, as before\n" {
		t.Errorf("said %q", got.stdout)
	}
}
