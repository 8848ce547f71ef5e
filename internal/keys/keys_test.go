package keys_test

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/hpke"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"math/big"
	"os"
	"path/filepath"
	"testing"

	"github.com/ethereum/go-ethereum/accounts/keystore"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	ethcrypto "github.com/ethereum/go-ethereum/crypto"
	"github.com/google/uuid"

	"github.com/labseal/labseal/internal/keys"
)

func TestAccount_Signs(t *testing.T) {
	folder, dir, passwordFile := newTestFolder(t)
	create(t, folder, keys.Accounts...)
	folder = openFolder(t, dir, passwordFile)
	seen := map[common.Address]bool{}
	for _, p := range keys.Accounts {
		account, err := folder.Account(p)
		if err != nil {
			t.Fatal(err)
		}
		hash := ethcrypto.Keccak256Hash([]byte(p))
		signature, err := account.SignHash(hash)
		if err != nil {
			t.Fatal(err)
		}
		public, err := ethcrypto.SigToPub(hash[:], signature)
		if err != nil || ethcrypto.PubkeyToAddress(*public) != account.Address() {
			t.Fatalf("%s: signature is not the account's (%v)", p, err)
		}
		seen[account.Address()] = true
	}
	if len(seen) != len(keys.Accounts) {
		t.Fatalf("%d different accounts of %d", len(seen), len(keys.Accounts))
	}
}

func TestAccount_SignsTransactions(t *testing.T) {
	folder, _, _ := newTestFolder(t)
	create(t, folder, keys.Sequencer)
	account, err := folder.Account(keys.Sequencer)
	if err != nil {
		t.Fatal(err)
	}
	chainID := big.NewInt(1337)
	for _, data := range []types.TxData{
		&types.LegacyTx{Nonce: 7, Gas: 21000, GasPrice: big.NewInt(0)},
		&types.DynamicFeeTx{ChainID: chainID, Nonce: 7, Gas: 21000},
	} {
		tx, err := account.SignTx(types.NewTx(data), chainID)
		if err != nil {
			t.Fatal(err)
		}
		from, err := types.Sender(types.LatestSignerForChainID(chainID), tx)
		if err != nil || from != account.Address() {
			t.Fatalf("type %d: sent by %s, want %s (%v)", tx.Type(), from, account.Address(), err)
		}
	}
}

func TestAccount_IsGethsFormat(t *testing.T) {
	folder, dir, passwordFile := newTestFolder(t)
	create(t, folder, keys.Relayer)
	data, err := os.ReadFile(filepath.Join(dir, "relayer.json"))
	if err != nil {
		t.Fatal(err)
	}
	key, err := keystore.DecryptKey(data, password)
	if err != nil {
		t.Fatalf("geth does not open our file: %v", err)
	}
	account, err := folder.Account(keys.Relayer)
	if err != nil || account.Address() != key.Address {
		t.Fatalf("geth reads another key (%v)", err)
	}

	made := &keystore.Key{Id: uuid.New(), PrivateKey: newAccountKey(t)}
	made.Address = ethcrypto.PubkeyToAddress(made.PrivateKey.PublicKey)
	data, err = keystore.EncryptKey(made, password, 2, 1)
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, filepath.Join(dir, "governor.json"), string(data))
	writeFile(t, filepath.Join(dir, "statement.json"), string(data))
	folder = openFolder(t, dir, passwordFile)
	account, err = folder.Account(keys.Governor)
	if err != nil || account.Address() != made.Address {
		t.Fatalf("we don't open geth's file: %v", err)
	}
	if _, err := folder.Statement(); !errors.Is(err, keys.ErrDamaged) {
		t.Fatalf("an account was taken for the statement key: %v", err)
	}
}

