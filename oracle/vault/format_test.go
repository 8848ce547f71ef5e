package vault_test

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hpke"
	"encoding/hex"
	"encoding/json"
	"os"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/vault"
)

type hexBytes []byte

func (h *hexBytes) UnmarshalText(text []byte) (err error) {
	*h, err = hex.DecodeString(string(text))
	return err
}

// sealedVersion is testdata/sealed.json: a version sealed once by this package, which must open for ever.
type sealedVersion struct {
	Plaintext, JWE                   string
	Record, Secret, Address, Wrapped hexBytes
	Version                          uint32
	Epoch                            struct {
		ID               uint32
		Suite            string
		Private, Wrapped hexBytes
	}
}

func readSealedVersion(t *testing.T) (v sealedVersion, pair hpke.PrivateKey) {
	t.Helper()
	data, err := os.ReadFile("testdata/sealed.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	pair, err = hpke.MLKEM768P256().NewPrivateKey(v.Epoch.Private)
	if err != nil {
		t.Fatal(err)
	}
	return v, pair
}

func TestFormat_OldVersionsOpen(t *testing.T) {
	v, pair := readSealedVersion(t)
	epoch, err := vault.OpenEpoch(vault.WrappedEpoch{
		ID: v.Epoch.ID, Suite: v.Epoch.Suite, Public: pair.PublicKey().Bytes(), Wrapped: v.Epoch.Wrapped,
	}, pair)
	if err != nil {
		t.Fatal(err)
	}
	sealed := vault.Sealed{
		JWE: []byte(v.JWE), Address: common.BytesToHash(v.Address), Wrapped: v.Wrapped, Epoch: v.Epoch.ID,
	}
	plaintext, secret, err := vault.NewKeyring(epoch).Open(sealed, vault.RecordID(v.Record), v.Version)
	if err != nil || string(plaintext) != v.Plaintext || secret != evidence.Secret(v.Secret) {
		t.Fatalf("opened to something else (%v)", err)
	}
}

// The package comment is enough to open a version without this package.
func TestFormat_IsAsDocumented(t *testing.T) {
	v, pair := readSealedVersion(t)
	split := len(v.Epoch.Wrapped) - 48
	recipient, err := hpke.NewRecipient(v.Epoch.Wrapped[:split], pair, hpke.HKDFSHA256(), hpke.AES256GCM(),
		[]byte("labseal/epoch/1\x00MLKEM768-P256, HKDF-SHA256, AES-256-GCM"))
	if err != nil {
		t.Fatal(err)
	}
	epochKey, err := recipient.Open([]byte{0, 0, 0, 5}, v.Epoch.Wrapped[split:])
	if err != nil {
		t.Fatal(err)
	}
	block, err := aes.NewCipher(epochKey)
	if err != nil {
		t.Fatal(err)
	}
	gcm, err := cipher.NewGCM(block)
	if err != nil {
		t.Fatal(err)
	}
	associated := slices.Concat([]byte("labseal/wrap/1\x00"), v.Record, []byte{0, 0, 0, 3, 0, 0, 0, 5}, v.Address)
	inner, err := gcm.Open(nil, v.Wrapped[1:13], v.Wrapped[13:], associated)
	if err != nil || v.Wrapped[0] != 1 || len(inner) != 64 {
		t.Fatalf("%d bytes, %v", len(inner), err)
	}
	plaintext, err := parseJWE(t, v.JWE).Decrypt(inner[:32])
	if err != nil || string(plaintext) != v.Plaintext || !slices.Equal(inner[32:], []byte(v.Secret)) {
		t.Fatalf("opened to something else (%v)", err)
	}
}
