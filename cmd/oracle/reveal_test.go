package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/projection"
)

// hold issues a real record, and puts its evidence and full opening in a folder of its own.
func (l *promisingLab) hold(t *testing.T, path string) (dir string, full *evidence.Opening) {
	t.Helper()
	file := read(t, path)
	p, err := projection.Project(file, projection.TypeAny)
	check(t, err)
	commitments, full, err := evidence.Commit(evidence.NewSecret(), p.Projection, file, p.Claims)
	check(t, err)
	dir = filepath.Join(l.dir, "held")
	check(t, os.MkdirAll(dir, 0o700))
	l.issue(t, "held/result.evidence", evidence.Statement{
		Handle: evidence.NewHandle(), Kind: evidence.KindVersion, Commitments: commitments, Projection: p.Projection,
		Status: p.Status,
	})
	full.Leaf = leafIn(t, read(t, filepath.Join(dir, "result.evidence")))
	check(t, os.WriteFile(filepath.Join(dir, "result.opening"), full.Encode(), 0o600))
	return dir, full
}

// TestReveal discloses one analyte of a blood count, and another to somebody else. Each verifies alone and says whose it
// is; neither holds anything of the rest, and both together hold no more than the two.
func TestReveal(t *testing.T) {
	l := newPromisingLab(t)
	dir, full := l.hold(t, "../../oracle/hl7/testdata/cbc-2-final.hl7")
	opening := filepath.Join(dir, "result.opening")
	reveal := func(out string, args ...string) answer {
		return l.oracle(t, "", append(append([]string{"reveal", "--out", l.path(out)}, args...), opening)...)
	}
	parts := map[string][]byte{}
	for out, name := range map[string]string{"a": "718-7", "b": "obx:4"} {
		got := reveal(out, "--claim", name)
		if got.code != 0 || !strings.Contains(got.stdout, "2 claims, context included") {
			t.Fatalf("exit code %d, %v\n%s", got.code, got.err, got.stdout)
		}
		parts[out] = read(t, l.path(out, "result.opening"))
	}
	for out, want := range map[string]string{
		"a": "observation: Hemoglobin [Mass/volume] in Blood: 13.9 g/dL, range 13.5-17.5, flag N, status F",
		"b": "observation: Platelets [#/volume] in Blood by Automated count: 250 10*3/uL, range 150-400, flag N, status F",
	} {
		got := l.oracle(t, "", "verify", l.path(out, "result.evidence"))
		for _, want := range []string{"Genuine.\n", "The 2 claims below are part", want, "context: ", "PID-5 Invented^Igor"} {
			if got.code != 0 || !strings.Contains(got.stdout, want) {
				t.Errorf("exit code %d, it does not say %q:\n%s", got.code, want, got.stdout)
			}
		}
		if strings.Contains(got.stdout, "Leukocytes") {
			t.Errorf("it tells of another:\n%s", got.stdout)
		}
	}
	checkSplit(t, full, parts["a"], parts["b"])

	t.Run("named by --opening", func(t *testing.T) {
		got := l.oracle(t, "", "verify", "--opening", l.path("a", "result.opening"), filepath.Join(dir, "result.evidence"))
		if got.code != 0 || !strings.Contains(got.stdout, "Hemoglobin") {
			t.Errorf("exit code %d, %v\n%s", got.code, got.err, got.stdout)
		}
	})
	t.Run("narrowed further", func(t *testing.T) {
		got := l.oracle(t, "", "reveal", "--out", l.path("c"), "--claim", "obx:4", l.path("a", "result.opening"))
		if got.code != 1 || got.err == nil || !strings.Contains(got.err.Error(), "no claim is called") {
			t.Errorf("what is not there: exit code %d, %v", got.code, got.err)
		}
	})
	t.Run("without its context", func(t *testing.T) {
		i := slices.IndexFunc(full.Claims, func(c evidence.OpenedClaim) bool { return c.Claim.Kind == "observation" })
		bare, err := full.Narrow(full.Claims[i].Position)
		check(t, err)
		check(t, os.WriteFile(l.path("bare.opening"), bare.Encode(), 0o600))
		got := l.oracle(t, "", "verify", "--opening", l.path("bare.opening"), filepath.Join(dir, "result.evidence"))
		if got.code != 0 || !strings.Contains(got.stdout, "the context of these claims was left out") {
			t.Errorf("exit code %d, %v\n%s", got.code, got.err, got.stdout)
		}
	})
	t.Run("list", func(t *testing.T) {
		names, values := reveal("d", "--list"), reveal("d", "--list", "--values")
		if names.code != 0 || !strings.Contains(names.stdout, "718-7 | Hemoglobin") || strings.Contains(names.stdout, "13.9") ||
			strings.Contains(names.stdout, "Invented") {
			t.Errorf("exit code %d:\n%s", names.code, names.stdout)
		}
		if values.code != 0 || !strings.Contains(values.stdout, "13.9 g/dL") {
			t.Errorf("exit code %d:\n%s", values.code, values.stdout)
		}
		lines := strings.Split(strings.TrimSpace(reveal("d", "--list", "--json").stdout), "\n")
		var first saidClaim
		check(t, json.Unmarshal([]byte(lines[0]), &first))
		if len(lines) != len(full.Claims) || first.Says != "" || first.Kind == "" {
			t.Errorf("%d lines, %+v", len(lines), first)
		}
	})
	t.Run("refused", func(t *testing.T) {
		for _, args := range [][]string{nil, {"--list", "--claim", "718-7"}} {
			if got := reveal("e", args...); got.code != 2 {
				t.Errorf("%v: exit code %d, %v", args, got.code, got.err)
			}
		}
		got := l.oracle(t, "", "reveal", "--out", dir, "--claim", "718-7", opening)
		if got.code != 2 || !bytes.Equal(read(t, opening), full.Encode()) {
			t.Errorf("over the full opening: exit code %d, %v", got.code, got.err)
		}
	})
}

// checkSplit wants of two partial openings that nothing of the claims that neither opens is in them: no salt, no body. So
// who holds both can open the two claims and no third.
func checkSplit(t *testing.T, full *evidence.Opening, a, b []byte) {
	t.Helper()
	opened := map[uint64]int{}
	for _, encoded := range [][]byte{a, b} {
		part, err := evidence.DecodeOpening(encoded)
		check(t, err)
		for _, c := range part.Claims {
			opened[c.Position]++
		}
		if part.Artefact != nil {
			t.Error("the digest of the record is in it")
		}
	}
	both := slices.Concat(a, b)
	hidden := 0
	for _, c := range full.Claims {
		isThere := bytes.Contains(both, c.Salt[:]) || bytes.Contains(both, c.Claim.Body)
		if want := opened[c.Position] > 0; isThere != want {
			t.Errorf("claim %d, %s: there %v", c.Position, c.Claim.Kind, isThere)
		} else if !want {
			hidden++
		}
	}
	if len(opened) != 3 || hidden == 0 { // two results, and the context that both have
		t.Errorf("%d claims opened, %d hidden", len(opened), hidden)
	}
}
