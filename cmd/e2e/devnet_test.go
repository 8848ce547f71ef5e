// Package e2e runs the three programs as their users do: a devnet comes up, a lab's files are anchored, processes are
// killed, chains reorganised. It has tests only.
package e2e

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/internal/program"
)

// programs is the folder with the three programs, built once for all tests.
var programs = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "labseal-bin-")
	if err != nil {
		return "", err
	}
	build := exec.Command("go", "build", "-o", dir+"/", "../oracle", "../indexer", "../devnet")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("build the programs: %w\n%s", err, out)
	}
	return dir, os.Chmod(dir, 0o755)
})

func TestMain(m *testing.M) {
	code := m.Run()
	if dir, err := programs(); err == nil {
		os.RemoveAll(dir)
	}
	os.Exit(code)
}

// devnet is a running `devnet up`.
type devnet struct {
	dir  string
	bin  string
	args []string
	up   *program.Process
	out  *bytes.Buffer
	env  map[string]string // what DIR/env exports

	shared   string // folder of what was released, where a test released something
	exported string // of a study
}

// up starts a devnet in a new folder and returns when its env file is there.
func up(t testing.TB, args ...string) *devnet {
	t.Helper()
	bin, err := programs()
	check(t, err)
	d := &devnet{dir: filepath.Join(t.TempDir(), "devnet"), bin: bin, args: args}
	d.start(t)
	t.Cleanup(func() { d.stop(t) })
	return d
}

func (d *devnet) start(t testing.TB) {
	t.Helper()
	if err := os.Remove(d.path("env")); err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
	d.out = new(bytes.Buffer)
	cmd := exec.Command(filepath.Join(d.bin, "devnet"), append([]string{"up", "--dir", d.dir}, d.args...)...)
	cmd.Stdout, cmd.Stderr = d.out, d.out
	var err error
	d.up, err = program.Start(cmd, program.Options{Stop: syscall.SIGTERM})
	check(t, err)
	deadline := time.Now().Add(2 * time.Minute)
	for {
		select {
		case <-d.up.Done():
			t.Fatalf("devnet ended before it was ready: %v\n%s", d.up.Err(), d.out)
		case <-time.After(20 * time.Millisecond):
		}
		if text, err := os.ReadFile(d.path("env")); err == nil {
			d.env = parseExports(string(text))
			return
		}
		if time.Now().After(deadline) {
			t.Fatal("devnet is not ready in time")
		}
	}
}

// stop ends the devnet as Ctrl-C would.
func (d *devnet) stop(t testing.TB) {
	t.Helper()
	if d.up == nil {
		return
	}
	if err := d.up.Stop(); err != nil {
		t.Errorf("devnet ended with %v\n%s", err, d.out)
	}
	d.up = nil
	if t.Failed() {
		d.showLogs(t)
	}
}

// kill ends the devnet as a crash would.
func (d *devnet) kill(t *testing.T) {
	t.Helper()
	check(t, d.up.Kill())
	d.up = nil
}

func (d *devnet) showLogs(t testing.TB) {
	logs, _ := filepath.Glob(d.path("logs/*.log"))
	for _, path := range logs {
		text, _ := os.ReadFile(path)
		lines := bytes.Split(text, []byte("\n"))
		t.Logf("%s, its last lines:\n%s", filepath.Base(path), bytes.Join(lines[max(0, len(lines)-15):], []byte("\n")))
	}
}

func (d *devnet) path(name string) string { return filepath.Join(d.dir, name) }

// parseExports reads lines of: export NAME='value'.
func parseExports(text string) map[string]string {
	env := map[string]string{}
	for line := range strings.Lines(text) {
		name, value, ok := strings.Cut(strings.TrimPrefix(strings.TrimSpace(line), "export "), "=")
		if ok && name != "PATH" {
			env[name] = strings.Trim(value, "'")
		}
	}
	return env
}

// answer is what a program said.
type answer struct {
	stdout, stderr string
	code           int
}

// command prepares a program with the devnet's environment.
func (d *devnet) command(ctx context.Context, name string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, filepath.Join(d.bin, name), args...)
	cmd.Env = []string{"PATH=" + d.bin + ":" + os.Getenv("PATH"), "HOME=" + os.Getenv("HOME")}
	for name, value := range d.env {
		cmd.Env = append(cmd.Env, name+"="+value)
	}
	return cmd
}

// run runs a program to its end.
func (d *devnet) run(t testing.TB, name string, args ...string) answer {
	t.Helper()
	var stdout, stderr bytes.Buffer
	cmd := d.command(t.Context(), name, args...)
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return answer{stdout.String(), stderr.String(), cmd.ProcessState.ExitCode()}
}

// must runs a program that is to succeed.
func (d *devnet) must(t testing.TB, name string, args ...string) string {
	t.Helper()
	a := d.run(t, name, args...)
	if a.code != 0 {
		t.Fatalf("%s %s: exit code %d\n%s%s", name, args[0], a.code, a.stdout, a.stderr)
	}
	return a.stdout
}

// anchored is one line of `oracle anchor --json`.
type anchored struct {
	File, Record, Leaf, Tx, State, Evidence, Opening, Error string
	Version                                                 int
	Index                                                   *uint64
	Checkpoint                                              uint64
	Duplicate                                               bool
}

func parseAnchored(t *testing.T, stdout string) []anchored {
	t.Helper()
	var list []anchored
	lines := bufio.NewScanner(strings.NewReader(stdout))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var a anchored
		check(t, json.Unmarshal(lines.Bytes(), &a))
		list = append(list, a)
	}
	check(t, lines.Err())
	return list
}

// trust reads the devnet's trust file.
func (d *devnet) trust(t *testing.T) *evidence.Trust {
	t.Helper()
	file, err := os.ReadFile(d.env["LABSEAL_TRUST"])
	check(t, err)
	trust, _, err := evidence.ParseTrust(file)
	check(t, err)
	return trust
}

// verify checks an anchored file's evidence with its opening and the file itself.
func (a anchored) verify(t *testing.T, trust *evidence.Trust) {
	t.Helper()
	in := evidence.Input{}
	for path, to := range map[string]*[]byte{a.Evidence: &in.Evidence, a.Opening: &in.Opening, a.File: &in.Record} {
		b, err := os.ReadFile(path)
		check(t, err)
		*to = b
	}
	if _, err := evidence.Verify(in, trust); err != nil {
		t.Errorf("%s: %v", a.File, err)
	}
}

// writeRecords writes n small records of their own and returns their paths.
func writeRecords(t *testing.T, tag string, n int) []string {
	t.Helper()
	dir := t.TempDir()
	var paths []string
	for i := range n {
		path := filepath.Join(dir, fmt.Sprintf("%s-%d.hl7", tag, i))
		check(t, os.WriteFile(path, message(tag, i), 0o644))
		paths = append(paths, path)
	}
	return paths
}

// message is an HL7 v2 result of our own.
func message(tag string, n int) []byte {
	return fmt.Appendf(nil, "MSH|^~\\&|LIS|NORTH|EHR|CLINIC|20260314083000||ORU^R01^ORU_R01|%[1]s%[2]d|P|2.5.1\r"+
		"PID|1||%[1]s-%[2]d^^^NORTH^MR||Example^Erin\r"+
		"OBR|1||F%[1]s%[2]d|2345-7^Glucose^LN|||20260314080000|||||||||||||||||||F\r"+
		"OBX|1|NM|2345-7^Glucose^LN||5.%[2]d|mmol/L|3.9-5.5|N|||F\r", tag, n)
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
