package main

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/evidence"
)

// TestTrust issues a consortium's first trust file, and after a theft its second.
func TestTrust(t *testing.T) {
	c := newTestConsortium(t)
	lab, other, third := c.members[0], c.members[1], c.members[2]
	must := func(m *testMember, args ...string) string {
		t.Helper()
		a := c.oracle(m, append([]string{"trust"}, args...)...)
		if a.err != nil {
			t.Fatalf("oracle trust %v: %v\n%s", args, a.err, a.hint)
		}
		return a.stdout
	}
	refused := func(code int, says string, args ...string) {
		t.Helper()
		a := c.oracle(lab, append([]string{"trust"}, args...)...)
		if a.code != code || !strings.Contains(a.err.Error()+a.hint, says) {
			t.Errorf("oracle trust %v: exit code %d, %v, %q", args, a.code, a.err, a.hint)
		}
	}
	names := []string{
		"--name", lab.id + "=North Lab", "--name", other.id + "=South Lab", "--name", third.id + "=Clinic",
	}

	refused(2, "has no name yet", "propose", "--out", c.path("nameless"))
	must(lab, append([]string{"propose", "--out", c.path("proposal-1")}, names...)...)
	if said := must(lab, "show", c.path("proposal-1")); !strings.Contains(said, "A proposal for trust file 1.") ||
		!strings.Contains(said, "governors of 2 members") || strings.Count(said, "  statement key") != 3 {
		t.Errorf("show a proposal:\n%s", said)
	}
	must(lab, "sign", "--out", c.path("by-lab"), c.path("proposal-1"))
	refused(1, "signed by 1 members, file 1 wants 2", "merge", "--out", c.path("too-few"), c.path("by-lab"))
	must(other, "sign", "--out", c.path("by-other"), c.path("proposal-1"))
	must(lab, "merge", "--out", c.path("trust-1"), c.path("by-lab"), c.path("by-other"), c.path("by-lab"))
	refused(2, "is there already", "merge", "--out", c.path("trust-1"), c.path("by-lab"), c.path("by-other"))
	first := c.trustFile(t, "trust-1")
	text, err := first.Text()
	check(t, err)
	id := evidence.TrustHash(text)
	if said := must(lab, "show", c.path("trust-1")); !strings.Contains(said, "Trust file 1 of consortium "+id.Hex()) {
		t.Errorf("show what was issued:\n%s", said)
	}

	key := first.Members[1].Keys[0].Key.String()
	p := c.propose(t, lab, "report-key-compromise", other.id, "statement", key, "1", "0")
	c.decide(t, p.ID)
	must(lab, "propose", "--trust", c.path("trust-1"), "--pin", "1", "--out", c.path("proposal-2"))
	if said := must(lab, "show", c.path("proposal-2")); !strings.Contains(said, "COMPROMISED since block 1") ||
		!strings.Contains(said, "North Lab") || !strings.Contains(said, "Block 1 is 0x") {
		t.Errorf("show the second proposal:\n%s", said)
	}
	must(lab, "sign", "--out", c.path("2-by-lab"), c.path("proposal-2"))
	must(third, "sign", "--out", c.path("2-by-third"), c.path("proposal-2"))
	refused(1, "number 2 comes first", "merge", "--out", c.path("alone"), c.path("2-by-lab"), c.path("2-by-third"))
	refused(1, "signed by 1 members", "merge", "--trust", c.path("trust-1"), "--out", c.path("too-few"), c.path("2-by-lab"))
	refused(1, "another text", "merge", "--trust", c.path("trust-1"), "--out", c.path("mixed"), c.path("2-by-lab"), c.path("by-other"))
	must(lab, "merge", "--trust", c.path("trust-1"), "--out", c.path("trust-2"), c.path("2-by-lab"), c.path("2-by-third"))

	file, err := os.ReadFile(c.path("trust-2"))
	check(t, err)
	trust, consortium, err := evidence.ParseTrust(file)
	if err != nil || consortium != id || trust.Number != 2 || *trust.Previous != id {
		t.Fatalf("file %+v, consortium %s, %v", trust, consortium, err)
	}
	stolen := trust.Members[1].Keys[0]
	if stolen.Key.String() != key || stolen.CompromisedSince == nil || *stolen.CompromisedSince != 1 || stolen.Until == nil {
		t.Errorf("the stolen key: %+v", stolen)
	}
	edited := bytes.Replace(file[bytes.Index(file, []byte("\n{\n"))+1:], []byte("North"), []byte("Nort"), 1)
	check(t, os.WriteFile(c.path("edited"), edited, 0o600))
	refused(1, "signature", "merge", "--trust", c.path("trust-1"), "--out", c.path("forged"), c.path("edited"))
	check(t, os.WriteFile(c.path("rough"), append([]byte(" "), text...), 0o600))
	refused(1, "keep its layout", "sign", "--out", c.path("rough-signed"), c.path("rough"))
	refused(2, "name one proposal", "sign", "--out", c.path("x"))
	refused(2, "name one file", "show", "a", "b")
	refused(2, "want ID=NAME", "propose", "--name", "x", "--out", c.path("x"))
	refused(2, "no member", "propose", "--name", common.Hash{1}.Hex()+"=x", "--out", c.path("x"))
}

// trustFile reads an issued file.
func (c *testConsortium) trustFile(t *testing.T, name string) *evidence.Trust {
	t.Helper()
	file, err := os.ReadFile(c.path(name))
	check(t, err)
	trust, _, err := evidence.ParseTrust(file)
	check(t, err)
	return trust
}
