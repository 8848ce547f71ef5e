package replay_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/big"
	"slices"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/labseal/labseal/internal/evmtest"
)

// moment is a block and its time.
type moment struct{ block, time uint64 }

func momentOf(e *types.Log) moment { return moment{e.BlockNumber, e.BlockTimestamp} }

// question is a view with its arguments.
type question struct {
	view string
	args []any
}

func (q question) id(i int) [32]byte            { return q.args[i].([32]byte) }
func (q question) number(i int) uint64          { return q.args[i].(*big.Int).Uint64() }
func (q question) address(i int) common.Address { return q.args[i].(common.Address) }

// refusal is the answer of a view that reverts.
type refusal struct {
	name string
	args []any
}

// mirror is a contract's state, rebuilt from its events.
type mirror interface {
	// apply takes the next event; it fails where the event does not fit what came before.
	apply(e *types.Log) error
	// questions are all that can be asked about the entities that the mirror knows, and about unknown ones.
	questions(now moment) []question
	// answer is what the view must return: its values, or one refusal.
	answer(q question, now moment) []any
}

// overwriting is an event that may undo all that another one did, where it comes so many seconds after it at most, and
// so many names in the two are the same.
type overwriting struct {
	by     string
	names  int
	within uint64
}

// replay rebuilds one contract and compares it.
type replay struct {
	*walk
	contract  common.Address
	abi       *abi.ABI
	empty     func() mirror
	leftOut   []string // views that show no state
	unordered []string // views that return a set
	obsolete  map[string][]overwriting

	asked map[string]int
	said  map[string]map[common.Hash]bool // the different answers of each view
}

// events are the contract's, in order and without gaps.
func (r *replay) events() []*types.Log { return of(r.t, r.Events, r.contract, seqOf) }

// now is when the views are asked.
func (r *replay) now() moment { return moment{r.Block, r.Time} }

// sometimesPass lets time pass, but now and then not: several calls are in one block.
func (r *replay) sometimesPass(seconds uint64) {
	if r.IntN(5) != 0 {
		r.pass(seconds)
	}
}

// name is an event's.
func (r *replay) name(e *types.Log) string {
	kind, err := r.abi.EventByID(e.Topics[0])
	if err != nil {
		r.t.Fatal(err)
	}
	return kind.Name
}

// rebuild makes a mirror from the events, but for the one of the number dropped.
func (r *replay) rebuild(events []*types.Log, dropped int) (mirror, error) {
	m := r.empty()
	for i, e := range events {
		if i == dropped {
			continue
		}
		if e.BlockNumber == 0 || e.BlockTimestamp == 0 {
			r.t.Fatalf("event %d has block %d and time %d", i+1, e.BlockNumber, e.BlockTimestamp)
		}
		if err := m.apply(e); err != nil {
			return nil, fmt.Errorf("event %d, %s: %w", i+1, r.name(e), err)
		}
	}
	return m, nil
}

// compare rebuilds the contract from the events so far, and compares it with every view. It returns what was asked, and
// the answers.
func (r *replay) compare() (questions []question, answers [][]byte) {
	r.t.Helper()
	m, err := r.rebuild(r.events(), -1)
	if err != nil {
		r.t.Fatal(err)
	}
	if r.asked == nil {
		r.asked, r.said = map[string]int{}, map[string]map[common.Hash]bool{}
	}
	questions = m.questions(r.now())
	for _, q := range questions {
		got, want := r.reply(q), r.want(m, q)
		if !bytes.Equal(got, want) {
			r.t.Errorf("%s(%x) is\n%x, the model says\n%x", q.view, q.args, got, want)
		}
		answers = append(answers, want)
		r.count(q, got)
		if r.t.Failed() {
			r.t.FailNow()
		}
	}
	return questions, answers
}

func (r *replay) count(q question, got []byte) {
	r.asked[q.view]++
	if r.said[q.view] == nil {
		r.said[q.view] = map[common.Hash]bool{}
	}
	r.said[q.view][crypto.Keccak256Hash(got)] = true
}

