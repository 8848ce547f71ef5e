package fhir

import (
	"encoding/json"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/record"
)

// Codings are what a claim of this projection is about: the codings of an Observation's code and of its components'. A
// claim of another kind has none.
func Codings(claim evidence.Claim) (codings []record.Coding) {
	if claim.Kind != "observation" {
		return nil
	}
	type concept struct {
		Coding []struct{ System, Code string } `json:"coding"`
	}
	var body struct {
		Entry struct {
			Resource struct {
				Code      concept `json:"code"`
				Component []struct {
					Code concept `json:"code"`
				} `json:"component"`
			} `json:"resource"`
		} `json:"entry"`
	}
	if json.Unmarshal(claim.Body, &body) != nil {
		return nil // not of the form that has codes
	}
	concepts := []concept{body.Entry.Resource.Code}
	for _, c := range body.Entry.Resource.Component {
		concepts = append(concepts, c.Code)
	}
	for _, c := range concepts {
		for _, coding := range c.Coding {
			if coding.System != "" && coding.Code != "" {
				codings = append(codings, record.Coding{System: coding.System, Code: coding.Code})
			}
		}
	}
	return codings
}
