package intake_test

import (
	"strings"
	"testing"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/intake"
)

// document is an MDM about a document, which may replace one, on an order.
type document struct{ event, number, parent, filler, code, text string }

func (d document) bytes() []byte {
	return []byte(strings.NewReplacer("EVENT", d.event, "NUMBER", d.number, "PARENT", d.parent, "FILLER", d.filler, "CODE", d.code, "TEXT", d.text).
		Replace("MSH|^~\\&|LIS|EAST LAB|||20260301||MDM^EVENT|EVENT-NUMBER-TEXT|P|2.5.1\rPID|1||100^^^EAST^MR\r" +
			"TXA|1|PATH||||||||||NUMBER|PARENT|P1^EHR|FILLER^LIS||CODE\rOBX|1|TX|1^Report||TEXT||||||F\r"))
}

// TestTake_Documents: a document's number is what its versions have in common. One order may have several documents, beside the
// results that are reported on it.
func TestTake_Documents(t *testing.T) {
	original := document{"T02", "D1", "", "F1", "AU", "malignant"}
	dictated := document{"T02", "D1", "", "F1", "DI", "malig"}
	replacement := document{"T10", "D2", "D1", "F1", "AU", "benign"}
	for name, test := range map[string]struct {
		before  []document
		message document
		version uint32 // of the first record; 0 for another record
		reason  evidence.Reason
		alerts  int
	}{
		"dictated, then authenticated":  {[]document{dictated}, document{"T04", "D1", "", "F1", "AU", "malignant"}, 2, evidence.ReasonSuperseded, 0},
		"edited":                        {[]document{original}, document{"T08", "D1", "", "F1", "AU", "benign"}, 2, evidence.ReasonCorrected, 0},
		"replaced":                      {[]document{original}, replacement, 2, evidence.ReasonCorrected, 0},
		"replaced, then edited":         {[]document{original, replacement}, document{"T08", "D2", "", "F1", "AU", "harmless"}, 3, evidence.ReasonCorrected, 0},
		"changed without a mark":        {[]document{original}, document{"T02", "D1", "", "F1", "AU", "benign"}, 2, evidence.ReasonCorrected, 1},
		"cancelled":                     {[]document{original}, document{"T11", "D1", "", "F1", "AU", ""}, 2, evidence.ReasonEnteredInError, 0},
		"deleted":                       {[]document{original}, document{"T04", "D1", "", "F1", "AU||CA", ""}, 2, evidence.ReasonEnteredInError, 0},
		"an addendum":                   {[]document{original}, document{"T06", "D2", "D1", "F1", "AU", "and calm"}, 0, 0, 0},
		"another document of the order": {[]document{original}, document{"T02", "D2", "", "F1", "AU", "bill"}, 0, 0, 0},
		"signed after an edit": {
			[]document{original, {"T08", "D1", "", "F1", "AU", "benign"}}, document{"T04", "D1", "", "F1", "LA", "benign"}, 3, evidence.ReasonSuperseded, 0,
		},
		"signed":                    {[]document{original}, document{"T04", "D1", "", "F1", "LA", "malignant"}, 2, evidence.ReasonSuperseded, 0},
		"edited and not signed yet": {[]document{original}, document{"T08", "D1", "", "F1", "PA", "benign"}, 2, evidence.ReasonCorrected, 0},
		"edited, without a universal id's number": {
			[]document{{"T02", "^^1.2.3", "", "F1", "AU", "one"}}, document{"T08", "^^1.2.3", "", "F2", "AU", "two"}, 2, evidence.ReasonCorrected, 0,
		},
		"null is no number":              {[]document{{"T10", "D8", `""`, "F1", "AU", "one"}}, document{"T10", "D9", `""`, "F2", "AU", "two"}, 0, 0, 0},
		"nor of a document's own":        {[]document{{"T02", `""`, "", "F1", "AU", "one"}}, document{"T02", `""`, "", "F2", "AU", "two"}, 0, 0, 0},
		"no number, of the same order":   {[]document{{"T02", "", "", "F1", "AU", "one"}}, document{"T02", "", "", "F1", "AU", "two"}, 2, evidence.ReasonCorrected, 1},
		"a replacement of none known":    {[]document{original}, document{"T10", "D9", "D8", "F1", "AU", "benign"}, 0, 0, 0},
		"an order's number is no number": {[]document{original}, document{"T02", "F1", "", "D1", "AU", "other"}, 0, 0, 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t)
			var got, earliest intake.Answer
			for i, m := range append(test.before, test.message) {
				answers, err := d.Take(t.Context(), []intake.Artefact{{Bytes: m.bytes(), Source: intake.FromMLLP}})
				check(t, err)
				if got = answers[0]; i == 0 {
					earliest = got
				}
			}
			if got.Outcome != intake.Accepted || len(got.Alerts) != test.alerts {
				t.Fatalf("got %s %q with alerts %q", got.Outcome, got.Problem, got.Alerts)
			}
			if isFirst := got.Record == earliest.Record; isFirst != (test.version > 0) || isFirst && got.Version != test.version {
				t.Fatalf("version %d; of the first record: %v", got.Version, isFirst)
			}
			if test.version == 0 {
				return
			}
			if reason := d.reason(t, got); reason != test.reason {
				t.Errorf("got reason %s, want %s", reason, test.reason)
			}
		})
	}
}

