package oracle_test

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/binary"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/intake"
	"github.com/labseal/labseal/oracle/issue"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/projection"
	"github.com/labseal/labseal/oracle/tiles"
	"github.com/labseal/labseal/oracle/vault"
)

func record(n int) []byte { return fmt.Appendf(nil, "an opaque record, number %d", n) }

// take takes opaque records in.
func (l *lab) take(t *testing.T, from, n int) (ids []oracle.VersionID) {
	t.Helper()
	for i := range n {
		taken, err := l.intake().Receive(t.Context(), record(from+i), projection.TypeOpaque)
		check(t, err)
		ids = append(ids, taken.VersionID)
	}
	return ids
}

// verify issues evidence of a version and verifies it with opening and record.
func (l *lab) verify(t *testing.T, p oracle.Progress, record []byte) *evidence.Proven {
	t.Helper()
	in := evidence.Input{Record: record}
	var err error
	in.Evidence, err = l.issuer().Evidence(t.Context(), p)
	check(t, err)
	in.Opening, err = l.issuer().Opening(t.Context(), p.VersionID)
	check(t, err)
	proven, err := evidence.Verify(in, l.trust)
	check(t, err)
	return proven
}

func TestAnchor(t *testing.T) {
	l := newLab(t)
	steps := l.steps(t, honest)
	first := l.run(t, steps, l.take(t, 0, 5)...)
	second := l.run(t, steps, l.take(t, 5, 300)...)
	for i, p := range append(first, second...) {
		proven := l.verify(t, p, record(i))
		if proven.Index != *p.Index || proven.Leaf != p.Leaf || !proven.Record {
			t.Fatalf("record %d: proven %+v, progress %+v", i, proven, p)
		}
		got, err := l.issuer().Record(t.Context(), p.Record, 0)
		check(t, err)
		if string(got) != string(record(i)) {
			t.Fatalf("record %d opens to other bytes", i)
		}
	}
	publish(t, steps) // the run may have ended before it
	published := l.publishedLeaves(t, 305)
	for _, p := range append(first, second...) {
		if published[*p.Index] != p.Leaf {
			t.Fatalf("published as entry %d: %s and not %s", *p.Index, published[*p.Index], p.Leaf)
		}
	}
	again, err := l.intake().Receive(t.Context(), record(3), projection.TypeAny)
	check(t, err)
	if again.Outcome != intake.Duplicate || again.VersionID != first[3].VersionID {
		t.Fatalf("the same bytes again: %+v", again)
	}
	if tree, err := l.Tree(t.Context()); err != nil || tree.Size != 305 {
		t.Fatalf("log of %d entries: %v", tree.Size, err)
	}
}

// publish does the step that publishes what is anchored.
func publish(t *testing.T, steps []oracle.Step) {
	t.Helper()
	i := slices.IndexFunc(steps, func(s oracle.Step) bool { return s.Name == "publish the log's tiles" })
	_, err := steps[i].Do(t.Context())
	check(t, err)
}

// publishedLeaves reads the leaf hashes of a log of so many entries from its published bundles.
func (l *lab) publishedLeaves(t *testing.T, size int) (leaves []common.Hash) {
	t.Helper()
	for n := 0; len(leaves) < size; n++ {
		name := tiles.BundlePath(uint64(n), min(256, size-len(leaves)))
		b, err := os.ReadFile(filepath.Join(l.tilesDir, fmt.Sprintf("%x", l.log), name))
		check(t, err)
		for len(b) > 0 {
			end := 2 + int(binary.BigEndian.Uint16(b))
			leaves, b = append(leaves, evidence.LeafHash(b[2:end])), b[end:]
		}
	}
	return leaves
}

