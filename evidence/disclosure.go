package evidence

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/holiman/uint256"
)

// DisclosureSizes are the sizes that a batch of disclosures may have, padding included (docs/spec/disclosure.md).
var DisclosureSizes = []int{16, 64, 256, 1024, 4096}

// DisclosureLeaf is a disclosure's leaf in its batch: SHA-256(00 || salt || row).
func DisclosureLeaf(salt common.Hash, row []byte) common.Hash {
	return sha256.Sum256(slices.Concat([]byte{0x00}, salt[:], row))
}

// EmergencyCommitment is what the chain is told of an emergency when it happens.
func EmergencyCommitment(salt common.Hash, row []byte) common.Hash {
	return labelled("labseal/emergency/1\x00", salt, row)
}

// ReviewCommitment is what the chain is told of what a reviewer found.
func ReviewCommitment(salt common.Hash, report []byte) common.Hash {
	return labelled("labseal/emergency-review/1\x00", salt, report)
}

func labelled(label string, salt common.Hash, of []byte) common.Hash {
	digest := sha256.Sum256(of)
	return sha256.Sum256(slices.Concat([]byte(label), salt[:], digest[:]))
}

// PadDisclosures fills a batch up to its size with random leaves, and sorts all by their bytes: without the salts nobody
// can tell which are rows.
func PadDisclosures(leaves []common.Hash, size int) ([]common.Hash, error) {
	if !slices.Contains(DisclosureSizes, size) || len(leaves) > size {
		return nil, fmt.Errorf("a batch of %d disclosures can't have the size %d", len(leaves), size)
	}
	padded := slices.Clone(leaves)
	for len(padded) < size {
		var random common.Hash
		rand.Read(random[:]) // never fails (crypto/rand)
		padded = append(padded, random)
	}
	slices.SortFunc(padded, func(a, b common.Hash) int { return bytes.Compare(a[:], b[:]) })
	return padded, nil
}

// DisclosureRoot is the root of a batch. Its size is a power of two, so that the tree of RFC 9162 is perfect.
func DisclosureRoot(leaves []common.Hash) common.Hash {
	level := slices.Clone(leaves)
	for len(level) > 1 {
		level = parents(level)
	}
	return level[0]
}

// DisclosurePath leads from a leaf of a batch to its root.
func DisclosurePath(leaves []common.Hash, leaf common.Hash) (position uint64, path []common.Hash, err error) {
	i := slices.Index(leaves, leaf)
	if i < 0 {
		return 0, nil, errors.New("the batch does not hold this disclosure")
	}
	position = uint64(i)
	for level := slices.Clone(leaves); len(level) > 1; level, i = parents(level), i/2 {
		path = append(path, level[i^1])
	}
	return position, path, nil
}

func parents(level []common.Hash) []common.Hash {
	above := make([]common.Hash, len(level)/2)
	for i := range above {
		above[i] = nodeHash(level[2*i], level[2*i+1])
	}
	return above
}

// ChainDisclosures is a member's newest hash after a batch, as the contract chains them.
func ChainDisclosures(before, member common.Hash, number uint64, root common.Hash, size uint32, covered uint64) common.Hash {
	word := func(n uint64) []byte {
		b := uint256.NewInt(n).Bytes32()
		return b[:]
	}
	return crypto.Keccak256Hash(before[:], member[:], word(number), root[:], word(uint64(size)), word(covered))
}

// DisclosureAnchor is what a BatchAnchored event of the DisclosureLog contract says.
type DisclosureAnchor struct {
	Contract common.Address
	Member   common.Hash
	Sequence uint64
	Number   uint64
	Root     common.Hash
	Size     uint64
	Covered  uint64
	Head     common.Hash
}

// DisclosureTopic is the first topic of the event.
var DisclosureTopic = crypto.Keccak256Hash([]byte("BatchAnchored(bytes32,uint64,uint64,bytes32,uint32,uint64,bytes32)"))

// DecodeDisclosureAnchor reads the event, by hand as [DecodeAnchor] does.
func DecodeDisclosureAnchor(l *types.Log) (DisclosureAnchor, error) {
	if len(l.Topics) != 2 || l.Topics[0] != DisclosureTopic || len(l.Data) != 6*32 {
		return DisclosureAnchor{}, errors.New("not a BatchAnchored event")
	}
	word := func(i int) common.Hash { return common.Hash(l.Data[i*32 : (i+1)*32]) }
	a := DisclosureAnchor{Contract: l.Address, Member: l.Topics[1], Root: word(2), Head: word(5)}
	for i, to := range map[int]*uint64{0: &a.Sequence, 1: &a.Number, 3: &a.Size, 4: &a.Covered} {
		n := new(uint256.Int).SetBytes32(l.Data[i*32:])
		if !n.IsUint64() || n.Uint64() > math.MaxInt64 {
			return DisclosureAnchor{}, fmt.Errorf("BatchAnchored: word %d is too large", i)
		}
		*to = n.Uint64()
	}
	return a, nil
}
