package auth_test

import (
	"crypto/ecdsa"
	"fmt"
	"math/big"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/accounts"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/labseal/labseal/auth"
)

// TestParseMessage reads a message with everything in it, and one with as little as can be.
func TestParseMessage(t *testing.T) {
	_, address := newAccount(t)
	full := "https://indexer.example:8443 wants you to sign in with your Ethereum account:\n" + address.Hex() + "\n\n" +
		"Read the mirror.\n\nURI: https://indexer.example:8443/v1/sign-in\nVersion: 1\nChain ID: 1337\nNonce: 0123abcDEF\n" +
		"Issued At: 2026-03-01T12:00:00.5Z\nExpiration Time: 2026-03-01T12:10:00Z\nNot Before: 2026-03-01T13:00:00+01:00\n" +
		"Request ID: 7\nResources:\n- https://indexer.example/docs\n- urn:labseal:read"
	m, err := auth.ParseMessage(full)
	check(t, err)
	if text := m.String(); text != full {
		t.Errorf("written again: %s", text)
	}
	noon := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	if !m.IssuedAt.Equal(noon.Add(500*time.Millisecond)) || !m.Expires.Equal(noon.Add(10*time.Minute)) || !m.NotBefore.Equal(noon) {
		t.Errorf("times %v, %v, %v", m.IssuedAt, m.Expires, m.NotBefore)
	}
	m.IssuedAt, m.Expires, m.NotBefore = time.Time{}, time.Time{}, time.Time{}
	want := &auth.Message{
		Scheme: "https", Domain: "indexer.example:8443", Address: address, Statement: "Read the mirror.",
		URI: "https://indexer.example:8443/v1/sign-in", ChainID: 1337, Nonce: "0123abcDEF", RequestID: "7",
		Resources: []string{"https://indexer.example/docs", "urn:labseal:read"},
	}
	if !reflect.DeepEqual(m, want) {
		t.Errorf("got %+v, want %+v", m, want)
	}
	least := strings.Replace(full[:strings.Index(full, "\nExpiration")], "Read the mirror.\n", "", 1)
	m, err = auth.ParseMessage(least)
	check(t, err)
	if m.String() != least {
		t.Errorf("written again: %s", m)
	}

	for what, change := range map[string][2]string{
		"no domain":               {"https://indexer.example:8443", ""},
		"a user before the host":  {"indexer.example:8443 ", "me@indexer.example:8443 "},
		"other words":             {"sign in with", "log in with"},
		"account not in EIP-55":   {address.Hex(), strings.ToLower(address.Hex())},
		"no account":              {address.Hex(), ""},
		"no empty line":           {"\n\nRead", "\nRead"},
		"two lines of statement":  {"Read the", "Read\nthe"},
		"one empty line too many": {"\n\nRead", "\n\n\nRead"},
		"no URI":                  {"URI: https://indexer.example:8443/v1/sign-in\n", ""},
		"version 2":               {"Version: 1", "Version: 2"},
		"chain id with a zero":    {"Chain ID: 1337", "Chain ID: 01337"},
		"chain id in words":       {"Chain ID: 1337", "Chain ID: many"},
		"no chain id":             {"Chain ID: 1337\n", ""},
		"a short nonce":           {"Nonce: 0123abcDEF", "Nonce: 0123abc"},
		"a nonce with a sign":     {"Nonce: 0123abcDEF", "Nonce: 0123-bcDEF"},
		"no nonce":                {"Nonce: 0123abcDEF\n", ""},
		"time in words":           {"Issued At: 2026-03-01T12:00:00.5Z", "Issued At: at noon"},
		"no time":                 {"Issued At: 2026-03-01T12:00:00.5Z\n", ""},
		"fields in another order": {"Version: 1\nChain ID: 1337", "Chain ID: 1337\nVersion: 1"},
		"a field twice":           {"Version: 1\n", "Version: 1\nVersion: 1\n"},
		"two resources in a line": {"docs\n- urn", "docs - urn"},
		"a resource that is none": {"- urn:labseal:read", "- read"},
		"something at the end":    {"urn:labseal:read", "urn:labseal:read\nand more"},
		"a carriage return":       {"Read the mirror.", "Read the mirror.\r"},
		"not ASCII":               {"mirror", "mirrör"},
		"much":                    {"mirror", strings.Repeat("mirror", 1000)},
	} {
		text := strings.Replace(full, change[0], change[1], 1)
		if text == full {
			t.Fatalf("%s: the test changes nothing", what)
		}
		if m, err := auth.ParseMessage(text); !auth.IsRefused(err) {
			t.Errorf("%s: %+v, %v", what, m, err)
		}
	}
}

// TestSigner is an example that another implementation made: the libraries of EIP-191 agree on it.
func TestSigner(t *testing.T) {
	private, err := crypto.HexToECDSA("4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318")
	check(t, err)
	signature := hexutil.MustDecode("0xb91467e570a6466aa9e9876cbcd013baba02900b8979d43fe208a4a4f339f5fd" +
		"6007e74cd82e037b800186422fc2da167c747ef045e5d18a5f5d4300f8e1a0291c")
	got, err := auth.Signer("Some data", signature)
	if want := crypto.PubkeyToAddress(private.PublicKey); err != nil || got != want {
		t.Errorf("got %s, %v; want %s", got, err, want)
	}
	high := append([]byte{}, signature...) // the other s that ECDSA takes too
	n := crypto.S256().Params().N
	new(big.Int).Sub(n, new(big.Int).SetBytes(signature[32:64])).FillBytes(high[32:64])
	high[64] ^= 27 ^ 28
	for name, signature := range map[string][]byte{"none": nil, "short": signature[:64], "zero": make([]byte, 65), "high s": high} {
		if got, err := auth.Signer("Some data", signature); !auth.IsRefused(err) {
			t.Errorf("%s: %s, %v", name, got, err)
		}
	}
}