func TestCorrect(t *testing.T) {
	l := newLab(t)
	steps := l.steps(t, honest)
	in := l.intake()
	ids := l.take(t, 0, 1)
	before := l.run(t, steps, ids...)

	taken, err := in.Correct(t.Context(), ids[0].Record, evidence.ReasonCorrected, record(1), projection.TypeAny)
	check(t, err)
	if taken.Version != 2 || taken.Outcome == intake.Duplicate {
		t.Fatalf("correction: %+v", taken)
	}
	after := l.run(t, steps, taken.VersionID)
	l.verify(t, after[0], record(1))
	l.amendedOnChain(t, before[0].Handle, evidence.ReasonCorrected)

	again, err := in.Correct(t.Context(), ids[0].Record, evidence.ReasonCorrected, record(1), projection.TypeAny)
	if err != nil || again.Outcome != intake.Duplicate || again.VersionID != taken.VersionID {
		t.Fatalf("the same correction again: %+v, %v", again, err)
	}

	withdrawn, err := in.Correct(t.Context(), ids[0].Record, evidence.ReasonWrongPatient, nil, projection.TypeAny)
	check(t, err)
	last := l.run(t, steps, withdrawn.VersionID)
	l.amendedOnChain(t, after[0].Handle, evidence.ReasonWrongPatient)
	file, err := l.issuer().Evidence(t.Context(), last[0])
	check(t, err)
	proven, err := evidence.Verify(evidence.Input{Evidence: file}, l.trust)
	check(t, err)
	if proven.Statement.Amended != after[0].Handle || proven.Statement.Reason != evidence.ReasonWrongPatient {
		t.Fatalf("withdrawal states %+v", proven.Statement)
	}
	if _, err := l.issuer().Record(t.Context(), ids[0].Record, 0); !errors.Is(err, issue.ErrWithdrawn) {
		t.Fatalf("a withdrawn record opens: %v", err)
	}
	if got, err := l.issuer().Record(t.Context(), ids[0].Record, 1); err != nil || string(got) != string(record(0)) {
		t.Fatalf("its first version: %q, %v", got, err)
	}
}

func TestCorrect_Refuses(t *testing.T) {
	l := newLab(t)
	in := l.intake()
	ids := l.take(t, 0, 2)
	correct := func(reason evidence.Reason, bytes []byte) error {
		_, err := in.Correct(t.Context(), ids[0].Record, reason, bytes, projection.TypeAny)
		return err
	}
	for name, test := range map[string]struct{ got, want error }{
		"a withdrawal with a file": {correct(evidence.ReasonCancelled, record(9)), intake.ErrNoReplacement},
		"a correction without":     {correct(evidence.ReasonCorrected, nil), intake.ErrNeedsFile},
		"another record's bytes":   {correct(evidence.ReasonCorrected, record(1)), intake.ErrOtherRecord},
	} {
		if !errors.Is(test.got, test.want) {
			t.Errorf("%s: %v, want %v", name, test.got, test.want)
		}
	}
	if _, err := in.Correct(t.Context(), [16]byte{1}, evidence.ReasonCorrected, record(9), projection.TypeAny); !errors.Is(err, journal.ErrNotFound) {
		t.Errorf("an unknown record: %v", err)
	}
	check(t, correct(evidence.ReasonCancelled, nil))
	if err := correct(evidence.ReasonCorrected, record(9)); !errors.Is(err, intake.ErrWithdrawn) {
		t.Errorf("a withdrawn record: %v", err)
	}
}

func TestReceive_Refuses(t *testing.T) {
	l := newLab(t)
	for name, bytes := range map[string][]byte{
		"nothing":     {},
		"too much":    make([]byte, vault.MaxBody+1),
		"broken FHIR": []byte(`{"resourceType":"Observation",`),
		"broken HL7":  []byte("MSH|^~\\"),
	} {
		_, err := l.intake().Receive(t.Context(), bytes, projection.TypeAny)
		var refused *projection.RefusedError
		if !errors.As(err, &refused) {
			t.Errorf("%s: %v, want a refusal", name, err)
		}
	}
	if leaves, err := l.Leaves(t.Context(), 0, 10); err != nil || len(leaves) != 0 {
		t.Errorf("what was refused left %d entries (%v)", len(leaves), err)
	}
}

