package replay_test

import (
	"bytes"
	"slices"
	"strconv"
	"testing"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
)

// enough is how many events a run makes at least, and dropped how many of them the control leaves out, one at a time.
const (
	enough  = 2000
	dropped = 25
)

// books are a contract's state, kept from its events alone.
type books interface {
	// write enters the next event.
	write(name string, e *types.Log)
	// views asks the contract for all entities that the run's own books know, and for unknown ones.
	views(a *audit)
	// marks names what an event sets, first of all what it is known by: a later event that sets that too may hide it, so
	// that the state does not show it any more. Empty where it sets nothing.
	marks(name string, e *types.Log) []string
}

// audit compares a contract with its books. No view is left out: one of the ABI that the books don't ask, pure ones
// included, fails the test.
type audit struct {
	*walk
	contract common.Address
	abi      *abi.ABI
	live     books // the run's own: it knows what can be called, and what there is to ask for

	asked     map[string]int
	answers   map[string][]byte // nothing changes while the views are asked
	isControl bool              // differences are what is wanted
	differs   int
}

func newAudit(t testing.TB, w *walk, contract common.Address, meta *bind.MetaData, live books) *audit {
	t.Helper()
	parsed, err := meta.ParseABI()
	if err != nil {
		t.Fatal(err)
	}
	return &audit{
		walk: w, contract: contract, abi: parsed, live: live, asked: map[string]int{}, answers: map[string][]byte{},
	}
}

// call makes a call of the contract, and tells whether it was taken. Each is one event; a hand-off is two.
func (a *audit) call(from common.Address, data []byte) bool {
	a.t.Helper()
	events := a.send(from, a.contract, data, a.abi, consortiumABI)
	for _, e := range events {
		a.live.write(a.name(e), e)
	}
	return len(events) != 0
}

// byVote makes a call that the members voted for.
func (a *audit) byVote(data []byte) bool {
	a.t.Helper()
	return a.call(a.Deployment.Consortium.Address, data)
}

func (a *audit) name(e *types.Log) string {
	event, err := a.abi.EventByID(e.Topics[0])
	if err != nil {
		a.t.Fatal(err)
	}
	return event.Name
}

// view compares what a view returns with the values that the books have for it.
func (a *audit) view(call []byte, want ...any) {
	a.t.Helper()
	if a.isDecided() {
		return
	}
	method, err := a.abi.MethodById(call)
	if err != nil {
		a.t.Fatal(err)
	}
	expected, err := method.Outputs.Pack(want...) // fails for what no contract can say, as a pool below zero
	got := a.answer(call)
	a.asked[method.Name]++
	if err == nil && bytes.Equal(got, expected) {
		return
	}
	a.differs++
	if !a.isControl && a.differs < 10 {
		values, _ := method.Outputs.Unpack(got)
		a.t.Errorf("%s(%x) is %v, the events say %v (%v)", method.Name, call[4:], values, want, err)
	}
}

// isDecided tells whether the control has found a difference.
func (a *audit) isDecided() bool { return a.isControl && a.differs != 0 }

func (a *audit) answer(call []byte) []byte {
	got, isKnown := a.answers[string(call)]
	if !isKnown {
		got = a.ask(a.contract, call)
		a.answers[string(call)] = got
	}
	return got
}

// finish rebuilds the books from the events and compares them with every view: at the end of the run, and two years
// later, when all that runs out has run out.
func (a *audit) finish(empty func() books, never ...string) {
	a.t.Helper()
	events := of(a.t, a.Events, a.contract, seqOf)
	a.checkEvents(events, never)
	rebuilt := a.rebuild(empty(), events, -1)
	a.compare(rebuilt, len(events))
	for name, method := range a.abi.Methods {
		if method.IsConstant() && a.asked[name] == 0 {
			a.t.Errorf("the view %s is not compared", name)
		}
	}
	a.t.Logf("views compared: %v", a.asked)
	if !a.t.Failed() {
		a.control(empty, events)
	}
	a.isControl, a.answers = false, map[string][]byte{}
	a.Time += 2 * 365 * secondsPerDay
	a.Block++
	a.compare(rebuilt, len(events))
}

// compare asks all views. What every contract has is asked here; how many events there are, not in the control.
func (a *audit) compare(b books, count int) {
	a.t.Helper()
	a.differs = 0
	if !a.isControl {
		a.view(a.abi.Methods["sequence"].ID, uint64(count))
	}
	a.view(a.abi.Methods["consortium"].ID, a.Deployment.Consortium.Address)
	b.views(a)
}

// checkEvents tells whether every event of the ABI occurred, and that each has its block and time.
func (a *audit) checkEvents(events []*types.Log, never []string) {
	a.t.Helper()
	kinds := map[string]int{}
	for _, e := range events {
		kinds[a.name(e)]++
		if e.BlockNumber == 0 || e.BlockTimestamp == 0 {
			a.t.Fatalf("an event of block %d, time %d", e.BlockNumber, e.BlockTimestamp)
		}
	}
	for name := range a.abi.Events {
		if kinds[name] == 0 && !slices.Contains(never, name) {
			a.t.Errorf("%s never occurred", name)
		}
	}
	if len(events) < enough {
		a.t.Errorf("%d events", len(events))
	}
	a.t.Logf("%d events: %v; all calls: %d taken, %d refused", len(events), kinds, a.taken, a.refused)
}

// rebuild writes the events into the books, without the one that is to be left out.
func (a *audit) rebuild(b books, events []*types.Log, without int) books {
	for i, e := range events {
		if i != without {
			b.write(a.name(e), e)
		}
	}
	return b
}

// control leaves out one event at a time, of which the state shows: then the views differ.
func (a *audit) control(empty func() books, events []*types.Log) {
	a.t.Helper()
	a.isControl = true
	list := a.candidates(events)
	for _, i := range list {
		a.compare(a.rebuild(empty(), events, i), len(events))
		if a.differs == 0 {
			a.t.Errorf("without event %d, %s, no view differs", i+1, a.name(events[i]))
		}
	}
	a.t.Logf("events left out, one at a time: %d", len(list))
}

// candidates draws events that no later one hides: one of each kind, then any.
func (a *audit) candidates(events []*types.Log) []int {
	newest, kinds := map[string]int{}, map[string]bool{}
	for i, e := range events {
		for _, mark := range a.live.marks(a.name(e), e) {
			newest[mark] = i
		}
	}
	var first, rest []int
	for _, i := range a.Perm(len(events)) {
		name := a.name(events[i])
		if marks := a.live.marks(name, events[i]); len(marks) == 0 || newest[marks[0]] != i {
			continue
		}
		if kinds[name] {
			rest = append(rest, i)
			continue
		}
		kinds[name] = true
		first = append(first, i)
	}
	list := slices.Concat(first, rest)
	return list[:min(dropped, len(list))]
}

// forGood are the marks of an event that no later one hides.
func forGood(e *types.Log) []string { return []string{strconv.FormatUint(seqOf(e), 10)} }

// entered is an event that was unpacked: events of the contract itself always can be.
func entered[T any](event T, err error) T {
	if err != nil {
		panic(err)
	}
	return event
}

// entry is the value of a key, made where there is none.
func entry[K comparable, V any](table map[K]*V, key K) *V {
	if table[key] == nil {
		table[key] = new(V)
	}
	return table[key]
}
