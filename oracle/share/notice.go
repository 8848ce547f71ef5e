package share

import (
	"context"
	"fmt"
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/oracle/release"
	"github.com/labseal/labseal/oracle/vault"
)

// Notice is what must go with a release that holds data under 42 CFR Part 2, sealed for its recipient like the release
// itself, because it tells what the patient was treated for. It is nil where nothing of the kind was released. The names
// are those of members and codes.
func (s *Sharer) Notice(ctx context.Context, ask Ask, shared *Shared, names consent.Names) (*Parcel, error) {
	if !slices.Contains(shared.Decision.Duties, release.NoticePart2) {
		return nil, nil
	}
	document, err := s.consentOf(ctx, shared.Decision.Grant)
	if err != nil {
		return nil, fmt.Errorf("make the notice of 42 CFR 2.32: %w", err)
	}
	if err := s.recipient(ctx, &ask); err != nil {
		return nil, fmt.Errorf("make the notice of 42 CFR 2.32: %w", err)
	}
	to, err := parseKey(ask.Key)
	if err != nil {
		return nil, err
	}
	stored, err := s.Journal.Version(ctx, shared.Of.Record, shared.Of.Version)
	if err != nil {
		return nil, fmt.Errorf("make the notice of 42 CFR 2.32: %w", err)
	}
	released, err := vault.ShareClaims([]byte(consent.Part2Notice(document, names)),
		vault.Parcel{Member: s.Member, Leaf: stored.Leaf, Grant: shared.Decision.Grant, To: to})
	if err != nil {
		return nil, fmt.Errorf("make the notice of 42 CFR 2.32: %w", err)
	}
	parcel, err := s.sign(released)
	return &parcel, err
}

// consentOf is what a grant says; nil for none.
func (s *Sharer) consentOf(ctx context.Context, grant common.Hash) (*consent.Document, error) {
	if grant == (common.Hash{}) {
		return nil, nil
	}
	sealed, err := s.Journal.Grant(ctx, grant)
	if err != nil {
		return nil, err
	}
	o, err := OpenGrant(s.Keyring, sealed)
	if err != nil {
		return nil, err
	}
	d := o.Document()
	return &d, nil
}