// amendedOnChain checks that the chain has the handle's reason, and nothing for another.
func (l *lab) amendedOnChain(t *testing.T, handle common.Hash, want evidence.Reason) {
	t.Helper()
	if got := l.amendment(t, handle); got != want {
		t.Fatalf("the chain says %s of handle %s, want %s", got, handle, want)
	}
	if got := l.amendment(t, common.Hash{1}); got != evidence.ReasonNone {
		t.Fatalf("the chain says %s of a handle nobody amended", got)
	}
}

// flaky is a node whose answers get lost now and then: the request may have been done all the same.
type flaky struct {
	oracle.Node
	calls int
}

var errLost = errors.New("reply lost")

func (f *flaky) lose() bool { f.calls++; return f.calls%3 != 0 }

func (f *flaky) Broadcast(ctx context.Context, raw []byte) error {
	if f.lose() {
		if f.calls%2 == 0 {
			f.Node.Broadcast(ctx, raw) // done, but nobody hears of it
		}
		return errLost
	}
	return f.Node.Broadcast(ctx, raw)
}

func (f *flaky) Mined(ctx context.Context, hash common.Hash) (*oracle.Mined, error) {
	if f.lose() {
		return nil, errLost
	}
	return f.Node.Mined(ctx, hash)
}

func TestAnchor_LostReplies(t *testing.T) {
	l := newLab(t)
	steps := l.steps(t, func(n oracle.Node) oracle.Node { return &flaky{Node: n} })
	for i := range 3 {
		for j, p := range l.run(t, steps, l.take(t, 10*i, 10)...) {
			l.verify(t, p, record(10*i+j))
		}
	}
	nonce, err := l.client.NonceAt(t.Context(), l.sequencer.Address(), nil)
	check(t, err)
	if next, _, err := l.NextNonce(t.Context(), l.sequencer.Address()); err != nil || next != nonce {
		t.Fatalf("the chain knows %d transactions, the journal %d (%v)", nonce, next, err)
	}
}

// TestAnchor_CrashEverywhere stops the anchorer before each write to the journal in turn, and after it, and goes on in
// a new one each time. Everything is anchored once, at one place.
func TestAnchor_CrashEverywhere(t *testing.T) {
	l := newLab(t)
	for n := range 14 {
		id := l.take(t, n, 1)[0]
		steps := l.steps(t, honest)
		for i := range n { // part of the way, then the process dies
			if _, err := steps[i%5].Do(t.Context()); err != nil {
				t.Logf("step %q: %v", steps[i%5].Name, err)
			}
		}
		l.reopen(t)
		p := l.run(t, l.steps(t, honest), id)[0]
		if *p.Index != uint64(n) {
			t.Fatalf("record %d is at place %d", n, *p.Index)
		}
		l.verify(t, p, record(n))
	}
}

// TestAnchor_RestoredDatabase: with a journal older than the chain nothing is sent, and the reason shows.
func TestAnchor_RestoredDatabase(t *testing.T) {
	l := newLab(t)
	l.run(t, l.steps(t, honest), l.take(t, 0, 3)...)
	l.url = freshDatabase(t)
	l.reopen(t)
	l.take(t, 100, 1)
	var failure error
	for _, step := range l.steps(t, honest) {
		if _, err := step.Do(t.Context()); err != nil {
			failure = errors.Join(failure, err)
		}
	}
	if !errors.Is(failure, oracle.ErrChainAhead) {
		t.Fatalf("got %v, want the chain to be ahead", failure)
	}
	if open, err := l.Open(t.Context(), l.sequencer.Address()); err != nil || len(open) != 0 {
		t.Fatalf("%d transactions staged all the same (%v)", len(open), err)
	}
}

