package deidentify

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/labseal/labseal/evidence"
)

// fhirStatuses of an Observation that may be told.
var fhirStatuses = setOf("registered preliminary final amended corrected unknown")

type fhirConcept struct{ Coding []Coding }

type fhirQuantity struct {
	Value                          json.Number
	Comparator, Unit, System, Code string
}

type fhirReference struct {
	Reference  string
	Identifier struct{ System, Value string }
}

// fhirValue is what an Observation and its components have alike.
type fhirValue struct {
	Code                 fhirConcept
	ValueQuantity        *fhirQuantity
	ValueInteger         *json.Number
	ValueCodeableConcept *fhirConcept
	ValueRatio           *struct{ Numerator, Denominator fhirQuantity }
	Interpretation       []fhirConcept
	ReferenceRange       []struct{ Low, High *fhirQuantity }

	// Values that never pass.
	ValueString, ValueBoolean, ValueTime, ValueDateTime, ValueRange, ValuePeriod, ValueSampledData, ValueAttachment json.RawMessage
}

type fhirObservation struct {
	fhirValue
	Status                              string
	Subject                             *fhirReference
	ModifierExtension, ImplicitRules    json.RawMessage
	EffectiveDateTime, EffectiveInstant string
	EffectivePeriod                     struct{ Start string }
	Component                           []fhirValue
}

type fhirPatient struct {
	ID, BirthDate, Gender string
	Address               []struct{ PostalCode, Country string }
}

type fhirEntry[R any] struct {
	FullURL  string `json:"fullUrl"`
	Resource R
}

// read reads the form of a claim. A body that has another is of no use here.
func read[T any](c evidence.Claim) (body T, ok bool) {
	d := json.NewDecoder(bytes.NewReader(c.Body))
	d.UseNumber()
	return body, d.Decode(&body) == nil
}

// fhirClaim is the claim of an Observation.
type fhirClaim struct {
	Entry  fhirEntry[fhirObservation]
	Report []fhirEntry[fhirReport]
}

// fhirReport is what a report says of an Observation that is its result.
type fhirReport struct {
	EffectiveDateTime string
	EffectivePeriod   struct{ Start string }
	Subject           *fhirReference
}

// measured is when it was measured: by itself, or else by a report.
func (c *fhirClaim) measured() (at date) {
	o := &c.Entry.Resource
	said := []string{o.EffectiveDateTime, o.EffectiveInstant, o.EffectivePeriod.Start}
	for _, report := range c.Report {
		said = append(said, report.Resource.EffectiveDateTime, report.Resource.EffectivePeriod.Start)
	}
	for _, text := range said {
		if at.year == 0 {
			at = readDate(text)
		}
	}
	return at
}

// fhir reads claims of the projection fhir/1.
func (o Options) fhir(context evidence.Claim, claims []evidence.Claim) (list []Result, err error) {
	about, _ := read[struct{ Patient *fhirEntry[fhirPatient] }](context)
	var born date
	var sex string
	if about.Patient != nil {
		born, sex = readDate(about.Patient.Resource.BirthDate), sexes[about.Patient.Resource.Gender]
	}
	area := o.fhirArea(claims)
	subjects := map[string]bool{}
	for _, c := range claims {
		body, ok := read[fhirClaim](c)
		if c.Kind != "observation" || !ok {
			continue
		}
		subjects[body.Entry.Resource.Subject.of(about.Patient)] = true
		for _, report := range body.Report {
			subjects[report.Resource.Subject.of(about.Patient)] = true
		}
		at := body.measured()
		for _, r := range body.Entry.Resource.results() {
			r.Year, r.Age, r.Sex, r.Area = at.measured(), ageAt(born, at), sex, area
			if r.isTold() {
				list = append(list, r)
			}
		}
	}
	if len(subjects) > 1 || about.Patient != nil && len(subjects) == 1 && !subjects[""] {
		return nil, ErrSeveral
	}
	return list, nil
}

// fhirArea is the first area that the record's Patient names, where its claim may go.
func (o Options) fhirArea(claims []evidence.Claim) (area string) {
	for _, c := range claims {
		p, ok := read[struct{ Entry fhirEntry[fhirPatient] }](c)
		if c.Kind != "patient" || !ok || !strings.HasPrefix(c.Name, "Patient") {
			continue
		}
		for _, a := range p.Entry.Resource.Address {
			if area == "" {
				area = o.area(a.PostalCode, a.Country)
			}
		}
	}
	return area
}

// of names whom a reference names, so that two can be told apart. One that names the record's own patient, or nobody, is of
// the one that the record is of.
func (r *fhirReference) of(patient *fhirEntry[fhirPatient]) string {
	if r == nil || r.Reference == "" && r.Identifier.Value == "" {
		return ""
	}
	named, _, _ := strings.Cut(r.Reference, "/_history/")
	if patient != nil && named != "" && (named == patient.FullURL || named == "Patient/"+patient.Resource.ID) {
		return ""
	}
	return named + "\n" + r.Identifier.System + "\n" + r.Identifier.Value
}

// results are an Observation's own, and its components'. One that an extension may give another meaning tells nothing.
func (o *fhirObservation) results() (list []Result) {
	if o.ModifierExtension != nil || o.ImplicitRules != nil || !fhirStatuses[o.Status] {
		return nil
	}
	for _, v := range append([]fhirValue{o.fhirValue}, o.Component...) {
		r := v.result()
		r.Status = o.Status
		list = append(list, r)
	}
	return list
}

func (v *fhirValue) result() (r Result) {
	r.Codes = tests(v.Code.Coding)
	for _, concept := range v.Interpretation {
		for _, c := range concept.Coding {
			if isInterpretation(c.System) && flags[c.Code] {
				r.Flags = append(r.Flags, c.Code)
			}
		}
	}
	if len(v.ReferenceRange) == 1 {
		r.Low, r.High = v.ReferenceRange[0].Low.number(), v.ReferenceRange[0].High.number()
	}
	switch {
	case v.ValueQuantity != nil:
		r.quantity(*v.ValueQuantity)
	case v.ValueInteger != nil:
		r.quantity(fhirQuantity{Value: *v.ValueInteger})
	case v.ValueCodeableConcept != nil:
		r.Coded = values(v.ValueCodeableConcept.Coding)
		r.IsMasked = len(r.Coded) == 0
	case v.ValueRatio != nil:
		one, other := v.ValueRatio.Numerator.number(), v.ValueRatio.Denominator.number()
		if r.IsMasked = one == "" || other == "" || len(one) > 4 || len(other) > 6; !r.IsMasked {
			r.Ratio = &Ratio{one, other}
		}
	default:
		for _, other := range []json.RawMessage{
			v.ValueString, v.ValueBoolean, v.ValueTime, v.ValueDateTime, v.ValueRange, v.ValuePeriod, v.ValueSampledData, v.ValueAttachment,
		} {
			r.IsMasked = r.IsMasked || other != nil
		}
	}
	return r
}

func (q *fhirQuantity) number() string {
	if q == nil {
		return ""
	}
	n, _ := decimal(q.Value.String())
	return n
}

func (r *Result) quantity(q fhirQuantity) {
	value, ok := compared(q.Comparator + q.Value.String())
	if value.Unit = q.Code; !isUnit(value.Unit) {
		value.Unit = q.Unit
	} else {
		value.IsUCUM = q.System == UCUM
	}
	if r.IsMasked = !ok; ok {
		r.measure(value)
	}
}
