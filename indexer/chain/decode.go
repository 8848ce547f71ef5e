package chain

import (
	"errors"
	"fmt"
	"math"
	"math/big"
	"strings"
	"sync"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/indexer"
)

// decoder turns an event of one kind into what it says.
type decoder struct {
	topic  common.Hash
	name   string
	heads  int                       // words of data that there are at least
	decode func(*words) indexer.Fact // nil for events of which nobody asks what they say
}

// decoders by contract. Past this table nothing knows the bindings.
var decoders = sync.OnceValue(func() map[string][]decoder {
	all, parsed := map[string][]decoder{}, map[string]*abi.ABI{}
	for name, meta := range map[string]*bind.MetaData{
		indexer.Consortium: &bindings.ConsortiumMetaData, indexer.ResultLog: &bindings.ResultLogMetaData,
		indexer.ConsentRegistry: &bindings.ConsentRegistryMetaData, indexer.CustodyLedger: &bindings.CustodyLedgerMetaData,
		indexer.DisclosureLog: &bindings.DisclosureLogMetaData, indexer.OrderEscrow: &bindings.OrderEscrowMetaData,
		indexer.LotRegistry: &bindings.LotRegistryMetaData, indexer.StudyRegistry: &bindings.StudyRegistryMetaData,
	} {
		all[name], parsed[name] = numbered(name, meta)
	}
	addConsortium(all[indexer.Consortium])
	addResultLog(all[indexer.ResultLog])
	addConsents(all[indexer.ConsentRegistry])
	for name, known := range all {
		// Of these nobody asks what they say: which parameters there were, and which signatures are void.
		addRecords(known, parsed[name], "ParametersChanged", "NoncesInvalidated")
	}
	return all
})

// numbered knows all events of a contract by name, and nothing of what they say but their sequence number.
func numbered(contract string, meta *bind.MetaData) (known []decoder, parsed *abi.ABI) {
	parsed, err := meta.ParseABI()
	if err != nil {
		panic(fmt.Sprintf("chain: ABI of %s: %v", contract, err))
	}
	for _, event := range parsed.Events {
		data := event.Inputs.NonIndexed()
		if len(data) == 0 || data[0].Name != seqField {
			continue // such as EIP712DomainChanged, which is never emitted
		}
		known = append(known, decoder{topic: event.ID, name: event.RawName, heads: len(data)})
	}
	return known, parsed
}

// seqField is the first field of every event of ours that is not indexed: its sequence number.
const seqField = "seq"

// say gives an event of a contract what it says.
func say(known []decoder, name string, decode func(*words) indexer.Fact) {
	for i := range known {
		if known[i].name == name {
			known[i].decode = decode
			return
		}
	}
	panic("chain: no event " + name)
}

// add is say by way of the bindings, for events that are few. They are slow.
func add[E interface{ ContractEventName() string }](
	known []decoder, unpack func(*types.Log) (*E, error), fact func(*E) (indexer.Fact, error),
) {
	var zero E
	name := zero.ContractEventName()
	for i := range known {
		if known[i].name == name {
			topic := known[i].topic
			say(known, name, func(w *words) indexer.Fact {
				event, err := unpack(&types.Log{Topics: append([]common.Hash{topic}, w.topics...), Data: w.data})
				if err != nil {
					w.fail(err)
					return nil
				}
				f, err := fact(event)
				if err != nil {
					w.fail(err)
				}
				return f
			})
			return
		}
	}
	panic("chain: no event " + name)
}

// Decode reads an event of one of our contracts, from wherever it was kept.
func Decode(name string, topics []common.Hash, data []byte) (indexer.Event, error) {
	c := &contract{name: name, events: decoders()[name]}
	return c.decode(topics, data)
}

// decode reads an event of the contract. One that is not known is an error: it would be missed.
func (c *contract) decode(topics []common.Hash, data []byte) (indexer.Event, error) {
	if len(topics) == 0 {
		return indexer.Event{}, fmt.Errorf("%s emitted an event without a topic", c.name)
	}
	for i := range c.events {
		d := &c.events[i]
		if d.topic != topics[0] {
			continue
		}
		w := words{topics: topics[1:], data: data}
		if len(data) < 32*d.heads {
			w.fail(errShort)
		}
		e := indexer.Event{Contract: c.name, Name: d.name, Seq: w.uint64(0), Topics: topics, Data: data}
		if d.decode != nil && w.err == nil {
			e.Fact = d.decode(&w)
		}
		if w.err != nil {
			return indexer.Event{}, fmt.Errorf("%s of %s: %w", d.name, c.name, w.err)
		}
		return e, nil
	}
	return indexer.Event{}, fmt.Errorf("%s emitted an event that is not known here: %s", c.name, topics[0])
}

// nameOf names a value of an enum. One that is not known is an error: something would be missed.
func nameOf(names []string, code uint8) (string, error) {
	if int(code) >= len(names) {
		return "", fmt.Errorf("code %d is not known here", code)
	}
	return names[code], nil
}

var errLarge = errors.New("a number that is too large")

func small(n *big.Int) (uint64, error) {
	if !n.IsUint64() || n.Uint64() > math.MaxInt64 {
		return 0, fmt.Errorf("%w: %s", errLarge, n)
	}
	return n.Uint64(), nil
}

// plain makes any bytes a text that a database takes: a member may put what it likes into a string on the chain. The
// event keeps the bytes.
func plain(s string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\x00", "\uFFFD")
}
