package access

import (
	"slices"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/journal"
)

// Reason is why something is left out of an export.
type Reason string

// The reasons that follow from what the lab holds. The others are grounds of the law ([Ground]).
const (
	Shredded       Reason = "shredded"
	AnotherPatient Reason = "another-patients"
	NamesOthers    Reason = "names-others"
	Part2          Reason = "part-2"
	Damaged        Reason = "can-not-be-opened"
	Quarantined    Reason = "quarantined"
)

var reasonWords = map[Reason]string{
	Shredded:       "destroyed when the lab did not have to keep it any more; nothing opens it",
	AnotherPatient: "withdrawn by the lab, because it was another patient's result under your number",
	NamesOthers:    "it names other people too, and can't be taken apart here: ask the lab for your part of it",
	Part2:          "it is under 42 CFR Part 2, and who acts for the patient needs the patient's own consent for it (42 CFR 2.14, 2.15)",
	Damaged:        "the lab can't open it at the moment, and looks into that",
	Quarantined:    "it came in and waits for somebody of the lab to decide what it is; ask again later",
}

// Ground is a ground on which the law lets a lab withhold a record from the patient (45 CFR 164.524(a)). Somebody of the lab
// says that it holds; nothing finds that out by itself.
type Ground struct {
	Name         string
	Paragraph    string
	Words        string
	IsReviewable bool // by a licensed professional who did not take part (164.524(a)(4))
}

// Grounds are all of them.
var Grounds = []Ground{
	{"psychotherapy-notes", "164.524(a)(1)(i)", "it is psychotherapy notes", false},
	{"legal-proceeding", "164.524(a)(1)(ii)", "it was compiled for a civil, criminal or administrative proceeding", false},
	{"inmate", "164.524(a)(2)(ii)", "a copy would endanger somebody at the correctional institution", false},
	{"research-under-way", "164.524(a)(2)(iii)", "it is of research that is still going on, and you agreed to wait until its end", false},
	{"privacy-act", "164.524(a)(2)(iv)", "the Privacy Act (5 U.S.C. 552a) lets it be withheld", false},
	{"confidential-source", "164.524(a)(2)(v)", "it would show who told something under a promise of confidentiality", false},
	{"endangers", "164.524(a)(3)(i)", "a licensed professional found that it is likely to endanger your life or safety, or another person's", true},
	{"refers-to-another", "164.524(a)(3)(ii)", "it speaks of another person, and a licensed professional found that it is likely to harm that person", true},
	{"representative-endangers", "164.524(a)(3)(iii)", "a licensed professional found that its going to who acts for the patient is likely to harm somebody", true},
}

// FindGround finds a ground by its name.
func FindGround(name string) (Ground, bool) {
	i := slices.IndexFunc(Grounds, func(g Ground) bool { return g.Name == name })
	if i < 0 {
		return Ground{}, false
	}
	return Grounds[i], true
}

// left is that something is left out, and why.
type left struct {
	Reason       Reason `json:"reason"`
	Words        string `json:"words"`
	Paragraph    string `json:"paragraph,omitempty"` // of 45 CFR
	IsReviewable bool   `json:"reviewable,omitempty"`
}

func because(r Reason) *left { return &left{Reason: r, Words: reasonWords[r]} }

// withheld says why a version is left out before it is opened; nil where it is not.
func (r *run) withheld(h *journal.Holding, v *journal.HeldVersion) *left {
	if g, is := r.ask.Withhold[h.Record]; is {
		return &left{Reason(g.Name), g.Words, g.Paragraph, g.IsReviewable}
	}
	newest := h.Versions[len(h.Versions)-1]
	switch {
	case newest.Amends == evidence.ReasonWrongPatient:
		return because(AnotherPatient)
	case h.IsPart2 && r.ask.Representative != nil && !r.ask.WithPart2:
		return because(Part2)
	case v.IsShredded:
		return because(Shredded)
	}
	return nil
}
