package evidence

import (
	"bytes"
	"crypto/sha256"

	"github.com/ethereum/go-ethereum/common"
)

// Verify checks everything, in order, and stops at the first check that fails, which it returns as a *Failure.
func Verify(in Input, t *Trust) (*Proven, error) { return NewVerifier(t).Verify(in) }

// Verifier verifies evidence under one trust file. It remembers the last chain proof and receipt signature that it
// found good: evidence of one checkpoint has both in common, byte for byte, and is then much cheaper to verify. Its
// answers are those of Verify. It is not safe for concurrent use.
type Verifier struct {
	trust   *Trust
	raw     []byte // the last chain proof that was decoded
	proof   *chainProof
	agreed  common.Hash // with which its finality was found
	receipt common.Hash // over key, signature and signed bytes of the last receipt found good
}

// NewVerifier verifies under a trust file.
func NewVerifier(t *Trust) *Verifier { return &Verifier{trust: t} }

// Verify checks everything, in order, and stops at the first check that fails, which it returns as a *Failure.
func (r *Verifier) Verify(in Input) (*Proven, error) {
	p, err := split(in.Evidence, r.chainProof)
	if err != nil {
		return nil, &Failure{CheckFormat, err}
	}
	v := &verification{Verifier: r, in: in, parts: p, proven: Proven{Statement: p.statement, Leaf: p.leaf}}
	for _, step := range []struct {
		check string
		run   func() error
	}{
		{CheckMember, v.member},
		{CheckInclusion, v.inclusion},
		{CheckBlock, v.block},
		{CheckFinality, v.finality},
		{CheckStatement, v.statement},
		{CheckReceipt, v.receipt},
		{CheckState, v.state},
		{CheckAmendment, v.amendment},
		{CheckOpening, v.opening},
		{CheckRecord, v.record},
		{CheckTimestamps, func() error { return v.timestamps(in.Authorities) }},
		{CheckCosignatures, func() error { return v.cosignatures(in.Witnesses) }},
	} {
		if err := step.run(); err != nil {
			return nil, &Failure{step.check, err}
		}
	}
	return &v.proven, nil
}

// chainProof decodes a chain proof, or remembers it.
func (r *Verifier) chainProof(raw []byte) (*chainProof, error) {
	if r.proof != nil && bytes.Equal(raw, r.raw) {
		return r.proof, nil
	}
	p, err := decodeChainProof(raw)
	if err == nil {
		r.raw, r.proof = bytes.Clone(raw), p
	}
	return p, err
}

func (r *Verifier) anchored(p *chainProof) (*anchored, error) {
	if p.anchored != nil {
		return p.anchored, nil
	}
	var err error
	p.anchored, err = p.read(r.trust)
	return p.anchored, err
}

func (r *Verifier) finality(p *chainProof, agreed common.Hash) (*Finality, error) {
	if p.finality != nil && agreed == r.agreed {
		return p.finality, nil
	}
	a, err := r.anchored(p)
	if err != nil {
		return nil, err
	}
	f, err := r.trust.checkFinality(a.header, p.Method, p.Signatures, agreed)
	if err == nil {
		p.finality, r.agreed = f, agreed
	}
	return f, err
}

// receiptSigned checks a receipt's signature, unless it is the one checked last.
func (r *Verifier) receiptSigned(receipt *receipt, key []byte, root common.Hash) error {
	seen := sha256.Sum256(encode([][]byte{key, receipt.signature, receipt.protected, root[:]}))
	if seen == r.receipt {
		return nil
	}
	err := receipt.verify(key, root)
	if err == nil {
		r.receipt = seen
	}
	return err
}
