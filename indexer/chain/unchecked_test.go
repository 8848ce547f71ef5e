package chain_test

import (
	"context"
	"errors"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/labseal/labseal/indexer"
	"github.com/labseal/labseal/indexer/chain"
	"github.com/labseal/labseal/internal/deploy"
)

// unchecked is the negative control: it takes a node's word.
type unchecked struct {
	client     *ethclient.Client
	deployment deploy.Deployment
}

func (u unchecked) Head(ctx context.Context) (indexer.Head, error) {
	number, err := u.client.BlockNumber(ctx)
	if err != nil {
		return indexer.Head{}, err
	}
	b, err := u.Header(ctx, number)
	return indexer.Head{Ref: b.Ref, Final: number}, err
}

func (u unchecked) Header(ctx context.Context, number uint64) (indexer.Block, error) {
	h, err := u.client.HeaderByNumber(ctx, new(big.Int).SetUint64(number))
	if err != nil {
		return indexer.Block{}, err
	}
	return indexer.Block{
		Ref: indexer.Ref{Number: h.Number.Uint64(), Hash: h.Hash(), Time: h.Time}, Parent: h.ParentHash,
	}, nil
}

func (u unchecked) Blocks(ctx context.Context, from, to uint64) (blocks []indexer.Block, err error) {
	ours := map[common.Address]string{
		u.deployment.Consortium.Address: indexer.Consortium, u.deployment.ResultLog.Address: indexer.ResultLog,
		u.deployment.ConsentRegistry.Address: indexer.ConsentRegistry,
	}
	for number := from; number <= to; number++ {
		b, err := u.Header(ctx, number)
		if err != nil {
			return nil, err
		}
		answers := make([]rpc.BatchElem, 1) // a batch, as the liar wants it
		var receipts []*types.Receipt
		answers[0] = rpc.BatchElem{Method: getReceipts, Args: []any{b.Hash}, Result: &receipts}
		if err := u.client.Client().BatchCallContext(ctx, answers); err != nil || answers[0].Error != nil {
			return nil, errors.Join(err, answers[0].Error)
		}
		for _, r := range receipts {
			for _, l := range r.Logs {
				if contract, isOurs := ours[l.Address]; isOurs {
					e, err := chain.Decode(contract, l.Topics, l.Data)
					if err != nil {
						return nil, err
					}
					e.LogIndex, e.TxIndex, e.TxHash = uint64(l.Index), uint64(l.TxIndex), l.TxHash
					b.Events = append(b.Events, e)
				}
			}
		}
		blocks = append(blocks, b)
	}
	return blocks, nil
}
