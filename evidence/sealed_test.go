package evidence_test

import (
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rlp"

	"github.com/labseal/labseal/evidence"
)

// TestTrust_CheckSealed believes served headers under the validators that sealed them, and not with a seal too few, under
// other validators, or where the trust file pins another block.
func TestTrust_CheckSealed(t *testing.T) {
	for _, v := range makeQBFTVectors(t).Headers {
		trust := func(accounts []common.Address, pinned ...evidence.PinnedBlock) *evidence.Trust {
			return &evidence.Trust{
				Chain: evidence.TrustChain{Codec: v.Codec}, Pinned: pinned,
				Validators: []evidence.ValidatorSet{{Accounts: accounts}},
			}
		}
		others := append([]common.Address{{1}}, v.Set[1:]...)
		tooFew := resealed(t, v, len(v.Signatures)-1)
		for name, test := range map[string]struct {
			header []byte
			trust  *evidence.Trust
			want   string // of the error; empty for none
		}{
			"as served":          {v.Header, trust(v.Set), ""},
			"pinned":             {v.Header, trust(v.Set, evidence.PinnedBlock{Number: v.Number, Hash: v.Hash}), ""},
			"pinned otherwise":   {v.Header, trust(v.Set, evidence.PinnedBlock{Number: v.Number, Hash: common.Hash{1}}), "pins"},
			"a seal too few":     {tooFew, trust(v.Set), "has seals of"},
			"no validators":      {v.Header, &evidence.Trust{Chain: evidence.TrustChain{Codec: v.Codec}}, "no validator set"},
			"another's chain":    {v.Header[1:], trust(v.Set), "header"},
			"another validator":  {v.Header, trust(others), ""},
			"validators unknown": {v.Header, trust(make([]common.Address, len(v.Set))), "validators"},
		} {
			err := test.trust.CheckSealed(test.header)
			if name == "another validator" { // a header that lists its validators says so; without, a quorum may be left
				if err == nil && len(v.Validators) > 0 {
					t.Errorf("%s: %s: taken", v.Name, name)
				}
				continue
			}
			if (err == nil) != (test.want == "") || err != nil && !strings.Contains(err.Error(), test.want) {
				t.Errorf("%s: %s: %v", v.Name, name, err)
			}
		}
	}
}

// resealed is a served header with the first seals only.
func resealed(t *testing.T, v qbftVector, seals int) []byte {
	t.Helper()
	h := new(types.Header)
	check(t, rlp.DecodeBytes(v.Header, h))
	var extra qbftExtra
	check(t, rlp.DecodeBytes(h.Extra, &extra))
	extra.Seals = extra.Seals[:seals]
	return withExtra(t, h, extra)
}
