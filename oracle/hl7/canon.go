package hl7

import (
	"strings"
	"unicode/utf8"

	"github.com/labseal/labseal/evidence"
)

// Segment is a segment of the canonical form (docs/spec/projections.md), by its fields: number 0 is its name. Of an MSH
// the fields stand one place further ahead than their numbers say, because MSH-1 is the separator itself.
type Segment []string

// Segments are the first segments of each name in a claim of this package's projection. What they hold is text for
// people: UTF-8 as it is, and else Latin-1, in which every byte is a character.
func Segments(c evidence.Claim) map[string]Segment {
	segments := map[string]Segment{}
	for line := range strings.SplitSeq(toUTF8(c.Body), "\r") {
		fields := Segment(strings.Split(line, "|"))
		if _, ok := segments[fields[0]]; !ok {
			segments[fields[0]] = fields
		}
	}
	return segments
}

// Field is a field as it stands, with its escapes; empty where there is none.
func (s Segment) Field(n int) string {
	if n >= len(s) {
		return ""
	}
	return s[n]
}

// Text is a field for people: its repetitions with a comma between, its components with a blank.
func (s Segment) Text(field int) string {
	return strings.TrimSpace(Unescape(strings.ReplaceAll(strings.ReplaceAll(s.Field(field), "~", ", "), "^", " ")))
}

// Component is a component, from 0, of the first repetition of a field, as it stands; empty where there is none.
func (s Segment) Component(field, component int) string {
	repetition, _, _ := strings.Cut(s.Field(field), "~")
	parts := strings.Split(repetition, "^")
	if component >= len(parts) {
		return ""
	}
	return parts[component]
}

// Part is a component for people.
func (s Segment) Part(field, component int) string {
	return strings.TrimSpace(Unescape(s.Component(field, component)))
}

// literals are what the escape sequences of the canonical form stand for, for people: a line break is a blank.
var literals = map[string]string{"F": "|", "S": "^", "R": "~", "E": `\`, "T": "&", "P": "#", ".br": " "}

// Unescape undoes the escapes of the canonical form. A sequence that stands for no character stays as it is.
func Unescape(value string) string {
	if !strings.Contains(value, `\`) {
		return value
	}
	var b strings.Builder
	for {
		before, rest, isThere := strings.Cut(value, `\`)
		b.WriteString(before)
		if !isThere {
			return b.String()
		}
		sequence, after, isWhole := strings.Cut(rest, `\`)
		literal, isKnown := literals[sequence]
		switch {
		case isWhole && isKnown:
			b.WriteString(literal)
		case isWhole:
			b.WriteString(`\` + sequence + `\`)
		default: // not of the canonical form
			b.WriteString(`\` + sequence)
		}
		value = after
	}
}

func toUTF8(b []byte) string {
	if utf8.Valid(b) {
		return string(b)
	}
	runes := make([]rune, len(b))
	for i, x := range b {
		runes[i] = rune(x)
	}
	return string(runes)
}
