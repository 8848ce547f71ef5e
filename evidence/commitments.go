package evidence

import (
	"crypto/sha256"
	"encoding/binary"
	"slices"

	"github.com/ethereum/go-ethereum/common"
)

// NewCommitments makes the commitments that [Commit] makes, of a record's SHA-256, and no opening: that is made when
// somebody asks for it. Every result passes here.
func NewCommitments(secret Secret, projection string, digest common.Hash, claims []Claim) (Commitments, error) {
	if len(claims) > MaxClaims {
		return Commitments{}, ErrTooManyClaims
	}
	leaves := make([]common.Hash, paddedCount(len(claims)))
	salts := newSalts(secret, projection, len(leaves))
	var scratch []byte
	for i := range claims {
		salt := salts.leaf(i)
		scratch = append(append(scratch[:0], 0x00), salt[:]...)
		scratch = claims[i].appendTo(scratch)
		leaves[i] = sha256.Sum256(scratch)
	}
	for i := len(claims); i < len(leaves); i++ {
		leaves[i] = salts.leaf(i)
	}
	leaves = sorted(leaves)
	return Commitments{
		Artefact: artefactCommitment(salts.artefact(), digest),
		Content:  rootOf(leaves),
	}, nil
}

// sorted are hashes in ascending order, at most 65,536. Numbers are sorted much faster than hashes: the first six bytes of
// each and its place. Hashes that begin alike are rare, and sorted again.
func sorted(hashes []common.Hash) []common.Hash {
	const places = 1<<16 - 1
	keys := make([]uint64, len(hashes))
	for i := range hashes {
		keys[i] = binary.BigEndian.Uint64(hashes[i][:])&^places | uint64(i)
	}
	slices.Sort(keys)
	out, alike := make([]common.Hash, len(hashes)), false
	for i, key := range keys {
		out[i] = hashes[key&places]
		alike = alike || i > 0 && keys[i-1]&^places == key&^places
	}
	if alike {
		slices.SortFunc(out, common.Hash.Cmp)
	}
	return out
}

// rootOf is the root of a full tree. It overwrites the leaves.
func rootOf(level []common.Hash) common.Hash {
	for len(level) > 1 {
		for i := range len(level) / 2 {
			level[i] = nodeHash(level[2*i], level[2*i+1])
		}
		level = level[:len(level)/2]
	}
	return level[0]
}

// appendTo appends the claim's encoding: what the encoder writes of its item, without the reflection.
func (c *Claim) appendTo(b []byte) []byte {
	b = append(b, cborArray|3)
	return appendBytes(appendText(appendText(b, c.Kind), c.Name), c.Body)
}
