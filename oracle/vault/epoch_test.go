package vault_test

import (
	"bytes"
	"crypto/ecdh"
	"crypto/hpke"
	"errors"
	"slices"
	"testing"

	"github.com/labseal/labseal/oracle/vault"
)

func newPair(t testing.TB) hpke.PrivateKey {
	t.Helper()
	pair, err := hpke.MLKEM768P256().GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	return pair
}

func newEpoch(t testing.TB, id uint32, pair hpke.PrivateKey) (vault.EpochKey, vault.WrappedEpoch) {
	t.Helper()
	key, wrapped, err := vault.NewEpoch(id, pair.PublicKey())
	if err != nil {
		t.Fatal(err)
	}
	return key, wrapped
}

// newTestKeyring makes a keyring with epoch 1, whose key it answers too.
func newTestKeyring(t testing.TB) (*vault.Keyring, vault.EpochKey) {
	t.Helper()
	key, _ := newEpoch(t, 1, newPair(t))
	return vault.NewKeyring(key), key
}

func TestEpoch_OpensAgain(t *testing.T) {
	pair := newPair(t)
	key, wrapped := newEpoch(t, 7, pair)
	sealed, _, err := vault.NewKeyring(key).Seal([]byte("x"), record, 1)
	if err != nil {
		t.Fatal(err)
	}
	if wrapped.ID != 7 || wrapped.Suite != "MLKEM768-P256, HKDF-SHA256, AES-256-GCM" ||
		!bytes.Equal(wrapped.Public, pair.PublicKey().Bytes()) {
		t.Fatalf("got %d, %q", wrapped.ID, wrapped.Suite)
	}
	opened, err := vault.OpenEpoch(wrapped, pair)
	if err != nil {
		t.Fatal(err)
	}
	if plaintext, _, err := vault.NewKeyring(opened).Open(sealed, record, 1); err != nil || string(plaintext) != "x" {
		t.Fatalf("got %q, %v", plaintext, err)
	}
}

func TestOpenEpoch_Refuses(t *testing.T) {
	pair, other := newPair(t), newPair(t)
	_, good := newEpoch(t, 1, pair)
	for name, change := range map[string]func(*vault.WrappedEpoch){
		"another number":       func(w *vault.WrappedEpoch) { w.ID = 2 },
		"another suite":        func(w *vault.WrappedEpoch) { w.Suite = "MLKEM768-P256, HKDF-SHA256, AES-128-GCM" },
		"another's public key": func(w *vault.WrappedEpoch) { w.Public = other.PublicKey().Bytes() },
		"no public key":        func(w *vault.WrappedEpoch) { w.Public = nil },
		"nothing":              func(w *vault.WrappedEpoch) { w.Wrapped = nil },
		"no encapsulation":     func(w *vault.WrappedEpoch) { w.Wrapped = w.Wrapped[len(w.Wrapped)-48:] },
		"cut":                  func(w *vault.WrappedEpoch) { w.Wrapped = w.Wrapped[:len(w.Wrapped)-1] },
		"longer":               func(w *vault.WrappedEpoch) { w.Wrapped = append(slices.Clip(w.Wrapped), 0) },
	} {
		t.Run(name, func(t *testing.T) {
			changed := good
			change(&changed)
			if _, err := vault.OpenEpoch(changed, pair); !errors.Is(err, vault.ErrEpoch) {
				t.Fatalf("got %v", err)
			}
		})
	}
	if _, err := vault.OpenEpoch(good, other); !errors.Is(err, vault.ErrEpoch) {
		t.Fatalf("another pair: got %v", err)
	}
	for i := range good.Wrapped {
		changed := good
		changed.Wrapped = bytes.Clone(good.Wrapped)
		changed.Wrapped[i] ^= 1
		if _, err := vault.OpenEpoch(changed, pair); !errors.Is(err, vault.ErrEpoch) {
			t.Fatalf("byte %d: got %v", i, err)
		}
	}
}

func TestNewEpoch_RefusesKEMsWithoutASuite(t *testing.T) {
	pair, err := hpke.DHKEM(ecdh.X25519()).GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := vault.NewEpoch(1, pair.PublicKey()); err == nil {
		t.Fatal("an epoch was wrapped under a suite without a name")
	}
	_, wrapped := newEpoch(t, 1, newPair(t))
	if _, err := vault.OpenEpoch(wrapped, pair); !errors.Is(err, vault.ErrEpoch) {
		t.Fatalf("got %v", err)
	}
}

func TestKeyring_SealsUnderTheNewestAndOpensAll(t *testing.T) {
	ring := vault.NewKeyring()
	if _, ok := ring.Current(); ok {
		t.Fatal("an empty ring has a current epoch")
	}
	second, _ := newEpoch(t, 2, newPair(t))
	first, _ := newEpoch(t, 1, newPair(t))
	third, _ := newEpoch(t, 3, newPair(t))
	var versions []vault.Sealed
	for _, step := range []struct {
		key  vault.EpochKey
		want uint32
	}{{second, 2}, {first, 2}, {third, 3}} {
		ring.Add(step.key)
		if current, ok := ring.Current(); !ok || current != step.want {
			t.Fatalf("epoch %d is current, want %d", current, step.want)
		}
		sealed, _, err := ring.Seal([]byte("x"), record, 1)
		if err != nil || sealed.Epoch != step.want {
			t.Fatalf("sealed under epoch %d, want %d (%v)", sealed.Epoch, step.want, err)
		}
		versions = append(versions, sealed)
	}
	for _, sealed := range versions {
		if _, _, err := ring.Open(sealed, record, 1); err != nil {
			t.Fatal(err)
		}
	}
}
