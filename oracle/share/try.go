package share

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/record"
	"github.com/labseal/labseal/oracle/release"
	"github.com/labseal/labseal/oracle/vault"
)

// Try is that somebody asked for something and did not get it. It is sealed, since who asks about whom tells of a patient.
type Try struct {
	Date      time.Time       `json:"date"`
	Recipient common.Hash     `json:"recipient"`              // zero: no member
	Key       *common.Hash    `json:"recipientKey,omitempty"` // hash of the key of a recipient that is no member
	Basis     release.Basis   `json:"basis"`
	Purpose   string          `json:"purpose"`
	Reason    string          `json:"reason,omitempty"`
	Record    string          `json:"record,omitempty"` // as it was named
	Version   uint32          `json:"version,omitempty"`
	Codes     []record.Coding `json:"codes,omitempty"`
	Emergency *common.Hash    `json:"emergency,omitempty"`
	Rule      release.Rule    `json:"rule"` // that denied it, as the lab knows it
}

// ruleOf is the rule of a denial.
func ruleOf(err error) (rule release.Rule, isDenied bool) {
	var denied *DeniedError
	var unknown *UnknownError
	switch {
	case errors.As(err, &denied):
		return denied.Rule, true
	case errors.As(err, &unknown):
		return unknown.Rule, true
	}
	return release.None, false
}

// keepTry keeps a try that was denied. Whether that goes well changes nothing for who asked: it stays denied.
func (s *Sharer) keepTry(ctx context.Context, ask Ask, why error) {
	rule, isDenied := ruleOf(why)
	if !isDenied {
		return
	}
	if err := s.addTry(context.WithoutCancel(ctx), ask, rule); err != nil {
		s.Log.Error("a denial is not kept", "rule", rule, "error", err)
	}
}

func (s *Sharer) addTry(ctx context.Context, ask Ask, rule release.Rule) error {
	t := Try{
		Date: s.Now().UTC().Truncate(time.Second), Recipient: ask.Request.Recipient.Member, Key: ask.keyHash(),
		Basis: ask.Request.Basis, Purpose: ask.Request.Purpose.String(), Reason: ask.Request.Reason, Version: ask.Version,
		Codes: ask.Codes, Rule: rule,
	}
	if ask.Record != (vault.RecordID{}) {
		t.Record = ask.Record.String()
	}
	if ask.Emergency != (common.Hash{}) {
		t.Emergency = &ask.Emergency
	}
	text, err := json.Marshal(t)
	if err != nil {
		return fmt.Errorf("write denial: %w", err)
	}
	d := journal.Denial{Record: ask.Record, Basis: string(t.Basis), Rule: string(rule), Made: t.Date}
	rand.Read(d.ID[:]) // never fails (crypto/rand)
	return s.Keyring.Again(ctx, func() error {
		if d.Sealed, _, err = s.Keyring.Seal(text, d.ID, 1); err != nil {
			return err
		}
		return s.Journal.AddDenial(ctx, d)
	})
}

// OpenTry decrypts what was denied.
func OpenTry(ring *vault.Keyring, d journal.Denial) (t Try, err error) {
	text, _, err := ring.Open(d.Sealed, d.ID, 1)
	if err != nil {
		return t, err
	}
	if json.Unmarshal(text, &t) != nil {
		return t, fmt.Errorf("read denial %s: it is not in its form", d.ID)
	}
	return t, nil
}
