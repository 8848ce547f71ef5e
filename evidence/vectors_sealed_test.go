package evidence_test

import (
	"crypto/ecdsa"
	"fmt"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/rlp"

	"github.com/labseal/labseal/evidence"
)

// sealedVectors are evidence whose header is trusted for its seals, or for a pin of the trust file. The blocks are made
// here, by the rules of the two clients, and hold the anchoring event in block 1234.
type sealedVectors struct {
	t        testing.TB
	v        *evidenceVectors
	on       *consortium
	trust    string
	version  made
	keys     []*ecdsa.PrivateKey
	accounts []common.Address
}

func (v *evidenceVectors) addSealed(t testing.TB, c *consortium, version made) {
	t.Helper()
	s := &sealedVectors{t: t, v: v, version: version}
	s.keys, s.accounts = validatorKeys(t)
	for _, chain := range []struct{ trust, codec string }{
		{"QBFT by GoQuorum", evidence.CodecQBFTGoQuorum},
		{"QBFT by Besu", evidence.CodecQBFTBesu},
	} {
		s.trust, s.on = chain.trust, c.onQBFT(t, chain.codec)
		v.Trusts = append(v.Trusts, namedTrust{chain.trust, evidence.TrustHash(s.on.text), string(s.on.file)})
		s.positive()
		s.negative()
	}
	s.pinned(c)
	s.compromised(c)
}

func (s *sealedVectors) served(how sealing) evidence.ChainProof {
	return s.on.sealed(s.t, s.version.chain, how)
}

func (s *sealedVectors) with(chain evidence.ChainProof) made {
	m := s.version
	m.chain = chain
	return m
}

func (s *sealedVectors) seal(how sealing) made {
	s.t.Helper()
	chain, err := s.served(how).Sealed(s.on.trust)
	check(s.t, err)
	return s.with(chain)
}

func (s *sealedVectors) positive() {
	add := func(name string, m made) { s.v.add(s.t, name+", "+s.trust, s.trust, m, nil, nil) }
	add("sealed by three of four", s.seal(sealing{validators: s.accounts, by: s.keys[:3]}))
	add("sealed by four, in another round", s.seal(sealing{validators: s.accounts, by: s.keys, round: 2}))
	add("sealed, validators by contract", s.seal(sealing{by: s.keys[1:]}))
	attested, err := s.served(sealing{validators: s.accounts, by: s.keys, round: 2}).Unattested(s.on.trust)
	check(s.t, err)
	add("attested on a sealed chain", s.with(s.on.attested(s.t, attested)))
}

func (s *sealedVectors) negative() {
	add := func(check, name, why string, chain evidence.ChainProof) {
		in := evidenceInput{Trust: s.trust, Evidence: s.with(chain).evidence(s.t)}
		s.v.Negative = append(s.v.Negative, evidenceNegative{name + ", " + s.trust, why, check, in})
	}
	how := sealing{validators: s.accounts, by: s.keys[:3], round: 2}
	good := s.seal(how).chain
	fourth := s.seal(sealing{validators: s.accounts, by: s.keys[1:], round: 2}).chain.Signatures[2]
	signatures := func(name, why string, list ...[]byte) {
		chain := good
		chain.Signatures = list
		add(evidence.CheckFinality, name, why, chain)
	}
	g := good.Signatures
	signatures("two seals", "three of four are a quorum", g[0], g[1])
	signatures("four seals", "exactly a quorum", g[0], g[1], g[2], fourth)
	signatures("a seal twice", "accounts ascend strictly", g[0], g[1], g[1])
	signatures("seals out of order", "accounts ascend strictly", g[1], g[0], g[2])
	signatures("a seal with s in the upper half", "s is in the lower half", malleate(g[0]), g[1], g[2])
	signatures("no seals", "three of four are a quorum")
	header := func(check, name, why string, change func(p *evidence.ChainProof)) {
		chain := good
		change(&chain)
		add(check, name, why, chain)
	}
	edited := func(change func(e *qbftExtra)) func(p *evidence.ChainProof) {
		return func(p *evidence.ChainProof) { p.Header = changeExtra(s.t, p.Header, change) }
	}
	header(evidence.CheckFinality, "another round than was sealed", "the digest holds the round", edited(func(e *qbftExtra) { e.Round = 1 }))
	header(evidence.CheckFinality, "another vanity than was sealed", "the digest holds it", edited(func(e *qbftExtra) { e.Vanity[0] ^= 1 }))
	header(evidence.CheckBlock, "seals in the header", "they are beside it", edited(func(e *qbftExtra) { e.Seals = g }))
	header(evidence.CheckBlock, "a round in an unattested header", "round 0, or a byte could change", func(p *evidence.ChainProof) {
		p.Method, p.Signatures = evidence.Unattested, nil
	})
	s.sealers(func(name, why string, how sealing) {
		h := s.served(how)
		var extra qbftExtra
		fields := new(types.Header)
		check(s.t, rlp.DecodeBytes(h.Header, fields))
		check(s.t, rlp.DecodeBytes(fields.Extra, &extra))
		h.Method, h.Signatures = evidence.BySeals, extra.Seals
		h.Header = changeExtra(s.t, h.Header, func(e *qbftExtra) { e.Seals = nil })
		slices.SortFunc(h.Signatures, func(a, b []byte) int {
			digest := crypto.Keccak256Hash(h.Header)
			return signerOf(s.t, digest, a).Cmp(signerOf(s.t, digest, b))
		})
		add(evidence.CheckFinality, name, why, h)
	})
	good = s.seal(sealing{validators: s.accounts, by: s.keys[:3]}).chain
	for _, change := range []struct {
		name, why string
		validity  evidence.Validity
	}{
		{"set from the next block", "it is not from then on", evidence.Validity{From: 1235}},
		{"set until that block", "until does not count itself", evidence.Validity{Until: block(1234)}},
		{"set compromised since that block", "what was sealed since may be a thief's", evidence.Validity{CompromisedSince: block(1234)}},
	} {
		trust := changedTrust(s.t, s.on, func(trust *evidence.Trust) { trust.Validators[0].Validity = change.validity })
		name := change.name + ", " + s.trust
		s.addTrust(name, trust)
		in := evidenceInput{Trust: name, Evidence: s.with(good).evidence(s.t)}
		s.v.Negative = append(s.v.Negative, evidenceNegative{name, change.why, evidence.CheckFinality, in})
	}
}

