package releaseserver_test

import (
	"testing"
	"time"

	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/oracle/releaseserver"
	"github.com/labseal/labseal/oracle/share"
)

// TestServer_Paper: the accounting says of a release that it rests on paper where its grant does, and of no other.
func TestServer_Paper(t *testing.T) {
	l := newLab(t)
	for number, paper := range map[string]*consent.Paper{"900001": nil, "900002": new(consent.NewPaper([]byte("a scan"), "Ms. North", "2026-03-01"))} {
		record := l.panel(t, number)
		l.enroll(t, record).grantBy(t, paper, cholesterol)
		var released releaseserver.Released
		l.ask(t, releaseserver.Asked{Record: record.String(), Basis: "consent", Purpose: "TREAT"}).into(t, &released)
		list, err := l.journal.Disclosures(t.Context(), record, time.Time{}, l.now().Add(time.Hour))
		check(t, err)
		var account share.Account
		_, _, err = share.OpenRow(l.keyring, list[0].Sealed, list[0].ID, &account)
		check(t, err)
		if isPaper := account.Attested == "paper"; isPaper != (paper != nil) || len(list) != 1 {
			t.Errorf("by paper %v: %d disclosures, attested %q", paper != nil, len(list), account.Attested)
		}
	}
}
