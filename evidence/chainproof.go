package evidence

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/core/types"
)

// Method is what makes the header of a chain proof trusted.
type Method uint64

// The methods that a chain proof can name.
const (
	ByAttestations Method = 1 // members' attestors signed the block
	BySeals        Method = 2 // the chain's validators sealed it
	// Unattested: the file holds nothing that makes it so. The verifier must know the block's hash: from a pin of its trust
	// file, or from nodes that it asks itself.
	Unattested Method = 3
)

func (m Method) String() string {
	switch m {
	case ByAttestations:
		return "attestations"
	case BySeals:
		return "seals"
	case Unattested:
		return "unattested"
	}
	return fmt.Sprintf("method %d", uint64(m))
}

// ChainProof leads from an event to a trusted block (docs/spec/chain-proof.md). A maker takes header and receipt from a
// node, and one of [ChainProof.Attested], [ChainProof.Sealed] and [ChainProof.Unattested] then makes it whole.
type ChainProof struct {
	Header     []byte   // RLP of the block header
	TxIndex    uint64   // place of the transaction in the block
	LogIndex   uint64   // place of the event among the transaction's own
	Receipt    [][]byte // receipts-trie nodes from the root to the receipt
	Method     Method
	Signatures [][]byte // by the accounts that made them, ascending; exactly as many as are needed
}

// Attested is the proof under as many of the attestations as the trust file asks for.
func (p ChainProof) Attested(t *Trust, list []Attestation) (ChainProof, error) {
	h, err := ReadHeader(t.Chain.Codec, p.Header)
	if err != nil {
		return p, fmt.Errorf("attested proof: %w", err)
	}
	p.Header, p.Method = h.Unsealed, ByAttestations
	if p.Signatures, err = t.chooseAttestations(h.Block, list); err != nil {
		return p, fmt.Errorf("attested proof: %w", err)
	}
	return p, nil
}

// Sealed is the proof under the seals that the block itself carries.
func (p ChainProof) Sealed(t *Trust) (ChainProof, error) {
	h, err := ReadHeader(t.Chain.Codec, p.Header)
	if err != nil {
		return p, fmt.Errorf("sealed proof: %w", err)
	}
	p.Header, p.Method = h.Signed, BySeals
	if p.Signatures, err = t.chooseSeals(h); err != nil {
		return p, fmt.Errorf("sealed proof: %w", err)
	}
	return p, nil
}

// Unattested is the proof without anything that makes its header trusted.
func (p ChainProof) Unattested(t *Trust) (ChainProof, error) {
	h, err := ReadHeader(t.Chain.Codec, p.Header)
	if err != nil {
		return p, fmt.Errorf("unattested proof: %w", err)
	}
	p.Header, p.Method, p.Signatures = h.Unsealed, Unattested, nil
	return p, nil
}

type chainProofItem struct {
	Version    uint64      `cbor:"1,keyasint"`
	Header     []byte      `cbor:"2,keyasint"`
	TxIndex    uint64      `cbor:"3,keyasint"`
	LogIndex   uint64      `cbor:"4,keyasint"`
	Nodes      [][]byte    `cbor:"5,keyasint"`
	Receipt    receiptItem `cbor:"6,keyasint"`
	Method     Method      `cbor:"7,keyasint"`
	Signatures [][]byte    `cbor:"8,keyasint"`
}

func (p ChainProof) item() (chainProofItem, error) {
	nodes, receipt, err := trim(p.Receipt)
	return chainProofItem{
		Version: 1, Header: p.Header, TxIndex: p.TxIndex, LogIndex: p.LogIndex, Nodes: nodes, Receipt: receipt,
		Method: p.Method, Signatures: p.Signatures,
	}, err
}

// chainProof is a decoded one, with what was found out about it under a trust file.
type chainProof struct {
	chainProofItem
	anchored *anchored
	finality *Finality
}

// anchored is what a chain proof leads to.
type anchored struct {
	header Header
	anchor Anchor
}

func decodeChainProof(b []byte) (*chainProof, error) {
	p := new(chainProof)
	if err := decode(b, &p.chainProofItem); err != nil {
		return nil, err
	}
	if p.Version != 1 {
		return nil, fmt.Errorf("version %d is not known; a newer verifier may read it", p.Version)
	}
	return p, checkMethod(p.Method, p.Signatures)
}

// checkMethod refuses a method that is not known, and signatures where there are none to be.
func checkMethod(m Method, signatures [][]byte) error {
	switch m {
	case ByAttestations, BySeals:
	case Unattested:
		if len(signatures) != 0 {
			return errors.New("unattested, and yet signatures")
		}
	default:
		return fmt.Errorf("%s is not known; a newer verifier may read it", m)
	}
	return nil
}

// readHeaderFor reads a header in the one form that a method wants.
func readHeaderFor(codec string, b []byte, m Method) (Header, error) {
	h, err := ReadHeader(codec, b)
	if err != nil {
		return Header{}, err
	}
	form := h.Unsealed
	if m == BySeals {
		form = h.Signed
	}
	if !bytes.Equal(form, b) {
		return Header{}, errors.New("header: with a round or seals that the block's hash leaves out")
	}
	return h, nil
}

// read walks from the header to the anchoring event, which must be of the trust file's contract and chain.
func (p *chainProof) read(t *Trust) (*anchored, error) {
	h, err := readHeaderFor(t.Chain.Codec, p.Header, p.Method)
	if err != nil {
		return nil, err
	}
	events, receipt, err := p.Receipt.read()
	if err != nil {
		return nil, err
	}
	if err := checkPath(h.ReceiptsRoot, p.TxIndex, p.Nodes, receipt); err != nil {
		return nil, err
	}
	anchor, err := anchorAt(events, p.LogIndex)
	if err != nil {
		return nil, err
	}
	contract, ok := t.Contract("ResultLog")
	switch {
	case !ok || anchor.Contract != contract.Address:
		return nil, fmt.Errorf("the event is of contract %s, not of the consortium's ResultLog", anchor.Contract)
	case anchor.ChainID != t.Chain.ID:
		return nil, fmt.Errorf("the event is of chain %d, not %d", anchor.ChainID, t.Chain.ID)
	}
	return &anchored{h, anchor}, nil
}

func anchorAt(events []*types.Log, i uint64) (Anchor, error) {
	if i >= uint64(len(events)) {
		return Anchor{}, fmt.Errorf("receipt: no event %d", i)
	}
	return DecodeAnchor(events[i])
}
