package e2e

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// drillOthers does the sections of keys that nobody on the chain knows: those of what is sealed and searched, and patients'.
func (r *drill) drillOthers(t *testing.T, only string) {
	t.Helper()
	for _, step := range []struct {
		name string
		do   func(t *testing.T)
	}{
		{"lookup", r.drillLookup},
		{"epochs", r.drillEpochs},
		{"officer", r.drillOfficer},
		{"patient", r.drillPatient},
	} {
		if only == "all" || only == step.name {
			if !t.Run(step.name, step.do) {
				t.FailNow()
			}
		}
	}
}

// back copies the lab's key folder to where its backup is.
func (r *drill) back(t *testing.T) {
	t.Helper()
	r.vars["BACKUP"] = t.TempDir()
	check(t, exec.Command("cp", "-a", r.keystore()+"/.", r.vars["BACKUP"]).Run())
}

func (r *drill) keystore() string { return r.lab().env["LABSEAL_KEYSTORE"] }

// fails wants a command to fail, with some words.
func (r *drill) fails(t *testing.T, why string, args ...string) {
	t.Helper()
	if a := r.lab().run(t, "oracle", args...); a.code == 0 || !strings.Contains(a.stderr, why) {
		t.Errorf("oracle %s: exit code %d; want: %s\n%s%s", strings.Join(args, " "), a.code, why, a.stdout, a.stderr)
	}
}

// again takes a file in that was taken in before, and says whether it is known.
func (r *drill) again(t *testing.T, file string) bool {
	t.Helper()
	return parseAnchored(t, r.lab().must(t, "oracle", "anchor", "--json", "--out", t.TempDir(), file))[0].Duplicate
}

// drillLookup loses the lookup key and the mask, and gets them back; then they are stolen, and another mask is put on.
func (r *drill) drillLookup(t *testing.T) {
	file := writeRecords(t, "drill-lookup", 1)[0]
	if r.again(t, file) {
		t.Fatal("the file was there before")
	}
	r.back(t)
	r.settled(t)
	check(t, os.Remove(filepath.Join(r.keystore(), "lookup.json")))
	r.fails(t, "lookup.json: missing", "anchor", "--out", t.TempDir(), file)
	check(t, os.Remove(filepath.Join(r.keystore(), "masks", "1.json")))
	r.do(t, "lookup", 0)
	if !r.again(t, file) {
		t.Error("with the key back the file is not known")
	}
	r.do(t, "lookup", 1)
	if !r.again(t, file) {
		t.Error("under the new mask the file is not known")
	}
	if _, err := os.Stat(filepath.Join(r.keystore(), "masks", "1.destroyed")); err != nil {
		t.Errorf("the former mask is not destroyed: %v", err)
	}
}

// drillEpochs loses an epoch's key pair and gets it back from the backup; loses it for good, and goes on under another; has one
// stolen, and destroys it.
func (r *drill) drillEpochs(t *testing.T) {
	a := r.anchor(t, "epochs")
	r.vars["RECORD"] = a.Record
	r.vars["EPOCH"] = r.currentEpoch(t)
	r.back(t)
	check(t, os.Remove(filepath.Join(r.keystore(), "epochs", r.vars["EPOCH"]+".json")))
	r.fails(t, "missing", "open", a.Record)
	r.do(t, "epochs", 0)

	lost := r.vars["EPOCH"]
	r.do(t, "epochs", 1)
	if now := r.currentEpoch(t); now == lost {
		t.Errorf("epoch %s is still the current one", now)
	}
	r.anchor(t, "epochs again") // under the new one

	r.vars["EPOCH"] = r.currentEpoch(t)
	r.do(t, "epochs", 2)
	if said := r.lab().must(t, "oracle", "epoch", "list"); !strings.Contains(said, "epoch "+r.vars["EPOCH"]+": destroyed, wraps 0 keys") {
		t.Errorf("after the theft:\n%s", said)
	}
	r.anchor(t, "epochs after")
}

func (r *drill) currentEpoch(t *testing.T) string {
	t.Helper()
	for line := range strings.Lines(r.lab().must(t, "oracle", "epoch", "list", "--json")) {
		var e struct {
			Epoch int
			State string
		}
		check(t, json.Unmarshal([]byte(line), &e))
		if e.State == "current" {
			return fmt.Sprint(e.Epoch)
		}
	}
	t.Fatal("no epoch is the current one")
	return ""
}

