package accounting_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/internal/fhirtest"
	"github.com/labseal/labseal/oracle/accounting"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/projection"
	"github.com/labseal/labseal/oracle/record"
	"github.com/labseal/labseal/oracle/release"
	"github.com/labseal/labseal/oracle/share"
	"github.com/labseal/labseal/oracle/vault"
)

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

var (
	start  = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	health = common.Hash{0xea}
)

// disclosed is a disclosure on the n-th day, to a member or else to a name.
func disclosed(n int, basis release.Basis, purpose string, to common.Hash, name string) accounting.Disclosure {
	class := map[release.Basis]release.Class{
		release.Order: release.ExemptCare, release.PatientAccess: release.ExemptIndividual, release.Consent: release.ExemptAuthorization,
	}[basis]
	if class == "" {
		class = release.Accountable
	}
	return accounting.Disclosure{
		Account: share.Account{
			Date: start.AddDate(0, 0, n), Recipient: to, Name: name, Basis: basis, Purpose: purpose, Class: class, What: "version 1 of record 00, whole",
		},
		ID: vault.RecordID{byte(n), 1}, Record: vault.RecordID{9}, Version: 1, IsExempt: class != release.Accountable, To: name,
	}
}

// TestSummarise puts together what the law lets be told as one, and nothing else.
func TestSummarise(t *testing.T) {
	list := []accounting.Disclosure{
		disclosed(0, release.RequiredByLaw, "PUBHLTH", health, "Health Department"),
		disclosed(1, release.RequiredByLaw, "HOPERAT", health, "Health Department"), // for another purpose
		disclosed(2, release.RequiredByLaw, "PUBHLTH", health, "Health Department"), // the same
		disclosed(3, release.Emergency, "ETREAT", health, "Health Department"),      // not under 164.512
		disclosed(4, release.Emergency, "ETREAT", health, "Health Department"),
		disclosed(5, release.RequiredByLaw, "PUBHLTH", common.Hash{7}, "Another Department"), // to another
		disclosed(6, release.Order, "TREAT", health, "Health Department"),                    // exempt
		disclosed(7, release.RequiredByLaw, "PUBHLTH", common.Hash{}, "Sheriff  Roe"),
		disclosed(8, release.RequiredByLaw, "PUBHLTH", common.Hash{}, "sheriff roe"),
		disclosed(9, release.RequiredByLaw, "PUBHLTH", common.Hash{}, ""), // nobody knows to whom
		disclosed(10, release.RequiredByLaw, "PUBHLTH", common.Hash{}, ""),
		disclosed(11, release.RequiredByLaw, "PUBHLTH", health, "Health Department"),
	}
	list[11].Reason = "another inquiry" // told, and so not the same
	type line struct{ first, times, last int }
	var got []line
	for _, l := range accounting.Summarise(list) {
		got = append(got, line{l.Date.Day() - 1, l.Times, l.Last.Day() - 1})
	}
	want := []line{{0, 2, 2}, {1, 1, 1}, {3, 1, 3}, {4, 1, 4}, {5, 1, 5}, {6, 1, 6}, {7, 2, 8}, {9, 1, 9}, {10, 1, 10}, {11, 1, 11}}
	if !slices.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
	if each := accounting.Each(list); len(each) != len(list) {
		t.Errorf("%d lines of %d", len(each), len(list))
	}
}

