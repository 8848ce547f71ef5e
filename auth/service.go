package auth

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/go-jose/go-jose/v4/jwt"
)

// Service knows who calls, and gives out tokens.
type Service struct {
	Base    *url.URL // of what is served: what assertions and messages are made out to
	ChainID uint64   // of the consortium; what accounts sign in for
	Clients []Client
	Issuers []*Issuer
	// Operator is the member that runs what is called; zero: nobody is told what concerns it alone.
	Operator common.Hash
	Roster   Roster
	Store    Store
	Now      func() time.Time
}

// Paths under the base.
const (
	TokenPath  = "/v1/token" //nolint:gosec // no credential
	NoncePath  = "/v1/sign-in/nonce"
	SignInPath = "/v1/sign-in"
	RevokePath = "/v1/revoke"
)

// TokenURL is where assertions are exchanged for tokens.
func (s *Service) TokenURL() string { return s.Base.JoinPath(TokenPath).String() }

// SignInURL is where accounts sign in.
func (s *Service) SignInURL() string { return s.Base.JoinPath(SignInPath).String() }

// Bearer is a token that was given out.
type Bearer struct {
	Token string // who has it is the caller
	Life  time.Duration
}

// tokenPrefix tells our tokens from others', also for who looks for lost ones.
const tokenPrefix = "labseal_"

// Exchange gives a client a token for its assertion.
func (s *Service) Exchange(ctx context.Context, assertion string) (Bearer, error) {
	c, err := s.assert(ctx, assertion)
	if err != nil {
		return Bearer{}, err
	}
	return s.issue(ctx, Backend, c.ID, backendLife)
}

// Nonce returns a nonce for one message that signs in.
func (s *Service) Nonce(ctx context.Context) (string, time.Time, error) {
	nonce, until := newNonce(), s.Now().Add(nonceLife)
	return nonce, until, s.Store.KeepNonce(ctx, nonce, until)
}

// SignIn gives an account a token for a message that it signed. It is good no longer than the message.
func (s *Service) SignIn(ctx context.Context, message string, signature []byte) (Bearer, error) {
	m, err := s.account(ctx, message, signature)
	if err != nil {
		return Bearer{}, err
	}
	life := signInLife
	if !m.Expires.IsZero() {
		life = max(min(life, m.Expires.Sub(s.Now())), time.Second)
	}
	return s.issue(ctx, Ethereum, m.Address.Hex(), life)
}

func (s *Service) issue(ctx context.Context, method Method, subject string, life time.Duration) (Bearer, error) {
	token := tokenPrefix + base64.RawURLEncoding.EncodeToString(random(32))
	err := s.Store.KeepToken(ctx, digest(token), Token{method, subject, s.Now().Add(life)})
	return Bearer{token, life}, err
}

// Revoke ends one of our tokens, on all processes that serve together. Who has it may end it. Of one that is none, or was
// none any more, there is nothing to end (RFC 7009); another provider's token is for that provider to end.
func (s *Service) Revoke(ctx context.Context, token string) error {
	if !strings.HasPrefix(token, tokenPrefix) {
		return nil
	}
	return s.Store.DropToken(ctx, digest(token))
}

// digest is all that is kept of a token: who reads the database can't call with it.
func digest(token string) [32]byte { return sha256.Sum256([]byte(token)) }

func random(n int) []byte {
	b := make([]byte, n)
	_, _ = rand.Read(b) // it never fails
	return b
}

// Caller returns who a request comes from. Without credentials that is Anyone; those that don't count are ErrRefused.
func (s *Service) Caller(r *http.Request) (Caller, error) {
	token, isThere, err := bearer(r)
	if err != nil || !isThere {
		return Anyone, err
	}
	if strings.HasPrefix(token, tokenPrefix) {
		return s.ofToken(r.Context(), token)
	}
	return s.ofIssuer(r.Context(), token)
}

// bearer reads the one credential that a request may have.
func bearer(r *http.Request) (token string, isThere bool, err error) {
	values := r.Header.Values("Authorization")
	if len(values) == 0 {
		return "", false, nil
	}
	scheme, token, _ := strings.Cut(values[0], " ")
	if len(values) > 1 || !strings.EqualFold(scheme, "Bearer") || token == "" || len(token) > 16<<10 {
		return "", true, refused("the header Authorization is not Bearer and one token")
	}
	return token, true, nil
}

// ofToken looks up whom one of our tokens names, and what they are by now.
func (s *Service) ofToken(ctx context.Context, text string) (Caller, error) {
	token, err := s.Store.Token(ctx, digest(text))
	if err != nil {
		return Anyone, err
	}
	if !s.Now().Before(token.Expires) {
		return Anyone, refused("the token has expired")
	}
	switch token.Method {
	case Backend:
		c := s.client(token.Subject)
		if c == nil {
			return Anyone, refused("the token's client is not registered any more")
		}
		return s.withRoles(ctx, Caller{Method: Backend, Subject: c.ID, Member: c.Member}, c.Roles)
	case Ethereum:
		return s.ofAccount(ctx, common.HexToAddress(token.Subject))
	}
	return Anyone, refused("the token is of a method that is not known")
}

func (s *Service) ofAccount(ctx context.Context, account common.Address) (Caller, error) {
	member, err := s.memberOf(ctx, account)
	if err != nil {
		return Anyone, err
	}
	return s.withRoles(ctx, Caller{Method: Ethereum, Subject: account.Hex(), Member: member}, nil)
}

// ofIssuer checks a token of a provider. Which one signed it is what the token says first, and its keys then prove.
func (s *Service) ofIssuer(ctx context.Context, raw string) (Caller, error) {
	token, err := jwt.ParseSigned(raw, issuerAlgorithms)
	if err != nil {
		return Anyone, refused("it is neither a token of ours nor one that a provider signed")
	}
	var claims jwt.Claims
	if err := token.UnsafeClaimsWithoutVerification(&claims); err != nil {
		return Anyone, refused("its claims can't be read")
	}
	at := slices.IndexFunc(s.Issuers, func(i *Issuer) bool { return i.URL == claims.Issuer })
	if at < 0 {
		return Anyone, refused("its provider is not registered")
	}
	issuer := s.Issuers[at]
	c, err := issuer.caller(ctx, raw)
	if err != nil {
		return Anyone, err
	}
	return s.withRoles(ctx, c, issuer.Roles)
}

// withRoles adds what the caller is as of the newest block. A narrower choice of the member's roles may be all there is.
func (s *Service) withRoles(ctx context.Context, c Caller, only []string) (Caller, error) {
	roles, err := s.Roster.Standing(ctx, c.Member)
	if err != nil {
		return Anyone, fmt.Errorf("look up a member: %w", err)
	}
	switch {
	case len(roles) == 0: // suspended, removed or unknown: nobody speaks for it
	case c.Patients != nil:
		c.Roles = []string{RolePatient}
	case only == nil:
		c.Roles = roles
	default:
		c.Roles = slices.DeleteFunc(slices.Clone(roles), func(r string) bool { return !slices.Contains(only, r) })
	}
	isOperator := s.Operator != common.Hash{} && c.Member == s.Operator && len(roles) > 0 && c.Patients == nil
	if isOperator && (only == nil || slices.Contains(only, RoleOperator)) {
		c.Roles = append(slices.Clone(c.Roles), RoleOperator)
	}
	return c, nil
}

// IsRefused says whether it is the credential that was wrong, and not our own side.
func IsRefused(err error) bool { return errors.Is(err, ErrRefused) }
