package hl7

import (
	"bytes"
	"fmt"
)

// class is what a byte means inside a field.
type class uint8

const (
	plain      class = iota // stands for itself, in this message and in the canonical form
	repetition              // the three separators inside a field
	component
	subcomponent
	escape     // begins an escape sequence
	clash      // stands for itself here, but separates or escapes in the canonical form
	truncation // marks a value that was cut off (HL7 v2.7, 2.5.5.2)
)

// delimiters are the delimiters of one message as MSH-1 and MSH-2 declare them (HL7 v2.5.1, 2.5.4).
type delimiters struct {
	field, comp, rep, escape, sub byte
	truncation                    byte // 0 when not declared
	isCanonical                   bool // they are those of the canonical form
	classes                       [256]class
}

// read reads MSH-1 and MSH-2 of an MSH segment, and says what is wrong with them.
//
// The standard lets old systems leave the escape and subcomponent characters out. We don't: a short MSH-2 is far more
// often one that lost its backslash on the way, and then the message's escapes are damaged too.
func (d *delimiters) read(header []byte) (problem string) {
	d.field = header[3]
	codes, _, _ := bytes.Cut(header[4:], []byte{d.field})
	if len(codes) != 4 && len(codes) != 5 {
		return fmt.Sprintf(`MSH-2 holds %d encoding characters where 4 are needed (usually ^~\&)`, len(codes))
	}
	for i, c := range codes {
		if !isDelimiter(c) {
			return fmt.Sprintf("MSH-2 holds 0x%02x, which can't be a delimiter", c)
		}
		if c == d.field || bytes.IndexByte(codes[:i], c) >= 0 {
			return fmt.Sprintf("MSH-1 and MSH-2 use 0x%02x for two things", c)
		}
	}
	d.comp, d.rep, d.escape, d.sub = codes[0], codes[1], codes[2], codes[3]
	if len(codes) == 5 {
		d.truncation = codes[4]
	}
	d.isCanonical = string(header[3:4])+string(codes) == canonical
	d.classify()
	return ""
}

func (d *delimiters) classify() {
	for i := range len(canonical) {
		d.classes[canonical[i]] = clash
	}
	if d.truncation != 0 {
		d.classes['#'] = clash
		d.classes[d.truncation] = truncation
	}
	d.classes[d.comp] = component
	d.classes[d.rep] = repetition
	d.classes[d.sub] = subcomponent
	d.classes[d.escape] = escape
}

// isDelimiter says whether a byte may be a delimiter: printable ASCII, no letter, digit or blank, and no quote, since
// two of them are HL7's null.
func isDelimiter(c byte) bool { return c > ' ' && c < 0x7f && c != '"' && !isAlphanumeric(c) }
