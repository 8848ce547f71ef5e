package hl7

import (
	"bytes"
	"encoding/binary"
	"math/bits"
)

// segment is one segment, from its name to before its line end: as it stands in the record, or as UTF-8 where its charset is
// one that shifts.
type segment struct {
	raw    []byte
	offset int // in the record
	name   name
	isEven bool // known to have no '&', '^' or '~' before a field separator

	start, end int32 // of the third field, which names what an OBX is about, once places found it
	length     int32 // of it in the record, which is another than that of raw where its charset is converted
}

// name is a segment's name in upper case.
type name [3]byte

// cutName reads a segment's name off the front.
func cutName(b []byte) (n name, ok bool) {
	if len(b) < 3 || !isLetter(b[0]) || !isAlphanumeric(b[1]) || !isAlphanumeric(b[2]) {
		return n, false
	}
	for i := range n {
		n[i] = b[i]
		if isLetter(b[i]) {
			n[i] &^= 0x20
		}
	}
	return n, true
}

func (n name) String() string { return string(n[:]) }

// isHeader says whether the segment declares delimiters.
func (n name) isHeader() bool {
	switch string(n[:]) {
	case "MSH", "FHS", "BHS":
		return true
	}
	return false
}

// isTrailer says whether the segment ends a batch, whose delimiters may be others than those of its messages.
func (n name) isTrailer() bool {
	switch string(n[:]) {
	case "BTS", "FTS":
		return true
	}
	return false
}

// isTelltale says whether the name, with a bar behind it, gives away a message that lost its header.
func (n name) isTelltale() bool {
	switch string(n[:]) {
	case "BTS", "DG1", "ERR", "EVN", "FTS", "IN1", "MSA", "NK1", "NTE", "OBR", "OBX", "ORC", "PD1", "PID", "PV1", "PV2",
		"SFT", "SPM", "TXA":
		return true
	}
	return false
}

func (s *segment) is(name string) bool { return string(s.name[:]) == name }

// field is the segment's n-th field as it stands in the record; empty when it has none. MSH-1 is the field separator
// and can't be asked for.
func (s *segment) field(separator byte, n int) []byte {
	if n == 3 && s.end > 0 {
		return s.raw[s.start:s.end]
	}
	if s.name.isHeader() {
		n--
	}
	rest := s.raw
	for ; n > 0; n-- {
		i := index(rest, separator)
		if i < 0 {
			return nil
		}
		rest = rest[i+1:]
	}
	if i := index(rest, separator); i >= 0 {
		rest = rest[:i]
	}
	return rest
}

// indexed is how many fields a places has: all that is read of an OBR, and so of any.
const indexed = 29

// places are where the first fields of a segment are, found in one pass.
type places struct {
	raw    []byte
	starts [indexed + 2]int32 // by number; those that there are not begin behind the end
}

// places finds them, and notes what of it is asked for once more.
func (s *segment) places(separator byte) (p places) {
	p.raw = s.raw
	n := 0
	if s.name.isHeader() {
		n = 1 // the separator itself, which can't be asked for
	}
	s.isEven = p.find(separator, n)
	if start, end := p.starts[3], p.starts[4]-1; start <= end { // else it has none
		s.start, s.end = start, end
	}
	return p
}

// find finds the separators behind the n-th, and says whether it saw all of them and none that an empty component stands before.
func (p *places) find(separator byte, n int) (isEven bool) {
	const lows, ones = 0x7f7f7f7f7f7f7f7f, 0x0101010101010101
	i := 0
	isEven = true
	for ; i+8 <= len(p.raw); i += 8 { // eight bytes at once: the separators become zero, and of those the high bits are found
		x := binary.LittleEndian.Uint64(p.raw[i:]) ^ ones*uint64(separator)
		for found := ^(x&lows + lows | x | lows); found != 0; found &= found - 1 {
			n++
			end := i + bits.TrailingZeros64(found)/8
			p.starts[n] = int32(end + 1)
			if n > indexed {
				return false
			}
			isEven = isEven && !isInner[p.raw[end-1]]
		}
	}
	for ; i < len(p.raw); i++ {
		if p.raw[i] == separator {
			n++
			p.starts[n] = int32(i + 1)
			if n > indexed {
				return false
			}
			isEven = isEven && !isInner[p.raw[i-1]]
		}
	}
	for n++; n < len(p.starts); n++ {
		p.starts[n] = int32(len(p.raw) + 1)
	}
	return isEven
}

// field is what segment.field answers.
func (p *places) field(n int) []byte {
	if start := p.starts[n]; int(start) <= len(p.raw) {
		return p.raw[start : p.starts[n+1]-1]
	}
	return nil
}

// index is bytes.IndexByte for what is mostly a few bytes away.
func index(b []byte, c byte) int {
	const near = 16
	for i := range min(near, len(b)) {
		if b[i] == c {
			return i
		}
	}
	if len(b) <= near {
		return -1
	}
	if i := bytes.IndexByte(b[near:], c); i >= 0 {
		return near + i
	}
	return -1
}
