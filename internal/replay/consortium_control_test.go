package replay_test

import (
	"bytes"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
)

// drop is the control: a mirror that misses one event gives other answers, or finds that a later event does not fit.
// That events are numbered does not count here. It drops one event of each kind, and more until they are at least twenty, and the last never.
func (r *replay) drop(events []*types.Log, questions []question, answers [][]byte) {
	r.t.Helper()
	var differs, unfit int
	kinds := map[string]bool{}
	for _, dropped := range r.control(events) {
		kinds[r.name(events[dropped])] = true
		m, err := r.rebuild(events, dropped)
		switch {
		case err != nil:
			unfit++
		case r.isOther(m, questions, answers):
			differs++
		default:
			r.t.Errorf("without event %d, %s, nothing differs", dropped+1, r.name(events[dropped]))
		}
	}
	r.t.Logf("events of %d kinds dropped: %d gave another state, %d another event that did not fit",
		len(kinds), differs, unfit)
}

// isOther tells whether an answer is another than the contract gave, but for how many events there were.
func (r *replay) isOther(m mirror, questions []question, answers [][]byte) bool {
	for i, q := range questions {
		if q.view != "sequence" && !bytes.Equal(r.want(m, q), answers[i]) {
			return true
		}
	}
	return false
}

// control draws which events to drop.
func (r *replay) control(events []*types.Log) (list []int) {
	kinds := map[string]bool{}
	for _, i := range r.Perm(len(events) - 1) {
		kind := r.name(events[i])
		if (!kinds[kind] || len(list) < 20) && !r.isObsolete(events, i) {
			kinds[kind] = true
			list = append(list, i)
		}
	}
	return list
}

// isObsolete tells whether a later event may have undone all that this one did.
func (r *replay) isObsolete(events []*types.Log, i int) bool {
	for _, over := range r.obsolete[r.name(events[i])] {
		names := func(e *types.Log) []common.Hash { return e.Topics[1 : 1+over.names] }
		isOver := slices.ContainsFunc(events[i+1:], func(e *types.Log) bool {
			return r.name(e) == over.by && e.BlockTimestamp-events[i].BlockTimestamp <= over.within &&
				slices.Equal(names(e), names(events[i]))
		})
		if isOver {
			return true
		}
	}
	return false
}
