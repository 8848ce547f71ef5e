package replay_test

import (
	"bytes"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/bindings"
)

// studyRun calls a StudyRegistry at random.
type studyRun struct {
	*audit
	*studyBooks
	calls   *bindings.StudyRegistry
	parties []party
}

func (r *studyRun) manager(member common.Hash) common.Address {
	return r.caller(r.parties, member, bindings.PurposeManager)
}

// study draws one, newer ones more often, with its newest version; or seldom another version, or an unknown study.
func (r *studyRun) study() (common.Hash, uint32) {
	if len(r.ids) == 0 || r.odds(50) {
		return r.hash(), 1
	}
	newest := max(0, len(r.ids)-8)
	if r.odds(3) {
		newest = 0
	}
	id := pick(r.walk, r.ids[newest:])
	version := uint32(len(entry(r.studies, id).versions))
	if r.odds(20) {
		version += uint32(r.IntN(3)) - 1
	}
	return id, version
}

// day is a whole day so many days from today on, or seldom no whole one.
func (r *studyRun) day(from, days int) uint64 {
	day := r.Time - r.Time%secondsPerDay + uint64(from+r.IntN(days))*secondsPerDay
	if r.odds(40) {
		day++
	}
	return day
}

// terms are allowed ones, but seldom. Duty to have a review (DUO 21) is as frequent as not.
func (r *studyRun) terms() bindings.IStudyRegistryTerms {
	terms := bindings.IStudyRegistryTerms{
		ProtocolCommit: r.some(), Duo: []uint16{pick(r.walk, []uint16{4, 6, 7, 11})}, ValidFrom: r.day(-10, 15),
		Expiry: r.day(5, 200),
	}
	if terms.Duo[0] == studyDuoDisease {
		for range 1 + r.IntN(3) {
			terms.Diseases = append(terms.Diseases, r.hash())
		}
		slices.SortFunc(terms.Diseases, func(a, b [32]byte) int { return bytes.Compare(a[:], b[:]) })
	}
	for _, modifier := range []uint16{12, 15, studyDuoReview, 28, 44, 46} {
		if r.odds(2) {
			terms.Duo = append(terms.Duo, modifier)
		}
	}
	if r.odds(30) {
		terms.Duo = append(terms.Duo, 13) // no known term
	}
	return terms
}

func (r *studyRun) register() {
	member := pick(r.walk, r.parties).id
	r.call(r.manager(member), r.calls.PackRegisterStudy(member, r.terms()))
}

func (r *studyRun) revise() {
	id, _ := r.study()
	r.call(r.manager(entry(r.studies, id).member), r.calls.PackReviseStudy(id, r.terms()))
}

func (r *studyRun) review() {
	id, version := r.study()
	until := r.day(1, 120)
	if r.odds(8) {
		until = 0
	}
	r.call(r.manager(entry(r.studies, id).member), r.calls.PackRecordReview(id, version, r.some(), until))
}

func (r *studyRun) approve() {
	id, version := r.study()
	call := r.calls.PackApprove(id, version)
	if r.odds(30) {
		r.call(pick(r.walk, r.parties).account(bindings.PurposeGovernor), call)
		return
	}
	r.byVote(call)
}

func (r *studyRun) revoke() {
	id, _ := r.study()
	r.byVote(r.calls.PackRevokeApproval(id))
}

func (r *studyRun) join() {
	id, version := r.study()
	member := pick(r.walk, r.parties).id
	r.call(r.manager(member), r.calls.PackJoin(member, id, version))
}

// leave is called of a member that takes part, where there is one.
func (r *studyRun) leave() {
	id, _ := r.study()
	member := pick(r.walk, r.parties).id
	for _, p := range r.parties {
		if r.joined(id, p.id).now() != 0 {
			member = p.id
		}
	}
	r.call(r.manager(member), r.calls.PackLeave(member, id))
}

// TestReplay_StudyRegistry compares every view.
func TestReplay_StudyRegistry(t *testing.T) {
	const seed, steps = 9, 4500
	t.Logf("seed %d", seed)
	parties, evm := newParties(t)
	live := newStudyBooks()
	a := newAudit(t, newWalk(t, evm, seed), evm.Deployment.StudyRegistry.Address, &bindings.StudyRegistryMetaData, live)
	r := &studyRun{a, live, live.contract, parties}
	acts := slices.Concat(
		often(3, r.register), often(3, r.revise), often(7, r.review), often(8, r.approve), often(2, r.revoke),
		often(10, r.join), often(3, r.leave),
	)
	for range steps {
		r.step(parties, secondsPerDay/8, acts)
	}
	r.finish(func() books { return newStudyBooks() })
}
