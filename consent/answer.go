package consent

import (
	"bytes"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
)

// AnswerFormat names the format of answers (docs/spec/consent.md, Drafts).
const AnswerFormat = "labseal/answer/1"

// Answer is what comes back of a draft: signatures over its digest. Nothing of what was signed is in it, so whoever
// relays it sets it beside the draft that was meant ([Draft.Match]).
type Answer struct {
	Format     string        `json:"format"`
	Digest     common.Hash   `json:"digest"`    // that was signed
	NewSigner  hexutil.Bytes `json:"newSigner"` // that was made; empty for none
	Signatures []Signature   `json:"signatures"`
}

// Signature is one signer's.
type Signature struct {
	Signer    hexutil.Bytes `json:"signer"`
	Signature hexutil.Bytes `json:"signature"` // as the chain takes it from such a signer
}

// ParseAnswer reads an answer.
func ParseAnswer(text []byte) (a Answer, err error) {
	if err := parse(text, &a); err != nil {
		return a, fmt.Errorf("read answer: %w", err)
	}
	if a.Format != AnswerFormat {
		return a, fmt.Errorf("read answer: its format is %q and not %q", a.Format, AnswerFormat)
	}
	return a, nil
}

// Encode writes the answer.
func (a Answer) Encode() ([]byte, error) {
	a.Format = AnswerFormat
	if a.NewSigner == nil {
		a.NewSigner = hexutil.Bytes{}
	}
	return layOut(a)
}

// Match sets answers beside the draft that was meant. It returns the draft with its new signer, and the signatures, each
// of which is its signer's over just that, as far as this can be judged here ([Signer.Check]). One that was made for
// anything else is refused.
func (d Draft) Match(answers ...Answer) (Draft, []Signature, error) {
	var err error
	for _, a := range answers {
		if len(a.NewSigner) > 0 {
			if d, err = d.WithNewSigner(Signer(a.NewSigner)); err != nil {
				return d, nil, fmt.Errorf("match answer: %w", err)
			}
		}
	}
	digest, err := d.Digest()
	if err != nil {
		return d, nil, fmt.Errorf("match answer: %w", err)
	}
	var all []Signature
	for _, a := range answers {
		if a.Digest != digest {
			return d, nil, fmt.Errorf("match answer: it is of digest %s, and the draft's is %s: something else was signed", a.Digest, digest)
		}
		for _, s := range a.Signatures {
			if err := Signer(s.Signer).Check(digest, s.Signature); err != nil {
				return d, nil, fmt.Errorf("match answer: %s: %w", Signer(s.Signer), err)
			}
			all = append(all, s)
		}
	}
	return d, all, nil
}

// SignatureOf returns a signer's signature among some.
func SignatureOf(signer []byte, list []Signature) ([]byte, error) {
	for _, s := range list {
		if bytes.Equal(s.Signer, signer) {
			return s.Signature, nil
		}
	}
	return nil, fmt.Errorf("the signature of %s is missing", Signer(signer))
}
