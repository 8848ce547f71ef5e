package e2e

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/labseal/labseal/evidence"
)

// TestDrill does what docs/operator/keys.md says of keys that are lost or stolen, line by line as it stands there. It runs
// by `make drill`; a section at a time with LABSEAL_DRILL=sequencer, all of them with LABSEAL_DRILL=all.
func TestDrill(t *testing.T) {
	only := os.Getenv("LABSEAL_DRILL")
	if only == "" {
		t.Skip("for `make drill`: it takes minutes")
	}
	d := up(t, "--block-time", "1s")
	r := &drill{d: d, dir: t.TempDir(), vars: map[string]string{}, sections: sectionsOf(t, "../../docs/operator/keys.md")}
	for _, slug := range []string{"north", "south", "clinic"} {
		r.members = append(r.members, d.as(t, slug))
	}
	r.drillOthers(t, only)
	before := r.anchor(t, "before")
	for _, step := range []struct {
		key    string
		blocks []int // of the section
		isKey  bool  // and no account
		trust  bool  // a new trust file follows, behind the first of the blocks where there are more
		report bool
	}{
		{"sequencer", []int{0}, false, false, false},
		{"sequencer", []int{1}, false, false, true},
		{"relayer", []int{0}, false, false, false},
		{"governor", []int{0}, false, true, false},
		{"manager", []int{0}, false, false, false},
		{"attestor", []int{0}, false, true, false},
		{"statement", []int{0, 1}, true, true, false},
		{"statement", []int{2, 0, 1}, true, true, true},
		{"log", []int{0, 1}, true, true, false},
		{"encryption", []int{0}, true, false, false},
	} {
		if only != "all" && only != step.key {
			continue
		}
		name := step.key
		if step.report {
			name += " stolen"
		}
		if !t.Run(name, func(t *testing.T) {
			r.vars["OLD"] = r.public(t, step.key, step.isKey)
			r.vars["LAB"] = r.lab().id()
			held := r.anchor(t, "held")
			if step.report {
				r.vars["BLOCK"], r.vars["INDEX"] = r.next(t), "0"
			}
			late := r.anchor(t, "late") // by the old key, behind that block
			isLast := len(step.blocks) - 1
			for i, block := range step.blocks {
				if step.trust && i == isLast && i > 0 {
					r.trust(t)
				}
				r.do(t, step.key, block)
			}
			if step.trust && isLast == 0 {
				r.trust(t)
			}
			if now := r.public(t, step.key, step.isKey); now == r.vars["OLD"] {
				t.Errorf("the %s key is still %s", step.key, now)
			}
			for _, a := range []anchored{before, held, r.anchor(t, "after")} {
				a.verify(t, r.lab().trust(t))
			}
			_, err := evidence.Verify(evidence.Input{Evidence: read(t, late.Evidence)}, r.lab().trust(t))
			if isRefused := step.report && step.isKey; isRefused != (err != nil) || isRefused && !strings.Contains(err.Error(), "compromised") {
				t.Errorf("what the old %s key signed last: %v", step.key, err)
			}
		}) {
			return
		}
	}
}

// drill does the lines of a document on a devnet.
type drill struct {
	d        *devnet
	dir      string
	members  []*devnet // the lab first
	vars     map[string]string
	sections map[string][][]string // the lines of each code block, by heading
}

func (r *drill) lab() *devnet { return r.members[0] }

// sectionsOf are the code blocks under each heading of the third level.
func sectionsOf(t *testing.T, path string) map[string][][]string {
	t.Helper()
	sections, heading, isCode := map[string][][]string{}, "", false
	for line := range strings.Lines(string(read(t, path))) {
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "```"):
			if isCode = !isCode; isCode {
				sections[heading] = append(sections[heading], nil)
			}
		case isCode:
			last := len(sections[heading]) - 1
			sections[heading][last] = append(sections[heading][last], line)
		case strings.HasPrefix(line, "### "):
			heading, _, _ = strings.Cut(strings.TrimPrefix(line, "### "), ",")
		}
	}
	return sections
}

// do does the lines of one block.
func (r *drill) do(t *testing.T, section string, block int) {
	t.Helper()
	if len(r.sections[section]) <= block {
		t.Fatalf("section %s has no block %d", section, block)
	}
	at := r.members[:1]
	for _, line := range r.sections[section][block] {
		switch line {
		case "# at the lab":
			at = r.members[:1]
		case "# at one of the others":
			at = r.members[1:2]
		case "# at each of the others":
			at = r.members[1:]
		case "# stop":
			r.settled(t)
			r.d.stop(t)
		case "# start":
			r.d.start(t)
			r.reread(t)
		default:
			for _, m := range at {
				r.line(t, m, line)
			}
		}
	}
}

