package pkcs11

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"encoding/asn1"
	"fmt"
	"math/big"

	ethcrypto "github.com/ethereum/go-ethereum/crypto"

	"github.com/labseal/labseal/internal/keys/ethsig"
)

// Algorithm is what a key signs with.
type Algorithm string

// The algorithms, as the key folder names them.
const (
	ES256     Algorithm = "ES256"     // ECDSA on P-256 over SHA-256
	Secp256k1 Algorithm = "secp256k1" // ECDSA as Ethereum does it
	Ed25519   Algorithm = "Ed25519"
)

// ErrSignature is returned when a token answers a signature that is not its key's.
var ErrSignature = ethsig.ErrSignature

// DecodePublic reads a public key: x and y of a point of P-256 or secp256k1, 64 bytes or 65 with 04 before them, or an
// Ed25519 key, 32 bytes.
func DecodePublic(algorithm Algorithm, encoded []byte) (crypto.PublicKey, error) {
	if algorithm == Ed25519 {
		if len(encoded) != ed25519.PublicKeySize {
			return nil, fmt.Errorf("a public key of Ed25519 has %d bytes", ed25519.PublicKeySize)
		}
		return ed25519.PublicKey(encoded), nil
	}
	if len(encoded) == 64 {
		encoded = append([]byte{4}, encoded...)
	}
	if len(encoded) != 65 || encoded[0] != 4 {
		return nil, fmt.Errorf("a public key of %s has x and y, 64 bytes", algorithm)
	}
	var public *ecdsa.PublicKey
	var err error
	switch algorithm {
	case ES256:
		public, err = ecdsa.ParseUncompressedPublicKey(elliptic.P256(), encoded)
	case Secp256k1:
		public, err = ethcrypto.UnmarshalPubkey(encoded)
	default:
		err = fmt.Errorf("unknown algorithm %q", string(algorithm))
	}
	if err != nil {
		return nil, err
	}
	return public, nil
}

// decodePoint reads a CKA_EC_POINT: an octet string in DER, or its bytes without DER, as some tokens answer.
func decodePoint(algorithm Algorithm, value []byte) (crypto.PublicKey, error) {
	var point []byte
	if rest, err := asn1.Unmarshal(value, &point); err != nil || len(rest) > 0 {
		point = value
	}
	return DecodePublic(algorithm, point)
}

// curveNames are what CKA_EC_PARAMS may hold, in hex, for an algorithm's curve: an OID, or for Ed25519 a name.
var curveNames = map[Algorithm][]string{
	ES256:     {"06082a8648ce3d030107"},
	Secp256k1: {"06052b8104000a"},
	Ed25519:   {"06032b6570", "130c656477617264733235353139", "06092b06010401da470f01"},
}

// finishES256 turns a token's r and s into ASN.1 DER.
func finishES256(public *ecdsa.PublicKey, digest, signature []byte) ([]byte, error) {
	if len(signature) != 64 {
		return nil, ErrSignature
	}
	der, err := asn1.Marshal(struct{ R, S *big.Int }{
		new(big.Int).SetBytes(signature[:32]), new(big.Int).SetBytes(signature[32:]),
	})
	if err != nil {
		return nil, err
	}
	if !ecdsa.VerifyASN1(public, digest, der) {
		return nil, ErrSignature
	}
	return der, nil
}
