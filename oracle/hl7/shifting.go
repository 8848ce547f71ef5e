package hl7

import (
	"bytes"

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

// decoders are those of them that there are.
var decoders = [...]encoding.Encoding{
	simplifiedchinese.GB18030, traditionalchinese.Big5, japanese.ShiftJIS, japanese.ISO2022JP,
}

// replaced stands where bytes were no character of their charset.
const replaced = "\ufffd"

// convert is a segment's bytes as UTF-8 text; ok is false where some are no characters of the charset.
func convert(raw []byte, from encoding.Encoding) (text []byte, ok bool) {
	text, err := from.NewDecoder().Bytes(raw)
	return text, err == nil && !bytes.Contains(text, []byte(replaced))
}

// readHeader finds the fields of the MSH. If it holds more than ASCII, it may have to be converted before MSH-18 is where it
// seems to be: then it is read in the charset that it names when it is read so.
func (m *message) readHeader(header *segment) {
	m.header = header.places(m.delims.field)
	if !isShifted(header.raw) {
		return
	}
	for _, charset := range decoders {
		text, ok := convert(header.raw, charset)
		if !ok {
			continue
		}
		converted := *header
		converted.raw = text
		if at := converted.places(m.delims.field); m.names(at.field(18), charset) {
			*header, m.header, m.shifting, m.isConverted = converted, at, charset, true
			return
		}
	}
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
