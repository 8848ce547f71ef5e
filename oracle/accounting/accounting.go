// Package accounting tells a patient who got their results: the accounting of disclosures of 45 CFR 164.528, as paper and
// as FHIR, and what of it an agency has suspended for a time.
//
// Disclosures that the law exempts from an accounting are told all the same, and marked. Nothing is summarised but what
// (b)(3) lets be ([Summarise]). What is suspended ([Suspended]) is left out of what the patient gets without a trace: a gap
// would tell them of the very inquiry that the law keeps from them for that time. Afterwards it is there again, because
// nothing was deleted.
//
// The package is pure: it is given what the journal holds, opened.
package accounting

import (
	"slices"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/consent"
	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/journal"
	"github.com/labseal/labseal/oracle/projection"
	"github.com/labseal/labseal/oracle/record"
	"github.com/labseal/labseal/oracle/release"
	"github.com/labseal/labseal/oracle/share"
	"github.com/labseal/labseal/oracle/vault"
)

// Disclosure is one disclosure, opened.
type Disclosure struct {
	share.Account
	ID       vault.RecordID
	Record   vault.RecordID
	Version  uint32
	IsExempt bool
	To       string // who got it, by name
	Told     string // what was disclosed, for people; else What stands for it
	Receipt  time.Time
	Batch    uint64      // that holds it; 0: none yet
	Tx       common.Hash // that anchored the batch
}

// what says what was disclosed, in words.
func (d *Disclosure) what() string {
	if d.Told != "" {
		return d.Told
	}
	return d.What
}

// Lab is who accounts.
type Lab struct {
	Member common.Hash
	Name   string
}

// Accounting is an accounting of a patient's disclosures over a period.
type Accounting struct {
	Lab         Lab
	Patient     record.Person // zero: not known
	Record      vault.RecordID
	From, Until time.Time // a day; the last one is in the period
	Made        time.Time
	Disclosures []Disclosure // oldest first
}

// Suspended returns the suspension that withholds a disclosure from the patient at a time; nil where none does.
func Suspended(list []journal.Suspension, a *share.Account, at time.Time) *journal.Suspension {
	i := slices.IndexFunc(list, func(s journal.Suspension) bool { return s.IsInForce(at) && covers(&s, a) })
	if i < 0 {
		return nil
	}
	return &list[i]
}

// covers says whether a disclosure went to whom a suspension is about.
func covers(s *journal.Suspension, a *share.Account) bool {
	switch {
	case s.Member != common.Hash{}:
		return a.Recipient == s.Member
	case s.Key != common.Hash{}:
		return a.Key != nil && *a.Key == s.Key
	}
	return s.Name != "" && plain(a.Name) == plain(s.Name)
}

// plain is a name as two people write it who mean the same.
func plain(name string) string { return strings.ToLower(strings.Join(strings.Fields(name), " ")) }

// mostTold is how many results a description names.
const mostTold = 12

// Describe says what of a version was disclosed, by what its results are called: to people, an id says nothing. codes are
// those that were asked for; none: all of it was.
func Describe(o *evidence.Opening, codes []record.Coding) string {
	var names []string
	for _, c := range o.Claims {
		if c.Claim.Kind != "observation" && c.Claim.Kind != "document" || !isAmong(codes, projection.Codings(o.Projection, c.Claim)) {
			continue
		}
		name, _, _ := strings.Cut(projection.Say(o.Projection, c.Claim).Text, ":")
		if name != "" && len(name) <= 80 && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	slices.Sort(names) // claims lie in a random order
	if len(names) == 0 {
		return ""
	}
	if more := len(names) - mostTold; more > 1 {
		return strings.Join(names[:mostTold], ", ") + ", and " + count(more, "more result")
	}
	return strings.Join(names, ", ")
}

func isAmong(asked, codings []record.Coding) bool {
	return len(asked) == 0 || slices.ContainsFunc(codings, func(c record.Coding) bool { return slices.Contains(asked, c) })
}

// Line is a line of an accounting: one disclosure, or several to one recipient that the law lets be told as one.
type Line struct {
	Disclosure
	Times int // 1: one disclosure
	Last  time.Time
}

// Summarise puts disclosures together as 45 CFR 164.528(b)(3) allows, and no further: those that the law required or
// permitted under 164.512, to one recipient, for one purpose and reason. The first of them is told in full, with how many
// there were and when the last was.
func Summarise(list []Disclosure) (lines []Line) {
	type series struct {
		to, key, name, purpose, reason string
	}
	places := map[series]int{}
	for _, d := range list {
		s := series{to: d.Recipient.Hex(), name: plain(d.Name), purpose: d.Purpose, reason: d.Reason}
		if d.Key != nil {
			s.key = d.Key.Hex()
		}
		isNamed := d.Recipient != common.Hash{} || d.Key != nil || s.name != "" // else nobody knows whether it is the same one
		if i, is := places[s]; is && isNamed && d.Basis == release.RequiredByLaw && !d.IsExempt {
			lines[i].Times, lines[i].Last = lines[i].Times+1, d.Date
			continue
		}
		if d.Basis == release.RequiredByLaw && !d.IsExempt {
			places[s] = len(lines)
		}
		lines = append(lines, Line{d, 1, d.Date})
	}
	return lines
}

// Each is every disclosure as a line of its own.
func Each(list []Disclosure) []Line {
	lines := make([]Line, len(list))
	for i, d := range list {
		lines[i] = Line{d, 1, d.Date}
	}
	return lines
}

// Purposes in words, by their codes.
var purposeWords = map[string]string{
	consent.Treatment.String(): "your treatment", consent.Payment.String(): "payment for your care",
	consent.Operations.String(): "running health care: its quality, oversight and administration",
	consent.Research.String():   "research", consent.PublicHealth.String(): "public health",
	consent.PatientRequest.String(): "your own request", consent.FamilyRequest.String(): "the request of who acts for you",
	consent.EmergencyTreat.String(): "treating you in an emergency", consent.BreakTheGlass.String(): "an emergency",
}

// Bases in words.
var basisWords = map[release.Basis]string{
	release.Order:         "they ordered the test",
	release.RequiredByLaw: "the law requires or permits it (45 CFR 164.512)",
	release.Payment:       "it was needed for payment (45 CFR 164.506)",
	release.Operations:    "it was needed to run health care (45 CFR 164.506)",
	release.PatientAccess: "it is your right (45 CFR 164.524)",
	release.Consent:       "you allowed it",
	release.Emergency:     "it was an emergency; two people of the lab review each",
}

// why says for what and on which basis something was disclosed: what (b)(2)(iv) wants.
func why(d *Disclosure) string {
	purpose, isKnown := purposeWords[d.Purpose]
	if !isKnown {
		purpose = "a purpose with the code " + d.Purpose
	}
	basis, isKnown := basisWords[d.Basis]
	if !isKnown {
		basis = "basis: " + string(d.Basis)
	}
	text := "For " + purpose + ". Why it was allowed: " + basis + "."
	if d.Attested == "paper" {
		text += " You signed that on paper, says the lab."
	}
	if d.Reason != "" && d.Basis != release.PatientAccess {
		text += " The lab noted: " + d.Reason
	}
	return text
}
