package hl7_test

import (
	"math/rand/v2"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/hl7"
	"github.com/labseal/labseal/oracle/record"
)

func facts(t *testing.T, message string) record.Facts {
	t.Helper()
	f, err := hl7.Parse([]byte(message))
	if err != nil {
		t.Fatal(err)
	}
	return f.Facts()
}

// fields writes a segment of numbered fields.
func fields(name string, numbered ...any) string {
	for at, i := 0, 0; i < len(numbered); i += 2 {
		n := numbered[i].(int)
		name += strings.Repeat("|", n-at) + numbered[i+1].(string)
		at = n
	}
	return name
}

// TestFacts reads all that a message tells, once.
func TestFacts(t *testing.T) {
	message := strings.Join([]string{
		`MSH|^~\&|LIS|EAST LAB^99D0000001^CLIA|EHR|CLINIC|202603041200+0100||ORU^R01^ORU_R01|M-1|T|2.5.1`,
		`PID|1||100^^^EAST&2.999.1&ISO^MR~X\T\7^^^&2.999.2&ISO^PI||Madeup^Mona`,
		`ORC|RE|P-1^EHR|F-0^LIS|||||||||77^Order^Olga^^^^^^NPI`,
		fields("OBR", 3, "F-1^LIS", 7, "20260304101500", 29, "P-0&EHR^F-9&LIS"),
		fields("OBX", 2, "NM", 5, "5.1", 8, "LL~A", 11, "F", 14, "20260304101000",
			23, "WEST LAB^^^^^CLIA&2.16.840.1.113883.4.7&ISO^XX^^^11D1111111"),
		fields("OBR", 2, "P-2^EHR", 3, "F-2^LIS", 16, "88^Other^Otto", 25, "F"),
	}, "\r") + "\r"
	got := facts(t, message)
	want := record.Facts{
		Kind: record.Result, Type: "ORU^R01", Test: true, Critical: true,
		Sender:   record.Sender{Application: "LIS", Facility: "EAST LAB", Control: "M-1"},
		Made:     got.Made,
		Observed: time.Date(2026, 3, 4, 10, 10, 0, 0, time.UTC),
		Patient:  []record.Identifier{{Value: "100", Authority: "EAST"}, {Value: "X&7", Authority: "2.999.2"}},
		Orders: []record.Ordered{
			{
				Filler: record.Identifier{Value: "F-1", Authority: "LIS"}, Placer: record.Identifier{Value: "P-1", Authority: "EHR"},
				Parent:   record.Identifier{Value: "F-9", Authority: "LIS"},
				Orderer:  record.Identifier{Value: "77", Authority: "NPI"},
				Orderers: []record.Identifier{{Value: "77", Authority: "NPI"}},
			},
			{
				Filler: record.Identifier{Value: "F-2", Authority: "LIS"}, Placer: record.Identifier{Value: "P-2", Authority: "EHR"},
				Orderer: record.Identifier{Value: "88"}, Status: evidence.StatusFinal,
			},
		},
		Performers: []record.Performer{{Name: "WEST LAB", CLIA: "11D1111111"}},
	}
	if !got.Made.Equal(time.Date(2026, 3, 4, 11, 0, 0, 0, time.UTC)) {
		t.Errorf("made %s", got.Made)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

// TestFacts_Kind is the table of message kinds.
func TestFacts_Kind(t *testing.T) {
	header := func(kind string) string { return `MSH|^~\&|LIS|LAB|||20260304||` + kind + "|M-1|P|2.5.1\r" }
	const pid, obr, obx = "PID|1||100\r", "OBR|1|P|F|1^one\r", "OBX|1|NM|1^one||5\r"
	for name, test := range map[string]struct {
		message string
		want    record.Kind
	}{
		"result":                       {header("ORU^R01") + pid + obr + obx, record.Result},
		"result without a patient":     {header("ORU^R01") + obr + obx, record.Result},
		"specimen-centred result":      {header("OUL^R22") + pid + "SPM|1|S||B\r" + obr + obx, record.Result},
		"document":                     {header("MDM^T02") + pid + "TXA|1|CN\r", record.Document},
		"order":                        {header("OML^O21") + pid + obr, record.Order},
		"quality control":              {header("OUL^R22") + "SPM|1|S||B|||||||Q\r" + obr + obx, record.Control},
		"calibration":                  {header("OUL^R22") + "SPM|1|S||B|||||||C\r" + obr + obx, record.Control},
		"proficiency of the lab":       {header("OUL^R22") + "SPM|1|S||B|||||||F\r" + obr + obx, record.Control},
		"proficiency of the operator":  {header("OUL^R22") + "SPM|1|S||B|||||||O^operator^HL70369\r" + obr + obx, record.Control},
		"a control by its order":       {header("ORU^R01") + "OBR|1|P|F|1^one|||||||Q\r" + obx, record.Control},
		"a patient's own by its order": {header("ORU^R01") + "OBR|1|P|F|1^one|||||||P\r" + obx, record.Result},
		"point of care":                {header("ORU^R30") + pid + obr + obx, record.Result},
		"notice of a document alone":   {header("MDM^T01") + pid + "TXA|1|CN\r", record.Document},
		"a patient's own specimen":     {header("OUL^R22") + pid + "SPM|1|S||B|||||||Q\r" + obr + obx, record.Result},
		"an instrument's own":          {header("ORU^R01") + "OBR|1|||1^one\r" + obx, record.Instrument},
		"merge":                        {header("ADT^A40") + pid + "MRG|200\r", record.Link},
		"another ADT":                  {header("ADT^A01") + pid, record.Other},
		"an answer":                    {header("ACK") + "MSA|AA|M-1\r", record.Other},
		"a result of unsaid type":      {header("") + pid + obr + obx, record.Result},
		"an order's answered question": {header("ORM^O01") + pid + obr + "OBX|1|NM|1||5|||||||W\r", record.Order},
	} {
		t.Run(name, func(t *testing.T) {
			if got := facts(t, test.message); got.Kind != test.want || got.WrongPatient {
				t.Errorf("got %s, want %s", got.Kind, test.want)
			}
		})
	}
}

// TestFacts_Document reads which document a message is about, which one it replaces, and of which order it is where no OBR says
// it.
func TestFacts_Document(t *testing.T) {
	own, parent := record.Identifier{Value: "D-2", Authority: "DOC"}, record.Identifier{Value: "D-1"}
	ofTXA := record.Ordered{Placer: record.Identifier{Value: "P-1", Authority: "EHR"}, Filler: record.Identifier{Value: "F-1", Authority: "LIS"}}
	ofBoth := record.Ordered{Placer: ofTXA.Placer, Filler: record.Identifier{Value: "F-9"}}
	for name, test := range map[string]struct {
		kind, txa, more string
		documents       []record.Identifier
		replaces        []record.Identifier
		orders          []record.Ordered
	}{
		"an original":             {"MDM^T02", "D-2^DOC|D-1|P-1^EHR|F-1^LIS", "", []record.Identifier{own}, nil, []record.Ordered{ofTXA}},
		"an addendum":             {"MDM^T06", "D-2^DOC|D-1", "", []record.Identifier{own}, nil, nil},
		"a replacement":           {"MDM^T10", "D-2^DOC|D-1", "", []record.Identifier{own}, []record.Identifier{parent}, nil},
		"a replacement of itself": {"MDM^T10", "D-2^DOC|D-2^DOC", "", []record.Identifier{own}, nil, nil},
		"a null":                  {"MDM^T10", `D-2^DOC|""`, "", []record.Identifier{own}, nil, nil},
		"a universal id alone":    {"MDM^T02", "^^1.2.3^ISO", "", []record.Identifier{{Value: "1.2.3", Authority: "1.2.3"}}, nil, nil},
		"without a number":        {"MDM^T02", "||P-1^EHR|F-1^LIS", "", nil, nil, []record.Ordered{ofTXA}},
		"with an OBR":             {"MDM^T02", "D-2^DOC||P-1^EHR|F-1^LIS", "OBR|1||F-9\r", []record.Identifier{own}, nil, []record.Ordered{ofBoth}},
		"with an OBR of none":     {"MDM^T02", "D-2^DOC||P-1^EHR|F-1^LIS", "OBR|1||\"\"\r", []record.Identifier{own}, nil, []record.Ordered{ofTXA}},
	} {
		got := facts(t, `MSH|^~\&|LIS|LAB|||20260304||`+test.kind+"|M-1|P|2.5.1\rPID|1||100\rTXA|1|CN||||||||||"+test.txa+"\r"+test.more)
		if !reflect.DeepEqual(got.Documents, test.documents) || !reflect.DeepEqual(got.Replaces, test.replaces) || !reflect.DeepEqual(got.Orders, test.orders) {
			t.Errorf("%s: documents %+v, replaces %+v, orders %+v", name, got.Documents, got.Replaces, got.Orders)
		}
	}
}

// TestFacts_Performers reads who performed a test, as each version of the standard writes it.
func TestFacts_Performers(t *testing.T) {
	const text = `MSH|^~\&|LIS|LAB|||20260304||ORU^R01|M-1|P|2.5.1` + "\rPID|1||100\rOBR|1|P|F|1^one\r"
	west := record.Performer{Name: "WEST LAB", CLIA: "11D1111111"}
	for name, test := range map[string]struct {
		obx  string
		want []record.Performer
	}{
		"type":                {fields("OBX", 23, "WEST LAB^^^^^^CLIA^^^11D1111111"), []record.Performer{west}},
		"authority":           {fields("OBX", 23, "WEST LAB^^^^^CLIA&2.16.840.1.113883.4.7&ISO^^^^11D1111111"), []record.Performer{west}},
		"old number":          {fields("OBX", 23, "WEST LAB^L^11D1111111^^^CLIA"), []record.Performer{west}},
		"version 2.4":         {fields("OBX", 15, "11D1111111^WEST LAB^CLIA"), []record.Performer{west}},
		"number of no CLIA":   {fields("OBX", 23, "WEST LAB^^^^^^NPI^^^11D1111111"), []record.Performer{{Name: "WEST LAB"}}},
		"another code system": {fields("OBX", 15, "W^WEST LAB^L"), []record.Performer{{Name: "WEST LAB"}}},
		"nobody":              {fields("OBX", 5, "5"), nil},
	} {
		if got := facts(t, text+test.obx+"\r").Performers; !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s: got %+v", name, got)
		}
	}
}

// TestLink writes what is read back as it was meant.
func TestLink(t *testing.T) {
	for _, undo := range []bool{false, true} {
		want := record.Linked{
			Survives: []record.Identifier{{Value: "1^0", Authority: "EAST&1"}, {Value: `2\2`, Authority: "2.999"}},
			Merged:   []record.Identifier{{Value: "3", Authority: "urn:x|y"}}, Undo: undo,
		}
		got := facts(t, string(hl7.Link("A|B", "C-1", want, at)))
		if got.Kind != record.Link || !reflect.DeepEqual(got.Links, []record.Linked{want}) || got.Sender.Application != "A|B" {
			t.Errorf("undo %v: got %s %+v", undo, got.Kind, got.Links)
		}
	}
}

func TestFacts_Links(t *testing.T) {
	const header = `MSH|^~\&|LIS|LAB|||20260304||ADT^`
	a := record.Identifier{Value: "1", Authority: "E"}
	b := record.Identifier{Value: "2", Authority: "E"}
	for event, test := range map[string]struct {
		rest string
		undo bool
	}{
		"A40": {"PID|1||1^^^E\rMRG|2^^^E\r", false},
		"A24": {"PID|1||1^^^E\rPV1|1\rPID|2||2^^^E\r", false},
		"A37": {"PID|1||1^^^E\rPID|2||2^^^E\r", true},
	} {
		want := []record.Linked{{Survives: []record.Identifier{a}, Merged: []record.Identifier{b}, Undo: test.undo}}
		if got := facts(t, header+event+"|M-1|P|2.5\r"+test.rest).Links; !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %+v", event, got)
		}
	}
}

