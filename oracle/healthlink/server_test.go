package healthlink_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/jmoiron/sqlx"

	"github.com/labseal/labseal/internal/keys"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/healthlink"
	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/intake/intaketest"
	"github.com/labseal/labseal/oracle/issue"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/vault"
)

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// issuer hands out records as the lab does, and evidence that is none: there is no chain here.
type issuer struct{ *issue.Issuer }

func (issuer) Evidence(context.Context, oracle.Progress) ([]byte, error) {
	return []byte("evidence"), nil
}

// desk is a lab that serves links.
type desk struct {
	*intake.Intake
	journal *journal.Journal
	db      *sqlx.DB
	maker   *healthlink.Maker
	server  *healthlink.Server
	http    *httptest.Server
	folder  *keys.Folder

	mu  sync.Mutex
	now time.Time
}

func (d *desk) at() time.Time {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.now
}

func (d *desk) wait(how time.Duration) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.now = d.now.Add(how)
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	books := intaketest.New(t, common.Hash{1}, common.Hash{2})
	d := &desk{Intake: books.Intake, journal: books.Journal, db: books.DB, folder: books.Folder, now: time.Now()}
	store, err := vault.OpenStore(t.Context(), (&url.URL{Scheme: "file", Path: t.TempDir()}).String())
	check(t, err)
	content := healthlink.Content{
		Issuer: issuer{&issue.Issuer{Journal: d.journal, Store: store, Keyring: d.Keyring}},
		Progress: func(_ context.Context, id oracle.VersionID) (oracle.Progress, error) {
			return oracle.Progress{VersionID: id, State: oracle.Attested}, nil
		},
	}
	d.server = &healthlink.Server{
		Links: d.journal, Content: content, Keyring: d.Keyring, Now: d.at, Log: slog.New(slog.DiscardHandler),
	}
	d.http = httptest.NewServer(d.server)
	t.Cleanup(d.http.Close)
	d.server.Base = d.http.URL + "/shl"
	d.maker = &healthlink.Maker{Journal: d.journal, Content: content, Keyring: d.Keyring, Base: d.server.Base, Now: d.at}
	return d
}

// take takes a result in, by its value and status.
func (d *desk) take(t *testing.T, control, value, status string) vault.RecordID {
	t.Helper()
	message := strings.Join([]string{
		`MSH|^~\&|LIS|EAST LAB|EHR|CLINIC|20260301120000||ORU^R01^ORU_R01|` + control + `|P|2.5.1`,
		`PID|1||100^^^EAST^MR||Doe^Jane||19700102`,
		`OBR|1|P1^EHR|F1^LIS|718-7^Hemoglobin^LN|||20260301110000|||||||||||||||20260301115900|||` + strings.ReplaceAll(status, "W", ""),
		`OBX|1|NM|718-7^Hemoglobin^LN||` + value + `|g/dL|12-16||||` + status,
	}, "\r") + "\r"
	answers, err := d.Take(t.Context(), []intake.Artefact{{Bytes: []byte(message), Source: intake.FromMLLP}})
	check(t, err)
	return answers[0].Record
}

// make makes a link and reads it.
func (d *desk) make(t *testing.T, ask healthlink.Ask) (healthlink.Payload, vault.RecordID) {
	t.Helper()
	ask.By, ask.IsPatient = "front desk", true
	if ask.Lifetime == 0 {
		ask.Lifetime = time.Hour
	}
	made, err := d.maker.Make(t.Context(), ask)
	check(t, err)
	p, err := healthlink.Parse(made.Link)
	check(t, err)
	return p, made.ID
}

func (d *desk) follow(p healthlink.Payload, passcode string) (string, error) {
	contents, err := healthlink.Follow(context.Background(), http.DefaultClient, p, "Dr. Roe", passcode, d.at())
	if err != nil {
		return "", err
	}
	return string(contents[0]), nil
}

