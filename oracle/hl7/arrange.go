package hl7

import (
	"fmt"
	"slices"

	"github.com/labseal/labseal/evidence"
)

// kind is the kind of a part's claim.
type kind uint8

const (
	other kind = iota
	patient
	order
	observation
	specimen
	document
)

var kindNames = [...]string{"other", "patient", "order", "observation", "specimen", "document"}

// part is a run of segments of one message that make one claim.
type part struct {
	kind       kind
	place      place
	first, end int // of the message's segments
	scope      int // of the file's scopes: what an observation is about
}

// place says where in a record a part stands, as the projection writes it. Patients, orders and specimens are numbered
// from 1 through their message; 0 is none.
type place struct{ message, patient, order, specimen uint32 }

// scope is what observations are about: an order and its specimens.
type scope struct {
	order     int // index of its part; -1 when there is none
	specimens []segment
}

// arranger arranges a message's segments into parts. Segments may come in any order; those that only make sense
// behind another one join it where they do, and stand alone where they don't.
type arranger struct {
	*File
	segments    []segment
	place       place // where we are
	given       place // the numbers given last
	open        int   // index of the part that takes more segments; -1 when there is none
	hasORC      bool  // the open order has its ORC
	hasOBR      bool
	orcFollows  bool // the message is an OUL, whose ORC stands behind its OBR
	specimenLed bool // specimens stand before their orders, as in OUL^R22 and OML^O33, not behind
}

func (f *File) arrange() {
	count := 0
	for i := range f.messages {
		count += len(f.messages[i].segments)
	}
	f.parts = slices.Grow(f.parts, count)
	for i := range f.messages {
		m := &f.messages[i]
		a := &arranger{File: f, segments: m.segments, open: -1, orcFollows: m.typeIs("OUL")}
		a.place.message = uint32(i + 1)
		a.enter(scope{order: -1})
		for j := 1; j < len(m.segments); j++ {
			a.take(j)
		}
	}
}

func (a *arranger) take(i int) {
	s := &a.segments[i]
	switch string(s.name[:]) {
	case "SFT", "UAC", "DSC": // the sending software, its credentials, a pointer to the next message: transport
		a.open = -1
	case "PID":
		a.patient(i)
	case "PD1", "NK1", "MRG", "ARV":
		a.join(i, a.isOpen(patient), patient)
	case "ORC", "OBR":
		a.order(i, s.is("OBR"))
	case "TQ1", "TQ2", "CTD":
		a.join(i, a.isOpen(order), other)
	case "OBX":
		a.begin(observation, i)
	case "TCD", "SID":
		a.join(i, a.isOpen(observation), other)
	case "NTE", "PRT", "ROL", "ADD":
		a.join(i, a.open >= 0, other)
	case "SPM":
		a.specimen(i)
	case "SAC":
		a.join(i, a.isOpen(specimen), specimen)
	case "TXA":
		a.begin(document, i)
	default:
		a.begin(other, i)
	}
}

func (a *arranger) isOpen(k kind) bool { return a.open >= 0 && a.parts[a.open].kind == k }

func (a *arranger) begin(k kind, i int) {
	a.open = len(a.parts)
	a.parts = append(a.parts, part{kind: k, place: a.place, first: i, end: i + 1, scope: len(a.scopes) - 1})
}

// join adds the segment to the open part if it belongs there, and else begins a part of the given kind with it.
func (a *arranger) join(i int, belongs bool, alone kind) {
	if belongs {
		a.parts[a.open].end = i + 1
		return
	}
	a.begin(alone, i)
}

func (a *arranger) enter(s scope) { a.scopes = append(a.scopes, s) }

func (a *arranger) patient(i int) {
	a.given.patient++
	a.place = place{message: a.place.message, patient: a.given.patient}
	a.specimenLed = false
	a.enter(scope{order: -1})
	a.begin(patient, i)
}

// order begins an order with its ORC or OBR, or adds the one that is missing to the order that the other began.
func (a *arranger) order(i int, isOBR bool) {
	if a.isOpen(order) && (isOBR && !a.hasOBR || !isOBR && !a.hasORC && a.orcFollows) {
		a.hasOBR, a.hasORC = true, true
		a.join(i, true, order)
		return
	}
	a.hasOBR, a.hasORC = isOBR, !isOBR
	a.given.order++
	a.place.order = a.given.order
	about := scope{order: len(a.parts)}
	if a.specimenLed {
		about.specimens = a.scopes[len(a.scopes)-1].specimens
	} else {
		a.place.specimen = 0
	}
	a.enter(about)
	a.begin(order, i)
}

// specimen begins a specimen. Behind an order it is that order's; before any, the orders that follow are about it.
func (a *arranger) specimen(i int) {
	a.given.specimen++
	a.place.specimen = a.given.specimen
	if a.specimenLed = a.specimenLed || a.place.order == 0; a.specimenLed {
		a.place.order = 0
		a.enter(scope{order: -1, specimens: a.segments[i : i+1 : i+1]})
	} else {
		about := &a.scopes[len(a.scopes)-1]
		about.specimens = append(about.specimens, a.segments[i])
	}
	a.begin(specimen, i)
}

// maxRepeated is how much of a record its contexts and observations may repeat of headers, orders and specimens, in
// bytes. Real records stay far below; it bounds the memory that a hostile one can take.
const maxRepeated = 64 << 20

// bounded refuses a record whose projection would be too large, and notes how large it is at most, in bytes, but for
// escapes that are longer than what they stand for.
func (f *File) bounded() error {
	claims, repeated := len(f.parts), 0
	for i := range f.messages {
		contexts := max(1, f.messages[i].patients())
		claims += contexts
		repeated += contexts * len(f.messages[i].segments[0].raw)
	}
	f.sizes = slices.Grow(f.sizes, len(f.scopes))[:len(f.scopes)]
	for i, s := range f.scopes {
		f.sizes[i] = lengths(s.specimens)
		if s.order >= 0 {
			f.sizes[i] += lengths(f.segments(&f.parts[s.order]))
		}
	}
	for i := range f.parts {
		if p := &f.parts[i]; p.kind == observation {
			repeated += f.sizes[p.scope]
		}
	}
	switch {
	case claims > evidence.MaxClaims:
		problem := fmt.Sprintf("the record makes %d claims, and one record can have %d", claims, evidence.MaxClaims)
		return &Error{Problem: problem, Remedy: inPieces}
	case repeated > maxRepeated:
		return &Error{Problem: "the orders and their notes are too long for so many results", Remedy: inPieces}
	}
	const placeLine = 24
	f.projected = len(f.record) + repeated + placeLine*claims
	return nil
}

func (f *File) segments(p *part) []segment {
	return f.messages[p.place.message-1].segments[p.first:p.end]
}

func lengths(segments []segment) (n int) {
	for _, s := range segments {
		n += len(s.raw)
	}
	return n
}
