package chain

import (
	"context"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rlp"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/labseal/labseal/evidence"
)

// block is a block's header and receipts, checked against its hash.
type block struct {
	header   []byte // RLP
	receipts []*types.Receipt
	encoded  [][]byte
}

// block fetches a block by hash and believes the node nothing: the header must hash to it, the receipts must build its
// receipts root.
func (c *Chain) block(ctx context.Context, hash common.Hash) (*block, error) {
	header, err := c.client.HeaderByHash(ctx, hash)
	if err != nil {
		return nil, fmt.Errorf("fetch header %s: %w", hash, err)
	}
	b := new(block)
	if b.header, err = rlp.EncodeToBytes(header); err != nil {
		return nil, fmt.Errorf("encode header %s: %w", hash, err)
	}
	decoded, err := evidence.DecodeHeader(c.deployment.HeaderCodec(), b.header)
	if err != nil {
		return nil, fmt.Errorf("header %s: %w", hash, err)
	}
	if decoded.Hash != hash {
		return nil, fmt.Errorf("the node's header for block %s hashes to %s by the codec %s: the deployment "+
			"names another than the chain has, or the node lies", hash, decoded.Hash, c.deployment.HeaderCodec())
	}
	b.receipts, err = c.client.BlockReceipts(ctx, rpc.BlockNumberOrHashWithHash(hash, true))
	if err != nil {
		return nil, fmt.Errorf("fetch receipts of block %s: %w", hash, err)
	}
	for _, r := range b.receipts {
		encoded, err := encodeReceipt(r)
		if err != nil {
			return nil, err
		}
		b.encoded = append(b.encoded, encoded)
	}
	if evidence.ReceiptsRoot(b.encoded) != decoded.ReceiptsRoot {
		return nil, errors.New("the node's receipts do not build the block's receipts root")
	}
	return b, nil
}

func encodeReceipt(r *types.Receipt) ([]byte, error) {
	status := r.PostState
	if len(status) == 0 && r.Status == types.ReceiptStatusSuccessful {
		status = []byte{1}
	}
	return evidence.Receipt{
		Type: r.Type, Status: status, Gas: r.CumulativeGasUsed, Bloom: r.Bloom, Logs: r.Logs,
	}.Encode()
}
