package hl7

import "github.com/labseal/labseal/oracle/record"

// Facts are what the record tells about itself.
func (f *File) Facts() record.Facts {
	m := &f.messages[0]
	h := m.segments[0]
	text := func(s segment, n int) string { return string(m.code(s, n)) }
	facts := record.Facts{Kind: record.Other, Sender: record.Sender{Application: text(h, 3), Facility: text(h, 4), Control: text(h, 10)}}
	switch {
	case m.typeIs("ORU"):
		facts.Kind = record.Result
	case m.typeIs("ADT"):
		facts.Kind = record.Link
	}
	var link record.Linked
	for _, s := range m.segments {
		switch {
		case s.is("PID"):
			facts.Patient = append(facts.Patient, record.Identifier{Value: text(s, 3)})
			link.Survives = facts.Patient
		case s.is("MRG"):
			link.Merged = append(link.Merged, record.Identifier{Value: text(s, 1)})
		case s.is("OBR"):
			facts.Orders = append(facts.Orders, record.Ordered{Filler: record.Identifier{Value: text(s, 3)}})
		case s.is("OBX"):
			facts.WrongPatient = facts.WrongPatient || text(s, 11) == "W"
		}
	}
	if facts.Kind == record.Link {
		facts.Links = []record.Linked{link}
	}
	return facts
}
