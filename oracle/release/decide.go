package release

import (
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"github.com/labseal/labseal/consent"
)

// basisRule is what a basis asks of a request.
type basisRule struct {
	purposes  []consent.Purpose
	roles     []string // one of them; none: who is no member may get it too
	needsView bool     // standing or grants must be as of a fresh, agreed head
	obeysDeny bool     // a grant of the subject that denies counts against it
	isOfOne   bool     // it is one patient's to say: nobody's of a record that names several
	class     Class
	check     func(Request) Rule
}

var rules = map[Basis]basisRule{
	Order: {
		purposes: []consent.Purpose{consent.Treatment}, class: ExemptCare,
		check: func(r Request) Rule {
			if !r.Recipient.IsOrderer && r.Recipient.Unordered != None {
				return r.Recipient.Unordered
			}
			return unless(r.Recipient.IsOrderer, NotOrderer)
		},
	},
	RequiredByLaw: {
		purposes: []consent.Purpose{consent.PublicHealth, consent.Operations}, class: Accountable,
		check: func(r Request) Rule { return unless(r.Recipient.IsAuthority, NotAuthority) },
	},
	Payment: {
		purposes: []consent.Purpose{consent.Payment}, roles: []string{"payer", "lab", "provider"},
		needsView: true, obeysDeny: true, class: ExemptCare,
	},
	Operations: {
		purposes: []consent.Purpose{consent.Operations}, roles: []string{"lab", "provider", "payer", "auditor"},
		needsView: true, obeysDeny: true, class: ExemptCare,
	},
	PatientAccess: {
		purposes: []consent.Purpose{consent.PatientRequest, consent.FamilyRequest}, isOfOne: true, class: ExemptIndividual,
		check: func(r Request) Rule { return unless(r.Recipient.IsPerson, UnknownRecipient) },
	},
	Consent: {
		purposes: []consent.Purpose{
			consent.Treatment, consent.Payment, consent.Operations, consent.Research, consent.PublicHealth,
			consent.PatientRequest, consent.FamilyRequest, consent.EmergencyTreat,
		},
		roles:     []string{"lab", "collector", "provider", "payer", "researcher", "auditor"},
		needsView: true, obeysDeny: true, isOfOne: true, class: ExemptAuthorization,
		check: func(r Request) Rule {
			isResearch := r.Purpose == consent.Research
			return unless(!isResearch || slices.Contains(r.Recipient.Roles, "researcher"), RoleOfBasis)
		},
	},
	Emergency: {
		purposes: []consent.Purpose{consent.EmergencyTreat, consent.BreakTheGlass}, class: Accountable,
		check: func(r Request) Rule {
			if r.Recipient.Member != zero && !slices.Contains(r.Recipient.Roles, "provider") {
				return RoleOfBasis
			}
			return unless(r.Reason != "", NoReason)
		},
	},
}

// Opens says whether an emergency may be opened on such a request: by all that is not about a record. [None] lets it.
func Opens(r Request) Rule {
	if r.Basis != Emergency {
		return UnknownBasis
	}
	return rules[Emergency].denies(r, View{})
}

// Unknown is the rule that denies a request for what the lab does not hold: what it would be for a record that has
// nothing for the recipient, so that the two are alike.
func Unknown(r Request, v View) Rule {
	rule, isKnown := rules[r.Basis]
	if !isKnown {
		return UnknownBasis
	}
	if denial := rule.denies(r, v); denial != None {
		return denial
	}
	if r.Basis == Emergency {
		return NoEmergency
	}
	return NoGrant
}

// box keeps an emergency to its time, by the lab's clock, and by the chain's where that can be believed.
func box(r Request, f Facts) Rule {
	switch {
	case r.Until == 0:
		return NoEmergency
	case f.Now >= r.Until, f.View.IsFresh && f.View.IsAgreed && f.View.Time >= r.Until:
		return EmergencyOver
	}
	return None
}

