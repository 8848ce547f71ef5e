package devchain

import (
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum/core"
	"github.com/ethereum/go-ethereum/core/rawdb"
	"github.com/ethereum/go-ethereum/eth"
	"github.com/ethereum/go-ethereum/eth/ethconfig"
	"github.com/ethereum/go-ethereum/eth/filters"
	"github.com/ethereum/go-ethereum/eth/tracers"
	"github.com/ethereum/go-ethereum/node"
	"github.com/ethereum/go-ethereum/p2p"
	"github.com/ethereum/go-ethereum/rpc"
)

const loopback = "127.0.0.1"

// newNode makes the node, not yet started. HTTP and WebSocket share a port.
func newNode(dir string, port int, genesis *core.Genesis) (*node.Node, *eth.Ethereum, error) {
	modules := []string{"eth", "net", "web3", "debug", "txpool"}
	stack, err := node.New(&node.Config{
		Name:                 "geth",
		DataDir:              dir,
		HTTPHost:             loopback,
		HTTPPort:             port,
		HTTPModules:          modules,
		HTTPVirtualHosts:     []string{"localhost"},
		HTTPTimeouts:         rpc.DefaultHTTPTimeouts,
		HTTPBodyLimit:        node.DefaultConfig.HTTPBodyLimit,
		WSHost:               loopback,
		WSPort:               port,
		WSModules:            modules,
		BatchRequestLimit:    node.DefaultConfig.BatchRequestLimit,
		BatchResponseMaxSize: node.DefaultConfig.BatchResponseMaxSize,
		P2P:                  p2p.Config{NoDiscovery: true, NoDial: true},
	})
	if err != nil {
		return nil, nil, err
	}
	backend, err := eth.New(stack, ethConfig(genesis))
	if err != nil {
		stack.Close()
		return nil, nil, err
	}
	system := filters.NewFilterSystem(backend.APIBackend, filters.Config{})
	stack.RegisterAPIs([]rpc.API{{Namespace: "eth", Service: filters.NewFilterAPI(system)}})
	stack.RegisterAPIs(tracers.APIs(backend.APIBackend))

	// The configuration takes no price of zero; these two do.
	backend.TxPool().SetGasTip(new(big.Int))
	if err := backend.Miner().SetGasTip(new(big.Int)); err != nil {
		stack.Close()
		return nil, nil, err
	}
	backend.SetSynced() // there is nobody to sync with: take transactions from the start
	return stack, backend, nil
}

func ethConfig(genesis *core.Genesis) *ethconfig.Config {
	cfg := ethconfig.Defaults
	cfg.Genesis = genesis
	cfg.SyncMode = ethconfig.FullSync

	// Every state of every block goes to disk with its block: nothing to rewind after kill -9, and proofs of the past.
	cfg.StateScheme = rawdb.HashScheme
	cfg.NoPruning = true
	cfg.SnapshotCache = 0
	cfg.TransactionHistory = 0 // all
	cfg.LogNoHistory = true    // search logs without an index, which has no background work to lose

	cfg.DatabaseCache = 64 // MiB, like the next two
	cfg.TrieCleanCache = 32
	cfg.TrieDirtyCache = 0
	cfg.DatabaseHandles = 256

	cfg.Miner.GasCeil = gasLimit
	cfg.Miner.Recommit = time.Second // the longest that filling a block may take
	cfg.TxPool.NoLocals = true
	cfg.TxPool.Journal = ""
	cfg.TxPool.AccountSlots = 4096 // a relayer sends thousands in a row
	cfg.TxPool.AccountQueue = 4096
	cfg.TxPool.GlobalSlots = 16384
	cfg.TxPool.GlobalQueue = 16384
	return &cfg
}
