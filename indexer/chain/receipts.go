package chain

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rlp"

	"github.com/labseal/labseal/indexer"
)

// withEvents fetches the contents of blocks that may hold our events, checks them and takes the events out.
func (n *node) withEvents(ctx context.Context, c contracts, headers []header) ([]indexer.Block, error) {
	blocks := make([]indexer.Block, len(headers))
	var busy []int // which may hold events of ours
	for i, h := range headers {
		blocks[i] = h.block()
		if c.mayBeIn(h) {
			busy = append(busy, i)
		}
	}
	all := &claims{}
	err := n.receipts(ctx, headers, busy, func(i int, s *scanner) error {
		return c.claimReceipts(all, headers[i], s, func(ours []indexer.Event) { blocks[i].Events = ours })
	}, all.settle)
	if err != nil {
		return nil, err
	}
	busy = slices.DeleteFunc(busy, func(i int) bool { return len(blocks[i].Events) == 0 })
	hashes, err := n.transactions(ctx, headers, busy)
	if err != nil {
		return nil, err
	}
	for k, i := range busy {
		for j := range blocks[i].Events {
			e := &blocks[i].Events[j]
			if e.TxIndex >= uint64(len(hashes[k])) {
				return nil, failed(indexer.CheckTransactions, headers[i].Number, "there are more receipts than transactions")
			}
			e.TxHash = hashes[k][e.TxIndex]
		}
	}
	return blocks, nil
}

// receipts fetches the receipts of some blocks, at once for each block where the node can do that. read gets those of
// one block, and settle is called before what it read is gone.
func (n *node) receipts(
	ctx context.Context, headers []header, busy []int, read func(int, *scanner) error, settle func() error,
) error {
	if !n.lacksBlockReceipts.Load() {
		q := question{method: "eth_getBlockReceipts", settle: settle}
		q.result = func(k int, s *scanner) error { return read(busy[k], s) }
		for _, i := range busy {
			q.params = append(q.params, []any{headers[i].Hash})
		}
		err := n.ask(ctx, q)
		if !isUnknownMethod(err) {
			return err
		}
		n.lacksBlockReceipts.Store(true)
	}
	return n.singleReceipts(ctx, headers, busy, read, settle)
}

// singleReceipts fetches receipts one by one, by the hashes of the transactions, and hands them on as a list.
func (n *node) singleReceipts(
	ctx context.Context, headers []header, busy []int, read func(int, *scanner) error, settle func() error,
) error {
	for _, i := range busy {
		hashes, err := n.transactions(ctx, headers, []int{i})
		if err != nil {
			return err
		}
		single := make([][]byte, len(hashes[0]))
		q := question{method: "eth_getTransactionReceipt", result: func(k int, s *scanner) error {
			value, err := s.value()
			single[k] = slices.Clone(value)
			return err
		}}
		for _, hash := range hashes[0] {
			q.params = append(q.params, []any{hash})
		}
		if err := n.ask(ctx, q); err != nil {
			return err
		}
		list := []byte{'['}
		for k, r := range single {
			if k > 0 {
				list = append(list, ',')
			}
			list = append(list, r...)
		}
		if err := read(i, &scanner{b: append(list, ']')}); err != nil {
			return err
		}
		if err := settle(); err != nil {
			return err
		}
	}
	return nil
}

// claimReceipts reads a block's receipts, and claims that they give the header's root. Once that is found true, keep gets
// our events in them.
func (c contracts) claimReceipts(all *claims, h header, s *scanner, keep func([]indexer.Event)) error {
	if s.isNull() {
		return failed(indexer.CheckReceipts, h.Number, "the node does not have them")
	}
	r := readings.Get().(*reading)
	r.begin(c)
	if err := s.array(func() error { return r.receipt(s) }); err != nil {
		return failed(indexer.CheckAnswer, h.Number, "receipt %d: %w", len(r.ends), err)
	}
	all.add(split(r.encoded, r.ends), nil, func(root common.Hash) error {
		defer r.release()
		if root != h.ReceiptsRoot {
			return failed(indexer.CheckReceipts, h.Number,
				"the %d receipts give the root %s, the header has %s", len(r.ends), root, h.ReceiptsRoot)
		}
		if r.unknown != nil {
			return failed(indexer.CheckEvent, h.Number, "%w", r.unknown)
		}
		keep(slices.Clone(r.events))
		return nil
	})
	return nil
}

// readings are kept for the room that they have.
var readings = sync.Pool{New: func() any { return new(reading) }}

// begin makes it a new one.
func (r *reading) begin(c contracts) {
	*r = reading{
		contracts: c, encoded: r.encoded[:0], ends: r.ends[:0], events: r.events[:0],
		logs: r.logs, topics: r.topics, data: r.data, keep: r.keep,
	}
}

