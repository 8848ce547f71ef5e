package chain

import "github.com/ethereum/go-ethereum/common"

// arena keeps bytes and hashes together, so that neither an event nor a block of few costs allocations of its own.
type arena struct {
	free   []byte
	places []common.Hash
}

func (a *arena) bytes(b []byte) []byte {
	if len(a.free) < len(b) {
		a.free = make([]byte, max(16<<10, len(b)))
	}
	kept := a.free[:len(b):len(b)]
	a.free = a.free[len(b):]
	copy(kept, b)
	return kept
}

func (a *arena) hashes(h []common.Hash) []common.Hash {
	if len(a.places) < len(h) {
		a.places = make([]common.Hash, max(256, len(h)))
	}
	kept := a.places[:len(h):len(h)]
	a.places = a.places[len(h):]
	copy(kept, h)
	return kept
}
