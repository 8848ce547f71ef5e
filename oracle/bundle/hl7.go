package bundle

import (
	"encoding/json"
	"net/url"
	"regexp"
	"strings"
	"unicode"

	"github.com/labseal/labseal/evidence"
	"github.com/labseal/labseal/oracle/hl7"
)

// decimal is a number as FHIR writes it. Its digits stay as they are.
var decimal = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?$`)

// observationStatus says OBX-11 in FHIR (docs/spec/projections.md, status classes).
var observationStatus = map[string]string{
	"O": "registered", "I": "registered", "S": "registered", "P": "preliminary", "R": "preliminary", "F": "final", "U": "final",
	"C": "corrected", "A": "amended", "B": "amended", "X": "cancelled", "D": "entered-in-error", "W": "entered-in-error",
}

// mapped puts the claims of an HL7 v2 record into FHIR: its patients, their orders, and their results.
func mapped(claims []evidence.OpenedClaim) (list []Entry) {
	patients := map[string]string{} // by context
	for _, c := range claims {
		if pid := hl7.Segments(c.Claim)["PID"]; c.Claim.Kind == evidence.ContextKind && pid != nil {
			e := New(patient(pid))
			patients[hl7.Say(c.Claim).Context] = e.FullURL
			list = append(list, e)
		}
	}
	for _, c := range claims {
		r := resourceOf(c.Claim)
		if r == nil {
			continue
		}
		if of := patients[hl7.Say(c.Claim).Context]; of != "" {
			r["subject"] = map[string]string{"reference": of}
		} else if r["resourceType"] == "ServiceRequest" { // which must have one
			r["subject"] = map[string]string{"display": "not named"}
		}
		list = append(list, New(r))
	}
	return list
}

func resourceOf(c evidence.Claim) map[string]any {
	segments := hl7.Segments(c)
	switch obx, obr := segments["OBX"], segments["OBR"]; {
	case c.Kind == "observation" && obx != nil:
		return observed(obx, c)
	case c.Kind == "order" && obr != nil:
		return ordered(obr)
	}
	return nil
}

func patient(pid hl7.Segment) map[string]any {
	r := map[string]any{"resourceType": "Patient"}
	name := map[string]any{}
	set(name, "family", pid.Part(5, 0))
	if given := pid.Part(5, 1); given != "" {
		name["given"] = []string{given}
	}
	if len(name) > 0 {
		r["name"] = []any{name}
	}
	if number := identifier(pid, 3); number != nil {
		r["identifier"] = []any{number}
	}
	if born := pid.Part(7, 0); len(born) >= 8 && digits.MatchString(born[:8]) {
		r["birthDate"] = born[:4] + "-" + born[4:6] + "-" + born[6:8]
	}
	return r
}

var digits = regexp.MustCompile(`^[0-9]+$`)

// identifier is a number and who gave it out, of a patient (CX).
func identifier(s hl7.Segment, field int) map[string]any {
	number := s.Part(field, 0)
	if number == "" {
		return nil
	}
	id := map[string]any{"value": number}
	if by := s.Part(field, 3); by != "" {
		id["assigner"] = map[string]string{"display": by}
	}
	return id
}

// ordered is an order, or what of it stands with its results. Whether it goes on, no message of results says.
func ordered(obr hl7.Segment) map[string]any {
	r := map[string]any{"resourceType": "ServiceRequest", "status": "unknown", "intent": "order"}
	code := map[string]any{}
	set(code, "text", first(obr.Part(4, 1), obr.Part(4, 0)))
	if len(code) > 0 {
		r["code"] = code
	}
	var numbers []any
	for _, of := range []struct {
		field      int
		code, says string
	}{{2, "PLAC", "number of who ordered"}, {3, "FILL", "number of the lab"}} {
		if number := obr.Part(of.field, 0); number != "" {
			kind := map[string]string{"system": "http://terminology.hl7.org/CodeSystem/v2-0203", "code": of.code}
			numbers = append(numbers, map[string]any{
				"type": map[string]any{"coding": []any{kind}, "text": of.says}, "value": number,
			})
		}
	}
	if numbers != nil {
		r["identifier"] = numbers
	}
	return r
}

func observed(obx hl7.Segment, c evidence.Claim) map[string]any {
	var codings []any
	for _, coding := range hl7.Codings(c) {
		codings = append(codings, map[string]string{"system": asURI(coding.System), "code": coding.Code})
	}
	code := map[string]any{}
	if len(codings) > 0 {
		code["coding"] = codings
	}
	set(code, "text", first(obx.Part(3, 1), obx.Part(3, 0)))
	if len(code) == 0 { // a result must have one
		set(code, "text", "not named")
	}
	status, isKnown := observationStatus[strings.ToUpper(obx.Part(11, 0))]
	if !isKnown {
		status = "unknown"
	}
	r := map[string]any{"resourceType": "Observation", "status": status, "code": code}
	value := obx.Text(5)
	switch {
	case value == "":
	case obx.Field(2) == "NM" && decimal.MatchString(value):
		quantity := map[string]any{"value": json.Number(value)}
		set(quantity, "unit", obx.Part(6, 0))
		r["valueQuantity"] = quantity
	case obx.Field(2) == "ED" || obx.Field(2) == "RP":
		r["valueString"] = "a document: see the record"
	default:
		r["valueString"] = strings.TrimSpace(value + " " + obx.Part(6, 0))
	}
	if usual := obx.Text(7); usual != "" {
		r["referenceRange"] = []any{map[string]string{"text": usual}}
	}
	if flag := obx.Text(8); flag != "" {
		r["interpretation"] = []any{map[string]string{"text": flag}}
	}
	return r
}

// asURI escapes white space: names of local systems may hold it, and a URI may not.
func asURI(system string) string {
	var escaped strings.Builder
	for _, r := range system {
		if unicode.IsSpace(r) {
			escaped.WriteString(url.PathEscape(string(r)))
		} else {
			escaped.WriteRune(r)
		}
	}
	return escaped.String()
}

func set(m map[string]any, key, value string) {
	if value != "" {
		m[key] = value
	}
}

func first(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}
