package consent

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/ethereum/go-ethereum/common"
)

// Systems of codes and identifiers in a FHIR Consent.
const (
	actCode       = "http://terminology.hl7.org/CodeSystem/v3-ActCode"
	actReason     = "http://terminology.hl7.org/CodeSystem/v3-ActReason"
	participation = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType"
	consentScope  = "http://terminology.hl7.org/CodeSystem/consentscope"
	consentAction = "http://terminology.hl7.org/CodeSystem/consentaction"
	duoSystem     = "http://purl.obolibrary.org/obo/duo.owl"

	// MemberSystem and SubjectSystem are the systems of our own identifiers: 0x and 64 hex digits.
	MemberSystem  = "urn:labseal:member"
	SubjectSystem = "urn:labseal:subject"
	// FlagURL is the extension of a provision that holds a flag of terms, as a code of flagCodes.
	FlagURL = "urn:labseal:consent-flag"
	// AttestationURL is the extension of a Consent that says who vouches for it, where that is not the patient's own
	// signature: "paper", where the lab attests a paper.
	AttestationURL = "urn:labseal:consent-attestation"
	// PolicyURI is the policy that a provision adds to or takes from: nobody sees anything but what a provision permits.
	PolicyURI = "urn:labseal:policy:nothing-but-granted"
	// GrantSystem is the system of grants' ids.
	GrantSystem = "urn:labseal:grant"
)

var flagCodes = map[string]uint8{
	"part2": AllowsPart2, "deidentified": DeidentifiedOnly, "no-redisclosure": NoRedisclosure,
}

// Coding is a code of a system, as FHIR spells it.
type Coding struct {
	System string `json:"system"`
	Code   string `json:"code"`
}

func (c Coding) hash() common.Hash { return Code(c.System, c.Code) }

// Document is what a FHIR Consent says: the terms, and the codings of which the terms hold hashes. Codings are in the
// order of the terms' lists.
type Document struct {
	Terms  Terms
	Codes  []Coding
	Denied []Coding

	IsPaper bool // the lab attests a paper: weaker than the patient's own signature
}

// NewDocument puts codings, in any order, into terms.
func NewDocument(terms Terms, codes, denied []Coding) Document {
	d := Document{Terms: terms, Codes: sortCodings(codes), Denied: sortCodings(denied)}
	d.Terms.Codes, d.Terms.DeniedCodes = nil, nil
	for _, c := range d.Codes {
		d.Terms.Codes = append(d.Terms.Codes, c.hash())
	}
	for _, c := range d.Denied {
		d.Terms.DeniedCodes = append(d.Terms.DeniedCodes, c.hash())
	}
	return d
}

// sortCodings puts codings in the order of their hashes, each once.
func sortCodings(list []Coding) []Coding {
	sorted := slices.Clone(list)
	slices.SortFunc(sorted, func(a, b Coding) int { return a.hash().Cmp(b.hash()) })
	return slices.CompactFunc(sorted, func(a, b Coding) bool { return a.hash() == b.hash() })
}

// Directory says whom a reference of a FHIR document names, by "Organization/x", or by an identifier's system and value.
type Directory interface {
	// Member returns the member id of an organisation.
	Member(reference string) (common.Hash, bool)
	// Subject returns the subject that a patient is.
	Subject(reference string) (common.Hash, bool)
	// Policy says whether a policy, by its URI, lets nobody see anything but what a provision permits.
	Policy(uri string) bool
}

// UnenforceableError names the element of a FHIR Consent that terms can't say, so that nobody relies on it.
type UnenforceableError struct {
	Element string // such as Consent.provision.class
	Reason  string
}

func (e *UnenforceableError) Error() string {
	return fmt.Sprintf("%s can't be enforced: %s", e.Element, e.Reason)
}

func unenforceable(element, format string, args ...any) error {
	return &UnenforceableError{element, fmt.Sprintf(format, args...)}
}

