// Package share releases records: it gathers what a decision rests on, decides (oracle/release), keeps the disclosure,
// and only then makes what leaves the lab.
//
// The order is the promise: what leaves is made in memory, the disclosure names it by its hashes and is durable in the
// journal, and only then the caller gets it. A crash in between leaves a disclosure of what was not released, never the
// other way round.
//
// Grants are asked of the chain at its newest block, and a revocation that this lab was told of counts before the chain
// has it: the journal refuses a disclosure that rests on a revoked grant, in one order with the revocation, so that none
// which is kept after a revocation lets anything leave. The openings of grants are the lab's own; one that is missing
// denies. What was denied is kept too ([Try]). An emergency is opened first, for a time ([Sharer.OpenEmergency]), and works with the chain down.
package share

import (
	"context"
	"crypto"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/issue"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/projection"
	"github.com/labseal/labseal/oracle/record"
	"github.com/labseal/labseal/oracle/release"
	"github.com/labseal/labseal/oracle/vault"
)

// Journal is where versions, subjects and disclosures are.
type Journal interface {
	Version(ctx context.Context, record vault.RecordID, number uint32) (*journal.Stored, error)
	SubjectsOf(ctx context.Context, record vault.RecordID) ([]journal.Enrolled, error)
	Grant(ctx context.Context, id common.Hash) (*journal.SealedGrant, error)
	IsRevoked(ctx context.Context, grant common.Hash) (bool, error)
	AddDisclosure(ctx context.Context, d journal.Disclosure) error
	AddDenial(ctx context.Context, d journal.Denial) error
	OrdererOf(ctx context.Context, number record.Identifier) (common.Hash, error)

	AddEmergency(ctx context.Context, e journal.Emergency, records []vault.RecordID) error
	Emergency(ctx context.Context, pseudonym common.Hash, record vault.RecordID) (e *journal.Emergency, isSeen bool, err error)

	HasFinding(ctx context.Context, record vault.RecordID, member common.Hash, f journal.Finding) (bool, error)
	KeepMember(ctx context.Context, m journal.Member) error
	Member(ctx context.Context, id common.Hash) (journal.Member, error)
}

// Issuer opens versions.
type Issuer interface {
	Sealed(ctx context.Context, stored *journal.Stored) (vault.Sealed, error)
	Opened(ctx context.Context, stored *journal.Stored) (*evidence.Opening, error)
	Facts(ctx context.Context, stored *journal.Stored) (record.Facts, error)
}

// Evidence makes the public evidence of a version.
type Evidence func(ctx context.Context, id oracle.VersionID) ([]byte, error)

// Chain is what the chain says of recipients and grants, at its newest block.
type Chain interface {
	View(ctx context.Context) (release.View, error)
	Recipient(ctx context.Context, member common.Hash) (Recipient, error)
	Grants(ctx context.Context, subject common.Hash) ([]Grant, error)
}

// Recipient is a member as the Consortium contract has it.
type Recipient struct {
	release.Recipient
	Key []byte // its encryption key; empty where it has none
}

// Grant is a grant as the ConsentRegistry contract has it.
type Grant struct {
	ID        common.Hash
	Effective uint64
	Expiry    uint64
	IsRevoked bool
	IsFinal   bool
	IsByProxy bool

	Appointment common.Hash // of the proxy who made it; zero where the subject did
}

// Sharer releases a lab's records.
type Sharer struct {
	Member    common.Hash
	Journal   Journal
	Issuer    Issuer
	Chain     Chain
	Keyring   *vault.Keyring
	Evidence  Evidence
	Statement crypto.Signer
	Names     consent.Names // of members and codes, in notices
	Overlays  []release.Overlay
	Window    time.Duration // for how long an emergency is open
	Log       *slog.Logger
	Now       func() time.Time
}

// Ask is what somebody asks for.
type Ask struct {
	Record  vault.RecordID
	Version uint32 // 0: the newest
	Request release.Request
	Key     []byte          // of a recipient that is no member, as it showed it in person
	Name    string          // of the recipient, for the accounting; a member's is known
	Address string          // likewise, where it is known
	Part2   bool            // the record holds data under 42 CFR Part 2, as the lab knows
	Codes   []record.Coding // only claims that these name; none: all that may go

	Emergency common.Hash // pseudonym of the one that it is part of
	isCached  bool        // the recipient is as the nodes last agreed on it
}

// Shared is what leaves the lab.
type Shared struct {
	Of         oracle.VersionID
	Disclosure vault.RecordID
	Decision   release.Decision
	IsWhole    bool
	Leaf       common.Hash
	Claims     int // that left
	Evidence   []byte
	Opening    Parcel  // of the admitted claims, or of all
	Record     *Parcel // the record whole; nil where only some claims may go
	Notice     *Parcel // what must go with data under 42 CFR Part 2; nil where nothing of the kind leaves
}

// Parcel is ciphertext with its signed envelope.
type Parcel struct{ JWE, Envelope []byte }

// DeniedError says by which rule a release was denied.
type DeniedError struct{ Rule release.Rule }

func (e *DeniedError) Error() string { return e.Rule.Words() }

// UnknownError is returned for a record that the lab does not hold, with the rule that whoever asked is told.
type UnknownError struct {
	Rule release.Rule
	err  error
}

