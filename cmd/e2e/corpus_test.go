package e2e

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestCorpus takes every file of a corpus of real-world-shaped records (LABSEAL_CORPUS) the whole way. Each is anchored
// with evidence that verifies, or refused with a reason; none is lost.
func TestCorpus(t *testing.T) {
	corpus := os.Getenv("LABSEAL_CORPUS")
	if corpus == "" {
		t.Skip("left out: no corpus; LABSEAL_CORPUS names its folder")
	}
	d := up(t, "--block-time", "1s")
	trust := d.trust(t)
	for _, folder := range []string{"hl7v2", "hl7v2-malformed", "fhir-r4"} {
		files := corpusFiles(t, filepath.Join(corpus, folder))
		a := d.run(t, "oracle", append([]string{"anchor", "--json", "--out", t.TempDir()}, files...)...)
		list := parseAnchored(t, a.stdout)
		if len(list) != len(files) {
			t.Fatalf("%s: %d lines for %d files; exit code %d\n%s", folder, len(list), len(files), a.code, a.stderr)
		}
		reasons, attested, duplicates := map[string]int{}, 0, 0
		for i, line := range list {
			switch {
			case line.File != files[i]:
				t.Fatalf("%s: line %d is about another file", folder, i)
			case line.Error != "":
				reasons[line.Error]++
				if len(strings.Fields(line.Error)) < 4 {
					t.Errorf("%s: refused without a reason: %q", line.File, line.Error)
				}
			case line.State == "attested":
				attested++
				line.verify(t, trust)
			default:
				t.Errorf("%s: lost at %q", line.File, line.State)
			}
			if line.Duplicate {
				duplicates++
			}
		}
		refused := len(list) - attested
		if want := min(refused, 1); a.code != want {
			t.Errorf("%s: exit code %d, want %d", folder, a.code, want)
		}
		t.Logf("%s: %d files, %d anchored (%d of them with the bytes of another), %d refused",
			folder, len(files), attested, duplicates, refused)
		for reason, n := range reasons {
			t.Logf("  %d refused: %s", n, reason)
		}
	}
}

func corpusFiles(t *testing.T, dir string) (files []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			files = append(files, path)
		}
		return err
	})
	check(t, err)
	if len(files) == 0 {
		t.Fatalf("no files in the corpus folder %s", filepath.Base(dir))
	}
	return files
}
