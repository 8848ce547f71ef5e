package simchain

import (
	"context"
	"crypto/ecdsa"
	"fmt"
	"math/big"
	"net"
	"strconv"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/eth"
	"github.com/ethereum/go-ethereum/eth/catalyst"
	"github.com/ethereum/go-ethereum/eth/ethconfig"
	"github.com/ethereum/go-ethereum/eth/filters"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/node"
	"github.com/ethereum/go-ethereum/p2p"
	"github.com/ethereum/go-ethereum/params"
	"github.com/ethereum/go-ethereum/rpc"
)

// Network is several nodes of one chain, each a geth of its own, that hear of each other's blocks unless they are parted.
// Parted ones make chains of their own. At the contracts' addresses stands the program that emits what it is told to.
type Network struct {
	URLs []string
	emitters

	t     testing.TB
	peers []*peer
}

// peer is a node.
type peer struct {
	chain  *eth.Ethereum
	client *ethclient.Client
	key    *ecdsa.PrivateKey // of the account that its transactions are sent from
	side   int               // those of one side hear each other
}

// NewNetwork starts nodes, all of one side.
func NewNetwork(t testing.TB, nodes int) *Network {
	t.Helper()
	w := &Network{t: t, emitters: newEmitters()}
	genesis := &core.Genesis{
		Config: params.AllDevChainProtocolChanges, GasLimit: ethconfig.Defaults.Miner.GasCeil, Alloc: core.SystemContractAllocs(),
	}
	for _, address := range w.addresses() {
		genesis.Alloc[address] = types.Account{Code: emitter}
	}
	for i := range nodes {
		key, err := crypto.ToECDSA(crypto.Keccak256([]byte{'n', byte(i)}))
		w.check(err)
		w.peers = append(w.peers, &peer{key: key})
		genesis.Alloc[Address(key)] = types.Account{Balance: new(big.Int).Mul(big.NewInt(1e6), big.NewInt(params.Ether))}
	}
	for _, p := range w.peers {
		w.start(p, genesis)
	}
	w.Deployment.Genesis = w.peers[0].chain.BlockChain().Genesis().Hash()
	return w
}

func (w *Network) start(p *peer, genesis *core.Genesis) {
	w.t.Helper()
	config := node.DefaultConfig
	config.DataDir, config.P2P = "", p2p.Config{NoDiscovery: true, NoDial: true}
	config.HTTPHost, config.HTTPPort, config.HTTPModules = "127.0.0.1", freePort(w.t), []string{"eth"}
	stack, err := node.New(&config)
	w.check(err)
	w.t.Cleanup(func() { stack.Close() })
	settings := ethconfig.Defaults
	settings.Genesis, settings.SyncMode, settings.LogNoHistory = genesis, ethconfig.FullSync, true
	settings.TxPool.NoLocals, settings.Miner.Recommit = true, time.Minute
	p.chain, err = eth.New(stack, &settings)
	w.check(err)
	stack.RegisterAPIs([]rpc.API{{
		Namespace: "eth", Service: filters.NewFilterAPI(filters.NewFilterSystem(p.chain.APIBackend, filters.Config{})),
	}})
	w.check(stack.Start())
	p.client = ethclient.NewClient(stack.Attach())
	w.t.Cleanup(p.client.Close)
	w.URLs = append(w.URLs, "http://"+net.JoinHostPort(config.HTTPHost, strconv.Itoa(config.HTTPPort)))
}

// Part says on which side each node is from now on.
func (w *Network) Part(sides ...int) {
	for i, p := range w.peers {
		p.side = sides[i]
	}
}

// Heal puts all nodes on one side again: all take the chain of the one that is named.
func (w *Network) Heal(from int) {
	w.t.Helper()
	w.Part(make([]int, len(w.peers))...)
	w.spread(w.peers[from])
}

// Block lets a node make a block with that many events, at most each of them in a transaction. The others of its side
// take it.
func (w *Network) Block(by, events, each int) {
	w.t.Helper()
	p := w.peers[by]
	ctx := context.Background()
	w.check(p.chain.TxPool().Sync()) // what came back from blocks that fell
	p.chain.TxPool().Clear()
	head, err := p.client.HeaderByNumber(ctx, nil)
	w.check(err)
	beacon, err := catalyst.NewSimulatedBeacon(0, common.Address{}, p.chain) // one that knows the head's time
	w.check(err)
	logs, err := p.client.FilterLogs(ctx, ethereum.FilterQuery{FromBlock: big.NewInt(0), Addresses: w.addresses()})
	w.check(err)
	w.recount(logs)
	nonce, err := p.client.NonceAt(ctx, Address(p.key), nil)
	w.check(err)
	for _, e := range w.emit(events, each) {
		tx, err := types.SignNewTx(p.key, types.LatestSignerForChainID(big.NewInt(ChainID)), &types.LegacyTx{
			Nonce: nonce, Gas: e.gas, To: &e.to, Data: e.input, GasPrice: new(big.Int).Lsh(head.BaseFee, 2),
		})
		w.check(err)
		w.check(p.client.SendTransaction(ctx, tx))
		nonce++
	}
	if made := beacon.Commit(); made == head.Hash() {
		w.check(fmt.Errorf("node %d made no block", by))
	}
	w.spread(p)
}

// spread lets the others of a node's side take its chain.
func (w *Network) spread(from *peer) {
	w.t.Helper()
	theirs := from.chain.BlockChain()
	head := theirs.GetBlockByHash(theirs.CurrentBlock().Hash())
	for _, p := range w.peers {
		if p == from || p.side != from.side {
			continue
		}
		ours := p.chain.BlockChain()
		var missing types.Blocks
		for b := head; !ours.HasBlock(b.Hash(), b.NumberU64()); b = theirs.GetBlockByHash(b.ParentHash()) {
			missing = append(missing, b)
		}
		for i := len(missing) - 1; i >= 0; i-- {
			_, err := ours.InsertBlockWithoutSetHead(context.Background(), missing[i], false)
			w.check(err)
		}
		_, err := ours.SetCanonical(head)
		w.check(err)
	}
}

// Head is a node's newest block.
func (w *Network) Head(of int) (number uint64, hash common.Hash) {
	h := w.peers[of].chain.BlockChain().CurrentBlock()
	return h.Number.Uint64(), h.Hash()
}

// Have is how many nodes have a block in their chain.
func (w *Network) Have(number uint64, hash common.Hash) (nodes int) {
	for _, p := range w.peers {
		if p.chain.BlockChain().GetCanonicalHash(number) == hash {
			nodes++
		}
	}
	return nodes
}

func (w *Network) check(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(fmt.Errorf("simulated network: %w", err))
	}
}
