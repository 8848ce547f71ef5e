package auth

import (
	"context"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/rsa"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"sync"
	"time"

	"github.com/go-jose/go-jose/v4"
)

// KeySet is a set of public keys that its owner changes: a file, or what a URL answers.
//
// Keys are fetched again when they are five minutes old, and where a key is unknown, but then not twice in half a
// minute: whoever sends nonsense can't make us ask. Where fetching fails, old keys count for an hour and no longer.
type KeySet struct {
	load func(context.Context) ([]byte, error)
	now  func() time.Time

	mu     sync.Mutex
	keys   jose.JSONWebKeySet
	loaded time.Time
	tried  time.Time
	failed error
}

const (
	keysAge    = 5 * time.Minute
	keysMaxAge = time.Hour
	keysPause  = 30 * time.Second
	maxKeys    = 1 << 20 // bytes of a set
)

// FileKeys are the keys in a file.
func FileKeys(path string, now func() time.Time) *KeySet {
	return &KeySet{now: now, load: func(context.Context) ([]byte, error) { return os.ReadFile(path) }}
}

// RemoteKeys are the keys at a URL.
func RemoteKeys(url string, now func() time.Time) *KeySet {
	return &KeySet{now: now, load: func(ctx context.Context) ([]byte, error) { return fetch(ctx, url) }}
}

// Load fetches the keys, so that a set that can't be had is noticed before anybody needs it.
func (k *KeySet) Load(ctx context.Context) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.reload(ctx)
}

// loadNow loads keys that need no network.
func (k *KeySet) loadNow() error { return k.Load(context.Background()) }

// Keys returns the keys with an id.
func (k *KeySet) Keys(ctx context.Context, id string) ([]jose.JSONWebKey, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	now := k.now()
	isOld := now.Sub(k.loaded) >= keysAge
	if (isOld || len(k.keys.Key(id)) == 0) && now.Sub(k.tried) >= keysPause {
		k.failed = k.reload(ctx)
	}
	if k.failed != nil && now.Sub(k.loaded) >= keysMaxAge {
		return nil, fmt.Errorf("fetch keys: %w", k.failed)
	}
	return k.keys.Key(id), nil
}

func (k *KeySet) reload(ctx context.Context) error {
	k.tried = k.now()
	text, err := k.load(ctx)
	if err != nil {
		return err
	}
	keys, err := ParseKeys(text)
	if err != nil {
		return err
	}
	k.keys, k.loaded = keys, k.tried
	return nil
}

// ParseKeys reads a JSON Web Key Set. It holds public keys for signatures, each under an id; one that holds anything of
// a private or a shared key is refused, whoever made it has to make new ones.
func ParseKeys(text []byte) (jose.JSONWebKeySet, error) {
	var set jose.JSONWebKeySet
	if err := json.Unmarshal(text, &set); err != nil {
		return set, errors.New("not a JSON Web Key Set")
	}
	usable := jose.JSONWebKeySet{}
	for i, key := range set.Keys {
		switch {
		case !key.IsPublic():
			return set, fmt.Errorf("key %d: it is not a public key", i+1)
		case key.Use != "" && key.Use != "sig", key.KeyID == "", !isStrong(key.Key):
			continue // for another use than ours
		}
		usable.Keys = append(usable.Keys, key)
	}
	if len(usable.Keys) == 0 {
		return set, errors.New("the set holds no key for signatures with a kid")
	}
	return usable, nil
}

// isStrong leaves out keys that nobody should trust.
func isStrong(key any) bool {
	switch key := key.(type) {
	case *rsa.PublicKey:
		return key.N.BitLen() >= 2048
	case *ecdsa.PublicKey:
		return key.Params().BitSize >= 256
	case ed25519.PublicKey:
		return true
	}
	return false
}

// VerifySignature implements oidc.KeySet: it returns what a token says that one of the keys signed.
func (k *KeySet) VerifySignature(ctx context.Context, raw string) ([]byte, error) {
	return k.verify(ctx, raw, issuerAlgorithms, nil)
}

// verify returns the payload of a token that one of the keys signed, by one of the algorithms. A key that names its
// algorithm signs with no other.
func (k *KeySet) verify(
	ctx context.Context, raw string, algorithms []jose.SignatureAlgorithm, look func(jose.Header) error,
) ([]byte, error) {
	token, err := jose.ParseSignedCompact(raw, algorithms)
	if err != nil {
		return nil, refused("it is not a token signed by an algorithm that is taken")
	}
	header := token.Signatures[0].Protected
	if look != nil {
		if err := look(header); err != nil {
			return nil, err
		}
	}
	if header.KeyID == "" {
		return nil, refused("its header has no kid")
	}
	keys, err := k.Keys(ctx, header.KeyID)
	if err != nil {
		return nil, err
	}
	for _, key := range keys {
		if key.Algorithm != "" && key.Algorithm != header.Algorithm {
			continue
		}
		if payload, err := token.Verify(key.Key); err == nil {
			return payload, nil
		}
	}
	return nil, refused("no key of its sender verifies it")
}

// refused is ErrRefused with a reason, which must hold nothing of the credential.
func refused(format string, args ...any) error {
	return fmt.Errorf("%w: %s", ErrRefused, fmt.Sprintf(format, args...))
}

// client asks for keys and providers' documents. It follows no redirect.
var client = &http.Client{
	Timeout:       5 * time.Second,
	CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
}

func fetch(ctx context.Context, url string) ([]byte, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return nil, err
	}
	response, err := client.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s answered %d", request.URL.Host, response.StatusCode)
	}
	text, err := io.ReadAll(io.LimitReader(response.Body, maxKeys+1))
	if err == nil && len(text) > maxKeys {
		err = fmt.Errorf("%s answered more than %d bytes", request.URL.Host, maxKeys)
	}
	return text, err
}

// isSafe says whether nobody between can change what a URL answers.
func isSafe(text string) bool {
	u, err := url.Parse(text)
	if err != nil || u.Host == "" || u.User != nil || u.Fragment != "" {
		return false
	}
	ip := net.ParseIP(u.Hostname())
	isLocal := u.Hostname() == "localhost" || ip != nil && ip.IsLoopback()
	return u.Scheme == "https" || u.Scheme == "http" && isLocal
}
