// Package simchain is a chain for the indexer's tests: a real EVM with our contracts, over HTTP, whose blocks are made
// and unmade at will.
//
// One lab takes part, with an account for each purpose, and patients.
package simchain

import (
	"context"
	"crypto/ecdsa"
	"fmt"
	"math/big"
	"net"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/eth/ethconfig"
	"github.com/ethereum/go-ethereum/ethclient/simulated"
	"github.com/ethereum/go-ethereum/node"
	"github.com/ethereum/go-ethereum/params"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/internal/deploy"
)

// ChainID is that of all simulated chains.
const ChainID = 1337

// Lab is the one member.
var Lab = common.HexToHash("0x1ab")

// Chain is a simulated chain. Its calls send transactions, which wait until Commit puts them into a block.
type Chain struct {
	URL        string
	Deployment deploy.Deployment
	Keys       map[uint8]*ecdsa.PrivateKey // by purpose

	t       testing.TB
	backend *simulated.Backend
	client  simulated.Client
	nonces  map[common.Address]uint64
	waiting []*types.Transaction // sent, and in no block yet
	votes   uint64               // proposals made
}

// New starts a chain and deploys the contracts.
func New(t testing.TB) *Chain {
	t.Helper()
	c := &Chain{t: t, Keys: map[uint8]*ecdsa.PrivateKey{}, nonces: map[common.Address]uint64{}}
	alloc := types.GenesisAlloc{}
	for purpose := bindings.PurposeNone; purpose <= bindings.PurposeTreasurer; purpose++ {
		key, err := crypto.ToECDSA(crypto.Keccak256([]byte{'k', purpose}))
		c.check(err)
		c.Keys[purpose] = key
		alloc[Address(key)] = types.Account{Balance: new(big.Int).Mul(big.NewInt(1e6), big.NewInt(params.Ether))}
	}
	port := freePort(t)
	c.URL = "http://" + net.JoinHostPort("127.0.0.1", strconv.Itoa(port))
	c.backend = simulated.NewBackend(alloc, func(n *node.Config, e *ethconfig.Config) {
		e.Miner.Recommit = time.Minute // a block takes all that waits, however slow the machine
		n.HTTPHost, n.HTTPPort, n.HTTPModules = "127.0.0.1", port, []string{"eth"}
	})
	c.client = c.backend.Client()
	t.Cleanup(func() { c.check(c.backend.Close()) })
	c.deploy()
	return c
}

// Address of a key's account.
func Address(key *ecdsa.PrivateKey) common.Address { return crypto.PubkeyToAddress(key.PublicKey) }

func (c *Chain) deploy() {
	c.t.Helper()
	founding := bindings.IConsortiumNewMember{
		Id: Lab, Roles: bindings.Roles(bindings.RoleLab), LogUrl: "http://lab.invalid/log",
		Keys: []bindings.IConsortiumKey{
			{Kind: bindings.KeyKindStatement, Key: make([]byte, 64)}, {Kind: bindings.KeyKindLog, Key: make([]byte, 32)},
		},
	}
	for purpose := bindings.PurposeGovernor; purpose <= bindings.PurposeTreasurer; purpose++ {
		founding.Accounts = append(founding.Accounts, bindings.IConsortiumAccount{
			Account: Address(c.Keys[purpose]), Purpose: purpose,
		})
	}
	opts := bind.NewKeyedTransactor(c.Keys[bindings.PurposeNone], big.NewInt(ChainID))
	limits := deploy.DefaultLimits()
	limits.NoticeDelay = 0
	parameters := deploy.DefaultParameters()
	parameters.ManagerDelay, parameters.Timelock = 0, 0
	d, err := deploy.Deploy(context.Background(), mining{c.client, c.backend}, opts, deploy.Founding{
		Members: []bindings.IConsortiumNewMember{founding}, Parameters: parameters, Limits: limits,
	})
	c.check(err)
	c.Deployment = d
	c.nonces[opts.From] = uint64(len(d.Contracts())) + 1
}

// mining makes a block when somebody waits for a transaction.
type mining struct {
	simulated.Client
	backend *simulated.Backend
}

