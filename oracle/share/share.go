// Package share releases records: it gathers what a decision rests on, decides (oracle/release), keeps the disclosure,
// and only then makes what leaves the lab.
//
// The order is the promise: the disclosure is durable in the journal before a byte of the release exists outside of it.
// A crash in between leaves a disclosure of what was not released, never the other way round.
//
// Grants are asked of the chain at its newest block, and a revocation that this lab was told of counts before the chain
// has it. The openings of grants are the lab's own; one that is missing denies.
package share

import (
	"context"
	"crypto"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle"
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
	AddDisclosure(ctx context.Context, d journal.Disclosure) error
}

// Issuer opens versions.
type Issuer interface {
	Sealed(ctx context.Context, stored *journal.Stored) (vault.Sealed, error)
	Opened(ctx context.Context, stored *journal.Stored) (*evidence.Opening, error)
}

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
	Statement crypto.Signer
	Now       func() time.Time
}

// Ask is what somebody asks for.
type Ask struct {
	Record  vault.RecordID
	Version uint32 // 0: the newest
	Request release.Request
	Key     []byte          // of a recipient that is no member, as it showed it in person
	Part2   bool            // the record holds data under 42 CFR Part 2, as the lab knows
	Codes   []record.Coding // only claims that these name; none: all that may go
}

// Shared is what leaves the lab.
type Shared struct {
	Of         oracle.VersionID
	Disclosure vault.RecordID
	Decision   release.Decision
	IsWhole    bool
	Opening    Parcel  // of the admitted claims, or of all
	Record     *Parcel // the record whole; nil where only some claims may go
}

// Parcel is ciphertext with its signed envelope.
type Parcel struct{ JWE, Envelope []byte }

// DeniedError says by which rule a release was denied.
type DeniedError struct{ Rule release.Rule }

func (e *DeniedError) Error() string { return e.Rule.Words() }

// Share decides on an ask and releases what may go. Where nothing may, it is a *DeniedError.
func (s *Sharer) Share(ctx context.Context, ask Ask) (*Shared, error) {
	if err := s.recipient(ctx, &ask); err != nil {
		return nil, fmt.Errorf("share record %s: %w", ask.Record, err)
	}
	subject, err := s.open(ctx, ask)
	if err != nil {
		return nil, fmt.Errorf("share record %s: %w", ask.Record, err)
	}
	facts, err := s.facts(ctx, ask, subject)
	if err != nil {
		return nil, fmt.Errorf("share record %s: %w", ask.Record, err)
	}
	decision := release.Decide(ask.Request, facts)
	if !decision.IsPermitted() {
		return nil, &DeniedError{decision.Rule}
	}
	shared, err := s.release(ctx, ask, subject, decision)
	if err != nil {
		return nil, fmt.Errorf("share record %s: %w", ask.Record, err)
	}
	return shared, nil
}

// recipient completes a member that is to get something with what the consortium's books say of it. Whoever is no member
// needs no chain.
func (s *Sharer) recipient(ctx context.Context, ask *Ask) error {
	to := &ask.Request.Recipient
	if to.Member == (common.Hash{}) {
		return nil
	}
	known, err := s.Chain.Recipient(ctx, to.Member)
	if err != nil {
		return err
	}
	to.Roles, to.IsActive, ask.Key = known.Roles, known.IsActive, known.Key
	return nil
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
		if c.Claim.Kind != evidence.ContextKind && isAsked(ask.Codes, projection.Codings(stored.Projection, c.Claim)) {
			o.asked = append(o.asked, c)
		}
	}
	return o, nil
}

// isAsked says whether a claim is among what is asked for.
func isAsked(asked, codings []record.Coding) bool {
	return len(asked) == 0 ||
		slices.ContainsFunc(codings, func(c record.Coding) bool { return slices.Contains(asked, c) })
}