// release gives the room back, and nothing that lies in it.
func (r *reading) release() {
	clear(r.events)
	readings.Put(r)
}

// reading is of a block's receipts. What of them the receipts root does not cover is not read.
type reading struct {
	contracts contracts
	encoded   []byte // the receipts, as the trie holds them, one behind the other
	ends      []int  // where each ends
	place     uint64 // the next event's among the block's
	events    []indexer.Event
	unknown   error // the first event of ours that can't be read; of interest only once the root was found right

	logs   []byte        // of the receipt that is being read, encoded
	topics []common.Hash // of the event that is being read
	data   []byte
	keep   arena
}

// split takes apart what lies one behind the other.
func split(all []byte, ends []int) [][]byte {
	parts := make([][]byte, len(ends))
	begin := 0
	for i, end := range ends {
		parts[i] = all[begin:end]
		begin = end
	}
	return parts
}

// receipt reads a receipt and encodes it generically (EIP-2718): of a type that nobody knows yet it is the same.
func (r *reading) receipt(s *scanner) error {
	var kind, status, gas uint64
	var bloom types.Bloom
	var state []byte // before Byzantium the state's root, which some nodes name empty since; then the status
	r.logs = r.logs[:0]
	err := s.object(func(key []byte) (err error) {
		switch string(key) {
		case "type":
			kind, err = s.number()
		case "status":
			if s.isNull() {
				return nil
			}
			status, err = s.number()
		case "root":
			if s.isNull() {
				return nil
			}
			state, err = s.hex(nil)
		case "cumulativeGasUsed":
			gas, err = s.number()
		case "logsBloom":
			err = s.fixed(bloom[:])
		case "logs":
			err = s.array(func() error { return r.log(s) })
		default:
			err = s.skip()
		}
		return err
	})
	if err == nil && (kind > 0x7f || status > 1) {
		err = fmt.Errorf("%w: of no known form", errShape)
	}
	if err != nil {
		return err
	}
	if len(state) == 0 && status == 1 {
		state = []byte{1}
	}
	r.encode(kind, state, gas, &bloom)
	return nil
}

// encode appends a receipt whose logs are encoded already.
func (r *reading) encode(kind uint64, state []byte, gas uint64, bloom *types.Bloom) {
	b := r.encoded
	if kind != 0 {
		b = append(b, byte(kind))
	}
	gasSize := rlp.IntSize(gas)
	size := stringSize(state) + gasSize + headSize(len(bloom)) + len(bloom) + headSize(len(r.logs)) + len(r.logs)
	b = slices.Grow(b, size+10)
	b = rlp.AppendUint64(appendString(appendHead(b, 0xc0, size), state), gas)
	b = appendHead(appendString(b, bloom[:]), 0xc0, len(r.logs))
	r.encoded = append(b, r.logs...)
	r.ends = append(r.ends, len(r.encoded))
}

// log reads an event, encodes it, and keeps it if it is one of ours.
func (r *reading) log(s *scanner) error {
	var address common.Address
	r.topics, r.data = r.topics[:0], r.data[:0]
	err := s.object(func(key []byte) (err error) {
		switch string(key) {
		case "address":
			err = s.fixed(address[:])
		case "topics":
			err = s.array(func() error {
				var topic common.Hash
				err := s.fixed(topic[:])
				r.topics = append(r.topics, topic)
				return err
			})
		case "data":
			r.data, err = s.hex(r.data)
		default:
			err = s.skip()
		}
		return err
	})
	if err != nil {
		return err
	}
	r.encodeLog(&address)
	if contract := r.contracts.at(address); contract != nil {
		r.event(contract)
	}
	r.place++
	return nil
}

// encodeLog appends the event that is being read.
func (r *reading) encodeLog(address *common.Address) {
	topicsSize := (1 + common.HashLength) * len(r.topics)
	size := 1 + common.AddressLength + headSize(topicsSize) + topicsSize + stringSize(r.data)
	b := appendString(appendHead(r.logs, 0xc0, size), address[:])
	b = appendHead(b, 0xc0, topicsSize)
	for i := range r.topics {
		b = appendString(b, r.topics[i][:])
	}
	r.logs = appendString(b, r.data)
}

func (r *reading) event(c *contract) {
	e, err := c.decode(r.keep.hashes(r.topics), r.keep.bytes(r.data))
	if err != nil && r.unknown == nil {
		r.unknown = fmt.Errorf("event %d: %w", r.place, err)
	}
	e.TxIndex, e.LogIndex = uint64(len(r.ends)), r.place
	r.events = append(r.events, e)
}

// hexNumber writes a block's number as nodes want it.
func hexNumber(n uint64) string { return hexutil.EncodeUint64(n) }
