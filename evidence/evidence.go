package evidence

import (
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/fxamacker/cbor/v2"

	"github.com/labseal/labseal/evidence/ers"
)

// labelChainProof is the unprotected header of a statement that holds the chain proof. It is of COSE's private-use range
// and specified in docs/spec/chain-proof.md; it is not an RFC 9942 receipt.
const labelChainProof = -70001

// Assemble joins a statement, its receipt and the chain proof into an evidence file: a SCITT transparent statement.
func Assemble(statement, receipt []byte, proof ChainProof) ([]byte, error) {
	item, err := proof.item()
	if err != nil {
		return nil, fmt.Errorf("assemble evidence: chain proof: %w", err)
	}
	return assemble(statement, receipt, encode(item))
}

func assemble(statement, receipt, proof []byte) ([]byte, error) {
	m, err := decodeSign1(statement)
	if err != nil {
		return nil, fmt.Errorf("assemble evidence: statement: %w", err)
	}
	m.Unprotected = map[int64]cbor.RawMessage{
		labelReceipts:   encode([][]byte{receipt}),
		labelChainProof: encode(proof),
	}
	return m.encode(), nil
}

// parts are what an evidence file is made of.
type parts struct {
	entry     []byte // the statement as the log holds it: its unprotected header emptied again
	leaf      common.Hash
	signed    sign1
	statement Statement
	keyID     []byte
	receipt   *receipt
	proof     *chainProof
	state     *AmendmentState // nil where the file has none

	timestamps   *ers.Record   // nil where there are none
	cosignatures []Cosignature // likewise
}

// split takes an evidence file apart and refuses anything it does not know.
func split(b []byte, chainProof func([]byte) (*chainProof, error)) (*parts, error) {
	m, err := decodeSign1(b)
	if err != nil {
		return nil, err
	}
	p := &parts{signed: m}
	var receipts [][]byte
	if err := decode(m.Unprotected[labelReceipts], &receipts); err != nil || len(receipts) != 1 {
		return nil, errors.New("want one receipt in the unprotected header")
	}
	if p.receipt, err = decodeReceipt(receipts[0]); err != nil {
		return nil, fmt.Errorf("receipt: %w", err)
	}
	var wrapped []byte
	if err := decode(m.Unprotected[labelChainProof], &wrapped); err != nil {
		return nil, errors.New("want a chain proof in the unprotected header")
	}
	if p.proof, err = chainProof(wrapped); err != nil {
		return nil, fmt.Errorf("chain proof: %w", err)
	}
	if p.statement, p.keyID, err = m.statement(); err != nil {
		return nil, fmt.Errorf("statement: %w", err)
	}
	if err := p.readOptional(m.Unprotected); err != nil {
		return nil, err
	}
	m.Unprotected = nil
	p.entry = m.encode()
	p.leaf = LeafHash(p.entry)
	return p, nil
}
