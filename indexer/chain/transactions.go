package chain

import (
	"context"
	"slices"
	"sync"

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
	hashes := make([][]common.Hash, len(of))
	q := question{method: "eth_getBlockByHash", result: func(k int, s *scanner) (err error) {
		hashes[k], err = readTransactions(headers[of[k]], s)
		return err
	}}
	for _, i := range of {
		q.params = append(q.params, []any{headers[i].Hash, true})
	}
	if err := n.ask(ctx, q); err != nil {
		return nil, err
	}
	for k, i := range of {
		if hashes[k] != nil {
			continue
		}
		var err error
		if hashes[k], err = n.rawTransactions(ctx, headers[i]); err != nil {
			return nil, err
		}
	}
	return hashes, nil
}

// readTransactions reads a block's transactions, and returns nil where one is of a type that is not known here.
func readTransactions(h header, s *scanner) ([]common.Hash, error) {
	if s.isNull() {
		return nil, failed(indexer.CheckTransactions, h.Number, "the node does not have them")
	}
	var list [][]byte // as JSON
	err := s.object(func(key []byte) error {
		if string(key) != "transactions" {
			return s.skip()
		}
		return s.array(func() error {
			fields, err := s.value()
			list = append(list, fields)
			return err
		})
	})
	if err != nil {
		return nil, failed(indexer.CheckAnswer, h.Number, "transactions: %w", err)
	}
	encoded := make([][]byte, len(list))
	if hashes := quickly(h, list, encoded); hashes != nil {
		return hashes, nil
	}
	for i, fields := range list {
		var tx types.Transaction
		if isUnknown := tx.UnmarshalJSON(fields) != nil; isUnknown {
			return nil, nil //nolint:nilerr // a type that is not known here: its bytes are asked for
		}
		if encoded[i], err = tx.MarshalBinary(); err != nil {
			return nil, failed(indexer.CheckTransactions, h.Number, "transaction %d: %w", i, err)
		}
	}
	return checkTransactions(h, encoded)
}

// room for the transactions of a block.
var room = sync.Pool{New: func() any { return new([]byte) }}

// quickly returns the hashes of transactions that are all of the common kinds, and nil where they are not, or don't
// give the header's root.
func quickly(h header, list, encoded [][]byte) []common.Hash {
	buffer := room.Get().(*[]byte)
	defer room.Put(buffer)
	keep := slices.Grow((*buffer)[:0], sizeOf(list)/2) // hexadecimal is twice as long, so this never moves
	*buffer = keep
	for i, fields := range list {
		begin, isQuick := len(keep), false
		if keep, isQuick = appendTransaction(keep, &scanner{b: fields}); !isQuick {
			return nil
		}
		encoded[i] = keep[begin:len(keep):len(keep)]
	}
	// Receipts and transactions are kept in tries of the same form.
	if evidence.ReceiptsRoot(encoded) != h.transactionsRoot {
		return nil
	}
	return hashesOf(encoded)
}

// rawTransactions asks for the bytes of transactions, which is all that is needed where one is of a type that is not
// known here.
func (n *node) rawTransactions(ctx context.Context, h header) ([]common.Hash, error) {
	var count *hexutil.Uint64
	if err := n.call(ctx, []rpc.BatchElem{{
		Method: "eth_getBlockTransactionCountByHash", Args: []any{h.Hash}, Result: &count,
	}}); err != nil {
		return nil, err
	}
	if count == nil || *count > 1<<20 {
		return nil, failed(indexer.CheckTransactions, h.Number, "the node does not have them")
	}
	encoded := make([][]byte, *count)
	requests := make([]rpc.BatchElem, *count)
	for i := range requests {
		requests[i] = rpc.BatchElem{
			Method: "eth_getRawTransactionByBlockHashAndIndex", Args: []any{h.Hash, hexutil.Uint64(i)},
			Result: (*hexutil.Bytes)(&encoded[i]),
		}
	}
	if err := n.call(ctx, requests); err != nil {
		return nil, err
	}
	return checkTransactions(h, encoded)
}

func checkTransactions(h header, encoded [][]byte) ([]common.Hash, error) {
	if root := evidence.ReceiptsRoot(encoded); root != h.transactionsRoot {
		return nil, failed(indexer.CheckTransactions, h.Number,
			"the %d transactions give the root %s, the header has %s", len(encoded), root, h.transactionsRoot)
	}
	return hashesOf(encoded), nil
}

func hashesOf(encoded [][]byte) []common.Hash {
	hashes := make([]common.Hash, len(encoded))
	for i, b := range encoded {
		hashes[i] = crypto.Keccak256Hash(b)
	}
	return hashes
}
