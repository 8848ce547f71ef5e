package healthlink_test

import (
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/internal/fhirtest"
	"github.com/labseal/labseal/oracle/healthlink"
	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/record"
	"github.com/labseal/labseal/oracle/vault"
)

// panel takes a result of two analytes of a patient in.
func (d *desk) panel(t *testing.T, control, patient, order, status string) vault.RecordID {
	t.Helper()
	message := strings.Join([]string{
		`MSH|^~\&|LIS|EAST LAB|EHR|CLINIC|20260301120000||ORU^R01^ORU_R01|` + control + `|P|2.5.1`,
		`PID|1||` + patient + `^^^EAST^MR||Doe^Jane||19700102`,
		`OBR|1|P` + order + `^EHR|F` + order + `^LIS|24326-1^Electrolytes^LN|||20260301110000|||||||||||||||20260301115900|||` + strings.ReplaceAll(status, "W", ""),
		`OBX|1|NM|2951-2^Sodium^LN||139.` + order + `|mmol/L|136-145||||` + status,
		`OBX|2|NM|2823-3^Potassium^LN||4.` + order + `7|mmol/L|3.5-5.1||||` + status,
	}, "\r") + "\r"
	answers, err := d.Take(t.Context(), []intake.Artefact{{Bytes: []byte(message), Source: intake.FromMLLP}})
	check(t, err)
	return answers[0].Record
}

func (d *desk) contents(t *testing.T, p healthlink.Payload) (list []string) {
	t.Helper()
	contents, err := healthlink.Follow(t.Context(), http.DefaultClient, p, "Dr. Roe", "", d.at())
	check(t, err)
	for _, c := range contents {
		list = append(list, strings.ReplaceAll(string(c), " ", ""))
	}
	return list
}

var sodium = record.Coding{System: "http://loinc.org", Code: "2951-2"}

// TestServer_Several shares several records of a patient by one link: a file of each, in their order, each accounted for by
// itself. What is withdrawn is left out, and a file that a manifest named before stays that of its record.
func TestServer_Several(t *testing.T) {
	d := newDesk(t)
	first, second, third := d.panel(t, "M1", "100", "1", "F"), d.panel(t, "M2", "100", "2", "F"), d.panel(t, "M3", "100", "3", "F")
	p, id := d.make(t, healthlink.Ask{Records: []vault.RecordID{first, second, third}, Flag: "L"})
	got := d.contents(t, p)
	fhirtest.Check(t, []byte(got[0]), []byte(got[1]), []byte(got[2]))
	if len(got) != 3 || !strings.Contains(got[0], "139.1") || !strings.Contains(got[1], "139.2") || !strings.Contains(got[2], "139.3") {
		t.Fatalf("%d files: %.300q", len(got), got)
	}
	for i, id := range []vault.RecordID{first, second, third} {
		list, err := d.journal.Disclosures(t.Context(), id, d.at().Add(-time.Hour), d.at().Add(time.Hour))
		check(t, err)
		if len(list) != 3 || list[i].Of.Record != id {
			t.Errorf("record %d: %d disclosures of its patient, the one in its turn of %s", i, len(list), list[i].Of.Record)
		}
	}

	_, body := d.post(t, p.URL, `{"recipient":"Dr. Roe"}`)
	var answer struct{ Files []struct{ Location string } }
	check(t, json.Unmarshal([]byte(body), &answer))
	d.panel(t, "M4", "100", "2", "W")
	d.panel(t, "M5", "100", "3", "C")
	if status, _ := d.get(t, answer.Files[1].Location); status != http.StatusNotFound {
		t.Errorf("the file of a withdrawn record: %d", status)
	}
	status, file := d.get(t, answer.Files[2].Location)
	content, err := healthlink.Open(p.Key, []byte(file))
	if status != http.StatusOK || err != nil || !strings.Contains(string(content), `"corrected"`) {
		t.Errorf("the file of a corrected record: %d, %v", status, err)
	}
	if got := d.contents(t, p); len(got) != 2 || !strings.Contains(got[0], "139.1") || !strings.Contains(got[1], "139.3") {
		t.Errorf("%d files after a withdrawal", len(got))
	}
	all, err := d.journal.HealthLinks(t.Context(), false, d.at())
	check(t, err)
	if len(all) != 1 || all[0].ID != id || len(all[0].Of) != 3 || all[0].Of[2].Version != 2 || all[0].Of[1].Version != 1 || all[0].Fetched != 6 {
		t.Errorf("listed %+v", all)
	}
}

