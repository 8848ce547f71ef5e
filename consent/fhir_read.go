package consent

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"
)

// fhirReader makes terms of a FHIR Consent. The first error stays.
type fhirReader struct {
	directory Directory
	doc       Document
	err       error
}

func (r *fhirReader) fail(err error) {
	if r.err == nil {
		r.err = err
	}
}

func (r *fhirReader) refuse(element, format string, args ...any) {
	r.fail(unenforceable(element, format, args...))
}

// take is object.take that keeps the error.
func (r *fhirReader) take(o *object, name string, into any) bool {
	there, err := o.take(name, into)
	if err != nil {
		r.fail(err)
	}
	return there
}

// unread refuses what is left of an object.
func (r *fhirReader) unread(o *object) {
	if rest := o.rest(); len(rest) > 0 {
		r.refuse(o.path+"."+rest[0], "terms have nothing that says it")
	}
}

type (
	fhirConcept struct {
		Coding []fhirCoding `json:"coding"`
		Text   string       `json:"text"`
	}
	fhirCoding struct {
		Coding
		Version      string `json:"version,omitempty"`
		Display      string `json:"display,omitempty"`
		UserSelected *bool  `json:"userSelected,omitempty"`
	}
	fhirReference struct {
		Reference  string          `json:"reference,omitempty"`
		Type       string          `json:"type,omitempty"`
		Identifier *fhirIdentifier `json:"identifier,omitempty"`
		Display    string          `json:"display,omitempty"`
	}
	fhirIdentifier struct {
		System string `json:"system"`
		Value  string `json:"value"`
	}
	fhirPeriod struct {
		Start string `json:"start,omitempty"`
		End   string `json:"end,omitempty"`
	}
)

func (ref fhirReference) name() string {
	if ref.Identifier != nil {
		return ref.Identifier.System + "|" + ref.Identifier.Value
	}
	return ref.Reference
}

// consent reads the resource itself.
func (r *fhirReader) consent(o *object) {
	var kind, status string
	if r.take(o, "resourceType", &kind); kind != "Consent" {
		r.refuse("Consent.resourceType", "the resource is a %q", kind)
	}
	if r.take(o, "status", &status); status != "active" {
		r.refuse("Consent.status", "only an active consent is in force, this one is %q", status)
	}
	r.doc.Terms.Version = TermsVersion
	r.scope(o)
	r.category(o)
	r.patient(o)
	r.decision(o)
	r.verification(o)
	r.attestation(o)
	o.ignore("id", "meta", "language", "text", "contained", "identifier", "dateTime", "date", "organization",
		"controller", "manager", "custodian", "sourceAttachment", "sourceReference", "regulatoryBasis")
}

// verification refuses a consent that somebody asked about and found not to be the patient's.
func (r *fhirReader) verification(o *object) {
	list, err := o.objects("verification")
	if err != nil {
		r.fail(err)
	}
	for _, v := range list {
		if isVerified := false; !r.take(v, "verified", &isVerified) || !isVerified {
			r.refuse("Consent.verification.verified", "it was not confirmed")
		}
	}
}

// scope takes what the consent is about: the sharing of records, for care or for research.
func (r *fhirReader) scope(o *object) {
	var scope fhirConcept
	if !r.take(o, "scope", &scope) {
		return // R5 has none
	}
	for _, c := range scope.Coding {
		if c.System != consentScope || c.Code != "patient-privacy" && c.Code != "research" {
			r.refuse("Consent.scope", "it is not about the sharing of records")
		}
	}
}

// category takes kinds of documents. One that restricts what is consented to is no kind.
func (r *fhirReader) category(o *object) {
	var list []fhirConcept
	r.take(o, "category", &list)
	kinds := []Coding{
		{"http://loinc.org", "59284-0"},
		{"http://loinc.org", "57016-8"},
		{"http://loinc.org", "64292-6"},
		{"http://terminology.hl7.org/CodeSystem/consentcategorycodes", "npp"},
		{actCode, "INFA"},
		{actCode, "IDSCL"},
		{actCode, "INFAO"},
	}
	for _, concept := range list {
		for _, c := range concept.Coding {
			if !slices.Contains(kinds, c.Coding) {
				r.refuse("Consent.category", "the kind %s may restrict what is consented to", c.Code)
			}
		}
	}
}

// patient takes whose consent it is, in R4 or R5. Somebody else's word for the patient is a proxy's grant.
func (r *fhirReader) patient(o *object) {
	var ref fhirReference
	element := "patient"
	if !r.take(o, element, &ref) {
		element = "subject"
		r.take(o, element, &ref)
	}
	var known bool
	if r.doc.Terms.Subject, known = r.directory.Subject(ref.name()); !known || r.doc.Terms.Subject == (common.Hash{}) {
		r.refuse("Consent."+element, "the patient is not enrolled as a subject here")
	}
	for _, by := range []string{"performer", "grantor"} {
		var list []fhirReference
		r.take(o, by, &list)
		for _, p := range list {
			if subject, known := r.directory.Subject(p.name()); !known || subject != r.doc.Terms.Subject {
				r.refuse("Consent."+by, "it is not the patient; who acts for one grants as a proxy")
			}
		}
	}
}

