// Package research exports what may be told, without telling of whom, to a research study.
//
// A study is no basis. Each record goes by its subject's own consent, by the rules of every release (oracle/share,
// oracle/release): the study must be approved, running and joined by the lab as the nodes agree, and each claim must be
// admitted by an opened grant to the study's member, for its use, whose conditions bind the study. What is admitted is
// de-identified (oracle/deidentify) and filed under a name that is the study's alone and random.
//
// The order is the promise: a record's disclosure is durable in the journal before the first of its lines is written. A
// crash leaves disclosures of what nobody got, and an export without a manifest, which is not whole; never the other way
// round. Subjects come in the order of their random names and records in that of their random ids, so that nothing shows who
// came in when. One record is in memory at a time.
package research

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/oracle/deidentify"
	"github.com/labseal/labseal/oracle/issue"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/record"
	"github.com/labseal/labseal/oracle/release"
	"github.com/labseal/labseal/oracle/share"
	"github.com/labseal/labseal/oracle/vault"
)

// Journal is where subjects, their names in a study, and their records are.
type Journal interface {
	DrawPseudonyms(ctx context.Context, study common.Hash) error
	Participants(ctx context.Context, study common.Hash, after journal.Pseudonym, limit int) ([]journal.Participant, error)
	ResultsOf(ctx context.Context, subject common.Hash, after vault.RecordID, limit int) ([]vault.RecordID, error)
}

// Studies tells a study at the newest block, and that block.
type Studies interface {
	Study(ctx context.Context, id, lab common.Hash) (release.Study, release.Block, error)
}

// Output takes what leaves the lab, a subject at a time.
type Output interface {
	// Add is called with the results of one record, whose disclosure is durable.
	Add(p journal.Pseudonym, results []deidentify.Result) error
	// Close is called once, when nothing more comes. Without it the export is not whole.
	Close(m Manifest) error
}

// Exporter exports a lab's records.
type Exporter struct {
	Lab     common.Hash
	Journal Journal
	Studies Studies
	Sharer  *share.Sharer
	Options deidentify.Options
}

// Manifest says what an export is. It tells nothing of what was left out: who refused is nobody's business.
type Manifest struct {
	Format     string          `json:"format"`
	Study      common.Hash     `json:"study"`
	Version    uint32          `json:"studyVersion"`
	Recipient  common.Hash     `json:"recipient"` // the study's member
	Lab        common.Hash     `json:"lab"`
	DUO        []uint16        `json:"duo"`
	Block      uint64          `json:"block"` // as of which the study was asked for first
	BlockHash  common.Hash     `json:"blockHash"`
	Rule       string          `json:"deidentification"`
	Areas      bool            `json:"areas"`
	Codes      []record.Coding `json:"codes"` // only these tests were asked for; empty: all
	Made       string          `json:"made"`  // the day
	Subjects   int             `json:"subjects"`
	Records    int             `json:"records"`
	Results    int             `json:"results"`
	Masked     int             `json:"masked"`      // of these, results whose value does not pass
	Projection []string        `json:"projections"` // of the records
	Duties     []release.Duty  `json:"duties"`
	Files      []File          `json:"files"`
}

// Format names the form of an export.
const Format = "labseal/study-export/1"

// Left is what stayed in the lab, and why: for the lab's own eyes.
type Left struct {
	Denied  int // records of which nothing may go
	Several int // records that are not of one patient alone
	Nothing int // records of which nothing can be told
	Revoked int // records whose grant was revoked while the export ran
}

// Wanted is what is to be exported.
type Wanted struct {
	Study common.Hash
	Codes []record.Coding // only tests that these name; none: all
}

// page is how many subjects or records are asked for at once.
const page = 100

// Check asks for a study, and says by which rule nothing may go to it at all.
func (e *Exporter) Check(ctx context.Context, study common.Hash) (s release.Study, at release.Block, rule release.Rule, err error) {
	s, at, err = e.Studies.Study(ctx, study, e.Lab)
	if errors.Is(err, share.ErrDisagree) {
		return s, at, release.Disagreement, nil
	}
	if err != nil {
		return s, at, rule, err
	}
	view, err := e.Sharer.Chain.View(ctx)
	if err != nil {
		return s, at, rule, err
	}
	known, err := e.Sharer.Refresh(ctx, s.Member)
	if err != nil {
		return s, at, rule, err
	}
	facts := release.Facts{HasAll: true, View: view, Now: uint64(e.Sharer.Now().Unix())}
	rule = release.Decide(request(&s, known), facts).Rule
	if rule == release.NothingAdmitted { // of no claim
		rule = release.None
	}
	return s, at, rule, nil
}

