package auth

import (
	"context"
	"encoding/hex"
	"fmt"
	"math/big"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/accounts"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
)

// Message is what an account signs to sign in (EIP-4361).
type Message struct {
	Scheme    string // empty where the message has none
	Domain    string
	Address   common.Address
	Statement string
	URI       string
	ChainID   uint64
	Nonce     string
	IssuedAt  time.Time
	Expires   time.Time // zero where the message has none
	NotBefore time.Time // likewise
	RequestID string
	Resources []string
}

const (
	signInWords = " wants you to sign in with your Ethereum account:"
	maxMessage  = 4096 // bytes
)

// signInPurposes are accounts for people. Those for machines lie unattended on servers: whoever steals one of their keys
// must not be able to read with it.
var signInPurposes = []string{"governor", "manager", "custodian", "treasurer"}

// ParseMessage reads a message strictly: a line too many, in another order or in other words is none.
func ParseMessage(text string) (*Message, error) {
	if len(text) > maxMessage {
		return nil, refused("the message is longer than %d bytes", maxMessage)
	}
	if strings.ContainsFunc(text, func(r rune) bool { return r != '\n' && (r < ' ' || r > '~') }) {
		return nil, refused("the message holds more than plain text")
	}
	p := &parser{lines: strings.Split(text, "\n")}
	m := &Message{}
	p.head(m)
	m.URI = p.field("URI: ")
	if version := p.field("Version: "); version != "1" {
		p.fail("Version")
	}
	m.ChainID = p.number("Chain ID: ")
	m.Nonce = p.field("Nonce: ")
	if len(m.Nonce) < 8 || strings.ContainsFunc(m.Nonce, isNotAlphanumeric) {
		p.fail("Nonce")
	}
	m.IssuedAt = p.time("Issued At: ")
	if p.has("Expiration Time: ") {
		m.Expires = p.time("Expiration Time: ")
	}
	if p.has("Not Before: ") {
		m.NotBefore = p.time("Not Before: ")
	}
	if p.has("Request ID: ") {
		m.RequestID = p.field("Request ID: ")
	}
	p.resources(m)
	if p.wrong == "" && len(p.lines) > 0 {
		p.fail("end")
	}
	if p.wrong != "" {
		return nil, refused("the message is not one of EIP-4361: see its %s", p.wrong)
	}
	return m, nil
}

