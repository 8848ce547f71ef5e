package web3signer_test

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"math/big"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/labseal/labseal/internal/keys/ethsig"
	"github.com/labseal/labseal/internal/keys/web3signer"
	"github.com/labseal/labseal/internal/keys/web3signer/signertest"
)

func serve(t testing.TB, s *signertest.Service) *web3signer.Account {
	t.Helper()
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	account, err := web3signer.New(web3signer.Config{URL: server.URL + "/", Address: s.Address(), Timeout: time.Minute})
	check(t, err)
	return account
}

func TestSignPayload(t *testing.T) {
	s := signertest.New(t)
	account := serve(t, s)
	if s.Lists.Load() != 0 {
		t.Fatal("the service was asked before there was something to sign")
	}
	for _, payload := range []string{"", "a", strings.Repeat("long", 10_000)} {
		signature, err := account.SignPayload([]byte(payload))
		check(t, err)
		want, err := crypto.Sign(crypto.Keccak256([]byte(payload)), s.Key)
		check(t, err)
		if !bytes.Equal(signature, want) {
			t.Fatalf("got %x, want %x", signature, want)
		}
	}
	if s.Lists.Load() != 1 {
		t.Fatalf("the keys were listed %d times", s.Lists.Load())
	}
}

func TestSignHash(t *testing.T) {
	hash := crypto.Keccak256Hash([]byte("typed data"))
	s := signertest.New(t)
	s.ApplyHash = true
	signature, err := serve(t, s).SignHash(hash)
	check(t, err)
	want, err := crypto.Sign(hash[:], s.Key)
	check(t, err)
	if !bytes.Equal(signature, want) {
		t.Fatalf("got %x, want %x", signature, want)
	}
	// Versions that don't know applyHash pass over it or refuse it. Either is told from other faults.
	for _, strict := range []bool{false, true} {
		old := signertest.New(t)
		old.Strict = strict
		if _, err := serve(t, old).SignHash(hash); !errors.Is(err, web3signer.ErrHashes) {
			t.Errorf("strict %v: got %v", strict, err)
		}
		if _, err := serve(t, old).SignPayload(hash[:]); err != nil {
			t.Errorf("strict %v: %v", strict, err)
		}
	}
}

func TestSign_HighS(t *testing.T) {
	s := signertest.New(t)
	s.Alter = func(signature []byte) []byte {
		order := crypto.S256().Params().N
		new(big.Int).Sub(order, new(big.Int).SetBytes(signature[32:64])).FillBytes(signature[32:64])
		signature[64] ^= 7 // 27 and 28 change places
		return signature
	}
	account := serve(t, s)
	payload := []byte("payload")
	signature, err := account.SignPayload(payload)
	check(t, err)
	if !crypto.VerifySignature(crypto.FromECDSAPub(&s.Key.PublicKey), crypto.Keccak256(payload), signature[:64]) {
		t.Fatal("s is high, or the signature wrong") // VerifySignature refuses a high s
	}
}

func TestSign_Faults(t *testing.T) {
	const secret = "what the service says is not shown"
	for name, c := range map[string]struct {
		set  func(s *signertest.Service)
		want error
		says string
	}{
		"500": {func(s *signertest.Service) {
			s.Fault = func(w http.ResponseWriter, _ *http.Request) bool {
				http.Error(w, secret, http.StatusInternalServerError)
				return true
			}
		}, nil, "it answers 500 Internal Server Error"},
		"400": {func(s *signertest.Service) {
			s.Fault = func(w http.ResponseWriter, _ *http.Request) bool {
				http.Error(w, secret, http.StatusBadRequest)
				return true
			}
		}, nil, "it answers 400"},
		"404": {func(s *signertest.Service) {
			s.Fault = func(w http.ResponseWriter, _ *http.Request) bool {
				http.Error(w, secret, http.StatusNotFound)
				return true
			}
		}, web3signer.ErrUnknown, "no key of this account"},
		"another's signature": {func(s *signertest.Service) {
			other, err := crypto.GenerateKey()
			if err != nil {
				panic(err)
			}
			s.Alter = func([]byte) []byte {
				signature, _ := crypto.Sign(crypto.Keccak256([]byte("payload")), other)
				return signature
			}
		}, ethsig.ErrSignature, ""},
		"another payload's signature": {func(s *signertest.Service) {
			s.Alter = func([]byte) []byte {
				signature, _ := crypto.Sign(crypto.Keccak256([]byte("another")), s.Key)
				return signature
			}
		}, ethsig.ErrSignature, ""},
		"short": {func(s *signertest.Service) {
			s.Alter = func(signature []byte) []byte { return signature[:63] }
		}, nil, "not a signature"},
		"no hex": {func(s *signertest.Service) {
			s.Fault = func(w http.ResponseWriter, _ *http.Request) bool { _, _ = io.WriteString(w, secret); return true }
		}, nil, "not a signature"},
		"endless": {func(s *signertest.Service) {
			s.Fault = func(w http.ResponseWriter, r *http.Request) bool {
				for r.Context().Err() == nil {
					if _, err := w.Write(bytes.Repeat([]byte("0"), 1<<16)); err != nil {
						break
					}
				}
				return true
			}
		}, nil, "larger than"},
		"elsewhere": {func(s *signertest.Service) {
			s.Fault = func(w http.ResponseWriter, r *http.Request) bool {
				http.Redirect(w, r, "/elsewhere", http.StatusTemporaryRedirect)
				return true
			}
		}, nil, "it answers 307"},
		"hung up": {func(s *signertest.Service) {
			s.Fault = func(http.ResponseWriter, *http.Request) bool { panic(http.ErrAbortHandler) }
		}, io.EOF, ""},
	} {
		t.Run(name, func(t *testing.T) {
			s := signertest.New(t)
			c.set(s)
			account := serve(t, s)
			_, err := account.SignPayload([]byte("payload"))
			if err == nil || (c.want != nil && !errors.Is(err, c.want)) || !strings.Contains(err.Error(), c.says) {
				t.Fatalf("got %v, want %v saying %q", err, c.want, c.says)
			}
			if strings.Contains(err.Error(), secret) || strings.Contains(err.Error(), "http://") {
				t.Fatalf("the error shows too much: %v", err)
			}
			s.Whole.Store(true)
			if _, err := account.SignPayload([]byte("payload")); err != nil {
				t.Fatalf("it does not recover: %v", err)
			}
		})
	}
}

