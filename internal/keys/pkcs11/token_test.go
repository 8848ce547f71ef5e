//go:build cgo

package pkcs11_test

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"

	ethcrypto "github.com/ethereum/go-ethereum/crypto"
	miekg "github.com/miekg/pkcs11"

	"github.com/labseal/labseal/internal/keys/pkcs11"
	"github.com/labseal/labseal/internal/keys/pkcs11/hsmtest"
)

// readPIN reads a PIN file as the key folder does.
func readPIN(path string) (string, error) {
	data, err := os.ReadFile(path)
	return strings.TrimSpace(string(data)), err
}

func openKey(token *hsmtest.Token, object string, algorithm pkcs11.Algorithm) (*pkcs11.Key, error) {
	uri, err := pkcs11.ParseURI(token.URI(object))
	if err != nil {
		return nil, err
	}
	return pkcs11.Open(uri, algorithm, nil, readPIN)
}

func mustOpen(t testing.TB, token *hsmtest.Token, object string, algorithm pkcs11.Algorithm) *pkcs11.Key {
	t.Helper()
	key, err := openKey(token, object, algorithm)
	check(t, err)
	return key
}

func interpose(t testing.TB, token *hsmtest.Token) *pkcs11.Faulty {
	t.Helper()
	faulty, restore, err := pkcs11.Interpose(token.Module)
	check(t, err)
	t.Cleanup(restore)
	return faulty
}

func TestKey_Signs(t *testing.T) {
	token := hsmtest.New(t)
	for _, algorithm := range []string{"ES256", "secp256k1", "Ed25519"} {
		token.Generate(t, algorithm, algorithm+" key")
	}
	statement := mustOpen(t, token, "ES256 key", pkcs11.ES256)
	account := mustOpen(t, token, "secp256k1 key", pkcs11.Secp256k1)
	log := mustOpen(t, token, "Ed25519 key", pkcs11.Ed25519)
	order := ethcrypto.S256().Params().N
	for i := range 40 { // a token answers a high s every second time
		digest := sha256.Sum256([]byte{byte(i)})
		der, err := statement.Sign(rand.Reader, digest[:], crypto.SHA256)
		check(t, err)
		if !ecdsa.VerifyASN1(statement.Public().(*ecdsa.PublicKey), digest[:], der) {
			t.Fatal("Go does not verify the token's ES256 signature")
		}
		signature, err := account.SignHash(digest)
		check(t, err)
		public, err := ethcrypto.SigToPub(digest[:], signature)
		check(t, err)
		if ethcrypto.PubkeyToAddress(*public) != account.Address() || len(signature) != 65 || signature[64] > 1 {
			t.Fatalf("%x does not lead to the account", signature)
		}
		if !ethcrypto.VerifySignature(ethcrypto.FromECDSAPub(public), digest[:], signature[:64]) {
			t.Fatalf("s is high (order %x)", order) // VerifySignature refuses a high s
		}
		message := []byte(strings.Repeat("checkpoint\n", i))
		sealed, err := log.Sign(rand.Reader, message, crypto.Hash(0))
		check(t, err)
		if !ed25519.Verify(log.Public().(ed25519.PublicKey), message, sealed) {
			t.Fatal("Go does not verify the token's Ed25519 signature")
		}
	}
}

func TestKey_SignsOnlyWhatItIsFor(t *testing.T) {
	token := hsmtest.New(t)
	for _, algorithm := range []string{"ES256", "secp256k1", "Ed25519"} {
		token.Generate(t, algorithm, algorithm)
	}
	statement := mustOpen(t, token, "ES256", pkcs11.ES256)
	account := mustOpen(t, token, "secp256k1", pkcs11.Secp256k1)
	log := mustOpen(t, token, "Ed25519", pkcs11.Ed25519)
	digest := sha256.Sum256(nil)
	for name, sign := range map[string]func() ([]byte, error){
		"ES256, SHA-512":      func() ([]byte, error) { return statement.Sign(nil, digest[:], crypto.SHA512) },
		"ES256, a message":    func() ([]byte, error) { return statement.Sign(nil, []byte("text"), crypto.SHA256) },
		"ES256, an account's": func() ([]byte, error) { return statement.SignHash(digest) },
		"account, Sign":       func() ([]byte, error) { return account.Sign(nil, digest[:], crypto.SHA256) },
		"Ed25519, a digest":   func() ([]byte, error) { return log.Sign(nil, digest[:], crypto.SHA512) },
		"Ed25519, an account": func() ([]byte, error) { return log.SignHash(digest) },
	} {
		if _, err := sign(); err == nil {
			t.Errorf("%s: signed", name)
		}
	}
	for object, algorithm := range map[string]pkcs11.Algorithm{
		"ES256": pkcs11.Secp256k1, "secp256k1": pkcs11.ES256, "Ed25519": pkcs11.ES256,
	} {
		if _, err := openKey(token, object, algorithm); err == nil || !strings.Contains(err.Error(), "not one of") {
			t.Errorf("%s was opened as %s: %v", object, algorithm, err)
		}
	}
	if _, err := openKey(token, "ES256", "RSA"); err == nil {
		t.Error("opened a key of an unknown algorithm")
	}
}