// TestFacts_Lineage reads a preliminary, a final and a corrected report: one order, one patient.
func TestFacts_Lineage(t *testing.T) {
	var before record.Facts
	for i, name := range []string{"cbc-1-preliminary", "cbc-2-final", "cbc-3-corrected"} {
		b, err := os.ReadFile("testdata/" + name + ".hl7")
		if err != nil {
			t.Fatal(err)
		}
		now := facts(t, string(b))
		if i > 0 && (!reflect.DeepEqual(now.Patient, before.Patient) || now.Orders[0].Filler != before.Orders[0].Filler) {
			t.Errorf("%s: other patient or order", name)
		}
		if now.Sender.Control == before.Sender.Control || len(now.Patient) == 0 {
			t.Errorf("%s: sender %+v", name, now.Sender)
		}
		before = now
	}
}

// TestFacts_Corpus counts kinds, and demands of every result message of the corpus that it names its sender's number.
func TestFacts_Corpus(t *testing.T) {
	kinds := map[record.Kind]int{}
	orders := 0
	eachFile(t, "hl7v2", func(_, text string) {
		f, err := hl7.Parse([]byte(text))
		if err != nil {
			return
		}
		facts := f.Facts()
		kinds[facts.Kind]++
		for _, o := range facts.Orders {
			if !o.Filler.IsZero() {
				orders++
			}
		}
	})
	if kinds[record.Result] == 0 || orders == 0 {
		t.Error("no result in the corpus")
	}
	t.Logf("kinds %v, orders with a filler number %d", kinds, orders)
}

