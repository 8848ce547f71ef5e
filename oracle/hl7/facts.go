package hl7

import (
	"bytes"
	"slices"
	"strings"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/record"
)

// Facts are what the record tells about itself; of a batch, its first message's kind and sender, and what all tell.
func (f *File) Facts() record.Facts { return f.collected().facts }

// Status sums up the record's status codes (docs/spec/projections.md, "Status").
func (f *File) Status() evidence.Status { return f.collected().class() }

// collected is what the record tells, read when it is first asked for.
func (f *File) collected() *collector {
	c := &f.told
	if f.isTold {
		return c
	}
	first := &f.messages[0]
	header := &first.header
	c.facts = record.Facts{
		Type: first.messageType(),
		Sender: record.Sender{
			Application: first.textOf(header.field(3), 1, 1),
			Facility:    first.textOf(header.field(4), 1, 1),
			Control:     first.textOf(header.field(10), 1, 1),
		},
		Made: instant(first.textOf(header.field(7), 1, 1)),
		Test: slices.Contains([]string{"D", "T"}, string(first.codeOf(header.field(11)))),
	}
	c.linking = first.typeIs("ADT")
	for i := range f.messages {
		c.collect(&f.messages[i])
	}
	c.facts.Kind = c.kind(first)
	c.facts.Amended = c.added && !c.changed
	f.isTold = true
	return c
}

// collector gathers facts and status codes from segments.
type collector struct {
	facts          record.Facts
	reports        evidence.StatusSet // of OBR-25
	results        evidence.StatusSet // of OBX-11
	documents      evidence.StatusSet // of TXA-17, TXA-19 and the event
	added, changed bool               // OBX-11 A or B; C, D, W
	uncoded        bool               // an OBX-11 is empty
	status, moment []byte             // OBX-11 and OBX-14 of an OBX before, of the same message
	earliest       []byte             // OBX-14 that is a time to the second: the earliest so far
	controls       bool               // a specimen is of quality control
	named          map[record.Identifier]bool
	patients       int
	linking        bool // the record may be a link
}

// kind is the record's kind, by the first message's type and by what the record holds.
func (c *collector) kind(first *message) record.Kind {
	switch {
	case first.typeIs("ADT"):
		switch event := first.textOf(first.header.field(9), 2, 1); event {
		case "A24", "A37", "A40", "A47", // A18, A30, A34 and A36 are what A40 was before version 2.3.1
			"A18", "A30", "A34", "A36":
			c.undo(event == "A37")
			return record.Link
		}
		c.facts.Links = nil
		return record.Other
	case first.typeIs("ORU", "OUL", "ORF", ""):
	case first.typeIs("MDM"):
		return record.Document
	case first.typeIs("ORM", "OML", "OMG", "OMI", "OPL"):
		return record.Order
	default:
		return record.Other
	}
	switch {
	case c.controls && c.patients == 0:
		return record.Control
	case c.patients == 0 && !c.isOrdered():
		return record.Instrument
	}
	return record.Result
}

func (c *collector) isOrdered() bool {
	for _, o := range c.facts.Orders {
		if !o.Filler.IsZero() || !o.Placer.IsZero() {
			return true
		}
	}
	return false
}

// undo completes links that have no MRG: the two patients of an A24 or A37 are its two PIDs.
func (c *collector) undo(undo bool) {
	links := c.facts.Links
	if len(links) == 2 && len(links[0].Merged) == 0 && len(links[1].Merged) == 0 {
		links = []record.Linked{{Survives: links[0].Survives, Merged: links[1].Survives}}
	}
	for i := range links {
		links[i].Undo = undo
	}
	c.facts.Links = links
}

func (c *collector) collect(m *message) {
	c.status, c.moment = nil, nil
	isOrder := m.typeIs("ORM", "OML", "OMG", "OMI", "OPL")
	ordered := len(c.facts.Orders)
	var common, document *segment // the ORC before an OBR; a TXA
	for i := 1; i < len(m.segments); i++ {
		s := &m.segments[i]
		switch string(s.name[:]) {
		case "PID":
			c.patient(m, s)
		case "MRG":
			c.merged(m.identifiers(s.field(m.delims.field, 1)))
		case "ORC":
			common = s
		case "OBR":
			c.order(m, s, common)
			common = nil
		case "OBX":
			if !isOrder { // an order's OBX are answers to questions of the lab, not results
				c.observation(m, s)
			}
		case "TXA":
			document = s
			c.document(m, s)
		case "ZLC":
			c.facts.Cite(m.text(s, 1, 1))
		case "SPM":
			role := string(m.code(s, 11))
			c.controls = c.controls || len(role) == 1 && strings.Contains("BCEFOQRV", role) // table 0369
		}
	}
	if document != nil {
		c.ofOrder(ordered, m.entity(document.field(m.delims.field, 14)), m.entity(document.field(m.delims.field, 15)))
	}
}

