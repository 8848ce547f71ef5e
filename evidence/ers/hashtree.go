package ers

import (
	"bytes"
	"crypto"
	"errors"
	"slices"
)

// A reduced hash tree leads from a leaf to the root of a hash tree: lists of hashes, the first of which holds the leaf
// (RFC 4998, sections 4.2 and 4.3). Each list, with the node of the list before it, gives the next node. There is none
// where the leaf is the root.
type reduced [][][]byte

// reduce builds a binary hash tree over leaves and returns its root and the reduced tree of each leaf. A node without a
// sibling rises unchanged.
func reduce(h crypto.Hash, leaves [][]byte) (root []byte, paths []reduced) {
	type node struct {
		hash   []byte
		leaves []int // those below it
	}
	siblings := make([][][]byte, len(leaves))
	var level []node
	for i, leaf := range leaves {
		level = append(level, node{leaf, []int{i}})
	}
	for len(level) > 1 {
		var above []node
		for pair := range slices.Chunk(level, 2) {
			if len(pair) == 1 {
				above = append(above, pair[0])
				continue
			}
			a, b := pair[0], pair[1]
			for _, i := range a.leaves {
				siblings[i] = append(siblings[i], b.hash)
			}
			for _, i := range b.leaves {
				siblings[i] = append(siblings[i], a.hash)
			}
			above = append(above, node{nodeOf(h, a.hash, b.hash), append(a.leaves, b.leaves...)})
		}
		level = above
	}
	for i, list := range siblings {
		paths = append(paths, reducedOf(leaves[i], list))
	}
	return level[0].hash, paths
}

func reducedOf(leaf []byte, siblings [][]byte) reduced {
	if len(siblings) == 0 {
		return nil
	}
	first := [][]byte{leaf, siblings[0]}
	slices.SortFunc(first, bytes.Compare)
	r := reduced{first}
	for _, s := range siblings[1:] {
		r = append(r, [][]byte{s})
	}
	return r
}

// root walks from a leaf to the root.
func (r reduced) root(h crypto.Hash, leaf []byte) ([]byte, error) {
	if len(r) == 0 {
		return leaf, nil
	}
	if !slices.ContainsFunc(r[0], func(b []byte) bool { return bytes.Equal(b, leaf) }) {
		return nil, errors.New("the hash tree is of something else")
	}
	node := r[0][0]
	if len(r[0]) > 1 { // a leaf alone is its own node, as RFC 6283, section 3.1.1 says expressly
		node = nodeOf(h, r[0]...)
	}
	for _, list := range r[1:] {
		node = nodeOf(h, append(slices.Clone(list), node)...)
	}
	return node, nil
}

// check wants the one form of a reduced tree: no empty list, hashes of the function's size, ascending.
func (r reduced) check(h crypto.Hash) error {
	for _, list := range r {
		if len(list) == 0 {
			return errors.New("an empty list in the hash tree")
		}
		for i, b := range list {
			if len(b) != h.Size() {
				return errors.New("the hash tree holds something else than hashes of its token's function")
			}
			if i > 0 && bytes.Compare(list[i-1], b) > 0 {
				return errors.New("a list in the hash tree is not in ascending order")
			}
		}
	}
	return nil
}
