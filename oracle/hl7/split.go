package hl7

import (
	"bytes"
	"fmt"
	"slices"
)

const (
	framing  = "\r\n\x00\x0b\x1a\x1c" // may stand before a segment: line ends, MLLP framing, NUL, Ctrl-Z
	padding  = "\r\n\x00\x1c"         // may stand behind a segment
	forbids  = "\x00\x0b\x1c"         // may not stand inside of one
	blanks   = " \t"
	resend   = "send the message again from the system it comes from"
	inPieces = "send it in smaller batches"
	noBreaks = `if a value holds a line break, let the sender write it as \.br\`
)

// maxSegments is how many segments a record may have, so that a hostile one can't take much memory.
const maxSegments = 1 << 20

var utf8BOM = []byte("\xef\xbb\xbf")

// splitter cuts a record into segments.
type splitter struct {
	b         []byte // the record without its padding at the end
	segments  []segment
	separator byte // of fields, as the header last seen has it; 0 before the first
	isDamaged bool // one of the forbidden bytes is somewhere in it
	crEnds    bool // the first segment ends in CR: then a lone LF may be part of a value
	cr, lf    int  // the next CR and LF not before the position last asked for
}

// split appends the segments of a record to an empty list.
func split(segments []segment, b []byte) ([]segment, error) {
	if isUTF16(b) {
		return nil, &Error{Problem: "the record is UTF-16 text", Remedy: "send it as UTF-8 or in a one-byte charset"}
	}
	if isXML(b) {
		return nil, &Error{Problem: "this is HL7 v2 as XML, which is not read yet", Remedy: "send it with bars (ER7)"}
	}
	s := &splitter{b: bytes.TrimRight(b, padding), segments: slices.Grow(segments, min(64, len(b)/64+1)), cr: -1, lf: -1}
	for i := range len(forbids) {
		s.isDamaged = s.isDamaged || bytes.IndexByte(s.b, forbids[i]) >= 0
	}
	for at := s.skip(0); at < len(s.b); {
		n, ok := cutName(s.b[at:])
		if !ok || n.isHeader() || !s.separates(s.b[at:]) { // else it is as nearly all are
			if problem, remedy := s.problem(s.b[at:]); problem != "" {
				return nil, s.fail(at, problem, remedy)
			}
		}
		end := s.end(at, n)
		if err := s.add(at, end, n); err != nil {
			return nil, err
		}
		at = s.skip(end)
	}
	if len(s.segments) == 0 {
		return nil, &Error{Problem: "the record is empty", Remedy: resend}
	}
	return s.segments, nil
}

// skip moves over what means nothing in front of a segment: framing, BOMs, lines of blanks.
func (s *splitter) skip(at int) int {
	for at < len(s.b) && isLineEnd(s.b[at]) {
		at++
	}
	for at < len(s.b) && !isLetter(s.b[at]) {
		rest := bytes.TrimPrefix(bytes.TrimLeft(s.b[at:], framing), utf8BOM)
		if text := bytes.TrimLeft(rest, blanks); len(text) == 0 || isLineEnd(text[0]) || len(s.segments) == 0 {
			rest = text
		}
		next := len(s.b) - len(rest)
		if next == at {
			break
		}
		at = next
	}
	return at
}

// end finds the end of the segment of a name that begins at the offset: the next CR, or the next LF that does not belong to a
// value. In a record whose segments end in CR, as the standard has it, an LF belongs to the value if what follows it is
// not a segment. A header's values hold none, nor does a name alone.
func (s *splitter) end(start int, n name) int {
	at := s.lineEnd(start)
	if at == len(s.b) || s.b[at] == '\r' || !s.crEnds || n.isHeader() || !s.begins(s.b[start:]) {
		return at
	}
	for ; at < len(s.b) && s.b[at] == '\n'; at = s.lineEnd(at + 1) {
		next := bytes.TrimLeft(s.b[at:], "\n")
		if s.begins(bytes.TrimPrefix(bytes.TrimLeft(next, "\x0b"), utf8BOM)) {
			break
		}
		at = len(s.b) - len(next) - 1
	}
	return at
}

// lineEnd is the offset of the next CR or LF, or the end. Offsets must not fall from call to call.
func (s *splitter) lineEnd(at int) int {
	if s.cr < at {
		s.cr = s.next(at, '\r')
	}
	if s.lf < at {
		s.lf = s.next(at, '\n')
	}
	return min(s.cr, s.lf)
}

// next is the offset of the next such byte, or the end.
func (s *splitter) next(at int, c byte) int {
	if i := bytes.IndexByte(s.b[at:], c); i >= 0 {
		return at + i
	}
	return len(s.b)
}

// add appends the segment of a name between the offsets.
func (s *splitter) add(at, end int, n name) error {
	if len(s.segments) == 0 {
		s.crEnds = end < len(s.b) && s.b[end] == '\r'
	}
	seg := segment{raw: s.b[at:end], offset: at, name: n}
	if seg.raw[len(seg.raw)-1] < ' ' {
		seg.raw = bytes.TrimRight(seg.raw, padding)
	}
	seg.length = int32(len(seg.raw))
	for i := 0; i < len(forbids) && s.isDamaged; i++ {
		if bytes.IndexByte(seg.raw, forbids[i]) >= 0 {
			return s.fail(at, fmt.Sprintf("the control byte 0x%02x stands inside the segment", forbids[i]), resend)
		}
	}
	if len(s.segments) == maxSegments {
		return &Error{Problem: fmt.Sprintf("the record has more than %d segments", maxSegments), Remedy: inPieces}
	}
	s.segments = append(s.segments, seg)
	return nil
}

// separates says whether the field separator, if it is known, follows a name that the text begins with.
func (s *splitter) separates(b []byte) bool {
	return len(b) > 3 && b[3] == s.separator && s.separator != 0
}

// begins says whether the text begins with a segment's name and a field separator.
func (s *splitter) begins(b []byte) bool {
	n, ok := cutName(b)
	return ok && (s.separates(b) || len(b) > 3 && isDelimiter(b[3]) && (n.isHeader() || n.isTrailer()))
}

// problem says why no segment begins here. It notes the field separator of a header.
func (s *splitter) problem(b []byte) (problem, remedy string) {
	n, ok := cutName(b)
	foreign := ok && len(b) > 3 && isDelimiter(b[3])
	switch {
	case ok && n.isHeader() && foreign:
		s.separator = b[3]
		return "", ""
	case ok && n.isHeader():
		return "the " + n.String() + " segment ends behind its name", resend
	case s.separator == 0 && foreign:
		return "there is no header (MSH) before this segment", resend
	case s.separator == 0:
		return "there is text before the header (MSH)", "send the message alone, without other text"
	case s.begins(b), ok && isBare(b, n):
		return "", ""
	case foreign:
		return fmt.Sprintf("0x%02x follows the segment's name, and not the field separator 0x%02x of MSH-1",
			b[3], s.separator), resend
	case b[0] == ' ' || b[0] == '\t':
		return "there is a blank where the segment's name should begin", noBreaks
	}
	return "the line does not begin with a segment's name", noBreaks
}

// isBare says whether a segment's name stands alone on its line, in upper case.
func isBare(b []byte, n name) bool {
	return (len(b) == 3 || isLineEnd(b[3])) && string(b[:3]) == n.String()
}

func (s *splitter) fail(at int, problem, remedy string) error {
	e := &Error{Line: lineAt(s.b, at), Problem: problem, Remedy: remedy}
	if s.begins(s.b[at:]) {
		n, _ := cutName(s.b[at:])
		e.Segment = n.String()
	}
	return e
}