func isNotAlphanumeric(r rune) bool {
	return (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z')
}

// parser takes a message apart line by line. After the first mistake it goes on with nothing.
type parser struct {
	lines []string
	wrong string
}

func (p *parser) fail(what string) {
	if p.wrong == "" {
		p.wrong, p.lines = what, nil
	}
}

func (p *parser) line(what string) string {
	if len(p.lines) == 0 {
		p.fail(what)
		return ""
	}
	line := p.lines[0]
	p.lines = p.lines[1:]
	return line
}

func (p *parser) has(prefix string) bool {
	return len(p.lines) > 0 && strings.HasPrefix(p.lines[0], prefix)
}

func (p *parser) field(prefix string) string {
	what := strings.TrimSuffix(prefix, ": ")
	value, isThere := strings.CutPrefix(p.line(what), prefix)
	if !isThere {
		p.fail(what)
	}
	return value
}

func (p *parser) number(prefix string) uint64 {
	text := p.field(prefix)
	n, err := strconv.ParseUint(text, 10, 64)
	if err != nil || strconv.FormatUint(n, 10) != text {
		p.fail(strings.TrimSuffix(prefix, ": "))
	}
	return n
}

func (p *parser) time(prefix string) time.Time {
	t, err := time.Parse(time.RFC3339Nano, p.field(prefix))
	if err != nil {
		p.fail(strings.TrimSuffix(prefix, ": "))
	}
	return t
}

// head reads the domain, the account and the statement, which may be missing: then there are two empty lines.
func (p *parser) head(m *Message) {
	domain, isThere := strings.CutSuffix(p.line("domain"), signInWords)
	if scheme, rest, hasScheme := strings.Cut(domain, "://"); hasScheme {
		m.Scheme, domain = scheme, rest
	}
	if m.Domain = domain; !isThere || domain == "" || strings.ContainsAny(domain, "/?#@ ") {
		p.fail("domain")
	}
	account := p.line("account")
	m.Address = common.HexToAddress(account)
	if !common.IsHexAddress(account) || m.Address.Hex() != account { // EIP-55
		p.fail("account")
	}
	if p.line("empty line") != "" {
		p.fail("empty line")
	}
	if m.Statement = p.line("statement"); m.Statement != "" && p.line("empty line") != "" {
		p.fail("empty line")
	}
}

func (p *parser) resources(m *Message) {
	if !p.has("Resources:") {
		return
	}
	if p.line("Resources") != "Resources:" {
		p.fail("Resources")
	}
	for p.has("- ") {
		resource := strings.TrimPrefix(p.line("Resources"), "- ")
		if u, err := url.Parse(resource); err != nil || u.Scheme == "" || strings.Contains(resource, " ") {
			p.fail("Resources")
		}
		m.Resources = append(m.Resources, resource)
	}
}

// String is the message as it is signed.
func (m *Message) String() string {
	var b strings.Builder
	if m.Scheme != "" {
		b.WriteString(m.Scheme + "://")
	}
	fmt.Fprintf(&b, "%s%s\n%s\n\n", m.Domain, signInWords, m.Address.Hex())
	if m.Statement != "" {
		b.WriteString(m.Statement + "\n")
	}
	fmt.Fprintf(&b, "\nURI: %s\nVersion: 1\nChain ID: %d\nNonce: %s\nIssued At: %s", m.URI, m.ChainID, m.Nonce,
		m.IssuedAt.Format(time.RFC3339Nano))
	if !m.Expires.IsZero() {
		b.WriteString("\nExpiration Time: " + m.Expires.Format(time.RFC3339Nano))
	}
	if !m.NotBefore.IsZero() {
		b.WriteString("\nNot Before: " + m.NotBefore.Format(time.RFC3339Nano))
	}
	if m.RequestID != "" {
		b.WriteString("\nRequest ID: " + m.RequestID)
	}
	if len(m.Resources) > 0 {
		b.WriteString("\nResources:\n- " + strings.Join(m.Resources, "\n- "))
	}
	return b.String()
}

// Signer returns the account that signed a text as wallets do (EIP-191).
func Signer(text string, signature []byte) (common.Address, error) {
	if len(signature) != crypto.SignatureLength {
		return common.Address{}, refused("the signature is not %d bytes", crypto.SignatureLength)
	}
	sig := slices.Clone(signature)
	if sig[64] >= 27 {
		sig[64] -= 27
	}
	r, s := new(big.Int).SetBytes(sig[:32]), new(big.Int).SetBytes(sig[32:64])
	if !crypto.ValidateSignatureValues(sig[64], r, s, true) {
		return common.Address{}, refused("the signature is none")
	}
	key, err := crypto.SigToPub(accounts.TextHash([]byte(text)), sig)
	if err != nil {
		return common.Address{}, refused("the signature is none")
	}
	return crypto.PubkeyToAddress(*key), nil
}

// check compares a message with what it has to be here and now.
func (m *Message) check(s *Service) error {
	now := s.Now()
	switch {
	case m.Scheme != "" && m.Scheme != s.Base.Scheme, m.Domain != s.Base.Host:
		return refused("the message is for another domain than %s", s.Base.Host)
	case m.URI != s.SignInURL():
		return refused("the message is for another URI than %s", s.SignInURL())
	case m.ChainID != s.ChainID:
		return refused("the message is for another chain than %d", s.ChainID)
	case m.IssuedAt.After(now.Add(skew)), !m.NotBefore.IsZero() && m.NotBefore.After(now.Add(skew)):
		return refused("the message is not good yet")
	case !now.Before(m.IssuedAt.Add(nonceLife + skew)), !m.Expires.IsZero() && !now.Before(m.Expires.Add(skew)):
		return refused("the message has expired")
	}
	return nil
}

// account returns the account that a message signs in, and uses its nonce up.
func (s *Service) account(ctx context.Context, text string, signature []byte) (*Message, error) {
	m, err := ParseMessage(text)
	if err != nil {
		return nil, err
	}
	if err := m.check(s); err != nil {
		return nil, err
	}
	signer, err := Signer(text, signature)
	if err != nil {
		return nil, err
	}
	if signer != m.Address {
		return nil, refused("another account signed the message than it names")
	}
	isOurs, err := s.Store.TakeNonce(ctx, m.Nonce, s.Now())
	if err != nil {
		return nil, err
	}
	if !isOurs {
		return nil, refused("the message's nonce was not given out, was used or has expired")
	}
	_, err = s.memberOf(ctx, m.Address)
	return m, err
}

// memberOf returns the member of an account, which has to be one for people.
func (s *Service) memberOf(ctx context.Context, account common.Address) (common.Hash, error) {
	member, purpose, err := s.Roster.AccountOf(ctx, account)
	switch {
	case err != nil:
		return member, fmt.Errorf("look up an account: %w", err)
	case member == common.Hash{}:
		return member, refused("the account is no member's that counts")
	case !slices.Contains(signInPurposes, purpose):
		return member, refused("the account is a %s, for a machine: sign in with one of %s", purpose,
			strings.Join(signInPurposes, ", "))
	}
	return member, nil
}

// newNonce is 128 bits by chance.
func newNonce() string { return hex.EncodeToString(random(16)) }
