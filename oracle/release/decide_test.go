package release_test

import (
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
