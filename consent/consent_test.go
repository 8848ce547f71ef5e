package consent_test

import (
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/consent"
)

func TestPurposes(t *testing.T) {
	all := []consent.Purpose{consent.Treatment, consent.Research, consent.BreakTheGlass}
	for _, p := range all {
		if got, err := consent.ParsePurpose(p.String()); err != nil || got != p {
			t.Errorf("%s: %v, %v", p, got, err)
		}
	}
	if got := (consent.Terms{Purposes: consent.PurposeBits(all...)}).PurposeList(); !slices.Equal(got, all) {
		t.Errorf("purposes %v, want %v", got, all)
	}
	if _, err := consent.ParsePurpose("TREATS"); err == nil {
		t.Error("an unknown purpose was taken")
	}
}

func TestTerms_Check(t *testing.T) {
	good := consent.Terms{
		Version: 1, Subject: common.Hash{2}, Decision: consent.Permit, Grantee: common.Hash{1}, Purposes: 1,
		NotBefore: 1, NotAfter: 2, Flags: consent.AllowsResearch | consent.NoRedisclosure, DUO: []uint16{6, 42},
		Codes: consent.SortCodes([]common.Hash{consent.Code("b", "2"), consent.Code("a", "1"), consent.Code("a", "1")}),
	}
	check(t, good.Check())
	if len(good.Codes) != 2 {
		t.Fatalf("sorted codes: %v", good.Codes)
	}
	for name, change := range map[string]func(*consent.Terms){
		"a later version":    func(t *consent.Terms) { t.Version = 2 },
		"no decision":        func(t *consent.Terms) { t.Decision = 0 },
		"another decision":   func(t *consent.Terms) { t.Decision = 3 },
		"no subject":         func(t *consent.Terms) { t.Subject = common.Hash{} },
		"no grantee":         func(t *consent.Terms) { t.Grantee = common.Hash{} },
		"no purpose":         func(t *consent.Terms) { t.Purposes = 0 },
		"an unknown purpose": func(t *consent.Terms) { t.Purposes = 1 << 9 },
		"no time":            func(t *consent.Terms) { t.NotAfter = t.NotBefore },
		"codes in disorder":  func(t *consent.Terms) { slices.Reverse(t.Codes) },
		"a code twice":       func(t *consent.Terms) { t.Codes = []common.Hash{t.Codes[0], t.Codes[0]} },
		"an unknown flag":    func(t *consent.Terms) { t.Flags |= 1 << 4 },
		"no research use":    func(t *consent.Terms) { t.DUO = nil },
		"uses, no research":  func(t *consent.Terms) { t.Flags = 0 },
		"uses in disorder":   func(t *consent.Terms) { t.DUO = []uint16{42, 6} },
		"the zero use":       func(t *consent.Terms) { t.DUO = []uint16{0, 6} },
		"denied in disorder": func(t *consent.Terms) { t.DeniedCodes = []common.Hash{{2}, {1}} },
		"the zero code":      func(t *consent.Terms) { t.Codes = []common.Hash{{}} },
	} {
		bad := good
		bad.Codes = slices.Clone(good.Codes)
		change(&bad)
		if bad.Check() == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}
