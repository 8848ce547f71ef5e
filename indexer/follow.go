package indexer

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/ethereum/go-ethereum/common"
)

// Source is a chain. What it returns was checked.
type Source interface {
	// Head returns the newest block and how far the chain is final.
	Head(ctx context.Context) (Head, error)
	// Header returns a block without its events.
	Header(ctx context.Context, number uint64) (Block, error)
	// Blocks returns the blocks from and to, and all between, each linked to the one before.
	Blocks(ctx context.Context, from, to uint64) ([]Block, error)
}

// Store is where blocks are kept. When a method that writes returns, what it wrote is durable.
type Store interface {
	// Tip returns the newest stored block; false where there is none.
	Tip(ctx context.Context) (Ref, bool, error)
	// Hash returns the hash of a stored block, or ErrNotFound.
	Hash(ctx context.Context, number uint64) (common.Hash, error)
	// Append puts linked blocks in the place of all stored blocks from the first one's number on, in one transaction.
	// It returns ErrMoved where the block before is not stored, unless they begin with the chain's first, and ErrGap
	// where an event is missing or repeated.
	Append(ctx context.Context, blocks []Block) error
	// Load begins to store many ranges of blocks that follow on the stored ones.
	Load(ctx context.Context) (Load, error)
	// Settled returns the number of the newest block that was ever noted as settled, else 0.
	Settled(ctx context.Context) (uint64, error)
	// Note keeps how following goes, for those who ask.
	Note(ctx context.Context, s State) error
}

// Load stores many ranges. What is stored at any time is a beginning of what was added.
type Load interface {
	// Add takes a range that follows on the one before, and may return before it is stored. It returns ErrGap where an
	// event is missing or repeated. What failed is told by Close.
	Add(blocks []Block) error
	// Close returns when all is stored, or why not.
	Close() error
}

// Observer is told how following goes, by several goroutines. It must not block.
type Observer interface {
	// Looked says that the node's head was seen while the store ended with newest.
	Looked(head Head, newest Ref)
	// Stored says that blocks were taken in.
	Stored(blocks []Block)
	// Reorganised says how many blocks were replaced.
	Reorganised(depth uint64)
}

// State is how following goes.
type State struct {
	Head    Ref    // newest block of the node
	Settled uint64 // newest block that is stored and final, and attested where that is asked for
	Halted  string // why following ended for good; empty while it goes on
	// Unattested is what members' attestations lack, so that newer final blocks do not count; empty where nothing is.
	Unattested string
	IsOverdue  bool // for so long that nothing newer is taken in
	IsAttested bool // what is settled is so because members attested it
}

const (
	stateAge = 5 * time.Second  // how old the noted state may get while nothing changes
	maxPause = 10 * time.Second // between attempts
	patience = 5                // failures in a row after which CatchUp gives up
)

// Follower keeps a store in step with a chain.
type Follower struct {
	Source Source
	Store  Store
	First  uint64        // the first block that can hold an event of ours, at least 1
	Poll   time.Duration // how long to wait where nothing is new, and at first where something failed
	Log    *slog.Logger
	// Wake says that there may be something new, so that less is waited. May be nil.
	Wake <-chan struct{}
	// Observer is told how following goes. May be nil.
	Observer Observer
	// Changed is called after each step that stored or settled something. It must not block. May be nil.
	Changed func()

	spans    spans
	isForked bool // the node's chain does not go on from the stored blocks' end
	stored   *place
	proven   Ref // the newest attested block that was found to be stored
	noted    State
	notedAt  time.Time
}

// place is what is stored, as read or written last. Whoever else writes in between is noticed by the store.
type place struct {
	tip     Ref
	isBegun bool
	settled uint64
}

// errForked says that what was read does not go on from the stored blocks: where it does has to be looked for.
var errForked = errors.New("the chain does not go on from the stored blocks")

// errSource marks errors of the source: asking again may help.
var errSource = errors.New("read the chain")

// Run follows the chain until ctx ends, which is no error. Errors of the source are logged and waited out. An error of
// the store is returned: its session is gone. ErrFinality and ErrGap are returned once the reason is noted.
func (f *Follower) Run(ctx context.Context) error {
	for failures := 0; ; {
		more, err := f.attempt(ctx)
		if ctx.Err() != nil {
			return nil //nolint:nilerr // told to stop, whatever that interrupted
		}
		wait := f.Poll
		switch {
		case errors.Is(err, errSource):
			wait = min(f.Poll<<min(failures, 10), maxPause)
			failures++
			f.Log.Warn("can't follow the chain", "error", err, "again in", wait)
		case err != nil:
			return err
		default:
			failures = 0
		}
		switch {
		case more:
		case failures > 0:
			sleep(ctx, wait)
		default:
			f.await(ctx)
		}
	}
}

