package share

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/projection"
	"github.com/labseal/labseal/oracle/release"
	"github.com/labseal/labseal/oracle/vault"
)

// release makes what leaves, and keeps the disclosure before it lets go of it.
func (s *Sharer) release(
	ctx context.Context, ask Ask, o *opened, decision release.Decision,
) (*Shared, error) {
	shared := &Shared{Of: o.stored.VersionID, Decision: decision, Leaf: o.stored.Leaf}
	shared.IsWhole = len(ask.Codes) == 0 && len(decision.Claims) == len(o.asked) && !ask.Request.IsDeidentified
	var err error
	if shared.Evidence, err = s.Evidence(ctx, shared.Of); err != nil {
		return nil, err // nothing is kept of what can't be proven yet
	}
	if shared.Claims, err = s.parcels(ctx, ask, o, shared); err != nil {
		return nil, err
	}
	what := fmt.Sprintf("%d claims of version %d of record %s", shared.Claims, shared.Of.Version, shared.Of.Record)
	envelopes := []common.Hash{evidence.EnvelopeHash(shared.Opening.Envelope)}
	if shared.IsWhole {
		what = fmt.Sprintf("version %d of record %s, whole", shared.Of.Version, shared.Of.Record)
		envelopes = append(envelopes, evidence.EnvelopeHash(shared.Record.Envelope))
	}
	if shared.Notice != nil {
		envelopes = append(envelopes, evidence.EnvelopeHash(shared.Notice.Envelope))
	}
	account := Account{
		Date: s.Now().UTC().Truncate(time.Second), Recipient: ask.Request.Recipient.Member, Key: ask.keyHash(),
		Basis: ask.Request.Basis, Purpose: ask.Request.Purpose.String(), Reason: ask.Request.Reason, Grant: decision.Grant,
		Class: decision.Class, What: what, Codes: ask.Codes, Name: ask.Name, Address: ask.Address,
	}
	if account.Attested, err = s.attested(ctx, decision.Grants); err != nil {
		return nil, err
	}
	if ask.Request.Basis == release.Emergency {
		account.Emergency = &ask.Emergency
	}
	kept := Kept{Of: shared.Of, Account: account, Envelopes: envelopes, RestsOn: decision.Grants}
	shared.Disclosure, err = Keeper{s.Journal, s.Keyring}.Keep(ctx, kept)
	if errors.Is(err, journal.ErrRevoked) {
		return nil, &DeniedError{release.NoGrant}
	}
	if err != nil {
		return nil, err
	}
	return shared, nil
}

// parcels makes the ciphertexts and envelopes of a release, and says how many claims they hold.
func (s *Sharer) parcels(ctx context.Context, ask Ask, o *opened, shared *Shared) (claims int, err error) {
	to, err := parseKey(ask.Key)
	if err != nil {
		return 0, err
	}
	part := o.opening
	if !shared.IsWhole {
		var positions []uint64
		for _, i := range shared.Decision.Claims {
			positions = append(positions, o.asked[i].Position)
		}
		if part, err = o.opening.Narrow(projection.WithContexts(o.opening, positions)...); err != nil {
			return 0, err
		}
	}
	parcel := vault.Parcel{Member: s.Member, Leaf: o.stored.Leaf, Grant: shared.Decision.Grant, To: to}
	released, err := vault.ShareClaims(part.Encode(), parcel)
	if err == nil {
		shared.Opening, err = s.sign(released)
	}
	if err == nil {
		shared.Notice, err = s.notice(ctx, shared.Decision, parcel)
	}
	if err != nil || !shared.IsWhole {
		return len(part.Claims), err
	}
	sealed, err := s.Issuer.Sealed(ctx, o.stored)
	if err != nil {
		return 0, err
	}
	if released, err = s.Keyring.Share(sealed, ask.Record, o.stored.Version, parcel); err != nil {
		return 0, err
	}
	whole, err := s.sign(released)
	shared.Record = &whole
	return len(part.Claims), err
}

func (s *Sharer) sign(r vault.Release) (Parcel, error) {
	envelope, err := evidence.SignEnvelope(r.Envelope, s.Statement)
	return Parcel{r.JWE, envelope}, err
}