// TestRotateLogKey hands out evidence of what was anchored before the log key changed, and of what came after, each under
// its own key.
func TestRotateLogKey(t *testing.T) {
	l := newLab(t)
	old := l.run(t, l.steps(t, honest), l.take(t, 0, 1)...)[0]
	head, err := l.client.BlockNumber(t.Context())
	check(t, err)
	l.formerLogKeys = append(l.formerLogKeys, l.logKey)
	_, l.logKey, err = ed25519.GenerateKey(rand.Reader)
	check(t, err)
	until := head + 1
	for i, k := range l.trust.Members[0].Keys {
		if k.Kind == "log" {
			l.trust.Members[0].Keys[i].Until = &until
		}
	}
	l.trust.Members[0].Keys = append(l.trust.Members[0].Keys, evidence.TrustKey{
		Kind: "log", Key: []byte(l.logKey.Public().(ed25519.PublicKey)), Validity: evidence.Validity{From: until},
	})
	young := l.run(t, l.steps(t, honest), l.take(t, 1, 1)...)[0]
	l.verify(t, old, record(0))
	l.verify(t, young, record(1))
	l.formerLogKeys = nil // the control: the lab has lost the former key
	if _, err := l.issuer().Evidence(t.Context(), old); err == nil {
		t.Error("a receipt was made under a key that did not count")
	}
}

