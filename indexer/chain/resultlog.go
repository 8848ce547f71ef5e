package chain

import (
	"errors"
	"math"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/indexer"
)

// addResultLog decodes the events of the ResultLog: topics, then words of data after the sequence number.
func addResultLog(known []decoder) {
	say(known, "LogOpened", func(w *words) indexer.Fact {
		return indexer.LogOpened{Member: w.topic(0), Log: w.topic(1), OpensAt: w.uint64(1), Predecessor: w.hash(2)}
	})
	say(known, "OpeningCancelled", func(w *words) indexer.Fact {
		return indexer.LogChange{Member: w.topic(0), Log: w.topic(1), Change: indexer.LogOpeningCancelled}
	})
	say(known, "LogClosed", func(w *words) indexer.Fact {
		return indexer.LogChange{Member: w.topic(0), Log: w.topic(1), Change: indexer.LogClosed, ClosesAt: w.uint64(1)}
	})
	say(known, "ClosingCancelled", func(w *words) indexer.Fact {
		return indexer.LogChange{Member: w.topic(0), Log: w.topic(1), Change: indexer.LogClosingCancelled}
	})
	say(known, "CheckpointAnchored", func(w *words) indexer.Fact {
		f := indexer.CheckpointAnchored{
			Member: w.topic(0), Log: w.topic(1), OldSize: w.uint64(2), Size: w.uint64(3), Root: w.hash(4),
		}
		if f.Size > math.MaxInt64 {
			w.fail(errLarge)
		}
		return f
	})
	say(known, "HandlesAmended", handlesAmended)
}

// handlesAmended leaves out the handles that were set before.
func handlesAmended(w *words) indexer.Fact {
	fact := indexer.HandlesAmended{Member: w.topic(0)}
	skipped := w.word(2)
	for i, a := range w.list(1, 3) {
		if i < 256 && skipped[31-i/8]>>(i%8)&1 == 1 {
			continue
		}
		reason := a.uint64(1)
		if reason > math.MaxUint8 {
			w.fail(errLarge)
		}
		fact.Amendments = append(fact.Amendments, indexer.Amendment{
			Handle: a.hash(0), Reason: evidence.Reason(reason).String(), Replacement: a.hash(2),
		})
		w.err = errors.Join(w.err, a.err)
	}
	return fact
}