// reply is what the contract answers: the encoded values, or the error.
func (r *replay) reply(q question) []byte {
	r.t.Helper()
	data, err := r.abi.Pack(q.view, q.args...)
	if err != nil {
		r.t.Fatal(err)
	}
	out, err := r.Ask(r.contract, data)
	if refused := (*evmtest.RevertError)(nil); errors.As(err, &refused) {
		return refused.Data
	} else if err != nil {
		r.t.Fatal(err)
	}
	return r.sorted(q, out)
}

// want is what it must answer by the mirror.
func (r *replay) want(m mirror, q question) []byte {
	r.t.Helper()
	values := m.answer(q, r.now())
	if len(values) == 1 {
		if no, is := values[0].(refusal); is {
			return r.encodeRefusal(no)
		}
	}
	out, err := r.abi.Methods[q.view].Outputs.Pack(values...)
	if err != nil {
		r.t.Fatalf("%s: %v", q.view, err)
	}
	return r.sorted(q, out)
}

// encodeRefusal encodes one of the contract's errors; one without a name is what an index out of bounds gives.
func (r *replay) encodeRefusal(no refusal) []byte {
	if no.name == "" {
		return append(common.FromHex("4e487b71"), common.LeftPadBytes([]byte{0x32}, 32)...)
	}
	refused := r.abi.Errors[no.name]
	args, err := refused.Inputs.Pack(no.args...)
	if err != nil {
		r.t.Fatal(err)
	}
	return append(slices.Clone(refused.ID[:4]), args...)
}

// sorted orders a list that the contract gives in no order: words after the offset and the length.
func (r *replay) sorted(q question, out []byte) []byte {
	if !slices.Contains(r.unordered, q.view) || len(out) < 64 {
		return out
	}
	words := slices.Collect(slices.Chunk(bytes.Clone(out[64:]), 32))
	slices.SortFunc(words, bytes.Compare)
	return append(bytes.Clone(out[:64]), bytes.Join(words, nil)...)
}

// finish checks that the run was long, that no event and no view was forgotten, and that no event can be.
func (r *replay) finish(never ...string) {
	r.t.Helper()
	questions, answers := r.compare()
	events := r.events()
	kinds := map[string]int{}
	for _, e := range events {
		kinds[r.name(e)]++
	}
	for name := range r.abi.Events {
		if kinds[name] == 0 && !slices.Contains(never, name) {
			r.t.Errorf("%s never happened", name)
		}
	}
	r.checkViews()
	if r.taken < 2000 {
		r.t.Errorf("only %d calls were taken", r.taken)
	}
	r.t.Logf("%d calls taken, %d refused; %d events: %v", r.taken, r.refused, len(events), kinds)
	r.t.Logf("compared: %v", r.asked)
	r.drop(events, questions, answers)
}

// checkViews checks that each view was compared, or is said to be left out, and that one which takes arguments did not
// always answer alike.
func (r *replay) checkViews() {
	r.t.Helper()
	for name, method := range r.abi.Methods {
		isLeftOut := slices.Contains(r.leftOut, name)
		if method.IsConstant() && (r.asked[name] == 0) != isLeftOut {
			r.t.Errorf("the view %s was compared %d times; left out: %t", name, r.asked[name], isLeftOut)
		}
		if len(method.Inputs) != 0 && len(r.said[name]) == 1 {
			r.t.Errorf("the view %s always answered alike", name)
		}
	}
}

// errUnfit is that an event does not fit what came before.
var errUnfit = errors.New("does not fit what came before")

// fitting is errUnfit unless all hold.
func fitting(all ...bool) error {
	for _, isSo := range all {
		if !isSo {
			return errUnfit
		}
	}
	return nil
}

// taken unpacks an event and applies it.
func taken[E any](unpack func(*types.Log) (*E, error), e *types.Log, apply func(*E) error) error {
	event, err := unpack(e)
	if err != nil {
		return err
	}
	return apply(event)
}

// big256 is a number as a view takes it.
func big256(n uint64) *big.Int { return new(big.Int).SetUint64(n) }
