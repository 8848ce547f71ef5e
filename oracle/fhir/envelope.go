package fhir

import "github.com/labseal/labseal/oracle/record"

// Envelope is what a record says of how it is sent.
type Envelope struct {
	Type     string // of the resource
	Bundle   string // Bundle.type; empty for any other resource
	Requests []Request
}

// Request is what an entry of a Bundle asks a server to do with its resource.
type Request struct {
	Type        string // of the entry's resource; empty where it has none
	Method      string
	IfNoneExist string
	Identifiers []record.Identifier // of the resource, where IfNoneExist is set
}

// Envelope reads how the record is sent.
func (f *File) Envelope() Envelope {
	e := Envelope{Type: f.root.resourceType()}
	if !f.isBundle {
		return e
	}
	e.Bundle = f.root.get("type").string()
	e.Requests = make([]Request, len(f.entries))
	for i := range f.entries {
		resource, request := f.entries[i].resource, f.entries[i].value.get("request")
		r := Request{
			Type: resource.resourceType(), Method: request.get("method").string(),
			IfNoneExist: request.get("ifNoneExist").plain(),
		}
		if r.IfNoneExist != "" {
			r.Identifiers = identities(resource)
		}
		e.Requests[i] = r
	}
	return e
}