func (m mining) TransactionReceipt(ctx context.Context, tx common.Hash) (*types.Receipt, error) {
	if receipt, err := m.Client.TransactionReceipt(ctx, tx); err == nil {
		return receipt, nil
	}
	m.backend.Commit()
	return m.Client.TransactionReceipt(ctx, tx)
}

// Commit makes a block of all that was sent.
func (c *Chain) Commit() common.Hash {
	c.t.Helper()
	for !c.areReady() {
		// The pool forgets to look at them where it was told of a block at the same time: it is told of them again.
		c.backend.Rollback()
		for _, tx := range c.waiting {
			c.check(c.client.SendTransaction(context.Background(), tx))
		}
	}
	c.waiting = nil
	return c.backend.Commit()
}

// areReady waits a while until the pool holds all that was sent as ready for a block. It sees to that in the background,
// and a block that was made meanwhile would leave the last ones out.
func (c *Chain) areReady() bool {
	c.t.Helper()
	ready := func(account common.Address) bool {
		nonce, err := c.client.PendingNonceAt(context.Background(), account)
		c.check(err)
		return nonce == c.nonces[account]
	}
	signer := types.LatestSignerForChainID(big.NewInt(ChainID))
	for range 100 {
		if !slices.ContainsFunc(c.waiting, func(tx *types.Transaction) bool {
			from, err := types.Sender(signer, tx)
			c.check(err)
			return !ready(from)
		}) {
			return true
		}
		time.Sleep(time.Millisecond)
	}
	return false
}

// Head returns the newest block's header.
func (c *Chain) Head() *types.Header {
	c.t.Helper()
	h, err := c.client.HeaderByNumber(context.Background(), nil)
	c.check(err)
	return h
}

// Rewind makes the block that is depth blocks below the head the newest again: the next blocks replace those above.
// What was waiting is dropped.
func (c *Chain) Rewind(depth int) {
	c.t.Helper()
	number := new(big.Int).Sub(c.Head().Number, big.NewInt(int64(depth)))
	h, err := c.client.HeaderByNumber(context.Background(), number)
	c.check(err)
	c.backend.Rollback()
	c.check(c.backend.Fork(h.Hash()))
	// The pool takes back the transactions of the blocks that fell. The second call waits until it has, and refuses.
	_ = c.backend.Fork(h.Hash())
	c.backend.Rollback()
	c.waiting = nil
	for _, key := range c.Keys {
		nonce, err := c.client.NonceAt(context.Background(), Address(key), nil)
		c.check(err)
		c.nonces[Address(key)] = nonce
	}
}

// Receipt of a transaction that is in a block.
func (c *Chain) Receipt(tx common.Hash) *types.Receipt {
	c.t.Helper()
	r, err := c.client.TransactionReceipt(context.Background(), tx)
	c.check(err)
	return r
}

// send signs a call and puts it into the pool.
func (c *Chain) send(purpose uint8, to common.Address, data []byte) common.Hash {
	c.t.Helper()
	key := c.Keys[purpose]
	from := Address(key)
	head := c.Head()
	tx, err := types.SignNewTx(key, types.LatestSignerForChainID(big.NewInt(ChainID)), &types.DynamicFeeTx{
		ChainID: big.NewInt(ChainID), Nonce: c.nonces[from], Gas: 4_000_000, To: &to, Data: data,
		GasTipCap: big.NewInt(params.GWei),
		GasFeeCap: new(big.Int).Add(big.NewInt(params.GWei), new(big.Int).Lsh(head.BaseFee, 2)),
	})
	c.check(err)
	c.check(c.client.SendTransaction(context.Background(), tx))
	c.nonces[from]++
	c.waiting = append(c.waiting, tx)
	return tx.Hash()
}

func (c *Chain) check(err error) {
	c.t.Helper()
	if err != nil {
		c.t.Fatal(fmt.Errorf("simulated chain: %w", err))
	}
}

func freePort(t testing.TB) int {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return listener.Addr().(*net.TCPAddr).Port
}
