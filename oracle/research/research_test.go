package research_test

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/indexer/simchain"
	"github.com/labseal/labseal/internal/fhirtest"
	"github.com/labseal/labseal/oracle/chain"
	"github.com/labseal/labseal/oracle/deidentify"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/release"
	"github.com/labseal/labseal/oracle/research"
	"github.com/labseal/labseal/oracle/share"
	"github.com/labseal/labseal/oracle/vault"
)

// TestExport is a study from its registration to two exports: who consented to it is in it, and nobody else.
func TestExport(t *testing.T) {
	l := newLab(t)
	study, other := l.study(1, 42), l.study(2, 18, 42)
	l.approve(other)

	gru := []uint16{42}
	ada := l.panel(t, "910001", "a")
	l.panel(t, "910001", "b")
	l.enroll(t, ada).grants(t, gru)
	fhir := l.receive(t, "../fhir/testdata/lipid-report.json", "770412", "910002")
	l.enroll(t, fhir).grants(t, gru)
	condition := l.panel(t, "910003", "a")
	l.enroll(t, condition).grants(t, []uint16{18, 42}) // not for profit
	treated := l.panel(t, "910004", "a")
	l.enroll(t, treated).grants(t, nil, func(terms *consent.Terms) {
		terms.Purposes, terms.Flags = consent.PurposeBits(consent.Treatment), 0
	})
	denies := l.panel(t, "910005", "a")
	p := l.enroll(t, denies)
	p.grants(t, gru)
	p.grants(t, gru, func(terms *consent.Terms) { terms.Decision = consent.Deny })
	some := l.panel(t, "910006", "a")
	l.enroll(t, some).grants(t, gru, func(terms *consent.Terms) {
		terms.Codes = []common.Hash{consent.Code("http://loinc.org", "2571-8")}
	})
	l.enroll(t, l.panel(t, "910007", "a")) // has granted nothing

	if _, _, err := l.export(t, study, filepath.Join(t.TempDir(), "early")); !isDenied(err, release.StudyNotApproved) {
		t.Fatalf("before it is approved: %v", err)
	}
	l.approve(study)
	if _, _, err := l.export(t, common.Hash{9}, filepath.Join(t.TempDir(), "none")); !errors.Is(err, chain.ErrNoStudy) {
		t.Errorf("of no study: %v", err)
	}
	dir := filepath.Join(t.TempDir(), "export")
	m, left, err := l.export(t, study, dir)
	check(t, err)
	if m.Subjects != 3 || m.Records != 4 || m.Results != 8+3+1 || left != (research.Left{Denied: 3}) {
		t.Errorf("exported %+v, and left %+v", m, left)
	}
	e := readExport(t, dir)
	e.check(t, m)
	fhirtest.Check(t, append(fhirtest.Lines(e.text[research.ObservationFile]), fhirtest.Lines(e.text[research.PatientFile])...)...)
	for _, secret := range []string{"Frida", "Fictional", "9100", "Sample Street", "Olga", "RIV", "F-9", "fasting", "overall"} {
		if strings.Contains(strings.ToLower(e.all()), strings.ToLower(secret)) {
			t.Errorf("the export tells %q", secret)
		}
	}
	for name, record := range map[string]vault.RecordID{"condition": condition, "treated": treated, "denies": denies} {
		if list := l.disclosures(t, record); len(list) != 0 {
			t.Errorf("%s: %d disclosures", name, len(list))
		}
	}
	l.accounts(t, ada, study)

	again := filepath.Join(t.TempDir(), "again")
	_, _, err = l.export(t, study, again)
	check(t, err)
	if names := readExport(t, again).pseudonyms; !slices.Equal(names, e.pseudonyms) {
		t.Errorf("the same study knows its subjects by other names: %v and %v", names, e.pseudonyms)
	}
	elsewhere := filepath.Join(t.TempDir(), "other")
	m, _, err = l.export(t, other, elsewhere)
	check(t, err)
	o := readExport(t, elsewhere)
	if m.Subjects != 4 { // a study that is not for profit may have also what must not be sold
		t.Errorf("the other study has %d subjects", m.Subjects)
	}
	for _, name := range o.pseudonyms {
		if slices.Contains(e.pseudonyms, name) {
			t.Errorf("two studies know a subject by one name: %s", name)
		}
	}
}

