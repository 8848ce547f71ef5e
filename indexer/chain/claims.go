package chain

import (
	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/evidence"
)

// claims are lists of receipts or transactions, of several blocks, that must give the roots of the blocks' headers.
// They are kept until a whole answer was read and judged together, since many hashes at once cost half of what they cost
// one by one. Until it is judged, nothing of a claim leaves this package's hands.
type claims struct {
	pending  []claim
	messages []message
	heads    []byte // of the leaves
}

// claim is of one list. The values must stay as they are until it is judged.
type claim struct {
	values [][]byte
	trie   trie
	hashes []common.Hash // of the values themselves, where they are wanted
	judge  func(root common.Hash) error
}

// add puts a claim on record. Once it is settled, judge is told what root the values give, and hashes, which is nil or as
// long as values, holds their hashes.
func (c *claims) add(values [][]byte, hashes []common.Hash, judge func(root common.Hash) error) {
	c.pending = append(c.pending, claim{values: values, hashes: hashes, judge: judge})
}

// settle judges all claims. It returns the first verdict that is an error.
func (c *claims) settle() error {
	for i := range c.pending {
		c.prepare(&c.pending[i])
	}
	hashAll(c.messages)
	var verdict error
	for _, one := range c.pending {
		if err := one.judge(one.root()); verdict == nil {
			verdict = err
		}
	}
	clear(c.pending)
	clear(c.messages)
	c.pending, c.messages, c.heads = c.pending[:0], c.messages[:0], c.heads[:0]
	return verdict
}

// prepare lists what is to be hashed for a claim.
func (c *claims) prepare(one *claim) {
	for i := range one.hashes {
		c.messages = append(c.messages, message{body: one.values[i], hash: &one.hashes[i]})
	}
	if !one.isPlain() {
		return
	}
	one.trie = trieOf(len(one.values))
	for i := range one.trie.leaves {
		value := one.values[placeOf(i, len(one.values))]
		begin := len(c.heads)
		c.heads = one.trie.appendLeafHead(c.heads, i, value)
		c.messages = append(c.messages, message{head: c.heads[begin:], body: value, hash: &one.trie.leaves[i]})
	}
}

// isPlain says whether every value has a leaf of its own.
func (c claim) isPlain() bool {
	for _, value := range c.values {
		if len(value) < shortest {
			return false
		}
	}
	return len(c.values) > 0
}

func (c claim) root() common.Hash {
	if !c.isPlain() {
		return evidence.ReceiptsRoot(c.values)
	}
	return c.trie.root()
}
