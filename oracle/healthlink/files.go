package healthlink

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/oracle/bundle"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/release"
	"github.com/labseal/labseal/oracle/share"
)

// files are what a link gives out now: one of each record, but for those that were withdrawn. A long-term link follows its
// records. One that has nothing to give out is as if there were none.
func (s *Server) files(ctx context.Context, l *journal.AtHealthLink) ([]journal.HealthLinkFile, error) {
	var gone []int
	for number := range l.Of {
		newest, err := l.Newest(ctx, number)
		if err != nil {
			return nil, err
		}
		switch {
		case newest.Withdraws:
			gone = append(gone, number)
		case strings.Contains(l.Flag, "L") && newest.Version != l.Of[number].Version:
			if err := s.renew(ctx, l, number, newest); err != nil {
				s.Log.Warn("a long-term link gives out an older version", "link", l.ID, "reason", err)
			}
		}
	}
	files, err := l.Files(ctx)
	if err != nil {
		return nil, err
	}
	files = slices.DeleteFunc(files, func(f journal.HealthLinkFile) bool { return slices.Contains(gone, f.Number) })
	if len(files) == 0 {
		return nil, errNone
	}
	return files, nil
}

// renew makes a file of a long-term link anew, of a newer version, once there is evidence of that.
func (s *Server) renew(ctx context.Context, l *journal.AtHealthLink, number int, newest *journal.Stored) error {
	by, err := s.making(l)
	if err != nil {
		return err
	}
	defer clear(by.Key)
	content, err := s.Content.of(ctx, newest, by.Codes)
	if err != nil {
		return err
	}
	file, err := seal(by.Key, content.bundle)
	if err != nil {
		return err
	}
	return l.Renew(ctx, newest.Version, journal.HealthLinkFile{Number: number, ContentType: bundle.FHIRType, File: file})
}

// making opens what a link's files are made by.
func (s *Server) making(l *journal.AtHealthLink) (by making, err error) {
	if l.Making == nil {
		return by, nil
	}
	text, _, err := s.Keyring.Open(*l.Making, l.ID, 1)
	if err != nil {
		return by, err
	}
	defer clear(text)
	if json.Unmarshal(text, &by) != nil {
		return by, errors.New("what the link's files are made by is not in its form")
	}
	return by, nil
}

// disclose notes that a link's file leaves the lab.
func (s *Server) disclose(ctx context.Context, l *journal.AtHealthLink, number int, recipient string) error {
	by, err := s.making(l)
	if err != nil {
		return err
	}
	clear(by.Key)
	of := l.Of[number]
	what := fmt.Sprintf("version %d of record %s, whole", of.Version, of.Record)
	if len(by.Codes) > 0 {
		what = fmt.Sprintf("what the codes name in version %d of record %s", of.Version, of.Record)
	}
	d, err := share.Seal(s.Keyring, share.Kept{
		Of: of,
		Account: share.Account{
			Date: s.Now().UTC().Truncate(time.Second), Basis: release.PatientAccess, Purpose: consent.PatientRequest.String(),
			Class: release.ExemptIndividual, What: what, Codes: by.Codes,
			Reason: fmt.Sprintf("SMART Health Link %s, fetched by who says to be %q", l.ID, recipient),
		},
	})
	if err != nil {
		return err
	}
	return l.Disclose(ctx, d)
}
