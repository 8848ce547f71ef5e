package consent

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
