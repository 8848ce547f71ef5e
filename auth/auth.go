// Package auth says who is calling, for both sides of the house.
//
// There are four ways to call:
//
//   - publicly, without a credential, for what reveals nothing that is not public already;
//   - as a program of a member, by SMART Backend Services: an assertion signed by a registered key (RFC 7523, ES384 or
//     RS384) buys a token that is good for minutes ([Service.Exchange]);
//   - as a person of a member, or as a patient, with a token of an OpenID provider that a member answers for
//     ([Issuer]). Passkeys are a matter of that provider: nothing here speaks WebAuthn;
//   - as a person who holds a member's account, by Sign-In with Ethereum (EIP-4361; [Service.SignIn]).
//
// What a credential says is who is calling, never what they may do. A token is nothing but a name for a client or an
// account. On whose behalf it acts, and with which roles, is looked up at every call in what the Consortium contract says
// as of the newest block, so a member that was suspended or removed, an account that was switched off and a client that
// was struck off the list are without rights from that moment on ([Roster]).
//
// A credential that signs consent is never one that signs in. Consent is a patient's signature under terms, and whoever
// was made to use the same credential every day would soon sign terms unread. Patients sign in at a provider; accounts
// that sign in here are members' accounts for people, and those of machines are refused, so that what lies unattended on
// servers can't read.
//
// What is refused is told in one word to the caller and in full to nobody: neither tokens nor assertions, nor what was in
// them, get into errors or logs.
package auth

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum/common"
)

// Method is how a caller showed who they are.
type Method string

// The methods.
const (
	Public   Method = "public"
	Backend  Method = "backend" // SMART Backend Services
	OIDC     Method = "oidc"
	Ethereum Method = "siwe"
)

// Roles that the Consortium contract does not know.
const (
	// RolePatient is a patient, whom a member's provider vouches for.
	RolePatient = "patient"
	// RoleOperator is whoever runs what is called.
	RoleOperator = "operator"
)

// Caller is who asks, with what they are as of the newest block.
type Caller struct {
	Method   Method
	Subject  string        // unique for the method: a client's id, issuer and subject, or an account; empty for the public
	Member   common.Hash   // on whose behalf, or who vouches for the patient; zero for none
	Roles    []string      // none where the member is not in good standing
	Patients []common.Hash // the subjects of the member that a patient is
}

// Anyone is a caller who showed nothing.
var Anyone = Caller{Method: Public}

// Has says whether the caller has a role.
func (c Caller) Has(role string) bool { return slices.Contains(c.Roles, role) }

// Key tells callers apart.
func (c Caller) Key() string { return string(c.Method) + " " + c.Subject }

// Roster knows the members as of the newest block.
type Roster interface {
	// Standing returns the roles of a member that is active. One that is not, or that is unknown, has none.
	Standing(ctx context.Context, member common.Hash) (roles []string, err error)
	// AccountOf returns the member that an account counts for and the account's purpose. An account that does not count,
	// or that signs a subject's consents, has none.
	AccountOf(ctx context.Context, account common.Address) (member common.Hash, purpose string, err error)
}

// Token is what a token stands for.
type Token struct {
	Method  Method
	Subject string
	Expires time.Time
}

// Store keeps what must be known to all processes that serve together. What it is given is durable when it returns.
type Store interface {
	// KeepToken keeps a token under its digest.
	KeepToken(ctx context.Context, digest [32]byte, t Token) error
	// Token returns the token with the digest, or ErrRefused.
	Token(ctx context.Context, digest [32]byte) (Token, error)
	// DropToken forgets the token with the digest, if it is there.
	DropToken(ctx context.Context, digest [32]byte) error
	// KeepNonce keeps a nonce until it is taken, or returns ErrBusy where too many are kept.
	KeepNonce(ctx context.Context, nonce string, until time.Time) error
	// TakeNonce says whether the nonce was kept, which it is no more.
	TakeNonce(ctx context.Context, nonce string, now time.Time) (bool, error)
	// UseOnce says whether the id was never used before. It is remembered until a time at least.
	UseOnce(ctx context.Context, id string, until time.Time) (bool, error)
}

var (
	// ErrRefused is returned for a credential that does not count. What wraps it says why, without its content.
	ErrRefused = errors.New("the credential does not count")
	// ErrBusy is returned where the same may go well later.
	ErrBusy = errors.New("too many sign-ins at present")
)

// skew is how far another's clock may be from ours.
const skew = 30 * time.Second

// Lifetimes.
const (
	assertionLife = 5 * time.Minute // the longest that SMART Backend Services allows
	backendLife   = 5 * time.Minute
	signInLife    = 15 * time.Minute
	nonceLife     = 5 * time.Minute
)
