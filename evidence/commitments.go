package evidence

import (
	"crypto/sha256"
	"encoding/binary"
	"math/bits"
	"slices"

	"github.com/ethereum/go-ethereum/common"
)

// NewCommitments makes the commitments that [Commit] makes, of a record's SHA-256, and no opening: that is made when
// somebody asks for it. Every result passes here.
func NewCommitments(secret Secret, projection string, digest common.Hash, claims []Claim) (Commitments, error) {
	if len(claims) > MaxClaims {
		return Commitments{}, ErrTooManyClaims
	}
	w := workspaceFor(paddedCount(len(claims)))
	defer w.release()
	w.salts.fill(secret, projection)
	claim := w.claim // a long one grows out of it
	for i := range claims {
		salt := w.salts.leaf(i)
		claim = append(append(claim[:0], 0x00), salt[:]...)
		claim = claims[i].appendTo(claim)
		w.leaves[i] = sha256.Sum256(claim)
	}
	for i := len(claims); i < len(w.leaves); i++ {
		w.leaves[i] = w.salts.leaf(i)
	}
	w.sort()
	return Commitments{
		Artefact: artefactCommitment(w.salts.artefact(), digest),
		Content:  rootOf(w.sorted),
	}, nil
}

// sort makes sorted of leaves: in ascending order, at most 65,536. Numbers are sorted much faster than hashes: the first
// six bytes of each and its place. Hashes that begin alike are rare, and sorted again. As the salts are random, the
// numbers are spread evenly: with a bucket for each, most are at once where they belong.
func (w *workspace) sort() {
	const places = 1<<16 - 1
	shift := 64 - bits.Len(uint(len(w.leaves)-1))
	clear(w.next)
	for i := range w.leaves {
		key := binary.BigEndian.Uint64(w.leaves[i][:])&^places | uint64(i)
		w.keys[i] = key
		w.next[key>>shift]++
	}
	at := uint32(0)
	for b, n := range w.next { // from how many a bucket holds to where it begins
		w.next[b] = at
		at += n
	}
	for _, key := range w.keys {
		b := key >> shift
		w.spread[w.next[b]] = key
		w.next[b]++
	}
	insertionSort(w.spread)
	alike := false
	for i, key := range w.spread {
		w.sorted[i] = w.leaves[key&places]
		alike = alike || i > 0 && w.spread[i-1]&^places == key&^places
	}
	if alike {
		slices.SortFunc(w.sorted, common.Hash.Cmp)
	}
}

func insertionSort(keys []uint64) {
	for i, key := range keys {
		for ; i > 0 && keys[i-1] > key; i-- {
			keys[i] = keys[i-1]
		}
		keys[i] = key
	}
}

// rootOf is the root over as many leaves as a claims tree has. It overwrites them.
func rootOf(level []common.Hash) common.Hash {
	for len(level) > 1 {
		for i := range len(level) / 4 {
			level[i] = claimsNode((*[4]common.Hash)(level[4*i:]))
		}
		level = level[:len(level)/4]
	}
	return level[0]
}

// appendTo appends the claim's encoding: what the encoder writes of its item, without the reflection.
func (c *Claim) appendTo(b []byte) []byte {
	b = append(b, cborArray|3)
	return appendBytes(appendText(appendText(b, c.Kind), c.Name), c.Body)
}
