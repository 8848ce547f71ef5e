package fhir

import (
	"bytes"
	"fmt"
	"strings"
)

// Error says why a record can't be read as FHIR, where, and what to do about it. It never holds a value, nor a name that is not
// one of FHIR's.
type Error struct {
	Line    int    // from 1; 0 when the record as a whole is meant
	Path    string // of element names and positions from 0, such as entry[2].resource.status; {3} is the fourth element of its object, whose name is not known
	Problem string
	Remedy  string
}

// Error puts the place, the problem and the remedy into one line.
func (e *Error) Error() string {
	var b strings.Builder
	if e.Line > 0 {
		fmt.Fprintf(&b, "line %d: ", e.Line)
	}
	if e.Path != "" {
		b.WriteString(e.Path + ": ")
	}
	b.WriteString(e.Problem)
	if e.Remedy != "" {
		b.WriteString("; " + e.Remedy)
	}
	return b.String()
}

// The remedies that several problems share.
const (
	resend   = "send the file again from the system it comes from"
	inPieces = "send it in smaller Bundles"
)

// lineAt is the number of the line that holds the offset.
func lineAt(b []byte, offset int) int { return 1 + bytes.Count(b[:offset], []byte{'\n'}) }
