package intake_test

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/record"
	"github.com/labseal/labseal/oracle/vault"
)

// takeText takes HL7 v2 in, in one batch, and wants every one accepted.
func (d *desk) takeText(t *testing.T, texts ...string) []intake.Answer {
	t.Helper()
	artefacts := make([]intake.Artefact, len(texts))
	for i, text := range texts {
		artefacts[i] = intake.Artefact{Bytes: []byte(text), Source: intake.FromMLLP}
	}
	answers, err := d.Take(t.Context(), artefacts)
	check(t, err)
	return answers
}

// order is an order of the clinic's system; patient is its PID-3, which may be empty.
func order(control, patient, placer string) string {
	return `MSH|^~\&|EHR|CLINIC|LIS|EAST LAB|20260301080000||OML^O21^OML_O21|` + control + `|P|2.5.1` + "\rPID|1||" + patient +
		"\rORC|NW|" + placer + "\rOBR|1|" + placer + "||718-7^Hemoglobin^LN\r"
}

// ordered is the result of an order; patient is its PID-3, which may be empty.
func ordered(control, patient, placer, filler, value string) string {
	return `MSH|^~\&|LIS|EAST LAB|EHR|CLINIC|20260301120000||ORU^R01^ORU_R01|` + control + `|P|2.5.1` + "\rPID|1||" + patient +
		"\rOBR|1|" + placer + "|" + filler + "^LIS|718-7^Hemoglobin^LN|||||||||||||||||||||F\rOBX|1|NM|718-7^Hemoglobin^LN||" + value + "|g/dL|||||F\r"
}

// adt is an ADT message that links or parts two numbers of EAST, as each event writes it.
func adt(event, survives, merged string) string {
	text := `MSH|^~\&|ADT|EAST|LIS|LAB|20260301||ADT^` + event + `|` + event + survives + merged + "|P|2.5.1\rEVN||20260301\rPID|1||" +
		survives + "^^^EAST^MR\r"
	if event == "A24" || event == "A37" {
		return text + "PID|2||" + merged + "^^^EAST^MR\r"
	}
	return text + "MRG|" + merged + "^^^EAST^MR\r"
}

// TestContext takes results of an order that came before: they get what the order says of their patient, and may not
// contradict it.
func TestContext(t *testing.T) {
	const patient, other, elsewhere = "100^^^EAST^MR", "200^^^EAST^MR", "77^^^LIS^PI"
	for name, test := range map[string]struct {
		order, result string
		outcome       intake.Outcome
		isOrdered     bool // the order is noted with the result
		stranger      intake.Outcome
	}{
		"of its patient":               {order("O1", patient, "P1^EHR"), ordered("R1", patient, "P1^EHR", "F1", "13"), intake.Accepted, true, intake.Quarantined},
		"without a patient":            {order("O1", patient, "P1^EHR"), ordered("R1", "", "P1^EHR", "F1", "13"), intake.Accepted, true, intake.Quarantined},
		"of another patient":           {order("O1", patient, "P1^EHR"), ordered("R1", other, "P1^EHR", "F1", "13"), intake.Quarantined, false, ""},
		"under a number of the lab's":  {order("O1", patient, "P1^EHR"), ordered("R1", elsewhere, "P1^EHR", "F1", "13"), intake.Accepted, true, intake.Accepted},
		"a number of nobody's":         {order("O1", patient, "P1"), ordered("R1", other, "P1", "F1", "13"), intake.Accepted, false, intake.Accepted},
		"another order":                {order("O1", patient, "P1^EHR"), ordered("R1", other, "P2^EHR", "F1", "13"), intake.Accepted, false, intake.Accepted},
		"of an order without patient":  {order("O1", "", "P1^EHR"), ordered("R1", other, "P1^EHR", "F1", "13"), intake.Accepted, true, intake.Accepted},
		"neither names a patient":      {order("O1", "", "P1^EHR"), ordered("R1", "", "P1^EHR", "F1", "13"), intake.Accepted, true, intake.Accepted},
		"the result came first":        {ordered("R0", other, "P1^EHR", "F1", "12"), order("O1", patient, "P1^EHR"), intake.Accepted, false, ""},
		"the order is sent once again": {order("O1", patient, "P1^EHR"), order("O2", patient, "P1^EHR"), intake.Duplicate, false, ""},
	} {
		for way, inOne := range map[string]bool{"one by one": false, "in one batch": true} {
			t.Run(name+", "+way, func(t *testing.T) {
				t.Parallel()
				d := newDesk(t)
				var answers []intake.Answer
				if inOne {
					answers = d.takeText(t, test.order, test.result)
				} else {
					answers = append(d.takeText(t, test.order), d.takeText(t, test.result)...)
				}
				if answers[0].Outcome != intake.Accepted || answers[1].Outcome != test.outcome {
					t.Fatalf("got %s, %s %q", answers[0].Outcome, answers[1].Outcome, answers[1].Problem)
				}
				past, err := d.journal.History(t.Context(), answers[1].Record)
				isOrdered := err == nil && past[0].Order != nil && *past[0].Order == answers[0].Record
				if isOrdered != test.isOrdered {
					t.Errorf("the order is noted: %v", isOrdered)
				}
				if test.stranger == "" {
					return
				}
				if want := "1 provisional, 0 named, 1 linked"; name == "without a patient" && d.standing(t, answers[1].Record) != want {
					t.Errorf("it stands under %s", d.standing(t, answers[1].Record))
				}
				// The next version names a patient: the record's, or the order's, must be the one.
				next := d.takeText(t, ordered("R2", other, "P1^EHR", "F1", "14"))[0]
				if name == "another order" { // then that number is another order's
					next = d.takeText(t, ordered("R2", other, "P2^EHR", "F1", "14"))[0]
				}
				if name == "under a number of the lab's" {
					next = d.takeText(t, ordered("R3", elsewhere, "P1^EHR", "F1", "15"))[0]
				}
				if next.Outcome != test.stranger {
					t.Errorf("the next: %s %q", next.Outcome, next.Problem)
				}
			})
		}
	}
}

