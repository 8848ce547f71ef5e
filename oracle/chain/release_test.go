package chain

import (
	"reflect"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/oracle/share"
)

// TestMergeGrants takes the strictest that three nodes say.
func TestMergeGrants(t *testing.T) {
	good := share.Grant{ID: common.Hash{1}, Effective: 10, Expiry: 100, IsFinal: true}
	with := func(change func(*share.Grant)) share.Grant {
		g := good
		change(&g)
		return g
	}
	revoked := with(func(g *share.Grant) { g.IsRevoked = true })
	notFinal := with(func(g *share.Grant) { g.IsFinal = false })
	other := share.Grant{ID: common.Hash{2}, Effective: 20, Expiry: 50, IsFinal: true}
	for name, test := range map[string]struct {
		told [][]share.Grant
		want []share.Grant
	}{
		"all alike":            {[][]share.Grant{{good}, {good}, {good}}, []share.Grant{good}},
		"one knows it revoked": {[][]share.Grant{{good}, {revoked}, {good}}, []share.Grant{revoked}},
		"one knows it not yet": {[][]share.Grant{{good, other}, {good}, {good, other}}, []share.Grant{good, {ID: other.ID, Effective: 20, Expiry: 50}}},
		"not final on one":     {[][]share.Grant{{good}, {notFinal}}, []share.Grant{notFinal}},
		"other times": {[][]share.Grant{{good}, {with(func(g *share.Grant) { g.Effective, g.Expiry = 5, 90 })}}, []share.Grant{
			with(func(g *share.Grant) { g.Effective, g.Expiry = 10, 90 }),
		}},
	} {
		if got := mergeGrants(test.told); !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s: %+v, want %+v", name, got, test.want)
		}
	}
}
