package hl7

import (
	"bytes"
	"slices"
	"strconv"

	"github.com/labseal/labseal/evidence"
)

// What claims repeat of segments that have claims of their own, so that each can be understood alone. The rest of MSH
// is transport: who sends to whom, when, under which number.
var (
	mshFields = fieldSet(9, 11, 12, 18, 19, 20)              // type, processing id, version, charsets, language
	pidFields = fieldSet(2, 3, 4, 5, 7, 8)                   // identifiers, name, birth, sex
	orcFields = fieldSet(1, 2, 3, 5)                         // control, placer and filler number, status
	obrFields = fieldSet(2, 3, 4, 7, 15, 22, 24, 25, 26, 29) // numbers, service, time, specimen, section, status, parent
	spmFields = fieldSet(2, 4, 5, 8, 17, 20, 21, 23, 24)     // identifier, type, site, collection, fitness
)

// projector writes claims: their names one behind the other, and likewise their bodies.
type projector struct {
	file   *File
	marks  []mark
	names  []byte
	body   []byte
	claims []evidence.Claim

	scope, scopeStart, scopeEnd int // the scope last written, and where in body
}

// mark is where a claim begins.
type mark struct {
	kind       string
	name, body int
}

// start makes room for the claims of a file.
func (p *projector) start(f *File) {
	n := len(f.parts) + len(f.messages)
	*p = p.emptied()
	p.file = f
	p.marks = slices.Grow(p.marks, n+1)
	p.names = slices.Grow(p.names, 32*n)
	p.body = slices.Grow(p.body, f.projected)
}

// emptied is the projector's memory.
func (p *projector) emptied() projector {
	return projector{marks: p.marks[:0], names: p.names[:0], body: p.body[:0], claims: p.claims[:0]}
}

// cut cuts the names and bodies apart.
func (p *projector) cut() []evidence.Claim {
	names := string(p.names)
	claims := slices.Grow(p.claims[:0], len(p.marks))[:len(p.marks)]
	next := mark{name: len(p.names), body: len(p.body)}
	for i := len(p.marks) - 1; i >= 0; i-- {
		m := p.marks[i]
		claims[i] = evidence.Claim{
			Kind: m.kind,
			Name: names[m.name:next.name],
			Body: p.body[m.body:next.body:next.body],
		}
		next = m
	}
	p.claims = claims
	return claims
}

// begin begins a claim, whose name follows. Its body's first line is its place: four numbers and the dots between them.
func (p *projector) begin(kind string, at place) {
	p.marks = append(p.marks, mark{kind: kind, name: len(p.names), body: len(p.body)})
	for i, n := range [...]uint32{at.message, at.patient, at.order, at.specimen} {
		if i > 0 {
			p.body = append(p.body, '.')
		}
		p.body = strconv.AppendUint(p.body, uint64(n), 10)
	}
	p.body = append(p.body, '\r')
}

func (p *projector) write(m *message, s segment, keep fields) {
	p.body = m.delims.appendSegment(p.body, s, keep)
}

// contexts writes a message's contexts, one for each of its patients, or one when it names none.
func (p *projector) contexts(m *message, number uint32) {
	header := m.segments[0]
	at := place{message: number}
	for _, s := range m.segments {
		if s.is("PID") {
			at.patient++
			p.begin("context", at)
			p.label(m, header, 9)
			p.write(m, header, mshFields)
			p.write(m, s, pidFields)
		}
	}
	if at.patient == 0 {
		p.begin("context", at)
		p.label(m, header, 9)
		p.write(m, header, mshFields)
	}
}

// part writes the claim of a part: for an observation what it is about, then the part's segments.
func (p *projector) part(t *part) {
	m := &p.file.messages[t.place.message-1]
	segments := p.file.segments(t)
	p.begin(kindNames[t.kind], t.place)
	p.name(m, t.kind, segments)
	if t.kind == observation {
		p.about(m, t.scope)
	}
	for _, s := range segments {
		p.write(m, s, allFields)
	}
}

// about writes what an observation needs from its order and specimens. Consecutive observations need the same, which
// is copied.
func (p *projector) about(m *message, number int) {
	if p.scope == number && p.scopeEnd > 0 {
		p.body = append(p.body, p.body[p.scopeStart:p.scopeEnd]...)
		return
	}
	p.scope, p.scopeStart = number, len(p.body)
	about := &p.file.scopes[number]
	if about.order >= 0 {
		for _, s := range p.file.segments(&p.file.parts[about.order]) {
			switch string(s.name[:]) {
			case "ORC":
				p.write(m, s, orcFields)
			case "OBR":
				p.write(m, s, obrFields)
			case "NTE":
				p.write(m, s, allFields)
			}
		}
	}
	for _, s := range about.specimens {
		p.write(m, s, spmFields)
	}
	p.scopeEnd = len(p.body)
}

// name writes the name of a part's claim: the code of what it is about, or the name of its first segment.
func (p *projector) name(m *message, k kind, segments []segment) {
	first := segments[0]
	switch k {
	case observation:
		p.label(m, first, 3)
	case document:
		p.label(m, first, 2)
	case order:
		p.orderName(m, segments)
	case specimen:
		if first.is("SPM") {
			p.label(m, first, 4)
			return
		}
		fallthrough
	default:
		p.names = append(p.names, first.name[:]...)
	}
}

func (p *projector) orderName(m *message, segments []segment) {
	for _, s := range segments {
		if s.is("OBR") {
			p.label(m, s, 4)
			return
		}
	}
	p.names = append(p.names, segments[0].name[:]...)
}

// maxLabel is the length of the longest label, in bytes.
const maxLabel = 64

// label writes the first two components of a field's first repetition in their canonical form, cut to maxLabel bytes,
// with a question mark for each byte that is not printable ASCII.
func (p *projector) label(m *message, s segment, field int) {
	value, simple := m.firstComponents(s.field(m.delims.field, field))
	start := len(p.names)
	if simple {
		p.names = append(p.names, value...)
	} else {
		p.names = m.delims.appendField(p.names, value, &pending{})
		for i, c := range p.names[start:] {
			if c < ' ' || c > '~' {
				p.names[start+i] = '?'
			}
		}
	}
	p.names = p.names[:min(len(p.names), start+maxLabel)]
}

// firstComponents is the first two components of a field's first repetition as they stand in the record, and whether
// that is their canonical form in printable ASCII.
func (m *message) firstComponents(value []byte) (_ []byte, simple bool) {
	simple = m.delims.isCanonical
	components := 0
	for i, c := range value {
		if m.delims.classes[c] == plain { // as nearly all are
			simple = simple && c >= ' ' && c <= '~'
			continue
		}
		switch m.delims.classes[c] {
		case component:
			components++
		case repetition:
			components = 2
		default:
			simple = false
		}
		if components == 2 {
			value = value[:i]
			break
		}
	}
	return value, simple && !bytes.HasSuffix(value, []byte{'^'})
}