func TestOpen_SaysWhatIsMissing(t *testing.T) {
	token := hsmtest.New(t)
	token.Generate(t, "ES256", "twice")
	token.Generate(t, "ES256", "twice")
	for name, c := range map[string]struct {
		uri  string
		want error
		says string
	}{
		"no key":    {token.URI("none"), pkcs11.ErrMissing, `key "none" of token "` + token.Label},
		"two keys":  {token.URI("twice"), nil, "tell them apart by id="},
		"no token":  {strings.Replace(token.URI("twice"), token.Label, "none", 1), pkcs11.ErrMissing, "not in any slot"},
		"no module": {strings.Replace(token.URI("twice"), token.Module, token.Module+".none", 1), pkcs11.ErrMissing, "module"},
		"no library": {
			strings.Replace(token.URI("twice"), token.Module, token.PINFile, 1), nil, "not a PKCS#11 library",
		},
	} {
		uri, err := pkcs11.ParseURI(c.uri)
		check(t, err)
		_, err = pkcs11.Open(uri, pkcs11.ES256, nil, readPIN)
		if err == nil || (c.want != nil && !errors.Is(err, c.want)) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: got %v, want it to say %q", name, err, c.says)
		}
	}
}

func TestOpen_PublicKey(t *testing.T) {
	token := hsmtest.New(t)
	token.Generate(t, "secp256k1", "whole")
	token.Generate(t, "secp256k1", "other")
	point := token.GeneratePrivate(t, "secp256k1", "half")
	other := mustOpen(t, token, "other", pkcs11.Secp256k1).Public()
	public, err := pkcs11.DecodePoint(pkcs11.Secp256k1, point)
	check(t, err)
	open := func(object string, public crypto.PublicKey) error {
		uri, err := pkcs11.ParseURI(token.URI(object))
		check(t, err)
		_, err = pkcs11.Open(uri, pkcs11.Secp256k1, public, readPIN)
		return err
	}
	check(t, open("half", public))
	if err := open("half", nil); !errors.Is(err, pkcs11.ErrMissing) {
		t.Errorf("a key without a public half was opened: %v", err)
	}
	if err := open("half", other); !errors.Is(err, pkcs11.ErrSignature) {
		t.Errorf("a key was taken for another: %v", err)
	}
	if err := open("whole", other); err == nil || !strings.Contains(err.Error(), "another than") {
		t.Errorf("a key was taken for another: %v", err)
	}
}

// The wrong PIN reaches the token once, however often a key is asked for.
func TestLogin_WrongPINOnce(t *testing.T) {
	token := hsmtest.New(t)
	token.Generate(t, "ES256", "key")
	right := token.PINFile
	faulty := interpose(t, token)
	if token.Flags(t)&miekg.CKF_USER_PIN_COUNT_LOW != 0 {
		t.Fatal("the token remembers a wrong PIN before there was one")
	}
	token.PINFile = hsmtest.PINFile(t, "99999999")
	for range 2 {
		_, err := openKey(token, "key", pkcs11.ES256)
		if !errors.Is(err, pkcs11.ErrRefused) || strings.Contains(err.Error(), "99999999") {
			t.Fatalf("got %v", err)
		}
	}
	if faulty.Logins != 1 {
		t.Fatalf("%d logins with a wrong PIN, want 1", faulty.Logins)
	}
	if token.Flags(t)&miekg.CKF_USER_PIN_COUNT_LOW == 0 {
		t.Fatal("the token does not remember the wrong PIN: this test shows nothing")
	}
	// The right PIN does not help in this process, even once the token has taken it from another.
	token.PINFile = right
	token.Login(t)
	if _, err := openKey(token, "key", pkcs11.ES256); !errors.Is(err, pkcs11.ErrRefused) || faulty.Logins != 1 {
		t.Fatalf("got %v after %d logins", err, faulty.Logins)
	}
	// In a new one it does.
	again := interpose(t, token)
	if _, err := openKey(token, "key", pkcs11.ES256); err != nil || again.Logins != 1 {
		t.Fatalf("got %v after %d logins", err, again.Logins)
	}
}

