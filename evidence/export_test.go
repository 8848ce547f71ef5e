package evidence

import "github.com/ethereum/go-ethereum/common"

// Sorted are the hashes in the order of a claims tree's leaves.
func Sorted(hashes []common.Hash) []common.Hash {
	w := newWorkspace(len(hashes))
	copy(w.leaves, hashes)
	w.sort()
	return w.sorted
}

// Leftover is what a workspace still holds of what it was full of, after it is released.
func Leftover() (hashes []common.Hash, numbers []uint64, text []byte) {
	w := newWorkspace(4 * usualLeaves) // one that is not used again meanwhile
	for i := range w.leaves {
		w.leaves[i], w.sorted[i], w.keys[i], w.spread[i] = common.MaxHash, common.MaxHash, 1, 1
	}
	for _, b := range [][]byte{w.salts, w.claim} {
		for i := range b {
			b[i] = 1
		}
	}
	w.release()
	return append(w.leaves, w.sorted...), append(w.keys, w.spread...), append(w.salts, w.claim...)
}

// RecoverPortable is what builds without C recover signers with, whatever this build uses.
var RecoverPortable = recoverPortable
