package healthlink

import (
	"encoding/json"
	"regexp"
	"strings"
	"unicode/utf8"

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

// resourceOf puts a claim of an HL7 v2 record into FHIR: its patient, and its results. Others have none.
func resourceOf(c evidence.Claim) map[string]any {
	segments := map[string]segment{}
	for line := range strings.SplitSeq(toUTF8(c.Body), "\r") {
		fields := strings.Split(line, "|")
		if _, ok := segments[fields[0]]; !ok {
			segments[fields[0]] = fields
		}
	}
	pid, obx := segments["PID"], segments["OBX"]
	switch {
	case c.Kind == evidence.ContextKind && pid != nil:
		return patient(pid)
	case c.Kind == "observation" && obx != nil:
		return observed(obx, c)
	}
	return nil
}

func patient(pid segment) map[string]any {
	r := map[string]any{"resourceType": "Patient"}
	name := map[string]any{}
	set(name, "family", pid.part(5, 0))
	if given := pid.part(5, 1); given != "" {
		name["given"] = []string{given}
	}
	if len(name) > 0 {
		r["name"] = []any{name}
	}
	if number := pid.part(3, 0); number != "" {
		identifier := map[string]any{"value": number}
		if by := pid.part(3, 3); by != "" {
			identifier["assigner"] = map[string]string{"display": by}
		}
		r["identifier"] = []any{identifier}
	}
	if born := pid.part(7, 0); len(born) >= 8 && digits.MatchString(born[:8]) {
		r["birthDate"] = born[:4] + "-" + born[4:6] + "-" + born[6:8]
	}
	return r
}

var digits = regexp.MustCompile(`^[0-9]+$`)

func observed(obx segment, c evidence.Claim) map[string]any {
	var codings []any
	for _, coding := range hl7.Codings(c) {
		codings = append(codings, map[string]string{"system": coding.System, "code": coding.Code})
	}
	code := map[string]any{}
	if len(codings) > 0 {
		code["coding"] = codings
	}
	set(code, "text", first(obx.part(3, 1), obx.part(3, 0)))
	status, isKnown := observationStatus[strings.ToUpper(obx.part(11, 0))]
	if !isKnown {
		status = "unknown"
	}
	r := map[string]any{"resourceType": "Observation", "status": status, "code": code}
	value := unescape(strings.ReplaceAll(obx.field(5), "~", ", "))
	switch {
	case value == "":
	case obx.field(2) == "NM" && decimal.MatchString(value):
		quantity := map[string]any{"value": json.Number(value)}
		set(quantity, "unit", obx.part(6, 0))
		r["valueQuantity"] = quantity
	case obx.field(2) == "ED" || obx.field(2) == "RP":
		r["valueString"] = "a document: see the record"
	default:
		r["valueString"] = strings.TrimSpace(value + " " + obx.part(6, 0))
	}
	if usual := unescape(obx.field(7)); usual != "" {
		r["referenceRange"] = []any{map[string]string{"text": usual}}
	}
	if flag := unescape(obx.field(8)); flag != "" {
		r["interpretation"] = []any{map[string]string{"text": flag}}
	}
	return r
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

// toUTF8 reads UTF-8, and else Latin-1, in which every byte is a character: FHIR has nothing else.
func toUTF8(b []byte) string {
	if utf8.Valid(b) {
		return string(b)
	}
	runes := make([]rune, len(b))
	for i, x := range b {
		runes[i] = rune(x)
	}
	return string(runes)
}

// segment is a segment of the canonical form, by its fields.
type segment []string

func (s segment) field(n int) string {
	if n >= len(s) {
		return ""
	}
	return s[n]
}

// part is a component of the first repetition of a field.
func (s segment) part(field, component int) string {
	repetition, _, _ := strings.Cut(s.field(field), "~")
	parts := strings.Split(repetition, "^")
	if component >= len(parts) {
		return ""
	}
	return unescape(parts[component])
}

var (
	escape   = regexp.MustCompile(`\\(F|S|R|E|T|P)\\`)
	literals = map[string]string{`\F\`: "|", `\S\`: "^", `\R\`: "~", `\E\`: `\`, `\T\`: "&", `\P\`: "#"}
)

// unescape undoes the escapes of the canonical form, and writes components apart.
func unescape(value string) string {
	value = strings.ReplaceAll(value, "^", " ")
	return strings.TrimSpace(escape.ReplaceAllStringFunc(value, func(s string) string { return literals[s] }))
}
