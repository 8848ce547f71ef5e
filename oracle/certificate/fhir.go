package certificate

import (
	"bytes"
	"encoding/json"

	"github.com/labseal/labseal/evidence"
)

type fhirCode struct {
	Text   string
	Coding []struct{ Display, Code string }
}

type fhirQuantity struct {
	Value json.Number
	Unit  string
	Code  string
}

type fhirBody struct {
	Patient *struct {
		Resource struct {
			Name []struct {
				Text, Family string
				Given        []string
			}
			BirthDate  string
			Identifier []struct{ Value string }
		}
	}
	Entry struct {
		Resource struct {
			Status               string
			Code                 fhirCode
			ValueQuantity        *fhirQuantity
			ValueCodeableConcept *fhirCode
			ValueString          string
		}
	}
}

func fhirLine(c evidence.Claim) line {
	var b fhirBody
	d := json.NewDecoder(bytes.NewReader(c.Body))
	d.UseNumber()
	if d.Decode(&b) != nil {
		return line{}
	}
	if c.Kind == "context" && b.Patient != nil {
		p := b.Patient.Resource
		l := line{about: "Patient"}
		if len(p.Name) > 0 {
			l.says = p.Name[0].Text
			if l.says == "" {
				l.says = joined(" ", append(p.Name[0].Given, p.Name[0].Family)...)
			}
		}
		l.says = joined(", ", l.says, labelled("born ", p.BirthDate))
		if len(p.Identifier) > 0 {
			l.says = joined(", ", l.says, labelled("id ", p.Identifier[0].Value))
		}
		return l
	}
	r := b.Entry.Resource
	l := line{about: r.Code.words(), note: labelled("status ", r.Status)}
	switch {
	case c.Kind != "observation":
		return line{}
	case r.ValueQuantity != nil:
		unit := r.ValueQuantity.Unit
		if unit == "" {
			unit = r.ValueQuantity.Code
		}
		l.says = joined(" ", r.ValueQuantity.Value.String(), unit)
	case r.ValueCodeableConcept != nil:
		l.says = r.ValueCodeableConcept.words()
	default:
		l.says = r.ValueString
	}
	return l
}

func (c fhirCode) words() string {
	if c.Text != "" || len(c.Coding) == 0 {
		return c.Text
	}
	if c.Coding[0].Display != "" {
		return c.Coding[0].Display
	}
	return c.Coding[0].Code
}
