package pkcs11_test

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/asn1"
	"errors"
	"testing"

	ethcrypto "github.com/ethereum/go-ethereum/crypto"

	"github.com/labseal/labseal/internal/keys/pkcs11"
)

func TestFinishES256_RefusesNonsense(t *testing.T) {
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	check(t, err)
	hash := sha256.Sum256(nil)
	for name, answer := range map[string][]byte{
		"nothing": nil, "short": make([]byte, 63), "long": make([]byte, 65), "zeros": make([]byte, 64),
		"another's": bytes.Repeat([]byte{1}, 64), "huge": bytes.Repeat([]byte{255}, 64),
	} {
		if _, err := pkcs11.FinishES256(&private.PublicKey, hash[:], answer); !errors.Is(err, pkcs11.ErrSignature) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestDecodePoint(t *testing.T) {
	account, err := ethcrypto.GenerateKey()
	check(t, err)
	point := ethcrypto.FromECDSAPub(&account.PublicKey)
	wrapped, err := asn1.Marshal(point)
	check(t, err)
	for name, value := range map[string][]byte{"in DER": wrapped, "bare": point, "without 04": point[1:]} {
		got, err := pkcs11.DecodePoint(pkcs11.Secp256k1, value)
		if err != nil || !account.PublicKey.Equal(got) {
			t.Errorf("%s: %v", name, err)
		}
	}
	public, _, err := ed25519.GenerateKey(rand.Reader)
	check(t, err)
	wrapped, err = asn1.Marshal([]byte(public))
	check(t, err)
	for name, value := range map[string][]byte{"in DER": wrapped, "bare": public} {
		got, err := pkcs11.DecodePoint(pkcs11.Ed25519, value)
		if err != nil || !public.Equal(got) {
			t.Errorf("Ed25519 %s: %v", name, err)
		}
	}
	offCurve := append([]byte{}, point...)
	offCurve[64] ^= 1
	for name, value := range map[string][]byte{"nothing": nil, "off the curve": offCurve, "compressed": point[:33]} {
		for _, algorithm := range []pkcs11.Algorithm{pkcs11.ES256, pkcs11.Secp256k1, pkcs11.Ed25519, "RSA"} {
			if _, err := pkcs11.DecodePoint(algorithm, value); err == nil {
				t.Errorf("%s: %s was taken", algorithm, name)
			}
		}
	}
}

func FuzzDecodePoint(f *testing.F) {
	f.Add([]byte{4, 2, 1, 1})
	f.Add(append([]byte{4, 65, 4}, make([]byte, 64)...))
	f.Fuzz(func(t *testing.T, value []byte) {
		for _, algorithm := range []pkcs11.Algorithm{pkcs11.ES256, pkcs11.Secp256k1, pkcs11.Ed25519} {
			public, err := pkcs11.DecodePoint(algorithm, value)
			if (err == nil) != (public != nil) {
				t.Fatalf("%s: both or neither of a key and an error: %v", algorithm, err)
			}
		}
	})
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
