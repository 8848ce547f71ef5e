package evidence

import (
	"crypto"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/fxamacker/cbor/v2"
	"github.com/veraison/go-cose"
	"golang.org/x/mod/sumdb/tlog"
)

// Inclusion is an RFC 9162 inclusion proof: the leaf at Index is in the tree of Size leaves.
type Inclusion struct {
	Size  uint64
	Index uint64
	Path  []common.Hash // from the leaf's sibling upwards
}

// Labels and values of RFC 9942.
const (
	labelReceipts   = 394 // unprotected, of a statement: its receipts
	labelDataStruct = 395 // protected, of a receipt: the verifiable data structure
	labelProofs     = 396 // unprotected, of a receipt: its proofs
	rfc9162SHA256   = 1
	proofInclusion  = -1
)

type receiptHeader struct {
	Algorithm  int64     `cbor:"1,keyasint"`
	KeyID      []byte    `cbor:"4,keyasint"`
	Claims     cwtClaims `cbor:"15,keyasint"`
	DataStruct int64     `cbor:"395,keyasint"`
}

type inclusionItem struct {
	_     struct{} `cbor:",toarray"`
	Size  uint64
	Index uint64
	Path  [][]byte
}

type proofsItem struct {
	Inclusion [][]byte `cbor:"-1,keyasint"`
}

// SignReceipt makes an RFC 9942 receipt of a statement's inclusion in the log that it names, signed by the lab's
// Ed25519 log key over the tree's root.
func SignReceipt(statement []byte, p Inclusion, key crypto.Signer) ([]byte, error) {
	s, err := DecodeStatement(statement)
	if err != nil {
		return nil, fmt.Errorf("sign receipt: statement: %w", err)
	}
	root, err := p.Root(LeafHash(statement))
	if err != nil {
		return nil, fmt.Errorf("sign receipt: %w", err)
	}
	signed, err := signRoot(s.receiptClaims(), root, key)
	if err != nil {
		return nil, fmt.Errorf("sign receipt: %w", err)
	}
	return signed.with(p), nil
}

// signRoot signs a log's root. All receipts of the log at this root have the result in common.
func signRoot(claims cwtClaims, root common.Hash, key crypto.Signer) (sign1, error) {
	public, ok := key.Public().(ed25519.PublicKey)
	if !ok {
		return sign1{}, errors.New("the log key must be Ed25519")
	}
	signer, err := cose.NewSigner(cose.AlgorithmEdDSA, key)
	if err != nil {
		return sign1{}, err
	}
	header := encode(receiptHeader{
		Algorithm: int64(cose.AlgorithmEdDSA), KeyID: keyID(public), Claims: claims, DataStruct: rfc9162SHA256,
	})
	signature, err := signer.Sign(rand.Reader, toBeSigned(header, root[:]))
	return sign1{Protected: header, Signature: signature}, err
}

// with is the receipt of one leaf: the signed root with the leaf's inclusion proof.
func (s sign1) with(p Inclusion) []byte {
	proof := encode(inclusionItem{Size: p.Size, Index: p.Index, Path: hashItems(p.Path)})
	s.Unprotected = map[int64]cbor.RawMessage{labelProofs: encode(proofsItem{Inclusion: [][]byte{proof}})}
	return s.encode()
}

// receiptClaims are those of a receipt of s: the lab as issuer, its log as subject (RFC 9943, section 6).
func (s Statement) receiptClaims() cwtClaims {
	return cwtClaims{Issuer: uri(s.Member), Subject: uri(s.Log)}
}

// receipt is a decoded receipt of inclusion.
type receipt struct {
	Inclusion
	header    receiptHeader
	protected []byte // the header's bytes
	signature []byte
}

func decodeReceipt(b []byte) (*receipt, error) {
	m, err := decodeSign1(b)
	if err != nil {
		return nil, err
	}
	if m.Payload != nil || len(m.Unprotected) != 1 {
		return nil, errors.New("a receipt has a detached payload and only proofs in its unprotected header")
	}
	var header receiptHeader
	if err := decode(m.Protected, &header); err != nil {
		return nil, fmt.Errorf("protected header: %w", err)
	}
	if header.Algorithm != int64(cose.AlgorithmEdDSA) || header.DataStruct != rfc9162SHA256 {
		return nil, errors.New("not an EdDSA receipt over RFC9162_SHA256")
	}
	var proofs proofsItem
	if err := decode(m.Unprotected[labelProofs], &proofs); err != nil {
		return nil, fmt.Errorf("proofs: %w", err)
	}
	if len(proofs.Inclusion) != 1 {
		return nil, fmt.Errorf("%d inclusion proofs, want one", len(proofs.Inclusion))
	}
	var item inclusionItem
	if err := decode(proofs.Inclusion[0], &item); err != nil {
		return nil, fmt.Errorf("inclusion proof: %w", err)
	}
	path, err := hashesOf(item.Path)
	if err != nil {
		return nil, fmt.Errorf("inclusion proof: %w", err)
	}
	return &receipt{Inclusion{item.Size, item.Index, path}, header, m.Protected, m.Signature}, nil
}

func (r *receipt) verify(key []byte, root common.Hash) error {
	if len(key) != ed25519.PublicKeySize {
		return fmt.Errorf("log key has %d bytes, want 32", len(key))
	}
	if !ed25519.Verify(key, toBeSigned(r.protected, root[:]), r.signature) {
		return errors.New("the signature does not fit")
	}
	return nil
}

// Root recomputes the tree's root from a leaf hash and the path (RFC 9162, section 2.1.3.2). The path is exactly as
// long as the tree's shape wants.
func (p Inclusion) Root(leaf common.Hash) (common.Hash, error) {
	if p.Index >= p.Size {
		return common.Hash{}, fmt.Errorf("index %d is not in a tree of %d", p.Index, p.Size)
	}
	node, path := leaf, p.Path
	for index, last := p.Index, p.Size-1; last > 0; index, last = index/2, last/2 {
		if index%2 == 0 && index == last {
			continue // a right edge without sibling rises unchanged
		}
		if len(path) == 0 {
			return common.Hash{}, errors.New("the path is too short")
		}
		if index%2 == 1 {
			node = nodeHash(path[0], node)
		} else {
			node = nodeHash(node, path[0])
		}
		path = path[1:]
	}
	if len(path) != 0 {
		return common.Hash{}, errors.New("the path is too long")
	}
	return node, nil
}

// CheckConsistency verifies an RFC 9162 consistency proof: the tree of size leaves extends the one of oldSize.
func CheckConsistency(oldSize uint64, oldRoot common.Hash, size uint64, root common.Hash, proof []common.Hash) error {
	if oldSize > size || size > 1<<62 {
		return fmt.Errorf("a tree of %d leaves can't extend one of %d", size, oldSize)
	}
	if oldSize == 0 {
		if len(proof) != 0 || size == 0 && root != oldRoot {
			return errors.New("a proof from the empty tree is empty, and there is one empty tree")
		}
		return nil
	}
	path := make(tlog.TreeProof, len(proof))
	for i, h := range proof {
		path[i] = tlog.Hash(h)
	}
	return tlog.CheckTree(path, int64(size), tlog.Hash(root), int64(oldSize), tlog.Hash(oldRoot))
}

// nodeHash is a node of the tree of RFC 9162.
func nodeHash(left, right common.Hash) common.Hash {
	var b [65]byte
	b[0] = 0x01
	copy(b[1:], left[:])
	copy(b[33:], right[:])
	return sha256.Sum256(b[:])
}
