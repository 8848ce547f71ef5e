package vault

import (
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
	"sync"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/internal/keys/redact"
)

var (
	// ErrMissing is returned for a body that is not there.
	ErrMissing = errors.New("sealed body is missing")
	// ErrDamaged is returned for a body that is not the one its address names.
	ErrDamaged = errors.New("sealed body is damaged")
	// ErrClosedEpoch is returned for an epoch whose key is not in the keyring.
	ErrClosedEpoch = errors.New("epoch is not open")
)

// Sealed is a sealed version: the body for the store, the rest for the journal.
type Sealed struct {
	JWE     []byte
	Address common.Hash // SHA-256 of JWE
	Wrapped []byte      // content key and version secret under the epoch key
	Epoch   uint32
	Pack    common.Hash // the pack that the body lies in; zero: an object of its own
}

// Keyring holds the opened epochs. The one with the highest number is current. It is safe for concurrent use.
type Keyring struct {
	redact.All
	mu      sync.RWMutex
	epochs  map[uint32]EpochKey
	current uint32
}

// NewKeyring makes a keyring of opened epochs.
func NewKeyring(epochs ...EpochKey) *Keyring {
	ring := &Keyring{epochs: map[uint32]EpochKey{}}
	for _, key := range epochs {
		ring.Add(key)
	}
	return ring
}

// Add puts an opened epoch on the ring. It becomes the current one if none has a higher number.
func (r *Keyring) Add(key EpochKey) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.epochs[key.id] = key
	r.current = max(r.current, key.id)
}

// Current is the number of the epoch that new versions are sealed under; ok is false for an empty ring.
func (r *Keyring) Current() (id uint32, ok bool) {
	r.mu.RLock()
	defer r.mu.RUnlock()
	return r.current, len(r.epochs) > 0
}

func (r *Keyring) epoch(id uint32) (EpochKey, error) {
	r.mu.RLock()
	defer r.mu.RUnlock()
	key, ok := r.epochs[id]
	if !ok {
		return EpochKey{}, fmt.Errorf("%w: number %d: its key pair is not in the key folder, or it was destroyed",
			ErrClosedEpoch, id)
	}
	return key, nil
}

// Seal encrypts one version of a record under a fresh key and wraps that key under the current epoch. The secret is
// fresh too, for the salts of the version's commitments. It answers ErrTooLarge beyond MaxBody.
func (r *Keyring) Seal(plaintext []byte, record RecordID, version uint32) (Sealed, evidence.Secret, error) {
	if len(plaintext) > MaxBody {
		return Sealed{}, evidence.Secret{}, fmt.Errorf("seal record %s version %d: %w: %d bytes, at most %d",
			record, version, ErrTooLarge, len(plaintext), MaxBody)
	}
	current, _ := r.Current()
	epoch, err := r.epoch(current)
	if err != nil {
		return Sealed{}, evidence.Secret{}, fmt.Errorf("seal record %s version %d: %w", record, version, err)
	}
	content := make([]byte, 32)
	rand.Read(content) // never fails (crypto/rand)
	defer clear(content)
	jwe, err := sealBody(content, plaintext)
	if err != nil {
		return Sealed{}, evidence.Secret{}, fmt.Errorf("seal record %s version %d: %w", record, version, err)
	}
	address, secret := common.Hash(sha256.Sum256(jwe)), evidence.NewSecret()
	wrapped := epoch.wrap(binding{record, version, address}, content, secret)
	return Sealed{JWE: jwe, Address: address, Wrapped: wrapped, Epoch: epoch.id}, secret, nil
}

// Open decrypts one version of a record. It answers ErrMissing for an absent body, ErrDamaged for another one than its
// address names, ErrClosedEpoch, and ErrWrapped where key, record, version, epoch and body don't belong together.
func (r *Keyring) Open(s Sealed, record RecordID, version uint32) ([]byte, evidence.Secret, error) {
	plaintext, secret, err := r.open(s, record, version)
	if err != nil {
		return nil, evidence.Secret{}, fmt.Errorf("open record %s version %d: %w", record, version, err)
	}
	return plaintext, secret, nil
}

func (r *Keyring) open(s Sealed, record RecordID, version uint32) ([]byte, evidence.Secret, error) {
	if len(s.JWE) == 0 {
		return nil, evidence.Secret{}, ErrMissing
	}
	if err := checkBody(s.Address, s.JWE); err != nil {
		return nil, evidence.Secret{}, err
	}
	epoch, err := r.epoch(s.Epoch)
	if err != nil {
		return nil, evidence.Secret{}, err
	}
	content, secret, err := epoch.unwrap(binding{record, version, s.Address}, s.Wrapped)
	if err != nil {
		return nil, evidence.Secret{}, err
	}
	defer clear(content)
	plaintext, err := openBody(content, s.JWE)
	return plaintext, secret, err
}

// checkBody says whether a body is the one that an address names.
func checkBody(address common.Hash, body []byte) error {
	switch {
	case len(body) > maxStored:
		return fmt.Errorf("%w: larger than any sealed body", ErrDamaged)
	case sha256.Sum256(body) != address:
		return fmt.Errorf("%w: its bytes are not those that %x names", ErrDamaged, address)
	}
	return nil
}
