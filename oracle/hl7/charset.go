package hl7

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/korean"
)

// charsets are those of MSH-18 (HL7 table 0211, and what systems write instead) in which no byte of a character can be
// taken for a delimiter. Claims hold the bytes as they are: what is converted is what intake compares, such as numbers and
// names of facilities, so that one sender's bytes and another's mean the same. Nil is UTF-8, with ISO 8859-1 for what is
// none.
var charsets = map[string]encoding.Encoding{
	"": nil, "ASCII": nil, "USASCII": nil, "ISOIR6": nil, "UNICODE": nil, "UNICODEUTF8": nil, "UTF8": nil,
	"88591": charmap.ISO8859_1, "88592": charmap.ISO8859_2, "88593": charmap.ISO8859_3, "88594": charmap.ISO8859_4,
	"88595": charmap.ISO8859_5, "88596": charmap.ISO8859_6, "88597": charmap.ISO8859_7, "88598": charmap.ISO8859_8,
	"88599": charmap.ISO8859_9, "885915": charmap.ISO8859_15, "WINDOWS1252": charmap.Windows1252,
	"KSX1001": korean.EUCKR,
}

// readCharset reads MSH-18: the first repetition is the charset of the message, the others those that its escape
// sequences switch to. It says what is wrong if there is text beyond ASCII and a charset is not read.
func (m *message) readCharset() (problem string) {
	names := m.header.field(18)
	if len(names) == 0 { // as mostly
		return ""
	}
	isFirst, isUnknown, isOther, isMixed := true, false, false, false
	for name := range bytes.SplitSeq(names, []byte{m.delims.rep}) {
		key := squeeze(name)
		charset, isKnown := charsets[key]
		shifts := shifting[key]
		isUnknown = isUnknown || !isKnown && shifts == nil
		isOther = isOther || isKnown && !isASCII[key]
		if shifts != nil {
			isMixed = isMixed || m.shifting != nil && m.shifting != shifts
			m.shifting = shifts
		}
		if isFirst {
			m.charset, isFirst = charset, false
		}
	}
	isMixed = isMixed || m.shifting != nil && isOther
	switch {
	case !isUnknown && !isMixed, !m.hasWideBytes():
		return ""
	case isUnknown:
		return "MSH-18 names a charset that is not known here, and there is text beyond ASCII"
	}
	return "MSH-18 names charsets that are not read together, and there is text beyond ASCII"
}

// squeeze is a charset's name without what systems write differently: case, blanks, strokes, and ISO in front of 8859.
func squeeze(name []byte) string {
	if len(name) == 0 {
		return ""
	}
	var b strings.Builder
	for _, c := range name {
		if isLetter(c) {
			c &^= 0x20
		}
		if isAlphanumeric(c) {
			b.WriteByte(c)
		}
	}
	if rest, ok := strings.CutPrefix(b.String(), "ISO8859"); ok {
		return "8859" + rest
	}
	return b.String()
}

// decode is a value as UTF-8 text.
func (m *message) decode(value []byte) string {
	if !isWide(value) {
		return string(value)
	}
	charset := m.charset
	if charset == nil {
		if utf8.Valid(value) {
			return string(value)
		}
		charset = charmap.ISO8859_1
	}
	text, err := charset.NewDecoder().Bytes(value)
	if err != nil {
		return string(value)
	}
	return string(text)
}

func isWide(b []byte) bool {
	for _, c := range b {
		if c >= 0x80 {
			return true
		}
	}
	return false
}

// hasWideBytes says whether the message holds anything but ASCII text.
func (m *message) hasWideBytes() bool {
	if m.isConverted {
		return true
	}
	for _, s := range m.segments {
		if isShifted(s.raw) {
			return true
		}
	}
	return false
}