// TestMake_Several makes no link to records of different patients, and none that names a record twice or needs what one file
// can't say.
func TestMake_Several(t *testing.T) {
	d := newDesk(t)
	mine, other := d.panel(t, "M1", "100", "1", "F"), d.panel(t, "M2", "200", "2", "F")
	for name, test := range map[string]struct {
		ask  healthlink.Ask
		want error // nil: any
	}{
		"another patient's": {healthlink.Ask{Records: []vault.RecordID{mine, other}}, healthlink.ErrPatients},
		"one twice":         {healthlink.Ask{Records: []vault.RecordID{mine, mine}}, nil},
		"none":              {healthlink.Ask{}, nil},
		"two in one file":   {healthlink.Ask{Records: []vault.RecordID{mine, d.panel(t, "M3", "100", "3", "F")}, Flag: "U"}, nil},
		"what is not there": {healthlink.Ask{Records: []vault.RecordID{mine}, Codes: []record.Coding{{System: "http://loinc.org", Code: "0-0"}}}, healthlink.ErrNothing},
	} {
		test.ask.IsPatient, test.ask.Lifetime, test.ask.By = true, time.Hour, "front desk"
		if made, err := d.maker.Make(t.Context(), test.ask); err == nil || test.want != nil && !errors.Is(err, test.want) {
			t.Errorf("%s: %+v, %v", name, made, err)
		}
	}
}

// TestServer_Narrowed shares one analyte: neither the Bundle nor the opening in it tells the other, of the version nor of its
// correction; the record stays at the lab. The accounting says which it was, and nothing in clear does.
func TestServer_Narrowed(t *testing.T) {
	d := newDesk(t)
	id := d.panel(t, "M1", "100", "1", "F")
	p, _ := d.make(t, healthlink.Ask{Records: []vault.RecordID{id}, Flag: "L", Codes: []record.Coding{sodium}})
	look := func(when, value string) {
		t.Helper()
		content := d.contents(t, p)[0]
		attached, err := healthlink.Attachments([]byte(content))
		check(t, err)
		opening, err := evidence.DecodeOpening(attached.Opening)
		check(t, err)
		observations := 0
		for _, c := range opening.Claims {
			if c.Claim.Kind == "observation" {
				observations++
			}
		}
		if attached.Record != nil || string(attached.Evidence) != "evidence" || observations != 1 || !strings.Contains(content, value) {
			t.Errorf("%s: record %q, %d observations", when, attached.Record, observations)
		}
		for _, secret := range []string{"2823-3", "Potassium", "4.17"} {
			if strings.Contains(content, secret) || strings.Contains(string(attached.Opening), secret) {
				t.Errorf("%s: it tells %s", when, secret)
			}
		}
	}
	look("the version", `"value":139.1`)
	d.panel(t, "M2", "100", "1", "C")
	look("its correction", `"corrected"`)
	fhirtest.Check(t, []byte(d.contents(t, p)[0]))
	list, err := d.journal.Disclosures(t.Context(), id, d.at().Add(-time.Hour), d.at().Add(time.Hour))
	check(t, err)
	text, _, err := d.Keyring.Open(list[0].Sealed, list[0].ID, 1)
	if err != nil || !strings.Contains(string(text), "2951-2") || strings.Contains(string(text), "whole") {
		t.Errorf("the accounting: %s, %v", text, err)
	}
	var rows []string
	check(t, d.db.Select(&rows, `select l::text from health_links l`))
	if strings.Contains(rows[0], "2951-2") {
		t.Errorf("the journal tells in clear: %s", rows[0])
	}
}
