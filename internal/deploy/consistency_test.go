package deploy_test

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"math/big"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/eth/ethconfig"
	"github.com/ethereum/go-ethereum/node"
	"github.com/ethereum/go-ethereum/params"
	"github.com/transparency-dev/merkle/rfc6962"
	"github.com/transparency-dev/merkle/testonly"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/internal/deploy"
)

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
	want, err := json.MarshalIndent(map[string]any{
		"description": "RFC 9162 consistency proofs (section 2.1.4) between SHA-256 trees whose leaf i is the 8 bytes of i, " +
			"big endian. A verifier takes 0 < oldSize < size only. Made by go test ./internal/deploy -update.",
		"cases": vectorCases(t),
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

// TestCheckpoint_AgainstReference asks the deployed contract about thousands of pairs of sizes, with the reference's
// proofs and with broken ones.
func TestCheckpoint_AgainstReference(t *testing.T) {
	chain := newTestLogs(t)
	tree := newTestTree(3000)
	random := rand.New(rand.NewPCG(9162, 214))
	asked := 0
	for oldSize := range uint64(65) {
		chain.anchor(t, tree, oldSize)
		for size := oldSize + 1; size <= 65; size++ {
			asked += chain.compare(t, oldSize, tree, size, random)
		}
		for range 10 {
			asked += chain.compare(t, oldSize, tree, oldSize+1+random.Uint64N(tree.Size()-oldSize), random)
		}
	}
	for range 40 {
		oldSize := 65 + random.Uint64N(2900)
		chain.anchor(t, tree, oldSize)
		for range 10 {
			asked += chain.compare(t, oldSize, tree, oldSize+1+random.Uint64N(tree.Size()-oldSize), random)
		}
	}
	t.Logf("%d checkpoints compared", asked)
}

// vectorCases are proofs between trees of chosen sizes and, for some of them, what must not verify.
func vectorCases(t *testing.T) (cases []checkpointCase) {
	t.Helper()
	const million = 1_000_000
	tree := newTestTree(million + 10_000)
	for _, sizes := range [][2]uint64{
		{1, 2}, {1, 3}, {1, 4}, {1, 5}, {1, 8}, {1, 1000}, {2, 3}, {2, 4}, {2, 5}, {3, 4}, {3, 5}, {3, 7}, {4, 5}, {4, 7},
		{4, 8}, {5, 6}, {5, 8}, {6, 7}, {6, 8}, {7, 8}, {7, 9}, {7, 15}, {8, 9}, {8, 16}, {9, 16}, {15, 16}, {15, 17},
		{16, 17}, {63, 64}, {64, 65}, {65, 128}, {100, 1000}, {1023, 1025}, {1024, 2048}, {4095, 65537},
		{1 << 19, million}, {million, million + 1}, {million, million + 10_000},
	} {
		cases = append(cases, prove(t, tree, sizes[0], sizes[1]))
	}
	for _, sizes := range [][2]uint64{{1, 2}, {3, 4}, {3, 7}, {4, 7}, {6, 8}, {7, 9}, {16, 17}} {
		cases = append(cases, breakages(prove(t, tree, sizes[0], sizes[1]))...)
	}
	equal := checkpointCase{Name: "equal heads", OldSize: 5, OldRoot: rootAt(tree, 5), Size: 5, Root: rootAt(tree, 5)}
	empty := checkpointCase{Name: "from the empty tree", OldRoot: rootAt(tree, 0), Size: 5, Root: rootAt(tree, 5)}
	shrunk := prove(t, tree, 3, 7)
	shrunk.OldSize, shrunk.OldRoot, shrunk.Size, shrunk.Root = shrunk.Size, shrunk.Root, shrunk.OldSize, shrunk.OldRoot
	shrunk.Name, shrunk.IsConsistent = "from 7 back to 3", false
	return append(cases, equal, empty, shrunk)
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
		{"no proof", func(c *checkpointCase) { c.Proof = nil }},
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
	proof := make([]common.Hash, 0, len(hashes))
	for _, hash := range hashes {
		proof = append(proof, common.Hash(hash))
	}
	return checkpointCase{
		Name: fmt.Sprintf("%d to %d", oldSize, size), OldSize: oldSize, OldRoot: rootAt(tree, oldSize), Size: size,
		Root: rootAt(tree, size), Proof: proof, IsConsistent: true,
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

// testLogs is a deployed ResultLog with one lab.
type testLogs struct {
	mining
	resultLog *bindings.ResultLog
	address   common.Address
	manager   *bind.TransactOpts
	sequencer *bind.TransactOpts
}

func newTestLogs(t *testing.T) testLogs {
	t.Helper()
	logs := testLogs{resultLog: bindings.NewResultLog(), manager: newTestAccount(t), sequencer: newTestAccount(t)}
	chain, opts := newTestChain(t, func(_ *node.Config, config *ethconfig.Config) {
		for _, account := range []*bind.TransactOpts{logs.manager, logs.sequencer} {
			config.Genesis.Alloc[account.From] = types.Account{Balance: big.NewInt(params.Ether)}
		}
	})
	logs.mining = chain
	members := founding()
	members[0].Accounts = []bindings.IConsortiumAccount{
		{Account: governor, Purpose: bindings.PurposeGovernor},
		{Account: logs.manager.From, Purpose: bindings.PurposeManager},
		{Account: logs.sequencer.From, Purpose: bindings.PurposeSequencer},
	}
	deployment, err := deploy.Deploy(t.Context(), chain, opts, members)
	if err != nil {
		t.Fatal(err)
	}
	logs.address = deployment.ResultLog.Address
	return logs
}

// anchor opens a log, named by a size, and brings it to that size.
func (l testLogs) anchor(t *testing.T, tree *testonly.Tree, size uint64) {
	t.Helper()
	l.transact(t, l.manager, l.resultLog.PackOpenLog(logOf(size)))
	if size > 0 {
		l.transact(t, l.sequencer, l.resultLog.PackCheckpoint(logOf(size), size, rootAt(tree, size), nil))
	}
}

// compare asks whether the log of a size takes the reference's proof, and refuses it broken in a random way. It
// returns the number of questions.
func (l testLogs) compare(t *testing.T, oldSize uint64, tree *testonly.Tree, size uint64, random *rand.Rand) int {
	t.Helper()
	good := prove(t, tree, oldSize, size)
	if err := l.checkpoint(t, good); err != nil {
		t.Errorf("%s was refused: %v", good.Name, err)
	}
	bad := good
	if oldSize == 0 { // the empty tree takes any root, with exactly one proof
		bad.Name, bad.Proof = good.Name+", a hash too many", []common.Hash{good.Root}
	} else {
		bad = pick(breakages(good), random)
	}
	if err := l.checkpoint(t, bad); err == nil {
		t.Errorf("%s was taken", bad.Name)
	} else if _, ok := l.refusal(err).(*bindings.ResultLogInconsistentCheckpoint); !ok {
		t.Errorf("%s was refused for another reason: %v", bad.Name, err)
	}
	return 2
}

func (l testLogs) checkpoint(t *testing.T, c checkpointCase) error {
	t.Helper()
	proof := make([][32]byte, 0, len(c.Proof))
	for _, hash := range c.Proof {
		proof = append(proof, hash)
	}
	_, err := l.CallContract(t.Context(), ethereum.CallMsg{
		From: l.sequencer.From, To: &l.address, Data: l.resultLog.PackCheckpoint(logOf(c.OldSize), c.Size, c.Root, proof),
	}, nil)
	return err
}

// refusal returns the contract's own error in a failed call, or nil.
func (l testLogs) refusal(err error) any {
	var revert interface{ ErrorData() any }
	if !errors.As(err, &revert) {
		return nil
	}
	refusal, _ := l.resultLog.UnpackError(common.FromHex(revert.ErrorData().(string)))
	return refusal
}

func (l testLogs) transact(t *testing.T, from *bind.TransactOpts, data []byte) {
	t.Helper()
	tx, err := bind.Transact(l.resultLog.Instance(l, l.address), from, data)
	if err != nil {
		t.Fatal(err)
	}
	if receipt, err := l.TransactionReceipt(t.Context(), tx.Hash()); err != nil || receipt.Status != 1 {
		t.Fatalf("transaction failed: %v", err)
	}
}

// pick returns a breakage that the contract can see: it has the old root itself.
func pick(broken []checkpointCase, random *rand.Rand) checkpointCase {
	broken = slices.DeleteFunc(broken, func(c checkpointCase) bool { return strings.Contains(c.Name, "bit of the old root") })
	return broken[random.IntN(len(broken))]
}

func logOf(size uint64) (logID [32]byte) {
	binary.BigEndian.PutUint64(logID[:], size+1)
	return logID
}
