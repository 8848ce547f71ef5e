package keys

import (
	"crypto/hpke"
	"fmt"
	"path/filepath"

	"github.com/labseal/labseal/internal/keys/redact"
)

// epochAlgorithm is the KEM of new epochs' key pairs, named as in draft-ietf-hpke-pq.
const epochAlgorithm = "MLKEM768-P256"

const epochFolder = "epochs"

// EpochPair is the HPKE key pair to which the key of one epoch is wrapped.
type EpochPair struct {
	redact.All
	private redact.Hidden[hpke.PrivateKey]
}

// CreateEpoch makes the key pair of an epoch and writes it durably. It answers ErrExists, and changes nothing, if there
// is one.
func (f *Folder) CreateEpoch(id uint32) error {
	pair, err := hpke.MLKEM768P256().GenerateKey()
	if err != nil {
		return fmt.Errorf("create epoch %d key: %w", id, err)
	}
	secret, err := pair.Bytes()
	if err != nil {
		return fmt.Errorf("create epoch %d key: %w", id, err)
	}
	if err := makeDir(filepath.Join(f.dir, epochFolder)); err != nil {
		return fmt.Errorf("create epoch %d key: %w", id, err)
	}
	return f.create(epochSlot(id), secret)
}

// Epoch opens the key pair of an epoch.
func (f *Folder) Epoch(id uint32) (EpochPair, error) {
	secret, err := f.secret(epochSlot(id))
	if err != nil {
		return EpochPair{}, err
	}
	private, err := hpke.MLKEM768P256().NewPrivateKey(secret)
	if err != nil {
		return EpochPair{}, fmt.Errorf("epoch %d key: %w: no %s key", id, ErrDamaged, epochAlgorithm)
	}
	return EpochPair{private: redact.Hide(private)}, nil
}

// Public is the half to which the epoch's key is wrapped.
func (p EpochPair) Public() hpke.PublicKey { return p.private.Reveal().PublicKey() }

// Private is the half that unwraps it. Unlike the pair, it prints itself.
func (p EpochPair) Private() hpke.PrivateKey { return p.private.Reveal() }

func epochSlot(id uint32) slot {
	return slot{filepath.Join(epochFolder, fmt.Sprintf("%d.json", id)), fmt.Sprintf("epoch %d", id), epochAlgorithm}
}
