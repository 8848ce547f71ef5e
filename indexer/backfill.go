package indexer

import (
	"context"
	"errors"
	"sync"
	"time"
)

const (
	tailSpan   = 8               // fewer blocks than these are stored in one transaction
	fetchAhead = 2               // ranges that are read and checked at the same time
	legTime    = 5 * time.Second // after which a backfill looks at the head again and tells how far it is
)

// piece is a range that was read, or why it was not.
type piece struct {
	blocks []Block
	err    error
}

// backfill stores ranges, one after another, up to a block or for as long as a leg takes. While some are stored the next
// are read. It returns the last stored block.
func (f *Follower) backfill(ctx context.Context, before Ref, from, to uint64) (Ref, error) {
	load, err := f.Store.Load(ctx)
	if err != nil {
		return Ref{}, err
	}
	reading, stop := context.WithCancel(ctx)
	defer stop()
	last := before
	for next := range f.pieces(reading, from, to) {
		p := <-next
		if err = p.err; err == nil {
			err = follows(last, p.blocks[0])
		}
		if err == nil {
			err = load.Add(p.blocks)
		}
		if err != nil {
			break
		}
		last = p.blocks[len(p.blocks)-1].Ref
		f.observe(func(o Observer) { o.Stored(p.blocks) })
	}
	stop()
	storing := load.Close() // also after an error: what was added is good
	if storing != nil && (err == nil || errors.Is(err, context.Canceled)) {
		err = storing
	}
	return last, err
}

// pieces reads ranges ahead and hands them out in order.
func (f *Follower) pieces(ctx context.Context, from, to uint64) <-chan (<-chan piece) {
	ahead := make(chan (<-chan piece), fetchAhead-1)
	go func() {
		defer close(ahead)
		for begun := time.Now(); from <= to && time.Since(begun) < legTime; {
			end := min(to, from+f.spans.next()-1)
			one := make(chan piece, 1)
			go func(from uint64) {
				blocks, err := f.fetch(ctx, from, end)
				one <- piece{blocks, err}
			}(from)
			select {
			case <-ctx.Done():
				return
			case ahead <- one:
			}
			from = end + 1
		}
	}()
	return ahead
}

// spans is how many blocks to ask for at once. Ranges double while they are light and halve where they are heavy, or
// where anything fails: nodes have limits of many kinds, and no common words for them. What failed is remembered, and
// tried again only after many shorter ones went well.
type spans struct {
	mu   sync.Mutex
	now  uint64
	most uint64 // as far as nothing failed lately
	well int    // ranges since then
}

const (
	firstSpan  = 32
	maxSpan    = 4096
	fewBytes   = 1 << 20 // of events in a range that could be longer
	manyBytes  = 3 << 20 // in one that should be shorter
	forgiveAll = 64      // ranges that must go well
)

func (s *spans) next() uint64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.begin()
	return s.now
}

func (s *spans) begin() {
	if s.now == 0 {
		s.now, s.most = firstSpan, maxSpan
	}
}

func (s *spans) worked(blocks []Block) {
	size := 0
	for i := range blocks {
		for k := range blocks[i].Events {
			size += eventSize + len(blocks[i].Events[k].Data)
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.begin()
	if s.well++; s.well >= forgiveAll {
		s.well, s.most = 0, min(2*s.most, maxSpan)
	}
	switch n := uint64(len(blocks)); {
	case size > manyBytes:
		s.now = max(1, min(s.now, n*manyBytes/uint64(size)))
	case size < fewBytes && n >= s.now:
		s.now = min(2*s.now, s.most)
	}
}

// eventSize is about what an event takes beside its data.
const eventSize = 400

func (s *spans) failed() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.begin()
	s.now = max(1, s.now/2)
	s.most, s.well = s.now, 0
}