// disclosed is how many disclosures there are.
func (d *desk) disclosed(t *testing.T) (n int) {
	t.Helper()
	check(t, d.db.Get(&n, `select count(*) from disclosures`))
	return n
}

// TestServer follows links of each set of flags. What comes is the record as FHIR with what proves it; each fetch is accounted
// for.
func TestServer(t *testing.T) {
	d := newDesk(t)
	record := d.take(t, "M1", "13.50", "F")
	for i, flag := range healthlink.Flags {
		ask := healthlink.Ask{Records: []vault.RecordID{record}, Flag: flag, Label: "my result"}
		if strings.Contains(flag, "P") {
			ask.Passcode, ask.Attempts = "2468", 3
		}
		p, id := d.make(t, ask)
		if p.Flag != flag || p.Label != "my result" || p.Expires != d.at().Add(time.Hour).Unix() {
			t.Errorf("the link says %+v", p)
		}
		content, err := d.follow(p, "2468")
		if err != nil {
			t.Fatalf("flags %q: %v", flag, err)
		}
		for _, want := range []string{
			`"value":13.50`, `"system":"http://loinc.org"`, `"code":"718-7"`, `"family":"Doe"`, `"birthDate":"1970-01-02"`, `"status":"final"`,
		} {
			if !strings.Contains(strings.ReplaceAll(content, " ", ""), want) {
				t.Errorf("flags %q: no %s in %s", flag, want, content)
			}
		}
		attached, err := healthlink.Attachments([]byte(content))
		if err != nil || string(attached.Evidence) != "evidence" || !bytes.HasPrefix(attached.Record, []byte("MSH|")) || len(attached.Opening) == 0 {
			t.Errorf("flags %q: attached %+v, %v", flag, attached, err)
		}
		if n := d.disclosed(t); n != i+1 {
			t.Errorf("flags %q: %d disclosures, want %d", flag, n, i+1)
		}
		list, err := d.journal.HealthLinks(t.Context(), false, d.at())
		check(t, err)
		if last := list[len(list)-1]; last.ID != id || last.Fetched != 1 || last.By != "front desk" {
			t.Errorf("flags %q: listed %+v", flag, last)
		}
	}
	accounts, err := d.journal.Disclosures(t.Context(), record, d.at().Add(-time.Hour), d.at().Add(time.Hour))
	check(t, err)
	text, _, err := d.Keyring.Open(accounts[0].Sealed, accounts[0].ID, 1)
	if err != nil || !strings.Contains(string(text), `Dr. Roe`) || accounts[0].Basis != "patient-access" || !accounts[0].IsExempt {
		t.Errorf("the accounting: %s, %+v, %v", text, accounts[0], err)
	}
}

// TestServer_Revoked: once a link was revoked nothing is fetched by it, not even what a manifest named before, and its bytes
// are gone. What is said of it is what is said of a link that never was.
func TestServer_Revoked(t *testing.T) {
	d := newDesk(t)
	record := d.take(t, "M1", "13.5", "F")
	listed, listedID := d.make(t, healthlink.Ask{Records: []vault.RecordID{record}})
	direct, directID := d.make(t, healthlink.Ask{Records: []vault.RecordID{record}, Flag: "LU"})
	status, body := d.post(t, listed.URL, `{"recipient":"Dr. Roe"}`)
	var answer struct{ Files []struct{ Location string } }
	check(t, json.Unmarshal([]byte(body), &answer))
	if status != http.StatusOK || len(answer.Files) != 1 || d.disclosed(t) != 0 {
		t.Fatalf("the manifest: %d %s; %d disclosures", status, body, d.disclosed(t))
	}
	location := answer.Files[0].Location
	if status, _ := d.get(t, location); status != http.StatusOK || d.disclosed(t) != 1 {
		t.Fatalf("the file: %d; %d disclosures", status, d.disclosed(t))
	}
	check(t, d.journal.RevokeHealthLink(t.Context(), listedID))
	check(t, d.journal.RevokeHealthLink(t.Context(), directID))
	never := d.server.Base + "/" + base64.RawURLEncoding.EncodeToString(make([]byte, 32))
	wantStatus, want := d.post(t, never, `{"recipient":"Dr. Roe"}`)
	for name, f := range map[string]func() (int, string){
		"the manifest": func() (int, string) { return d.post(t, listed.URL, `{"recipient":"Dr. Roe"}`) },
		"its file":     func() (int, string) { return d.get(t, location) },
		"a file":       func() (int, string) { return d.get(t, direct.URL+"?recipient=Dr.+Roe") },
		"no secret":    func() (int, string) { return d.get(t, d.server.Base+"/x?recipient=Dr.+Roe") },
	} {
		if status, body := f(); status != http.StatusNotFound || status != wantStatus || body != want {
			t.Errorf("%s: %d %s", name, status, body)
		}
	}
	var left int
	check(t, d.db.Get(&left, `select (select count(*) from health_link_files) + (select count(*) from health_links where body is not null)`))
	if left != 0 || d.disclosed(t) != 1 {
		t.Errorf("%d files and keys are left, %d disclosures", left, d.disclosed(t))
	}
	if err := d.journal.RevokeHealthLink(t.Context(), listedID); !errors.Is(err, journal.ErrNotFound) {
		t.Errorf("revoked twice: %v", err)
	}
}

