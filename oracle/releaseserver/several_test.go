package releaseserver_test

import (
	"errors"
	"net/http"
	"os"
	"strings"
	"testing"

	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/indexer/simchain"
	"github.com/labseal/labseal/oracle/projection"
	"github.com/labseal/labseal/oracle/release"
	"github.com/labseal/labseal/oracle/releaseserver"
	"github.com/labseal/labseal/oracle/share"
)

// TestServer_SeveralPatients releases nothing of a record of two patients on the word of one of them. Who asks is told what is
// told of all that a subject decides.
func TestServer_SeveralPatients(t *testing.T) {
	l := newLab(t)
	text, err := os.ReadFile("../hl7/testdata/lipid-panel.hl7")
	check(t, err)
	both := string(text) + strings.NewReplacer("770412", "770499", "F-9001", "F-9099", "P-5501", "P-5599").
		Replace(string(text[strings.Index(string(text), "PID|"):]))
	taken, err := l.intake.Receive(t.Context(), []byte(both), projection.TypeHL7)
	check(t, err)
	l.enroll(t, taken.Record).grant(t)

	a := l.ask(t, releaseserver.Asked{Record: taken.Record.String(), Basis: "consent", Purpose: "TREAT"})
	if a.status != http.StatusForbidden || !strings.Contains(a.body, string(release.NoGrant)) || strings.Contains(a.body, "several") {
		t.Errorf("by consent: %d %s", a.status, a.body)
	}
	_, err = l.sharer.Share(t.Context(), share.Ask{Record: taken.Record, Request: release.Request{
		Basis: release.Consent, Purpose: consent.Treatment, Recipient: release.Recipient{Member: simchain.Lab},
	}})
	if denied := new(share.DeniedError); !errors.As(err, &denied) || denied.Rule != release.SeveralPatients {
		t.Errorf("by consent, as a person of the lab asks: %v", err)
	}
	one := l.panel(t, "900002") // the control: a record of one
	l.enroll(t, one).grant(t)
	var whole releaseserver.Released
	l.ask(t, releaseserver.Asked{Record: one.String(), Basis: "consent", Purpose: "TREAT"}).into(t, &whole)
	if !whole.Whole {
		t.Errorf("released %+v", whole)
	}
}
