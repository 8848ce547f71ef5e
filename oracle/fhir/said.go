package fhir

import (
	"strings"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/record"
)

// Say reads a claim of this package's projection for people: what it may be called, what it says, and which context
// claim it belongs to. What it has no short words for it shows as it is.
func Say(c evidence.Claim) record.Said {
	said := record.Said{Text: string(c.Body)}
	root := readClaim(c.Body)
	if root == nil {
		said.Names = []string{c.Name}
		return said
	}
	said.Context = root.get("context").literal()
	r := root.get("entry").get("resource")
	for _, name := range append([]string{c.Name, r.get("id").exact()}, names(r.get("code"))...) {
		if name != "" {
			said.Names = append(said.Names, name)
		}
	}
	if text := shown(r); c.Kind == "observation" && text != "" {
		said.Text = label(r.get("code")) + ": " + text
		if status := r.get("status").exact(); status != "" {
			said.Text += ", status " + status
		}
	}
	return said
}

// names are what a CodeableConcept may be called.
func names(concept *value) (list []string) {
	for coding := range concept.get("coding").each {
		list = append(list, coding.get("code").exact(), coding.get("display").exact())
	}
	return append(list, concept.get("text").exact())
}

// label is the first of what people would call a CodeableConcept.
func label(concept *value) string {
	if text := concept.get("text").exact(); text != "" {
		return text
	}
	for _, name := range []string{"display", "code"} {
		for coding := range concept.get("coding").each {
			if text := coding.get(name).exact(); text != "" {
				return text
			}
		}
	}
	return "a result"
}

// shown is the value of an Observation, "" for one of a kind that has no short words.
func shown(r *value) string {
	if q := r.get("valueQuantity"); q != nil && q.kind == '{' {
		unit := q.get("unit").exact()
		if unit == "" {
			unit = q.get("code").exact()
		}
		return strings.TrimSpace(q.get("comparator").exact() + q.get("value").literal() + " " + unit)
	}
	if concept := r.get("valueCodeableConcept"); concept != nil && concept.kind == '{' {
		return label(concept)
	}
	for _, name := range []string{"valueString", "valueDateTime", "valueTime"} {
		if text := r.get(name).exact(); text != "" {
			return text
		}
	}
	for _, name := range []string{"valueInteger", "valueBoolean"} {
		if text := r.get(name).literal(); text != "" {
			return text
		}
	}
	return ""
}
