package fhir

import (
	"iter"
	"slices"
	"strings"

	"github.com/labseal/labseal/oracle/record"
)

// How many identifiers, or links, of one resource are read, how many codes of one concept, how many orders that one resource
// is based on, and how many numbers of orderers in one record. It bounds the work and the memory that a hostile record can
// take: many resources may refer to one.
const (
	maxIdentifiers = 64
	maxCodes       = 8
	maxBased       = 64
	maxOrderers    = 1 << 16
)

// first yields the first n items of what each yields.
func (v *value) first(n int) iter.Seq[*value] {
	return func(yield func(*value) bool) {
		left := n
		for item := range v.each {
			if left--; left < 0 || !yield(item) {
				return
			}
		}
	}
}

// identifier is an Identifier's value and system.
func identifier(v *value) record.Identifier {
	return record.Identifier{Value: v.get("value").plain(), Authority: v.get("system").plain()}
}

func either(a, b record.Identifier) record.Identifier {
	if a.IsZero() {
		return b
	}
	return a
}

// role is whose number of an order an Identifier is, by its type.
type role int

const (
	untyped role = iota
	filler
	placer
	another // of a group, an accession, a visit: several orders may share it
)

// roleOf reads the type of an Identifier: table 0203's FILL and PLAC.
func roleOf(id *value) role {
	t := id.get("type")
	switch {
	case t == nil:
		return untyped
	case hasCode(t, "", "FILL"):
		return filler
	case hasCode(t, "", "PLAC"):
		return placer
	}
	return another
}

// numbers are the first numbers of each role that identifiers hold.
type numbers struct{ filler, placer, untyped record.Identifier }

func (n *numbers) read(ids *value) {
	for id := range ids.first(maxIdentifiers) {
		switch roleOf(id) {
		case filler:
			n.filler = either(n.filler, identifier(id))
		case placer:
			n.placer = either(n.placer, identifier(id))
		case untyped:
			n.untyped = either(n.untyped, identifier(id))
		}
	}
}

// add takes over the numbers of roles that have none yet.
func (n *numbers) add(more numbers) {
	n.filler, n.placer, n.untyped = either(n.filler, more.filler), either(n.placer, more.placer), either(n.untyped, more.untyped)
}

// asked is what a ServiceRequest says.
type asked struct {
	numbers
	orderer  record.Identifier
	orderers []record.Identifier
}

// ask reads a ServiceRequest; nil says nothing.
func (c *collector) ask(request *value) *asked {
	if c.asked[request] == nil {
		requester, within := request.get("requester"), c.within(request)
		a := &asked{orderer: c.person(requester, within), orderers: c.numbers(requester, within)}
		a.read(request.get("identifier"))
		c.asked[request] = a
	}
	return c.asked[request]
}

// isCode says whether a Coding is one of the codes of a system with that ending.
func isCode(coding *value, system string, codes ...string) bool {
	return slices.Contains(codes, coding.get("code").string()) && strings.HasSuffix(coding.get("system").string(), system)
}

// hasCode says whether a CodeableConcept has one of the codes.
func hasCode(concept *value, system string, codes ...string) bool {
	for coding := range concept.get("coding").first(maxCodes) {
		if isCode(coding, system, codes...) {
			return true
		}
	}
	return false
}

// typeOf is the type of resource that a Reference names, as far as that can be told.
func typeOf(reference, target *value) string {
	if t := target.resourceType(); t != "" {
		return t
	}
	if t := reference.get("type").string(); t != "" {
		return t
	}
	parts := strings.Split(unversioned(reference), "/")
	if len(parts) < 2 {
		return ""
	}
	return parts[len(parts)-2]
}

// subject notes whose a resource is. A device, a location or a group is no patient; what the reference does not tell is.
func (c *collector) subject(reference, within *value) {
	if reference == nil {
		return
	}
	target := c.target(reference, within)
	switch typeOf(reference, target) {
	case "Patient", "":
		c.isOfPatient = true
		c.patient(target)
		c.patient(reference)
	}
}

// patient notes the identifiers of a Patient, or of a Reference to one.
func (c *collector) patient(holder *value) {
	list := holder.get("identifier")
	if c.counted[list] {
		return
	}
	c.counted[list] = true
	for _, id := range c.identities(holder) {
		if !c.named[id] {
			c.named[id] = true
			c.facts.Patient = append(c.facts.Patient, id)
		}
	}
}

