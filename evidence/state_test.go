package evidence_test

import (
	"bytes"
	"fmt"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/holiman/uint256"

	"github.com/labseal/labseal/evidence"
)

// TestAmendmentState_EveryByte changes every byte of evidence with an amendment state, and drops and doubles each: none
// passes, neither where nothing is recorded nor where an amendment is.
func TestAmendmentState_EveryByte(t *testing.T) {
	c := fixedConsortium(t)
	a := c.amended(t)
	for name, statuses := range map[string]map[common.Hash]uint256.Int{
		"none": nil, "amended": {a.slot: status(1500, evidence.ReasonCorrected)},
	} {
		file := attachState(t, a.version.evidence(t), c.state(statuses).prove(t, c, a.slot))
		_, err := evidence.Verify(evidence.Input{Evidence: file}, c.trust)
		check(t, err)
		refused := func(what string, at int, changed []byte) {
			if _, err := evidence.Verify(evidence.Input{Evidence: changed}, c.trust); err == nil {
				t.Errorf("%s: accepted with byte %d %s", name, at, what)
			}
		}
		for i := range file {
			changed := bytes.Clone(file)
			changed[i] ^= 1 << (i % 8)
			refused("changed", i, changed)
			refused("dropped", i, slices.Delete(bytes.Clone(file), i, i+1))
			refused("doubled", i, slices.Insert(bytes.Clone(file), i, file[i]))
		}
	}
}

// TestAmendmentState_Moved puts a version's amendment state into the evidence of another. The attestations are good and
// the trie is the same, but the nodes lead to another handle.
func TestAmendmentState_Moved(t *testing.T) {
	c := fixedConsortium(t)
	a := c.amended(t)
	other := c.version(t, "another version", sampleClaims, 100)
	otherSlot := evidence.StatusSlot(c.member, other.statement.Handle)
	w := c.state(map[common.Hash]uint256.Int{
		a.slot: status(1500, evidence.ReasonCorrected), otherSlot: status(1600, evidence.ReasonCancelled),
	})
	for _, test := range []struct {
		file  []byte
		slot  common.Hash
		moved bool
	}{
		{a.version.evidence(t), a.slot, false},
		{other.evidence(t), otherSlot, false},
		{a.version.evidence(t), otherSlot, true},
		{other.evidence(t), a.slot, true},
	} {
		_, err := evidence.Verify(evidence.Input{Evidence: attachState(t, test.file, w.prove(t, c, test.slot))}, c.trust)
		if test.moved {
			wantFailure(t, err, evidence.CheckState)
		} else if err != nil {
			t.Error(err)
		}
	}
}

// TestAmendmentState_Replaced attaches a newer state, which takes the older one's place.
func TestAmendmentState_Replaced(t *testing.T) {
	c := fixedConsortium(t)
	a := c.amended(t)
	old, later := c.state(nil), c.state(map[common.Hash]uint256.Int{a.slot: status(2001, evidence.ReasonCorrected)})
	later.number = 2100
	file := attachState(t, a.version.evidence(t), old.prove(t, c, a.slot))
	renewed := attachState(t, file, later.prove(t, c, a.slot))
	if direct := attachState(t, a.version.evidence(t), later.prove(t, c, a.slot)); !bytes.Equal(renewed, direct) {
		t.Error("it matters which state was there before")
	}
	before, err := evidence.Verify(evidence.Input{Evidence: file}, c.trust)
	check(t, err)
	after, err := evidence.Verify(evidence.Input{Evidence: renewed}, c.trust)
	check(t, err)
	if before.State.Reason != evidence.ReasonNone || before.IsDisputed() || before.Leaf != after.Leaf {
		t.Errorf("before: %+v", before.State)
	}
	if after.State.Reason != evidence.ReasonCorrected || after.State.Amended != 2001 || !after.IsDisputed() {
		t.Errorf("after: %+v", after.State)
	}
	if _, err := evidence.AttachAmendmentState(a.version.entry, evidence.AmendmentState{}); err == nil {
		t.Error("attached to a log entry")
	}
}

// TestTriePath takes the way out of a node's answer, whatever else the answer holds, and takes no empty answer for an
// absent value.
func TestTriePath(t *testing.T) {
	storage := newTrie()
	for i := range 300 {
		put(t, storage, fmt.Append(nil, i), encodeRLP(t, uint64(i+1)))
	}
	there, absent := crypto.Keccak256([]byte("7")), crypto.Keccak256([]byte("absent"))
	for name, key := range map[string][]byte{"there": []byte("7"), "absent": []byte("absent")} {
		want := nodesTo(t, storage, key)
		answer := slices.Concat(nodesTo(t, storage, []byte("8")), want, want, [][]byte{{0x80}})
		slices.Reverse(answer)
		path, value, err := evidence.TriePath(storage.Hash(), crypto.Keccak256(key), answer)
		if err != nil || !slices.EqualFunc(path, want, bytes.Equal) || (value == nil) != (name == "absent") {
			t.Errorf("%s: %d nodes of %d, value %x, %v", name, len(path), len(want), value, err)
		}
	}
	for name, answer := range map[string][][]byte{
		"nil": nil, "empty": {}, "an empty node": {{}}, "the empty trie": {{0x80}},
		"cut": nodesTo(t, storage, []byte("absent"))[:1],
	} {
		for _, key := range [][]byte{there, absent} {
			if _, _, err := evidence.TriePath(storage.Hash(), key, answer); err == nil {
				t.Errorf("%s: taken for an answer", name)
			}
		}
	}
}

// TestAmendmentState_Size measures a proof among 10^4 statuses and 1,000 accounts.
func TestAmendmentState_Size(t *testing.T) {
	const limit = 4096
	c := fixedConsortium(t)
	a := c.amended(t)
	largest := 0
	for name, statuses := range map[string]map[common.Hash]uint256.Int{
		"none": nil, "amended": {a.slot: status(1500, evidence.ReasonCorrected)},
	} {
		w := c.state(statuses)
		w.accounts, w.handles = 1000, 10_000
		file := a.version.evidence(t)
		with := attachState(t, file, w.prove(t, c, a.slot))
		if _, err := evidence.Verify(evidence.Input{Evidence: with}, c.trust); err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %d bytes", name, len(with)-len(file))
		largest = max(largest, len(with)-len(file))
	}
	if largest > limit {
		t.Errorf("%d bytes, at most %d", largest, limit)
	}
}
