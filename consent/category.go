package consent

import (
	"fmt"
	"slices"
)

// categories are the systems whose codes name kinds of tests (OBR-24, DiagnosticReport.category, Observation.category) and of
// documents.
var categories = []string{
	"http://terminology.hl7.org/CodeSystem/v2-0074", "http://hl7.org/fhir/v2/0074", "urn:oid:2.16.840.1.113883.18.22",
	"http://terminology.hl7.org/CodeSystem/observation-category", "http://hl7.org/fhir/observation-category",
	"http://terminology.hl7.org/CodeSystem/consentcategorycodes",
}

// CheckScope says why nobody enforces a code of what may be seen. What is released is judged by the codes of its results (OBX-3,
// Observation.code). A category is on no result: to permit one would permit nothing, and to except one would except nothing.
func (c Coding) CheckScope() error {
	if slices.Contains(categories, c.System) {
		return fmt.Errorf("%s|%s is a category, and results are judged by their own codes: list the tests", c.System, c.Code)
	}
	return nil
}
