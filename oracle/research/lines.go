package research

import (
	"encoding/json"
	"strconv"
	"strings"

	"github.com/labseal/labseal/oracle/deidentify"
	"github.com/labseal/labseal/oracle/journal"
)

// The extensions that an Observation has for what FHIR keeps on the Patient, where it would not be of the time of the
// measurement.
const (
	AgeExtension  = "urn:labseal:study:age"  // valueRange, in years
	SexExtension  = "urn:labseal:study:sex"  // valueCode
	AreaExtension = "urn:labseal:study:area" // valueCode, three digits of a ZIP code
)

const interpretations = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation"

type object = map[string]any

// patient is the FHIR Patient of a pseudonym. It says nothing but that.
func patient(p journal.Pseudonym) object { return object{"resourceType": "Patient", "id": p.String()} }

// observation is a result as a FHIR R4 Observation. Its members are set here one by one; nothing of the record is copied.
func observation(id string, p journal.Pseudonym, r *deidentify.Result) object {
	o := object{
		"resourceType": "Observation", "id": id, "status": r.Status, "code": concept(r.Codes),
		"subject": object{"reference": "Patient/" + p.String()},
	}
	if r.Year != 0 {
		o["effectiveDateTime"] = strconv.Itoa(r.Year)
	}
	if list := extensions(r); len(list) > 0 {
		o["extension"] = list
	}
	switch {
	case r.Value != nil:
		o["valueQuantity"] = quantity(r.Value)
	case r.Ratio != nil:
		o["valueRatio"] = object{"numerator": decimal(r.Ratio.Numerator), "denominator": decimal(r.Ratio.Denominator)}
	case len(r.Coded) > 0:
		o["valueCodeableConcept"] = concept(r.Coded)
	case r.IsMasked:
		o["dataAbsentReason"] = concept([]deidentify.Coding{{
			System: "http://terminology.hl7.org/CodeSystem/data-absent-reason", Code: "masked",
		}})
	}
	if r.Low != "" || r.High != "" {
		usual := object{}
		for name, limit := range map[string]string{"low": r.Low, "high": r.High} {
			if limit != "" {
				usual[name] = decimal(limit)
			}
		}
		o["referenceRange"] = []any{usual}
	}
	var flags []any
	for _, flag := range r.Flags {
		flags = append(flags, concept([]deidentify.Coding{{System: interpretations, Code: flag}}))
	}
	if len(flags) > 0 {
		o["interpretation"] = flags
	}
	return o
}

func extensions(r *deidentify.Result) (list []any) {
	if r.Age.IsOf {
		band := object{"low": years(r.Age.From)}
		if r.Age.From < 90 {
			band["high"] = years(r.Age.To())
		}
		list = append(list, object{"url": AgeExtension, "valueRange": band})
	}
	for _, e := range [][2]string{{SexExtension, r.Sex}, {AreaExtension, r.Area}} {
		if e[1] != "" {
			list = append(list, object{"url": e[0], "valueCode": e[1]})
		}
	}
	return list
}

func years(n int) object {
	return object{"value": n, "unit": "a", "system": deidentify.UCUM, "code": "a"}
}

// decimal is a number as FHIR has it, with the digits that it was sent with.
func decimal(n string) object { return object{"value": json.Number(n)} }

func quantity(q *deidentify.Quantity) object {
	o := decimal(q.Number)
	if q.Comparator != "" {
		o["comparator"] = q.Comparator
	}
	if q.Unit != "" {
		o["unit"] = q.Unit
	}
	if q.IsUCUM {
		o["system"], o["code"] = deidentify.UCUM, q.Unit
	}
	return o
}

func concept(codings []deidentify.Coding) object {
	var list []any
	for _, c := range codings {
		coding := object{"code": c.Code}
		if c.System != "" {
			coding["system"] = c.System
		}
		list = append(list, coding)
	}
	return object{"coding": list}
}

// columns of the table.
var columns = []string{
	"pseudonym", "sex", "age", "area", "year", "status", "system", "code", "comparator", "value", "unit", "value_system",
	"value_code", "masked", "low", "high", "flags",
}

// row is a result as a line of the table. Of several codes it has the first.
func row(p journal.Pseudonym, r *deidentify.Result) []string {
	var year, comparator, value, unit, valueSystem, valueCode, masked string
	if r.Year != 0 {
		year = strconv.Itoa(r.Year)
	}
	switch {
	case r.Value != nil:
		comparator, value, unit = r.Value.Comparator, r.Value.Number, r.Value.Unit
	case r.Ratio != nil:
		value = r.Ratio.Numerator + ":" + r.Ratio.Denominator
	case len(r.Coded) > 0:
		valueSystem, valueCode = r.Coded[0].System, r.Coded[0].Code
	case r.IsMasked:
		masked = "masked"
	}
	return []string{
		p.String(), r.Sex, r.Age.String(), r.Area, year, r.Status, r.Codes[0].System, r.Codes[0].Code, comparator, value, unit,
		valueSystem, valueCode, masked, r.Low, r.High, strings.Join(r.Flags, " "),
	}
}
