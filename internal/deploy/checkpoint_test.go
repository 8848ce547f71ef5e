package deploy_test

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math/big"
	"math/rand/v2"
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
	"github.com/transparency-dev/merkle/testonly"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/internal/deploy"
)

// TestCheckpoint_AgainstReference asks the deployed contract about thousands of pairs of sizes, with the reference's
// proofs and with broken ones.
func TestCheckpoint_AgainstReference(t *testing.T) {
	logs := newTestLogs(t)
	tree := newTestTree(3000)
	random := rand.New(rand.NewPCG(9162, 214))
	for oldSize := range uint64(65) {
		logs.anchor(t, tree, oldSize)
		for size := oldSize + 1; size <= 65; size++ {
			logs.compare(t, oldSize, tree, size, random)
		}
		for range 10 {
			logs.compare(t, oldSize, tree, oldSize+1+random.Uint64N(tree.Size()-oldSize), random)
		}
	}
	for i := range uint64(40) {
		oldSize := 65 + 70*i + random.Uint64N(70) // a log each
		logs.anchor(t, tree, oldSize)
		for range 10 {
			logs.compare(t, oldSize, tree, oldSize+1+random.Uint64N(tree.Size()-oldSize), random)
		}
	}
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

// compare asks whether the log of a size takes the reference's proof, judges it as the reference does under another
// size, and refuses it broken in a random way.
func (l testLogs) compare(t *testing.T, oldSize uint64, tree *testonly.Tree, size uint64, random *rand.Rand) {
	t.Helper()
	good := prove(t, tree, oldSize, size)
	l.ask(t, good)
	bad, resized := good, good
	resized.Size = oldSize + 1 + random.Uint64N(2*(size-oldSize))
	resized.Name = fmt.Sprintf("%s, called %d", good.Name, resized.Size)
	resized.IsConsistent = isConsistent(resized)
	l.ask(t, resized)
	if oldSize == 0 { // the empty tree takes any root, with exactly one proof
		bad.Name, bad.Proof = good.Name+", a hash too many", []common.Hash{good.Root}
	} else {
		bad = pick(breakages(good), random)
	}
	bad.IsConsistent = false
	l.ask(t, bad)
}

// ask checks that the contract takes a checkpoint exactly where it is consistent.
func (l testLogs) ask(t *testing.T, c checkpointCase) {
	t.Helper()
	err := l.checkpoint(t, c)
	_, isInconsistent := l.refusal(err).(*bindings.ResultLogInconsistentCheckpoint)
	switch {
	case c.IsConsistent && err != nil:
		t.Errorf("%s was refused: %v", c.Name, err)
	case !c.IsConsistent && err == nil:
		t.Errorf("%s was taken", c.Name)
	case !c.IsConsistent && !isInconsistent:
		t.Errorf("%s was refused for another reason: %v", c.Name, err)
	}
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
