package chain

import (
	"context"
	"fmt"
	"math/big"
	"reflect"
	"slices"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
)

// Event is an event of one of the contracts, in words.
type Event struct {
	Block     uint64
	Log       uint // its index in the block
	Time      uint64
	Tx        common.Hash
	Contract  string
	Name      string
	Sequence  uint64
	Arguments []Said

	members  []common.Hash // that it names
	proposal uint64        // that it is about; 0: none
}

// String writes it as in "account changed: member 0x12…, purpose relayer, active yes".
func (e Event) String() string {
	return label(e.Name) + ": " + Sentence(e.Arguments)
}

// Event reads an event.
func (cs Contracts) Event(log types.Log) (Event, error) {
	c, isKnown := cs.at(log.Address)
	if !isKnown || len(log.Topics) == 0 {
		return Event{}, fmt.Errorf("event %d of block %d is of no contract of ours", log.Index, log.BlockNumber)
	}
	definition, err := c.abi.EventByID(log.Topics[0])
	if err != nil {
		return Event{}, fmt.Errorf("event %d of block %d: %w", log.Index, log.BlockNumber, err)
	}
	values := map[string]any{}
	if err := definition.Inputs.UnpackIntoMap(values, log.Data); err != nil {
		return Event{}, fmt.Errorf("event %d of block %d: %w", log.Index, log.BlockNumber, err)
	}
	var indexed abi.Arguments
	for _, input := range definition.Inputs {
		if input.Indexed {
			indexed = append(indexed, input)
		}
	}
	if err := abi.ParseTopicsIntoMap(values, indexed, log.Topics[1:]); err != nil {
		return Event{}, fmt.Errorf("event %d of block %d: %w", log.Index, log.BlockNumber, err)
	}
	e := Event{
		Block: log.BlockNumber, Log: log.Index, Time: log.BlockTimestamp, Tx: log.TxHash, Contract: c.Name,
		Name: definition.Name,
	}
	e.read(cs, c.vocabulary(), definition.Inputs, values)
	return e, nil
}

// read puts an event's arguments into words. A proposed call is one argument.
func (e *Event) read(cs Contracts, names vocabulary, inputs abi.Arguments, values map[string]any) {
	for _, input := range inputs {
		value := values[input.Name]
		switch input.Name {
		case "seq":
			e.Sequence, _ = value.(uint64)
			continue
		case "target":
			target, isAddress := value.(common.Address)
			if data, hasData := values["data"].([]byte); isAddress && hasData {
				call := Call{target, data}
				e.Arguments = append(e.Arguments, Said{"call", cs.Describe(call).String()})
				e.members = append(e.members, cs.membersOf(call)...)
				continue
			}
		case "data":
			continue
		case "proposalId":
			if id, isNumber := value.(*big.Int); isNumber {
				e.proposal = id.Uint64()
			}
		case "member", "by":
			if id, isHash := value.([32]byte); isHash {
				e.members = append(e.members, id)
			}
		}
		if isTime(input.Name) && value == uint64(0) {
			continue // a time that was not set
		}
		e.Arguments = append(e.Arguments, Said{input.Name, format(input.Type, input.Name, names, value)})
	}
}

// membersOf are the members that a call names.
func (cs Contracts) membersOf(call Call) (members []common.Hash) {
	c, isKnown := cs.at(call.Target)
	if !isKnown || len(call.Data) < 4 {
		return nil
	}
	method, err := c.abi.MethodById(call.Data)
	if err != nil {
		return nil
	}
	values := map[string]any{}
	if err := method.Inputs.UnpackIntoMap(values, call.Data[4:]); err != nil {
		return nil
	}
	if id, isHash := values["member"].([32]byte); isHash {
		members = append(members, id)
	}
	if admitted := reflect.ValueOf(values["newMember"]); admitted.Kind() == reflect.Struct {
		if id, isHash := admitted.FieldByName("Id").Interface().([32]byte); isHash {
			members = append(members, id)
		}
	}
	return members
}

// Of picks the events that name a member, and those of the proposals that it made or that name it.
func Of(member common.Hash, events []Event) (list []Event) {
	proposals := map[uint64]bool{}
	for _, e := range events {
		isNamed := slices.Contains(e.members, member)
		if isNamed && e.Name == "ProposalCreated" {
			proposals[e.proposal] = true
		}
		if isNamed || proposals[e.proposal] {
			list = append(list, e)
		}
	}
	return list
}

// History returns all events of the Consortium, oldest first. Their sequence numbers show that the node leaves none
// out.
func (c *Consortium) History(ctx context.Context) ([]Event, error) {
	v, err := c.newest(ctx)
	if err != nil {
		return nil, err
	}
	_, events, err := c.events(ctx, v)
	return events, err
}

// events are all up to a block, as the node gave them and as they read.
func (c *Consortium) events(ctx context.Context, v view) ([]types.Log, []Event, error) {
	logs, err := logsBetween(ctx, c.chain.client, ethereum.FilterQuery{Addresses: []common.Address{c.address()}},
		c.chain.deployment.Consortium.Block, v.block.Uint64())
	if err != nil {
		return nil, nil, fmt.Errorf("read the Consortium's events: %w", err)
	}
	events := make([]Event, len(logs))
	for i, log := range logs {
		if events[i], err = c.chain.contracts().Event(log); err != nil {
			return nil, nil, err
		}
		if want := uint64(i) + 1; events[i].Sequence != want {
			return nil, nil, fmt.Errorf("the node leaves out events: number %d follows on %d", events[i].Sequence, want-1)
		}
	}
	last, err := ask(ctx, v, c.contract.PackSequence(), c.contract.UnpackSequence)
	if err != nil {
		return nil, nil, err
	}
	if last != uint64(len(events)) {
		return nil, nil, fmt.Errorf("the node leaves out events: it tells of %d, the contract of %d", len(events), last)
	}
	return logs, events, nil
}