// ofOrder notes the order numbers that a document's TXA gives: of its first order what the OBR leaves out, or else an order of
// their own.
func (c *collector) ofOrder(first int, placer, filler record.Identifier) {
	if len(c.facts.Orders) == first {
		if placer.IsZero() && filler.IsZero() {
			return
		}
		c.facts.Orders = append(c.facts.Orders, record.Ordered{})
	}
	o := &c.facts.Orders[first]
	if o.Placer.IsZero() {
		o.Placer = placer
	}
	if o.Filler.IsZero() {
		o.Filler = filler
	}
}

// document reads a TXA: which document the message is about, and what became of that (HL7 v2.5.1, 9.6).
func (c *collector) document(m *message, s *segment) {
	at := s.places(m.delims.field)
	event := ""
	if m.typeIs("MDM") {
		event = m.textOf(m.header.field(9), 2, 1)
	}
	var seen evidence.StatusSet
	add(&seen, documentStatuses, m.codeOf(at.field(17)))
	switch {
	case event == "T11" || bytes.EqualFold(m.codeOf(at.field(19)), []byte("CA")): // table 0273: deleted
		seen = 0
		seen.Add(evidence.StatusEnteredInError)
	case event == "T03" || event == "T04":
		c.facts.Restated = true
	case event == "T07" || event == "T08" || event == "T09" || event == "T10":
		seen.Add(evidence.StatusCorrected)
		c.facts.Revised = true
	}
	c.documents |= seen
	own, parent := m.documentNumber(at.field(12)), m.documentNumber(at.field(13))
	if !own.IsZero() {
		c.facts.Documents = append(c.facts.Documents, own)
	}
	if isReplacement := event == "T09" || event == "T10"; isReplacement && !parent.IsZero() && parent != own {
		c.facts.Replaces = append(c.facts.Replaces, parent)
	}
}

// documentNumber is an EI in which some systems leave the number empty and give a universal id alone.
func (m *message) documentNumber(value []byte) record.Identifier {
	id := m.entity(value)
	if id.IsZero() {
		id.Value = m.number(value, 3)
	}
	return id
}

func (c *collector) patient(m *message, s *segment) {
	c.patients++
	at := s.places(m.delims.field)
	ids := m.identifiers(at.field(3))
	if len(ids) == 0 {
		ids = append(m.identifiers(at.field(2)), m.identifiers(at.field(4))...)
	}
	for _, id := range ids {
		if !c.isNamed(id) {
			c.facts.Patient = append(c.facts.Patient, id)
		}
	}
	if c.linking {
		c.facts.Links = append(c.facts.Links, record.Linked{Survives: ids})
	}
}

// isNamed says whether a patient's number was named before; if not, it is now.
func (c *collector) isNamed(id record.Identifier) bool {
	const few = 16
	if len(c.facts.Patient) < few {
		return slices.Contains(c.facts.Patient, id)
	}
	if c.named == nil {
		c.named = map[record.Identifier]bool{}
		for _, before := range c.facts.Patient {
			c.named[before] = true
		}
	}
	was := c.named[id]
	c.named[id] = true
	return was
}

func (c *collector) merged(ids []record.Identifier) {
	if n := len(c.facts.Links); n > 0 {
		c.facts.Links[n-1].Merged = append(c.facts.Links[n-1].Merged, ids...)
	}
}

// order reads an OBR, and the ORC before it, if there is one.
func (c *collector) order(m *message, s, common *segment) {
	at := s.places(m.delims.field)
	o := record.Ordered{
		Filler:  m.entity(at.field(3)),
		Placer:  m.entity(at.field(2)),
		Orderer: m.person(at.field(16)), Orderers: m.numbers(at.field(16)),
		Parent: record.Identifier{Value: m.textOf(at.field(29), 2, 1), Authority: m.textOf(at.field(29), 2, 2)},
	}
	if common != nil {
		m.complete(&o, common.places(m.delims.field))
	}
	var seen evidence.StatusSet
	add(&seen, resultStatuses, m.codeOf(at.field(25)))
	o.Status = seen.Class()
	c.reports |= seen
	c.facts.Orders = append(c.facts.Orders, o)
	c.observed(instant(m.textOf(at.field(7), 1, 1)))
	c.controls = c.controls || string(m.codeOf(at.field(11))) == "Q" // table 0065: the specimen is a control
}

// complete takes what an OBR leaves out from the ORC before it.
func (m *message) complete(o *record.Ordered, orc places) {
	if o.Filler.IsZero() {
		o.Filler = m.entity(orc.field(3))
	}
	if o.Placer.IsZero() {
		o.Placer = m.entity(orc.field(2))
	}
	if o.Orderer.IsZero() {
		o.Orderer = m.person(orc.field(12))
	}
	if len(o.Orderers) == 0 {
		o.Orderers = m.numbers(orc.field(12))
	}
}
