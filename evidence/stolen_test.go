package evidence_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/labseal/labseal/evidence"
)

// TestVerify_Stolen: evidence that was anchored before a key was stolen stands, and says so; anchored since, it does
// not, and says why. All is anchored in block 1234 or, in a log of 10^6, in block 12,345,678.
func TestVerify_Stolen(t *testing.T) {
	fixtures := finalities(t)
	attested, sealed := fixtures[1], fixtures[3]
	const block = 12_345_678
	for _, test := range []struct {
		what  string
		of    string
		from  finalityOf
		check string
		key   func(trust *evidence.Trust) *evidence.Validity
	}{
		{"statement key", "First Lab", attested, evidence.CheckStatement, func(t *evidence.Trust) *evidence.Validity {
			return &t.Members[0].Keys[0].Validity
		}},
		{"log key", "First Lab", attested, evidence.CheckReceipt, func(t *evidence.Trust) *evidence.Validity {
			return &t.Members[0].Keys[1].Validity
		}},
		{"attestor", "Second Lab", attested, evidence.CheckFinality, func(t *evidence.Trust) *evidence.Validity {
			return &t.Members[1].Attestors[0].Validity
		}},
		{"validators", "", sealed, evidence.CheckFinality, func(t *evidence.Trust) *evidence.Validity {
			return &t.Validators[0].Validity
		}},
	} {
		t.Run(test.what, func(t *testing.T) {
			in := evidence.Input{Evidence: test.from.evidence(t)}
			for _, since := range []uint64{1, block - 1, block, block + 1} {
				trust := changedTrustOf(t, test.from.trust, func(trust *evidence.Trust) {
					test.key(trust).CompromisedSince = &since
					test.key(trust).Until = &since
				})
				proven, err := evidence.Verify(in, trust)
				if since <= block {
					wantFailure(t, err, test.check)
					if !strings.Contains(err.Error(), "compromised since block ") {
						t.Errorf("since %d: it does not say why: %v", since, err)
					}
					continue
				}
				check(t, err)
				want := []evidence.Stolen{{What: test.what, Of: test.of, Since: since}}
				if !reflect.DeepEqual(proven.Stolen, want) {
					t.Errorf("since %d: it says %+v, want %+v", since, proven.Stolen, want)
				}
			}
			if proven, err := evidence.Verify(in, test.from.trust); err != nil || proven.Stolen != nil {
				t.Errorf("nothing stolen: %+v, %v", proven, err)
			}
		})
	}
}

// changedTrustOf is a trust file with a change.
func changedTrustOf(t testing.TB, trust *evidence.Trust, change func(trust *evidence.Trust)) *evidence.Trust {
	t.Helper()
	text, err := trust.Text()
	check(t, err)
	changed, err := evidence.ParseTrustText(text)
	check(t, err)
	change(changed)
	return changed
}
