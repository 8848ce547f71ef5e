package hl7

import (
	"bytes"
	"slices"
	"strings"
	"time"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/record"
)

// Facts are what the record tells about itself; of a batch, its first message's kind and sender, and what all tell.
func (f *File) Facts() record.Facts { return f.collected().facts }

// Status sums up the record's status codes (docs/spec/projections.md, "Status").
func (f *File) Status() evidence.Status { return f.collected().seen.Class() }

// collected is what the record tells, read when it is first asked for.
func (f *File) collected() *collector {
	c := &f.told
	if f.isTold {
		return c
	}
	first := &f.messages[0]
	header := first.segments[0]
	c.facts = record.Facts{
		Type: first.messageType(),
		Sender: record.Sender{
			Application: first.text(header, 3, 1), Facility: first.text(header, 4, 1), Control: first.text(header, 10, 1),
		},
		Made: instant(first.text(header, 7, 1)),
		Test: slices.Contains([]string{"D", "T"}, string(first.code(header, 11))),
	}
	for i := range f.messages {
		c.collect(&f.messages[i])
	}
	c.facts.Kind = c.kind(first)
	c.facts.Amended = c.added && !c.changed
	if c.facts.Kind != record.Link {
		c.facts.Links = nil
	}
	f.isTold = true
	return c
}

// collector gathers facts and status codes from segments.
type collector struct {
	facts          record.Facts
	seen           evidence.StatusSet
	added, changed bool // OBX-11 A or B; C, D, W
	controls       bool // a specimen is of quality control
	patients       int
}

