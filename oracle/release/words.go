package release

// ruleWords tell a recipient why, without telling whether the lab holds a record: a denial says nothing of records.
var ruleWords = map[Rule]string{
	UnknownBasis:      "the basis is not one that this lab knows",
	PurposeOfBasis:    "the purpose does not fit the basis",
	StaleChain:        "the lab's view of the chain is older than its limit, or too few of its nodes answer: ask again later",
	Disagreement:      "the lab's nodes tell different chains: ask again later",
	UnknownRecipient:  "the recipient is not identified",
	SuspendedMember:   "the recipient is not an active member",
	RoleOfBasis:       "the recipient's role does not fit the basis",
	NotOrderer:        notOrdered,
	NoOrderer:         notOrdered,
	UnlistedOrderer:   notOrdered,
	NotAuthority:      "the lab knows no law that names the recipient",
	NoReason:          "an emergency needs a reason in words",
	OtherStudy:        "the study is another member's, or for another use",
	StudyNotApproved:  "the study is not approved, not begun, or over",
	NotParticipant:    "the lab takes no part in the study as it is now",
	NoEmergency:       "no emergency of the recipient's is open for it",
	EmergencyOver:     "the emergency's time is over: open another one",
	SeveralPatients:   nothing,
	Part2NeedsConsent: nothing,
	LawNeedsConsent:   nothing,
	DeniedBySubject:   nothing,
	UnopenedGrant:     nothing,
	MissingGrants:     nothing,
	NoGrant:           nothing,
	NothingAdmitted:   nothing,
}

// nothing is what is told of all that rests on the record and its subject: that there is no such record, that its subject
// denies, that no grant permits, and that the record does not hold what was asked for. Whoever may get one analyte could
// else ask for the others by name, and see which were measured.
const nothing = "nothing of it may go to the recipient on this basis"

// notOrdered is what is told of an order that does not name the recipient: whether it names somebody, and whether there is a
// record at all, it does not say.
const notOrdered = "the recipient did not order it"

// Words say a denial to its recipient. All that is about the record and its subject's grants reads alike, so that a denial
// tells neither whether there is a record, nor what is in it, nor what the subject decided about others.
func (r Rule) Words() string {
	if words, ok := ruleWords[r]; ok {
		return words
	}
	return "denied by a rule that is not known"
}

// Told is the rule as its recipient is told it: as [Rule.Words] are, alike for all that rests on the record and its subject.
func (r Rule) Told() Rule {
	switch ruleWords[r] {
	case nothing:
		return NoGrant
	case notOrdered:
		return NotOrderer
	}
	return r
}

// Exception is the exception of 45 CFR part 171, subpart B, that a denial rests on, for programs: it is not information
// blocking to deny under it.
func (r Rule) Exception() string {
	switch r {
	case None:
		return ""
	case StaleChain, Disagreement, SeveralPatients: // infeasible: what is one's can't be segmented, (a)(2)
		return "45 CFR 171.204 infeasibility"
	case UnknownRecipient, SuspendedMember, RoleOfBasis:
		return "45 CFR 171.203 security"
	}
	return "45 CFR 171.202 privacy"
}
