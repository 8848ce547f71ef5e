package hl7

import (
	"bytes"

	"golang.org/x/text/encoding"
)

// message is one MSH and its segments, without those of a batch's envelope.
type message struct {
	delims   delimiters
	segments []segment         // the first one is MSH
	header   places            // of that
	charset  encoding.Encoding // of MSH-18; nil: UTF-8, or what comes near
	shifting encoding.Encoding // of MSH-18, which the segments are converted from; nil: none

	isConverted bool // the header is
}

// typeIs says whether MSH-9.1 is one of the message types.
func (m *message) typeIs(types ...string) bool {
	t := m.codeOf(m.header.field(9))
	for _, want := range types {
		if string(t) == want {
			return true
		}
	}
	return false
}

// code is the first component of the first repetition of a field, without blanks around it.
func (m *message) code(s *segment, field int) []byte { return m.codeOf(s.field(m.delims.field, field)) }

func (m *message) codeOf(value []byte) []byte {
	for i, c := range value {
		if c == m.delims.comp || c == m.delims.rep || c == m.delims.sub {
			value = value[:i]
			break
		}
	}
	return bytes.TrimSpace(value)
}

// patients is how many PID segments the message has.
func (m *message) patients() (n int) {
	for i := range m.segments {
		if m.segments[i].is("PID") {
			n++
		}
	}
	return n
}
