package evidence

import (
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
)

// Contents are what an evidence file says, in the form in which it is written as JSON (docs/spec/evidence.md). Nothing
// of it is checked but that it is well-formed.
type Contents struct {
	Leaf       common.Hash        `json:"leaf"`
	Statement  StatementContents  `json:"statement"`
	Receipt    ReceiptContents    `json:"receipt"`
	ChainProof ChainProofContents `json:"chainProof"`
}

// StatementContents are those of the lab's statement.
type StatementContents struct {
	Member      common.Hash   `json:"member"`
	Log         common.Hash   `json:"log"`
	Handle      common.Hash   `json:"handle"`
	Kind        string        `json:"kind"` // version or amendment
	Time        uint64        `json:"time"`
	Artefact    *common.Hash  `json:"artefact,omitempty"`
	Content     *common.Hash  `json:"content,omitempty"`
	Projection  string        `json:"projection,omitempty"`
	Status      string        `json:"status,omitempty"`
	Amended     *common.Hash  `json:"amended,omitempty"`
	Reason      string        `json:"reason,omitempty"`
	Replacement *common.Hash  `json:"replacement,omitempty"`
	KeyID       hexutil.Bytes `json:"kid"`
	Signature   hexutil.Bytes `json:"signature"`
}

// ReceiptContents are those of the receipt of inclusion.
type ReceiptContents struct {
	Size      uint64        `json:"size"`
	Index     uint64        `json:"index"`
	Path      []common.Hash `json:"path"`
	KeyID     hexutil.Bytes `json:"kid"`
	Signature hexutil.Bytes `json:"signature"`
}

// ChainProofContents are those of the chain proof. Its hash depends on the chain's codec and is not among them.
type ChainProofContents struct {
	Block      uint64          `json:"block"`
	Time       uint64          `json:"time"`
	Header     hexutil.Bytes   `json:"header"`
	TxIndex    uint64          `json:"transaction"`
	LogIndex   uint64          `json:"event"`
	Anchor     Anchor          `json:"anchor"`
	Nodes      []hexutil.Bytes `json:"nodes"`
	Type       uint64          `json:"type"`
	Gas        uint64          `json:"gas"`
	Method     string          `json:"method"`
	Signatures []hexutil.Bytes `json:"signatures"`
}

// Read takes an evidence file apart for people and programs that want to look into it. To believe it, call [Verify].
func Read(file []byte) (*Contents, error) {
	p, err := split(file, decodeChainProof)
	if err != nil {
		return nil, fmt.Errorf("read evidence: %w", err)
	}
	c := &Contents{
		Leaf: p.leaf, Statement: p.statementContents(),
		Receipt: ReceiptContents{
			Size: p.receipt.Size, Index: p.receipt.Index, Path: append([]common.Hash{}, p.receipt.Path...),
			KeyID: p.receipt.header.KeyID, Signature: p.receipt.signature,
		},
	}
	if c.ChainProof, err = p.proof.contents(); err != nil {
		return nil, fmt.Errorf("read evidence: chain proof: %w", err)
	}
	return c, nil
}

func (p *parts) statementContents() StatementContents {
	s := p.statement
	c := StatementContents{
		Member: s.Member, Log: s.Log, Handle: s.Handle, Time: s.Time, KeyID: p.keyID, Signature: p.signed.Signature,
	}
	if s.Kind == KindAmendment {
		c.Kind, c.Amended, c.Reason = "amendment", &s.Amended, s.Reason.String()
		if !s.Reason.Withdraws() {
			c.Replacement = &s.Replacement
		}
		return c
	}
	c.Kind, c.Artefact, c.Content, c.Projection, c.Status = "version", &s.Artefact, &s.Content, s.Projection, s.Status.String()
	return c
}

func (p *chainProof) contents() (ChainProofContents, error) {
	c := ChainProofContents{
		Header: p.Header, TxIndex: p.TxIndex, LogIndex: p.LogIndex, Nodes: hexItems(p.Nodes), Type: p.Receipt.Type,
		Gas: p.Receipt.Gas, Method: p.Method.String(), Signatures: hexItems(p.Signatures),
	}
	fields, err := headerOf(CodecEthereum, p.Header) // which knows the fields of all
	if err != nil {
		return c, fmt.Errorf("header: %w", err)
	}
	c.Block, c.Time = fields.Number.Uint64(), fields.Time
	events, _, err := p.Receipt.read()
	if err != nil {
		return c, err
	}
	c.Anchor, err = anchorAt(events, p.LogIndex)
	return c, err
}

func hexItems(list [][]byte) []hexutil.Bytes {
	out := make([]hexutil.Bytes, len(list))
	for i, b := range list {
		out[i] = b
	}
	return out
}
