package releaseserver_test

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/indexer/simchain"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/release"
	"github.com/labseal/labseal/oracle/releaseserver"
	"github.com/labseal/labseal/oracle/share"
	"github.com/labseal/labseal/oracle/vault"
)

// emergency asks to open one.
func (l *lab) emergency(t *testing.T, w releaseserver.Wanted) told {
	t.Helper()
	return l.post(t, http.DefaultClient, l.url+releaseserver.Emergencies, evidence.RequestType, l.sign(t, releaseserver.Emergencies, w))
}

// TestEmergency opens an emergency by who was brought in, with the chain up and down, for an hour.
func TestEmergency(t *testing.T) {
	l := newLab(t)
	first, other := l.panel(t, "900001"), l.panel(t, "900002") // of one name, as the test data has it
	for {
		did, err := l.register.Read().Do(t.Context())
		check(t, err)
		if !did {
			break
		}
	}
	frida := releaseserver.Wanted{Family: "FICTIONAL", Given: "frida", Born: "1984-02-29", Purpose: "ETREAT", Reason: "unconscious after a fall"}
	for name, test := range map[string]struct {
		change func(*releaseserver.Wanted)
		status int
		says   string
	}{
		"no reason":        {func(w *releaseserver.Wanted) { w.Reason = "" }, http.StatusForbidden, string(release.NoReason)},
		"another purpose":  {func(w *releaseserver.Wanted) { w.Purpose = "TREAT" }, http.StatusForbidden, string(release.PurposeOfBasis)},
		"a part of a name": {func(w *releaseserver.Wanted) { w.Given = "" }, http.StatusBadRequest, "day of birth"},
	} {
		w := frida
		test.change(&w)
		if a := l.emergency(t, w); a.status != test.status || !strings.Contains(a.body, test.says) {
			t.Errorf("%s: %d %s", name, a.status, a.body)
		}
	}
	var opened, nobody releaseserver.EmergencyOpened
	l.emergency(t, frida).into(t, &opened)
	unknown := frida
	unknown.Given = "Fred"
	l.emergency(t, unknown).into(t, &nobody)
	if len(opened.Records) != 2 || len(nobody.Records) != 0 || opened.Emergency == nobody.Emergency {
		t.Fatalf("opened %+v and %+v", opened, nobody)
	}

	asked := releaseserver.Asked{Record: first.String(), Basis: "emergency", Purpose: "ETREAT", Emergency: &opened.Emergency}
	var released releaseserver.Released
	l.ask(t, asked).into(t, &released)
	if !released.Whole || len(released.Duties) == 0 || released.Duties[0] != release.ReviewByTwo {
		t.Errorf("released %+v", released)
	}
	stranger := asked
	stranger.Emergency, stranger.Reason = &nobody.Emergency, "unconscious" // it sees no record
	if a := l.ask(t, stranger); a.status != http.StatusForbidden || !strings.Contains(a.body, string(release.NoEmergency)) {
		t.Errorf("under another emergency: %d %s", a.status, a.body)
	}
	l.accountsFor(t, first, opened.Emergency)

	t.Run("the chain is down", func(t *testing.T) { testChainDown(t, l, other) })
	t.Run("its time is over", func(t *testing.T) {
		real := l.now
		l.server.Now = real // a request is signed by the real clock
		l.sharer.Now = func() time.Time { return real().Add(time.Hour) }
		defer func() { l.sharer.Now = real }()
		if a := l.ask(t, asked); a.status != http.StatusForbidden || !strings.Contains(a.body, string(release.EmergencyOver)) {
			t.Errorf("after an hour: %d %s", a.status, a.body)
		}
	})
	unreviewed, _, err := l.journal.Unreviewed(t.Context())
	check(t, err)
	if unreviewed != 3 { // also of whom nothing was found
		t.Errorf("%d emergencies wait for their reviews, want 3", unreviewed)
	}
	due, err := l.journal.DueNotices(t.Context(), 100)
	check(t, err)
	alerts := 0
	for _, n := range due {
		if n.Event == journal.EmergencyOpened {
			alerts++
		}
	}
	if alerts != 3 {
		t.Errorf("%d people are told of, want 3", alerts)
	}
	for _, secret := range []string{"Fictional", "FICTIONAL", "frida", "1984-02", "19840229", "unconscious"} {
		if strings.Contains(l.log.String(), secret) {
			t.Errorf("the log tells %q", secret)
		}
	}
}