func isDenied(err error, rule release.Rule) bool {
	denied := new(share.DeniedError)
	return errors.As(err, &denied) && denied.Rule == rule
}

func (l *lab) export(t *testing.T, study common.Hash, dir string) (research.Manifest, research.Left, error) {
	t.Helper()
	folder, err := research.NewFolder(dir)
	check(t, err)
	m, left, err := l.exporter.Export(t.Context(), research.Wanted{Study: study}, folder)
	if err != nil {
		check(t, folder.Abandon())
		if _, missing := os.Stat(filepath.Join(dir, research.ManifestFile)); missing == nil {
			t.Error("an export that failed has a manifest")
		}
	}
	return m, left, err
}

// accounts looks for an export in the accounting of a patient of two records.
func (l *lab) accounts(t *testing.T, record vault.RecordID, study common.Hash) {
	t.Helper()
	list := l.disclosures(t, record)
	if len(list) != 2 {
		t.Fatalf("%d disclosures", len(list))
	}
	for _, d := range list {
		var a share.Account
		_, _, err := share.OpenRow(l.keyring, d.Sealed, d.ID, &a)
		check(t, err)
		if d.Leaf == (common.Hash{}) || d.Batch != 0 { // which the next batch will hold
			t.Errorf("disclosure %s will not be anchored", d.ID)
		}
		if !d.IsExempt || a.Class != release.ExemptAuthorization || a.Basis != release.Consent || a.Purpose != "HRESCH" ||
			a.Recipient != simchain.Lab || a.Grant == (common.Hash{}) || !strings.Contains(a.What, study.Hex()) || len(a.Codes) != 4 {
			t.Errorf("accounted as %+v", a)
		}
	}
}

// TestExport_Order breaks the way out: what was let go is accounted for before, and an export that breaks has no manifest.
func TestExport_Order(t *testing.T) {
	l := newLab(t)
	study := l.study(1, 42)
	l.approve(study)
	record := l.panel(t, "920001", "a")
	p := l.enroll(t, record)
	grant := p.grants(t, []uint16{42})

	broken := &output{add: func() error {
		if n := len(l.disclosures(t, record)); n != 1 {
			t.Errorf("%d disclosures before the first line", n)
		}
		return errBroken
	}}
	_, _, err := l.exporter.Export(t.Context(), research.Wanted{Study: study}, broken)
	if !errors.Is(err, errBroken) || broken.isClosed || len(l.disclosures(t, record)) != 1 {
		t.Errorf("broken off: %v", err)
	}

	// It is revoked between the decision and the disclosure: the journal knows before the chain does.
	late := *l.exporter
	late.Sharer = &share.Sharer{}
	*late.Sharer = *l.exporter.Sharer
	late.Sharer.Journal = revoking{l.journal, func() {
		check(t, l.journal.PostRevocation(t.Context(), grant, []byte("{}")))
	}}
	whole := &output{add: func() error { t.Error("what was revoked left the lab"); return nil }}
	_, left, err := late.Export(t.Context(), research.Wanted{Study: study}, whole)
	check(t, err)
	if left.Revoked != 1 || !whole.isClosed {
		t.Errorf("revoked meanwhile: %+v", left)
	}
	_, left, err = l.exporter.Export(t.Context(), research.Wanted{Study: study}, whole)
	check(t, err)
	if left.Denied != 1 {
		t.Errorf("revoked before: %+v", left)
	}

	now := l.exporter.Sharer.Now
	l.exporter.Sharer.Now = func() time.Time { return now().Add(31 * day * time.Second) }
	if _, _, err := l.exporter.Export(t.Context(), research.Wanted{Study: study}, whole); !isDenied(err, release.StudyNotApproved) {
		t.Errorf("after its end by the lab's clock: %v", err)
	}
}

