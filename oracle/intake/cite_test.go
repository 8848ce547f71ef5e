package intake_test

import (
	"encoding/json"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/vault"
)

// foreign is another lab's evidence, of the vectors, and the trust file that it counts under.
type foreign struct {
	Name     string
	Trust    string
	Evidence hexutil.Bytes
	Proves   struct{ Member common.Hash }
}

func readForeign(t *testing.T) (byName map[string]foreign, trust map[string]*evidence.Trust) {
	t.Helper()
	var file struct {
		Trusts   []struct{ Name, File string }
		Positive []foreign
		Negative []foreign
	}
	text, err := os.ReadFile("../../docs/spec/vectors/evidence.json")
	check(t, err)
	check(t, json.Unmarshal(text, &file))
	byName, trust = map[string]foreign{}, map[string]*evidence.Trust{}
	for _, f := range append(file.Positive, file.Negative...) {
		byName[f.Name] = f
	}
	for _, f := range file.Trusts {
		if trust[f.Name], _, err = evidence.ParseTrust([]byte(f.File)); err != nil {
			t.Fatal(err)
		}
	}
	return byName, trust
}

// TestCite keeps another lab's evidence with the version that cites it, and takes none that does not hold.
func TestCite(t *testing.T) {
	vectors, trusts := readForeign(t)
	d := newDesk(t)
	good := vectors["evidence alone"]
	trust := trusts[good.Trust]
	proven, err := evidence.Verify(evidence.Input{Evidence: good.Evidence}, trust)
	check(t, err)
	text := ordered("R1", "100^^^EAST^MR", "", "F1", "13") + "ZLC|" + proven.Leaf.String() + "\r"
	one := d.takeText(t, text)[0]
	cites := func() []journal.Citation {
		list, err := d.journal.Citations(t.Context(), one.Record)
		check(t, err)
		return list[1]
	}
	if got := cites(); len(got) != 1 || got[0] != (journal.Citation{Leaf: proven.Leaf}) {
		t.Errorf("by its message: %+v", got)
	}

	for name, want := range map[string]error{"trailing byte": intake.ErrNoEvidence, "a log entry": intake.ErrNoEvidence, "an amendment": intake.ErrNoVersion} {
		if _, err := d.Cite(t.Context(), one.Record, vectors[name].Evidence, trust); !errors.Is(err, want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := d.Cite(t.Context(), vault.RecordID{7}, good.Evidence, trust); !errors.Is(err, journal.ErrNotFound) {
		t.Errorf("a record that is none: %v", err)
	}
	own := *d.Intake
	own.Member = proven.Statement.Member
	if _, err := own.Cite(t.Context(), one.Record, good.Evidence, trust); !errors.Is(err, intake.ErrOwn) {
		t.Errorf("its own evidence: %v", err)
	}

	said, err := d.Cite(t.Context(), one.Record, good.Evidence, trust)
	check(t, err)
	want := journal.Citation{Leaf: proven.Leaf, Member: proven.Statement.Member, Kept: said.Record}
	if got := cites(); said.Outcome != intake.Accepted || len(got) != 1 || got[0] != want {
		t.Errorf("with evidence: %s, %+v", said.Outcome, got)
	}
	again, err := d.Cite(t.Context(), one.Record, good.Evidence, trust)
	check(t, err)
	if again.Outcome != intake.Duplicate || again.VersionID != said.VersionID {
		t.Errorf("again: %s", again.Outcome)
	}
	var kept struct {
		Format      string
		Leaf, Cites common.Hash
		Member      common.Hash
		Evidence    []byte
	}
	check(t, json.Unmarshal(d.open(t, said.Record), &kept))
	if kept.Format != "labseal/citation/1" || kept.Leaf != one.Leaf || kept.Cites != proven.Leaf || kept.Member != want.Member ||
		string(kept.Evidence) != string(good.Evidence) {
		t.Errorf("what is kept: %+v", kept)
	}
	bad := d.takeText(t, strings.Replace(ordered("R2", "100^^^EAST^MR", "", "F2", "13"), "OBX|", "ZLC|0x12\rOBX|", 1))[0]
	if bad.Outcome != intake.Accepted || len(bad.Alerts) != 1 || !strings.Contains(bad.Alerts[0], "leaf hash") {
		t.Errorf("no leaf hash: %s %q", bad.Outcome, bad.Alerts)
	}
}

// open decrypts a record's first version from the journal.
func (d *desk) open(t *testing.T, id vault.RecordID) []byte {
	t.Helper()
	stored, err := d.journal.Version(t.Context(), id, 1)
	check(t, err)
	bytes, _, err := d.Keyring.Open(*stored.Sealed, id, 1)
	check(t, err)
	return bytes
}
