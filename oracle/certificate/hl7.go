package certificate

import (
	"regexp"
	"strings"

	"github.com/labseal/labseal/evidence"
)

func hl7Line(c evidence.Claim) line {
	segments := map[string]hl7Segment{}
	for s := range strings.SplitSeq(text(c.Body), "\r") {
		fields := strings.Split(s, "|")
		if _, ok := segments[fields[0]]; !ok {
			segments[fields[0]] = fields
		}
	}
	pid, obx := segments["PID"], segments["OBX"]
	switch {
	case c.Kind == "context" && pid != nil:
		name := joined(" ", pid.part(5, 1), pid.part(5, 0))
		return line{about: "Patient", says: joined(", ", name, labelled("born ", pid.part(7, 0)), labelled("id ", pid.part(3, 0)))}
	case c.Kind == "observation" && obx != nil:
		about := obx.part(3, 1)
		if about == "" {
			about = obx.part(3, 0)
		}
		value := readable(strings.ReplaceAll(obx.field(5), "~", ", "))
		usual := labelled("usual: ", readable(obx.field(7)))
		return line{
			about: about, says: joined(" ", value, obx.part(6, 0), bracketed(usual)),
			note: joined(", ", labelled("flag ", readable(obx.field(8))), labelled("status ", readable(obx.field(11)))),
		}
	}
	return line{}
}

type hl7Segment []string

func (s hl7Segment) field(n int) string {
	if n >= len(s) {
		return ""
	}
	return s[n]
}

// part is a component of the first repetition of a field.
func (s hl7Segment) part(field, component int) string {
	first, _, _ := strings.Cut(s.field(field), "~")
	parts := strings.Split(first, "^")
	if component >= len(parts) {
		return ""
	}
	return readable(parts[component])
}

var (
	hl7Escape   = regexp.MustCompile(`\\(F|S|R|E|T|P)\\`)
	hl7Literals = map[string]string{`\F\`: "|", `\S\`: "^", `\R\`: "~", `\E\`: `\`, `\T\`: "&", `\P\`: "#"}
)

// readable undoes the escapes of the canonical form, and writes components apart.
func readable(value string) string {
	value = strings.ReplaceAll(value, "^", " ")
	return strings.TrimSpace(hl7Escape.ReplaceAllStringFunc(value, func(s string) string { return hl7Literals[s] }))
}
