package simchain

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"reflect"
	"testing"

	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/internal/deploy"
	"github.com/labseal/labseal/internal/devchain"
)

// Flood is a chain with as many of our events as are wanted, on anvil, whose blocks are made when we say so and replaced
// when we say so. At the contracts' addresses stands a program that emits what it is told to: events of exactly our
// topics and data, many in a transaction. No contract of ours lets one transaction do that.
type Flood struct {
	URL          string
	WebSocketURL string
	Deployment   deploy.Deployment
	Client       *rpc.Client

	t     testing.TB
	from  common.Address
	count map[common.Address]uint64 // events on the chain, by contract
}

// emitter is the program. Its input is one record after another: the size of the data in 32 bytes, three topics, data.
var emitter = common.FromHex("0x" +
	"6000" + // the place of the record
	"5b" + "80361115602e57" + // while it is before the end of the input
	"8035" + // the size of the data
	"80826080016000" + "37" + // data to memory
	"8160600135" + "8260400135" + "8360200135" + // topics, the last first
	"836000a3" + // LOG3
	"01608001" + "600256" + // the next record
	"5b00")

// NewFlood starts a chain that holds no event yet. It ends with the test.
func NewFlood(t testing.TB) *Flood {
	t.Helper()
	anvil, err := devchain.StartAnvil(t.Context(), "--no-mining", "--order", "fifo", "--chain-id", fmt.Sprint(ChainID))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { anvil.Close() })
	f := &Flood{URL: anvil.URL(), WebSocketURL: anvil.WebSocketURL(), t: t, count: map[common.Address]uint64{}}
	f.Client, err = rpc.Dial(f.URL)
	f.check(err)
	t.Cleanup(f.Client.Close)
	var accounts []common.Address
	f.Call(&accounts, "eth_accounts")
	f.from = accounts[0]
	f.stand()
	f.Mine()
	var first struct{ ParentHash common.Hash }
	f.Call(&first, "eth_getBlockByNumber", "0x1", false)
	f.Deployment.Genesis = first.ParentHash
	return f
}

// stand puts the program where the deployment says that the contracts are.
func (f *Flood) stand() {
	f.Deployment.ChainID = ChainID
	fields := reflect.ValueOf(&f.Deployment).Elem()
	for i := range fields.NumField() {
		c, isContract := fields.Field(i).Addr().Interface().(*deploy.Contract)
		if !isContract {
			continue
		}
		c.Address = common.BytesToAddress(crypto.Keccak256([]byte{'c', byte(i)}))
		c.CodeHash, c.Block = crypto.Keccak256Hash(emitter), 1
		f.Call(nil, "anvil_setCode", c.Address, hexutil.Bytes(emitter))
	}
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
	for k, kind := range []func(uint64) (common.Address, []byte){f.checkpoint, f.grant, f.glassBroken} {
		n := events / 3
		if k < events%3 {
			n++
		}
		for n > 0 {
			var to common.Address
			var input []byte
			for range min(n, each) {
				address, _ := kind(0)
				_, record := kind(f.count[address])
				to, input = address, append(input, record...)
				f.count[address]++
			}
			n -= min(n, each)
			batch = append(batch, rpc.BatchElem{
				Method: "eth_sendTransaction", Result: new(common.Hash), Args: []any{map[string]any{
					"from": f.from, "to": to, "input": hexutil.Bytes(input), "gasPrice": "0x0",
					"gas": hexutil.Uint64(60_000 + 50*len(input) + 3000*each),
				}},
			})
		}
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
	f.recount()
}

// Rollback takes the last blocks away: the head falls.
func (f *Flood) Rollback(depth int) {
	f.t.Helper()
	f.Call(nil, "anvil_rollback", depth)
	f.recount()
}

func (f *Flood) recount() {
	f.t.Helper()
	f.Call(nil, "anvil_dropAllTransactions")
	clear(f.count)
	var logs []struct{ Address common.Address }
	f.Call(&logs, "eth_getLogs", map[string]any{"fromBlock": "0x1", "toBlock": "latest"})
	for _, l := range logs {
		f.count[l.Address]++
	}
}

// The kinds of events: each is numbered from 0 on, and no two say the same.

func (f *Flood) checkpoint(n uint64) (common.Address, []byte) {
	to := f.Deployment.ResultLog.Address
	return to, record(topic(&bindings.ResultLogMetaData, "CheckpointAnchored"), Lab, random('l', n/100),
		word(n+1), word(ChainID), word(n), word(n+1), random('r', n))
}

func (f *Flood) grant(n uint64) (common.Address, []byte) {
	to := f.Deployment.ConsentRegistry.Address
	return to, record(topic(&bindings.ConsentRegistryMetaData, "Granted"), random('g', n), random('s', n/20),
		word(n+1), word(n%20+1), random('t', n), word(farFuture), word(1), common.Hash{}, common.Hash{}, random('n', n))
}

func (f *Flood) glassBroken(n uint64) (common.Address, []byte) {
	to := f.Deployment.DisclosureLog.Address
	return to, record(topic(&bindings.DisclosureLogMetaData, "GlassBroken"), Lab, random('p', n),
		word(n+1), word(n+1), random('c', n))
}

func topic(meta *bind.MetaData, name string) common.Hash {
	parsed, err := meta.ParseABI()
	if err != nil {
		panic(err)
	}
	return parsed.Events[name].ID
}

func record(id, first, second common.Hash, data ...common.Hash) []byte {
	record := make([]byte, 0, 32*(4+len(data)))
	for _, w := range append([]common.Hash{word(uint64(32 * len(data))), id, first, second}, data...) {
		record = append(record, w[:]...)
	}
	return record
}

func word(n uint64) (w common.Hash) {
	binary.BigEndian.PutUint64(w[24:], n)
	return w
}

func random(kind byte, n uint64) common.Hash {
	return crypto.Keccak256Hash([]byte{kind}, binary.BigEndian.AppendUint64(nil, n))
}

func (f *Flood) check(err error) {
	f.t.Helper()
	if err != nil {
		f.t.Fatal(errors.Join(errors.New("flood"), err))
	}
}
