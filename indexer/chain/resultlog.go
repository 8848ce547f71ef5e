package chain

import (
	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/indexer"
)

func addResultLog(known map[common.Hash]decoder) {
	r := bindings.NewResultLog()
	add(known, r.UnpackLogOpenedEvent, logOpened)
	add(known, r.UnpackOpeningCancelledEvent, openingCancelled)
	add(known, r.UnpackLogClosedEvent, logClosed)
	add(known, r.UnpackClosingCancelledEvent, closingCancelled)
	add(known, r.UnpackCheckpointAnchoredEvent, checkpointAnchored)
	add(known, r.UnpackHandlesAmendedEvent, handlesAmended)
}

func logOpened(e *bindings.ResultLogLogOpened) (indexer.Fact, uint64, error) {
	return indexer.LogOpened{Member: e.Member, Log: e.LogId, OpensAt: e.OpensAt, Predecessor: e.Predecessor}, e.Seq, nil
}

func openingCancelled(e *bindings.ResultLogOpeningCancelled) (indexer.Fact, uint64, error) {
	return indexer.LogChange{Member: e.Member, Log: e.LogId, Change: indexer.LogOpeningCancelled}, e.Seq, nil
}

func logClosed(e *bindings.ResultLogLogClosed) (indexer.Fact, uint64, error) {
	return indexer.LogChange{Member: e.Member, Log: e.LogId, Change: indexer.LogClosed, ClosesAt: e.ClosesAt}, e.Seq, nil
}

func closingCancelled(e *bindings.ResultLogClosingCancelled) (indexer.Fact, uint64, error) {
	return indexer.LogChange{Member: e.Member, Log: e.LogId, Change: indexer.LogClosingCancelled}, e.Seq, nil
}

func checkpointAnchored(e *bindings.ResultLogCheckpointAnchored) (indexer.Fact, uint64, error) {
	return indexer.CheckpointAnchored{
		Member: e.Member, Log: e.LogId, OldSize: e.OldSize, Size: e.Size, Root: e.Root,
	}, e.Seq, nil
}

// handlesAmended leaves out the handles that were set before.
func handlesAmended(e *bindings.ResultLogHandlesAmended) (indexer.Fact, uint64, error) {
	fact := indexer.HandlesAmended{Member: e.Member}
	for i, a := range e.Amendments {
		if e.Skipped.Bit(i) == 1 {
			continue
		}
		fact.Amendments = append(fact.Amendments, indexer.Amendment{
			Handle: a.Handle, Reason: evidence.Reason(a.Reason).String(), Replacement: a.Replacement,
		})
	}
	return fact, e.Seq, nil
}
