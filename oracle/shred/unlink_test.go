package shred_test

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/lib/pq"

	"github.com/labseal/labseal/internal/keys"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/record"
	"github.com/labseal/labseal/oracle/vault"
)

// shared are the values that rows of any records have in common, and why that says nothing of whom they are of. A pattern is of
// table.column. What is not listed here must lead from no record to another.
var shared = []rows{
	{regexp.MustCompile(`^(log|recipients)\.|\.member$`), "members"},
	{regexp.MustCompile(`\.epoch$|^epochs\.|^shreds\.epochs$|^fk:epochs`), "the epoch in which it was sealed: all of months"},
	{regexp.MustCompile(`^(transactions|attempts|checkpoints|anchors|attestations|trees|tiles)\.|\.account$|^fk:transactions|^fk:trees`), "what the chain holds, which is of all"},
	{regexp.MustCompile(`^disclosure_batches\.|^disclosure_proofs\.|^fk:disclosure_batches`), "batches of disclosures, likewise"},
	{regexp.MustCompile(`\.pack$|^packs\.|^shreds\.packs$`), "bodies that were taken in at the same moment; time shows"},
	{regexp.MustCompile(`^shreds\.(proposed|approved|rejected)_key$|^officer_entries\.`), "officers"},
	{regexp.MustCompile(`^copied\.|^index_mask\.|^goose`), "how far work has come"},
}

// rows are of which columns, and why they are shared.
type rows struct {
	columns *regexp.Regexp
	why     string
}

// none are values that stand for nothing.
var none = []string{strings.Repeat("00", 16), strings.Repeat("00", 32)}

// graph is all rows of some databases. Two rows are neighbours where they have a value in common: bytes of at least 16, a uuid, a
// foreign key, or hexadecimal digits in a text.
type graph struct {
	values map[string]map[string]bool // of rows
	rows   map[string]map[string]bool // with values
}

func (g *graph) add(row, value string) {
	if slices.Contains(none, value) {
		return
	}
	for _, edge := range []struct {
		of       map[string]map[string]bool
		from, to string
	}{{g.values, row, value}, {g.rows, value, row}} {
		if edge.of[edge.from] == nil {
			edge.of[edge.from] = map[string]bool{}
		}
		edge.of[edge.from][edge.to] = true
	}
}

// way is how one comes from some values to one of others, by rows; empty where none leads there.
func (g *graph) way(from []string, to map[string]string) string {
	came := map[string]string{}
	for _, v := range from {
		came[v] = "it"
	}
	for queue := slices.Clone(from); len(queue) > 0; queue = queue[1:] {
		for _, row := range slices.Sorted(maps.Keys(g.rows[queue[0]])) {
			for _, v := range slices.Sorted(maps.Keys(g.values[row])) {
				if came[v] != "" {
					continue
				}
				came[v] = fmt.Sprintf("%s\n  %s by %s", came[queue[0]], row, v)
				if what, is := to[v]; is {
					return came[v] + "\n  which is " + what
				}
				queue = append(queue, v)
			}
		}
	}
	return ""
}

var digits = regexp.MustCompile(`[0-9a-f]{32,}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}`)

// read adds all rows of a database, as they are, and as masks show them.
func (g *graph) read(t *testing.T, name string, d *desk, masks []keys.Mask) {
	t.Helper()
	var tables []string
	check(t, d.db.Select(&tables, `select tablename from pg_tables where schemaname = 'public'`))
	var refs []foreign
	check(t, d.db.Select(&refs, foreignKeys))
	var blobs []struct{ row, text string }
	for _, table := range tables {
		var rows []struct{ At, Row string }
		check(t, d.db.Select(&rows, `select ctid::text as at, to_jsonb(t)::text as row from `+table+` t`)) //nolint:gosec // names are the database's own
		for _, r := range rows {
			row := name + " " + table + r.At
			columns := map[string]any{}
			check(t, json.Unmarshal([]byte(r.Row), &columns))
			for column, value := range columns {
				if isShared(table + "." + column) {
					continue
				}
				for _, text := range digits.FindAllString(strings.ReplaceAll(fmt.Sprint(value), `\x`, " "), -1) {
					text = strings.ReplaceAll(text, "-", "")
					if len(text) > 128 {
						blobs = append(blobs, struct{ row, text string }{row, text})
						continue
					}
					g.add(row, text)
				}
			}
			for _, f := range refs {
				g.refer(row, table, columns, f)
			}
		}
	}
	g.show(name, masks)
	for _, b := range blobs { // those that hold a value of another row
		for at := 0; at+32 <= len(b.text); at += 2 {
			for _, size := range []int{32, 64} {
				if at+size <= len(b.text) && g.rows[b.text[at:at+size]] != nil {
					g.add(b.row, b.text[at:at+size])
				}
			}
		}
	}
}