// standing is whether a record's patient stands under a provisional number, and whether it is known.
func (d *desk) standing(t *testing.T, id vault.RecordID) string {
	t.Helper()
	var provisional, named, linked int
	check(t, d.db.Get(&provisional, `select count(*) from identities where record = $1 and is_provisional`, id[:]))
	check(t, d.db.Get(&named, `select count(*) from identities where record = $1 and not is_provisional`, id[:]))
	p, err := d.journal.PatientOf(t.Context(), id)
	check(t, err)
	for _, number := range p.Identities {
		if [16]byte(number[16:]) != [16]byte{} { // of a patient
			continue
		}
		all, _, withheld, err := d.journal.Numbers(t.Context(), journal.Patient{Identities: [][32]byte{number}})
		check(t, err)
		linked += len(all) + withheld - 1
	}
	return fmt.Sprintf("%d provisional, %d named, %d linked", provisional, named, linked)
}

// TestProvisional gives a record that names no patient a provisional number, and links that when its patient is named: by
// a later version, by its order, or by a person, who may have been wrong.
func TestProvisional(t *testing.T) {
	noPID := strings.Replace(ordered("R1", "", "", "F1", "13"), "PID|1||\r", "", 1)
	unknown := strings.Replace(ordered("R1", "", "", "F1", "13"), "PID|1||\r", "PID|1||\"\"||Doe^John\r", 1)
	mine, stranger := ordered("R2", "100^^^EAST^MR", "", "F1", "14"), ordered("R3", "200^^^EAST^MR", "", "F1", "15")
	for name, text := range map[string]string{"no PID": noPID, "an unknown patient": unknown} {
		t.Run(name+", identified by a version", func(t *testing.T) {
			t.Parallel()
			d := newDesk(t)
			one := d.takeText(t, text)[0]
			if got := d.standing(t, one.Record); one.Outcome != intake.Accepted || got != "1 provisional, 0 named, 0 linked" {
				t.Fatalf("%s: %s", one.Outcome, got)
			}
			if two := d.takeText(t, mine)[0]; two.Record != one.Record || two.Version != 2 {
				t.Fatalf("identified: %s version %d", two.Outcome, two.Version)
			}
			if got := d.standing(t, one.Record); got != "1 provisional, 1 named, 1 linked" {
				t.Errorf("identified: %s", got)
			}
			if three := d.takeText(t, stranger)[0]; three.Outcome != intake.Quarantined {
				t.Errorf("another patient: %s", three.Outcome)
			}
		})
	}
	t.Run("identified by a person", func(t *testing.T) {
		t.Parallel()
		d := newDesk(t)
		one := d.takeText(t, noPID)[0]
		patient := []record.Identifier{{Value: "100", Authority: "EAST"}}
		said, err := d.Identify(t.Context(), one.Record, patient, false)
		check(t, err)
		if said.Outcome != intake.Accepted || said.Record == one.Record || said.Leaf == one.Leaf {
			t.Fatalf("what a person says is no record of its own: %+v", said)
		}
		if got := d.standing(t, one.Record); got != "1 provisional, 0 named, 1 linked" {
			t.Errorf("identified: %s", got)
		}
		if _, err := d.Identify(t.Context(), one.Record, patient, false); !errors.Is(err, intake.ErrIdentified) {
			t.Errorf("identified twice: %v", err)
		}
		if got := d.takeText(t, stranger)[0]; got.Outcome != intake.Quarantined {
			t.Errorf("another patient: %s", got.Outcome)
		}
		// Whoever was enrolled under the patient's number permits nothing of it: only a version that names it does that.
		named := d.takeText(t, ordered("R9", "100^^^EAST^MR", "", "F9", "9"))[0]
		d.enroll(t, named.Record)
		if got := d.subjects(t, one.Record); got != "[false]" {
			t.Errorf("subjects %s", got)
		}
		if err := d.journal.BindSubject(t.Context(), common.Hash{1}, one.Record); !errors.Is(err, journal.ErrNotFound) {
			t.Errorf("bound to a provisional number: %v", err)
		}
		_, err = d.Identify(t.Context(), one.Record, patient, true)
		check(t, err)
		if got := d.standing(t, one.Record); got != "1 provisional, 0 named, 0 linked" {
			t.Errorf("undone: %s", got)
		}
		if _, err := d.Identify(t.Context(), one.Record, patient, true); !errors.Is(err, intake.ErrUnidentified) {
			t.Errorf("undone twice: %v", err)
		}
		again := strings.Replace(stranger, "|R3|", "|R4|", 1)
		if got := d.takeText(t, again)[0]; got.Outcome != intake.Accepted || got.Version != 2 {
			t.Errorf("another patient after that: %s version %d", got.Outcome, got.Version)
		}
	})
	t.Run("known from the beginning", func(t *testing.T) {
		t.Parallel()
		d := newDesk(t)
		one := d.takeText(t, mine)[0]
		if _, err := d.Identify(t.Context(), one.Record, []record.Identifier{{Value: "1"}}, false); !errors.Is(err, intake.ErrIdentified) {
			t.Error(err)
		}
		if _, err := d.Identify(t.Context(), one.Record, nil, false); !errors.Is(err, intake.ErrNoPatient) {
			t.Error(err)
		}
	})
	t.Run("of no patient", func(t *testing.T) {
		t.Parallel()
		d := newDesk(t)
		control := strings.Replace(noPID, "OBR|1", "SPM|1|S||B|||||||Q\rOBR|1", 1)
		if got := d.takeText(t, control)[0]; d.standing(t, got.Record) != "0 provisional, 0 named, 0 linked" {
			t.Errorf("a control: %s", d.standing(t, got.Record))
		}
	})
}