// release keeps the disclosure, and then makes what leaves.
func (s *Sharer) release(
	ctx context.Context, ask Ask, o *opened, decision release.Decision,
) (*Shared, error) {
	to, err := parseKey(ask.Key)
	if err != nil {
		return nil, err
	}
	shared := &Shared{Of: o.stored.VersionID, Decision: decision}
	part := o.opening
	shared.IsWhole = len(ask.Codes) == 0 && len(decision.Claims) == len(o.asked) && !ask.Request.IsDeidentified
	if !shared.IsWhole {
		var positions []uint64
		for _, i := range decision.Claims {
			positions = append(positions, o.asked[i].Position)
		}
		if part, err = o.opening.Narrow(projection.WithContexts(o.opening, positions)...); err != nil {
			return nil, err
		}
	}
	if shared.Disclosure, err = s.keep(ctx, ask, shared, decision, len(part.Claims)); err != nil {
		return nil, err
	}
	parcel := vault.Parcel{Member: s.Member, Leaf: o.stored.Leaf, Grant: decision.Grant, To: to}
	released, err := vault.ShareClaims(part.Encode(), parcel)
	if err == nil {
		shared.Opening, err = s.sign(released)
	}
	if err != nil || !shared.IsWhole {
		return shared, err
	}
	sealed, err := s.Issuer.Sealed(ctx, o.stored)
	if err != nil {
		return nil, err
	}
	if released, err = s.Keyring.Share(sealed, ask.Record, o.stored.Version, parcel); err != nil {
		return nil, err
	}
	whole, err := s.sign(released)
	shared.Record = &whole
	return shared, err
}

func (s *Sharer) sign(r vault.Release) (Parcel, error) {
	envelope, err := evidence.SignEnvelope(r.Envelope, s.Statement)
	return Parcel{r.JWE, envelope}, err
}

// Account is a disclosure as an accounting lists it (45 CFR 164.528(b)(2)): when, to whom, what, and why.
type Account struct {
	Date      time.Time       `json:"date"`
	Recipient common.Hash     `json:"recipient"`
	Basis     release.Basis   `json:"basis"`
	Purpose   string          `json:"purpose"`
	Reason    string          `json:"reason,omitempty"`
	Grant     common.Hash     `json:"grant"` // zero where it rests on another basis, or on several
	Class     release.Class   `json:"class"`
	What      string          `json:"what"`
	Codes     []record.Coding `json:"codes,omitempty"`
}

// keep seals what an accounting will say, and keeps it.
func (s *Sharer) keep(
	ctx context.Context, ask Ask, shared *Shared, decision release.Decision, claims int,
) (id vault.RecordID, err error) {
	what := fmt.Sprintf("%d claims of version %d of record %s", claims, shared.Of.Version, shared.Of.Record)
	if shared.IsWhole {
		what = fmt.Sprintf("version %d of record %s, whole", shared.Of.Version, shared.Of.Record)
	}
	now := s.Now().UTC().Truncate(time.Second)
	text, err := json.Marshal(Account{
		Date: now, Recipient: ask.Request.Recipient.Member, Basis: ask.Request.Basis, Purpose: ask.Request.Purpose.String(),
		Reason: ask.Request.Reason, Grant: decision.Grant, Class: decision.Class, What: what, Codes: ask.Codes,
	})
	if err != nil {
		return id, err
	}
	rand.Read(id[:]) // never fails (crypto/rand)
	return id, s.Keyring.Again(ctx, func() error {
		sealed, _, err := s.Keyring.Seal(text, id, 1)
		if err != nil {
			return err
		}
		return s.Journal.AddDisclosure(ctx, journal.Disclosure{
			ID: id, Of: shared.Of, Basis: string(ask.Request.Basis), IsExempt: decision.Class != release.Accountable,
			Made: now, Sealed: sealed,
		})
	})
}

// facts are what the lab and the chain know of the claims that are asked for and of the subject's grants.
func (s *Sharer) facts(ctx context.Context, ask Ask, o *opened) (f release.Facts, err error) {
	view, down := s.Chain.View(ctx)
	f.View = view // stale where the chain is down, which denies whatever needs it
	f.Now, f.HasAll = uint64(s.Now().Unix()), true
	for _, c := range o.asked {
		claim := release.Claim{Part2: ask.Part2}
		for _, coding := range projection.Codings(o.stored.Projection, c.Claim) {
			claim.Codes = append(claim.Codes, consent.Code(coding.System, coding.Code))
		}
		f.Claims = append(f.Claims, claim)
	}
	if down == nil {
		err = s.grants(ctx, ask, &f)
	}
	return f, err
}
