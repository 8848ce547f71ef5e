package fhir

import (
	"encoding/json"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/record"
)

type concept struct {
	Coding []struct{ System, Code string } `json:"coding"`
}

// said is what a claim of an Observation says of what it is about.
type said struct {
	Code      concept   `json:"code"`
	Category  []concept `json:"category"`
	Component []struct {
		Code concept `json:"code"`
	} `json:"component"`
}

// Codings are what a claim of this projection is about: the codings of an Observation's code and of its components'. A
// claim of another kind has none.
func Codings(claim evidence.Claim) []record.Coding {
	o := about(claim)
	concepts := []concept{o.Code}
	for _, c := range o.Component {
		concepts = append(concepts, c.Code)
	}
	return codingsOf(concepts)
}

// Categories are of which kinds of tests a claim is: an Observation's categories.
func Categories(claim evidence.Claim) []record.Coding { return codingsOf(about(claim).Category) }

// about is empty for a claim of another kind, and for one that is not of the form that has codes.
func about(claim evidence.Claim) said {
	var body struct {
		Entry struct {
			Resource said `json:"resource"`
		} `json:"entry"`
	}
	if claim.Kind != "observation" || json.Unmarshal(claim.Body, &body) != nil {
		return said{}
	}
	return body.Entry.Resource
}

func codingsOf(concepts []concept) (codings []record.Coding) {
	for _, c := range concepts {
		for _, coding := range c.Coding {
			if coding.System != "" && coding.Code != "" {
				codings = append(codings, record.Coding{System: coding.System, Code: coding.Code})
			}
		}
	}
	return codings
}
