// Package release decides whether a record may leave the lab: to whom, on which basis, how much of it.
//
// Every release has a [Basis], and each basis a rule of its own ([Decide]); consent is one of them. The decision is pure:
// it is given what is known of the recipient, the record, the subject's grants and the chain, and it answers with the
// claims that may go and what the recipient must be told, or with the rule that denied. Anything unknown denies.
//
// The facts must be as fresh as the bases need. A grant counts once it is final; a revocation counts at the newest head,
// and at once where this lab was told of it ([Grant.IsRevoked]). Of the wall's and the block's clock the stricter counts.
// Whoever calls makes the disclosure durable before the first byte leaves.
package release

import (
	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/consent"
)

// Basis is why a release is lawful.
type Basis string

// The bases.
const (
	Order         Basis = "order"           // to who ordered it (42 CFR 493.1291(f))
	RequiredByLaw Basis = "required-by-law" // to an authority (45 CFR 164.512)
	Payment       Basis = "payment"         // 45 CFR 164.506(c)
	Operations    Basis = "operations"      // 45 CFR 164.506(c)
	PatientAccess Basis = "patient-access"  // to the patient (45 CFR 164.524)
	Consent       Basis = "consent"         // a grant of the subject
	Emergency     Basis = "emergency"       // break the glass: reviewed by two people afterwards
)

// Bases are all of them.
var Bases = []Basis{Order, RequiredByLaw, Payment, Operations, PatientAccess, Consent, Emergency}

// Recipient is who is to get it, as the Consortium contract says as of the chain view.
type Recipient struct {
	Member   common.Hash // zero: no member
	Roles    []string
	IsActive bool // admitted, not suspended, not removed
	IsPerson bool // the patient, or who acts for the patient, identified by the lab

	IsOrderer   bool // the lab's order names it
	Unordered   Rule // why it does not, where the record's own order was looked at; None: it was not
	IsAuthority bool // the lab found that the law names it
}

// Request is what is asked for.
type Request struct {
	Basis          Basis
	Purpose        consent.Purpose
	Recipient      Recipient
	IsDeidentified bool
	IsRedisclosure bool
	DUO            uint16 // research use; zero where it is no research
	Study          *Study // that it is for; nil where it is for none
	Reason         string // in words; an emergency needs one
	Until          uint64 // of the emergency that it is part of, unix seconds; zero: none was opened
}

// Claim is one part of the record that may be released by itself.
type Claim struct {
	Codes []common.Hash // what it is about: the hash of each of its codings (consent.Code)
	Part2 bool          // it holds data under 42 CFR Part 2
}

// Grant is one of the subject's grants, with what this lab knows of it.
type Grant struct {
	ID        common.Hash
	Terms     *consent.Terms // nil: this lab can't open it
	Effective uint64         // unix seconds from which a permission counts
	Expiry    uint64         // unix seconds
	IsFinal   bool           // its block is final
	IsRevoked bool           // at the newest head, or in a signed revocation that reached this lab
	IsByProxy bool           // it was made under an appointment
	InScope   bool           // of a proxy's: the scope was opened and the terms are within it
}

// View is what is known of the chain. [Agree] makes it of what several nodes say.
type View struct {
	IsFresh  bool   // the head is younger than the limit
	IsAgreed bool   // enough nodes tell the same block, and none that has one of its number tells another
	Time     uint64 // of the head, unix seconds
}

// Facts are what a decision rests on.
type Facts struct {
	Claims []Claim
	Grants []Grant // all of the subject's; HasAll says so
	HasAll bool    // the grants are numbered without a gap from 1 to the chain's count
	View   View
	Now    uint64 // the lab's clock, unix seconds

	IsOfSeveral bool // the record names several patients, or might

	Overlays []Overlay // of the law where the lab is
}

// Rule names what denied a release. None permits.
type Rule string

// The rules, each with the exception of 45 CFR 171 that it rests on ([Rule.Exception]).
const (
	None              Rule = ""
	UnknownBasis      Rule = "unknown-basis"
	PurposeOfBasis    Rule = "purpose-does-not-fit-basis"
	StaleChain        Rule = "chain-view-is-stale"
	Disagreement      Rule = "nodes-disagree"
	UnknownRecipient  Rule = "recipient-is-not-known"
	SuspendedMember   Rule = "recipient-is-not-active"
	RoleOfBasis       Rule = "role-does-not-fit-basis"
	NotOrderer        Rule = "recipient-did-not-order"
	NoOrderer         Rule = "record-names-no-orderer"
	UnlistedOrderer   Rule = "orderer-is-not-listed"
	NotAuthority      Rule = "law-does-not-name-recipient"
	NoReason          Rule = "reason-is-missing"
	OtherStudy        Rule = "request-is-not-the-study's"
	StudyNotApproved  Rule = "study-is-not-approved"
	NotParticipant    Rule = "lab-is-not-in-the-study"
	NoEmergency       Rule = "no-emergency-was-opened"
	EmergencyOver     Rule = "the-emergency-is-over"
	SeveralPatients   Rule = "record-names-several-patients"
	Part2NeedsConsent Rule = "part-2-needs-consent"
	LawNeedsConsent   Rule = "law-needs-consent"
	DeniedBySubject   Rule = "subject-denies"
	UnopenedGrant     Rule = "a-grant-can-not-be-opened"
	MissingGrants     Rule = "grants-are-missing"
	NoGrant           Rule = "no-grant-permits"
	NothingAdmitted   Rule = "nothing-is-in-scope"
)

// Class is how an accounting of disclosures treats a release (45 CFR 164.528(a)(1)).
type Class string

// The classes. Exempt ones are accounted for all the same, marked.
const (
	Accountable         Class = "accountable"
	ExemptCare          Class = "exempt: treatment, payment, operations" // (a)(1)(i)
	ExemptIndividual    Class = "exempt: to the individual"              // (a)(1)(ii)
	ExemptAuthorization Class = "exempt: authorized by the individual"   // (a)(1)(iv)
)

// Duty is what a release lays on its recipient or on the lab.
type Duty string

// The duties.
const (
	NoticePart2     Duty = "the notice against redisclosure of 42 CFR 2.32 goes with it"
	NoRedisclosure  Duty = "the recipient hands nothing on"
	ReviewByTwo     Duty = "two people of the lab review it"
	DeidentifyFirst Duty = "identifiers are removed first"
)

// Decision is what may be released, or why nothing.
type Decision struct {
	Rule   Rule
	Claims []int // of the facts', ascending; the record whole where it has all
	Class  Class
	Duties []Duty
	Grant  common.Hash   // that all of the claims rest on; zero where they rest on another basis, or on several grants
	Grants []common.Hash // that any of them rests on
}

// IsPermitted says whether anything may go.
func (d Decision) IsPermitted() bool { return d.Rule == None }
