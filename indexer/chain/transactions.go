package chain

import (
	"context"
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
	all := &claims{}
	q := question{method: "eth_getBlockByHash", settle: all.settle, result: func(k int, s *scanner) error {
		return claimTransactions(all, headers[of[k]], s, func(list []common.Hash) { hashes[k] = list })
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

// claimTransactions reads a block's transactions, and claims that they give the header's root. Once that is found true,
// keep gets their hashes; nil where one is of a type that is not known here.
func claimTransactions(all *claims, h header, s *scanner, keep func([]common.Hash)) error {
	if s.isNull() {
		return failed(indexer.CheckTransactions, h.Number, "the node does not have them")
	}
	b := bodies.Get().(*body)
	*b = body{fields: b.fields[:0], encoded: b.encoded[:0], ends: b.ends[:0], input: b.input, isQuick: true}
	err := s.object(func(key []byte) error {
		if string(key) != "transactions" {
			return s.skip()
		}
		return s.array(func() error { return b.transaction(s) })
	})
	if err != nil {
		return failed(indexer.CheckAnswer, h.Number, "transactions: %w", err)
	}
	slowly := func() error {
		hashes, err := slowHashes(h, b.fields)
		keep(hashes)
		return err
	}
	if !b.isQuick {
		defer b.release()
		return slowly()
	}
	hashes := make([]common.Hash, len(b.ends))
	all.add(split(b.encoded, b.ends), hashes, func(root common.Hash) error {
		defer b.release()
		if root != h.transactionsRoot {
			return slowly() // to be sure, and for its error
		}
		keep(hashes)
		return nil
	})
	return nil
}

// bodies are kept for the room that they have.
var bodies = sync.Pool{New: func() any { return new(body) }}

// body is a block's transactions, as JSON and, as long as all are of the common kinds, encoded.
type body struct {
	fields  [][]byte
	isQuick bool
	encoded []byte // one behind the other
	ends    []int  // where each ends
	input   []byte // of the one that is being read
}

// release gives the room back, and nothing that lies in it.
func (b *body) release() {
	clear(b.fields)
	bodies.Put(b)
}

// transaction reads a transaction.
func (b *body) transaction(s *scanner) error {
	s.peek()
	begin := s.i
	if b.isQuick {
		b.isQuick = b.quickly(s)
		b.ends = append(b.ends, len(b.encoded))
	}
	if !b.isQuick {
		s.i = begin
		if err := s.skip(); err != nil {
			return err
		}
	}
	b.fields = append(b.fields, s.b[begin:s.i])
	return nil
}

// slowHashes are of transactions that go-ethereum encodes; nil where it does not know the type of one.
func slowHashes(h header, list [][]byte) ([]common.Hash, error) {
	encoded := make([][]byte, len(list))
	for i, fields := range list {
		var tx types.Transaction
		if isUnknown := tx.UnmarshalJSON(fields) != nil; isUnknown {
			return nil, nil //nolint:nilerr // its bytes are asked for
		}
		var err error
		if encoded[i], err = tx.MarshalBinary(); err != nil {
			return nil, failed(indexer.CheckTransactions, h.Number, "transaction %d: %w", i, err)
		}
	}
	return checkTransactions(h, encoded)
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

// checkTransactions takes transactions whose bytes are known. They are in a trie of the same form as receipts.
func checkTransactions(h header, encoded [][]byte) ([]common.Hash, error) {
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
