package consent

import (
	"slices"

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
