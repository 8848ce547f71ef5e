package evidence_test

import (
	"crypto/sha256"
	"encoding/binary"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/evidence"
)

// TestSorted sorts as many hashes as there can be, some of which begin alike.
func TestSorted(t *testing.T) {
	for _, n := range []int{1, 16, 64, evidence.MaxClaims} {
		hashes := make([]common.Hash, n)
		for i := range hashes {
			hashes[i] = sha256.Sum256(binary.BigEndian.AppendUint32(nil, uint32(i)))
			if i%8 == 7 {
				copy(hashes[i][:6], hashes[i-1][:6])
			}
		}
		want := slices.SortedFunc(slices.Values(hashes), common.Hash.Cmp)
		if !slices.Equal(evidence.Sorted(hashes), want) {
			t.Errorf("%d hashes are not in order", n)
		}
	}
}
