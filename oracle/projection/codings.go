package projection

import (
	"slices"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/fhir"
	"github.com/labseal/labseal/oracle/hl7"
	"github.com/labseal/labseal/oracle/record"
)

// Codings are what a claim is about, under the projection that made it: none where the claim has no code.
func Codings(name string, claim evidence.Claim) []record.Coding {
	switch name {
	case hl7.Projection:
		return hl7.Codings(claim)
	case fhir.Projection:
		return fhir.Codings(claim)
	}
	return nil
}

// Categories are of which kinds of tests a claim is, under the projection that made it.
func Categories(name string, claim evidence.Claim) []record.Coding {
	switch name {
	case hl7.Projection:
		return hl7.Categories(claim)
	case fhir.Projection:
		return fhir.Categories(claim)
	}
	return nil
}

// IsNamed says whether a claim is among those that codes name. Where there are none, each is.
func IsNamed(projection string, c evidence.Claim, codes []record.Coding) bool {
	return len(codes) == 0 || slices.ContainsFunc(Codings(projection, c), func(coding record.Coding) bool {
		return slices.Contains(codes, coding)
	})
}
