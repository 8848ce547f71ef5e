package deidentify

import (
	"strings"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/hl7"
)

// statuses of OBX-11 that a result may have to be told; all others are of no value, or of one that was wrong.
var hl7Statuses = map[string]string{
	"F": "final", "U": "final", "V": "final", "C": "corrected", "A": "amended", "B": "amended", "P": "preliminary",
	"R": "preliminary", "S": "preliminary", "": "unknown",
}

// hl7 reads claims of the projection hl7v2/1 (docs/spec/projections.md). Their values are bytes in any charset, of which only
// ASCII passes.
func (o Options) hl7(context evidence.Claim, claims []evidence.Claim) (list []Result, err error) {
	about := hl7.Segments(context)
	if processing := part(about["MSH"], 10, 0); processing == "T" || processing == "D" {
		return nil, nil // a test, or for training
	}
	pid := about["PID"]
	born, sex, area := readDate(part(pid, 7, 0)), sexes[part(pid, 8, 0)], ""
	for _, c := range claims {
		if pid := hl7.Segments(c)["PID"]; c.Kind == "patient" && pid != nil {
			area = o.area(part(pid, 11, 4), part(pid, 11, 5))
		}
	}
	for _, c := range claims {
		if c.Kind != "observation" {
			continue
		}
		r := observed(hl7.Segments(c), born)
		for _, coding := range hl7.Codings(c) {
			r.Codes = append(r.Codes, Coding(coding))
		}
		r.Codes, r.Sex, r.Area = tests(r.Codes), sex, area
		if r.isTold() {
			list = append(list, r)
		}
	}
	return list, nil
}

// observed reads the segments of an observation's claim.
func observed(segments map[string]hl7.Segment, born date) (r Result) {
	obx := segments["OBX"]
	r.Status = hl7Statuses[part(obx, 11, 0)]
	at := readDate(part(obx, 14, 0))
	for _, other := range []string{part(segments["OBR"], 7, 0), part(segments["SPM"], 17, 0)} {
		if at.year == 0 {
			at = readDate(other)
		}
	}
	r.Year, r.Age = at.measured(), ageAt(born, at)
	r.Low, r.High = interval(obx.Field(7))
	for flag := range strings.SplitSeq(obx.Field(8), "~") {
		if code, _, _ := strings.Cut(flag, "^"); flags[code] {
			r.Flags = append(r.Flags, code)
		}
	}
	r.valueOf(obx)
	return r
}

// valueOf reads OBX-5 by the type that OBX-2 gives it.
func (r *Result) valueOf(obx hl7.Segment) {
	value := obx.Field(5)
	if value == "" {
		return
	}
	unit := Quantity{
		Unit:   strings.ReplaceAll(obx.Component(6, 0), `\S\`, "^"), // a power of ten
		IsUCUM: part(obx, 6, 2) == "UCUM",
	}
	r.IsMasked = true // until it passes
	switch obx.Field(2) {
	case "NM", "ST":
		if q, ok := compared(value); ok {
			q.Unit, q.IsUCUM, r.IsMasked = unit.Unit, unit.IsUCUM, false
			r.measure(q)
		}
	case "SN":
		r.structured(obx, unit)
	case "CE", "CNE", "CWE", "CF":
		r.Coded = values(hl7Codings(value))
		r.IsMasked = len(r.Coded) == 0
	}
}

// structured reads an SN: a comparator, a number, and perhaps a colon and another number.
func (r *Result) structured(obx hl7.Segment, unit Quantity) {
	comparator, separator := obx.Component(5, 0), obx.Component(5, 2)
	first, isFirst := decimal(obx.Component(5, 1))
	second, isSecond := decimal(obx.Component(5, 3))
	switch {
	case strings.Contains(obx.Field(5), "~") || !isFirst:
	case separator == "" && obx.Component(5, 3) == "":
		if q, ok := compared(strings.TrimPrefix(comparator, "=") + first); ok {
			q.Unit, q.IsUCUM, r.IsMasked = unit.Unit, unit.IsUCUM, false
			r.measure(q)
		}
	case separator == ":" && isSecond && comparator == "" && len(first) <= 4 && len(second) <= 6:
		r.Ratio, r.IsMasked = &Ratio{first, second}, false
	}
}

// hl7Systems are the names of code systems in HL7's table 0396 whose codes may pass as a value.
var hl7Systems = map[string]string{"SCT": SNOMED, "LN": LOINC, "HL70078": "urn:labseal:hl7v2:HL70078"}

func hl7Codings(value string) (list []Coding) {
	for repetition := range strings.SplitSeq(value, "~") {
		parts := append(strings.Split(repetition, "^"), "", "", "", "", "", "")
		for _, i := range []int{0, 3} {
			if system, isKnown := hl7Systems[parts[i+2]]; isKnown {
				list = append(list, Coding{system, parts[i]})
			}
		}
	}
	return list
}

// part is a component of the first repetition of a field, without blanks around it, and of it only the first subcomponent.
func part(s hl7.Segment, field, component int) string {
	first, _, _ := strings.Cut(s.Component(field, component), "&")
	return strings.TrimSpace(first)
}
