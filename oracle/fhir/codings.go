package fhir

import (
	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/record"
)

// Codings are what a claim of this projection is about: the codings of an Observation's code and of its components'. A
// claim of another kind has none. Grants are decided by them, so that they are read as strictly as the record was: by the
// exact names of elements.
func Codings(claim evidence.Claim) (codings []record.Coding) {
	o := about(claim)
	codings = appendCodings(codings, o.get("code"))
	for component := range o.get("component").each {
		codings = appendCodings(codings, component.get("code"))
	}
	return codings
}

// Categories are of which kinds of tests a claim is: an Observation's categories.
func Categories(claim evidence.Claim) (codings []record.Coding) {
	for category := range about(claim).get("category").each {
		codings = appendCodings(codings, category)
	}
	return codings
}

// about is the Observation of a claim; nil for a claim of another kind.
func about(claim evidence.Claim) *value {
	if claim.Kind != "observation" {
		return nil
	}
	return readClaim(claim.Body).get("entry").get("resource")
}

// appendCodings appends the codings of a CodeableConcept that have a system and a code.
func appendCodings(codings []record.Coding, concept *value) []record.Coding {
	for coding := range concept.get("coding").each {
		c := record.Coding{System: coding.get("system").exact(), Code: coding.get("code").exact()}
		if c.System != "" && c.Code != "" {
			codings = append(codings, c)
		}
	}
	return codings
}
