package chain

import (
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/rlp"
)

// A block's receipts are the values of a trie, and so are its transactions (Yellow Paper, 4.3.2 and appendix D): the key
// of a value is the RLP of its place. Nearly all bytes are in the leaves, one for each value. So all leaves are hashed
// first, those of many tries together, and then the few nodes above them. What go-ethereum's builder gives is the same,
// one hash after another.

// shortest is how long values are at least. A shorter one may be in its parent instead of its hash, and is left to
// go-ethereum. No receipt and no signed transaction is that short.
const shortest = common.HashLength

// trie is of values whose keys are in order.
type trie struct {
	keys   [][]byte      // in half-bytes; none is how another begins
	leaves []common.Hash // of each key
}

// trieOf n values, whose leaves are not hashed yet.
func trieOf(n int) trie {
	t := trie{keys: make([][]byte, n), leaves: make([]common.Hash, n)}
	for i := range t.keys {
		var room [9]byte
		bytes := rlp.AppendUint64(room[:0], uint64(placeOf(i, n)))
		key := make([]byte, 0, 2*len(bytes))
		for _, b := range bytes {
			key = append(key, b>>4, b&0xf)
		}
		t.keys[i] = key
	}
	return t
}

// placeOf is the place of the value whose key is the i-th of n in order: 1 to 127 come first, each the byte that it is,
// then 0, which is the byte 0x80, then all others, whose length comes before them.
func placeOf(i, n int) int {
	switch last := min(n, 128) - 1; {
	case i < last:
		return i + 1
	case i == last:
		return 0
	}
	return i
}

// appendLeafHead appends what stands before the value in the leaf of the i-th key: the rest of the key, from where it
// parts from all others.
func (t trie) appendLeafHead(to []byte, i int, value []byte) []byte {
	depth := 0
	if i > 0 {
		depth = 1 + shared(t.keys[i-1], t.keys[i])
	}
	if i+1 < len(t.keys) {
		depth = max(depth, 1+shared(t.keys[i], t.keys[i+1]))
	}
	var room [8]byte
	rest := appendPath(room[:0], t.keys[i][depth:], 2)
	to = appendString(appendHead(to, 0xc0, stringSize(rest)+stringSize(value)), rest)
	return appendHead(to, 0x80, len(value))
}

// root of the trie, whose leaves are hashed.
func (t trie) root() common.Hash { return t.node(0) }

// node is the hash of what is below a place that all keys share.
func (t trie) node(depth int) common.Hash {
	if len(t.keys) == 1 {
		return t.leaves[0]
	}
	parting := shared(t.keys[0], t.keys[len(t.keys)-1])
	below := t.branch(parting)
	if parting == depth {
		return below
	}
	var room [8]byte
	path := appendPath(room[:0], t.keys[0][depth:parting], 0)
	node := appendHead(nil, 0xc0, stringSize(path)+stringSize(below[:]))
	return crypto.Keccak256Hash(appendString(appendString(node, path), below[:]))
}

// branch is the hash of a node where keys part.
func (t trie) branch(depth int) common.Hash {
	const empty = 0x80
	var room [17 * (1 + common.HashLength)]byte
	items := room[:0]
	for half := range byte(16) {
		n := 0
		for n < len(t.keys) && t.keys[n][depth] == half {
			n++
		}
		if n == 0 {
			items = append(items, empty)
			continue
		}
		child := trie{t.keys[:n], t.leaves[:n]}.node(depth + 1)
		items = appendString(items, child[:])
		t = trie{t.keys[n:], t.leaves[n:]}
	}
	items = append(items, empty) // no value is here, since no key ends here
	return crypto.Keccak256Hash(appendHead(nil, 0xc0, len(items)), items)
}

// shared is how many half-bytes two keys begin with that are the same.
func shared(a, b []byte) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// appendPath appends half-bytes as nodes hold them, with a kind: 2 for leaves, 0 for others (Yellow Paper, appendix C).
func appendPath(to, halves []byte, kind byte) []byte {
	first := kind << 4
	if len(halves)%2 == 1 {
		first |= 1<<4 | halves[0]
		halves = halves[1:]
	}
	to = append(to, first)
	for i := 0; i < len(halves); i += 2 {
		to = append(to, halves[i]<<4|halves[i+1])
	}
	return to
}