// TestLink links numbers of one patient, by every event that does so, also by way of others: then a result under each of
// them is the record's, until that is undone. Each is a record of its own, signed and logged.
func TestLink(t *testing.T) {
	result := func(control, patient string) string {
		return ordered(control, patient+"^^^EAST^MR", "", "F1", "13."+strings.TrimLeft(control, "R"))
	}
	for name, test := range map[string]struct {
		links   []string
		outcome intake.Outcome
	}{
		"without a link":              {nil, intake.Quarantined},
		"A40":                         {[]string{adt("A40", "200", "100")}, intake.Accepted},
		"A18":                         {[]string{adt("A18", "200", "100")}, intake.Accepted},
		"A30":                         {[]string{adt("A30", "200", "100")}, intake.Accepted},
		"A34":                         {[]string{adt("A34", "200", "100")}, intake.Accepted},
		"A36":                         {[]string{adt("A36", "200", "100")}, intake.Accepted},
		"A47":                         {[]string{adt("A47", "200", "100")}, intake.Accepted},
		"A24":                         {[]string{adt("A24", "200", "100")}, intake.Accepted},
		"the other way round":         {[]string{adt("A40", "100", "200")}, intake.Accepted},
		"by way of another":           {[]string{adt("A40", "300", "100"), adt("A24", "400", "300"), adt("A40", "200", "400")}, intake.Accepted},
		"undone":                      {[]string{adt("A24", "100", "200"), adt("A37", "100", "200")}, intake.Quarantined},
		"a way of others undone":      {[]string{adt("A40", "300", "100"), adt("A40", "200", "300"), adt("A37", "300", "100")}, intake.Quarantined},
		"another way is left":         {[]string{adt("A40", "200", "100"), adt("A40", "300", "100"), adt("A40", "200", "300"), adt("A37", "200", "100")}, intake.Accepted},
		"undone and linked once more": {[]string{adt("A24", "100", "200"), adt("A37", "100", "200"), adt("A40", "100", "200")}, intake.Accepted},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t)
			first := d.takeText(t, result("R1", "100"))[0]
			for _, l := range test.links {
				if got := d.takeText(t, l)[0]; got.Outcome != intake.Accepted || got.Leaf == first.Leaf || got.Record == first.Record {
					t.Fatalf("%s: %s", got.Outcome, got.Problem)
				}
			}
			if got := d.takeText(t, result("R2", "200"))[0]; got.Outcome != test.outcome {
				t.Errorf("under the other number: %s %s", got.Outcome, got.Problem)
			}
		})
	}
}

