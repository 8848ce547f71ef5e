package evidence

import (
	"sync"

	"github.com/ethereum/go-ethereum/common"
)

// workspace is the memory that a version's commitments are made in. Almost every result fits the usual one, which is used
// again: to be cleared costs a result less than to be allocated.
type workspace struct {
	salts        salts
	claim        []byte        // one claim under its salt, as it is hashed
	leaves       []common.Hash // by the projection's order
	sorted       []common.Hash
	keys, spread []uint64
	next         []uint32
}

const usualLeaves = 64

var workspaces = sync.Pool{New: func() any { return newWorkspace(usualLeaves) }}

func newWorkspace(leaves int) *workspace {
	return &workspace{
		salts: make(salts, common.HashLength*(1+leaves)), claim: make([]byte, 1024),
		leaves: make([]common.Hash, leaves), sorted: make([]common.Hash, leaves),
		keys: make([]uint64, leaves), spread: make([]uint64, leaves), next: make([]uint32, leaves),
	}
}

// workspaceFor is a workspace for so many leaves, a padded count.
func workspaceFor(leaves int) *workspace {
	if leaves > usualLeaves {
		return newWorkspace(leaves)
	}
	w := workspaces.Get().(*workspace)
	w.salts = w.salts[:common.HashLength*(1+leaves)]
	w.leaves, w.sorted = w.leaves[:leaves], w.sorted[:leaves]
	w.keys, w.spread, w.next = w.keys[:leaves], w.spread[:leaves], w.next[:leaves]
	return w
}

// release gives the workspace back. Nothing of the version stays in it: neither its salts nor a claim's text, nor the
// leaves, some of which are salts.
func (w *workspace) release() {
	clear(w.salts)
	clear(w.claim)
	clear(w.leaves)
	clear(w.sorted)
	clear(w.keys)
	clear(w.spread)
	if len(w.leaves) <= usualLeaves {
		workspaces.Put(w)
	}
}
