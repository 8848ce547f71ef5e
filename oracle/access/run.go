package access

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle"
	"github.com/labseal/labseal/oracle/issue"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/projection"
	"github.com/labseal/labseal/oracle/release"
	"github.com/labseal/labseal/oracle/share"
	"github.com/labseal/labseal/oracle/vault"
)

// run is one export as it is made.
type run struct {
	*Exporter
	ask     Ask
	to      Folder
	made    *Made
	at      time.Time
	purpose consent.Purpose
	class   release.Class
	numbers [][32]byte
	links   []vault.RecordID // by which numbers are one patient's

	bundle   *bundleFile
	manifest *manifestFile
	letter   *letter
	files    []*file // that are open
}

// item is a version on its way out.
type item struct {
	holding *journal.Holding
	version *journal.HeldVersion
	stored  *journal.Stored
	record  []byte            // nil where only a part of it goes
	opening *evidence.Opening // of the claims that go
	proof   []byte            // nil: there is none yet
	amended []byte            // evidence that it was amended; nil: it was not, or there is none yet
	urls    []written         // its files
}

// holding writes the versions of a record.
func (r *run) holding(ctx context.Context, h *journal.Holding) error {
	before := r.made.Versions
	previous := "" // the document that the next version replaces
	for i := range h.Versions {
		v := &h.Versions[i]
		left, name := r.withheld(h, v), ""
		var err error
		if left == nil {
			left, name, err = r.version(ctx, h, v, previous)
		}
		if err == nil && left != nil {
			err = r.leaveOut(h, v, left)
		}
		if err != nil {
			return fmt.Errorf("version %d: %w", v.Version, err)
		}
		if name != "" {
			previous = name
		}
	}
	if r.made.Versions > before {
		r.made.Records++
	}
	return nil
}

// version writes a version, or says why it is left out.
func (r *run) version(ctx context.Context, h *journal.Holding, v *journal.HeldVersion, replaces string) (why *left, name string, err error) {
	it := &item{holding: h, version: v}
	if !v.HasBody { // it withdraws the record: what proves that lies with the version before
		return nil, "", r.manifest.withdrawal(it)
	}
	if why, err = r.open(ctx, it); why != nil || err != nil {
		return why, "", err
	}
	if err := r.prove(ctx, it); err != nil {
		return nil, "", err
	}
	disclosure, err := r.disclose(ctx, it)
	if err != nil {
		return nil, "", err
	}
	if err := r.write(it); err != nil { // not before
		return nil, "", err
	}
	if err := r.manifest.included(it, disclosure); err != nil {
		return nil, "", err
	}
	r.letter.included(it)
	r.made.Versions++
	if it.record == nil {
		r.made.Parts++
	}
	if it.proof == nil {
		r.made.Unproven++
	}
	name, err = r.bundle.add(it, replaces)
	return nil, name, err
}

// open opens a version, and takes from it what is another's.
func (r *run) open(ctx context.Context, it *item) (*left, error) {
	var err error
	if it.stored, err = r.Journal.Version(ctx, it.holding.Record, it.version.Version); err != nil {
		return nil, err
	}
	it.record, it.opening, err = r.Issuer.Whole(ctx, it.stored)
	switch {
	case errors.Is(err, issue.ErrShredded):
		return because(Shredded), nil
	case errors.Is(err, vault.ErrMissing), errors.Is(err, vault.ErrDamaged), errors.Is(err, vault.ErrClosedEpoch):
		return because(Damaged), nil
	case err != nil:
		return nil, err
	}
	if !it.holding.NamesOthers {
		return nil, nil
	}
	part, err := r.own(it.opening)
	if err != nil {
		return nil, err
	}
	if part == nil {
		return because(NamesOthers), nil
	}
	it.record, it.opening = nil, part
	return nil, nil
}

// own narrows an opening to the claims of this patient; nil where the contexts do not tell people apart.
func (r *run) own(o *evidence.Opening) (*evidence.Opening, error) {
	holders := projection.Holders(o)
	var mine []string
	for _, h := range holders {
		isOther := func(n [32]byte) bool { return !slices.Contains(r.numbers, n) }
		if !slices.ContainsFunc(r.Intake.Identities(h.Numbers), isOther) {
			mine = append(mine, h.Context)
		}
	}
	if len(mine) == 0 || len(mine) == len(holders) { // then who else is named, no context says
		return nil, nil
	}
	var positions []uint64
	for _, c := range o.Claims {
		if slices.Contains(mine, projection.Say(o.Projection, c.Claim).Context) {
			positions = append(positions, c.Position)
		}
	}
	return o.Narrow(positions...)
}

// prove makes evidence of a version, and of its amendment, as far as there is some.
func (r *run) prove(ctx context.Context, it *item) (err error) {
	id := it.stored.VersionID
	if it.proof, err = r.Issuer.Evidence(ctx, id); err != nil && !errors.Is(err, issue.ErrNotAttested) {
		return err
	}
	last := it.holding.Versions[len(it.holding.Versions)-1]
	if it.proof == nil || id.Version == last.Version {
		return nil
	}
	it.amended, err = r.Issuer.Amendment(ctx, oracle.VersionID{Record: id.Record, Version: id.Version + 1})
	if errors.Is(err, journal.ErrNotFound) {
		return nil
	}
	return err
}

// disclose keeps that a version leaves the lab.
func (r *run) disclose(ctx context.Context, it *item) (vault.RecordID, error) {
	what := fmt.Sprintf("version %d of record %s, whole", it.stored.Version, it.stored.Record)
	if it.record == nil {
		what = fmt.Sprintf("%d claims of version %d of record %s", len(it.opening.Claims), it.stored.Version, it.stored.Record)
	}
	account := share.Account{
		Date: r.Now().UTC().Truncate(time.Second), Basis: release.PatientAccess, Purpose: r.purpose.String(), Class: r.class, What: what,
		Reason: "export " + r.made.ID + " of all that the lab holds, handed out by " + r.ask.By, Name: "the patient",
	}
	if p := r.ask.Representative; p != nil {
		account.Name = p.Name + ", for the patient, as " + p.As
	}
	return r.Keeper.Keep(ctx, share.Kept{Of: it.stored.VersionID, Account: account})
}

// leaveOut notes a version that does not go.
func (r *run) leaveOut(h *journal.Holding, v *journal.HeldVersion, why *left) error {
	r.made.Left[why.Reason]++
	r.letter.left(v.Received, v.Kind, why)
	return r.manifest.left(h, v, why)
}

// quarantine notes what waits in quarantine and names the patient.
func (r *run) quarantine(ctx context.Context) error {
	list, err := r.Journal.Quarantine(ctx, false)
	if err != nil {
		return err
	}
	for _, k := range list {
		_, bytes, err := r.Intake.Quarantined(ctx, k.ID)
		if err != nil {
			r.made.Unreadable++ // decided on meanwhile, or it can't be opened
			continue
		}
		p, err := projection.Project(bytes, projection.TypeAny)
		if err != nil || len(p.Facts.Patient) == 0 {
			r.made.Unreadable++
			continue
		}
		isMine := func(n [32]byte) bool { return slices.Contains(r.numbers, n) }
		if !slices.ContainsFunc(r.Intake.Identities(p.Facts.Patient), isMine) {
			continue
		}
		why := because(Quarantined)
		r.made.Left[why.Reason]++
		r.letter.left(k.Received, string(p.Facts.Kind), why)
		if err := r.manifest.quarantined(&k, string(p.Facts.Kind), why); err != nil {
			return err
		}
	}
	return nil
}