func unless(isMet bool, rule Rule) Rule {
	if isMet {
		return None
	}
	return rule
}

// Decide applies the rules of a request's basis, in the order of the constants of [Rule]. The first that holds denies.
func Decide(r Request, f Facts) Decision {
	rule, isKnown := rules[r.Basis]
	if !isKnown {
		return Decision{Rule: UnknownBasis}
	}
	denial := rule.denies(r, f.View)
	if denial == None && r.Basis == Emergency {
		denial = box(r, f)
	}
	if denial == None && r.Study != nil {
		denial = r.Study.denies(r, f)
	}
	if denial == None && rule.isOfOne && f.IsOfSeveral {
		denial = SeveralPatients
	}
	if denial != None {
		return Decision{Rule: denial, Class: rule.class}
	}
	d := Decision{Class: rule.class, Duties: rule.duties(r)}
	for i := range f.Claims {
		v := rule.judge(r, f, f.Claims[i])
		if v.rule == None {
			d.admit(i, v)
		} else if d.Rule == None {
			d.Rule = v.rule // told only where nothing may go
		}
	}
	if len(d.Claims) > 0 {
		slices.Sort(d.Duties)
		d.Rule, d.Duties = None, slices.Compact(d.Duties)
		return d
	}
	if d.Rule == None {
		d.Rule = NothingAdmitted
	}
	d.Duties = nil
	return d
}

// verdict is what is said of one claim.
type verdict struct {
	rule   Rule
	grant  common.Hash // that permits it, where it rests on one
	duties []Duty
}

// admit adds a claim that may go.
func (d *Decision) admit(claim int, v verdict) {
	switch {
	case len(d.Claims) == 0:
		d.Grant = v.grant
	case d.Grant != v.grant:
		d.Grant = zero
	}
	if v.grant != zero && !slices.Contains(d.Grants, v.grant) {
		d.Grants = append(d.Grants, v.grant)
	}
	d.Claims, d.Duties = append(d.Claims, claim), append(d.Duties, v.duties...)
}

// denies judges all that is not about single claims.
func (b basisRule) denies(r Request, v View) Rule {
	recipient := r.Recipient
	switch {
	case !slices.Contains(b.purposes, r.Purpose):
		return PurposeOfBasis
	case b.needsView && !v.IsFresh:
		return StaleChain
	case b.needsView && !v.IsAgreed:
		return Disagreement
	case len(b.roles) > 0 && recipient.Member == zero:
		return UnknownRecipient
	case recipient.Member != zero && !recipient.IsPerson && !recipient.IsActive:
		return SuspendedMember
	case len(b.roles) > 0 && !slices.ContainsFunc(recipient.Roles, func(role string) bool {
		return slices.Contains(b.roles, role)
	}):
		return RoleOfBasis
	}
	if b.check != nil {
		return b.check(r)
	}
	return None
}

func (b basisRule) duties(r Request) (duties []Duty) {
	if r.Basis == Emergency {
		duties = append(duties, ReviewByTwo)
	}
	if r.IsDeidentified {
		duties = append(duties, DeidentifyFirst)
	}
	return duties
}

// judge says whether one claim may go, and on which duties.
func (b basisRule) judge(r Request, f Facts, c Claim) verdict {
	if r.Basis == Consent {
		return consented(r, f, c)
	}
	if c.Part2 && r.Basis != PatientAccess && r.Basis != Emergency {
		return verdict{rule: Part2NeedsConsent} // 42 CFR 2.31, 2.51, 2.23
	}
	if needsConsent(r, f, c) {
		return verdict{rule: LawNeedsConsent}
	}
	if b.obeysDeny && isDenied(r, f, c) {
		return verdict{rule: DeniedBySubject}
	}
	if c.Part2 && r.Basis == Emergency {
		return verdict{duties: []Duty{NoticePart2}}
	}
	return verdict{}
}