// settled waits until nothing of the lab's is on its way: what `oracle status` is looked at for.
func (r *drill) settled(t *testing.T) {
	t.Helper()
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(200 * time.Millisecond) {
		var s struct{ Versions map[string]int }
		check(t, json.Unmarshal([]byte(r.lab().must(t, "oracle", "status", "--json")), &s))
		open := -s.Versions["attested"]
		for _, n := range s.Versions {
			open += n
		}
		if open == 0 {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("the lab still has on its way: %v", s.Versions)
		}
	}
}

// reread takes over what a devnet that was started again says of itself: its ports are new.
func (r *drill) reread(t *testing.T) {
	t.Helper()
	for i, slug := range []string{"north", "south", "clinic"} {
		r.members[i].env = r.d.as(t, slug).env
	}
}

// line does one line in a member's environment, in a shell. What it sets, later lines know. A proposal can be executed
// only once the time-lock is over, and a recovery completed once its delay is: those lines are tried until then.
func (r *drill) line(t *testing.T, m *devnet, line string) {
	t.Helper()
	vars := filepath.Join(r.dir, "vars")
	script := "set -eu\n" + line + "\nfor name in NEW PROPOSAL; do eval \"value=\\${$name-}\"; echo \"$name=$value\" >> " + vars + ".new; done\n"
	deadline := time.Now().Add(time.Minute)
	var said []byte
	for {
		_ = os.Remove(vars + ".new") // there may be none yet
		cmd := exec.Command("sh", "-c", script)
		cmd.Dir = r.dir
		cmd.Env = append(os.Environ(), "PATH="+m.bin+":"+os.Getenv("PATH"))
		for name, value := range m.env {
			cmd.Env = append(cmd.Env, name+"="+value)
		}
		for name, value := range r.vars {
			cmd.Env = append(cmd.Env, name+"="+value)
		}
		out, err := cmd.CombinedOutput()
		if err == nil {
			said = out
			break
		}
		if !strings.HasPrefix(line, "oracle consortium execute ") && !strings.HasPrefix(line, "oracle consent complete ") || time.Now().After(deadline) {
			t.Fatalf("%s: %v\n%s", line, err, out)
		}
		time.Sleep(200 * time.Millisecond)
	}
	for text := range strings.Lines(string(read(t, vars+".new"))) {
		name, value, _ := strings.Cut(strings.TrimSpace(text), "=")
		if value != "" {
			r.vars[name] = value
		} else if strings.HasPrefix(line, name+"=") {
			t.Fatalf("%s: nothing was found in\n%s", line, said)
		}
	}
}

// trust issues a new trust file and puts it in its place.
func (r *drill) trust(t *testing.T) {
	t.Helper()
	r.do(t, "A new trust file", 0)
	check(t, os.Rename(filepath.Join(r.dir, "trust.txt"), r.lab().env["LABSEAL_TRUST"]))
	signed, err := filepath.Glob(filepath.Join(r.dir, "signed-*.txt"))
	check(t, err)
	for _, path := range append(signed, filepath.Join(r.dir, "proposal.json")) {
		check(t, os.Remove(path))
	}
	r.d.stop(t)
	r.d.start(t)
	r.reread(t)
}

// public is what the consortium knows of the lab's key: an account that is on, or the key.
func (r *drill) public(t *testing.T, purpose string, isKey bool) string {
	t.Helper()
	for line := range strings.Lines(r.members[1].must(t, "oracle", "consortium", "members", "--json")) {
		var m struct {
			ID       string
			Accounts []struct{ Account, Purpose string }
			Keys     []struct{ Kind, Key string }
		}
		check(t, json.Unmarshal([]byte(line), &m))
		if m.ID != r.lab().id() {
			continue
		}
		if isKey {
			for _, k := range m.Keys {
				if k.Kind == purpose {
					return k.Key
				}
			}
		}
		for _, a := range m.Accounts {
			if a.Purpose == purpose {
				return strings.ToLower(a.Account)
			}
		}
	}
	t.Fatalf("the lab has no %s", purpose)
	return ""
}

// next is a block behind all events of the lab, once it is there.
func (r *drill) next(t *testing.T) string {
	t.Helper()
	newest := func() uint64 {
		var h struct{ Block struct{ Number uint64 } }
		_, body := fetch(t, r.lab().env["LABSEAL_API_URL"]+"/v1/health")
		check(t, json.Unmarshal([]byte(body), &h))
		return h.Block.Number
	}
	next := newest() + 1
	for newest() < next {
		time.Sleep(200 * time.Millisecond)
	}
	return fmt.Sprint(next)
}

func (r *drill) anchor(t *testing.T, tag string) anchored {
	t.Helper()
	out := t.TempDir()
	file := writeRecords(t, fmt.Sprintf("drill-%s-%d", tag, time.Now().UnixNano()), 1)[0]
	a := parseAnchored(t, r.lab().must(t, "oracle", "anchor", "--json", "--out", out, file))[0]
	if a.State != "attested" {
		t.Fatalf("%s: %+v", tag, a)
	}
	return a
}
