package fhir

import (
	"slices"
	"strings"
	"time"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/record"
)

// Facts are what the record tells about itself (docs/guides/fhir.md, "What is read of it").
func (f *File) Facts() record.Facts {
	c := collector{
		File: f, named: map[record.Identifier]bool{}, performers: map[record.Performer]bool{},
		bases: f.bases(), contained: map[*value]map[string]*value{}, containers: map[*value]*value{},
		read: map[*value][]record.Identifier{}, counted: map[*value]bool{}, asked: map[*value]*asked{},
		facts: record.Facts{Kind: f.kind(), Type: f.root.resourceType()},
	}
	c.bundle()
	c.lists()
	for i := range f.entries {
		c.entry(i)
	}
	c.everyPatient()
	c.conclude()
	return c.facts
}

// artefacts are the kinds of record by the types of resource that a record holds, the first that fits before the others.
var artefacts = []struct {
	kind  record.Kind
	types []string
}{
	{record.Result, []string{"DiagnosticReport", "Observation"}},
	{record.Document, []string{"Composition", "DocumentReference"}},
	{record.Order, []string{"ServiceRequest"}},
}

// kind is the record's kind by the types of its resources. A message that says it is an order is one, though it holds
// Observations: they answer what was asked with the order.
func (f *File) kind() record.Kind {
	for i := range f.entries {
		r := f.entries[i].resource
		if r.resourceType() == "MessageHeader" && isOrderEvent(r.get("eventCoding")) {
			return record.Order
		}
	}
	for _, a := range artefacts {
		for i := range f.entries {
			if slices.Contains(a.types, f.entries[i].resource.resourceType()) {
				return a.kind
			}
		}
	}
	return record.Other
}

// isOrderEvent says whether a MessageHeader's event is of table 0003 and begins like those of orders: O01, O21.
func isOrderEvent(event *value) bool {
	code := event.get("code").string()
	return strings.HasSuffix(event.get("system").string(), "/v2-0003") && len(code) == 3 && code[0] == 'O'
}

// collector gathers facts from resources.
type collector struct {
	*File
	facts      record.Facts
	named      map[record.Identifier]bool
	performers map[record.Performer]bool

	isListed             []bool // which entries are listed by a report or another Observation; nil when none are
	added, changed       bool   // a status appended or amended; corrected or entered-in-error
	isOfPatient, control bool
	dated                bool // the Bundle says when it was made

	bases      bases
	contained  map[*value]map[string]*value // resources by what contains them and by id
	containers map[*value]*value            // what contains them

	// Many resources may refer to one. What that says is read once, so that all share it.
	read    map[*value][]record.Identifier // identifiers, by the value that lists them
	counted map[*value]bool                // which of them are among the patient's
	asked   map[*value]*asked              // by ServiceRequest
	held    int                            // numbers of orderers in asked
}

// bundle reads what a Bundle says of itself. Its identifier is a number of the sender's only with its system.
func (c *collector) bundle() {
	c.tags(c.root)
	if !c.isBundle {
		return
	}
	c.facts.Made = instant(c.root.get("timestamp").string())
	c.dated = !c.facts.Made.IsZero()
	if id := identifier(c.root.get("identifier")); !id.IsZero() && id.Authority != "" {
		c.facts.Sender = record.Sender{Application: id.Authority, Control: id.Value}
	}
}

// lists notes which Observations a report lists, or are members of another: their numbers are of no order.
func (c *collector) lists() {
	for i := range c.entries {
		r, list := c.entries[i].resource, ""
		switch r.resourceType() {
		case "DiagnosticReport":
			list = "result"
		case "Observation":
			list = "hasMember"
		}
		for reference := range r.get(list).each {
			if j, ok := c.find(reference, r); ok && j != i {
				if c.isListed == nil {
					c.isListed = make([]bool, len(c.entries))
				}
				c.isListed[j] = true
			}
		}
	}
}

// entry reads an entry's resource, and those that it contains.
func (c *collector) entry(i int) {
	e := &c.entries[i]
	c.tags(e.resource)
	switch t := e.resource.resourceType(); t {
	case "DiagnosticReport", "Observation":
		c.result(e.resource, e.resource)
		isListed := c.isListed != nil && c.isListed[i]
		if c.facts.Kind == record.Result && (t == "DiagnosticReport" || !isListed) {
			c.order(e.resource, "identifier")
		}
	case "Composition", "DocumentReference":
		c.document(e.resource)
	case "ServiceRequest":
		c.subject(e.resource.get("subject"), e.resource)
		if c.facts.Kind == record.Order {
			c.request(e.resource)
		}
	case "Specimen":
		c.specimen(e.resource)
	case "Patient":
		c.link(e.resource)
	}
	c.documents(e.resource)
	for r := range e.resource.get("contained").each {
		switch r.resourceType() {
		case "Observation":
			c.result(r, e.resource)
		case "Specimen":
			c.specimen(r)
		}
	}
}