// TestServer_RevokedMeanwhile revokes a link while it is fetched in every way, with what a manifest named before too: whatever is
// asked after the revocation has returned gets nothing, and all that was given out is accounted for.
func TestServer_RevokedMeanwhile(t *testing.T) {
	d := newDesk(t)
	p, id := d.make(t, healthlink.Ask{Records: []vault.RecordID{d.take(t, "M1", "13.5", "F")}})
	_, body := d.post(t, p.URL, `{"recipient":"Dr. Roe"}`)
	var answer struct{ Files []struct{ Location string } }
	check(t, json.Unmarshal([]byte(body), &answer))
	var revoked atomic.Bool
	var given, late atomic.Int64
	fetch := func(f func() (int, string)) {
		isAfter := revoked.Load()
		if status, _ := f(); status == http.StatusOK {
			given.Add(1)
			if isAfter {
				late.Add(1)
			}
		}
	}
	ctx, stop := context.WithCancel(t.Context())
	var group sync.WaitGroup
	for _, f := range []func() (int, string){
		func() (int, string) { return d.get(t, answer.Files[0].Location) },
		func() (int, string) { return d.post(t, p.URL, `{"recipient":"x","embeddedLengthMax":1000000}`) },
	} {
		group.Go(func() {
			for ctx.Err() == nil {
				fetch(f)
			}
		})
	}
	for given.Load() < 6 {
		time.Sleep(time.Millisecond)
	}
	check(t, d.journal.RevokeHealthLink(t.Context(), id))
	revoked.Store(true)
	kept := d.disclosed(t)
	for range 3 {
		fetch(func() (int, string) { return d.get(t, answer.Files[0].Location) })
	}
	stop()
	group.Wait()
	if n := d.disclosed(t); late.Load() != 0 || n != kept || int64(n) != given.Load() {
		t.Errorf("%d were given out, %d of them late; %d disclosures, %d when it was revoked", given.Load(), late.Load(), n, kept)
	}
}

