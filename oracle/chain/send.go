package chain

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
)

// Written is a transaction that succeeded, and what the contracts said of it.
type Written struct {
	Tx     common.Hash
	Block  uint64
	Events []Event
}

// PendingError is returned where a transaction was sent, and no block holds it when time is up.
type PendingError struct {
	Tx    common.Hash
	Cause error
}

func (e *PendingError) Error() string {
	return fmt.Sprintf("transaction %s is sent, but in no block yet", e.Tx)
}

// Unwrap returns why nobody waits any longer.
func (e *PendingError) Unwrap() error { return e.Cause }

// write makes a call's transaction, sends it once, and waits until a block holds it. Nothing is kept: it is for people
// who see what became of it, not for the outbox.
func (c *Chain) write(ctx context.Context, from Signer, call call) (Written, error) {
	nonce, err := c.client.PendingNonceAt(ctx, from.Address())
	if err != nil {
		return Written{}, fmt.Errorf("ask for nonce: %w", err)
	}
	tx, err := c.sign(ctx, from, nonce, call)
	if err != nil {
		return Written{}, err
	}
	if err := c.client.Client().CallContext(ctx, nil, "eth_sendRawTransaction", hexutil.Encode(tx.Raw)); err != nil {
		return Written{}, fmt.Errorf("send: %w", err)
	}
	receipt, err := c.await(ctx, tx.Hash)
	if err != nil {
		return Written{}, err
	}
	if receipt.Status != types.ReceiptStatusSuccessful {
		return Written{}, c.whyReverted(ctx, from, call, receipt)
	}
	written := Written{Tx: tx.Hash, Block: receipt.BlockNumber.Uint64()}
	for _, log := range receipt.Logs {
		if event, err := c.contracts().Event(*log); err == nil {
			written.Events = append(written.Events, event)
		}
	}
	return written, nil
}

// await asks for a transaction's receipt until there is one and the node's head has come to its block, so that what is
// asked next is answered from the state behind it.
func (c *Chain) await(ctx context.Context, tx common.Hash) (*types.Receipt, error) {
	for {
		receipt, err := c.client.TransactionReceipt(ctx, tx)
		var head uint64
		if err == nil {
			head, err = c.Head(ctx)
		}
		if err == nil && head >= receipt.BlockNumber.Uint64() {
			return receipt, nil
		}
		if err != nil && ctx.Err() == nil && !errors.Is(err, ethereum.NotFound) && !indexing(err) {
			return nil, fmt.Errorf("wait for transaction %s: %w", tx, err)
		}
		select {
		case <-ctx.Done():
			return nil, &PendingError{tx, context.Cause(ctx)}
		case <-time.After(100 * time.Millisecond):
		}
	}
}

// whyReverted says why a call that would have succeeded did not: something came before it. The same call again tells.
func (c *Chain) whyReverted(ctx context.Context, from Signer, call call, receipt *types.Receipt) error {
	what := fmt.Sprintf("transaction %s was refused in block %s, as something came before it", receipt.TxHash, receipt.BlockNumber)
	_, err := c.client.EstimateGas(ctx, ethereum.CallMsg{From: from.Address(), To: &call.to, Data: call.data})
	if err == nil {
		return errors.New(what + ": try again")
	}
	return fmt.Errorf("%s: %w", what, c.explain(call.contract, err))
}
