package fhirserver

import (
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/labseal/labseal/oracle/record"
)

// isJSON says whether a media type is FHIR as JSON.
func isJSON(t string) bool { return t == "application/fhir+json" || t == "application/json" }

// wantsJSON says whether the client takes JSON, by _format or by Accept.
func wantsJSON(r *http.Request) bool {
	if format := r.URL.Query().Get("_format"); format != "" {
		format, _, err := mime.ParseMediaType(strings.ReplaceAll(format, " ", "+")) // + in a query is a blank
		return err == nil && (isJSON(format) || format == "json")
	}
	accept := strings.Join(r.Header.Values("Accept"), ",")
	if strings.TrimSpace(accept) == "" {
		return true
	}
	for part := range strings.SplitSeq(accept, ",") {
		t, parameters, err := mime.ParseMediaType(part)
		if err != nil || !isJSON(t) && t != "application/*" && t != "*/*" {
			continue
		}
		if q, err := strconv.ParseFloat(parameters["q"], 64); err != nil || q > 0 {
			return true
		}
	}
	return false
}

// contentType refuses what is not FHIR R4 as JSON in UTF-8.
func contentType(r *http.Request) response {
	t, parameters, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	version, charset := parameters["fhirVersion"], parameters["charset"]
	if version == "" {
		version = parameters["fhirversion"]
	}
	problem := ""
	switch {
	case t == "application/fhir+xml" || t == "application/xml" || t == "text/xml":
		problem = "FHIR as XML is not taken: send it as JSON"
	case err != nil || !isJSON(t):
		problem = "send the resource as application/fhir+json"
	case charset != "" && !strings.EqualFold(charset, "utf-8"):
		problem = "send the resource in UTF-8"
	case version != "" && version != "4.0" && version != "4.0.1":
		problem = "FHIR R4 is taken: send the resource in version 4.0"
	case !slices.Contains([]string{"", "identity"}, r.Header.Get("Content-Encoding")):
		problem = "send the resource without a content encoding"
	default:
		return nil
	}
	return refuse(http.StatusUnsupportedMediaType, "not-supported", problem)
}

// preferred is what the client wants to be answered with, by Prefer: minimal, representation or OperationOutcome.
func preferred(r *http.Request) string {
	for part := range strings.FieldsFuncSeq(strings.Join(r.Header.Values("Prefer"), ","), func(c rune) bool { return c == ',' || c == ';' }) {
		if wish, ok := strings.CutPrefix(strings.TrimSpace(part), "return="); ok {
			return strings.Trim(wish, `"`)
		}
	}
	return ""
}

const problemCondition = "a conditional create is taken only with identifier=system|value, which names the order number that the posted " +
	"report itself carries"

// condition says whether the record is to be created only where none is yet: by the header for a single resource, by
// ifNoneExist for a report in a Bundle. The criterion must be an order's number that the record itself carries, because
// that is what intake finds records by. Of other resources of a Bundle it says nothing: they are parts of the record and
// are never resources of their own here.
func (p *posted) condition(headers []string, facts *record.Facts) (onlyNew bool, refused response) {
	unsupported := func() (bool, response) {
		return false, refuse(http.StatusBadRequest, "not-supported", problemCondition)
	}
	orders := make(map[record.Identifier]bool, len(facts.Orders))
	for _, o := range facts.Orders {
		orders[o.Filler] = true
	}
	if len(headers) > 0 {
		id, ok := criterion(headers[0])
		if p.Type == "Bundle" || len(headers) > 1 || !ok || !orders[id] {
			return unsupported()
		}
		return true, nil
	}
	isConditional := false
	for _, request := range p.Requests {
		if request.IfNoneExist == "" || request.Type != "DiagnosticReport" && request.Type != "Observation" {
			continue
		}
		isConditional = true
		id, ok := criterion(request.IfNoneExist)
		if !ok || !slices.Contains(request.Identifiers, id) {
			return unsupported()
		}
		onlyNew = onlyNew || orders[id]
	}
	if isConditional && !onlyNew {
		return unsupported()
	}
	return onlyNew, nil
}

// criterion reads identifier=system|value (R4, 3.1.0.8.1 and 3.1.1.4.10). Any other criterion is none.
func criterion(query string) (record.Identifier, bool) {
	values, err := url.ParseQuery(strings.TrimPrefix(strings.TrimSpace(query), "?"))
	if err != nil || len(values) != 1 || len(values["identifier"]) != 1 {
		return record.Identifier{}, false
	}
	var parts []string
	var part strings.Builder
	isEscaped := false
	for _, c := range values["identifier"][0] {
		switch {
		case isEscaped:
			isEscaped = false
			part.WriteRune(c)
		case c == '\\':
			isEscaped = true
		case c == ',' || c == '$': // several values, or a composite one
			return record.Identifier{}, false
		case c == '|':
			parts = append(parts, part.String())
			part.Reset()
		default:
			part.WriteRune(c)
		}
	}
	if len(parts) != 1 || part.Len() == 0 || isEscaped {
		return record.Identifier{}, false
	}
	return record.Identifier{Authority: parts[0], Value: part.String()}, true
}
