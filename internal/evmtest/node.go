package evmtest

import (
	"context"
	"math/big"

	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/core/vm/runtime"
	"github.com/ethereum/go-ethereum/params"
)

// node is as much of a node as deploying takes. A transaction is executed when it is sent.
type node struct {
	bind.ContractBackend // nothing else is asked for
	evm                  *EVM
	receipts             map[common.Hash]*types.Receipt
}

func (n *node) ChainID(context.Context) (*big.Int, error) {
	return params.AllDevChainProtocolChanges.ChainID, nil
}

func (n *node) HeaderByNumber(context.Context, *big.Int) (*types.Header, error) {
	return &types.Header{Number: new(big.Int).SetUint64(n.evm.Block), BaseFee: new(big.Int)}, nil
}

func (n *node) PendingNonceAt(_ context.Context, account common.Address) (uint64, error) {
	return n.evm.state.GetNonce(account), nil
}

func (n *node) CodeAt(_ context.Context, account common.Address, _ *big.Int) ([]byte, error) {
	return n.evm.state.GetCode(account), nil
}

func (n *node) SendTransaction(_ context.Context, tx *types.Transaction) error {
	from, err := types.Sender(types.LatestSignerForChainID(tx.ChainId()), tx)
	if err != nil {
		return err
	}
	var address common.Address
	_, err = n.evm.execute(from, func(config *runtime.Config) (out []byte, err error) {
		out, address, _, err = runtime.Create(tx.Data(), config)
		return out, err
	})
	if err != nil {
		return err
	}
	n.receipts[tx.Hash()] = &types.Receipt{
		Status: types.ReceiptStatusSuccessful, ContractAddress: address, BlockNumber: new(big.Int).SetUint64(n.evm.Block),
	}
	return nil
}

func (n *node) TransactionReceipt(_ context.Context, tx common.Hash) (*types.Receipt, error) {
	return n.receipts[tx], nil
}
