package deploy_test

import (
	"encoding/binary"
	"math/rand/v2"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/transparency-dev/merkle/rfc6962"
	"github.com/transparency-dev/merkle/testonly"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/internal/evmtest"
)

// trees is how many random trees the contract is compared with the reference over.
const trees = 10_000

// TestCheckpoint_AgainstReference grows ten thousand random trees, one log each, and asks the compiled contract about
// the reference's proof, about the same proof under another size, and about every way of breaking it.
func TestCheckpoint_AgainstReference(t *testing.T) {
	logs := newTestLogs(t)
	random := rand.New(rand.NewPCG(9162, 214))
	var proofs, broken int
	for i := range uint64(trees) {
		tree := randomTree(random)
		oldSize := random.Uint64N(tree.Size())
		logs.open(t, i, tree, oldSize)
		good := prove(t, tree, oldSize, oldSize+1+random.Uint64N(tree.Size()-oldSize))
		for _, bad := range spoilt(good, random) {
			logs.ask(t, i, bad)
			broken++
		}
		logs.ask(t, i, good) // last: the head moves
		proofs++
		if t.Failed() {
			t.Fatalf("tree %d of %d leaves", i, tree.Size())
		}
	}
	t.Logf("%d trees: %d proofs of the reference, %d changed ones", trees, proofs, broken)
}

// randomTree has 1 to 300 random leaves; one in ten has a power of two of them.
func randomTree(random *rand.Rand) *testonly.Tree {
	size := 1 + random.Uint64N(300)
	if random.IntN(10) == 0 {
		size = 1 << random.IntN(9)
	}
	tree := testonly.New(rfc6962.DefaultHasher)
	for range size {
		tree.AppendData(binary.BigEndian.AppendUint64(nil, random.Uint64()))
	}
	return tree
}

// spoilt are the case under another size, judged by the reference, and broken in every way that the contract can see:
// it has the old root itself.
func spoilt(good checkpointCase, random *rand.Rand) []checkpointCase {
	if good.OldSize == 0 { // the empty tree takes any root, with exactly one proof
		good.Name, good.Proof, good.IsConsistent = good.Name+", a hash too many", []common.Hash{good.Root}, false
		return []checkpointCase{good}
	}
	resized := good
	resized.Size = good.OldSize + 1 + random.Uint64N(2*(good.Size-good.OldSize))
	resized.IsConsistent = isConsistent(resized)
	list := []checkpointCase{}
	if !resized.IsConsistent {
		list = append(list, resized)
	}
	for _, bad := range breakages(good) {
		if bad.OldRoot == good.OldRoot {
			list = append(list, bad)
		}
	}
	return list
}

// testLogs is a deployed ResultLog with one lab.
type testLogs struct {
	*evmtest.EVM
	contract *bindings.ResultLog
}

var sequencer = common.HexToAddress("0x5e")

func newTestLogs(t *testing.T) testLogs {
	t.Helper()
	f := founding()
	f.Members[0].Accounts = append(f.Members[0].Accounts,
		bindings.IConsortiumAccount{Account: sequencer, Purpose: bindings.PurposeSequencer})
	f.Parameters.ManagerDelay = 0
	return testLogs{evmtest.New(t, f), bindings.NewResultLog()}
}

// open opens the log of this number and brings it to a size.
func (l testLogs) open(t *testing.T, log uint64, tree *testonly.Tree, size uint64) {
	t.Helper()
	to := l.Deployment.ResultLog.Address
	if _, err := l.Send(manager, to, l.contract.PackOpenLog(labMember, logOf(log), [32]byte{})); err != nil {
		t.Fatal(err)
	}
	if size == 0 {
		return
	}
	_, err := l.Send(sequencer, to, l.contract.PackCheckpoint(labMember, logOf(log), size, rootAt(tree, size), nil))
	if err != nil {
		t.Fatal(err)
	}
}

// ask checks that the contract takes a checkpoint exactly where it is consistent.
func (l testLogs) ask(t *testing.T, log uint64, c checkpointCase) {
	t.Helper()
	proof := make([][32]byte, 0, len(c.Proof))
	for _, hash := range c.Proof {
		proof = append(proof, hash)
	}
	_, err := l.Send(sequencer, l.Deployment.ResultLog.Address,
		l.contract.PackCheckpoint(labMember, logOf(log), c.Size, c.Root, proof))
	contract := l.contract.GetABI()
	switch refusal := bindings.Refusal(err, &contract); {
	case c.IsConsistent && err != nil:
		t.Errorf("%s was refused: %v", c.Name, err)
	case !c.IsConsistent && err == nil:
		t.Errorf("%s was taken", c.Name)
	case !c.IsConsistent && (refusal == nil || refusal.Name != "InconsistentCheckpoint"):
		t.Errorf("%s was refused for another reason: %v", c.Name, err)
	}
}

func logOf(number uint64) (logID [32]byte) {
	binary.BigEndian.PutUint64(logID[:], number+1)
	return logID
}
