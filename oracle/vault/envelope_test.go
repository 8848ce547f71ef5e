package vault_test

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"errors"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/vault"
)

func newParcel(t *testing.T) (vault.Parcel, func(evidence.Envelope, []byte) ([]byte, error)) {
	t.Helper()
	pair := newPair(t)
	return vault.Parcel{Member: common.Hash{1}, Leaf: common.Hash{2}, Grant: common.Hash{3}, To: pair.PublicKey()},
		func(e evidence.Envelope, jwe []byte) ([]byte, error) { return vault.Receive(e, jwe, pair) }
}

func TestKeyring_Share(t *testing.T) {
	ring, _ := newTestKeyring(t)
	sealed, _, err := ring.Seal([]byte("a result"), record, 1)
	check(t, err)
	parcel, receive := newParcel(t)
	released, err := ring.Share(sealed, record, 1, parcel)
	check(t, err)
	if body, err := vault.ParseJWE(released.JWE); err != nil || !bytes.Equal(body, sealed.Body) {
		t.Errorf("a whole release is another ciphertext than the stored body (%v)", err)
	}
	if got, err := receive(released.Envelope, released.JWE); err != nil || string(got) != "a result" {
		t.Fatalf("got %q, %v", got, err)
	}
	if _, err := ring.Share(sealed, record, 2, parcel); !errors.Is(err, vault.ErrWrapped) {
		t.Errorf("another version's key was shared: %v", err)
	}
	_, other := newParcel(t)
	if _, err := other(released.Envelope, released.JWE); !errors.Is(err, vault.ErrEnvelope) {
		t.Errorf("somebody else's key opens it: %v", err)
	}
}

// TestShareClaims_TellsNothingElse: what some claims are released under opens nothing of the version they are of, and
// two releases of the same claims have nothing in common.
func TestShareClaims_TellsNothingElse(t *testing.T) {
	ring, _ := newTestKeyring(t)
	sealed, _, err := ring.Seal([]byte("the whole record"), record, 1)
	check(t, err)
	parcel, receive := newParcel(t)
	one, err := vault.ShareClaims([]byte("one claim"), parcel)
	check(t, err)
	two, err := vault.ShareClaims([]byte("one claim"), parcel)
	check(t, err)
	if got, err := receive(one.Envelope, one.JWE); err != nil || string(got) != "one claim" {
		t.Fatalf("got %q, %v", got, err)
	}
	if one.Envelope.Address == two.Envelope.Address {
		t.Error("the same claims give the same ciphertext")
	}
	whole, err := vault.JWE(sealed.Body)
	check(t, err)
	stolen := one.Envelope
	stolen.Address = sealed.Address
	for name, try := range map[string]struct {
		e   evidence.Envelope
		jwe []byte
	}{
		"the record's body":       {one.Envelope, whole},
		"with the body's address": {stolen, whole},
		"another release's body":  {one.Envelope, two.JWE},
		"another release's key":   {two.Envelope, one.JWE},
	} {
		if _, err := receive(try.e, try.jwe); err == nil {
			t.Errorf("%s opens", name)
		}
	}
}

// TestReceive_Bound changes each part of an envelope: none opens.
func TestReceive_Bound(t *testing.T) {
	parcel, receive := newParcel(t)
	released, err := vault.ShareClaims([]byte("one claim"), parcel)
	check(t, err)
	for name, change := range map[string]func(*evidence.Envelope){
		"member":        func(e *evidence.Envelope) { e.Member[0] ^= 1 },
		"leaf":          func(e *evidence.Envelope) { e.Leaf[0] ^= 1 },
		"suite":         func(e *evidence.Envelope) { e.Suite += "x" },
		"address":       func(e *evidence.Envelope) { e.Address[0] ^= 1 },
		"recipient":     func(e *evidence.Envelope) { e.Recipient[0] ^= 1 },
		"grant":         func(e *evidence.Envelope) { e.Grant[0] ^= 1 },
		"scope":         func(e *evidence.Envelope) { e.IsScoped = !e.IsScoped },
		"encapsulation": func(e *evidence.Envelope) { e.Encapsulation = append(bytes.Clone(e.Encapsulation), 0) },
		"sealed":        func(e *evidence.Envelope) { e.Sealed = bytes.Clone(e.Sealed); e.Sealed[0] ^= 1 },
	} {
		changed := released.Envelope
		change(&changed)
		if _, err := receive(changed, released.JWE); err == nil {
			t.Errorf("%s: it opens", name)
		}
	}
}

// TestEnvelope_Signed signs an envelope: the trust file's key checks it, and no byte of it can change.
func TestEnvelope_Signed(t *testing.T) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	check(t, err)
	parcel, _ := newParcel(t)
	released, err := vault.ShareClaims([]byte("one claim"), parcel)
	check(t, err)
	signed, err := evidence.SignEnvelope(released.Envelope, key)
	check(t, err)
	until := uint64(100)
	trust := &evidence.Trust{Members: []*evidence.Member{{
		ID: parcel.Member, Keys: []evidence.TrustKey{{
			Kind: "statement", Key: evidence.StatementKey(&key.PublicKey), Validity: evidence.Validity{Until: &until},
		}},
	}}}
	got, err := trust.CheckEnvelope(signed, 99)
	check(t, err)
	if !bytes.Equal(got.Associated(), released.Envelope.Associated()) || !bytes.Equal(got.Sealed, released.Envelope.Sealed) {
		t.Errorf("got %+v", got)
	}
	if _, err := trust.CheckEnvelope(signed, 100); err == nil {
		t.Error("a key that does not count any more signed")
	}
	for i := range signed {
		for _, bit := range []byte{1, 0x80} {
			changed := bytes.Clone(signed)
			changed[i] ^= bit
			if _, err := trust.CheckEnvelope(changed, 99); err == nil {
				t.Fatalf("byte %d changed, and it passes", i)
			}
		}
	}
}

func FuzzCheckEnvelope(f *testing.F) {
	f.Add([]byte{0xd2, 0x84, 0x40, 0xa0, 0x40, 0x40})
	f.Fuzz(func(_ *testing.T, b []byte) { _, _ = (&evidence.Trust{}).CheckEnvelope(b, 1) })
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