// accountsFor looks for the emergency in the accounting of a record: it is not exempt, and what was committed to on the
// chain is its row.
func (l *lab) accountsFor(t *testing.T, record vault.RecordID, pseudonym common.Hash) {
	t.Helper()
	list, err := l.journal.Disclosures(t.Context(), record, time.Time{}, l.now().Add(time.Hour))
	check(t, err)
	if len(list) != 1 || list[0].IsExempt || list[0].Emergency != pseudonym {
		t.Fatalf("the accounting: %+v", list)
	}
	var account share.Account
	_, _, err = share.OpenRow(l.keyring, list[0].Sealed, list[0].ID, &account)
	check(t, err)
	if *account.Emergency != pseudonym || account.Reason != "unconscious after a fall" || account.Class != release.Accountable {
		t.Errorf("the row: %+v", account)
	}
	e, _, err := l.journal.Emergency(t.Context(), pseudonym, record)
	check(t, err)
	var row share.Emergency
	salt, text, err := share.OpenRow(l.keyring, e.Sealed, e.ID, &row)
	check(t, err)
	if evidence.EmergencyCommitment(salt, text) != e.Commitment || row.Recipient != simchain.Lab || row.Found != 2 {
		t.Errorf("the emergency: %+v", row)
	}
	if text, err := json.Marshal(row); err != nil || strings.Contains(string(text), "Frida") {
		t.Errorf("the emergency names the patient: %s, %v", text, err)
	}
}

// down is a chain that does not answer.
type down struct{ share.Chain }

var errDown = errors.New("no answer")

func (down) View(context.Context) (release.View, error) { return release.View{}, errDown }
func (down) Recipient(context.Context, common.Hash) (share.Recipient, error) {
	return share.Recipient{}, errDown
}
func (down) Grants(context.Context, common.Hash) ([]share.Grant, error) { return nil, errDown }

// testChainDown releases in an emergency to whom the nodes last agreed on, and on no other basis.
func testChainDown(t *testing.T, l *lab, record vault.RecordID) {
	l.sharer.Chain = down{}
	defer func() { l.sharer.Chain = l.releases }()
	frida := releaseserver.Wanted{Family: "Fictional", Given: "Frida", Born: "19840229", Purpose: "BTG", Reason: "unconscious after a fall"}
	var opened releaseserver.EmergencyOpened
	l.emergency(t, frida).into(t, &opened)
	asked := releaseserver.Asked{Record: record.String(), Basis: "emergency", Purpose: "BTG", Emergency: &opened.Emergency}
	var released releaseserver.Released
	l.ask(t, asked).into(t, &released)
	body, _ := l.opened(t, *released.Body)
	if !strings.Contains(string(body), "Cholesterol") {
		t.Error("not the record")
	}
	asked.Basis, asked.Purpose = "consent", "TREAT"
	if a := l.ask(t, asked); a.status != http.StatusServiceUnavailable || a.header.Get("Retry-After") == "" || !strings.Contains(a.body, "171.204") {
		t.Errorf("by consent: %d %s", a.status, a.body)
	}
	var ask share.Ask
	ask.Request = release.Request{Basis: release.Emergency, Purpose: 7, Reason: "unconscious", Recipient: release.Recipient{Member: common.Hash{7}}}
	_, err := l.sharer.OpenEmergency(t.Context(), ask, nil)
	if denied := new(share.DeniedError); !errors.As(err, &denied) || denied.Rule != release.UnknownRecipient {
		t.Errorf("for whom nobody ever knew: %v", err)
	}
}
