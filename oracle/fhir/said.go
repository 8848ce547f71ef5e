package fhir

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/record"
)

// coded is a CodeableConcept.
type coded struct {
	Text   string
	Coding []struct{ Code, Display string }
}

// shown is what people are shown of a claim.
type shown struct {
	Context json.Number
	Entry   struct {
		Resource struct {
			ResourceType, ID, Status string
			Code                     coded
			ValueQuantity            *struct {
				Comparator, Unit, Code string
				Value                  json.Number
			}
			ValueString, ValueDateTime, ValueTime string
			ValueCodeableConcept                  *coded
			ValueInteger, ValueBoolean            json.RawMessage
		}
	}
}

// Say reads a claim of this package's projection for people: what it may be called, what it says, and which context
// claim it belongs to. What it has no short words for it shows as it is.
func Say(c evidence.Claim) record.Said {
	said := record.Said{Text: string(c.Body)}
	var s shown
	d := json.NewDecoder(bytes.NewReader(c.Body))
	d.UseNumber()
	if err := d.Decode(&s); err != nil {
		said.Names = []string{c.Name}
		return said
	}
	said.Context = s.Context.String()
	r := &s.Entry.Resource
	for _, name := range append([]string{c.Name, r.ID}, r.Code.names()...) {
		if name != "" {
			said.Names = append(said.Names, name)
		}
	}
	if value := s.value(); c.Kind == "observation" && value != "" {
		said.Text = r.Code.label() + ": " + value
		if r.Status != "" {
			said.Text += ", status " + r.Status
		}
	}
	return said
}

func (c coded) names() (list []string) {
	for _, coding := range c.Coding {
		list = append(list, coding.Code, coding.Display)
	}
	return append(list, c.Text)
}

// label is the first of what people would call it.
func (c coded) label() string {
	if c.Text != "" {
		return c.Text
	}
	for _, coding := range c.Coding {
		if coding.Display != "" {
			return coding.Display
		}
	}
	for _, coding := range c.Coding {
		return coding.Code
	}
	return "a result"
}

// value is the value of an Observation, "" for one of a kind that has no short words.
func (s *shown) value() string {
	r := &s.Entry.Resource
	if q := r.ValueQuantity; q != nil {
		unit := q.Unit
		if unit == "" {
			unit = q.Code
		}
		return strings.TrimSpace(q.Comparator + q.Value.String() + " " + unit)
	}
	if r.ValueCodeableConcept != nil {
		return r.ValueCodeableConcept.label()
	}
	for _, text := range []string{r.ValueString, r.ValueDateTime, r.ValueTime, string(r.ValueInteger), string(r.ValueBoolean)} {
		if text != "" {
			return text
		}
	}
	return ""
}
