package projection

import (
	"bytes"
	"encoding/json"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/fhir"
	"github.com/labseal/labseal/oracle/hl7"
	"github.com/labseal/labseal/oracle/record"
)

// Holder is whom a context names: the patient of all claims that belong to it.
type Holder struct {
	Context string // as [Say] calls it
	Numbers []record.Identifier
}

// Holders are whom the contexts of an opening name. One that names nobody by a number is left out.
func Holders(o *evidence.Opening) (list []Holder) {
	for _, c := range o.Claims {
		if c.Claim.Kind != evidence.ContextKind {
			continue
		}
		if numbers := numbersIn(o.Projection, c.Claim.Body); len(numbers) > 0 {
			list = append(list, Holder{Say(o.Projection, c.Claim).Context, numbers})
		}
	}
	return list
}

// numbersIn reads the body of a context as the small record that it is: in HL7 v2 an MSH and a PID, in FHIR a Patient.
func numbersIn(name string, body []byte) []record.Identifier {
	switch name {
	case hl7.Projection:
		_, message, _ := bytes.Cut(body, []byte("\r"))
		if file, err := hl7.Parse(message); err == nil {
			return file.Facts().Patient
		}
	case fhir.Projection:
		var context struct {
			Patient struct{ Resource json.RawMessage }
		}
		if json.Unmarshal(body, &context) != nil {
			return nil
		}
		if file, err := fhir.Parse(context.Patient.Resource); err == nil {
			return file.Facts().Patient
		}
	}
	return nil
}