// foreign is a foreign key.
type foreign struct {
	From, To  string
	Of, Named pq.StringArray
}

const foreignKeys = `
	select conrelid::regclass::text as from, confrelid::regclass::text as to,
		(select array_agg(attname::text order by place) from unnest(conkey) with ordinality k (n, place)
			join pg_attribute on attrelid = conrelid and attnum = n) as of,
		(select array_agg(attname::text order by place) from unnest(confkey) with ordinality k (n, place)
			join pg_attribute on attrelid = confrelid and attnum = n) as named
	from pg_constraint where contype = 'f'`

// refer adds what a row refers to by a foreign key, or what it is referred to by.
func (g *graph) refer(row, table string, columns map[string]any, f foreign) {
	for side, names := range map[string]pq.StringArray{f.From: f.Of, f.To: f.Named} {
		if side != table || isShared("fk:"+f.To) {
			continue
		}
		value := "fk:" + f.To
		for _, name := range names {
			if columns[name] == nil || isShared(table+"."+name) || strings.TrimPrefix(fmt.Sprint(columns[name]), `\x`) == none[0] {
				return
			}
			value += fmt.Sprint(" ", columns[name])
		}
		g.add(row, value)
	}
}

// isShared says whether a column is one of those that are shared. Its answers are remembered: there are many rows.
func isShared(column string) bool {
	is, isKnown := asked[column]
	if !isKnown {
		is = slices.ContainsFunc(shared, func(s rows) bool { return s.columns.MatchString(column) })
		asked[column] = is
	}
	return is
}

var asked = map[string]bool{}

// show adds what masks show of a database's values: the value of a label, and what is hidden for an id of the same row.
func (g *graph) show(name string, masks []keys.Mask) {
	for row, values := range maps.Clone(g.values) {
		if !strings.HasPrefix(row, name+" ") {
			continue
		}
		for value := range maps.Clone(values) {
			hidden, err := hex.DecodeString(value)
			if err != nil || len(hidden) != 32 {
				continue
			}
			for _, mask := range masks {
				shown := mask.Show([32]byte(hidden))
				g.add(row, hex.EncodeToString(shown[:27])) // of a label
				for id := range maps.Clone(values) {
					owner, err := hex.DecodeString(id)
					if err != nil || len(owner) != 16 {
						continue
					}
					named := shown
					for i := range owner {
						named[i] ^= owner[i]
					}
					g.add(row, hex.EncodeToString(named[:16]))
					g.add(row, hex.EncodeToString(named[:27]))
					g.add(row, hex.EncodeToString(named[:]))
				}
			}
		}
	}
}

// patient is a patient's books.
type patient struct {
	records map[string]vault.RecordID
	others  map[string]string // all else that is of the patient, by its value
}