// decision takes the default and the one provision beside it, as R4 or R5 say them.
//
// R4: policyRule OPTIN permits and OPTOUT denies unless the provision says otherwise. R5: decision says the default, and
// the provision is an exception to it. A grant permits or denies to one grantee and says nothing of all others, so a
// default that permits to all others is refused.
func (r *fhirReader) decision(o *object) {
	_, isByPolicy := o.elements["policy"]
	_, isByRule := o.elements["policyRule"]
	base := r.base(o)
	provisions, err := o.objects("provision")
	if err != nil {
		r.fail(err)
		return
	}
	if len(provisions) != 1 {
		r.refuse("Consent.provision", "a grant is one provision, here are %d", len(provisions))
		return
	}
	p := provisions[0]
	var kind string
	switch isR5 := base < 0; {
	case isR5:
		r.doc.Terms.Decision = Permit
	case !r.take(p, "type", &kind) && isByPolicy && !isByRule:
		r.refuse("Consent.provision.type", "beside a policy it says whether the consent permits or denies")
	case kind == "":
		r.doc.Terms.Decision = Decision(base)
	case kind == "permit":
		r.doc.Terms.Decision = Permit
	case kind == "deny" && Decision(base) == Permit:
		r.refuse("Consent.policyRule", "it permits to all but the one that the provision denies")
	case kind == "deny":
		r.doc.Terms.Decision = Deny
	default:
		r.refuse("Consent.provision.type", "%q is neither permit nor deny", kind)
	}
	r.provision(p)
}

// base is the default: a Decision of R4, or -1 for R5's denial. In R4 it is said by a rule, or by a policy that is named
// by its URI, as IHE PCF does: then the provision itself says whether it permits or denies.
func (r *fhirReader) base(o *object) int {
	isByPolicy := r.policy(o)
	var rule fhirConcept
	if r.take(o, "policyRule", &rule) {
		for _, c := range rule.Coding {
			switch c.Coding {
			case Coding{actCode, "OPTIN"}:
				return int(Permit)
			case Coding{actCode, "OPTOUT"}:
				return int(Deny)
			}
		}
		r.refuse("Consent.policyRule", "it is neither OPTIN nor OPTOUT")
		return int(Deny)
	}
	if isByPolicy {
		return int(Deny)
	}
	var decision string
	switch {
	case !r.take(o, "decision", &decision):
		r.refuse("Consent.policyRule", "without it nothing says whether the consent permits or denies")
	case decision != "deny":
		r.refuse("Consent.decision", "it permits to all but those whom the provision names")
	}
	return -1
}

// policy takes policies that say just what our own does. What any other says, nobody here reads.
func (r *fhirReader) policy(o *object) bool {
	var list []struct {
		URI string `json:"uri"`
	}
	if !r.take(o, "policy", &list) {
		return false
	}
	for _, p := range list {
		if p.URI != PolicyURI && !r.directory.Policy(p.URI) {
			r.refuse("Consent.policy", "nothing enforces what that policy says")
		}
	}
	return len(list) > 0
}

// attestation takes who vouches for the consent.
func (r *fhirReader) attestation(o *object) {
	var list []struct {
		URL  string `json:"url"`
		Code string `json:"valueCode"`
	}
	r.take(o, "extension", &list)
	for _, e := range list {
		if e.URL != AttestationURL || e.Code != "paper" {
			r.refuse("Consent.extension", "the extension %q is not known", e.URL)
		}
		r.doc.IsPaper = true
	}
}

// provision takes the one provision: to whom, why, when, what.
func (r *fhirReader) provision(o *object) {
	r.period(o)
	r.actor(o)
	r.action(o)
	r.purpose(o)
	r.flags(o)
	r.doc.Codes = r.codes(o)
	exceptions, err := o.objects("provision")
	if err != nil {
		r.fail(err)
	}
	for _, e := range exceptions {
		r.exception(e)
	}
	o.ignore("id")
	r.unread(o)
}

// exception takes a nested provision: what is denied within what is permitted.
func (r *fhirReader) exception(o *object) {
	var kind string
	if r.take(o, "type", &kind) && kind != "deny" || r.doc.Terms.Decision != Permit {
		r.refuse(o.path, "an exception takes from what is permitted, and nothing else")
	}
	denied := r.codes(o)
	o.ignore("id")
	r.unread(o)
	if len(denied) == 0 {
		r.refuse(o.path, "an exception names the codes that it denies")
	}
	r.doc.Denied = append(r.doc.Denied, denied...)
}

func (r *fhirReader) period(o *object) {
	var p fhirPeriod
	r.take(o, "period", &p)
	var err error
	if r.doc.Terms.NotBefore, _, err = fhirInstant(p.Start); err != nil {
		r.refuse(o.path+".period.start", "%v", err)
	}
	if _, r.doc.Terms.NotAfter, err = fhirInstant(p.End); err != nil {
		r.refuse(o.path+".period.end", "%v", err)
	}
	if r.doc.Terms.NotBefore >= r.doc.Terms.NotAfter {
		r.refuse(o.path+".period", "it ends before it begins")
	}
}

