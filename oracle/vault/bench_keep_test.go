package vault_test

import (
	"crypto/hpke"
	"crypto/rand"
	"runtime"
	"testing"
	"time"

	"github.com/labseal/labseal/oracle/vault"
)

func BenchmarkSeal1MiB_RawGCM(b *testing.B) {
	plaintext := randomBytes(1 << 20)
	key, nonce := make([]byte, 32), make([]byte, 12)
	b.SetBytes(1 << 20)
	for b.Loop() {
		rand.Read(key)
		rand.Read(nonce)
		newGCM(b, key).Seal(nil, nonce, plaintext, nil)
	}
}

func BenchmarkSeal1MiB(b *testing.B) {
	ring, _ := newTestKeyring(b)
	plaintext := randomBytes(1 << 20)
	b.SetBytes(1 << 20)
	for b.Loop() {
		if _, _, err := ring.Seal(plaintext, record, 1); err != nil {
			b.Fatal(err)
		}
	}
}

// wrapped are so many wrapped keys under an epoch.
func wrapped(b *testing.B, ring *vault.Keyring, n int) []vault.Wrapping {
	b.Helper()
	sealed, _, err := ring.Seal([]byte("x"), record, 1)
	if err != nil {
		b.Fatal(err)
	}
	list := make([]vault.Wrapping, n)
	for i := range list {
		list[i] = vault.Wrapping{Record: record, Version: 1, Address: sealed.Address, Wrapped: sealed.Wrapped}
	}
	return list
}

// BenchmarkRewrap_RawGCM opens and seals 64 bytes under two keys that are set up.
func BenchmarkRewrap_RawGCM(b *testing.B) {
	one, two := newGCM(b, randomBytes(32)), newGCM(b, randomBytes(32))
	nonce := randomBytes(12)
	inner := one.Seal(nil, nonce, randomBytes(64), nil)
	for b.Loop() {
		plain, err := one.Open(nil, nonce, inner, nil)
		if err != nil {
			b.Fatal(err)
		}
		two.Seal(nil, nonce, plain, nil)
	}
}

// BenchmarkRewrap wraps keys of one epoch under the next, and back: per key.
func BenchmarkRewrap(b *testing.B) {
	one, _ := newEpoch(b, 1, newPair(b))
	two, _ := newEpoch(b, 2, newPair(b))
	ring := vault.NewKeyring(one)
	list := wrapped(b, ring, 1)
	ring.Add(two)
	from, to := uint32(1), uint32(2)
	for b.Loop() {
		if err := ring.Rewrap(from, to, list); err != nil {
			b.Fatal(err)
		}
		from, to = to, from
	}
}

func BenchmarkEnvelope_RawHPKE(b *testing.B) {
	to, key := newPair(b).PublicKey(), randomBytes(32)
	for b.Loop() {
		_, sender, err := hpke.NewSender(to, hpke.HKDFSHA256(), hpke.AES256GCM(), nil)
		if err == nil {
			_, err = sender.Seal(nil, key)
		}
		if err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkEnvelope wraps a content key for a recipient.
func BenchmarkEnvelope(b *testing.B) {
	parcel := vault.Parcel{To: newPair(b).PublicKey()}
	ring, _ := newTestKeyring(b)
	sealed, _, err := ring.Seal([]byte("x"), record, 1)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := ring.Share(sealed, record, 1, parcel); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLargest seals and opens the largest record, and reports how much memory that takes at most beside the record
// itself, in parts of the record.
func BenchmarkLargest(b *testing.B) {
	ring, _ := newTestKeyring(b)
	plaintext := randomBytes(vault.MaxBody)
	b.SetBytes(vault.MaxBody)
	var most uint64
	for b.Loop() {
		peak := peakOf(func() {
			sealed, _, err := ring.Seal(plaintext, record, 1)
			if err == nil {
				_, _, err = ring.Open(sealed, record, 1)
			}
			if err != nil {
				b.Error(err)
			}
		})
		most = max(most, peak)
	}
	b.ReportMetric(float64(most)/vault.MaxBody, "memory:records")
}

// peakOf is by how much the heap grew at most while f ran, looked at each millisecond.
func peakOf(f func()) uint64 {
	runtime.GC()
	var before, now runtime.MemStats
	runtime.ReadMemStats(&before)
	done := make(chan struct{})
	go func() {
		defer close(done)
		f()
	}()
	var peak uint64
	for {
		runtime.ReadMemStats(&now)
		if now.HeapInuse > before.HeapInuse {
			peak = max(peak, now.HeapInuse-before.HeapInuse)
		}
		select {
		case <-done:
			return peak
		case <-time.After(time.Millisecond):
		}
	}
}
