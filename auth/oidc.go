package auth

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/go-jose/go-jose/v4"
)

// Issuer is an OpenID provider that a member answers for. Its tokens are ID tokens, or access tokens that are JWTs
// (RFC 9068), and are made out to one of the audiences: for another's it does not matter who signed them.
type Issuer struct {
	URL       string
	Audiences []string
	Member    common.Hash

	// Of people who work for the member: the claim that must hold one of the values, and of the member's roles those
	// that they may use; nil: all.
	Claim  string
	Values []string
	Roles  []string

	// PatientClaim is set where the provider signs in patients: the claim with the subjects that they are.
	PatientClaim string

	now      func() time.Time
	mu       sync.Mutex
	verifier *oidc.IDTokenVerifier
	tried    time.Time
	failed   error
}

// issuerAlgorithms have nothing in common with keys that are shared.
var issuerAlgorithms = []jose.SignatureAlgorithm{
	jose.RS256, jose.RS384, jose.RS512, jose.PS256, jose.PS384, jose.PS512, jose.ES256, jose.ES384, jose.ES512, jose.EdDSA,
}

// maxPatients is how many subjects a patient may be: one for each lab's branch, parents with children.
const maxPatients = 64

// caller checks a token and returns who it says is calling, without roles.
func (i *Issuer) caller(ctx context.Context, raw string) (Caller, error) {
	verifier, err := i.discover(ctx)
	if err != nil {
		return Caller{}, err
	}
	if err := checkType(raw); err != nil {
		return Caller{}, err
	}
	token, err := verifier.Verify(ctx, raw)
	if err != nil {
		return Caller{}, refused("its provider's rules refuse it") // the library's words hold what the token said
	}
	var claims map[string]json.RawMessage
	if err := token.Claims(&claims); err != nil {
		return Caller{}, refused("its claims can't be read")
	}
	switch {
	case token.Subject == "":
		return Caller{}, refused("it names nobody")
	case !slices.ContainsFunc(token.Audience, func(a string) bool { return slices.Contains(i.Audiences, a) }):
		return Caller{}, refused("it is made out to another audience")
	case token.IssuedAt.After(i.now().Add(skew)):
		return Caller{}, refused("it is not good yet")
	}
	c := Caller{Method: OIDC, Subject: i.URL + " " + token.Subject, Member: i.Member}
	if i.PatientClaim != "" {
		c.Patients, err = patients(claims[i.PatientClaim])
		return c, err
	}
	if !holds(claims[i.Claim], i.Values) {
		return Caller{}, refused("its %s has none of the values that are let in", i.Claim)
	}
	return c, nil
}

// checkType leaves out tokens that are for something else, such as telling of a logout.
func checkType(raw string) error {
	token, err := jose.ParseSignedCompact(raw, issuerAlgorithms)
	if err != nil {
		return refused("it is not a token signed by an algorithm that is taken")
	}
	switch token.Signatures[0].Protected.ExtraHeaders[jose.HeaderType] {
	case nil, "JWT", "at+jwt", "application/at+jwt":
		return nil
	}
	return refused("it is a token of another type")
}

// discover asks the provider, once it is needed, where its keys are.
func (i *Issuer) discover(ctx context.Context) (*oidc.IDTokenVerifier, error) {
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.verifier != nil {
		return i.verifier, nil
	}
	if i.failed != nil && i.now().Sub(i.tried) < keysPause {
		return nil, i.failed
	}
	i.tried = i.now()
	i.failed = i.ask(ctx)
	return i.verifier, i.failed
}

func (i *Issuer) ask(ctx context.Context) error {
	provider, err := oidc.NewProvider(oidc.ClientContext(ctx, client), i.URL)
	if err != nil {
		return fmt.Errorf("ask provider %s: %w", i.URL, err)
	}
	var document struct {
		Keys string `json:"jwks_uri"`
	}
	if err := provider.Claims(&document); err != nil || !isSafe(document.Keys) {
		return errors.Join(fmt.Errorf("ask provider %s: its jwks_uri is not https", i.URL), err)
	}
	algorithms := make([]string, len(issuerAlgorithms))
	for n, a := range issuerAlgorithms {
		algorithms[n] = string(a)
	}
	i.verifier = oidc.NewVerifier(i.URL, RemoteKeys(document.Keys, i.now), &oidc.Config{
		SkipClientIDCheck:    true, // there may be several audiences; the caller looks
		SupportedSigningAlgs: algorithms, Now: i.now,
	})
	return nil
}

// patients reads a subject, or a list of them.
func patients(claim json.RawMessage) ([]common.Hash, error) {
	list := texts(claim)
	if len(list) == 0 || len(list) > maxPatients {
		return nil, refused("it names no subject, or more than %d", maxPatients)
	}
	ids := make([]common.Hash, len(list))
	for n, text := range list {
		b, err := hexutil.Decode(text)
		if err != nil || len(b) != common.HashLength {
			return nil, refused("a subject in it is not 0x and 64 hex digits")
		}
		ids[n] = common.Hash(b)
	}
	return ids, nil
}

// holds says whether a claim is one of the values, or a list with one of them.
func holds(claim json.RawMessage, values []string) bool {
	return slices.ContainsFunc(texts(claim), func(t string) bool { return slices.Contains(values, t) })
}

// texts reads a text, or a list of texts; nil for anything else.
func texts(claim json.RawMessage) []string {
	var list []string
	if json.Unmarshal(claim, &list) == nil {
		return list
	}
	var one string
	if json.Unmarshal(claim, &one) == nil && one != "" {
		return []string{one}
	}
	return nil
}