const childURI = "LABSEAL_TEST_PKCS11_URI"

// A process that was started again does not try the PIN: the token remembers the wrong one.
func TestLogin_WrongPINAcrossRestarts(t *testing.T) {
	if text := os.Getenv(childURI); text != "" {
		uri, err := pkcs11.ParseURI(text)
		check(t, err)
		faulty := interpose(t, &hsmtest.Token{Module: uri.Module})
		_, err = pkcs11.Open(uri, pkcs11.ES256, nil, readPIN)
		t.Logf("logins: %d, error: %v", faulty.Logins, err)
		return
	}
	token := hsmtest.New(t)
	token.Generate(t, "ES256", "key")
	right, wrong := token.URI("key"), ""
	token.PINFile = hsmtest.PINFile(t, "99999999")
	wrong = token.URI("key")
	for _, c := range []struct{ name, uri, says string }{
		{"right", right, "logins: 1, error: <nil>"},
		{"wrong", wrong, "logins: 1, error: key"},
		{"wrong again", wrong, "logins: 0, error: key"},
		{"right after wrong", right, "logins: 0, error: key"},
	} {
		child := exec.Command(os.Args[0], "-test.run=^TestLogin_WrongPINAcrossRestarts$", "-test.v")
		child.Env = append(os.Environ(), childURI+"="+c.uri)
		out, err := child.CombinedOutput()
		if err != nil || !strings.Contains(string(out), c.says) {
			t.Fatalf("%s: want %q (%v) in:\n%s", c.name, c.says, err, out)
		}
		if strings.Contains(c.says, "logins: 0") && !strings.Contains(string(out), "log in once by the token's own tool") {
			t.Fatalf("%s: it does not say what to do:\n%s", c.name, out)
		}
	}
}

func TestLogin_NotWhereThePINCouldLock(t *testing.T) {
	token := hsmtest.New(t)
	token.Generate(t, "ES256", "key")
	for says, flag := range map[string]uint{
		"locked": miekg.CKF_USER_PIN_LOCKED, "one more wrong PIN": miekg.CKF_USER_PIN_FINAL_TRY,
		"was wrong": miekg.CKF_USER_PIN_COUNT_LOW, "to be changed": miekg.CKF_USER_PIN_TO_BE_CHANGED,
	} {
		faulty := interpose(t, token)
		faulty.Flags = flag
		_, err := openKey(token, "key", pkcs11.ES256)
		if !errors.Is(err, pkcs11.ErrRefused) || !strings.Contains(err.Error(), says) || faulty.Logins != 0 {
			t.Errorf("got %v after %d logins, want it to say %q", err, faulty.Logins, says)
		}
		faulty.Flags = 0 // these are the token's to say: nothing here remembers them
		if _, err := openKey(token, "key", pkcs11.ES256); err != nil {
			t.Errorf("got %v", err)
		}
	}
}

func TestLogin_WithoutPINFile(t *testing.T) {
	token := hsmtest.New(t)
	token.Generate(t, "ES256", "key")
	faulty := interpose(t, token)
	uri, err := pkcs11.ParseURI(token.URI("key"))
	check(t, err)
	uri.PINFile = ""
	_, err = pkcs11.Open(uri, pkcs11.ES256, nil, readPIN)
	if err == nil || !strings.Contains(err.Error(), "pin-source=file:") || faulty.Logins != 0 {
		t.Fatalf("got %v", err)
	}
	uri.PINFile = token.PINFile + ".none"
	if _, err := pkcs11.Open(uri, pkcs11.ES256, nil, readPIN); !errors.Is(err, os.ErrNotExist) || faulty.Logins != 0 {
		t.Fatalf("got %v", err)
	}
}

// A session that is gone is made anew, really: the token closes it.
func TestSession_IsMadeAnew(t *testing.T) {
	token := hsmtest.New(t)
	token.Generate(t, "ES256", "key")
	faulty := interpose(t, token)
	key := mustOpen(t, token, "key", pkcs11.ES256)
	digest := sha256.Sum256(nil)
	for range 3 {
		token.CloseSessions(t)
		if _, err := key.Sign(nil, digest[:], crypto.SHA256); err != nil {
			t.Fatal(err)
		}
	}
	if faulty.Logins != 4 {
		t.Fatalf("%d logins, want one for each session", faulty.Logins)
	}
}