// request is what a study asks for.
func request(s *release.Study, to share.Recipient) release.Request {
	return release.Request{
		Basis: release.Consent, Purpose: consent.Research, Recipient: to.Recipient, IsDeidentified: true, DUO: s.Use(), Study: s,
	}
}

// Export writes what may go to a study.
func (e *Exporter) Export(ctx context.Context, w Wanted, out Output) (m Manifest, left Left, err error) {
	study, at, rule, err := e.Check(ctx, w.Study)
	if err == nil && rule != release.None {
		err = &share.DeniedError{Rule: rule}
	}
	if err != nil {
		return m, left, fmt.Errorf("export to study %s: %w", w.Study, err)
	}
	r := &run{
		Exporter: e, wanted: w, out: out, study: study, chain: &oneSubject{Chain: e.Sharer.Chain},
		manifest: Manifest{
			Format: Format, Study: study.ID, Version: study.Version, Recipient: study.Member, Lab: e.Lab, DUO: study.DUO,
			Block: at.Number, BlockHash: at.Hash, Rule: deidentify.Rule, Areas: e.Options.Areas, Codes: slices.Clone(w.Codes),
			Made: e.Sharer.Now().UTC().Format(time.DateOnly), Projection: []string{}, Duties: []release.Duty{},
		},
	}
	if r.manifest.Codes == nil {
		r.manifest.Codes = []record.Coding{}
	}
	sharer := *e.Sharer
	sharer.Chain = r.chain
	r.sharer = &sharer
	if err := r.all(ctx); err != nil {
		return r.manifest, r.left, fmt.Errorf("export to study %s: %w", w.Study, err)
	}
	slices.Sort(r.manifest.Projection)
	slices.Sort(r.manifest.Duties)
	return r.manifest, r.left, out.Close(r.manifest)
}

// run is one export.
type run struct {
	*Exporter
	wanted   Wanted
	out      Output
	study    release.Study
	to       share.Recipient
	chain    *oneSubject
	sharer   *share.Sharer
	manifest Manifest
	left     Left
}

// all goes through the subjects. The study is asked for again with every page of them.
func (r *run) all(ctx context.Context) error {
	if err := r.Journal.DrawPseudonyms(ctx, r.study.ID); err != nil {
		return err
	}
	var last journal.Pseudonym
	for {
		list, err := r.Journal.Participants(ctx, r.study.ID, last, page)
		if err != nil || len(list) == 0 {
			return err
		}
		if err := r.again(ctx); err != nil {
			return err
		}
		for _, p := range list {
			if err := r.subject(ctx, p); err != nil {
				return err
			}
			last = p.Pseudonym
		}
	}
}

// errRevised is returned where a study is not what it was when its export began.
var errRevised = errors.New("the study was revised while the export ran: throw away what is there and export again")

func (r *run) again(ctx context.Context) (err error) {
	study, _, err := r.Studies.Study(ctx, r.study.ID, r.Lab)
	if err != nil {
		return err
	}
	if study.Version != r.study.Version {
		return errRevised
	}
	r.study = study
	r.to, err = r.sharer.Refresh(ctx, study.Member)
	return err
}

func (r *run) subject(ctx context.Context, p journal.Participant) error {
	r.chain.forget()
	var last vault.RecordID
	isIn := false
	for {
		list, err := r.Journal.ResultsOf(ctx, p.Subject, last, page)
		if err != nil {
			return err
		}
		for _, id := range list {
			told, err := r.record(ctx, p, id)
			if err != nil {
				return err
			}
			isIn, last = isIn || told, id
		}
		if len(list) < page {
			break
		}
	}
	if isIn {
		r.manifest.Subjects++
	}
	return nil
}

