package releaseserver_test

import (
	"errors"
	"net/http"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/indexer/simchain"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/record"
	"github.com/labseal/labseal/oracle/release"
	"github.com/labseal/labseal/oracle/releaseserver"
	"github.com/labseal/labseal/oracle/share"
)

// TestOrderer releases by order to whom the record itself names as its orderer, as the lab's list has the number, and tells
// everybody else the same.
func TestOrderer(t *testing.T) {
	l := newLab(t)
	id := l.panel(t, "900001")
	ordered := releaseserver.Asked{Record: id.String(), Basis: "order", Purpose: "TREAT"}
	number := record.Identifier{Value: "1881", Authority: "NPI"} // OBR-16; too short for an NPI, so it is one of that name only
	list := func(member common.Hash) {
		t.Helper()
		check(t, l.journal.AddOrderer(t.Context(), journal.Orderer{Number: number, Member: member}))
	}
	denied := func(name string, rule release.Rule) {
		t.Helper()
		l.log.Reset()
		a := l.ask(t, ordered)
		if a.status != http.StatusForbidden || !strings.Contains(a.body, string(release.NotOrderer)) || strings.Contains(a.body, string(release.UnlistedOrderer)) {
			t.Errorf("%s: %d %s", name, a.status, a.body)
		}
		if strings.Contains(l.log.String(), "1881") {
			t.Errorf("%s: the log names the orderer:\n%s", name, l.log)
		}
		ask := share.Ask{Record: id, Request: release.Request{
			Basis: release.Order, Purpose: consent.Treatment, Recipient: release.Recipient{Member: simchain.Lab},
		}}
		_, err := l.sharer.Share(t.Context(), ask) // as a person of the lab asks, who is told why
		if byRule := new(share.DeniedError); !errors.As(err, &byRule) || byRule.Rule != rule {
			t.Errorf("%s: %v, want %s", name, err, rule)
		}
	}
	denied("nobody is listed", release.UnlistedOrderer)
	list(simchain.Lab)
	var whole releaseserver.Released
	l.ask(t, ordered).into(t, &whole)
	if !whole.Whole {
		t.Errorf("released %+v", whole)
	}
	err := l.journal.AddOrderer(t.Context(), journal.Orderer{Number: number, Member: common.Hash{7}})
	if !errors.Is(err, journal.ErrListed) {
		t.Errorf("listed as two members': %v", err)
	}
	list(simchain.Lab) // the same again
	check(t, l.journal.DropOrderer(t.Context(), number))
	list(common.Hash{7})
	denied("another ordered", release.NotOrderer)
	all, err := l.journal.Orderers(t.Context())
	check(t, err)
	if len(all) != 1 || all[0] != (journal.Orderer{Number: number, Member: common.Hash{7}}) {
		t.Errorf("the list: %+v", all)
	}
	if err := l.journal.DropOrderer(t.Context(), record.Identifier{Value: "1", Authority: "NPI"}); !errors.Is(err, journal.ErrNotFound) {
		t.Errorf("what is not listed, dropped: %v", err)
	}
}
