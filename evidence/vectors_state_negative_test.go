package evidence_test

import (
	"bytes"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/rlp"
	"github.com/holiman/uint256"

	"github.com/labseal/labseal/evidence"
)

func keccak(b []byte) common.Hash { return crypto.Keccak256Hash(b) }

// stateRefusal collects evidence whose amendment state does not count.
type stateRefusal struct {
	t   testing.TB
	c   *consortium
	v   *stateVectors
	a   amended
	out []stateNegative
}

func stateNegatives(t testing.TB, c *consortium, v *stateVectors, a amended) []stateNegative {
	t.Helper()
	r := &stateRefusal{t: t, c: c, v: v, a: a}
	r.formats()
	r.blocks()
	r.accounts()
	r.storages()
	r.statuses()
	r.amendments()
	return r.out
}

func (r *stateRefusal) add(check, name, why string, file, amendment []byte) {
	r.out = append(r.out, stateNegative{name, why, check, stateInput{"file 1", file, optional(amendment)}})
}

// changed is evidence whose state says that nothing is recorded, with a change.
func (r *stateRefusal) changed(name, why string, change func(s *evidence.AmendmentState)) {
	r.from(r.c.state(nil), name, why, change)
}

func (r *stateRefusal) from(w worldState, name, why string, change func(s *evidence.AmendmentState)) {
	s := w.prove(r.t, r.c, r.a.slot)
	if change != nil {
		change(&s)
	}
	r.add(evidence.CheckState, name, why, attachState(r.t, r.a.version.evidence(r.t), s), nil)
}

func (r *stateRefusal) formats() {
	const canonical = "one encoding only (README.md, CBOR)"
	s := r.c.state(nil).prove(r.t, r.c, r.a.slot)
	raw := func(name, why string, value any) {
		m := r.a.version
		b := m.rawHeader(r.t, map[int]any{394: []any{m.receipt}, -70001: item(r.t, m.proof(r.t)), -70002: value})
		r.add(evidence.CheckFormat, name, why, b, nil)
	}
	field := func(name, why string, change func(m map[int]any)) {
		m := stateItem(s)
		change(m)
		raw(name, why, item(r.t, m))
	}
	raw("not wrapped", "a byte string", stateItem(s))
	raw("null", "a byte string", nil)
	raw("nothing in it", "no map", []byte{})
	raw("trailing byte", "bytes behind the map", append(item(r.t, stateItem(s)), 0))
	raw("a long integer", canonical, append([]byte{0xa6, 0x01, 0x18, 0x01}, item(r.t, stateItem(s))[3:]...))
	field("version 2", "unknown version", func(m map[int]any) { m[1] = 2 })
	field("an unknown key", "closed map", func(m map[int]any) { m[7] = 0 })
	field("without a header", "mandatory key", func(m map[int]any) { delete(m, 2) })
	field("account nodes null", canonical, func(m map[int]any) { m[3] = nil })
	field("storage nodes null", canonical, func(m map[int]any) { m[4] = nil })
	field("no storage nodes at all", "mandatory key", func(m map[int]any) { delete(m, 4) })
	field("an unknown method", "methods are 1 to 3", func(m map[int]any) { m[5] = 4 })
	field("unattested with signatures", "there are none", func(m map[int]any) { m[5] = 3 })
}

// stateItem is an amendment state as general CBOR.
func stateItem(s evidence.AmendmentState) map[int]any {
	return map[int]any{1: 1, 2: s.Header, 3: s.Account, 4: s.Storage, 5: uint64(s.Method), 6: s.Signatures}
}

