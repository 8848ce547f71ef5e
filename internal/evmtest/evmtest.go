// Package evmtest runs the contracts in an EVM without a chain around it: any account may call at any block and time,
// and a call takes microseconds. It is for tests that make tens of thousands of calls; those that need blocks, receipts
// or reorganisations use internal/devchain or go-ethereum's simulated backend.
package evmtest

import (
	"fmt"
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/state"
	"github.com/ethereum/go-ethereum/core/tracing"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/core/vm/runtime"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/params"

	"github.com/labseal/labseal/internal/deploy"
)

// EVM holds deployed contracts. It is used by one goroutine.
type EVM struct {
	Deployment deploy.Deployment
	Block      uint64 // of the next call
	Time       uint64 // of the next call, unix seconds
	Events     []*types.Log

	state *state.StateDB
	calls uint64 // told apart by number, for their events
}

// New deploys the contracts, in block 1.
func New(t testing.TB, founding deploy.Founding) *EVM {
	t.Helper()
	empty, err := state.New(types.EmptyRootHash, state.NewDatabaseForTesting())
	if err != nil {
		t.Fatal(err)
	}
	e := &EVM{Block: 1, Time: 1_800_000_000, state: empty}
	key, err := crypto.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	opts := bind.NewKeyedTransactor(key, params.AllDevChainProtocolChanges.ChainID)
	opts.GasLimit = params.MaxTxGas // no estimation
	e.Deployment, err = deploy.Deploy(t.Context(), &node{evm: e, receipts: map[common.Hash]*types.Receipt{}}, opts, founding)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// RevertError is a call that the contract refused.
type RevertError struct {
	Data []byte // ABI-encoded error
	err  error
}

func (e *RevertError) Error() string { return fmt.Sprintf("%v: %x", e.err, e.Data) }

// ErrorData gives the ABI-encoded error as a node's answer does: in hex.
func (e *RevertError) ErrorData() any { return hexutil.Encode(e.Data) }

// Unwrap returns what the EVM said.
func (e *RevertError) Unwrap() error { return e.err }

// Send makes a call that changes the state, and returns its events. One that fails changes nothing, and is a
// *RevertError.
func (e *EVM) Send(from, to common.Address, data []byte) ([]*types.Log, error) {
	return e.execute(from, func(config *runtime.Config) ([]byte, error) {
		out, _, err := runtime.Call(to, data, config)
		return out, err
	})
}

func (e *EVM) execute(from common.Address, run func(*runtime.Config) ([]byte, error)) ([]*types.Log, error) {
	e.calls++
	id := common.BigToHash(new(big.Int).SetUint64(e.calls))
	e.state.SetTxContext(id, 0, 0)
	before := e.state.Snapshot()
	config := e.config(from)
	out, err := run(config)
	if err != nil {
		e.state.RevertToSnapshot(before)
		return nil, &RevertError{out, err}
	}
	e.state.Finalise(config.ChainConfig.Rules(config.BlockNumber, true, config.Time))
	events := e.state.GetLogs(id, e.Block, common.Hash{}, e.Time)
	e.Events = append(e.Events, events...)
	return events, nil
}

// Ask makes a call that changes nothing, and returns its answer.
func (e *EVM) Ask(to common.Address, data []byte) ([]byte, error) {
	before := e.state.Snapshot()
	defer e.state.RevertToSnapshot(before)
	out, _, err := runtime.Call(to, data, e.config(common.Address{}))
	if err != nil {
		return nil, &RevertError{out, err}
	}
	return out, nil
}

// Storage reads a slot of a contract.
func (e *EVM) Storage(contract common.Address, slot common.Hash) common.Hash {
	return e.state.GetState(contract, slot)
}

// SetCode puts a contract of the test's own at an address.
func (e *EVM) SetCode(contract common.Address, code []byte) {
	e.state.SetCode(contract, code, tracing.CodeChangeUnspecified)
}

// ChainID is what the contracts take for the chain's id.
func (e *EVM) ChainID() uint64 { return params.AllDevChainProtocolChanges.ChainID.Uint64() }

func (e *EVM) config(from common.Address) *runtime.Config {
	return &runtime.Config{
		ChainConfig: params.AllDevChainProtocolChanges, Origin: from, BlockNumber: new(big.Int).SetUint64(e.Block),
		Time: e.Time, GasLimit: params.MaxTxGas, BaseFee: new(big.Int), State: e.state,
	}
}
