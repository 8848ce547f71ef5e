package hl7

import "bytes"

// sniffed is how far [Looks] reads for a header behind other text, in bytes.
const sniffed = 64 << 10

// Looks says whether a lab technician would call the bytes HL7 v2, be they whole or damaged: they begin with a header
// or a well-known segment, or a line of theirs begins with "MSH|". What looks like HL7 v2 and does not parse is to be
// refused, not taken for an unknown document.
func Looks(b []byte) bool {
	head := b[:min(len(b), sniffed)]
	if isUTF16(head) {
		head = bytes.ReplaceAll(bytes.TrimLeft(head, "\xff\xfe"), []byte{0}, nil)
	}
	head = bytes.TrimLeft(bytes.TrimPrefix(bytes.TrimLeft(head, framing+" \t"), utf8BOM), framing+" \t")
	if n, ok := cutName(head); ok {
		switch {
		case n.isHeader():
			return len(head) == 3 || isDelimiter(head[3]) || isLineEnd(head[3])
		case n.isTelltale() && len(head) > 3 && head[3] == '|':
			return true
		}
	}
	return isXML(head) || hasHeaderLine(head)
}

// hasHeaderLine finds a line that begins with "MSH|".
func hasHeaderLine(b []byte) bool {
	for {
		i := bytes.Index(b, []byte("MSH|"))
		if i < 0 {
			return false
		}
		before := bytes.TrimRight(b[:i], " \t\x0b")
		if len(before) == 0 || isLineEnd(before[len(before)-1]) {
			return true
		}
		b = b[i+len("MSH|"):]
	}
}

// isXML says whether the bytes are the XML encoding of HL7 v2.
func isXML(b []byte) bool {
	b = bytes.TrimLeft(bytes.TrimPrefix(b, utf8BOM), "\r\n\t ")
	return len(b) > 0 && b[0] == '<' && bytes.Contains(b[:min(len(b), sniffed)], []byte("urn:hl7-org:v2xml"))
}

// isUTF16 says whether the bytes begin with a UTF-16 BOM or with an ASCII letter in UTF-16.
func isUTF16(b []byte) bool {
	if len(b) < 2 {
		return false
	}
	bom := b[0] == 0xff && b[1] == 0xfe || b[0] == 0xfe && b[1] == 0xff
	return bom || b[0] == 0 && isLetter(b[1]) || b[1] == 0 && isLetter(b[0])
}

func isLineEnd(c byte) bool { return c == '\r' || c == '\n' }

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func isAlphanumeric(c byte) bool { return isLetter(c) || c >= '0' && c <= '9' }
