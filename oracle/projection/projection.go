// Package projection recognises what a record is and splits it into the claims that its content commitment is made of.
//
// A projection is named and versioned, and its name is in the statement: the same record under the same name gives the
// same claims for ever. They are specified in docs/spec/projections.md.
package projection

import (
	"errors"
	"fmt"
	"sync"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/fhir"
	"github.com/labseal/labseal/oracle/hl7"
	"github.com/labseal/labseal/oracle/record"
	"github.com/labseal/labseal/oracle/vault"
)

// Opaque is the projection of bytes that are neither HL7 v2 nor FHIR: no claims, only the artefact.
const Opaque = "opaque/1"

// Type is what a record is said to be. The zero value asks to recognise it.
type Type string

// The types of record.
const (
	TypeAny    Type = ""
	TypeHL7    Type = "hl7v2"
	TypeFHIR   Type = "fhir"
	TypeOpaque Type = "opaque"
)

// ParseType reads a type's name.
func ParseType(name string) (Type, error) {
	switch t := Type(name); t {
	case TypeAny, TypeHL7, TypeFHIR, TypeOpaque:
		return t, nil
	}
	return "", fmt.Errorf("unknown type %q: use hl7v2, fhir or opaque", name)
}

// Projected is a record as its projection sees it.
type Projected struct {
	Projection string
	Status     evidence.Status
	Claims     []evidence.Claim
	Facts      record.Facts
}

// RefusedError says why a record can't be taken, in words for whoever sent it.
type RefusedError struct{ Err error }

func (e *RefusedError) Error() string { return e.Err.Error() }

// Unwrap returns the cause.
func (e *RefusedError) Unwrap() error { return e.Err }

// Project reads a record. What looks like HL7 v2 or FHIR and does not parse is refused with a *RefusedError, and never
// taken for an opaque artefact unless the caller says so by its type.
func Project(bytes []byte, t Type) (*Projected, error) { return new(Projector).Project(bytes, t) }

// Projector projects records one after the other in the same memory. It is for one goroutine at a time.
type Projector struct {
	memory    hl7.Memory
	projected Projected
}

// parsers are those that read no record just now. A projector need not have its own: what was parsed is not needed as long as
// its claims are.
var parsers = sync.Pool{New: func() any { return new(hl7.Parser) }}

// Project reads a record as the function of that name does. What it returns is there until the next call or
// [Projector.Forget]; but the facts are the caller's.
func (p *Projector) Project(bytes []byte, t Type) (*Projected, error) {
	var err error
	if p.projected, err = p.project(bytes, t); err != nil {
		return nil, &RefusedError{err}
	}
	if len(p.projected.Claims) > evidence.MaxClaims {
		return nil, &RefusedError{evidence.ErrTooManyClaims}
	}
	return &p.projected, nil
}

// Forget lets go of what was projected.
func (p *Projector) Forget() {
	p.memory.Forget()
	p.projected = Projected{}
}

func (p *Projector) project(bytes []byte, t Type) (none Projected, _ error) {
	switch {
	case len(bytes) == 0:
		return none, errors.New("the file is empty: check the export that wrote it")
	case len(bytes) > vault.MaxBody:
		return none, fmt.Errorf("the file has %d bytes, more than the %d MiB that one record may have: split it",
			len(bytes), vault.MaxBody>>20)
	case t == TypeHL7, t == TypeAny && hl7.Looks(bytes):
		parser := parsers.Get().(*hl7.Parser)
		defer parsers.Put(parser)
		defer parser.Forget()
		file, err := parser.Parse(bytes)
		if err != nil {
			return none, err
		}
		return Projected{hl7.Projection, file.Status(), file.ClaimsIn(&p.memory), file.Facts()}, nil
	case t == TypeFHIR, t == TypeAny && fhir.Looks(bytes):
		resource, err := fhir.Parse(bytes)
		if err != nil {
			return none, err
		}
		return Projected{fhir.Projection, resource.Status(), resource.Claims(), resource.Facts()}, nil
	default:
		return Projected{Projection: Opaque, Facts: record.Facts{Kind: record.Artefact}}, nil
	}
}

// Again projects a sealed record under the projection that its statement names.
func Again(bytes []byte, name string) (*Projected, error) {
	types := map[string]Type{hl7.Projection: TypeHL7, fhir.Projection: TypeFHIR, Opaque: TypeOpaque}
	t, ok := types[name]
	if !ok {
		return nil, fmt.Errorf("projection %q is not known to this version", name)
	}
	return Project(bytes, t)
}
