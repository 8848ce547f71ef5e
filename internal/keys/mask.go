package keys

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hmac"
	"crypto/sha256"
	"crypto/subtle"
	"fmt"

	"github.com/labseal/labseal/internal/keys/redact"
)

// Mask hides once more what the journal is searched by, so that it can be taken off. The lookup key's sums stay the same for
// ever, so whoever has that key can ask an old backup of the journal whether a number is in it. A mask is destroyed when
// something is shredded: the rows that stay are masked anew before, and what the backup holds fits nothing any more.
//
// It is one permutation of all 32 bytes: of two values that differ in a bit, nothing shows that they are alike. It is a Feistel
// network of four rounds (Luby and Rackoff) over the two halves, each round AES-256 under a key of its own.
type Mask struct {
	redact.All
	rounds redact.Hidden[[maskRounds]cipher.Block]
}

const maskRounds = 4

// CreateMask makes a mask and writes it durably. It answers ErrExists, and changes nothing, if there is one.
func (f *Folder) CreateMask(id uint32) error { return f.createNumbered(maskKeys, id) }

// Mask opens a mask. It answers ErrDestroyed for one that was destroyed.
func (f *Folder) Mask(id uint32) (Mask, error) {
	if f.isDestroyed(maskKeys, id) {
		f.forget(maskKeys.slot(id))
		return Mask{}, fmt.Errorf("mask %d: %w", id, ErrDestroyed)
	}
	secret, err := f.secret(maskKeys.slot(id))
	if err != nil {
		return Mask{}, err
	}
	if len(secret) != 32 {
		return Mask{}, fmt.Errorf("mask %d: %w: not 32 bytes", id, ErrDamaged)
	}
	var rounds [maskRounds]cipher.Block
	for i := range rounds {
		mac := hmac.New(sha256.New, secret)
		mac.Write(append([]byte("labseal/mask/1\x00"), byte(i)))
		if rounds[i], err = aes.NewCipher(mac.Sum(nil)); err != nil {
			return Mask{}, fmt.Errorf("mask %d: %w", id, err)
		}
	}
	return Mask{rounds: redact.Hide(rounds)}, nil
}

// ForgetMask lets go of an opened mask.
func (f *Folder) ForgetMask(id uint32) { f.forget(maskKeys.slot(id)) }

// DestroyMask destroys a mask as DestroyEpoch does an epoch's key pair.
func (f *Folder) DestroyMask(id uint32) error { return f.destroyNumbered(maskKeys, id) }

// Hide masks a value.
func (m Mask) Hide(value [32]byte) [32]byte {
	rounds := m.rounds.Reveal()
	b := new([48]byte) // the halves, and what a round makes of one
	copy(b[:], value[:])
	for i, round := range rounds {
		feistel(b, round, i%2 == 0)
	}
	return [32]byte(b[:32])
}

// Show takes the mask off.
func (m Mask) Show(hidden [32]byte) [32]byte {
	rounds := m.rounds.Reveal()
	b := new([48]byte)
	copy(b[:], hidden[:])
	for i := maskRounds - 1; i >= 0; i-- {
		feistel(b, rounds[i], i%2 == 0)
	}
	return [32]byte(b[:32])
}

// feistel adds to one half what a round makes of the other. Done again, it is undone.
func feistel(b *[48]byte, round cipher.Block, toFirst bool) {
	to, from := b[:16], b[16:32]
	if !toFirst {
		to, from = from, to
	}
	round.Encrypt(b[32:], from)
	subtle.XORBytes(to, to, b[32:])
}
