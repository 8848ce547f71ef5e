package release_test

import (
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/oracle/release"
)

// TestOrderedBy is who ordered a record, case by case.
func TestOrderedBy(t *testing.T) {
	clinic, other := common.Hash{0xc1}, common.Hash{0xc2}
	order := func(numbers int, listed ...common.Hash) release.Ordered {
		return release.Ordered{Numbers: numbers, Listed: listed}
	}
	for name, test := range map[string]struct {
		member common.Hash
		orders []release.Ordered
		want   release.Rule
	}{
		"its own number":                {clinic, []release.Ordered{order(1, clinic)}, release.None},
		"two numbers, one listed":       {clinic, []release.Ordered{order(2, clinic)}, release.None},
		"two numbers, both its own":     {clinic, []release.Ordered{order(2, clinic, clinic)}, release.None},
		"two orders, both its own":      {clinic, []release.Ordered{order(1, clinic), order(1, clinic)}, release.None},
		"another's":                     {clinic, []release.Ordered{order(1, other)}, release.NotOrderer},
		"its own and another's number":  {clinic, []release.Ordered{order(2, clinic, other)}, release.NotOrderer},
		"two orders, one another's":     {clinic, []release.Ordered{order(1, clinic), order(1, other)}, release.NotOrderer},
		"two orders, one of nobody":     {clinic, []release.Ordered{order(1, clinic), order(0)}, release.NoOrderer},
		"two orders, one of a stranger": {clinic, []release.Ordered{order(1, clinic), order(1)}, release.UnlistedOrderer},
		"a stranger's":                  {clinic, []release.Ordered{order(2)}, release.UnlistedOrderer},
		"nobody's":                      {clinic, []release.Ordered{order(0)}, release.NoOrderer},
		"no order":                      {clinic, nil, release.NoOrderer},
		"for who is no member":          {common.Hash{}, []release.Ordered{order(1, clinic)}, release.NotOrderer},
	} {
		got := release.OrderedBy(test.member, test.orders)
		if got != test.want {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
		if got != release.None && (got.Told() != release.NotOrderer || got.Words() != release.NotOrderer.Words()) {
			t.Errorf("%s: the recipient is told %q: %s", name, got.Told(), got.Words())
		}
	}
}
