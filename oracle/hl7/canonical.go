package hl7

import (
	"bytes"
	"strings"
)

// canonical are the delimiters of the projection, behind MSH. A message that declares a truncation character has '#'
// as its fifth.
const canonical = `|^~\&`

// fields is a set of fields of a segment: bit n is field n.
type fields uint64

const allFields = ^fields(0)

func fieldSet(numbers ...int) (set fields) {
	for _, n := range numbers {
		set |= 1 << n
	}
	return set
}

func (f fields) has(n int) bool { return f == allFields || n < 64 && f>>n&1 == 1 }

// pending are separators that were read and not yet written. They are written when a value follows, so that trailing
// ones leave the canonical form.
type pending struct{ fields, repetitions, components, subcomponents int }

func (p *pending) flush(dst []byte) []byte {
	dst = appendTimes(dst, '|', p.fields)
	dst = appendTimes(dst, '~', p.repetitions)
	dst = appendTimes(dst, '^', p.components)
	dst = appendTimes(dst, '&', p.subcomponents)
	*p = pending{}
	return dst
}

func appendTimes(dst []byte, c byte, n int) []byte {
	for range n {
		dst = append(dst, c)
	}
	return dst
}

// trailing are the bytes that mean nothing at the end of a segment.
const trailing = "|~^&\n"

// appendSegment appends the canonical form of a segment with the fields that are kept, and its CR.
func (d *delimiters) appendSegment(dst []byte, s *segment, keep fields) []byte {
	dst = append(dst, s.name[:]...)
	if keep == allFields && d.isCanonical && s.isTrimmed() {
		return append(trimmed(append(dst, s.raw[3:]...), len(dst)), '\r')
	}
	var p pending
	n, rest := 0, s.raw[3:]
	if s.is("MSH") {
		dst = append(dst, canonical...)
		if d.truncation != 0 {
			dst = append(dst, '#')
		}
		n, rest = 2, rest[min(len(rest), 1+d.codes()):]
	}
	start := len(dst)
	for len(rest) > 0 {
		n++
		p.fields++
		value := rest[1:]
		if i := bytes.IndexByte(value, d.field); i >= 0 {
			value = value[:i]
		}
		rest = rest[1+len(value):]
		if keep.has(n) {
			dst = d.appendField(dst, value, &p)
		}
	}
	return append(trimmed(dst, start), '\r')
}

// trimmed cuts off what means nothing at the end of a segment, but not before start.
func trimmed(b []byte, start int) []byte {
	for len(b) > start && strings.IndexByte(trailing, b[len(b)-1]) >= 0 {
		b = b[:len(b)-1]
	}
	return b
}

// ranks are the ranks of the canonical separators, with the escape character above them all.
var ranks = [256]uint8{'&': 1, '^': 2, '~': 3, '|': 4, '\\': 5}

// isInner are the separators inside a field.
var isInner = [256]bool{'&': true, '^': true, '~': true}

// isTrimmed says whether a segment with canonical delimiters is canonical but for separators at its end: it has no
// escapes, and none of its separators stands before one of a higher rank. Most segments are.
func (s *segment) isTrimmed() bool {
	if s.isEven && bytes.IndexByte(s.raw, '\\') < 0 && bytes.IndexByte(s.raw, '~') < 0 && bytes.IndexByte(s.raw, '&') < 0 {
		return true // only '|' and '^' are left, and no '^' stands before a '|'
	}
	last := uint8(0)
	for _, c := range s.raw {
		rank := ranks[c]
		if rank > last && (last > 0 || rank == 5) {
			return false
		}
		last = rank
	}
	return true
}

// appendField appends the canonical form of a field's value behind the separators that are pending.
func (d *delimiters) appendField(dst, value []byte, p *pending) []byte {
	for i := 0; i < len(value); {
		n := 1
		switch d.classes[value[i]] {
		case plain:
			for i+n < len(value) && d.classes[value[i+n]] == plain {
				n++
			}
			dst = append(p.flush(dst), value[i:i+n]...)
		case repetition:
			*p = pending{fields: p.fields, repetitions: p.repetitions + 1}
		case component:
			p.components++
			p.subcomponents = 0
		case subcomponent:
			p.subcomponents++
		case clash:
			dst = d.appendLiteral(p.flush(dst), value[i])
		case truncation:
			dst = append(p.flush(dst), '#')
		case escape:
			dst, n = d.appendEscape(p.flush(dst), value[i:])
		}
		i += n
	}
	p.repetitions, p.components, p.subcomponents = 0, 0, 0
	return dst
}

// appendLiteral appends a byte that stands for itself.
func (d *delimiters) appendLiteral(dst []byte, c byte) []byte {
	switch {
	case c == '|':
		return append(dst, `\F\`...)
	case c == '^':
		return append(dst, `\S\`...)
	case c == '~':
		return append(dst, `\R\`...)
	case c == '\\':
		return append(dst, `\E\`...)
	case c == '&':
		return append(dst, `\T\`...)
	case c == '#' && d.truncation != 0:
		return append(dst, `\P\`...)
	}
	return append(dst, c)
}

// appendEscape appends the escape sequence in front of b, n bytes of it (HL7 v2.5.1, 2.7). The sequences of delimiters
// become what they stand for; others stay as they are; an escape character that begins none stands for itself.
func (d *delimiters) appendEscape(dst, b []byte) (_ []byte, n int) {
	n = 1
	for n < len(b) && d.mayEscape(b[n]) {
		n++
	}
	if n == 1 || n == len(b) || b[n] != d.escape {
		return d.appendLiteral(dst, d.escape), 1
	}
	body := b[1:n]
	if c, ok := d.escaped(body); ok {
		return d.appendLiteral(dst, c), n + 1
	}
	dst = append(append(dst, '\\'), body...)
	return append(dst, '\\'), n + 1
}

// mayEscape says whether a byte may stand in the body of an escape sequence: printable ASCII but the delimiters of the
// message and of the canonical form.
func (d *delimiters) mayEscape(c byte) bool {
	return c >= ' ' && c < 0x7f && c != '#' && d.classes[c] == plain
}

// escaped is the delimiter that an escape sequence stands for.
func (d *delimiters) escaped(body []byte) (byte, bool) {
	if len(body) != 1 {
		return 0, false
	}
	switch body[0] {
	case 'F':
		return d.field, true
	case 'S':
		return d.comp, true
	case 'R':
		return d.rep, true
	case 'E':
		return d.escape, true
	case 'T':
		return d.sub, true
	case 'P':
		return d.truncation, d.truncation != 0
	}
	return 0, false
}

// codes is the length of MSH-2.
func (d *delimiters) codes() int {
	if d.truncation != 0 {
		return 5
	}
	return 4
}