// sealers are blocks sealed by the wrong ones.
func (s *sealedVectors) sealers(add func(name, why string, how sealing)) {
	outsider := fixedAccount(s.t, "outsider")
	others := slices.Clone(s.accounts)
	others[0] = crypto.PubkeyToAddress(outsider.PublicKey)
	slices.SortFunc(others, common.Address.Cmp)
	add("sealed by an outsider too", "validators of the trust file only",
		sealing{validators: s.accounts, by: []*ecdsa.PrivateKey{s.keys[0], s.keys[1], outsider}})
	add("a header that lists its own validators", "the set is the trust file's",
		sealing{validators: others, by: []*ecdsa.PrivateKey{s.keys[1], s.keys[2], s.keys[3]}})
	add("a self-made chain", "the set is the trust file's", sealing{
		validators: []common.Address{crypto.PubkeyToAddress(outsider.PublicKey)}, by: []*ecdsa.PrivateKey{outsider},
	})
}

func (s *sealedVectors) addTrust(name string, trust *evidence.Trust) {
	s.t.Helper()
	text, file := s.on.signTrust(s.t, trust, governorNames...)
	s.v.Trusts = append(s.v.Trusts, namedTrust{name, evidence.TrustHash(text), string(file)})
}

// pinned is evidence that says nothing of its block, which the trust file pins.
func (s *sealedVectors) pinned(c *consortium) {
	s.on = c
	chain, err := s.version.chain.Unattested(c.trust)
	check(s.t, err)
	b, err := evidence.DecodeHeader(evidence.CodecEthereum, chain.Header)
	check(s.t, err)
	s.addTrust("that block pinned", changedTrust(s.t, c, func(trust *evidence.Trust) {
		trust.Pinned = []evidence.PinnedBlock{{Number: 7, Hash: fixed("block 7")}, {Number: b.Number, Hash: b.Hash}}
	}))
	s.v.add(s.t, "unattested, pinned", "that block pinned", s.with(chain), nil, nil)
	s.v.add(s.t, "attested and pinned", "that block pinned", s.version, nil, nil)
	s.addTrust("another height pinned", changedTrust(s.t, c, func(trust *evidence.Trust) {
		trust.Pinned = []evidence.PinnedBlock{{Number: b.Number + 1, Hash: b.Hash}}
	}))
	in := evidenceInput{Trust: "another height pinned", Evidence: s.with(chain).evidence(s.t)}
	s.v.Negative = append(s.v.Negative, evidenceNegative{"unattested, another height pinned", "number and hash", evidence.CheckFinality, in})
}

// compromised is evidence of before and after a key was stolen, as file 2 of the consortium says.
func (s *sealedVectors) compromised(c *consortium) {
	for _, since := range []uint64{1234, 1235} {
		name := fmt.Sprintf("file 2: the log key compromised since block %d", since)
		second := changedTrust(s.t, c, func(trust *evidence.Trust) {
			hash := evidence.TrustHash(c.text)
			trust.Number, trust.Previous = 2, &hash
			trust.Members[0].Keys[1].CompromisedSince = &since
		})
		_, file := c.signTrust(s.t, second, governorNames[1:]...)
		s.v.Trusts = append(s.v.Trusts, namedTrust{name, evidence.TrustHash(c.text), string(slices.Concat(c.file, file))})
		if since > 1234 {
			s.v.add(s.t, name, name, s.version, nil, nil)
			continue
		}
		in := evidenceInput{Trust: name, Evidence: s.version.evidence(s.t)}
		s.v.Negative = append(s.v.Negative, evidenceNegative{name, "it was anchored when a thief had the key", evidence.CheckReceipt, in})
	}
}
