package vault

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
	"maps"
	"slices"
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
	// ErrEnded is returned for what was sealed under an epoch that another process has ended meanwhile: it is not kept.
	ErrEnded = errors.New("its epoch has ended: seal it again")
)

// Sealed is a sealed version: the body for the store, the rest for the journal.
type Sealed struct {
	Body    []byte      // ciphertext
	Address common.Hash // SHA-256 of Body
	Wrapped []byte      // content key and version secret under the epoch key
	Epoch   uint32
	Pack    common.Hash // the pack that the body lies in; zero: an object of its own
}

// Source is where a keyring finds epochs.
type Source interface {
	// LiveEpochs are the numbers of the epochs that were not destroyed, and of the one that new versions are sealed under.
	LiveEpochs(ctx context.Context) (live []uint32, current uint32, err error)
	// OpenEpoch opens an epoch. It answers ErrClosedEpoch for one that was destroyed.
	OpenEpoch(id uint32) (EpochKey, error)
}

// Keyring holds opened epochs. It is safe for concurrent use. One that follows a [Source] opens each epoch when it is first
// asked for, and keeps it: to open an epoch costs a second. Without a source the epoch with the highest number is current.
type Keyring struct {
	redact.All
	mu      sync.RWMutex
	epochs  map[uint32]EpochKey
	current uint32
	source  Source
}

// NewKeyring makes a keyring of opened epochs.
func NewKeyring(epochs ...EpochKey) *Keyring {
	ring := &Keyring{epochs: map[uint32]EpochKey{}}
	for _, key := range epochs {
		ring.Add(key)
	}
	return ring
}

// Follow makes a keyring that finds its epochs in a source.
func Follow(ctx context.Context, source Source) (*Keyring, error) {
	ring := NewKeyring()
	ring.source = source
	return ring, ring.Refresh(ctx)
}

// Refresh learns which epoch is current by now, and lets go of those that were destroyed.
func (r *Keyring) Refresh(ctx context.Context) error {
	if r.source == nil {
		return nil
	}
	live, current, err := r.source.LiveEpochs(ctx)
	if err != nil {
		return fmt.Errorf("refresh keyring: %w", err)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.current = current
	maps.DeleteFunc(r.epochs, func(id uint32, _ EpochKey) bool { return !slices.Contains(live, id) })
	return nil
}

// Again runs what seals and keeps something, and runs it once more where the epoch had ended that it sealed under.
func (r *Keyring) Again(ctx context.Context, f func() error) error {
	err := f()
	if !errors.Is(err, ErrEnded) {
		return err
	}
	if err := r.Refresh(ctx); err != nil {
		return err
	}
	return f()
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
	return r.current, r.current > 0
}

// Ready opens the current epoch, so that a wrong password shows before anything is sealed.
func (r *Keyring) Ready() error {
	current, _ := r.Current()
	_, err := r.epoch(current)
	return err
}

func (r *Keyring) epoch(id uint32) (EpochKey, error) {
	r.mu.RLock()
	key, ok := r.epochs[id]
	r.mu.RUnlock()
	if ok {
		return key, nil
	}
	if r.source == nil || id == 0 {
		return EpochKey{}, fmt.Errorf("%w: number %d: its key pair is not in the key folder, or it was destroyed",
			ErrClosedEpoch, id)
	}
	key, err := r.source.OpenEpoch(id)
	if err != nil {
		return EpochKey{}, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.epochs[id] = key
	return key, nil
}

// Wrapping is what of a sealed version depends on its epoch, and what that is bound to.
type Wrapping struct {
	Record  RecordID
	Version uint32
	Address common.Hash
	Wrapped []byte
}

// Rewrap wraps keys of one epoch under another, in place. No body is touched.
func (r *Keyring) Rewrap(from, to uint32, list []Wrapping) error {
	old, err := r.epoch(from)
	if err != nil {
		return fmt.Errorf("wrap anew: %w", err)
	}
	next, err := r.epoch(to)
	if err != nil {
		return fmt.Errorf("wrap anew: %w", err)
	}
	for i := range list {
		w := &list[i]
		b := binding{w.Record, w.Version, w.Address}
		content, secret, err := old.unwrap(b, w.Wrapped)
		if err != nil {
			return fmt.Errorf("wrap record %s version %d anew: %w", w.Record, w.Version, err)
		}
		w.Wrapped = next.wrap(b, content, secret)
		clear(content)
	}
	return nil
}

// Seal encrypts one version of a record under a fresh key and wraps that key under the current epoch. The secret is
// fresh too, for the salts of the version's commitments. It answers ErrTooLarge beyond MaxBody.
func (r *Keyring) Seal(plaintext []byte, record RecordID, version uint32) (Sealed, evidence.Secret, error) {
	return r.seal(make([]byte, 0, sealedSize(len(plaintext))), plaintext, record, version)
}

// seal puts the body behind what is in room, where it fits there.
func (r *Keyring) seal(room, plaintext []byte, record RecordID, version uint32) (Sealed, evidence.Secret, error) {
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
	body, err := sealBody(room, content, plaintext)
	if err != nil {
		return Sealed{}, evidence.Secret{}, fmt.Errorf("seal record %s version %d: %w", record, version, err)
	}
	body = body[len(room):]
	address, secret := common.Hash(sha256.Sum256(body)), evidence.NewSecret()
	wrapped := epoch.wrap(binding{record, version, address}, content, secret)
	return Sealed{Body: body, Address: address, Wrapped: wrapped, Epoch: epoch.id}, secret, nil
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
	if len(s.Body) == 0 {
		return nil, evidence.Secret{}, ErrMissing
	}
	if err := checkBody(s.Address, s.Body); err != nil {
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
	plaintext, err := openBody(content, s.Body)
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
