package access_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"slices"
	"sort"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/jmoiron/sqlx"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/internal/fhirtest"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/access"
	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/intake/intaketest"
	"github.com/labseal/labseal/oracle/issue"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/projection"
	"github.com/labseal/labseal/oracle/record"
	"github.com/labseal/labseal/oracle/share"
	"github.com/labseal/labseal/oracle/vault"
)

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// folder is an export in memory. It notes how many disclosures were durable when each file of a record was begun.
type folder struct {
	files map[string]*bytes.Buffer
	fail  string // creating a file with this in its name fails
	began func(name string)
}

func newFolder() *folder { return &folder{files: map[string]*bytes.Buffer{}} }

func (f *folder) Create(name string) (io.WriteCloser, error) {
	if f.fail != "" && strings.Contains(name, f.fail) {
		return nil, errors.New("the disk is full")
	}
	if f.began != nil {
		f.began(name)
	}
	f.files[name] = new(bytes.Buffer)
	return closer{f.files[name]}, nil
}

func (f *folder) names(suffix string) (list []string) {
	for name := range f.files {
		if strings.HasSuffix(name, suffix) {
			list = append(list, name)
		}
	}
	sort.Strings(list)
	return list
}

func (f *folder) text(name string) string {
	if b := f.files[name]; b != nil {
		return b.String()
	}
	return ""
}

func (f *folder) all() string {
	var b strings.Builder
	for name := range f.files {
		b.WriteString(name + f.text(name))
	}
	return b.String()
}

type closer struct{ *bytes.Buffer }

func (closer) Close() error { return nil }

// issuer opens versions as the lab does, and makes evidence that is none: there is no chain here. cmd/e2e has one.
type issuer struct {
	*issue.Issuer
	unproven *bool
}

func (i issuer) Evidence(_ context.Context, id oracle.VersionID) ([]byte, error) {
	if *i.unproven {
		return nil, issue.ErrNotAttested
	}
	return []byte("evidence " + id.Record.String()), nil
}

func (i issuer) Amendment(context.Context, oracle.VersionID) ([]byte, error) {
	return []byte("amendment"), nil
}

// lab is a lab with its books.
type lab struct {
	*intake.Intake
	journal  *journal.Journal
	db       *sqlx.DB
	exporter *access.Exporter
	unproven bool
}

func newLab(t testing.TB) *lab {
	t.Helper()
	books := intaketest.New(t, common.Hash{1}, common.Hash{2})
	l := &lab{Intake: books.Intake, journal: books.Journal, db: books.DB}
	store, err := vault.OpenStore(t.Context(), (&url.URL{Scheme: "file", Path: t.TempDir()}).String())
	check(t, err)
	l.exporter = &access.Exporter{
		Member: common.Hash{1}, Name: "East Lab", Journal: l.journal, Intake: l.Intake, Trust: []byte("trust"), Now: time.Now,
		Issuer: issuer{&issue.Issuer{Journal: l.journal, Store: store, Keyring: l.Keyring}, &l.unproven},
		Keeper: share.Keeper{Journal: l.journal, Keyring: l.Keyring},
	}
	return l
}

// result is a message of one result.
func result(control, patient, filler, value, status string) string {
	return strings.Join([]string{
		`MSH|^~\&|LIS|EAST|EHR|CLINIC|20260301120000||ORU^R01^ORU_R01|` + control + `|P|2.5.1`,
		`PID|1||` + patient + `^^^EAST^MR||Doe^N` + patient + `||19700102`,
		`OBR|1|P1^EHR|` + filler + `^LIS|718-7^Hemoglobin^LN|||20260301110000|||||||||||||||20260301115900|||` + strings.ReplaceAll(status, "W", ""),
		`OBX|1|NM|718-7^Hemoglobin^LN||` + value + `|g/dL|12-16||||` + status,
	}, "\r") + "\r"
}

// merge says that two numbers are one patient's, or with A37 that they are not.
func merge(control, event, survives, merged string) string {
	first := `MSH|^~\&|ADT|EAST|||20260301130000||ADT^` + event + `|` + control + "|P|2.5.1\rEVN||20260301\rPID|1||" + survives + "^^^EAST^MR||Doe\r"
	if event == "A37" {
		return first + "PID|2||" + merged + "^^^EAST^MR||Doe\r"
	}
	return first + "MRG|" + merged + "^^^EAST^MR\r"
}

