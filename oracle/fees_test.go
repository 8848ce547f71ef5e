package oracle_test

import (
	"context"
	"errors"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/params"

	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/chain"
)

// market is a chain with fees on which a test says when there is a block, and at which base fee.
type market struct{ *lab }

func newMarket(t *testing.T) market {
	t.Helper()
	m := market{newAnvilLab(t)}
	m.ask(t, nil, "evm_setAutomine", false)
	m.fees.Tip = big.NewInt(params.GWei)
	m.mine(t, 1)
	return m
}

// mine makes a block that asks a base fee of so many gwei.
func (m market) mine(t *testing.T, gwei int64) {
	t.Helper()
	m.ask(t, nil, "anvil_setNextBlockBaseFeePerGas", hexutil.EncodeBig(big.NewInt(gwei*params.GWei)))
	m.ask(t, nil, "evm_mine")
}

// look does each step once, as a new process would, and returns what stands in the way.
func (m market) look(t *testing.T, wrap func(oracle.Node) oracle.Node) error {
	t.Helper()
	m.reopen(t)
	var errs []error
	for _, step := range m.steps(t, wrap) {
		_, err := step.Do(t.Context())
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

// attempts are the signed transactions of what is open, oldest first.
func (m market) attempts(t *testing.T) (list []*types.Transaction) {
	t.Helper()
	open, err := m.Open(t.Context(), m.sequencer.Address())
	check(t, err)
	for _, o := range open {
		for _, a := range o.Attempts {
			tx := new(types.Transaction)
			check(t, tx.UnmarshalBinary(a.Raw))
			list = append(list, tx)
		}
	}
	return list
}

// send takes a record in and sends a checkpoint, at a base fee of 1 gwei.
func (m market) send(t *testing.T, n int) oracle.VersionID {
	t.Helper()
	id := m.take(t, n, 1)[0]
	check(t, m.look(t, honest)) // logs and stages it
	check(t, m.look(t, honest)) // sends it
	if got := len(m.attempts(t)); got != 1 {
		t.Fatalf("%d attempts at one checkpoint", got)
	}
	return id
}

// settle makes blocks until a version is attested, and verifies it.
func (m market) settle(t *testing.T, id oracle.VersionID, n int) common.Hash {
	t.Helper()
	for range 20 {
		m.mine(t, 1)
		_ = m.look(t, honest)
		if m.state(t, id) == oracle.Attested {
			progress, err := m.Progress(t.Context(), []oracle.VersionID{id})
			check(t, err)
			m.verify(t, progress[0], record(n))
			return *progress[0].Tx
		}
	}
	t.Fatalf("record %d is %s; %v", n, m.state(t, id), m.look(t, honest))
	return common.Hash{}
}

// pool holds back what a node is given.
type pool struct{ oracle.Node }

func (pool) Broadcast(context.Context, []byte) error { return nil }

func deaf(n oracle.Node) oracle.Node { return pool{n} }

// TestFees_Raise: what no block takes is offered at a higher price, and whichever attempt a block takes counts.
func TestFees_Raise(t *testing.T) {
	m := newMarket(t)
	id := m.send(t, 0)
	m.mine(t, 50)
	m.patience = time.Nanosecond
	check(t, m.look(t, honest))
	m.patience = 0
	attempts := m.attempts(t)
	if len(attempts) != 2 {
		t.Fatalf("%d attempts, want another one at a higher price", len(attempts))
	}
	old, raised := attempts[0], attempts[1]
	if raised.Nonce() != old.Nonce() || string(raised.Data()) != string(old.Data()) || *raised.To() != *old.To() {
		t.Errorf("the payload changed: %+v, %+v", old, raised)
	}
	for name, price := range map[string][2]*big.Int{
		"tip": {old.GasTipCap(), raised.GasTipCap()}, "cap": {old.GasFeeCap(), raised.GasFeeCap()},
	} {
		least := new(big.Int).Mul(price[0], big.NewInt(11))
		if least.Cmp(new(big.Int).Mul(price[1], big.NewInt(10))) > 0 {
			t.Errorf("the %s rises from %s to %s: less than a tenth", name, price[0], price[1])
		}
	}
	var known *types.Transaction
	m.ask(t, &known, "eth_getTransactionByHash", raised.Hash())
	if known != nil {
		t.Error("the second attempt was sent by whoever stored it, before the store was asked again")
	}
	check(t, m.look(t, honest))
	m.mine(t, 50)
	if got := m.settle(t, id, 0); got != raised.Hash() {
		t.Errorf("it is in transaction %s, want the raised one %s", got, raised.Hash())
	}

	id = m.send(t, 1) // now the raised attempt gets lost, and a block takes the first one
	m.mine(t, 50)
	m.patience = time.Nanosecond
	check(t, m.look(t, honest))
	m.patience = 0
	check(t, m.look(t, deaf))
	attempts = m.attempts(t)
	m.mine(t, 1)
	check(t, m.client.SendTransaction(t.Context(), attempts[0])) // this node forgets what offers too little
	if got := m.settle(t, id, 1); len(attempts) != 2 || got != attempts[0].Hash() {
		t.Errorf("it is in transaction %s of %d attempts, want the first one %s", got, len(attempts), attempts[0].Hash())
	}
}

// TestFees_Bound: no more is offered than may be paid. What waits says so, and goes on when the price falls.
func TestFees_Bound(t *testing.T) {
	m := newMarket(t)
	m.fees.Max = big.NewInt(3 * params.GWei) // what the first attempt offers
	id := m.send(t, 0)
	m.mine(t, 50)
	m.patience = time.Nanosecond
	err := m.look(t, honest)
	if !errors.Is(err, oracle.ErrPrice) || !strings.Contains(err.Error(), "at most 3000000000 may be paid") {
		t.Errorf("got %v, want word of the bound", err)
	}
	m.ask(t, nil, "anvil_dropTransaction", m.attempts(t)[0].Hash()) // and the node forgets it
	m.patience = 0
	m.mine(t, 1)
	check(t, m.look(t, honest)) // a new process has the bytes
	attempts := m.attempts(t)
	if got := m.settle(t, id, 0); len(attempts) != 1 || got != attempts[0].Hash() {
		t.Errorf("it is in transaction %s, %d attempts", got, len(attempts))
	}
	m.take(t, 1, 1)
	m.mine(t, 50)
	if err := m.look(t, honest); err == nil || !strings.Contains(err.Error(), "base fee of 50000000000 wei") {
		t.Errorf("got %v, want nothing to be signed at such a base fee", err)
	}
	if n := len(m.attempts(t)); n != 0 {
		t.Errorf("%d transactions are staged all the same", n)
	}
}

// TestFees_NoFunds: what the account can't pay for waits and says why, and no price is raised meanwhile.
func TestFees_NoFunds(t *testing.T) {
	m := newMarket(t)
	var funds hexutil.Big
	m.ask(t, &funds, "eth_getBalance", m.sequencer.Address(), "latest")
	id := m.take(t, 0, 1)[0]
	check(t, m.look(t, honest)) // logs and stages it
	m.ask(t, nil, "anvil_setBalance", m.sequencer.Address(), "0x0")
	m.patience = time.Nanosecond
	for range 2 {
		if err := m.look(t, honest); err == nil || !strings.Contains(strings.ToLower(err.Error()), "insufficient funds") {
			t.Errorf("got %v, want word of the funds", err)
		}
	}
	if n := len(m.attempts(t)); n != 1 {
		t.Errorf("%d attempts at what the account can't pay for", n)
	}
	m.patience = 0
	m.ask(t, nil, "anvil_setBalance", m.sequencer.Address(), funds)
	check(t, m.look(t, honest))
	m.settle(t, id, 0)
}

// TestFees_OlderAttempt: the account can pay for the first attempt and not for the raised one, and the node has lost both. A block
// takes the first.
func TestFees_OlderAttempt(t *testing.T) {
	m := newMarket(t)
	id := m.send(t, 0)
	m.mine(t, 50)
	m.patience = time.Nanosecond
	check(t, m.look(t, honest))
	m.patience = 0
	attempts := m.attempts(t)
	if len(attempts) != 2 {
		t.Fatalf("%d attempts, want two", len(attempts))
	}
	m.ask(t, nil, "anvil_dropTransaction", attempts[0].Hash())
	m.ask(t, nil, "anvil_setBalance", m.sequencer.Address(), hexutil.EncodeBig(attempts[0].Cost()))
	m.mine(t, 1)
	if err := m.look(t, honest); err == nil || !strings.Contains(strings.ToLower(err.Error()), "insufficient funds") {
		t.Errorf("got %v, want word of the funds", err)
	}
	if got := m.settle(t, id, 0); got != attempts[0].Hash() {
		t.Errorf("it is in transaction %s, want the first attempt %s", got, attempts[0].Hash())
	}
}

// TestFees_None: on a chain without fees nothing is offered, and no price helps what it does not take.
func TestFees_None(t *testing.T) {
	m := market{newAnvilLab(t)}
	m.ask(t, nil, "evm_setAutomine", false)
	m.send(t, 0)
	if tx := m.attempts(t)[0]; tx.GasFeeCap().Sign() != 0 || tx.GasTipCap().Sign() != 0 {
		t.Errorf("it offers %s and %s wei", tx.GasTipCap(), tx.GasFeeCap())
	}
	m.patience = time.Nanosecond
	if err := m.look(t, honest); !errors.Is(err, oracle.ErrPrice) || !strings.Contains(err.Error(), "asks no fee") {
		t.Errorf("got %v, want word of what to look at", err)
	}
	m.fees = chain.Fees{Tip: big.NewInt(1)}
	check(t, m.look(t, honest))
	if attempts := m.attempts(t); len(attempts) != 2 || attempts[1].GasTipCap().Int64() != 1 {
		t.Errorf("with a tip there are %d attempts", len(attempts))
	}
}