// TestTake_DocumentBesideResult: a report as a document is no version of the results that it is on, with a number of its own or
// without.
func TestTake_DocumentBesideResult(t *testing.T) {
	d := newDesk(t)
	answers, err := d.Take(t.Context(), []intake.Artefact{
		{Bytes: final.bytes(), Source: intake.FromMLLP},
		{Bytes: document{"T02", "D1", "", "F1", "AU", "malignant"}.bytes(), Source: intake.FromMLLP},
		{Bytes: document{"T02", "", "", "F1", "AU", "without a number"}.bytes(), Source: intake.FromMLLP},
	})
	check(t, err)
	for _, d := range answers[1:] {
		if d.Outcome != intake.Accepted || d.Version != 1 || d.Record == answers[0].Record {
			t.Errorf("got %+v behind %+v", d, answers[0])
		}
	}
}

// TestTake_FHIRDocuments: a document that says which one it replaces is its next version, and needs no other mark.
func TestTake_FHIRDocuments(t *testing.T) {
	reference := func(number, relation, text string) string {
		return `{"resourceType":"DocumentReference","status":"current","docStatus":"final","description":"` + text + `",` + relation +
			`"masterIdentifier":{"system":"urn:documents","value":"` + number + `"},"content":[{"attachment":{"url":"urn:x"}}]}`
	}
	composition := func(number, relation, text string) string {
		return `{"resourceType":"Composition","status":"final","title":"` + text + `",` + relation +
			`"identifier":{"system":"urn:documents","value":"` + number + `"}}`
	}
	for name, test := range map[string]struct {
		first, second string
		outcome       intake.Outcome
		version       uint32
	}{
		"reference": {
			reference("1", "", "one"),
			reference("2", `"relatesTo":[{"code":"replaces","target":{"identifier":{"system":"urn:documents","value":"1"}}}],`, "two"), intake.Accepted, 2,
		},
		"composition": {
			composition("1", "", "one"),
			composition("2", `"relatesTo":[{"code":"replaces","targetIdentifier":{"system":"urn:documents","value":"1"}}],`, "two"), intake.Accepted, 2,
		},
		"composition, by a reference": {
			composition("1", "", "one"),
			composition("2", `"relatesTo":[{"code":"replaces","targetReference":{"identifier":{"system":"urn:documents","value":"1"}}}],`, "two"), intake.Accepted, 2,
		},
		"appends": {
			reference("1", "", "one"),
			reference("2", `"relatesTo":[{"code":"appends","target":{"identifier":{"system":"urn:documents","value":"1"}}}],`, "two"), intake.Accepted, 1,
		},
		"the replaced one again": {
			reference("2", `"relatesTo":[{"code":"replaces","target":{"identifier":{"system":"urn:documents","value":"1"}}}],`, "two"),
			reference("1", "", "three"), intake.Quarantined, 0,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t)
			answers, err := d.Take(t.Context(), []intake.Artefact{
				{Bytes: []byte(test.first), Source: intake.FromFHIR}, {Bytes: []byte(test.second), Source: intake.FromFHIR},
			})
			check(t, err)
			got := answers[1]
			if got.Outcome != test.outcome || got.Version != test.version || len(got.Alerts) > 0 {
				t.Fatalf("got %s %q, version %d with alerts %q", got.Outcome, got.Problem, got.Version, got.Alerts)
			}
			if got.Version == 2 && d.reason(t, got) != evidence.ReasonCorrected {
				t.Errorf("got reason %s", d.reason(t, got))
			}
		})
	}
}

// TestTake_DocumentsHeld: what is about a document that was replaced, or about two, waits for a person.
func TestTake_DocumentsHeld(t *testing.T) {
	original, replacement := document{"T02", "D1", "", "F1", "AU", "malignant"}, document{"T10", "D2", "D1", "F1", "AU", "benign"}
	for name, test := range map[string]struct {
		before  []document
		message document
		problem string
	}{
		"the replaced one is cancelled":    {[]document{original, replacement}, document{"T11", "D1", "", "F1", "AU", ""}, "another has replaced"},
		"and deleted":                      {[]document{original, replacement}, document{"T04", "D1", "", "F1", "AU||CA", ""}, "another has replaced"},
		"and made obsolete":                {[]document{original, replacement}, document{"T03", "D1", "", "F1", "AU||OB", ""}, "another has replaced"},
		"it comes behind its replacement":  {[]document{replacement}, original, "another has replaced"},
		"one that stands replaces another": {[]document{original, {"T02", "D2", "", "F1", "AU", "x"}}, replacement, "several records"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t)
			var artefacts []intake.Artefact
			for _, m := range append(test.before, test.message) {
				artefacts = append(artefacts, intake.Artefact{Bytes: m.bytes(), Source: intake.FromMLLP})
			}
			answers, err := d.Take(t.Context(), artefacts)
			check(t, err)
			got := answers[len(answers)-1]
			if got.Outcome != intake.Quarantined || !strings.Contains(got.Problem, test.problem) {
				t.Fatalf("got %s %q", got.Outcome, got.Problem)
			}
			kept, err := d.journal.Quarantine(t.Context(), false)
			check(t, err)
			if got, err := d.Retry(t.Context(), kept[len(kept)-1].ID, true); err != nil || got.Outcome != intake.Accepted || got.Version != 1 {
				t.Errorf("taken as a new record: %s %q, version %d (%v)", got.Outcome, got.Problem, got.Version, err)
			}
		})
	}
}
