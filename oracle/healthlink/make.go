package healthlink

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/bundle"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/projection"
	"github.com/labseal/labseal/oracle/release"
	"github.com/labseal/labseal/oracle/vault"
)

// Journal is where links and versions are.
type Journal interface {
	Version(ctx context.Context, record vault.RecordID, number uint32) (*journal.Stored, error)
	AddHealthLink(ctx context.Context, l journal.HealthLink, files []journal.HealthLinkFile) error
}

// Maker makes links.
type Maker struct {
	Journal Journal
	Content Content
	Keyring *vault.Keyring
	Base    string // URL under which links are served
	Now     func() time.Time
}

// Ask is the link that somebody wants.
type Ask struct {
	Record    vault.RecordID
	Version   uint32 // 0: the newest
	Flag      string
	Label     string
	Passcode  string // with P
	Attempts  int    // wrong passcodes that end it
	Lifetime  time.Duration
	By        string
	IsPatient bool // who gets it is the patient, or acts for the patient, and was identified
}

// Made is a link that was made.
type Made struct {
	ID   vault.RecordID
	Link string // with the key: it is shown once
	Of   oracle.VersionID
}

// ErrDenied says that a link may not be made.
var ErrDenied = errors.New("a link is for the patient, or who acts for the patient: identify the person first")

// Make makes a link. The key that it carries is nowhere else, but for a long-term link.
func (m *Maker) Make(ctx context.Context, ask Ask) (*Made, error) {
	secret, key := make([]byte, 32), make([]byte, keySize)
	rand.Read(secret) // never fails (crypto/rand)
	rand.Read(key)
	l := journal.HealthLink{
		Path: sha256.Sum256(secret), Flag: ask.Flag, By: ask.By, Expires: m.Now().Add(ask.Lifetime).UTC().Truncate(time.Second),
	}
	rand.Read(l.ID[:])
	p := Payload{
		URL: strings.TrimSuffix(m.Base, "/") + "/" + base64.RawURLEncoding.EncodeToString(secret), Key: key,
		Expires: l.Expires.Unix(), Flag: ask.Flag, Label: ask.Label,
	}
	if err := p.check(); err != nil {
		return nil, fmt.Errorf("make link: %w", err)
	}
	stored, err := m.Journal.Version(ctx, ask.Record, ask.Version)
	if err != nil {
		return nil, fmt.Errorf("make link: %w", err)
	}
	l.Of = stored.VersionID
	if err := m.protect(&l, ask); err != nil {
		return nil, fmt.Errorf("make link: %w", err)
	}
	content, err := m.Content.of(ctx, stored)
	if err != nil {
		return nil, fmt.Errorf("make link: %w", err)
	}
	if err := permits(stored.Projection, content, ask); err != nil {
		return nil, fmt.Errorf("make link: %w", err)
	}
	file, err := seal(key, content.bundle)
	if err != nil {
		return nil, fmt.Errorf("make link: %w", err)
	}
	err = m.Keyring.Again(ctx, func() error {
		if err := m.keepKey(&l, key); err != nil {
			return err
		}
		return m.Journal.AddHealthLink(ctx, l, []journal.HealthLinkFile{{ContentType: bundle.FHIRType, File: file}})
	})
	if err != nil {
		return nil, fmt.Errorf("make link: %w", err)
	}
	return &Made{l.ID, p.String(), l.Of}, nil
}

// protect sets what a passcode is compared with.
func (m *Maker) protect(l *journal.HealthLink, ask Ask) (err error) {
	hasFlag := strings.Contains(ask.Flag, "P")
	switch {
	case hasFlag != (ask.Passcode != ""):
		return errors.New("a passcode belongs to the flag P, and P to a passcode")
	case !hasFlag:
		return nil
	case ask.Attempts < 1 || ask.Attempts > 100:
		return errors.New("want from 1 to 100 attempts")
	}
	l.Attempts = ask.Attempts
	l.Passcode, err = hashPasscode(ask.Passcode)
	return err
}

// keepKey seals the key of a long-term link.
func (m *Maker) keepKey(l *journal.HealthLink, key []byte) error {
	if !strings.Contains(l.Flag, "L") {
		return nil
	}
	sealed, _, err := m.Keyring.Seal(key, l.ID, 1)
	l.Key = &sealed
	return err
}

// permits decides by the rule of patient access whether all of a version may go.
func permits(name string, c *content, ask Ask) error {
	facts := release.Facts{HasAll: true}
	for _, claim := range c.opening.Claims {
		one := release.Claim{}
		for _, coding := range projection.Codings(name, claim.Claim) {
			one.Codes = append(one.Codes, consent.Code(coding.System, coding.Code))
		}
		facts.Claims = append(facts.Claims, one)
	}
	d := release.Decide(release.Request{
		Basis: release.PatientAccess, Purpose: consent.PatientRequest, Recipient: release.Recipient{IsPerson: ask.IsPatient},
	}, facts)
	if !d.IsPermitted() || len(d.Claims) != len(facts.Claims) {
		return ErrDenied
	}
	return nil
}
