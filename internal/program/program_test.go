package program_test

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/labseal/labseal/internal/program"
)

func TestProcess_StopAsksWithTheSignal(t *testing.T) {
	dir := t.TempDir()
	out := create(t, filepath.Join(dir, "out"))
	remove := filepath.Join(dir, "remove")
	must(t, os.Mkdir(remove, 0o755))
	// A trap may run only between two commands, so wait in small steps.
	script := `trap 'echo "bye from $1"; exit 3' TERM; echo up; while :; do sleep 0.01; done`
	cmd := exec.Command("/bin/sh", "-c", script, "sh", "a b")
	cmd.Stdout = out
	process, err := program.Start(cmd, program.Options{Stop: syscall.SIGTERM, Remove: remove})
	must(t, err)
	for !strings.Contains(read(t, out.Name()), "up") {
		select {
		case <-process.Done():
			t.Fatal(process.Err())
		default:
		}
	}
	var status *exec.ExitError
	if err := process.Stop(); !errors.As(err, &status) || status.ExitCode() != 3 {
		t.Errorf("ended with %v, want status 3", err)
	}
	if said := read(t, out.Name()); said != "up\nbye from a b\n" {
		t.Errorf("said %q", said)
	}
	if _, err := os.Stat(remove); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("folder to remove: %v", err)
	}
}

func TestProcess_EndsByItself(t *testing.T) {
	process, err := program.Start(exec.Command("/bin/sh", "-c", "exit 7"), program.Options{Stop: syscall.SIGTERM})
	must(t, err)
	var status *exec.ExitError
	if err := process.Err(); !errors.As(err, &status) || status.ExitCode() != 7 {
		t.Errorf("ended with %v, want status 7", err)
	}
	must(t, process.Kill())
}

func TestStart_NoSuchProgram(t *testing.T) {
	if _, err := program.Start(exec.Command("no-such-program"), program.Options{Stop: syscall.SIGTERM}); err == nil {
		t.Error("started a program that does not exist")
	}
}

func TestInModules(t *testing.T) {
	root := t.TempDir()
	want := filepath.Join(root, "node_modules", "@scope", "name", "bin")
	must(t, os.MkdirAll(want, 0o755))
	below := filepath.Join(root, "a", "node_modules", "other")
	must(t, os.MkdirAll(below, 0o755))
	t.Chdir(below)
	got, err := program.InModules("@scope", "name", "bin")
	must(t, err)
	if real, err := filepath.EvalSymlinks(want); err != nil || got != real && got != want {
		t.Errorf("found %s, want %s", got, want)
	}
	if _, err := program.InModules("@scope", "missing"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("missing: %v", err)
	}
}

func create(t *testing.T, path string) *os.File {
	t.Helper()
	file, err := os.Create(path)
	must(t, err)
	t.Cleanup(func() { file.Close() })
	return file
}

func read(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	must(t, err)
	return string(text)
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