// kind is the record's kind, by the first message's type and by what the record holds.
func (c *collector) kind(first *message) record.Kind {
	switch {
	case first.typeIs("ADT"):
		switch event := first.text(first.segments[0], 9, 2); event {
		case "A24", "A37", "A40", "A47", // A18, A30, A34 and A36 are what A40 was before version 2.3.1
			"A18", "A30", "A34", "A36":
			c.undo(event == "A37")
			return record.Link
		}
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
	isOrder := m.typeIs("ORM", "OML", "OMG", "OMI", "OPL")
	var common segment // the ORC before an OBR
	for _, s := range m.segments[1:] {
		switch string(s.name[:]) {
		case "PID":
			c.patient(m, s)
		case "MRG":
			c.merged(m, s)
		case "ORC":
			common = s
		case "OBR":
			c.order(m, s, common)
			common = segment{}
			c.controls = c.controls || string(m.code(s, 11)) == "Q" // table 0065: the specimen is a control
		case "OBX":
			if !isOrder { // an order's OBX are answers to questions of the lab, not results
				c.observation(m, s)
			}
		case "TXA":
			add(&c.seen, documentStatuses, m.code(s, 17))
		case "ZLC":
			c.facts.Cite(m.text(s, 1, 1))
		case "SPM":
			role := string(m.code(s, 11))
			c.controls = c.controls || len(role) == 1 && strings.Contains("BCEFOQRV", role) // table 0369
		}
	}
}

func (c *collector) patient(m *message, s segment) {
	c.patients++
	ids := m.identifiers(s, 3)
	if len(ids) == 0 {
		ids = append(m.identifiers(s, 2), m.identifiers(s, 4)...)
	}
	for _, id := range ids {
		if !slices.Contains(c.facts.Patient, id) {
			c.facts.Patient = append(c.facts.Patient, id)
		}
	}
	c.facts.Links = append(c.facts.Links, record.Linked{Survives: ids})
}

func (c *collector) merged(m *message, s segment) {
	if n := len(c.facts.Links); n > 0 {
		c.facts.Links[n-1].Merged = append(c.facts.Links[n-1].Merged, m.identifiers(s, 1)...)
	}
}

func (c *collector) order(m *message, s, common segment) {
	o := record.Ordered{
		Filler:  m.entity(s, 3),
		Placer:  m.entity(s, 2),
		Orderer: m.person(s, 16), Orderers: m.numbers(s, 16),
		Parent: record.Identifier{Value: m.sub(s, 29, 2, 1), Authority: m.sub(s, 29, 2, 2)},
	}
	if common.raw != nil {
		for _, or := range []struct {
			to    *record.Identifier
			value record.Identifier
		}{{&o.Filler, m.entity(common, 3)}, {&o.Placer, m.entity(common, 2)}, {&o.Orderer, m.person(common, 12)}} {
			if or.to.IsZero() {
				*or.to = or.value
			}
		}
	}
	if len(o.Orderers) == 0 && common.raw != nil {
		o.Orderers = m.numbers(common, 12)
	}
	var seen evidence.StatusSet
	add(&seen, resultStatuses, m.code(s, 25))
	o.Status = seen.Class()
	c.seen |= seen
	c.facts.Orders = append(c.facts.Orders, o)
	c.observed(instant(m.text(s, 7, 1)))
}

func (c *collector) observation(m *message, s segment) {
	at := s.places(m.delims.field)
	status := m.codeOf(at.field(11))
	add(&c.seen, observationStatuses, status)
	if len(status) == 1 {
		switch status[0] &^ 0x20 { // in upper case
		case 'A', 'B':
			c.added = true
		case 'C', 'D':
			c.changed = true
		case 'W':
			c.changed, c.facts.WrongPatient = true, true
		}
	}
	if flags := at.field(8); len(flags) > 1 {
		c.flags(m, flags)
	}
	if moment, ok := second(at.field(14)); ok {
		c.observed(moment)
	} else {
		c.observed(instant(m.textOf(at.field(14), 1, 1)))
	}
	if len(at.field(23)) > 0 || len(at.field(15)) > 0 {
		c.performer(m, s)
	}
	if string(m.codeOf(at.field(2))) == "ED" {
		c.facts.Damaged = c.facts.Damaged || !m.embeds(s)
	}
}

// flags reads OBX-8: the codes of table 0078 that are critical; 0080's other codes are abnormal.
func (c *collector) flags(m *message, value []byte) {
	for flag := range bytes.SplitSeq(value, []byte{m.delims.rep}) {
		flag, _, _ = bytes.Cut(flag, []byte{m.delims.comp})
		switch string(bytes.TrimSpace(flag)) {
		case "LL", "HH", "AA":
			c.facts.Critical = true
		}
	}
}

// performer notes the laboratory of OBX-23, an XON: its name, and its CLIA number where the type (7) or the assigning
// authority (6) says that the number (10, of old 3) is one. Before version 2.5.1 it stood in OBX-15, a CE.
func (c *collector) performer(m *message, s segment) {
	p := record.Performer{Name: m.text(s, 23, 1)}
	if m.text(s, 23, 7) == "CLIA" || strings.HasPrefix(m.text(s, 23, 6), "CLIA") {
		if p.CLIA = m.text(s, 23, 10); p.CLIA == "" {
			p.CLIA = m.text(s, 23, 3)
		}
	}
	if p.Name == "" {
		p.Name = m.text(s, 15, 2)
		if m.text(s, 15, 3) == "CLIA" && p.CLIA == "" {
			p.CLIA = m.text(s, 15, 1)
		}
	}
	if (p.Name != "" || p.CLIA != "") && !slices.Contains(c.facts.Performers, p) {
		c.facts.Performers = append(c.facts.Performers, p)
	}
}

func (c *collector) observed(at time.Time) {
	if !at.IsZero() && (c.facts.Observed.IsZero() || at.Before(c.facts.Observed)) {
		c.facts.Observed = at
	}
}

// second reads a time stamp to the second without an offset, as nearly all are.
func second[Text string | []byte](s Text) (at time.Time, ok bool) {
	if len(s) != len("20060102150405") {
		return at, false
	}
	var n [7]int // centuries, years, months, days, hours, minutes, seconds
	for i := range n {
		tens, ones := s[2*i]-'0', s[2*i+1]-'0'
		if tens > 9 || ones > 9 {
			return at, false
		}
		n[i] = 10*int(tens) + int(ones)
	}
	at = time.Date(100*n[0]+n[1], time.Month(n[2]), n[3], n[4], n[5], n[6], 0, time.UTC)
	ok = at.Month() == time.Month(n[2]) && at.Day() == n[3] && n[4] < 24 && n[5] < 60 && n[6] < 60 // else it has been normalised
	return at, ok
}

// layouts are the precisions of HL7's time stamps, but for fractions of seconds.
var layouts = []string{"20060102150405", "200601021504", "2006010215", "20060102", "200601", "2006"}

// instant reads a time stamp (HL7 v2.5.1, 2.A.22). One without an offset is read as UTC; what is none is zero.
func instant(s string) time.Time {
	if at, ok := second(s); ok {
		return at
	}
	zone := ""
	if i := strings.IndexAny(s, "+-"); i > 0 {
		s, zone = s[:i], s[i:]
	}
	s, _, _ = strings.Cut(s, ".")
	for _, layout := range layouts {
		if len(layout) != len(s) {
			continue
		}
		if zone != "" {
			layout, s = layout+"-0700", s+zone
		}
		at, err := time.Parse(layout, s)
		if err != nil {
			return time.Time{}
		}
		return at
	}
	return time.Time{}
}
