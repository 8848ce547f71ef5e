package replay_test

import (
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/labseal/labseal/bindings"
)

// disclosureBooks are a DisclosureLog's.
type disclosureBooks struct {
	contract    *bindings.DisclosureLog
	heads       map[common.Hash]*bindings.IDisclosureLogHead
	emergencies map[common.Hash]*[]bindings.IDisclosureLogEmergency // by member, in order
}

func newDisclosureBooks() *disclosureBooks {
	return &disclosureBooks{
		bindings.NewDisclosureLog(),
		map[common.Hash]*bindings.IDisclosureLogHead{},
		map[common.Hash]*[]bindings.IDisclosureLogEmergency{},
	}
}

func (b *disclosureBooks) write(name string, e *types.Log) {
	switch name {
	case "BatchAnchored":
		b.anchored(entered(b.contract.UnpackBatchAnchoredEvent(e)))
	case "GlassBroken":
		b.broken(entered(b.contract.UnpackGlassBrokenEvent(e)))
	case "EmergencyReviewed":
		b.reviewed(entered(b.contract.UnpackEmergencyReviewedEvent(e)))
	}
}

// anchored makes the head's hash itself, from the batch.
func (b *disclosureBooks) anchored(e *bindings.DisclosureLogBatchAnchored) {
	head := entry(b.heads, e.Member)
	head.Hash = crypto.Keccak256Hash(
		head.Hash[:], e.Member[:], disclosureWord(e.Number), e.Root[:], disclosureWord(uint64(e.Size)),
		disclosureWord(e.Covered),
	)
	head.Batches++
	head.Covered = e.Covered
}

func (b *disclosureBooks) broken(e *bindings.DisclosureLogGlassBroken) {
	head, list := entry(b.heads, e.Member), entry(b.emergencies, e.Member)
	head.Emergencies++
	head.Unreviewed++
	*list = append(*list, bindings.IDisclosureLogEmergency{
		Pseudonym: e.Pseudonym, Commitment: e.Commitment, BlockNumber: e.Raw.BlockNumber,
	})
}

func (b *disclosureBooks) reviewed(e *bindings.DisclosureLogEmergencyReviewed) {
	list := *entry(b.emergencies, e.Member)
	if e.Number > uint64(len(list)) { // in the control: an emergency is missing
		return
	}
	emergency := &list[e.Number-1]
	if e.Reviewer == bindings.PurposeManager {
		emergency.ManagerReview = e.ReviewCommit
	} else {
		emergency.GovernorReview = e.ReviewCommit
	}
	if isDisclosureReviewed(*emergency) {
		entry(b.heads, e.Member).Unreviewed--
	}
}

func (b *disclosureBooks) marks(_ string, e *types.Log) []string { return forGood(e) }

func (b *disclosureBooks) views(a *audit) {
	for _, member := range append(disclosureMembers(a.live.(*disclosureBooks)), common.Hash{}, a.hash()) {
		a.view(b.contract.PackHead(member), *entry(b.heads, member))
		list := *entry(b.emergencies, member)
		for i, emergency := range list {
			number := uint64(i) + 1
			a.view(b.contract.PackEmergency(member, number), emergency)
			a.view(b.contract.PackNumberOf(member, emergency.Pseudonym), number)
			a.view(b.contract.PackIsReviewed(member, number), isDisclosureReviewed(emergency))
		}
		for _, number := range []uint64{0, uint64(len(list)) + 1} {
			a.view(b.contract.PackEmergency(member, number), bindings.IDisclosureLogEmergency{})
			a.view(b.contract.PackIsReviewed(member, number), false)
		}
		a.view(b.contract.PackNumberOf(member, a.hash()), uint64(0))
	}
}

func disclosureMembers(b *disclosureBooks) (list []common.Hash) {
	for member := range b.heads {
		list = append(list, member)
	}
	slices.SortFunc(list, common.Hash.Cmp)
	return list
}

func isDisclosureReviewed(e bindings.IDisclosureLogEmergency) bool {
	return e.ManagerReview != [32]byte{} && e.GovernorReview != [32]byte{}
}

// disclosureWord is a number as the ABI encodes it.
func disclosureWord(n uint64) []byte { return common.BigToHash(bindings.Roles(n)).Bytes() }

// disclosureRun calls a DisclosureLog at random.
type disclosureRun struct {
	*audit
	*disclosureBooks
	calls   *bindings.DisclosureLog
	parties []party
}

func (r *disclosureRun) anchor() {
	member := pick(r.walk, r.parties).id
	head := *entry(r.heads, member)
	number, covered := head.Batches+1, head.Covered+r.Uint64N(head.Emergencies-head.Covered+1)
	size := pick(r.walk, []uint32{16, 64, 256, 1024, 4096})
	switch r.IntN(30) {
	case 0:
		number--
	case 1:
		covered = head.Emergencies + 1
	case 2:
		covered = r.Uint64N(head.Covered + 1)
	case 3:
		size++
	}
	from := r.caller(r.parties, member, bindings.PurposeSequencer)
	r.call(from, r.calls.PackAnchorBatch(member, number, r.some(), size, covered))
}

func (r *disclosureRun) breakGlass() {
	member, pseudonym := pick(r.walk, r.parties).id, r.some()
	if list := *entry(r.emergencies, member); len(list) != 0 && r.odds(10) {
		pseudonym = pick(r.walk, list).Pseudonym
	}
	from := r.caller(r.parties, member, pick(r.walk, []uint8{bindings.PurposeSequencer, bindings.PurposeRelayer}))
	r.call(from, r.calls.PackBreakGlass(member, pseudonym, r.some()))
}

func (r *disclosureRun) review() {
	member := pick(r.walk, r.parties).id
	number := r.Uint64N(uint64(len(*entry(r.emergencies, member))) + 2)
	from := r.caller(r.parties, member, pick(r.walk, []uint8{bindings.PurposeManager, bindings.PurposeGovernor}))
	r.call(from, r.calls.PackReview(member, number, r.some()))
}

// TestReplay_DisclosureLog compares every view.
func TestReplay_DisclosureLog(t *testing.T) {
	const seed, steps = 1, 5000
	t.Logf("seed %d", seed)
	parties, evm := newParties(t)
	live := newDisclosureBooks()
	a := newAudit(t, newWalk(t, evm, seed), evm.Deployment.DisclosureLog.Address, &bindings.DisclosureLogMetaData, live)
	r := &disclosureRun{a, live, live.contract, parties}
	acts := slices.Concat(often(3, r.anchor), often(3, r.breakGlass), often(8, r.review))
	for range steps {
		r.step(parties, 600, acts)
	}
	r.finish(func() books { return newDisclosureBooks() })
}