func TestSession_IsMadeAnewOnce(t *testing.T) {
	token := hsmtest.New(t)
	token.Generate(t, "ES256", "key")
	faulty := interpose(t, token)
	key := mustOpen(t, token, "key", pkcs11.ES256)
	digest := sha256.Sum256(nil)
	for _, code := range []uint{miekg.CKR_SESSION_HANDLE_INVALID, miekg.CKR_DEVICE_REMOVED, miekg.CKR_USER_NOT_LOGGED_IN} {
		gone := pkcs11.Code(code)
		faulty.Logins, faulty.Signs = 0, 0
		faulty.Refuse["Sign"] = []error{gone}
		if _, err := key.Sign(nil, digest[:], crypto.SHA256); err != nil || faulty.Signs != 2 || faulty.Logins != 1 {
			t.Fatalf("%v: got %v after %d signatures and %d logins", gone, err, faulty.Signs, faulty.Logins)
		}
		faulty.Logins, faulty.Signs = 0, 0
		faulty.Refuse["Sign"] = []error{gone, gone}
		if _, err := key.Sign(nil, digest[:], crypto.SHA256); !errors.Is(err, gone) || faulty.Signs != 2 || faulty.Logins != 1 {
			t.Fatalf("%v: got %v after %d signatures and %d logins", gone, err, faulty.Signs, faulty.Logins)
		}
		if _, err := key.Sign(nil, digest[:], crypto.SHA256); err != nil {
			t.Fatalf("%v: it does not recover: %v", gone, err)
		}
	}
	// Other faults are answered as they are.
	faulty.Signs = 0
	faulty.Refuse["Sign"] = []error{pkcs11.Code(miekg.CKR_FUNCTION_FAILED)}
	if _, err := key.Sign(nil, digest[:], crypto.SHA256); err == nil || faulty.Signs != 1 {
		t.Fatalf("got %v after %d signatures", err, faulty.Signs)
	}
}

// A PIN that was changed while the process ran is tried once at the re-login, and not again.
func TestSession_ReloginWithWrongPIN(t *testing.T) {
	token := hsmtest.New(t)
	token.Generate(t, "ES256", "key")
	faulty := interpose(t, token)
	key := mustOpen(t, token, "key", pkcs11.ES256)
	check(t, os.WriteFile(token.PINFile, []byte("99999999"), 0o600))
	token.CloseSessions(t)
	digest := sha256.Sum256(nil)
	for range 3 {
		if _, err := key.Sign(nil, digest[:], crypto.SHA256); !errors.Is(err, pkcs11.ErrRefused) {
			t.Fatalf("got %v", err)
		}
	}
	if faulty.Logins != 2 {
		t.Fatalf("%d logins, want the first and one with the wrong PIN", faulty.Logins)
	}
}

// A fault of C_Login that says nothing of the PIN is not tried again by itself either.
func TestLogin_FaultIsNotRetried(t *testing.T) {
	token := hsmtest.New(t)
	token.Generate(t, "ES256", "key")
	faulty := interpose(t, token)
	key := mustOpen(t, token, "key", pkcs11.ES256)
	faulty.Logins = 0
	faulty.Refuse["Login"] = []error{pkcs11.Code(miekg.CKR_DEVICE_ERROR)}
	token.CloseSessions(t)
	digest := sha256.Sum256(nil)
	if _, err := key.Sign(nil, digest[:], crypto.SHA256); err == nil || faulty.Logins != 1 {
		t.Fatalf("got %v after %d logins", err, faulty.Logins)
	}
	if _, err := key.Sign(nil, digest[:], crypto.SHA256); err != nil {
		t.Fatal(err)
	}
}

func TestKey_ConcurrentUse(t *testing.T) {
	token := hsmtest.New(t)
	token.Generate(t, "ES256", "statement")
	token.Generate(t, "secp256k1", "account")
	statement, account := mustOpen(t, token, "statement", pkcs11.ES256), mustOpen(t, token, "account", pkcs11.Secp256k1)
	var group sync.WaitGroup
	errs := make(chan error, 128)
	for i := range 8 {
		group.Go(func() {
			digest := sha256.Sum256([]byte{byte(i)})
			for range 8 {
				if _, err := statement.Sign(nil, digest[:], crypto.SHA256); err != nil {
					errs <- err
				}
				if _, err := account.SignHash(digest); err != nil {
					errs <- err
				}
			}
		})
	}
	group.Wait()
	close(errs)
	for err := range errs {
		t.Error(err)
	}
}

func BenchmarkKey_Sign(b *testing.B) {
	token := hsmtest.New(b)
	token.Generate(b, "ES256", "key")
	key := mustOpen(b, token, "key", pkcs11.ES256)
	digest := sha256.Sum256(nil)
	for b.Loop() {
		if _, err := key.Sign(nil, digest[:], crypto.SHA256); err != nil {
			b.Fatal(err)
		}
	}
}
