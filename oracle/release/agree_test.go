package release_test

import (
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/oracle/release"
)

// TestAgree asks three nodes, of which two must agree.
func TestAgree(t *testing.T) {
	const now, limit = 1000, 60
	block := func(number, time uint64, hash byte) release.Block {
		return release.Block{Number: number, Time: time, Hash: common.Hash{hash}}
	}
	for name, test := range map[string]struct {
		newest []release.Block
		number uint64 // asked for of all
		told   []release.Block
		want   release.View
	}{
		"all alike":         {[]release.Block{block(9, 990, 9), block(9, 990, 9), block(9, 990, 9)}, 9, []release.Block{block(9, 990, 9), block(9, 990, 9), block(9, 990, 9)}, release.View{IsFresh: true, IsAgreed: true, Time: 990}},
		"one lags":          {[]release.Block{block(9, 990, 9), block(7, 970, 7), block(9, 990, 9)}, 9, []release.Block{block(9, 990, 9), block(9, 990, 9)}, release.View{IsFresh: true, IsAgreed: true, Time: 990}},
		"one is ahead":      {[]release.Block{block(10, 999, 10), block(9, 990, 9), block(9, 990, 9)}, 9, []release.Block{block(9, 990, 9), block(9, 990, 9), block(9, 990, 9)}, release.View{IsFresh: true, IsAgreed: true, Time: 990}},
		"one is down":       {[]release.Block{block(9, 990, 9), block(9, 990, 9)}, 9, []release.Block{block(9, 990, 9), block(9, 990, 9)}, release.View{IsFresh: true, IsAgreed: true, Time: 990}},
		"one tells another": {[]release.Block{block(9, 990, 9), block(9, 990, 8), block(9, 990, 9)}, 9, []release.Block{block(9, 990, 9), block(9, 990, 8), block(9, 990, 9)}, release.View{IsFresh: true, Time: 990}},
		"old":               {[]release.Block{block(9, 939, 9), block(9, 939, 9)}, 9, []release.Block{block(9, 939, 9), block(9, 939, 9)}, release.View{IsAgreed: true, Time: 939}},
		"from the future":   {[]release.Block{block(9, 1061, 9), block(9, 1061, 9)}, 9, []release.Block{block(9, 1061, 9), block(9, 1061, 9)}, release.View{IsAgreed: true, Time: 1061}},
		"one answers then":  {[]release.Block{block(9, 990, 9), block(9, 990, 9)}, 9, []release.Block{block(9, 990, 9)}, release.View{}},
	} {
		number, ok := release.CommonBlock(test.newest, 2)
		if !ok || number != test.number {
			t.Errorf("%s: block %d, %v", name, number, ok)
		}
		if got := release.Agree(test.told, 2, limit, now); got != test.want {
			t.Errorf("%s: %+v, want %+v", name, got, test.want)
		}
	}
	if _, ok := release.CommonBlock([]release.Block{block(9, 990, 9)}, 2); ok {
		t.Error("one node of two is enough")
	}
	if _, ok := release.CommonBlock(nil, 0); ok {
		t.Error("no node is enough")
	}
	if v := release.Agree(nil, 0, limit, now); v != (release.View{}) {
		t.Errorf("of no node: %+v", v)
	}
}

// TestOpens lets only those open an emergency who may get something in one.
func TestOpens(t *testing.T) {
	clinic := release.Recipient{Member: common.Hash{1}, Roles: []string{"provider"}, IsActive: true}
	payer := release.Recipient{Member: common.Hash{2}, Roles: []string{"payer"}, IsActive: true}
	suspended := clinic
	suspended.IsActive = false
	for name, test := range map[string]struct {
		request release.Request
		want    release.Rule
	}{
		"a clinic":           {release.Request{Basis: release.Emergency, Purpose: 7, Recipient: clinic, Reason: "unconscious"}, release.None},
		"without a reason":   {release.Request{Basis: release.Emergency, Purpose: 7, Recipient: clinic}, release.NoReason},
		"a payer":            {release.Request{Basis: release.Emergency, Purpose: 7, Recipient: payer, Reason: "unconscious"}, release.RoleOfBasis},
		"a suspended clinic": {release.Request{Basis: release.Emergency, Purpose: 7, Recipient: suspended, Reason: "unconscious"}, release.SuspendedMember},
		"another basis":      {release.Request{Basis: release.Order, Purpose: 0, Recipient: clinic, Reason: "unconscious"}, release.UnknownBasis},
	} {
		if got := release.Opens(test.request); got != test.want {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}

// TestTold tells a denial for the subject's sake in the same way as one for want of a record.
func TestTold(t *testing.T) {
	for _, rule := range []release.Rule{
		release.Part2NeedsConsent, release.LawNeedsConsent, release.DeniedBySubject, release.UnopenedGrant, release.MissingGrants, release.NothingAdmitted,
	} {
		if rule.Told() != release.NoGrant.Told() || rule.Words() != release.NoGrant.Words() || rule.Exception() != release.NoGrant.Exception() {
			t.Errorf("%s is told apart: %q, %q, %q", rule, rule.Told(), rule.Words(), rule.Exception())
		}
	}
	view := release.View{IsFresh: true, IsAgreed: true}
	for basis, want := range map[release.Basis]release.Rule{
		release.Order: release.NotOrderer, release.RequiredByLaw: release.NotAuthority, release.Consent: release.NoGrant,
		release.Payment: release.NoGrant, "none": release.UnknownBasis,
	} {
		r := release.Request{Basis: basis, Recipient: release.Recipient{Member: common.Hash{1}, Roles: []string{"provider"}, IsActive: true}}
		switch basis {
		case release.RequiredByLaw:
			r.Purpose = 4
		case release.Payment:
			r.Purpose = 1
		}
		if got := release.Unknown(r, view); got != want {
			t.Errorf("%s: %q, want %q", basis, got, want)
		}
	}
}
