package auth

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"
)

// Client is a program that is registered to call on a member's behalf.
type Client struct {
	ID      string
	Member  common.Hash
	Roles   []string // of the member's, those that it may use; nil: all
	Keys    *KeySet
	KeysURL string // where the keys are, if not in a file
}

// clientAlgorithms are those of SMART Backend Services.
var clientAlgorithms = []jose.SignatureAlgorithm{jose.ES384, jose.RS384}

// assertion is what a client signs.
type assertion struct {
	Issuer   string           `json:"iss"`
	Subject  string           `json:"sub"`
	Audience jwt.Audience     `json:"aud"`
	ID       string           `json:"jti"`
	Expiry   *jwt.NumericDate `json:"exp"`
	IssuedAt *jwt.NumericDate `json:"iat"`
	NotFor   *jwt.NumericDate `json:"nbf"`
}

// assert checks a client's assertion for a token endpoint and uses it up.
func (s *Service) assert(ctx context.Context, raw string) (*Client, error) {
	client, err := s.claimed(raw)
	if err != nil {
		return nil, err
	}
	payload, err := client.Keys.verify(ctx, raw, clientAlgorithms, client.checkHeader)
	if err != nil {
		return nil, err
	}
	var a assertion
	if err := json.Unmarshal(payload, &a); err != nil {
		return nil, refused("its claims can't be read")
	}
	if err := s.checkAssertion(&a, client.ID); err != nil {
		return nil, err
	}
	// The id goes in as a digest: it may be long, and it is nobody's business.
	sum := sha256.Sum256([]byte(client.ID + "\x00" + a.ID))
	isFirst, err := s.Store.UseOnce(ctx, hex.EncodeToString(sum[:]), a.Expiry.Time().Add(2*skew))
	if err != nil {
		return nil, err
	}
	if !isFirst {
		return nil, refused("it was used before")
	}
	return client, nil
}

// claimed returns the client that an assertion says it is of, which nothing has proven yet.
func (s *Service) claimed(raw string) (*Client, error) {
	token, err := jwt.ParseSigned(raw, clientAlgorithms)
	if err != nil {
		return nil, refused("it is not a token signed by ES384 or RS384")
	}
	var a assertion
	if err := token.UnsafeClaimsWithoutVerification(&a); err != nil {
		return nil, refused("its claims can't be read")
	}
	client := s.client(a.Issuer)
	if client == nil {
		return nil, refused("its client is not registered")
	}
	return client, nil
}

func (s *Service) client(id string) *Client {
	for i := range s.Clients {
		if s.Clients[i].ID == id {
			return &s.Clients[i]
		}
	}
	return nil
}

// checkHeader wants what SMART Backend Services has in it. A jku is no place to fetch keys from: it may only repeat what
// was registered.
func (c *Client) checkHeader(h jose.Header) error {
	if t, isText := h.ExtraHeaders[jose.HeaderType].(string); !isText || t != "JWT" {
		return refused("its header's typ is not JWT")
	}
	if jku, isThere := h.ExtraHeaders["jku"]; isThere && (c.KeysURL == "" || jku != c.KeysURL) {
		return refused("its header's jku is not the registered one")
	}
	return nil
}

func (s *Service) checkAssertion(a *assertion, client string) error {
	now := s.Now()
	switch {
	case a.Issuer != client || a.Subject != client:
		return refused("iss and sub are not both the client's id")
	case len(a.Audience) != 1 || a.Audience[0] != s.TokenURL():
		return refused("aud is not the token endpoint")
	case a.ID == "" || len(a.ID) > 1024:
		return refused("it has no jti that can be used once")
	case a.Expiry == nil || !now.Before(a.Expiry.Time().Add(skew)):
		return refused("it has expired")
	case a.Expiry.Time().After(now.Add(assertionLife + skew)):
		return refused("it is good for more than five minutes")
	case isAhead(a.IssuedAt, now) || isAhead(a.NotFor, now):
		return refused("it is not good yet")
	}
	return nil
}

func isAhead(d *jwt.NumericDate, now time.Time) bool {
	return d != nil && d.Time().After(now.Add(skew))
}