// enroll binds a subject to a record's patient.
func (d *desk) enroll(t *testing.T, id vault.RecordID) {
	t.Helper()
	_, err := d.db.Exec(`insert into subjects (subject, salt) values (sha256('s'), sha256('t'))`)
	check(t, err)
	check(t, d.journal.BindSubject(t.Context(), sha256.Sum256([]byte("s")), id))
}

// subjects says of each subject of a record's patient whether it is the record's own, so that it may permit.
func (d *desk) subjects(t *testing.T, id vault.RecordID) string {
	t.Helper()
	list, err := d.journal.SubjectsOf(t.Context(), id)
	check(t, err)
	var own []bool
	for _, e := range list {
		own = append(own, e.IsOwn)
	}
	return fmt.Sprint(own)
}

// TestLink_ChangesNothingElse links a patient's numbers beside a subject and its grant: neither moves, nothing is said on
// the chain but the link's own leaf, and the versions that were there stay as they are. The subject permits no more than
// before: of what came under the other number, nothing.
func TestLink_ChangesNothingElse(t *testing.T) {
	d := newDesk(t)
	one := d.takeText(t, ordered("R1", "100^^^EAST^MR", "", "F1", "13"))[0]
	other := d.takeText(t, ordered("R2", "200^^^EAST^MR", "", "F2", "13"))[0]
	d.enroll(t, one.Record)
	_, err := d.db.Exec(`insert into grants (grant_id, subject, record, epoch, wrapped, opening) values (sha256('g'), sha256('s'), decode(repeat('ab', 16), 'hex'), 1, 'w', 'o')`)
	check(t, err)
	look := func() (all string) {
		const query = `select md5(string_agg(x, ',' order by x)) from (
			select s::text x from subjects s union all select g::text from grants g union all select o::text from transactions o
			union all select a::text from amendments a union all select v::text from versions v where record = $1) all_rows`
		check(t, d.db.Get(&all, query, one.Record[:]))
		return all
	}
	before := look()
	if d.subjects(t, one.Record) != "[true]" || d.subjects(t, other.Record) != "[]" {
		t.Error("before the link, the subject is another's")
	}
	link := d.takeText(t, adt("A40", "200", "100"))[0]
	if after := look(); after != before || link.Version != 1 {
		t.Error("a link changes what is not its own")
	}
	if d.subjects(t, one.Record) != "[true]" || d.subjects(t, other.Record) != "[false]" {
		t.Error("a link widens a grant")
	}
	if bad := d.takeText(t, strings.Replace(adt("A40", "200", ""), "MRG|^^^EAST^MR", "MRG|", 1))[0]; bad.Outcome != intake.Refused || !bad.Unread {
		t.Errorf("a link of one number: %s %q", bad.Outcome, bad.Problem)
	}
}

// TestTake_RepeatTesting is what becomes of repeat and additional testing: a rerun and an addendum are versions, a reflex
// and an add-on are records of their own, whose order is the same.
func TestTake_RepeatTesting(t *testing.T) {
	const patient, placer = "100^^^EAST^MR", "P1^EHR"
	reflex := strings.Replace(ordered("R3", patient, "P1^EHR", "F2", "7"), "|||||||||||||||||||||F\r", "|||||||||||||||||||||F||||P1&EHR^F1&LIS\r", 1)
	addendum := strings.Replace(strings.Replace(ordered("R5", patient, placer, "F1", "13.5"), "|||||F\r", "|||||F\rOBX|2|TX|48767-8^Comment^LN||hemolysed||||||B\r", 1),
		"|||||||||||||||||||||F\r", "|||||||||||||||||||||C\r", 1)
	d := newDesk(t)
	all := d.takeText(t, order("O1", patient, placer), ordered("R1", patient, placer, "F1", "13"))
	first := all[1]
	for _, test := range []struct {
		name, text string
		version    uint32 // of the first record; 0: a record of its own
		reason     evidence.Reason
	}{
		{"rerun", ordered("R2", patient, placer, "F1", "13.5"), 2, evidence.ReasonCorrected},
		{"reflex", reflex, 0, 0},
		{"add-on", ordered("R4", patient, placer, "F3", "9"), 0, 0},
		{"addendum", addendum, 3, evidence.ReasonAmended},
	} {
		got := d.takeText(t, test.text)[0]
		if got.Outcome != intake.Accepted || (got.Record == first.Record) != (test.version > 0) || test.version > 0 && got.Version != test.version {
			t.Errorf("%s: %s version %d, of the first record: %v", test.name, got.Outcome, got.Version, got.Record == first.Record)
		}
		if reason := d.reason(t, got); reason != test.reason {
			t.Errorf("%s: amends for %s", test.name, reason)
		}
		past, err := d.journal.History(t.Context(), got.Record)
		check(t, err)
		if past[0].Order == nil || *past[0].Order != all[0].Record {
			t.Errorf("%s: of another order", test.name)
		}
	}
}