// signIn is a message in the making.
type signIn struct {
	domain, uri, chain, nonce string
	address                   common.Address
	issued                    time.Time
	more                      string
}

func (m signIn) text() string {
	return fmt.Sprintf("%s wants you to sign in with your Ethereum account:\n%s\n\n\nURI: %s\nVersion: 1\nChain ID: %s\n"+
		"Nonce: %s\nIssued At: %s%s", m.domain, m.address.Hex(), m.uri, m.chain, m.nonce, m.issued.Format(time.RFC3339), m.more)
}

func personalSign(t *testing.T, k *ecdsa.PrivateKey, text string) []byte {
	t.Helper()
	signature, err := crypto.Sign(accounts.TextHash([]byte(text)), k)
	check(t, err)
	signature[64] += 27
	return signature
}

// newSignIn is a message that signs a governor's account in, for a nonce of its own.
func newSignIn(t *testing.T, s *service) (signIn, *ecdsa.PrivateKey) {
	t.Helper()
	k, address := newAccount(t)
	s.roster.accounts[address] = account{labID, "governor"}
	nonce, _, err := s.Nonce(t.Context())
	check(t, err)
	return signIn{"indexer.example", "https://indexer.example/v1/sign-in", "1337", nonce, address, s.now(), ""}, k
}

// TestSignIn calls as a member's account, until it is switched off.
func TestSignIn(t *testing.T) {
	s := newService(t)
	m, k := newSignIn(t, s)
	given, err := s.SignIn(t.Context(), m.text(), personalSign(t, k, m.text()))
	check(t, err)
	want := auth.Caller{Method: auth.Ethereum, Subject: m.address.Hex(), Member: labID, Roles: []string{"lab", "provider"}}
	if got, err := s.of(given.Token); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, %v; want %+v", got, err, want)
	}
	if _, err := s.SignIn(t.Context(), m.text(), personalSign(t, k, m.text())); !auth.IsRefused(err) {
		t.Errorf("the same message again: %v", err)
	}
	s.roster.roles[labID] = nil
	if got, err := s.of(given.Token); err != nil || got.Roles != nil {
		t.Errorf("suspended: %+v, %v", got, err)
	}
	delete(s.roster.accounts, m.address)
	if got, err := s.of(given.Token); !auth.IsRefused(err) {
		t.Errorf("switched off: %+v, %v", got, err)
	}
}

// TestSignIn_Life is no longer than the message's.
func TestSignIn_Life(t *testing.T) {
	s := newService(t)
	m, k := newSignIn(t, s)
	m.more = "\nExpiration Time: " + s.now().Add(2*time.Minute).Format(time.RFC3339)
	given, err := s.SignIn(t.Context(), m.text(), personalSign(t, k, m.text()))
	check(t, err)
	s.pass(2*time.Minute - time.Second)
	if _, err := s.of(given.Token); err != nil {
		t.Error(err)
	}
	s.pass(time.Second)
	if _, err := s.of(given.Token); !auth.IsRefused(err) {
		t.Errorf("after the message's time: %v", err)
	}
}

// TestSignIn_Refuses tells each wrong message from a good one. A patient's account, with which consent is signed, is no
// member's and does not sign in.
func TestSignIn_Refuses(t *testing.T) {
	for name, change := range map[string]func(s *service, m *signIn){
		"another domain":       func(_ *service, m *signIn) { m.domain = "thief.example" },
		"no TLS":               func(_ *service, m *signIn) { m.domain = "http://indexer.example" },
		"another URI":          func(_ *service, m *signIn) { m.uri = "https://indexer.example/v1/other" },
		"another chain":        func(_ *service, m *signIn) { m.chain = "1" },
		"a nonce of its own":   func(_ *service, m *signIn) { m.nonce = "0123456789abcdef" },
		"issued long ago":      func(s *service, m *signIn) { m.issued = s.now().Add(-6 * time.Minute) },
		"issued in the future": func(s *service, m *signIn) { m.issued = s.now().Add(time.Minute) },
		"expired": func(s *service, m *signIn) {
			m.more = "\nExpiration Time: " + s.now().Add(-time.Minute).Format(time.RFC3339)
		},
		"not good yet": func(s *service, m *signIn) {
			m.more = "\nNot Before: " + s.now().Add(time.Minute).Format(time.RFC3339)
		},
		"an old nonce": func(s *service, m *signIn) {
			s.pass(5 * time.Minute)
			m.issued = s.now()
		},
		"another's account":   func(_ *service, m *signIn) { m.address[0]++ },
		"a patient's account": func(s *service, m *signIn) { delete(s.roster.accounts, m.address) },
		"a sequencer":         func(s *service, m *signIn) { s.roster.accounts[m.address] = account{labID, "sequencer"} },
		"an attestor":         func(s *service, m *signIn) { s.roster.accounts[m.address] = account{labID, "attestor"} },
		"a relayer":           func(s *service, m *signIn) { s.roster.accounts[m.address] = account{labID, "relayer"} },
	} {
		s := newService(t)
		m, k := newSignIn(t, s)
		change(s, &m)
		_, err := s.SignIn(t.Context(), m.text(), personalSign(t, k, m.text()))
		if !auth.IsRefused(err) {
			t.Errorf("%s: %v", name, err)
		}
		if len(s.memory.tokens) > 0 {
			t.Errorf("%s: a token was given out", name)
		}
	}
}
