// Package access hands a patient all that the lab holds of them (45 CFR 164.524): every version of every record that names
// them, with its evidence and its opening, in a form that patients' programs read and that `oracle verify` checks.
//
// The promise: nothing leaves before its disclosure is durable. What is left out is listed, each with its reason; nothing is
// left out silently. And nobody gets another patient's: of a record that names several people only this one's claims go, a
// result that was withdrawn as another's stays, and numbers of other patients are followed only by links whose signed
// statements stand ([journal.Journal.Numbers]).
//
// It does not say that the lab holds no more in places that it does not read: artefacts in quarantine that nobody can read
// are counted, and files of other systems are not known here.
//
// One version is in memory at a time.
package access

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/google/uuid"

	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/record"
	"github.com/labseal/labseal/oracle/release"
	"github.com/labseal/labseal/oracle/share"
	"github.com/labseal/labseal/oracle/vault"
)

// Journal is where versions and whose they are is kept.
type Journal interface {
	Numbers(ctx context.Context, p journal.Patient) (numbers [][32]byte, by []vault.RecordID, withheld int, err error)
	Holdings(ctx context.Context, p journal.Patient, numbers [][32]byte, after journal.Holding, limit int) ([]journal.Holding, error)
	Version(ctx context.Context, record vault.RecordID, number uint32) (*journal.Stored, error)
	Quarantine(ctx context.Context, all bool) ([]journal.Kept, error)
}

// Issuer opens versions, and makes what proves them. Evidence answers [issue.ErrNotAttested] where there is none yet.
type Issuer interface {
	Whole(ctx context.Context, stored *journal.Stored) ([]byte, *evidence.Opening, error)
	Evidence(ctx context.Context, id oracle.VersionID) ([]byte, error)
	Amendment(ctx context.Context, id oracle.VersionID) ([]byte, error)
}

// Intake knows patients by their numbers, and opens what waits in quarantine.
type Intake interface {
	Identities(patient []record.Identifier) [][32]byte
	Quarantined(ctx context.Context, id vault.RecordID) (journal.Kept, []byte, error)
}

// Folder is where an export is written. Names have slashes.
type Folder interface {
	Create(name string) (io.WriteCloser, error)
}

// Representative is who acts for a patient (45 CFR 164.502(g)).
type Representative struct {
	Name string `json:"name"`
	As   string `json:"as"` // by what: parent, guardian, executor
}

// Ask is what a patient asks for.
type Ask struct {
	Patient        journal.Patient
	IsIdentified   bool            // who gets it is the patient, or acts for the patient, and was identified
	Representative *Representative // nil: the patient
	WithPart2      bool            // the representative may get data under 42 CFR Part 2 too
	Withhold       map[vault.RecordID]Ground
	Contact        string // whom of the lab to complain to
	By             string // who of the lab hands it out
}

// Exporter makes exports.
type Exporter struct {
	Member  common.Hash
	Name    string // of the lab
	Journal Journal
	Issuer  Issuer
	Intake  Intake
	Keeper  share.Keeper
	Trust   []byte // the consortium's trust file, which goes along
	Now     func() time.Time
}

// Made is what became of an export.
type Made struct {
	ID       string `json:"export"`
	Records  int    `json:"records"`  // of which something went
	Versions int    `json:"versions"` // that went
	Parts    int    `json:"parts"`    // of them, only in part
	Unproven int    `json:"unproven"` // of them, without evidence yet

	Left        map[Reason]int `json:"leftOut"`
	Unreadable  int            `json:"unreadable"`  // artefacts in quarantine that may be of anybody
	NotFollowed int            `json:"notFollowed"` // numbers that only a link which does not stand calls the patient's
}

// Errors that an export may meet, before anything is written.
var (
	ErrDenied  = errors.New("it is for the patient, or who acts for the patient: identify the person first")
	ErrNothing = errors.New("the lab holds no record of this patient")
	ErrForeign = errors.New("it is not among the patient's records")
)

// page is how many records are looked up at once.
const page = 256

// Export writes all that the lab holds of a patient. Where it fails, what it wrote is not to be handed out.
func (e *Exporter) Export(ctx context.Context, ask Ask, to Folder) (*Made, error) {
	made, err := e.export(ctx, ask, to)
	if err != nil {
		return nil, fmt.Errorf("export a patient's records: %w", err)
	}
	return made, nil
}

func (e *Exporter) export(ctx context.Context, ask Ask, to Folder) (*Made, error) {
	r := &run{
		Exporter: e, ask: ask, to: to, made: &Made{ID: uuid.NewString(), Left: map[Reason]int{}}, at: e.Now().UTC().Truncate(time.Second),
	}
	if err := r.permit(); err != nil {
		return nil, err
	}
	var err error
	if r.numbers, r.links, r.made.NotFollowed, err = e.Journal.Numbers(ctx, ask.Patient); err != nil {
		return nil, err
	}
	first, err := e.Journal.Holdings(ctx, ask.Patient, r.numbers, journal.Holding{}, page)
	if err != nil {
		return nil, err
	}
	if len(first) == 0 {
		return nil, ErrNothing
	}
	if err := r.mayWithhold(ctx, first); err != nil {
		return nil, err
	}
	if err := r.begin(); err != nil {
		return nil, err
	}
	err = r.each(ctx, first, r.holding)
	if err == nil {
		err = r.quarantine(ctx)
	}
	if err = errors.Join(err, r.end(err == nil)); err != nil {
		return nil, err
	}
	return r.made, nil
}

// permit decides by the rule of patient access.
func (r *run) permit() error {
	r.purpose = consent.PatientRequest
	if r.ask.Representative != nil {
		r.purpose = consent.FamilyRequest
	}
	d := release.Decide(release.Request{
		Basis: release.PatientAccess, Purpose: r.purpose, Recipient: release.Recipient{IsPerson: r.ask.IsIdentified},
	}, release.Facts{HasAll: true, Claims: []release.Claim{{Part2: true}}})
	if !d.IsPermitted() {
		return ErrDenied
	}
	r.class = d.Class
	return nil
}

// each calls f with all of the patient's records, of which the first page is at hand.
func (r *run) each(ctx context.Context, list []journal.Holding, f func(context.Context, *journal.Holding) error) error {
	for len(list) > 0 {
		for i := range list {
			if err := f(ctx, &list[i]); err != nil {
				return fmt.Errorf("record %s: %w", list[i].Record, err)
			}
		}
		var err error
		if list, err = r.Journal.Holdings(ctx, r.ask.Patient, r.numbers, list[len(list)-1], page); err != nil {
			return err
		}
	}
	return nil
}

// mayWithhold wants each record that is to be withheld to be one of the patient's: a mistyped id would let another one go.
func (r *run) mayWithhold(ctx context.Context, first []journal.Holding) error {
	if len(r.ask.Withhold) == 0 {
		return nil
	}
	missing := map[vault.RecordID]bool{}
	for id := range r.ask.Withhold {
		missing[id] = true
	}
	err := r.each(ctx, first, func(_ context.Context, h *journal.Holding) error {
		delete(missing, h.Record)
		return nil
	})
	for id := range missing {
		return fmt.Errorf("withhold record %s: %w", id, ErrForeign)
	}
	return err
}
