package replay_test

import (
	"bytes"
	"crypto/sha256"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/labseal/labseal/bindings"
)

// resultLogModel is a ResultLog rebuilt from its events.
type resultLogModel struct {
	contract   *bindings.ResultLog
	consortium common.Address // this and the next two are known from the deployment
	chainID    uint64
	maxGrowth  uint64
	sequence   uint64
	logs       map[logName]bindings.IResultLogHead // IsOpen is judged when asked
	names      []logName                           // ever opened
	amended    map[handleName]amendment
	handles    []handleName
}

type logName struct{ member, logID [32]byte }

type handleName struct{ member, handle [32]byte }

type amendment struct {
	reason uint8
	block  uint64
}

func (l *resultLogModel) apply(e *types.Log) error {
	parsed := l.contract.GetABI()
	kind, err := parsed.EventByID(e.Topics[0])
	if err != nil {
		return err
	}
	l.sequence++
	at := momentOf(e)
	switch kind.Name {
	case "LogOpened":
		return taken(l.contract.UnpackLogOpenedEvent, e, func(e *bindings.ResultLogLogOpened) error { return l.open(e, at) })
	case "OpeningCancelled":
		return taken(l.contract.UnpackOpeningCancelledEvent, e, func(e *bindings.ResultLogOpeningCancelled) error {
			name := logName{e.Member, e.LogId}
			wasOpening := l.logs[name].OpensAt > at.time
			delete(l.logs, name)
			return fitting(wasOpening)
		})
	case "LogClosed":
		return taken(l.contract.UnpackLogClosedEvent, e, func(e *bindings.ResultLogLogClosed) error {
			name := logName{e.Member, e.LogId}
			wasOpen := l.head(name, at.time).IsOpen
			return l.change(name, wasOpen, func(h *bindings.IResultLogHead) { h.ClosesAt = e.ClosesAt })
		})
	case "ClosingCancelled":
		return taken(l.contract.UnpackClosingCancelledEvent, e, func(e *bindings.ResultLogClosingCancelled) error {
			name := logName{e.Member, e.LogId}
			wasClosing := l.logs[name].ClosesAt > at.time
			return l.change(name, wasClosing, func(h *bindings.IResultLogHead) { h.ClosesAt = 0 })
		})
	case "CheckpointAnchored":
		return taken(l.contract.UnpackCheckpointAnchoredEvent, e, func(e *bindings.ResultLogCheckpointAnchored) error {
			return l.anchor(e, at)
		})
	case "HandlesAmended":
		return taken(l.contract.UnpackHandlesAmendedEvent, e, func(e *bindings.ResultLogHandlesAmended) error {
			return l.amend(e, at)
		})
	}
	return errUnfit
}

func (l *resultLogModel) change(name logName, isFit bool, change func(*bindings.IResultLogHead)) error {
	h, isKnown := l.logs[name]
	change(&h)
	l.logs[name] = h
	return fitting(isKnown, isFit)
}

func (l *resultLogModel) open(e *bindings.ResultLogLogOpened, at moment) error {
	name := logName{e.Member, e.LogId}
	_, isKnown := l.logs[name]
	l.logs[name] = bindings.IResultLogHead{
		BlockNumber: at.block, OpensAt: e.OpensAt, Root: sha256.Sum256(nil), Predecessor: e.Predecessor,
	}
	if !slices.Contains(l.names, name) {
		l.names = append(l.names, name)
	}
	old := l.logs[logName{e.Member, e.Predecessor}]
	return fitting(!isKnown, old.Size == e.PredecessorSize, old.Root == e.PredecessorRoot)
}

func (l *resultLogModel) anchor(e *bindings.ResultLogCheckpointAnchored, at moment) error {
	name := logName{e.Member, e.LogId}
	isFit := l.head(name, at.time).IsOpen && l.logs[name].Size == e.OldSize && e.ChainId.Uint64() == l.chainID
	return l.change(name, isFit, func(h *bindings.IResultLogHead) {
		h.Size, h.Root, h.BlockNumber = e.Size, e.Root, at.block
	})
}

// amend sets the handles that were not set before, which the event tells too.
func (l *resultLogModel) amend(e *bindings.ResultLogHandlesAmended, at moment) error {
	for i, a := range e.Amendments {
		name := handleName{e.Member, a.Handle}
		_, isSet := l.amended[name]
		if isSkipped := e.Skipped.Bit(i) == 1; isSkipped != isSet {
			return errUnfit
		} else if isSkipped {
			continue
		}
		l.amended[name] = amendment{a.Reason, at.block}
		l.handles = append(l.handles, name)
	}
	return nil
}

// head is a log's, at a time.
func (l *resultLogModel) head(name logName, time uint64) bindings.IResultLogHead {
	h := l.logs[name]
	isClosed := h.ClosesAt != 0 && h.ClosesAt <= time
	h.IsOpen = h.OpensAt != 0 && h.OpensAt <= time && !isClosed
	return h
}

func (l *resultLogModel) answer(q question, now moment) []any {
	switch q.view {
	case "MAX_BATCH":
		return words256(256)
	case "consortium":
		return []any{l.consortium}
	case "maxGrowth":
		return []any{l.maxGrowth}
	case "sequence":
		return []any{l.sequence}
	case "head":
		return []any{l.head(logName{q.id(0), q.id(1)}, now.time)}
	case "amendment":
		a := l.amended[handleName{q.id(0), q.id(1)}]
		return []any{a.reason, a.block}
	}
	return nil
}

func (l *resultLogModel) questions(moment) []question {
	list := []question{{"MAX_BATCH", nil}, {"consortium", nil}, {"maxGrowth", nil}, {"sequence", nil}}
	var members [][32]byte
	for _, name := range append(l.names, logName{}) {
		if !slices.Contains(members, name.member) {
			members = append(members, name.member)
		}
	}
	slices.SortFunc(members, func(a, b [32]byte) int { return bytes.Compare(a[:], b[:]) })
	for _, member := range members {
		for _, name := range append(l.names, logName{logID: [32]byte{1}}) {
			list = append(list, question{"head", []any{member, name.logID}})
		}
		for _, name := range append(l.handles, handleName{handle: [32]byte{1}}) {
			list = append(list, question{"amendment", []any{member, name.handle}})
		}
	}
	return list
}