// TestServer_Passcode: wrong passcodes are counted over the life of a link, also when many come at once, and the last one ends
// it; right ones are not counted.
func TestServer_Passcode(t *testing.T) {
	d := newDesk(t)
	record := d.take(t, "M1", "13.5", "F")
	p, _ := d.make(t, healthlink.Ask{Records: []vault.RecordID{record}, Flag: "P", Passcode: "2468", Attempts: 4})
	try := func(passcode string, want error, left int) {
		t.Helper()
		_, err := d.follow(p, passcode)
		wrong := new(healthlink.PasscodeError)
		if errors.As(err, &wrong) != (left >= 0) || left >= 0 && wrong.Left != left || left < 0 && !errors.Is(err, want) {
			t.Errorf("%s: %v", passcode, err)
		}
	}
	try("1111", nil, 3)
	try("2468", nil, -1)
	try("", nil, 2)
	var wrong sync.WaitGroup
	statuses := make([]int, 8)
	for i := range statuses {
		wrong.Go(func() { statuses[i], _ = d.post(t, p.URL, `{"recipient":"x","passcode":"9"}`) })
	}
	wrong.Wait()
	counted := map[int]int{}
	for _, s := range statuses {
		counted[s]++
	}
	if counted[http.StatusUnauthorized] != 2 || counted[http.StatusNotFound] != 6 {
		t.Errorf("eight guesses at once: %v", counted)
	}
	try("2468", healthlink.ErrOver, -1)
	for name, ask := range map[string]healthlink.Ask{
		"P without a passcode":   {Records: []vault.RecordID{record}, Flag: "P", Attempts: 3},
		"a passcode without P":   {Records: []vault.RecordID{record}, Passcode: "1", Attempts: 3},
		"a passcode for a file":  {Records: []vault.RecordID{record}, Flag: "PU", Passcode: "1", Attempts: 3},
		"no attempts":            {Records: []vault.RecordID{record}, Flag: "P", Passcode: "1"},
		"a label that is a book": {Records: []vault.RecordID{record}, Label: strings.Repeat("x", 81)},
	} {
		ask.IsPatient, ask.Lifetime = true, time.Hour
		if made, err := d.maker.Make(t.Context(), ask); err == nil {
			t.Errorf("%s: made %s", name, made.ID)
		}
	}
	if _, err := d.maker.Make(t.Context(), healthlink.Ask{Records: []vault.RecordID{record}, Lifetime: time.Hour}); !errors.Is(err, healthlink.ErrDenied) {
		t.Errorf("for somebody who was not identified: %v", err)
	}
}

// TestServer_Over: links end by themselves, with their record's withdrawal, and when it is shredded. Long-term links follow their
// record.
func TestServer_Over(t *testing.T) {
	d := newDesk(t)
	record := d.take(t, "M1", "13.5", "F")
	short, _ := d.make(t, healthlink.Ask{Records: []vault.RecordID{record}, Lifetime: time.Minute})
	fixed, _ := d.make(t, healthlink.Ask{Records: []vault.RecordID{record}})
	long, _ := d.make(t, healthlink.Ask{Records: []vault.RecordID{record}, Flag: "L"})
	d.wait(2 * time.Minute)
	if status, _ := d.post(t, short.URL, `{"recipient":"x"}`); status != http.StatusNotFound {
		t.Errorf("expired: %d", status)
	}
	check(t, d.journal.ForgetHealthLinks(t.Context(), d.at()))
	var left int
	check(t, d.db.Get(&left, `select count(*) from health_link_files`))
	if left != 2 {
		t.Errorf("%d files are left", left)
	}
	d.take(t, "M2", "14.5", "C")
	if content, err := d.follow(long, ""); err != nil || !strings.Contains(content, `14.5`) || strings.Contains(content, `"value":13.5`) {
		t.Errorf("the long-term link: %v", err)
	}
	if content, err := d.follow(fixed, ""); err != nil || strings.Contains(content, `14.5`) {
		t.Errorf("the other link: %v", err)
	}
	d.take(t, "M3", "14.5", "W")
	for _, p := range []healthlink.Payload{long, fixed} {
		if _, err := d.follow(p, ""); !errors.Is(err, healthlink.ErrOver) {
			t.Errorf("withdrawn: %v", err)
		}
	}
}

// failing are links whose disclosures can't be kept.
type failing struct{ *journal.Journal }

func (f failing) AtHealthLink(ctx context.Context, path [32]byte, now time.Time, do func(*journal.AtHealthLink) error) error {
	return f.Journal.AtHealthLink(ctx, path, now, func(l *journal.AtHealthLink) error {
		if err := do(l); err != nil {
			return err
		}
		return errors.New("the database is gone")
	})
}

