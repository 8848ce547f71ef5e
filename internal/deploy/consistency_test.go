package deploy_test

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/transparency-dev/merkle/proof"
	"github.com/transparency-dev/merkle/rfc6962"
	"github.com/transparency-dev/merkle/testonly"
)

//go:generate go test . -run TestConsistencyVectors -update

var update = flag.Bool("update", false, "write the vectors instead of comparing them")

// vectors is the file that Go, Solidity and TypeScript verifiers of consistency proofs are tested with.
const vectors = "../../docs/spec/vectors/consistency.json"

// checkpointCase is two tree heads with a proof, and whether it proves them consistent.
type checkpointCase struct {
	Name         string        `json:"name"`
	OldSize      uint64        `json:"oldSize"`
	OldRoot      common.Hash   `json:"oldRoot"`
	Size         uint64        `json:"size"`
	Root         common.Hash   `json:"root"`
	Proof        []common.Hash `json:"proof"`
	IsConsistent bool          `json:"isConsistent"`
}

// TestConsistencyVectors compares the checked-in vectors with what transparency-dev's Merkle tree says; with -update
// it writes them.
func TestConsistencyVectors(t *testing.T) {
	cases := vectorCases(t)
	for _, c := range cases {
		if c.OldSize > 0 && c.OldSize != c.Size && isConsistent(c) != c.IsConsistent {
			t.Errorf("%s: the reference's verifier says %t", c.Name, !c.IsConsistent)
		}
	}
	want, err := json.MarshalIndent(map[string]any{
		"description": "RFC 9162 consistency proofs (section 2.1.4) between SHA-256 trees whose leaf i is the 8 bytes of i, " +
			"big endian. A verifier takes 0 < oldSize < size only. Made by go test ./internal/deploy -update.",
		"cases": cases,
	}, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	want = append(want, '\n')
	if *update {
		if err := os.WriteFile(vectors, want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile(vectors)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs from what the reference makes; run: make generate", filepath.Base(vectors))
	}
}

// vectorCases are proofs between trees of chosen sizes and, for some of them, what must not verify.
func vectorCases(t *testing.T) (cases []checkpointCase) {
	t.Helper()
	const million = 1_000_000
	tree := newTestTree(million + 10_000)
	for _, sizes := range [][2]uint64{
		{1, 2},
		{1, 3},
		{1, 4},
		{1, 5},
		{1, 8},
		{1, 1000},
		{2, 3},
		{2, 4},
		{2, 5},
		{3, 4},
		{3, 5},
		{3, 7},
		{4, 5},
		{4, 7},
		{4, 8},
		{5, 6},
		{5, 8},
		{6, 7},
		{6, 8},
		{7, 8},
		{7, 9},
		{7, 15},
		{8, 9},
		{8, 16},
		{9, 16},
		{15, 16},
		{15, 17},
		{16, 17},
		{63, 64},
		{64, 65},
		{65, 128},
		{100, 1000},
		{1023, 1025},
		{1024, 2048},
		{4095, 65537},
		{1 << 19, million},
		{million, million + 1},
		{million, million + 10_000},
	} {
		cases = append(cases, prove(t, tree, sizes[0], sizes[1]))
	}
	for _, sizes := range [][2]uint64{{1, 2}, {3, 4}, {3, 7}, {4, 7}, {6, 8}, {7, 9}, {16, 17}} {
		cases = append(cases, breakages(prove(t, tree, sizes[0], sizes[1]))...)
	}
	equal := checkpointCase{
		Name: "equal heads", OldSize: 5, OldRoot: rootAt(tree, 5), Size: 5, Root: rootAt(tree, 5), Proof: []common.Hash{},
	}
	empty := equal
	empty.Name, empty.OldSize, empty.OldRoot = "from the empty tree", 0, rootAt(tree, 0)
	shrunk := prove(t, tree, 3, 7)
	shrunk.OldSize, shrunk.OldRoot, shrunk.Size, shrunk.Root = shrunk.Size, shrunk.Root, shrunk.OldSize, shrunk.OldRoot
	shrunk.Name, shrunk.IsConsistent = "from 7 back to 3", false
	return append(cases, equal, empty, shrunk, shortPath(t, tree), longPath(tree))
}

// shortPath is a true proof under a size to which its path does not reach.
func shortPath(t *testing.T, tree *testonly.Tree) checkpointCase {
	t.Helper()
	short := prove(t, tree, 1, 2)
	short.Name, short.Size, short.IsConsistent = "1 to 2, called 3: the path ends below the root", 3, false
	return short
}

// longPath is a forgery whose hashes add up: a tree of 7 leaves in another shape, which puts leaf 5 one level deeper.
// Only the length of its path gives it away.
func longPath(tree *testonly.Tree) checkpointCase {
	node := rfc6962.DefaultHasher.HashChildren
	leaf4, leaf5, leaf6 := tree.LeafHash(4), tree.LeafHash(5), tree.LeafHash(6)
	left := tree.HashAt(4)
	return checkpointCase{
		Name:    "6 to 7, the path goes on above the root",
		OldSize: 6, OldRoot: rootAt(tree, 6),
		Size: 7, Root: common.Hash(node(left, node(leaf4, node(leaf5, leaf6)))),
		Proof: []common.Hash{common.Hash(leaf5), common.Hash(leaf6), common.Hash(leaf4), common.Hash(left)},
	}
}

// isConsistent is what the reference's verifier says of a case.
func isConsistent(c checkpointCase) bool {
	hashes := make([][]byte, 0, len(c.Proof))
	for _, hash := range c.Proof {
		hashes = append(hashes, hash[:])
	}
	hasher := rfc6962.DefaultHasher
	return proof.VerifyConsistency(hasher, c.OldSize, c.Size, hashes, c.OldRoot[:], c.Root[:]) == nil
}

// breakages returns what must not verify: the case with one thing changed. Changes that change nothing are left out.
func breakages(good checkpointCase) (broken []checkpointCase) {
	last := len(good.Proof) - 1
	for _, breakage := range []struct {
		name  string
		apply func(*checkpointCase)
	}{
		{"one bit of the old root", func(c *checkpointCase) { c.OldRoot[0] ^= 1 }},
		{"one bit of the new root", func(c *checkpointCase) { c.Root[31] ^= 0x80 }},
		{"one bit of the first hash", func(c *checkpointCase) { c.Proof[0][31] ^= 1 }},
		{"one bit of the last hash", func(c *checkpointCase) { c.Proof[last][0] ^= 0x80 }},
		{"the first hash missing", func(c *checkpointCase) { c.Proof = c.Proof[1:] }},
		{"the last hash missing", func(c *checkpointCase) { c.Proof = c.Proof[:last] }},
		{"no proof", func(c *checkpointCase) { c.Proof = []common.Hash{} }},
		{"a hash too many", func(c *checkpointCase) { c.Proof = append(c.Proof, c.Root) }},
		{"the old root before the proof", func(c *checkpointCase) { c.Proof = slices.Insert(c.Proof, 0, c.OldRoot) }},
		{"the proof backwards", func(c *checkpointCase) { slices.Reverse(c.Proof) }},
		{"the old root as the new one", func(c *checkpointCase) { c.Root = c.OldRoot }},
	} {
		changed := good
		changed.Proof = slices.Clone(good.Proof)
		breakage.apply(&changed)
		isSame := changed.OldRoot == good.OldRoot && changed.Root == good.Root && slices.Equal(changed.Proof, good.Proof)
		if isSame {
			continue
		}
		changed.Name += ", " + breakage.name
		changed.IsConsistent = false
		broken = append(broken, changed)
	}
	return broken
}

func prove(t *testing.T, tree *testonly.Tree, oldSize, size uint64) checkpointCase {
	t.Helper()
	hashes, err := tree.ConsistencyProof(oldSize, size)
	if err != nil {
		t.Fatal(err)
	}
	path := make([]common.Hash, 0, len(hashes))
	for _, hash := range hashes {
		path = append(path, common.Hash(hash))
	}
	return checkpointCase{
		Name: fmt.Sprintf("%d to %d", oldSize, size), OldSize: oldSize, OldRoot: rootAt(tree, oldSize), Size: size,
		Root: rootAt(tree, size), Proof: path, IsConsistent: true,
	}
}

func rootAt(tree *testonly.Tree, size uint64) common.Hash { return common.Hash(tree.HashAt(size)) }

// newTestTree returns a tree whose leaf i is the 8 bytes of i, big endian.
func newTestTree(size uint64) *testonly.Tree {
	tree := testonly.New(rfc6962.DefaultHasher)
	for i := range size {
		tree.AppendData(binary.BigEndian.AppendUint64(nil, i))
	}
	return tree
}
