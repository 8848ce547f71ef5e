package healthlink

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/bundle"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/projection"
	"github.com/labseal/labseal/oracle/record"
	"github.com/labseal/labseal/oracle/release"
	"github.com/labseal/labseal/oracle/vault"
)

// Journal is where links and versions are.
type Journal interface {
	Version(ctx context.Context, record vault.RecordID, number uint32) (*journal.Stored, error)
	AreOfOnePatient(ctx context.Context, records []vault.RecordID) (bool, error)
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
	Records   []vault.RecordID // of one patient
	Version   uint32           // of the only record; 0: the newest
	Codes     []record.Coding  // only what these name; none: all
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
	Of   []oracle.VersionID
}

// ErrDenied says that a link may not be made.
var ErrDenied = errors.New("a link is for the patient, or who acts for the patient: identify the person first")

// ErrPatients is returned for records that are not of one patient, as far as the lab knows.
var ErrPatients = errors.New("a link shares records of one patient, and these name different ones, or nobody")

// making is what a link's files are made by. It is sealed as the link's own record, version 1.
type making struct {
	Key   []byte          `json:"key,omitempty"`   // of a long-term link, whose files are made anew
	Codes []record.Coding `json:"codes,omitempty"` // to which they are narrowed
}

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
	if err := m.checkRecords(ctx, ask); err != nil {
		return nil, fmt.Errorf("make link: %w", err)
	}
	if err := m.protect(&l, ask); err != nil {
		return nil, fmt.Errorf("make link: %w", err)
	}
	var files []journal.HealthLinkFile
	for i, id := range ask.Records {
		of, file, err := m.file(ctx, ask, id, key)
		if err != nil {
			return nil, fmt.Errorf("make link: %w", err)
		}
		l.Of = append(l.Of, of)
		files = append(files, journal.HealthLinkFile{Number: i, ContentType: bundle.FHIRType, File: file})
	}
	err := m.Keyring.Again(ctx, func() error {
		if err := m.keep(&l, ask, key); err != nil {
			return err
		}
		return m.Journal.AddHealthLink(ctx, l, files)
	})
	if err != nil {
		return nil, fmt.Errorf("make link: %w", err)
	}
	return &Made{l.ID, p.String(), l.Of}, nil
}

// checkRecords wants records of one patient, each once.
func (m *Maker) checkRecords(ctx context.Context, ask Ask) error {
	isSeveral := len(ask.Records) > 1
	switch {
	case len(ask.Records) == 0 || len(ask.Records) > maxRecords:
		return fmt.Errorf("want 1 to %d records", maxRecords)
	case isSeveral && strings.Contains(ask.Flag, "U"):
		return errors.New("a link without a manifest (flag U) gives out one file, and so shares one record")
	case isSeveral && ask.Version != 0:
		return errors.New("a version can be named of one record only")
	}
	seen := map[vault.RecordID]bool{}
	for _, id := range ask.Records {
		if seen[id] {
			return fmt.Errorf("record %s is named twice", id)
		}
		seen[id] = true
	}
	is, err := m.Journal.AreOfOnePatient(ctx, ask.Records)
	if err == nil && !is {
		err = ErrPatients
	}
	return err
}

// file makes the file of one record, if all that is asked for of it may go.
func (m *Maker) file(ctx context.Context, ask Ask, id vault.RecordID, key []byte) (of oracle.VersionID, file []byte, err error) {
	stored, err := m.Journal.Version(ctx, id, ask.Version)
	if err != nil {
		return of, nil, err
	}
	content, err := m.Content.of(ctx, stored, ask.Codes)
	if err != nil {
		return of, nil, err
	}
	if err := permits(stored.Projection, content, ask); err != nil {
		return of, nil, err
	}
	file, err = seal(key, content.bundle)
	return stored.VersionID, file, err
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

// keep seals what the files are made by, where they are made anew, or the accounting is to say what is in them.
func (m *Maker) keep(l *journal.HealthLink, ask Ask, key []byte) error {
	by := making{Codes: ask.Codes}
	if strings.Contains(l.Flag, "L") {
		by.Key = key
	}
	if by.Key == nil && len(by.Codes) == 0 {
		return nil
	}
	text, err := json.Marshal(by)
	if err != nil {
		return err
	}
	defer clear(text)
	sealed, _, err := m.Keyring.Seal(text, l.ID, 1)
	l.Making = &sealed
	return err
}

// permits decides by the rule of patient access whether all that is asked for may go.
func permits(name string, c *content, ask Ask) error {
	facts := release.Facts{HasAll: true}
	for _, claim := range c.claims {
		one := release.Claim{}
		for _, coding := range projection.Codings(name, claim.Claim) {
			one.Codes = append(one.Codes, consent.Code(coding.System, coding.Code))
		}
		facts.Claims = append(facts.Claims, one)
	}
	d := release.Decide(release.Request{
		Basis: release.PatientAccess, Purpose: consent.PatientRequest, Recipient: release.Recipient{IsPerson: ask.IsPatient},
	}, facts)
	if !ask.IsPatient || len(facts.Claims) > 0 && (!d.IsPermitted() || len(d.Claims) != len(facts.Claims)) {
		return ErrDenied
	}
	return nil
}