func (l *lab) take(t *testing.T, message string) vault.RecordID {
	t.Helper()
	answers, err := l.Take(t.Context(), []intake.Artefact{{Bytes: []byte(message), Source: intake.FromMLLP}})
	check(t, err)
	return answers[0].Record
}

func (l *lab) patientOf(t *testing.T, record vault.RecordID) journal.Patient {
	t.Helper()
	p, err := l.journal.PatientOf(t.Context(), record)
	check(t, err)
	return p
}

// export hands out all of the patient of a record, and returns it with its manifest.
func (l *lab) export(t *testing.T, record vault.RecordID, change ...func(*access.Ask)) (*folder, *access.Made, *access.Manifest) {
	t.Helper()
	ask := access.Ask{Patient: l.patientOf(t, record), IsIdentified: true, By: "front desk"}
	for _, c := range change {
		c(&ask)
	}
	f := newFolder()
	made, err := l.exporter.Export(t.Context(), ask, f)
	check(t, err)
	m, err := access.ReadManifest([]byte(f.text(access.ManifestName)))
	check(t, err)
	if !json.Valid([]byte(f.text(access.BundleName))) {
		t.Fatalf("the Bundle is not JSON: %s", f.text(access.BundleName))
	}
	return f, made, m
}

// why are the reasons for which things are left out, by record.
func why(m *access.Manifest) map[string]access.Reason {
	list := map[string]access.Reason{}
	for _, i := range m.Items {
		if i.Left != nil {
			list[i.Record] = i.Left.Reason
		}
	}
	return list
}

func (l *lab) disclosures(t *testing.T) (n int) {
	t.Helper()
	check(t, l.db.Get(&n, `select count(*) from disclosures`))
	return n
}