// TestSuspended withholds what went to whom the statement is about, for as long as it holds, and nothing else.
func TestSuspended(t *testing.T) {
	key, now := common.Hash{3}, start
	suspension := journal.Suspension{Until: now.Add(time.Hour)}
	of := func(change func(*journal.Suspension)) []journal.Suspension {
		s := suspension
		change(&s)
		return []journal.Suspension{s}
	}
	toMember := of(func(s *journal.Suspension) { s.Member = health })
	toKey := of(func(s *journal.Suspension) { s.Key = key })
	toName := of(func(s *journal.Suspension) { s.Name = "Sheriff Roe" })
	for name, test := range map[string]struct {
		list    []journal.Suspension
		account share.Account
		at      time.Time
		want    bool
	}{
		"to the member":               {toMember, share.Account{Recipient: health}, now, true},
		"to another member":           {toMember, share.Account{Recipient: common.Hash{1}}, now, false},
		"to no member":                {toMember, share.Account{}, now, false},
		"when it is over":             {toMember, share.Account{Recipient: health}, now.Add(time.Hour), false},
		"a moment before":             {toMember, share.Account{Recipient: health}, now.Add(time.Hour - 1), true},
		"when it was ended":           {of(func(s *journal.Suspension) { s.Member, s.Resumed.At = health, now }), share.Account{Recipient: health}, now, false},
		"for the key":                 {toKey, share.Account{Key: &key}, now, true},
		"for another key":             {toKey, share.Account{Key: &health}, now, false},
		"for a key, to a member":      {toKey, share.Account{Recipient: key}, now, false},
		"by the name":                 {toName, share.Account{Name: " sheriff  ROE"}, now, true},
		"by another name":             {toName, share.Account{Name: "Sheriff Rowe"}, now, false},
		"by a name, to whom has none": {toName, share.Account{}, now, false},
		"none is set":                 {nil, share.Account{Recipient: health}, now, false},
	} {
		if got := accounting.Suspended(test.list, &test.account, test.at) != nil; got != test.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// TestDescribe says what was disclosed by the names of the results.
func TestDescribe(t *testing.T) {
	file, err := os.ReadFile("../hl7/testdata/lipid-panel.hl7")
	check(t, err)
	p, err := projection.Project(file, projection.TypeAny)
	check(t, err)
	_, o, err := evidence.Commit(evidence.NewSecret(), p.Projection, file, p.Claims)
	check(t, err)
	all := accounting.Describe(o, nil)
	one := accounting.Describe(o, []record.Coding{{System: "http://loinc.org", Code: "2093-3"}})
	if !strings.Contains(all, "Cholesterol") || strings.Count(all, ",") < 2 || strings.Contains(all, "212") {
		t.Errorf("all: %s", all)
	}
	if one == "" || strings.Contains(one, ",") || !strings.Contains(all, one) {
		t.Errorf("one: %s", one)
	}
	if none := accounting.Describe(o, []record.Coding{{System: "x", Code: "y"}}); none != "" {
		t.Errorf("none: %s", none)
	}
}

func made() *accounting.Accounting {
	a := &accounting.Accounting{
		Lab: accounting.Lab{Member: common.Hash{1}, Name: "East Lab"}, Patient: record.Person{Family: "Doe", Given: "Jane", Born: "1970-01-02"},
		Record: vault.RecordID{9}, From: start.AddDate(-6, 0, 0), Until: start.AddDate(0, 1, 0), Made: start.AddDate(0, 1, 0),
		Disclosures: []accounting.Disclosure{
			disclosed(0, release.RequiredByLaw, "PUBHLTH", health, "County Health Department"),
			disclosed(1, release.RequiredByLaw, "PUBHLTH", health, "County Health Department"),
			disclosed(2, release.Order, "TREAT", common.Hash{5}, "Valley Clinic"),
			disclosed(3, release.PatientAccess, "PATRQT", common.Hash{}, "the patient"),
			disclosed(4, release.Consent, "HRESCH", common.Hash{6}, "River University"),
			disclosed(5, release.Emergency, "ETREAT", common.Hash{}, "Dr. Roe"),
		},
	}
	a.Disclosures[0].Address, a.Disclosures[0].Told = "1 Main Street, Springfield", "Lead in blood"
	a.Disclosures[1].Address, a.Disclosures[1].Told = "1 Main Street, Springfield", "Lead in blood"
	a.Disclosures[2].Batch, a.Disclosures[2].Tx, a.Disclosures[2].Receipt = 7, common.Hash{0xaa}, start.AddDate(0, 0, 2)
	key := common.Hash{0xcc}
	a.Disclosures[5].Key, a.Disclosures[5].Reason = &key, "unconscious after a fall"
	return a
}

// printed is an accounting as the PDF tools of others read it.
func printed(t *testing.T, a *accounting.Accounting, lines []accounting.Line) string {
	t.Helper()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		if os.Getenv("LABSEAL_CI") != "" {
			t.Fatal("pdftotext is missing")
		}
		t.Skip("LEFT OUT: pdftotext (poppler-utils) is missing")
	}
	path := filepath.Join(t.TempDir(), "accounting.pdf")
	file, err := os.Create(path)
	check(t, err)
	check(t, a.WritePDF(file, lines))
	check(t, file.Close())
	text, err := exec.Command("pdftotext", "-layout", path, "-").Output()
	check(t, err)
	return strings.Join(strings.Fields(string(text)), " ")
}

// TestWritePDF tells a patient each disclosure: when, to whom and where, what and why, and which the law exempts.
func TestWritePDF(t *testing.T) {
	a := made()
	text := printed(t, a, accounting.Each(a.Disclosures))
	for _, want := range []string{
		"Who got your results", "East Lab", "Jane Doe, born 1970-01-02", "1 March 2020 to 1 April 2026",
		"Disclosures that you have a right to be told of: 3", "Other disclosures: 3",
		"1 March 2026 To: County Health Department, 1 Main Street, Springfield What: Lead in blood For public health. Why it was allowed: the law requires or permits it (45 CFR 164.512).",
		"To: Dr. Roe What: version 1 of record 00, whole For treating you in an emergency.", "The lab noted: unconscious after a fall",
		"To: Valley Clinic What: version 1 of record 00, whole For your treatment. Why it was allowed: they ordered the test. Exempt: treatment, payment, operations.",
		"Exempt: to the individual.", "Exempt: authorized by the individual.", "in batch 7", "signed for it on 3 March 2026",
		"within 60 days", "first accounting in any twelve months is free", "page 1 of",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("it does not say %q:\n%s", want, text)
		}
	}
	short := printed(t, a, accounting.Summarise(a.Disclosures))
	if n := strings.Count(short, "County Health Department"); n != 1 || !strings.Contains(short, "2 times in this period, the last time on 2 March 2026") {
		t.Errorf("summarised it names the department %d times:\n%s", n, short)
	}
	if !strings.Contains(short, "right to be told of: 3") {
		t.Errorf("summarised it counts others:\n%s", short)
	}
	a.Disclosures, a.Patient = nil, record.Person{}
	if empty := printed(t, a, nil); !strings.Contains(empty, "There is none to tell of in this period.") || !strings.Contains(empty, "the patient of record 0900") {
		t.Errorf("of nothing:\n%s", empty)
	}
}

