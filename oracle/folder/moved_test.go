package folder_test

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/labseal/labseal/oracle/intake"
)

// slow is a desk at which something happens while the first file awaits its answer.
type slow struct {
	desk
	meanwhile func()
}

func (s *slow) Submit(ctx context.Context, a intake.Artefact) func(context.Context) (intake.Answer, error) {
	wait := s.desk.Submit(ctx, a)
	return func(ctx context.Context) (intake.Answer, error) {
		if s.meanwhile != nil {
			s.meanwhile()
			s.meanwhile = nil
		}
		return wait(ctx)
	}
}

// awaitFiles waits until a folder and its subfolders hold these files, by name and content, and no others.
func awaitFiles(t *testing.T, dir string, want map[string]string) {
	t.Helper()
	var got map[string]string
	for range 5000 {
		if got = files(dir); maps.Equal(got, want) {
			return
		}
		time.Sleep(time.Millisecond)
	}
	t.Fatalf("got %q, want %q", got, want)
}

func files(dir string) map[string]string {
	all := map[string]string{}
	for _, sub := range []string{"", "done", "refused", ".taking"} {
		entries, _ := os.ReadDir(filepath.Join(dir, sub))
		for _, e := range entries {
			name := filepath.Join(sub, e.Name())
			if b, err := os.ReadFile(filepath.Join(dir, name)); err == nil {
				all[name] = string(b)
			}
		}
	}
	return all
}

// TestFolder_Replaced takes both of two files, the second of which replaces the first while that awaits its answer.
func TestFolder_Replaced(t *testing.T) {
	dir := t.TempDir()
	d := &slow{meanwhile: func() { drop(t, dir, "a", "two") }}
	drop(t, dir, "a", "one")
	run(t, dir, d)
	awaitFiles(t, dir, map[string]string{"done/a": "one", "done/2-a": "two"})
	if got := d.all(); got != "one,two" {
		t.Errorf("took %s", got)
	}
}

// TestFolder_StillWritten takes a file again that is written on while it awaits its answer, and overwrites no other that
// came under its name.
func TestFolder_StillWritten(t *testing.T) {
	dir := t.TempDir()
	file, err := os.Create(filepath.Join(dir, "a"))
	check(t, err)
	write := func(text string) {
		_, err := file.WriteString(text)
		check(t, err)
	}
	write("half")
	d := &slow{meanwhile: func() {
		write(" and whole")
		drop(t, dir, "a", "two")
	}}
	run(t, dir, d)
	awaitFiles(t, dir, map[string]string{"done/a": "two", "done/2-a": "half and whole"})
	check(t, file.Close())
	taken := strings.Split(d.all(), ",")
	slices.Sort(taken)
	if want := []string{"half", "half and whole", "two"}; !slices.Equal(taken, want) {
		t.Errorf("took %q", taken)
	}
}

// TestFolder_Crash goes on behind a process that was killed: after it had taken a file from the folder, and after it had
// written why one is refused.
func TestFolder_Crash(t *testing.T) {
	dir := t.TempDir()
	for _, sub := range []string{".taking", "refused"} {
		check(t, os.Mkdir(filepath.Join(dir, sub), 0o700))
	}
	for name, text := range map[string]string{
		".taking/a": "one", "a": "two", ".taking/b": "broken", "refused/b.reason.txt": "segment 3 has no name\n",
	} {
		check(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600))
	}
	run(t, dir, &desk{})
	awaitFiles(t, dir, map[string]string{
		"done/a": "two", "done/2-a": "one", "refused/b": "broken", "refused/b.reason.txt": "segment 3 has no name\n",
	})
}

// TestFolder_LongNames moves files whose names are as long as names may be, and keeps them apart.
func TestFolder_LongNames(t *testing.T) {
	dir := t.TempDir()
	long := strings.Repeat("n", 230)
	for i, text := range []string{"broken 1", "broken 2", "whole"} {
		check(t, os.WriteFile(filepath.Join(dir, fmt.Sprintf("%s%d%s.hl7", long, i, strings.Repeat("m", 20))), []byte(text), 0o600))
	}
	d := &desk{}
	run(t, dir, d)
	short := long[:196] + ".hl7"
	awaitFiles(t, dir, map[string]string{
		"refused/" + short: "broken 1", "refused/" + short + ".reason.txt": "segment 3 has no name\n",
		"refused/2-" + short: "broken 2", "refused/2-" + short + ".reason.txt": "segment 3 has no name\n",
		"done/" + short: "whole",
	})
	if got := d.all(); got != "broken 1,broken 2,whole" {
		t.Errorf("took %s", got)
	}
}

// TestFolder_Reasons overwrites no file with the reason of another, and takes no reason for a record.
func TestFolder_Reasons(t *testing.T) {
	dir := t.TempDir()
	check(t, os.Mkdir(filepath.Join(dir, "refused"), 0o700))
	for name, text := range map[string]string{"refused/a.reason.txt": "a record of that name", "a": "broken", "b.reason.txt": "moved back"} {
		check(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600))
	}
	d := &desk{}
	run(t, dir, d)
	awaitFiles(t, dir, map[string]string{
		"refused/a.reason.txt": "a record of that name", "b.reason.txt": "moved back",
		"refused/2-a": "broken", "refused/2-a.reason.txt": "segment 3 has no name\n",
	})
	if got := d.all(); got != "broken" {
		t.Errorf("took %s", got)
	}
}