// A service that takes a request and never answers holds nobody up for longer than the timeout.
func TestSign_Hangs(t *testing.T) {
	s := signertest.New(t)
	release := make(chan struct{})
	s.Fault = func(_ http.ResponseWriter, r *http.Request) bool {
		_, _ = io.Copy(io.Discard, r.Body)
		select {
		case <-r.Context().Done():
		case <-release:
		}
		return true
	}
	server := httptest.NewServer(s)
	defer server.Close()
	defer close(release)
	account, err := web3signer.New(web3signer.Config{URL: server.URL, Address: s.Address(), Timeout: 200 * time.Millisecond})
	check(t, err)
	_, err = account.SignPayload(nil)
	if !errors.Is(err, context.DeadlineExceeded) || !strings.Contains(err.Error(), "no answer within 200ms") {
		t.Fatalf("got %v", err)
	}
}

func TestSign_UnknownAccount(t *testing.T) {
	s := signertest.New(t)
	server := httptest.NewServer(s)
	account, err := web3signer.New(web3signer.Config{URL: server.URL, Address: common.Address{1}})
	check(t, err)
	if _, err := account.SignPayload(nil); !errors.Is(err, web3signer.ErrUnknown) {
		t.Fatalf("got %v", err)
	}
	server.Close()
	if _, err := account.SignPayload(nil); err == nil || errors.Is(err, web3signer.ErrUnknown) {
		t.Fatalf("got %v", err)
	}
}

func TestSign_TLS(t *testing.T) {
	s := signertest.New(t)
	server := httptest.NewUnstartedServer(s)
	certificate, pool := newCertificate(t)
	server.TLS = &tls.Config{ClientAuth: tls.RequireAndVerifyClientCert, ClientCAs: pool, MinVersion: tls.VersionTLS12}
	server.StartTLS()
	defer server.Close()
	roots := x509.NewCertPool()
	roots.AddCert(server.Certificate())
	for name, c := range map[string]struct {
		config *tls.Config
		signs  bool
	}{
		"both":           {&tls.Config{RootCAs: roots, Certificates: []tls.Certificate{certificate}}, true},
		"no certificate": {&tls.Config{RootCAs: roots}, false},
		"no trust":       {&tls.Config{Certificates: []tls.Certificate{certificate}}, false},
		"nothing":        {nil, false},
	} {
		account, err := web3signer.New(web3signer.Config{URL: server.URL, Address: s.Address(), TLS: c.config})
		check(t, err)
		if _, err := account.SignPayload(nil); (err == nil) != c.signs {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestNew_Refuses(t *testing.T) {
	good := web3signer.Config{URL: "https://signer.example:9000/path", Address: common.Address{1}}
	if _, err := web3signer.New(good); err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(c *web3signer.Config){
		"no URL":         func(c *web3signer.Config) { c.URL = "" },
		"nonsense":       func(c *web3signer.Config) { c.URL = "https://hunter2:hunter2:/" },
		"a file":         func(c *web3signer.Config) { c.URL = "file:///hunter2" },
		"no host":        func(c *web3signer.Config) { c.URL = "https:///hunter2" },
		"a password":     func(c *web3signer.Config) { c.URL = "https://user:hunter2@signer.example" },
		"a query":        func(c *web3signer.Config) { c.URL = "https://signer.example?token=hunter2" },
		"a fragment":     func(c *web3signer.Config) { c.URL = "https://signer.example#hunter2" },
		"no address":     func(c *web3signer.Config) { c.Address = common.Address{} },
		"TLS for http":   func(c *web3signer.Config) { c.URL, c.TLS = "http://signer.example", &tls.Config{} },
		"control signs":  func(c *web3signer.Config) { c.URL = "https://signer.example/\x01hunter2" },
		"opaque address": func(c *web3signer.Config) { c.URL = "https:hunter2" },
	} {
		c := good
		change(&c)
		_, err := web3signer.New(c)
		if err == nil || strings.Contains(err.Error(), "hunter2") {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

// newCertificate makes a client's certificate that signs itself.
func newCertificate(t testing.TB) (tls.Certificate, *x509.CertPool) {
	t.Helper()
	public, private, err := ed25519.GenerateKey(rand.Reader)
	check(t, err)
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}, IsCA: true, BasicConstraintsValid: true,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, public, private)
	check(t, err)
	parsed, err := x509.ParseCertificate(der)
	check(t, err)
	pool := x509.NewCertPool()
	pool.AddCert(parsed)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: private}, pool
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
