package chain

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rlp"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/indexer"
)

// header is a header whose hash was recomputed.
type header struct {
	evidence.Block
	transactionsRoot common.Hash
	encoded          []byte // as the node serves it; nil where the chain's headers carry no seals
}

func (h header) ref() indexer.Ref {
	return indexer.Ref{Number: h.Number, Hash: h.Hash, Time: h.Time}
}

func (h header) block() indexer.Block {
	return indexer.Block{Ref: h.ref(), Parent: h.ParentHash}
}

// headers fetches the headers from and to, and all between, linked to each other.
func (n *node) headers(ctx context.Context, from, to uint64) ([]header, error) {
	headers := make([]header, to-from+1)
	q := question{method: "eth_getBlockByNumber", result: func(i int, s *scanner) error {
		answer, err := s.value()
		if err != nil {
			return err
		}
		number := from + uint64(i)
		headers[i], err = decodeHeader(n.codec, number, answer)
		if err == nil && headers[i].Number != number {
			err = failed(indexer.CheckHeader, number, "answered with block %d", headers[i].Number)
		}
		return err
	}}
	for i := range headers {
		q.params = append(q.params, []any{hexNumber(from + uint64(i)), false})
	}
	if err := n.ask(ctx, q); err != nil {
		return nil, err
	}
	for i := 1; i < len(headers); i++ {
		if headers[i].ParentHash != headers[i-1].Hash {
			return nil, failed(indexer.CheckLink, headers[i].Number,
				"it does not follow on block %d as answered", headers[i-1].Number)
		}
	}
	return headers, nil
}

func (n *node) headerByTag(ctx context.Context, tag string) (header, error) {
	answer, err := n.headerAnswer(ctx, tag)
	if err != nil {
		return header{}, err
	}
	return decodeHeader(n.codec, 0, answer)
}

// find fetches one header, if the node has the block.
func (n *node) find(ctx context.Context, number uint64) (h header, isThere bool, err error) {
	answer, err := n.headerAnswer(ctx, hexNumber(number))
	if err != nil || len(answer) == 0 || string(answer) == "null" {
		return header{}, false, err
	}
	h, err = decodeHeader(n.codec, number, answer)
	if err == nil && h.Number != number {
		err = failed(indexer.CheckHeader, number, "answered with block %d", h.Number)
	}
	return h, err == nil, err
}

func (n *node) headerAnswer(ctx context.Context, tag string) (answer json.RawMessage, err error) {
	request := rpc.BatchElem{Method: "eth_getBlockByNumber", Args: []any{tag, false}, Result: &answer}
	err = n.call(ctx, []rpc.BatchElem{request})
	return answer, err
}

// outside are fields of a block's JSON that are no fields of its header.
var outside = []string{
	"hash", "size", "totalDifficulty", "transactions", "uncles", "withdrawals", "author", "sealFields",
}

// decodeHeader recomputes a header's hash from its fields, by the chain's codec. The number is for messages.
func decodeHeader(codec string, number uint64, answer json.RawMessage) (header, error) {
	if len(answer) == 0 || string(answer) == "null" {
		return header{}, failed(indexer.CheckHeader, number, "the node does not have it")
	}
	var fields types.Header
	if err := json.Unmarshal(answer, &fields); err != nil {
		return header{}, failed(indexer.CheckHeader, number, "%w", err)
	}
	claimed, err := claimedHash(answer)
	if err != nil {
		return header{}, failed(indexer.CheckHeader, number, "%w", err)
	}
	encoded, err := rlp.EncodeToBytes(&fields)
	if err != nil {
		return header{}, failed(indexer.CheckHeader, number, "%w", err)
	}
	block, err := evidence.DecodeHeader(codec, encoded)
	if err != nil {
		return header{}, failed(indexer.CheckHeader, number, "%w", err)
	}
	if block.Hash != claimed {
		if unknown := unknownFields(answer); len(unknown) > 0 {
			return header{}, failed(indexer.CheckHeader, number,
				"its hash does not follow from the fields known here; not known: %s", strings.Join(unknown, ", "))
		}
		return header{}, failed(indexer.CheckHeader, number, "its hash %s does not follow from its fields", claimed)
	}
	if codec == evidence.CodecEthereum {
		encoded = nil // nobody asks for it
	}
	return header{block, fields.TxHash, encoded}, nil
}

// claimedHash is the hash that a node says a header has.
func claimedHash(answer json.RawMessage) (hash common.Hash, err error) {
	s := &scanner{b: answer}
	err = s.object(func(key []byte) error {
		if string(key) == "hash" {
			return s.fixed(hash[:])
		}
		return s.skip()
	})
	return hash, err
}

// unknownFields names the fields of an answer that go-ethereum's headers don't have.
func unknownFields(answer json.RawMessage) []string {
	var all, known map[string]json.RawMessage
	one, zero := uint64(0), common.Hash{}
	full, err := json.Marshal(&types.Header{
		WithdrawalsHash: &zero, BlobGasUsed: &one, ExcessBlobGas: &one, ParentBeaconRoot: &zero, RequestsHash: &zero,
		BlockAccessListHash: &zero, SlotNumber: &one,
	})
	if err != nil || json.Unmarshal(full, &known) != nil || json.Unmarshal(answer, &all) != nil {
		return nil
	}
	maps.DeleteFunc(all, func(name string, value json.RawMessage) bool {
		_, isKnown := known[name]
		return isKnown || string(value) == "null" || slices.Contains(outside, name)
	})
	return slices.Sorted(maps.Keys(all))
}
