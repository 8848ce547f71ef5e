package evidence_test

import (
	"bytes"
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

// TestWorkspace_Cleared: memory that is used again holds nothing of the version before.
func TestWorkspace_Cleared(t *testing.T) {
	hashes, numbers, text := evidence.Leftover()
	isHash := func(h common.Hash) bool { return h != common.Hash{} }
	isNumber := func(n uint64) bool { return n != 0 }
	if slices.ContainsFunc(hashes, isHash) || slices.ContainsFunc(numbers, isNumber) || len(bytes.Trim(text, "\x00")) > 0 {
		t.Error("a released workspace holds something")
	}
}
