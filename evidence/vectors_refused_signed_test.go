package evidence_test

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/ed25519"
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/evidence"
)

func (r *refusal) attestations(m made) {
	first, second := m.chain.Signatures[0], m.chain.Signatures[1]
	add := func(name, why string, list ...[]byte) {
		changed := m
		changed.chain.Signatures = list
		r.add(evidence.CheckFinality, name, why, changed.evidence(r.t))
	}
	b, err := evidence.DecodeHeader(evidence.CodecEthereum, m.chain.Header)
	check(r.t, err)
	attest := func(key *ecdsa.PrivateKey) evidence.Attestation { return r.c.attest(r.t, key, b.Number, b.Hash) }
	altered := func(change func(s []byte) []byte) []byte { return change(bytes.Clone(first)) }
	with := func(list ...evidence.Attestation) [][]byte { return under(m.chain, list...).Signatures }
	a := attest(r.c.attestors[0])
	add("none", "two are asked for")
	add("one", "two are asked for", first)
	add("one more than asked for", "exactly two", with(a, attest(r.c.attestors[1]), attest(r.c.attestors[2]))...)
	add("one twice", "accounts ascend strictly", first, first)
	add("out of order", "accounts ascend strictly", second, first)
	add("an outsider's", "no attestor", with(a, attest(fixedAccount(r.t, "outsider")))...)
	add("of another block", "recovers to nobody known", with(a, r.c.attest(r.t, r.c.attestors[2], b.Number,
		fixed("another block")))...)
	add("of another height", "recovers to nobody known", with(a, r.c.attest(r.t, r.c.attestors[2], b.Number+1, b.Hash))...)
	add("v of 27", "v is 0 or 1", altered(func(s []byte) []byte { s[64] += 27; return s }), second)
	add("s in the upper half", "s is in the lower half (EIP-2)", malleate(first), second)
	add("a signature of 64 bytes", "65 bytes", altered(func(s []byte) []byte { return s[:64] }), second)
	add("the other v", "recovers to nobody known", altered(func(s []byte) []byte { s[64] ^= 1; return s }), second)
	r.add(evidence.CheckFinality, "seals on a chain without", "the codec has none", func() []byte {
		changed := m
		changed.chain.Method = evidence.BySeals
		return changed.evidence(r.t)
	}())
	r.add(evidence.CheckFinality, "unattested, and not pinned", "nobody says that the block is final", func() []byte {
		changed := m
		changed.chain, err = m.chain.Unattested(r.c.trust)
		check(r.t, err)
		return changed.evidence(r.t)
	}())
	good := m.evidence(r.t)
	r.addTrust(evidence.CheckFinality, "another genesis is another domain", good, trustChange{
		"another genesis",
		func(trust *evidence.Trust) { trust.Chain.Genesis = fixed("another genesis") },
	})
	r.addTrust(evidence.CheckFinality, "three are asked for", good, trustChange{
		"three attestations",
		func(trust *evidence.Trust) { trust.Attestation[0].Threshold = 3 },
	})
	r.addTrust(evidence.CheckFinality, "no threshold for that block", good, trustChange{
		"attestations from the next block on",
		func(trust *evidence.Trust) { trust.Attestation[0].From = 1235 },
	})
	r.addTrust(evidence.CheckFinality, "the consortium pins another", good, trustChange{
		"another block pinned at that height",
		func(trust *evidence.Trust) {
			trust.Pinned = []evidence.PinnedBlock{{Number: 1234, Hash: fixed("another block")}}
		},
	})
	r.addTrust(evidence.CheckFinality, "until does not count itself", good, trustChange{
		"attestors until that block",
		func(trust *evidence.Trust) { trust.Members[0].Attestors[0].Until = block(1234) },
	})
	r.addTrust(evidence.CheckFinality, "members are counted, not accounts", good,
		trustChange{
			"both attestors of one member",
			func(trust *evidence.Trust) {
				trust.Members[2].Attestors = append(trust.Members[2].Attestors, trust.Members[0].Attestors[0],
					trust.Members[1].Attestors[0])
				trust.Members[0].Attestors, trust.Members[1].Attestors = []evidence.TrustAccount{}, []evidence.TrustAccount{}
			},
		})
}