// result reads a DiagnosticReport or an Observation, which may be contained within another resource.
func (c *collector) result(r, within *value) {
	c.subject(r.get("subject"), within)
	for reference := range r.get("performer").each {
		c.performer(reference, within)
	}
	c.observed(r.get("effectiveDateTime"))
	c.observed(r.get("effectiveInstant"))
	c.observed(r.get("effectivePeriod").get("start"))
	for event := range r.get("effectiveTiming").get("event").each {
		c.observed(event)
	}
	for extension := range r.get("extension").each {
		if extension.get("url").string() == record.CitesURL {
			c.facts.Cite(extension.get("valueString").plain())
		}
	}
	c.made(r.get("issued"))
	c.status(r)
	c.critical(r)
	for component := range r.get("component").each {
		c.critical(component)
	}
}

func (c *collector) document(r *value) {
	c.subject(r.get("subject"), r)
	if c.facts.Kind != record.Document {
		return
	}
	c.made(r.get("date"))
	c.status(r)
	c.facts.Documents = append(c.facts.Documents, c.order(r, "identifier")...)
	c.facts.Documents = append(c.facts.Documents, c.order(r, "masterIdentifier")...)
	for relation := range r.get("relatesTo").each {
		if relation.get("code").string() != "replaces" {
			continue
		}
		for _, id := range []*value{ // of a DocumentReference, and of a Composition
			relation.get("target").get("identifier"), relation.get("targetReference").get("identifier"), relation.get("targetIdentifier"),
		} {
			if replaced := identifier(id); !replaced.IsZero() && !slices.Contains(c.facts.Documents, replaced) {
				c.facts.Replaces, c.facts.Revised = append(c.facts.Replaces, replaced), true
			}
		}
	}
}

// documents notes whether the documents that a resource embeds are the Base64 that FHIR wants them to be.
func (c *collector) documents(r *value) {
	check := func(data *value) {
		c.facts.Damaged = c.facts.Damaged || data != nil && !record.Decodes([]byte(data.plain()))
	}
	switch r.resourceType() {
	case "Binary":
		check(r.get("data"))
	case "Media":
		check(r.get("content").get("data"))
	case "DiagnosticReport":
		for attachment := range r.get("presentedForm").each {
			check(attachment.get("data"))
		}
	case "DocumentReference":
		for content := range r.get("content").each {
			check(content.get("attachment").get("data"))
		}
	}
}

// status notes what a status says of the version before. Table 0085's W says why a result was entered in error.
func (c *collector) status(r *value) {
	code := r.get("status").string()
	if r.resourceType() == "DocumentReference" && code != "entered-in-error" {
		code = r.get("docStatus").string()
	}
	switch code {
	case "appended", "amended":
		c.added = true
	case "corrected":
		c.changed = true
	case "entered-in-error":
		c.changed = true
		for extension := range r.get("extension").each {
			if strings.HasSuffix(extension.get("url").string(), "/event-statusReason") &&
				hasCode(extension.get("valueCodeableConcept"), "/v2-0085", "W") {
				c.facts.WrongPatient = true
			}
		}
	}
}

// critical notes a critical result. What an order holds answers what was asked with it, and is no result.
func (c *collector) critical(r *value) {
	if c.facts.Kind == record.Order {
		return
	}
	for concept := range r.get("interpretation").each {
		if hasCode(concept, "", "LL", "HH", "AA") {
			c.facts.Critical = true
		}
	}
}

// tags notes the marks of test data: HTEST, and HL7 v2's processing id where a message was translated.
func (c *collector) tags(r *value) {
	for _, name := range []string{"tag", "security"} {
		for coding := range r.get("meta").get(name).each {
			c.facts.Test = c.facts.Test || isCode(coding, "/v3-ActReason", "HTEST") || isCode(coding, "/v2-0103", "D", "T")
		}
	}
}

