package replay_test

import (
	"encoding/binary"
	"math/rand/v2"
	"testing"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/internal/evmtest"
)

// walk is a random run: its chance, its EVM, and how many calls the contracts took and refused.
type walk struct {
	*rand.Rand
	*evmtest.EVM
	t              testing.TB
	taken, refused int
}

// newWalk begins a run. A seed gives the same run each time.
func newWalk(t testing.TB, evm *evmtest.EVM, seed uint64) *walk {
	return &walk{Rand: rand.New(rand.NewPCG(seed, 1)), EVM: evm, t: t}
}

// send makes a call, which the contract may refuse by one of its own errors or the Consortium's.
func (w *walk) send(from, to common.Address, data []byte, contracts ...*abi.ABI) []*types.Log {
	w.t.Helper()
	events, err := w.Send(from, to, data)
	if err != nil {
		if bindings.Refusal(err, contracts...) == nil {
			w.t.Fatalf("a call failed without one of the contract's errors: %v", err)
		}
		w.refused++
		return nil
	}
	w.taken++
	return events
}

// pass lets blocks and time go by.
func (w *walk) pass(seconds uint64) {
	w.Block++
	w.Time += 1 + w.Uint64N(seconds)
}

// ask calls a view.
func (w *walk) ask(to common.Address, data []byte) []byte {
	w.t.Helper()
	out, err := w.Ask(to, data)
	if err != nil {
		w.t.Fatal(err)
	}
	return out
}

// of picks the events of one contract, and checks that their sequence numbers, which seq reads, are contiguous.
func of(t testing.TB, events []*types.Log, contract common.Address, seq func(*types.Log) uint64) []*types.Log {
	t.Helper()
	var list []*types.Log
	for _, e := range events {
		if e.Address != contract {
			continue
		}
		list = append(list, e)
		if got := seq(e); got != uint64(len(list)) {
			t.Fatalf("event %d of the contract has number %d", len(list), got)
		}
	}
	return list
}

// seqOf reads the sequence number: the first word that is not indexed, in every event of ours.
func seqOf(e *types.Log) uint64 { return binary.BigEndian.Uint64(e.Data[24:32]) }

// hash draws 32 bytes.
func (w *walk) hash() (h common.Hash) {
	for i := range h {
		h[i] = byte(w.Uint32())
	}
	return h
}

// pick draws one of a list.
func pick[T any](w *walk, list []T) T { return list[w.IntN(len(list))] }
