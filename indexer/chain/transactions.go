package chain

import (
	"context"
	"encoding/json"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/indexer"
)

// body is the JSON of a block with its transactions in full.
type body struct {
	Transactions []json.RawMessage `json:"transactions"`
}

// transactions returns the hashes of a block's transactions. No receipt says them in a way that is covered by its root,
// so they are computed from the transactions themselves, which must give the header's root.
func (n *node) transactions(ctx context.Context, h header, answer body) ([]common.Hash, error) {
	encoded := make([][]byte, len(answer.Transactions))
	var unknown []rpc.BatchElem
	for i, fields := range answer.Transactions {
		var tx types.Transaction
		if err := tx.UnmarshalJSON(fields); err != nil {
			// A type that is not known here: its bytes are all that is needed.
			unknown = append(unknown, rpc.BatchElem{
				Method: "eth_getRawTransactionByBlockHashAndIndex", Args: []any{h.Hash, hexutil.Uint64(i)},
				Result: (*hexutil.Bytes)(&encoded[i]),
			})
			continue
		}
		var err error
		if encoded[i], err = tx.MarshalBinary(); err != nil {
			return nil, failed(indexer.CheckTransactions, h.Number, "transaction %d: %w", i, err)
		}
	}
	if err := n.call(ctx, unknown); err != nil {
		return nil, err
	}
	// Receipts and transactions are kept in tries of the same form.
	if root := evidence.ReceiptsRoot(encoded); root != h.transactionsRoot {
		return nil, failed(indexer.CheckTransactions, h.Number,
			"the %d transactions give the root %s, the header has %s", len(encoded), root, h.transactionsRoot)
	}
	hashes := make([]common.Hash, len(encoded))
	for i, b := range encoded {
		hashes[i] = crypto.Keccak256Hash(b)
	}
	return hashes, nil
}