// visit fills the books with all that a patient may have.
func (d *desk) visit(t *testing.T) *patient {
	t.Helper()
	p := &patient{records: map[string]vault.RecordID{}, others: map[string]string{}}
	one := func(name, message string) vault.RecordID {
		t.Helper()
		answer := d.take(t, message)[0]
		if answer.Outcome != intake.Accepted {
			t.Fatalf("%s: %s %s", name, answer.Outcome, answer.Problem)
		}
		if p.records[name] == (vault.RecordID{}) {
			p.records[name] = answer.Record
		}
		return answer.Record
	}
	order := strings.Join([]string{
		`MSH|^~\&|EHR|CLINIC|LIS|EAST LAB|20260301100000||ORM^O01^ORM_O01|O1|P|2.5.1`, `PID|1||100^^^EAST^MR`,
		`ORC|NW|P1^EHR`, `OBR|1|P1^EHR||718-7^Hemoglobin^LN|||20260301110000`,
	}, "\r") + "\r"
	merge := strings.Join([]string{
		`MSH|^~\&|ADT|EAST LAB|LIS|EAST LAB|20260301120000||ADT^A40^ADT_A39|A1|P|2.5.1`, `EVN|A40|20260301120000`,
		`PID|1||300^^^EAST^MR`, `MRG|100^^^EAST^MR`,
	}, "\r") + "\r"
	one("the order", order)
	one("the result", result("M1", "100", "F1", "F", "13.1"))
	one("the result", result("M2", "100", "F1", "C", "14.1"))
	one("another result of the order", result("M3", "100", "F2", "F", "13.3"))
	one("the merge", merge)
	one("a result under the other number", strings.ReplaceAll(result("M4", "300", "F3", "F", "13.5"), "P1^EHR", "P9^EHR"))
	nobody := one("what named nobody", strings.NewReplacer("PID|1||900^^^EAST^MR\r", "", "P1^EHR", "P8^EHR").Replace(result("M5", "900", "F4", "F", "13.7")))
	said, err := d.intake(t).Identify(t.Context(), nobody, []record.Identifier{{Value: "100", Authority: "EAST"}}, false)
	check(t, err)
	p.records["who that was"] = said.Record
	for i, value := range []string{"a file", "the same in another file"} { // which say the same, and are two records
		text := result(fmt.Sprintf("M%d", 6+i), "100", "F6", "F", "13.9")
		answer, err := d.intake(t).Receive(t.Context(), []byte(text), "")
		check(t, err)
		p.records[value] = answer.Record
	}
	wrong := strings.ReplaceAll(result("M8", "100", "F9", "F", "13.9"), "P1^EHR", "P7^EHR")
	one("of another", strings.ReplaceAll(result("M9", "555", "F9", "F", "13.8"), "P1^EHR", "P7^EHR"))
	if got := d.take(t, wrong)[0]; got.Outcome != intake.Quarantined {
		t.Fatalf("in quarantine: %s", got.Outcome)
	}
	kept, err := d.journal.Quarantine(t.Context(), false)
	check(t, err)
	p.others[hex.EncodeToString(kept[0].ID[:])] = "an artefact in quarantine"
	taken, err := d.intake(t).Retry(t.Context(), kept[0].ID, true)
	check(t, err)
	p.records["what was in quarantine"] = taken.Record

	d.tell(t, p)
	return p
}

// anchor puts all disclosures in a batch.
func (d *desk) anchor(t *testing.T) {
	t.Helper()
	leaves, err := d.journal.Unbatched(t.Context(), 100)
	check(t, err)
	tx := oracle.Tx{Nonce: 1, Hash: common.Hash{0x72, 31: 1}, Raw: []byte{1}}
	batch := oracle.Batch{Number: 1, Size: 16, Leaves: append(slices.Clone(leaves), make([]common.Hash, 16-len(leaves))...)}
	check(t, d.journal.StageBatch(t.Context(), tx, batch, leaves, time.Now()))
}

// tell notes what comes after: consent, disclosures, links, emergencies, suspensions, holds, citations, denials.
func (d *desk) tell(t *testing.T, p *patient) {
	t.Helper()
	subject, emergency, cited := common.Hash{0x51, 31: 1}, common.Hash{0xe1, 31: 1}, common.Hash{0xc1, 31: 1}
	check(t, d.journal.StageEnrolment(t.Context(), oracle.Tx{Hash: common.Hash{0x71, 31: 1}, Raw: []byte{1}}, subject, common.Hash{0x5a, 31: 1}))
	check(t, d.journal.BindSubject(t.Context(), subject, p.records["another result of the order"]))
	var all []vault.RecordID
	var shared []oracle.VersionID
	people := map[vault.RecordID][][32]byte{}
	lookup, err := d.folder.Lookup()
	check(t, err)
	for _, name := range slices.Sorted(maps.Keys(p.records)) {
		if name == "of another" {
			continue
		}
		id := p.records[name]
		all, shared = append(all, id), append(shared, oracle.VersionID{Record: id, Version: 1})
		people[id] = [][32]byte{lookup.Sum("person", []byte("DOE"))}
	}
	sealed, _, err := d.ring.Seal([]byte("why"), vault.RecordID{0xe2, 15: 1}, 1)
	check(t, err)
	check(t, d.journal.AddEmergency(t.Context(), journal.Emergency{
		Pseudonym: emergency, ID: vault.RecordID{0xe2, 15: 1}, Commitment: common.Hash{0xe3, 31: 1}, Opened: time.Now(), Until: time.Now().Add(time.Hour), Sealed: sealed,
	}, all))
	check(t, d.journal.AddDemographics(t.Context(), people, 1))
	link := journal.HealthLink{ID: vault.RecordID{0x77, 15: 1}, Path: [32]byte{0x78, 31: 1}, Of: shared, By: "front desk", Expires: inElevenYears().AddDate(1, 0, 0)}
	check(t, d.journal.AddHealthLink(t.Context(), link, nil))
	for i, id := range all {
		of := oracle.VersionID{Record: id, Version: 1}
		sealed, _, err := d.ring.Seal([]byte("to the clinic"), vault.RecordID{0xd1, byte(i), 15: 1}, 1)
		check(t, err)
		check(t, d.journal.AddDisclosure(t.Context(), journal.Disclosure{
			ID: vault.RecordID{0xd1, byte(i), 15: 1}, Of: of, Basis: "emergency", IsExempt: true, Made: time.Now(), Sealed: sealed,
			Leaf: common.Hash{0xd2, byte(i), 31: 1}, Emergency: emergency,
		}))
		sealed, _, err = d.ring.Seal([]byte("to nobody"), vault.RecordID{0xd3, byte(i), 15: 1}, 1)
		check(t, err)
		check(t, d.journal.AddDenial(t.Context(), journal.Denial{
			ID: vault.RecordID{0xd3, byte(i), 15: 1}, Record: id, Basis: "order", Rule: "none", Made: time.Now(), Sealed: sealed,
		}))
		check(t, d.journal.Intake(t.Context(), func(desk *journal.Desk) error {
			stored, err := desk.Newest(t.Context(), id)
			if err != nil {
				return err
			}
			return desk.Cite(t.Context(), stored, journal.Citation{Leaf: cited, Member: common.Hash{9}, Kept: p.records["a file"]})
		}))
		_, err = d.journal.Suspend(t.Context(), journal.Suspension{
			Record: id, Statement: "written", Ground: "health-oversight", Agency: "an agency", Official: "an official", Says: "it would impede us",
			Name: "an agency", Stated: time.Now(), Until: time.Now().AddDate(1, 0, 0), Set: journal.Said{By: "front desk"},
		})
		check(t, err)
		_, err = d.journal.SetHold(t.Context(), journal.Hold{Record: id, Reason: "case 7", By: "counsel"})
		check(t, err)
	}
	numbers := (&intake.Intake{Lookup: lookup}).Identities([]record.Identifier{{Value: "100", Authority: "EAST"}, {Value: "300", Authority: "EAST"}})
	_, err = d.journal.SetHold(t.Context(), journal.Hold{Identities: numbers, Reason: "case 8", By: "counsel"})
	check(t, err)
	for what, value := range map[string][]byte{
		"a number of the patient": numbers[0][:27], "the patient's other number": numbers[1][:27], "the subject": subject[:],
		"the emergency": emergency[:], "the version that was cited": cited[:], "the link": link.ID[:],
	} {
		p.others[hex.EncodeToString(value)] = what
	}
}

