package chain_test

import (
	"bytes"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/labseal/labseal/bindings"
	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/chain"
)

// TestBooks changes members, keys and validators by vote, and holds the books against what the contract itself answers
// about every block in which something changed, and those around it.
func TestBooks(t *testing.T) {
	c := newConsortium(t)
	lab, other, gone := c.members[0].id.Hex(), c.members[1].id.Hex(), c.members[2].id.Hex()
	first, second := common.Address{19: 1}, common.Address{19: 2}
	validators := []common.Address{{19: 5}, {19: 3}, {19: 4}}
	newKey, logKey := bytes.Repeat([]byte{7}, 64), bytes.Repeat([]byte{8}, 32)
	for _, call := range []struct {
		function string
		args     []any
	}{
		{"setAccount", []any{lab, first.Hex(), "attestor", "on"}},
		{"setAccount", []any{gone, second.Hex(), "attestor", "on"}},
		{"setValidator", []any{validators[0].Hex(), "on"}},
		{"setValidator", []any{validators[1].Hex(), "on"}},
		{"setKey", []any{lab, "statement", hexutil.Encode(newKey)}},
		{"setKey", []any{other, "log", hexutil.Encode(logKey)}},
		{"setValidator", []any{validators[2].Hex(), "on"}},
		{"setValidator", []any{validators[0].Hex(), "off"}},
		{"setAccount", []any{lab, first.Hex(), "attestor", "off"}},
	} {
		c.decide(c.call(call.function, call.args...))
	}
	books, err := c.Books(t.Context())
	check(t, err)
	if len(books.Members) != 3 || len(books.Notes) != 0 ||
		len(books.Attestation) != 1 || books.Attestation[0].Threshold != 2 {
		t.Fatalf("books: %+v", books)
	}
	events, err := c.History(t.Context())
	check(t, err)
	head, err := c.Head(t.Context())
	check(t, err)
	blocks := map[uint64]bool{}
	for _, e := range events {
		for n := e.Block - 1; n <= min(e.Block+1, head-1); n++ {
			blocks[n] = true
		}
	}
	w := &witness{t: t, c: c, contract: bindings.NewConsortium()}
	for n := range blocks {
		if n < c.deployment.Consortium.Block {
			continue
		}
		w.at(n)
		w.compare(books, []common.Address{first, second}, validators)
	}
	if w.compared < 100 {
		t.Errorf("only %d answers were compared", w.compared)
	}

	c.decide(c.call("suspendMember", gone, "yes"))
	books, err = c.Books(t.Context())
	check(t, err)
	m := books.Members[2]
	if len(books.Notes) != 1 || !strings.Contains(books.Notes[0], gone+" is suspended") || len(m.Governors) != 0 ||
		m.Attestors[0].Until == nil {
		t.Errorf("suspended: %v, %+v", books.Notes, m)
	}
	c.decide(c.call("removeMember", gone))
	books, err = c.Books(t.Context())
	check(t, err)
	if m = books.Members[2]; len(books.Notes) != 0 || m.Keys[0].Until == nil || m.Attestors[0].Until == nil {
		t.Errorf("removed: %v, %+v", books.Notes, m)
	}
}

// witness asks the contract how it was at the end of a block.
type witness struct {
	t        *testing.T
	c        *consortium
	contract *bindings.Consortium
	number   uint64
	time     *big.Int
	compared int
}

func (w *witness) at(number uint64) {
	w.t.Helper()
	header, err := w.c.node.Client().HeaderByNumber(w.t.Context(), new(big.Int).SetUint64(number))
	check(w.t, err)
	w.number, w.time = number, new(big.Int).SetUint64(header.Time)
}

func (w *witness) ask(data []byte) []byte {
	w.t.Helper()
	w.compared++
	to := w.c.deployment.Consortium.Address
	out, err := w.c.node.Client().CallContract(w.t.Context(), ethereum.CallMsg{To: &to, Data: data}, nil)
	check(w.t, err)
	return out
}

func (w *witness) compare(books chain.Books, attestors, validators []common.Address) {
	w.t.Helper()
	number := new(big.Int).SetUint64(w.number)
	for _, a := range attestors {
		want, err := w.contract.UnpackWasActive(w.ask(w.contract.PackWasActive(a, number, w.time)))
		check(w.t, err)
		got := false
		for _, m := range books.Members {
			for _, is := range m.Attestors {
				got = got || is.Account == a && covers(is.Validity, w.number)
			}
		}
		if got != want {
			w.t.Errorf("block %d: attestor %s counts: %v, the contract says %v", w.number, a, got, want)
		}
	}
	for _, m := range books.Members {
		for kind, name := range map[uint8]string{bindings.KeyKindStatement: "statement", bindings.KeyKindLog: "log"} {
			want, err := w.contract.UnpackKeyAt(w.ask(w.contract.PackKeyAt(m.ID, kind, number, w.time)))
			check(w.t, err)
			got := []byte{}
			for _, k := range m.Keys {
				if k.Kind == name && covers(k.Validity, w.number) {
					got = append(got, k.Key...)
				}
			}
			if !bytes.Equal(got, want) {
				w.t.Errorf("block %d: %s key of %s is %x, the contract says %x", w.number, name, m.ID, got, want)
			}
		}
	}
	for _, v := range validators {
		want, err := w.contract.UnpackWasValidator(w.ask(w.contract.PackWasValidator(v, number)))
		check(w.t, err)
		got := false
		for _, set := range books.Validators {
			got = got || covers(set.Validity, w.number+1) && slices.Contains(set.Accounts, v) // who seals the next block
		}
		if got != want {
			w.t.Errorf("block %d: validator %s seals the next: %v, the contract says %v", w.number, v, got, want)
		}
	}
}

// covers is what a trust file's reader makes of a validity.
func covers(v evidence.Validity, block uint64) bool {
	return block >= v.From && (v.Until == nil || block < *v.Until) && (v.CompromisedSince == nil || block < *v.CompromisedSince)
}
