package e2e

import (
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/oracle/release"
)

// overlays are the laws of a state that the words of the table mean, as the lab's file of them would say it.
func overlays(t *testing.T, words string) []release.Overlay {
	t.Helper()
	law := func(name, code string, bases ...release.Basis) release.Overlay {
		return release.Overlay{Law: name, Bases: bases, Codes: []common.Hash{codes[code]}}
	}
	list, isKnown := map[string][]release.Overlay{
		"-":                 nil,
		"HIV":               {law("HIV", "HIV", release.Order, release.RequiredByLaw, release.Payment, release.Operations)},
		"HIV, not for care": {law("HIV", "HIV", release.RequiredByLaw, release.Payment, release.Operations)},
		"HIV; lipids to payers": {
			law("HIV", "HIV", release.Order, release.RequiredByLaw, release.Payment, release.Operations),
			law("lipids", "lipids", release.Payment),
		},
	}[words]
	if !isKnown {
		t.Fatalf("law: %q", words)
	}
	return list
}

// misread reads a row as a wrong table would have it, and wants the decision to be another one: under a law that denies what
// went, and without the law that denied. So a law's rows can't be right by chance.
func (s *consents) misread(t *testing.T, n int, r row, cells []string) {
	t.Helper()
	is := func() string { return answered(release.Decide(s.scene(t, r))) }
	switch {
	case cells[10] == string(release.LawNeedsConsent):
		if r.law = "-"; is() == said(cells) {
			t.Errorf("row %d: the law %q denies, and so it is without it", n, cells[8])
		}
	case cells[9] == "permit" && cells[8] != "-" && release.Basis(r.basis).CanNarrow():
		if r.claim = "free text"; r.law == "HIV, not for care" && r.basis == "order" {
			return // of which that law says nothing
		}
		if is() == said(cells) {
			t.Errorf("row %d: the law %q lets go what may be what it names", n, cells[8])
		}
	}
}
