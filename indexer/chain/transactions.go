package chain

import (
	"context"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/indexer"
)

// transactions returns the hashes of some blocks' transactions. No receipt says them in a way that is covered by its
// root, so they are computed from the transactions themselves, which must give the header's root.
func (n *node) transactions(ctx context.Context, headers []header, of []int) ([][]common.Hash, error) {
	encoded := make([][][]byte, len(of))
	var unknown []rpc.BatchElem
	q := question{method: "eth_getBlockByHash", result: func(k int, s *scanner) error {
		h := headers[of[k]]
		list, err := readTransactions(h, s)
		if err != nil {
			return err
		}
		for i := range list {
			if list[i] == nil { // of a type that is not known here: its bytes are all that is needed
				unknown = append(unknown, rpc.BatchElem{
					Method: "eth_getRawTransactionByBlockHashAndIndex", Args: []any{h.Hash, hexutil.Uint64(i)},
					Result: (*hexutil.Bytes)(&list[i]),
				})
			}
		}
		encoded[k] = list
		return nil
	}}
	for _, i := range of {
		q.params = append(q.params, []any{headers[i].Hash, true})
	}
	if err := n.ask(ctx, q); err != nil {
		return nil, err
	}
	if err := n.call(ctx, unknown); err != nil {
		return nil, err
	}
	hashes := make([][]common.Hash, len(of))
	for k, i := range of {
		var err error
		if hashes[k], err = checkTransactions(headers[i], encoded[k]); err != nil {
			return nil, err
		}
	}
	return hashes, nil
}

func readTransactions(h header, s *scanner) ([][]byte, error) {
	if s.isNull() {
		return nil, failed(indexer.CheckTransactions, h.Number, "the node does not have them")
	}
	var list [][]byte
	err := s.object(func(key []byte) error {
		if string(key) != "transactions" {
			return s.skip()
		}
		return s.array(func() error {
			fields, err := s.value()
			if err != nil {
				return err
			}
			var tx types.Transaction
			var encoded []byte
			if tx.UnmarshalJSON(fields) == nil {
				encoded, err = tx.MarshalBinary()
			}
			list = append(list, slices.Clone(encoded))
			return err
		})
	})
	if err != nil {
		return nil, failed(indexer.CheckAnswer, h.Number, "transactions: %w", err)
	}
	return list, nil
}

func checkTransactions(h header, encoded [][]byte) ([]common.Hash, error) {
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
