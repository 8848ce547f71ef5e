package hl7

import (
	"slices"
	"strconv"
	"strings"

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
	memory *Memory
	marks  []mark
	names  []byte
	body   []byte
	before beginning
}

// beginning is how the observation before begins: with its place and what it is about.
type beginning struct {
	place      place
	scope      int
	start, end int // in body
}

// mark is where a claim begins.
type mark struct {
	kind       string
	name, body int
}

// start makes room for the claims of a file.
func (p *projector) start(f *File, memory *Memory) {
	n := len(f.parts) + len(f.messages)
	*p = projector{
		file: f, memory: memory,
		marks: slices.Grow(p.marks[:0], n+1),
		names: slices.Grow(p.names[:0], 32*n),
		body:  slices.Grow(memory.body[:0], f.projected),
	}
}

// cut cuts the names and bodies apart.
func (p *projector) cut() []evidence.Claim {
	names := string(p.names)
	claims := slices.Grow(p.memory.claims[:0], len(p.marks))[:len(p.marks)]
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
	p.memory.claims, p.memory.body = claims, p.body
	return claims
}

// begin begins a claim, whose name follows. Its body's first line is its place: four numbers and the dots between them.
func (p *projector) begin(kind string, at place) {
	p.mark(kind)
	for i, n := range [...]uint32{at.message, at.patient, at.order, at.specimen} {
		if i > 0 {
			p.body = append(p.body, '.')
		}
		p.body = strconv.AppendUint(p.body, uint64(n), 10)
	}
	p.body = append(p.body, '\r')
}

func (p *projector) mark(kind string) {
	p.marks = append(p.marks, mark{kind: kind, name: len(p.names), body: len(p.body)})
}

func (p *projector) write(m *message, s *segment, keep fields) {
	p.body = m.delims.appendSegment(p.body, s, keep)
}

// contexts writes a message's contexts, one for each of its patients, or one when it names none.
func (p *projector) contexts(m *message, number uint32) {
	header := &m.segments[0]
	at := place{message: number}
	for i := range m.segments {
		if s := &m.segments[i]; s.is("PID") {
			at.patient++
			p.begin("context", at)
			p.label(m, m.header.field(9))
			p.write(m, header, mshFields)
			p.write(m, s, pidFields)
		}
	}
	if at.patient == 0 {
		p.begin("context", at)
		p.label(m, m.header.field(9))
		p.write(m, header, mshFields)
	}
}

// part writes the claim of a part: for an observation what it is about, then the part's segments.
func (p *projector) part(t *part) {
	m := &p.file.messages[t.place.message-1]
	segments := p.file.segments(t)
	if t.kind == observation {
		p.about(m, t)
	} else {
		p.begin(kindNames[t.kind], t.place)
	}
	p.name(m, t.kind, segments)
	for i := range segments {
		p.write(m, &segments[i], allFields)
	}
}

// about begins an observation and writes what it needs from its order and specimens. Consecutive observations begin alike,
// which is copied.
func (p *projector) about(m *message, t *part) {
	if b := &p.before; b.end > 0 && b.place == t.place && b.scope == t.scope {
		p.mark(kindNames[observation])
		p.body = append(p.body, p.body[b.start:b.end]...)
		return
	}
	start := len(p.body)
	p.begin(kindNames[observation], t.place)
	about := &p.file.scopes[t.scope]
	if about.order >= 0 {
		segments := p.file.segments(&p.file.parts[about.order])
		for i := range segments {
			switch s := &segments[i]; string(s.name[:]) {
			case "ORC":
				p.write(m, s, orcFields)
			case "OBR":
				p.write(m, s, obrFields)
			case "NTE":
				p.write(m, s, allFields)
			}
		}
	}
	for i := range about.specimens {
		p.write(m, &about.specimens[i], spmFields)
	}
	p.before = beginning{t.place, t.scope, start, len(p.body)}
}

// name writes the name of a part's claim: the code of what it is about, or the name of its first segment.
func (p *projector) name(m *message, k kind, segments []segment) {
	first := &segments[0]
	switch k {
	case observation:
		p.label(m, first.field(m.delims.field, 3))
	case document:
		p.label(m, first.field(m.delims.field, 2))
	case order:
		p.orderName(m, segments)
	case specimen:
		if first.is("SPM") {
			p.label(m, first.field(m.delims.field, 4))
			return
		}
		fallthrough
	default:
		p.names = append(p.names, first.name[:]...)
	}
}

func (p *projector) orderName(m *message, segments []segment) {
	for i := range segments {
		if s := &segments[i]; s.is("OBR") {
			p.label(m, s.field(m.delims.field, 4))
			return
		}
	}
	p.names = append(p.names, segments[0].name[:]...)
}

// maxLabel is the length of the longest label, in bytes.
const maxLabel = 64

// label writes the first two components of a field's first repetition in their canonical form, cut to maxLabel bytes,
// with a question mark for each byte that is not printable ASCII.
func (p *projector) label(m *message, value []byte) {
	start := len(p.names)
	if label, ok := m.simpleLabel(value); ok {
		p.names = append(p.names, label...)
		return
	}
	p.names = m.delims.appendField(p.names, m.firstComponents(value), &pending{})
	for i, c := range p.names[start:] {
		if c < ' ' || c > '~' {
			p.names[start+i] = '?'
		}
	}
	p.names = p.names[:min(len(p.names), start+maxLabel)]
}

// simple are the classes of bytes in a label with canonical delimiters: what is neither plain nor one of its separators is
// written in another way than it stands, or not at all.
var simple = func() (classes [256]class) {
	for c := range classes {
		if c < ' ' || c > '~' || strings.IndexByte(canonical, byte(c)) >= 0 {
			classes[c] = clash
		}
	}
	classes['^'], classes['~'] = component, repetition
	return classes
}()

// simpleLabel is the label of a value whose first bytes are the label as they stand, as nearly always.
func (m *message) simpleLabel(value []byte) (label []byte, ok bool) {
	if !m.delims.isCanonical {
		return nil, false
	}
	value = value[:min(len(value), maxLabel)]
	components := 0
	for i, c := range value {
		switch simple[c] {
		case plain:
			continue
		case component:
			components++
		case repetition:
			components = 2
		default:
			return nil, false
		}
		if components == 2 {
			value = value[:i]
			break
		}
	}
	return value, len(value) == 0 || value[len(value)-1] != '^'
}

// firstComponents is the first two components of a field's first repetition as they stand in the record.
func (m *message) firstComponents(value []byte) []byte {
	components := 0
	for i, c := range value {
		switch m.delims.classes[c] {
		case component:
			components++
		case repetition:
			components = 2
		}
		if components == 2 {
			return value[:i]
		}
	}
	return value
}
