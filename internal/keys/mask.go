package keys

import (
	"crypto/aes"
	"crypto/cipher"
	"fmt"

	"github.com/labseal/labseal/internal/keys/redact"
)

// Mask hides once more what the journal is searched by, so that it can be taken off. The lookup key's sums stay the same for
// ever, so whoever has that key can ask an old backup of the journal whether a number is in it. A mask is destroyed when
// something is shredded: the rows that stay are masked anew before, and what the backup holds fits nothing any more.
//
// It is AES-256 over each half of a sum by itself, a permutation: who has two masks can change one for the other without
// knowing any value. The halves are HMACs, so none comes twice but with its value.
type Mask struct {
	redact.All
	block redact.Hidden[cipher.Block]
}

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
	block, err := aes.NewCipher(secret)
	if err != nil {
		return Mask{}, fmt.Errorf("mask %d: %w", id, err)
	}
	return Mask{block: redact.Hide(block)}, nil
}

// ForgetMask lets go of an opened mask.
func (f *Folder) ForgetMask(id uint32) { f.forget(maskKeys.slot(id)) }

// DestroyMask destroys a mask as DestroyEpoch does an epoch's key pair.
func (f *Folder) DestroyMask(id uint32) error { return f.destroyNumbered(maskKeys, id) }

// Hide masks a sum.
func (m Mask) Hide(sum [32]byte) (hidden [32]byte) {
	block := m.block.Reveal()
	block.Encrypt(hidden[:16], sum[:16])
	block.Encrypt(hidden[16:], sum[16:])
	return hidden
}

// Show takes the mask off.
func (m Mask) Show(hidden [32]byte) (sum [32]byte) {
	block := m.block.Reveal()
	block.Decrypt(sum[:16], hidden[:16])
	block.Decrypt(sum[16:], hidden[16:])
	return sum
}
