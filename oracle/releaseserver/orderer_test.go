package releaseserver_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/indexer/simchain"
	"github.com/labseal/labseal/oracle/fhirserver"
	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/record"
	"github.com/labseal/labseal/oracle/release"
	"github.com/labseal/labseal/oracle/releaseserver"
	"github.com/labseal/labseal/oracle/share"
	"github.com/labseal/labseal/oracle/vault"
)

// TestOrderer releases by order to whom the record itself names as its orderer, as the lab's list has the number, and tells
// everybody else the same: of a message of HL7 v2, and of a report that was posted as FHIR.
func TestOrderer(t *testing.T) {
	l := newLab(t)
	// OBR-16 is too short for a National Provider Identifier, so it is one of that name only.
	testOrderer(t, l, "HL7 v2", l.panel(t, "900001"), record.Identifier{Value: "1881", Authority: "NPI"})
	testOrderer(t, l, "FHIR", l.report(t, "900002", order(1, "1234567893")), record.Identifier{Value: "1234567893", Authority: record.NPI})
}

func testOrderer(t *testing.T, l *lab, format string, id vault.RecordID, number record.Identifier) {
	t.Helper()
	ordered := releaseserver.Asked{Record: id.String(), Basis: "order", Purpose: "TREAT"}
	list := func(member common.Hash) {
		t.Helper()
		check(t, l.journal.AddOrderer(t.Context(), journal.Orderer{Number: number, Member: member}))
	}
	denied := func(name string, rule release.Rule) {
		t.Helper()
		l.deniesOrder(t, format+", "+name, id, rule)
		if strings.Contains(l.log.String(), number.Value) {
			t.Errorf("%s, %s: the log names the orderer:\n%s", format, name, l.log)
		}
	}
	denied("nobody is listed", release.UnlistedOrderer)
	list(simchain.Lab)
	var whole releaseserver.Released
	l.ask(t, ordered).into(t, &whole)
	if !whole.Whole {
		t.Errorf("%s: released %+v", format, whole)
	}
	err := l.journal.AddOrderer(t.Context(), journal.Orderer{Number: number, Member: common.Hash{7}})
	if !errors.Is(err, journal.ErrListed) {
		t.Errorf("%s: listed as two members': %v", format, err)
	}
	list(simchain.Lab) // the same again
	check(t, l.journal.DropOrderer(t.Context(), number))
	list(common.Hash{7})
	denied("another ordered", release.NotOrderer)
	all, err := l.journal.Orderers(t.Context())
	check(t, err)
	if !slices.Contains(all, journal.Orderer{Number: number, Member: common.Hash{7}}) {
		t.Errorf("%s: the list: %+v", format, all)
	}
	if err := l.journal.DropOrderer(t.Context(), record.Identifier{Value: "1", Authority: "NPI"}); !errors.Is(err, journal.ErrNotFound) {
		t.Errorf("%s: what is not listed, dropped: %v", format, err)
	}
}

// TestOrderer_FHIR looks at every order of a report: one that is not in the record, or names nobody, gives it to no member, and
// neither does another's beside one's own.
func TestOrderer_FHIR(t *testing.T) {
	l := newLab(t)
	check(t, l.journal.AddOrderer(t.Context(), journal.Orderer{Number: record.Identifier{Value: "1234567893", Authority: record.NPI}, Member: simchain.Lab}))
	check(t, l.journal.AddOrderer(t.Context(), journal.Orderer{Number: record.Identifier{Value: "1679576722", Authority: record.NPI}, Member: common.Hash{7}}))
	const own, anothers = "1234567893", "1679576722"
	for name, test := range map[string]struct {
		orders []string
		rule   release.Rule
	}{
		"the order is elsewhere":               {nil, release.NoOrderer},
		"the order names nobody":               {[]string{`{"resourceType":"ServiceRequest","id":"o1","status":"completed","intent":"order","subject":{"reference":"Patient/p"}}`}, release.NoOrderer},
		"one's own beside another's":           {[]string{order(1, own), order(2, anothers)}, release.NotOrderer},
		"one's own beside an unlisted":         {[]string{order(1, own), order(2, "1245319599")}, release.UnlistedOrderer},
		"one's own, and one that names nobody": {[]string{order(1, own), `{"resourceType":"ServiceRequest","id":"o2","status":"completed","intent":"order","subject":{"reference":"Patient/p"}}`}, release.NoOrderer},
		"one's own, twice":                     {[]string{order(1, own), order(2, own)}, release.None},
	} {
		id := l.report(t, strings.ReplaceAll(name, " ", "-"), test.orders...)
		if test.rule != release.None {
			l.deniesOrder(t, name, id, test.rule)
			continue
		}
		var whole releaseserver.Released
		l.ask(t, releaseserver.Asked{Record: id.String(), Basis: "order", Purpose: "TREAT"}).into(t, &whole)
		if !whole.Whole {
			t.Errorf("%s: released %+v", name, whole)
		}
	}
}