// specimen notes a specimen of quality control: its role, of table 0369, is an element of R5, a type or an extension.
func (c *collector) specimen(r *value) {
	isControl := func(concept *value) bool {
		return hasCode(concept, "/v2-0369", "B", "C", "E", "F", "O", "Q", "R", "V")
	}
	c.control = c.control || isControl(r.get("type"))
	for role := range r.get("role").each {
		c.control = c.control || isControl(role)
	}
	for extension := range r.get("extension").each {
		c.control = c.control || isControl(extension.get("valueCodeableConcept"))
	}
}

// order notes the orders that a resource reports on: one for each number of its own, with the numbers of the
// ServiceRequests that it is based on. It returns those of its own.
func (c *collector) order(r *value, element string) (ids []record.Identifier) {
	var seen evidence.StatusSet
	add(&seen, r.get("status").string())
	o := record.Ordered{Status: seen.Class()}
	based := c.basedOn(r, &o)
	var own numbers
	own.read(r.get(element))
	o.Placer = either(own.placer, either(based.placer, based.untyped))
	start := len(c.facts.Orders)
	for id := range r.get(element).first(maxIdentifiers) {
		if role := roleOf(id); role == filler || role == untyped && own.filler.IsZero() {
			if o.Filler = identifier(id); !o.Filler.IsZero() {
				c.facts.Orders, ids = append(c.facts.Orders, o), append(ids, o.Filler)
			}
		}
	}
	if o.Filler = based.filler; len(c.facts.Orders) == start && (!o.Filler.IsZero() || !o.Placer.IsZero()) {
		c.facts.Orders = append(c.facts.Orders, o)
	}
	return ids
}

// basedOn reads the orders that a resource is based on, each once: their numbers, and into o who ordered them. What stands
// behind the bound is as one order that names nobody, so that nobody is taken for who ordered all of them.
func (c *collector) basedOn(r *value, o *record.Ordered) (based numbers) {
	read := map[*value]bool{}
	for reference := range r.get("basedOn").each {
		request := c.target(reference, r)
		if len(read) == maxBased && !read[request] {
			o.Beside = append(o.Beside, nil)
			return based
		}
		based.read(reference.get("identifier"))
		if read[request] {
			continue
		}
		a := c.ask(request)
		based.add(a.numbers)
		o.Orderer = either(o.Orderer, a.orderer)
		if len(read) == 0 {
			o.Orderers = a.orderers
		} else {
			o.Beside = append(o.Beside, a.orderers)
		}
		read[request] = true
	}
	return based
}

// request notes the order that a ServiceRequest is.
func (c *collector) request(r *value) {
	a := c.ask(r)
	o := record.Ordered{Filler: a.filler, Placer: either(a.placer, a.untyped), Orderer: a.orderer, Orderers: a.orderers}
	if !o.Filler.IsZero() || !o.Placer.IsZero() {
		c.facts.Orders = append(c.facts.Orders, o)
	}
}

// conclude sums up what the resources told.
func (c *collector) conclude() {
	c.facts.Amended = c.added && !c.changed
	if c.facts.Kind == record.Result && !c.isOfPatient {
		switch {
		case c.control:
			c.facts.Kind = record.Control
		case len(c.facts.Orders) == 0:
			c.facts.Kind = record.Instrument
		}
	}
	switch {
	case c.facts.Kind != record.Other:
		c.facts.Links = nil
	case len(c.facts.Links) > 0:
		c.facts.Kind = record.Link
	}
}

// observed notes when a result is of; the earliest counts.
func (c *collector) observed(v *value) {
	at := instant(v.string())
	if !at.IsZero() && (c.facts.Observed.IsZero() || at.Before(c.facts.Observed)) {
		c.facts.Observed = at
	}
}

// made notes when a resource says it was made, where the Bundle does not say; the latest counts.
func (c *collector) made(v *value) {
	if at := instant(v.string()); !c.dated && at.After(c.facts.Made) {
		c.facts.Made = at
	}
}

// layouts are the precisions of FHIR's dateTime and instant (R4, 2.24.0.1), but for fractions of seconds, which Parse
// takes by itself. Without an offset it is read as UTC.
var layouts = []string{"2006-01-02T15:04:05Z07:00", "2006-01-02T15:04:05", "2006-01-02", "2006-01", "2006"}

func instant(s string) time.Time {
	if len(s) < 4 || len(s) > 40 {
		return time.Time{}
	}
	for _, layout := range layouts {
		if at, err := time.Parse(layout, s); err == nil {
			return at
		}
	}
	return time.Time{}
}
