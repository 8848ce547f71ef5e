package evidence_test

import (
	"reflect"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/holiman/uint256"

	"github.com/labseal/labseal/evidence"
)

type stateVectors struct {
	Description string          `json:"description"`
	Trusts      []namedTrust    `json:"trusts"`
	Slots       []slotVector    `json:"slots"`
	Positive    []statePositive `json:"positive"`
	Negative    []stateNegative `json:"negative"`
}

type slotVector struct {
	Member common.Hash `json:"member"`
	Handle common.Hash `json:"handle"`
	Slot   common.Hash `json:"slot"`
	Key    common.Hash `json:"key"` // of the storage trie
}

// stateInput is evidence with an amendment state, and evidence of an amendment; null where that is not given.
type stateInput struct {
	Trust     string         `json:"trust"`
	Evidence  hexutil.Bytes  `json:"evidence"`
	Amendment *hexutil.Bytes `json:"amendment"`
}

type statePositive struct {
	Name   string      `json:"name"`
	Proves stateProven `json:"proves"`
	stateInput
}

type stateProven struct {
	AsOf       uint64           `json:"asOf"`
	Hash       common.Hash      `json:"blockHash"`
	Time       uint64           `json:"blockTime"`
	Attested   []common.Hash    `json:"attested"`
	Sealed     []common.Address `json:"sealed"`
	Reason     uint8            `json:"reason"`  // 0: no amendment is recorded
	Amended    uint64           `json:"amended"` // block
	IsDisputed bool             `json:"isDisputed"`
}

type stateNegative struct {
	Name  string `json:"name"`
	Why   string `json:"why"`
	Check string `json:"check"`
	stateInput
}

func (in stateInput) input() evidence.Input {
	out := evidence.Input{Evidence: in.Evidence}
	if in.Amendment != nil {
		out.Amendment = *in.Amendment
	}
	return out
}

func stateProvenOf(p *evidence.Proven) stateProven {
	v := stateProven{
		AsOf: p.State.Block.Number, Hash: p.State.Block.Hash, Time: p.State.Block.Time, Reason: uint8(p.State.Reason),
		Amended: p.State.Amended, IsDisputed: p.IsDisputed(), Sealed: p.State.Finality.Sealed,
	}
	for _, m := range p.State.Finality.Attested {
		v.Attested = append(v.Attested, m.ID)
	}
	return v
}

// amended is a version, an amendment of it, and what the chain records of both.
type amended struct {
	version, amendment made
	slot               common.Hash
}

func (c *consortium) amended(t testing.TB) amended {
	t.Helper()
	a := amended{version: c.version(t, "an amended version", sampleClaims, 100)}
	a.slot = evidence.StatusSlot(c.member, a.version.statement.Handle)
	a.amendment = c.amendment(t, a.version.statement.Handle, evidence.ReasonCorrected)
	return a
}

func (c *consortium) amendment(t testing.TB, handle common.Hash, reason evidence.Reason) made {
	t.Helper()
	s := evidence.Statement{
		Member: c.member, Log: c.logID, Handle: fixed("handle of an amendment"), Kind: evidence.KindAmendment,
		Time: 1_789_999_200, Amended: handle, Reason: reason,
	}
	if !reason.Withdraws() {
		s.Replacement = fixed("replacement")
	}
	return c.logged(t, made{size: 7, statement: s, entry: c.sign(t, s)})
}

