package e2e

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// testBackfill takes in three files of history, whose names are not in the order of their dates, and one that can't be
// read.
func testBackfill(t *testing.T, d *devnet) {
	dir := t.TempDir()
	write := func(name, text string) { check(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600)) }
	const result = `MSH|^~\&|OLD|LAB|EHR|CLINIC|%s||ORU^R01|H%[1]s|P|2.3` + "\rPID|1||77^^^LAB\rOBR|1||F-77^OLD|1^glucose\rOBX|1|NM|1^glucose||%s|||||| %s\r"
	write("b", fmt.Sprintf(result, "20150301101500", "5.1", "P"))
	write("a", fmt.Sprintf(result, "20150302101500", "5.2", "F"))
	write("c", fmt.Sprintf(result, "20150420101500", "5.3", "C"))
	write("d", "MSH|^~\\&|OLD\rPID*1\r")
	call := func() (lines []map[string]any) {
		a := d.run(t, "oracle", "backfill", "--json", dir)
		if a.code != 1 {
			t.Fatalf("exit code %d: %s%s", a.code, a.stdout, a.stderr)
		}
		for line := range strings.Lines(a.stdout) {
			var one map[string]any
			check(t, json.Unmarshal([]byte(line), &one))
			lines = append(lines, one)
		}
		return lines
	}
	first := call()
	for i, want := range []struct {
		outcome, dated string
		version        float64
	}{
		{"refused", "", 0}, {"accepted", "2015-03-01", 1}, {"accepted", "2015-03-02", 2}, {"accepted", "2015-04-20", 3},
	} {
		got := first[i]
		if version, _ := got["version"].(float64); got["outcome"] != want.outcome || version != want.version ||
			got["dated"] != want.dated && want.dated != "" {
			t.Errorf("line %d: %v", i, got)
		}
	}
	for i, again := range call() {
		if i > 0 && (again["outcome"] != "duplicate" || again["version"] != first[i]["version"]) {
			t.Errorf("again, line %d: %v", i, again)
		}
	}
	record := first[1]["record"].(string)
	d.awaitWords(t, 3, "attested", "oracle", "show", record)
	text := d.must(t, "oracle", "show", record)
	for _, want := range []string{
		"version 1: preliminary result", "by backfill, dated 2015-03-01", "amends the one before: corrected", "anchored 20",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("show says nothing of %q:\n%s", want, text)
		}
	}
}

// awaitWords waits until a program's answer says a word so often.
func (d *devnet) awaitWords(t *testing.T, n int, word, name string, args ...string) {
	t.Helper()
	for range 100 {
		if strings.Count(d.must(t, name, args...), word) == n {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Fatalf("%s %v doesn't say %q %d times", name, args, word, n)
}

// testFolder runs a second oracle on the journal, drops files in its folder, and reads its figures.
func testFolder(t *testing.T, d *devnet) {
	dir := t.TempDir()
	address := freeAddress(t)
	ctx, cancel := context.WithCancel(t.Context())
	serve := d.command(ctx, "oracle", "serve", "--folder", dir, "--health-listen", address, "--tiles-dir", "")
	check(t, serve.Start())
	defer func() { cancel(); _ = serve.Wait() }()
	for name, text := range map[string]string{"good.hl7": string(message("folder", 1)), "bad.hl7": "MSH|^~\\&|OLD\rPID*1\r"} {
		hidden := filepath.Join(dir, "."+name)
		check(t, os.WriteFile(hidden, []byte(text), 0o600))
		check(t, os.Rename(hidden, filepath.Join(dir, name)))
	}
	for _, name := range []string{"done/good.hl7", "refused/bad.hl7", "refused/bad.hl7.reason.txt"} {
		isThere := false
		for range 200 {
			if _, err := os.Stat(filepath.Join(dir, name)); err == nil {
				isThere = true
				break
			}
			time.Sleep(50 * time.Millisecond)
		}
		if !isThere {
			t.Errorf("no %s", name)
		}
	}
	if status, body := fetch(t, "http://"+address+"/readyz"); status != http.StatusOK {
		t.Errorf("ready: %d %s", status, body)
	}
	if _, body := fetch(t, "http://"+address+"/metrics"); !strings.Contains(body, `labseal_oracle_artefacts_total{outcome="accepted",source="folder"} 1`) {
		t.Error("the metrics say nothing of the file")
	}
}

// testStdin anchors what comes on standard input.
func testStdin(t *testing.T, d *devnet) {
	cmd := d.command(t.Context(), "oracle", "anchor", "--json", "--out", t.TempDir(), "-")
	cmd.Stdin = strings.NewReader(string(message("stdin", 1)))
	out, err := cmd.Output()
	check(t, err)
	if list := parseAnchored(t, string(out)); len(list) != 1 || list[0].State != "attested" {
		t.Errorf("%s", out)
	}
}

func fetch(t *testing.T, url string) (status int, body string) {
	t.Helper()
	response, err := http.Get(url)
	check(t, err)
	defer response.Body.Close()
	b, err := io.ReadAll(response.Body)
	check(t, err)
	return response.StatusCode, string(b)
}
