package fhir

import "github.com/labseal/labseal/oracle/record"

// artefacts are the kinds of record by the types of resource that a record holds, the first that fits before the others.
var artefacts = []struct {
	kind  record.Kind
	types []string
}{
	{record.Result, []string{"DiagnosticReport", "Observation"}},
	{record.Document, []string{"Composition", "DocumentReference"}},
	{record.Order, []string{"ServiceRequest"}},
}

// Facts are what the record tells about itself: what kind of artefact it is.
func (f *File) Facts() record.Facts {
	held := map[string]bool{}
	for i := range f.entries {
		held[f.entries[i].resource.resourceType()] = true
	}
	facts := record.Facts{Kind: record.Other, Type: f.root.resourceType()}
	for _, k := range artefacts {
		for _, t := range k.types {
			if held[t] {
				facts.Kind = k.kind
				return facts
			}
		}
	}
	return facts
}