// release ends all holds.
func (d *desk) release(t *testing.T) {
	t.Helper()
	list, err := d.journal.Holds(t.Context(), false)
	check(t, err)
	for _, h := range list {
		check(t, d.journal.ReleaseHold(t.Context(), h.ID, "settled", "counsel"))
	}
}

// masks are all that the key folder holds.
func (d *desk) masks(t *testing.T) (list []keys.Mask) {
	t.Helper()
	for id := range uint32(12) {
		if mask, err := d.folder.Mask(id + 1); err == nil {
			list = append(list, mask)
		}
	}
	return list
}

// TestShred_LinksNothing shreds each record of a patient, one after the other, and looks for a way from it to another one, or to
// anything that is the patient's: by the rows of a backup of the database from before, by those of the present one, and by all that
// the masks which are left show of both. With the mask from before there is one, which is the control.
func TestShred_LinksNothing(t *testing.T) {
	d := newDesk(t)
	p := d.visit(t)
	before := d.backup(t) // while all holds are set
	d = d.open(t)
	d.release(t)
	for i, name := range []string{
		"the result", "what was in quarantine", "the merge", "what named nobody", "a file", "the order", "another result of the order",
	} {
		id := p.records[name]
		own, to := []string{hex.EncodeToString(id[:])}, maps.Clone(p.others)
		for other, of := range p.records {
			if other != name {
				to[hex.EncodeToString(of[:])] = other
			}
		}
		if i > 0 {
			before = d.backup(t)
			d = d.open(t)
		}
		old := before.open(t)
		known := newGraph()
		known.read(t, "backup", old, old.masks(t))
		if known.way(own, to) == "" {
			t.Errorf("%s: the control: with the mask from before nothing leads anywhere", name)
		}
		d.agree(t, id, 0)
		if i == 0 {
			_, refused, err := d.shredder().Run(t.Context())
			check(t, err)
			if len(refused) != 1 || !errors.Is(refused[0].Why, journal.ErrUnbatched) {
				t.Errorf("an emergency that is not accounted for: %v", refused)
			}
			d.anchor(t)
		}
		d.shred(t)
		left := newGraph()
		left.read(t, "backup", old, d.masks(t))
		left.read(t, "now", d, d.masks(t))
		if way := left.way(own, to); way != "" {
			t.Errorf("%s leads on: %s", name, way)
		}
		if i > 0 {
			continue
		}
		stays := p.records["the order"]
		for what, plant := range map[string]string{
			"equal values":     `update records set ordered_by = sha256('equal') where id in ($1, $2)`,
			"a name in a text": `update quarantine set decision = encode($1, 'hex') || ' ' || encode($2, 'hex')`,
		} {
			_, err := old.db.Exec(plant, id[:], stays[:])
			check(t, err)
			planted := newGraph()
			planted.read(t, "backup", old, nil)
			if planted.way(own, to) == "" {
				t.Errorf("the control: %s lead nowhere", what)
			}
			_, err = old.db.Exec(`update records set ordered_by = null`)
			check(t, err)
		}
	}
}

