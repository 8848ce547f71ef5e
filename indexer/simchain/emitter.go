package simchain

import (
	"encoding/binary"
	"reflect"

	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/internal/deploy"
)

// emitter is the program. Its input is one record after another: the size of the data in 32 bytes, three topics, data.
var emitter = common.FromHex("0x" +
	"6000" + // the place of the record
	"5b" + "80361115602e57" + // while it is before the end of the input
	"8035" + // the size of the data
	"80826080016000" + "37" + // data to memory
	"8160600135" + "8260400135" + "8360200135" + // topics, the last first
	"836000a3" + // LOG3
	"01608001" + "600256" + // the next record
	"5b00")

// emitters are the programs at the places of our contracts, with how many events of each there are.
type emitters struct {
	Deployment deploy.Deployment
	count      map[common.Address]uint64
}

// newEmitters says where the programs stand.
func newEmitters() emitters {
	e := emitters{Deployment: deploy.Deployment{ChainID: ChainID}, count: map[common.Address]uint64{}}
	for i, c := range e.places() {
		c.Address = common.BytesToAddress(crypto.Keccak256([]byte{'c', byte(i)}))
		c.CodeHash, c.Block = crypto.Keccak256Hash(emitter), 1
	}
	return e
}

// places are those of all contracts that the deployment names.
func (e *emitters) places() (places []*deploy.Contract) {
	fields := reflect.ValueOf(&e.Deployment).Elem()
	for i := range fields.NumField() {
		if c, isContract := fields.Field(i).Addr().Interface().(*deploy.Contract); isContract {
			places = append(places, c)
		}
	}
	return places
}

func (e *emitters) addresses() (list []common.Address) {
	for _, c := range e.places() {
		list = append(list, c.Address)
	}
	return list
}

// emission is a transaction that makes a program emit.
type emission struct {
	to    common.Address
	input []byte
	gas   uint64
}

// emit returns transactions for so many events, a third of each kind, and at most each of them in a transaction.
func (e *emitters) emit(events, each int) (list []emission) {
	for k, kind := range []func(uint64) (common.Address, []byte){e.checkpoint, e.grant, e.glassBroken} {
		n := events / 3
		if k < events%3 {
			n++
		}
		for n > 0 {
			var one emission
			for range min(n, each) {
				address, _ := kind(0)
				_, record := kind(e.count[address])
				one.to, one.input = address, append(one.input, record...)
				e.count[address]++
			}
			n -= min(n, each)
			one.gas = uint64(60_000 + 50*len(one.input) + 3000*each)
			list = append(list, one)
		}
	}
	return list
}

// recount sees how many events a chain holds.
func (e *emitters) recount(logs []types.Log) {
	clear(e.count)
	for i := range logs {
		e.count[logs[i].Address]++
	}
}

// The kinds of events: each is numbered from 0 on, and no two say the same.

func (e *emitters) checkpoint(n uint64) (common.Address, []byte) {
	to := e.Deployment.ResultLog.Address
	return to, record(topic(&bindings.ResultLogMetaData, "CheckpointAnchored"), Lab, random('l', n/100),
		word(n+1), word(ChainID), word(n), word(n+1), random('r', n))
}

func (e *emitters) grant(n uint64) (common.Address, []byte) {
	to := e.Deployment.ConsentRegistry.Address
	return to, record(topic(&bindings.ConsentRegistryMetaData, "Granted"), random('g', n), random('s', n/20),
		word(n+1), word(n%20+1), random('t', n), word(farFuture), word(1), common.Hash{}, common.Hash{}, random('n', n))
}

func (e *emitters) glassBroken(n uint64) (common.Address, []byte) {
	to := e.Deployment.DisclosureLog.Address
	return to, record(topic(&bindings.DisclosureLogMetaData, "GlassBroken"), Lab, random('p', n),
		word(n+1), word(n+1), random('c', n))
}

func topic(meta *bind.MetaData, name string) common.Hash {
	parsed, err := meta.ParseABI()
	if err != nil {
		panic(err)
	}
	return parsed.Events[name].ID
}

func record(id, first, second common.Hash, data ...common.Hash) []byte {
	record := make([]byte, 0, 32*(4+len(data)))
	for _, w := range append([]common.Hash{word(uint64(32 * len(data))), id, first, second}, data...) {
		record = append(record, w[:]...)
	}
	return record
}

func word(n uint64) (w common.Hash) {
	binary.BigEndian.PutUint64(w[24:], n)
	return w
}

func random(kind byte, n uint64) common.Hash {
	return crypto.Keccak256Hash([]byte{kind}, binary.BigEndian.AppendUint64(nil, n))
}
