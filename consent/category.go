package consent

import (
	"fmt"
	"slices"
)

// categories are the systems whose codes name kinds of tests that results carry (OBR-24, Observation.category).
var categories = []string{
	"http://terminology.hl7.org/CodeSystem/v2-0074", "http://terminology.hl7.org/CodeSystem/observation-category",
}

// others are systems whose codes name kinds of tests or of documents, and which no result carries.
var others = []string{
	"http://hl7.org/fhir/v2/0074", "urn:oid:2.16.840.1.113883.18.22", "http://hl7.org/fhir/observation-category",
	"http://terminology.hl7.org/CodeSystem/consentcategorycodes",
}

// CheckScope says why nobody enforces a code of what may be seen: no result would carry it, and to permit it would permit nothing.
func (c Coding) CheckScope() error {
	if slices.Contains(others, c.System) {
		return fmt.Errorf("%s|%s is on no result: list tests, or categories of %s or %s", c.System, c.Code, categories[0], categories[1])
	}
	return nil
}

// CheckTest says why a code does not name tests themselves. A result need not say of which category it is, so that to except
// one could let through what was meant.
func (c Coding) CheckTest() error {
	if slices.Contains(categories, c.System) || slices.Contains(others, c.System) {
		return fmt.Errorf("%s|%s is a category, which a result need not name: list the tests", c.System, c.Code)
	}
	return nil
}