func (r *stateRefusal) blocks() {
	early, other := r.c.state(nil), r.c.state(nil)
	early.number, other.number = 1233, 1234
	r.from(early, "as of the block before the anchoring", "not before the anchoring", nil)
	r.from(other, "as of another block at the anchoring's height", "two blocks at one height", nil)
	r.changed("no attestation", "two members must attest", func(s *evidence.AmendmentState) { s.Signatures = nil })
	r.changed("one attestation", "two members must attest", func(s *evidence.AmendmentState) {
		s.Signatures = s.Signatures[:1]
	})
	r.changed("one attestation twice", "two members must attest", func(s *evidence.AmendmentState) {
		s.Signatures = [][]byte{s.Signatures[0], s.Signatures[0]}
	})
	r.changed("attestations out of order", "by account, ascending", func(s *evidence.AmendmentState) {
		s.Signatures = [][]byte{s.Signatures[1], s.Signatures[0]}
	})
	r.changed("attestations of another block", "they sign another hash", func(s *evidence.AmendmentState) {
		s.Signatures = r.a.version.chain.Signatures
	})
	r.changed("attestations as seals", "headers of this chain carry none", func(s *evidence.AmendmentState) {
		s.Method = evidence.BySeals
	})
	r.changed("unattested", "nothing pins the block, and no nodes were asked", func(s *evidence.AmendmentState) {
		s.Method, s.Signatures = evidence.Unattested, nil
	})
	r.addTrust(trustChange{"pinned otherwise", func(trust *evidence.Trust) {
		trust.Pinned = []evidence.PinnedBlock{{Number: 2000, Hash: fixed("another block")}}
	}}, "the trust file pins another block there")
	r.changed("header of another block", "no attestation of it", func(s *evidence.AmendmentState) {
		s.Header = r.a.version.chain.Header
	})
	r.changed("header with a trailing byte", "closed", func(s *evidence.AmendmentState) {
		s.Header = append(bytes.Clone(s.Header), 0)
	})
	r.changed("another state root", "another block hash", func(s *evidence.AmendmentState) {
		s.Header = bytes.Replace(s.Header, crypto.Keccak256(s.Account[0]), make([]byte, 32), 1)
	})
}

func (r *stateRefusal) accounts() {
	r.changed("no account nodes", "no nodes show nothing", func(s *evidence.AmendmentState) { s.Account = [][]byte{} })
	r.changed("an account node missing", "the path ends before the account", func(s *evidence.AmendmentState) {
		s.Account = s.Account[:len(s.Account)-1]
	})
	r.changed("an account node too many", "each node is needed", func(s *evidence.AmendmentState) {
		s.Account = append(slices.Clone(s.Account), s.Account[0])
	})
	r.changed("a changed account", "another hash", func(s *evidence.AmendmentState) {
		s.Account = slices.Clone(s.Account)
		last := len(s.Account) - 1
		s.Account[last] = bytes.Clone(s.Account[last])
		s.Account[last][len(s.Account[last])-1] ^= 1
	})
	absent, code, empty := r.c.state(nil), r.c.state(nil), r.c.state(nil)
	absent.isAbsent, code.codeHash, empty.isEmpty = true, fixed("other code"), true
	r.from(absent, "no such account", "an absent contract says nothing", nil)
	r.from(code, "another code", "not the code hash of the trust file", nil)
	r.from(empty, "an empty contract", "a ResultLog that anchored holds something", nil)
	r.from(empty, "an empty contract with the empty node", "likewise", func(s *evidence.AmendmentState) {
		s.Storage = [][]byte{{0x80}}
	})
	r.addTrust(trustChange{"another layout", func(trust *evidence.Trust) {
		trust.Contracts[0].Layout = "result-log/2"
	}}, "unknown layout")
}

// addTrust is good evidence under a trust file that differs.
func (r *stateRefusal) addTrust(change trustChange, why string) {
	r.v.addTrust(r.t, r.c, change)
	s := r.c.state(nil).prove(r.t, r.c, r.a.slot)
	r.out = append(r.out, stateNegative{
		change.name, why, evidence.CheckState,
		stateInput{change.name, attachState(r.t, r.a.version.evidence(r.t), s), nil},
	})
}

