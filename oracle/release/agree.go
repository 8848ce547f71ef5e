package release

import (
	"slices"

	"github.com/ethereum/go-ethereum/common"
)

// Block is a block as a node tells it.
type Block struct {
	Number uint64
	Time   uint64 // unix seconds
	Hash   common.Hash
}

// CommonBlock is the number of the newest block that at least need of the nodes have, of those that answered with their
// newest ones; ok is false where fewer answered. Nodes are never all at the same block: one that is ahead is asked for an
// older one, and one that lags behind is left out.
func CommonBlock(newest []Block, need int) (number uint64, ok bool) {
	if need < 1 || len(newest) < need {
		return 0, false
	}
	numbers := make([]uint64, len(newest))
	for i, b := range newest {
		numbers[i] = b.Number
	}
	slices.Sort(numbers)
	return numbers[len(numbers)-need], true
}

// Agree makes a view of what nodes say of the block of one number. That a node tells another block than the others is
// enough to disagree: which of them lies, or is cut off from the rest, nobody here can know. It is fresh where its time,
// by all of them, is near the lab's, in the past or in the future.
func Agree(blocks []Block, need int, maxAge, now uint64) View {
	if need < 1 || len(blocks) < need {
		return View{}
	}
	v := View{IsFresh: true, IsAgreed: true, Time: blocks[0].Time}
	for _, b := range blocks {
		v.IsAgreed = v.IsAgreed && b.Hash == blocks[0].Hash
		v.IsFresh = v.IsFresh && b.Time+maxAge >= now && b.Time <= now+maxAge
		v.Time = max(v.Time, b.Time)
	}
	return v
}
