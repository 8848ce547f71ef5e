package consent

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"
)

// provision takes the one provision: to whom, why, when, what.
func (r *fhirReader) provision(o *object) {
	r.period(o)
	r.actor(o)
	r.action(o)
	r.purpose(o)
	r.flags(o)
	r.doc.Codes = r.codes(o, Coding.CheckScope)
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
	denied := r.codes(o, Coding.CheckTest)
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
func (r *fhirReader) codes(o *object, check func(Coding) error) (codes []Coding) {
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
			if err := check(c.Coding); err != nil {
				r.refuse(o.path+".code", "%v", err)
			}
			codes = append(codes, c.Coding)
		}
	}
	return codes
}
