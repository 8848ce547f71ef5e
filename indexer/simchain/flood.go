package simchain

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/labseal/labseal/internal/devchain"
)

// Flood is a chain with as many of our events as are wanted, on anvil, whose blocks are made when we say so and replaced
// when we say so. At the contracts' addresses stands a program that emits what it is told to: events of exactly our
// topics and data, many in a transaction. No contract of ours lets one transaction do that.
type Flood struct {
	URL          string
	WebSocketURL string
	Client       *rpc.Client
	emitters

	t    testing.TB
	from common.Address
}

// NewFlood starts a chain that holds no event yet. It ends with the test.
func NewFlood(t testing.TB) *Flood {
	t.Helper()
	anvil, err := devchain.StartAnvil(t.Context(), "--no-mining", "--order", "fifo", "--chain-id", fmt.Sprint(ChainID))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { anvil.Close() })
	f := &Flood{URL: anvil.URL(), WebSocketURL: anvil.WebSocketURL(), t: t, emitters: newEmitters()}
	f.Client, err = rpc.Dial(f.URL)
	f.check(err)
	t.Cleanup(f.Client.Close)
	var accounts []common.Address
	f.Call(&accounts, "eth_accounts")
	f.from = accounts[0]
	for _, address := range f.addresses() {
		f.Call(nil, "anvil_setCode", address, hexutil.Bytes(emitter))
	}
	f.Mine()
	var first struct{ ParentHash common.Hash }
	f.Call(&first, "eth_getBlockByNumber", "0x1", false)
	f.Deployment.Genesis = first.ParentHash
	return f
}

// Call calls the node.
func (f *Flood) Call(result any, method string, params ...any) {
	f.t.Helper()
	f.check(f.Client.CallContext(context.Background(), result, method, params...))
}

// Mine makes a block of what waits.
func (f *Flood) Mine() { f.t.Helper(); f.Call(nil, "evm_mine") }

// Head is the newest block.
func (f *Flood) Head() (number uint64, hash common.Hash) {
	f.t.Helper()
	var head struct {
		Number hexutil.Uint64
		Hash   common.Hash
	}
	f.Call(&head, "eth_getBlockByNumber", "latest", false)
	return uint64(head.Number), head.Hash
}

// Block makes a block with that many events, a third of each kind, and at most each of them in a transaction.
func (f *Flood) Block(events, each int) {
	f.t.Helper()
	var batch []rpc.BatchElem
	for _, e := range f.emit(events, each) {
		batch = append(batch, rpc.BatchElem{
			Method: "eth_sendTransaction", Result: new(common.Hash), Args: []any{map[string]any{
				"from": f.from, "to": e.to, "input": hexutil.Bytes(e.input), "gasPrice": "0x0", "gas": hexutil.Uint64(e.gas),
			}},
		})
	}
	if len(batch) > 0 {
		f.check(f.Client.BatchCallContext(context.Background(), batch))
	}
	for _, one := range batch {
		f.check(one.Error)
	}
	f.Mine()
}

// Reorg replaces the last blocks by as many others, without events, and sees how many events are left.
func (f *Flood) Reorg(depth int) {
	f.t.Helper()
	f.Call(nil, "anvil_reorg", depth, []any{})
	f.reread()
}

// Rollback takes the last blocks away: the head falls.
func (f *Flood) Rollback(depth int) {
	f.t.Helper()
	f.Call(nil, "anvil_rollback", depth)
	f.reread()
}

func (f *Flood) reread() {
	f.t.Helper()
	f.Call(nil, "anvil_dropAllTransactions")
	var logs []types.Log
	f.Call(&logs, "eth_getLogs", map[string]any{"fromBlock": "0x1", "toBlock": "latest"})
	f.recount(logs)
}

func (f *Flood) check(err error) {
	f.t.Helper()
	if err != nil {
		f.t.Fatal(errors.Join(errors.New("flood"), err))
	}
}