// TestAnchor_Foreign: when somebody else sends with our key nothing is sent any more, messages are still taken, and the
// alarm shows.
func TestAnchor_Foreign(t *testing.T) {
	l := newLab(t)
	l.run(t, l.steps(t, honest), l.take(t, 0, 3)...)
	l.sendForeign(t)
	l.take(t, 100, 1)
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	a := &oracle.Anchorer{
		Steps: l.steps(t, honest), Obstacles: l.Journal, Lock: heldLock{}, Interval: 10 * time.Millisecond,
		Log: slog.New(slog.DiscardHandler),
	}
	done := make(chan error, 1)
	go func() { done <- a.Run(ctx) }()
	defer func() { cancel(); <-done }()
	for ctx.Err() == nil {
		obstacles, err := l.Obstacles(t.Context())
		check(t, err)
		if len(obstacles) == 1 && obstacles[0].Alarm && strings.Contains(obstacles[0].Reason, "something else sends") {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	check(t, ctx.Err())
	if open, err := l.Open(t.Context(), l.sequencer.Address()); err != nil || len(open) != 0 {
		t.Errorf("%d transactions staged all the same (%v)", len(open), err)
	}
}

// TestCheckpoint_Backlog anchors a backlog that is more than one checkpoint may take by several.
func TestCheckpoint_Backlog(t *testing.T) {
	l := newLabOf(t, 10)
	sequence := oracle.Sequence(l.Journal)
	var ids []oracle.VersionID
	for i := range 5 {
		ids = append(ids, l.take(t, 7*i, 7)...)
		_, err := sequence.Do(t.Context())
		check(t, err)
	}
	checkpoints := map[uint64]bool{}
	for i, p := range l.run(t, l.steps(t, honest), ids...) {
		checkpoints[*p.Checkpoint] = true
		if i%7 == 0 {
			l.verify(t, p, record(i))
		}
	}
	if len(checkpoints) != 5 {
		t.Errorf("a backlog of 35 entries is in %d checkpoints of at most 10", len(checkpoints))
	}
}

// TestCheckpoint_Cadence anchors nothing before as many entries wait as are to, or the oldest is old enough.
func TestCheckpoint_Cadence(t *testing.T) {
	l := newLab(t)
	l.cadence = oracle.Cadence{Entries: 10, Age: time.Hour}
	round := func() {
		t.Helper()
		for range 3 {
			for _, step := range l.steps(t, honest) {
				if _, err := step.Do(t.Context()); err != nil {
					t.Logf("%s: %v", step.Name, err)
				}
			}
		}
	}
	expect := func(when string, want uint64) {
		t.Helper()
		round()
		got, err := l.Anchored(t.Context(), false)
		check(t, err)
		if got.Size != want {
			t.Fatalf("%s: %d entries are anchored, want %d", when, got.Size, want)
		}
	}
	l.take(t, 0, 9)
	expect("one entry is missing", 0)
	l.take(t, 9, 1)
	expect("enough entries wait", 10)
	l.take(t, 10, 1)
	expect("one entry waits", 10)
	figures, err := l.Figures(t.Context())
	check(t, err)
	if figures.Logged != 11 || figures.Anchored != 10 || figures.Waiting <= 0 {
		t.Errorf("one entry waits: %+v", figures)
	}
	l.cadence.Age = time.Nanosecond
	expect("it has waited long enough", 11)
	if figures, err = l.Figures(t.Context()); err != nil || figures != (journal.Figures{Logged: 11, Anchored: 11}) {
		t.Errorf("nothing waits: %+v, %v", figures, err)
	}
}

// TestPause lets nothing be logged or sent until it ends; what is taken in meanwhile is anchored then.
func TestPause(t *testing.T) {
	l := newLab(t)
	check(t, l.Pause(t.Context(), "the key moves house"))
	id := l.take(t, 0, 1)[0]
	ctx, cancel := context.WithCancel(t.Context())
	a := &oracle.Anchorer{
		Steps: l.steps(t, honest), Obstacles: l.Journal, Lock: heldLock{}, Rest: l.Journal, Interval: time.Millisecond,
		Log: slog.New(slog.DiscardHandler),
	}
	done := make(chan error, 1)
	go func() { done <- a.Run(ctx) }()
	await := func(what string, is func() bool) {
		t.Helper()
		for range 2000 {
			if is() {
				return
			}
			time.Sleep(5 * time.Millisecond)
		}
		t.Fatalf("%s: not in 10 seconds", what)
	}
	obstacle := func() string {
		list, err := l.Obstacles(t.Context())
		check(t, err)
		for _, o := range list {
			if o.What == "paused" {
				return o.Reason
			}
		}
		return ""
	}
	await("the pause shows", func() bool { return obstacle() == "the key moves house" })
	if state := l.state(t, id); state != oracle.Sealed {
		t.Errorf("while paused it became %s", state)
	}
	was, err := l.Resume(t.Context())
	check(t, err)
	await("it goes on", func() bool { return l.state(t, id) == oracle.Attested })
	if again, err := l.Resume(t.Context()); !was || again || err != nil {
		t.Errorf("resumed %v, again %v (%v)", was, again, err)
	}
	await("the pause is over", func() bool { return obstacle() == "" })
	cancel()
	<-done
}

// TestAnchorer_Lacks has a step that could not be done in a process before, and that this one does not have: that is no obstacle
// any more. What others note stays.
func TestAnchorer_Lacks(t *testing.T) {
	j, err := journal.Open(t.Context(), freshDatabase(t), common.Hash{1}, common.Hash{2})
	check(t, err)
	defer j.Close()
	for _, what := range []string{oracle.Publishing, "room", "sends"} {
		check(t, j.SetObstacle(t.Context(), what, "the disk is full", false))
	}
	ctx, cancel := context.WithCancel(t.Context())
	a := &oracle.Anchorer{
		Steps: []oracle.Step{{Name: "sends", Do: func(ctx context.Context) (bool, error) {
			cancel() // one round
			return false, errors.New("no answer")
		}}},
		Lacks: []string{oracle.Publishing}, Obstacles: j, Lock: heldLock{}, Log: slog.New(slog.DiscardHandler),
	}
	if err := a.Run(ctx); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	obstacles, err := j.Obstacles(t.Context())
	check(t, err)
	var left []string
	for _, o := range obstacles {
		left = append(left, o.What)
	}
	if !slices.Equal(left, []string{"room", "sends"}) {
		t.Errorf("left: %q", left)
	}
}

func (l *lab) state(t *testing.T, id oracle.VersionID) oracle.State {
	t.Helper()
	progress, err := l.Progress(t.Context(), []oracle.VersionID{id})
	check(t, err)
	return progress[0].State
}