// TestWriteFHIR writes what R4 and the profile of a privacy disclosure at its source want of each event.
func TestWriteFHIR(t *testing.T) {
	a := made()
	var out bytes.Buffer
	check(t, a.WriteFHIR(&out))
	fhirtest.Check(t, out.Bytes())
	var b struct {
		ResourceType, Type, Timestamp string
		Entry                         []struct {
			FullURL  string
			Resource json.RawMessage
		}
	}
	check(t, json.Unmarshal(out.Bytes(), &b))
	if b.ResourceType != "Bundle" || b.Type != "collection" || b.Timestamp == "" || len(b.Entry) != 1+len(a.Disclosures) {
		t.Fatalf("%s", out.Bytes())
	}
	if !bytes.Contains(b.Entry[0].Resource, []byte(`"resourceType":"Patient"`)) {
		t.Errorf("first comes %s", b.Entry[0].Resource)
	}
	classes := []string{"accountable", "accountable", "exempt-care", "exempt-individual", "exempt-authorization", "accountable"}
	for i, e := range b.Entry[1:] {
		checkEvent(t, e.Resource, b.Entry[0].FullURL, classes[i])
		if !strings.HasPrefix(e.FullURL, "urn:uuid:") {
			t.Errorf("its name is %s", e.FullURL)
		}
	}
	for _, want := range []string{`"valueString":"7"`, common.Hash{0xaa}.Hex(), "County Health Department, 1 Main Street, Springfield", `"urn:labseal:recipient-key"`, "unconscious after a fall"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("it does not say %s", want)
		}
	}
}

type code struct{ System, Code string }

type concept struct{ Coding []code }

type reference struct {
	Reference, Display string
	Identifier         *struct{ System, Value string }
}

// checkEvent wants the elements that must be there: of R4 type, recorded, agent with requestor, source with observer; of
// the profile one agent that is the source and its observer, one that is the recipient, each with who and network, one entity that
// is the patient, and one that was disclosed.
func checkEvent(t *testing.T, text []byte, patient, class string) {
	t.Helper()
	var e struct {
		ResourceType, ID, Action, Recorded, Outcome string

		Meta           struct{ Profile []string }
		Type           code
		Subtype        []code
		PurposeOfEvent []concept
		Agent          []struct {
			Type      concept
			Who       *reference
			Requestor *bool
			Network   map[string]any
		}
		Source struct{ Observer *reference }
		Entity []struct {
			What       *reference
			Type, Role code
			Name       string
			Query      string
		}
	}
	check(t, json.Unmarshal(text, &e))
	const dicom = "http://dicom.nema.org/resources/ontology/DCM"
	_, err := time.Parse(time.RFC3339, e.Recorded)
	if e.ResourceType != "AuditEvent" || e.Action != "R" || e.Outcome != "0" || err != nil || e.Type != (code{dicom, "110106"}) ||
		len(e.Meta.Profile) != 1 || e.Meta.Profile[0] != accounting.SourceProfile || len(e.PurposeOfEvent) != 1 || e.PurposeOfEvent[0].Coding[0].Code == "" {
		t.Errorf("the event is %s", text)
	}
	if !slices.Contains(e.Subtype, code{"http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle", "disclose"}) ||
		!slices.Contains(e.Subtype, code{accounting.ClassSystem, class}) {
		t.Errorf("subtypes %v, not %s", e.Subtype, class)
	}
	agents := map[string]*reference{}
	for _, a := range e.Agent {
		if a.Requestor == nil || a.Who == nil || len(a.Type.Coding) != 1 {
			t.Fatalf("an agent in %s", text)
		}
		if agents[a.Type.Coding[0].Code] = a.Who; a.Type.Coding[0].System == dicom && a.Network == nil {
			t.Errorf("no network in %s", text)
		}
	}
	source, to := agents["110153"], agents["110152"]
	if source == nil || to == nil || to.Display == "" || e.Source.Observer == nil || *source.Identifier != *e.Source.Observer.Identifier || source.Display != e.Source.Observer.Display {
		t.Errorf("agents %v, observer %v", agents, e.Source.Observer)
	}
	if len(e.Entity) != 2 || e.Entity[0].Type.Code != "1" || e.Entity[0].Role.Code != "1" || e.Entity[0].What.Reference != patient ||
		e.Entity[1].What == nil || e.Entity[1].Role.Code != "3" || e.Entity[1].What.Identifier == nil {
		t.Errorf("entities %+v", e.Entity)
	}
	for _, one := range e.Entity { // sev-1
		if one.Name != "" && one.Query != "" {
			t.Errorf("an entity with name and query: %+v", one)
		}
	}
}