// TestExport hands out two records in three versions: each with its files, one disclosure each, durable before its first byte.
func TestExport(t *testing.T) {
	l := newLab(t)
	first := l.take(t, result("M1", "100", "F1", "13.50", "P"))
	l.take(t, result("M2", "100", "F1", "13.70", "F"))
	observation := `{"resourceType":"Observation","status":"final","subject":{"identifier":{"system":"EAST","value":"100"}},"code":{"text":"Sodium"},"valueQuantity":{"value":140.0}}`
	second := l.take(t, observation)
	l.take(t, result("M3", "200", "F9", "9.90", "F"))

	ask := access.Ask{Patient: l.patientOf(t, first), IsIdentified: true, By: "front desk"}
	f := newFolder()
	f.began = func(name string) {
		if !strings.HasSuffix(name, ".record") {
			return
		}
		if kept, begun := l.disclosures(t), len(f.names(".record"))+1; kept < begun {
			t.Errorf("%s is begun with %d disclosures kept, the %d.", name, kept, begun)
		}
	}
	made, err := l.exporter.Export(t.Context(), ask, f)
	check(t, err)
	if made.Records != 2 || made.Versions != 3 || made.Unproven != 0 || len(made.Left) != 0 || l.disclosures(t) != 3 {
		t.Errorf("made %+v, %d disclosures", made, l.disclosures(t))
	}
	want := []string{access.BundleName, access.TrustName, access.ManifestName, access.LetterName}
	for _, version := range []string{first.String() + ".v1", first.String() + ".v2", second.String() + ".v1"} {
		for _, suffix := range []string{".evidence", ".opening", ".record"} {
			want = append(want, access.RecordsName+version+suffix)
		}
	}
	want = append(want, access.RecordsName+first.String()+".v1.amendment")
	sort.Strings(want)
	if got := f.names(""); !slices.Equal(got, want) {
		t.Errorf("files\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if f.text(access.RecordsName+second.String()+".v1.record") != observation {
		t.Error("the FHIR record is not as it came")
	}
	checkBundle(t, f.text(access.BundleName))
	fhirtest.Check(t, []byte(f.text(access.BundleName)))
	if strings.Contains(f.all(), "9.90") || strings.Contains(f.all(), "N200") {
		t.Error("it holds another patient's result")
	}
	for _, says := range []string{"East Lab", "superseded; state: preliminary", "current; state: final"} {
		if !strings.Contains(f.text(access.LetterName), says) {
			t.Errorf("the letter does not say %q:\n%s", says, f.text(access.LetterName))
		}
	}
	opening, err := evidence.DecodeOpening(f.files[access.RecordsName+first.String()+".v2.opening"].Bytes())
	check(t, err)
	if stored, err := l.journal.Version(t.Context(), first, 2); err != nil || opening.Leaf != stored.Leaf || opening.Artefact == nil {
		t.Errorf("the opening is of %s, %v", opening.Leaf, err)
	}
}

// checkBundle wants each version as a document that leads to what it says, under names that are there once.
func checkBundle(t *testing.T, text string) {
	t.Helper()
	var b struct {
		ResourceType, Type, Timestamp string
		Entry                         []struct {
			FullURL  string
			Resource struct {
				ResourceType, Status, DocStatus, Date string
				Content                               []struct {
					Attachment struct{ ContentType, URL, Title string }
				}
				Context   struct{ Related []struct{ Reference string } }
				RelatesTo []struct {
					Code   string
					Target struct{ Reference string }
				}
			}
		}
	}
	check(t, json.Unmarshal([]byte(text), &b))
	if b.ResourceType != "Bundle" || b.Type != "collection" || b.Timestamp == "" || len(b.Entry) != 6 {
		t.Fatalf("a %s of type %s with %d entries", b.ResourceType, b.Type, len(b.Entry))
	}
	types, status, replaced := map[string]string{}, map[string]int{}, 0
	for _, e := range b.Entry {
		if types[e.FullURL] != "" || !strings.HasPrefix(e.FullURL, "urn:uuid:") {
			t.Errorf("the name %s is there twice, or none", e.FullURL)
		}
		types[e.FullURL] = e.Resource.ResourceType
	}
	for _, e := range b.Entry {
		r := e.Resource
		if r.ResourceType != "DocumentReference" {
			continue
		}
		status[r.Status+" "+r.DocStatus]++
		if len(r.Content) < 3 || r.Content[0].Attachment.URL == "" || len(r.Context.Related) != 1 || types[r.Context.Related[0].Reference] == "" || r.Date == "" {
			t.Errorf("a document %+v", r)
		}
		for _, o := range r.RelatesTo {
			if replaced++; o.Code != "replaces" || types[o.Target.Reference] != "DocumentReference" {
				t.Errorf("%+v", o)
			}
		}
	}
	if want := map[string]int{"superseded preliminary": 1, "current final": 2}; fmt.Sprint(status) != fmt.Sprint(want) || replaced != 1 {
		t.Errorf("documents %v, %d replace another", status, replaced)
	}
	if !strings.Contains(text, `"value":140.0`) || !strings.Contains(text, `"value":13.50`) {
		t.Error("the digits changed")
	}
}

// TestExport_Denied writes nothing for whom nobody identified, for whom the lab does not know, nor where a record that is to be
// withheld is none of the patient's.
func TestExport_Denied(t *testing.T) {
	l := newLab(t)
	record, other := l.take(t, result("M1", "100", "F1", "13.50", "F")), l.take(t, result("M2", "200", "F2", "9.90", "F"))
	ground, _ := access.FindGround("endangers")
	for want, ask := range map[error]access.Ask{
		access.ErrDenied:  {Patient: l.patientOf(t, record)},
		access.ErrNothing: {Patient: journal.Patient{Identities: [][32]byte{{1}}}, IsIdentified: true},
		access.ErrForeign: {
			Patient: l.patientOf(t, record), IsIdentified: true, Withhold: map[vault.RecordID]access.Ground{other: ground},
		},
	} {
		f := newFolder()
		if _, err := l.exporter.Export(t.Context(), ask, f); !errors.Is(err, want) || len(f.files) != 0 {
			t.Errorf("%v: %v, files %v", want, err, f.names(""))
		}
	}
	if _, err := l.journal.PatientOf(t.Context(), vault.RecordID{9}); !errors.Is(err, journal.ErrNotFound) {
		t.Errorf("of no record: %v", err)
	}
	if _, err := l.journal.PatientOfSubject(t.Context(), common.Hash{9}); !errors.Is(err, journal.ErrNotFound) {
		t.Errorf("of no subject: %v", err)
	}
	f := newFolder()
	f.fail = ".opening"
	if _, err := l.exporter.Export(t.Context(), access.Ask{Patient: l.patientOf(t, record), IsIdentified: true}, f); err == nil {
		t.Error("a full disk is no error")
	}
	if n := l.disclosures(t); n != 1 {
		t.Errorf("%d disclosures: what was begun is accounted for, and what was not is not", n)
	}
}

// TestExport_Links follows numbers of one patient as far as a signed statement that stands says so.
func TestExport_Links(t *testing.T) {
	l := newLab(t)
	mine, linked := l.take(t, result("M1", "100", "F1", "13.50", "F")), l.take(t, result("M2", "101", "F2", "11.10", "F"))
	if _, made, _ := l.export(t, mine); made.Records != 1 {
		t.Errorf("before any link: %+v", made)
	}
	link := l.take(t, merge("A1", "A40", "100", "101"))
	f, made, m := l.export(t, mine)
	if made.Records != 3 || !slices.Equal(m.Links, []string{link.String()}) || !strings.Contains(f.all(), "11.10") {
		t.Errorf("linked: %+v, by %v", made, m.Links)
	}
	if _, made, _ := l.export(t, linked); made.Records != 3 {
		t.Errorf("from the other number: %+v", made)
	}

	_, err := l.Correct(t.Context(), link, evidence.ReasonEnteredInError, nil, projection.TypeAny)
	check(t, err)
	f, made, _ = l.export(t, mine)
	if made.Records != 1 || made.NotFollowed != 1 || strings.Contains(f.all(), "11.10") || strings.Contains(f.all(), "101^^^EAST") {
		t.Errorf("the link is withdrawn: %+v", made)
	}
	again := l.take(t, strings.Replace(merge("A2", "A40", "100", "101"), "|20260301\r", "|20260302\r", 1))
	if _, made, m := l.export(t, mine); made.Records != 4 || !slices.Equal(m.Links, []string{again.String()}) { // with the link that was withdrawn
		t.Errorf("linked again: %+v, by %v", made, m.Links)
	}
	l.take(t, merge("A3", "A37", "100", "101"))
	f, made, m = l.export(t, mine)
	// Of the message that undoes it, which names both, the patient's part goes.
	if made.Records != 2 || made.Parts != 1 || made.NotFollowed != 0 || why(m)[again.String()] != access.NamesOthers {
		t.Errorf("the link is undone: %+v, %v", made, why(m))
	}
	if strings.Contains(f.all(), "11.10") || strings.Contains(f.all(), "101^^^EAST") {
		t.Error("the link is undone, and the other number is told all the same")
	}
}

// TestExport_Others takes one patient's part out of a record that names two, and hands out nothing of what can't be parted.
func TestExport_Others(t *testing.T) {
	l := newLab(t)
	both := strings.Join([]string{
		`MSH|^~\&|LIS|EAST|EHR|CLINIC|20260301120000||ORU^R01|M1|P|2.5.1`,
		`PID|1||100^^^EAST^MR||Doe^Jane`, `OBR|1|P1|F1|718-7^Hemoglobin^LN`, `OBX|1|NM|718-7^Hemoglobin^LN||13.50|g/dL|||||F`,
		`PID|2||200^^^EAST^MR||Roe^Rita`, `OBR|1|P2|F2|718-7^Hemoglobin^LN`, `OBX|1|NM|718-7^Hemoglobin^LN||9.90|g/dL|||||F`,
	}, "\r") + "\r"
	record := l.take(t, both)
	patient := journal.Patient{Identities: l.Identities(numbers(t, result("X", "100", "X", "1", "F")))}
	of := func(a *access.Ask) { a.Patient = patient }
	f, made, m := l.export(t, record, of)
	text := f.all()
	if made.Parts != 1 || !strings.Contains(text, "13.50") || !strings.Contains(text, "Jane") || strings.Contains(text, "9.90") || strings.Contains(text, "Rita") {
		t.Errorf("%+v, %v: %s", made, why(m), text)
	}
	if len(f.names(".record")) != 0 || m.Items[0].Content != "part" {
		t.Errorf("files %v, %+v", f.names(""), m.Items)
	}
	part, err := evidence.DecodeOpening(f.files[f.names(".opening")[0]].Bytes())
	check(t, err)
	stored, err := l.journal.Version(t.Context(), record, 1)
	check(t, err)
	statement, err := evidence.DecodeStatement(stored.Statement)
	check(t, err)
	if root, err := part.Root(); err != nil || root != statement.Content {
		t.Errorf("the part does not open what the lab stated: %v", err)
	}

	mixed := l.take(t, `{"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Observation","status":"final","code":{"text":"A"},`+
		`"subject":{"identifier":{"system":"EAST","value":"100"}}}},{"resource":{"resourceType":"Observation","status":"final","code":{"text":"MrkOther"},`+
		`"subject":{"identifier":{"system":"EAST","value":"200"}}}}]}`)
	f, _, m = l.export(t, record, of)
	if why(m)[mixed.String()] != access.NamesOthers || strings.Contains(f.all(), "MrkOther") {
		t.Errorf("what can't be parted: %v", why(m))
	}
}

func numbers(t testing.TB, message string) (list []record.Identifier) {
	t.Helper()
	p, err := projection.Project([]byte(message), projection.TypeAny)
	check(t, err)
	return p.Facts.Patient
}

// TestExport_LeftOut lists what does not go, with its reason, and hands none of it out.
func TestExport_LeftOut(t *testing.T) {
	l := newLab(t)
	plain := l.take(t, result("M1", "100", "F1", "13.50", "F"))
	wrong := l.take(t, result("M2", "100", "F2", "77.10", "F"))
	l.take(t, result("M3", "100", "F2", "77.20", "W"))
	secret := l.take(t, result("M4", "100", "F4", "77.30", "F"))
	check(t, l.journal.AddFinding(t.Context(), secret, common.Hash{}, journal.IsPart2))
	gone := l.take(t, result("M5", "100", "F5", "77.40", "F"))
	_, err := l.db.Exec(`update versions set address = null, pack = null, epoch = null, wrapped = null, lookup = null, content = null, shredded_at = now() where record = $1`, gone[:])
	check(t, err)
	kept := l.take(t, result("M6", "100", "F6", "77.50", "F"))
	l.take(t, result("M7", "100", "F1", "77.60", "P")) // late: to quarantine
	l.take(t, result("M8", "300", "F1", "77.70", "F")) // of another patient, likewise
	lost := l.take(t, result("M9", "100", "F7", "77.80", "F"))
	_, err = l.db.Exec(`update versions set pack = null where record = $1`, lost[:])
	check(t, err)
	_, err = l.db.Exec(`delete from bodies where address = (select address from versions where record = $1)`, lost[:])
	check(t, err)

	ground, _ := access.FindGround("refers-to-another")
	f, made, m := l.export(t, plain, func(a *access.Ask) {
		a.Representative = &access.Representative{Name: "Pat Doe", As: "parent"}
		a.Withhold, a.Contact = map[vault.RecordID]access.Ground{kept: ground}, "Privacy Office, 555-0100"
	})
	want := map[string]access.Reason{
		wrong.String(): access.AnotherPatient, secret.String(): access.Part2, gone.String(): access.Shredded,
		kept.String(): "refers-to-another", "": access.Quarantined, lost.String(): access.Damaged,
	}
	if got := why(m); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("left out\n%v\nwant\n%v", got, want)
	}
	if made.Versions != 1 || made.Left[access.Quarantined] != 1 || made.Left[access.AnotherPatient] != 2 || l.disclosures(t) != 1 {
		t.Errorf("made %+v, %d disclosures", made, l.disclosures(t))
	}
	if strings.Contains(f.all(), "77.") {
		t.Errorf("something that was left out is there: %s", f.all())
	}
	for _, says := range []string{"164.524(a)(3)(ii)", "you may ask for a review", "Privacy Office, 555-0100", "42 CFR Part 2", "Pat Doe, who acts for the patient as parent"} {
		if !strings.Contains(f.text(access.LetterName), says) {
			t.Errorf("the letter does not say %q:\n%s", says, f.text(access.LetterName))
		}
	}

	_, _, m = l.export(t, plain) // the patient gets what is under Part 2
	if _, isLeft := why(m)[secret.String()]; isLeft {
		t.Errorf("the patient does not get their own: %v", why(m))
	}
	_, _, m = l.export(t, plain, func(a *access.Ask) {
		a.Representative, a.WithPart2 = &access.Representative{Name: "Pat Doe", As: "guardian"}, true
	})
	if _, isLeft := why(m)[secret.String()]; isLeft {
		t.Errorf("who may does not get it: %v", why(m))
	}
	l.unproven = true
	f, made, _ = l.export(t, plain)
	if made.Unproven == 0 || made.Unproven != made.Versions || len(f.names(".evidence")) != 0 || len(f.names(".record")) != made.Versions {
		t.Errorf("before anything is attested: %+v, %v", made, f.names(""))
	}
}
