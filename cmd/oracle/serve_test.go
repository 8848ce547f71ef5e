package main

import (
	"io"
	"path/filepath"
	"strings"
	"testing"

	"github.com/labseal/labseal/cmd/internal/cli"
)

// serveWrongly runs `oracle serve` with flags that it must refuse, and returns what it says.
func serveWrongly(t *testing.T, args ...string) string {
	t.Helper()
	a := app()
	a.Writer, a.ErrWriter = io.Discard, io.Discard
	err := a.RunContext(t.Context(), append([]string{"oracle", "serve"}, args...))
	if err == nil {
		t.Fatal("it served")
	}
	return err.Error()
}

// TestServe_TellsAll: all that is wrong with a configuration is told at once, also where the books can't be opened, on which
// the rest stands.
func TestServe_TellsAll(t *testing.T) {
	keepFlags(t)
	none := filepath.Join(t.TempDir(), "none")
	said := serveWrongly(t, "--member", "1", "--log", "2", "--trust", none, "--keystore", none, "--password-file", none,
		"--vault-url", "file://"+none, "--database-url", "postgres://nobody@127.0.0.1:1/none", "--rpc-url", "tcp://node",
		"--attestors", "north.example", "--deployment", none, "--finality", "soon", "--checkpoint-entries", "5",
		"--publish-entries", "--max-fee-gwei", "much", "--tip-gwei", "more", "--disclosure-batch", "3", "--tls-cert", none,
		"--tiles-listen", "127.0.0.1:0", "--mllp-receipts", "--promised-delay", "1ms", "--mllp-rate", "-1", "--mllp-in-flight", "0",
		"--fhir-rate", "-1", "--links-listen", "127.0.0.1:0", "--links-tls-cert", none, "--release-listen", "0.0.0.0:0",
		"--agree", "7", "--release-rate", "-1", "--journal-path", none, "--folder", none, "--notice-url", "http://ehr.example",
		"--mllp-listen", "nowhere")
	for _, of := range []string{
		"member:", "log:", "trust file", "key folder", "store", "--rpc-url", "--attestors", "deployment", "finality",
		"--checkpoint-entries", "--publish-entries", "--max-fee-gwei", "--tip-gwei", "--disclosure-batch", "--tls-cert", "--tiles-listen",
		"--promised-delay", "--mllp-rate", "--mllp-in-flight", "--fhir-rate", "--links-url", "--links-tls-cert", "--release-listen",
		"--agree", "--release-rate", "--journal-path", "--folder", "--notice-url", "--mllp-listen",
	} {
		if !strings.Contains(said, of) {
			t.Errorf("nothing is said of %s", of)
		}
	}
	if t.Failed() {
		t.Log(said)
	}
}

// TestServe_TellsAllOfKeys: it tells which keys are missing beside what else is wrong.
func TestServe_TellsAllOfKeys(t *testing.T) {
	l := newBooks(t)
	t.Setenv(cli.Env("oracle-database-url")[0], "postgres://nobody@127.0.0.1:1/none")
	said := serveWrongly(t, "--trust", l.path("trust"), "--rpc-url", "http://127.0.0.1:1", "--attestors", "http://north.example", "--deployment", l.path("none"))
	for _, of := range []string{"journal:", "deployment", "sequencer", "log"} {
		if !strings.Contains(said, of) {
			t.Errorf("nothing is said of %s: %s", of, said)
		}
	}
}
