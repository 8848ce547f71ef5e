package keys

import (
	"crypto/hpke"
	"crypto/sha256"
	"errors"
	"fmt"

	"github.com/labseal/labseal/internal/keys/redact"
)

// hpkeAlgorithm is the KEM of new key pairs, named as in draft-ietf-hpke-pq.
const hpkeAlgorithm = "MLKEM768-P256"

// Pair is an HPKE key pair: that of an epoch, to which the epoch's key is wrapped, or the one to which others send
// releases.
type Pair struct {
	redact.All
	private redact.Hidden[hpke.PrivateKey]
}

// Public is the half that others encrypt to.
func (p Pair) Public() hpke.PublicKey { return p.private.Reveal().PublicKey() }

// Private is the half that opens it. Unlike the pair, it prints itself.
func (p Pair) Private() hpke.PrivateKey { return p.private.Reveal() }

// ParseEncryptionKey reads the public half of an encryption key, as the consortium's books hold it.
func ParseEncryptionKey(public []byte) (hpke.PublicKey, error) {
	key, err := hpke.MLKEM768P256().NewPublicKey(public)
	if err != nil {
		return nil, fmt.Errorf("read encryption key: it is not one of %s", hpkeAlgorithm)
	}
	return key, nil
}

// EncryptionOf opens the encryption key whose public half has this SHA-256: the present one or a former one, because what
// was released to a former key stays sealed to it.
func (f *Folder) EncryptionOf(hash [32]byte) (Pair, error) {
	list, err := f.retired(Encryption)
	if err != nil {
		return Pair{}, fmt.Errorf("open encryption key: %w", err)
	}
	var reasons []error
	for _, s := range append([]slot{Encryption.slot()}, list...) {
		pair, err := f.pair(s)
		if err != nil {
			reasons = append(reasons, err) // another may be the one
			continue
		}
		if sha256.Sum256(pair.Public().Bytes()) == hash {
			return pair, nil
		}
	}
	return Pair{}, fmt.Errorf("open encryption key: %w: none of the present and former ones is the one with hash %x",
		errors.Join(append(reasons, ErrMissing)...), hash)
}

func (f *Folder) pair(s slot) (Pair, error) {
	secret, err := f.secret(s)
	if err != nil {
		return Pair{}, err
	}
	private, err := hpke.MLKEM768P256().NewPrivateKey(secret)
	if err != nil {
		return Pair{}, fmt.Errorf("%s key: %w: no %s key", s.purpose, ErrDamaged, s.algorithm)
	}
	return Pair{private: redact.Hide(private)}, nil
}
