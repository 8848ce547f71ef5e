package auth_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"

	"github.com/labseal/labseal/auth"
)

// newBackend registers a client of the lab with a key.
func newBackend(t *testing.T, roles ...string) (*service, key, claims) {
	t.Helper()
	s, k := newService(t), newKey(t, "one")
	path := filepath.Join(t.TempDir(), "keys.json")
	check(t, os.WriteFile(path, set(t, k), 0o600))
	s.Clients = []auth.Client{{ID: "ehr", Member: labID, Roles: roles, Keys: auth.FileKeys(path, s.now)}}
	return s, k, claims{
		"iss": "ehr", "sub": "ehr", "aud": "https://indexer.example/v1/token", "jti": "first-of-all",
		"exp": s.in(4 * time.Minute), "iat": s.in(0),
	}
}

// TestExchange calls as a program of a lab, until the lab is suspended, the client struck off, and the token too old.
func TestExchange(t *testing.T) {
	s, k, good := newBackend(t)
	given, err := s.Exchange(t.Context(), k.sign(t, good, nil))
	check(t, err)
	if given.Life != 5*time.Minute {
		t.Errorf("good for %s", given.Life)
	}
	want := auth.Caller{Method: auth.Backend, Subject: "ehr", Member: labID, Roles: []string{"lab", "provider"}}
	got, err := s.of(given.Token)
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, %v; want %+v", got, err, want)
	}
	for token := range s.memory.tokens {
		if strings.Contains(given.Token, string(token[:])) {
			t.Error("the token itself is kept")
		}
	}

	s.roster.roles[labID] = nil // the newest block suspends it
	if got, err := s.of(given.Token); err != nil || got.Roles != nil {
		t.Errorf("suspended: %+v, %v", got, err)
	}
	s.roster.roles[labID] = []string{"auditor"}
	if got, err := s.of(given.Token); err != nil || !reflect.DeepEqual(got.Roles, []string{"auditor"}) {
		t.Errorf("with another role: %+v, %v", got, err)
	}
	registered := s.Clients
	s.Clients = nil
	if got, err := s.of(given.Token); !auth.IsRefused(err) || !reflect.DeepEqual(got, auth.Anyone) {
		t.Errorf("struck off: %+v, %v", got, err)
	}
	s.Clients = registered
	s.pass(5 * time.Minute)
	if got, err := s.of(given.Token); !auth.IsRefused(err) || !reflect.DeepEqual(got, auth.Anyone) {
		t.Errorf("five minutes later: %+v, %v", got, err)
	}
}

// TestExchange_FewerRoles gives a client no more of its member's roles than it was registered with.
func TestExchange_FewerRoles(t *testing.T) {
	s, k, good := newBackend(t, "provider", "auditor")
	given, err := s.Exchange(t.Context(), k.sign(t, good, nil))
	check(t, err)
	if got, err := s.of(given.Token); err != nil || !reflect.DeepEqual(got.Roles, []string{"provider"}) {
		t.Errorf("%+v, %v", got, err)
	}
}