// ReadFHIR reads a FHIR Consent, R4 or R5, whose elements terms can express, all of them (docs/spec/consent.md, FHIR).
// One that can't be enforced is an *UnenforceableError: nothing is left out in silence. Elements that only describe the
// document (text, meta, identifier, dateTime, organization, source) are not terms and not judged.
func ReadFHIR(document []byte, d Directory) (Document, error) {
	root, err := readObject("Consent", document)
	if err != nil {
		return Document{}, fmt.Errorf("read FHIR Consent: %w", err)
	}
	r := &fhirReader{directory: d}
	r.consent(root)
	r.unread(root)
	if r.err != nil {
		return Document{}, fmt.Errorf("read FHIR Consent: %w", r.err)
	}
	slices.Sort(r.doc.Terms.DUO)
	r.doc.Terms.DUO = slices.Compact(r.doc.Terms.DUO)
	doc := NewDocument(r.doc.Terms, r.doc.Codes, r.doc.Denied)
	doc.IsPaper = r.doc.IsPaper
	if err := doc.Terms.Check(); err != nil {
		return Document{}, fmt.Errorf("read FHIR Consent: %w", err)
	}
	return doc, nil
}

// object is a JSON object of which each element is taken once; what is left was not understood.
type object struct {
	path     string
	elements map[string]json.RawMessage
}

// readObject reads one JSON object. A name that comes twice is refused, because readers differ in which one they take.
func readObject(path string, text []byte) (*object, error) {
	decoder := json.NewDecoder(bytes.NewReader(text))
	if t, err := decoder.Token(); err != nil || t != json.Delim('{') {
		return nil, fmt.Errorf("%s is no JSON object", path)
	}
	o := &object{path, map[string]json.RawMessage{}}
	for decoder.More() {
		name, err := decoder.Token()
		if err != nil {
			return nil, fmt.Errorf("%s is not JSON: %w", path, err)
		}
		var value json.RawMessage
		if err := decoder.Decode(&value); err != nil {
			return nil, fmt.Errorf("%s is not JSON: %w", path, err)
		}
		key, _ := name.(string) // a name is always a string
		if _, isThere := o.elements[key]; isThere {
			return nil, fmt.Errorf("%s.%s is there twice", path, key)
		}
		o.elements[key] = value
	}
	if _, err := decoder.Token(); err != nil {
		return nil, fmt.Errorf("%s is not JSON: %w", path, err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("something is behind %s", path)
	}
	return o, nil
}

// take removes an element and decodes it; it says whether it was there. Names inside are closed as well.
func (o *object) take(name string, into any) (bool, error) {
	value, ok := o.elements[name]
	if !ok {
		return false, nil
	}
	delete(o.elements, name)
	decoder := json.NewDecoder(bytes.NewReader(value))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(into); err != nil {
		return true, unenforceable(o.path+"."+name, "it is not in the form that is read")
	}
	return true, nil
}

// objects takes an element that is an object, or a list of them.
func (o *object) objects(name string) ([]*object, error) {
	value, ok := o.elements[name]
	if !ok {
		return nil, nil
	}
	delete(o.elements, name)
	path := o.path + "." + name
	list := []json.RawMessage{value}
	if trimmed := bytes.TrimSpace(value); len(trimmed) > 0 && trimmed[0] == '[' {
		list = nil
		if err := json.Unmarshal(value, &list); err != nil {
			return nil, fmt.Errorf("%s is not JSON: %w", path, err)
		}
	}
	var all []*object
	for _, text := range list {
		one, err := readObject(path, text)
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, nil
}

// ignore drops elements that say nothing of who may look at what.
func (o *object) ignore(names ...string) {
	for _, n := range names {
		delete(o.elements, n)
	}
}

// rest are the elements that nobody took, in the order of their names.
func (o *object) rest() []string {
	var names []string
	for n := range o.elements {
		names = append(names, n)
	}
	slices.Sort(names)
	return names
}

// OwnID returns the id that a reference by one of our own identifiers holds: zero where it holds none.
func OwnID(system, reference string) (id common.Hash, isOurs bool) {
	text, isOurs := strings.CutPrefix(reference, system+"|")
	if id.UnmarshalText([]byte(text)) != nil {
		return common.Hash{}, isOurs
	}
	return id, isOurs
}
