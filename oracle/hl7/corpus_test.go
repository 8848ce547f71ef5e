package hl7_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/labseal/labseal/oracle/hl7"
)

// corpus is the folder of real files: LABSEAL_CORPUS, or shared/corpus beside the repository.
func corpus(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("LABSEAL_CORPUS")
	if dir == "" {
		dir = "../../../shared/corpus"
	}
	if _, err := os.Stat(filepath.Join(dir, "hl7v2")); err != nil {
		t.Skip("LEFT OUT: no corpus; set LABSEAL_CORPUS to the folder that holds hl7v2 and hl7v2-malformed")
	}
	return dir
}

// eachFile calls use with each file of a folder of the corpus.
func eachFile(t *testing.T, folder string, use func(path, record string)) {
	t.Helper()
	err := filepath.WalkDir(filepath.Join(corpus(t), folder), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		use(path, string(b))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestCorpus takes every file in, or refuses it with a reason.
func TestCorpus(t *testing.T) {
	for _, folder := range []string{"hl7v2", "hl7v2-malformed"} {
		accepted, refused := 0, make(map[string]int)
		eachFile(t, folder, func(path, record string) {
			f, err := hl7.Parse([]byte(record))
			var reason *hl7.Error
			switch {
			case !hl7.Looks([]byte(record)):
				t.Errorf("%s: does not look like HL7 v2", path)
			case err == nil:
				accepted++
				if f.Claims()[0].Kind != "context" {
					t.Errorf("%s: the first claim is no context", path)
				}
			case errors.As(err, &reason) && reason.Problem != "" && reason.Remedy != "":
				refused[reason.Problem]++
			default:
				t.Errorf("%s: refused without a reason: %v", path, err)
			}
		})
		t.Logf("%s: %d accepted", folder, accepted)
		for reason, n := range refused {
			t.Logf("%s: %d refused: %s", folder, n, reason)
		}
	}
}

// TestCorpus_Rewrites sends every file again and rewrites it: its claims stay.
func TestCorpus_Rewrites(t *testing.T) {
	changed, rewritten := make(map[string]int), make(map[string]int)
	eachFile(t, "hl7v2", func(path, record string) {
		f, err := hl7.Parse([]byte(record))
		if err != nil {
			return
		}
		want := f.Claims()
		for name, rewrite := range rewrites {
			again := rewrite(record)
			f, err := hl7.Parse([]byte(again))
			if again != record {
				rewritten[name]++
			}
			if err != nil || difference(f.Claims(), want) >= 0 {
				changed[name]++
				t.Errorf("%s: %s changes the claims: %v", filepath.Base(path), name, err)
			}
		}
	})
	for name, n := range rewritten {
		t.Logf("%s: %d records rewritten, claims of %d changed", name, n, changed[name])
	}
}

var digit = regexp.MustCompile(`[0-9]`)

// TestCorpus_ChangedDigit changes one digit of one OBX-5: the claims change with it.
func TestCorpus_ChangedDigit(t *testing.T) {
	eligible, still := 0, 0
	eachFile(t, "hl7v2", func(path, record string) {
		f, err := hl7.Parse([]byte(record))
		if err != nil {
			return
		}
		want := f.Claims()
		done := false
		changed := eachLine(record, func(line, d string) string {
			fields := strings.Split(line, d[:1])
			if done || fields[0] != "OBX" || len(fields) < 6 || !digit.MatchString(fields[5]) {
				return line
			}
			done = true
			at := digit.FindStringIndex(fields[5])[0]
			fields[5] = fields[5][:at] + string('0'+(fields[5][at]-'0'+1)%10) + fields[5][at+1:]
			return strings.Join(fields, d[:1])
		})
		if !done {
			return
		}
		eligible++
		if f, err := hl7.Parse([]byte(changed)); err != nil || difference(f.Claims(), want) < 0 {
			still++
			t.Errorf("%s: a changed digit does not change the claims: %v", filepath.Base(path), err)
		}
	})
	t.Logf("%d records with a digit in OBX-5; in %d of them the claims did not change", eligible, still)
	if eligible == 0 {
		t.Error("no record was eligible")
	}
}
