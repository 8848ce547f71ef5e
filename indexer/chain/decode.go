package chain

import (
	"fmt"
	"math"
	"math/big"
	"strings"
	"sync"

	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/indexer"
)

// decoder turns an event of one kind into what it says and its sequence number.
type decoder struct {
	name   string
	decode func(*types.Log) (indexer.Fact, uint64, error)
}

// decoders by contract and the event's first topic. Past this table nothing knows the bindings.
var decoders = sync.OnceValue(func() map[string]map[common.Hash]decoder {
	all := map[string]map[common.Hash]decoder{}
	for name, meta := range map[string]*bind.MetaData{
		indexer.Consortium: &bindings.ConsortiumMetaData, indexer.ResultLog: &bindings.ResultLogMetaData,
		indexer.ConsentRegistry: &bindings.ConsentRegistryMetaData, indexer.CustodyLedger: &bindings.CustodyLedgerMetaData,
		indexer.DisclosureLog: &bindings.DisclosureLogMetaData, indexer.OrderEscrow: &bindings.OrderEscrowMetaData,
		indexer.LotRegistry: &bindings.LotRegistryMetaData, indexer.StudyRegistry: &bindings.StudyRegistryMetaData,
	} {
		all[name] = numbered(name, meta)
	}
	addConsortium(all[indexer.Consortium])
	addResultLog(all[indexer.ResultLog])
	addConsents(all[indexer.ConsentRegistry])
	return all
})

// numbered knows all events of a contract by name and sequence number, and nothing of what they say.
func numbered(contract string, meta *bind.MetaData) map[common.Hash]decoder {
	parsed, err := meta.ParseABI()
	if err != nil {
		panic(fmt.Sprintf("chain: ABI of %s: %v", contract, err))
	}
	known := map[common.Hash]decoder{}
	for _, event := range parsed.Events {
		data := event.Inputs.NonIndexed()
		if len(data) == 0 || data[0].Name != seqField {
			continue // such as EIP712DomainChanged, which is never emitted
		}
		known[event.ID] = decoder{event.RawName, func(l *types.Log) (indexer.Fact, uint64, error) {
			values, err := event.Inputs.Unpack(l.Data)
			if err != nil {
				return nil, 0, err
			}
			return nil, values[0].(uint64), nil
		}}
	}
	return known
}

// seqField is the first field of every event of ours that is not indexed: its sequence number.
const seqField = "seq"

// add gives an event of a contract a decoder that knows what it says.
func add[E interface{ ContractEventName() string }](
	known map[common.Hash]decoder, unpack func(*types.Log) (*E, error), say func(*E) (indexer.Fact, uint64, error),
) {
	var zero E
	for id, d := range known {
		if d.name != zero.ContractEventName() {
			continue
		}
		known[id] = decoder{d.name, func(l *types.Log) (indexer.Fact, uint64, error) {
			event, err := unpack(l)
			if err != nil {
				return nil, 0, err
			}
			return say(event)
		}}
		return
	}
	panic("chain: no event " + zero.ContractEventName())
}

// decodeEvent reads an event of one of our contracts. One that is not known is an error: it would be missed.
func decodeEvent(contract string, l *types.Log) (indexer.Event, error) {
	if len(l.Topics) == 0 {
		return indexer.Event{}, fmt.Errorf("%s emitted an event without a topic", contract)
	}
	d, isKnown := decoders()[contract][l.Topics[0]]
	if !isKnown {
		return indexer.Event{}, fmt.Errorf("%s emitted an event that is not known here: %s", contract, l.Topics[0])
	}
	fact, seq, err := d.decode(l)
	if err != nil {
		return indexer.Event{}, fmt.Errorf("%s of %s: %w", d.name, contract, err)
	}
	return indexer.Event{
		Contract: contract, Name: d.name, Seq: seq, Topics: l.Topics, Data: l.Data, Fact: fact,
	}, nil
}

// nameOf names a value of an enum. One that is not known is an error: something would be missed.
func nameOf(names []string, code uint8) (string, error) {
	if int(code) >= len(names) {
		return "", fmt.Errorf("code %d is not known here", code)
	}
	return names[code], nil
}

func small(n *big.Int) (uint64, error) {
	if !n.IsUint64() || n.Uint64() > math.MaxInt64 {
		return 0, fmt.Errorf("%s is too large", n)
	}
	return n.Uint64(), nil
}

// plain makes any bytes a text that a database takes: a member may put what it likes into a string on the chain. The
// event keeps the bytes.
func plain(s string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\x00", "\uFFFD")
}