func newAccountKey(t *testing.T) *ecdsa.PrivateKey {
	t.Helper()
	key, err := ethcrypto.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func TestSigner_Statement(t *testing.T) {
	folder, dir, passwordFile := newTestFolder(t)
	create(t, folder, keys.Statement)
	var signer crypto.Signer
	signer, err := openFolder(t, dir, passwordFile).Statement()
	if err != nil {
		t.Fatal(err)
	}
	digest := sha256.Sum256([]byte("statement"))
	signature, err := signer.Sign(rand.Reader, digest[:], crypto.SHA256)
	if err != nil {
		t.Fatal(err)
	}
	public, ok := signer.Public().(*ecdsa.PublicKey)
	if !ok || public.Curve != elliptic.P256() || !ecdsa.VerifyASN1(public, digest[:], signature) {
		t.Fatal("no ES256 signature of the statement key")
	}
}

func TestSigner_Log(t *testing.T) {
	folder, dir, passwordFile := newTestFolder(t)
	create(t, folder, keys.Log)
	var signer crypto.Signer
	signer, err := openFolder(t, dir, passwordFile).Log()
	if err != nil {
		t.Fatal(err)
	}
	signature, err := signer.Sign(nil, []byte("checkpoint"), crypto.Hash(0))
	if err != nil {
		t.Fatal(err)
	}
	public, ok := signer.Public().(ed25519.PublicKey)
	if !ok || !ed25519.Verify(public, []byte("checkpoint"), signature) {
		t.Fatal("no Ed25519 signature of the log key")
	}
}

func TestLookup_SeparatesTags(t *testing.T) {
	folder, dir, passwordFile := newTestFolder(t)
	create(t, folder, keys.Lookup)
	key, err := folder.Lookup()
	if err != nil {
		t.Fatal(err)
	}
	again, err := openFolder(t, dir, passwordFile).Lookup()
	if err != nil {
		t.Fatal(err)
	}
	if key.Sum("mrn", []byte("12345")) != again.Sum("mrn", []byte("12345")) {
		t.Fatal("the same value got two names")
	}
	names := map[[32]byte]string{}
	for _, c := range [][2]string{
		{"mrn", "12345"}, {"filler", "12345"}, {"mrn", "12346"}, {"mrn1", "2345"}, {"", "mrn12345"}, {"mrn", ""},
	} {
		name := key.Sum(c[0], []byte(c[1]))
		if other, taken := names[name]; taken {
			t.Errorf("%q has the name of %q", c, other)
		}
		names[name] = c[0] + "|" + c[1]
	}
}

// testdata/lookup.json holds the key "0123456789abcdef0123456789abcdef"; the sum was computed by Python's hmac,
// and its last five bytes are zero.
func TestLookup_KnownAnswer(t *testing.T) {
	folder, dir, _ := newTestFolder(t)
	data, err := os.ReadFile("testdata/lookup.json")
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, filepath.Join(dir, "lookup.json"), string(data))
	key, err := folder.Lookup()
	if err != nil {
		t.Fatal(err)
	}
	const want = "250513525a88d90aa4511259b1948529a13acf2c9264828f01596a0000000000"
	if got := key.Sum("mrn", []byte("12345")); hex.EncodeToString(got[:]) != want {
		t.Fatalf("got %x", got)
	}
}

func TestEpoch_PairOpensWhatItsPublicHalfSealed(t *testing.T) {
	folder, dir, passwordFile := newTestFolder(t)
	for id := range uint32(2) {
		if err := folder.CreateEpoch(id + 1); err != nil {
			t.Fatal(err)
		}
	}
	if err := folder.CreateEpoch(1); !errors.Is(err, keys.ErrExists) {
		t.Fatalf("got %v", err)
	}
	pair, err := folder.Epoch(1)
	if err != nil {
		t.Fatal(err)
	}
	kdf, aead := hpke.HKDFSHA256(), hpke.AES256GCM()
	sealed, err := hpke.Seal(pair.Public(), kdf, aead, nil, []byte("epoch key"))
	if err != nil {
		t.Fatal(err)
	}
	folder = openFolder(t, dir, passwordFile)
	pair, err = folder.Epoch(1)
	if err != nil {
		t.Fatal(err)
	}
	opened, err := hpke.Open(pair.Private(), kdf, aead, nil, sealed)
	if err != nil || string(opened) != "epoch key" {
		t.Fatalf("got %q, %v", opened, err)
	}
	other, err := folder.Epoch(2)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := hpke.Open(other.Private(), kdf, aead, nil, sealed); err == nil {
		t.Fatal("another epoch's pair opened it")
	}
	if _, err := folder.Epoch(3); !errors.Is(err, keys.ErrMissing) {
		t.Fatalf("got %v", err)
	}
	if err := os.Rename(filepath.Join(dir, "epochs", "1.json"), filepath.Join(dir, "epochs", "3.json")); err != nil {
		t.Fatal(err)
	}
	if _, err := folder.Epoch(3); !errors.Is(err, keys.ErrDamaged) {
		t.Fatalf("epoch 1's file was taken for epoch 3's: %v", err)
	}
}

func TestPublic_SumsUpWhatIsThere(t *testing.T) {
	folder, dir, passwordFile := newTestFolder(t)
	create(t, folder, keys.Sequencer, keys.Statement)
	public, err := folder.Public()
	if err != nil {
		t.Fatal(err)
	}
	sequencer, err := folder.Account(keys.Sequencer)
	if err != nil {
		t.Fatal(err)
	}
	if len(public.Accounts) != 1 || public.Accounts[keys.Sequencer] != sequencer.Address() || public.Log != nil {
		t.Fatalf("got %+v", public)
	}
	create(t, folder, keys.Log)
	if public, err = folder.Public(); err != nil {
		t.Fatal(err)
	}
	statement, err := folder.Statement()
	if err != nil {
		t.Fatal(err)
	}
	key, _ := statement.Public().(*ecdsa.PublicKey)
	x, y := new(big.Int).SetBytes(public.Statement[:32]), new(big.Int).SetBytes(public.Statement[32:])
	if len(public.Statement) != 64 || !key.Equal(&ecdsa.PublicKey{Curve: elliptic.P256(), X: x, Y: y}) {
		t.Fatalf("statement key is %x", public.Statement)
	}
	log, err := folder.Log()
	if err != nil || !bytes.Equal(public.Log, log.Public().(ed25519.PublicKey)) {
		t.Fatalf("log key is %x (%v)", public.Log, err)
	}
	writeFile(t, filepath.Join(dir, "log.json"), "{}")
	if _, err := openFolder(t, dir, passwordFile).Public(); !errors.Is(err, keys.ErrDamaged) {
		t.Fatalf("a damaged key passed: %v", err)
	}
}