// deniesOrder asks by order as a member, who is told the same whatever the reason, and as a person of the lab, who is told why.
func (l *lab) deniesOrder(t *testing.T, name string, id vault.RecordID, rule release.Rule) {
	t.Helper()
	l.log.Reset()
	a := l.ask(t, releaseserver.Asked{Record: id.String(), Basis: "order", Purpose: "TREAT"})
	if a.status != http.StatusForbidden || !strings.Contains(a.body, string(release.NotOrderer)) || rule != release.NotOrderer && strings.Contains(a.body, string(rule)) {
		t.Errorf("%s: %d %s", name, a.status, a.body)
	}
	ask := share.Ask{Record: id, Request: release.Request{
		Basis: release.Order, Purpose: consent.Treatment, Recipient: release.Recipient{Member: simchain.Lab},
	}}
	_, err := l.sharer.Share(t.Context(), ask)
	if byRule := new(share.DeniedError); !errors.As(err, &byRule) || byRule.Rule != rule {
		t.Errorf("%s: %v, want %s", name, err, rule)
	}
}

// order is an order that a person in a role signed, whose number is one of the person's.
func order(n int, npi string) string {
	return fmt.Sprintf(`{"resourceType":"ServiceRequest","id":"o%[1]d","status":"completed","intent":"order","subject":{"reference":"Patient/p"},
		"requester":{"reference":"PractitionerRole/r%[1]d"}}},
		{"resource":{"resourceType":"PractitionerRole","id":"r%[1]d","practitioner":{"reference":"Practitioner/d%[1]d"}}},
		{"resource":{"resourceType":"Practitioner","id":"d%[1]d","identifier":[{"system":"http://hl7.org/fhir/sid/us-npi","value":"%[2]s"}]}`, n, npi)
}

// report posts a report on a sodium, with its orders, as a lab's system does; of no orders it is based on one that is elsewhere.
func (l *lab) report(t *testing.T, number string, orders ...string) vault.RecordID {
	t.Helper()
	based := []string{`{"identifier":{"system":"s","value":"P-1"}}`}
	entries := ""
	for i, o := range orders {
		based = append(based[:i], fmt.Sprintf(`{"reference":"ServiceRequest/o%d"}`, i+1))
		entries += `,{"resource":` + o + `}`
	}
	body := fmt.Sprintf(`{"resourceType":"Bundle","type":"collection","entry":[
		{"resource":{"resourceType":"DiagnosticReport","status":"final","identifier":[{"system":"s","value":"F-%[1]s"}],"code":{"text":"Sodium"},
			"basedOn":[%[2]s],"subject":{"reference":"Patient/p"},"result":[{"reference":"Observation/n"}]}},
		{"resource":{"resourceType":"Patient","id":"p","identifier":[{"system":"urn:mrn","value":"%[1]s"}]}},
		{"resource":{"resourceType":"Observation","id":"n","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"2951-2"}]},
			"subject":{"reference":"Patient/p"},"valueQuantity":{"value":140.0,"unit":"mmol/L"}}}%[3]s]}`, number, strings.Join(based, ","), entries)
	queue := intake.NewQueue(l.intake, l.logger())
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- queue.Run(ctx) }()
	defer func() { cancel(); <-done }()
	server := httptest.NewServer(&fhirserver.Server{Intake: queue, Log: l.logger()})
	defer server.Close()
	answer, err := http.Post(server.URL+"/fhir/Bundle", "application/fhir+json", strings.NewReader(body))
	check(t, err)
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	check(t, err)
	_, name, isNamed := strings.Cut(answer.Header.Get("Location"), "/Bundle/")
	if answer.StatusCode != http.StatusCreated || !isNamed {
		t.Fatalf("posted: %d %s", answer.StatusCode, text)
	}
	name, _, _ = strings.Cut(name, "/")
	return vault.RecordID(common.FromHex(name))
}
