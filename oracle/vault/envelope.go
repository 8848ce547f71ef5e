package vault

import (
	"crypto/hpke"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/evidence"
)

// ErrEnvelope is returned for an envelope that a private key does not open: it is another recipient's, or was put
// together from parts of others.
var ErrEnvelope = errors.New("envelope does not open")

// Release is what a recipient gets: ciphertext, and its key in an envelope for that recipient alone.
type Release struct {
	JWE      []byte            // made of the body, whose hash is the envelope's address
	Envelope evidence.Envelope // not signed yet
}

// Parcel says of what a release is, and for whom.
type Parcel struct {
	Member, Leaf common.Hash
	Grant        common.Hash // zero: it rests on another basis
	To           hpke.PublicKey
}

// Share releases a version whole: the recipient gets the key of the body that is stored. The version secret stays.
func (r *Keyring) Share(s Sealed, record RecordID, version uint32, p Parcel) (Release, error) {
	what := fmt.Sprintf("share record %s version %d", record, version)
	if err := checkBody(s.Address, s.Body); err != nil {
		return Release{}, fmt.Errorf("%s: %w", what, err)
	}
	epoch, err := r.epoch(s.Epoch)
	if err != nil {
		return Release{}, fmt.Errorf("%s: %w", what, err)
	}
	content, _, err := epoch.unwrap(binding{record, version, s.Address}, s.Wrapped)
	if err != nil {
		return Release{}, fmt.Errorf("%s: %w", what, err)
	}
	defer clear(content)
	released, err := p.release(content, s.Body, s.Address, false)
	if err != nil {
		return Release{}, fmt.Errorf("%s: %w", what, err)
	}
	return released, nil
}

// ShareClaims releases some claims: a partial opening and what goes with it, encrypted afresh under a key of its own.
func ShareClaims(plaintext []byte, p Parcel) (Release, error) {
	if len(plaintext) > MaxBody {
		return Release{}, fmt.Errorf("share claims: %w", ErrTooLarge)
	}
	key := make([]byte, 32)
	rand.Read(key) // never fails (crypto/rand)
	defer clear(key)
	body, err := sealBody(nil, key, plaintext)
	if err != nil {
		return Release{}, fmt.Errorf("share claims: %w", err)
	}
	released, err := p.release(key, body, sha256.Sum256(body), true)
	if err != nil {
		return Release{}, fmt.Errorf("share claims: %w", err)
	}
	return released, nil
}

func (p Parcel) release(key, body []byte, address common.Hash, isScoped bool) (r Release, err error) {
	if r.Envelope, err = p.envelope(key, address, isScoped); err != nil {
		return Release{}, err
	}
	r.JWE, err = JWE(body)
	return r, err
}

func (p Parcel) envelope(key []byte, address common.Hash, isScoped bool) (e evidence.Envelope, err error) {
	e = evidence.Envelope{
		Member: p.Member, Leaf: p.Leaf, Grant: p.Grant, Address: address, IsScoped: isScoped,
		Recipient: evidence.KeyHash(p.To.Bytes()),
	}
	if e.Suite, err = suiteOf(p.To.KEM()); err != nil {
		return e, err
	}
	encapsulation, sender, err := hpke.NewSender(p.To, hpke.HKDFSHA256(), hpke.AES256GCM(), envelopeInfo(e.Suite))
	if err != nil {
		return e, err
	}
	e.Encapsulation = encapsulation
	e.Sealed, err = sender.Seal(e.Associated(), key)
	return e, err
}

// Receive opens what was released to the holder of a private key. The envelope's signature is checked before, by
// evidence.Trust.CheckEnvelope.
func Receive(e evidence.Envelope, jwe []byte, private hpke.PrivateKey) ([]byte, error) {
	suite, err := suiteOf(private.KEM())
	switch {
	case err != nil:
		return nil, fmt.Errorf("open release: %w", err)
	case e.Suite != suite:
		return nil, fmt.Errorf("open release: %w: it is of the suite %q", ErrEnvelope, e.Suite)
	case e.Recipient != evidence.KeyHash(private.PublicKey().Bytes()):
		return nil, fmt.Errorf("open release: %w: it is for another key", ErrEnvelope)
	}
	body, err := ParseJWE(jwe)
	if err == nil {
		err = checkBody(e.Address, body)
	}
	if err != nil {
		return nil, fmt.Errorf("open release: %w", err)
	}
	recipient, err := hpke.NewRecipient(e.Encapsulation, private, hpke.HKDFSHA256(), hpke.AES256GCM(), envelopeInfo(suite))
	if err != nil {
		return nil, fmt.Errorf("open release: %w", ErrEnvelope)
	}
	key, err := recipient.Open(e.Associated(), e.Sealed)
	if err != nil {
		return nil, fmt.Errorf("open release: %w: its parts do not belong together", ErrEnvelope)
	}
	defer clear(key)
	plaintext, err := openBody(key, body)
	if err != nil {
		return nil, fmt.Errorf("open release: %w", err)
	}
	return plaintext, nil
}

func envelopeInfo(suite string) []byte { return []byte("labseal/envelope/1\x00" + suite) }