// record exports one record, and says whether anything of it went.
func (r *run) record(ctx context.Context, p journal.Participant, id vault.RecordID) (bool, error) {
	ask := share.Ask{Record: id, Request: request(&r.study, r.to), Codes: r.wanted.Codes}
	admitted, err := r.sharer.Admit(ctx, ask)
	var denied *share.DeniedError
	switch {
	case errors.As(err, &denied) && denied.Rule.Told() == release.NoGrant, errors.Is(err, journal.ErrNotFound),
		errors.Is(err, issue.ErrWithdrawn), errors.Is(err, issue.ErrShredded):
		r.left.Denied++
		return false, nil
	case err != nil: // also where the chain went stale: what is there is not whole
		return false, err
	}
	if r.chain.owner(admitted.Decision.Grants) != p.Subject {
		return false, nil // the patient is another subject as well, whose turn it is
	}
	results, err := r.Options.Results(admitted.Projection, admitted.Contexts, admitted.Claims)
	if errors.Is(err, deidentify.ErrSeveral) {
		r.left.Several++
		return false, nil
	}
	if err != nil {
		return false, err
	}
	if len(results) == 0 {
		r.left.Nothing++
		return false, nil
	}
	return r.tell(ctx, p.Pseudonym, admitted, results)
}

// tell keeps the disclosure and lets the results go.
func (r *run) tell(ctx context.Context, p journal.Pseudonym, a *share.Admitted, results []deidentify.Result) (bool, error) {
	account := share.Account{
		Date: r.sharer.Now().UTC().Truncate(time.Second), Recipient: r.study.Member, Basis: release.Consent,
		Purpose: consent.Research.String(), Grant: a.Decision.Grant, Class: a.Decision.Class, Attested: a.Attested, Codes: codesOf(results),
		What: fmt.Sprintf("%d results of version %d of record %s, de-identified (45 CFR 164.514(b)(2)), for version %d of study %s",
			len(results), a.Of.Version, a.Of.Record, r.study.Version, r.study.ID),
	}
	keeper := share.Keeper{Journal: r.sharer.Journal, Keyring: r.sharer.Keyring}
	_, err := keeper.Keep(ctx, share.Kept{Of: a.Of, Account: account, RestsOn: a.Decision.Grants})
	if errors.Is(err, journal.ErrRevoked) {
		r.left.Revoked++
		return false, nil
	}
	if err != nil {
		return false, err
	}
	if err := r.out.Add(p, results); err != nil {
		return false, err
	}
	m := &r.manifest
	m.Records, m.Results = m.Records+1, m.Results+len(results)
	for i := range results {
		if results[i].IsMasked {
			m.Masked++
		}
	}
	if !slices.Contains(m.Projection, a.Projection) {
		m.Projection = append(m.Projection, a.Projection)
	}
	for _, d := range a.Decision.Duties {
		if d != release.DeidentifyFirst && !slices.Contains(m.Duties, d) { // that one is done
			m.Duties = append(m.Duties, d)
		}
	}
	return true, nil
}

// codesOf are the tests of results, as their accounting tells them.
func codesOf(results []deidentify.Result) (list []record.Coding) {
	for _, r := range results {
		if c := record.Coding(r.Codes[0]); !slices.Contains(list, c) {
			list = append(list, c)
		}
	}
	slices.SortFunc(list, func(a, b record.Coding) int { return strings.Compare(a.System+a.Code, b.System+b.Code) })
	return list
}

// oneSubject asks the chain for a subject's grants once while its records are looked through, and knows whose each is.
type oneSubject struct {
	share.Chain
	grants map[common.Hash][]share.Grant
	owners map[common.Hash]common.Hash
}

func (o *oneSubject) forget() {
	o.grants, o.owners = map[common.Hash][]share.Grant{}, map[common.Hash]common.Hash{}
}

// Grants implements share.Chain.
func (o *oneSubject) Grants(ctx context.Context, subject common.Hash) ([]share.Grant, error) {
	if list, is := o.grants[subject]; is {
		return list, nil
	}
	list, err := o.Chain.Grants(ctx, subject)
	if err != nil {
		return nil, err
	}
	o.grants[subject] = list
	for _, g := range list {
		o.owners[g.ID] = subject
	}
	return list, nil
}

// owner is the subject of the grants; of several the first by its id, so that each record goes once.
func (o *oneSubject) owner(grants []common.Hash) (first common.Hash) {
	for _, g := range grants {
		if s := o.owners[g]; first == (common.Hash{}) || s.Cmp(first) < 0 {
			first = s
		}
	}
	return first
}