// drillOfficer gives up an officer's key: two others let a new one in and put the old one out, which can say nothing any more.
func (r *drill) drillOfficer(t *testing.T) {
	password := filepath.Join(r.dir, "officer.password")
	check(t, os.WriteFile(password, []byte("secret\n"), 0o600))
	r.vars["OFFICER_PASSWORD"] = password
	options := func(who string) []string {
		return []string{"--officer-keystore", filepath.Join(r.dir, who), "--officer-password-file", password}
	}
	add := func(who string) string {
		said := r.lab().must(t, "oracle", slices.Concat([]string{"officer", "add", "--new", "--name", who}, options(who))...)
		return strings.Fields(said)[0]
	}
	first, _, old := add("first"), add("second"), add("old")
	for _, by := range []string{"first", "second"} {
		r.lab().must(t, "oracle", slices.Concat([]string{"officer", "admit"}, options(by), []string{old})...)
	}
	r.vars["OLD"], r.vars["FIRST"], r.vars["SECOND"] = old, filepath.Join(r.dir, "first"), filepath.Join(r.dir, "second")
	r.vars["NEWCOMER"] = filepath.Join(r.dir, "newcomer")
	if standing := r.standings(t); standing[old] != "in office" {
		t.Fatalf("the control: the old key is not in office: %v", standing)
	}
	r.do(t, "officer", 0)
	standing := r.standings(t)
	if standing[old] == "in office" || standing[r.vars["NEW"]] != "in office" || standing[first] != "in office" {
		t.Errorf("afterwards: %v", standing)
	}
	r.fails(t, "office", slices.Concat([]string{"officer", "remove"}, options("old"), []string{first})...)
}

// standings says of each officer's key how it stands.
func (r *drill) standings(t *testing.T) map[string]string {
	t.Helper()
	list := map[string]string{}
	for line := range strings.Lines(r.lab().must(t, "oracle", "officer", "list", "--json")) {
		var o struct{ Key, Standing string }
		check(t, json.Unmarshal([]byte(line), &o))
		list[o.Key] = o.Standing
	}
	return list
}

// drillPatient has a patient's key lost, with guardians and without, and stolen.
func (r *drill) drillPatient(t *testing.T) {
	password := filepath.Join(r.dir, "patient.password")
	check(t, os.WriteFile(password, []byte("secret\n"), 0o600))
	for _, m := range r.members {
		m.env["LABSEAL_PATIENT_PASSWORD_FILE"] = password
	}
	r.vars["RECORD"], r.vars["GRANTEE"] = r.taken(t), r.members[2].id()
	signer := func() string {
		var s struct{ Signer string }
		check(t, json.Unmarshal([]byte(r.lab().must(t, "oracle", "consent", "show", "--json", r.vars["SUBJECT"])), &s))
		return s.Signer
	}
	begin := func() (before string) {
		for _, name := range []string{"old.json", "new.json", "first.json", "second.json", "anew.json", "guardian-1.json", "guardian-2.json"} {
			check(t, os.RemoveAll(filepath.Join(r.dir, name)))
		}
		var said struct{ Subject string }
		old := filepath.Join(r.dir, "old.json")
		check(t, json.Unmarshal([]byte(r.lab().must(t, "oracle", "consent", "enroll", "--json", "--new", "--patient-key", old,
			"--record", r.vars["RECORD"])), &said))
		r.vars["SUBJECT"] = said.Subject
		return signer()
	}

	before := begin()
	guardians := []string{"consent", "guardians", "--patient-key", filepath.Join(r.dir, "old.json"), "--threshold", "2", "--out", r.dir}
	for _, name := range []string{"first.json", "second.json"} {
		guardians = append(guardians, "--guardian", r.keyFile(t, name))
	}
	r.lab().must(t, "oracle", append(guardians, r.vars["SUBJECT"])...)
	r.do(t, "A patient's key is lost", 0)
	if signer() == before {
		t.Error("the old key still signs for the subject")
	}
	r.fails(t, "the key is not the one", "consent", "guardians", "--nobody", "--patient-key", filepath.Join(r.dir, "old.json"), r.vars["SUBJECT"])
	r.do(t, "A patient's key is lost", 1)
	if said := r.lab().must(t, "oracle", "consent", "list", r.vars["NEW"]); !strings.Contains(said, "active") {
		t.Errorf("the new subject has no grant: %s", said)
	}

	before = begin()
	regretted := filepath.Join(r.dir, "regretted.draft")
	answer := filepath.Join(r.dir, "regretted.answer")
	r.lab().must(t, "oracle", "consent", "grant", "--draft", regretted, "--grantee", r.vars["GRANTEE"], "--purpose", "TREAT", r.vars["SUBJECT"])
	r.lab().must(t, "oracle", "consent", "sign", "--yes", "--patient-key", filepath.Join(r.dir, "old.json"), "--out", answer, regretted)
	r.do(t, "A patient's key is stolen", 0)
	if signer() == before {
		t.Error("the stolen key still signs for the subject")
	}
	r.fails(t, "NonceUsed", "consent", "relay", regretted, answer)
}

// keyFile makes a key file, and returns its signer.
func (r *drill) keyFile(t *testing.T, name string) string {
	t.Helper()
	path := filepath.Join(r.dir, name)
	r.lab().must(t, "oracle", "consent", "enroll", "--json", "--new", "--patient-key", path) // a subject of its own, which nobody needs
	var key struct{ Address string }
	check(t, json.Unmarshal(read(t, path), &key))
	return "0x" + key.Address
}

// taken is a record that names its patient.
func (r *drill) taken(t *testing.T) string {
	t.Helper()
	return parseAnchored(t, r.lab().must(t, "oracle", "anchor", "--json", "--out", t.TempDir(), "../../oracle/hl7/testdata/cbc-2-final.hl7"))[0].Record
}
