package release

// ruleWords tell a recipient why, without telling whether the lab holds a record: a denial says nothing of records.
var ruleWords = map[Rule]string{
	UnknownBasis:      "the basis is not one that this lab knows",
	PurposeOfBasis:    "the purpose does not fit the basis",
	StaleChain:        "the lab's view of the chain is older than its limit: ask again later",
	Disagreement:      "the lab's nodes tell different chains: ask again later",
	UnknownRecipient:  "the recipient is not identified",
	SuspendedMember:   "the recipient is not an active member",
	RoleOfBasis:       "the recipient's role does not fit the basis",
	NotOrderer:        "the recipient did not order it",
	NotAuthority:      "the lab knows no law that names the recipient",
	NoReason:          "an emergency needs a reason in words",
	Part2NeedsConsent: "no grant of the subject permits it",
	DeniedBySubject:   "no grant of the subject permits it",
	UnopenedGrant:     "no grant of the subject permits it",
	MissingGrants:     "no grant of the subject permits it",
	NoGrant:           "no grant of the subject permits it",
	NothingAdmitted:   "nothing is in scope",
}

// Words say a denial to its recipient. All that is about the subject's grants reads alike, so that a denial tells neither
// whether there is a record nor what the subject decided about others.
func (r Rule) Words() string {
	if words, ok := ruleWords[r]; ok {
		return words
	}
	return "denied by a rule that is not known"
}

// Exception is the exception of 45 CFR part 171, subpart B, that a denial rests on, for programs: it is not information
// blocking to deny under it.
func (r Rule) Exception() string {
	switch r {
	case None:
		return ""
	case StaleChain, Disagreement:
		return "45 CFR 171.204 infeasibility"
	case UnknownRecipient, SuspendedMember, RoleOfBasis:
		return "45 CFR 171.203 security"
	}
	return "45 CFR 171.202 privacy"
}
