package chain

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"sync"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/ethclient"

	"github.com/labseal/labseal/bindings"
)

// whyFailed says why a block holds a transaction as failed, as far as the node can tell. A receipt has no reason: the same call on
// the state before the block meets the same refusal, unless that came from something before it in the block.
func whyFailed(ctx context.Context, client *ethclient.Client, receipt *types.Receipt) string {
	tx, _, err := client.TransactionByHash(ctx, receipt.TxHash)
	if err != nil {
		return "the contract refused it; the node does not say why"
	}
	if receipt.GasUsed >= tx.Gas() {
		return fmt.Sprintf("it ran out of gas: it used all of its %d", tx.Gas())
	}
	from, err := types.Sender(types.LatestSignerForChainID(tx.ChainId()), tx)
	if err != nil {
		return "the contract refused it; the node does not say why"
	}
	_, err = client.CallContract(ctx, ethereum.CallMsg{
		From: from, To: tx.To(), Gas: tx.Gas(), Value: tx.Value(), Data: tx.Data(),
	}, new(big.Int).Sub(receipt.BlockNumber, big.NewInt(1)))
	var reverted interface{ ErrorData() any }
	refusal := bindings.Refusal(err, allABIs()...)
	switch {
	case refusal != nil:
		return refusal.Error()
	case err == nil:
		return "the contract refused it, for something that came before it in its block"
	case errors.As(err, &reverted):
		return "the contract refused it, and gives no reason that is known here"
	}
	return "the contract refused it; the node does not say why" // it may keep no state of that block any more
}

// allABIs are those of all contracts: they call each other, and pass refusals on.
var allABIs = sync.OnceValue(func() (list []*abi.ABI) {
	for _, of := range abis {
		list = append(list, new(of()))
	}
	return list
})
