package hl7

import (
	"fmt"
	"strings"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/record"
)

// Say reads a claim of this package's projection for people: what it may be called, what it says, and which context
// claim it belongs to. It reads the canonical form only, so it needs no message.
func Say(c evidence.Claim) record.Said {
	lines := strings.Split(strings.TrimSuffix(string(c.Body), "\r"), "\r")
	said := record.Said{Context: contextOf(lines[0])}
	var own []string // segments that are the claim's own, and not repeated in it
	for _, line := range lines[1:] {
		fields := strings.Split(line, "|")
		switch {
		case c.Kind == "observation" && fields[0] == "OBX":
			said.Names = names(at(fields, 3))
			said.Number = Unescape(at(fields, 1))
			said.Text = result(fields)
			return said
		case c.Kind == "order" && fields[0] == "OBR":
			said.Names = names(at(fields, 4))
		case c.Kind == "specimen" && fields[0] == "SPM":
			said.Names = names(at(fields, 4))
		}
		own = append(own, listing(fields))
	}
	if said.Names == nil {
		said.Names = []string{c.Name}
	}
	said.Text = strings.Join(own, "; ")
	return said
}

// contextOf is the context of a claim at a place, m.p.o.s: m.p, or m alone where the claim stands before any patient.
func contextOf(place string) string {
	message, rest, _ := strings.Cut(place, ".")
	if patient, _, _ := strings.Cut(rest, "."); patient != "0" {
		return message + "." + patient
	}
	return message
}

func at(fields []string, n int) string {
	if n < len(fields) {
		return fields[n]
	}
	return ""
}

// names are the codes and texts of a coded field: its own, and those that it gives beside.
func names(field string) (list []string) {
	for _, repetition := range strings.Split(field, "~") {
		parts := strings.Split(repetition, "^")
		for _, i := range []int{0, 1, 3, 4} {
			if i < len(parts) && parts[i] != "" {
				list = append(list, Unescape(parts[i]))
			}
		}
	}
	return list
}

// result is what an OBX says, in the order in which people read it.
func result(obx []string) string {
	code := names(at(obx, 3))
	text := "a result"
	if len(code) > 1 {
		text = code[1]
	} else if len(code) == 1 {
		text = code[0]
	}
	text += ": " + Unescape(at(obx, 5))
	if unit := names(at(obx, 6)); len(unit) > 0 {
		text += " " + unit[0]
	}
	for _, more := range []struct {
		field int
		says  string
	}{{7, "range"}, {8, "flag"}, {11, "status"}} {
		if value := Unescape(at(obx, more.field)); value != "" {
			text += fmt.Sprintf(", %s %s", more.says, value)
		}
	}
	return text
}

// listing is a segment, field by field.
func listing(fields []string) string {
	var b strings.Builder
	first := 1
	if fields[0] == "MSH" {
		first = 2 // field 1 of an MSH is the separator itself
	}
	for i := first; i < len(fields); i++ {
		if fields[i] == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "%s-%d %s", fields[0], i-1+first, Unescape(fields[i]))
	}
	return b.String()
}