func (e *UnknownError) Error() string { return e.err.Error() }

// Unwrap returns what was not found.
func (e *UnknownError) Unwrap() error { return e.err }

func (s *Sharer) unknown(ctx context.Context, ask Ask) release.Rule {
	view, _ := s.Chain.View(ctx) // without one nothing is fresh, which denies as for a record that is there
	return release.Unknown(ask.Request, view)
}

// Share decides on an ask and releases what may go. Where nothing may, it is a *DeniedError, and of a record that the lab does
// not hold an *UnknownError; that somebody asked is kept.
func (s *Sharer) Share(ctx context.Context, ask Ask) (*Shared, error) {
	shared, err := s.share(ctx, ask)
	if err != nil {
		s.keepTry(ctx, ask, err)
	}
	return shared, err
}

func (s *Sharer) share(ctx context.Context, ask Ask) (*Shared, error) {
	if err := s.recipient(ctx, &ask); err != nil {
		return nil, fmt.Errorf("share record %s: %w", ask.Record, err)
	}
	if err := s.within(ctx, &ask); err != nil {
		return nil, fmt.Errorf("share record %s: %w", ask.Record, err)
	}
	subject, decision, err := s.decide(ctx, ask)
	if err != nil {
		return nil, err
	}
	shared, err := s.release(ctx, ask, subject, decision)
	if err != nil {
		return nil, fmt.Errorf("share record %s: %w", ask.Record, err)
	}
	return shared, nil
}

// decide opens what is asked for and applies the rules to it.
func (s *Sharer) decide(ctx context.Context, ask Ask) (subject *opened, d release.Decision, err error) {
	isPart2, err := s.Journal.HasFinding(ctx, ask.Record, common.Hash{}, journal.IsPart2)
	if err != nil {
		return nil, d, fmt.Errorf("share record %s: %w", ask.Record, err)
	}
	ask.Part2 = ask.Part2 || isPart2
	subject, err = s.open(ctx, ask)
	withdrawn := err
	if errors.Is(err, issue.ErrWithdrawn) { // who may get it is told so, and nobody else
		subject, err = s.openBefore(ctx, ask)
	}
	if errors.Is(err, journal.ErrNotFound) {
		return nil, d, &UnknownError{s.unknown(ctx, ask), err}
	}
	if err != nil {
		return nil, d, fmt.Errorf("share record %s: %w", ask.Record, err)
	}
	if err := s.orderer(ctx, &ask, subject); err != nil {
		return nil, d, fmt.Errorf("share record %s: %w", ask.Record, err)
	}
	facts, err := s.facts(ctx, ask, subject)
	if err != nil {
		return nil, d, fmt.Errorf("share record %s: %w", ask.Record, err)
	}
	if d = release.Decide(ask.Request, facts); !d.IsPermitted() {
		return nil, d, &DeniedError{d.Rule}
	}
	if withdrawn != nil {
		return nil, d, fmt.Errorf("share record %s: %w", ask.Record, withdrawn)
	}
	return subject, d, nil
}

// opened is a version with all that it says.
type opened struct {
	stored  *journal.Stored
	opening *evidence.Opening
	asked   []evidence.OpenedClaim
}

func (s *Sharer) open(ctx context.Context, ask Ask) (*opened, error) {
	stored, err := s.Journal.Version(ctx, ask.Record, ask.Version)
	if err != nil {
		return nil, err
	}
	opening, err := s.Issuer.Opened(ctx, stored)
	if err != nil {
		return nil, err
	}
	o := &opened{stored: stored, opening: opening}
	for _, c := range opening.Claims {
		if c.Claim.Kind != evidence.ContextKind && projection.IsNamed(stored.Projection, c.Claim, ask.Codes) {
			o.asked = append(o.asked, c)
		}
	}
	return o, nil
}

// openBefore opens what a withdrawal withdrew.
func (s *Sharer) openBefore(ctx context.Context, ask Ask) (*opened, error) {
	stored, err := s.Journal.Version(ctx, ask.Record, ask.Version)
	if err != nil {
		return nil, err
	}
	ask.Version = stored.Version - 1
	if ask.Version == 0 {
		return nil, journal.ErrNotFound
	}
	return s.open(ctx, ask)
}

// facts are what the lab and the chain know of the claims that are asked for and of the subject's grants.
func (s *Sharer) facts(ctx context.Context, ask Ask, o *opened) (f release.Facts, err error) {
	view, down := s.Chain.View(ctx)
	f.View = view // stale where the chain is down, which denies whatever needs it
	f.Now, f.HasAll, f.Overlays = uint64(s.Now().Unix()), true, s.Overlays
	f.IsOfSeveral = !projection.IsOfOne(o.opening)
	for _, c := range o.asked {
		claim := release.Claim{Part2: ask.Part2}
		codings := projection.Codings(o.stored.Projection, c.Claim)
		if len(codings) > 0 { // a category alone does not say what it is
			codings = append(codings, projection.Categories(o.stored.Projection, c.Claim)...)
		}
		for _, coding := range codings {
			claim.Codes = append(claim.Codes, consent.Code(coding.System, coding.Code))
		}
		f.Claims = append(f.Claims, claim)
	}
	if down == nil {
		err = s.grants(ctx, ask, &f)
	}
	return f, err
}
