package replay_test

import (
	"math/big"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/bindings"
)

// views compares each study: every history at the end of every block in which it changed, of the block before and now.
func (b *studyBooks) views(a *audit) {
	a.view(b.contract.PackMAXDISEASES(), big.NewInt(32))
	known := a.live.(*studyBooks)
	for _, id := range append(known.ids, common.Hash{}, a.hash()) {
		if a.isDecided() {
			return
		}
		b.viewStudy(a, id)
		b.viewHistories(a, id, known)
		for _, block := range entry(known.studies, id).approved.blocks(a.Block) {
			a.view(b.contract.PackApprovedVersionAt(id, block), uint32(entry(b.studies, id).approved.at(block)))
		}
		for _, block := range studyBlocks(entry(known.studies, id).blocks, a.Block) {
			b.viewApproval(a, id, block)
		}
	}
}

// viewHistories asks for reviews and participations. Versions are from 0 to one more than there are.
func (b *studyBooks) viewHistories(a *audit, id common.Hash, known *studyBooks) {
	for number := range uint32(len(entry(known.studies, id).versions)) + 2 {
		for _, block := range known.reviews(id, number).blocks(a.Block) {
			a.view(b.contract.PackReviewedUntilAt(id, number, block), b.reviews(id, number).at(block))
		}
	}
	for member := range studyMembers(known, id) {
		for _, block := range known.joined(id, member).blocks(a.Block) {
			a.view(b.contract.PackJoinedVersionAt(id, member, block), uint32(b.joined(id, member).at(block)))
		}
	}
}

// viewStudy asks for the present. Two answers depend also on the roles that a member has now, which the Consortium
// knows: its own replay shows that events are enough for them.
func (b *studyBooks) viewStudy(a *audit, id common.Hash) {
	s := entry(b.studies, id)
	count := uint32(len(s.versions))
	a.view(b.contract.PackStudyOf(id), s.member, count)
	for version := range uint32(len(entry(a.live.(*studyBooks).studies, id).versions)) + 2 {
		a.view(b.contract.PackVersionOf(id, version), s.version(version))
	}
	isApproved := b.isApproved(id, a.Block, a.Time) && studyHasRole(a, s.member, bindings.RoleResearcher)
	a.view(b.contract.PackIsApproved(id), isApproved)
	for member := range studyMembers(a.live.(*studyBooks), id) {
		joined := b.joined(id, member).now()
		isParticipant := joined != 0 && joined == uint64(count) && studyHasRole(a, member, bindings.RoleLab)
		a.view(b.contract.PackIsParticipant(id, member), isParticipant)
	}
}

// viewApproval asks whether a study was approved at the end of a block, at times around those of the approved terms and
// of their review.
func (b *studyBooks) viewApproval(a *audit, id common.Hash, block uint64) {
	known := entry(a.live.(*studyBooks).studies, id)
	times := []uint64{a.Time}
	if number := uint32(known.approved.at(block)); number != 0 {
		version, until := known.version(number), b.reviews(id, number).at(block)
		for _, time := range []uint64{version.ValidFrom, version.Expiry, until} {
			times = append(times, time, max(time, 1)-1)
		}
	}
	for _, time := range times {
		a.view(b.contract.PackWasApprovedAt(id, block, time), b.isApproved(id, block, time))
	}
}

// isApproved tells whether the version that was approved at the end of a block ran at this time, and was reviewed where
// its terms ask for it.
func (b *studyBooks) isApproved(id common.Hash, block, time uint64) bool {
	s := entry(b.studies, id)
	number := uint32(s.approved.at(block))
	version := s.version(number)
	if number == 0 || time < version.ValidFrom || time >= version.Expiry {
		return false
	}
	return version.Duo>>studyDuoReview&1 == 0 || time < b.reviews(id, number).at(block)
}

// version is all zero where there is none.
func (s *study) version(number uint32) (version bindings.IStudyRegistryVersion) {
	if number != 0 && number <= uint32(len(s.versions)) {
		version = s.versions[number-1]
	}
	return version
}

// studyMembers are all that ever took part in a study, and one that did not.
func studyMembers(b *studyBooks, id common.Hash) map[common.Hash]bool {
	members := map[common.Hash]bool{{}: true}
	for member := range entry(b.studies, id).joins {
		members[member] = true
	}
	return members
}

// studyHasRole asks the Consortium.
func studyHasRole(a *audit, member common.Hash, role uint64) bool {
	consortium := bindings.NewConsortium()
	out := a.ask(a.Deployment.Consortium.Address, consortium.PackHasRoles(member, bindings.Roles(role)))
	has, err := consortium.UnpackHasRoles(out)
	if err != nil {
		a.t.Fatal(err)
	}
	return has
}