// TestServer_NothingUnaccounted: what can't be made durable does not leave.
func TestServer_NothingUnaccounted(t *testing.T) {
	d := newDesk(t)
	record := d.take(t, "M1", "13.5", "F")
	p, _ := d.make(t, healthlink.Ask{Records: []vault.RecordID{record}, Flag: "U"})
	listed, _ := d.make(t, healthlink.Ask{Records: []vault.RecordID{record}})
	d.server.Links = failing{d.journal}
	if status, body := d.get(t, p.URL+"?recipient=x"); status != http.StatusServiceUnavailable || strings.Contains(body, "eyJ") {
		t.Errorf("a file: %d %s", status, body)
	}
	if status, body := d.post(t, listed.URL, `{"recipient":"x","embeddedLengthMax":1000000}`); status != http.StatusServiceUnavailable || strings.Contains(body, "eyJ") {
		t.Errorf("a manifest: %d %s", status, body)
	}
	for name, body := range map[string]string{"nothing": ``, "no recipient": `{}`, "no JSON": `recipient=x`, "a long one": `{"recipient":"` + strings.Repeat("x", 201) + `"}`} {
		if status, _ := d.post(t, listed.URL, body); status != http.StatusBadRequest {
			t.Errorf("%s: %d", name, status)
		}
	}
	request, err := http.NewRequest(http.MethodOptions, listed.URL, nil)
	check(t, err)
	response, err := http.DefaultClient.Do(request)
	check(t, err)
	response.Body.Close()
	if response.StatusCode != http.StatusNoContent || response.Header.Get("Access-Control-Allow-Origin") != "*" {
		t.Errorf("a viewer's page asks first: %d %v", response.StatusCode, response.Header)
	}
}

// TestMake_KeepsNoKey looks for a link's key and secret in all that the lab keeps.
func TestMake_KeepsNoKey(t *testing.T) {
	d := newDesk(t)
	record := d.take(t, "M1", "13.5", "F")
	p, _ := d.make(t, healthlink.Ask{Records: []vault.RecordID{record}, Flag: "P", Passcode: "zz-passcode-zz", Attempts: 3})
	secret, err := base64.RawURLEncoding.DecodeString(p.URL[strings.LastIndex(p.URL, "/")+1:])
	check(t, err)
	long, _ := d.make(t, healthlink.Ask{Records: []vault.RecordID{record}, Flag: "L"})
	var tables []string
	check(t, d.db.Select(&tables, `select tablename from pg_tables where schemaname = 'public'`))
	var all strings.Builder
	for _, table := range tables {
		var rows []string
		check(t, d.db.Select(&rows, `select t::text from `+table+` t`)) //nolint:gosec // names are the database's own
		all.WriteString(strings.Join(rows, "\n"))
	}
	for name, b := range map[string][]byte{"key": p.Key, "secret": secret, "key of a long-term link": long.Key, "passcode": []byte("zz-passcode-zz")} {
		if strings.Contains(all.String(), hex.EncodeToString(b)) || strings.Contains(all.String(), string(b)) {
			t.Errorf("the %s is in the database", name)
		}
	}
	if !strings.Contains(all.String(), hex.EncodeToString(record[:])) {
		t.Fatal("the search finds nothing")
	}
}

func (d *desk) post(t *testing.T, address, body string) (int, string) {
	t.Helper()
	response, err := http.Post(address, "application/json", strings.NewReader(body))
	return read(t, response, err)
}

func (d *desk) get(t *testing.T, address string) (int, string) {
	t.Helper()
	response, err := http.Get(address)
	return read(t, response, err)
}

func read(t *testing.T, response *http.Response, err error) (int, string) {
	t.Helper()
	if err != nil {
		t.Error(err)
		return 0, ""
	}
	defer response.Body.Close()
	var b bytes.Buffer
	if _, err := b.ReadFrom(response.Body); err != nil {
		t.Error(err)
	}
	return response.StatusCode, b.String()
}
