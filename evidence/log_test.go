package evidence_test

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	merkle "github.com/transparency-dev/merkle/proof"
	"github.com/transparency-dev/merkle/rfc6962"
	"github.com/transparency-dev/merkle/testonly"

	"github.com/labseal/labseal/evidence"
)

// merkleLog is a tree over the entries 0, 1, 2, ..., whose roots and proofs are made by transparency-dev/merkle.
type merkleLog struct{ tree *testonly.Tree }

func newMerkleLog(size uint64) merkleLog {
	tree := testonly.New(rfc6962.DefaultHasher)
	for i := range size {
		tree.AppendData(logEntry(i))
	}
	return merkleLog{tree}
}

func logEntry(index uint64) []byte { return binary.BigEndian.AppendUint64(nil, index) }

func (l merkleLog) root(size uint64) common.Hash { return common.Hash(l.tree.HashAt(size)) }

func (l merkleLog) inclusion(t testing.TB, size, index uint64) evidence.Inclusion {
	t.Helper()
	path, err := l.tree.InclusionProof(index, size)
	check(t, err)
	return evidence.Inclusion{Size: size, Index: index, Path: toHashes(path)}
}

func (l merkleLog) consistency(t testing.TB, oldSize, size uint64) []common.Hash {
	t.Helper()
	path, err := l.tree.ConsistencyProof(oldSize, size)
	check(t, err)
	return toHashes(path)
}

func toHashes(list [][]byte) []common.Hash {
	out := make([]common.Hash, len(list))
	for i, h := range list {
		out[i] = common.Hash(h)
	}
	return out
}

func toBytes(list []common.Hash) [][]byte {
	out := make([][]byte, len(list))
	for i := range list {
		out[i] = list[i][:]
	}
	return out
}

// spoiled are ways in which a path is wrong.
func spoiled(r *rand.Rand, path []common.Hash) [][]common.Hash {
	out := [][]common.Hash{append(slices.Clone(path), common.Hash{1})}
	if len(path) > 0 {
		changed := slices.Clone(path)
		changed[r.IntN(len(path))][r.IntN(32)] ^= 1 << r.IntN(8)
		out = append(out, changed, path[1:], path[:len(path)-1])
	}
	return out
}

// TestConsistency_Vectors puts the vectors that the contract is tested with through the package. What is no growth of a
// tree with leaves, the contract decides before it looks at a proof.
func TestConsistency_Vectors(t *testing.T) {
	b, err := os.ReadFile(vectorsDir + "/consistency.json")
	check(t, err)
	var file struct {
		Cases []struct {
			Name          string
			OldSize, Size uint64
			OldRoot, Root common.Hash
			Proof         []common.Hash
			IsConsistent  bool
		}
	}
	check(t, json.Unmarshal(b, &file))
	for _, c := range file.Cases {
		err := evidence.CheckConsistency(c.OldSize, c.OldRoot, c.Size, c.Root, c.Proof)
		if isGrowth := 0 < c.OldSize && c.OldSize < c.Size; isGrowth && (err == nil) != c.IsConsistent {
			t.Errorf("%s: %v", c.Name, err)
		}
	}
	if len(file.Cases) == 0 {
		t.Error("no vectors")
	}
}

// TestInclusion_Differential compares with transparency-dev/merkle, which the package does not use: the same roots, and
// the same refusals of paths and places that are wrong.
func TestInclusion_Differential(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	const leaves = 3000
	l := newMerkleLog(leaves)
	theirs := func(leaf common.Hash, p evidence.Inclusion) (common.Hash, bool) {
		root, err := merkle.RootFromInclusionProof(rfc6962.DefaultHasher, p.Index, p.Size, leaf[:], toBytes(p.Path))
		return common.BytesToHash(root), err == nil
	}
	compare := func(leaf common.Hash, p evidence.Inclusion) common.Hash {
		t.Helper()
		want, isWanted := theirs(leaf, p)
		got, err := p.Root(leaf)
		if (err == nil) != isWanted || got != want {
			t.Fatalf("index %d in %d, path of %d: root %s, %v; want %s", p.Index, p.Size, len(p.Path), got, err, want)
		}
		return got
	}
	for range 1000 {
		size := 1 + r.Uint64N(leaves)
		index := r.Uint64N(size)
		p, leaf := l.inclusion(t, size, index), evidence.LeafHash(logEntry(index))
		if root := compare(leaf, p); root != l.root(size) {
			t.Fatalf("index %d in %d: root %s", index, size, root)
		}
		for _, path := range spoiled(r, p.Path) {
			compare(leaf, evidence.Inclusion{Size: size, Index: index, Path: path})
		}
		compare(leaf, evidence.Inclusion{Size: size, Index: index ^ 1, Path: p.Path})
		compare(leaf, evidence.Inclusion{Size: size + 1, Index: index, Path: p.Path})
		compare(leaf, evidence.Inclusion{Size: size, Index: size, Path: p.Path})
		compare(leaf, evidence.Inclusion{Size: r.Uint64(), Index: r.Uint64(), Path: p.Path})
	}
	compare(common.Hash{}, evidence.Inclusion{})
}

// TestConsistency_Differential does the same for consistency proofs.
func TestConsistency_Differential(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	const leaves = 3000
	l := newMerkleLog(leaves)
	compare := func(oldSize uint64, oldRoot common.Hash, size uint64, root common.Hash, path []common.Hash) bool {
		t.Helper()
		theirs := merkle.VerifyConsistency(rfc6962.DefaultHasher, oldSize, size, toBytes(path), oldRoot[:], root[:])
		ours := evidence.CheckConsistency(oldSize, oldRoot, size, root, path)
		if (ours == nil) != (theirs == nil) {
			t.Fatalf("%d to %d, path of %d: ours %v, theirs %v", oldSize, size, len(path), ours, theirs)
		}
		return ours == nil
	}
	for range 1000 {
		size := 1 + r.Uint64N(leaves)
		oldSize := r.Uint64N(size + 1)
		oldRoot, root, path := l.root(oldSize), l.root(size), l.consistency(t, oldSize, size)
		if !compare(oldSize, oldRoot, size, root, path) {
			t.Fatalf("%d to %d: refused", oldSize, size)
		}
		for _, spoiledPath := range spoiled(r, path) {
			if compare(oldSize, oldRoot, size, root, spoiledPath) {
				t.Fatalf("%d to %d: a spoiled path is accepted", oldSize, size)
			}
		}
		compare(oldSize, root, size, oldRoot, path)
		compare(size, root, oldSize, oldRoot, path)
		compare(oldSize+1, oldRoot, size, root, path)
		compare(oldSize, oldRoot, size+1, root, path)
	}
	empty := common.Hash(sha256.Sum256(nil))
	if !compare(0, empty, 0, empty, nil) || compare(0, empty, 0, common.Hash{1}, nil) {
		t.Error("there is one empty tree, and it extends itself")
	}
}