// fhirInstant is the first second of a FHIR dateTime and the one behind its last. Dates are UTC's.
func fhirInstant(text string) (first, behind uint64, err error) {
	for _, form := range []struct {
		layout string
		next   func(time.Time) time.Time
	}{
		{time.RFC3339, func(t time.Time) time.Time { return t.Add(time.Second) }},
		{"2006-01-02", func(t time.Time) time.Time { return t.AddDate(0, 0, 1) }},
		{"2006-01", func(t time.Time) time.Time { return t.AddDate(0, 1, 0) }},
		{"2006", func(t time.Time) time.Time { return t.AddDate(1, 0, 0) }},
	} {
		t, parseErr := time.Parse(form.layout, text)
		if parseErr != nil {
			continue
		}
		if t.Unix() < 0 || t.Nanosecond() != 0 {
			return 0, 0, fmt.Errorf("times count from 1970, in whole seconds")
		}
		return uint64(t.Unix()), uint64(form.next(t).Unix()), nil
	}
	return 0, 0, fmt.Errorf("a grant has a beginning and an end, each a date or a time with its zone")
}

// actor takes to whom: exactly one organisation, as recipient.
func (r *fhirReader) actor(o *object) {
	var list []struct {
		Role      fhirConcept   `json:"role"`
		Reference fhirReference `json:"reference"`
	}
	r.take(o, "actor", &list)
	if len(list) != 1 {
		r.refuse(o.path+".actor", "a grant has one grantee, here are %d actors", len(list))
		return
	}
	for _, c := range list[0].Role.Coding {
		if c.System != participation || c.Code != "PRCP" && c.Code != "IRCP" {
			r.refuse(o.path+".actor.role", "a grantee is a recipient (PRCP, IRCP), not %s", c.Code)
		}
	}
	var known bool
	if r.doc.Terms.Grantee, known = r.directory.Member(list[0].Reference.name()); !known || r.doc.Terms.Grantee == (common.Hash{}) {
		r.refuse(o.path+".actor.reference", "grantees are members of the consortium, and this is none that is known here")
	}
}

// action takes what is done: looking. To deny more than that is not ours to enforce either.
func (r *fhirReader) action(o *object) {
	var list []fhirConcept
	r.take(o, "action", &list)
	for _, concept := range list {
		for _, c := range concept.Coding {
			if c.System != consentAction || !slices.Contains([]string{"access", "use", "disclose"}, c.Code) {
				r.refuse(o.path+".action", "a grant is about access, not %s", c.Code)
			}
		}
	}
}

// purpose takes why: purposes of use, and research uses.
func (r *fhirReader) purpose(o *object) {
	var list []fhirCoding
	r.take(o, "purpose", &list)
	for _, c := range list {
		switch c.System {
		case actReason:
			p, err := ParsePurpose(c.Code)
			if err != nil {
				r.refuse(o.path+".purpose", "%v", err)
				continue
			}
			r.doc.Terms.Purposes |= PurposeBits(p)
		case duoSystem:
			use, err := strconv.ParseUint(strings.TrimPrefix(c.Code, "DUO_"), 10, 16)
			if err != nil || use == 0 || c.Code != duoCode(uint16(use)) {
				r.refuse(o.path+".purpose", "%q is no code of the Data Use Ontology", c.Code)
				continue
			}
			r.doc.Terms.DUO = append(r.doc.Terms.DUO, uint16(use))
			r.doc.Terms.Flags |= AllowsResearch
		default:
			r.refuse(o.path+".purpose", "the system %q is not known", c.System)
		}
	}
	if r.doc.Terms.Purposes == 0 {
		r.refuse(o.path+".purpose", "a grant names its purposes")
	}
}

func duoCode(use uint16) string { return fmt.Sprintf("DUO_%07d", use) }

// flags takes our own extensions. Any other changes what is said in ways that are not known.
func (r *fhirReader) flags(o *object) {
	var list []struct {
		URL  string `json:"url"`
		Code string `json:"valueCode"`
	}
	r.take(o, "extension", &list)
	for _, e := range list {
		flag, known := flagCodes[e.Code]
		if e.URL != FlagURL || !known {
			r.refuse(o.path+".extension", "the extension %q is not known", e.URL)
		}
		r.doc.Terms.Flags |= flag
	}
}

// codes takes what is meant. The codings of one concept are names of one thing, so each of them counts.
func (r *fhirReader) codes(o *object) (codes []Coding) {
	var list []fhirConcept
	r.take(o, "code", &list)
	for _, concept := range list {
		if len(concept.Coding) == 0 {
			r.refuse(o.path+".code", "a concept without a coding names nothing")
		}
		for _, c := range concept.Coding {
			if c.System == "" || c.Code == "" {
				r.refuse(o.path+".code", "a coding has a system and a code")
			}
			codes = append(codes, c.Coding)
		}
	}
	return codes
}
