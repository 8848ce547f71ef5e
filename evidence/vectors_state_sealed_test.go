package evidence_test

import (
	"crypto/ecdsa"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/holiman/uint256"

	"github.com/labseal/labseal/evidence"
)

// sealedStates are amendment states of a QBFT chain whose validators changed between the anchoring block, 1234, and the
// state's, 2000: in block 1500 the first was voted out and a fifth in.
type sealedStates struct {
	t           testing.TB
	v           *stateVectors
	c, on       *consortium // on a chain without seals, and on this one
	chain       string
	a           amended
	before, now []*ecdsa.PrivateKey
}

func (v *stateVectors) addSealed(t testing.TB, c *consortium, a amended) {
	t.Helper()
	for _, chain := range []struct{ name, codec string }{
		{"QBFT by GoQuorum", evidence.CodecQBFTGoQuorum},
		{"QBFT by Besu", evidence.CodecQBFTBesu},
	} {
		s := &sealedStates{t: t, v: v, c: c, chain: chain.name, a: a}
		s.before, _ = validatorKeys(t)
		s.now = append(slices.Clone(s.before[1:]), fixedAccount(t, "validator 5"))
		slices.SortFunc(s.now, func(a, b *ecdsa.PrivateKey) int { return accountOf(a).Cmp(accountOf(b)) })
		s.on = c.onQBFT(t, chain.codec)
		until := uint64(1500)
		s.on.trust.Validators[0].Until = &until
		s.on.trust.Validators = append(s.on.trust.Validators, evidence.ValidatorSet{
			Accounts: accountsOf(s.now), Validity: evidence.Validity{From: until},
		})
		s.on.text, s.on.file = s.on.signTrust(t, s.on.trust, governorNames...)
		v.Trusts = append(v.Trusts, namedTrust{chain.name, evidence.TrustHash(s.on.text), string(s.on.file)})
		s.positive()
		s.negative()
	}
}

func accountOf(key *ecdsa.PrivateKey) common.Address { return crypto.PubkeyToAddress(key.PublicKey) }

func accountsOf(keys []*ecdsa.PrivateKey) (list []common.Address) {
	for _, key := range keys {
		list = append(list, accountOf(key))
	}
	return list
}

// version is the evidence of the version, in a block that the validators of then sealed.
func (s *sealedStates) version() []byte {
	s.t.Helper()
	served := s.on.sealed(s.t, s.a.version.chain, sealing{validators: accountsOf(s.before), by: s.before[:3]})
	chain, err := served.Sealed(s.on.trust)
	check(s.t, err)
	return s.a.version.on(chain).evidence(s.t)
}

// served is a state as of a block that was sealed like this.
func (s *sealedStates) served(statuses map[common.Hash]uint256.Int, how sealing) evidence.AmendmentState {
	s.t.Helper()
	state := s.c.state(statuses).prove(s.t, s.c, s.a.slot)
	state.Header = s.on.sealed(s.t, evidence.ChainProof{Header: state.Header}, how).Header
	return state
}

func (s *sealedStates) sealed(statuses map[common.Hash]uint256.Int, how sealing) evidence.AmendmentState {
	s.t.Helper()
	state, err := s.served(statuses, how).Sealed(s.on.trust)
	check(s.t, err)
	return state
}

func (s *sealedStates) positive() {
	add := func(name string, state evidence.AmendmentState) {
		in := stateInput{Trust: s.chain, Evidence: attachState(s.t, s.version(), state)}
		proven, err := evidence.Verify(in.input(), s.on.trust)
		check(s.t, err)
		s.v.Positive = append(s.v.Positive, statePositive{name + ", " + s.chain, stateProvenOf(proven), in})
	}
	all := accountsOf(s.now)
	add("none recorded, sealed after the validators changed", s.sealed(nil, sealing{validators: all, by: s.now[:3]}))
	corrected := map[common.Hash]uint256.Int{s.a.slot: status(1500, evidence.ReasonCorrected)}
	add("corrected, sealed in another round", s.sealed(corrected, sealing{validators: all, by: s.now[1:], round: 3}))
	add("none recorded, sealed, validators by contract", s.sealed(nil, sealing{by: s.now[1:]}))
}

func (s *sealedStates) negative() {
	add := func(name, why string, change func(state *evidence.AmendmentState)) {
		state := s.sealed(nil, sealing{validators: accountsOf(s.now), by: s.now[:3], round: 2})
		change(&state)
		in := stateInput{Trust: s.chain, Evidence: attachState(s.t, s.version(), state)}
		s.v.Negative = append(s.v.Negative, stateNegative{name + ", " + s.chain, why, evidence.CheckState, in})
	}
	add("sealed by the validators before", "one of them was voted out", func(state *evidence.AmendmentState) {
		*state = s.raw(sealing{validators: accountsOf(s.now), by: s.before[:3]})
	})
	add("a list of the validators before", "not the trust file's for that block", func(state *evidence.AmendmentState) {
		*state = s.raw(sealing{validators: accountsOf(s.before), by: s.before[1:]})
	})
	add("two seals", "three of four are a quorum", func(state *evidence.AmendmentState) { state.Signatures = state.Signatures[:2] })
	add("seals out of order", "accounts ascend strictly", func(state *evidence.AmendmentState) {
		slices.Reverse(state.Signatures)
	})
	add("seals of the anchoring's block", "they are over another header", func(state *evidence.AmendmentState) {
		served := s.on.sealed(s.t, s.a.version.chain, sealing{validators: accountsOf(s.before), by: s.before[1:]})
		chain, err := served.Sealed(s.on.trust)
		check(s.t, err)
		state.Signatures = chain.Signatures
	})
	add("another round than was sealed", "the digest holds the round", func(state *evidence.AmendmentState) {
		state.Header = changeExtra(s.t, state.Header, func(e *qbftExtra) { e.Round = 1 })
	})
	add("seals in the header", "they are beside it", func(state *evidence.AmendmentState) {
		state.Header = changeExtra(s.t, state.Header, func(e *qbftExtra) { e.Seals = state.Signatures })
	})
}

// raw is a state with whatever seals its block has, in order.
func (s *sealedStates) raw(how sealing) evidence.AmendmentState {
	s.t.Helper()
	state := s.served(nil, how)
	state.Method = evidence.BySeals
	state.Header = changeExtra(s.t, state.Header, func(e *qbftExtra) { state.Signatures, e.Seals = e.Seals, nil })
	digest := crypto.Keccak256Hash(state.Header)
	slices.SortFunc(state.Signatures, func(a, b []byte) int { return signerOf(s.t, digest, a).Cmp(signerOf(s.t, digest, b)) })
	return state
}
