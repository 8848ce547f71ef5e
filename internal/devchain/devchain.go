// Package devchain runs an EVM chain of one node inside this process: the chain of a devnet, and of tests that want a
// real node rather than a simulator.
//
// The node is go-ethereum's, driven by us instead of a consensus client. It asks no fee, takes no peers, listens on the
// loopback interface only, and has every released fork active from the first block. Blocks are final at once.
//
// # What survives
//
// The chain lives in a folder: its genesis, made on the first start, its port, and the node's database. A later start
// resumes at the same head, also after kill -9. For that each block is flushed to disk, state included (the node keeps
// every state: hash scheme, archive mode), before it becomes the head that a client can see. The head marker itself
// may be lost in a crash; on the next start the stored block is made the head again. Transactions that were
// still waiting for a block are not kept. An idle chain grows by about 2 kB a block.
//
// # Time
//
// A block is at least one second later than its parent, as the protocol demands. A chain that makes blocks faster than
// one a second therefore runs ahead of the clock.
package devchain

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/eth"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/node"
)

// Config of a chain.
type Config struct {
	Dir       string                      // folder of the chain, made if missing
	ChainID   uint64                      // 0 means 1337; must be the one that Dir was made with
	BlockTime time.Duration               // time between blocks, also empty ones; 0 makes one when a transaction comes
	Port      int                         // TCP port of HTTP and WebSocket; 0 means the last one if still free, else any
	Alloc     map[common.Address]*big.Int // balances in wei in the genesis; counts on the first start only
}

// Chain is a running chain.
type Chain struct {
	node    *node.Node
	eth     *eth.Ethereum
	client  *ethclient.Client
	url     string
	chainID uint64

	sealing sync.Mutex // held while a block is made
	cancel  context.CancelFunc
	done    chan struct{}
	err     error // why the chain stopped by itself; read after done
	close   sync.Once
}

// patience is how long a start waits for the folder: a process that was just killed has it a moment more.
const patience = 3 * time.Second

// Start returns when the chain answers. ctx bounds the starting only. The error wraps node.ErrDatadirUsed when another
// process runs the chain in this folder.
func Start(ctx context.Context, cfg Config) (*Chain, error) {
	if cfg.ChainID == 0 {
		cfg.ChainID = 1337
	}
	if err := os.MkdirAll(cfg.Dir, 0o755); err != nil {
		return nil, fmt.Errorf("start chain: %w", err)
	}
	chain, err := start(cfg)
	for begun := time.Now(); errors.Is(err, node.ErrDatadirUsed) && time.Since(begun) < patience; {
		if err := pause(ctx); err != nil {
			return nil, err
		}
		chain, err = start(cfg)
	}
	if errors.Is(err, node.ErrDatadirUsed) {
		return nil, fmt.Errorf("start chain: %s is in use, stop the devnet that runs there first: %w", cfg.Dir, err)
	}
	if err != nil {
		return nil, fmt.Errorf("start chain in %s: %w", cfg.Dir, err)
	}
	return chain, nil
}

// pause waits a moment before the next try.
func pause(ctx context.Context) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(50 * time.Millisecond):
		return nil
	}
}

func start(cfg Config) (*Chain, error) {
	genesis, err := loadGenesis(cfg)
	if err != nil {
		return nil, err
	}
	port := cfg.Port
	if port == 0 {
		port = lastPort(cfg.Dir)
	}
	stack, backend, err := newNode(cfg.Dir, port, genesis)
	if err != nil {
		return nil, err
	}
	c := &Chain{node: stack, eth: backend, chainID: cfg.ChainID, done: make(chan struct{})}
	if err := c.open(cfg.Dir); err != nil {
		return nil, errors.Join(err, stack.Close())
	}
	ctx, cancel := context.WithCancel(context.Background())
	c.cancel = cancel
	go c.run(ctx, cfg.BlockTime)
	return c, nil
}

// open resumes the chain and opens its port.
func (c *Chain) open(dir string) error {
	if err := c.resume(); err != nil {
		return err
	}
	if err := c.node.Start(); err != nil {
		return err
	}
	c.client = ethclient.NewClient(c.node.Attach())
	c.url = c.node.HTTPEndpoint()
	port := c.url[strings.LastIndex(c.url, ":")+1:]
	return os.WriteFile(portFile(dir), []byte(port), 0o644)
}

func portFile(dir string) string { return filepath.Join(dir, "port") }

// lastPort returns the port of the last run if it is free, else 0.
func lastPort(dir string) int {
	text, err := os.ReadFile(portFile(dir))
	if err != nil {
		return 0
	}
	port, err := strconv.Atoi(string(text))
	if err != nil {
		return 0
	}
	listener, err := net.Listen("tcp", net.JoinHostPort(loopback, strconv.Itoa(port)))
	if err != nil {
		return 0
	}
	listener.Close()
	return port
}

// URL is where the chain answers JSON-RPC over HTTP.
func (c *Chain) URL() string { return c.url }

// WebSocketURL is where the chain answers JSON-RPC over WebSocket.
func (c *Chain) WebSocketURL() string { return "ws" + strings.TrimPrefix(c.url, "http") }

// ChainID is the chain's EIP-155 id.
func (c *Chain) ChainID() uint64 { return c.chainID }

// Client calls the node inside this process. It belongs to the chain and ends with it.
func (c *Chain) Client() *ethclient.Client { return c.client }

// Wait blocks until the chain has stopped and says why: nil after Close.
func (c *Chain) Wait() error {
	<-c.done
	return c.err
}

// Close stops the chain and returns when its folder may be used again.
func (c *Chain) Close() error {
	var err error
	c.close.Do(func() {
		c.cancel()
		<-c.done
		c.client.Close()
		err = c.node.Close()
	})
	return err
}
