package indexer

import "github.com/ethereum/go-ethereum/common"

// WatchedLog is a log as a witness watches it.
type WatchedLog struct {
	Member   common.Hash
	Log      common.Hash
	URL      string       // where the member publishes; empty where it does not
	Cosigned Tree         // the newest head that the witness cosigned; size 0 before the first
	Anchored *common.Hash // root that is anchored at that size now; nil where none is
	Newest   uint64       // size of the newest anchored head
	Ahead    []Tree       // settled heads above the cosigned one, whose leaves are mirrored; oldest first, without frontiers
	Unseen   *Ref         // block of the oldest settled head whose leaves are not mirrored; nil where all are
}

// Cosigned is a head that a witness cosigned, or is about to.
type Cosigned struct {
	Member    common.Hash
	Log       common.Hash
	Tree      Tree
	Time      uint64 // unix seconds, that are signed
	Signature []byte // nil until it is signed
}