func makeStateVectors(t testing.TB) *stateVectors {
	c := fixedConsortium(t)
	v := &stateVectors{
		Description: "Amendment states: see amendment-state.md. Each negative vector fails at the named check, and at none before it.",
		Trusts:      []namedTrust{{"file 1", evidence.TrustHash(c.text), string(c.file)}},
	}
	a := c.amended(t)
	for _, handle := range []common.Hash{a.version.statement.Handle, fixed("another handle")} {
		slot := evidence.StatusSlot(c.member, handle)
		v.Slots = append(v.Slots, slotVector{c.member, handle, slot, keccak(slot[:])})
	}
	version, amendment := a.version.evidence(t), a.amendment.evidence(t)
	with := func(file []byte, s evidence.AmendmentState) []byte { return attachState(t, file, s) }
	addUnder := func(name, trust string, file, amendment []byte) {
		in := stateInput{trust, file, optional(amendment)}
		proven, err := evidence.Verify(in.input(), v.trust(t, trust))
		check(t, err)
		v.Positive = append(v.Positive, statePositive{name, stateProvenOf(proven), in})
	}
	add := func(name string, file, amendment []byte) { addUnder(name, "file 1", file, amendment) }
	none := c.state(nil)
	corrected := c.state(map[common.Hash]uint256.Int{a.slot: status(1500, evidence.ReasonCorrected)})
	cancelled := c.state(map[common.Hash]uint256.Int{a.slot: status(1, evidence.ReasonCancelled)})
	same := none
	same.number = 2_000_000
	alone := none
	alone.accounts, alone.handles = 0, 0
	add("none recorded", with(version, none.prove(t, c, a.slot)), nil)
	add("none recorded, at a late block", with(version, same.prove(t, c, a.slot)), nil)
	add("none recorded, tries of one leaf", with(version, alone.prove(t, c, a.slot)), nil)
	add("corrected, without its statement", with(version, corrected.prove(t, c, a.slot)), nil)
	add("corrected, with its statement", with(version, corrected.prove(t, c, a.slot)), amendment)
	add("cancelled in block 1", with(version, cancelled.prove(t, c, a.slot)), nil)
	add("none recorded yet, with a statement", with(version, none.prove(t, c, a.slot)), amendment)
	add("an amendment that is recorded", with(amendment, corrected.prove(t, c, a.slot)), nil)
	add("an amendment that is not recorded", with(amendment, none.prove(t, c, a.slot)), nil)
	unattested, err := none.prove(t, c, a.slot).Unattested(c.trust)
	check(t, err)
	block, err := evidence.DecodeHeader(c.trust.Chain.Codec, unattested.Header)
	check(t, err)
	v.addTrust(t, c, trustChange{"pinned", func(trust *evidence.Trust) {
		trust.Pinned = []evidence.PinnedBlock{{Number: block.Number, Hash: block.Hash}}
	}})
	addUnder("none recorded, in a pinned block", "pinned", with(version, unattested), nil)
	v.Negative = stateNegatives(t, c, v, a)
	v.addSealed(t, c, a)
	return v
}

func (v *stateVectors) addTrust(t testing.TB, c *consortium, change trustChange) {
	t.Helper()
	text, file := c.signTrust(t, changedTrust(t, c, change.change), governorNames...)
	v.Trusts = append(v.Trusts, namedTrust{change.name, evidence.TrustHash(text), string(file)})
}

func (v *stateVectors) trust(t testing.TB, name string) *evidence.Trust {
	t.Helper()
	i := slices.IndexFunc(v.Trusts, func(n namedTrust) bool { return n.Name == name })
	trust, hash, err := evidence.ParseTrust([]byte(v.Trusts[i].File))
	check(t, err)
	if hash != v.Trusts[i].Hash {
		t.Errorf("trust file %q: hash %s", name, hash)
	}
	return trust
}

func (v *stateVectors) consume(t *testing.T) {
	for _, s := range v.Slots {
		if got := evidence.StatusSlot(s.Member, s.Handle); got != s.Slot || keccak(got[:]) != s.Key {
			t.Errorf("slot of %s: %s, want %s", s.Handle, got, s.Slot)
		}
	}
	for _, p := range v.Positive {
		proven, err := evidence.Verify(p.input(), v.trust(t, p.Trust))
		if err != nil {
			t.Errorf("%s: %v", p.Name, err)
			continue
		}
		if got := stateProvenOf(proven); !reflect.DeepEqual(got, p.Proves) {
			t.Errorf("%s: proves %+v, want %+v", p.Name, got, p.Proves)
		}
	}
	for _, n := range v.Negative {
		t.Run(n.Check+"/"+n.Name, func(t *testing.T) {
			_, err := evidence.Verify(n.input(), v.trust(t, n.Trust))
			wantFailure(t, err, n.Check)
		})
	}
}
