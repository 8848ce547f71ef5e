package hl7

import (
	"bytes"
	"fmt"
	"strings"
)

// Error says why a record can't be read as HL7 v2, where, and what to do about it. It never holds content.
type Error struct {
	Line    int    // from 1; 0 when the record as a whole is meant
	Message int    // number of the message, from 1; 0 when outside of one or when there is only one
	Segment string // name of the segment; empty when it has none
	Problem string
	Remedy  string
}

// Error puts the place, the problem and the remedy into one line.
func (e *Error) Error() string {
	var b strings.Builder
	if e.Line > 0 {
		fmt.Fprintf(&b, "line %d", e.Line)
		if e.Segment != "" {
			b.WriteString(", " + e.Segment)
		}
		if e.Message > 0 {
			fmt.Fprintf(&b, " of message %d", e.Message)
		}
		b.WriteString(": ")
	}
	b.WriteString(e.Problem)
	if e.Remedy != "" {
		b.WriteString("; " + e.Remedy)
	}
	return b.String()
}

// lineAt is the number of the line that holds the offset. CR, LF and CRLF each end one line.
func lineAt(b []byte, offset int) int {
	b = b[:offset]
	return 1 + bytes.Count(b, []byte{'\r'}) + bytes.Count(b, []byte{'\n'}) - bytes.Count(b, []byte("\r\n"))
}
