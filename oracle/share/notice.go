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

// notice is what must go with a release that holds data under 42 CFR Part 2, sealed for its recipient like the release
// itself, because it tells what the patient was treated for. It is nil where nothing of the kind is released.
func (s *Sharer) notice(ctx context.Context, d release.Decision, parcel vault.Parcel) (*Parcel, error) {
	if !slices.Contains(d.Duties, release.NoticePart2) {
		return nil, nil
	}
	document, err := s.consentOf(ctx, d.Grant)
	if err != nil {
		return nil, fmt.Errorf("make the notice of 42 CFR 2.32: %w", err)
	}
	released, err := vault.ShareClaims([]byte(consent.Part2Notice(document, s.Names)), parcel)
	if err != nil {
		return nil, fmt.Errorf("make the notice of 42 CFR 2.32: %w", err)
	}
	sealed, err := s.sign(released)
	return &sealed, err
}

// attested says what the lab attests of the grants that a release rests on: that one was signed on paper.
func (s *Sharer) attested(ctx context.Context, grants []common.Hash) (string, error) {
	for _, grant := range grants {
		document, err := s.consentOf(ctx, grant)
		if err != nil {
			return "", fmt.Errorf("read what the release rests on: %w", err)
		}
		if document != nil && document.IsPaper {
			return "paper", nil
		}
	}
	return "", nil
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
