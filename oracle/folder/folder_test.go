package folder_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/labseal/labseal/oracle/folder"
	"github.com/labseal/labseal/oracle/intake"
)

// desk answers by what a file says, and fails as often as it is told to. What intake itself does is tested there.
type desk struct {
	lock  sync.Mutex
	fails int
	taken []string
}

func (d *desk) Submit(_ context.Context, a intake.Artefact) func(context.Context) (intake.Answer, error) {
	d.lock.Lock()
	defer d.lock.Unlock()
	if d.fails > 0 {
		d.fails--
		return func(context.Context) (intake.Answer, error) { return intake.Answer{}, errors.New("disk full") }
	}
	d.taken = append(d.taken, string(a.Bytes))
	answer := intake.Answer{Outcome: intake.Accepted}
	if strings.Contains(string(a.Bytes), "broken") {
		answer = intake.Answer{Outcome: intake.Refused, Problem: "segment 3 has no name"}
	}
	return func(context.Context) (intake.Answer, error) { return answer, nil }
}

func (d *desk) all() string {
	d.lock.Lock()
	defer d.lock.Unlock()
	return strings.Join(d.taken, ",")
}

func start(t *testing.T, d *desk) (dir string) {
	t.Helper()
	dir = t.TempDir()
	run(t, dir, d)
	return dir
}

// run takes files from a folder until the test ends.
func run(t *testing.T, dir string, in folder.Intake) {
	t.Helper()
	runTelling(t, dir, in, &notes{}, slog.DiscardHandler)
}

// runTelling is run, with somebody who is told what stays.
func runTelling(t *testing.T, dir string, in folder.Intake, told *notes, log slog.Handler) {
	t.Helper()
	f, err := folder.Open(dir, time.Millisecond, slog.New(log))
	check(t, err)
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- f.Run(ctx, in, told) }()
	t.Cleanup(func() {
		cancel()
		if err := <-done; !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
	})
}

// drop puts a file in a folder as it should be done.
func drop(t *testing.T, dir, name, text string) {
	t.Helper()
	hidden := filepath.Join(dir, "."+name)
	check(t, os.WriteFile(hidden, []byte(text), 0o600))
	check(t, os.Rename(hidden, filepath.Join(dir, name)))
}

func await(t *testing.T, path string) string {
	t.Helper()
	for range 5000 {
		if b, err := os.ReadFile(path); err == nil {
			return string(b)
		}
		time.Sleep(time.Millisecond)
	}
	t.Fatalf("no file %s", filepath.Base(path))
	return ""
}

// TestFolder takes files in by name, moves each where it belongs, and overwrites nothing.
func TestFolder(t *testing.T) {
	d := &desk{}
	dir := start(t, d)
	check(t, os.WriteFile(filepath.Join(dir, "a.hl7.tmp"), []byte("half"), 0o600))
	check(t, os.Mkdir(filepath.Join(dir, "sub"), 0o700))
	drop(t, dir, "b.hl7", "broken")
	if why := await(t, filepath.Join(dir, "refused", "b.hl7.reason.txt")); why != "segment 3 has no name\n" {
		t.Errorf("reason %q", why)
	}
	await(t, filepath.Join(dir, "refused", "b.hl7"))
	for i := range 2 {
		drop(t, dir, "c.hl7", fmt.Sprintf("message %d", i))
		name := []string{"c.hl7", "2-c.hl7"}[i]
		if body := await(t, filepath.Join(dir, "done", name)); body != fmt.Sprintf("message %d", i) {
			t.Errorf("%s holds %q", name, body)
		}
	}
	if got := d.all(); got != "broken,message 0,message 1" {
		t.Errorf("took %s", got)
	}
	if _, err := os.Stat(filepath.Join(dir, "a.hl7.tmp")); err != nil {
		t.Errorf("a file that is being written: %v", err)
	}
}

// TestFolder_Fault leaves a file where it is until it is taken.
func TestFolder_Fault(t *testing.T) {
	d := &desk{fails: 3}
	dir := start(t, d)
	drop(t, dir, "a", "one")
	drop(t, dir, "b", "two")
	await(t, filepath.Join(dir, "done", "a"))
	await(t, filepath.Join(dir, "done", "b"))
	if got := d.all(); !strings.Contains(got, "one") || !strings.Contains(got, "two") {
		t.Errorf("took %s", got)
	}
}

// scale weighs what is on its way: submitted, and not answered.
type scale struct {
	lock      sync.Mutex
	now, most int
}

func (s *scale) Submit(_ context.Context, a intake.Artefact) func(context.Context) (intake.Answer, error) {
	s.add(len(a.Bytes))
	return func(context.Context) (intake.Answer, error) {
		s.add(-len(a.Bytes))
		return intake.Answer{Outcome: intake.Accepted}, nil
	}
}

func (s *scale) add(n int) {
	s.lock.Lock()
	defer s.lock.Unlock()
	s.now += n
	s.most = max(s.most, s.now)
}

// TestFolder_Large has no more bytes in memory than 64 MiB, however many large files are dropped at once.
func TestFolder_Large(t *testing.T) {
	s := &scale{}
	dir := t.TempDir()
	const files, size = 8, 20 << 20
	for i := range files {
		name := filepath.Join(dir, fmt.Sprint(i))
		check(t, os.WriteFile(name, nil, 0o600))
		check(t, os.Truncate(name, size))
	}
	run(t, dir, s)
	for i := range files {
		await(t, filepath.Join(dir, "done", fmt.Sprint(i)))
	}
	s.lock.Lock()
	defer s.lock.Unlock()
	if s.most != 3*size || s.now != 0 {
		t.Errorf("%d bytes were on their way at once, and %d are", s.most, s.now)
	}
}

// TestOpen_Refuses refuses a folder that files can't be moved in, and leaves nothing of its trial behind in one that it
// opens.
func TestOpen_Refuses(t *testing.T) {
	if _, err := folder.Open(filepath.Join(t.TempDir(), "none"), time.Second, nil); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a folder that isn't there: %v", err)
	}
	for _, sub := range []string{"done", "refused", ".taking"} {
		dir := t.TempDir()
		check(t, os.WriteFile(filepath.Join(dir, sub), nil, 0o600))
		if _, err := folder.Open(dir, time.Second, nil); err == nil || !strings.Contains(err.Error(), "move a file to "+sub) {
			t.Errorf("%s is a file: %v", sub, err)
		}
		check(t, os.Remove(filepath.Join(dir, sub)))
		check(t, os.Symlink(t.TempDir(), filepath.Join(dir, sub)))
		if _, err := folder.Open(dir, time.Second, nil); err == nil || !strings.Contains(err.Error(), "move a file to "+sub) {
			t.Errorf("%s is elsewhere: %v", sub, err)
		}
		check(t, os.Remove(filepath.Join(dir, sub)))
		_, err := folder.Open(dir, time.Second, nil)
		check(t, err)
		files, err := filepath.Glob(filepath.Join(dir, "*", ".*"))
		check(t, err)
		if more, _ := filepath.Glob(filepath.Join(dir, ".probe*")); len(files)+len(more) > 0 {
			t.Errorf("%d files are left of the trial", len(files)+len(more))
		}
	}
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
