package evidence

import (
	"crypto"
	"errors"
	"fmt"
)

// Batch makes the evidence of many statements of one checkpoint. What they have in common is made once: the chain
// proof, and the log key's signature over the root. The files are those that SignReceipt and Assemble make.
type Batch struct {
	anchor Anchor
	proof  []byte
	signed sign1
}

// NewBatch takes the checkpoint from the event that the proof leads to.
func NewBatch(proof ChainProof, key crypto.Signer) (*Batch, error) {
	item, err := proof.item()
	if err != nil {
		return nil, fmt.Errorf("make a batch: chain proof: %w", err)
	}
	events, _, err := item.Receipt.read()
	if err != nil {
		return nil, fmt.Errorf("make a batch: chain proof: %w", err)
	}
	b := &Batch{proof: encode(item)}
	if b.anchor, err = anchorAt(events, item.LogIndex); err != nil {
		return nil, fmt.Errorf("make a batch: chain proof: %w", err)
	}
	claims := Statement{Member: b.anchor.Member, Log: b.anchor.Log}.receiptClaims()
	if b.signed, err = signRoot(claims, b.anchor.Root, key); err != nil {
		return nil, fmt.Errorf("make a batch: sign receipt: %w", err)
	}
	return b, nil
}

// Evidence makes the file of one statement. The statement must be of the checkpoint's log and the path lead to its root.
func (b *Batch) Evidence(statement []byte, p Inclusion) ([]byte, error) {
	s, err := DecodeStatement(statement)
	if err != nil {
		return nil, fmt.Errorf("make evidence: statement: %w", err)
	}
	root, err := p.Root(LeafHash(statement))
	if err != nil {
		return nil, fmt.Errorf("make evidence: %w", err)
	}
	if s.Member != b.anchor.Member || s.Log != b.anchor.Log || p.Size != b.anchor.Size || root != b.anchor.Root {
		return nil, errors.New("make evidence: the statement is not in the tree that was anchored")
	}
	return assemble(statement, b.signed.with(p), b.proof)
}
