package access

import (
	"strings"
	"time"
)

// letter tells people what is in an export, and what is not.
type letter struct {
	*file
	isReviewable, isDenied bool
}

const (
	letterDay = "2 January 2006"
	letterTo  = `Your records at %s

Made on %s for %s. This folder is as confidential as the records in it.

  bundle.fhir.json    all results in one file, for programs that read FHIR
  records/            each record as the lab received it, with what proves it
  manifest.json       the list of all of it, for programs
  consortium.trust    who the lab and its witnesses are, as their consortium says

To check a record: oracle verify --trust consortium.trust --record records/NAME.record records/NAME.evidence
or give these files to your consortium's page. Take the consortium's id from it, and not from this folder.
A superseded version is what the lab said before it corrected it; a withdrawn one, what it took back.

What is here, and what is not
`
	letterDenied = `
Some of it was withheld on a ground that the law names. You may complain to the lab%s,
or to the Secretary of the U.S. Department of Health and Human Services (45 CFR 160.306).
`
	letterReview = `Where it says so, you may ask for a review: another licensed professional, who had no part in the decision,
decides whether you get it (45 CFR 164.524(a)(4)).
`
)

func (l *letter) begin(r *run) {
	whom := "you"
	if p := r.ask.Representative; p != nil {
		whom = p.Name + ", who acts for the patient as " + p.As
	}
	l.say(letterTo, r.Name, r.at.Format(letterDay), whom)
}

// included notes a version that is here.
func (l *letter) included(it *item) {
	notes := []string{it.standing(), "state: " + it.version.Status.String()}
	if it.record == nil {
		notes = append(notes, "only your part: it names other people too")
	}
	if it.proof == nil {
		notes = append(notes, "its evidence is not made yet: ask again in a few hours")
	}
	l.say("  %s  %s, version %d (%s)\n    %s.v%d\n", it.version.Received.UTC().Format(letterDay), it.version.Kind, it.version.Version,
		strings.Join(notes, "; "), it.stored.Record, it.stored.Version)
}

// left notes what is not here, and why.
func (l *letter) left(received time.Time, kind string, why *left) {
	review := ""
	if why.Paragraph != "" {
		l.isDenied, review = true, " (45 CFR "+why.Paragraph+")"
	}
	if why.IsReviewable {
		l.isReviewable, review = true, review+"; you may ask for a review"
	}
	l.say("  %s  %s: NOT HERE: %s%s\n", received.UTC().Format(letterDay), kind, why.Words, review)
}

func (l *letter) end(r *run) {
	if r.made.Unreadable > 0 {
		l.say("\nAt the lab wait %d files that can't be read, or name nobody: whether one is yours, nobody knows yet.\n", r.made.Unreadable)
	}
	if r.made.NotFollowed > 0 {
		l.say("\nThe lab once linked %d more numbers with yours, and can't show that any more: what stands under them is not here.\n", r.made.NotFollowed)
	}
	if l.isDenied {
		contact := ""
		if r.ask.Contact != "" {
			contact = ": " + r.ask.Contact
		}
		l.say(letterDenied, contact)
	}
	if l.isReviewable {
		l.say(letterReview)
	}
	l.say("\nWho else got your results, the lab tells you when you ask for an accounting of disclosures.\n")
}
