package deploy

import (
	"context"
	"fmt"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
)

// MinedBackend is what WaitMined needs of a node.
type MinedBackend interface {
	bind.DeployBackend
	HeaderByNumber(ctx context.Context, number *big.Int) (*types.Header, error)
}

// WaitMined waits until a block holds a transaction and the node's head has come to that block, and returns the
// receipt. A node may show a receipt a moment before it moves its head (geth does), and answers calls from the state of
// its head: who asked at once for what the transaction did would not find it.
func WaitMined(ctx context.Context, backend MinedBackend, tx common.Hash) (*types.Receipt, error) {
	receipt, err := bind.WaitMined(ctx, backend, tx) //nolint:forbidigo // the head is waited for below
	if err != nil {
		return nil, fmt.Errorf("wait for transaction %s: %w", tx, err)
	}
	for {
		head, err := backend.HeaderByNumber(ctx, nil) // after a failure it is asked again, as for the receipt
		if err == nil && head.Number.Cmp(receipt.BlockNumber) >= 0 {
			return receipt, nil
		}
		select {
		case <-ctx.Done():
			return nil, fmt.Errorf("wait for block %s of transaction %s: %w", receipt.BlockNumber, tx, context.Cause(ctx))
		case <-time.After(headInterval):
		}
	}
}

const headInterval = 10 * time.Millisecond // the head is on its way already
