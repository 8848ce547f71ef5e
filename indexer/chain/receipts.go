package chain

import (
	"context"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/indexer"
)

// receipt is what of a receipt's JSON the receipts root covers. What it does not cover is not read.
type receipt struct {
	Type   hexutil.Uint64  `json:"type"`
	Root   hexutil.Bytes   `json:"root"` // before Byzantium
	Status *hexutil.Uint64 `json:"status"`
	Gas    hexutil.Uint64  `json:"cumulativeGasUsed"`
	Bloom  types.Bloom     `json:"logsBloom"`
	Logs   []struct {
		Address common.Address `json:"address"`
		Topics  []common.Hash  `json:"topics"`
		Data    hexutil.Bytes  `json:"data"`
	} `json:"logs"`
}

// consensus is the receipt in the form that is hashed.
func (r receipt) consensus() evidence.Receipt {
	status := []byte(r.Root)
	if r.Status != nil {
		status = nil
		if *r.Status != 0 {
			status = []byte{byte(*r.Status)}
		}
	}
	logs := make([]*types.Log, len(r.Logs))
	for i, l := range r.Logs {
		logs[i] = &types.Log{Address: l.Address, Topics: l.Topics, Data: l.Data}
	}
	return evidence.Receipt{Type: uint8(r.Type), Status: status, Gas: uint64(r.Gas), Bloom: r.Bloom, Logs: logs}
}

// content is what a block holds, as the node answered it.
type content struct {
	receipts []receipt
	body     body
}

// withEvents fetches the contents of blocks that may hold our events, checks them and takes the events out.
func (n *node) withEvents(ctx context.Context, c contracts, headers []header) ([]indexer.Block, error) {
	contents := make([]content, len(headers))
	var requests []rpc.BatchElem
	for i, h := range headers {
		if !h.mayHold(c) {
			continue
		}
		requests = append(requests,
			rpc.BatchElem{Method: "eth_getBlockReceipts", Args: []any{h.Hash}, Result: &contents[i].receipts},
			rpc.BatchElem{Method: "eth_getBlockByHash", Args: []any{h.Hash, true}, Result: &contents[i].body})
	}
	if err := n.call(ctx, requests); err != nil {
		return nil, err
	}
	blocks := make([]indexer.Block, len(headers))
	for i, h := range headers {
		blocks[i] = h.block()
		if !h.mayHold(c) {
			continue
		}
		events, err := n.events(ctx, c, h, contents[i])
		if err != nil {
			return nil, err
		}
		blocks[i].Events = events
	}
	return blocks, nil
}

// events takes our events from receipts that give the header's root.
func (n *node) events(ctx context.Context, c contracts, h header, got content) ([]indexer.Event, error) {
	receipts, err := checkReceipts(h, got.receipts)
	if err != nil {
		return nil, err
	}
	var events []indexer.Event
	place := uint64(0) // among the block's events
	for txIndex, r := range receipts {
		for _, l := range r.Logs {
			if contract, isOurs := c[l.Address]; isOurs {
				event, err := decodeEvent(contract, l)
				if err != nil {
					return nil, failed(indexer.CheckEvent, h.Number, "event %d: %w", place, err)
				}
				event.TxIndex, event.LogIndex = uint64(txIndex), place
				events = append(events, event)
			}
			place++
		}
	}
	if len(events) == 0 {
		return nil, nil
	}
	hashes, err := n.transactions(ctx, h, got.body)
	if err != nil {
		return nil, err
	}
	for i := range events {
		if events[i].TxIndex >= uint64(len(hashes)) {
			return nil, failed(indexer.CheckTransactions, h.Number, "there are more receipts than transactions")
		}
		events[i].TxHash = hashes[events[i].TxIndex]
	}
	return events, nil
}

// checkReceipts rebuilds the receipts trie.
func checkReceipts(h header, answer []receipt) ([]evidence.Receipt, error) {
	if answer == nil {
		return nil, failed(indexer.CheckReceipts, h.Number, "the node does not have them")
	}
	receipts := make([]evidence.Receipt, len(answer))
	encoded := make([][]byte, len(answer))
	for i, r := range answer {
		if r.Type > 0x7f || r.Status != nil && *r.Status > 1 {
			return nil, failed(indexer.CheckReceipts, h.Number, "receipt %d is of no known form", i)
		}
		receipts[i] = r.consensus()
		b, err := receipts[i].Encode()
		if err != nil {
			return nil, failed(indexer.CheckReceipts, h.Number, "receipt %d: %w", i, err)
		}
		encoded[i] = b
	}
	if root := evidence.ReceiptsRoot(encoded); root != h.ReceiptsRoot {
		return nil, failed(indexer.CheckReceipts, h.Number,
			"the %d receipts give the root %s, the header has %s", len(answer), root, h.ReceiptsRoot)
	}
	return receipts, nil
}
