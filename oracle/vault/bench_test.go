package vault_test

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"testing"

	"github.com/labseal/labseal/oracle/vault"
)

const benchSize = 4 << 10

// newGCM is the raw primitive that sealing is measured beside: AES-256-GCM, fresh key and nonce.
func newGCM(b *testing.B, key []byte) cipher.AEAD {
	block, err := aes.NewCipher(key)
	if err != nil {
		b.Fatal(err)
	}
	gcm, err := cipher.NewGCM(block)
	if err != nil {
		b.Fatal(err)
	}
	return gcm
}

func BenchmarkSeal4KiB(b *testing.B) {
	ring, _ := newTestKeyring(b)
	plaintext := randomBytes(benchSize)
	b.SetBytes(benchSize)
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := ring.Seal(plaintext, record, 1); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSeal4KiB_RawGCM(b *testing.B) {
	plaintext := randomBytes(benchSize)
	key, nonce := make([]byte, 32), make([]byte, 12)
	b.SetBytes(benchSize)
	b.ReportAllocs()
	for b.Loop() {
		rand.Read(key)
		rand.Read(nonce)
		newGCM(b, key).Seal(nil, nonce, plaintext, nil)
	}
}

func BenchmarkOpen4KiB(b *testing.B) {
	ring, _ := newTestKeyring(b)
	sealed, _, err := ring.Seal(randomBytes(benchSize), record, 1)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(benchSize)
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := ring.Open(sealed, record, 1); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOpen4KiB_RawGCM(b *testing.B) {
	key, nonce := randomBytes(32), randomBytes(12)
	ciphertext := newGCM(b, key).Seal(nil, nonce, randomBytes(benchSize), nil)
	b.SetBytes(benchSize)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := newGCM(b, key).Open(nil, nonce, ciphertext, nil); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkStorePut4KiB(b *testing.B) {
	ring, _ := newTestKeyring(b)
	store, _ := newTestStore(b)
	plaintext := randomBytes(benchSize)
	for b.Loop() {
		sealed, _, err := ring.Seal(plaintext, record, 1)
		if err != nil {
			b.Fatal(err)
		}
		if err := store.Put(b.Context(), sealed.Address, sealed.Body); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkNewEpoch(b *testing.B) {
	pair := newPair(b)
	for b.Loop() {
		if _, _, err := vault.NewEpoch(1, pair.PublicKey()); err != nil {
			b.Fatal(err)
		}
	}
}
