package pkcs11

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"

	"github.com/ethereum/go-ethereum/common"
	ethcrypto "github.com/ethereum/go-ethereum/crypto"

	"github.com/labseal/labseal/internal/keys/ethsig"
)

var (
	// ErrNotBuilt is returned by a build that has no PKCS#11.
	ErrNotBuilt = errors.New("this build has no PKCS#11: build with CGO_ENABLED=1")
	// ErrRefused is returned for a token that must not be tried again: its PIN was wrong, now or before.
	ErrRefused = errors.New("the token is refused")
	// ErrMissing is returned for a token that is not there, or a key that is not in it.
	ErrMissing = errors.New("missing")
)

// ReadPIN reads a PIN from the file that a URI names.
type ReadPIN func(path string) (string, error)

// Key is a private key in a token. It is safe for concurrent use.
type Key struct {
	uri       URI
	algorithm Algorithm
	public    crypto.PublicKey
	signer    signer
}

// signer asks a token for a signature: r and s in 64 bytes, or Ed25519's.
type signer interface {
	sign(data []byte) ([]byte, error)
}

// Open finds a key, logs in for it if need be, and has it sign something that means nothing, so that a wrong key shows
// now. Without a public key it asks the token for one. With one the token's must be the same, if it has any.
func Open(uri URI, algorithm Algorithm, public crypto.PublicKey, readPIN ReadPIN) (*Key, error) {
	if err := uri.check(); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrURI, err)
	}
	if _, known := curveNames[algorithm]; !known {
		return nil, fmt.Errorf("unknown algorithm %q", string(algorithm))
	}
	signer, found, err := open(uri, algorithm, readPIN)
	if err != nil {
		return nil, fmt.Errorf("%s of %s: %w", uri.key(), uri.token(), err)
	}
	if public == nil {
		public = found
	}
	key := &Key{uri: uri, algorithm: algorithm, public: public, signer: signer}
	if err := key.test(found); err != nil {
		return nil, fmt.Errorf("%s of %s: %w", uri.key(), uri.token(), err)
	}
	return key, nil
}

func (k *Key) test(found crypto.PublicKey) error {
	if k.public == nil {
		return fmt.Errorf("its public key is not in the token: %w: say which it is", ErrMissing)
	}
	if public, ok := k.public.(interface{ Equal(crypto.PublicKey) bool }); found != nil && (!ok || !public.Equal(found)) {
		return errors.New("the public key in the token is another than the one expected")
	}
	message := []byte("labseal/pkcs11/test")
	if k.algorithm != Ed25519 {
		digest := sha256.Sum256(message)
		message = digest[:]
	}
	if _, err := k.sign(message); err != nil {
		return fmt.Errorf("test signature: %w", err)
	}
	return nil
}

// Public is an *ecdsa.PublicKey or an ed25519.PublicKey.
func (k *Key) Public() crypto.PublicKey { return k.public }

// Sign implements crypto.Signer for ES256, which takes a SHA-256 digest and answers ASN.1 DER, and for Ed25519, which
// takes the message and crypto.Hash(0).
func (k *Key) Sign(_ io.Reader, digest []byte, opts crypto.SignerOpts) ([]byte, error) {
	switch {
	case k.algorithm == Secp256k1:
		return nil, errors.New("sign: an account's key signs by SignHash")
	case k.algorithm == ES256 && (opts.HashFunc() != crypto.SHA256 || len(digest) != sha256.Size):
		return nil, errors.New("sign: an ES256 key signs SHA-256 digests")
	case k.algorithm == Ed25519 && opts.HashFunc() != crypto.Hash(0):
		return nil, errors.New("sign: an Ed25519 key signs messages, not digests")
	}
	return k.finish(digest)
}

// SignHash signs a hash with an account's key: r, s (low) and the recovery id 0 or 1, 65 bytes.
func (k *Key) SignHash(hash common.Hash) ([]byte, error) {
	if k.algorithm != Secp256k1 {
		return nil, fmt.Errorf("sign: a key of %s is not an account's", k.algorithm)
	}
	return k.finish(hash[:])
}

// Address is that of an account's key, and zero for others.
func (k *Key) Address() common.Address {
	if public, ok := k.public.(*ecdsa.PublicKey); ok && k.algorithm == Secp256k1 {
		return ethcrypto.PubkeyToAddress(*public)
	}
	return common.Address{}
}

func (k *Key) finish(data []byte) ([]byte, error) {
	signature, err := k.sign(data)
	if err != nil {
		return nil, fmt.Errorf("sign with %s of %s: %w", k.uri.key(), k.uri.token(), err)
	}
	return signature, nil
}

func (k *Key) sign(data []byte) ([]byte, error) {
	signature, err := k.signer.sign(data)
	if err != nil {
		return nil, err
	}
	switch public := k.public.(type) {
	case *ecdsa.PublicKey:
		if k.algorithm == ES256 {
			return finishES256(public, data, signature)
		}
		return ethsig.Complete(common.Hash(data), signature, ethcrypto.PubkeyToAddress(*public))
	case ed25519.PublicKey:
		if !ed25519.Verify(public, data, signature) {
			return nil, ErrSignature
		}
		return signature, nil
	}
	return nil, ErrSignature
}