func newGraph() *graph {
	return &graph{map[string]map[string]bool{}, map[string]map[string]bool{}}
}

// TestShred_Numbers takes many results of one patient, erases some of them, and takes more before the index is numbered anew, in this
// process and in another: each is found, and none twice.
func TestShred_Numbers(t *testing.T) {
	d := newDesk(t)
	var all []vault.RecordID
	take := func(n int) {
		t.Helper()
		var texts []string
		for range n {
			i := fmt.Sprint(len(all) + len(texts) + 1)
			texts = append(texts, strings.ReplaceAll(result("M"+i, "100", "F"+i, "F", "13."+i), "P1^EHR", "P"+i+"^EHR"))
		}
		for _, answer := range d.take(t, texts...) {
			all = append(all, answer.Record)
		}
	}
	lists := func(what string, without ...int) {
		t.Helper()
		p, err := d.journal.PatientOf(t.Context(), all[0])
		check(t, err)
		list, err := d.journal.Holdings(t.Context(), journal.Patient{}, p.Identities, journal.Holding{}, 1000)
		check(t, err)
		want := map[vault.RecordID]bool{}
		for i, id := range all {
			want[id] = !slices.Contains(without, i)
		}
		got := map[vault.RecordID]bool{}
		for _, h := range list {
			if got[h.Record] || !want[h.Record] {
				t.Errorf("%s: record %s is listed, and should not be, or twice", what, h.Record)
			}
			got[h.Record] = true
		}
		if len(got) != len(all)-len(without) {
			t.Errorf("%s: %d of %d are listed", what, len(got), len(all))
		}
	}
	take(20)
	for _, i := range []int{3, 19} { // one in between, and the last one
		s := d.agree(t, all[i], 0)
		list, err := d.journal.Shreds(t.Context(), false)
		check(t, err)
		list = slices.DeleteFunc(list, func(one journal.Shred) bool { return one.ID != s.ID })
		check(t, d.journal.EraseShred(t.Context(), list[0], journal.Keeping{Otherwise: 10}, inElevenYears(), inElevenYears().AddDate(0, 3, 0)))
	}
	lists("erased", 3, 19)
	take(2)
	lists("more after that", 3, 19)
	d = d.open(t) // which has no memory of it
	take(2)
	lists("by another process", 3, 19)
	_, _, err := d.shredder().Run(t.Context())
	check(t, err)
	lists("numbered anew", 3, 19)
	take(2)
	lists("more after that", 3, 19)
	var erased int
	check(t, d.db.Get(&erased, `select count(*) from erased_labels`))
	if erased != 0 {
		t.Errorf("%d labels of what was erased are left", erased)
	}
}

// TestRemask_ReleasesGoOn: while the mask is changed, which takes long where there is much, what is read is read, and a disclosure is
// kept.
func TestRemask_ReleasesGoOn(t *testing.T) {
	d := newDesk(t)
	id := d.take(t, result("M1", "100", "F1", "F", "13.1"))[0].VersionID
	tx, err := d.db.Begin()
	check(t, err)
	defer tx.Rollback()                 //nolint:errcheck // it changes nothing
	for _, statement := range []string{ // as Remask locks
		`update index_mask set current = current`,
		`lock table versions, identities, identity_links, records in share row exclusive mode`,
		`select from disclosures where emergency is not null for update`,
	} {
		_, err := tx.Exec(statement)
		check(t, err)
	}
	done := make(chan error, 1)
	go func() {
		_, err := d.journal.SubjectsOf(t.Context(), id.Record)
		done <- err
	}()
	select {
	case err := <-done:
		check(t, err)
	case <-time.After(time.Minute):
		t.Fatal("reading waits")
	}
	go func() {
		d.disclose(t, id, true, time.Now())
		done <- nil
	}()
	select {
	case <-done:
	case <-time.After(time.Minute):
		t.Error("a disclosure waits")
	}
}
