package projection

import (
	"bytes"
	"encoding/json"
	"slices"

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

// IsOfOne says whether a record names one patient at most. Contexts are of the same one where a number joins them; one that
// names nobody by a number might be of another.
func IsOfOne(o *evidence.Opening) bool {
	contexts := 0
	for _, c := range o.Claims {
		if c.Claim.Kind == evidence.ContextKind {
			contexts++
		}
	}
	if contexts < 2 {
		return true
	}
	holders := Holders(o)
	if len(holders) < contexts {
		return false
	}
	same, others := holders[0].Numbers, holders[1:]
	isSame := func(n record.Identifier) bool { return slices.Contains(same, n) }
	for len(others) > 0 {
		next := slices.IndexFunc(others, func(h Holder) bool { return slices.ContainsFunc(h.Numbers, isSame) })
		if next < 0 {
			return false
		}
		same = slices.Concat(same, others[next].Numbers)
		others = slices.Delete(others, next, next+1)
	}
	return true
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