// statement is evidence whose statement's signature, or the key's time, does not fit.
func (r *refusal) statement(m made) {
	t, c, good := r.t, r.c, m.evidence(r.t)
	forged := m
	forged.opening = nil // which is m's
	entry := decodeCOSE(t, m.entry)
	other := signCOSE(t, fixedStatementKey(t, "another statement key"), entry.Protected, entry.Payload.([]byte))
	forged.entry = other.encode(t)
	r.add(evidence.CheckStatement, "signed by another key", "the key id names the lab's key", c.logged(t,
		forged).evidence(t))
	unknown := *c
	unknown.statement = fixedStatementKey(t, "another statement key")
	forged.entry = unknown.sign(t, m.statement)
	r.add(evidence.CheckStatement, "an unknown statement key", "the trust file has no such key", c.logged(t,
		forged).evidence(t))
	r.addTrust(evidence.CheckStatement, "until does not count itself", good, trustChange{
		"statement key until that block",
		func(trust *evidence.Trust) { trust.Members[0].Keys[0].Until = block(1234) },
	})
	r.addTrust(evidence.CheckStatement, "compromised when it was anchored", good,
		trustChange{
			"statement key compromised since that block",
			func(trust *evidence.Trust) { trust.Members[0].Keys[0].CompromisedSince = block(1234) },
		})
}

// receipt is evidence whose receipt's claims or signature, or the key's time, do not fit.
func (r *refusal) receipt(m made) {
	t, c, good, forged := r.t, r.c, m.evidence(r.t), m
	claims := func(name, why string, member, log common.Hash) {
		receipt := decodeCOSE(t, m.receipt)
		receipt.changeHeader(t, func(h map[int]any) { h[15] = map[int]any{1: urn(member), 2: urn(log)} })
		receipt.Signature = ed25519.Sign(c.log, sigStructure(t, receipt.Protected, m.root[:]))
		forged.receipt = receipt.encode(t)
		r.add(evidence.CheckReceipt, name, why, forged.evidence(t))
	}
	claims("receipt of another member", "not the statement's issuer", fixed("member 2"), c.logID)
	claims("receipt of another log", "not the statement's log", c.member, fixed("log 2"))
	claims("receipt with the statement's claims", "its subject is the log, not the handle", c.member, m.statement.Handle)
	receipt := decodeCOSE(t, m.receipt)
	receipt.Signature = ed25519.Sign(fixedLogKey("another log key"), sigStructure(t, receipt.Protected, m.root[:]))
	forged.receipt = receipt.encode(t)
	r.add(evidence.CheckReceipt, "receipt signed by another key", "the key id names the lab's key", forged.evidence(t))
	receipt.Signature = ed25519.Sign(c.log, sigStructure(t, receipt.Protected, bytesOf(fixed("another root"))))
	forged.receipt = receipt.encode(t)
	r.add(evidence.CheckReceipt, "receipt over another root", "the root is the path's", forged.evidence(t))
	var err error
	forged.receipt, err = evidence.SignReceipt(m.entry, m.inclusion, fixedLogKey("another log key"))
	check(t, err)
	r.add(evidence.CheckReceipt, "an unknown log key", "the trust file has no such key", forged.evidence(t))
	r.addTrust(evidence.CheckReceipt, "from counts itself", good, trustChange{
		"log key from the next block",
		func(trust *evidence.Trust) { trust.Members[0].Keys[1].From = 1235 },
	})
	r.addTrust(evidence.CheckReceipt, "compromised when it was anchored", good,
		trustChange{
			"log key compromised since that block",
			func(trust *evidence.Trust) { trust.Members[0].Keys[1].CompromisedSince = block(1234) },
		})
}

func (r *refusal) openings(m, amendment, alone made, part *evidence.Opening) {
	good, full := m.evidence(r.t), m.opening.Encode()
	opening := func(name, why string, b []byte) {
		r.addInput(evidence.CheckOpening, name, why, good, b, nil)
	}
	of := func(change func(o *evidence.Opening)) []byte {
		o := *m.opening
		artefact := *o.Artefact
		o.Artefact, o.Claims = &artefact, slices.Clone(o.Claims)
		change(&o)
		return o.Encode()
	}
	opening("an empty opening", "no bytes", []byte{})
	opening("another version's opening", "another leaf hash", alone.opening.Encode())
	opening("another projection", "not the statement's", of(func(o *evidence.Opening) { o.Projection = "hl7v2/2" }))
	opening("another claim", "another root", of(func(o *evidence.Opening) { o.Claims[0].Claim.Body = []byte("5.20") }))
	opening("another digest", "another artefact", of(func(o *evidence.Opening) {
		o.Artefact.Digest = fixed("another record")
	}))
	opening("another artefact salt", "another artefact", of(func(o *evidence.Opening) { o.Artefact.Salt = common.Hash{} }))
	r.addInput(evidence.CheckOpening, "the opening of an amendment", "an amendment has none", amendment.evidence(r.t),
		of(func(o *evidence.Opening) { o.Leaf = evidence.LeafHash(amendment.entry) }), nil)
	record := func(name, why string, opening, record []byte) {
		r.addInput(evidence.CheckRecord, name, why, good, opening, record)
	}
	record("another record", "another digest", full, append(slices.Clone(m.record), '\n'))
	record("an empty record", "another digest", full, []byte{})
	record("a record with a partial opening", "it holds no digest", part.Encode(), m.record)
	record("a record without an opening", "nothing to compare with", nil, m.record)
}