// BenchmarkParseAndFacts parses each time, as a file reads its facts once.
func BenchmarkParseAndFacts(b *testing.B) {
	record := chemistry()
	var parser hl7.Parser
	b.SetBytes(int64(len(record)))
	b.ReportAllocs()
	for b.Loop() {
		f, err := parser.Parse(record)
		if err != nil {
			b.Fatal(err)
		}
		f.Facts()
	}
}

// TestFacts_Cites reads what a report cites of other labs. Each is a claim of its own, and so is who performed a test.
func TestFacts_Cites(t *testing.T) {
	one, two := "0x"+strings.Repeat("ab", 32), "0x"+strings.Repeat("cd", 32)
	text := `MSH|^~\&|LIS|LAB|||20260304||ORU^R01|M-1|P|2.5.1` + "\rPID|1||100\rOBR|1|P|F|1^one\r" +
		fields("OBX", 3, "1^one", 5, "5", 23, "WEST LAB^^^^^^CLIA^^^11D1111111") + "\rZLC|" + one + "\rZLC|" + two + "\rZLC|" + one + "\r"
	got := facts(t, text)
	if len(got.Cites) != 2 || got.Cites[0].String() != one || got.Cites[1].String() != two || got.Miscited {
		t.Errorf("cites %v", got.Cites)
	}
	f, err := hl7.Parse([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	var cited, performed int
	for _, c := range f.Claims() {
		if c.Kind == "other" && c.Name == "ZLC" && strings.Contains(string(c.Body), "ZLC|0x") {
			cited++
		}
		if c.Kind == "observation" && strings.Contains(string(c.Body), "|WEST LAB^^^^^^CLIA^^^11D1111111\r") {
			performed++
		}
	}
	if cited != 3 || performed != 1 {
		t.Errorf("%d claims of citations, %d of who performed", cited, performed)
	}
	for _, wrong := range []string{"", "0x12", strings.Repeat("ab", 32), "0x" + strings.Repeat("00", 32)} {
		if got := facts(t, strings.Replace(text, one, wrong, 1)); !got.Miscited {
			t.Errorf("%q is taken for a leaf hash", wrong)
		}
	}
}

// TestFacts_Orderers reads all numbers of who ordered: of each repetition, of ORC-12 where OBR-16 has none, and no names.
func TestFacts_Orderers(t *testing.T) {
	const head = "MSH|^~\\&|LIS|LAB|||20260304||ORU^R01|M-1|P|2.5.1\rPID|1||100\r"
	npi := record.Identifier{Value: "1234567893", Authority: record.NPI}
	for name, test := range map[string]struct {
		orc, obr string
		want     []record.Identifier
	}{
		"one of the clinic":       {"", "88^Other^Otto^^^^^^HARBOR&2.999&ISO", []record.Identifier{{Value: "88", Authority: "HARBOR"}}},
		"only a universal id":     {"", "88^Other^Otto^^^^^^&2.999&ISO", []record.Identifier{{Value: "88", Authority: "2.999"}}},
		"an NPI by its authority": {"", "1234567893^Other^Otto^^^^^^NPI", []record.Identifier{npi}},
		"an NPI by its type":      {"", "1234567893^Other^Otto^^^^^^CMS^L^^^NPI", []record.Identifier{npi}},
		"both":                    {"", "88^Other^Otto^^^^^^HARBOR~1234567893^Other^Otto^^^^^^NPI", []record.Identifier{{Value: "88", Authority: "HARBOR"}, npi}},
		"of the ORC":              {"88^Other^Otto^^^^^^HARBOR", "", []record.Identifier{{Value: "88", Authority: "HARBOR"}}},
		"the OBR first":           {"99^Other^Otto^^^^^^HARBOR", "88^Other^Otto^^^^^^HARBOR", []record.Identifier{{Value: "88", Authority: "HARBOR"}}},
		"a number of nobody":      {"", "88^Other^Otto", nil},
		"a name":                  {"", "^Other^Otto^^^^^^HARBOR", nil},
		"null":                    {"", `""^^^^^^^^HARBOR`, nil},
		"nobody":                  {"", "", nil},
	} {
		got := facts(t, head+fields("ORC", 1, "RE", 12, test.orc)+"\r"+fields("OBR", 3, "F", 16, test.obr)+"\rOBX|1|NM|1^one||5\r").Orders
		if len(got) != 1 || !reflect.DeepEqual(got[0].Orderers, test.want) {
			t.Errorf("%s: %+v, want %+v", name, got, test.want)
		}
	}
}

// TestFacts_Observed finds the earliest time of its results, in whatever order they come; what is no time does not count.
func TestFacts_Observed(t *testing.T) {
	times := []string{
		"20260304101000", "20260304100900", "20260304110600+0200", "20260304100800.5", "202603041007", "20260304101000",
		"20260229101000", "202603041001000", "2026030410070x", "00000000000000", "", "20260304101000^S",
	}
	want := time.Date(2026, 3, 4, 9, 6, 0, 0, time.UTC)
	order := rand.New(rand.NewPCG(1, 2)) // of the same orders each time
	for range 500 {
		order.Shuffle(len(times), func(i, j int) { times[i], times[j] = times[j], times[i] })
		text := header + "\rPID|1||100\rOBR|1|P|F\r"
		for _, at := range times {
			text += fields("OBX", 3, "1^one", 5, "5", 14, at) + "\r"
		}
		if got := facts(t, text).Observed; !got.Equal(want) {
			t.Fatalf("%s, of %q", got, times)
		}
	}
}
