// Package deidentify makes of a record what may be told of it without telling whose it is: the safe harbor of 45 CFR
// 164.514(b)(2).
//
// It is an allow-list, and never a block-list. A [Result] has a fixed set of elements, and each is of a closed language: a
// code whose system is known and whose check digit is right, a decimal number with a unit that this package can read, a
// year, a sex, a band of ages, three digits of a ZIP code. Nothing of a record passes as text. What is not understood is
// left out, so that a new kind of identifier, in a place that nobody thought of, does not get through either.
//
// The rule has a name and a version ([Rule]): whoever has an export can look up what was done to it. What it does not
// promise is in docs/guides/research.md: that no combination of what is left singles somebody out, which is what the lab
// must not actually know (164.514(b)(2)(ii)), and that a sender which files an identifier as a measured number is noticed.
//
// It is pure: claims in, results out.
package deidentify

import (
	"errors"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/fhir"
	"github.com/labseal/labseal/oracle/hl7"
)

// Rule names what is done to records here.
const Rule = "labseal/safe-harbor/1"

// Coding is a code of a system that this package knows.
type Coding struct{ System, Code string }

// Result is one measurement of one patient, without what says of whom.
type Result struct {
	Codes  []Coding // of the test
	Status string   // FHIR's ObservationStatus
	Year   int      // in which it was measured; 0: not told
	Age    Age      // at that time
	Sex    string   // FHIR's AdministrativeGender; empty: not told
	Area   string   // three digits of the ZIP code, 000 where few people live; empty: not told

	Value    *Quantity
	Ratio    *Ratio   // a titer
	Coded    []Coding // a value of a code system
	IsMasked bool     // there is a value, and it does not pass

	Low, High string   // reference range, decimals
	Flags     []string // codes of FHIR's ObservationInterpretation and HL7's table 0078
}

// Quantity is a number with its unit.
type Quantity struct {
	Comparator string // <, <=, >=, >; empty: it is equal
	Number     string // a decimal as JSON writes it, with the digits that were sent
	Unit       string // as it was sent; empty: it has none
	IsUCUM     bool   // the sender says that the unit is of UCUM
}

// Ratio is one number to another, such as 1:128.
type Ratio struct{ Numerator, Denominator string }

// ErrSeveral is returned for a record that is of several patients, or might be.
var ErrSeveral = errors.New("the record is not of one patient alone")

// Options are what a lab decides.
type Options struct {
	Areas      bool     // tell the areas
	SmallAreas []string // three digits each, that become 000 besides [SmallAreas]
}

// Results are what may be told of the claims of a record, whose contexts are given too: all that it has. Of a projection that is not
// known there is nothing.
func (o Options) Results(projection string, contexts, claims []evidence.Claim) ([]Result, error) {
	if len(contexts) != 1 {
		return nil, ErrSeveral
	}
	switch projection {
	case hl7.Projection:
		return o.hl7(contexts[0], claims)
	case fhir.Projection:
		return o.fhir(contexts[0], claims)
	}
	return nil, nil
}

// isTold says whether a result tells anything of a test.
func (r *Result) isTold() bool { return len(r.Codes) > 0 && r.Status != "" }
