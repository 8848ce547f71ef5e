package hl7

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// shifting are the charsets of MSH-18 in which bytes of a character can be those of a delimiter, but of no line end: the
// fields of a message can be found only when its segments are converted, and so they are, to UTF-8.
var shifting = map[string]encoding.Encoding{
	"GB180302000": simplifiedchinese.GB18030, "GB18030": simplifiedchinese.GB18030,
	"GBK": simplifiedchinese.GB18030, "GB2312": simplifiedchinese.GB18030,
	"BIG5":     traditionalchinese.Big5,
	"SHIFTJIS": japanese.ShiftJIS,
	"ISOIR87":  japanese.ISO2022JP, "ISOIR159": japanese.ISO2022JP, "ISOIR14": japanese.ISO2022JP,
}

// isASCII are the charsets of one byte that may stand beside one that shifts, as they are its beginning.
var isASCII = map[string]bool{"": true, "ASCII": true, "USASCII": true, "ISOIR6": true}

// decoders are what they are read by.
var decoders = [...]encoding.Encoding{
	simplifiedchinese.GB18030, traditionalchinese.Big5, japanese.ShiftJIS, japanese.ISO2022JP,
}

// convert is a segment's bytes as UTF-8 text; ok is false where some are no characters of the charset. What shifts without an
// escape sequence (0x0E, 0x0F) and characters of private use, which mean to each what he agreed on, are none.
func convert(raw []byte, from encoding.Encoding) (text []byte, ok bool) {
	text, err := from.NewDecoder().Bytes(raw)
	return text, err == nil && !bytes.ContainsFunc(text, func(r rune) bool {
		return r == utf8.RuneError || r == 0x0e || r == 0x0f || unicode.Is(unicode.Co, r)
	})
}

// readHeader finds the fields of the MSH. If it holds more than ASCII, it may have to be converted before MSH-18 is where it
// seems to be: then it is read in the charset that it names when it is read so. It says what is wrong where there are two.
func (m *message) readHeader(header *segment) (problem string) {
	raw := *header
	m.header = header.places(m.delims.field)
	if !isShifted(raw.raw) {
		return ""
	}
	for _, charset := range decoders {
		text, ok := convert(raw.raw, charset)
		if !ok {
			continue
		}
		converted := raw
		converted.raw = text
		at := converted.places(m.delims.field)
		if !m.names(at.field(18), charset) {
			continue
		}
		if m.isConverted {
			return "it can be read in two charsets, and names in MSH-18 that in which it is read"
		}
		*header, m.header, m.shifting, m.isConverted = converted, at, charset, true
	}
	return ""
}

// names says whether a charset is among those of MSH-18.
func (m *message) names(names []byte, charset encoding.Encoding) bool {
	for name := range bytes.SplitSeq(names, []byte{m.delims.rep}) {
		if shifting[squeeze(name)] == charset {
			return true
		}
	}
	return false
}

// unshift converts the segments behind the header, if the message's charset shifts. It says what is wrong with which of
// them.
func (m *message) unshift() (problem string, of segment) {
	header := m.segments[0]
	if m.shifting == nil {
		return "", header
	}
	if !m.isConverted && isShifted(header.raw) {
		return noCharacters, header
	}
	for i := range m.segments[1:] {
		s := &m.segments[i+1]
		if !isShifted(s.raw) {
			continue
		}
		text, ok := convert(s.raw, m.shifting)
		if !ok {
			return noCharacters, *s
		}
		s.raw = text
	}
	return "", header
}

const noCharacters = "it holds bytes that are no characters of the charset of MSH-18"

// isShifted says whether a segment holds anything but ASCII text.
func isShifted(b []byte) bool {
	for _, c := range b {
		if c >= 0x80 || c == 0x1b || c == 0x0e {
			return true
		}
	}
	return false
}
