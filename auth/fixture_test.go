package auth_test

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/go-jose/go-jose/v4"

	"github.com/labseal/labseal/auth"
)

var (
	labID    = common.Hash{1}
	clinicID = common.Hash{2}
)

// clock stands still until it is moved.
type clock struct{ at time.Time }

func newClock() *clock { return &clock{time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)} }

func (c *clock) now() time.Time           { return c.at }
func (c *clock) pass(d time.Duration)     { c.at = c.at.Add(d) }
func (c *clock) in(d time.Duration) int64 { return c.at.Add(d).Unix() }

// roster is who is a member, and may be changed as the chain would.
type roster struct {
	roles    map[common.Hash][]string
	accounts map[common.Address]account
}

type account struct {
	member  common.Hash
	purpose string
}

func (r *roster) Standing(_ context.Context, member common.Hash) ([]string, error) {
	return r.roles[member], nil
}

func (r *roster) AccountOf(_ context.Context, a common.Address) (common.Hash, string, error) {
	return r.accounts[a].member, r.accounts[a].purpose, nil
}

// memory is a store in memory. The one in Postgres has the same promises and its own test.
type memory struct {
	mu     sync.Mutex
	tokens map[[32]byte]auth.Token
	nonces map[string]time.Time
	used   map[string]bool
}

func (m *memory) KeepToken(_ context.Context, digest [32]byte, t auth.Token) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.tokens[digest] = t
	return nil
}

func (m *memory) Token(_ context.Context, digest [32]byte) (auth.Token, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	t, isThere := m.tokens[digest]
	if !isThere {
		return t, auth.ErrRefused
	}
	return t, nil
}

func (m *memory) DropToken(_ context.Context, digest [32]byte) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.tokens, digest)
	return nil
}

func (m *memory) KeepNonce(_ context.Context, nonce string, until time.Time) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.nonces[nonce] = until
	return nil
}

func (m *memory) TakeNonce(_ context.Context, nonce string, now time.Time) (bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	until, isThere := m.nonces[nonce]
	delete(m.nonces, nonce)
	return isThere && now.Before(until), nil
}

func (m *memory) UseOnce(_ context.Context, id string, _ time.Time) (bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	isFirst := !m.used[id]
	m.used[id] = true
	return isFirst, nil
}

// service is one with a lab in good standing, and nobody registered yet.
type service struct {
	*auth.Service
	*clock
	roster *roster
	memory *memory
}

func newService(t *testing.T) *service {
	t.Helper()
	base, err := url.Parse("https://indexer.example")
	check(t, err)
	s := &service{
		clock: newClock(),
		roster: &roster{
			roles:    map[common.Hash][]string{labID: {"lab", "provider"}, clinicID: {"provider"}},
			accounts: map[common.Address]account{},
		},
		memory: &memory{tokens: map[[32]byte]auth.Token{}, nonces: map[string]time.Time{}, used: map[string]bool{}},
	}
	s.Service = &auth.Service{Base: base, ChainID: 1337, Roster: s.roster, Store: s.memory, Now: s.now}
	return s
}

// of returns who calls with a token.
func (s *service) of(token string) (auth.Caller, error) {
	r := httptest.NewRequest(http.MethodGet, "/v1/members", nil)
	if token != "" {
		r.Header.Set("Authorization", "Bearer "+token)
	}
	return s.Caller(r)
}

// claims are what a token says.
type claims map[string]any

// with changes some of them; nil leaves one out.
func (c claims) with(changes claims) claims {
	c = maps.Clone(c)
	maps.Copy(c, changes)
	maps.DeleteFunc(c, func(_ string, v any) bool { return v == nil })
	return c
}

// key signs tokens.
type key struct {
	algorithm jose.SignatureAlgorithm
	private   any
	id        string
}

func newKey(t *testing.T, id string) key {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P384(), rand.Reader)
	check(t, err)
	return key{jose.ES384, private, id}
}

// sign makes a token with the headers that are usual, changed.
func (k key) sign(t *testing.T, c claims, header claims) string {
	t.Helper()
	options := &jose.SignerOptions{ExtraHeaders: map[jose.HeaderKey]any{}}
	for name, value := range (claims{"typ": "JWT", "kid": k.id}).with(header) {
		options.ExtraHeaders[jose.HeaderKey(name)] = value
	}
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: k.algorithm, Key: k.private}, options)
	check(t, err)
	payload, err := json.Marshal(c)
	check(t, err)
	signed, err := signer.Sign(payload)
	check(t, err)
	token, err := signed.CompactSerialize()
	check(t, err)
	return token
}

// unsigned is a token by the algorithm none.
func unsigned(t *testing.T, c claims, id string) string {
	t.Helper()
	part := func(v any) string {
		text, err := json.Marshal(v)
		check(t, err)
		return base64.RawURLEncoding.EncodeToString(text)
	}
	return part(claims{"alg": "none", "typ": "JWT", "kid": id}) + "." + part(c) + "."
}

// set is the public halves of keys.
func set(t *testing.T, keys ...key) []byte {
	t.Helper()
	var s jose.JSONWebKeySet
	for _, k := range keys {
		private := jose.JSONWebKey{Key: k.private, KeyID: k.id, Algorithm: string(k.algorithm), Use: "sig"}
		s.Keys = append(s.Keys, private.Public())
	}
	text, err := json.Marshal(s)
	check(t, err)
	return text
}

// publisher serves a document that may be changed, and counts how often it is asked.
type publisher struct {
	*httptest.Server
	mu    sync.Mutex
	text  []byte
	asked int
}

func newPublisher(t *testing.T, text []byte) *publisher {
	t.Helper()
	p := &publisher{text: text}
	p.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.asked++
		if p.text == nil {
			w.WriteHeader(http.StatusInternalServerError)
		}
		_, _ = w.Write(p.text)
	}))
	t.Cleanup(p.Close)
	return p
}

func (p *publisher) set(text []byte) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.text = text
}

func newAccount(t *testing.T) (*ecdsa.PrivateKey, common.Address) {
	t.Helper()
	k, err := crypto.GenerateKey()
	check(t, err)
	return k, crypto.PubkeyToAddress(k.PublicKey)
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