// await waits until it is time to look again.
func (f *Follower) await(ctx context.Context) {
	select {
	case <-ctx.Done():
	case <-f.Wake:
	case <-time.After(f.Poll):
	}
}

// CatchUp follows the chain until the store holds its newest block, which it returns.
func (f *Follower) CatchUp(ctx context.Context) (Ref, error) {
	for failures := 0; ; {
		more, err := f.attempt(ctx)
		switch {
		case ctx.Err() != nil:
			return Ref{}, ctx.Err()
		case errors.Is(err, errSource) && failures < patience:
			failures++
			f.Log.Warn("can't follow the chain", "error", err, "again in", f.Poll)
			sleep(ctx, f.Poll)
		case err != nil:
			return Ref{}, err
		case !more:
			tip, ok, err := f.Store.Tip(ctx)
			if err == nil && !ok {
				err = ErrEmpty
			}
			return tip, err
		default:
			failures = 0
		}
	}
}

// attempt takes one step and sees to what its outcome means for the next.
func (f *Follower) attempt(ctx context.Context) (more bool, err error) {
	more, err = f.step(ctx)
	if err == nil {
		return more, nil
	}
	f.stored = nil
	switch {
	case errors.Is(err, errForked):
		f.isForked = true
		return true, nil
	case errors.Is(err, ErrMoved):
		return true, nil // somebody else wrote; the next step begins where they ended
	case errors.Is(err, ErrFinality), errors.Is(err, ErrGap), errors.Is(err, ErrConflict):
		state := f.noted
		state.Halted = err.Error()
		return false, errors.Join(err, f.Store.Note(ctx, state))
	}
	return more, err
}

// step stores the next range of blocks. It answers whether there are more.
func (f *Follower) step(ctx context.Context) (more bool, err error) {
	begun := time.Now()
	head, err := f.Source.Head(ctx)
	if errors.Is(err, ErrConflict) {
		return false, err
	}
	if err != nil {
		return false, fmt.Errorf("%w: %w", errSource, err)
	}
	if f.stored == nil {
		if err := f.look(ctx); err != nil {
			return false, err
		}
	}
	tip := f.stored.tip
	if a := head.Attested; a != nil && a.IsOverdue {
		return false, f.note(ctx, head, tip)
	}
	base, from := Ref{}, f.First
	if f.stored.isBegun {
		if base, err = f.base(ctx, tip, head.Ref, f.stored.settled); err != nil {
			return false, err
		}
		from = max(f.First, base.Number+1)
	}
	if from > head.Number {
		return false, f.note(ctx, head, base)
	}
	var last Ref
	if head.Number-from < tailSpan || base.Number < tip.Number {
		last, err = f.append(ctx, base, tip, from, head.Number)
	} else {
		last, err = f.backfill(ctx, base, from, head.Number)
	}
	if err != nil {
		return false, err
	}
	if f.stored.isBegun && base.Number < tip.Number {
		f.Log.Info("reorganised", "kept", base.Number, "replaced", tip.Number-base.Number)
		f.observe(func(o Observer) { o.Reorganised(tip.Number - base.Number) })
	}
	f.stored.tip, f.stored.isBegun, f.isForked = last, true, false
	f.Log.Debug("indexed", "block", last.Number, "hash", last.Hash, "blocks", last.Number-from+1, "elapsed", time.Since(begun))
	return last.Number < head.Number, f.note(ctx, head, last)
}

// look reads what is stored.
func (f *Follower) look(ctx context.Context) (err error) {
	var p place
	if p.settled, err = f.Store.Settled(ctx); err != nil {
		return err
	}
	if p.tip, p.isBegun, err = f.Store.Tip(ctx); err != nil {
		return err
	}
	f.stored = &p
	return nil
}

// append stores the next range in one transaction, in the place of what it replaces: as much of the chain as there is
// to replace, so that no reader sees a mirror that ends before the one that it saw, unless the chain does.
func (f *Follower) append(ctx context.Context, base, tip Ref, from, head uint64) (Ref, error) {
	var all []Block
	for before := base; ; {
		blocks, err := f.fetch(ctx, from, min(head, from+f.spans.next()-1))
		if err != nil {
			return Ref{}, err
		}
		if err := follows(before, blocks[0]); err != nil {
			return Ref{}, err
		}
		all = append(all, blocks...)
		before = all[len(all)-1].Ref
		if from = before.Number + 1; before.Number >= min(tip.Number, head) {
			break
		}
	}
	if err := f.Store.Append(ctx, all); err != nil {
		return Ref{}, err
	}
	f.observe(func(o Observer) { o.Stored(all) })
	return all[len(all)-1].Ref, nil
}

