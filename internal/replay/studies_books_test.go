package replay_test

import (
	"slices"
	"strconv"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/labseal/labseal/bindings"
)

// Numbers of DUO terms.
const (
	studyDuoDisease = 7
	studyDuoReview  = 21
)

// studyChange is a value from a block on.
type studyChange struct{ block, value uint64 }

// studyTrace is a value's history.
type studyTrace []studyChange

func (t *studyTrace) push(block, value uint64) { *t = append(*t, studyChange{block, value}) }

// at is the value at the end of a block.
func (t *studyTrace) at(block uint64) (value uint64) {
	for _, change := range *t {
		if change.block <= block {
			value = change.value
		}
	}
	return value
}

func (t *studyTrace) now() uint64 { return t.at(^uint64(0)) }

// blocks are those worth asking for.
func (t *studyTrace) blocks(now uint64) []uint64 {
	var changed []uint64
	for _, change := range *t {
		changed = append(changed, change.block)
	}
	return studyBlocks(changed, now)
}

// studyBlocks are the first, the present and, of each that changed something, itself and the one before.
func studyBlocks(changed []uint64, now uint64) []uint64 {
	list := []uint64{0, now}
	for _, block := range changed {
		list = append(list, block-1, block)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// study is all that the events say about one. Version n is at index n-1.
type study struct {
	member   common.Hash
	versions []bindings.IStudyRegistryVersion
	approved studyTrace
	reviews  map[uint32]*studyTrace
	joins    map[common.Hash]*studyTrace
	blocks   []uint64 // in which something happened
}

// studyBooks are a StudyRegistry's.
type studyBooks struct {
	contract *bindings.StudyRegistry
	studies  map[common.Hash]*study
	ids      []common.Hash
}

func newStudyBooks() *studyBooks {
	return &studyBooks{contract: bindings.NewStudyRegistry(), studies: map[common.Hash]*study{}}
}

func (b *studyBooks) write(name string, e *types.Log) {
	s := entry(b.studies, e.Topics[1])
	s.blocks = append(s.blocks, e.BlockNumber)
	switch name {
	case "StudyRegistered":
		event := entered(b.contract.UnpackStudyRegisteredEvent(e))
		s.member, s.versions = event.Member, append(s.versions, studyVersion(event.Terms))
		b.ids = append(b.ids, event.StudyId)
	case "StudyRevised":
		s.versions = append(s.versions, studyVersion(entered(b.contract.UnpackStudyRevisedEvent(e)).Terms))
		s.approved.push(e.BlockNumber, 0)
	case "ReviewRecorded":
		event := entered(b.contract.UnpackReviewRecordedEvent(e))
		b.reviews(event.StudyId, event.Version).push(e.BlockNumber, event.Until)
	case "StudyApproved":
		s.approved.push(e.BlockNumber, uint64(entered(b.contract.UnpackStudyApprovedEvent(e)).Version))
	case "ApprovalRevoked":
		s.approved.push(e.BlockNumber, 0)
	case "StudyJoined":
		event := entered(b.contract.UnpackStudyJoinedEvent(e))
		b.joined(event.StudyId, event.Member).push(e.BlockNumber, uint64(event.Version))
	case "StudyLeft":
		event := entered(b.contract.UnpackStudyLeftEvent(e))
		b.joined(event.StudyId, event.Member).push(e.BlockNumber, 0)
	}
}

func (b *studyBooks) reviews(id common.Hash, version uint32) *studyTrace {
	s := entry(b.studies, id)
	if s.reviews == nil {
		s.reviews = map[uint32]*studyTrace{}
	}
	return entry(s.reviews, version)
}

func (b *studyBooks) joined(id, member common.Hash) *studyTrace {
	s := entry(b.studies, id)
	if s.joins == nil {
		s.joins = map[common.Hash]*studyTrace{}
	}
	return entry(s.joins, member)
}

// marks are for good of versions, and of a review that says something new. The others are known by their block, in
// which a later one may change the same.
func (b *studyBooks) marks(name string, e *types.Log) []string {
	place := e.Topics[1].Hex() + strconv.FormatUint(e.BlockNumber, 10)
	switch name {
	case "StudyRegistered":
		return forGood(e)
	case "StudyRevised":
		return append(forGood(e), place)
	case "ReviewRecorded":
		event := entered(b.contract.UnpackReviewRecordedEvent(e))
		if !b.isNewReview(event) {
			return nil
		}
		return forGood(e)
	case "StudyJoined", "StudyLeft":
		return []string{place + e.Topics[2].Hex()}
	}
	return []string{place}
}

// isNewReview tells whether a review is the only one of its version in the block, and ends otherwise than the last one.
func (b *studyBooks) isNewReview(e *bindings.StudyRegistryReviewRecorded) bool {
	block, count := e.Raw.BlockNumber, 0
	reviews := b.reviews(e.StudyId, e.Version)
	for _, change := range *reviews {
		if change.block == block {
			count++
		}
	}
	return count == 1 && reviews.at(block-1) != e.Until
}

// studyVersion is what is kept of terms.
func studyVersion(terms bindings.IStudyRegistryTerms) bindings.IStudyRegistryVersion {
	var duo uint64
	for _, term := range terms.Duo {
		duo |= 1 << term
	}
	encoded := slices.Concat(studyWord(32), studyWord(uint64(len(terms.Diseases))))
	for _, disease := range terms.Diseases {
		encoded = append(encoded, disease[:]...)
	}
	return bindings.IStudyRegistryVersion{
		ProtocolCommit: terms.ProtocolCommit, DiseasesDigest: crypto.Keccak256Hash(encoded), Duo: duo,
		ValidFrom: terms.ValidFrom, Expiry: terms.Expiry,
	}
}

// studyWord is a number as the ABI encodes it.
func studyWord(n uint64) []byte { return common.BigToHash(bindings.Roles(n)).Bytes() }