// everyPatient notes the record's Patients where no subject says who it is: of several too, as nothing tells which of them.
// Beside a subject's number they say nothing: a Patient entry may be somebody else, such as a newborn's mother.
func (c *collector) everyPatient() {
	c.isOfPatient = c.isOfPatient || len(c.patients) > 0
	if len(c.facts.Patient) > 0 {
		return
	}
	for _, i := range c.patients {
		c.patient(c.entries[i].resource)
	}
}

// person is the first identifier of who a Reference names: a Practitioner, an Organization or the Practitioner of a
// PractitionerRole.
func (c *collector) person(reference, within *value) record.Identifier {
	target := c.target(reference, within)
	if target.resourceType() == "PractitionerRole" && target.get("identifier") == nil {
		if practitioner := target.get("practitioner"); practitioner != nil {
			reference, target = practitioner, c.target(practitioner, c.within(target))
		}
	}
	for _, holder := range []*value{reference, target} {
		if ids := c.identities(holder); len(ids) > 0 {
			return ids[0]
		}
	}
	return record.Identifier{}
}

// numbers are all numbers of who a Reference names, with who gave them out: of a PractitionerRole also those of its
// practitioner and organisation. Once a record has given as many as are held there are none.
func (c *collector) numbers(reference, within *value) (ids []record.Identifier) {
	if c.held >= maxOrderers {
		return nil
	}
	target := c.target(reference, within)
	holders := []*value{reference, target}
	if target.resourceType() == "PractitionerRole" {
		for _, name := range []string{"practitioner", "organization"} {
			holders = append(holders, target.get(name), c.target(target.get(name), c.within(target)))
		}
	}
	for _, holder := range holders {
		for _, id := range c.identities(holder) {
			if id = id.Plain(); id.Authority != "" && !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	c.held += len(ids)
	return ids
}

// performer notes a laboratory that a Reference names.
func (c *collector) performer(reference, within *value) {
	target := c.target(reference, within)
	var p record.Performer
	for _, holder := range []*value{reference, target} {
		for id := range holder.get("identifier").first(maxIdentifiers) {
			if p.CLIA == "" && isCLIA(id) {
				p.CLIA = id.get("value").plain()
			}
		}
	}
	if p.CLIA == "" && typeOf(reference, target) != "Organization" {
		return
	}
	if p.Name = target.get("name").plain(); p.Name == "" {
		p.Name = reference.get("display").plain()
	}
	if (p.Name != "" || p.CLIA != "") && !c.performers[p] {
		c.performers[p] = true
		c.facts.Performers = append(c.facts.Performers, p)
	}
}

// isCLIA says whether an Identifier is a CLIA number, by its system or its type.
func isCLIA(id *value) bool {
	system := id.get("system").string()
	return system == "urn:oid:2.16.840.1.113883.4.7" ||
		strings.HasPrefix(system, "http://hl7.org/fhir/sid/") && strings.HasSuffix(system, "clia") ||
		hasCode(id.get("type"), "", "CLIA")
}

// link notes the identities that a Patient says are of one patient.
func (c *collector) link(r *value) {
	for link := range r.get("link").first(maxIdentifiers) {
		other := link.get("other")
		var l record.Linked
		switch link.get("type").string() {
		case "replaced-by":
			l = record.Linked{Survives: c.linked(other, r), Merged: c.identities(r)}
		case "replaces":
			l = record.Linked{Survives: c.identities(r), Merged: c.linked(other, r)}
		}
		if len(l.Survives) > 0 && len(l.Merged) > 0 {
			c.facts.Links = append(c.facts.Links, l)
		}
	}
}

// linked are the identifiers of the Patient that a Reference names.
func (c *collector) linked(reference, within *value) []record.Identifier {
	named, own := c.identities(c.target(reference, within)), c.identities(reference)
	if len(own) == 0 {
		return named
	}
	return slices.Concat(named, own)
}

// identities are the identifiers of a resource or Reference. All who ask for them share them.
func (c *collector) identities(holder *value) []record.Identifier {
	list := holder.get("identifier")
	ids, known := c.read[list]
	if !known {
		ids = identities(holder)
		c.read[list] = ids
	}
	return ids
}

func identities(holder *value) (ids []record.Identifier) {
	for v := range holder.get("identifier").first(maxIdentifiers) {
		if id := identifier(v); !id.IsZero() {
			ids = append(ids, id)
		}
	}
	return ids
}
