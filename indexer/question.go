package indexer

import (
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
)

var (
	// ErrAhead is returned for a question about a block or time that is not indexed yet.
	ErrAhead = errors.New("not indexed yet")
	// ErrBefore is returned for a question about a block or time before the mirror begins, which is where the first
	// contract was created.
	ErrBefore = errors.New("before the contracts")
	// ErrNoProof is returned where no node proves the state as of a block.
	ErrNoProof = errors.New("no node proves it")
)

// When says as of which block a question is asked: a block by number, or the newest one at a time. The zero value asks
// for the newest.
type When struct {
	Block uint64
	Time  *int64 // unix seconds
}

// String names the moment in messages.
func (w When) String() string {
	switch {
	case w.Time != nil:
		return fmt.Sprintf("time %d", *w.Time)
	case w.Block != 0:
		return fmt.Sprintf("block %d", w.Block)
	}
	return "the newest block"
}

// Cursor is where a page ended: the place of its last row. Hash is the beginning of the block's hash, so that a block
// that was replaced since is noticed.
type Cursor struct {
	Block    uint64
	LogIndex uint64
	Hash     [4]byte
}

// Page asks for at most Limit rows behind After; nil is the beginning.
type Page struct {
	After *Cursor
	Limit int
}

// Period of time, in unix seconds: From counts, Until does not.
type Period struct{ From, Until int64 }

// EventFilter chooses events. Empty fields choose all.
type EventFilter struct {
	Contract string
	Name     string
	About    *About
	Scope    *EventScope // nil: whoever reads may read everything
	// OnlyFinal leaves out, of what is new, what is not final yet.
	OnlyFinal bool
}

// About is a thing that events are about, by naming it.
type About struct {
	Kind Kind
	ID   any // 32 bytes; of a proposal its number in decimal, a text
}

// Kind of thing that events are about.
type Kind string

// The kinds.
const (
	AboutItem     Kind = "item"
	AboutLot      Kind = "lot"
	AboutOrder    Kind = "order"
	AboutStudy    Kind = "study"
	AboutSubject  Kind = "subject"
	AboutProposal Kind = "proposal"
)

// CheckpointFilter chooses checkpoints. Nil fields choose all; a log is named together with its member.
type CheckpointFilter struct {
	Member *common.Hash
	Log    *common.Hash
}