// TestExchange_Refuses tells each wrong assertion from a good one by nothing but what is wrong with it.
func TestExchange_Refuses(t *testing.T) {
	s, k, good := newBackend(t)
	other, foreign := newKey(t, "one"), newKey(t, "two")
	small, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	check(t, err)
	long, err := rsa.GenerateKey(rand.Reader, 2048)
	check(t, err)
	public, err := x509.MarshalPKIXPublicKey(&k.private.(*ecdsa.PrivateKey).PublicKey)
	check(t, err)
	signed := func(changes claims) string { return k.sign(t, good.with(changes), nil) }
	for name, token := range map[string]string{
		"nothing":                   "",
		"no token":                  "one.two.three",
		"none":                      unsigned(t, good, "one"),
		"shared key of the public":  key{jose.HS256, public, "one"}.sign(t, good, nil),
		"shared key, 384 bits":      key{jose.HS384, append(public, public...), "one"}.sign(t, good, nil),
		"ES256":                     key{jose.ES256, small, "one"}.sign(t, good, nil),
		"RS256":                     key{jose.RS256, long, "one"}.sign(t, good, nil),
		"RS384 by nobody's key":     key{jose.RS384, long, "one"}.sign(t, good, nil),
		"another key of this kid":   other.sign(t, good, nil),
		"a kid that is not there":   foreign.sign(t, good, nil),
		"no kid":                    k.sign(t, good, claims{"kid": nil}),
		"no typ":                    k.sign(t, good, claims{"typ": nil}),
		"an access token's typ":     k.sign(t, good, claims{"typ": "at+jwt"}),
		"a jku that says otherwise": k.sign(t, good, claims{"jku": "https://thief.example/keys"}),
		"another issuer":            signed(claims{"iss": "other"}),
		"another subject":           signed(claims{"sub": "other"}),
		"another audience":          signed(claims{"aud": "https://other.example/v1/token"}),
		"the base as audience":      signed(claims{"aud": "https://indexer.example"}),
		"two audiences":             signed(claims{"aud": []string{"https://indexer.example/v1/token", "https://other.example"}}),
		"no audience":               signed(claims{"aud": nil}),
		"expired":                   signed(claims{"exp": s.in(-31 * time.Second)}),
		"no expiry":                 signed(claims{"exp": nil}),
		"good for too long":         signed(claims{"exp": s.in(6 * time.Minute)}),
		"issued in the future":      signed(claims{"iat": s.in(31 * time.Second)}),
		"not good yet":              signed(claims{"nbf": s.in(31 * time.Second)}),
		"no jti":                    signed(claims{"jti": nil}),
		"a claim of another type":   signed(claims{"exp": "soon"}),
		"cut":                       signed(nil)[:200],
	} {
		_, err := s.Exchange(t.Context(), token)
		if !auth.IsRefused(err) {
			t.Errorf("%s: %v", name, err)
		} else if strings.Contains(err.Error(), "first-of-all") || strings.Contains(err.Error(), "thief") {
			t.Errorf("%s: the error says what was in it: %v", name, err)
		}
	}
	if len(s.memory.tokens)+len(s.memory.used) > 0 {
		t.Errorf("%d tokens were given out, %d assertions used up", len(s.memory.tokens), len(s.memory.used))
	}
	for name, changes := range map[string]claims{
		"the clock is a little fast": {"iat": s.in(29 * time.Second), "exp": s.in(5*time.Minute + 29*time.Second), "jti": "a"},
		"the clock is a little slow": {"exp": s.in(-29 * time.Second), "jti": "b"},
	} {
		if _, err := s.Exchange(t.Context(), signed(changes)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestExchange_Once takes an assertion once, also where it comes many times at the same moment, and for longer than it
// is good.
func TestExchange_Once(t *testing.T) {
	s, k, good := newBackend(t)
	token := k.sign(t, good, nil)
	results := make(chan error)
	for range 8 {
		go func() {
			_, err := s.Exchange(t.Context(), token)
			results <- err
		}()
	}
	taken := 0
	for range 8 {
		if err := <-results; err == nil {
			taken++
		} else if !auth.IsRefused(err) || !strings.Contains(err.Error(), "used before") {
			t.Error(err)
		}
	}
	if taken != 1 {
		t.Errorf("it was taken %d times", taken)
	}
	if _, err := s.Exchange(t.Context(), k.sign(t, good.with(claims{"jti": "second"}), nil)); err != nil {
		t.Errorf("the next: %v", err)
	}
}

// TestRemoteKeys fetches keys anew when they are old or unknown, not for whoever sends nonsense, and drops them where
// their owner can't be asked for an hour.
func TestRemoteKeys(t *testing.T) {
	s, k, good := newBackend(t)
	p := newPublisher(t, set(t, k))
	s.Clients[0].Keys, s.Clients[0].KeysURL = auth.RemoteKeys(p.URL, s.now), p.URL
	n := 0
	try := func(k key) error {
		n++
		fresh := good.with(claims{"jti": strings.Repeat("x", n), "exp": s.in(time.Minute), "iat": s.in(0)})
		_, err := s.Exchange(t.Context(), k.sign(t, fresh, claims{"jku": p.URL}))
		return err
	}
	check(t, try(k))
	next := newKey(t, "next")
	for range 20 {
		if err := try(next); !auth.IsRefused(err) {
			t.Fatalf("a key that is not published: %v", err)
		}
	}
	if p.asked != 1 {
		t.Errorf("asked %d times within half a minute", p.asked)
	}
	p.set(set(t, next))
	s.pass(30 * time.Second)
	check(t, try(next))
	if err := try(k); !auth.IsRefused(err) {
		t.Errorf("a key that is published no more: %v", err)
	}
	p.set(nil)
	s.pass(50 * time.Minute)
	check(t, try(next))
	s.pass(10 * time.Minute)
	if err := try(next); err == nil || auth.IsRefused(err) {
		t.Errorf("an hour after the keys were last seen: %v", err)
	}
}

func TestParseKeys(t *testing.T) {
	k := newKey(t, "one")
	weak := `{"kty":"RSA","kid":"w","n":"` + strings.Repeat("_", 171) + `","e":"AQAB"}`
	for name, text := range map[string]string{
		"nothing":       "",
		"empty":         `{"keys":[]}`,
		"a shared key":  `{"keys":[{"kty":"oct","kid":"s","k":"c2VjcmV0"}]}`,
		"no kid":        strings.Replace(string(set(t, k)), `"kid":"one",`, "", 1),
		"to encrypt":    strings.Replace(string(set(t, k)), `"use":"sig"`, `"use":"enc"`, 1),
		"1024 bits RSA": `{"keys":[` + weak + `]}`,
	} {
		if _, err := auth.ParseKeys([]byte(text)); err == nil {
			t.Errorf("%s is taken: %s", name, text)
		}
	}
	private, err := jose.JSONWebKey{Key: k.private, KeyID: "one"}.MarshalJSON()
	check(t, err)
	_, err = auth.ParseKeys([]byte(`{"keys":[` + string(private) + `]}`))
	if err == nil || !strings.Contains(err.Error(), "not a public key") {
		t.Errorf("a private key: %v", err)
	}
	if _, err := auth.ParseKeys(set(t, k)); err != nil {
		t.Error(err)
	}
	if err := auth.FileKeys("/nowhere", time.Now).Load(t.Context()); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no file: %v", err)
	}
}