var errBroken = errors.New("the disk is full")

type output struct {
	add      func() error
	isClosed bool
}

func (o *output) Add(journal.Pseudonym, []deidentify.Result) error { return o.add() }
func (o *output) Close(research.Manifest) error                    { o.isClosed = true; return nil }

// revoking revokes when a disclosure is about to be kept.
type revoking struct {
	*journal.Journal
	revoke func()
}

func (r revoking) AddDisclosure(ctx context.Context, d journal.Disclosure) error {
	r.revoke()
	return r.Journal.AddDisclosure(ctx, d)
}

// export is a folder, read.
type read struct {
	manifest     research.Manifest
	text         map[string]string
	observations []map[string]any
	pseudonyms   []string // in their order
	rows         [][]string
}

func readExport(t *testing.T, dir string) (e read) {
	t.Helper()
	e.text = map[string]string{}
	for _, name := range []string{research.ObservationFile, research.PatientFile, research.TableFile, research.ManifestFile} {
		text, err := os.ReadFile(filepath.Join(dir, name))
		check(t, err)
		e.text[name] = string(text)
	}
	check(t, json.Unmarshal([]byte(e.text[research.ManifestFile]), &e.manifest))
	for line := range lines(e.text[research.ObservationFile]) {
		var o map[string]any
		check(t, json.Unmarshal([]byte(line), &o))
		e.observations = append(e.observations, o)
	}
	for line := range lines(e.text[research.PatientFile]) {
		var p struct{ ID string }
		check(t, json.Unmarshal([]byte(line), &p))
		e.pseudonyms = append(e.pseudonyms, p.ID)
	}
	var err error
	e.rows, err = csv.NewReader(strings.NewReader(e.text[research.TableFile])).ReadAll()
	check(t, err)
	return e
}

func lines(text string) func(func(string) bool) {
	return func(yield func(string) bool) {
		s := bufio.NewScanner(strings.NewReader(text))
		s.Buffer(nil, 1<<20)
		for s.Scan() && yield(s.Text()) {
		}
	}
}

func (e read) all() string {
	return e.text[research.ObservationFile] + e.text[research.PatientFile] + e.text[research.TableFile]
}

// check compares the files with each other and with the manifest.
func (e read) check(t *testing.T, m research.Manifest) {
	t.Helper()
	if len(e.observations) != m.Results || len(e.rows) != m.Results+1 || len(e.pseudonyms) != m.Subjects {
		t.Errorf("%d observations, %d rows, %d names; the manifest says %+v", len(e.observations), len(e.rows), len(e.pseudonyms), m)
	}
	if !slices.IsSorted(e.pseudonyms) {
		t.Errorf("not in the order of their names: %v", e.pseudonyms)
	}
	for i, o := range e.observations {
		if name := strings.TrimPrefix(o["subject"].(map[string]any)["reference"].(string), "Patient/"); name != e.rows[i+1][0] {
			t.Errorf("line %d is of %s, and of %s in the table", i+1, name, e.rows[i+1][0])
		}
	}
	for _, f := range e.manifest.Files {
		sum := sha256.Sum256([]byte(e.text[f.Name]))
		if hex.EncodeToString(sum[:]) != f.SHA256 || int64(len(e.text[f.Name])) != f.Bytes {
			t.Errorf("%s is not as the manifest says", f.Name)
		}
	}
	if len(e.manifest.Files) != 3 || e.manifest.Rule != deidentify.Rule || e.manifest.Block == 0 || e.manifest.Study != m.Study ||
		!slices.Equal(e.manifest.Projection, []string{"fhir/1", "hl7v2/1"}) || bytes.Contains([]byte(e.text[research.ManifestFile]), []byte("enied")) {
		t.Errorf("the manifest: %s", e.text[research.ManifestFile])
	}
}