func (r *stateRefusal) storages() {
	r.changed("no storage nodes", "no nodes show nothing", func(s *evidence.AmendmentState) { s.Storage = [][]byte{} })
	r.changed("the root node only", "the path ends where it goes on", func(s *evidence.AmendmentState) {
		s.Storage = s.Storage[:1]
	})
	r.changed("a storage node too many", "each node is needed", func(s *evidence.AmendmentState) {
		s.Storage = append(slices.Clone(s.Storage), s.Storage[0])
	})
	r.changed("storage nodes exchanged", "from the root down", func(s *evidence.AmendmentState) {
		s.Storage = slices.Clone(s.Storage)
		slices.Reverse(s.Storage)
	})
	hidden := r.c.state(map[common.Hash]uint256.Int{r.a.slot: status(1500, evidence.ReasonCorrected)})
	other := evidence.StatusSlot(r.c.member, fixed("another handle"))
	r.from(hidden, "absence of another handle", "the nodes lead to another key", func(s *evidence.AmendmentState) {
		s.Storage = hidden.prove(r.t, r.c, other).Storage
	})
	r.from(hidden, "a recorded amendment cut off", "the path ends before the status", func(s *evidence.AmendmentState) {
		s.Storage = s.Storage[:len(s.Storage)-1]
	})
	r.from(hidden, "storage of an earlier state", "another root than the account's", func(s *evidence.AmendmentState) {
		s.Storage = r.c.state(nil).prove(r.t, r.c, r.a.slot).Storage
	})
	r.from(hidden, "a removed status", "the leaf's hash is another", func(s *evidence.AmendmentState) {
		var leaf [][]byte
		last := len(s.Storage) - 1
		check(r.t, rlp.DecodeBytes(s.Storage[last], &leaf))
		s.Storage = slices.Clone(s.Storage)
		s.Storage[last] = encodeRLP(r.t, [][]byte{leaf[0], {0x80}})
	})
}

func (r *stateRefusal) statuses() {
	word := func(name, why string, word uint256.Int) {
		r.from(r.c.state(map[common.Hash]uint256.Int{r.a.slot: word}), name, why, nil)
	}
	high := status(1500, evidence.ReasonCorrected)
	high.Or(&high, new(uint256.Int).Lsh(uint256.NewInt(1), 72))
	word("an unknown reason", "reasons are 1 to 6", status(1500, 7))
	word("no reason", "reasons are 1 to 6", status(1500, evidence.ReasonNone))
	word("a block after it", "not after the block as of which it is", status(2001, evidence.ReasonCorrected))
	word("block 0", "a block is named", status(0, evidence.ReasonCorrected))
	word("a bit above the block", "bits 72 to 255 are zero", high)
	code := r.c.state(map[common.Hash]uint256.Int{r.a.slot: status(1500, evidence.ReasonCorrected)})
	code.codeHash = types.EmptyCodeHash
	r.from(code, "a status in an account without code", "not the code hash of the trust file", nil)
}

func (r *stateRefusal) amendments() {
	s := r.c.state(map[common.Hash]uint256.Int{r.a.slot: status(1500, evidence.ReasonCorrected)}).prove(r.t, r.c, r.a.slot)
	version := r.a.version.evidence(r.t)
	file, amendment := attachState(r.t, version, s), r.a.amendment.evidence(r.t)
	add := func(name, why string, file, amendment []byte) {
		r.add(evidence.CheckAmendment, name, why, file, amendment)
	}
	other := r.c.amendment(r.t, fixed("another handle"), evidence.ReasonCorrected).evidence(r.t)
	add("a version as its amendment", "it states no amendment", file, version)
	add("an amendment of another version", "another handle", file, other)
	add("an amendment of another version, without a state", "another handle", version, other)
	add("another reason than the chain's", "the reasons differ", file,
		r.c.amendment(r.t, r.a.version.statement.Handle, evidence.ReasonAmended).evidence(r.t))
	add("a forged amendment", "it does not verify", file, bytes.Replace(amendment, r.c.member[:8], make([]byte, 8), 1))
	add("an amendment of an amendment", "only versions are amended", amendment, amendment)
	add("an empty amendment", "it does not decode", file, []byte{})
}
