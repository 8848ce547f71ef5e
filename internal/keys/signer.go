package keys

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"fmt"
	"io"

	"github.com/labseal/labseal/internal/keys/redact"
)

// Signer is the statement key or the log key: a crypto.Signer which does not print itself.
type Signer struct {
	redact.All
	key redact.Hidden[crypto.Signer]
}

// Statement opens the ES256 key that signs statements. Its Sign takes a SHA-256 digest and answers ASN.1 DER.
func (f *Folder) Statement() (Signer, error) { return f.statementSigner(Statement.slot()) }

// Officer opens the ES256 key of a person whose word counts. Its Sign is that of the statement key.
func (f *Folder) Officer() (Signer, error) { return f.statementSigner(Officer.slot()) }

func (f *Folder) statementSigner(s slot) (Signer, error) {
	o, err := f.open(s)
	if err != nil {
		return Signer{}, err
	}
	if key, ok := o.remote.(crypto.Signer); ok {
		return Signer{key: redact.Hide(key)}, nil
	}
	key, err := ecdsa.ParseRawPrivateKey(elliptic.P256(), o.secret)
	if err != nil {
		return Signer{}, fmt.Errorf("%s key: %w: no P-256 scalar", s.purpose, ErrDamaged)
	}
	return Signer{key: redact.Hide[crypto.Signer](key)}, nil
}

// Log opens the Ed25519 key that signs log checkpoints. Its Sign takes the message and crypto.Hash(0).
func (f *Folder) Log() (Signer, error) { return f.logSigner(Log.slot()) }

// Witness opens the Ed25519 key that cosigns labs' logs. Its Sign is that of the log key.
func (f *Folder) Witness() (Signer, error) { return f.logSigner(Witness.slot()) }

func (f *Folder) logSigner(s slot) (Signer, error) {
	o, err := f.open(s)
	if err != nil {
		return Signer{}, err
	}
	if key, ok := o.remote.(crypto.Signer); ok {
		return Signer{key: redact.Hide(key)}, nil
	}
	if len(o.secret) != ed25519.SeedSize {
		return Signer{}, fmt.Errorf("%s key: %w: no Ed25519 seed", s.purpose, ErrDamaged)
	}
	return Signer{key: redact.Hide[crypto.Signer](ed25519.NewKeyFromSeed(o.secret))}, nil
}

// Public is an *ecdsa.PublicKey or an ed25519.PublicKey.
func (s Signer) Public() crypto.PublicKey { return s.key.Reveal().Public() }

// Sign implements crypto.Signer.
func (s Signer) Sign(rand io.Reader, digest []byte, opts crypto.SignerOpts) ([]byte, error) {
	return s.key.Reveal().Sign(rand, digest, opts)
}
