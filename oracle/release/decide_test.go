package release_test

import (
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/oracle/release"
)

// TestDecide_Grant names the grant that a release rests on, where it rests on one.
func TestDecide_Grant(t *testing.T) {
	clinic, lipids, glucose := common.Hash{0xc1}, common.Hash{1}, common.Hash{2}
	permits := func(id byte, codes ...common.Hash) release.Grant {
		return release.Grant{ID: common.Hash{id}, Expiry: 100, IsFinal: true, Terms: &consent.Terms{
			Version: 1, Subject: common.Hash{9}, Decision: consent.Permit, Grantee: clinic,
			Purposes: consent.PurposeBits(consent.Treatment), NotAfter: 100, Codes: codes,
		}}
	}
	facts := func(grants ...release.Grant) release.Facts {
		return release.Facts{
			Claims: []release.Claim{{Codes: []common.Hash{lipids}}, {Codes: []common.Hash{glucose}}}, Grants: grants, HasAll: true,
			View: release.View{IsFresh: true, IsAgreed: true, Time: 50}, Now: 50,
		}
	}
	request := release.Request{Basis: release.Consent, Purpose: consent.Treatment, Recipient: release.Recipient{
		Member: clinic, Roles: []string{"provider"}, IsActive: true, IsOrderer: true,
	}}
	for name, test := range map[string]struct {
		basis  release.Basis
		facts  release.Facts
		claims int
		grant  common.Hash
	}{
		"all on one":          {release.Consent, facts(permits(7)), 2, common.Hash{7}},
		"some on one":         {release.Consent, facts(permits(7, lipids)), 1, common.Hash{7}},
		"each on its own":     {release.Consent, facts(permits(7, lipids), permits(8, glucose)), 2, common.Hash{}},
		"not on a grant":      {release.Order, facts(permits(7)), 2, common.Hash{}},
		"on none, and denied": {release.Consent, facts(), 0, common.Hash{}},
	} {
		r := request
		r.Basis = test.basis
		if d := release.Decide(r, test.facts); len(d.Claims) != test.claims || d.Grant != test.grant {
			t.Errorf("%s: %d claims (%s) rest on %s", name, len(d.Claims), d.Rule, d.Grant)
		}
	}
}

// TestDecide_Overlay narrows bases by a state's law: what it names goes by consent, to the patient, and in an emergency, and else
// only the rest. A claim without a code may be what it names.
func TestDecide_Overlay(t *testing.T) {
	hiv, glucose := common.Hash{1}, common.Hash{2}
	facts := release.Facts{
		Claims: []release.Claim{{Codes: []common.Hash{hiv}}, {Codes: []common.Hash{glucose}}, {}}, HasAll: true,
		View: release.View{IsFresh: true, IsAgreed: true, Time: 50}, Now: 50,
		Overlays: []release.Overlay{{Law: "of a state", Bases: []release.Basis{release.Payment, release.Order}, Codes: []common.Hash{hiv}}},
	}
	payer := release.Recipient{Member: common.Hash{9}, Roles: []string{"payer", "lab"}, IsActive: true, IsOrderer: true}
	for name, test := range map[string]struct {
		request release.Request
		want    []int
		rule    release.Rule
	}{
		"payment":        {release.Request{Basis: release.Payment, Purpose: consent.Payment, Recipient: payer}, []int{1}, release.None},
		"order":          {release.Request{Basis: release.Order, Purpose: consent.Treatment, Recipient: payer}, []int{1}, release.None},
		"operations":     {release.Request{Basis: release.Operations, Purpose: consent.Operations, Recipient: payer}, []int{0, 1, 2}, release.None},
		"patient access": {release.Request{Basis: release.PatientAccess, Purpose: consent.PatientRequest, Recipient: release.Recipient{IsPerson: true}}, []int{0, 1, 2}, release.None},
	} {
		if d := release.Decide(test.request, facts); !slices.Equal(d.Claims, test.want) || d.Rule != test.rule {
			t.Errorf("%s: %v (%s), want %v", name, d.Claims, d.Rule, test.want)
		}
	}
	facts.Claims = facts.Claims[:1]
	d := release.Decide(release.Request{Basis: release.Payment, Purpose: consent.Payment, Recipient: payer}, facts)
	if d.Rule != release.LawNeedsConsent || d.Rule.Told() != release.NoGrant {
		t.Errorf("nothing but what the law names: %s, told as %s", d.Rule, d.Rule.Told())
	}
	for _, b := range release.Bases {
		if narrows := b == release.Order || b == release.RequiredByLaw || b == release.Payment || b == release.Operations; b.CanNarrow() != narrows {
			t.Errorf("%s can be narrowed: %v", b, b.CanNarrow())
		}
	}
}
