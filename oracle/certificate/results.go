package certificate

import (
	"strings"
	"unicode/utf8"

	"github.com/labseal/labseal/evidence"
)

// line is a claim in the words of a result sheet: see docs/spec/projections.md for what a claim's body holds. What
// can't be read so stands as it is.
type line struct{ about, says, note string }

func lineOf(projection string, c evidence.Claim) line {
	read := map[string]func(evidence.Claim) line{"hl7v2/1": hl7Line, "fhir/1": fhirLine}[projection]
	if read != nil {
		if l := read(c); l.says != "" {
			return l
		}
	}
	about := c.Name
	if about == "" {
		about = c.Kind
	}
	return line{about: about, says: strings.TrimSpace(strings.ReplaceAll(text(c.Body), "\r", "\n"))}
}

// text reads UTF-8, and else Latin-1, in which every byte is a character.
func text(b []byte) string {
	if utf8.Valid(b) {
		return string(b)
	}
	runes := make([]rune, len(b))
	for i, x := range b {
		runes[i] = rune(x)
	}
	return string(runes)
}

func joined(by string, parts ...string) string {
	var there []string
	for _, p := range parts {
		if p != "" {
			there = append(there, p)
		}
	}
	return strings.Join(there, by)
}

func labelled(label, value string) string {
	if value == "" {
		return ""
	}
	return label + value
}

func bracketed(value string) string {
	if value == "" {
		return ""
	}
	return "(" + value + ")"
}
