package evidence

import (
	"errors"
	"fmt"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/fxamacker/cbor/v2"

	"github.com/labseal/labseal/evidence/ers"
)

// labelChainProof is the unprotected header of a statement that holds the chain proof. It is of COSE's private-use range
// and specified in docs/spec/chain-proof.md; it is not an RFC 9942 receipt.
const labelChainProof = -70001

type chainProofItem struct {
	Version      uint64            `cbor:"1,keyasint"`
	Header       []byte            `cbor:"2,keyasint"`
	TxIndex      uint64            `cbor:"3,keyasint"`
	LogIndex     uint64            `cbor:"4,keyasint"`
	Receipt      [][]byte          `cbor:"5,keyasint"`
	Attestations []attestationItem `cbor:"6,keyasint"`
}

type attestationItem struct {
	_         struct{} `cbor:",toarray"`
	Account   []byte
	Signature []byte
}

// Assemble joins a statement, its receipt and the chain proof into an evidence file: a SCITT transparent statement.
// The attestations are put in order.
func Assemble(statement, receipt []byte, proof ChainProof) ([]byte, error) {
	m, err := decodeSign1(statement)
	if err != nil {
		return nil, fmt.Errorf("assemble evidence: statement: %w", err)
	}
	m.Unprotected = map[int64]cbor.RawMessage{
		labelReceipts:   encode([][]byte{receipt}),
		labelChainProof: encode(encode(proof.item())),
	}
	return m.encode(), nil
}

func (p ChainProof) item() chainProofItem {
	return chainProofItem{
		Version: 1, Header: p.Header, TxIndex: p.TxIndex, LogIndex: p.LogIndex, Receipt: p.Receipt,
		Attestations: attestationItems(p.Attestations),
	}
}

func attestationItems(list []Attestation) []attestationItem {
	items := make([]attestationItem, 0, len(list))
	for _, a := range SortAttestations(list) {
		items = append(items, attestationItem{Account: a.Account[:], Signature: a.Signature})
	}
	return items
}

func attestationsOf(items []attestationItem) (list []Attestation, err error) {
	for _, a := range items {
		if len(a.Account) != common.AddressLength {
			return nil, errors.New("an account is not 20 bytes")
		}
		list = append(list, Attestation{common.Address(a.Account), a.Signature})
	}
	return list, nil
}

// SortAttestations returns them in the order that evidence wants: by account.
func SortAttestations(list []Attestation) []Attestation {
	sorted := slices.Clone(list)
	slices.SortFunc(sorted, func(a, b Attestation) int { return a.Account.Cmp(b.Account) })
	return sorted
}

// parts are what an evidence file is made of.
type parts struct {
	entry     []byte // the statement as the log holds it: its unprotected header emptied again
	leaf      common.Hash
	signed    sign1
	statement Statement
	keyID     []byte
	receipt   *receipt
	proof     ChainProof
	state     *AmendmentState // nil where the file has none

	timestamps   *ers.Record   // nil where there are none
	cosignatures []Cosignature // likewise
}

// split takes an evidence file apart and refuses anything it does not know.
func split(b []byte) (*parts, error) {
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
	if p.proof, err = decodeChainProof(wrapped); err != nil {
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

func decodeChainProof(b []byte) (ChainProof, error) {
	var item chainProofItem
	if err := decode(b, &item); err != nil {
		return ChainProof{}, err
	}
	if item.Version != 1 {
		return ChainProof{}, fmt.Errorf("version %d is not known; a newer verifier may read it", item.Version)
	}
	attestations, err := attestationsOf(item.Attestations)
	if err != nil {
		return ChainProof{}, err
	}
	return ChainProof{
		Header: item.Header, TxIndex: item.TxIndex, LogIndex: item.LogIndex, Receipt: item.Receipt, Attestations: attestations,
	}, nil
}
