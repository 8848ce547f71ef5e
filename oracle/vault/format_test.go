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

func (h hexBytes) MarshalText() ([]byte, error) { return []byte(hex.EncodeToString(h)), nil }

// sealedVersion is testdata/sealed.json: a version sealed once by this package, which must open for ever.
type sealedVersion struct {
	Plaintext string   `json:"plaintext"`
	Body      hexBytes `json:"body"`
	Record    hexBytes `json:"record"`
	Version   uint32   `json:"version"`
	Secret    hexBytes `json:"secret"`
	Address   hexBytes `json:"address"`
	Wrapped   hexBytes `json:"wrapped"`
	Epoch     struct {
		ID      uint32   `json:"id"`
		Suite   string   `json:"suite"`
		Private hexBytes `json:"private"`
		Wrapped hexBytes `json:"wrapped"`
	} `json:"epoch"`
}

const sealedFile = "testdata/sealed.json"

// writeSealedVersion seals it anew, where a format changes that nobody has anything of yet.
func writeSealedVersion(t *testing.T) {
	t.Helper()
	pair := newPair(t)
	v := sealedVersion{Plaintext: "GLU 5.40 mmol/L", Version: 3, Record: record[:]}
	key, wrapped := newEpoch(t, 5, pair)
	private, err := pair.Bytes()
	check(t, err)
	v.Epoch.ID, v.Epoch.Suite, v.Epoch.Private, v.Epoch.Wrapped = wrapped.ID, wrapped.Suite, private, wrapped.Wrapped
	sealed, secret, err := vault.NewKeyring(key).Seal([]byte(v.Plaintext), record, v.Version)
	check(t, err)
	v.Body, v.Address, v.Wrapped, v.Secret = sealed.Body, sealed.Address[:], sealed.Wrapped, secret[:]
	text, err := json.MarshalIndent(v, "", "  ")
	check(t, err)
	check(t, os.WriteFile(sealedFile, append(text, '\n'), 0o644))
}

func readSealedVersion(t *testing.T) (v sealedVersion, pair hpke.PrivateKey) {
	t.Helper()
	data, err := os.ReadFile(sealedFile)
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
	if *update {
		writeSealedVersion(t)
	}
	v, pair := readSealedVersion(t)
	epoch, err := vault.OpenEpoch(vault.WrappedEpoch{
		ID: v.Epoch.ID, Suite: v.Epoch.Suite, Public: pair.PublicKey().Bytes(), Wrapped: v.Epoch.Wrapped,
	}, pair)
	if err != nil {
		t.Fatal(err)
	}
	sealed := vault.Sealed{
		Body: v.Body, Address: common.BytesToHash(v.Address), Wrapped: v.Wrapped, Epoch: v.Epoch.ID,
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
	block, err = aes.NewCipher(inner[:32])
	check(t, err)
	gcm, err = cipher.NewGCM(block)
	check(t, err)
	plaintext, err := gcm.Open(nil, v.Body[:12], v.Body[12:], []byte("eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0"))
	if err != nil || string(plaintext) != v.Plaintext || !slices.Equal(inner[32:], []byte(v.Secret)) {
		t.Fatalf("opened to something else (%v)", err)
	}
}
