package fhir_test

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/labseal/labseal/oracle/fhir"
)

// eachFile calls use with each file of the corpus: LABSEAL_CORPUS, or shared/corpus beside the repository.
func eachFile(t *testing.T, use func(path, record string)) {
	t.Helper()
	dir := os.Getenv("LABSEAL_CORPUS")
	if dir == "" {
		dir = "../../../shared/corpus"
	}
	dir = filepath.Join(dir, "fhir-r4")
	if _, err := os.Stat(dir); err != nil {
		t.Skip("LEFT OUT: no corpus; set LABSEAL_CORPUS to the folder that holds fhir-r4")
	}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
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
	accepted, refused := 0, make(map[string]int)
	eachFile(t, func(path, record string) {
		f, err := tryParse(record)
		var reason *fhir.Error
		switch {
		case !fhir.Looks([]byte(record)):
			t.Errorf("%s: does not look like FHIR", path)
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
	t.Logf("%d accepted, %d refused: %v", accepted, len(refused), refused)
}

// TestCorpus_Rewrites writes every file of up to 64 KiB anew: its claims stay.
func TestCorpus_Rewrites(t *testing.T) {
	rewritten, changed := 0, 0
	eachFile(t, func(path, record string) {
		f, err := tryParse(record)
		if err != nil || len(record) > 64<<10 {
			return
		}
		want := f.Claims()
		for name, rewrite := range rewrites {
			rewritten++
			f, err := tryParse(rewrite(t, record))
			if err != nil || difference(f.Claims(), want) >= 0 {
				changed++
				t.Errorf("%s: %s changes the claims: %v", filepath.Base(path), name, err)
			}
		}
	})
	t.Logf("%d rewrites, claims of %d changed", rewritten, changed)
}

// TestCorpus_ChangedDigit changes one digit of one measured value in every file that has one: the claims
// change with it.
func TestCorpus_ChangedDigit(t *testing.T) {
	eligible := 0
	eachFile(t, func(path, record string) {
		f, err := tryParse(record)
		if err != nil || !strings.Contains(record, "valueQuantity") {
			return
		}
		root := read(t, record)
		done := false
		changed := write(t, walk(root, func(resource map[string]any) {
			quantity, _ := resource["valueQuantity"].(map[string]any)
			value, ok := quantity["value"].(json.Number)
			if !ok || done {
				return
			}
			last := value[len(value)-1]
			quantity["value"] = value[:len(value)-1] + json.Number('0'+(last-'0'+1)%10)
			done = true
		}), "")
		if !done {
			return
		}
		eligible++
		if again, err := tryParse(changed); err != nil || difference(again.Claims(), f.Claims()) < 0 {
			t.Errorf("%s: a changed digit does not change the claims: %v", filepath.Base(path), err)
		}
	})
	t.Logf("%d records with a valueQuantity, each with other claims after a changed digit", eligible)
	if eligible == 0 {
		t.Error("no record was eligible")
	}
}