// fetch reads a range, and learns from it how long the next one may be.
func (f *Follower) fetch(ctx context.Context, from, to uint64) ([]Block, error) {
	blocks, err := f.Source.Blocks(ctx, from, to)
	if err != nil {
		if ctx.Err() == nil {
			f.spans.failed()
		}
		return nil, fmt.Errorf("%w: %w", errSource, err)
	}
	f.spans.worked(blocks)
	return blocks, nil
}

// follows makes sure that a block follows on the one before, where there is one.
func follows(before Ref, b Block) error {
	if before.Number != 0 && b.Parent != before.Hash {
		return fmt.Errorf("%w: block %d", errForked, before.Number)
	}
	return nil
}

// base returns the newest stored block that is on the node's chain too, zero where there is none. It walks back from
// the lower of the two ends, as far as blocks are not settled. While nothing speaks against it, that is the end of the
// stored blocks: that what is read goes on from there is seen when it is there.
func (f *Follower) base(ctx context.Context, tip, head Ref, settled uint64) (Ref, error) {
	if tip.Number < head.Number && !f.isForked {
		return tip, nil
	}
	for number := min(tip.Number, head.Number); number >= f.First && number > 0; number-- {
		theirs := head
		if number != head.Number {
			header, err := f.Source.Header(ctx, number)
			if err != nil {
				return Ref{}, fmt.Errorf("%w: %w", errSource, err)
			}
			theirs = header.Ref
		}
		ours, err := f.Store.Hash(ctx, number)
		if err != nil {
			return Ref{}, err
		}
		if ours == theirs.Hash {
			return theirs, nil
		}
		if number <= settled {
			return Ref{}, fmt.Errorf("%w: block %d was final as %s, the node has %s", ErrFinality, number, ours, theirs.Hash)
		}
	}
	return Ref{}, nil
}

// note keeps the state if it changed, or now and then, so that a reader sees that somebody is at it. What is stored up
// to newest is on the node's chain; so far as that is final it is settled.
func (f *Follower) note(ctx context.Context, head Head, newest Ref) error {
	f.observe(func(o Observer) { o.Looked(head, newest) })
	settled, err := f.settle(ctx, head, newest)
	if err != nil {
		return err
	}
	state := State{Head: head.Ref, Settled: settled}
	if a := head.Attested; a != nil {
		state.Unattested, state.IsOverdue, state.IsAttested = a.Missing, a.IsOverdue, true
	}
	isNew := state != f.noted
	if !isNew && time.Since(f.notedAt) < stateAge {
		return nil
	}
	if err := f.Store.Note(ctx, state); err != nil {
		return err
	}
	f.noted, f.notedAt, f.stored.settled = state, time.Now(), state.Settled
	if isNew && f.Changed != nil {
		f.Changed()
	}
	return nil
}

// settle returns how far the stored blocks are final. Where that takes attestations, the newest attested block has to be
// the one that is stored at its height: all before it follow from it.
func (f *Follower) settle(ctx context.Context, head Head, newest Ref) (uint64, error) {
	if head.Attested == nil {
		return max(f.stored.settled, min(head.Final, newest.Number)), nil
	}
	a := head.Attested.Newest
	if a == f.proven || a.Number < f.First || a.Number > newest.Number {
		return f.stored.settled, nil
	}
	ours, err := f.Store.Hash(ctx, a.Number)
	switch {
	case err != nil:
		return 0, err
	case ours == a.Hash:
		f.proven = a
		return max(f.stored.settled, a.Number), nil
	case a.Number <= f.stored.settled:
		return 0, fmt.Errorf("%w: block %d was final as %s, members attested %s", ErrFinality, a.Number, ours, a.Hash)
	}
	f.isForked = true // what is stored has to go; where the chains part is looked for next
	return 0, fmt.Errorf("%w: block %d is stored as %s, members attested %s", errSource, a.Number, ours, a.Hash)
}

func (f *Follower) observe(tell func(Observer)) {
	if f.Observer != nil {
		tell(f.Observer)
	}
}

func sleep(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}
