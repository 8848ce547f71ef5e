package fhir

import "bytes"

const (
	blanks  = " \t\r\n"
	sniffed = 64 << 10 // how far Looks reads into what may be XML, in bytes
)

var utf8BOM = []byte("\xef\xbb\xbf")

// Looks says whether a lab technician would call the bytes FHIR, be they whole or damaged: JSON that mentions
// resourceType, or XML that mentions FHIR's namespace. What looks like FHIR and does not parse is to be refused, not
// taken for an unknown document.
func Looks(b []byte) bool {
	if isUTF16(b) {
		b = bytes.ReplaceAll(bytes.TrimLeft(b[:min(len(b), sniffed)], "\xff\xfe"), []byte{0}, nil)
	}
	b = trim(b)
	return len(b) > 0 && (b[0] == '{' || b[0] == '[') && bytes.Contains(b, []byte(`"resourceType"`)) || isXML(b)
}

// trim takes off a BOM and the blanks around it.
func trim(b []byte) []byte {
	b = bytes.TrimLeft(b, blanks)
	return bytes.TrimLeft(bytes.TrimPrefix(b, utf8BOM), blanks)
}

// isXML says whether the bytes are FHIR as XML.
func isXML(b []byte) bool {
	return len(b) > 0 && b[0] == '<' && bytes.Contains(b[:min(len(b), sniffed)], []byte("http://hl7.org/fhir"))
}

// isUTF16 says whether the bytes begin with a UTF-16 BOM or with an ASCII character in UTF-16.
func isUTF16(b []byte) bool {
	if len(b) < 2 {
		return false
	}
	bom := b[0] == 0xff && b[1] == 0xfe || b[0] == 0xfe && b[1] == 0xff
	return bom || (b[0] == 0) != (b[1] == 0)
}
