package indexer

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"

	"github.com/ethereum/go-ethereum/common"
)

// EndOfBlock is the log index of a cursor behind all of a block's events.
const EndOfBlock = 1e18 - 1

// String is the cursor as callers get it.
func (c Cursor) String() string { return fmt.Sprintf("%d-%d-%x", c.Block, c.LogIndex, c.Hash) }

// ParseCursor reads a cursor that String wrote.
func ParseCursor(text string) (Cursor, error) {
	var c Cursor
	var hash uint32
	_, err := fmt.Sscanf(text, "%d-%d-%x", &c.Block, &c.LogIndex, &hash)
	binary.BigEndian.PutUint32(c.Hash[:], hash)
	if err != nil || c.Block > EndOfBlock || c.LogIndex > EndOfBlock || c.String() != text {
		return c, errors.New("the cursor is not one that an answer gave")
	}
	return c, nil
}

// EventScope is which events somebody may read. Events are named by their contract, or by contract and event with a dot
// between. Nothing is in the zero scope.
type EventScope struct {
	All   []string // all of them
	Own   []string // those that name the member, or a thing that the member is party to; a patient's: those of the subjects
	Apart []string // single events that their contract does not stand for

	Member    common.Hash
	IsPatient bool          // it is a patient of the member's who reads
	Subjects  []common.Hash // the subjects that the patient is; another member's don't count
}

// HasAll says whether the scope has all events of a name.
func (s EventScope) HasAll(contract, event string) bool {
	return slices.Contains(s.All, s.row(contract, event))
}

// HasSome says whether the scope has events of a name at all, all of them or some.
func (s EventScope) HasSome(contract, event string) bool {
	return s.HasAll(contract, event) || slices.Contains(s.Own, s.row(contract, event))
}

// row is the name under which the scope has an event.
func (s EventScope) row(contract, event string) string {
	if one := contract + "." + event; slices.Contains(s.Apart, one) {
		return one
	}
	return contract
}

// News is what came after a cursor.
type News struct {
	At Ref // the newest block
	// Void are blocks that were replaced since the cursor, the newest first: what was told of their events does not
	// hold. Where there are any, there are no events: those come after Next.
	Void   []VoidBlock
	Events []StoredEvent
	// Retold is how often a block with some of the events was replaced and came back.
	Retold map[common.Hash]int
	Next   Cursor // behind all of this
}

// VoidBlock is a block that was replaced.
type VoidBlock struct {
	Number uint64      `json:"block" doc:"number of the block"`
	Hash   common.Hash `json:"blockHash" doc:"hash of the block"`
	Parent common.Hash `json:"-"`
	Times  int         `json:"-"` // it was replaced until now
}
