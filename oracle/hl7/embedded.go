package hl7

import (
	"bytes"

	"github.com/labseal/labseal/oracle/record"
)

// embeds says whether the documents that an OBX of type ED embeds (in its OBX-5, HL7 v2.5.1, 2.A.24) are the Base64 that they say
// they are. Escaped line ends between count for line ends.
func (m *message) embeds(value []byte) bool {
	for document := range bytes.SplitSeq(value, []byte{m.delims.rep}) {
		coding := part1(document, m.delims.comp, 4)
		if bytes.EqualFold(coding, []byte("Base64")) && !record.Decodes(m.unbroken(part1(document, m.delims.comp, 5))) {
			return false
		}
	}
	return true
}

// unbroken is a value without escape sequences that stand for line ends.
func (m *message) unbroken(value []byte) []byte {
	e := string([]byte{m.delims.escape})
	if !bytes.Contains(value, []byte(e)) {
		return value
	}
	for _, end := range []string{"X0D0A", "X0D", "X0A", ".br"} {
		value = bytes.ReplaceAll(value, []byte(e+end+e), nil)
	}
	return value
}
