package share

import (
	"context"
	"crypto/hpke"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/internal/keys"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/release"
	"github.com/labseal/labseal/oracle/vault"
)

// Opening is what opens a grant's commitment, as the lab keeps it sealed, with the codings of which the terms hold
// hashes.
type Opening struct {
	Terms  consent.Terms    `json:"terms"`
	Salt   common.Hash      `json:"salt"`
	Codes  []consent.Coding `json:"codings,omitempty"`
	Denied []consent.Coding `json:"deniedCodings,omitempty"`

	Scope *consent.OpenScope `json:"scope,omitempty"` // of the proxy who made it
	Proxy hexutil.Bytes      `json:"proxy,omitempty"` // the proxy's signer
	Paper *consent.Paper     `json:"paper,omitempty"` // that the lab attests, where the patient signed on paper
}

// Document is what the grant says.
func (o Opening) Document() consent.Document {
	return consent.Document{Terms: o.Terms, Codes: o.Codes, Denied: o.Denied, IsPaper: o.Paper != nil}
}

// InScope says whether a grant that a proxy made is within the scope of just the appointment that the chain names.
func (o Opening) InScope(subject, appointment common.Hash) bool {
	return o.Scope != nil && consent.AppointmentID(subject, o.Proxy, o.Scope.Commit()) == appointment &&
		o.Scope.Scope().Admits(o.Terms)
}

// OpenGrant decrypts a grant's opening.
func OpenGrant(ring *vault.Keyring, g *journal.SealedGrant) (o Opening, err error) {
	text, _, err := ring.Open(g.Opening, g.Record, 1)
	if err != nil {
		return o, err
	}
	if err := json.Unmarshal(text, &o); err != nil {
		return o, fmt.Errorf("read the opening of grant %s: it is not in its form", g.ID)
	}
	return o, nil
}

// grants adds all grants of the record's subjects. A subject that only a link of patients' numbers leads to permits
// nothing: what it denies counts, so that no link widens a grant.
func (s *Sharer) grants(ctx context.Context, ask Ask, f *release.Facts) error {
	subjects, err := s.Journal.SubjectsOf(ctx, ask.Record)
	if err != nil {
		return err
	}
	for _, subject := range subjects {
		list, err := s.Chain.Grants(ctx, subject.Subject)
		if err != nil {
			f.HasAll = false // what the chain does not tell in full denies
			return nil       //nolint:nilerr // the decision says so
		}
		for _, g := range list {
			known, err := s.grant(ctx, subject.Subject, g)
			if err != nil {
				return err
			}
			if subject.IsOwn || known.Terms == nil || known.Terms.Decision == consent.Deny {
				f.Grants = append(f.Grants, known)
			}
		}
	}
	return nil
}

// grant opens one. What this lab can't open, or what opens to other terms than the chain's commitment, stays unopened.
func (s *Sharer) grant(ctx context.Context, subject common.Hash, g Grant) (release.Grant, error) {
	known := release.Grant{
		ID: g.ID, Effective: g.Effective, Expiry: g.Expiry, IsFinal: g.IsFinal, IsRevoked: g.IsRevoked, IsByProxy: g.IsByProxy,
	}
	sealed, err := s.Journal.Grant(ctx, g.ID)
	if errors.Is(err, journal.ErrNotFound) {
		return known, nil
	}
	if err != nil {
		return known, err
	}
	known.IsRevoked = known.IsRevoked || sealed.Revoked
	o, err := OpenGrant(s.Keyring, sealed)
	if err == nil && consent.GrantID(subject, o.Terms.Commit(o.Salt)) == g.ID {
		known.Terms = &o.Terms
		known.InScope = o.InScope(subject, g.Appointment)
	}
	return known, nil
}

// ErrNoKey is returned for a recipient to whom nothing can be encrypted.
var ErrNoKey = errors.New("the recipient has no encryption key in the consortium's books")

func parseKey(key []byte) (hpke.PublicKey, error) {
	if len(key) == 0 {
		return nil, ErrNoKey
	}
	return keys.ParseEncryptionKey(key)
}
