package folder_test

import (
	"bytes"
	"context"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/labseal/labseal/oracle/folder"
)

// notes is what a journal was told, in its order; what it was told again is there once.
type notes struct {
	lock sync.Mutex
	list []string
}

func (n *notes) SetObstacle(_ context.Context, what, reason string, isAlarm bool) error {
	n.lock.Lock()
	defer n.lock.Unlock()
	if what != folder.Obstacle || isAlarm {
		reason = "another obstacle"
	}
	if len(n.list) == 0 || n.list[len(n.list)-1] != reason {
		n.list = append(n.list, reason)
	}
	return nil
}

// await waits until as many notes are there.
func (n *notes) await(t *testing.T, count int) []string {
	t.Helper()
	for range 5000 {
		n.lock.Lock()
		list := slices.Clone(n.list)
		n.lock.Unlock()
		if len(list) >= count {
			return list
		}
		time.Sleep(time.Millisecond)
	}
	t.Fatalf("want %d notes, got %q", count, n.list)
	return nil
}

// book is a log that is read while it is written.
type book struct {
	lock sync.Mutex
	text bytes.Buffer
}

func (b *book) Write(p []byte) (int, error) {
	b.lock.Lock()
	defer b.lock.Unlock()
	return b.text.Write(p)
}

func (b *book) String() string {
	b.lock.Lock()
	defer b.lock.Unlock()
	return b.text.String()
}

// looks waits until the folder was looked into some times more: a file that comes now is taken in two of them.
func looks(t *testing.T, dir string) {
	t.Helper()
	drop(t, dir, "last", "broken")
	await(t, filepath.Join(dir, "refused", "last"))
	check(t, os.Remove(filepath.Join(dir, "refused", "last")))
	check(t, os.Remove(filepath.Join(dir, "refused", "last.reason.txt")))
}

// TestFolder_Unmovable submits a file once that can't be moved, says so once and without its name, and moves it when that
// can be done.
func TestFolder_Unmovable(t *testing.T) {
	dir, d, told, log := t.TempDir(), &desk{}, &notes{}, &book{}
	runTelling(t, dir, d, told, slog.NewTextHandler(log, nil))
	told.await(t, 1)
	done := filepath.Join(dir, "done")
	for os.WriteFile(done, nil, 0o600) != nil { // a look makes the folder again
		check(t, os.Remove(done))
	}
	drop(t, dir, "frida", "one")
	told.await(t, 2)
	looks(t, dir)
	looks(t, dir)
	if got := strings.Count(d.all(), "one"); got != 1 {
		t.Errorf("submitted %d times", got)
	}
	check(t, os.Remove(done))
	await(t, filepath.Join(done, "frida"))
	want := []string{"", "files that can't be moved, and stay: 1 (the first: openat: not a directory)", ""}
	if got := told.await(t, 3); !slices.Equal(got, want) {
		t.Errorf("told %q", got)
	}
	if got := strings.Count(d.all(), "one"); got != 1 {
		t.Errorf("submitted %d times", got)
	}
	if strings.Contains(log.String(), "frida") || strings.Count(log.String(), "WARN") != 1 {
		t.Errorf("the log says %s", log)
	}
}

// TestFolder_Unreadable leaves a file alone that it may not read, says so once, and takes it when it may.
func TestFolder_Unreadable(t *testing.T) {
	if os.Geteuid() == 0 {
		asNobody(t)
		return
	}
	dir, d, told, log := t.TempDir(), &desk{}, &notes{}, &book{}
	frida := filepath.Join(dir, "frida")
	check(t, os.WriteFile(frida, []byte("one"), 0))
	runTelling(t, dir, d, told, slog.NewTextHandler(log, nil))
	want := []string{"", "files that can't be read, and stay: 1 (the first: openat: permission denied)"}
	if got := told.await(t, 2); !slices.Equal(got, want) {
		t.Errorf("told %q", got)
	}
	looks(t, dir)
	if strings.Contains(log.String(), "frida") || strings.Count(log.String(), "WARN") != 1 {
		t.Errorf("the log says %s", log)
	}
	check(t, os.Chmod(frida, 0o600))
	await(t, filepath.Join(dir, "done", "frida"))
	if got := told.await(t, 3)[2]; got != "" {
		t.Errorf("told %q in the end", got)
	}
	check(t, os.Chmod(dir, 0o500))
	defer os.Chmod(dir, 0o700)
	if _, err := folder.Open(dir, time.Second, nil); err == nil {
		t.Error("a folder that can't be written was opened")
	}
}

// asNobody runs a test again in a process that may not do everything.
func asNobody(t *testing.T) {
	t.Helper()
	const nobody = 65534
	exe, err := os.Executable()
	check(t, err)
	if runtime.GOOS == "linux" {
		exe = "/proc/self/exe" // the way to the program may be closed to others
	}
	temp, err := os.MkdirTemp("", "")
	check(t, err)
	defer os.RemoveAll(temp)
	check(t, os.Chown(temp, nobody, nobody))
	cmd := exec.CommandContext(t.Context(), exe, "-test.run=^"+t.Name()+"$", "-test.v")
	cmd.Dir, cmd.Env = temp, append(os.Environ(), "TMPDIR="+temp)
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	out, err := cmd.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "--- PASS: "+t.Name()) {
		t.Errorf("as nobody: %v\n%s", err, out)
	}
}

// TestFolder_Passed says once how much lies in the folder that is never taken.
func TestFolder_Passed(t *testing.T) {
	dir, d, log := t.TempDir(), &desk{}, &book{}
	elsewhere := filepath.Join(t.TempDir(), "record")
	check(t, os.WriteFile(elsewhere, []byte("elsewhere"), 0o600))
	check(t, os.Symlink(elsewhere, filepath.Join(dir, "link")))
	check(t, os.Mkdir(filepath.Join(dir, "sub"), 0o700))
	check(t, os.WriteFile(filepath.Join(dir, "b.reason.txt"), nil, 0o600))
	check(t, os.WriteFile(filepath.Join(dir, "c.part"), nil, 0o600))
	runTelling(t, dir, d, &notes{}, slog.NewTextHandler(log, nil))
	looks(t, dir)
	looks(t, dir)
	if got := log.String(); strings.Count(got, "WARN") != 1 || !strings.Contains(got, "count=3") {
		t.Errorf("the log says %s", got)
	}
	if got := d.all(); got != "broken,broken" {
		t.Errorf("took %s", got)
	}
}
