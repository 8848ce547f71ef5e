package fhir

import (
	"strconv"

	"github.com/labseal/labseal/evidence"
)

// What is transport: of a Bundle and its entries (their meta and narrative, like those of all resources, go too).
var (
	bundleTransport = []string{"entry", "id", "identifier", "link", "meta", "signature", "timestamp", "total"}
	entryTransport  = []string{"link", "request", "response", "search"}
)

// What claims repeat of resources that have claims of their own, so that each can be understood alone.
var (
	patientElements = []string{
		"birthDate", "gender", "id", "identifier", "implicitRules", "modifierExtension", "name", "resourceType",
	}
	reportElements = []string{
		"basedOn", "code", "effectiveDateTime", "effectivePeriod", "id", "identifier", "implicitRules", "issued",
		"modifierExtension", "resourceType", "status", "subject",
	}
	specimenElements = []string{
		"accessionIdentifier", "collection", "condition", "id", "identifier", "implicitRules", "modifierExtension",
		"note", "receivedTime", "resourceType", "status", "subject", "type",
	}
	// resourceElements are what the context of a record that is one resource says of it.
	resourceElements = []string{
		"basedOn", "code", "effectiveDateTime", "effectiveInstant", "effectivePeriod", "effectiveTiming", "id",
		"identifier", "implicitRules", "issued", "modifierExtension", "patient", "resourceType", "specimen", "status",
		"subject",
	}
	// headerElements are what a MessageHeader says that is not transport: FHIR's MSH.
	headerElements = []string{
		"author", "definition", "enterer", "eventCoding", "eventUri", "focus", "implicitRules", "modifierExtension",
		"reason", "resourceType", "responsible",
	}
)

// kinds are the kinds of claims by type of resource; that of any other is "other".
var kinds = map[string]string{
	"Binary":            "document",
	"CarePlan":          "order",
	"Composition":       "document",
	"DeviceRequest":     "order",
	"DiagnosticReport":  "document",
	"DocumentManifest":  "document",
	"DocumentReference": "document",
	"Media":             "document",
	"MedicationRequest": "order",
	"NutritionOrder":    "order",
	"Observation":       "observation",
	"Patient":           "patient",
	"Person":            "patient",
	"RelatedPerson":     "patient",
	"RequestGroup":      "order",
	"ServiceRequest":    "order",
	"Specimen":          "specimen",
	"Task":              "order",
}

// firstContext is the number of the first context: 0, of no patient, when the record has several; else 1.
func (f *File) firstContext() int {
	if len(f.patients) > 1 {
		return 0
	}
	return 1
}

// context is the n-th context claim: what a Bundle says of itself, and one Patient.
func (f *File) context(n int) evidence.Claim {
	var members []member
	if f.isBundle {
		members = append(members, member{"bundle", f.root.without(bundleTransport)})
	}
	members = append(members, member{"context", number(n)})
	switch {
	case n > 0 && n <= len(f.patients):
		members = append(members, member{"patient", *f.entries[f.patients[n-1]].excerpt(patientElements)})
	case !f.isBundle:
		members = append(members, member{"resource", f.root.pick(resourceElements)})
	}
	return evidence.Claim{Kind: "context", Name: f.root.resourceType(), Body: object(members...).append(nil)}
}

// claim is the claim of an entry. For an Observation it holds what the Observation is about, too.
func (f *File) claim(e *entry) evidence.Claim {
	members := []member{{"context", number(e.context)}, {"entry", *e.content()}}
	if e.is("Observation") && len(e.reports) > 0 {
		members = append(members, member{"report", f.excerpts(e.reports, reportElements)})
	}
	if e.is("Observation") && len(e.specimens) > 0 {
		members = append(members, member{"specimen", f.excerpts(e.specimens, specimenElements)})
	}
	kind, ok := kinds[e.resource.resourceType()]
	if !ok {
		kind = "other"
	}
	return evidence.Claim{Kind: kind, Name: e.name(), Body: object(members...).append(nil)}
}

// content is the entry without its transport. How a server is to store a resource is transport; a request or response
// that stands without a resource, or a request to patch or delete, is content.
func (e *entry) content() *value {
	if e.is("MessageHeader") {
		return object(member{"resource", e.resource.pick(headerElements)})
	}
	transport := entryTransport
	if e.resource == nil {
		transport = []string{"link", "search"}
	} else if method := e.value.get("request").get("method").string(); method == "PATCH" || method == "DELETE" {
		transport = []string{"link", "response", "search"}
	}
	content := e.value.without(transport)
	return &content
}

// excerpt is an entry with only the named elements of its resource.
func (e *entry) excerpt(elements []string) *value {
	content := e.value.pick([]string{"fullUrl"})
	content.members = append(content.members, member{"resource", e.resource.pick(elements)})
	return &content
}

func (f *File) excerpts(entries []int, elements []string) value {
	list := value{kind: '['}
	for _, i := range entries {
		list.members = append(list.members, member{"", *f.entries[i].excerpt(elements)})
	}
	return list
}

// name is the type of the entry's resource and its id, if it has one of the form that FHIR wants. That of a
// MessageHeader is transport.
func (e *entry) name() string {
	name := e.resource.resourceType()
	if id := e.resource.get("id").string(); isID(id) && !e.is("MessageHeader") {
		name += "/" + id
	}
	return name
}

func isID(s string) bool {
	for _, c := range []byte(s) {
		if !isLetter(c) && (c < '0' || c > '9') && c != '-' && c != '.' {
			return false
		}
	}
	return len(s) > 0 && len(s) <= 64
}

func number(n int) value { return value{kind: '0', text: strconv.AppendInt(nil, int64(n), 10)} }

// maxRepeated is how much of a record its claims may repeat of reports, specimens and the Bundle, in bytes. Real
// records stay far below; it bounds the memory that a hostile one can take.
const maxRepeated = 64 << 20

// bounded refuses a record whose projection would be too large.
func (f *File) bounded() error {
	repeated := 0
	if f.isBundle && len(f.patients) > 1 {
		bundle := f.root.without(bundleTransport)
		repeated = len(bundle.append(nil)) * len(f.patients)
	}
	sizes := make(map[int]int)
	count := func(entries []int, elements []string) {
		for _, i := range entries {
			if repeated > maxRepeated {
				return
			}
			if _, ok := sizes[i]; !ok {
				sizes[i] = len(f.entries[i].excerpt(elements).append(nil))
			}
			repeated += sizes[i]
		}
	}
	for i := range f.entries {
		if e := &f.entries[i]; e.is("Observation") {
			count(e.reports, reportElements)
			count(e.specimens, specimenElements)
		}
	}
	if repeated > maxRepeated {
		problem := "the reports and specimens are too long for so many observations"
		return &Error{Problem: problem, Remedy: inPieces}
	}
	return nil
}
