// Package chain is the oracle's view of an EVM node: the contracts, blocks, and the way transactions take.
// It is the only package of the oracle that knows the contracts' bindings.
package chain

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"strings"
	"sync"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/internal/deploy"
	"github.com/labseal/labseal/oracle"
)

// Signer is an account that signs transactions.
type Signer interface {
	Address() common.Address
	SignTx(tx *types.Transaction, chainID *big.Int) (*types.Transaction, error)
}

// Chain is a node, and the contracts on its chain.
type Chain struct {
	client     *ethclient.Client
	deployment deploy.Deployment
	chainID    *big.Int
	fees       Fees
	contracts  func() Contracts // read when first asked for: they call each other, and pass refusals on
}

// Dial connects to a node and checks that the deployment's contracts stand there.
func Dial(ctx context.Context, url string, d deploy.Deployment) (*Chain, error) {
	client, err := ethclient.DialContext(ctx, url)
	if err != nil {
		return nil, fmt.Errorf("connect to the node: %w", err)
	}
	if err := d.Check(ctx, client); err != nil {
		client.Close()
		return nil, err
	}
	return &Chain{
		client: client, deployment: d, chainID: new(big.Int).SetUint64(d.ChainID),
		contracts: sync.OnceValue(func() Contracts { return ContractsOf(d) }),
	}, nil
}

// Close lets go of the node.
func (c *Chain) Close() { c.client.Close() }

// Nonce implements oracle.Node.
func (c *Chain) Nonce(ctx context.Context, account common.Address) (uint64, error) {
	return c.nonce(ctx, account, nil)
}

// NonceAt implements oracle.Node.
func (c *Chain) NonceAt(ctx context.Context, account common.Address, block uint64) (uint64, error) {
	return c.nonce(ctx, account, new(big.Int).SetUint64(block))
}

func (c *Chain) nonce(ctx context.Context, account common.Address, block *big.Int) (uint64, error) {
	n, err := c.client.NonceAt(ctx, account, block)
	if err != nil {
		return 0, fmt.Errorf("ask for nonce: %w", err)
	}
	return n, nil
}

// settling are the answers of nodes that are no failure: these bytes, or another attempt at this nonce, they have already, or
// the offer is too low at present. What became of it shows in a block, and a higher price may help in time.
var settling = []string{
	"already known", "nonce too low", "already imported", "known transaction",
	"underpriced", "less than block base fee", "below current base fee", "feetoolow",
}

// Broadcast implements oracle.Node.
func (c *Chain) Broadcast(ctx context.Context, raw []byte) error {
	err := c.client.Client().CallContext(ctx, nil, "eth_sendRawTransaction", hexutil.Encode(raw))
	if err == nil {
		return nil
	}
	for _, s := range settling {
		if strings.Contains(strings.ToLower(err.Error()), s) {
			return nil
		}
	}
	return fmt.Errorf("send: %w", err)
}

// Mined implements oracle.Node.
func (c *Chain) Mined(ctx context.Context, hash common.Hash) (*oracle.Mined, error) {
	receipt, err := c.client.TransactionReceipt(ctx, hash)
	switch {
	case errors.Is(err, ethereum.NotFound):
		return nil, nil
	case indexing(err):
		return nil, fmt.Errorf("ask for receipt: %w: %w", oracle.ErrIndexing, err)
	case err != nil:
		return nil, fmt.Errorf("ask for receipt: %w", err)
	}
	m := &oracle.Mined{
		Block: receipt.BlockHash, Number: receipt.BlockNumber.Uint64(),
		Succeeded: receipt.Status == types.ReceiptStatusSuccessful,
	}
	if !m.Succeeded {
		m.Reason = whyFailed(ctx, c.client, receipt)
	}
	return m, nil
}

// indexing says whether a node has not yet indexed what was asked for (geth answers so after a start).
func indexing(err error) bool {
	return err != nil && strings.Contains(err.Error(), "indexing is in progress")
}

// Head implements oracle.Node.
func (c *Chain) Head(ctx context.Context) (uint64, error) {
	n, err := c.client.BlockNumber(ctx)
	if err != nil {
		return 0, fmt.Errorf("ask for the head: %w", err)
	}
	return n, nil
}

// Finalized implements oracle.Node.
func (c *Chain) Finalized(ctx context.Context) (uint64, error) {
	h, err := c.client.HeaderByNumber(ctx, big.NewInt(int64(rpc.FinalizedBlockNumber)))
	if err != nil {
		return 0, err
	}
	return h.Number.Uint64(), nil
}

// call is a call of a contract.
type call struct {
	contract *abi.ABI // for its errors
	to       common.Address
	data     []byte
}

// sign makes a transaction of a call: it asks the node whether the call would succeed and what gas it takes, sets the
// price, and signs. A call that would revert is an error with the contract's own reason, and costs no nonce.
func (c *Chain) sign(
	ctx context.Context, from Signer, nonce uint64, call call,
) (oracle.Tx, error) {
	gas, err := c.client.EstimateGas(ctx, ethereum.CallMsg{From: from.Address(), To: &call.to, Data: call.data})
	if err != nil {
		return oracle.Tx{}, c.explain(call.contract, err)
	}
	tip, feeCap, err := c.price(ctx)
	if err != nil {
		return oracle.Tx{}, err
	}
	return c.signTx(from, &types.DynamicFeeTx{
		ChainID: c.chainID, Nonce: nonce, GasTipCap: tip, GasFeeCap: feeCap, Gas: gas + gas/4, To: &call.to, Data: call.data,
	})
}

// explain puts a contract's refusal into words.
func (c *Chain) explain(contract *abi.ABI, err error) error {
	abis := append([]*abi.ABI{contract}, c.contracts().abis()...)
	if refusal := bindings.Refusal(err, abis...); refusal != nil {
		return refusal
	}
	return fmt.Errorf("ask whether the call would succeed: %w", err)
}
